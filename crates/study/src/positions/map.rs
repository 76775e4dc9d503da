//! The map: labels by arenas and periods, and its gaps.

use super::about::{affirms, is_in, is_of_others, pair};
use super::senses::Shared;
use counterpoise_case::model::{
    ArenaId, Case, Name, PeriodId, Position, SourceId, Standpoint, Wording,
};
use serde::Serialize;

/// How far the literature has filled a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Filled {
    /// Somebody gives the label and says what it means.
    Defined,
    /// Somebody gives the label, and nobody who does says what it means.
    Named,
    /// Somebody describes the behaviour without the word.
    Described,
    /// Somebody denies the label, and nobody gives it.
    Denied,
    /// The label is given to the pair, but elsewhere or at another time.
    Elsewhere,
    /// The label is given to other pairs only, or in theory.
    OtherPairs,
}

impl Filled {
    /// Whether nobody has said of the label here, neither that it fits nor that it does not.
    #[must_use]
    pub fn is_empty(self) -> bool {
        matches!(self, Filled::Elsewhere | Filled::OtherPairs)
    }
}

/// One label in one arena and period.
#[derive(Clone, Debug, Serialize)]
pub struct LabelCell {
    /// The label.
    pub label: Name,
    /// Where.
    pub arena: ArenaId,
    /// When.
    pub period: PeriodId,
    /// How far the literature has filled it.
    pub filled: Filled,
    /// Positions of the literature in it, those that deny the label among them.
    pub by: Vec<usize>,
    /// Whether the study of the case gives the label here.
    pub own: bool,
}

/// Labels by arenas by periods, in this order.
pub(super) fn map(case: &Case, all: &[usize], labels: &[Name]) -> Vec<LabelCell> {
    let arenas = arenas(case, all);
    let periods = (0..case.periods.len() as u32).map(PeriodId).filter(|id| !case[*id].comparison);
    let periods: Vec<PeriodId> = periods.collect();
    let mut cells = Vec::new();
    for label in labels {
        let of_label: Vec<usize> = all
            .iter()
            .copied()
            .filter(|&at| case.positions[at].label.as_ref() == Some(label))
            .collect();
        for &arena in &arenas {
            for &period in &periods {
                cells.push(cell(case, &of_label, label, arena, period));
            }
        }
    }
    cells
}

/// Those that the case judges; where it names none, those that positions name.
fn arenas(case: &Case, all: &[usize]) -> Vec<ArenaId> {
    if !case.header.arenas.is_empty() {
        return case.header.arenas.clone();
    }
    let mut found: Vec<ArenaId> =
        all.iter().flat_map(|&at| case.positions[at].arenas.iter().copied()).collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn cell(
    case: &Case,
    of_label: &[usize],
    label: &Name,
    arena: ArenaId,
    period: PeriodId,
) -> LabelCell {
    let own_pair = |at: &usize| case.positions[*at].dyad == pair(case);
    let here = |at: &usize| is_in(&case.positions[*at], arena, period);
    let of_pair: Vec<usize> = of_label.iter().copied().filter(own_pair).collect();
    let (by, own): (Vec<usize>, Vec<usize>) =
        of_pair.iter().copied().filter(here).partition(|&at| is_of_others(&case.positions[at]));
    let said: Vec<&Position> = by.iter().map(|&at| &case.positions[at]).collect();
    let filled = if said.iter().any(|own| affirms(own) && own.defined) {
        Filled::Defined
    } else if said.iter().any(|own| own.wording == Wording::Named) {
        Filled::Named
    } else if said.iter().any(|own| own.wording == Wording::Described) {
        Filled::Described
    } else if !said.is_empty() {
        Filled::Denied
    } else if of_pair.iter().any(|&at| is_of_others(&case.positions[at])) {
        Filled::Elsewhere
    } else {
        Filled::OtherPairs
    };
    let own = own.iter().any(|&at| affirms(&case.positions[at]));
    LabelCell { label: label.clone(), arena, period, filled, by, own }
}

/// What kind of gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum GapKind {
    /// A label that is given to other pairs only: nobody has tried it on this one.
    OtherPairs,
    /// A label that is given, while nobody who gives it says what it means.
    NotDefined,
    /// Two or more labels for one thing, and nobody who tells them apart.
    NotToldApart,
    /// A label that somebody denies here at this time, and nobody gives.
    Denied,
    /// A label that nobody has given here at this time.
    Nobody,
}

