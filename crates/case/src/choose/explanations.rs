//! Rival explanations as other choices would have them.

use super::citations::kept;
use crate::model::{Case, Citation, Clue, ClueId, Cluster, Edit, Ends, HypothesisId, Likelihood};

/// Clues that no longer count lose their likelihoods, and what goes with them, too: of a cluster
/// whose joint likelihood is stated all clues, since what a part of it would say is not stated; and
/// clues that are given them. Where nothing of its cluster counts before it, a clue counts by
/// itself.
pub(super) fn leave_out(case: &mut Case, clues: &[ClueId]) {
    let goes = |id: &ClueId| {
        let is_tied = |of: &Cluster| {
            !of.joint.is_empty()
                && of.clues.contains(id)
                && of.clues.iter().any(|other| clues.contains(other))
        };
        clues.contains(id) || case.clusters.iter().any(is_tied)
    };
    let gone: Vec<ClueId> = (0..case.clues.len() as u32).map(ClueId).filter(goes).collect();
    gone.iter().for_each(|id| case.clues[id.0 as usize].likelihoods.clear());
    let chains: Vec<Vec<ClueId>> =
        case.clusters.iter().map(|cluster| cluster.clues.clone()).collect();
    chains.iter().for_each(|chain| relink(case, chain));
}

/// What is left of a cluster whose clues are given others of it.
fn relink(case: &mut Case, chain: &[ClueId]) {
    let mut counts: Vec<ClueId> = Vec::new();
    for id in chain {
        let clue = &mut case.clues[id.0 as usize];
        if clue.likelihoods.is_empty() {
            continue;
        }
        let is_supported = clue.given.iter().all(|other| counts.contains(other));
        if counts.is_empty() && !is_supported {
            alone(clue);
        } else if !is_supported {
            clue.likelihoods.clear();
            continue;
        }
        counts.push(*id);
    }
}

fn alone(clue: &mut Clue) {
    clue.given.clear();
    clue.conditionals.clear();
}

/// Strikes sources from the citations of clues; one that cites nothing itself cites what its events
/// cite. Returned are the clues that rested on nothing else.
pub(super) fn silenced(case: &mut Case, out: impl Fn(&Citation) -> bool) -> Vec<ClueId> {
    let cited =
        |clue: &Clue| clue.events.iter().flat_map(|id| case[*id].rests_on()).cloned().collect();
    let of_events: Vec<Vec<Citation>> = case.clues.iter().map(cited).collect();
    let gone = |(at, (clue, of_events)): (usize, (&mut Clue, Vec<Citation>))| {
        // It is computed again from what is left.
        if clue.computed.is_some() {
            return None;
        }
        if clue.cites.is_empty() {
            clue.cites = of_events;
        }
        let rests = kept(&mut clue.cites, &mut clue.via, &out);
        (!rests).then_some(ClueId(at as u32))
    };
    case.clues.iter_mut().zip(of_events).enumerate().filter_map(gone).collect()
}

/// Of one cluster, whatever is stated of it; or of all whose dependence is stated.
pub(super) fn depend(case: &mut Case, cluster: Option<usize>, dependence: f64) {
    let Case { clusters, clues, .. } = case;
    let states = |of: &Cluster, clues: &[Clue]| {
        of.joint.is_empty() && of.clues.iter().all(|id| clues[id.0 as usize].given.is_empty())
    };
    for (at, own) in clusters.iter_mut().enumerate() {
        if cluster == Some(at) {
            own.joint.clear();
            own.clues.iter().for_each(|id| alone(&mut clues[id.0 as usize]));
        }
        if cluster.map_or_else(|| states(own, clues), |named| named == at) {
            own.dependence = dependence;
        }
    }
}

/// Every list of likelihoods of one thing.
fn lists(case: &mut Case) -> impl Iterator<Item = &mut Vec<Likelihood>> {
    let of_clues =
        case.clues.iter_mut().flat_map(|clue| [&mut clue.likelihoods, &mut clue.conditionals]);
    of_clues.chain(case.clusters.iter_mut().map(|cluster| &mut cluster.joint))
}

/// Where somebody spoke, only that person counts.
pub(super) fn listen_to(case: &mut Case, by: &str) {
    for likelihoods in lists(case).filter(|list| list.iter().any(|likelihood| likelihood.by == by))
    {
        likelihoods.retain(|likelihood| likelihood.by == by);
    }
}

/// Every likelihood counts with an end of its interval.
pub(super) fn take(case: &mut Case, ends: Ends) {
    let set = |likelihoods: &mut Vec<Likelihood>, middle: f64| {
        likelihoods
            .iter_mut()
            .for_each(|likelihood| likelihood.value = end(likelihood, ends, middle));
    };
    for clue in &mut case.clues {
        set(&mut clue.likelihoods, if clue.in_decibels { 0.0 } else { 0.5 });
        set(&mut clue.conditionals, 0.5);
    }
    case.clusters.iter_mut().for_each(|cluster| set(&mut cluster.joint, 0.5));
}

/// The end that says less is what lies nearest to the middle, within the interval; of two ends as
/// far from it, neither says more, and the value stays.
fn end(of: &Likelihood, ends: Ends, middle: f64) -> f64 {
    match ends {
        Ends::Lowest => of.low,
        Ends::Highest => of.high,
        Ends::Cautious => middle.clamp(of.low, of.high),
        Ends::Bold => {
            let (down, up) = (middle - of.low, of.high - middle);
            if (down - up).abs() < EVEN {
                of.value
            } else if down > up {
                of.low
            } else {
                of.high
            }
        }
    }
}

/// Rounding of decimal numbers: 0.45 and 0.55 lie as far from one half.
const EVEN: f64 = 1e-9;

/// Sets the priors that are changed; all other hypotheses share what they leave in the proportions
/// that they had, or equally where these had nothing.
pub(super) fn priors(case: &mut Case, edits: &[&Edit]) {
    let set = |id: HypothesisId| {
        edits.iter().rev().find_map(|edit| match edit {
            Edit::Prior(own, prior) if *own == id => Some(*prior),
            _ => None,
        })
    };
    let weighed: Vec<HypothesisId> = (0..case.hypotheses.len() as u32)
        .map(HypothesisId)
        .filter(|id| case[*id].is_weighed)
        .collect();
    if weighed.iter().all(|id| set(*id).is_none()) {
        return;
    }
    let before = stated(case, &weighed);
    let others: Vec<usize> = (0..weighed.len()).filter(|at| set(weighed[*at]).is_none()).collect();
    let left = 1.0 - weighed.iter().filter_map(|id| set(*id)).sum::<f64>();
    let had: f64 = others.iter().map(|at| before[*at]).sum();
    let share =
        |at: usize| if had > 0.0 { left * before[at] / had } else { left / others.len() as f64 };
    for (at, id) in weighed.iter().enumerate() {
        case.hypotheses[id.0 as usize].prior = Some(set(*id).unwrap_or_else(|| share(at)));
    }
}

/// The priors as they stand; those that are not stated share equally in what the others leave.
fn stated(case: &Case, weighed: &[HypothesisId]) -> Vec<f64> {
    let own: Vec<Option<f64>> = weighed.iter().map(|id| case[*id].prior).collect();
    let silent = own.iter().filter(|prior| prior.is_none()).count().max(1);
    let share = (1.0 - own.iter().flatten().sum::<f64>()).max(0.0) / silent as f64;
    own.into_iter().map(|prior| prior.unwrap_or(share)).collect()
}
