//! Several draws side by side, so that one instruction serves more than one of them.

use counterpoise_kernel::{Degree, HALF, ROUNDING};
use std::array::from_fn;

/// Draws made side by side.
pub(crate) const LANES: usize = 8;

/// A number in each draw.
pub(crate) type Row = [f64; LANES];

/// A degree in each draw.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lanes(pub(crate) Row);

/// Parts into which a draw can be split without a remainder when up to ten labels tie: the least
/// common multiple of 1..=10.
pub(crate) const PARTS: u64 = 2520;

/// Which draws each label has.
pub(crate) struct Decided {
    /// Bit by bit the draws that a label has, alone or beside others; after the last label those
    /// that none has.
    pub(crate) of: Vec<u8>,
    /// The part of each draw that every label has which has it.
    parts: [u64; LANES],
    /// Whether no draw is shared.
    is_sole: bool,
}

impl Decided {
    /// The labels that are greatest in a draw and above one half have it; equals share it.
    pub(crate) fn new(labels: &[Option<Lanes>], lanes: usize) -> Decided {
        let all = (1_u16 << lanes).wrapping_sub(1) as u8;
        let mut best = [0.0_f64; LANES];
        for Lanes(row) in labels.iter().flatten() {
            (0..LANES).for_each(|lane| best[lane] = best[lane].max(row[lane]));
        }
        let named = all & bits(|lane| best[lane] > HALF + ROUNDING);
        let has = |label: &Option<Lanes>| match label {
            Some(Lanes(row)) => named & bits(|lane| row[lane] >= best[lane] - ROUNDING),
            None => 0,
        };
        let mut of: Vec<u8> = labels.iter().map(has).collect();
        of.push(all & !named);
        let ties = |lane: usize| of.iter().filter(|mask| **mask >> lane & 1 == 1).count() as u64;
        let parts = from_fn(|lane| PARTS / ties(lane).max(1));
        Decided { of, is_sole: parts == [PARTS; LANES], parts }
    }

    /// What a label has of these draws, in parts.
    pub(crate) fn parts(&self, label: usize, among: u8) -> u64 {
        let mask = self.of[label] & among;
        if self.is_sole {
            return u64::from(mask.count_ones()) * PARTS;
        }
        (0..LANES).filter(|lane| mask >> lane & 1 == 1).map(|lane| self.parts[lane]).sum()
    }

    /// Calls `told` with each draw, each label that has it, and its part.
    pub(crate) fn each(&self, mut told: impl FnMut(usize, usize, u64)) {
        for lane in 0..LANES {
            for label in (0..self.of.len()).filter(|label| self.of[*label] >> lane & 1 == 1) {
                told(lane, label, self.parts[lane]);
            }
        }
    }
}

/// Bit by bit, in which draws something is so.
pub(crate) fn bits(is_so: impl Fn(usize) -> bool) -> u8 {
    (0..LANES).fold(0, |bits, lane| bits | u8::from(is_so(lane)) << lane)
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
