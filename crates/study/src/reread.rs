//! Verdicts as another coder would read the acts.

mod rates;

use counterpoise_case::model::{Case, SchoolId};
use counterpoise_case::{recode, wordless};
use counterpoise_concepts::{CellDoubt, SchoolDoubt, indexed_for, resample_from};
use counterpoise_ledger::{Ledger, View};
use rates::{Draw, Rates};
use rayon::prelude::*;
use serde::Serialize;

/// A label with the probability that it has as another coder would read the acts.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reread {
    /// The label; `None`: none of these.
    pub label: Option<String>,
    /// Its share of the draws, the mean of all re-readings, 0..=1.
    pub p: f64,
}

/// How the acts were read again.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Rereading {
    /// Re-readings of the whole ledger.
    pub readings: u32,
    /// Draws in each.
    pub draws: u32,
    /// Each field by its name in the language, with the number of second codings of it; 0: not
    /// coded twice, left as it is.
    pub fields: Vec<(&'static str, usize)>,
}

/// Copies of the ledger as other coders would code it.
const READINGS: u32 = 16;

/// With fewer draws the share of a label in one re-reading would say next to nothing.
const FEWEST_DRAWS: u32 = 64;

/// Draws are made so many side by side, and what is drawn once of a source is kept for them
/// together.
const SIDE_BY_SIDE: u32 = 8;

/// How the acts of a case are read again; `None` where nothing was coded twice, or nothing is
/// drawn.
#[must_use]
pub fn rereading(case: &Case) -> Option<Rereading> {
    let fields = Rates::of(case)?.pairs();
    (case.settings.draws > 0).then(|| Rereading {
        readings: READINGS,
        draws: draws(case.settings.draws),
        fields,
    })
}

/// All re-readings together are drawn about as often as the ledger itself.
fn draws(all: u32) -> u32 {
    (all / READINGS / SIDE_BY_SIDE * SIDE_BY_SIDE).max(FEWEST_DRAWS)
}

/// For each group of cells, each cell and each school: every label as another coder would read the
/// acts, in the order of the school's labels. `None` where nothing was coded twice, or nothing is
/// drawn.
///
/// Each re-reading is the case with the codes of each act changed at the rates at which its second
/// coders change them (docs/verdicts.md), and takes a part of its own of the draws. Where no code
/// changes, the probabilities are those of the ledger itself.
pub(crate) fn reread(
    ledger: &Ledger<'_>,
    groups: &[&[View<'_>]],
    schools: &[SchoolId],
) -> Option<Vec<Vec<Vec<Vec<Reread>>>>> {
    let rates = Rates::of(ledger.case)?;
    if ledger.settings.draws == 0 || schools.is_empty() {
        return None;
    }
    let mut lean = wordless(ledger.case);
    // No verdict asks for explanations or dates.
    (lean.hypotheses, lean.clues, lean.clusters, lean.watches, lean.claimed_shifts) =
        Default::default();
    let readings: Vec<_> = (0..READINGS)
        .into_par_iter()
        .map(|at| {
            let case = read_again(&lean, &rates, ledger.settings.seed, at);
            judged(ledger, &case, groups, schools, at)
        })
        .collect();
    let mean = |group, cell| {
        (0..schools.len()).map(|school| mean(&readings, group, cell, school)).collect()
    };
    let of_group = |(group, cells): (usize, &&[View<'_>])| {
        (0..cells.len()).map(|cell| mean(group, cell)).collect()
    };
    Some(groups.iter().enumerate().map(of_group).collect())
}

/// The case as one other coder would have coded it.
fn read_again(case: &Case, rates: &Rates, seed: u64, at: u32) -> Case {
    let mut other = case.clone();
    let draw = Draw { seed, at: u64::from(at) };
    for (event, own) in other.events.iter_mut().zip(&case.events) {
        recode(&case.header, event, &rates.change(case, own, &draw));
    }
    other
}

/// The same cells in another case, by a part of the draws.
fn judged(
    own: &Ledger<'_>,
    case: &Case,
    groups: &[&[View<'_>]],
    schools: &[SchoolId],
    at: u32,
) -> Vec<Vec<CellDoubt>> {
    let mut settings = own.settings.clone();
    settings.draws = draws(settings.draws);
    let ledger = indexed_for(Ledger::new(case, own.dyad, &settings), schools);
    let lay =
        |cells: &&[View<'_>]| cells.iter().map(|view: &View<'_>| ledger.view(&view.cell)).collect();
    let views: Vec<Vec<View<'_>>> = groups.iter().map(lay).collect();
    let groups: Vec<&[View<'_>]> = views.iter().map(Vec::as_slice).collect();
    resample_from(&ledger, &groups, schools, at * settings.draws)
}

fn mean(readings: &[Vec<Vec<CellDoubt>>], group: usize, cell: usize, school: usize) -> Vec<Reread> {
    let of = |reading: &Vec<Vec<CellDoubt>>| -> Vec<f64> {
        let SchoolDoubt { probabilities, .. } = &reading[group][cell].schools[school];
        probabilities.iter().map(|own| own.p).collect()
    };
    let all: Vec<Vec<f64>> = readings.iter().map(of).collect();
    let labels = &readings[0][group][cell].schools[school].probabilities;
    let one = |(at, own): (usize, &counterpoise_concepts::LabelProbability)| Reread {
        label: own.label.clone(),
        p: all.iter().map(|reading| reading[at]).sum::<f64>() / f64::from(READINGS),
    };
    labels.iter().enumerate().map(one).collect()
}
