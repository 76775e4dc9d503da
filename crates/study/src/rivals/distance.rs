//! A sum of decibels taken apart again: what each clue says by itself, and what clusters take away
//! or add.

use super::Rivals;
use counterpoise_tracing::difference;

/// The odds of one hypothesis against another, taken apart. Beforehand, clues and adjustments add
/// up to the odds.
#[derive(Clone, Debug, PartialEq)]
pub struct Distance {
    /// The odds before the clues, in decibels.
    pub prior: f64,
    /// Each clue that was looked for, by itself: its position and what it says, in decibels. The
    /// most telling for the first hypothesis stands first.
    pub clues: Vec<(usize, f64)>,
    /// Each cluster that counts otherwise than the sum of its clues.
    pub adjusted: Vec<Adjusted>,
    /// The odds after the clues, in decibels.
    pub odds: f64,
}

/// A cluster beside the sum of its clues, in decibels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Adjusted {
    /// Position of the step.
    pub step: usize,
    /// What it counts as.
    pub stated: f64,
    /// What its clues would add up to.
    pub naive: f64,
}

impl Adjusted {
    /// What hanging together adds, or takes away.
    #[must_use]
    pub fn by(&self) -> f64 {
        difference(self.stated, self.naive)
    }
}

impl Rivals {
    /// The odds of `a` against `b`, clue by clue.
    #[must_use]
    pub fn distance(&self, a: usize, b: usize) -> Distance {
        let looked_for = self.fitted.steps.iter().flat_map(|s| s.clues.iter().copied());
        let mut clues: Vec<(usize, f64)> =
            looked_for.map(|clue| (clue, self.says(clue, a, b))).collect();
        clues.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        let adjusted =
            self.fitted.steps.iter().enumerate().filter(|(_, s)| s.cluster.is_some()).map(
                |(step, s)| {
                    let naive = difference(s.naive[a].value, s.naive[b].value);
                    Adjusted { step, stated: s.weight(a, b), naive }
                },
            );
        Distance {
            prior: self.fitted.prior_odds(a, b),
            clues,
            adjusted: adjusted.collect(),
            odds: self.fitted.odds(a, b),
        }
    }

    /// What a clue by itself says for `a` against `b`, in decibels.
    #[must_use]
    pub fn says(&self, clue: usize, a: usize, b: usize) -> f64 {
        let of = self.spec.alone(clue);
        difference(of[a].value, of[b].value)
    }
}
