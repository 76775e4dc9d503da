//! What one act speaks for by the definition of each school.
//!
//! Schools read the same act for different labels, or for none. Rules are not asked which way an
//! attribute counts in them: each cell in which the act counts is judged with it and without it, by
//! the central reading of the evidence, and what moves is told.

use crate::node::Node;
use crate::subject::{SpeaksFor, Subject};
use counterpoise_case::model::{ActorId, ArenaId, AttributeId, Case, EventId, PeriodId, Role};
use counterpoise_concepts::{Verdict, indexed_for, judge_all};
use counterpoise_ledger::{Cell, Ledger};

/// Smaller changes of a degree are not told.
const LEAST: f64 = 0.01;

/// What an act speaks for, in each arena and period in which it counts (in all arenas together where
/// it has no place), by every school of which a label moves.
#[must_use]
pub fn speaks_for(case: &Case, dyad: (ActorId, ActorId), id: EventId) -> Vec<SpeaksFor> {
    let event = &case[id];
    let Some(date) = event.date.as_ref().filter(|_| event.role != Role::Context) else {
        return Vec::new();
    };
    // Which acts count in an arena is the ledger's to say: it may bear on others than its place.
    let mut arenas: Vec<Option<ArenaId>> = case.header.arenas.iter().copied().map(Some).collect();
    if !event.readings.iter().any(|own| (own.actor, own.toward) == dyad) {
        return Vec::new();
    }
    if event.arenas.is_empty() || arenas.is_empty() {
        arenas = vec![None];
    }
    let mut struck = case.clone();
    struck.events[id.0 as usize].role = Role::Context;
    let indexed = |case| indexed_for(Ledger::new(case, dyad, &case.settings), &case.header.schools);
    let (with, without) = (indexed(case), indexed(&struck));
    let periods = (0..case.periods.len() as u32).map(PeriodId);
    let is_meant = |period: &PeriodId| {
        let own = &case[*period];
        !own.comparison && date.share_in(own.window) > 0.0
    };
    let periods: Vec<PeriodId> = periods.filter(is_meant).collect();
    let mut found = Vec::new();
    for arena in arenas {
        for &period in &periods {
            let cell = Cell { arena, domain: None, window: case[period].window };
            let judged = judge_all(&with.view(&cell), &case.header.schools);
            let before = judge_all(&without.view(&cell), &case.header.schools);
            let pairs = before.iter().zip(&judged);
            found.extend(pairs.filter_map(|(before, after)| moved(arena, period, before, after)));
        }
    }
    found
}

fn moved(
    arena: Option<ArenaId>,
    period: PeriodId,
    before: &Verdict,
    after: &Verdict,
) -> Option<SpeaksFor> {
    let degree = |verdict: &Verdict, label: &str| {
        let own = verdict.labels.iter().find(|own| own.label == label);
        own.map_or(0.0, |own| own.membership.height())
    };
    let labels = after.labels.iter().map(|own| own.label.clone());
    let mut labels: Vec<(String, f64, f64)> = labels
        .map(|label| (degree(before, &label), degree(after, &label), label))
        .filter(|(without, with, _)| (with - without).abs() >= LEAST)
        .map(|(without, with, label)| (label, without, with))
        .collect();
    if labels.is_empty() {
        return None;
    }
    // Stable: of equal ones the first of the school.
    labels.sort_by(|a, b| (b.2 - b.1).abs().total_cmp(&(a.2 - a.1).abs()));
    let pairs = before.attributes.iter().zip(&after.attributes);
    let mut attributes: Vec<(AttributeId, f64)> = pairs
        .map(|(b, a)| (a.attribute, a.membership.height() - b.membership.height()))
        .filter(|(_, change)| change.abs() >= LEAST)
        .collect();
    attributes.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
    Some(SpeaksFor { arena, period, school: after.school, labels, attributes })
}

/// The same as lines: for each cell the schools, with the labels that move and by which attributes.
#[must_use]
pub fn speaks_for_nodes(case: &Case, found: &[SpeaksFor]) -> Vec<Node> {
    let same_cell = |a: &SpeaksFor, b: &SpeaksFor| (a.arena, a.period) == (b.arena, b.period);
    let one = |cell: &[SpeaksFor]| {
        let mut facts: Vec<Subject> = cell.iter().cloned().map(Subject::SpeaksFor).collect();
        let silent = case.header.schools.len() - cell.len();
        if silent > 0 {
            facts.push(Subject::MovesNone(silent));
        }
        let lines = facts.into_iter().map(Node::leaf).collect();
        Node::new(Subject::SpeaksIn(cell[0].arena, cell[0].period), lines)
    };
    found.chunk_by(same_cell).map(one).collect()
}
