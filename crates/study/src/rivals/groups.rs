//! Which clues rest on one source, or on one side, alone.

use super::answers::GroupKind;
use super::compute::status;
use super::computed::Computed;
use crate::bench::{Bench, Choices};
use counterpoise_case::choose;
use counterpoise_case::model::{
    ActorId, Assessment, Case, CellRef, Citation, ClueId, Edit, EventId, Formula, PeriodId,
    Quantity, SourceId, Test, TestKind,
};
use counterpoise_concepts::indicators_of;
use counterpoise_ledger::{Cell, Ledger};
use counterpoise_tracing::{Group, Status};
use rayon::prelude::*;

/// The sources of a clue: those it cites, or else those of its events, or else those it was read
/// in.
fn sources(case: &Case, id: ClueId) -> Vec<SourceId> {
    let clue = &case[id];
    let cited: Vec<&Citation> = if clue.cites.is_empty() {
        clue.events.iter().flat_map(|id| case[*id].rests_on()).collect()
    } else {
        clue.cites.iter().collect()
    };
    let cited = if cited.is_empty() { clue.via.iter().collect() } else { cited };
    let mut found: Vec<SourceId> = cited.into_iter().map(|c| c.source).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// One group for each source and then for each side that some clue rests on alone, or that a
/// computed clue hangs on. What rests on several stays when one goes; a computed clue is computed
/// again without it.
pub(super) fn groups(
    bench: &Bench<'_>,
    clues: &[ClueId],
    computed: &[Computed],
) -> Vec<(GroupKind, Group)> {
    let case = bench.case;
    let read =
        |id: &ClueId| if case[*id].computed.is_some() { Vec::new() } else { sources(case, *id) };
    let rests: Vec<Vec<SourceId>> = clues.iter().map(read).collect();
    let hangs: Vec<Hangs<'_>> = computed.iter().map(|c| Hangs::of(bench, c, clues)).collect();
    let mut all: Vec<SourceId> =
        rests.iter().chain(hangs.iter().map(|h| &h.sources)).flatten().copied().collect();
    all.sort_by(|a, b| case[*a].key.cmp(&case[*b].key));
    all.dedup();
    let mut sides: Vec<ActorId> = all.iter().filter_map(|s| case[*s].side).collect();
    sides.sort_by(|a, b| case[*a].code.cmp(&case[*b].code));
    sides.dedup();
    let only = |holds: &dyn Fn(&SourceId) -> bool| -> Vec<usize> {
        let alone = |at: &usize| !rests[*at].is_empty() && rests[*at].iter().all(holds);
        (0..clues.len()).filter(alone).collect()
    };
    let group = |kind: GroupKind| {
        let (name, edit) = match kind {
            GroupKind::Source(id) => (case[id].short.clone(), Edit::WithoutSource(id)),
            GroupKind::Side(id) => (case[id].name.clone(), Edit::WithoutSide(id)),
        };
        let goes = |source: &SourceId| match kind {
            GroupKind::Source(id) => *source == id,
            GroupKind::Side(id) => case[*source].side == Some(id),
        };
        Group { name, clues: only(&goes), changed: changed(bench, &hangs, &edit, &goes) }
    };
    let kinds: Vec<GroupKind> = all
        .into_iter()
        .map(GroupKind::Source)
        .chain(sides.into_iter().map(GroupKind::Side))
        .collect();
    let made: Vec<(GroupKind, Group)> =
        kinds.into_par_iter().map(|kind| (kind, group(kind))).collect();
    made.into_iter()
        .filter(|(_, group)| !group.clues.is_empty() || !group.changed.is_empty())
        .collect()
}

/// A computed clue, and all sources that its number may hang on.
struct Hangs<'a> {
    at: usize,
    computed: &'a Computed,
    sources: Vec<SourceId>,
}

impl<'a> Hangs<'a> {
    fn of(bench: &Bench<'_>, computed: &'a Computed, clues: &[ClueId]) -> Hangs<'a> {
        let case = bench.case;
        let at = clues.iter().position(|id| *id == computed.clue).unwrap_or(0);
        let mut found: Vec<SourceId> = match &case[computed.clue].computed {
            Some(test) => cited_by(bench, test, &computed.evidence).map(|c| c.source).collect(),
            None => Vec::new(),
        };
        found.sort_unstable();
        found.dedup();
        Hangs { at, computed, sources: found }
    }
}

