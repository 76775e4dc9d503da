//! What is left of events, judgements and series when sources are left out.

use super::group::Group;
use counterpoise_case::choose;
use counterpoise_case::model::{Case, Citation, Edit, Event, SourceId};
use counterpoise_ledger::certainty;
use std::collections::BTreeMap;

pub(super) struct ExcludedSources {
    /// Certainty of each event; not a number: it no longer counts.
    pub(super) certainty: Vec<f64>,
    /// For each judgement, whether it is withdrawn.
    pub(super) judgements: Vec<bool>,
}

impl ExcludedSources {
    pub(super) fn new(case: &Case, edits: &[&Edit]) -> ExcludedSources {
        let left = choose(case, edits.iter().copied());
        let struck = struck(case, edits);
        // Not by its role: another coder may count what the ledger's own does not.
        let of = |(event, left_of): (&Event, &Event)| {
            if gone(event.rests_on(), &struck) { f64::NAN } else { certainty(&left, left_of).0 }
        };
        ExcludedSources {
            certainty: case.events.iter().zip(&left.events).map(of).collect(),
            judgements: case
                .assessments
                .iter()
                .map(|judgement| gone(judgement.rests_on(), &struck))
                .collect(),
        }
    }
}

/// For each source, whether it is left out.
fn struck(case: &Case, edits: &[&Edit]) -> Vec<bool> {
    let out = |(at, source): (usize, &counterpoise_case::model::Source)| {
        edits.iter().any(|edit| match edit {
            Edit::WithoutSource(own) => own.0 as usize == at,
            Edit::WithoutSide(side) => source.side == Some(*side),
            Edit::WithoutKind(kind) => source.kind == *kind,
            _ => false,
        })
    };
    case.sources.iter().enumerate().map(out).collect()
}

/// Whether all of these are left out.
fn gone(cites: &[Citation], struck: &[bool]) -> bool {
    !cites.is_empty() && cites.iter().all(|cite| struck[cite.source.0 as usize])
}

/// For each combination of what is withdrawn, which of the combinations of withdrawn series it has;
/// and these.
pub(super) fn patterns(
    case: &Case,
    group: &Group,
    options: &[Vec<Vec<Edit>>],
) -> (Vec<u32>, Vec<Vec<bool>>) {
    let mut known: BTreeMap<Vec<bool>, u32> = BTreeMap::new();
    let mut series: Vec<Vec<bool>> = Vec::new();
    let pattern = |position| {
        let struck = struck(case, &group.edits(options, position));
        let out: Vec<bool> =
            case.series.iter().map(|of| of.measure.is_some() && gone(&of.cites, &struck)).collect();
        *known.entry(out).or_insert_with_key(|out| {
            series.push(out.clone());
            series.len() as u32 - 1
        })
    };
    ((0..group.n).map(pattern).collect(), series)
}

/// For each combination of what is withdrawn, a number for which of these sources are left out: the
/// same ones, the same number.
pub(super) fn left(
    group: &Group,
    options: &[Vec<Vec<Edit>>],
    of: &[SourceId],
    case: &Case,
) -> Vec<u32> {
    let mut known: BTreeMap<Vec<bool>, u32> = BTreeMap::new();
    let number = |position| {
        let struck = struck(case, &group.edits(options, position));
        let out: Vec<bool> = of.iter().map(|source| struck[source.0 as usize]).collect();
        let next = known.len() as u32;
        *known.entry(out).or_insert(next)
    };
    (0..group.n).map(number).collect()
}
