//! Degrees as a rule is evaluated on them: with what is known of them carried along.

use crate::{Membership, calibrate};
use counterpoise_case::model::Anchors;

/// What a rule can be evaluated on. Every operation works lane by lane; `complement` also changes lower and upper lanes.
pub(crate) trait Degree: Copy {
    fn constant(degree: f64) -> Self;
    fn complement(self) -> Self;
    /// Becomes what the operation makes of it and another.
    fn join(&mut self, other: &Self, op: impl Fn(f64, f64) -> f64);
    fn map(self, op: impl Fn(f64) -> f64) -> Self;
}

/// A degree: bounds, a point, and whether the point rests on something unknown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Fuzzy {
    pub(crate) lo: f64,
    pub(crate) hi: f64,
    pub(crate) point: f64,
    pub(crate) doubt: bool,
}

impl Fuzzy {
    pub(crate) const UNKNOWN: Fuzzy = Fuzzy { lo: 0.0, hi: 1.0, point: 0.5, doubt: true };

    /// A number between bounds, calibrated; without calibration points it already is a degree.
    pub(crate) fn calibrated((lo, hi): (f64, f64), point: f64, anchors: Option<Anchors>) -> Fuzzy {
        let degree = |x: f64| anchors.map_or_else(|| x.clamp(0.0, 1.0), |anchors| calibrate(x, anchors));
        let middle = degree(point);
        if lo == hi {
            return Fuzzy { lo: middle, hi: middle, point: middle, doubt: false };
        }
        let (a, b) = (degree(lo), degree(hi));
        Fuzzy { lo: a.min(b), hi: a.max(b), point: middle, doubt: false }
    }

    /// What has to be above one half: the point, or, where it is not known, the least.
    pub(crate) fn height(self) -> f64 {
        if self.doubt { self.lo } else { self.point }
    }

    pub(crate) fn membership(self) -> Membership {
        let known = !self.doubt || self.lo == self.hi;
        Membership { lo: self.lo, hi: self.hi, point: known.then(|| self.height()) }
    }
}

impl From<Membership> for Fuzzy {
    fn from(Membership { lo, hi, point }: Membership) -> Fuzzy {
        Fuzzy { lo, hi, point: point.unwrap_or(0.5), doubt: point.is_none() }
    }
}

impl Degree for Fuzzy {
    fn constant(degree: f64) -> Fuzzy {
        Fuzzy { lo: degree, hi: degree, point: degree, doubt: false }
    }

    fn complement(self) -> Fuzzy {
        Fuzzy { lo: 1.0 - self.hi, hi: 1.0 - self.lo, point: 1.0 - self.point, doubt: self.doubt }
    }

    #[inline]
    fn join(&mut self, other: &Fuzzy, op: impl Fn(f64, f64) -> f64) {
        *self = Fuzzy {
            lo: op(self.lo, other.lo),
            hi: op(self.hi, other.hi),
            point: op(self.point, other.point),
            doubt: self.doubt | other.doubt,
        };
    }

    #[inline]
    fn map(self, op: impl Fn(f64) -> f64) -> Fuzzy {
        Fuzzy { lo: op(self.lo), hi: op(self.hi), point: op(self.point), doubt: self.doubt }
    }
}