/// Something that the literature has not said.
#[derive(Clone, Debug, Serialize)]
pub struct Gap {
    /// What kind.
    pub kind: GapKind,
    /// The label; several where they are not told apart.
    pub labels: Vec<Name>,
    /// Where.
    pub arena: ArenaId,
    /// When.
    pub period: PeriodId,
    /// Positions that come nearest: those of other pairs, those without a definition, those that
    /// give the labels that are not told apart.
    pub nearest: Vec<usize>,
    /// Whether the study of the case says that it fills the gap.
    pub filled: bool,
}

/// The gaps, by kind, then in the order of the map.
pub(super) fn gaps(case: &Case, all: &[usize], map: &[LabelCell], shared: &[Shared]) -> Vec<Gap> {
    let of_cell = |cell: &LabelCell| {
        let kind = match cell.filled {
            Filled::Defined => return None,
            Filled::Named | Filled::Described => GapKind::NotDefined,
            Filled::OtherPairs => GapKind::OtherPairs,
            Filled::Denied => GapKind::Denied,
            Filled::Elsewhere => GapKind::Nobody,
        };
        let nearest = match kind {
            GapKind::OtherPairs => of_other_pairs(case, all, &cell.label),
            _ => {
                let gives = |at: &usize| affirms(&case.positions[*at]);
                cell.by.iter().copied().filter(gives).collect()
            }
        };
        Some(Gap {
            kind,
            labels: vec![cell.label.clone()],
            arena: cell.arena,
            period: cell.period,
            nearest,
            filled: cell.own && (kind != GapKind::NotDefined || defines(case, all, &cell.label)),
        })
    };
    let mut found: Vec<Gap> = map.iter().filter_map(of_cell).collect();
    found.extend(shared.iter().filter_map(|own| not_told_apart(case, all, own)));
    found.sort_by_key(|gap| gap.kind);
    found
}

/// Works that give the label to others, or in theory.
fn of_other_pairs(case: &Case, all: &[usize], label: &Name) -> Vec<usize> {
    let gives = |at: &usize| {
        let own = &case.positions[*at];
        own.label.as_ref() == Some(label) && affirms(own) && is_of_others(own)
    };
    all.iter().copied().filter(gives).collect()
}

/// Whether the study of the case says what it means by a label.
fn defines(case: &Case, all: &[usize], label: &Name) -> bool {
    all.iter().map(|&at| &case.positions[at]).any(|own| {
        own.standpoint == Standpoint::Own && own.defined && own.label.as_ref() == Some(label)
    })
}

/// Labels of one place and time, unless some work says what two of them mean.
fn not_told_apart(case: &Case, all: &[usize], of: &Shared) -> Option<Gap> {
    let work = |at: &usize| case.positions[*at].by.first().map(|cite| cite.source);
    let defined_by = |source: SourceId| {
        let own = of.by.iter().filter(|at| work(at) == Some(source));
        let mut labels: Vec<&Name> = own
            .map(|&at| &case.positions[at])
            .filter(|own| own.defined)
            .filter_map(|own| own.label.as_ref())
            .collect();
        labels.sort_unstable();
        labels.dedup();
        labels.len()
    };
    if of.by.iter().filter_map(work).any(|source| defined_by(source) > 1) {
        return None;
    }
    let mut by_study: Vec<&Name> = all
        .iter()
        .map(|&at| &case.positions[at])
        .filter(|own| own.standpoint == Standpoint::Own && own.defined && affirms(own))
        .filter_map(|own| own.label.as_ref())
        .filter(|label| of.labels.contains(label))
        .collect();
    by_study.sort_unstable();
    by_study.dedup();
    Some(Gap {
        kind: GapKind::NotToldApart,
        labels: of.labels.clone(),
        arena: of.arena,
        period: of.period,
        nearest: of.by.clone(),
        filled: by_study.len() > 1,
    })
}
