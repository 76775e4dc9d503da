//! What is left of a result when clues are taken away.

use crate::decibel::{decibels, difference};
use crate::pool::pooled;
use crate::posterior::{TIE, posterior, ranking};
use crate::priors::resolved;
use crate::spec::{Group, Range, Spec, Status};
use crate::steps::{
    Step, Table, clustered, observed_by, summed, table, totals, weights, weights_beside,
};
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Who leads, and by how much.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Standing {
    /// The leader.
    pub leader: usize,
    /// The runner-up.
    pub runner_up: usize,
    /// Posterior odds of the leader over the runner-up, in decibels.
    pub margin: f64,
    /// Posterior probabilities.
    pub posterior: Vec<f64>,
}

impl Standing {
    /// Whether leader and runner-up tie ([`crate::TIE`]): then nobody leads.
    #[must_use]
    pub fn is_tied(&self) -> bool {
        self.margin < TIE
    }
}

/// The standing without some clues.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LeftOut {
    /// What was left out.
    pub name: String,
    /// Positions of the clues that went, with those that had to go with them (the rest of a cluster
    /// whose joint probability is stated).
    pub clues: Vec<usize>,
    /// Positions of clues that stayed and were found otherwise.
    pub changed: Vec<(usize, Status)>,
    /// What is left; `None`: the clues that remain exclude every hypothesis.
    pub standing: Option<Standing>,
    /// Whether another hypothesis leads than with all clues, by more than a tie.
    pub flips: bool,
    /// Whether the first two tie ([`crate::TIE`]).
    pub ties: bool,
}

/// The standing with only some of the clues.
pub(crate) fn standing(
    spec: &Spec,
    table: &Table,
    priors: &[f64],
    keep: &dyn Fn(usize) -> bool,
) -> Option<Standing> {
    of(priors, &totals(&weights(spec, table, keep), priors.len(), |r| r.value))
}

pub(crate) fn of(priors: &[f64], totals: &[f64]) -> Option<Standing> {
    let posterior = posterior(priors, totals)?;
    let order = ranking(&posterior);
    let (leader, runner_up) = (order[0], *order.get(1)?);
    let height = |at: usize| decibels(priors[at]) + totals[at];
    Some(Standing {
        leader,
        runner_up,
        margin: difference(height(leader), height(runner_up)),
        posterior,
    })
}

/// Each clue or cluster as a whole: the others stay as they are, and are summed anew, since what is
/// left of an infinite sum cannot be had by taking something away.
pub(crate) fn each(spec: &Spec, all: &[Step], priors: &[f64], leader: usize) -> Vec<LeftOut> {
    let name = |clues: &[usize], cluster: Option<usize>| match cluster {
        Some(at) => spec.clusters[at].name.clone(),
        None => spec.clues[clues[0]].name.clone(),
    };
    let one = |(out, step): (usize, &Step)| {
        let mut clues = step.clues.clone();
        clues.sort_unstable();
        outcome(
            name(&step.clues, step.cluster),
            clues,
            of(priors, &others(all, out, None, priors.len())),
            leader,
        )
    };
    all.iter().enumerate().map(one).collect()
}

/// What all steps but one say under each hypothesis, with what is left of that one.
fn others(all: &[Step], out: usize, left: Option<&Step>, hypotheses: usize) -> Vec<f64> {
    let stay =
        all.iter().enumerate().filter(|(at, _)| *at != out).map(|(_, step)| step).chain(left);
    summed(stay.map(|step| step.decibels.as_slice()), hypotheses, |r| r.value)
}

/// Each single clue of a cluster, where others of the cluster stay.
pub(crate) fn members(
    spec: &Spec,
    table: &Table,
    all: &[Step],
    priors: &[f64],
    leader: usize,
) -> Vec<LeftOut> {
    let one = |at: usize, clue: usize| {
        let step = &all[at];
        let left =
            clustered(spec, table, step.cluster?, &|c| c != clue && step.clues.contains(&c))?;
        let gone = gone([step], [&left]);
        let standing = of(priors, &others(all, at, Some(&left), priors.len()));
        Some(outcome(spec.clues[clue].name.clone(), gone, standing, leader))
    };
    let several = all.iter().enumerate().filter(|(_, step)| step.clues.len() > 1);
    several
        .flat_map(|(at, step)| step.clues.iter().filter_map(move |clue| one(at, *clue)))
        .collect()
}

