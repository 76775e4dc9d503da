//! Session by session: where its states stand, given the leanings and slopes of its roll calls.

use counterpoise_numerics::sqrt;
use rayon::prelude::*;

use crate::block_state::BlockState;
use crate::layout::{Layout, Session};

/// The normal distribution of a point given everything else.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Conditional {
    pub(crate) mean: f64,
    pub(crate) deviation: f64,
}

/// The distribution of every point given the items, in parallel over sessions.
pub(crate) fn place(layout: &Layout, blocks: &[BlockState], means: &[f64]) -> Vec<Conditional> {
    let sessions =
        layout.sessions.par_iter().map(|session| conditionals(session, layout, blocks, means));
    sessions.collect::<Vec<_>>().concat()
}

/// The distribution of each point of a session, given the means of the last iteration.
fn conditionals(
    session: &Session,
    layout: &Layout,
    blocks: &[BlockState],
    means: &[f64],
) -> Vec<Conditional> {
    let sums = pull(session, layout, blocks);
    let given = |(point, [square, product]): (usize, &[f64; 2])| {
        let prior = &layout.priors[point];
        let around = prior.tied_to.map_or(0.0, |partner| means[partner as usize]);
        let variance = 1.0 / (square + prior.precision);
        Conditional {
            mean: variance * (product + prior.precision * around),
            deviation: sqrt(variance),
        }
    };
    session.points.clone().zip(&sums).map(given).collect()
}

/// For each point of a session the sums of squared slopes and of slopes times leanings, in the
/// order of the runs.
fn pull(session: &Session, layout: &Layout, blocks: &[BlockState]) -> Vec<[f64; 2]> {
    let mut sums = vec![[0.0; 2]; session.points.len()];
    for run in &session.runs {
        let state = &blocks[run.block];
        let item = &state.items[run.item];
        let (slope, square) = (item.slope, item.slope * item.slope + item.variance);
        let seats = &layout.blocks[run.block].seats[run.observations.clone()];
        for (&seat, latent) in seats.iter().zip(&state.latent[run.observations.clone()]) {
            let sum = &mut sums[seat as usize - session.points.start];
            sum[0] += square;
            sum[1] += slope * latent;
        }
    }
    sums
}
