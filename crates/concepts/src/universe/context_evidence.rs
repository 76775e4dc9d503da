//! What a verdict rests on beside acts: searches, judgements, series.

use super::fixed::{Fixed, Scene};
use super::rule::{is_judged, is_series};
use super::shares::moved;
use counterpoise_case::choose;
use counterpoise_case::model::{Case, Edit};
use counterpoise_kernel::judgements;
use counterpoise_ledger::{Basis, Cell, Ledger, View};

pub(super) struct ContextEvidence {
    /// One for each place.
    pub(super) spots: Vec<Spot>,
    /// For each period and each combination of withdrawn series, for each indicator read off
    /// series, its number.
    pub(super) series: Vec<Vec<Vec<Option<f64>>>>,
}

/// One place.
pub(super) struct Spot {
    /// For each indicator that sources judge, the judgements, those of one author together.
    pub(super) judged: Vec<Vec<Judgement>>,
    /// For each indicator, whether searches that name it found nothing.
    pub(super) sought: Vec<bool>,
}

/// One judgement of one author.
pub(super) struct Judgement {
    pub(super) assessment: u32,
    pub(super) degree: f64,
    /// The author: a number for each.
    pub(super) voice: u32,
    /// The probability that the author stands.
    pub(super) stands: f64,
}

impl ContextEvidence {
    pub(super) fn new(edits: &[&Edit], of: &Fixed<'_>) -> ContextEvidence {
        let windows = moved(of.case, edits);
        let case = choose(&of.bare, edits.iter().copied());
        let ledger = Ledger::new(&case, of.dyad, &case.settings);
        let spot = |scene: &Scene| {
            let window = windows[scene.period.0 as usize];
            let view =
                ledger.view(&Cell { arena: scene.arena, domain: scene.domain.clone(), window });
            let sought = of.indicators().iter().map(|&id| view.sought(&[id]) > 0.0).collect();
            Spot { judged: judged(&view, of), sought }
        };
        // A series is of no arena.
        let cells: Vec<Cell> =
            of.periods.iter().map(|period| Cell::pooled(windows[period.0 as usize])).collect();
        let mut series = vec![Vec::new(); cells.len()];
        for out in &of.series {
            let left = without(&case, out);
            let ledger = Ledger::new(&left, of.dyad, &left.settings);
            series
                .iter_mut()
                .zip(&cells)
                .for_each(|(all, cell)| all.push(numbers(&ledger.view(cell), of)));
        }
        ContextEvidence { spots: of.scenes.iter().map(spot).collect(), series }
    }
}

/// The case without these series.
fn without(case: &Case, out: &[bool]) -> Case {
    let mut left = case.clone();
    for (series, _) in left.series.iter_mut().zip(out).filter(|(_, out)| **out) {
        (series.measure, series.values) = (None, Vec::new());
    }
    left
}

fn numbers(view: &View<'_>, of: &Fixed<'_>) -> Vec<Option<f64>> {
    let formulas = of
        .indicators()
        .iter()
        .map(|&id| &view.case()[id].formula)
        .filter(|formula| is_series(formula));
    formulas.map(|formula| view.value(formula).0.value()).collect()
}

fn judged(view: &View<'_>, of: &Fixed<'_>) -> Vec<Vec<Judgement>> {
    let formulas = of
        .indicators()
        .iter()
        .map(|&id| &view.case()[id].formula)
        .filter(|formula| is_judged(formula));
    let judgement = |(assessment, degree, voice, stands): (u32, f64, u32, f64)| Judgement {
        assessment,
        degree,
        voice,
        stands,
    };
    let uses = |formula| match view.basis(formula) {
        Basis::Assessed(uses) => judgements(view, &uses).into_iter().map(judgement).collect(),
        _ => Vec::new(),
    };
    formulas.map(uses).collect()
}
