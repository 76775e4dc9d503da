//! The stream of random numbers of this generator.

use crate::simulated::Draws;

/// Steele, Lea and Flood's SplitMix64.
pub(super) struct Random(u64);

impl Random {
    /// A stream of its own for each list of numbers.
    pub(super) fn of(numbers: [u64; 3]) -> Random {
        let mut random = Random(0x243F_6A88_85A3_08D3);
        for number in numbers {
            random.0 ^= number;
            random.0 = random.next();
        }
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A whole number of days, both ends included.
    pub(super) fn days(&mut self, least: i64, most: i64) -> i64 {
        least + (self.unit() * (most - least + 1) as f64) as i64
    }

    /// A place in a list, in proportion to its weights.
    pub(super) fn place(&mut self, weights: &[f64]) -> usize {
        let mut rest = self.unit() * weights.iter().sum::<f64>();
        for (place, weight) in weights.iter().enumerate() {
            rest -= weight;
            if rest < 0.0 {
                return place;
            }
        }
        weights.len() - 1
    }

    /// Shares that add up to one; squares make some of them small.
    pub(super) fn mixture<const N: usize>(&mut self) -> [f64; N] {
        let parts: [f64; N] = std::array::from_fn(|_| {
            let part = self.unit();
            part * part + 1e-6
        });
        let all: f64 = parts.iter().sum();
        parts.map(|part| part / all)
    }
}

impl Draws for Random {
    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
}
