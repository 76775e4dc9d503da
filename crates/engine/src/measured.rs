//! Series that name a measure of the catalogue: checked when a case is read, filled from a store
//! where one is named.
//!
//! The case below knows neither measures nor data; here the values are passed in. Without data a
//! series keeps what the case holds; where that is nothing, it is *not available*.

use crate::session::{Error as Trouble, Lacking};
use counterpoise_case::Loaded;
use counterpoise_case::model::{ActorId, Case, Series, SeriesValue};
use counterpoise_datasets::Store;
use counterpoise_dates::Date;
use counterpoise_diagnostic::{Code, Diagnostic, FileId, Span};
use counterpoise_measures::catalogue::Sides;
use counterpoise_measures::{Value, Years};
use counterpoise_panel::{
    BoundMeasure, Catalogue, Error, ErrorKind, MeasureQuery, Scope, StateNo, Used, Who,
};
use std::path::Path;

/// Says of every series whose measure is not understood what is wrong with it, in its place among
/// the others.
pub(crate) fn check(loaded: &mut Loaded) {
    let case = &loaded.case;
    let wrong = case.series.iter().filter_map(|series| {
        let text = series.asks.as_ref()?;
        let error = MeasureQuery::parse(text).and_then(|query| who(case, series, &query)).err()?;
        let span = Span {
            file: FileId(series.place.file),
            start: series.place.start,
            end: series.place.end,
        };
        let message = format!("the series `{}`: {}", series.id, error.what.trim_end_matches('.'));
        Some(Diagnostic::new(Code::BAD_SERIES, span, message).help(error.help))
    });
    let wrong: Vec<Diagnostic> = wrong.collect();
    loaded.diagnostics.extend(wrong);
    counterpoise_diagnostic::sort(&mut loaded.diagnostics);
}

/// Fills the series that name a measure from a store; the vintages used, each with the hash of its
/// files.
///
/// What the store does not have is left to the case, and named.
pub(crate) fn fill(case: &mut Case, folder: &Path) -> Result<Filled, Trouble> {
    let store = Store::open(folder).map_err(|error| Trouble::new(error.lines()))?;
    let catalogue = Catalogue::new(&store, Vec::new());
    let years = years(case);
    let mut used: Vec<Used> = Vec::new();
    let mut without: Vec<Lacking> = Vec::new();
    for at in 0..case.series.len() {
        let Some(text) = case.series[at].asks.clone() else { continue };
        let scope = Scope { directed: true, ..Scope::yearly(years) };
        let query = MeasureQuery::parse(&text);
        let found = query.and_then(|query| {
            Ok((who(case, &case.series[at], &query)?, catalogue.bind(&query, scope)?))
        });
        match found {
            Ok((who, bound_measure)) => {
                used.extend(
                    bound_measure
                        .used
                        .iter()
                        .filter(|one| !used.contains(one))
                        .cloned()
                        .collect::<Vec<_>>(),
                );
                put(&mut case.series[at], &bound_measure, who);
            }
            Err(error) if error.kind == ErrorKind::NotInStore => {
                without.push(lacking(&case.series[at], &error));
            }
            Err(error) => {
                return Err(Trouble::new(format!("the series `{}`: {error}", case.series[at].id)));
            }
        }
    }
    let hashed = |one: &Used| {
        let hashes: Vec<&str> = one.files.iter().map(|(_, hash)| hash.as_str()).collect();
        (format!("{}@{}", one.dataset, one.vintage), hashes.join("+"))
    };
    Ok((used.iter().map(hashed).collect(), without))
}

/// The vintages that were used, each with the hash of its files, and what there are no data for.
type Filled = (Vec<(String, String)>, Vec<Lacking>);

fn lacking(series: &Series, error: &Error) -> Lacking {
    let has_own = !series.values.is_empty();
    Lacking { series: series.id.clone(), has_own, why: error.to_string() }
}

/// The measure takes the place of what the case holds, in the years in which the data say
/// something.
fn put(series: &mut Series, bound_measure: &BoundMeasure, who: Who) {
    let value = |year: i32| {
        let measured = bound_measure.value(who, year);
        let value = match measured.value {
            Value::Number(number) => Some(number),
            Value::Missing | Value::Undefined(_) => None,
            Value::OutsideCoverage | Value::NotApplicable => return None,
        };
        Some(SeriesValue { date: Date::parse(&format!("{year:04}")).ok()?, value })
    };
    series.values = bound_measure.scope.periods().filter_map(value).collect();
    series.basis = std::iter::once(format!("computed by {}", bound_measure.query.text()))
        .chain(bound_measure.used.iter().map(|one| format!("from {}", one.line())))
        .chain(bound_measure.notes.iter().cloned())
        .collect();
}

/// Whom the measure is of: the series's own states, else the pair of the case.
fn who(case: &Case, series: &Series, query: &MeasureQuery) -> Result<Who, Error> {
    let state = |actor: ActorId| {
        let code = &case[actor].code;
        StateNo::of_id(code).ok_or_else(|| {
            question(format!("`{code}` is no state with data"), "Write an ISO-3 code.")
        })
    };
    let (one, other) = match (series.of, series.towards) {
        (None, None) => (case.header.subject, case.header.target),
        sides => sides,
    };
    match (query.info.sides, one, other) {
        (Sides::System, ..) => Ok(Who::System),
        (Sides::Monadic, Some(of), None) => Ok(Who::State(state(of)?)),
        (Sides::Monadic, ..) => {
            Err(question(format!("{} is of one state", query.info.name), "Name it: `of: CHN`."))
        }
        (_, Some(of), Some(towards)) => Ok(Who::Dyad(state(of)?, state(towards)?)),
        _ => Err(question(
            format!("{} is of two states", query.info.name),
            "Name both: `of: RUS -> CHN`.",
        )),
    }
}

fn question(what: String, help: &str) -> Error {
    Error { kind: ErrorKind::Question, what, help: help.to_owned() }
}

/// From the first year of the case's periods to the last.
fn years(case: &Case) -> Years {
    let first = case.periods.iter().map(|period| period.window.first.year()).min();
    let last = case.periods.iter().map(|period| period.window.last.year()).max();
    let usual = Years { first: 1800, last: 2050 };
    let years = first
        .zip(last)
        .and_then(|(first, last)| Years::new(first.max(usual.first), last.min(usual.last)));
    years.unwrap_or(usual)
}
