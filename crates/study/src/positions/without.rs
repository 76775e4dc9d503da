//! Verdicts on a part of the evidence: without all that rests on one work in the end, by the
//! sources of one side alone, by the works of one camp alone.
//!
//! Leaving out a source leaves what others have from it. Here everything goes whose chains all end
//! at one work: citations, judgements and series; an act of which no citation is left does not
//! count. The verdict is then found anew, with the same seed. Of a side or a camp only its own
//! works are left, in the same way.

use super::about::{counts, pair};
use super::chains::{Chains, Link, chains, ends_of};
use crate::answer::{Judged, NONE};
use crate::called::Called;
use crate::cells::single;
use counterpoise_case::model::{
    ActorId, ArenaId, Case, Citation, Event, Name, PeriodId, SchoolId, Set, SetId, SourceId,
};
use counterpoise_concepts::LabelProbability;
use counterpoise_ledger::{Cell, Ledger};
use serde::Serialize;
use std::collections::BTreeSet;

/// A part of the evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Evidenced {
    /// All of it.
    Whole,
    /// Without what rests on a work alone.
    Without(SourceId),
    /// The sources of a side alone; `None`: those of no side.
    OfSide(Option<ActorId>),
    /// The works of a camp alone.
    OfCamp(Name),
}

/// One verdict on one part of the evidence.
#[derive(Clone, Debug, Serialize)]
pub struct OnPart {
    /// The part.
    pub part: Evidenced,
    /// Where.
    pub arena: ArenaId,
    /// When.
    pub period: PeriodId,
    /// Acts of the ledger that no longer count.
    pub lost: usize,
    /// Acts of the ledger that still count. Where none is left, nothing is judged: series alone
    /// are nobody's account of what was done.
    pub left: usize,
    /// What the school says; `None` where no act is left.
    pub says: Option<Called>,
    /// The label that is likeliest on the whole evidence.
    pub first: String,
    /// Its probability here; `None`: no act is left, or the school says nothing.
    pub probability: Option<f64>,
    /// Whether it says the same as on the whole evidence.
    pub same: bool,
}

/// Cells to judge.
type Scenes<'a> = &'a [(ArenaId, PeriodId)];

/// Every verdict of a school in these cells, as it stands and without each work at which the chains
/// of three acts or more end.
#[must_use]
pub fn without_origins(case: &Case, school: SchoolId, scenes: Scenes<'_>) -> Vec<OnPart> {
    let Chains { links, ends, .. } = chains(case);
    let worth = ends.iter().filter(|end| end.events.len() >= FEWEST);
    on_parts(case, &links, school, scenes, worth.map(|end| Evidenced::Without(end.source)))
}

/// Acts from which on it is worth looking: on fewer hardly a verdict hangs.
const FEWEST: usize = 3;

/// The same by the sources of each side alone, then by the works of each camp of the literature.
#[must_use]
pub fn by_camp(case: &Case, school: SchoolId, scenes: Scenes<'_>) -> Vec<OnPart> {
    let mut sides: Vec<Option<ActorId>> = Vec::new();
    for source in case.events.iter().flat_map(Event::rests_on).map(|cite| cite.source) {
        if !sides.contains(&case[source].side) {
            sides.push(case[source].side);
        }
    }
    let mut camps: Vec<Name> = Vec::new();
    for camp in case.positions.iter().filter_map(|own| own.camp.as_ref()) {
        if !camps.contains(camp) {
            camps.push(camp.clone());
        }
    }
    sides.sort_unstable();
    let sides = sides.into_iter().map(Evidenced::OfSide);
    let camps = camps.into_iter().map(Evidenced::OfCamp);
    on_parts(case, &[], school, scenes, sides.chain(camps))
}

