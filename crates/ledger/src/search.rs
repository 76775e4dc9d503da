//! What recorded searches cover.

use crate::cell::lies_in;
use crate::entry::is_on;
use crate::filter::takes_in;
use crate::{Cell, covers_domain};
use counterpoise_case::model::{
    ActorId, Case, Condition, Filter, Formula, IndicatorId, Name, Search,
};
use counterpoise_dates::{Day, Window};

/// Whether recorded searches for the pair cover the cell: its arena, its domain, and, together,
/// every day of its window.
///
/// A search of a wider arena covers the arenas within it, a search of a broader domain the narrower
/// ones. A search of one arena or one domain does not cover all of them, unless it says what kinds
/// of acts it was for.
pub(crate) fn searched(case: &Case, dyad: (ActorId, ActorId), cell: &Cell) -> bool {
    cover(case, dyad, cell, |_| true)
}

/// Whether searches cover the cell that found every act such as the filter takes, if there was one:
/// those for whatever there was, and those for kinds of acts that take in all that it takes.
///
/// A filter that names several instruments is covered if each of them is: one search may have been
/// for arms and another for alliances.
pub(crate) fn searched_for(
    case: &Case,
    dyad: (ActorId, ActorId),
    cell: &Cell,
    filter: &Filter,
) -> bool {
    each_instrument(filter).iter().all(|one| {
        cover(case, dyad, cell, |search| {
            search.sought.is_empty() || search.sought.iter().any(|&id| is_of_kind(case, id, one))
        })
    })
}

/// Whether searches cover the cell as a place of the coverage map. What was looked for by its kind,
/// in no domain that is named, was looked for in none in particular.
pub(crate) fn mapped(case: &Case, dyad: (ActorId, ActorId), cell: &Cell) -> bool {
    cover(case, dyad, cell, |search| search.sought.is_empty() || !search.domains.is_empty())
}

/// Whether searches that name this indicator, and found nothing, cover the cell together.
pub(crate) fn sought(
    case: &Case,
    dyad: (ActorId, ActorId),
    cell: &Cell,
    indicator: IndicatorId,
) -> bool {
    cover(case, dyad, cell, |search| search.found.is_empty() && search.sought.contains(&indicator))
}

/// Whether the searches that are taken cover the cell together.
fn cover(
    case: &Case,
    dyad: (ActorId, ActorId),
    cell: &Cell,
    take: impl Fn(&Search) -> bool,
) -> bool {
    let mut spans: Vec<(Day, Day)> = Vec::new();
    for search in &case.searches {
        let concerns = search.dyad == dyad && is_on(case, search.set);
        if concerns && looks_there(case, search, cell) && take(search) {
            spans.push(span(search));
        }
    }
    spans.sort_unstable();
    covered(&spans, cell.window)
}

/// Whether the search looks at the cell, whenever.
///
/// Where it says what kinds of acts it was for, its domains say where these were looked for, and
/// leave none of them out of a cell of all domains: an alliance is a matter of security.
pub(crate) fn looks_there(case: &Case, search: &Search, cell: &Cell) -> bool {
    let arena =
        || cell.arena.is_some_and(|cell| search.arenas.iter().any(|&of| lies_in(case, cell, of)));
    let domain = || match &cell.domain {
        Some(cell) => search.domains.iter().any(|of| covers_domain(of, cell)),
        None => !search.sought.is_empty(),
    };
    (search.arenas.is_empty() || arena()) && (search.domains.is_empty() || domain())
}

/// Whether every act that the filter takes is of the kind that the indicator counts.
fn is_of_kind(case: &Case, indicator: IndicatorId, filter: &Filter) -> bool {
    match &case[indicator].formula {
        Formula::Count(kind) | Formula::Rate(kind) => takes_in(kind, filter),
        _ => false,
    }
}

/// The filter for each of the instruments that it names, or itself if it names none.
fn each_instrument(filter: &Filter) -> Vec<Filter> {
    let names = |condition: &Condition| match condition {
        Condition::Instruments(names) => Some(names.clone()),
        _ => None,
    };
    let Some(at) = filter.all.iter().position(|condition| names(condition).is_some()) else {
        return vec![filter.clone()];
    };
    let one = |name: Name| {
        let mut all = filter.all.clone();
        all[at] = Condition::Instruments(vec![name]);
        Filter { all }
    };
    names(&filter.all[at]).unwrap_or_default().into_iter().map(one).collect()
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
