//! What is asked of measures: years, states, dyads, data.

use crate::args::{By, FormArgs, RowArgs};
use crate::failure::{Failure, Result};
use crate::files::read;
use counterpoise_datasets::Store;
use counterpoise_frames::Cell;
use counterpoise_measures::Years;
use counterpoise_panel::{
    DataName, Error, Form, MeasureQuery, Panel, Roster, Scope, StateNo, StateSystem, Units, Who,
};
use std::path::Path;

/// The word that stands for all members.
pub(crate) const ALL: &str = "all";
/// The years that a store may know of.
pub(crate) const ALL_YEARS: Years = Years { first: 1800, last: 2050 };

/// `1992..2018`, `1992-2018` or `2014`.
pub(crate) fn years(text: &str) -> Result<Years> {
    let (first, last) =
        text.split_once("..").or_else(|| text.split_once('-')).unwrap_or((text, text));
    let year =
        |text: &str| text.trim().parse::<i32>().ok().filter(|year| (1500..=2200).contains(year));
    let found = year(first).zip(year(last)).and_then(|(first, last)| Years::new(first, last));
    found.ok_or_else(|| {
        Failure::new(format!(
            "--years {text}: write the first and last year, as in --years 1992..2018"
        ))
    })
}

/// The datasets that are named.
pub(crate) fn data(form: &FormArgs) -> Result<Vec<DataName>> {
    form.data.iter().map(|name| Ok(DataName::parse(name)?)).collect()
}

pub(crate) fn scope(form: &FormArgs, years: Years) -> Scope {
    Scope { years, period: form.by.into(), directed: form.directed }
}

/// `RUS:CHN`.
pub(crate) fn dyad(text: &str, years: Years) -> std::result::Result<(StateNo, StateNo), Error> {
    let Some((one, other)) = text.split_once(':') else {
        return Err(not_a_dyad(text, "Write two states with a colon, as in RUS:CHN."));
    };
    let (one, other) = (StateNo::find(one, years)?, StateNo::find(other, years)?);
    if one == other {
        Err(not_a_dyad(text, "A dyad is of two different states."))
    } else {
        Ok((one, other))
    }
}

fn not_a_dyad(text: &str, help: &str) -> Error {
    Error {
        kind: counterpoise_panel::ErrorKind::Question,
        what: format!("`{text}` is no dyad."),
        help: help.to_owned(),
    }
}

/// The words of a list, or of the file that `@FILE` names: parted by commas, semicolons, blanks or
/// lines.
pub(crate) fn words(list: &str) -> Result<Vec<String>> {
    let text = match list.strip_prefix('@') {
        None => list.to_owned(),
        Some(file) => String::from_utf8_lossy(&read(Path::new(file))?).into_owned(),
    };
    let parts = |line: &str| {
        let line = line.split('#').next().unwrap_or_default().to_owned();
        line.split([',', ';', '\t'])
            .map(|word| word.trim().to_owned())
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
    };
    let found: Vec<String> = text.lines().flat_map(parts).collect();
    if found.is_empty() {
        Err(Failure::new(format!("the list {list} is empty")))
    } else {
        Ok(found)
    }
}

/// Every one of these, or all that is wrong with them.
pub(crate) fn each<T>(
    words: &[String],
    find: impl Fn(&str) -> std::result::Result<T, Error>,
) -> Result<Vec<T>> {
    let (mut found, mut errors) = (Vec::new(), Vec::new());
    for word in words {
        match find(word) {
            Ok(one) => found.push(one),
            Err(error) => errors.push(error),
        }
    }
    if errors.is_empty() { Ok(found) } else { Err(failures(&errors)) }
}

/// States by name or code; `all` are all members of the system in these periods.
pub(crate) fn states(list: &str, system: StateSystem, scope: Scope) -> Result<Vec<StateNo>> {
    if list == ALL {
        return Ok(Roster::of(system, scope).everyone());
    }
    each(&words(list)?, |word| StateNo::find(word, scope.years))
}

/// The years that are named; all where none are.
pub(crate) fn years_of(rows: &RowArgs) -> Result<Years> {
    rows.years.as_deref().map_or(Ok(ALL_YEARS), years)
}

/// Refuses a measure that takes long for each year, where no years are named.
pub(crate) fn named_years(rows: &RowArgs, queries: &[MeasureQuery]) -> Result<()> {
    if rows.years.is_none() && queries.iter().any(|query| query.info.name == "trade.gravity") {
        return Err(Failure::new(
            "trade.gravity is estimated for each year: say which, as in --years 2000..2010",
        ));
    }
    if rows.years.is_none() && queries.iter().all(|query| query.info.name == "power.major") {
        return Err(Failure::new(
            "power.major is a list without data that have an end: say which years, as in --years 1816..2016",
        ));
    }
    Ok(())
}

