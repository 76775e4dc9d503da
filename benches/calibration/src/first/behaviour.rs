//! Types of behaviour: the shares from which acts are drawn.

use super::Random;
use crate::simulated::Draws;
use counterpoise_numerics::{exp, ln};

/// Shares from which acts are drawn.
pub(super) struct Type {
    /// Acts a year.
    pub(super) rate: f64,
    pub(super) global: bool,
    /// Deeds, statements, silence.
    pub(super) modes: [f64; 3],
    /// Accommodating, resisting, neutral: of acts, of statements, of what the target does.
    pub(super) stances: [[f64; 3]; 3],
    pub(super) by_target: f64,
    /// Of resisting deeds, those by each of the hard means that `acts` lists.
    pub(super) hard: [f64; 7],
    /// Of the others, those by each of its soft means.
    pub(super) soft: [f64; 5],
    /// The same of accommodating deeds.
    pub(super) yielding: [f64; 4],
    /// The same of neutral deeds.
    pub(super) neutral: [f64; 2],
    /// Of accommodating acts: done together; by which the target, the subject gains relatively, the
    /// subject absolutely; by which resistance is given up.
    pub(super) joint: f64,
    pub(super) concedes: f64,
    pub(super) gains: f64,
    pub(super) gains_absolutely: f64,
    pub(super) reverses: f64,
    /// Of all acts, those with the motive.
    pub(super) motives: [f64; 3],
    pub(super) postures: [f64; 4],
    pub(super) domains: [f64; 5],
    pub(super) implemented: f64,
    pub(super) lasting: f64,
    pub(super) committing: f64,
    /// Weights 1 to 4.
    pub(super) weights: [f64; 4],
    pub(super) degrees: [f64; 22],
    /// Capability of target and rival over that of the subject, and the growth of the former a
    /// year.
    pub(super) ratio: f64,
    pub(super) rival: f64,
    pub(super) growth: f64,
    pub(super) threat_of_rival: f64,
}

impl Type {
    /// The shares of a type. In a literal they are drawn in the order in which the fields are
    /// written, so that order is a part of what a type is.
    pub(super) fn draw(seed: u64, number: usize) -> Type {
        let random = &mut Random::of([seed, number as u64, 0, 0x0054_5950_4500]);
        let acts = Type::lean(random);
        let words = if random.chance(0.5) { acts } else { Type::lean(random) };
        let target = if random.chance(0.5) { acts } else { Type::lean(random) };
        let (statements, silent) = (random.between(0.05, 0.4), random.between(0.0, 0.12));
        // Hard means in every other type, so that half of them have some.
        let hard = if number % 2 == 1 { 0.6 } else { 1.0 };
        Type {
            rate: random.between(3.0, 15.0),
            global: random.chance(0.33),
            modes: [1.0 - statements - silent, statements, silent],
            stances: [acts, words, target],
            by_target: if random.chance(0.3) { 0.0 } else { random.between(0.05, 0.35) },
            // An alliance, the last of them, is rarer than the rest.
            hard: std::array::from_fn(|at| {
                random.around_a_tenth(if at == 6 { 0.5 + hard / 2.0 } else { hard })
            }),
            soft: std::array::from_fn(|_| random.around_a_tenth(0.4)),
            yielding: std::array::from_fn(|_| random.around_a_tenth(0.4)),
            neutral: std::array::from_fn(|_| random.around_a_tenth(0.5)),
            joint: random.around_a_tenth(0.25),
            concedes: if random.chance(0.3) {
                random.between(0.2, 0.7)
            } else {
                random.around_a_tenth(0.3)
            },
            gains: random.around_a_tenth(0.5),
            gains_absolutely: random.between(0.0, 0.6),
            reverses: random.around_a_tenth(0.35),
            motives: std::array::from_fn(|_| random.around_a_tenth(0.5)),
            postures: std::array::from_fn(|_| random.around_a_tenth(0.35)),
            domains: std::array::from_fn(|_| random.between(0.02, 0.4)),
            implemented: random.unit(),
            lasting: random.share(0.5, 0.1),
            committing: random.share(0.4, 0.3),
            weights: std::array::from_fn(|_| random.between(0.05, 1.0)),
            degrees: Type::degrees(random),
            ratio: exp(random.between(ln(0.6), ln(6.0))),
            rival: exp(random.between(ln(0.3), ln(4.0))),
            growth: random.between(-0.03, 0.1),
            threat_of_rival: random.unit(),
        }
    }

    /// Any lean of those that take a side.
    fn lean(random: &mut Random) -> [f64; 3] {
        let (to, neutral) = (random.unit(), random.between(0.0, 0.3));
        [to * (1.0 - neutral), (1.0 - to) * (1.0 - neutral), neutral]
    }

    /// Most things are rather so or rather not so; scopes are met more often than not.
    fn degrees(random: &mut Random) -> [f64; 22] {
        let mut degrees = [0.0; 22];
        for (at, degree) in degrees.iter_mut().enumerate() {
            let so = random.chance(if at < 8 { 0.6 } else { 0.4 });
            let middling = random.chance(0.15);
            let far = random.between(0.0, 0.35);
            *degree = match (middling, so) {
                (true, _) => random.between(0.35, 0.65),
                (false, true) => 1.0 - far,
                (false, false) => far,
            };
        }
        degrees
    }

    /// How many days a period of `n` acts takes.
    pub(super) fn days(&self, n: usize) -> i64 {
        ((365.25 * n as f64 / self.rate) as i64).max(20)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_the_types_know_hard_means() {
        let some =
            (0..200).filter(|at| Type::draw(5, *at).hard.iter().any(|share| *share > 0.0)).count();
        assert!((90..=100).contains(&some), "{some}");
    }
}
