//! One school with its aggregation, margin, shrinkage and calibration.

use super::Universes;
use crate::program::Program;
use counterpoise_case::model::{Anchors, Case, ConceptId, Edit, Formula, SchoolId};
use counterpoise_ledger::Shape;

pub(super) struct Rule {
    pub(super) program: Program,
    /// Calibration of each slot.
    pub(super) anchors: Vec<Option<Anchors>>,
    /// Where the number of each slot comes from.
    pub(super) asked: Vec<Asked>,
    /// For each place, which rules of the program apply.
    pub(super) applicable: Vec<Vec<bool>>,
    /// Position of each of the program's labels among all labels.
    pub(super) labels: Vec<u16>,
    /// Where the sum of each selection of the index stands; past the end: nowhere.
    pub(super) slots: Vec<u16>,
    /// Number of sums.
    pub(super) sums: usize,
    pub(super) shrinkage: f64,
}

/// Where the number of an indicator comes from.
pub(super) enum Asked {
    /// From sums. `others`: it counts others' acts too.
    Counted {
        shape: Shape,
        sums: Vec<u16>,
        others: bool,
    },
    /// Position among the indicators read off series.
    Series(usize),
    /// Position among the indicators that sources judge.
    Judged(usize),
    Nothing,
}

impl Rule {
    /// The rule of a case in which the changes have been made.
    pub(super) fn new(case: &Case, of: &Universes<'_>) -> Rule {
        let program = school(case).map_or_else(Program::silent, |school| Program::of(case, &case.settings, school));
        let mut slots = vec![u16::MAX; of.index.selections.len()];
        let mut sums = 0;
        let mut asked = Vec::new();
        for &attribute in &program.attributes {
            let indicator = case[attribute].of;
            let among = |kind: fn(&Formula) -> bool| {
                of.indicators.iter().filter(|id| kind(&case[**id].formula)).position(|id| *id == indicator)
            };
            asked.push(match of.index.rule(indicator) {
                Some(indexed) => {
                    let mut place = |&selection: &usize| {
                        if slots[selection] == u16::MAX {
                            slots[selection] = sums as u16;
                            sums += 1;
                        }
                        slots[selection]
                    };
                    let own = indexed.selections.iter().map(&mut place).collect();
                    Asked::Counted { shape: indexed.rule.shape, sums: own, others: indexed.rule.counts_others() }
                }
                None => match &case[indicator].formula {
                    Formula::Series(_) => among(is_series).map_or(Asked::Nothing, Asked::Series),
                    _ => among(is_judged).map_or(Asked::Nothing, Asked::Judged),
                },
            });
        }
        let level = |place: &super::Scene| place.arena.map(|arena| case[arena].level);
        Rule {
            anchors: program.attributes.iter().map(|&attribute| case[attribute].anchors).collect(),
            applicable: of.scenes.iter().map(|place| program.applicable(level(place), |_| true)).collect(),
            labels: program.labels.iter().map(|label| position(&of.labels, label)).collect(),
            asked,
            slots,
            sums,
            shrinkage: case.settings.shrinkage,
            program,
        }
    }
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
pub(super) fn schools(case: &Case, options: &[Vec<Vec<Edit>>]) -> Vec<SchoolId> {
    let chosen = options.iter().flatten().flatten().filter_map(|edit| match edit {
        Edit::School(school) => Some(*school),
        _ => None,
    });
    let mut all: Vec<SchoolId> = chosen.chain(school(case)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The labels of these schools in the order of their concepts, then `indeterminate`.
pub(super) fn labels(case: &Case, schools: &[SchoolId]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for concept in (0..case.concepts.len() as u32).map(ConceptId).map(|id| &case[id]) {
        let new = concept.is_verdict && schools.contains(&concept.school) && !all.contains(&concept.label);
        if new && concept.label != INDETERMINATE {
            all.push(concept.label.clone());
        }
    }
    all.push(INDETERMINATE.to_owned());
    all
}

const INDETERMINATE: &str = "indeterminate";