/// What its events cite: all that stand in its cells, whether they count or not; and what
/// judgements and series cite, where the test may ask for them.
fn cited_by<'c>(
    bench: &Bench<'c>,
    test: &Test,
    evidence: &[EventId],
) -> impl Iterator<Item = &'c Citation> {
    let case = bench.case;
    let mut events: Vec<EventId> = evidence.to_vec();
    for (cell, period) in cells(test) {
        let place = Cell::named(cell, case[period].window);
        events.extend(
            bench.ledger_of(cell.dyad).view(&place).entries().map(|(entry, _)| entry.event),
        );
    }
    events.sort_unstable();
    events.dedup();
    let asked = asked(case, test);
    let of_events = events.into_iter().flat_map(move |id| case[id].rests_on());
    // Of other pairs too, since a school may compare them.
    let judgements =
        case.assessments.iter().filter(move |a| asked.judgements.contains(&a.name.as_str()));
    let of_judgements = judgements.flat_map(Assessment::rests_on);
    let of_series = case.series.iter().filter(move |_| asked.series).flat_map(|s| &s.cites);
    of_events.chain(of_judgements).chain(of_series)
}

/// What a test may ask for beside events.
struct AskedBeside<'c> {
    /// Names of judgements.
    judgements: Vec<&'c str>,
    /// Any series.
    series: bool,
}

fn asked<'c>(case: &'c Case, test: &Test) -> AskedBeside<'c> {
    let counts_events = matches!(
        &test.kind,
        TestKind::Count { .. }
            | TestKind::Order { .. }
            | TestKind::Change { quantity: Quantity::Balance(..), .. }
            | TestKind::Level { quantity: Quantity::Balance(..), .. }
    );
    let TestKind::Verdict { cell, school, .. } = &test.kind else {
        return AskedBeside { judgements: Vec::new(), series: !counts_events };
    };
    let mut beside = AskedBeside { judgements: Vec::new(), series: false };
    let ledger = Ledger::without_acts(case, cell.dyad, &case.settings);
    for indicator in indicators_of(&ledger, &[*school]).indicators {
        match &case[indicator].formula {
            Formula::Assessed(name) => beside.judgements.push(name),
            Formula::Series(_) => beside.series = true,
            _ => {}
        }
    }
    beside
}

/// The cells that a test looks at.
fn cells(test: &Test) -> Vec<(&CellRef, PeriodId)> {
    match &test.kind {
        TestKind::Verdict { cell, period, .. }
        | TestKind::Level { cell, period, .. }
        | TestKind::Count { cell, period, .. } => vec![(cell, *period)],
        TestKind::Stance { cell, period, .. } => {
            period.iter().map(|period| (cell, *period)).collect()
        }
        TestKind::Change { cell, from, to, .. } => vec![(cell, *from), (cell, *to)],
        _ => Vec::new(),
    }
}

/// Computed clues that are found otherwise in the case without these sources.
fn changed(
    bench: &Bench<'_>,
    hangs: &[Hangs<'_>],
    edit: &Edit,
    goes: &dyn Fn(&SourceId) -> bool,
) -> Vec<(usize, Status)> {
    let touched: Vec<&Hangs<'_>> = hangs.iter().filter(|h| h.sources.iter().any(goes)).collect();
    if touched.is_empty() {
        return Vec::new();
    }
    let other = choose(bench.case, [edit]);
    let ledger = Ledger::new(&other, bench.dyad, &other.settings);
    let choices = Choices { date_budget: 0, ..bench.choices };
    let other = Bench::new(&other, bench.dyad, ledger, choices).with(&bench.memo);
    let without =
        |h: &Hangs<'_>| Some(status(&other, other.case[h.computed.clue].computed.as_ref()?));
    let found = touched.into_iter().filter_map(|h| Some((h, without(h)?)));
    found
        .filter(|(h, status)| *status != h.computed.status)
        .map(|(h, status)| (h.at, status))
        .collect()
}
