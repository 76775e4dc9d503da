//! A position held against the evidence: the school nearest to its author judges, and it is seen
//! whether the author's label comes out.

use super::about::{is_in, pair};
use super::facts::{Agreement, Ran};
use crate::answer::{CellAnswer, Judged};
use counterpoise_case::model::{Case, Wording};
use counterpoise_concepts::Standing;

/// Every position of the pair that names a school, in each of its cells that was judged.
pub(super) fn ran(case: &Case, all: &[usize], cells: &[&CellAnswer]) -> Vec<Ran> {
    let mut found = Vec::new();
    for &position in all {
        let own = &case.positions[position];
        let (Some(school), Some(label)) = (own.school, &own.label) else { continue };
        if own.dyad != pair(case) {
            continue;
        }
        for cell in cells.iter().filter(|cell| cell.domain.is_none()) {
            let Some(arena) = cell.arena.filter(|&arena| is_in(own, arena, cell.period)) else {
                continue;
            };
            let judged = cell.verdicts.iter().find(|judged| judged.verdict.school == school);
            if let Some(judged) = judged {
                found.push(Ran {
                    position,
                    arena,
                    period: cell.period,
                    probability: probability(judged, label),
                    says: judged.called(),
                    agreement: agreement(judged, label, own.wording == Wording::Denied),
                });
            }
        }
    }
    found
}

fn probability(judged: &Judged, label: &str) -> Option<f64> {
    let own = judged.probabilities.iter().find(|own| own.label.as_deref() == Some(label));
    if judged.is_silent() { None } else { own.map(|own| own.p) }
}

fn agreement(judged: &Judged, label: &str, denied: bool) -> Agreement {
    let Some(drawn) = judged.drawn().filter(|_| !judged.is_silent()) else {
        return Agreement::Silent;
    };
    let shown = drawn.shown();
    let has = shown.contains(&Some(label));
    // One label may be printed and still not hold what the case asks for before it is said.
    let is_settled = judged.standing() == Some(Standing::Named);
    match (has, denied) {
        (false, true) => Agreement::ComesOut,
        (false, false) => Agreement::DoesNot,
        (true, _) if !is_settled => Agreement::LeftOpen,
        (true, true) => Agreement::DoesNot,
        (true, false) => Agreement::ComesOut,
    }
}
