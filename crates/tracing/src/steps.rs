//! The clues as steps of updating: one for each clue, one for each cluster.

use crate::decibel::{decibels, difference, factor};
use crate::pool::{over, pooled, pooled_as_observed};
use crate::spec::{Clue, Cluster, Link, Range, Said, Scale, Spec, Status};
use counterpoise_numerics::Sum;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A clue, or a cluster of clues, that was looked for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Step {
    /// Positions of its clues.
    pub clues: Vec<usize>,
    /// Position of its cluster; `None`: a clue by itself.
    pub cluster: Option<usize>,
    /// Under each hypothesis, the likelihood of what was observed, in decibels; minus infinity:
    /// impossible.
    pub decibels: Vec<Range>,
    /// The same as if its clues were independent.
    pub naive: Vec<Range>,
    /// Hypotheses with the same number here were judged together, in one line, at each of its clues
    /// and by everybody: whatever the intervals leave open, it cannot part them.
    #[serde(skip)]
    pub judged: Vec<usize>,
}

impl Step {
    /// What it says for `a` against `b`, in decibels.
    #[must_use]
    pub fn weight(&self, a: usize, b: usize) -> f64 {
        difference(self.decibels[a].value, self.decibels[b].value)
    }

    /// The least and the most that it says for `a` against `b`, within the intervals. Of a cluster
    /// whose clues judge the two partly together and partly apart, a little less than the least and
    /// a little more than the most.
    #[must_use]
    pub fn bounds(&self, a: usize, b: usize) -> (f64, f64) {
        if self.are_judged_together(a, b) {
            return (self.weight(a, b), self.weight(a, b));
        }
        let (a, b) = (self.decibels[a], self.decibels[b]);
        (difference(a.low, b.high), difference(a.high, b.low))
    }

    /// Whether one line states the likelihoods of both, wherever there is one.
    #[must_use]
    pub fn are_judged_together(&self, a: usize, b: usize) -> bool {
        self.judged[a] == self.judged[b]
    }
}

/// One step of a waterfall: from the odds before to the odds after.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct WaterfallStep {
    /// Position of the step.
    pub step: usize,
    /// What it adds, in decibels.
    pub weight: f64,
    /// The least and the most that it may add.
    pub bounds: (f64, f64),
    /// The odds after it, in decibels.
    pub after: f64,
}

/// Likelihoods to count with, one list for each clue.
pub(crate) type Table = Vec<Vec<Range>>;

/// What everybody says, pooled.
pub(crate) fn table(spec: &Spec) -> Table {
    spec.clues.iter().map(pooled).collect()
}

/// The steps of the clues that are kept, in the order of the clues; a cluster stands where its
/// first clue stands. What a part of a joint probability would say is not stated, unless it is a
/// single clue: such a cluster goes out as a whole. Of a chain goes what hangs on a clue that is
/// gone.
pub(crate) fn steps(spec: &Spec, table: &Table, keep: &dyn Fn(usize) -> bool) -> Vec<Step> {
    let mut found = weights(spec, table, keep);
    for step in &mut found {
        step.judged = match step.cluster.filter(|_| step.clues.len() > 1) {
            Some(at) => judged(&statements(spec, &spec.clusters[at], &step.clues)),
            None => judged(&said(spec, step.clues[0])),
        };
    }
    found
}

/// The same for whoever only adds the weights up, thousands of times: who was judged together is
/// left out.
pub(crate) fn weights(spec: &Spec, table: &Table, keep: &dyn Fn(usize) -> bool) -> Vec<Step> {
    let looked_at = |clue: usize| spec.clues[clue].status != Status::Open;
    let place = |place: Place| match place {
        Place::Clue(clue) => keep(clue).then(|| single(spec, table, clue)),
        Place::Cluster(at) => clustered(spec, table, at, &|clue| keep(clue) && looked_at(clue)),
    };
    places(spec).into_iter().filter_map(place).collect()
}

