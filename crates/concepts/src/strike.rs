//! What a verdict hangs on beside attributes: its sources, its judges, the days of its acts.
//!
//! Each is taken out in turn and the same draws are made again. Since all that is drawn belongs to
//! sources, acts and authors by name, the difference is due to what was taken out, and some hundred
//! draws tell it: of a change of five in a hundred the standard error is about one in a hundred
//! with 250 draws.

use crate::draw::{Block, Struck, Unstruck};
use crate::plan::{Asked, Plan};
use crate::resampling_plan::{ResamplingPlan, StandsBy, When};
use crate::settle::{HangsOn, Prop, SMALLEST_CHANGE};
use crate::simd::{LANES, PARTS};
use counterpoise_case::model::SchoolId;
use counterpoise_ledger::View;

/// What the likeliest label of a verdict (or that it is none of the school's) hangs on: sources,
/// judges and days of acts whose removal changes its probability by .05 or more, the weightiest
/// first, at most five of each kind. `draws` (at least 1) are made for each of them, fewer where
/// the first hundred hardly differ.
#[must_use]
pub fn strike(view: &View<'_>, school: SchoolId, label: Option<&str>, draws: u32) -> Vec<HangsOn> {
    let schools = [school];
    let plan = Plan::new(view.ledger, &[Asked { view, schools: &schools, group: 0 }]);
    let Some(whole) = Whole::new(&plan, label, draws) else { return Vec::new() };
    let (acts, case) = (&plan.acts, view.case());
    let weights: Vec<f64> = acts.acts.iter().map(|act| weight(acts, &act.when)).collect();
    let resting = resting(acts);
    let on_source = |at: &usize| resting[*at].iter().map(|act| weights[*act as usize]).sum();
    // Of a source on which a judgement or a series rests the weight of its acts says little.
    let (beside, others): (Vec<usize>, Vec<usize>) =
        (0..acts.sources.len()).partition(|&at| whole.beside[at]);
    let mut tried = [beside, heaviest(others, on_source)].concat();
    tried.sort_unstable();
    let sources = tried.into_iter().map(|at| {
        let struck = Struck { source: Some(at), acts: &resting[at], ..Struck::NOTHING };
        HangsOn {
            on: Prop::Source(case[acts.sources[at].source].key.clone()),
            change: whole.change(struck),
            alike: Vec::new(),
        }
    });
    let judges = (0..acts.judges.len()).map(|at| {
        let struck = Struck { judge: Some(at as u32), ..Struck::NOTHING };
        HangsOn {
            on: Prop::Judge(acts.judges[at].clone()),
            change: whole.change(struck),
            alike: Vec::new(),
        }
    });
    let open =
        (0..acts.acts.len()).filter(|&at| !matches!(acts.acts[at].when, When::Fixed(_))).collect();
    let days = heaviest(open, |at| weights[*at]).into_iter().map(|at| {
        let fixed = |latest| whole.change(Struck { day: Some((at, latest)), ..Struck::NOTHING });
        let (earliest, latest) = (fixed(false), fixed(true));
        let change = if latest.abs() > earliest.abs() { latest } else { earliest };
        HangsOn { on: Prop::Date(case[acts.acts[at].event].id.clone()), change, alike: Vec::new() }
    });
    [weightiest(sources), weightiest(judges), weightiest(days)].concat()
}

/// How many are told of a kind.
const MOST: usize = 5;

/// How many sources on which acts alone rest, and days, are tried. Where there are more, those are
/// left out that weigh less than so many others, or less than a hundredth of all: a verdict does
/// not hang on them.
const TRIED: usize = 64;
/// That hundredth.
const LEAST: f64 = 0.01;

/// The heaviest, in their order.
fn heaviest(mut all: Vec<usize>, weight: impl Fn(&usize) -> f64) -> Vec<usize> {
    if all.len() > TRIED {
        let least = LEAST * all.iter().map(&weight).sum::<f64>();
        all.retain(|at| weight(at) >= least);
        // Stable: of equal ones the first.
        all.sort_by(|a, b| weight(b).total_cmp(&weight(a)));
        all.truncate(TRIED);
        all.sort_unstable();
    }
    all
}

