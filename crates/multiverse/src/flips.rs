//! The fewest changes that flip a verdict.

use crate::{Found, Judge, Space};
use rayon::prelude::*;
use serde::Serialize;
use std::collections::BTreeSet;

/// Another option than the preferred one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Change {
    /// The choice.
    pub choice: usize,
    /// The option.
    pub option: u16,
}

/// Changes that flip the verdict together, and none of which could be left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Flip {
    /// The changes, by choice.
    pub changes: Vec<Change>,
    /// The label that comes out instead.
    pub label: u16,
}

/// What flips a verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Flips {
    /// The label of the universe of preferred options.
    pub label: u16,
    /// All flips of up to `searched` changes, those of fewest changes first.
    pub flips: Vec<Flip>,
    /// Up to how many changes all were tried.
    pub searched: usize,
    /// Universes that were judged for it.
    pub judged: u64,
}

/// Tries one change, then two together, and so on up to `most`, as long as no more than `budget`
/// universes have to be judged. Flips that hold another flip are left out: some change of theirs
/// does nothing.
#[must_use]
pub fn flips<J: Judge>(
    space: &Space,
    judge: &J,
    question: usize,
    most: usize,
    budget: u64,
) -> Flips {
    let preferred = space.preferred();
    let label = judge.judge(&preferred, question, &mut judge.room()).label;
    let mut all = Flips { label, flips: Vec::new(), searched: 0, judged: 1 };
    for size in 1..=most.min(space.choices.len()) {
        let room = budget.saturating_sub(all.judged);
        if combinations(space, size).is_none_or(|n| n > room) {
            break;
        }
        let known: BTreeSet<Vec<Change>> =
            all.flips.iter().map(|flip| flip.changes.clone()).collect();
        let (found, judged) = search(space, judge, question, &preferred, size, &known);
        all.judged += judged;
        all.flips.extend(found);
        all.searched = size;
    }
    all
}

/// How many ways there are to change so many choices: the elementary symmetric polynomial of the
/// numbers of other options.
fn combinations(space: &Space, size: usize) -> Option<u64> {
    let mut ways = vec![0_u64; size + 1];
    ways[0] = 1;
    for choice in &space.choices {
        let others = choice.options.len() as u64 - 1;
        for s in (1..=size).rev() {
            ways[s] = ways[s].checked_add(ways[s - 1].checked_mul(others)?)?;
        }
    }
    Some(ways[size])
}

/// Flips that begin with each first change, found side by side and put together in their order.
fn search<J: Judge>(
    space: &Space,
    judge: &J,
    question: usize,
    preferred: &[u16],
    size: usize,
    known: &BTreeSet<Vec<Change>>,
) -> (Vec<Flip>, u64) {
    let others = |choice: usize| {
        (0..space.choices[choice].options.len() as u16)
            .filter(move |&option| option != preferred[choice])
    };
    let firsts: Vec<Change> = (0..space.choices.len())
        .flat_map(|choice| others(choice).map(move |option| Change { choice, option }))
        .collect();
    let begin = |first: &Change| {
        let mut search = Search {
            space,
            judge,
            question,
            room: judge.room(),
            base: judge.kind(judge.judge(preferred, question, &mut judge.room()).label),
            universe: preferred.to_vec(),
            changes: Vec::new(),
            part: Vec::new(),
            known,
            found: Vec::new(),
            judged: 0,
        };
        search.with(*first, size);
        (search.found, search.judged)
    };
    let parts: Vec<(Vec<Flip>, u64)> = firsts.par_iter().map(begin).collect();
    let judged = parts.iter().map(|(_, judged)| judged).sum();
    (parts.into_iter().flat_map(|(found, _)| found).collect(), judged)
}

struct Search<'s, J: Judge> {
    space: &'s Space,
    judge: &'s J,
    question: usize,
    room: J::Room,
    base: u16,
    universe: Vec<u16>,
    changes: Vec<Change>,
    /// Room for some of them.
    part: Vec<Change>,
    known: &'s BTreeSet<Vec<Change>>,
    found: Vec<Flip>,
    judged: u64,
}

impl<J: Judge> Search<'_, J> {
    fn with(&mut self, change: Change, size: usize) {
        let before = self.universe[change.choice];
        self.universe[change.choice] = change.option;
        self.changes.push(change);
        if !self.holds_a_flip() {
            if self.changes.len() == size {
                self.look();
            } else {
                self.go_on(change.choice + 1, size);
            }
        }
        self.changes.pop();
        self.universe[change.choice] = before;
    }

    fn go_on(&mut self, from: usize, size: usize) {
        for choice in from..self.space.choices.len() {
            for option in 0..self.space.choices[choice].options.len() as u16 {
                if option != self.space.choices[choice].preferred {
                    self.with(Change { choice, option }, size);
                }
            }
        }
    }

    /// Whether some of the changes flip by themselves. Those without the last one do not: that was
    /// asked before it came.
    fn holds_a_flip(&mut self) -> bool {
        let Some((last, before)) = self.changes.split_last() else { return false };
        (0..1_usize << before.len()).any(|which| {
            self.part.clear();
            self.part
                .extend((0..before.len()).filter(|at| which >> at & 1 == 1).map(|at| before[at]));
            self.part.push(*last);
            self.known.contains(&self.part)
        })
    }

    fn look(&mut self) {
        if !self.space.allows(&self.universe) {
            return;
        }
        self.judged += 1;
        let Found { label, .. } = self.judge.judge(&self.universe, self.question, &mut self.room);
        if self.judge.kind(label) != self.base {
            self.found.push(Flip { changes: self.changes.clone(), label });
        }
    }
}
