//! How likely each label is, and which way the acts lean, when everything that is in doubt is
//! drawn.

use crate::draw::{Block, Stance};
use crate::plan::{Asked, CellPlan, Plan, SchoolPlan};
use crate::settle::{Settled, settle};
use crate::simd::{LANES, PARTS};
use crate::stance::StanceFound;
use counterpoise_case::model::SchoolId;
use counterpoise_ledger::{Cell, Ledger, View};
use counterpoise_numerics::{quantile, wilson};
use rayon::prelude::*;
use serde::Serialize;
use std::ops::Range;

/// A cell and the schools to judge it by.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Where and when.
    pub cell: Cell,
    /// By whose definitions.
    pub schools: Vec<SchoolId>,
}

/// What the draws say about one cell.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CellDoubt {
    /// Where and when.
    pub cell: Cell,
    /// One for each school asked, in the order asked.
    pub schools: Vec<SchoolDoubt>,
    /// Which way the acts lean, before any school speaks.
    pub stance: StanceFound,
    /// Net of deeds over the draws.
    pub deeds: Option<Band>,
    /// Net of statements over the draws.
    pub statements: Option<Band>,
}

/// What the draws say about one verdict.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SchoolDoubt {
    /// By whose definition.
    pub school: SchoolId,
    /// Every label of the school in the order of its concepts, then none of these; they add up to
    /// 1.
    pub probabilities: Vec<LabelProbability>,
    /// What they come to.
    pub settled: Settled,
}

/// How often one label came out.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LabelProbability {
    /// The label; `None`: none of these.
    pub label: Option<String>,
    /// Parts of draws with this label: a draw in which several tie is split among them, in 2520
    /// parts.
    pub hits: u64,
    /// Its share of all draws, 0..=1.
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

/// Draws what is in doubt about several cells: a probability for each label of each school and for
/// none of these, and the stance of each cell.
///
/// Each of the case's `draws` (seeded: the same case gives the same numbers on any machine and any
/// number of threads) settles, in this order (docs/verdicts.md gives the reasons):
///
/// 1. *Sources*: each is as reliable as Beta(4c, 4(1 - c)) draws it, c from its grade; an act
///    stands with the chance that one of its sources does, a judgement with its own. A stated
///    certainty stands in place of that; an uncited act stands at .5.
/// 2. *Days*: what happened once falls on one of its admissible days; what lasted begins and ends
///    on one of each; what is undated is in or out at even odds.
/// 3. *Shares*: of accommodation Beta(1/2 + A/u, 1/2 + R/u); of a kind of act Beta(1/2 + F/u, 2 +
///    (B - F)/u); u is the amount of evidence in one ordinary act. Rows of one commitment count
///    once.
/// 4. *Thresholds*: the odds that make a lean and the share that makes *some*, one of each for the
///    whole draw.
/// 5. *Judges* are pooled with exponential weights beside one voice of nobody in particular.
///
/// A label has the draw if its concept is the greatest and above one half; equals share it. Zero
/// draws give no probabilities.
#[must_use]
pub fn resample(ledger: &Ledger<'_>, questions: &[Question]) -> Vec<CellDoubt> {
    let views: Vec<View<'_>> =
        questions.iter().map(|question| ledger.view(&question.cell)).collect();
    let ask = |(view, question)| {
        let Question { schools, .. }: &Question = question;
        Asked { view, schools, group: 0 }
    };
    draw(ledger, &views.iter().zip(questions).map(ask).collect::<Vec<_>>(), 0)
}

