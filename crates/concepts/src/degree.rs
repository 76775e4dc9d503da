//! What a rule can be evaluated on: one degree, or one in each of several draws.

/// What a rule can be evaluated on. Every operation works draw by draw.
pub(crate) trait Degree: Copy {
    fn constant(degree: f64) -> Self;
    fn complement(self) -> Self;
    /// Becomes what the operation makes of it and another.
    fn join(&mut self, other: &Self, op: impl Fn(f64, f64) -> f64);
    fn map(self, op: impl Fn(f64) -> f64) -> Self;
}

impl Degree for f64 {
    fn constant(degree: f64) -> f64 {
        degree
    }

    fn complement(self) -> f64 {
        1.0 - self
    }

    #[inline]
    fn join(&mut self, other: &f64, op: impl Fn(f64, f64) -> f64) {
        *self = op(*self, *other);
    }

    #[inline]
    fn map(self, op: impl Fn(f64) -> f64) -> f64 {
        op(self)
    }
}

/// A degree between bounds, for searches that close a branch when all of it decides alike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Between {
    pub(crate) least: f64,
    pub(crate) greatest: f64,
}

impl Degree for Between {
    fn constant(degree: f64) -> Between {
        Between { least: degree, greatest: degree }
    }

    fn complement(self) -> Between {
        Between { least: 1.0 - self.greatest, greatest: 1.0 - self.least }
    }

    fn join(&mut self, other: &Between, op: impl Fn(f64, f64) -> f64) {
        *self = Between {
            least: op(self.least, other.least),
            greatest: op(self.greatest, other.greatest),
        };
    }

    fn map(self, op: impl Fn(f64) -> f64) -> Between {
        Between { least: op(self.least), greatest: op(self.greatest) }
    }
}
