//! Patterns across arenas.

use crate::answer::{CellAnswer, PeriodPatterns};
use crate::run::Bench;
use counterpoise_case::model::{ActorId, ArenaId, Pattern, PatternPart, PeriodId, SchoolId, Scope};
use counterpoise_concepts::{Outcome, find_pattern, judge};
use counterpoise_ledger::Cell;

/// A verdict's place: arena, pair, school.
type Key = (ArenaId, (ActorId, ActorId), SchoolId);

/// What each period shows of every pattern of the schools that judge.
pub(crate) fn all(bench: &Bench<'_>, periods: &[PeriodId], cells: &[CellAnswer]) -> Vec<PeriodPatterns> {
    let patterns: Vec<&Pattern> =
        bench.case.patterns.iter().filter(|p| bench.case.header.schools.contains(&p.school)).collect();
    if patterns.is_empty() {
        return Vec::new();
    }
    periods.iter().map(|period| one(bench, *period, cells, &patterns)).collect()
}

fn one(bench: &Bench<'_>, period: PeriodId, cells: &[CellAnswer], patterns: &[&Pattern]) -> PeriodPatterns {
    let mut known: Vec<(Key, Outcome)> = own(bench, period, cells);
    known.extend(foreign(bench, period, patterns));
    let find = |pattern: &&Pattern| {
        let look = |arena: ArenaId, dyad: (ActorId, ActorId)| {
            let key = (arena, dyad, pattern.school);
            known.iter().find(|(k, _)| *k == key).map(|(_, outcome)| outcome)
        };
        (pattern.school, find_pattern(bench.case, pattern, bench.dyad, look))
    };
    PeriodPatterns { period, findings: patterns.iter().map(find).collect() }
}

fn own(bench: &Bench<'_>, period: PeriodId, cells: &[CellAnswer]) -> Vec<(Key, Outcome)> {
    let of_period = cells.iter().filter(|c| c.period == period);
    let outcomes = of_period.flat_map(|c| c.arena.map(|arena| (arena, &c.verdicts))).flat_map(|(arena, verdicts)| {
        verdicts.iter().map(move |j| ((arena, bench.dyad, j.verdict.school), j.verdict.outcome.clone()))
    });
    outcomes.collect()
}

/// Verdicts about other pairs that patterns ask for.
fn foreign(bench: &Bench<'_>, period: PeriodId, patterns: &[&Pattern]) -> Vec<(Key, Outcome)> {
    let mut wanted: Vec<Key> =
        patterns.iter().flat_map(|p| p.parts.iter().flat_map(|part| keys(bench, p.school, part))).collect();
    wanted.sort_unstable();
    wanted.dedup();
    let outcome = |key: Key| {
        let (arena, dyad, school) = key;
        let ledger = bench.ledger_of(dyad);
        let cell = Cell { arena: Some(arena), domain: None, window: bench.case[period].window };
        let outcome = judge(&ledger.view(&cell), school).outcome;
        (key, outcome)
    };
    wanted.into_iter().map(outcome).collect()
}

fn keys(bench: &Bench<'_>, school: SchoolId, part: &PatternPart) -> Vec<Key> {
    let Some(dyad) = part.dyad.filter(|d| *d != bench.dyad) else { return Vec::new() };
    let all = (0..bench.case.arenas.len() as u32).map(ArenaId);
    let arenas = all.filter(|a| match part.scope {
        Scope::Arena(arena) => arena == *a,
        Scope::Level(level) => bench.case[*a].level == level,
    });
    arenas.map(|arena| (arena, dyad, school)).collect()
}
