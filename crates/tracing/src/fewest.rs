//! The fewest clues without which another hypothesis leads.
//!
//! # Definition
//!
//! Clues outside clusters go or stay one by one, and what each takes with it does not depend on the
//! others; a cluster is weighed anew without those of its clues that go ([`crate::Link`]). So for
//! each rival the largest loss that so many clues can bring about is built up step by step, from
//! that of fewer clues and fewer steps, and the smallest number that is enough is exact without
//! trying all sets. Every way to take clues out of a cluster is tried if it has at most [`TRIED`];
//! of a larger one, one clue, two, or all, and the answer is then *at most*.

use crate::decibel::{decibels, difference};
use crate::likelihoods::Look;
use crate::posterior::{TIE, ahead_of_all, posterior};
use crate::steps::{Step, clustered, totals, weights};
use serde::Serialize;

/// Clues of a cluster up to which every way to take some of them out is tried.
const TRIED: usize = 10;

/// So many clues are looked for before more are.
const FEW: usize = 8;

/// The fewest clues without which another hypothesis is ahead of the leader.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Fewest {
    /// Which; of several sets as small, the one that costs the lead most. Empty: no removal of
    /// clues does it.
    pub clues: Vec<usize>,
    /// Who then leads; `None`: nobody, since the first two tie (the old leader may be one of them,
    /// where no removal does more), or no removal does it.
    pub to: Option<usize>,
    /// Whether fewer cannot do it; otherwise it takes at most so many.
    pub is_exact: bool,
}

/// One way to give up clues of a step.
struct Way {
    gone: Vec<usize>,
    /// What is left of the step, in decibels, under each hypothesis.
    left: Vec<f64>,
}

pub(crate) fn fewest(look: &Look<'_>, steps: &[Step]) -> Fewest {
    let is_exact = steps.iter().all(|s| s.clues.len() <= TRIED);
    let ways: Vec<Vec<Way>> = steps.iter().map(|s| ways(look, s)).collect();
    let all: usize = steps.iter().map(|s| s.clues.len()).sum();
    let within = |enough: f64, most: usize| {
        let found = look.ranking[1..]
            .iter()
            .filter_map(|rival| given_up(look, &ways, *rival, enough, most));
        found
            .min_by(|a, b| a.0.len().cmp(&b.0.len()).then(a.1.total_cmp(&b.1)))
            .map(|found| found.0)
    };
    // Few are looked for first: that is quick, and mostly enough.
    let search = |enough: f64| {
        within(enough, FEW.min(all)).or_else(|| (all > FEW).then(|| within(enough, all)).flatten())
    };
    // Another that leads, or, where that cannot be had, one that draws level.
    let Some(clues) = search(-TIE).or_else(|| search(TIE)) else {
        return Fewest { is_exact, ..Fewest::default() };
    };
    Fewest { to: leads_without(look, &clues), clues, is_exact }
}

/// Who leads without these clues. That need not be the rival for whose sake they were given up:
/// what excludes one hypothesis may hold down another.
fn leads_without(look: &Look<'_>, clues: &[usize]) -> Option<usize> {
    let left = weights(look.spec, look.table, &|clue| !clues.contains(&clue));
    posterior(look.priors, &totals(&left, look.priors.len(), |r| r.value))
        .and_then(|p| ahead_of_all(&p))
}

/// Every way to give up clues of a step, none among them.
fn ways(look: &Look<'_>, step: &Step) -> Vec<Way> {
    let Some(cluster) = step.cluster else {
        let stays = Way { gone: Vec::new(), left: step.decibels.iter().map(|r| r.value).collect() };
        return vec![stays, Way { gone: step.clues.clone(), left: vec![0.0; look.priors.len()] }];
    };
    taken(&step.clues).into_iter().map(|out| way(look, step, cluster, &out)).collect()
}

/// The sets of clues of a cluster that are tried.
fn taken(clues: &[usize]) -> Vec<Vec<usize>> {
    if clues.len() <= TRIED {
        let set = |bits: usize| {
            (0..clues.len()).filter(|at| bits >> at & 1 == 1).map(|at| clues[at]).collect()
        };
        return (0..1 << clues.len()).map(set).collect();
    }
    let pairs = (0..clues.len()).flat_map(|a| (a..clues.len()).map(move |b| (a, b)));
    let of =
        |(a, b): (usize, usize)| if a == b { vec![clues[a]] } else { vec![clues[a], clues[b]] };
    [Vec::new(), clues.to_vec()].into_iter().chain(pairs.map(of)).collect()
}

fn way(look: &Look<'_>, step: &Step, cluster: usize, out: &[usize]) -> Way {
    let kept = |clue: usize| step.clues.contains(&clue) && !out.contains(&clue);
    let Some(left) = clustered(look.spec, look.table, cluster, &kept) else {
        return Way { gone: step.clues.clone(), left: vec![0.0; look.priors.len()] };
    };
    let gone = step.clues.iter().copied().filter(|clue| !left.clues.contains(clue)).collect();
    Way { gone, left: left.decibels.iter().map(|r| r.value).collect() }
}

/// The smallest set of at most so many clues without which the leader is less than `enough` ahead
/// of a rival, and how far it is then.
fn given_up(
    look: &Look<'_>,
    steps: &[Vec<Way>],
    rival: usize,
    enough: f64,
    most: usize,
) -> Option<(Vec<usize>, f64)> {
    let leader = look.ranking[0];
    let mut least = vec![difference(decibels(look.priors[leader]), decibels(look.priors[rival]))];
    let mut chosen: Vec<Vec<usize>> = Vec::new();
    for ways in steps {
        let more = ways.iter().map(|w| w.gone.len()).max().unwrap_or(0);
        let mut next = vec![f64::INFINITY; (least.len() + more).min(most + 1)];
        let mut chose = vec![0; next.len()];
        let weights: Vec<f64> =
            ways.iter().map(|way| difference(way.left[leader], way.left[rival])).collect();
        for (so_far, odds) in least.iter().enumerate() {
            for (at, (way, weight)) in ways.iter().zip(&weights).enumerate() {
                let (number, odds) = (so_far + way.gone.len(), odds + weight);
                if number < next.len() && odds < next[number] {
                    (next[number], chose[number]) = (odds, at);
                }
            }
        }
        least = next;
        chosen.push(chose);
    }
    let number = least.iter().position(|odds| *odds < enough)?;
    let (mut left, mut clues) = (number, Vec::new());
    for (ways, chose) in steps.iter().zip(&chosen).rev() {
        let gone = &ways[chose[left]].gone;
        left -= gone.len();
        clues.extend(gone);
    }
    clues.sort_unstable();
    Some((clues, least[number]))
}
