//! Where schools disagree.

use crate::answer::{Answer, CellAnswer, CellDisagreement};
use crate::cells::Views;
use counterpoise_case::vocabulary::OUTSIDE_SCOPE;
use counterpoise_concepts::{PairKind, disagreement};
use counterpoise_ledger::View;
use rayon::prelude::*;

/// In the cells of these kinds, in their order.
pub(crate) fn all(kinds: &[(&Views<'_>, &[CellAnswer])]) -> Vec<CellDisagreement> {
    let cells: Vec<_> =
        kinds.iter().flat_map(|((views, _), answers)| views.iter().zip(*answers)).collect();
    let found: Vec<CellDisagreement> =
        cells.into_par_iter().map(|(view, answer)| one(view, answer)).collect();
    found.into_iter().filter(|d| !d.disagreement.pairs.is_empty()).collect()
}

fn one(view: &View<'_>, answer: &CellAnswer) -> CellDisagreement {
    let verdicts = answer.verdicts.iter().map(|judged| &judged.verdict);
    CellDisagreement {
        arena: answer.arena,
        period: answer.period,
        disagreement: disagreement(view, verdicts),
    }
}

/// How often two schools that both give a label give different ones, over all arenas and periods,
/// and how often of these by definition. The pooled verdicts, which repeat the arenas, are left
/// out.
#[must_use]
pub fn differing(answer: &Answer) -> (usize, usize) {
    let says = |label: &Option<String>| label.as_deref().is_some_and(|l| l != OUTSIDE_SCOPE);
    let pairs = answer
        .disagreements
        .iter()
        .filter(|cell| cell.arena.is_some())
        .flat_map(|cell| &cell.disagreement.pairs);
    let both: Vec<_> = pairs.filter(|p| says(&p.label_a) && says(&p.label_b)).collect();
    (both.len(), both.iter().filter(|p| p.kind == PairKind::Definitional).count())
}
