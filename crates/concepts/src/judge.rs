//! Judges a cell by a school's definitions, without drawing: the central reading.

use crate::{
    AttributeMembership, ConceptMembership, LabelMembership, Membership, Outcome, Part, Reason,
    TermMembership, Verdict,
};
use counterpoise_case::model::{AttributeId, Case, SchoolId};
use counterpoise_kernel::{CentralReading, Condition, Evaluated, Program, Rule, Schools, decide};
use counterpoise_ledger::View;
use std::collections::BTreeMap;

/// The central reading of one school on a cell. For several schools [`judge_all`] computes each
/// attribute once.
#[must_use]
pub fn judge(view: &View<'_>, school: SchoolId) -> Verdict {
    judge_all(view, &[school]).remove(0)
}

/// The central readings of several schools on a cell, in their order.
///
/// Each attribute has the probability that it is so by its own evidence (a lean, a presence, a
/// share: their posteriors; a judgement: its mean; a series: its calibrated value), each concept is
/// combined by the school's aggregation (or the case's), and the label with the greatest membership
/// is the reading if it is above one half. It is what the draws come to where one label is needed
/// without them. Without events, schools or concepts: no evidence, no verdict, not applicable.
#[must_use]
pub fn judge_all(view: &View<'_>, schools: &[SchoolId]) -> Vec<Verdict> {
    let compiled = Schools::of(view.ledger, schools);
    let mut judge = Judge {
        view,
        schools: &compiled,
        reading: CentralReading::new(view, &compiled),
        attributes: BTreeMap::new(),
        evaluated: Evaluated::new(),
    };
    (0..schools.len()).map(|program| judge.verdict(program)).collect()
}

struct Judge<'v> {
    view: &'v View<'v>,
    schools: &'v Schools,
    reading: CentralReading<'v>,
    attributes: BTreeMap<AttributeId, AttributeMembership>,
    evaluated: Evaluated<f64>,
}

impl Judge<'_> {
    fn verdict(&mut self, program: usize) -> Verdict {
        let (view, case) = (self.view, self.view.case());
        let attributes = self.attributes(program);
        let degrees = self.reading.of_program(program);
        let program = &self.schools.programs[program];
        let applicable = program.applicable(case, view.cell.arena);
        self.evaluated.evaluate(program, &applicable, |slot| &degrees[slot]);
        let Evaluated { steps, labels } = &self.evaluated;
        let outcome = match decide(labels) {
            Some(label) => Outcome::Label(program.labels[label].clone()),
            None => Outcome::NoneOfThese { reason: reason(view, program, &attributes, labels) },
        };
        let rules = program.rules.iter().zip(&applicable);
        Verdict {
            dyad: view.ledger.dyad,
            cell: view.cell.clone(),
            school: program.school,
            outcome,
            labels: ranked(program, labels),
            memberships: rules
                .map(|(rule, &applies)| concept(case, program, rule, steps, applies))
                .collect(),
            attributes,
        }
    }

    /// The attributes of a program: its first slots.
    fn attributes(&mut self, program: usize) -> Vec<AttributeMembership> {
        let ids = &self.schools.programs[program].attributes;
        let slots = self.schools.slots[program].iter();
        ids.iter().zip(slots).map(|(&id, &at)| self.attribute(id, at)).collect()
    }

    /// `at`: the position of what the attribute asks.
    fn attribute(&mut self, id: AttributeId, at: usize) -> AttributeMembership {
        let Judge { view, reading, attributes, .. } = self;
        let read = || {
            let (value, bounds) = view.value_of(view.case()[id].of);
            let found = reading.of(at);
            let membership = Membership::known(found.degree);
            AttributeMembership { attribute: id, value, bounds, membership, shown: found.shown }
        };
        attributes.entry(id).or_insert_with(read).clone()
    }
}

/// Why none of a school's labels is the reading.
fn reason(
    view: &View<'_>,
    program: &Program,
    attributes: &[AttributeMembership],
    found: &[Option<f64>],
) -> Reason {
    let known =
        program.labels.iter().zip(found).filter_map(|(label, degree)| Some((label, (*degree)?)));
    let best = known.reduce(|best, next| if next.1 > best.1 { next } else { best });
    let is_any_shown = || attributes.iter().any(|attribute| attribute.shown);
    match best {
        None => Reason::NotApplicable,
        Some(_) if !is_evidence(view, is_any_shown) => Reason::NoEvidence,
        Some((best, value)) => Reason::NoConceptAboveHalf { best: best.clone(), value },
    }
}

/// Whether there is anything to judge by: an act of the subject counts, a search covers the cell,
/// or one of the attributes has an act, a judge or a series.
pub(crate) fn is_evidence(view: &View<'_>, is_any_shown: impl FnOnce() -> bool) -> bool {
    view.acts().next().is_some() || view.searched() || is_any_shown()
}

fn concept(
    case: &Case,
    program: &Program,
    rule: &Rule,
    steps: &[f64],
    applies: bool,
) -> ConceptMembership {
    let concept = &case[rule.concept];
    let at = |step: usize| applies.then(|| Membership::known(steps[step]));
    let term = |c: &Condition| TermMembership {
        text: c.text.clone(),
        part: c.part,
        membership: at(c.step),
    };
    let terms: Vec<TermMembership> = rule.conditions.iter().map(term).collect();
    ConceptMembership {
        concept: rule.concept,
        label: concept.label.clone(),
        is_verdict: concept.is_verdict,
        membership: rule.step.and_then(at),
        binding: binding(&terms),
        terms,
        attributes: rule.slots.iter().map(|&slot| program.attributes[slot]).collect(),
    }
}

/// The lowest condition; of substitutes only the highest counts.
fn binding(terms: &[TermMembership]) -> Option<usize> {
    let height = |at: usize| terms[at].membership.map(|membership| membership.height());
    let of = |any: bool| (0..terms.len()).filter(move |&at| (terms[at].part == Part::Any) == any);
    let lower = |a: usize, b: usize| if height(b) < height(a) { b } else { a };
    let substitute = of(true).reduce(|a, b| if height(b) > height(a) { b } else { a });
    of(false).chain(substitute).filter(|&at| height(at).is_some()).reduce(lower)
}

fn ranked(program: &Program, found: &[Option<f64>]) -> Vec<LabelMembership> {
    let named = program.labels.iter().zip(found);
    let own = |(label, degree): (&String, &Option<f64>)| {
        degree.map(|degree| LabelMembership {
            label: label.clone(),
            membership: Membership::known(degree),
        })
    };
    let mut all: Vec<LabelMembership> = named.filter_map(own).collect();
    // Stable: equal labels stay in the order of the case.
    all.sort_by(|a, b| b.membership.height().total_cmp(&a.membership.height()));
    all
}
