//! One word for two things, and two words for one.

use super::about::{affirms, is_in, is_of_others, pair};
use counterpoise_case::model::{ArenaId, Case, Name, PeriodId};
use serde::Serialize;

/// A word with its meanings, or a meaning with its words.
#[derive(Clone, Debug, Serialize)]
pub struct Word {
    /// The word, or the meaning.
    pub of: Name,
    /// Each meaning, or each word, with the positions that use it; of the same name together.
    pub ways: Vec<(Name, Vec<usize>)>,
}

/// Labels that mean more than one thing.
pub(super) fn of_labels(case: &Case, all: &[usize], labels: &[Name]) -> Vec<Word> {
    let one = |label: &Name| {
        let own = all.iter().copied().filter(|&at| {
            case.positions[at].label.as_ref() == Some(label) && affirms(&case.positions[at])
        });
        grouped(label, own, |at| case.positions[at].sense.clone())
    };
    labels.iter().filter_map(one).collect()
}

/// Meanings that go by more than one label.
pub(super) fn of_meanings(case: &Case, all: &[usize]) -> Vec<Word> {
    let mut senses: Vec<&Name> =
        all.iter().filter_map(|&at| case.positions[at].sense.as_ref()).collect();
    senses.sort_unstable();
    senses.dedup();
    let one = |sense: &&Name| {
        let own = all.iter().copied().filter(|&at| {
            case.positions[at].sense.as_ref() == Some(*sense) && affirms(&case.positions[at])
        });
        grouped(sense, own, |at| case.positions[at].label.clone())
    };
    senses.iter().filter_map(one).collect()
}

/// `None` where there is but one.
fn grouped(
    of: &Name,
    all: impl Iterator<Item = usize>,
    by: impl Fn(usize) -> Option<Name>,
) -> Option<Word> {
    let mut groups: Vec<(Name, Vec<usize>)> = Vec::new();
    for at in all {
        let Some(name) = by(at) else { continue };
        match groups.iter_mut().find(|(own, _)| *own == name) {
            Some((_, positions)) => positions.push(at),
            None => groups.push((name, vec![at])),
        }
    }
    (groups.len() > 1).then(|| Word { of: of.clone(), ways: groups })
}

/// A place and a time to which the literature gives more than one label.
#[derive(Clone, Debug, Serialize)]
pub struct Shared {
    /// Where.
    pub arena: ArenaId,
    /// When.
    pub period: PeriodId,
    /// The labels, in the order of the positions.
    pub labels: Vec<Name>,
    /// Who gives them.
    pub by: Vec<usize>,
}

/// Of the pair of the case.
pub(super) fn shared(case: &Case, all: &[usize]) -> Vec<Shared> {
    let mut found = Vec::new();
    for arena in (0..case.arenas.len() as u32).map(ArenaId) {
        for period in (0..case.periods.len() as u32).map(PeriodId) {
            if case[period].comparison {
                continue;
            }
            let here = |at: &usize| {
                let own = &case.positions[*at];
                own.dyad == pair(case)
                    && affirms(own)
                    && is_of_others(own)
                    && is_in(own, arena, period)
            };
            let by: Vec<usize> = all.iter().copied().filter(here).collect();
            let mut labels: Vec<Name> = Vec::new();
            for label in by.iter().filter_map(|&at| case.positions[at].label.as_ref()) {
                if !labels.contains(label) {
                    labels.push(label.clone());
                }
            }
            if labels.len() > 1 {
                found.push(Shared { arena, period, labels, by });
            }
        }
    }
    found
}
