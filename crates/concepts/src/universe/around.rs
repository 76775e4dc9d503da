//! What a verdict rests on beside acts: searches, judgements, series.

use super::rule::{is_judged, is_series};
use super::shares::moved;
use super::{Scene, Universes};
use counterpoise_case::choose;
use counterpoise_case::model::{Case, Edit};
use counterpoise_ledger::{Basis, Cell, Ledger, View};

pub(super) struct Around {
    /// One for each place.
    pub(super) spots: Vec<Spot>,
    /// For each period and each combination of withdrawn series, for each indicator read off series, its number.
    pub(super) series: Vec<Vec<Vec<Option<f64>>>>,
}

/// One place.
pub(super) struct Spot {
    /// Whether recorded searches cover it.
    pub(super) searched: bool,
    /// For each indicator that sources judge, the judgements in the order of their degrees.
    pub(super) judged: Vec<Vec<(u32, f64)>>,
}

impl Around {
    pub(super) fn new(edits: &[&Edit], of: &Universes<'_>) -> Around {
        let windows = moved(of.case, edits);
        let case = choose(&of.bare, edits.iter().copied());
        let ledger = Ledger::new(&case, of.dyad, &case.settings);
        let spot = |scene: &Scene| {
            let window = windows[scene.period.0 as usize];
            let view = ledger.view(&Cell { arena: scene.arena, domain: scene.domain.clone(), window });
            Spot { searched: view.searched(), judged: judged(&view, of) }
        };
        // A series is of no arena.
        let cells: Vec<Cell> = of.periods.iter().map(|period| Cell::pooled(windows[period.0 as usize])).collect();
        let mut series = vec![Vec::new(); cells.len()];
        for out in &of.series {
            let left = without(&case, out);
            let ledger = Ledger::new(&left, of.dyad, &left.settings);
            series.iter_mut().zip(&cells).for_each(|(all, cell)| all.push(numbers(&ledger.view(cell), of)));
        }
        Around { spots: of.scenes.iter().map(spot).collect(), series }
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

fn numbers(view: &View<'_>, of: &Universes<'_>) -> Vec<Option<f64>> {
    let formulas = of.indicators.iter().map(|&id| &view.case()[id].formula).filter(|formula| is_series(formula));
    formulas.map(|formula| view.value(formula).0.value()).collect()
}

fn judged(view: &View<'_>, of: &Universes<'_>) -> Vec<Vec<(u32, f64)>> {
    let formulas = of.indicators.iter().map(|&id| &view.case()[id].formula).filter(|formula| is_judged(formula));
    let uses = |formula| match view.basis(formula) {
        Basis::Assessed(uses) => uses.iter().map(|each| (each.assessment.0, each.degree)).collect(),
        _ => Vec::new(),
    };
    formulas.map(uses).collect()
}
