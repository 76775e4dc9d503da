//! Everything that is the same in every draw, ready to draw.

use crate::resampling_plan::ResamplingPlan;
use crate::streams::Pair;
use crate::values::Value;
use counterpoise_case::model::{Combine, SchoolId};
use counterpoise_kernel::Program;
use counterpoise_ledger::View;
use counterpoise_numerics::Stream;

/// Everything that is drawn, ready to draw.
pub(crate) struct Plan {
    pub(crate) programs: Vec<Program>,
    pub(crate) cells: Vec<CellPlan>,
    pub(crate) acts: ResamplingPlan,
    /// Sums of a draw.
    pub(crate) sums: usize,
    /// Number of counters: see [`SchoolPlan::counter`].
    pub(crate) counters: usize,
    pub(crate) unit: f64,
    /// The odds asked for, and thresholds: one number of each in a draw, the same in all cells.
    pub(crate) odds: (Stream, (f64, f64)),
    pub(crate) threshold: Stream,
    /// Bounds between which thresholds stand.
    pub(crate) bounds: Vec<(f64, f64)>,
    pub(crate) spread: f64,
    pub(crate) combine: Combine,
}

/// One cell in the draws.
pub(crate) struct CellPlan {
    /// What is drawn once in a draw, whoever asks for it.
    pub(crate) shares: Vec<SharePlan>,
    pub(crate) values: Vec<Value>,
    pub(crate) schools: Vec<SchoolPlan>,
    pub(crate) stance: StancePlan,
}

/// What is drawn of the stance of a cell.
pub(crate) struct StancePlan {
    /// Sums: accommodating and resisting statements, deeds, acts; hard acts, all that take a side.
    pub(crate) sums: [u32; 8],
    /// Positions in [`CellPlan::shares`]: of accommodation in words, deeds and acts, of hard means.
    pub(crate) shares: [usize; 4],
}

/// A share that is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct SharePlan {
    pub(crate) of: ShareOf,
    /// Sums: one side and the other, or a part and its whole.
    pub(crate) sums: [u32; 2],
    /// What was sought and not found, in units of evidence.
    pub(crate) sought: f64,
    pub(crate) pair: Pair,
}

/// What a share is a share of, and so how probable it is beforehand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ShareOf {
    /// Of two sides: Beta(1/2, 1/2).
    Sides,
    /// Of a whole: Beta(1/2, 1/2).
    Whole,
    /// Of what could have matched: Beta(1/2, 2), since most kinds of acts are rare.
    Possible,
}

/// One school in a cell.
pub(crate) struct SchoolPlan {
    pub(crate) program: usize,
    /// For each slot of the program the position in [`CellPlan::values`].
    pub(crate) slots: Vec<usize>,
    pub(crate) applicable: Vec<bool>,
    /// Its first counter: for each label the parts of draws that it has, for none of these, and for
    /// the scope; for each label the parts of its draws that no act shows; then, for each
    /// attribute, how many draws it is above one half in and, for each label and none, and for the
    /// scope, the parts of these.
    pub(crate) counter: usize,
    /// Whether there is evidence for any of its attributes.
    pub(crate) evidence: bool,
    /// All arenas are pooled, and each of its labels belongs to a level.
    pub(crate) by_level: bool,
}

/// A cell to draw, with the schools to judge it by. Cells of one group are adjacent.
pub(crate) struct Asked<'v> {
    pub(crate) view: &'v View<'v>,
    pub(crate) schools: &'v [SchoolId],
    pub(crate) group: u32,
}
