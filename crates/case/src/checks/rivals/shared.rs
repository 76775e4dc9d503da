//! Evidence that counts twice: clues that share an event, pages or acts, and are in no cluster.

use crate::model::{Case, CellRef, Citation, Clue, ClueId, ClueStatus, PeriodId, TestKind};
use crate::span_of;
use counterpoise_diagnostic::{Code, Diagnostic};

/// One warning for each clue, about all clues before it that it shares evidence with.
pub(super) fn all(case: &Case) -> Vec<Diagnostic> {
    let counted: Vec<ClueId> =
        (0..case.clues.len() as u32).map(ClueId).filter(|id| is_counted(&case[*id])).collect();
    counted.iter().enumerate().filter_map(|(at, id)| of(case, *id, &counted[..at])).collect()
}

fn is_counted(clue: &Clue) -> bool {
    clue.computed.is_some() || clue.status != ClueStatus::Open
}

fn of(case: &Case, id: ClueId, before: &[ClueId]) -> Option<Diagnostic> {
    let own = &case[id];
    let told = |other: &ClueId| {
        let is_known = own.apart.contains(other)
            || case[*other].apart.contains(&id)
            || clustered(case, id, *other);
        let what = shared(case, own, &case[*other]).filter(|_| !is_known)?;
        Some(format!("{what} with `{}`", case[*other].id))
    };
    let all: Vec<String> = before.iter().filter_map(told).collect();
    let (first, rest) = all.split_first()?;
    let more = if rest.is_empty() { String::new() } else { format!(", and {}", rest.join(", ")) };
    let message = format!("`{}` shares {first}{more}, and counts as if it did not", own.id);
    Some(
        Diagnostic::new(Code::COUNTED_TWICE, span_of(own.place), message)
            .help("put them into a cluster, or say why not: `apart: NAME because ...`"),
    )
}

fn clustered(case: &Case, a: ClueId, b: ClueId) -> bool {
    case.clusters.iter().any(|cluster| cluster.clues.contains(&a) && cluster.clues.contains(&b))
}

/// What two clues have in common.
fn shared(case: &Case, a: &Clue, b: &Clue) -> Option<String> {
    let events: Vec<&str> =
        a.events.iter().filter(|e| b.events.contains(e)).map(|e| case[*e].id.as_str()).collect();
    if !events.is_empty() {
        return Some(format!(
            "the event{} {}",
            if events.len() == 1 { "" } else { "s" },
            events.join(", ")
        ));
    }
    if acts(case, a, b) {
        return Some("the acts it is computed from".to_owned());
    }
    let pages = a.computed.is_none() && b.computed.is_none() && pages(&a.cites, &b.cites);
    pages.then(|| format!("the pages of {}", case[a.cites[0].source].short))
}

/// Whether both are computed from what the same pair did in the same place in some of the same
/// time. All arenas together are in part the same place as any.
fn acts(case: &Case, a: &Clue, b: &Clue) -> bool {
    let (Some(a), Some(b)) = (&a.computed, &b.computed) else { return false };
    let overlap = |a: &(&CellRef, PeriodId), b: &(&CellRef, PeriodId)| {
        let (one, other) = (case[a.1].window, case[b.1].window);
        let meet = a.0.arena.is_none() || b.0.arena.is_none() || a.0.arena == b.0.arena;
        a.0.dyad == b.0.dyad && meet && one.first <= other.last && other.first <= one.last
    };
    let others = cells(&b.kind);
    cells(&a.kind).iter().any(|one| others.iter().any(|other| overlap(one, other)))
}

fn cells(kind: &TestKind) -> Vec<(&CellRef, PeriodId)> {
    match kind {
        TestKind::Verdict { cell, period, .. }
        | TestKind::Level { cell, period, .. }
        | TestKind::Count { cell, period, .. } => vec![(cell, *period)],
        TestKind::Change { cell, from, to, .. } => vec![(cell, *from), (cell, *to)],
        _ => Vec::new(),
    }
}

/// Whether both cite one source alone, the same, with pages in common or without pages.
fn pages(a: &[Citation], b: &[Citation]) -> bool {
    let alone = |cites: &[Citation]| {
        cites.first().map(|c| c.source).filter(|s| cites.iter().all(|c| c.source == *s))
    };
    let meet = |a: &Citation, b: &Citation| match (span(&a.locator), span(&b.locator)) {
        (Some(a), Some(b)) => a.0 <= b.1 && b.0 <= a.1,
        _ => a.locator.is_empty() || b.locator.is_empty() || a.locator == b.locator,
    };
    alone(a).is_some_and(|source| alone(b) == Some(source))
        && a.iter().any(|a| b.iter().any(|b| meet(a, b)))
}

/// `p. 62-67` from 62 to 67.
fn span(locator: &str) -> Option<(u32, u32)> {
    let (from, to) =
        locator.strip_prefix("p. ").map(|pages| pages.split_once('-').unwrap_or((pages, pages)))?;
    Some((from.trim().parse().ok()?, to.trim().parse().ok()?))
}
