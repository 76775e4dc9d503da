//! The coverage map.

use crate::context::Context;
use crate::figure::{Chart, unset};
use counterpoise_case::model::{ArenaId, PeriodId};
use counterpoise_draw::coverage::{Cell, Found, Panel, Spec};
use counterpoise_ledger::{Coverage, CoverageState};

/// Arena by domain, one map for each period.
pub(crate) fn coverage(context: &Context<'_>) -> Chart {
    let all = &context.answer.coverage;
    let (mut arenas, mut domains): (Vec<ArenaId>, Vec<String>) = (Vec::new(), Vec::new());
    for place in all {
        if !arenas.contains(&place.arena) {
            arenas.push(place.arena);
        }
        if !domains.contains(&place.domain) {
            domains.push(place.domain.clone());
        }
    }
    let panel = |period: &PeriodId| Panel {
        title: context.case[*period].title.clone(),
        cells: arenas
            .iter()
            .map(|a| domains.iter().map(|d| at(context, *a, d, *period)).collect())
            .collect(),
    };
    let spec = Spec {
        head: unset(),
        rows: arenas.iter().map(|a| context.case[*a].title.clone()).collect(),
        panels: if arenas.is_empty() {
            Vec::new()
        } else {
            context.answer.periods.iter().map(panel).collect()
        },
        columns: domains.clone(),
    };
    Chart::new(
        "coverage",
        "Where there is evidence, and where nobody looked".to_owned(),
        "Events and sources by arena, domain and period".to_owned(),
        spec,
    )
}

fn at(context: &Context<'_>, arena: ArenaId, domain: &str, period: PeriodId) -> Cell {
    let found = context
        .answer
        .coverage
        .iter()
        .find(|c| c.arena == arena && c.domain == domain && c.period == period);
    let Some(found) = found else { return Cell::new(Found::Unsearched) };
    let href = (found.state == CoverageState::Covered)
        .then(|| context.href(&context.anchors.cell(Some(arena), None, period)))
        .flatten();
    Cell { href, ..Cell::new(state(found)) }
}

fn state(found: &Coverage) -> Found {
    match found.state {
        CoverageState::Covered => {
            Found::Events { events: found.events as u32, sources: found.sources as u32 }
        }
        CoverageState::SearchedNothingFound => Found::Nothing,
        CoverageState::Empty => Found::Unsearched,
        CoverageState::NotApplicable => Found::NotApplicable,
    }
}
