//! One chain: alternately the items given the places, and the places given the items.

use counterpoise_numerics::{NormalTable, sqrt};
use rayon::prelude::*;

use crate::block_state::BlockState;
use crate::em::Origin;
use crate::item::{Streams, Update};
use crate::layout::Layout;
use crate::scale::standardise;
use crate::session::place;
use crate::summary::Record;
use crate::{Spec, Start, Steps};

/// Places are cut at this size before they are standardised, as in the original code.
const PLACE_LIMIT: f64 = 5.0;
/// The standard deviation of the noise that sets chains apart after an EM start.
const START_NOISE: f64 = 0.5;

struct Chain<'a> {
    layout: &'a Layout,
    spec: &'a Spec,
    table: NormalTable,
    streams: Streams,
    blocks: Vec<BlockState>,
    /// The place of each point, standardised over all of them.
    theta: Vec<f64>,
    /// The conditional mean that each place was drawn around.
    means: Vec<f64>,
}

/// Runs chain number `chain` to its end. `watch` is called after every iteration with its number.
pub(crate) fn run(
    layout: &Layout,
    spec: &Spec,
    origin: &Origin,
    chain: usize,
    watch: &dyn Fn(usize),
) -> Record {
    let mut state = Chain::start(layout, spec, origin, chain);
    let mut record = Record::new(layout, spec);
    for iteration in 0..spec.burn_in + spec.kept {
        state.iterate(iteration);
        if iteration + 1 == spec.burn_in {
            state.forget_acceptance();
        }
        if spec.burn_in <= iteration {
            record.add(
                &state.theta,
                &state.blocks,
                (iteration - spec.burn_in + 1).is_multiple_of(spec.thin),
            );
        }
        watch(iteration);
    }
    record
}

impl Chain<'_> {
    fn start<'a>(layout: &'a Layout, spec: &'a Spec, origin: &Origin, chain: usize) -> Chain<'a> {
        let streams = Streams::new(spec.seed, chain);
        let Origin { mut theta, means, blocks } = origin.clone();
        let noise = match spec.start {
            Start::Anchors => 0.0,
            Start::Em { .. } => START_NOISE,
        };
        for (n, theta) in theta.iter_mut().enumerate() {
            *theta += noise * streams.start.normal(n as u64);
        }
        standardise(&mut theta);
        Chain { layout, spec, table: NormalTable::new(), streams, blocks, theta, means }
    }

    fn iterate(&mut self, iteration: usize) {
        self.update_items(iteration);
        let points = place(self.layout, &self.blocks, &self.means);
        let first = (iteration * points.len()) as u64;
        for (n, point) in points.iter().enumerate() {
            let draw = point.mean + point.deviation * self.streams.theta.normal(first + n as u64);
            self.theta[n] = draw.clamp(-PLACE_LIMIT, PLACE_LIMIT);
            self.means[n] = point.mean;
        }
        standardise(&mut self.theta);
    }

    /// Every item, in parallel over blocks: a draw depends on its place in the votes, not on who
    /// makes it.
    fn update_items(&mut self, iteration: usize) {
        let learning = self.learning(iteration);
        let (layout, theta, table, streams) =
            (self.layout, &self.theta, &self.table, &self.streams);
        self.blocks.par_iter_mut().zip(&layout.blocks).for_each(|(state, block)| {
            let item_draw = (iteration * layout.items + block.first_item) as u64;
            let first_draw = (iteration * layout.observations + block.first_observation) as u64;
            for (n, shape) in block.items.iter().enumerate() {
                let (item_draw, first_draw) =
                    (item_draw + n as u64, first_draw + shape.start as u64);
                let item = &mut state.items[n];
                state.scratch.load(&block.seats[shape.range()], theta, item.slope);
                let update = Update { table, streams, shape, item_draw, first_draw, learning };
                update.run(item, &mut state.scratch, &mut state.latent[shape.range()]);
            }
        });
    }

    /// How much the steps of the thresholds learn in an iteration: less and less, and nothing after
    /// the burn-in.
    fn learning(&self, iteration: usize) -> f64 {
        let tuning = matches!(self.spec.steps, Steps::Tuned) && iteration < self.spec.burn_in;
        if tuning { 1.0 / sqrt(1.0 + 0.1 * iteration as f64) } else { 0.0 }
    }

    /// Counts jumps of the thresholds from now on only.
    fn forget_acceptance(&mut self) {
        self.blocks
            .iter_mut()
            .flat_map(|block| &mut block.items)
            .for_each(|item| item.accepted = 0);
    }
}
