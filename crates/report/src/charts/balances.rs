//! Running balances of one arena.

use super::{slug, turning_points};
use crate::context::Context;
use crate::figure::{Chart, unset};
use counterpoise_draw::balances::{Balance, Gap, Spec};
use counterpoise_ledger::{MonthlyBalance, MonthlyRow};
use counterpoise_study::ArenaMonths;

/// What has been accommodated and what has been resisted, so far, and the gap between words and
/// deeds.
pub(crate) fn balances(context: &Context<'_>, months: &ArenaMonths) -> Chart {
    let empty = |of: &MonthlyBalance| of.rows.iter().all(MonthlyRow::is_nothing);
    let statements = if empty(&months.statements) { Vec::new() } else { steps(&months.statements) };
    let nothing = empty(&months.deeds) && statements.is_empty();
    let spec = Spec {
        head: unset(),
        domain: if nothing { None } else { super::span(context) },
        deeds: if nothing { Vec::new() } else { steps(&months.deeds) },
        statements,
        gap: if nothing { Vec::new() } else { gap(months) },
        turning_points: turning_points(context),
    };
    let title = format!("{}: deeds and words, added up", context.arena(months.arena));
    let subtitle = format!(
        "Weight times certainty of what {} did and said towards {}, month by month",
        context.subject(),
        context.target()
    );
    let chart =
        Chart::new(&format!("balances-{}", slug(context, months.arena)), title, subtitle, spec);
    Chart { height: 380.0, ..chart }
}

/// The months in which a sum moves, the first and the last.
fn steps(of: &MonthlyBalance) -> Vec<Balance> {
    let same = |a: &MonthlyRow, b: &MonthlyRow| {
        (a.accommodating - b.accommodating).abs() < STILL
            && (a.resisting - b.resisting).abs() < STILL
    };
    let mut kept: Vec<&MonthlyRow> = Vec::new();
    for (at, row) in of.rows.iter().enumerate() {
        if at + 1 == of.rows.len() || kept.last().is_none_or(|last| !same(last, row)) {
            kept.push(row);
        }
    }
    kept.into_iter().map(balance).collect()
}

/// Less than this is no step that an eye could see.
const STILL: f64 = 0.05;

fn balance(row: &MonthlyRow) -> Balance {
    Balance { day: row.day.number(), accommodating: row.accommodating, resisting: row.resisting }
}

/// The gap where both sides have something, every third month.
fn gap(months: &ArenaMonths) -> Vec<Gap> {
    let months = months.deeds.rows.iter().zip(&months.gap);
    let gaps: Vec<Gap> = months
        .map(|(row, value)| Gap { day: row.day.number(), value: *value })
        .step_by(3)
        .collect();
    if gaps.iter().any(|g| g.value.is_some()) { gaps } else { Vec::new() }
}
