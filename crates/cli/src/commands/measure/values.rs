//! `measure NAME`: its values, with what they rest on.

use crate::args::{MeasureArgs, Reach, RowArgs};
use crate::asked::{self, failures};
use crate::failure::{Failure, Outcome, Result};
use crate::output::{screen, show, width};
use crate::progress::Bar;
use crate::store::open;
use counterpoise_datasets::Store;
use counterpoise_measures::Value;
use counterpoise_measures::catalogue::Sides;
use counterpoise_panel::{
    Catalogue, MeasureQuery, Panel, PanelOptions, Rows, Scope, StateSystem, Units,
};
use counterpoise_present::screens::measure;
use counterpoise_present::tables::measures::{Row, values};

pub(crate) fn run(args: &MeasureArgs) -> Result {
    let store = open(&args.store)?;
    let query = query(args, &store)?;
    let years = asked::years_of(&args.rows)?;
    asked::named_years(&args.rows, std::slice::from_ref(&query))?;
    let scope = Scope { directed: is_directed(args, &query), ..asked::scope(&args.form, years) };
    let units = units(args, &query, scope)?;
    let catalogue = Catalogue::new(&store, asked::data(&args.form)?);
    let options = PanelOptions {
        rows: choice(&args.rows),
        covered_years: args.rows.years.is_none(),
        relevant: args.rows.politically_relevant.map(Reach::name),
        ..PanelOptions::default()
    };
    let panel = {
        let bar = Bar::new(false);
        let at = |part: &str, at, of| bar.at(part, at, of);
        Panel::watched(&catalogue, &units, scope, &[query], options, &at)
            .map_err(|errors| failures(&errors))?
    };
    let kept = kept(&panel, args.rows.years.is_some());
    let rows = values(&panel, &kept);
    let text = || screen(&measure(&panel, &rows, width()));
    show(args.shown.format, || rows.clone(), text)?;
    Ok(Outcome::Well)
}

/// Who is named has a row in every period, and the status says where it was not there; of all
/// members and their pairs only what there was.
fn choice(rows: &RowArgs) -> Rows {
    let all = rows.among.is_some() || rows.states.iter().any(|list| list == asked::ALL);
    match rows.system.map(StateSystem::from) {
        system if all => Rows::Members(system.unwrap_or(StateSystem::Cow)),
        Some(system) => Rows::Balanced(system),
        None => Rows::Every,
    }
}

/// The measure, with the words of the command line after it.
fn query(args: &MeasureArgs, store: &Store) -> Result<MeasureQuery> {
    let mut words = args.name.clone();
    words.extend(args.variant.clone());
    words.extend(args.option.iter().cloned());
    words.extend(args.window.map(|years| format!("window={years}")));
    words.extend(args.on.as_ref().map(|on| format!("on={on}")));
    asked::one_query(&words.join(" "), &args.form, store)
}

fn is_directed(args: &MeasureArgs, query: &MeasureQuery) -> bool {
    !args.form.undirected && (args.form.directed || query.info.sides != Sides::Undirected)
}

fn units(args: &MeasureArgs, query: &MeasureQuery, scope: Scope) -> Result<Units> {
    let say = |what: &str| {
        Failure::new(format!(
            "{} is a measure of {}s: {what}",
            query.info.name,
            query.info.sides.name()
        ))
    };
    let system = args.rows.system.map_or(StateSystem::Cow, StateSystem::from);
    let named = asked::units(&args.rows, system, scope)?;
    match (query.info.sides, named) {
        (Sides::System, _) => Ok(Units::System),
        (Sides::Monadic, Some(Units::States(states))) => Ok(Units::States(states)),
        (Sides::Monadic, Some(Units::Dyads(dyads))) => {
            let both = dyads.into_iter().flat_map(|(one, other)| [one, other]);
            Ok(Units::States(both.collect()))
        }
        (Sides::Monadic, _) => Err(say("name states, as in --states RUS,CHN")),
        (_, Some(Units::Dyads(dyads))) => Ok(Units::Dyads(dyads)),
        _ => Err(say("name two states, as in --dyads RUS:CHN")),
    }
}

/// The rows that are shown: where no years were named, from the first to the last that the data
/// reach.
fn kept(panel: &Panel, all: bool) -> Vec<Row> {
    let rows = panel.rows().enumerate();
    let of = |at: usize| panel.columns.iter().map(|column| column.values[at]).collect::<Vec<_>>();
    let mut rows: Vec<Row> = rows.map(|(at, (who, period))| (who, period, of(at))).collect();
    if !all {
        let reached = |row: &&Row| {
            row.2
                .iter()
                .any(|one| !matches!(one.value, Value::OutsideCoverage | Value::NotApplicable))
        };
        let first = rows.iter().filter(reached).map(|row| row.1).min().unwrap_or(i32::MAX);
        let last = rows.iter().filter(reached).map(|row| row.1).max().unwrap_or(i32::MIN);
        rows.retain(|row| (first..=last).contains(&row.1));
    }
    rows
}
