//! What a verdict can depend on, as a number to compare by.

use counterpoise_case::content::{Content, Reference, content, content_and_references};
use counterpoise_case::model::{
    AttributeId, Case, ConceptId, EventId, IndicatorId, Presence, SchoolId,
};
use counterpoise_dates::Date;
use counterpoise_kernel::{indicators_of, standing};
use counterpoise_ledger::{Ledger, View};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What the verdicts of some schools on a pair depend on, cell by cell.
///
/// Where it is the same in two cases, so is everything that this crate says of the cell, to the
/// last bit. It may differ where that does not.
#[derive(Debug)]
pub struct Dependence {
    /// What all cells share: the rules, and whether what they ask for was coded on any act.
    shared: Content,
    /// Attributes that acts of any time bear on, as long as these stand.
    standing: Vec<AttributeId>,
    /// For each act that follows or is followed by another, which are drawn together: all of them.
    families: BTreeMap<EventId, BTreeSet<EventId>>,
}

/// What a cell depends on.
#[derive(Serialize)]
struct OfCell<'v> {
    shared: Content,
    reads: counterpoise_ledger::Reads<'v>,
    standing: Vec<(AttributeId, Vec<Stands<'v>>)>,
    follows: Vec<Follows<'v>>,
}

/// An act that stands in the cell, whenever it was.
#[derive(Serialize)]
struct Stands<'v> {
    begun: f64,
    certainty: f64,
    coding: counterpoise_ledger::Coding<'v>,
}

/// An act, and the acts that it follows.
#[derive(Serialize)]
struct Follows<'v> {
    event: EventId,
    date: &'v Option<Date>,
    follows: &'v [EventId],
}

impl Dependence {
    /// Of these schools; of none, the stance and every quantity of the ledger remain.
    #[must_use]
    pub fn new(ledger: &Ledger<'_>, schools: &[SchoolId]) -> Dependence {
        let case = ledger.case;
        let (rules, attributes) = rules(case, schools);
        let asked = indicators_of(ledger, schools);
        let coded: Vec<(IndicatorId, bool)> =
            asked.indicators.iter().map(|&id| (id, ledger.is_coded(id))).collect();
        let standing = attributes.into_iter();
        Dependence {
            shared: content(case, &(schools, rules, coded)),
            standing: standing.filter(|&id| case[id].presence == Presence::Standing).collect(),
            families: families(case),
        }
    }

    /// What a cell of the same ledger depends on.
    #[must_use]
    pub fn of(&self, view: &View<'_>) -> Content {
        let (case, ledger) = (view.case(), view.ledger);
        let stands = |(at, begun): (usize, f64)| {
            let entry = &ledger.entries[at];
            let (certainty, coding) = (entry.certainty, ledger.coding(entry.event));
            Stands { begun, certainty, coding }
        };
        let of = |&id: &AttributeId| (id, standing(view, id).into_iter().map(stands).collect());
        let placed: BTreeSet<EventId> = view.entries().map(|(entry, _)| entry.event).collect();
        let follows: BTreeSet<EventId> =
            placed.iter().filter_map(|event| self.families.get(event)).flatten().copied().collect();
        let follow = |event: EventId| {
            let of = &case[event];
            Follows { event, date: &of.date, follows: &of.follows }
        };
        let of = OfCell {
            shared: self.shared,
            reads: view.reads(),
            standing: self.standing.iter().map(of).collect(),
            follows: follows.into_iter().map(follow).collect(),
        };
        content(case, &of)
    }
}

/// What the schools say, through all that they refer to, and the attributes among it.
fn rules(case: &Case, schools: &[SchoolId]) -> (Vec<Content>, Vec<AttributeId>) {
    let concepts = (0..case.concepts.len() as u32).map(ConceptId);
    let own = concepts.filter(|&id| schools.contains(&case[id].school));
    let mut open: Vec<Reference> = schools.iter().map(|school| ("SchoolId", school.0)).collect();
    open.extend(own.map(|concept| ("ConceptId", concept.0)));
    let mut seen: BTreeSet<Reference> = BTreeSet::new();
    let mut rules = BTreeSet::new();
    while let Some(reference) = open.pop() {
        let (kind, at) = reference;
        let said = match kind {
            "SchoolId" => content_and_references(case, &case[SchoolId(at)]),
            "ConceptId" => content_and_references(case, &case[ConceptId(at)]),
            "AttributeId" => content_and_references(case, &case[AttributeId(at)]),
            "IndicatorId" => content_and_references(case, &case[IndicatorId(at)]),
            _ => continue,
        };
        if seen.insert(reference) {
            rules.insert(said.0);
            open.extend(said.1);
        }
    }
    let attributes = seen.into_iter().filter(|(kind, _)| *kind == "AttributeId");
    (rules.into_iter().collect(), attributes.map(|(_, at)| AttributeId(at)).collect())
}

/// The acts that hang together by what follows what.
fn families(case: &Case) -> BTreeMap<EventId, BTreeSet<EventId>> {
    let mut families: BTreeMap<EventId, BTreeSet<EventId>> = BTreeMap::new();
    for (at, event) in case.events.iter().enumerate().filter(|(_, of)| !of.follows.is_empty()) {
        let mut all = BTreeSet::from([EventId(at as u32)]);
        all.extend(&event.follows);
        let wider: BTreeSet<EventId> =
            all.iter().filter_map(|id| families.get(id)).flatten().copied().collect();
        all.extend(wider);
        for id in &all {
            families.insert(*id, all.clone());
        }
    }
    families
}
