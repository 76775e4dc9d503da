//! What a rule can be evaluated on: one degree, one between bounds, or one in each of several
//! draws.

/// What a rule can be evaluated on. Every operation works degree by degree: on several at once it
/// gives what it would give on each by itself.
pub trait Degree: Copy {
    /// This degree, known.
    fn constant(degree: f64) -> Self;
    /// One less the degree.
    fn complement(self) -> Self;
    /// Becomes what the operation, which falls with neither, makes of it and another.
    fn join(&mut self, other: &Self, op: impl Fn(f64, f64) -> f64);
    /// What an operation, which never falls, makes of it.
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
pub struct Between {
    /// The least it may be.
    pub least: f64,
    /// The greatest it may be.
    pub greatest: f64,
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
