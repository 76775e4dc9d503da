//! A case asked part by part, for whoever keeps what was found.

use crate::answer::CellAnswer;
use crate::bench::{Bench, Choices, Question, Unanswered};
use crate::claims::ClaimResult;
use crate::memo::Memo;
use crate::rivals::{Explained, weighed};
use crate::shifts::{Shifts, shifts_of};
use crate::stress::{Stress, StressError, tried};
use crate::{cells, claims};
use counterpoise_case::content::Content;
use counterpoise_case::model::Case;
use counterpoise_concepts::{Dependence, Scene};
use counterpoise_ledger::Cell;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// A case, with a question of it. Each part of its answer can be found by itself, and what it
/// depends on can be told before it is found.
pub struct Inquiry<'c> {
    bench: Bench<'c>,
}

impl<'c> Inquiry<'c> {
    /// Prepares a case; what is computed on the way is kept in `memo`, and taken from there.
    ///
    /// # Errors
    ///
    /// Where the case names no pair, and none is asked for.
    pub fn new(
        case: &'c Case,
        question: &Question,
        choices: Choices,
        memo: &Arc<Memo>,
        stop: &'c AtomicBool,
    ) -> Result<Inquiry<'c>, Unanswered> {
        let bench = Bench::of(case, question, choices, stop).ok_or(Unanswered::NoPair)?;
        Ok(Inquiry { bench: bench.with(memo) })
    }

    /// The case.
    #[must_use]
    pub fn case(&self) -> &'c Case {
        self.bench.case
    }

    /// The cells by arena and period, then those of all arenas together.
    #[must_use]
    pub fn scenes(&self) -> Vec<Scene> {
        let arenas = self.bench.arenas.iter().copied().map(Some).chain([None]);
        let of = |arena| {
            self.bench.periods.iter().map(move |&period| Scene { arena, domain: None, period })
        };
        arenas.flat_map(of).collect()
    }

    /// Tells what cells depend on.
    #[must_use]
    pub fn dependence(&self) -> Dependence {
        Dependence::new(&self.bench.ledger, &self.bench.schools)
    }

    /// What a cell depends on: where it is the same in two cases, under the same question and
    /// choices, so is what is found of the cell.
    #[must_use]
    pub fn cell_depends_on(&self, scene: &Scene, dependence: &Dependence) -> Content {
        dependence.of(&self.bench.ledger.view(&self.place(scene)))
    }

    /// What is found of a cell, but for its change since the period before
    /// ([`CellAnswer::rises`]), which is a matter of two cells.
    #[must_use]
    pub fn cell(&self, scene: &Scene) -> CellAnswer {
        cells::one(&self.bench, &self.bench.ledger.view(&self.place(scene)), scene.period)
    }

    fn place(&self, scene: &Scene) -> Cell {
        let window = self.bench.case[scene.period].window;
        Cell { arena: scene.arena, domain: scene.domain.clone(), window }
    }

    /// The claims that count, by their positions in the case.
    #[must_use]
    pub fn claims(&self) -> Vec<usize> {
        let case = self.bench.case;
        (0..case.claims.len()).filter(|&at| claims::counts(case, &case.claims[at])).collect()
    }

    /// What a claim depends on; `None`: on the whole case.
    #[must_use]
    pub fn claim_depends_on(&self, claim: usize) -> Option<Content> {
        claims::dependence(&self.bench, &self.bench.case.claims[claim])
    }

    /// What comes of a claim. Where claims of explanations are among several that are found side by
    /// side, [`Inquiry::rivals`] must have been asked before.
    #[must_use]
    pub fn claim(&self, claim: usize) -> ClaimResult {
        claims::one(&self.bench, claim, &self.bench.case.claims[claim])
    }

    /// The rival explanations, weighed; `None`: the case has none.
    #[must_use]
    pub fn rivals(&self) -> Option<&Explained> {
        weighed(&self.bench)
    }

    /// Other choices tried on these cells, or why they could not be; nothing of both where the case
    /// has none.
    #[must_use]
    pub fn universes(&self, scenes: Vec<Scene>) -> (Option<Stress>, Option<StressError>) {
        let of = (Some(self.bench.dyad), self.bench.school);
        tried(self.bench.case, of, scenes, 0, self.bench.stop())
    }

    /// Whether and when it shifted.
    #[must_use]
    pub fn shifts(&self) -> Shifts {
        shifts_of(self.bench.case)
    }
}
