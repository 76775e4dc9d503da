//! Whether and when it shifted, as a table.

use crate::shifts::{possibility_name, possibility_within, power_text, told_apart_text};
use counterpoise_case::model::Case;
use counterpoise_dates::Window;
use counterpoise_frames::{Cell, Table};
use counterpoise_study::{Possibility, PossibilityOf, Power, ShiftFinding, Shifts};

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
#[must_use]
pub fn shifts(case: &Case, shifts: &Shifts) -> Table {
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