/// The dyads, or pairs of states, or states that are named; `None` where nobody is.
pub(crate) fn units(rows: &RowArgs, system: StateSystem, scope: Scope) -> Result<Option<Units>> {
    let years = scope.years;
    let joined = |lists: &[String]| -> Result<Vec<String>> {
        Ok(lists.iter().map(|list| words(list)).collect::<Result<Vec<_>>>()?.concat())
    };
    if let Some(list) = &rows.among {
        return Ok(Some(Units::among(&states(list, system, scope)?, scope.directed)));
    }
    if !rows.dyads.is_empty() {
        let dyads = each(&joined(&rows.dyads)?, |text| dyad(text, years))?;
        return Ok(Some(Units::Dyads(dyads)));
    }
    if let [list] = rows.states.as_slice() {
        return Ok(Some(Units::States(states(list, system, scope)?)));
    }
    let named = each(&joined(&rows.states)?, |word| StateNo::find(word, years))?;
    Ok((!named.is_empty()).then_some(Units::States(named)))
}

/// Measures and columns of the store, each with its variant and choices; `family.*` stands for all
/// of a family, in every variant.
pub(crate) fn queries(
    texts: &[String],
    form: Option<&FormArgs>,
    store: &Store,
) -> Result<Vec<MeasureQuery>> {
    if let Some(parted) = parted(texts) {
        return Err(parted);
    }
    let lines = texts.iter().flat_map(|text| expanded(text)).flat_map(|text| cubed(&text));
    let lines: Vec<String> = lines.collect();
    each(&lines, |line| query(line, form, store))
}

/// One measure or column.
pub(crate) fn one_query(line: &str, form: &FormArgs, store: &Store) -> Result<MeasureQuery> {
    Ok(query(line, Some(form), store)?)
}

/// With the year of --yearly, where the measure names none of its own.
fn query(
    line: &str,
    form: Option<&FormArgs>,
    store: &Store,
) -> std::result::Result<MeasureQuery, Error> {
    let query = MeasureQuery::parse_in(line, store)?;
    let of_years = !query.is_of_events();
    let rule = form.filter(|form| form.by != By::Year && of_years).and_then(|form| form.yearly);
    match rule.filter(|_| query.yearly.is_none()) {
        Some(rule) => MeasureQuery::parse_in(&format!("{line} {}", rule.word()), store),
        None => Ok(query),
    }
}

/// `cubic` stands for three columns: what it stands behind, its square and its cube.
fn cubed(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().filter(|word| *word != "cubic").collect();
    let line = words.join(" ");
    if words.len() == text.split_whitespace().count() {
        return vec![text.to_owned()];
    }
    vec![line.clone(), format!("{line} power=2"), format!("{line} power=3")]
}

/// A variant that stands apart from its measure, for want of quotation marks.
fn parted(texts: &[String]) -> Option<Failure> {
    let whole = |pair: &[String]| {
        let whole = pair.join(" ");
        let joins = counterpoise_measures::catalogue::measure(&pair[1]).is_none()
            && MeasureQuery::parse(&whole).is_ok();
        joins.then_some(whole)
    };
    let whole = texts.windows(2).find_map(whole)?;
    let (measure, word) = whole.rsplit_once(' ')?;
    Some(Failure::new(format!(
        "`{word}` is a choice of {measure}: in quotation marks the two are one, \"{whole}\""
    )))
}

fn expanded(text: &str) -> Vec<String> {
    let (name, rest) = text.split_once(' ').unwrap_or((text, ""));
    let Some(family) = name.strip_suffix('*').filter(|family| family.ends_with('.')) else {
        return vec![text.to_owned()];
    };
    let members =
        counterpoise_measures::catalogue().iter().filter(|info| info.name.starts_with(family));
    let lines = members.flat_map(|info| {
        let variants =
            info.variants.iter().map(|variant| format!("{} {} {rest}", info.name, variant.name));
        let plain = info.variants.is_empty().then(|| format!("{} {rest}", info.name));
        variants.chain(plain).collect::<Vec<_>>()
    });
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() { vec![text.to_owned()] } else { lines }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        failures(&[error])
    }
}

/// Everything that is wrong, each once.
pub(crate) fn failures(errors: &[Error]) -> Failure {
    let mut texts: Vec<String> = Vec::new();
    for error in errors.iter().map(ToString::to_string) {
        if !texts.contains(&error) {
            texts.push(error);
        }
    }
    Failure::new(texts.join("\n"))
}

/// The columns that name a row of a panel: its sides, then its period.
pub(crate) fn key_columns(panel: &Panel) -> Vec<String> {
    let sides: &[&str] = match panel.form {
        Form::Dyad if panel.scope.directed => &["source", "target"],
        Form::Dyad => &["state1", "state2"],
        Form::State => &["state"],
        Form::System => &[],
    };
    let period = format!("{:?}", panel.scope.period).to_lowercase();
    sides.iter().map(|side| (*side).to_owned()).chain([period]).collect()
}

/// The cells below them.
pub(crate) fn key_cells(panel: &Panel, who: Who, at: i32) -> Vec<Cell> {
    let mut cells: Vec<Cell> = match who {
        Who::Dyad(one, other) => vec![one.id().into(), other.id().into()],
        Who::State(state) => vec![state.id().into()],
        Who::System => Vec::new(),
    };
    cells.push(panel.scope.period.label(at).into());
    cells
}