/// Each group by itself, with what had to go with it.
pub(crate) fn groups(
    spec: &Spec,
    table: &Table,
    all: &[Step],
    priors: &[f64],
    leader: usize,
) -> Vec<LeftOut> {
    let one = |g: &Group| {
        let mut other = Cow::Borrowed(spec);
        g.changed.iter().for_each(|(clue, status)| other.to_mut().clues[*clue].status = *status);
        let whole = Whole { spec: &other, table, all, changed: &g.changed };
        let left = left_out(&whole, priors, leader, g.name.clone(), &g.clues);
        LeftOut { changed: g.changed.clone(), ..left }
    };
    spec.groups.iter().map(one).collect()
}

impl Spec {
    /// The standing without some clues, by themselves or with what has to go with them.
    ///
    /// # Assumptions
    ///
    /// [`Spec::fit`] accepts the specification.
    #[must_use]
    pub fn without(&self, clues: &[usize]) -> LeftOut {
        let table = table(self);
        let priors = resolved(&self.hypotheses, &mut Vec::new());
        let all = weights(self, &table, &|_| true);
        let sums = totals(&all, priors.len(), |r| r.value);
        let leader = of(&priors, &sums).map_or(0, |s| s.leader);
        let names: Vec<&str> = clues.iter().map(|clue| self.clues[*clue].name.as_str()).collect();
        let whole = Whole { spec: self, table: &table, all: &all, changed: &[] };
        left_out(&whole, &priors, leader, names.join(", "), clues)
    }

    /// The likelihoods of what was observed of a clue, by itself and pooled over all who were
    /// asked, in decibels: one for each hypothesis. Of an open clue, of finding it.
    #[must_use]
    pub fn alone(&self, clue: usize) -> Vec<Range> {
        observed_by(&self.clues[clue], &pooled(&self.clues[clue]))
    }
}

/// What clues are left out of.
struct Whole<'a> {
    /// With the clues that are found otherwise.
    spec: &'a Spec,
    table: &'a Table,
    /// The steps of everything, before clues were found otherwise.
    all: &'a [Step],
    /// Clues that are found otherwise.
    changed: &'a [(usize, Status)],
}

impl Whole<'_> {
    /// The steps of the clues that are kept. Of many groups each leaves out a few clues: what these
    /// do not touch is not weighed again.
    fn kept(&self, keep: &dyn Fn(usize) -> bool) -> Vec<Cow<'_, Step>> {
        let changed = |clue: usize| self.changed.iter().any(|(own, _)| *own == clue);
        weights_beside(self.spec, self.table, self.all, keep, &changed)
    }
}

fn left_out(
    whole: &Whole<'_>,
    priors: &[f64],
    leader: usize,
    name: String,
    out: &[usize],
) -> LeftOut {
    let goes: BTreeSet<usize> = out.iter().copied().collect();
    let before = whole.kept(&|_| true);
    let after = whole.kept(&|clue| !goes.contains(&clue));
    let clues = gone(before.iter().map(AsRef::as_ref), after.iter().map(AsRef::as_ref));
    let decibels = after.iter().map(|step| step.decibels.as_slice());
    let standing = of(priors, &summed(decibels, priors.len(), |r| r.value));
    outcome(name, clues, standing, leader)
}

/// The clues of steps that are in none of what is left of them, in their order.
fn gone<'s>(
    before: impl IntoIterator<Item = &'s Step>,
    after: impl IntoIterator<Item = &'s Step>,
) -> Vec<usize> {
    let remain: BTreeSet<usize> = after.into_iter().flat_map(|s| s.clues.iter().copied()).collect();
    let all = before.into_iter().flat_map(|s| s.clues.iter().copied());
    let mut gone: Vec<usize> = all.filter(|clue| !remain.contains(clue)).collect();
    gone.sort_unstable();
    gone
}

fn outcome(name: String, clues: Vec<usize>, standing: Option<Standing>, leader: usize) -> LeftOut {
    let ties = standing.as_ref().is_some_and(Standing::is_tied);
    let flips = !ties && standing.as_ref().is_some_and(|s| s.leader != leader);
    LeftOut { name, clues, changed: Vec::new(), standing, flips, ties }
}
