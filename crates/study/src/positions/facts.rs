//! What is found of positions, as plain data.

use super::chains::Chains;
use super::map::{Gap, LabelCell};
use super::senses::{Shared, Word};
use crate::called::Called;
use counterpoise_case::model::{ArenaId, Name, PeriodId};
use serde::Serialize;

/// The positions of a case, compared.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Positions {
    /// Positions that count, by their place in the case.
    pub all: Vec<usize>,
    /// Labels that anybody gives, in the order in which they come.
    pub labels: Vec<Name>,
    /// Every label in every arena and period, for the pair of the case.
    pub cells: Vec<LabelCell>,
    /// What the literature has not said.
    pub gaps: Vec<Gap>,
    /// Words that do not mean the same to all who use them.
    pub words: Vec<Word>,
    /// Meanings that go by more than one word.
    pub meanings: Vec<Word>,
    /// Places and times to which authors give more than one label.
    pub shared: Vec<Shared>,
    /// Who relies on whom, and what rests on which work in the end.
    pub chains: Chains,
    /// Labels held against the evidence, by the school nearest to each author.
    pub ran: Vec<Ran>,
}

/// What came of a position in one arena and period.
#[derive(Clone, Debug, Serialize)]
pub struct Ran {
    /// The position.
    pub position: usize,
    /// Where.
    pub arena: ArenaId,
    /// When.
    pub period: PeriodId,
    /// The probability that the school gives the author's label; `None`: it says nothing.
    pub probability: Option<f64>,
    /// What the school says.
    pub says: Called,
    /// Whether they agree.
    pub agreement: Agreement,
}

/// Whether an author's label comes out of the author's rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Agreement {
    /// It does, by itself.
    ComesOut,
    /// It is one of several that the evidence leaves open.
    LeftOpen,
    /// Something else comes out.
    DoesNot,
    /// The rule has nothing to say here.
    Silent,
}

impl Positions {
    /// Every position that was run, with how many of its cells went each way of
    /// [`Agreement::ALL`].
    #[must_use]
    pub fn ran_by_position(&self) -> Vec<(usize, [usize; 4])> {
        let mut found: Vec<(usize, [usize; 4])> = Vec::new();
        for own in &self.ran {
            if found.last().is_none_or(|(position, _)| *position != own.position) {
                found.push((own.position, [0; 4]));
            }
            if let Some((_, ways)) = found.last_mut() {
                ways[own.agreement as usize] += 1;
            }
        }
        found
    }

    /// Cells of the map of which nobody has said anything.
    #[must_use]
    pub fn empty(&self) -> usize {
        self.cells.iter().filter(|cell| cell.filled.is_empty()).count()
    }
}

impl Agreement {
    /// All ways, in their order.
    pub const ALL: [Agreement; 4] =
        [Agreement::ComesOut, Agreement::LeftOpen, Agreement::DoesNot, Agreement::Silent];
}
