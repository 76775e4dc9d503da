//! What a school calls a cell in every draw: the same draws as those of the verdicts.

use crate::draw::Block;
use crate::plan::{Asked, Plan};
use crate::simd::{LANES, PARTS};
use counterpoise_case::model::SchoolId;
use counterpoise_ledger::View;
use rayon::prelude::*;

/// What a school calls a cell, draw by draw.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnLabels {
    /// The labels of the school, in the order of its concepts.
    pub labels: Vec<String>,
    /// For each draw the labels that have it, by their places in `labels`, each with its part of
    /// the draw: they add up to 1. A place behind the last label is none of them.
    pub draws: Vec<Vec<(usize, f64)>>,
}

/// Draws one verdict and keeps every draw.
///
/// The draws of several cells, of one pair or of several, go together: what is drawn belongs to
/// source, act and set of acts by name. So a draw of one cell is the draw of that number of any
/// other.
#[must_use]
pub fn draw_labels(view: &View<'_>, school: SchoolId) -> DrawnLabels {
    let ledger = view.ledger;
    let plan = Plan::new(ledger, &[Asked { view, schools: &[school], group: 0 }]);
    let draws = u64::from(ledger.settings.draws);
    let blocks: Vec<_> = (0..draws.div_ceil(LANES as u64))
        .into_par_iter()
        .map(|at| block(&plan, at, draws))
        .collect();
    let labels = plan.programs.first().map_or_else(Vec::new, |program| program.labels.clone());
    DrawnLabels { labels, draws: blocks.into_iter().flatten().take(draws as usize).collect() }
}

fn block(plan: &Plan, at: u64, draws: u64) -> [Vec<(usize, f64)>; LANES] {
    let mut found: [Vec<(usize, f64)>; LANES] = Default::default();
    let mut block = Block::new(plan, at * LANES as u64);
    for cell in &plan.cells {
        for school in &cell.schools {
            block.labels((cell, school), draws, |lane, label, part| {
                found[lane].push((label, part as f64 / PARTS as f64));
            });
        }
    }
    found
}
