//! Several people's likelihoods apart, and their spread.

use crate::decibel::difference;
use crate::leave_out::{Standing, standing};
use crate::spec::{Conditional, Link, Range, Said, Spec};
use crate::steps::{Table, observed_by};
use counterpoise_numerics::Sum;
use serde::Serialize;

/// The result by one person's likelihoods.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Elicited {
    /// Who.
    pub by: String,
    /// How many clues they spoke about, alone or with others of a cluster. Elsewhere what the
    /// others say, pooled, is counted.
    pub clues: usize,
    /// The result; `None`: their likelihoods exclude every hypothesis.
    pub standing: Option<Standing>,
}

/// How far people are apart about one clue.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Spread {
    /// Position of the clue.
    pub clue: usize,
    /// What it says for the leader against the runner-up by each person, in decibels, in the order
    /// in which they spoke.
    pub weights: Vec<(String, f64)>,
    /// Pooled.
    pub pooled: f64,
}

/// Everybody who gave likelihoods, in the order in which they first spoke.
fn names(spec: &Spec) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    let of_clues = spec.clues.iter().flat_map(|c| &c.said);
    for said in of_clues.chain(spec.clusters.iter().flat_map(|c| together(&c.link))) {
        if !found.contains(&said.by.as_str()) {
            found.push(&said.by);
        }
    }
    found
}

/// What is said of clues together, or given others.
fn together(link: &Link) -> Vec<&Said> {
    match link {
        Link::Joint(said) => said.iter().collect(),
        Link::Given(all) => all.iter().flat_map(|c| &c.said).collect(),
        Link::Dependence(_) | Link::Unstated => Vec::new(),
    }
}

/// The specification with what one person says of clues together; what the others say of them,
/// where that person is silent.
fn own_links(spec: &Spec, by: &str) -> Spec {
    let own = |said: &[Said]| -> Vec<Said> {
        let own: Vec<Said> = said.iter().filter(|s| s.by == by).cloned().collect();
        if own.is_empty() { said.to_vec() } else { own }
    };
    let mut spec = spec.clone();
    for cluster in &mut spec.clusters {
        match &mut cluster.link {
            Link::Joint(said) => *said = own(said),
            Link::Given(all) => {
                all.iter_mut().for_each(|c: &mut Conditional| c.said = own(&c.said));
            }
            Link::Dependence(_) | Link::Unstated => {}
        }
    }
    spec
}

/// Whether a person speaks of a clue.
fn speaks(spec: &Spec, clue: usize, by: &str) -> bool {
    let of_cluster = |c: &crate::spec::Cluster| match &c.link {
        Link::Joint(said) => c.clues.contains(&clue) && said.iter().any(|s| s.by == by),
        link => link.conditional(clue).is_some_and(|c| c.said.iter().any(|s| s.by == by)),
    };
    spec.clues[clue].said.iter().any(|s| s.by == by) || spec.clusters.iter().any(of_cluster)
}

/// The result by each person; nobody where only one was asked.
pub(crate) fn all(spec: &Spec, table: &Table, priors: &[f64]) -> Vec<Elicited> {
    let names = names(spec);
    if names.len() < 2 {
        return Vec::new();
    }
    let one = |by: &&str| {
        let own: Vec<Option<&Said>> =
            spec.clues.iter().map(|c| c.said.iter().find(|s| s.by == **by)).collect();
        let clues = (0..spec.clues.len()).filter(|clue| speaks(spec, *clue, by)).count();
        let own: Table = own
            .iter()
            .zip(table)
            .map(|(said, all)| said.map_or(all, |s| &s.under).clone())
            .collect();
        Elicited {
            by: (*by).to_owned(),
            clues,
            standing: standing(&own_links(spec, by), &own, priors, &|_| true),
        }
    };
    names.iter().map(one).collect()
}

/// The mean of everybody's posteriors; `None` where only one was asked, or one excludes everything.
pub(crate) fn linear_pool(elicited: &[Elicited]) -> Option<Vec<f64>> {
    let all: Option<Vec<&Standing>> = elicited.iter().map(|e| e.standing.as_ref()).collect();
    let all = all.filter(|all| !all.is_empty())?;
    let mean = |at: usize| Sum::of(all.iter().map(|s| s.posterior[at])) / all.len() as f64;
    Some((0..all[0].posterior.len()).map(mean).collect())
}

/// Clues about which more than one person spoke.
pub(crate) fn spreads(spec: &Spec, table: &Table, leader: usize, runner_up: usize) -> Vec<Spread> {
    let several = (0..spec.clues.len()).filter(|clue| spec.clues[*clue].said.len() > 1);
    several.map(|clue| spread(spec, table, clue, leader, runner_up)).collect()
}

fn spread(spec: &Spec, table: &Table, clue: usize, leader: usize, runner_up: usize) -> Spread {
    let weight = |under: &[Range]| {
        let of = observed_by(&spec.clues[clue], under);
        difference(of[leader].value, of[runner_up].value)
    };
    let weights = spec.clues[clue].said.iter().map(|s| (s.by.clone(), weight(&s.under))).collect();
    Spread { clue, weights, pooled: weight(&table[clue]) }
}
