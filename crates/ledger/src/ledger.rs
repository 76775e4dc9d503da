//! The ledger of one pair: its readings, flattened.

use crate::class::classify;
use crate::entry::{Perspective, certainty, is_on, origins, remains};
use crate::reversal::{mark_reversals, resistance_before};
use crate::{Cell, Entry, Fields, Index, View};
use counterpoise_case::model::{
    ActorId, Case, Event, EventId, GainKind, Mode, Party, Reading, Role, Settings, SourceId, Stance,
};
use counterpoise_dates::Window;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

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
    /// The pair that it is of.
    #[must_use]
    pub fn perspective(&self) -> Perspective<'c> {
        Perspective { case: self.case, dyad: self.dyad }
    }

    /// Reads the case for one directed pair.
    ///
    /// Entries are the subject's readings towards the target, the target's towards the subject, and
    /// third parties' towards the subject. Events whose set is off, and events whose role is
    /// context, give none; neither do readings towards the case's target of acts that are aimed at
    /// something else of it than was asked for.
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
}

impl Ledger<'_> {
    /// Number of different codings among the entries. Entries of one [`Entry::class`] are alike to
    /// every filter.
    #[must_use]
    pub fn classes(&self) -> usize {
        self.first_of_class.len()
    }

    /// An entry of the class, to try a filter on.
    #[must_use]
    pub fn example(&self, class: usize) -> &Entry {
        &self.entries[self.first_of_class[class]]
    }

    /// For each class, whether this takes its entries.
    #[must_use]
    pub fn taken(&self, take: impl Fn(&Entry) -> bool) -> Vec<bool> {
        (0..self.classes()).map(|class| take(self.example(class))).collect()
    }
}

impl Ledger<'_> {
    /// For each entry the resisting ones that it would reverse if it accommodated: those of the
    /// same actor towards the same other in one of its issues, whose admissible days start earlier
    /// and end earlier. In the ledger's order.
    #[must_use]
    pub fn resistance_before(&self) -> Vec<Vec<usize>> {
        resistance_before(self.case, &self.entries)
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

fn entries_of(case: &Case, dyad: (ActorId, ActorId), id: EventId, entries: &mut Vec<Entry>) {
    let event = &case[id];
    let (certainty, basis) = certainty(case, event);
    // What is marked approximate is wider than it is written.
    let extent = event.date.as_ref().map(counterpoise_dates::Date::extent_widened);
    let coded = Fields::of(event);
    let of = |(reading, r): (usize, &Reading)| {
        if event.beside && Some(r.toward) == case.header.target {
            return None;
        }
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

impl Ledger<'_> {
    /// The sources an event rests on, each with the probability that what it tells is so.
    #[must_use]
    pub fn source_certainties(&self, event: EventId) -> Vec<(SourceId, f64)> {
        origins(self.case, self.case[event].rests_on())
    }
}
