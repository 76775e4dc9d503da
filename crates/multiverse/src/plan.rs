//! Which universes are looked at.

use crate::Space;
use counterpoise_numerics::Stream;

/// All universes, or a sample of them.
///
/// A sample is stratified: the universes, in their order, are cut into as many stretches of equal
/// length as universes are asked for, and one is drawn from each. The choices that come first by
/// name are therefore covered in proportion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plan {
    /// The full cross.
    All(u64),
    /// A seeded sample of so many.
    Sample {
        /// How many.
        n: u64,
        /// The seed.
        seed: u64,
    },
}

impl Plan {
    /// All universes if there are no more than `most`, else a sample of `most`.
    #[must_use]
    pub fn of(space: &Space, most: u64, seed: u64) -> Plan {
        match u64::try_from(space.total()) {
            Ok(total) if total <= most => Plan::All(total),
            _ => Plan::Sample { n: most.max(1), seed },
        }
    }

    /// How many universes.
    #[must_use]
    pub fn len(&self) -> u64 {
        match *self {
            Plan::All(n) | Plan::Sample { n, .. } => n,
        }
    }

    /// Whether it is all of them.
    #[must_use]
    pub fn is_all(&self) -> bool {
        matches!(self, Plan::All(_))
    }

    /// Never: there is always a universe.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What chance begins with; all universes need none.
    pub(crate) fn seed(&self) -> u64 {
        if let Plan::Sample { seed, .. } = *self { seed } else { 0 }
    }

    /// The numbers of all its universes.
    #[must_use]
    pub fn universes(&self, space: &Space) -> Vec<u128> {
        (0..self.len()).map(self.numbers(space)).collect()
    }

    /// The numbers of the universes.
    pub(crate) fn numbers<'s>(&self, space: &'s Space) -> impl Fn(u64) -> u128 + Sync + use<'s> {
        let plan = *self;
        let seed = plan.seed();
        let (low, high) =
            (Stream::new(seed, "universes", "low"), Stream::new(seed, "universes", "high"));
        move |at| {
            let Plan::Sample { n, .. } = plan else { return u128::from(at) };
            let cut = |at: u64| space.total() * u128::from(at) / u128::from(n);
            let (from, to) = (cut(at), cut(at + 1));
            from + match u64::try_from(to - from) {
                Ok(span) => (u128::from(low.u64(at)) * u128::from(span)) >> 64,
                Err(_) => (u128::from(high.u64(at)) << 64 | u128::from(low.u64(at))) % (to - from),
            }
        }
    }
}
