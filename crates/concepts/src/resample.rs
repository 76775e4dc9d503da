//! How likely each label is when events, sources, dates and calibration are in doubt.

use crate::compile::{Asked, CellPlan, Plan, SchoolPlan};
use crate::draw::{Block, Nets};
use crate::lanes::LANES;
use counterpoise_case::model::SchoolId;
use counterpoise_ledger::{Cell, Ledger, View};
use counterpoise_numerics::{quantile, wilson};
use rayon::prelude::*;
use serde::Serialize;

/// A cell and the schools to judge it by.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Where and when.
    pub cell: Cell,
    /// By whose definitions.
    pub schools: Vec<SchoolId>,
}

/// The doubt about one cell.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CellDoubt {
    /// Where and when.
    pub cell: Cell,
    /// One for each school asked, in the order asked.
    pub schools: Vec<SchoolDoubt>,
    /// Net of deeds over the draws.
    pub deeds: Option<Band>,
    /// Net of statements over the draws.
    pub statements: Option<Band>,
}

/// The doubt about one verdict.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SchoolDoubt {
    /// By whose definition.
    pub school: SchoolId,
    /// Every label of the school in the order of its concepts, then `indeterminate`; they add up to 1.
    pub probabilities: Vec<LabelProbability>,
}

/// How often one label came out.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LabelProbability {
    /// The label; `None`: indeterminate.
    pub label: Option<String>,
    /// Draws with this label.
    pub hits: u64,
    /// hits / draws, 0..=1.
    pub p: f64,
    /// Lower end of the 95 % Wilson interval: the doubt that comes from a finite number of draws.
    pub lo: f64,
    /// Upper end of it.
    pub hi: f64,
}

/// Percentiles over the draws in which the number is known.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Band {
    /// 5th percentile.
    pub p5: f64,
    /// Median.
    pub p50: f64,
    /// 95th percentile.
    pub p95: f64,
    /// Draws in which the number is known.
    pub draws: u64,
}

/// Resamples the evidence of several cells: a probability for each label of each school, and percentiles of the balances.
///
/// Each of the case's `draws` (seeded, so that the same case gives the same numbers on any machine and any number of
/// threads) does four things at once:
///
/// 1. *Events* are reweighted by the Bayesian bootstrap: weight times an exponential draw of mean 1, the same in all cells
///    (Rubin 1981). The certainty of the event is not multiplied in as well.
/// 2. *Sources* are each kept with the probability that what they tell is so (by their grade; .8 ungraded). An event whose
///    sources all fall out is out. A stated certainty, and the .5 of an uncited event, is a coin of its own.
/// 3. *Dates*: what happened once falls on one of its admissible days, each as likely; what is undated is in or out at
///    even odds.
/// 4. *Calibration*: each calibration point moves evenly by up to the spread times the distance between full exclusion
///    and full membership.
///
/// What is unknown stays unknown in every draw; a share or a balance of nothing is unknown in the draw. A cell without
/// events gives every draw its constant answer. Zero draws give no probabilities.
///
/// Source: Rubin, D. B. 1981, "The Bayesian Bootstrap", Annals of Statistics 9 (1), 130-134.
#[must_use]
pub fn resample(ledger: &Ledger<'_>, questions: &[Question]) -> Vec<CellDoubt> {
    let views: Vec<View<'_>> = questions.iter().map(|question| ledger.view(&question.cell)).collect();
    let ask = |(view, question)| {
        let Question { schools, .. }: &Question = question;
        Asked { view, schools, group: 0 }
    };
    draw(ledger, &views.iter().zip(questions).map(ask).collect::<Vec<_>>())
}

/// The same for several groups of cells, each judged by all the schools: what comes out of a group is the same, to the
/// last bit, as if it were asked alone, but the events are drawn once for all of them.
#[must_use]
pub fn resample_groups(ledger: &Ledger<'_>, groups: &[&[View<'_>]], schools: &[SchoolId]) -> Vec<Vec<CellDoubt>> {
    let mut asked = Vec::new();
    for (group, views) in groups.iter().enumerate() {
        asked.extend(views.iter().map(|view| Asked { view, schools, group: group as u32 }));
    }
    let mut doubts = draw(ledger, &asked).into_iter();
    groups.iter().map(|views| doubts.by_ref().take(views.len()).collect()).collect()
}

