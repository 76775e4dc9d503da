//! How much of the disagreement each choice explains, when all are taken together.

use crate::{Judge, Space};
use counterpoise_numerics::{Stream, sqrt};
use rayon::prelude::*;
use serde::Serialize;

/// The part of one choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Share {
    /// Share of the disagreement, near 0..=1; the shares of all choices add up to one.
    pub share: f64,
    /// Standard error of the share.
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
/// Two universes drawn at random give different verdicts with a certain chance: the *disagreement*. Let them share one
/// choice after another, in a random order, until they share all and agree. What the chance loses at each step is put down to
/// the choice that was shared. Averaged over orders and pairs this is the Shapley value, which divides what choices do only
/// together evenly among them; the shares add up to the whole exactly, in any number of walks.
///
/// Choices that exclusions tie to the one that is shared are drawn anew from what it leaves, so that they are compared as they
/// occur together.
///
/// Sources: Owen, A. B. 2014, "Sobol' Indices and Shapley Value", SIAM/ASA Journal on Uncertainty Quantification 2, 245-251;
/// Song, E., Nelson, B. L. and Staum, J. 2016, "Shapley Effects for Global Sensitivity Analysis", same journal 4,
/// 1060-1083 (the random orders of algorithm 1). For labels the variance is that of vectors of noughts and one, half of the
/// chance above.
#[must_use]
pub fn walks<J: Judge>(space: &Space, judge: &J, question: usize, walks: u64, seed: u64) -> Shapley {
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
    let n = walks as f64;
    let whole: i64 = sums.gain.iter().sum();
    if whole <= 0 {
        return Shapley { disagreement: 0.0, shares: Vec::new(), walks };
    }
    let share = |(&gain, &square): (&i64, &i64)| {
        let mean = gain as f64 / n;
        let variance = (square as f64 / n - mean * mean).max(0.0);
        Share { share: gain as f64 / whole as f64, error: sqrt(variance / n) / (whole as f64 / n) }
    };
    Shapley { disagreement: whole as f64 / n, shares: sums.gain.iter().zip(&sums.square).map(share).collect(), walks }
}

/// Whole numbers: their sums do not depend on the order.
struct Sums {
    gain: Vec<i64>,
    square: Vec<i64>,
}

impl Sums {
    fn new(k: usize) -> Sums {
        Sums { gain: vec![0; k], square: vec![0; k] }
    }

    fn join(mut self, other: &Sums) -> Sums {
        self.gain.iter_mut().zip(&other.gain).for_each(|(own, other)| *own += other);
        self.square.iter_mut().zip(&other.square).for_each(|(own, other)| *own += other);
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
        for choice in order {
            kept[choice] = true;
            self.space.share(&mut other, &one, choice, &kept, &mut next);
            let agrees = self.verdict(&other) == mine;
            let gain = i64::from(agrees) - i64::from(agreed);
            sums.gain[choice] += gain;
            sums.square[choice] += gain * gain;
            agreed = agrees;
        }
    }
}

/// The numbers below k in a random order (Fisher and Yates).
fn shuffled(k: usize, next: &mut impl FnMut(usize) -> usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..k).collect();
    (1..k).rev().for_each(|at| order.swap(at, next(at + 1)));
    order
}
