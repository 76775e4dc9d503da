//! Marginals by a table, for those who ask for them a million times.
//!
//! A central reading is asked for in every universe and for every placement of uncertain days, and
//! an integral takes some microseconds. The marginals of a lean and of a presence are smooth
//! functions of two amounts, so they are computed once at the nodes of a grid, when a node is first
//! asked for, and interpolated between: by cubics in both directions, on a scale that is fine where
//! there is little evidence. The error is below 1e-4 (`the_table_is_the_integral`).
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
/// Nodes to either side; the last stands for some thousand units, where every marginal is 0 or 1.
const NODES: usize = 160;

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
        let last = (NODES - 3) as f64;
        let (x, y) = (scale(a).min(last), scale(b).min(last));
        let (i, j) = (x.floor(), y.floor());
        let (u, v) = (cubic(x - i), cubic(y - j));
        let mut sum = 0.0;
        for (k, across) in u.iter().enumerate() {
            // Before the first node the grid goes on as its mirror image.
            let row = (i as usize + k).abs_diff(1);
            for (l, down) in v.iter().enumerate() {
                sum += across * down * self.node(row, (j as usize + l).abs_diff(1));
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
        let (a, b) = (amount(i), amount(j));
        let found = match self.of {
            Of::To(odds) => leans(a, b, odds).to,
            Of::Some(threshold) => some(a, a + b, threshold),
        };
        place.store(found.to_bits(), Ordering::Relaxed);
        found
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
        let amounts = [0.0, 0.03, 0.2, 0.43, 0.5, 1.0, 1.7, 2.5, 4.0, 7.3, 12.0, 30.5, 77.0, 200.0];
        let mut worst = 0.0_f64;
        for &a in &amounts {
            for &b in &amounts {
                let exact = leans(a, b, (1.5, 3.0)).to;
                worst = worst.max((lookup(Of::To((1.5, 3.0)), a, b) - exact).abs());
                let exact = some(a, a + b, (0.05, 0.2));
                worst = worst.max((lookup(Of::Some((0.05, 0.2)), a, b) - exact).abs());
            }
        }
        assert!(worst < 1e-4, "{worst}");
    }
}
