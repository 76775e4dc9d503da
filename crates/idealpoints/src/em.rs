//! EM steps towards the mode, for starting values only.
//!
//! The E step puts the expected leaning of every voter in the place of a draw; the M step takes the best slope for
//! them, moves the thresholds up the likelihood, and puts every state at its conditional mean. As `ordIRT` in Imai,
//! Lo and Olmsted 2016 ("Fast Estimation of Ideal Points with Massive Data", American Political Science Review 110,
//! 631-656) it treats places and slopes as points; unlike it, it knows three thresholds' order and the tie between
//! sessions.

use counterpoise_numerics::NormalTable;
use rayon::prelude::*;

use crate::Spec;
use crate::chain::{BlockState, place, standardise};
use crate::item::expectation;
use crate::layout::Layout;
use crate::start;

/// Where all chains start.
#[derive(Clone)]
pub(crate) struct Origin {
    pub(crate) means: Vec<f64>,
    pub(crate) theta: Vec<f64>,
    pub(crate) blocks: Vec<BlockState>,
}

/// The anchors' start, refined by EM steps.
pub(crate) fn origin(layout: &Layout, spec: &Spec, iterations: usize) -> Origin {
    let table = NormalTable::new();
    let mut blocks = start::blocks(layout, spec);
    let mut means = start::means(layout, &spec.anchors);
    let mut theta = settle(layout, &blocks, &mut means);
    for _ in 0..iterations {
        expect(layout, &mut blocks, &theta, &table);
        theta = settle(layout, &blocks, &mut means);
    }
    Origin { means, theta, blocks }
}

/// The places of all points at their conditional means, on the standard scale.
fn settle(layout: &Layout, blocks: &[BlockState], means: &mut Vec<f64>) -> Vec<f64> {
    *means = place(layout, blocks, means).iter().map(|point| point.mean).collect();
    let mut theta = means.clone();
    standardise(&mut theta);
    theta
}

fn expect(layout: &Layout, blocks: &mut [BlockState], theta: &[f64], table: &NormalTable) {
    blocks.par_iter_mut().zip(&layout.blocks).for_each(|(state, block)| {
        for (shape, item) in block.items.iter().zip(&mut state.items) {
            state.scratch.load(&block.seats[shape.range()], theta, item.slope);
            expectation::step(shape, item, &mut state.scratch, &mut state.latent[shape.range()], table);
        }
    });
}
