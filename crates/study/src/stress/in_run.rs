//! Other choices as a part of a whole run: a line beside every verdict.

use super::{Stress, StressError, StressSpec, stress};
use crate::answer::CellAnswer;
use crate::bench::{Bench, Tried};
use counterpoise_case::model::{ActorId, Case, SchoolId};
use counterpoise_concepts::Scene;
use counterpoise_multiverse::Watch;
use std::sync::atomic::AtomicBool;

/// All verdicts of these cells. The verdicts of the first arena are looked at closely, but without
/// flips of several changes and claims, which the command `stress` finds. `None`: the case has no
/// choices, or was not asked to try them, or why they could not be tried.
pub(crate) fn in_run<'a>(
    bench: &Bench<'_>,
    cells: impl Iterator<Item = &'a CellAnswer>,
) -> (Option<Stress>, Option<StressError>) {
    if bench.choices.universes == Tried::Not {
        return (None, None);
    }
    let scene = |cell: &CellAnswer| Scene {
        arena: cell.arena,
        domain: cell.domain.clone(),
        period: cell.period,
    };
    let scenes: Vec<Scene> = cells.map(scene).collect();
    let first = scenes.iter().filter(|scene| scene.arena == bench.arenas.first().copied()).count();
    let main = if bench.choices.universes == Tried::Closely { first } else { 0 };
    tried(bench.case, (Some(bench.dyad), bench.school), scenes, main, bench.stop())
}

/// Reading-places that a run judges at the most: so many readings, in so many places, in so many
/// universes. It is some tenths of a second; a case of many events is tried in fewer universes.
const AFFORDABLE: u64 = 500_000_000;
/// Universes that are judged however many events there are.
const LEAST: u64 = 64;
/// Random walks for the Shapley shares of a verdict that is looked at closely: a standard error of
/// about two points in a hundred.
const WALKS: u64 = 1_000;

/// Most universes in which a run weighs the rival explanations: each takes a thousand times as long
/// as a verdict.
const EXPLANATIONS: u64 = 64;

pub(crate) fn tried(
    case: &Case,
    (dyad, school): (Option<(ActorId, ActorId)>, Option<SchoolId>),
    scenes: Vec<Scene>,
    main: usize,
    stop: &AtomicBool,
) -> (Option<Stress>, Option<StressError>) {
    if case.choices.is_empty() || case.settings.universes == 0 || scenes.is_empty() {
        return (None, None);
    }
    let readings: usize = case.events.iter().map(|event| event.readings.len().max(1)).sum();
    let affordable = AFFORDABLE / (readings.max(1) * scenes.len()) as u64;
    let universes = u64::from(case.settings.universes).min(affordable.max(LEAST));
    let spec = StressSpec {
        dyad,
        school,
        main,
        walks: WALKS,
        flips: (1, 10_000),
        columns: 64,
        explanations: if main > 0 { universes.min(EXPLANATIONS) } else { 0 },
        ..StressSpec::of(scenes, universes, case.settings.seed)
    };
    match stress(case, &spec, &Watch { stop, done: &|_| {} }) {
        Ok(stress) => (Some(stress), None),
        Err(error) => (None, Some(error)),
    }
}
