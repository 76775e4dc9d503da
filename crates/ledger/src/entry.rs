//! One reading of one event, and how sure it is.

use crate::Fields;
use counterpoise_case::model::{
    ActorId, Case, Citation, Event, EventId, Grade, Hardness, Mode, Party, Reading, SetId,
    SourceId, Stance,
};
use counterpoise_dates::{Day, DayRange, Extent, Kind, Window};
use serde::Serialize;
use std::collections::BTreeMap;

/// Where the certainty of an event comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum CertaintyBasis {
    /// The case states it.
    Stated,
    /// The best grade among the sources cited.
    Graded,
    /// It is cited, but no source is graded.
    Ungraded,
    /// It has no source.
    Uncited,
}

/// One reading of one event: how one actor treats another by it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Entry {
    /// The event.
    pub event: EventId,
    /// Position among the event's readings.
    pub reading: usize,
    /// Whose act it is, seen from the pair.
    pub party: Party,
    /// Deed, statement, non-act.
    pub mode: Mode,
    /// What the actor does by it to the one it concerns.
    pub stance: Stance,
    /// Hard, soft or neither.
    pub hardness: Hardness,
    /// 1..=5.
    pub weight: f64,
    /// That it happened as told, 0..=1.
    pub certainty: f64,
    /// Where the certainty comes from.
    pub basis: CertaintyBasis,
    /// An accommodating deed or non-act by which the target gains relatively.
    pub conceding: bool,
    /// An accommodating act in an issue in which the same actor resisted before.
    pub reversing: bool,
    /// The commitment it is a row of: rows of one commitment count once. Its number moves when
    /// others come and go.
    #[serde(skip)]
    pub commitment: Option<u32>,
    /// Fields of the coding that were looked at, whether or not anything is written in them.
    pub coded: Fields,
    /// When, an approximate date with its margin; `None`: undated.
    #[serde(skip)]
    pub extent: Option<Extent>,
    /// Number of its coding: entries of one class are alike to every filter.
    #[serde(skip)]
    pub class: usize,
}

impl Entry {
    /// The reading in the case.
    #[must_use]
    pub fn reading<'c>(&self, case: &'c Case) -> &'c Reading {
        &case[self.event].readings[self.reading]
    }
}

/// A case with a pair in it: all that a filter looks at beside an entry.
#[derive(Clone, Copy, Debug)]
pub struct Perspective<'c> {
    /// The case.
    pub case: &'c Case,
    /// Subject and target.
    pub dyad: (ActorId, ActorId),
}

/// How surely an act of this extent stands in the window, 0..=1, where acts of these extents end
/// it: see [`Ledger::stands_in`](crate::Ledger::stands_in).
#[must_use]
pub fn remains(
    extent: Option<Extent>,
    ended: impl IntoIterator<Item = Option<Extent>>,
    window: Window,
) -> f64 {
    let Some(extent) = extent else { return 0.5 };
    let over = |day: Option<Day>| day.is_some_and(|day| day < window.first);
    let is_ended = |other: Option<Extent>| over(other.and_then(|other| other.admissible().last));
    if (extent.kind() == Kind::Lasting && over(extent.admissible().last))
        || ended.into_iter().any(is_ended)
    {
        return 0.0;
    }
    let begins = extent.start().map_or(DayRange { first: None, last: None }, |days| days);
    match (begins.first, begins.last) {
        (Some(first), _) if first > window.last => 0.0,
        (Some(first), Some(last)) if last > window.last => {
            (first.days_to(window.last) + 1) as f64 / (first.days_to(last) + 1) as f64
        }
        _ => 1.0,
    }
}

/// Whether what belongs to the set counts in this run.
pub(crate) fn is_on(case: &Case, set: Option<SetId>) -> bool {
    set.is_none_or(|set| case[set].on)
}

/// Certainty of an event cited without a grade.
const UNGRADED: f64 = 0.8;
/// Certainty of an event without any source.
const UNCITED: f64 = 0.5;

/// The certainty of an event and where it comes from: stated; that one of its sources stands; a
/// default.
///
/// Sources are wrong apart from each other, so an event that n of them report stands with 1 less
/// the product of their chances to be wrong; those of one origin are one source.
#[must_use]
pub fn certainty(case: &Case, event: &Event) -> (f64, CertaintyBasis) {
    if let Some(stated) = event.certainty {
        return (stated, CertaintyBasis::Stated);
    }
    let sources = event.rests_on();
    let stands = stands(case, sources);
    match sources.iter().any(|cite| case[cite.source].grade.is_some()) {
        _ if sources.is_empty() => (UNCITED, CertaintyBasis::Uncited),
        true => (stands, CertaintyBasis::Graded),
        false => (stands, CertaintyBasis::Ungraded),
    }
}

/// The probability that one of these sources stands.
pub(crate) fn stands(case: &Case, cites: &[Citation]) -> f64 {
    1.0 - origins(case, cites).into_iter().map(|(_, certainty)| 1.0 - certainty).product::<f64>()
}

/// The sources behind these citations, each with the probability that what it tells is so: by its
/// grade, or .8 ungraded. Of sources with one origin the first in the bibliography stands for all,
/// with the best of their grades.
#[must_use]
pub fn origins(case: &Case, cites: &[Citation]) -> Vec<(SourceId, f64)> {
    let mut all: BTreeMap<SourceId, f64> = BTreeMap::new();
    for cite in cites {
        let certainty = case[cite.source].grade.map_or(UNGRADED, Grade::certainty);
        let best = all.entry(origin(case, cite.source)).or_insert(certainty);
        *best = best.max(certainty);
    }
    all.into_iter().collect()
}

/// The first source that has the same origin; a source without a stated origin is its own.
#[must_use]
pub fn origin(case: &Case, source: SourceId) -> SourceId {
    let Some(name) = &case[source].origin else { return source };
    let same = case.sources.iter().position(|other| other.origin.as_ref() == Some(name));
    same.map_or(source, |at| SourceId(at as u32))
}
