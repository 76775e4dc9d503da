//! EM steps towards the mode, for starting values only.
//!
//! The E step puts the expected leaning of every voter in the place of a draw; the M step takes the
//! mean and variance of every slope and of every place given the others, and moves the thresholds
//! up the likelihood. The variational EM of `ordIRT` in Imai, Lo and Olmsted 2016 ("Fast Estimation
//! of Ideal Points with Massive Data", American Political Science Review 110, 631-656), with ties
//! between sessions and with both thresholds of every item free.
//!
//! Two precautions, both found necessary on the votes of 1946 to 2019. Left alone, EM lets the
//! scale of single sessions collapse, so every session is put on the standard scale after every
//! step. And it makes slopes too sure of themselves: a chain that starts from them settles where
//! some sessions are narrow and off centre, and leaves that place very slowly. So a chain takes
//! over the places and the signs of the slopes, nothing else.

use counterpoise_numerics::NormalTable;
use rayon::prelude::*;

use crate::Spec;
use crate::block_state::BlockState;
use crate::expectation;
use crate::layout::Layout;
use crate::scale::standardise;
use crate::session::place;
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
    let (mut theta, mut variances) = settle(layout, &blocks, &mut means);
    for _ in 0..iterations {
        expect(layout, &mut blocks, &theta, &variances, &table);
        (theta, variances) = settle(layout, &blocks, &mut means);
    }
    Origin { means, theta, blocks: loosened(layout, spec, &blocks, iterations) }
}

/// The items of the anchors' start with the signs that EM found for their slopes.
fn loosened(
    layout: &Layout,
    spec: &Spec,
    refined: &[BlockState],
    iterations: usize,
) -> Vec<BlockState> {
    let mut blocks = start::blocks(layout, spec);
    let signs = refined.iter().flat_map(|block| &block.items).map(|item| item.slope.signum());
    let items = blocks.iter_mut().flat_map(|block| &mut block.items);
    if iterations > 0 {
        items.zip(signs).for_each(|(item, sign)| item.slope = sign);
    }
    blocks
}

/// The places of all points at their conditional means, on the standard scale, with their
/// variances.
fn settle(layout: &Layout, blocks: &[BlockState], means: &mut Vec<f64>) -> (Vec<f64>, Vec<f64>) {
    let points = place(layout, blocks, means);
    *means = points.iter().map(|point| point.mean).collect();
    let mut theta = means.clone();
    let mut variances: Vec<f64> =
        points.iter().map(|point| point.deviation * point.deviation).collect();
    for session in &layout.sessions {
        let scale = standardise(&mut theta[session.points.clone()]);
        variances[session.points.clone()].iter_mut().for_each(|it| *it *= scale * scale);
    }
    *means = theta.clone();
    (theta, variances)
}

fn expect(
    layout: &Layout,
    blocks: &mut [BlockState],
    theta: &[f64],
    variances: &[f64],
    table: &NormalTable,
) {
    blocks.par_iter_mut().zip(&layout.blocks).for_each(|(state, block)| {
        for (shape, item) in block.items.iter().zip(&mut state.items) {
            let seats = &block.seats[shape.range()];
            let variance = seats.iter().map(|&seat| variances[seat as usize]).sum();
            state.scratch.load(seats, theta, item.slope);
            expectation::step(
                shape,
                item,
                &state.scratch,
                variance,
                &mut state.latent[shape.range()],
                table,
            );
        }
    });
}
