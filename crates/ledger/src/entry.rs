//! The ledger of one pair: its readings, flattened.

use crate::class::classify;
use crate::fields::Fields;
use crate::reversal::mark_reversals;
use crate::{Cell, Index, IndicatorValue, View};
use counterpoise_case::model::{
    ActorId, Case, Citation, Event, EventId, GainKind, Grade, Hardness, Indicator, Mode, Party,
    Reading, Role, SetId, Settings, SourceId, Stance,
};
use counterpoise_dates::{Day, DayRange, Extent, Kind, Window};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

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

/// The case seen from one subject towards one target.
#[derive(Clone, Debug)]
pub struct Ledger<'c> {
    /// The case.
    pub case: &'c Case,
    /// Subject and target.
    pub dyad: (ActorId, ActorId),
    /// The stated choices it is read under.
    pub settings: Settings,
    /// The readings of the pair, in the order of the events' ids and then of the readings.
    pub entries: Vec<Entry>,
    /// The first entry of each class.
    pub(crate) first_of_class: Vec<usize>,
    /// Its counted indicators, where many cells are judged.
    pub(crate) index: Option<Arc<Index>>,
}

impl<'c> Ledger<'c> {
    /// Reads the case for one directed pair.
    ///
    /// Entries are the subject's readings towards the target, the target's towards the subject, and
    /// third parties' towards the subject. Events whose set is off, and events whose role is
    /// context, give none.
    #[must_use]
    pub fn new(case: &'c Case, dyad: (ActorId, ActorId), settings: &Settings) -> Ledger<'c> {
        let mut entries: Vec<Entry> = Vec::with_capacity(case.events.len());
        in_order(case).into_iter().for_each(|id| entries_of(case, dyad, id, &mut entries));
        mark_reversals(case, &mut entries);
        mark_commitments(case, &mut entries);
        let first_of_class = classify(case, &mut entries);
        Ledger { case, dyad, settings: settings.clone(), entries, first_of_class, index: None }
    }

    /// The same without any act: judgements and series alone.
    #[must_use]
    pub fn without_acts(
        case: &'c Case,
        dyad: (ActorId, ActorId),
        settings: &Settings,
    ) -> Ledger<'c> {
        let (entries, first_of_class) = (Vec::new(), Vec::new());
        Ledger { case, dyad, settings: settings.clone(), entries, first_of_class, index: None }
    }

    /// How surely what an entry began stands in the window, 0..=1: the share of its admissible days
    /// on which it had begun by the window's last day, and 0 where it lasted and was over before
    /// the first, or where another act had certainly brought it to an end by then. What happened
    /// once stands until something ends it; an undated act stands half.
    #[must_use]
    pub fn stands_in(&self, at: usize, window: Window) -> f64 {
        let entry = &self.entries[at];
        let ends = |other: &&Entry| self.case[other.event].ends.contains(&entry.event);
        remains(entry.extent, self.entries.iter().filter(ends).map(|other| other.extent), window)
    }

    /// Lays the ledger over a cell.
    #[must_use]
    pub fn view(&self, cell: &Cell) -> View<'_> {
        View::new(self, cell)
    }

    /// An indicator in a cell. For several indicators of one cell take a [`View`] once.
    #[must_use]
    pub fn indicator(&self, indicator: &Indicator, cell: &Cell) -> IndicatorValue {
        self.view(cell).indicator(indicator)
    }
}

/// How surely an act of this extent stands in the window, 0..=1, where acts of these extents end
/// it: see [`Ledger::stands_in`].
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

/// Events that count, by their ids, so that their order in the files moves nothing.
fn in_order(case: &Case) -> Vec<EventId> {
    let mut ids: Vec<EventId> = (0..case.events.len() as u32).map(EventId).collect();
    ids.retain(|&id| case[id].role != Role::Context && is_on(case, case[id].set));
    ids.sort_by(|&a, &b| case[a].id.cmp(&case[b].id));
    ids
}

/// Numbers the commitments by their names, so that the order of events moves nothing.
fn mark_commitments(case: &Case, entries: &mut [Entry]) {
    let named = |entry: &Entry| case[entry.event].commitment.clone();
    let names: BTreeSet<_> = entries.iter().filter_map(named).collect();
    let numbers: BTreeMap<_, u32> = names.into_iter().zip(0..).collect();
    for entry in entries {
        entry.commitment = named(entry).map(|name| numbers[&name]);
    }
}

/// Whether what belongs to the set counts in this run.
pub(crate) fn is_on(case: &Case, set: Option<SetId>) -> bool {
    set.is_none_or(|set| case[set].on)
}

fn entries_of(case: &Case, dyad: (ActorId, ActorId), id: EventId, entries: &mut Vec<Entry>) {
    let event = &case[id];
    let (certainty, basis) = certainty(case, event);
    // What is marked approximate is wider than it is written.
    let extent = event.date.as_ref().map(counterpoise_dates::Date::extent_widened);
    let coded = Fields::of(event);
    let of = |(reading, r): (usize, &Reading)| {
        let party = party(dyad, r)?;
        let (stance, hardness, weight) = (r.stance, r.hardness, r.weight);
        let conceding = concedes(event, dyad.1, stance);
        let (event, mode, reversing) = (id, event.mode, false);
        Some(Entry {
            event,
            reading,
            party,
            mode,
            stance,
            hardness,
            weight,
            certainty,
            basis,
            conceding,
            reversing,
            commitment: None,
            coded,
            extent,
            class: 0,
        })
    };
    entries.extend(event.readings.iter().enumerate().filter_map(of));
}

fn party((subject, target): (ActorId, ActorId), reading: &Reading) -> Option<Party> {
    match (reading.actor, reading.toward) {
        (actor, toward) if actor == subject && toward == target => Some(Party::Subject),
        (actor, toward) if actor == target && toward == subject => Some(Party::Target),
        (actor, toward) if actor != subject && toward == subject => Some(Party::Third),
        _ => None,
    }
}

fn concedes(event: &Event, target: ActorId, stance: Stance) -> bool {
    stance == Stance::Accommodate
        && event.mode != Mode::Statement
        && event.gains.iter().any(|gain| gain.actor == target && gain.kind == GainKind::Relative)
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

impl Ledger<'_> {
    /// The sources an event rests on, each with the probability that what it tells is so.
    #[must_use]
    pub fn source_certainties(&self, event: EventId) -> Vec<(SourceId, f64)> {
        origins(self.case, self.case[event].rests_on())
    }
}