/// What may become a step.
#[derive(Clone, Copy)]
pub(crate) enum Place {
    /// A clue by itself.
    Clue(usize),
    /// A cluster.
    Cluster(usize),
}

/// Everything that was looked for, in the order of steps: a clue by itself at its place, a cluster
/// at that of the first of its clues that was looked for.
pub(crate) fn places(spec: &Spec) -> Vec<Place> {
    let looked_at = |clue: &usize| spec.clues[*clue].status != Status::Open;
    let mut cluster_of = vec![None; spec.clues.len()];
    for (at, cluster) in spec.clusters.iter().enumerate() {
        for clue in &cluster.clues {
            if let Some(own) = cluster_of.get_mut(*clue) {
                own.get_or_insert(at);
            }
        }
    }
    let place = |clue: usize| match cluster_of[clue] {
        None => Some(Place::Clue(clue)),
        Some(at) => {
            let first = spec.clusters[at].clues.iter().find(|c| looked_at(c));
            (first == Some(&clue)).then_some(Place::Cluster(at))
        }
    };
    (0..spec.clues.len()).filter(looked_at).filter_map(place).collect()
}

/// The same as [`weights`] of a specification in which only some clues have another status, with
/// the steps of the whole (`all`) at hand: those whose clues all stay as they were are taken from
/// there, since a step is made of its own clues alone.
pub(crate) fn weights_beside<'s>(
    spec: &Spec,
    table: &Table,
    all: &'s [Step],
    keep: &dyn Fn(usize) -> bool,
    changed: &dyn Fn(usize) -> bool,
) -> Vec<Cow<'s, Step>> {
    let stays = |clue: &usize| keep(*clue) && !changed(*clue);
    let mut known: BTreeMap<(Option<usize>, usize), &'s Step> = BTreeMap::new();
    for step in all {
        // A cluster has one step; a clue by itself is told by its position.
        let own = if step.cluster.is_some() { 0 } else { step.clues[0] };
        known.insert((step.cluster, own), step);
    }
    let looked_at = |clue: usize| spec.clues[clue].status != Status::Open;
    let place = |place: Place| match place {
        Place::Clue(clue) if !keep(clue) => None,
        Place::Clue(clue) => match known.get(&(None, clue)).filter(|_| stays(&clue)) {
            Some(step) => Some(Cow::Borrowed(*step)),
            None => Some(Cow::Owned(single(spec, table, clue))),
        },
        Place::Cluster(at) if spec.clusters[at].clues.iter().all(stays) => {
            // Where the whole has no step of it, neither has this.
            known.get(&(Some(at), 0)).map(|step| Cow::Borrowed(*step))
        }
        Place::Cluster(at) => {
            clustered(spec, table, at, &|clue| keep(clue) && looked_at(clue)).map(Cow::Owned)
        }
    };
    places(spec).into_iter().filter_map(place).collect()
}

fn single(spec: &Spec, table: &Table, clue: usize) -> Step {
    let decibels = observed(spec, table, clue);
    Step { clues: vec![clue], cluster: None, naive: decibels.clone(), decibels, judged: Vec::new() }
}

/// Everybody's likelihoods of a clue.
fn said(spec: &Spec, clue: usize) -> Vec<&[Range]> {
    spec.clues[clue].said.iter().map(|s| s.under.as_slice()).collect()
}

/// For each hypothesis the first that shares the line of all these statements with it; itself, if
/// none does.
fn judged(stated: &[&[Range]]) -> Vec<usize> {
    let hypotheses = stated.first().map_or(0, |ranges| ranges.len());
    // By the lines themselves: the first hypothesis with these is kept, and needs no search.
    let mut first: BTreeMap<Vec<u32>, usize> = BTreeMap::new();
    let one = |at: usize| {
        let lines: Option<Vec<u32>> = stated.iter().map(|ranges| ranges[at].line).collect();
        lines.map_or(at, |lines| *first.entry(lines).or_insert(at))
    };
    (0..hypotheses).map(one).collect()
}

