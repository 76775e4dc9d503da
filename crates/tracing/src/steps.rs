//! The clues as steps of updating: one for each clue, one for each cluster.

use crate::decibel::{decibels, difference};
use crate::pool::{over, pooled, pooled_as_observed};
use crate::spec::{Clue, Cluster, Link, Range, Scale, Spec, Status};
use counterpoise_numerics::Sum;
use serde::Serialize;

/// A clue, or a cluster of clues, that was looked for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Step {
    /// Positions of its clues.
    pub clues: Vec<usize>,
    /// Position of its cluster; `None`: a clue by itself.
    pub cluster: Option<usize>,
    /// Under each hypothesis, the likelihood of what was observed, in decibels; minus infinity: impossible.
    pub decibels: Vec<Range>,
    /// The same as if its clues were independent.
    pub naive: Vec<Range>,
}

impl Step {
    /// What it says for `a` against `b`, in decibels.
    #[must_use]
    pub fn weight(&self, a: usize, b: usize) -> f64 {
        difference(self.decibels[a].value, self.decibels[b].value)
    }

    /// The least and the most that it says for `a` against `b`, within the intervals.
    #[must_use]
    pub fn bounds(&self, a: usize, b: usize) -> (f64, f64) {
        let (a, b) = (self.decibels[a], self.decibels[b]);
        (difference(a.low, b.high), difference(a.high, b.low))
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

/// The steps of the clues that are kept, in the order of the clues; a cluster stands where its first clue stands. What a part
/// of a joint probability would say is not stated: such a cluster goes out as a whole. Of a chain goes what hangs on a clue that
/// is gone.
pub(crate) fn steps(spec: &Spec, table: &Table, keep: &dyn Fn(usize) -> bool) -> Vec<Step> {
    let looked_at = |clue: usize| spec.clues[clue].status != Status::Open;
    let of = |clue: usize| spec.clusters.iter().position(|c| c.clues.contains(&clue));
    let mut found = Vec::new();
    for clue in (0..spec.clues.len()).filter(|clue| looked_at(*clue)) {
        match of(clue) {
            None if keep(clue) => found.push(single(spec, table, clue)),
            Some(at) if spec.clusters[at].clues.iter().find(|c| looked_at(**c)) == Some(&clue) => {
                found.extend(clustered(spec, table, at, &|clue| keep(clue) && looked_at(clue)));
            }
            _ => {}
        }
    }
    found
}

fn single(spec: &Spec, table: &Table, clue: usize) -> Step {
    let decibels = observed(spec, table, clue);
    Step { clues: vec![clue], cluster: None, naive: decibels.clone(), decibels }
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
    Range { low: a.min(b), value: of(range.value), high: a.max(b) }
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

fn clustered(spec: &Spec, table: &Table, at: usize, keep: &dyn Fn(usize) -> bool) -> Option<Step> {
    let cluster = &spec.clusters[at];
    let kept: Vec<usize> = cluster.clues.iter().copied().filter(|clue| keep(*clue)).collect();
    let members = match cluster.link {
        Link::Dependence(_) => kept,
        Link::Joint(_) if kept.len() < cluster.clues.len() => Vec::new(),
        Link::Joint(_) => kept,
        Link::Unstated if kept.len() > 1 => Vec::new(),
        Link::Unstated => kept,
        Link::Given(_) => chain(cluster, &kept),
    };
    if members.is_empty() {
        return None;
    }
    let each: Vec<Vec<Range>> = members.iter().map(|clue| observed(spec, table, *clue)).collect();
    let naive = added(&each);
    let decibels = match &cluster.link {
        Link::Joint(said) => {
            let joint = pooled_as_observed(said);
            joint.iter().map(|r| in_decibels(*r, Scale::Probability, Status::Found)).collect()
        }
        Link::Given(_) => {
            added(&members.iter().map(|clue| in_chain(spec, table, cluster, &members, *clue)).collect::<Vec<_>>())
        }
        Link::Dependence(d) => discounted(&each, &naive, *d),
        Link::Unstated => naive.clone(),
    };
    Some(Step { clues: members, cluster: Some(at), decibels, naive })
}

/// What is left of a chain: a clue counts if all counts that it is given. Where nothing of the cluster counts before it, it counts
/// by itself; else it goes, since what it would say given a part of them is not stated.
fn chain(cluster: &Cluster, kept: &[usize]) -> Vec<usize> {
    kept.iter().fold(Vec::new(), |mut members, clue| {
        if members.is_empty() || is_supported(cluster, &members, *clue) {
            members.push(*clue);
        }
        members
    })
}

fn is_supported(cluster: &Cluster, members: &[usize], clue: usize) -> bool {
    cluster.link.conditional(clue).is_none_or(|c| c.given.iter().all(|other| members.contains(other)))
}

/// A clue given those of its chain that count, in decibels.
fn in_chain(spec: &Spec, table: &Table, cluster: &Cluster, members: &[usize], clue: usize) -> Vec<Range> {
    let stated = cluster.link.conditional(clue).filter(|_| is_supported(cluster, members, clue));
    let status = spec.clues[clue].status;
    let given = stated.map(|c| over(&c.said, Scale::Probability, status));
    let given = given.map(|under| under.iter().map(|r| in_decibels(*r, Scale::Probability, status)).collect());
    given.unwrap_or_else(|| observed(spec, table, clue))
}

/// Decibels added up over clues, for each hypothesis.
fn added(each: &[Vec<Range>]) -> Vec<Range> {
    let hypotheses = each.first().map_or(0, Vec::len);
    let sum = |at: usize, of: fn(&Range) -> f64| Sum::of(each.iter().map(|ranges| of(&ranges[at])));
    (0..hypotheses)
        .map(|at| Range { low: sum(at, |r| r.low), value: sum(at, |r| r.value), high: sum(at, |r| r.high) })
        .collect()
}

/// (1 - d) times the sum plus d times the most telling clue.
fn discounted(each: &[Vec<Range>], naive: &[Range], d: f64) -> Vec<Range> {
    let strongest = &each[most_telling(each)];
    let mix = |sum: f64, one: f64| match d {
        0.0 => sum,
        1.0 => one,
        d => (1.0 - d) * sum + d * one,
    };
    let range = |(sum, one): (&Range, &Range)| Range {
        low: mix(sum.low, one.low),
        value: mix(sum.value, one.value),
        high: mix(sum.high, one.high),
    };
    naive.iter().zip(strongest).map(range).collect()
}

/// The clue whose decibels lie furthest apart; of equals the first.
fn most_telling(each: &[Vec<Range>]) -> usize {
    let spread = |ranges: &Vec<Range>| {
        let most = ranges.iter().map(|r| r.value).fold(f64::NEG_INFINITY, f64::max);
        let least = ranges.iter().map(|r| r.value).fold(f64::INFINITY, f64::min);
        difference(most, least)
    };
    let spreads: Vec<f64> = each.iter().map(spread).collect();
    (0..each.len()).max_by(|a, b| spreads[*a].total_cmp(&spreads[*b]).then(b.cmp(a))).unwrap_or(0)
}

/// Decibels of all steps as if all clues were independent, for each hypothesis.
pub(crate) fn naive_totals(steps: &[Step], hypotheses: usize) -> Vec<f64> {
    (0..hypotheses).map(|at| Sum::of(steps.iter().map(|step| step.naive[at].value))).collect()
}

/// Decibels of all steps, for each hypothesis.
pub(crate) fn totals(steps: &[Step], hypotheses: usize, of: fn(&Range) -> f64) -> Vec<f64> {
    (0..hypotheses).map(|at| Sum::of(steps.iter().map(|step| of(&step.decibels[at])))).collect()
}
