//! What recorded searches cover.

use crate::cell::lies_in;
use crate::entry::is_on;
use crate::{Cell, covers_domain};
use counterpoise_case::model::{ActorId, Case, IndicatorId, Search};
use counterpoise_dates::{Day, Window};

/// Whether recorded searches for the pair cover the cell: its arena, its domain, and, together,
/// every day of its window.
///
/// A search of a wider arena covers the arenas within it, a search of a broader domain the narrower
/// ones. A search of one arena or one domain does not cover all of them.
pub(crate) fn searched(case: &Case, dyad: (ActorId, ActorId), cell: &Cell) -> bool {
    let concerns = |search: &&Search| {
        search.dyad == dyad && is_on(case, search.set) && looks_there(case, search, cell)
    };
    let mut spans: Vec<(Day, Day)> = case.searches.iter().filter(concerns).map(span).collect();
    spans.sort_unstable();
    covered(&spans, cell.window)
}

/// Whether searches that name this indicator, and found nothing, cover the cell together.
pub(crate) fn sought(
    case: &Case,
    dyad: (ActorId, ActorId),
    cell: &Cell,
    indicator: IndicatorId,
) -> bool {
    let names = |search: &&Search| search.found.is_empty() && search.sought.contains(&indicator);
    let concerns = |search: &&Search| {
        search.dyad == dyad && is_on(case, search.set) && looks_there(case, search, cell)
    };
    let mut spans: Vec<(Day, Day)> =
        case.searches.iter().filter(names).filter(concerns).map(span).collect();
    spans.sort_unstable();
    covered(&spans, cell.window)
}

pub(crate) fn looks_there(case: &Case, search: &Search, cell: &Cell) -> bool {
    let arena =
        || cell.arena.is_some_and(|cell| search.arenas.iter().any(|&of| lies_in(case, cell, of)));
    let domain = || {
        cell.domain
            .as_ref()
            .is_some_and(|cell| search.domains.iter().any(|of| covers_domain(of, cell)))
    };
    (search.arenas.is_empty() || arena()) && (search.domains.is_empty() || domain())
}

fn span(search: &Search) -> (Day, Day) {
    let days = search.date.admissible();
    (days.first.unwrap_or(Day::MIN), days.last.unwrap_or(Day::MAX))
}

/// Whether spans, sorted by their first day, leave no day of the window out.
fn covered(spans: &[(Day, Day)], window: Window) -> bool {
    let mut open = window.first;
    for &(first, last) in spans {
        if first > open || open > window.last {
            break;
        }
        if last >= window.last {
            return window.len_days() > 0;
        }
        open = open.max(last.plus(1));
    }
    false
}
