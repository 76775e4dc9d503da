//! Marginals by a table, for those who ask for them a million times.
//!
//! A central reading is asked for in every universe and for every placement of uncertain days, and
//! an integral takes some microseconds. The marginals of a lean and of a presence are smooth
//! functions of two amounts, so they are computed once at the nodes of a grid, when a node is first
//! asked for, and interpolated between: by cubics in both directions, on a scale that is fine where
//! there is little evidence. Where both amounts are large the marginal turns within less than a
//! step of the grid, and beyond the grid there are no nodes: there the integral itself is taken.
//! The error is below 1.5e-4 (`the_table_is_the_integral`).
//!
//! A node is a function of its position alone, so that any number of threads find the same.

use crate::marginal::{leans, some};
use std::cell::RefCell;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// What is tabled, with the bounds of the odds or of the threshold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Of {
    /// P(to), of the accommodating and the resisting amount.
    To((f64, f64)),
    /// P(some), of the amount that matches and of what could have matched beside it.
    Some((f64, f64)),
}

/// Nodes in a unit of the scale.
const PER_UNIT: f64 = 16.0;
/// The scale is ln(1 + KNEE x): about even up to 1 / KNEE units of evidence, logarithmic beyond.
const KNEE: f64 = 4.0;
/// Nodes to either side; the last stands for some thousand units.
const NODES: usize = 160;
/// Where both amounts are larger, in units of evidence, the grid is too coarse. A share of n units
/// is known to about 1 / sqrt(n), and steps grow with n: at 20 the error is 1.2e-4 for odds that
/// are one number, at 50 it is 3.8e-4.
const COARSE: f64 = 20.0;

struct Table {
    of: Of,
    /// Bits of the marginal at each node; those of a signalling pattern where it was not asked for
    /// yet.
    nodes: Vec<AtomicU64>,
}

/// No probability has these bits.
const UNKNOWN: u64 = u64::MAX;

/// The marginal of two amounts in units of evidence, both at least 0.
pub(crate) fn lookup(of: Of, a: f64, b: f64) -> f64 {
    thread_local! {
        static OWN: RefCell<Vec<Own>> = const { RefCell::new(Vec::new()) };
    }
    OWN.with_borrow_mut(|all| {
        let known = all.iter().position(|own| own.table.of == of).unwrap_or_else(|| {
            all.push(Own { table: shared(of), asked: vec![(f64::NAN, f64::NAN, 0.0); ASKED] });
            all.len() - 1
        });
        let Own { table, asked } = &mut all[known];
        // Universes differ in few amounts, so that most of what is asked was asked shortly before.
        let mixed = (a.to_bits() ^ b.to_bits().rotate_left(29)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let last = &mut asked[(mixed >> (64 - ASKED.trailing_zeros())) as usize];
        if last.0 != a || last.1 != b {
            *last = (a, b, table.at(a, b));
        }
        last.2
    })
}

/// A table as one thread knows it, with amounts that it asked for lately and what it found.
struct Own {
    table: Arc<Table>,
    asked: Vec<(f64, f64, f64)>,
}

/// How many: a power of two.
const ASKED: usize = 4096;

/// The table that all threads share.
fn shared(of: Of) -> Arc<Table> {
    static ALL: OnceLock<Mutex<Vec<Arc<Table>>>> = OnceLock::new();
    let mut all = ALL.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(table) = all.iter().find(|table| table.of == of) {
        return Arc::clone(table);
    }
    let nodes = (0..NODES * NODES).map(|_| AtomicU64::new(UNKNOWN)).collect();
    all.push(Arc::new(Table { of, nodes }));
    all.last().map_or_else(|| unreachable!("one was added"), Arc::clone)
}

fn scale(amount: f64) -> f64 {
    PER_UNIT * counterpoise_numerics::log1p(KNEE * amount)
}

fn amount(node: usize) -> f64 {
    (counterpoise_numerics::exp(node as f64 / PER_UNIT) - 1.0) / KNEE
}

impl Table {
    fn at(&self, a: f64, b: f64) -> f64 {
        if a.min(b) > COARSE || scale(a.max(b)) >= (NODES - 3) as f64 {
            return self.of.exact(a, b);
        }
        let ((i, u), (j, v)) = (around(scale(a)), around(scale(b)));
        let mut sum = 0.0;
        for (k, across) in u.iter().enumerate() {
            for (l, down) in v.iter().enumerate() {
                sum += across * down * self.node(i + k, j + l);
            }
        }
        sum.clamp(0.0, 1.0)
    }

    fn node(&self, i: usize, j: usize) -> f64 {
        let place = &self.nodes[i * NODES + j];
        let known = place.load(Ordering::Relaxed);
        if known != UNKNOWN {
            return f64::from_bits(known);
        }
        let found = self.of.exact(amount(i), amount(j));
        place.store(found.to_bits(), Ordering::Relaxed);
        found
    }
}

impl Of {
    /// The integral.
    fn exact(self, a: f64, b: f64) -> f64 {
        match self {
            Of::To(odds) => leans(a, b, odds).to,
            Of::Some(threshold) => some(a, a + b, threshold),
        }
    }
}

/// The first of the four nodes about a place on the scale, and their weights.
///
/// There is no node before the first, and the marginals are not flat there: the one that is missing
/// is set on the parabola through the next three, so that its weight goes to these.
fn around(place: f64) -> (usize, [f64; 4]) {
    let node = place.floor();
    let [before, first, second, third] = cubic(place - node);
    if node == 0.0 {
        (0, [first + 3.0 * before, second - 3.0 * before, third + before, 0.0])
    } else {
        (node as usize - 1, [before, first, second, third])
    }
}

/// Weights of the four nodes about a place between the second and the third of them (Catmull and
/// Rom 1974).
fn cubic(t: f64) -> [f64; 4] {
    let (tt, ttt) = (t * t, t * t * t);
    [
        0.5 * (-t + 2.0 * tt - ttt),
        0.5 * (2.0 - 5.0 * tt + 3.0 * ttt),
        0.5 * (t + 4.0 * tt - 3.0 * ttt),
        0.5 * (-tt + ttt),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_the_integral() {
        // Next to nothing, about the knee, on both sides of what is coarse, and beyond the grid;
        // bounds as they stand in the schools, wide ones, and settings that are one number.
        let amounts = [
            0.0, 0.005, 0.012, 0.03, 0.2, 0.43, 0.5, 1.0, 1.7, 2.5, 4.0, 7.3, 12.0, 19.6, 20.5,
            30.5, 77.0, 200.0, 1000.0, 4500.0, 9000.0, 60_000.0,
        ];
        let tabled = [
            Of::To((1.5, 3.0)),
            Of::To((2.0, 2.0)),
            Of::To((1.0, 9.0)),
            Of::Some((0.05, 0.2)),
            Of::Some((0.1, 0.1)),
            Of::Some((0.02, 0.5)),
        ];
        for of in tabled {
            let mut worst = (0.0_f64, 0.0, 0.0);
            for &a in &amounts {
                for &b in &amounts {
                    let error = (lookup(of, a, b) - of.exact(a, b)).abs();
                    if error > worst.0 {
                        worst = (error, a, b);
                    }
                }
            }
            assert!(worst.0 < 1.5e-4, "{of:?} {worst:?}");
        }
    }
}
