//! Other choices as a part of a whole run.

use super::{Stress, StressSpec, stress};
use crate::run::Bench;
use counterpoise_case::model::PeriodId;
use counterpoise_multiverse::Watch;
use std::sync::atomic::AtomicBool;

/// The first arena in every period that is shown, quickly: without Shapley shares, flips of several changes and claims, which the
/// command `stress` finds. `None`: the case has no choices, or was not asked to try
/// them, or why they could not be tried.
pub(crate) fn in_run(bench: &Bench<'_>, periods: &[PeriodId]) -> (Option<Stress>, String) {
    let (case, universes) = (bench.case, bench.case.settings.universes);
    if !bench.choices.universes || case.choices.is_empty() || universes == 0 {
        return (None, String::new());
    }
    let arena = case.header.arenas.first().copied();
    let scenes = periods.iter().map(|&period| (arena, period)).collect();
    let spec = StressSpec {
        dyad: Some(bench.dyad),
        walks: 0,
        flips: (1, 10_000),
        columns: 100,
        ..StressSpec::of(scenes, u64::from(universes), case.settings.seed)
    };
    match stress(case, &spec, &Watch { stop: &AtomicBool::new(false), done: &|_| {} }) {
        Ok(stress) => (Some(stress), String::new()),
        Err(error) => (None, error.to_string()),
    }
}