/// What an act adds to all sums together, at the most.
fn weight(acts: &ResamplingPlan, when: &When) -> f64 {
    let of = |pattern: u32| {
        acts.patterns[pattern as usize].iter().map(|(_, factor)| factor).sum::<f64>()
    };
    match when {
        When::Fixed(list) | When::Coin(_, list) => acts.followed
            [list.start as usize..list.end as usize]
            .iter()
            .map(|&pattern| of(pattern))
            .sum(),
        When::Day(days) => {
            let ways = &acts.ways[days.ways.start as usize..days.ways.end as usize];
            let stretches =
                ways.iter().flat_map(|way| &acts.stretches[way.start as usize..way.end as usize]);
            stretches.map(|&(_, pattern)| of(pattern)).fold(0.0, f64::max)
        }
    }
}

/// For each source the acts that stand or fall with it: positions in `ResamplingPlan::acts`.
fn resting(acts: &ResamplingPlan) -> Vec<Vec<u32>> {
    let mut resting = vec![Vec::new(); acts.sources.len()];
    for (at, act) in acts.acts.iter().enumerate() {
        if let StandsBy::Sources(list) = &act.keep.chance {
            for &source in &acts.lists[list.start as usize..list.end as usize] {
                resting[source as usize].push(at as u32);
            }
        }
    }
    resting
}

fn weightiest(all: impl Iterator<Item = HangsOn>) -> Vec<HangsOn> {
    let mut told: Vec<HangsOn> =
        all.filter(|hangs| hangs.change.abs() >= SMALLEST_CHANGE).collect();
    // Stable: of equal ones the first of the case.
    told.sort_by(|a, b| b.change.abs().total_cmp(&a.change.abs()));
    told.truncate(MOST);
    told
}

/// The draws with nothing taken out.
struct Whole<'p> {
    plan: &'p Plan,
    /// The counter of the label, and how many there are.
    counter: usize,
    draws: u64,
    /// For each block what is known of it, and the parts of draws that the label has.
    blocks: Vec<(Unstruck, u64)>,
    /// For each source, whether more than sums rests on it: a judgement, a number of series, an act
    /// that stands.
    beside: Vec<bool>,
}

/// Blocks after which a change that does not show is given up, with the draws that may differ by
/// then: of a change of .05 some five draws in a hundred show it, so that one in twenty-five is
/// missed.
const GIVEN_UP: [(usize, u64); 2] = [(8, 0), (16, 1)];

impl<'p> Whole<'p> {
    /// `None`: the plan judges nothing.
    fn new(plan: &'p Plan, label: Option<&str>, draws: u32) -> Option<Whole<'p>> {
        let cell = plan.cells.first()?;
        let school = cell.schools.first()?;
        let labels = &plan.programs[school.program].labels;
        let at = label
            .and_then(|label| labels.iter().position(|own| own == label))
            .unwrap_or(labels.len());
        let mut beside = vec![false; plan.acts.sources.len()];
        cell.values
            .iter()
            .for_each(|value| value.sources(&plan.acts, &mut |at| beside[at as usize] = true));
        let draws = u64::from(draws.max(1));
        let mut whole =
            Whole { plan, counter: school.counter + at, draws, blocks: Vec::new(), beside };
        for from in (0..draws).step_by(LANES) {
            let mut counters = vec![0; plan.counters];
            let known = Block::judged(plan, from, draws, &mut counters);
            whole.blocks.push((known, counters[whole.counter]));
        }
        Some(whole)
    }

    /// By how much the probability of the label changes.
    fn change(&self, struck: Struck<'_>) -> f64 {
        let more_than_sums =
            struck.judge.is_some() || struck.source.is_some_and(|at| self.beside[at]);
        let struck = Struck { more_than_sums, ..struck };
        let (mut own, mut was) = (0, 0);
        for (at, (known, parts)) in self.blocks.iter().enumerate() {
            if GIVEN_UP
                .iter()
                .any(|&(blocks, draws)| at == blocks && u64::abs_diff(own, was) <= draws * PARTS)
            {
                break;
            }
            // Where all sums are the same, so is what is made of them.
            own += match Block::without(self.plan, (at * LANES) as u64, struck, known) {
                None => *parts,
                Some(mut block) => {
                    let mut counters = vec![0; self.plan.counters];
                    block.judge(self.draws, &mut counters);
                    counters[self.counter]
                }
            };
            was += parts;
        }
        (own as f64 - was as f64) / (self.draws * PARTS) as f64
    }
}
