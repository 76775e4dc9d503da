//! Where schools disagree.

use crate::answer::{CellAnswer, CellDisagreement};
use crate::cells::Views;
use counterpoise_concepts::disagreement;
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
