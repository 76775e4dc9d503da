//! One school with its aggregation and its gauges.

use super::fixed::Fixed;
use crate::NONE_OF_THESE;
use counterpoise_case::model::{
    Anchors, AttributeId, Case, ConceptId, Edit, Formula, IndicatorId, RateBound, SchoolId,
    Settings,
};
use counterpoise_kernel::{Gauge, Program};
use std::hash::{DefaultHasher, Hash, Hasher};

pub(super) struct Rule {
    pub(super) program: Program,
    /// Where the membership of each slot comes from.
    pub(super) asked: Vec<Asked>,
    /// For each slot what its gauge is known by.
    pub(super) keys: Vec<u64>,
    /// For each place, which rules of the program apply.
    pub(super) applicable: Vec<Vec<bool>>,
    /// Position of each of the program's labels among all labels.
    pub(super) labels: Vec<u16>,
    /// Where the sum of each selection of the index stands; past the end: nowhere.
    pub(super) slots: Vec<u16>,
    /// Number of sums.
    pub(super) sums: usize,
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

/// Where the membership of a slot comes from.
pub(super) enum Asked {
    Counted {
        gauge: Gauge,
        sums: Vec<u16>,
        /// Of a presence, the positions of its indicators: a search may have looked for them.
        sought: Vec<usize>,
    },
    /// Position among the indicators read off series.
    Series(usize, Option<Anchors>),
    /// Position among the indicators that sources judge.
    Judged(usize, Option<Anchors>),
    /// Whether an act of this selection stands.
    Standing(u16),
    /// Whether this pair has the most of it.
    Most(AttributeId),
    /// Nothing is known of it in any universe.
    Unknown,
}

impl Rule {
    /// The rule of a case in which the changes have been made.
    pub(super) fn new(case: &Case, of: &Fixed<'_>) -> Rule {
        let coded = |indicator| of.is_coded(indicator);
        let program = school(case).map_or_else(Program::silent, |school| {
            Program::with(case, &case.settings, school, &coded)
        });
        let mut slots = vec![u16::MAX; of.index.selections.len()];
        let mut sums = 0;
        let mut asked = Vec::new();
        let mut counted = |gauge: Gauge, selections: &[usize], indicators: &[IndicatorId]| {
            let mut place = |&selection: &usize| {
                if slots[selection] == u16::MAX {
                    slots[selection] = sums as u16;
                    sums += 1;
                }
                slots[selection]
            };
            let at = |id: &IndicatorId| of.indicators().iter().position(|own| own == id);
            let sought = if let Gauge::Some { .. } = gauge { indicators } else { &[] };
            Asked::Counted {
                gauge,
                sums: selections.iter().map(&mut place).collect(),
                sought: sought.iter().filter_map(at).collect(),
            }
        };
        for &attribute in &program.attributes {
            let indicator = case[attribute].of;
            let among = |kind: fn(&Formula) -> bool| {
                of.indicators()
                    .iter()
                    .filter(|id| kind(&case[**id].formula))
                    .position(|id| *id == indicator)
            };
            let gauge = Gauge::of(case, &case[attribute]);
            asked.push(match (gauge, of.index.rule(indicator)) {
                (Gauge::Standing, Some(indexed)) if of.is_coded(indicator) => {
                    Asked::Standing(indexed.selections[0] as u16)
                }
                (Gauge::Standing, _) => Asked::Unknown,
                (Gauge::Most(_), _) => Asked::Most(attribute),
                (_, Some(indexed)) => {
                    counted(gauge, &gauge.sums(&indexed.selections), &[indicator])
                }
                (Gauge::Series(anchors), None) => {
                    among(is_series).map_or(Asked::Unknown, |at| Asked::Series(at, anchors))
                }
                (_, None) => {
                    let anchors = case[attribute].anchors;
                    among(is_judged).map_or(Asked::Unknown, |at| Asked::Judged(at, anchors))
                }
            });
        }
        for union in &program.unions {
            let indicators: Vec<_> = union.iter().map(|&id| case[id].of).collect();
            let possible =
                of.index.rule(indicators[0]).and_then(|indexed| indexed.selections.get(1).copied());
            let selections: Vec<usize> =
                of.index.union(&indicators).into_iter().chain(possible).collect();
            asked.push(counted(
                Gauge::Some { threshold: None, posture: false },
                &selections,
                &indicators,
            ));
        }
        let level = |place: &super::fixed::Scene| place.arena.map(|arena| case[arena].level);
        Rule {
            keys: asked.iter().map(key).collect(),
            applicable: of.scenes.iter().map(|place| program.applicable(level(place))).collect(),
            labels: program.labels.iter().map(|label| position(&of.labels, label)).collect(),
            asked,
            slots,
            sums,
            program,
        }
    }
}

/// What a gauge is known by.
fn key(asked: &Asked) -> u64 {
    let Asked::Counted { gauge, .. } = asked else { return 0 };
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
