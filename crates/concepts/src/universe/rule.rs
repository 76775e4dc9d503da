//! One school with its aggregation and its gauges.

use super::fixed::Fixed;
use crate::NONE_OF_THESE;
use counterpoise_case::model::{Case, ConceptId, Edit, Formula, RateBound, SchoolId, Settings};
use counterpoise_kernel::{Ask, Counted, Gauge, Program, Schools};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

pub(super) struct Rule {
    /// The school alone.
    pub(super) schools: Schools,
    /// For each ask what its gauge is known by.
    pub(super) keys: Vec<u64>,
    /// For each place, which rules of the program apply.
    pub(super) applicable: Vec<Vec<bool>>,
    /// Position of each of the program's labels among all labels.
    pub(super) labels: Vec<u16>,
}

/// The settings that marginals depend on, and what they are known by.
pub(super) struct Scale {
    pub(super) settings: Settings,
    pub(super) key: u64,
}

impl Scale {
    /// The settings of a case under these changes.
    pub(super) fn new(case: &Case, edits: &[&Edit]) -> Scale {
        let mut settings = case.settings.clone();
        for edit in edits {
            match edit {
                Edit::Lean(low, high) => settings.lean = (*low, *high),
                Edit::Some(low, high) => settings.some = (*low, *high),
                Edit::Unit(unit) => settings.unit = *unit,
                Edit::Combine(combine) => settings.combine = *combine,
                _ => {}
            }
        }
        let mut hasher = DefaultHasher::new();
        for number in
            [settings.lean.0, settings.lean.1, settings.some.0, settings.some.1, settings.unit]
        {
            number.to_bits().hash(&mut hasher);
        }
        Scale { settings, key: hasher.finish() }
    }
}

impl Rule {
    /// The rule of a case in which the changes have been made.
    pub(super) fn new(case: &Case, of: &Fixed<'_>) -> Rule {
        let coded = |indicator| of.is_coded(indicator);
        let program = school(case).map_or_else(Program::silent, |school| {
            Program::with(case, &case.settings, school, &coded)
        });
        let places = of.scenes.iter();
        let applicable = places.map(|place| program.applicable(case, place.arena)).collect();
        let labels = program.labels.iter().map(|label| position(&of.labels, label)).collect();
        let schools = Schools::new(case, vec![program], Arc::clone(&of.index), &coded);
        let keys = schools.asks.iter().map(|(_, ask)| key(ask)).collect();
        Rule { schools, keys, applicable, labels }
    }

    pub(super) fn program(&self) -> &Program {
        &self.schools.programs[0]
    }
}

/// What a gauge is known by.
fn key(ask: &Ask) -> u64 {
    let Ask::Counted(Counted { gauge, .. }) = ask else { return 0 };
    let mut hasher = DefaultHasher::new();
    let numbers = |numbers: &[f64], hasher: &mut DefaultHasher| {
        numbers.iter().for_each(|n| n.to_bits().hash(hasher));
    };
    std::mem::discriminant(gauge).hash(&mut hasher);
    match gauge {
        Gauge::Lean(side, own) => {
            (*side as u8).hash(&mut hasher);
            numbers(&[own.unwrap_or(0.0)], &mut hasher);
        }
        Gauge::Some { threshold, posture } => {
            posture.hash(&mut hasher);
            numbers(&[threshold.unwrap_or(0.0)], &mut hasher);
        }
        Gauge::Portion { bar, above } | Gauge::Gap { bar, above } => {
            above.hash(&mut hasher);
            numbers(&[*bar], &mut hasher);
        }
        Gauge::Rate(RateBound::AtLeast(rate)) => numbers(&[*rate], &mut hasher),
        Gauge::Rate(RateBound::AtMost(rate)) => numbers(&[-*rate], &mut hasher),
        Gauge::Standing | Gauge::Series(_) | Gauge::Judged(_) | Gauge::Most(_) => {}
    }
    hasher.finish()
}

pub(super) fn is_series(formula: &Formula) -> bool {
    matches!(formula, Formula::Series(_))
}

pub(super) fn is_judged(formula: &Formula) -> bool {
    matches!(formula, Formula::Assessed(_))
}

fn position(labels: &[String], label: &str) -> u16 {
    labels.iter().position(|own| own == label).unwrap_or(labels.len() - 1) as u16
}

/// The school that judges.
fn school(case: &Case) -> Option<SchoolId> {
    case.header.author_school.or_else(|| case.header.schools.last().copied())
}

/// Every school that judges in some universe, in the order of the case.
pub(super) fn schools(
    case: &Case,
    first: Option<SchoolId>,
    options: &[Vec<Vec<Edit>>],
) -> Vec<SchoolId> {
    let chosen = options.iter().flatten().flatten().filter_map(|edit| match edit {
        Edit::School(school) => Some(*school),
        _ => None,
    });
    let mut all: Vec<SchoolId> = chosen.chain(first.or_else(|| school(case))).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The labels of these schools in the order of their concepts, then none of these.
pub(super) fn labels(case: &Case, schools: &[SchoolId]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for concept in (0..case.concepts.len() as u32).map(ConceptId).map(|id| &case[id]) {
        let new = concept.is_verdict
            && schools.contains(&concept.school)
            && !all.contains(&concept.label);
        if new && concept.label != NONE_OF_THESE {
            all.push(concept.label.clone());
        }
    }
    all.push(NONE_OF_THESE.to_owned());
    all
}
