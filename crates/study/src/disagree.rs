//! Where schools disagree.

use crate::answer::{CellAnswer, CellDisagreement};
use crate::run::Bench;
use counterpoise_concepts::{Verdict, disagreement};
use counterpoise_ledger::Cell;
use rayon::prelude::*;

pub(crate) fn all(bench: &Bench<'_>, cells: &[CellAnswer], pooled: &[CellAnswer]) -> Vec<CellDisagreement> {
    let cells: Vec<&CellAnswer> = cells.iter().chain(pooled).collect();
    let found: Vec<CellDisagreement> = cells.par_iter().map(|cell| one(bench, cell)).collect();
    found.into_iter().filter(|d| !d.disagreement.pairs.is_empty()).collect()
}

fn one(bench: &Bench<'_>, answer: &CellAnswer) -> CellDisagreement {
    let cell = Cell { arena: answer.arena, domain: answer.domain.clone(), window: bench.case[answer.period].window };
    let verdicts: Vec<Verdict> = answer.verdicts.iter().map(|j| j.verdict.clone()).collect();
    CellDisagreement {
        arena: answer.arena,
        period: answer.period,
        disagreement: disagreement(&bench.ledger.view(&cell), &verdicts),
    }
}