fn on_parts(
    case: &Case,
    links: &[Link],
    school: SchoolId,
    scenes: Scenes<'_>,
    parts: impl Iterator<Item = Evidenced>,
) -> Vec<OnPart> {
    let whole = judged(case, school, scenes);
    let counted = |event: &&Event| event.set.is_none_or(|set| case[set].on);
    let all = case.events.iter().filter(counted).count();
    let mut found = told(&Evidenced::Whole, (0, all), scenes, &whole, &whole);
    for part in parts {
        let (rest, lost) = rest(case, links, &part);
        let now = judged(&rest, school, scenes);
        found.extend(told(&part, (lost, all - lost), scenes, &whole, &now));
    }
    found
}

fn judged(case: &Case, school: SchoolId, scenes: Scenes<'_>) -> Vec<Option<Judged>> {
    let Some(pair) = pair(case) else { return Vec::new() };
    let ledger = Ledger::new(case, pair, &case.settings);
    let one = |scene: &(ArenaId, PeriodId)| {
        let cell = Cell { arena: Some(scene.0), domain: None, window: case[scene.1].window };
        single(&ledger, &cell, school, 0)
    };
    scenes.iter().map(one).collect()
}

fn told(
    part: &Evidenced,
    (lost, left): (usize, usize),
    scenes: Scenes<'_>,
    whole: &[Option<Judged>],
    now: &[Option<Judged>],
) -> Vec<OnPart> {
    let mut found = Vec::new();
    for ((scene, whole), now) in scenes.iter().zip(whole).zip(now) {
        let (Some(whole), Some(now)) = (whole, now) else { continue };
        let shown = whole.drawn().and_then(|drawn| drawn.shown().into_iter().next());
        let first = shown.map_or(whole.mode(), |label| Some(label.unwrap_or(NONE)));
        let first = first.unwrap_or_default();
        let is_first = |p: &&LabelProbability| p.label.as_deref().unwrap_or(NONE) == first;
        let p = now.probabilities.iter().find(is_first).map(|own| own.p);
        found.push(OnPart {
            part: part.clone(),
            arena: scene.0,
            period: scene.1,
            lost,
            left,
            says: (left > 0).then(|| now.called()),
            first: first.to_owned(),
            probability: p.filter(|_| left > 0 && !now.is_silent()),
            same: left > 0 && now.called() == whole.called(),
        });
    }
    found
}

/// The case with a part of its evidence, and how many acts no longer count.
fn rest(case: &Case, links: &[Link], part: &Evidenced) -> (Case, usize) {
    let of_camp = |source: SourceId, camp: &Name| {
        let positions = (0..case.positions.len()).filter(|&at| counts(case, at));
        positions.map(|at| &case.positions[at]).any(|own| {
            own.camp.as_ref() == Some(camp) && own.by.iter().any(|cite| cite.source == source)
        })
    };
    let falls = |cite: &Citation| match part {
        Evidenced::Whole => false,
        Evidenced::Without(work) => {
            ends_of(case, links, std::slice::from_ref(cite)) == BTreeSet::from([*work])
        }
        Evidenced::OfSide(side) => case[cite.source].side != *side,
        Evidenced::OfCamp(camp) => !of_camp(cite.source, camp),
    };
    let mut rest = case.clone();
    let off = SetId(rest.sets.len() as u32);
    let mut lost = 0;
    for event in &mut rest.events {
        let counted = event.set.is_none_or(|set| case[set].on);
        // Where it was read does not take the place of a source that was left out.
        let rests_on = if event.cites.is_empty() { &mut event.via } else { &mut event.cites };
        let before = rests_on.len();
        rests_on.retain(|cite| !falls(cite));
        if counted && before > 0 && rests_on.is_empty() {
            event.set = Some(off);
            lost += 1;
        }
    }
    rest.assessments.retain(|own| own.rests_on().is_empty() || !own.rests_on().iter().all(falls));
    // Of a side or a camp the numbers stay: they are nobody's account of what was done.
    if matches!(part, Evidenced::Without(_)) {
        for series in &mut rest.series {
            if !series.cites.is_empty() && series.cites.iter().all(falls) {
                series.values.clear();
            }
        }
    }
    rest.sets.push(Set { id: String::new(), title: String::new(), on: false });
    (rest, lost)
}
