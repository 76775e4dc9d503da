//! What `idealpoints` says.

use crate::estimates::ideal_points::left_out;
use crate::screen::{Screen, poor};
use crate::{counted, tables, thousands};
use counterpoise_estimates::ideal_points::Estimate;
use std::collections::BTreeSet;

/// Where states stand, `width` characters wide: how much was estimated from what, whether the
/// chains agree, and both ends of the last session.
#[must_use]
pub fn ideal_points(it: &Estimate<'_>, width: usize) -> Screen {
    let mut out = Screen::new(width);
    let (fitted, votes) = (it.fitted, &it.selection.votes.votes);
    out.heading(format!(
        "{} in {} from {} on {}",
        counted(distinct(fitted.points.iter().map(|point| point.state)), "state", "states"),
        counted(distinct(fitted.points.iter().map(|point| point.session)), "session", "sessions"),
        counted(votes.len(), "vote", "votes"),
        counted(fitted.resolutions.len(), "text", "texts"),
    ));
    let left_out: Vec<String> =
        left_out(it).into_iter().map(|(why, n)| format!("{} {why}", thousands(n))).collect();
    let left_out = if left_out.is_empty() { "none".to_owned() } else { left_out.join(", ") };
    out.line(format!("  votes left out: {left_out}"));
    if it.ballots.links.is_empty() {
        out.line(poor(
            "  no list of repeated texts in the data: sessions are tied by their states alone \
             (add Matches.csv)",
        ));
    }
    if !it.ballots.parts_known {
        out.line(poor(
            "  the data do not say which votes were on paragraphs and amendments: all of them \
             count",
        ));
    }
    convergence(&mut out, it);
    let last = fitted.points.iter().map(|point| point.session).max().unwrap_or(0);
    out.gap();
    out.heading(format!("Session {last}, from the side of the United States to the other end"));
    out.table(&tables::ideal_points::ends(it, last, 8));
    out
}

fn convergence(out: &mut Screen, it: &Estimate<'_>) {
    let found = &it.fitted.convergence;
    let Some(worst) = found.worst_rhat else {
        out.line(poor(
            "  convergence cannot be judged: too few draws were stored, or they do not vary",
        ));
        return;
    };
    let text = format!(
        "  chains: largest R-hat {worst:.3}; {:.1}% of the points above 1.01; fewest effective \
         draws {:.0} (centre), {:.0} (tails)",
        100.0 * found.share_above,
        found.least_bulk.unwrap_or(0.0),
        found.least_tail.unwrap_or(0.0)
    );
    if it.has_converged() {
        out.line(text);
        return;
    }
    out.line(poor(&text));
    out.line(poor(
        "  the chains do not agree on every point: run longer before you publish \
         (docs/idealpoints.md)",
    ));
}

fn distinct(values: impl Iterator<Item = u32>) -> usize {
    values.collect::<BTreeSet<u32>>().len()
}
