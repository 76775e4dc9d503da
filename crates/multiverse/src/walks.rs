//! How much of the disagreement each choice explains, when all are taken together.

use crate::order::shuffled;
use crate::{Judge, Space};
use counterpoise_numerics::{Stream, sqrt};
use rayon::prelude::*;
use serde::Serialize;

/// The part of one choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Share {
    /// Share of the disagreement, near 0..=1; the shares of all choices add up to one.
    pub share: f64,
    /// Standard error of the share, from the walks: that of a ratio of two means, to first order
    /// (the delta method).
    pub error: f64,
}

/// Shapley shares of the disagreement, drawn at random.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Shapley {
    /// The chance that two universes give different verdicts, 0..=1.
    pub disagreement: f64,
    /// One for each choice; empty where no two universes drawn differ.
    pub shares: Vec<Share>,
    /// Number of walks.
    pub walks: u64,
}

/// Walks in one piece of the work.
const PIECE: u64 = 256;

/// Divides the disagreement among the choices.
///
/// Two universes drawn at random give different verdicts with a certain chance: the *disagreement*.
/// Let them share one choice after another, in a random order, until they share all and agree. What
/// the chance loses at each step is put down to the choice that was shared. Averaged over orders
/// and pairs this is the Shapley value, which divides what choices do only together evenly among
/// them; the shares add up to the whole exactly, in any number of walks.
///
/// Choices that exclusions tie to the one that is shared are drawn anew from what it leaves, so
/// that they are compared as they occur together.
///
/// Sources: Owen, A. B. 2014, "Sobol' Indices and Shapley Value", SIAM/ASA Journal on Uncertainty
/// Quantification 2, 245-251; Song, E., Nelson, B. L. and Staum, J. 2016, "Shapley Effects for
/// Global Sensitivity Analysis", same journal 4, 1060-1083 (the random orders of algorithm 1);
/// Cochran, W. G. 1977, "Sampling Techniques", 3rd edition, Wiley, section 6.4 (the error of a
/// ratio). For labels the variance is that of vectors of noughts and one, half of the chance above.
#[must_use]
pub fn walks<J: Judge>(
    space: &Space,
    judge: &J,
    question: usize,
    walks: u64,
    seed: u64,
) -> Shapley {
    let k = space.choices.len();
    let pieces: Vec<Sums> = (0..walks.div_ceil(PIECE))
        .into_par_iter()
        .map(|piece| {
            let (mut sums, mut walk) = (Sums::new(k), Walk::new(space, judge, question, seed));
            for at in piece * PIECE..((piece + 1) * PIECE).min(walks) {
                walk.go(at, &mut sums);
            }
            sums
        })
        .collect();
    let sums = pieces.iter().fold(Sums::new(k), Sums::join);
    if sums.whole <= 0 {
        return Shapley { disagreement: 0.0, shares: Vec::new(), walks };
    }
    let shares = sums.choices.iter().map(|choice| choice.share(sums.whole)).collect();
    Shapley { disagreement: sums.whole as f64 / walks as f64, shares, walks }
}

/// Whole numbers: their sums do not depend on the order.
struct Sums {
    /// Of the walks' wholes. A walk's whole, the sum of its gains, is one if its two universes
    /// differ at first, else nought: it is its own square.
    whole: i64,
    choices: Vec<Gains>,
}

/// What the walks gained by one choice.
#[derive(Clone, Copy, Default)]
struct Gains {
    gain: i64,
    square: i64,
    /// Gain times the whole of the walk.
    product: i64,
}

impl Gains {
    fn add(&mut self, gain: i64, whole: i64) {
        self.join(Gains { gain, square: gain * gain, product: gain * whole });
    }

    fn join(&mut self, other: Gains) {
        self.gain += other.gain;
        self.square += other.square;
        self.product += other.product;
    }

    /// Gain over whole, both of which are drawn: with the error of a ratio. n cancels out of the
    /// root of the mean of (g - s w)^2 over n, divided by the mean of w.
    fn share(&self, whole: i64) -> Share {
        let all = whole as f64;
        let share = self.gain as f64 / all;
        let left = self.square as f64 - 2.0 * share * self.product as f64 + share * share * all;
        Share { share, error: sqrt(left.max(0.0)) / all }
    }
}

impl Sums {
    fn new(k: usize) -> Sums {
        Sums { whole: 0, choices: vec![Gains::default(); k] }
    }

    fn join(mut self, other: &Sums) -> Sums {
        self.whole += other.whole;
        self.choices.iter_mut().zip(&other.choices).for_each(|(own, other)| own.join(*other));
        self
    }
}

struct Walk<'w, J: Judge> {
    space: &'w Space,
    judge: &'w J,
    question: usize,
    room: J::Room,
    seed: u64,
}

impl<'w, J: Judge> Walk<'w, J> {
    fn new(space: &'w Space, judge: &'w J, question: usize, seed: u64) -> Self {
        Walk { space, judge, question, room: judge.room(), seed }
    }

    fn verdict(&mut self, universe: &[u16]) -> u16 {
        let found = self.judge.judge(universe, self.question, &mut self.room);
        self.judge.kind(found.label)
    }

    fn go(&mut self, at: u64, sums: &mut Sums) {
        let k = self.space.choices.len();
        let stream = Stream::new(self.seed, "walks", &at.to_string());
        let mut drawn = 0;
        let mut next = |n: usize| {
            drawn += 1;
            stream.below(drawn, n)
        };
        let order = shuffled(k, &mut next);
        let mut kept = vec![false; k];
        let mut one = self.space.preferred();
        self.space.redraw(&mut one, &kept, &mut next);
        let mine = self.verdict(&one);
        let mut other = one.clone();
        self.space.redraw(&mut other, &kept, &mut next);
        let mut agreed = self.verdict(&other) == mine;
        let whole = i64::from(!agreed);
        sums.whole += whole;
        for choice in order {
            kept[choice] = true;
            self.space.share(&mut other, &one, choice, &kept, &mut next);
            let agrees = self.verdict(&other) == mine;
            sums.choices[choice].add(i64::from(agrees) - i64::from(agreed), whole);
            agreed = agrees;
        }
    }
}
