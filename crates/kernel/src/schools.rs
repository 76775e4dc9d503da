//! What some schools ask of the cells of a ledger, each thing once.

use crate::ask::Ask;
use crate::program::Program;
use counterpoise_case::model::{AttributeId, Case, IndicatorId, SchoolId};
use counterpoise_ledger::{Asked, Index, Ledger};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What a slot of a program stands for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    /// An attribute.
    One(AttributeId),
    /// Presences of which it is asked together whether there is some of any.
    Together(Vec<AttributeId>),
}

/// Some schools, ready to judge any cell of a ledger.
///
/// Twenty schools ask for some hundred things, and most of these are asked for by several of them.
/// Whoever reads a cell reads each of them once, in the order of `asks`, and then lends every
/// program what its slots stand for.
#[derive(Clone, Debug)]
pub struct Schools {
    /// The rules of each school, in the order in which they were given.
    pub programs: Vec<Program>,
    /// The selections of acts that `asks` are counted by.
    pub index: Arc<Index>,
    /// Everything that a slot of some program stands for: attributes first, in the order of the
    /// case.
    pub asks: Vec<(Slot, Ask)>,
    /// For each program and each of its slots the position in `asks`.
    pub slots: Vec<Vec<usize>>,
    /// For each selection of the index which sum of a cell it adds to; past `sums`: none.
    pub(crate) place: Vec<u16>,
    /// For each ask the sums that it is read off, in the order of its selections.
    pub(crate) reads: Vec<Vec<u16>>,
    /// How many sums of acts there are.
    pub(crate) sums: usize,
}

impl Schools {
    /// Compiles these schools for the cells of a ledger.
    #[must_use]
    pub fn of(ledger: &Ledger<'_>, schools: &[SchoolId]) -> Schools {
        let programs: Vec<Program> =
            schools.iter().map(|&school| Program::of(ledger, school)).collect();
        let index = ledger.index_of(&asked_together(ledger.case, &programs));
        Schools::new(ledger.case, programs, index, &|indicator| ledger.is_coded(indicator))
    }

    /// The same for an index that covers what the programs ask for, told of which indicators the
    /// fields were looked at on some act of the pair.
    #[must_use]
    pub fn new(
        case: &Case,
        programs: Vec<Program>,
        index: Arc<Index>,
        coded: &dyn Fn(IndicatorId) -> bool,
    ) -> Schools {
        let slots_of = |program: &Program| -> Vec<Slot> {
            let ones = program.attributes.iter().copied().map(Slot::One);
            ones.chain(program.unions.iter().cloned().map(Slot::Together)).collect()
        };
        let by_program: Vec<Vec<Slot>> = programs.iter().map(slots_of).collect();
        let all: BTreeSet<Slot> = by_program.iter().flatten().cloned().collect();
        let all: Vec<Slot> = all.into_iter().collect();
        let position = |slot: &Slot| {
            all.binary_search(slot).unwrap_or_else(|_| unreachable!("all slots are listed"))
        };
        let slots = by_program.iter().map(|own| own.iter().map(position).collect()).collect();
        let asks: Vec<(Slot, Ask)> =
            all.iter().map(|slot| (slot.clone(), Ask::of(case, &index, coded, slot))).collect();
        let mut schools = Schools {
            programs,
            place: vec![u16::MAX; index.selections.len()],
            index,
            asks,
            slots,
            reads: Vec::new(),
            sums: 0,
        };
        schools.place_sums();
        schools
    }

    /// Gives a sum to every selection that is asked for. Of the selections of an index a school
    /// asks for a tenth, and universes add up nothing else.
    fn place_sums(&mut self) {
        let Schools { asks, place, reads, sums, .. } = self;
        for (_, ask) in asks {
            let selections: &[usize] =
                if let Ask::Counted(counted) = ask { &counted.selections } else { &[] };
            for &selection in selections {
                if place[selection] == u16::MAX {
                    place[selection] = *sums as u16;
                    *sums += 1;
                }
            }
            reads.push(selections.iter().map(|&selection| place[selection]).collect());
        }
    }

    /// What a program asks for, slot by slot.
    pub fn asked_by(&self, program: usize) -> impl Iterator<Item = &Ask> {
        self.slots[program].iter().map(|&at| &self.asks[at].1)
    }
}

/// What these schools look at on the pair of a ledger: the indicators to index it by before judging
/// many cells, and those they ask for together.
#[must_use]
pub fn indicators_of(ledger: &Ledger<'_>, schools: &[SchoolId]) -> Asked {
    let programs: Vec<Program> =
        schools.iter().map(|&school| Program::of(ledger, school)).collect();
    asked_together(ledger.case, &programs)
}

/// The ledger, ready for these schools to judge many cells. No number depends on it.
#[must_use]
pub fn indexed_for<'c>(ledger: Ledger<'c>, schools: &[SchoolId]) -> Ledger<'c> {
    let asked = indicators_of(&ledger, schools);
    ledger.indexed(&asked)
}

/// What the programs ask for, all of it once.
fn asked_together(case: &Case, programs: &[Program]) -> Asked {
    let mut all = Asked::default();
    for asked in programs.iter().map(|program| program.asked(case)) {
        all.indicators.extend(asked.indicators);
        all.unions.extend(asked.unions);
    }
    // In one order, whatever the order of schools.
    all.indicators.sort_unstable();
    all.indicators.dedup();
    all.unions.sort_unstable();
    all.unions.dedup();
    all
}
