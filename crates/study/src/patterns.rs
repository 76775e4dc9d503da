//! Patterns across arenas.

use crate::answer::{CellAnswer, PeriodPatterns};
use crate::bench::Bench;
use counterpoise_case::model::{ActorId, ArenaId, Pattern, PatternPart, PeriodId, SchoolId};
use counterpoise_concepts::{Outcome, find_pattern, judge};
use counterpoise_ledger::{Cell, Ledger};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A verdict's place: arena, pair, school.
type Key = (Option<ArenaId>, (ActorId, ActorId), SchoolId);

/// What each period shows of every pattern of the schools that judge. Of the pair itself, cells by
/// arena and pooled.
pub(crate) fn all(bench: &Bench<'_>, cells: [&[CellAnswer]; 2]) -> Vec<PeriodPatterns> {
    let patterns: Vec<&Pattern> =
        bench.case.patterns.iter().filter(|p| bench.schools.contains(&p.school)).collect();
    if patterns.is_empty() {
        return Vec::new();
    }
    let wanted = wanted(bench, &patterns);
    let ledgers = ledgers(bench, &wanted);
    let foreign = |period: PeriodId| foreign(bench, period, &wanted, &ledgers);
    let one = |period: &PeriodId| one(bench, *period, cells, &patterns, foreign(*period));
    bench.periods.iter().map(one).collect()
}

fn one(
    bench: &Bench<'_>,
    period: PeriodId,
    cells: [&[CellAnswer]; 2],
    patterns: &[&Pattern],
    foreign: Vec<(Key, Outcome)>,
) -> PeriodPatterns {
    let mut known: Vec<(Key, Outcome)> = own(bench, period, cells);
    known.extend(foreign);
    let find = |pattern: &&Pattern| {
        let look = |arena: Option<ArenaId>, dyad: (ActorId, ActorId)| {
            let key = (arena, dyad, pattern.school);
            known.iter().find(|(k, _)| *k == key).map(|(_, outcome)| outcome)
        };
        (pattern.school, find_pattern(bench.case, pattern, bench.dyad, look))
    };
    PeriodPatterns { period, findings: patterns.iter().map(find).collect() }
}

fn own(bench: &Bench<'_>, period: PeriodId, cells: [&[CellAnswer]; 2]) -> Vec<(Key, Outcome)> {
    let of_period = cells.into_iter().flatten().filter(|c| c.period == period);
    let outcomes = of_period.flat_map(|c| {
        c.verdicts
            .iter()
            .map(|j| ((c.arena, bench.dyad, j.verdict.school), j.verdict.outcome.clone()))
    });
    outcomes.collect()
}

/// The places of other pairs that patterns ask for.
fn wanted(bench: &Bench<'_>, patterns: &[&Pattern]) -> Vec<Key> {
    let mut wanted: Vec<Key> = patterns
        .iter()
        .flat_map(|p| p.parts.iter().flat_map(|part| keys(bench, p.school, part)))
        .collect();
    wanted.sort_unstable();
    wanted.dedup();
    wanted
}

type Ledgers<'c> = BTreeMap<(ActorId, ActorId), Arc<Ledger<'c>>>;

fn ledgers<'c>(bench: &Bench<'c>, wanted: &[Key]) -> Ledgers<'c> {
    let pairs: BTreeSet<(ActorId, ActorId)> = wanted.iter().map(|(_, dyad, _)| *dyad).collect();
    pairs.into_iter().map(|dyad| (dyad, bench.ledger_of(dyad))).collect()
}

/// Their verdicts in a period.
fn foreign(
    bench: &Bench<'_>,
    period: PeriodId,
    wanted: &[Key],
    ledgers: &Ledgers<'_>,
) -> Vec<(Key, Outcome)> {
    let outcome = |key: &Key| {
        let (arena, dyad, school) = *key;
        let cell = Cell { arena, domain: None, window: bench.case[period].window };
        Some((*key, judge(&ledgers.get(&dyad)?.view(&cell), school).outcome))
    };
    wanted.iter().filter_map(outcome).collect()
}

fn keys(bench: &Bench<'_>, school: SchoolId, part: &PatternPart) -> Vec<Key> {
    let Some(dyad) = part.dyad.filter(|d| *d != bench.dyad) else { return Vec::new() };
    part.scope.arenas(bench.case).into_iter().map(|arena| (arena, dyad, school)).collect()
}
