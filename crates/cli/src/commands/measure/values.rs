//! `measure NAME`: its values, with what they rest on.

use crate::args::{MeasureArgs, Reach, RowArgs};
use crate::asked::{self, failures, key_cells, key_columns};
use crate::failure::{Failure, Outcome, Result};
use crate::output::{Format, line, table};
use crate::progress::Bar;
use crate::store::open;
use crate::style::{bold, dim};
use counterpoise_datasets::Store;
use counterpoise_frames::{Cell, Table};
use counterpoise_measures::catalogue::Sides;
use counterpoise_measures::{Measured, Value};
use counterpoise_panel::{
    Catalogue, MeasureQuery, Panel, PanelColumn, PanelOptions, Rows, Scope, StateSystem, Units,
    Who, bibliography, remark,
};

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
    let rows = rows(&panel, &kept);
    match args.shown.format {
        Format::Text => say(&panel, &rows)?,
        format => table(&rows, format)?,
    }
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
fn kept(panel: &Panel, all: bool) -> Vec<(Who, i32, Vec<Measured>)> {
    let rows = panel.rows().enumerate();
    let of = |at: usize| panel.columns.iter().map(|column| column.values[at]).collect::<Vec<_>>();
    let mut rows: Vec<(Who, i32, Vec<Measured>)> =
        rows.map(|(at, (who, period))| (who, period, of(at))).collect();
    if !all {
        let reached = |row: &&(Who, i32, Vec<Measured>)| {
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

fn rows(panel: &Panel, kept: &[(Who, i32, Vec<Measured>)]) -> Table {
    // In an undirected table a measure that has a direction stands twice.
    let several = panel.columns.len() > 1;
    let keys = key_columns(panel);
    let mut columns: Vec<&str> = keys.iter().map(String::as_str).collect();
    columns.extend(several.then_some("direction"));
    columns.extend(["value", "status", "n", "note"]);
    let row = |who: Who, at: i32, column: &PanelColumn, measured: Measured| {
        let mut cells = key_cells(panel, who, at);
        cells.extend(
            several.then(|| Cell::from(column.name().rsplit('_').next().unwrap_or_default())),
        );
        let note = remark(measured);
        cells.extend([
            measured.value.number().into(),
            status(measured).into(),
            Cell::Written(measured.n.to_string()),
            note.into(),
        ]);
        cells
    };
    let all = kept.iter().flat_map(|(who, at, values)| {
        panel
            .columns
            .iter()
            .zip(values)
            .map(|(column, measured)| row(*who, *at, column, *measured))
            .collect::<Vec<_>>()
    });
    Table::new(&columns).with(all)
}

/// A value as it is read: the number, or which kind of none.
pub(crate) fn cell(measured: Measured) -> Cell {
    match measured.value {
        Value::Number(number) => number.into(),
        _ => status(measured).into(),
    }
}

/// Whether there is a value, in the words of every table that leaves the program.
pub(crate) fn status(measured: Measured) -> String {
    match measured.value {
        Value::Number(_) => "value".to_owned(),
        nothing => nothing.kind().replace('-', " "),
    }
}

fn say(panel: &Panel, rows: &Table) -> Result<()> {
    let Some(column) = panel.columns.first() else { return Ok(()) };
    let info = column.query.info;
    let bounds = match (info.lowest, info.highest) {
        (Some(low), Some(high)) => format!(", {low} to {high}"),
        (Some(low), None) => format!(", {low} and more"),
        _ => String::new(),
    };
    line(&format!("{} ({}{bounds})", bold(&column.query.label()), info.unit))?;
    for used in &panel.used {
        line(&dim(&format!("data: {}", used.line())))?;
    }
    for note in &panel.notes {
        let note = note.split_once(": ").map_or(note.as_str(), |(_, note)| note);
        line(&dim(&format!("note: {note}")))?;
    }
    table(rows, Format::Text)?;
    let keys: Vec<String> =
        bibliography(&panel.used, [info]).into_iter().map(|(key, _)| key).collect();
    line(&dim(&format!("cite: {} (BibTeX: counterpoise cite {})", keys.join(", "), info.name)))
}
