//! Why schools disagree about a cell: by definition, or on the facts.

use crate::Verdict;
use counterpoise_case::model::{Attribute, AttributeId, Case, EventId, SchoolId};
use counterpoise_kernel::{CentralReading, Evaluated, Program, Schools, decide};
use counterpoise_ledger::{Asked, View};
use serde::Serialize;
use std::collections::BTreeMap;

/// The schools that disagree about one cell.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Disagreement {
    /// Pairs of schools with different outcomes, in the order of the verdicts.
    pub pairs: Vec<SchoolPair>,
    /// Pairs of schools compared.
    pub compared: usize,
    /// Pairs that differ by definition.
    pub definitional: usize,
    /// Pairs that differ on the facts.
    pub factual: usize,
}

/// Two schools that disagree.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SchoolPair {
    /// The one.
    pub a: SchoolId,
    /// The other.
    pub b: SchoolId,
    /// What the one says; `None`: none of these.
    pub label_a: Option<String>,
    /// What the other says; `None`: none of these.
    pub label_b: Option<String>,
    /// Why they differ.
    pub kind: PairKind,
    /// The attribute with the largest influence on the difference, if one has any.
    pub attribute: Option<AttributeId>,
    /// The events it rests on most, the weightiest first, at most five.
    pub events: Vec<EventId>,
}

/// Why two schools differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum PairKind {
    /// The rules differ: given the other's reading of the facts, neither changes to the other's
    /// label.
    Definitional,
    /// The reading of the facts differs: given the other's values of the indicators that both use,
    /// one of them changes to the other's label.
    Factual,
}

/// Compares the verdicts of schools on one cell, each with each, and says of those that differ why
/// they do.
///
/// All schools judge the same evidence, so two of them can differ in two ways: they *calibrate* the
/// same indicator differently (what counts as much of it), or they *combine* indicators by
/// different rules. To tell the two apart, the calibrated value of every indicator that both use is
/// put from the one into the rule of the other, and the reverse (turned round where the one
/// calibrates upwards and the other downwards). If either then says what the other says, the
/// disagreement is factual; otherwise it is definitional. The attribute named is the one whose
/// change does most: it is set to the other's value, or, where the other does not use its
/// indicator, turned round; a change to the other's label counts most, then a change of label, then
/// the shift of the leading membership.
///
/// The verdicts must be of the view's cell. Fewer than two have nothing to compare.
#[must_use]
pub fn disagreement<'v>(
    view: &View<'_>,
    verdicts: impl IntoIterator<Item = &'v Verdict>,
) -> Disagreement {
    let verdicts: Vec<&Verdict> = verdicts.into_iter().collect();
    let ids: Vec<SchoolId> = verdicts.iter().map(|verdict| verdict.school).collect();
    let schools = Schools::of(view.ledger, &ids);
    let mut reading = CentralReading::new(view, &schools);
    let mut sides = Vec::with_capacity(verdicts.len());
    for (at, verdict) in verdicts.into_iter().enumerate() {
        let mut slots: Vec<f64> =
            verdict.attributes.iter().map(|own| own.membership.height()).collect();
        let together = &schools.slots[at][slots.len()..];
        slots.extend(together.iter().map(|&ask| reading.of(ask).degree));
        sides.push(Side::new(view, verdict, &schools.programs[at], slots));
    }
    let mut pairs = Vec::new();
    for (at, a) in sides.iter().enumerate() {
        let differ = sides[at + 1..].iter().filter(|b| b.verdict.label() != a.verdict.label());
        pairs.extend(differ.map(|b| compare(view.case(), a, b)));
    }
    let mut known: BTreeMap<AttributeId, Vec<EventId>> = BTreeMap::new();
    for pair in &mut pairs {
        let Some(attribute) = pair.attribute else { continue };
        pair.events = known.entry(attribute).or_insert_with(|| weightiest(view, attribute)).clone();
    }
    let of = |kind: PairKind| pairs.iter().filter(|pair| pair.kind == kind).count();
    let (definitional, factual) = (of(PairKind::Definitional), of(PairKind::Factual));
    let compared = sides.len() * sides.len().saturating_sub(1) / 2;
    Disagreement { pairs, compared, definitional, factual }
}

/// One school's rule in the cell.
struct Side<'v> {
    verdict: &'v Verdict,
    program: &'v Program,
    applicable: Vec<bool>,
    slots: Vec<f64>,
    /// The labels' degrees as they are.
    found: Vec<Option<f64>>,
}

