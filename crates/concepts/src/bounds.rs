//! Degrees over many placements at once: bounds of the bounds.

use crate::decide::leads;
use crate::degree::{Degree, Fuzzy};

/// What a [`Fuzzy`] may be: the least and the greatest of its lower end, of its upper end and of its point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Bounds {
    lo: (f64, f64),
    hi: (f64, f64),
    point: (f64, f64),
    /// Whether it may be unknown for some placement.
    doubt: bool,
}

impl Bounds {
    pub(crate) const UNKNOWN: Bounds = Bounds { lo: (0.0, 0.0), hi: (1.0, 1.0), point: (0.0, 1.0), doubt: true };

    /// A degree known to lie between these.
    pub(crate) fn known(least: f64, greatest: f64) -> Bounds {
        let both = (least, greatest);
        Bounds { lo: both, hi: both, point: both, doubt: false }
    }

    /// A degree that lies between these where it is known, and may be unknown.
    pub(crate) fn doubtful(least: f64, greatest: f64) -> Bounds {
        Bounds { lo: (0.0, greatest), hi: (least, 1.0), point: (0.0, 1.0), doubt: true }
    }

    fn height(&self) -> (f64, f64) {
        let (lo, point) = (self.lo, self.point);
        if self.doubt { (lo.0.min(point.0), lo.1.max(point.1)) } else { point }
    }
}

/// Whether the label wins for every placement, for none, or that is open (`None`).
pub(crate) fn wins(labels: &[Option<Bounds>], label: usize, margin: f64) -> Option<bool> {
    let Some(own) = labels[label] else {
        return Some(false);
    };
    let others = || labels.iter().enumerate().filter(|(at, _)| *at != label).filter_map(|(_, other)| *other);
    let always = |other: Bounds| leads(own.lo.0 - other.hi.1, margin);
    let never = |other: Bounds| !leads(own.lo.1 - other.hi.0, margin);
    if own.height().1 <= 0.5 || others().any(never) {
        Some(false)
    } else if own.height().0 > 0.5 && others().all(always) {
        Some(true)
    } else {
        None
    }
}

impl From<Fuzzy> for Bounds {
    fn from(Fuzzy { lo, hi, point, doubt }: Fuzzy) -> Bounds {
        let point = if doubt { (0.0, 1.0) } else { (point, point) };
        Bounds { lo: (lo, lo), hi: (hi, hi), point, doubt }
    }
}

impl Degree for Bounds {
    fn constant(degree: f64) -> Bounds {
        Bounds::known(degree, degree)
    }

    fn complement(self) -> Bounds {
        let turn = |(least, greatest): (f64, f64)| (1.0 - greatest, 1.0 - least);
        Bounds { lo: turn(self.hi), hi: turn(self.lo), point: turn(self.point), doubt: self.doubt }
    }

    fn join(&mut self, other: &Bounds, op: impl Fn(f64, f64) -> f64) {
        let both = |a: (f64, f64), b: (f64, f64)| (op(a.0, b.0), op(a.1, b.1));
        *self = Bounds {
            lo: both(self.lo, other.lo),
            hi: both(self.hi, other.hi),
            point: both(self.point, other.point),
            doubt: self.doubt | other.doubt,
        };
    }

    fn map(self, op: impl Fn(f64) -> f64) -> Bounds {
        let each = |of: (f64, f64)| (op(of.0), op(of.1));
        Bounds { lo: each(self.lo), hi: each(self.hi), point: each(self.point), doubt: self.doubt }
    }
}
