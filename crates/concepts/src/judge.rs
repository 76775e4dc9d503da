//! Judges a cell by a school's definitions.

use crate::decide::decide;
use crate::degree::Fuzzy;
use crate::evaluate::{evaluate, labels};
use crate::program::{Program, Rule};
use crate::what_if::reason;
use crate::{
    AttributeMembership, ConceptMembership, LabelMembership, Membership, Outcome, Part, TermMembership, Verdict,
};
use counterpoise_case::model::{Attribute, AttributeId, IndicatorId, Level, SchoolId};
use counterpoise_ledger::{Evidence, View};
use std::collections::BTreeMap;

/// The verdict of one school on a cell. For several schools [`judge_all`] computes each indicator once.
#[must_use]
pub fn judge(view: &View<'_>, school: SchoolId) -> Verdict {
    Judge::new(view).verdict(school)
}

/// The verdicts of several schools on a cell, in their order.
///
/// Each attribute is calibrated, each concept combined by the school's aggregation (or the case's), and the label with the
/// highest membership wins if it is above one half and its least leads the greatest of every other label by the margin.
/// Otherwise the verdict is indeterminate and says why. Without events, schools or concepts: no evidence, no verdict, not
/// applicable.
#[must_use]
pub fn judge_all(view: &View<'_>, schools: &[SchoolId]) -> Vec<Verdict> {
    let mut judge = Judge::new(view);
    schools.iter().map(|&school| judge.verdict(school)).collect()
}

/// A rule evaluated in a cell.
pub(crate) struct Situation<'p> {
    pub(crate) program: &'p Program,
    pub(crate) attributes: Vec<AttributeMembership>,
    pub(crate) applicable: Vec<bool>,
}

impl Situation<'_> {
    /// The labels' degrees when the slots have these degrees.
    pub(crate) fn labels(&self, slots: &[Fuzzy]) -> Vec<Option<Fuzzy>> {
        let (mut steps, mut out) = (Vec::new(), Vec::new());
        evaluate(self.program, |slot| &slots[slot], &mut steps);
        labels(self.program, &self.applicable, &steps, &mut out);
        out
    }

    /// The degree of each slot; what does not apply stands as unknown, and no applicable rule reads it.
    pub(crate) fn slots(&self) -> Vec<Fuzzy> {
        let degree = |attribute: &AttributeMembership| attribute.membership.map_or(Fuzzy::UNKNOWN, Fuzzy::from);
        self.attributes.iter().map(degree).collect()
    }

    /// The label when the slots have these degrees.
    pub(crate) fn label(&self, slots: &[Fuzzy]) -> Option<&str> {
        decide(&self.labels(slots), self.program.margin).map(|label| self.program.labels[label].as_str())
    }
}

/// The level of a cell's arena; `None`: all arenas pooled.
pub(crate) fn level(view: &View<'_>) -> Option<Level> {
    view.cell.arena.map(|arena| view.case()[arena].level)
}

/// Calibrates a value; `None`: not applicable.
pub(crate) fn membership(attribute: &Attribute, value: &Evidence, bounds: Option<(f64, f64)>) -> Option<Membership> {
    match (value, value.value()) {
        (Evidence::NotApplicable(_), _) => None,
        (_, Some(number)) => {
            Some(Fuzzy::calibrated(bounds.unwrap_or((number, number)), number, attribute.anchors).membership())
        }
        (_, None) => Some(Membership::UNKNOWN),
    }
}

type Value = (Evidence, Option<(f64, f64)>);

struct Judge<'v> {
    view: &'v View<'v>,
    values: BTreeMap<IndicatorId, Value>,
}

impl<'v> Judge<'v> {
    fn new(view: &'v View<'v>) -> Judge<'v> {
        Judge { view, values: BTreeMap::new() }
    }

    fn verdict(&mut self, school: SchoolId) -> Verdict {
        let program = Program::of(self.view.case(), &self.view.ledger.settings, school);
        let situation = self.situation(&program);
        let slots = situation.slots();
        let found = situation.labels(&slots);
        let outcome = match decide(&found, program.margin) {
            Some(label) => Outcome::Label(program.labels[label].clone()),
            None => Outcome::Indeterminate { reason: reason(self.view.case(), &situation, &slots, &found) },
        };
        Verdict {
            dyad: self.view.ledger.dyad,
            cell: self.view.cell.clone(),
            school,
            outcome,
            labels: ranked(&program, &found),
            memberships: self.concepts(&situation, &slots),
            attributes: situation.attributes,
        }
    }

    fn situation<'p>(&mut self, program: &'p Program) -> Situation<'p> {
        let attributes: Vec<_> = program.attributes.iter().map(|&id| self.attribute(id)).collect();
        let applicable = program.applicable(level(self.view), |slot| attributes[slot].membership.is_some());
        Situation { program, attributes, applicable }
    }

    fn attribute(&mut self, id: AttributeId) -> AttributeMembership {
        let attribute = &self.view.case()[id];
        let (value, bounds) =
            self.values.entry(attribute.of).or_insert_with(|| self.view.value_of(attribute.of)).clone();
        let membership = membership(attribute, &value, bounds);
        AttributeMembership { attribute: id, value, bounds, membership }
    }

    fn concepts(&self, situation: &Situation<'_>, slots: &[Fuzzy]) -> Vec<ConceptMembership> {
        let mut steps = Vec::new();
        evaluate(situation.program, |slot| &slots[slot], &mut steps);
        let rules = situation.program.rules.iter().zip(&situation.applicable);
        rules.map(|(rule, &applies)| self.concept(situation.program, rule, &steps, applies)).collect()
    }

    fn concept(&self, program: &Program, rule: &Rule, steps: &[Fuzzy], applies: bool) -> ConceptMembership {
        let concept = &self.view.case()[rule.concept];
        let at = |step: usize| applies.then(|| steps[step].membership());
        let term = |c: &crate::program::Condition| TermMembership {
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
}

/// The lowest condition; of substitutes only the highest counts.
fn binding(terms: &[TermMembership]) -> Option<usize> {
    let height = |at: usize| terms[at].membership.map(|membership| membership.height());
    let of = |any: bool| (0..terms.len()).filter(move |&at| (terms[at].part == Part::Any) == any);
    let lower = |a: usize, b: usize| if height(b) < height(a) { b } else { a };
    let substitute = of(true).reduce(|a, b| if height(b) > height(a) { b } else { a });
    of(false).chain(substitute).filter(|&at| height(at).is_some()).reduce(lower)
}

fn ranked(program: &Program, found: &[Option<Fuzzy>]) -> Vec<LabelMembership> {
    let named = program.labels.iter().zip(found);
    let own = |(label, degree): (&String, &Option<Fuzzy>)| {
        degree.map(|degree| LabelMembership { label: label.clone(), membership: degree.membership() })
    };
    let mut all: Vec<LabelMembership> = named.filter_map(own).collect();
    let key = |of: &LabelMembership| (of.membership.height(), of.membership.hi);
    // Stable: equal labels stay in the order of the case.
    all.sort_by(|a, b| key(b).0.total_cmp(&key(a).0).then(key(b).1.total_cmp(&key(a).1)));
    all
}
