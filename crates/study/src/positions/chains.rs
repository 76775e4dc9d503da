//! Who relies on whom, and what rests on which work in the end.
//!
//! A work that was read through another, or has its matter from it, rests on that other (not one
//! that only takes up its idea); works that
//! state one origin are one work. The end of a chain is a work of which no more is known. An act
//! rests on the ends of all that it cites; where these are one, it stands or falls with that one.

use super::about::counts;
use counterpoise_case::model::{Case, Citation, EventId, SourceId};
use counterpoise_ledger::origin;
use serde::Serialize;
use std::collections::BTreeSet;

/// How two works hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum LinkKind {
    /// The one has its matter from the other, or is read through it.
    ReliesOn,
    /// The one takes up the idea of the other.
    TakesUp,
    /// The one argues with the other.
    Answers,
}

/// One work and another that it relies on or argues with.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Link {
    /// The work.
    pub from: SourceId,
    /// How.
    pub kind: LinkKind,
    /// The other.
    pub to: SourceId,
}

/// A work at the end of chains.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct End {
    /// The work.
    pub source: SourceId,
    /// Works that lead to it, without itself.
    pub through: Vec<SourceId>,
    /// Acts that rest on it, among others or alone.
    pub events: Vec<EventId>,
    /// Those that rest on nothing else.
    pub alone: Vec<EventId>,
}

/// The chains of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Chains {
    /// Who relies on whom, takes up or argues with whom.
    pub links: Vec<Link>,
    /// Ends of chains by the number of acts that rest on them, the most first.
    pub ends: Vec<End>,
    /// Acts that cite nothing at all.
    pub uncited: Vec<EventId>,
}

/// The chains of a case, by its positions and its ledger.
#[must_use]
pub fn chains(case: &Case) -> Chains {
    let links = links(case);
    let mut ends: Vec<End> = Vec::new();
    let mut uncited = Vec::new();
    for id in (0..case.events.len() as u32).map(EventId) {
        let event = &case[id];
        if event.set.is_some_and(|set| !case[set].on) {
            continue;
        }
        let of_event = ends_of(case, &links, event.rests_on());
        if of_event.is_empty() {
            uncited.push(id);
        }
        for &source in &of_event {
            let at = ends.iter().position(|end| end.source == source).unwrap_or_else(|| {
                ends.push(End {
                    source,
                    through: Vec::new(),
                    events: Vec::new(),
                    alone: Vec::new(),
                });
                ends.len() - 1
            });
            let end = &mut ends[at];
            end.events.push(id);
            if of_event.len() == 1 {
                end.alone.push(id);
            }
            let led = event.rests_on().iter().map(|cite| cite.source);
            for work in led.filter(|&work| work != source) {
                if leads_to(case, &links, work, source) && !end.through.contains(&work) {
                    end.through.push(work);
                }
            }
        }
    }
    // Stable: of equal ones the first of the ledger.
    ends.sort_by_key(|end| std::cmp::Reverse((end.events.len(), end.alone.len())));
    Chains { links, ends, uncited }
}

fn links(case: &Case) -> Vec<Link> {
    let mut found = BTreeSet::new();
    let positions = (0..case.positions.len()).filter(|&at| counts(case, at));
    for position in positions.map(|at| &case.positions[at]) {
        let Some(from) = position.by.first().map(|cite| cite.source) else { continue };
        for (kind, cites) in [
            (LinkKind::ReliesOn, &position.through),
            (LinkKind::TakesUp, &position.takes_up),
            (LinkKind::Answers, &position.answers),
        ] {
            let others = cites.iter().map(|cite| cite.source).filter(|&to| to != from);
            found.extend(others.map(|to| Link { from, kind, to }));
        }
    }
    found.into_iter().collect()
}

/// The works at which the chains of these citations end.
pub(super) fn ends_of(case: &Case, links: &[Link], cites: &[Citation]) -> BTreeSet<SourceId> {
    let mut found = BTreeSet::new();
    for cite in cites {
        found.extend(ends(case, links, cite.source));
    }
    found
}

/// Works that rely on each other in a circle are one end: the first of the bibliography.
fn ends(case: &Case, links: &[Link], of: SourceId) -> BTreeSet<SourceId> {
    let mut seen: BTreeSet<SourceId> = BTreeSet::new();
    let mut open = vec![origin(case, of)];
    let mut found = BTreeSet::new();
    while let Some(work) = open.pop() {
        if !seen.insert(work) {
            continue;
        }
        let next: Vec<SourceId> = links
            .iter()
            .filter(|link| link.kind == LinkKind::ReliesOn && origin(case, link.from) == work)
            .map(|link| origin(case, link.to))
            .filter(|&to| to != work)
            .collect();
        if next.is_empty() {
            found.insert(work);
        }
        open.extend(next);
    }
    if found.is_empty() { seen.into_iter().take(1).collect() } else { found }
}

fn leads_to(case: &Case, links: &[Link], work: SourceId, end: SourceId) -> bool {
    ends(case, links, work).contains(&end)
}
