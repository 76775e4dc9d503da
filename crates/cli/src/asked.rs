//! What is asked of measures: years, states, dyads, data.

use crate::args::{By, FormArgs, RowArgs, YearlyRule};
use crate::failure::{Failure, Result};
use crate::files::read;
use counterpoise_datasets::Store;
use counterpoise_measures::Years;
use counterpoise_panel::{
    DataName, Error, MeasureQuery, Roster, Scope, StateNo, StateSystem, Units, dyad,
};
use std::path::Path;

/// The word that stands for all members.
pub(crate) const ALL: &str = "all";
pub(crate) use counterpoise_panel::ALL_YEARS;

/// `1992..2018`, `1992-2018` or `2014`.
pub(crate) fn years(text: &str) -> Result<Years> {
    Ok(counterpoise_panel::years(text)?)
}

/// The datasets that are named.
pub(crate) fn data(form: &FormArgs) -> Result<Vec<DataName>> {
    form.data.iter().map(|name| Ok(DataName::parse(name)?)).collect()
}

pub(crate) fn scope(form: &FormArgs, years: Years) -> Scope {
    Scope { years, period: form.by.into(), directed: form.directed }
}

/// The words of a list, or of the file that `@FILE` names: parted by commas, semicolons, blanks or
/// lines.
pub(crate) fn words(list: &str) -> Result<Vec<String>> {
    let text = match list.strip_prefix('@') {
        None => list.to_owned(),
        Some(file) => String::from_utf8_lossy(&read(Path::new(file))?).into_owned(),
    };
    let found = counterpoise_panel::words(&text);
    if found.is_empty() {
        Err(Failure::new(format!("the list {list} is empty")))
    } else {
        Ok(found)
    }
}

/// Every one of these, or all that is wrong with them.
fn each<T>(
    words: &[String],
    find: impl Fn(&str) -> std::result::Result<T, Error>,
) -> Result<Vec<T>> {
    counterpoise_panel::each(words, find).map_err(|errors| failures(&errors))
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

/// Measures and columns of the store.
pub(crate) fn queries(
    texts: &[String],
    form: Option<&FormArgs>,
    store: &Store,
) -> Result<Vec<MeasureQuery>> {
    counterpoise_panel::queries(texts, form.and_then(yearly), store)
        .map_err(|errors| failures(&errors))
}

/// One measure or column.
pub(crate) fn one_query(line: &str, form: &FormArgs, store: &Store) -> Result<MeasureQuery> {
    Ok(counterpoise_panel::query(line, yearly(form), store)?)
}

/// Which year's value a shorter period has, as a choice of measures.
fn yearly(form: &FormArgs) -> Option<&'static str> {
    form.yearly.filter(|_| form.by != By::Year).map(YearlyRule::word)
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