/// The likelihoods of what was observed of a clue, in decibels.
pub(crate) fn observed(spec: &Spec, table: &Table, clue: usize) -> Vec<Range> {
    observed_by(&spec.clues[clue], &table[clue])
}

/// The same by likelihoods of its own.
pub(crate) fn observed_by(clue: &Clue, under: &[Range]) -> Vec<Range> {
    under.iter().map(|range| in_decibels(*range, clue.scale, clue.status)).collect()
}

fn in_decibels(range: Range, scale: Scale, status: Status) -> Range {
    if scale == Scale::Decibels {
        return range;
    }
    let of = |p: f64| decibels(seen(p, status));
    if range.low == range.high {
        return Range::point(of(range.value));
    }
    let (a, b) = (of(range.low), of(range.high));
    Range { low: a.min(b), value: of(range.value), high: a.max(b), line: range.line }
}

/// How likely what was observed is, if the clue would be found with probability `p`.
#[must_use]
pub fn seen(p: f64, status: Status) -> f64 {
    match status {
        Status::Found | Status::Open => p,
        Status::NotFound => 1.0 - p,
        Status::Share(q) => q * p + (1.0 - q) * (1.0 - p),
    }
}

/// What the kept clues of a cluster say together, without who was judged together. Of a joint probability a single clue that is left
/// counts by itself; of more, nothing is stated, and they go as well.
pub(crate) fn clustered(
    spec: &Spec,
    table: &Table,
    at: usize,
    keep: &dyn Fn(usize) -> bool,
) -> Option<Step> {
    let cluster = &spec.clusters[at];
    let kept: Vec<usize> = cluster.clues.iter().copied().filter(|clue| keep(*clue)).collect();
    let members = match cluster.link {
        Link::Joint(_) if kept.len() > 1 && kept.len() < cluster.clues.len() => Vec::new(),
        Link::Unstated if kept.len() > 1 => Vec::new(),
        Link::Joint(_) | Link::Dependence(_) | Link::Unstated => kept,
        Link::Given(_) => chain(cluster, &kept),
    };
    match members.as_slice() {
        [] => return None,
        [one] => return Some(Step { cluster: Some(at), ..single(spec, table, *one) }),
        _ => {}
    }
    let each: Vec<Vec<Range>> = members.iter().map(|clue| observed(spec, table, *clue)).collect();
    let naive = added(&each);
    let decibels = match &cluster.link {
        Link::Joint(said) => {
            let joint = pooled_as_observed(said);
            joint.iter().map(|r| in_decibels(*r, Scale::Probability, Status::Found)).collect()
        }
        Link::Given(_) => added(
            &members
                .iter()
                .map(|clue| in_chain(spec, table, cluster, &members, *clue))
                .collect::<Vec<_>>(),
        ),
        Link::Dependence(0.0) | Link::Unstated => naive.clone(),
        Link::Dependence(d) => dependent(spec, &members, &each, *d),
    };
    Some(Step { clues: members, cluster: Some(at), decibels, naive, judged: Vec::new() })
}

/// Everything that anybody states about these clues of a cluster, and that counts.
fn statements<'a>(spec: &'a Spec, cluster: &'a Cluster, members: &[usize]) -> Vec<&'a [Range]> {
    let by_all = |said: &'a [Said]| said.iter().map(|s| s.under.as_slice());
    let of = |clue: &usize| {
        let stated =
            cluster.link.conditional(*clue).filter(|_| is_supported(cluster, members, *clue));
        by_all(stated.map_or(&spec.clues[*clue].said, |c| &c.said))
    };
    match &cluster.link {
        Link::Joint(said) => by_all(said).collect(),
        Link::Given(_) | Link::Dependence(_) | Link::Unstated => {
            members.iter().flat_map(of).collect()
        }
    }
}

