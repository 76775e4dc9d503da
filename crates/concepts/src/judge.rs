//! Judges a cell by a school's definitions, without drawing: the central reading.

use crate::read;
use crate::{
    AttributeMembership, ConceptMembership, LabelMembership, Membership, Outcome, Part, Reason,
    TermMembership, Verdict,
};
use counterpoise_case::model::{AttributeId, Case, IndicatorId, Level, SchoolId};
use counterpoise_kernel::{Condition, Program, Rule, decide, evaluate, labels};
use counterpoise_ledger::View;
use std::collections::BTreeMap;

/// The central reading of one school on a cell. For several schools [`judge_all`] computes each
/// attribute once.
#[must_use]
pub fn judge(view: &View<'_>, school: SchoolId) -> Verdict {
    Judge::new(view).verdict(school)
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
    let mut judge = Judge::new(view);
    schools.iter().map(|&school| judge.verdict(school)).collect()
}

/// The level of a cell's arena; `None`: all arenas pooled.
pub(crate) fn level(view: &View<'_>) -> Option<Level> {
    view.cell.arena.map(|arena| view.case()[arena].level)
}

/// The membership of several presences taken together.
pub(crate) fn union(view: &View<'_>, attributes: &[AttributeId]) -> f64 {
    let case = view.case();
    let Some(&first) = attributes.first() else { return 0.0 };
    let indicators: Vec<IndicatorId> = attributes.iter().map(|&id| case[id].of).collect();
    let possible =
        view.sums_of(case[first].of).and_then(|sums| sums.get(1).copied()).unwrap_or(0.0);
    let possible = possible + view.sought(&indicators);
    let gauge = counterpoise_kernel::Gauge::Some { threshold: None, posture: false };
    gauge.marginal(
        &[view.union_of(&indicators), possible],
        view.cell.years(),
        &view.ledger.settings,
    )
}

struct Judge<'v> {
    view: &'v View<'v>,
    attributes: BTreeMap<AttributeId, AttributeMembership>,
}

impl<'v> Judge<'v> {
    fn new(view: &'v View<'v>) -> Judge<'v> {
        Judge { view, attributes: BTreeMap::new() }
    }

    fn verdict(&mut self, school: SchoolId) -> Verdict {
        let view = self.view;
        let program = Program::of(view.ledger, school);
        let attributes: Vec<AttributeMembership> =
            program.attributes.iter().map(|&id| self.attribute(id)).collect();
        let applicable = program.applicable(level(view));
        let own = attributes
            .iter()
            .map(|own| own.membership.map_or(0.5, |membership| membership.height()));
        let slots: Vec<f64> =
            own.chain(program.unions.iter().map(|together| union(view, together))).collect();
        let (mut steps, mut found) = (Vec::new(), Vec::new());
        evaluate(&program, |slot| &slots[slot], &mut steps);
        labels(&program, &applicable, &steps, &mut found);
        let outcome = match decide(&found) {
            Some(label) => Outcome::Label(program.labels[label].clone()),
            None => Outcome::NoneOfThese { reason: reason(view, &program, &attributes, &found) },
        };
        let rules = program.rules.iter().zip(&applicable);
        Verdict {
            dyad: view.ledger.dyad,
            cell: view.cell.clone(),
            school,
            outcome,
            labels: ranked(&program, &found),
            memberships: rules
                .map(|(rule, &applies)| concept(view.case(), &program, rule, &steps, applies))
                .collect(),
            attributes,
        }
    }

    fn attribute(&mut self, id: AttributeId) -> AttributeMembership {
        self.attributes.entry(id).or_insert_with(|| read::attribute(self.view, id)).clone()
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
    match best {
        None => Reason::NotApplicable,
        Some(_) if !is_evidence(view, attributes) => Reason::NoEvidence,
        Some((best, value)) => Reason::NoConceptAboveHalf { best: best.clone(), value },
    }
}

/// Whether there is anything to judge by: an act of the subject counts, a search covers the cell,
/// or one of the attributes has an act, a judge or a series.
pub(crate) fn is_evidence(view: &View<'_>, attributes: &[AttributeMembership]) -> bool {
    let acts = || view.acts().next().is_some();
    attributes.iter().any(|attribute| attribute.shown) || acts() || view.searched()
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
