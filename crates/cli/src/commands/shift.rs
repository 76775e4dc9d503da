//! `shift`: did it shift, when, and whose date is right.

use crate::args::PlainArgs;
use crate::failure::{Outcome, Result};
use crate::open::open;
use crate::output::{Format, line, show, table};
use crate::style::{bold, dim};
use counterpoise_case::model::Case;
use counterpoise_dates::Window;
use counterpoise_frames::{Cell, Table};
use counterpoise_present::{
    possibilities_reading, possibility_head, possibility_name, possibility_note,
    possibility_within, posterior_texts, power_text, shift_sentence, told_apart_text,
};
use counterpoise_study::{Possibility, PossibilityOf, Power, ShiftFinding, Shifts};

pub(crate) fn run(args: &PlainArgs) -> Result {
    let Some(opened) = open(&args.case)? else { return Ok(Outcome::Wanting) };
    let case = opened.case();
    let shifts = opened.shifts()?;
    show(args.shown.format, || rows(case, &shifts), || text(case, &shifts))?;
    Ok(Outcome::Well)
}

const COLUMNS: [&str; 22] = [
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
    "worth",
    "turn",
    "turn seen",
    "power",
];

type Row = [Cell; COLUMNS.len()];

/// For each watch a row for a shift at whatever time, and one for each answer to *whose date?*;
/// those that are counted add up to one, and what says *within* is a part of another.
fn rows(case: &Case, shifts: &Shifts) -> Table {
    let mut rows: Vec<Row> = Vec::new();
    for it in &shifts.watched {
        match &it.found {
            Ok(found) => {
                let mut of_it = rows_of(case, shifts, &it.id, it.observations, found);
                if let (Some(row), Some(power)) = (of_it.first_mut(), &it.power) {
                    seen(row, power);
                }
                rows.extend(of_it);
            }
            Err(why) => {
                let mut row = empty(&it.id, it.observations);
                put(&mut row, "why not", why.to_string());
                rows.push(row);
            }
        }
    }
    if let Some(pooled) = &shifts.pooled {
        rows.extend(rows_of(case, shifts, "pooled", pooled.of, &pooled.found));
    }
    Table::new(&COLUMNS).with(rows)
}

fn put(row: &mut Row, column: &str, value: impl Into<Cell>) {
    let at = COLUMNS.iter().position(|it| *it == column).expect("every column is named above");
    row[at] = value.into();
}

fn empty(id: &str, observations: usize) -> Row {
    let mut row = std::array::from_fn(|_| Cell::from(""));
    put(&mut row, "watch", id);
    put(&mut row, "observations", observations);
    row
}

fn rows_of(
    case: &Case,
    shifts: &Shifts,
    id: &str,
    observations: usize,
    found: &ShiftFinding,
) -> Vec<Row> {
    let mut base = empty(id, observations);
    let stories = found.stories;
    put(&mut base, "p shift", stories.shift);
    put(&mut base, "p no shift", stories.no_shift);
    put(&mut base, "p trend", stories.trend);
    let mut whole = base.clone();
    put(&mut whole, "story", "shift");
    put(&mut whole, "name", "shift");
    put(&mut whole, "counted", "no");
    days(&mut whole, found.span);
    put(&mut whole, "probability", stories.shift);
    put(&mut whole, "p then", 1.0);
    put(&mut whole, "ln factor against no shift", found.log_against_no_shift);
    put(&mut whole, "ln factor against trend", found.log_against_trend);
    put(&mut whole, "told apart", told_apart_text(&found.told, &shifts.possibilities));
    let each = shifts.possibilities.iter().zip(&found.posterior);
    let parts = each.map(|(it, p)| part(case, shifts, found, it, *p, base.clone()));
    std::iter::once(whole).chain(parts).collect()
}

/// How often a turn would be seen, in the row of a shift at whatever time.
fn seen(row: &mut Row, power: &Power) {
    put(row, "worth", power.worth);
    put(row, "turn", power.turn.after - power.turn.before);
    put(row, "turn seen", known(power.seen));
    put(row, "power", power_text(power));
}

fn days(row: &mut Row, window: Window) {
    put(row, "from", window.first.to_string());
    put(row, "until", window.last.to_string());
}

