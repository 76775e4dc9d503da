//! Several draws side by side, so that one instruction serves more than one of them.

use crate::decide::{HALF, ROUNDING};
use crate::degree::Degree;
use std::array::from_fn;

/// Draws made side by side.
pub(crate) const LANES: usize = 8;

/// A number in each draw.
pub(crate) type Row = [f64; LANES];

/// A degree in each draw.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lanes(pub(crate) Row);

/// Parts into which a draw can be split without a remainder when up to ten labels tie: the least common multiple of 1..=10.
pub(crate) const PARTS: u64 = 2520;

/// Which labels have a draw: those that are greatest and above one half. `told` is called with each of them and the part
/// of the draw that it has; where there is none, with the number of labels and the whole draw.
pub(crate) fn decide(labels: &[Option<Lanes>], lane: usize, mut told: impl FnMut(usize, u64)) {
    let degree = |label: &Option<Lanes>| label.as_ref().map_or(0.0, |label| label.0[lane]);
    let best = labels.iter().map(degree).fold(0.0, f64::max);
    if best <= HALF + ROUNDING {
        return told(labels.len(), PARTS);
    }
    let ties = labels.iter().filter(|label| degree(label) >= best - ROUNDING).count() as u64;
    for (at, _) in labels.iter().enumerate().filter(|(_, label)| degree(label) >= best - ROUNDING) {
        told(at, PARTS / ties);
    }
}

impl Degree for Lanes {
    fn constant(degree: f64) -> Lanes {
        Lanes([degree; LANES])
    }

    #[inline]
    fn complement(self) -> Lanes {
        Lanes(self.0.map(|degree| 1.0 - degree))
    }

    #[inline]
    fn join(&mut self, other: &Lanes, op: impl Fn(f64, f64) -> f64) {
        self.0 = from_fn(|lane| op(self.0[lane], other.0[lane]));
    }

    #[inline]
    fn map(self, op: impl Fn(f64) -> f64) -> Lanes {
        Lanes(self.0.map(op))
    }
}
