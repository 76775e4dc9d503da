//! Entries coded alike, so that a filter is tried once for all of them.

use crate::{Entry, Fields};
use counterpoise_case::model::{
    ActorId, Case, GainKind, Hardness, Mode, MotiveKind, Name, Party, Posture, Stage, Stance,
};
use std::collections::HashMap;

/// Everything that a filter looks at.
#[derive(PartialEq, Eq, Hash)]
struct Coding<'c> {
    party: u8,
    joint: bool,
    conceding: bool,
    reversing: bool,
    mode: Mode,
    stance: Stance,
    hardness: Hardness,
    stage: Option<Stage>,
    posture: Option<Posture>,
    motive: Option<MotiveKind>,
    instrument: Option<&'c Name>,
    domains: &'c [Name],
    issues: &'c [Name],
    gains: Vec<(ActorId, GainKind)>,
    coded: Fields,
}

/// Numbers the entries by their coding and returns the first entry of each number.
pub(crate) fn classify(case: &Case, entries: &mut [Entry]) -> Vec<usize> {
    let mut numbers: HashMap<Coding<'_>, usize> = HashMap::new();
    let mut first = Vec::new();
    for (at, entry) in entries.iter_mut().enumerate() {
        entry.class = *numbers.entry(coding(case, entry)).or_insert_with(|| {
            first.push(at);
            first.len() - 1
        });
    }
    first
}

fn coding<'c>(case: &'c Case, entry: &Entry) -> Coding<'c> {
    let event = &case[entry.event];
    Coding {
        party: party(entry.party),
        joint: event.joint,
        conceding: entry.conceding,
        reversing: entry.reversing,
        mode: entry.mode,
        stance: entry.stance,
        hardness: entry.hardness,
        stage: event.stage,
        posture: event.posture,
        motive: event.motive.as_ref().map(|(kind, _)| *kind),
        instrument: event.instrument.as_ref(),
        domains: &event.domains,
        issues: &event.issues,
        gains: event.gains.iter().map(|gain| (gain.actor, gain.kind)).collect(),
        coded: entry.coded,
    }
}

fn party(party: Party) -> u8 {
    match party {
        Party::Subject => 0,
        Party::Target => 1,
        Party::Third => 2,
    }
}
