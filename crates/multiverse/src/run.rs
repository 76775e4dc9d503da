//! Judging many universes side by side.

use crate::order::Order;
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

impl Watch<'_> {
    fn is_over(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
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

/// How many universes pass before it is told that they are done.
const TELL: usize = 64;

/// Judges the universes of a plan. `split` names a choice by whose options the counts are kept
/// apart.
///
/// The plan is cut into pieces, each of which is spread over the whole plan, and so is the first
/// part of each: when the work is ended early, every universe that was judged is kept, and together
/// they are a fair part of the plan. Pieces are put together in their order, so that the number of
/// threads moves nothing.
pub fn run<J: Judge>(
    space: &Space,
    plan: Plan,
    split: Option<usize>,
    judge: &J,
    watch: &Watch<'_>,
) -> Reached {
    let order = Order::of(&plan, judge.at_once());
    let number = plan.numbers(space);
    let told = AtomicU64::new(0);
    let tell =
        |more: usize| (watch.done)(told.fetch_add(more as u64, Ordering::Relaxed) + more as u64);
    let piece = |at: u64| {
        let universes = || order.piece(at).map(&number).take_while(|_| !watch.is_over());
        (!watch.is_over()).then(|| Piece::judge(space, judge, universes(), tell))
    };
    let mut tally = Tally::new(space, split, judge.questions(), judge.labels());
    let mut all = Piece::new(judge);
    // In waves: what is put together need not be kept.
    let wave = (rayon::current_num_threads() as u64 * 8).max(1);
    for from in (0..order.pieces()).step_by(wave as usize) {
        let done: Vec<Option<Piece>> =
            (from..(from + wave).min(order.pieces())).into_par_iter().map(piece).collect();
        let mut own = Piece::new(judge);
        done.into_iter().flatten().for_each(|piece| own.join(piece));
        // Once for the wave: the counts of many questions, schools and options are large.
        tally.count(space, &own.numbers, &own.found);
        all.join(own);
        if watch.is_over() {
            break;
        }
    }
    let judged = all.numbers.len() as u64;
    Reached { planned: plan.len(), judged, tally, found: all.found, numbers: all.numbers }
}

struct Piece {
    found: Vec<Vec<Found>>,
    numbers: Vec<u128>,
}

impl Piece {
    fn new<J: Judge>(judge: &J) -> Piece {
        Piece { found: vec![Vec::new(); judge.questions()], numbers: Vec::new() }
    }

    fn judge<J: Judge>(
        space: &Space,
        judge: &J,
        numbers: impl Iterator<Item = u128>,
        tell: impl Fn(usize),
    ) -> Piece {
        let mut piece = Piece::new(judge);
        let mut room = judge.room();
        let mut universe = vec![0; space.choices.len()];
        for number in numbers {
            space.universe(number, &mut universe);
            for question in 0..judge.questions() {
                piece.found[question].push(judge.judge(&universe, question, &mut room));
            }
            piece.numbers.push(number);
            if piece.numbers.len().is_multiple_of(TELL) {
                tell(TELL);
            }
        }
        tell(piece.numbers.len() % TELL);
        piece
    }

    fn join(&mut self, other: Piece) {
        self.found.iter_mut().zip(other.found).for_each(|(own, other)| own.extend(other));
        self.numbers.extend(other.numbers);
    }
}
