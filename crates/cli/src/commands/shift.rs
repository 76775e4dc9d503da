//! `shift`: did it shift, when, and whose date is right.

use crate::args::PlainArgs;
use crate::failure::{Outcome, Result};
use crate::open::open;
use crate::output::{Format, line, show, table};
use crate::style::{bold, dim};
use counterpoise_case::model::Case;
use counterpoise_dates::Window;
use counterpoise_exchange::{Cell, Table};
use counterpoise_study::{Found, Possibility, PossibilityOf, Shifts, shifts_of};

pub(crate) fn run(args: &PlainArgs) -> Result {
    let Some(opened) = open(&args.case)? else { return Ok(Outcome::Wanting) };
    let case = opened.case();
    let shifts = shifts_of(case);
    show(args.shown.format, || rows(case, &shifts), || text(case, &shifts))?;
    Ok(Outcome::Well)
}

const COLUMNS: [&str; 18] = [
    "watch",
    "observations",
    "story",
    "name",
    "within",
    "counted",
    "from",
    "until",
    "by",
    "probability",
    "p shift",
    "p no shift",
    "p trend",
    "p then",
    "ln factor against no shift",
    "ln factor against trend",
    "told apart",
    "why not",
];

type Row = [Cell; COLUMNS.len()];

/// For each watch a row for a shift at whatever time, and one for each answer to *whose date?*; those that are counted
/// add up to one, and what says *within* is a part of another.
fn rows(case: &Case, shifts: &Shifts) -> Table {
    let mut rows: Vec<Row> = Vec::new();
    for it in &shifts.watched {
        match &it.found {
            Ok(found) => rows.extend(rows_of(case, shifts, &it.id, it.observations, found)),
            Err(why) => {
                let mut row = empty(&it.id, it.observations);
                row[17] = why.to_string().into();
                rows.push(row);
            }
        }
    }
    if let Some(pooled) = &shifts.pooled {
        rows.extend(rows_of(case, shifts, "pooled", pooled.of, &pooled.found));
    }
    Table::new(&COLUMNS).with(rows)
}

fn empty(id: &str, observations: usize) -> Row {
    let mut row = std::array::from_fn(|_| Cell::from(""));
    (row[0], row[1]) = (id.into(), observations.into());
    row
}

fn rows_of(case: &Case, shifts: &Shifts, id: &str, observations: usize, found: &Found) -> Vec<Row> {
    let mut base = empty(id, observations);
    let stories = found.stories;
    (base[10], base[11], base[12]) = (stories.shift.into(), stories.no_shift.into(), stories.trend.into());
    let mut whole = base.clone();
    (whole[2], whole[3], whole[5]) = ("shift".into(), "shift".into(), "no".into());
    days(&mut whole, found.span);
    (whole[9], whole[13]) = (stories.shift.into(), 1.0.into());
    (whole[14], whole[15]) = (found.log_against_no_shift.into(), found.log_against_trend.into());
    whole[16] = found.told_apart.as_str().into();
    let each = shifts.possibilities.iter().zip(&found.posterior);
    let parts = each.map(|(it, p)| part(case, shifts, found, it, *p, base.clone()));
    std::iter::once(whole).chain(parts).collect()
}

fn days(row: &mut Row, window: Window) {
    (row[6], row[7]) = (window.first.to_string().into(), window.last.to_string().into());
}

/// The row of one answer to *whose date?*
fn part(case: &Case, shifts: &Shifts, found: &Found, of: &Possibility, p: Option<f64>, mut row: Row) -> Row {
    row[2] = story(&of.of).into();
    row[3] = of.name.as_str().into();
    row[4] = of.within.as_deref().unwrap_or_default().into();
    row[5] = if of.counted { "yes" } else { "no" }.into();
    row[9] = known(p);
    if let Some(window) = of.window {
        days(&mut row, window);
    }
    if let PossibilityOf::Claim(at) = of.of {
        let score = &found.contest.claims[at];
        row[8] = (&*case[case.claimed_shifts[shifts.claims[at]].by.source].key).into();
        row[13] = score.given_shift.into();
        (row[14], row[15]) = (known(score.log_against_no_shift), known(score.log_against_trend));
    }
    row
}

fn story(of: &PossibilityOf) -> &'static str {
    match of {
        PossibilityOf::Claim(_) => "claimed",
        PossibilityOf::Several(_) => "claimed by several",
        PossibilityOf::Another => "another date",
        PossibilityOf::NoShift => "no shift",
        PossibilityOf::Trend => "steady trend",
    }
}

fn known(value: Option<f64>) -> Cell {
    value.map_or(Cell::from(""), Cell::from)
}

fn text(case: &Case, shifts: &Shifts) -> Result<()> {
    line(&bold("Did it shift?"))?;
    let mut found: Vec<[String; 3]> = Vec::new();
    for it in &shifts.watched {
        let said =
            it.found.as_ref().map_or_else(|why| format!("Not to be told: {why}."), |found| found.sentence.clone());
        let undated = if it.undated > 0 { format!(" {} without a date left out.", it.undated) } else { String::new() };
        found.push([it.title.clone(), it.observations.to_string(), format!("{said}{undated}")]);
    }
    if let Some(pooled) = &shifts.pooled {
        let said = pooled.found.sentence.clone();
        found.push(["All pooled, as if there were one shift".to_owned(), pooled.of.to_string(), said]);
    }
    table(&Table::new(&["evidence", "n", "finding"]).with(found), Format::Text)?;
    if shifts.claims.is_empty() {
        return line(&dim("\nThe case claims no date: write `claimed-shift 2008/2009 by @key p. 12 \"...\"`."));
    }
    contest(case, shifts)
}

fn contest(case: &Case, shifts: &Shifts) -> Result<()> {
    line("")?;
    line(&bold("Whose date?"))?;
    shifts.possibilities.iter().filter_map(|it| legend(case, shifts, it)).try_for_each(|it| line(&it))?;
    line("")?;
    let heads = shifts.possibilities.iter().map(|it| it.head.as_str());
    let heads: Vec<&str> = std::iter::once("evidence").chain(heads).chain(["told apart?"]).collect();
    let known = shifts.watched.iter().filter_map(|it| Some((it.title.as_str(), it.found.as_ref().ok()?)));
    let mut rows: Vec<Vec<String>> = known.map(|(title, found)| told(title, found)).collect();
    rows.extend(shifts.pooled.as_ref().map(|it| told("Pooled", &it.found)));
    table(&Table::new(&heads).with(rows), Format::Text)?;
    line(&dim(&shifts.reading))
}

/// What a name in the table stands for; parts are indented. The stories have names that need none.
fn legend(case: &Case, shifts: &Shifts, of: &Possibility) -> Option<String> {
    match of.of {
        PossibilityOf::Claim(at) => {
            let claim = &case.claimed_shifts[shifts.claims[at]];
            let by = &case[claim.by.source].short;
            let indent = if of.counted { "" } else { "  " };
            let note = if of.note.is_empty() { String::new() } else { format!(" ({})", of.note) };
            Some(format!("{indent}{}  {} {by} {}: {}{note}", of.name, claim.date, claim.by.locator, claim.title))
        }
        PossibilityOf::Several(_) => {
            let window = of.window?;
            Some(format!("{}  {} to {}: any of these", of.name, window.first, window.last))
        }
        _ => None,
    }
}

fn told(title: &str, found: &Found) -> Vec<String> {
    let shares = found.shares.iter().cloned();
    std::iter::once(title.to_owned()).chain(shares).chain([found.told_apart.clone()]).collect()
}
