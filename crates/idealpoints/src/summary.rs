//! What one chain leaves behind.

use crate::Spec;
use crate::block_state::BlockState;
use crate::layout::Layout;

/// Sums over all kept iterations of a chain, and its stored draws.
pub(crate) struct Record {
    /// For each point the sum of places and of their squares.
    pub(crate) places: Vec<[f64; 2]>,
    /// For each item the sums of slope, low and high threshold, each with its squares.
    pub(crate) items: Vec<[[f64; 2]; 3]>,
    /// For each item how many kept iterations moved its thresholds.
    pub(crate) moved: Vec<u32>,
    /// The stored places, one draw after another.
    pub(crate) draws: Vec<f64>,
}

impl Record {
    pub(crate) fn new(layout: &Layout, spec: &Spec) -> Record {
        Record {
            places: vec![[0.0; 2]; layout.points.len()],
            items: vec![[[0.0; 2]; 3]; layout.items],
            moved: vec![0; layout.items],
            draws: Vec::with_capacity(layout.points.len() * spec.stored()),
        }
    }

    /// Adds an iteration; `store` tells whether its places are kept one by one.
    pub(crate) fn add(&mut self, theta: &[f64], blocks: &[BlockState], store: bool) {
        for (sums, &place) in self.places.iter_mut().zip(theta) {
            add(sums, place);
        }
        let items = blocks.iter().flat_map(|block| &block.items);
        for ((sums, moved), item) in self.items.iter_mut().zip(&mut self.moved).zip(items) {
            add(&mut sums[0], item.slope);
            add(&mut sums[1], item.low);
            add(&mut sums[2], item.high);
            *moved = item.accepted;
        }
        if store {
            self.draws.extend_from_slice(theta);
        }
    }
}

fn add(sums: &mut [f64; 2], value: f64) {
    sums[0] += value;
    sums[1] += value * value;
}
