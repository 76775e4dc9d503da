//! The sums of all dyads and periods so far.

use std::cmp::Ordering;

use super::dyad_period::DyadPeriod;
use super::runs::{Entry, Runs, joined};
use super::{Event, Sums};

/// How many events wait before they are sorted.
const BUFFER: usize = 1 << 18;

/// The sums so far. An event waits as one number, its place above and what it adds below, which
/// sorts fast.
#[derive(Debug, Clone)]
pub(crate) struct Totals {
    waiting: Vec<u128>,
    runs: Runs<DyadPeriod>,
}

impl Totals {
    pub(crate) fn new() -> Totals {
        Totals { waiting: Vec::new(), runs: Runs::new() }
    }

    #[inline]
    pub(crate) fn add(&mut self, source: u32, target: u32, period: i32, event: &Event) {
        self.waiting.push(pack(source, target, period, event));
        if self.waiting.len() >= BUFFER {
            self.sort();
        }
    }

    pub(crate) fn merge(&mut self, other: &Totals) {
        self.runs.merge(&other.runs);
        self.waiting.extend(&other.waiting);
    }

    pub(crate) fn finish(mut self) -> Vec<DyadPeriod> {
        self.sort();
        self.runs.finish()
    }

    fn sort(&mut self) {
        self.waiting.sort_unstable();
        self.runs.push(joined(self.waiting.drain(..).map(unpack)));
    }
}

impl Entry for DyadPeriod {
    fn place(&self, other: &DyadPeriod) -> Ordering {
        (self.source, self.target, self.period).cmp(&(other.source, other.target, other.period))
    }

    fn join(&mut self, other: &DyadPeriod) {
        self.sums.merge(&other.sums);
    }
}

/// The sign bit turned over, so that numbers below zero come first.
const SIGN: u32 = 1 << 31;

fn pack(source: u32, target: u32, period: i32, event: &Event) -> u128 {
    let place = (u128::from(source) << 96)
        | (u128::from(target) << 64)
        | (u128::from(period as u32 ^ SIGN) << 32);
    let marks = (u32::from(event.quad.number() - 1) << 2)
        | (u32::from(event.statement) << 1)
        | u32::from(event.score.is_some());
    let score = u32::from(event.score.unwrap_or(0) as u16);
    place | u128::from((marks << 16) | score)
}

fn unpack(packed: u128) -> DyadPeriod {
    let part = |from: u32| (packed >> from) as u32;
    let (marks, score) = (part(16), part(0) as u16 as i16);
    let mut quads = [0; 4];
    quads[(marks >> 2) as usize % 4] = 1;
    let sums =
        Sums { quads, statements: marks >> 1 & 1, scored: marks & 1, score: i64::from(score) };
    DyadPeriod { source: part(96), target: part(64), period: (part(32) ^ SIGN) as i32, sums }
}
