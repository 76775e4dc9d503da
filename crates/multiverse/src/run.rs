//! Judging many universes side by side.

use crate::{Found, Judge, Plan, Space, Tally};
use rayon::prelude::*;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// What somebody who watches the work may say and is told.
pub struct Watch<'w> {
    /// Set from outside to end the work early; what is done by then is kept.
    pub stop: &'w AtomicBool,
    /// Told from time to time how many universes are done.
    pub done: &'w (dyn Fn(u64) + Sync),
}

/// How far the work came, and what was found.
#[derive(Clone, Debug)]
pub struct Reached {
    /// Universes that were to be judged.
    pub planned: u64,
    /// Universes that were judged: as many, unless somebody ended the work.
    pub judged: u64,
    /// The verdicts, counted.
    pub tally: Tally,
    /// For each question the verdicts one by one, with the numbers of their universes in `numbers`.
    pub found: Vec<Vec<Found>>,
    /// The numbers of the universes that were judged.
    pub numbers: Vec<u128>,
}

/// Universes in one piece of the work. A piece takes about a hundredth of a second, so that nobody waits for its end.
const PIECE: u64 = 4096;

/// Judges the universes of a plan. `split` names a choice by whose options the counts are kept apart.
///
/// The plan is cut into pieces, each of which takes every so manieth universe, so that each by itself is spread over the
/// whole plan: when the work is ended early, what is done is a fair part of it. Pieces are put together in their order, so
/// that the number of threads moves nothing.
pub fn run<J: Judge>(space: &Space, plan: Plan, split: Option<usize>, judge: &J, watch: &Watch<'_>) -> Reached {
    let n = plan.len();
    let pieces = n.div_ceil(PIECE).max(1);
    let number = plan.numbers(space);
    let told = AtomicU64::new(0);
    let piece = |at: u64| {
        if watch.stop.load(Ordering::Relaxed) {
            return None;
        }
        let piece = Piece::judge(space, split, judge, (at..n).step_by(pieces as usize).map(&number), watch.stop)?;
        let own = piece.numbers.len() as u64;
        (watch.done)(told.fetch_add(own, Ordering::Relaxed) + own);
        Some(piece)
    };
    let mut all = Piece::new(space, split, judge);
    // In waves: what is put together need not be kept.
    let wave = (rayon::current_num_threads() as u64 * 8).max(1);
    for from in (0..pieces).step_by(wave as usize) {
        let done: Vec<Option<Piece>> = (from..(from + wave).min(pieces)).into_par_iter().map(piece).collect();
        done.into_iter().flatten().for_each(|piece| all.join(piece));
        if watch.stop.load(Ordering::Relaxed) {
            break;
        }
    }
    Reached { planned: n, judged: all.numbers.len() as u64, tally: all.tally, found: all.found, numbers: all.numbers }
}

struct Piece {
    tally: Tally,
    found: Vec<Vec<Found>>,
    numbers: Vec<u128>,
}

impl Piece {
    fn new<J: Judge>(space: &Space, split: Option<usize>, judge: &J) -> Piece {
        let tally = Tally::new(space, split, judge.questions(), judge.labels());
        Piece { tally, found: vec![Vec::new(); judge.questions()], numbers: Vec::new() }
    }

    /// `None`: somebody ended the work before the piece was done.
    fn judge<J: Judge>(
        space: &Space,
        split: Option<usize>,
        judge: &J,
        numbers: impl Iterator<Item = u128>,
        stop: &AtomicBool,
    ) -> Option<Piece> {
        let mut piece = Piece::new(space, split, judge);
        let mut room = judge.room();
        let mut universe = vec![0; space.choices.len()];
        for (at, number) in numbers.enumerate() {
            if at % 64 == 0 && stop.load(Ordering::Relaxed) {
                return None;
            }
            space.universe(number, &mut universe);
            for question in 0..judge.questions() {
                let found = judge.judge(&universe, question, &mut room);
                piece.tally.add(question, &universe, found.label);
                piece.found[question].push(found);
            }
            piece.numbers.push(number);
        }
        Some(piece)
    }

    fn join(&mut self, other: Piece) {
        self.tally.join(&other.tally);
        self.found.iter_mut().zip(other.found).for_each(|(own, other)| own.extend(other));
        self.numbers.extend(other.numbers);
    }
}