/// The same for several groups of cells, each judged by all the schools: what comes out of a group
/// is the same, to the last bit, as if it were asked alone, but the events are drawn once for all
/// of them.
#[must_use]
pub fn resample_groups(
    ledger: &Ledger<'_>,
    groups: &[&[View<'_>]],
    schools: &[SchoolId],
) -> Vec<Vec<CellDoubt>> {
    resample_from(ledger, groups, schools, 0)
}

/// The same by as many draws from this one on: draws of one case may be taken part by part, and
/// their hits added up. Parts that begin at a multiple of eight are quicker.
#[must_use]
pub fn resample_from(
    ledger: &Ledger<'_>,
    groups: &[&[View<'_>]],
    schools: &[SchoolId],
    first: u32,
) -> Vec<Vec<CellDoubt>> {
    let mut asked = Vec::new();
    for (group, views) in groups.iter().enumerate() {
        asked.extend(views.iter().map(|view| Asked { view, schools, group: group as u32 }));
    }
    let mut doubts = draw(ledger, &asked, first).into_iter();
    groups.iter().map(|views| doubts.by_ref().take(views.len()).collect()).collect()
}

fn draw(ledger: &Ledger<'_>, asked: &[Asked<'_>], first: u32) -> Vec<CellDoubt> {
    let plan = Plan::new(ledger, asked);
    let draws = ledger.settings.draws;
    let part = |at: u32| {
        let from = at * CHUNK;
        let own = u64::from(first) + u64::from(from);
        chunk(&plan, own..own + u64::from(CHUNK.min(draws - from)))
    };
    let chunks: Vec<Chunk> = (0..draws.div_ceil(CHUNK)).into_par_iter().map(part).collect();
    let mut counters = vec![0_u64; plan.counters];
    for chunk in &chunks {
        counters.iter_mut().zip(&chunk.counters).for_each(|(sum, own)| *sum += own);
    }
    let cells: Vec<_> = asked.iter().zip(&plan.cells).enumerate().collect();
    let doubt = |(at, (asked, cell)): (usize, (&Asked<'_>, &CellPlan))| {
        let drawn: Vec<Stance> = chunks
            .iter()
            .flat_map(|chunk| chunk.stances.iter().skip(at).step_by(plan.cells.len()))
            .copied()
            .collect();
        CellDoubt {
            cell: asked.view.cell.clone(),
            schools: cell
                .schools
                .iter()
                .map(|school| of_school(ledger, &plan, school, &counters))
                .collect(),
            deeds: band(drawn.iter().map(|stance| net(stance.deeds))),
            statements: band(drawn.iter().map(|stance| net(stance.words))),
            stance: StanceFound::of(asked.view, &drawn),
        }
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
    stances: Vec<Stance>,
}

fn chunk(plan: &Plan, draws: Range<u64>) -> Chunk {
    let mut chunk = Chunk { counters: vec![0; plan.counters], stances: Vec::new() };
    let end = draws.end;
    for from in draws.step_by(LANES) {
        let mut block = Block::new(plan, from);
        let stances: Vec<[Stance; LANES]> = plan
            .cells
            .iter()
            .map(|cell| block.judge_and_lean(cell, end, &mut chunk.counters))
            .collect();
        let lanes = LANES.min((end - from) as usize);
        (0..lanes).for_each(|lane| chunk.stances.extend(stances.iter().map(|cell| cell[lane])));
    }
    chunk
}

fn of_school(
    ledger: &Ledger<'_>,
    plan: &Plan,
    school: &SchoolPlan,
    counters: &[u64],
) -> SchoolDoubt {
    let program = &plan.programs[school.program];
    let draws = u64::from(ledger.settings.draws);
    let names = program.labels.iter().cloned().map(Some).chain([None]);
    let hits = counters[school.counter..].iter().copied();
    let probabilities =
        names.zip(hits).filter_map(|(label, hits)| probability(label, hits, draws)).collect();
    let settled = settle(&ledger.settings, program, school, &counters[school.counter..]);
    SchoolDoubt { school: program.school, probabilities, settled }
}

fn probability(label: Option<String>, hits: u64, draws: u64) -> Option<LabelProbability> {
    let (lo, hi) = wilson((hits + PARTS / 2) / PARTS, draws, 0.95)?;
    Some(LabelProbability { label, hits, p: hits as f64 / (draws * PARTS) as f64, lo, hi })
}

/// The net that goes with a share of accommodation.
fn net(share: f64) -> f64 {
    2.0 * share - 1.0
}

/// Percentiles over the draws in which a number is known; `None` if it is known in none.
pub(crate) fn band(drawn: impl Iterator<Item = f64>) -> Option<Band> {
    let mut known: Vec<f64> = drawn.filter(|number| !number.is_nan()).collect();
    known.sort_unstable_by(f64::total_cmp);
    let at = |p: f64| quantile(&known, p);
    Some(Band { p5: at(0.05)?, p50: at(0.5)?, p95: at(0.95)?, draws: known.len() as u64 })
}