/// The row of one answer to *whose date?*
fn part(
    case: &Case,
    shifts: &Shifts,
    found: &ShiftFinding,
    of: &Possibility,
    p: Option<f64>,
    mut row: Row,
) -> Row {
    put(&mut row, "story", story(&of.of));
    put(&mut row, "name", possibility_name(of));
    put(&mut row, "within", possibility_within(of));
    put(&mut row, "counted", if of.counted { "yes" } else { "no" });
    put(&mut row, "probability", known(p));
    if let Some(window) = of.window {
        days(&mut row, window);
    }
    if let PossibilityOf::Claim(at) = of.of {
        let score = &found.contest.claims[at];
        put(&mut row, "by", &*case[case.claimed_shifts[shifts.claims[at]].by.source].key);
        put(&mut row, "p then", score.given_shift);
        put(&mut row, "ln factor against no shift", known(score.log_against_no_shift));
        put(&mut row, "ln factor against trend", known(score.log_against_trend));
    }
    row
}

fn story(of: &PossibilityOf) -> &'static str {
    match of {
        PossibilityOf::Claim(_) => "claimed",
        PossibilityOf::Several(..) => "claimed by several",
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
            it.found.as_ref().map_or_else(|why| format!("Not to be told: {why}."), shift_sentence);
        let undated = if it.undated > 0 {
            format!(" {} without a date left out.", it.undated)
        } else {
            String::new()
        };
        found.push([it.title.clone(), it.observations.to_string(), format!("{said}{undated}")]);
    }
    if let Some(pooled) = &shifts.pooled {
        let said = shift_sentence(&pooled.found);
        found.push([
            "All pooled, as if there were one shift".to_owned(),
            pooled.of.to_string(),
            said,
        ]);
    }
    table(&Table::new(&["evidence", "n", "finding"]).with(found), Format::Text)?;
    powers(shifts)?;
    if shifts.claims.is_empty() {
        return line(&dim(
            "\nThe case claims no date: write `claimed-shift 2008/2009 by @key p. 12 \"...\"`.",
        ));
    }
    contest(case, shifts)
}

/// Of acts: how often a turn would be seen at all.
fn powers(shifts: &Shifts) -> Result<()> {
    let known: Vec<_> =
        shifts.watched.iter().filter_map(|it| Some((&it.title, it.power.as_ref()?))).collect();
    if known.is_empty() {
        return Ok(());
    }
    line("")?;
    line(&bold("Would a turn be seen?"))?;
    known
        .into_iter()
        .try_for_each(|(title, power)| line(&format!("{title}: {}", power_text(power))))
}

fn contest(case: &Case, shifts: &Shifts) -> Result<()> {
    line("")?;
    line(&bold("Whose date?"))?;
    shifts
        .possibilities
        .iter()
        .filter_map(|it| legend(case, shifts, it))
        .try_for_each(|it| line(&it))?;
    line("")?;
    let answers: Vec<String> = shifts.possibilities.iter().map(possibility_head).collect();
    let heads: Vec<&str> = std::iter::once("evidence")
        .chain(answers.iter().map(String::as_str))
        .chain(["told apart?"])
        .collect();
    let known =
        shifts.watched.iter().filter_map(|it| Some((it.title.as_str(), it.found.as_ref().ok()?)));
    let mut rows: Vec<Vec<String>> =
        known.map(|(title, found)| told(shifts, title, found)).collect();
    rows.extend(shifts.pooled.as_ref().map(|it| told(shifts, "Pooled", &it.found)));
    table(&Table::new(&heads).with(rows), Format::Text)?;
    line(&dim(&possibilities_reading(&shifts.possibilities)))
}

/// What a name in the table stands for; parts are indented. The stories have names that need none.
fn legend(case: &Case, shifts: &Shifts, of: &Possibility) -> Option<String> {
    let name = possibility_name(of);
    match &of.of {
        PossibilityOf::Claim(at) => {
            let claim = &case.claimed_shifts[shifts.claims[*at]];
            let by = &case[claim.by.source].short;
            let indent = if of.counted { "" } else { "  " };
            let note = possibility_note(of);
            let note = if note.is_empty() { note } else { format!(" ({note})") };
            Some(format!(
                "{indent}{name}  {} {by} {}: {}{note}",
                claim.date, claim.by.locator, claim.title
            ))
        }
        PossibilityOf::Several(..) => {
            let window = of.window?;
            Some(format!("{name}  {} to {}: any of these", window.first, window.last))
        }
        _ => None,
    }
}

fn told(shifts: &Shifts, title: &str, found: &ShiftFinding) -> Vec<String> {
    let told = told_apart_text(&found.told, &shifts.possibilities);
    let shares = posterior_texts(&found.posterior);
    std::iter::once(title.to_owned()).chain(shares).chain([told]).collect()
}
