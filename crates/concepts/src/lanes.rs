//! Several draws side by side, so that one instruction serves more than one of them.

use crate::decide::leads;
use crate::degree::{Degree, Fuzzy};
use std::array::from_fn;

/// Draws made side by side.
pub(crate) const LANES: usize = 8;

/// A number in each draw.
pub(crate) type Row = [f64; LANES];

/// A [`Fuzzy`] in each draw.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lanes {
    lo: Row,
    hi: Row,
    point: Row,
    /// Bit by bit, whether the point rests on something unknown.
    doubt: u8,
}

/// A degree in each draw, known in all of them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sharp(pub(crate) Row);

impl From<Sharp> for Lanes {
    fn from(Sharp(row): Sharp) -> Lanes {
        Lanes { lo: row, hi: row, point: row, doubt: 0 }
    }
}

impl Lanes {
    /// Unknown in the draws that `known` leaves out, bit by bit.
    pub(crate) fn known_in(degrees: Row, known: u8) -> Lanes {
        let Fuzzy { lo, hi, point, .. } = Fuzzy::UNKNOWN;
        let or = |other: f64| from_fn(|lane| if known >> lane & 1 == 1 { degrees[lane] } else { other });
        Lanes { lo: or(lo), hi: or(hi), point: or(point), doubt: !known }
    }

    /// A point, and bounds in either order.
    pub(crate) fn between(a: Row, b: Row, point: Row) -> Lanes {
        let both = |op: fn(f64, f64) -> f64| from_fn(|lane| op(a[lane], b[lane]));
        Lanes { lo: both(f64::min), hi: both(f64::max), point, doubt: 0 }
    }

    /// The degree, if it is known in every draw.
    pub(crate) fn sharp(&self) -> Option<Sharp> {
        let same = |row: &Row| row.iter().zip(&self.point).all(|(a, b)| a.to_bits() == b.to_bits());
        (self.doubt == 0 && same(&self.lo) && same(&self.hi)).then_some(Sharp(self.point))
    }

    pub(crate) fn of(each: impl Fn(usize) -> Fuzzy) -> Lanes {
        let all: [Fuzzy; LANES] = from_fn(each);
        let doubt = (0..LANES).fold(0, |bits, lane| bits | u8::from(all[lane].doubt) << lane);
        let row = |side: fn(&Fuzzy) -> f64| from_fn(|lane| side(&all[lane]));
        Lanes { lo: row(|of| of.lo), hi: row(|of| of.hi), point: row(|of| of.point), doubt }
    }
}

/// The label that wins in each draw, or the number of labels where none does: [`crate::decide::decide`] in every lane.
pub(crate) fn decide(labels: &[Option<Lanes>], margin: f64) -> [usize; LANES] {
    let none = labels.len();
    let (mut first, mut lo, mut height) = ([none; LANES], [f64::NEG_INFINITY; LANES], [0.0; LANES]);
    for (at, degree) in labels.iter().enumerate().filter_map(|(at, degree)| Some((at, degree.as_ref()?))) {
        for lane in 0..LANES {
            if degree.lo[lane] > lo[lane] {
                let doubt = degree.doubt >> lane & 1 == 1;
                (first[lane], lo[lane]) = (at, degree.lo[lane]);
                height[lane] = if doubt { degree.lo[lane] } else { degree.point[lane] };
            }
        }
    }
    let rival = rivals(labels, &first);
    from_fn(|lane| if height[lane] > 0.5 && leads(lo[lane] - rival[lane], margin) { first[lane] } else { none })
}

/// In each draw the greatest that a label other than the first may be; minus infinity if there is no other.
fn rivals(labels: &[Option<Lanes>], first: &[usize; LANES]) -> Row {
    let mut rival = [f64::NEG_INFINITY; LANES];
    for (at, degree) in labels.iter().enumerate().filter_map(|(at, degree)| Some((at, degree.as_ref()?))) {
        for lane in 0..LANES {
            let greater = first[lane] != at && degree.hi[lane] > rival[lane];
            rival[lane] = if greater { degree.hi[lane] } else { rival[lane] };
        }
    }
    rival
}

#[inline]
fn join(row: &mut Row, other: &Row, op: impl Fn(f64, f64) -> f64) {
    (0..LANES).for_each(|lane| row[lane] = op(row[lane], other[lane]));
}

impl Degree for Sharp {
    fn constant(degree: f64) -> Sharp {
        Sharp([degree; LANES])
    }

    #[inline]
    fn complement(self) -> Sharp {
        Sharp(self.0.map(|degree| 1.0 - degree))
    }

    #[inline]
    fn join(&mut self, other: &Sharp, op: impl Fn(f64, f64) -> f64) {
        join(&mut self.0, &other.0, op);
    }

    #[inline]
    fn map(self, op: impl Fn(f64) -> f64) -> Sharp {
        Sharp(self.0.map(op))
    }
}

impl Degree for Lanes {
    fn constant(degree: f64) -> Lanes {
        Lanes::of(|_| Fuzzy::constant(degree))
    }

    fn complement(self) -> Lanes {
        let turn = |row: Row| row.map(|degree| 1.0 - degree);
        Lanes { lo: turn(self.hi), hi: turn(self.lo), point: turn(self.point), doubt: self.doubt }
    }

    #[inline]
    fn join(&mut self, other: &Lanes, op: impl Fn(f64, f64) -> f64) {
        join(&mut self.lo, &other.lo, &op);
        join(&mut self.hi, &other.hi, &op);
        join(&mut self.point, &other.point, &op);
        self.doubt |= other.doubt;
    }

    #[inline]
    fn map(self, op: impl Fn(f64) -> f64) -> Lanes {
        Lanes { lo: self.lo.map(&op), hi: self.hi.map(&op), point: self.point.map(&op), doubt: self.doubt }
    }
}
