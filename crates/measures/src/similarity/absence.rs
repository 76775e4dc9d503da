//! What an absence counts as, where two states are compared by their votes.

use crate::value::{Measured, Reason, Value};

use super::table::Table;
use super::{Credit, Similarity};

/// The level of an absence in a table of votes; yes, abstain and no are 0 to 2.
pub const ABSENT: u8 = 3;
const VOTES: usize = 3;
const ABSTAIN: usize = 1;

/// What it counts as that one of the two was a member and cast no vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Absence {
    /// An abstention.
    Abstention,
    /// A fourth way to vote: two who are absent agree, one who is agrees with nobody who votes.
    Fourth,
    /// Disagreement with whoever votes; a roll call on which both are absent is left out.
    Disagreement,
}

impl Absence {
    /// Its name as a choice.
    pub fn named(name: &str) -> Option<Absence> {
        match name {
            "absent-abstains" => Some(Absence::Abstention),
            "absent-fourth" => Some(Absence::Fourth),
            "absent-disagrees" => Some(Absence::Disagreement),
            _ => None,
        }
    }

    /// A measure of a table of four levels, the last of which is absence. `Fourth` and
    /// `Disagreement` are for agreement; another measure has no place for a level without order, and
    /// leaves absences out.
    ///
    /// ```
    /// use counterpoise_measures::similarity::{Absence, Credit, Similarity, Table};
    /// // Both yes twice; yes and no; absent and yes; both absent.
    /// let one = [0, 0, 0, 3, 3].map(Some);
    /// let other = [0, 0, 2, 0, 3].map(Some);
    /// let table = Table::of(4, &one, &other, None).unwrap();
    /// let of = |absence: Absence| {
    ///     absence.of(&table, Similarity::Agreement(Credit::Identical)).value.number().unwrap()
    /// };
    /// assert_eq!(of(Absence::Fourth), 3.0 / 5.0);
    /// assert_eq!(of(Absence::Disagreement), 2.0 / 4.0);
    /// assert_eq!(of(Absence::Abstention), 3.0 / 5.0);
    /// ```
    pub fn of(self, table: &Table, measure: Similarity) -> Measured {
        match (self, measure) {
            (Absence::Abstention, measure) => measure.of(&votes(table, Some(ABSTAIN))),
            (Absence::Fourth, Similarity::Agreement(credit)) => agreement(table, credit, true),
            (Absence::Disagreement, Similarity::Agreement(credit)) => {
                agreement(table, credit, false)
            }
            (_, measure) => measure.of(&votes(table, None)),
        }
    }
}

/// The votes of a table, with absences as votes of that level, or without them.
fn votes(table: &Table, absence: Option<usize>) -> Table {
    let mut votes = Table::empty(VOTES);
    let level = |level: usize| if level < VOTES { Some(level) } else { absence };
    for (a, b) in (0..=VOTES).flat_map(|a| (0..=VOTES).map(move |b| (a, b))) {
        if let Some((to_a, to_b)) = level(a).zip(level(b)) {
            let count = u32::try_from(table.count(a, b)).unwrap_or(u32::MAX);
            votes.put(to_a, to_b, count, table.weight(a, b));
        }
    }
    votes
}

/// Agreement where an absence is a vote of its own kind, or disagrees.
fn agreement(table: &Table, credit: Credit, both_agree: bool) -> Measured {
    let absent = usize::from(ABSENT);
    let voted = |level: &usize| credit != Credit::YesNo || *level != ABSTAIN;
    let levels: Vec<usize> = (0..VOTES).filter(voted).collect();
    let (mut points, mut total, mut n) = (0.0, 0.0, 0);
    for (a, b) in levels.iter().flat_map(|a| levels.iter().map(move |b| (*a, *b))) {
        let weight = table.weight(a, b);
        points += weight * credit.of(a, b);
        total += weight;
        n += table.count(a, b);
    }
    for level in levels {
        total += table.weight(level, absent) + table.weight(absent, level);
        n += table.count(level, absent) + table.count(absent, level);
    }
    if both_agree {
        points += table.weight(absent, absent);
        total += table.weight(absent, absent);
        n += table.count(absent, absent);
    }
    if total > 0.0 {
        Measured::new(Value::of(points / total), n)
    } else {
        Measured::undefined(Reason::NothingInCommon, n)
    }
}

impl Credit {
    /// The points for two votes.
    fn of(self, a: usize, b: usize) -> f64 {
        match (self, a.abs_diff(b)) {
            (_, 0) => 1.0,
            (Credit::Half, 1) => 0.5,
            _ => 0.0,
        }
    }
}