fn draw(ledger: &Ledger<'_>, asked: &[Asked<'_>]) -> Vec<CellDoubt> {
    let plan = Plan::new(ledger, asked);
    let draws = ledger.settings.draws;
    let chunks: Vec<Chunk> = (0..draws.div_ceil(CHUNK)).into_par_iter().map(|at| chunk(&plan, at, draws)).collect();
    let mut counters = vec![0_u64; plan.counters];
    for chunk in &chunks {
        counters.iter_mut().zip(&chunk.counters).for_each(|(sum, own)| *sum += own);
    }
    let cells: Vec<_> = asked.iter().zip(&plan.cells).enumerate().collect();
    let doubt = |(at, (asked, cell)): (usize, (&Asked<'_>, &CellPlan))| CellDoubt {
        cell: asked.view.cell.clone(),
        schools: schools(&plan, cell, &counters, u64::from(draws)),
        deeds: band(&chunks, plan.cells.len(), at, |nets| nets.1),
        statements: band(&chunks, plan.cells.len(), at, |nets| nets.0),
    };
    cells.into_par_iter().map(doubt).collect()
}

/// Blocks of draws that one task makes in a row.
const BLOCKS: u32 = 4;
/// Draws that one task makes.
const CHUNK: u32 = BLOCKS * LANES as u32;

struct Chunk {
    counters: Vec<u64>,
    /// Draw by draw, cell by cell.
    nets: Vec<Nets>,
}

fn chunk(plan: &Plan, at: u32, draws: u32) -> Chunk {
    let mut chunk = Chunk { counters: vec![0; plan.counters], nets: Vec::new() };
    let end = u64::from(draws.min((at + 1) * CHUNK));
    for from in (u64::from(at * CHUNK)..end).step_by(LANES) {
        let mut block = Block::new(plan, from);
        block.judge(end, &mut chunk.counters);
        let nets: Vec<[Nets; LANES]> = plan.cells.iter().map(|cell| block.nets(cell)).collect();
        let lanes = LANES.min((end - from) as usize);
        (0..lanes).for_each(|lane| chunk.nets.extend(nets.iter().map(|cell| cell[lane])));
    }
    chunk
}

fn schools(plan: &Plan, cell: &CellPlan, counters: &[u64], draws: u64) -> Vec<SchoolDoubt> {
    let one = |school: &SchoolPlan| {
        let program = &plan.programs[school.program];
        let names = program.labels.iter().cloned().map(Some).chain([None]);
        let hits = counters[school.counter..].iter().copied();
        let probabilities = names.zip(hits).filter_map(|(label, hits)| probability(label, hits, draws)).collect();
        SchoolDoubt { school: program.school, probabilities }
    };
    cell.schools.iter().map(one).collect()
}

fn probability(label: Option<String>, hits: u64, draws: u64) -> Option<LabelProbability> {
    let (lo, hi) = wilson(hits, draws, 0.95)?;
    Some(LabelProbability { label, hits, p: hits as f64 / draws as f64, lo, hi })
}

/// Percentiles of a net over the draws in which it is known; `None` if it is known in none.
fn band(chunks: &[Chunk], cells: usize, cell: usize, side: impl Fn(&Nets) -> f64) -> Option<Band> {
    let nets = chunks.iter().flat_map(|chunk| chunk.nets.iter().skip(cell).step_by(cells));
    let mut known: Vec<f64> = nets.map(side).filter(|net| !net.is_nan()).collect();
    known.sort_unstable_by(f64::total_cmp);
    let at = |p: f64| quantile(&known, p);
    Some(Band { p5: at(0.05)?, p50: at(0.5)?, p95: at(0.95)?, draws: known.len() as u64 })
}