impl<'v> Side<'v> {
    fn new(
        view: &View<'_>,
        verdict: &'v Verdict,
        program: &'v Program,
        slots: Vec<f64>,
    ) -> Side<'v> {
        let applicable = program.applicable(view.case(), view.cell.arena);
        let mut side = Side { verdict, program, applicable, slots, found: Vec::new() };
        side.found = side.labels(&side.slots);
        side
    }

    /// The labels' degrees when the slots have these degrees.
    fn labels(&self, slots: &[f64]) -> Vec<Option<f64>> {
        let mut evaluated = Evaluated::new();
        evaluated.evaluate(self.program, &self.applicable, |slot| &slots[slot]);
        evaluated.labels
    }

    fn label(&self, slots: &[f64]) -> Option<&str> {
        self.winner(&self.labels(slots))
    }

    fn winner(&self, found: &[Option<f64>]) -> Option<&str> {
        decide(found).map(|label| self.program.labels[label].as_str())
    }

    /// The other's value for the indicator of this slot, if the other uses it.
    fn lent(&self, case: &Case, slot: usize, other: &Side<'_>) -> Option<f64> {
        let own = &case[*self.program.attributes.get(slot)?];
        let same = |id: &AttributeId| case[*id].of == own.of;
        let at = other.program.attributes.iter().position(same)?;
        let theirs = &case[other.program.attributes[at]];
        let degree = other.slots[at];
        Some(if rises(own) == rises(theirs) { degree } else { 1.0 - degree })
    }

    /// The slots with every shared indicator at the other's value.
    fn with_lent(&self, case: &Case, other: &Side<'_>) -> Vec<f64> {
        let lent = |slot: usize| self.lent(case, slot, other).unwrap_or(self.slots[slot]);
        (0..self.slots.len()).map(lent).collect()
    }
}

fn rises(attribute: &Attribute) -> bool {
    attribute.anchors.is_none_or(|anchors| anchors.full_in >= anchors.full_out)
}

/// The events are filled in by the caller, which knows those of an attribute already seen.
fn compare(case: &Case, a: &Side<'_>, b: &Side<'_>) -> SchoolPair {
    let (label_a, label_b) = (a.verdict.label(), b.verdict.label());
    let factual =
        b.label(&b.with_lent(case, a)) == label_a || a.label(&a.with_lent(case, b)) == label_b;
    let attribute = most_telling(case, a, b);
    SchoolPair {
        a: a.verdict.school,
        b: b.verdict.school,
        label_a: label_a.map(str::to_owned),
        label_b: label_b.map(str::to_owned),
        kind: if factual { PairKind::Factual } else { PairKind::Definitional },
        attribute,
        events: Vec::new(),
    }
}

/// The attribute of either school whose change does most; of equals the first by name.
fn most_telling(case: &Case, a: &Side<'_>, b: &Side<'_>) -> Option<AttributeId> {
    let of = |own: &Side<'_>, other: &Side<'_>| {
        let scored =
            |slot: usize| (own.program.attributes[slot], influence(case, own, slot, other));
        (0..own.program.attributes.len()).map(scored).collect::<Vec<_>>()
    };
    let mut all = [of(a, b), of(b, a)].concat();
    all.retain(|(_, influence)| *influence > 0.0);
    all.sort_by(|x, y| y.1.total_cmp(&x.1).then_with(|| case[x.0].id.cmp(&case[y.0].id)));
    all.first().map(|(attribute, _)| *attribute)
}

/// 2 for a change to the other's label, 1 for a change of label, and the shift of the leading
/// membership, 0..=1.
fn influence(case: &Case, own: &Side<'_>, slot: usize, other: &Side<'_>) -> f64 {
    let mut changed = own.slots.clone();
    changed[slot] = own.lent(case, slot, other).unwrap_or_else(|| turned(own.slots[slot]));
    if changed[slot] == own.slots[slot] {
        return 0.0;
    }
    let found = own.labels(&changed);
    let label = own.winner(&found);
    let flips = match label {
        _ if label == other.verdict.label() => 2.0,
        _ if label != own.verdict.label() => 1.0,
        _ => 0.0,
    };
    flips + shift(&own.found, &found)
}

/// Present becomes absent, anything else present.
fn turned(degree: f64) -> f64 {
    if degree >= 0.5 { 0.0 } else { 1.0 }
}

/// How far the highest label moves.
fn shift(before: &[Option<f64>], after: &[Option<f64>]) -> f64 {
    let height = |at: usize, of: &[Option<f64>]| of[at].unwrap_or(0.0);
    let top =
        (0..before.len()).reduce(|a, b| if height(b, before) > height(a, before) { b } else { a });
    top.map_or(0.0, |top| (height(top, before) - height(top, after)).abs())
}

/// Events named for a disagreement.
const MOST_EVENTS: usize = 5;

/// The events an attribute rests on most; of equal ones the first by id.
fn weightiest(view: &View<'_>, attribute: AttributeId) -> Vec<EventId> {
    let indicator = view.case()[attribute].of;
    let index = view.ledger.index_of(&Asked { indicators: vec![indicator], unions: Vec::new() });
    let Some(indexed) = index.rule(indicator) else {
        return Vec::new();
    };
    let takes = |class: usize, at: usize| index.takes(class).binary_search(&(at as u32)).is_ok();
    let entries = view
        .entries()
        .filter(|(entry, _)| indexed.selections.iter().any(|&at| takes(entry.class, at)));
    let mut amounts: Vec<(f64, EventId)> =
        entries.map(|(entry, placed)| (placed.amount(entry), entry.event)).collect();
    // Stable: entries stand in the order of their ids.
    amounts.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut events: Vec<EventId> = Vec::new();
    for (_, event) in amounts {
        if events.len() == MOST_EVENTS {
            break;
        }
        if !events.contains(&event) {
            events.push(event);
        }
    }
    events
}