/// What is left of a chain: a clue counts if all counts that it is given. Where nothing of the
/// cluster counts before it, it counts by itself; else it goes, since what it would say given a
/// part of them is not stated.
fn chain(cluster: &Cluster, kept: &[usize]) -> Vec<usize> {
    kept.iter().fold(Vec::new(), |mut members, clue| {
        if members.is_empty() || is_supported(cluster, &members, *clue) {
            members.push(*clue);
        }
        members
    })
}

fn is_supported(cluster: &Cluster, members: &[usize], clue: usize) -> bool {
    cluster
        .link
        .conditional(clue)
        .is_none_or(|c| c.given.iter().all(|other| members.contains(other)))
}

/// A clue given those of its chain that count, in decibels.
fn in_chain(
    spec: &Spec,
    table: &Table,
    cluster: &Cluster,
    members: &[usize],
    clue: usize,
) -> Vec<Range> {
    let stated = cluster.link.conditional(clue).filter(|_| is_supported(cluster, members, clue));
    let status = spec.clues[clue].status;
    let given = stated.map(|c| over(&c.said, Scale::Probability, status));
    let given = given
        .map(|under| under.iter().map(|r| in_decibels(*r, Scale::Probability, status)).collect());
    given.unwrap_or_else(|| observed(spec, table, clue))
}

/// Decibels added up over clues, for each hypothesis.
fn added(each: &[Vec<Range>]) -> Vec<Range> {
    folded(each, |values| Sum::of(values.iter().copied()))
}

/// One range for each hypothesis, from those of all clues: the least from the leasts, and so on.
fn folded(each: &[Vec<Range>], of: impl Fn(&[f64]) -> f64) -> Vec<Range> {
    let hypotheses = each.first().map_or(0, Vec::len);
    let fold = |at: usize, end: fn(&Range) -> f64| {
        of(&each.iter().map(|r| end(&r[at])).collect::<Vec<f64>>())
    };
    (0..hypotheses)
        .map(|at| Range::new(fold(at, |r| r.low), fold(at, |r| r.value), fold(at, |r| r.high)))
        .collect()
}

fn dependent(spec: &Spec, members: &[usize], each: &[Vec<Range>], d: f64) -> Vec<Range> {
    if members.iter().all(|clue| spec.clues[*clue].scale == Scale::Probability) {
        return folded(each, |logs| together(logs, d));
    }
    let sum = |logs: &[f64]| Sum::of(logs.iter().copied());
    folded(each, |logs| sum(logs) * (1.0 - d + d / logs.len() as f64))
}

/// The probability of all, in decibels, from that of each: (1 - d) times the product plus d times
/// the least.
pub(crate) fn together(logs: &[f64], d: f64) -> f64 {
    let least = logs.iter().copied().fold(f64::INFINITY, f64::min);
    if d == 1.0 || least == f64::NEG_INFINITY {
        return least;
    }
    // Counted from the least, so that a product too small for the machine does no harm.
    least + decibels((1.0 - d) * factor(Sum::of(logs.iter().copied()) - least) + d)
}

/// Decibels of all steps as if all clues were independent, for each hypothesis.
pub(crate) fn naive_totals(steps: &[Step], hypotheses: usize) -> Vec<f64> {
    (0..hypotheses).map(|at| Sum::of(steps.iter().map(|step| step.naive[at].value))).collect()
}

/// Decibels of all steps, for each hypothesis.
pub(crate) fn totals(steps: &[Step], hypotheses: usize, of: fn(&Range) -> f64) -> Vec<f64> {
    summed(steps.iter().map(|step| step.decibels.as_slice()), hypotheses, of)
}

/// Ranges added up for each hypothesis, in their order: all sums grow side by side, so that each
/// list of ranges is walked along once.
pub(crate) fn summed<'r>(
    ranges: impl Iterator<Item = &'r [Range]>,
    hypotheses: usize,
    of: fn(&Range) -> f64,
) -> Vec<f64> {
    let mut sums = vec![Sum::new(); hypotheses];
    for ranges in ranges {
        sums.iter_mut().zip(ranges).for_each(|(sum, range)| sum.add(of(range)));
    }
    sums.into_iter().map(Sum::value).collect()
}
