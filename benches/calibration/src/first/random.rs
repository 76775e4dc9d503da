//! The stream of random numbers of this generator.

use crate::simulated::Draws;
use counterpoise_numerics::{exp, ln};

/// Vigna's xorshift64*, seeded by a list of numbers.
pub(super) struct Random(u64);

impl Random {
    pub(super) fn of(numbers: [u64; 4]) -> Random {
        let mut state = 0x853C_49E6_748F_EA9B_u64;
        for number in numbers {
            state = (state ^ number).wrapping_mul(0xD6E8_FEB8_6659_FD93);
            state ^= state >> 32;
            state = state.wrapping_mul(0xD6E8_FEB8_6659_FD93) ^ (state >> 29);
        }
        // A state of zero would give zeros for ever, and the first numbers still show the seed.
        let mut random = Random(state | 1);
        for _ in 0..8 {
            random.unit();
        }
        random
    }

    /// A share around a tenth, .03 to .33, or nil. Even on the scale of logarithms: as many below a
    /// tenth as above it.
    pub(super) fn around_a_tenth(&mut self, nil: f64) -> f64 {
        if self.chance(nil) { 0.0 } else { exp(self.between(ln(0.03), ln(0.33))) }
    }

    /// Which of several exclusive kinds, by their shares; none of them with what is left of 1. Where
    /// there are more shares than 1 holds, they give way in proportion.
    pub(super) fn which(&mut self, shares: &[f64]) -> Option<usize> {
        let mut left = self.unit() * shares.iter().sum::<f64>().max(1.0);
        shares.iter().position(|share| {
            left -= share;
            left < 0.0
        })
    }

    /// Which of several kinds, by weights that need not add up to 1.
    pub(super) fn weighed<const N: usize>(&mut self, weights: [f64; N]) -> usize {
        let all = weights.iter().sum::<f64>();
        self.which(&weights.map(|weight| weight / all)).unwrap_or(0)
    }
}

impl Draws for Random {
    fn unit(&mut self) -> f64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11) as f64 / (1_u64 << 53) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_drawn_around_a_tenth() {
        let mut random = Random::of([1, 2, 3, 4]);
        let below =
            (0..20_000).filter(|_| random.around_a_tenth(0.0) < 0.1).count() as f64 / 20_000.0;
        assert!((below - 0.502).abs() < 0.015, "{below}");
        let hits =
            (0..20_000).filter(|_| random.which(&[0.2, 0.1]) == Some(1)).count() as f64 / 20_000.0;
        assert!((hits - 0.1).abs() < 0.01, "{hits}");
    }
}
