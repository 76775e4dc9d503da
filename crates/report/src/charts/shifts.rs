//! The posterior over the date of a shift.

use super::slug;
use crate::context::Context;
use crate::figure::{Chart, unset};
use counterpoise_case::model::ArenaId;
use counterpoise_draw::posterior::{Claimed, Row, Spec, Step};
use counterpoise_present::shift_brief;
use counterpoise_study::{Density, ShiftFinding, Watched};

/// Everything that is watched, and all of it together.
pub(crate) fn shifts(context: &Context<'_>) -> Option<Chart> {
    let shifts = context.answer.shifts.as_ref()?;
    let mut rows: Vec<Row> = shifts.watched.iter().map(row).collect();
    // The pool may leave rows out, as those whose acts are in another row already.
    let apart = shifts.pooled.is_some();
    for (row, _) in rows.iter_mut().zip(&shifts.watched).filter(|it| apart && !it.1.pooled) {
        row.name.push_str(" (not in the pool)");
    }
    let pooled = |found: &ShiftFinding, of: usize| {
        row_of(&format!("{of} of these rows pooled, as if there were one shift"), found)
    };
    rows.extend(shifts.pooled.as_ref().map(|it| pooled(&it.found, it.of)));
    let title = "When it shifted, if it did".to_owned();
    let subtitle = "Probability of each day, given one shift; each row to its own scale".to_owned();
    (!rows.is_empty()).then(|| Chart::new("shifts", title, subtitle, spec(context, rows, None)))
}

/// What is watched in one arena, on the axis of its path.
pub(crate) fn shifts_in(
    context: &Context<'_>,
    arena: Option<ArenaId>,
    domain: Option<(i32, i32)>,
) -> Option<Chart> {
    let shifts = context.answer.shifts.as_ref()?;
    let here =
        shifts.watched.iter().filter(|it| it.of_acts && it.arena == arena && it.found.is_ok());
    let rows: Vec<Row> = here.map(row).collect();
    let title = format!("{}: when it shifted, if it did", context.arena(arena));
    let subtitle =
        "Probability of each day, given one shift, on the axis of the path above".to_owned();
    let name = format!("shift-{}", slug(context, arena));
    (!rows.is_empty()).then(|| Chart::new(&name, title, subtitle, spec(context, rows, domain)))
}

fn spec(context: &Context<'_>, rows: Vec<Row>, domain: Option<(i32, i32)>) -> Spec {
    let shifts = context.answer.shifts.as_ref();
    let claims = shifts.into_iter().flat_map(|it| &it.claims).map(|at| {
        let claim = &context.case.claimed_shifts[*at];
        let (start, end) = (claim.window.first.number(), claim.window.last.number());
        Claimed { start, end, label: label(context, *at) }
    });
    Spec { head: unset(), domain, claims: claims.collect(), rows }
}

/// Who claims a shift when.
fn label(context: &Context<'_>, at: usize) -> String {
    let claim = &context.case.claimed_shifts[at];
    let source = &context.case[claim.by.source].short;
    format!("{source}: {} \u{2013} {}", claim.date, claim.title)
}

fn row(watched: &Watched) -> Row {
    match &watched.found {
        Ok(found) => row_of(&watched.title, found),
        Err(why) => Row {
            name: watched.title.clone(),
            finding: why.to_string(),
            believed: false,
            steps: Vec::new(),
        },
    }
}

fn row_of(name: &str, found: &ShiftFinding) -> Row {
    let step = |it: &Density| Step {
        start: it.days.first.number(),
        end: it.days.last.number(),
        height: it.height,
    };
    Row {
        name: name.to_owned(),
        finding: shift_brief(found.stories),
        believed: found.believed,
        steps: found.density.iter().map(step).collect(),
    }
}
