//! Several people's likelihoods apart, and their spread.

use crate::leave_out::{Standing, standing};
use crate::spec::{Range, Said, Spec};
use crate::steps::{Table, steps};
use counterpoise_numerics::Sum;
use serde::Serialize;

/// The result by one person's likelihoods.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Elicited {
    /// Who.
    pub by: String,
    /// How many clues they spoke about. Elsewhere what the others say, pooled, is counted.
    pub clues: usize,
    /// The result; `None`: their likelihoods exclude every hypothesis.
    pub standing: Option<Standing>,
}

/// How far people are apart about one clue.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Spread {
    /// Position of the clue.
    pub clue: usize,
    /// What it says for the leader against the runner-up by each person, in decibels, in the order in which they spoke.
    pub weights: Vec<(String, f64)>,
    /// Pooled.
    pub pooled: f64,
}

/// Everybody who gave likelihoods, in the order in which they first spoke.
fn names(spec: &Spec) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    for said in spec.clues.iter().flat_map(|c| &c.said) {
        if !found.contains(&said.by.as_str()) {
            found.push(&said.by);
        }
    }
    found
}

/// The result by each person; nobody where only one was asked.
pub(crate) fn all(spec: &Spec, table: &Table, priors: &[f64]) -> Vec<Elicited> {
    let names = names(spec);
    if names.len() < 2 {
        return Vec::new();
    }
    let one = |by: &&str| {
        let own: Vec<Option<&Said>> = spec.clues.iter().map(|c| c.said.iter().find(|s| s.by == **by)).collect();
        let clues = own.iter().flatten().count();
        let own: Table = own.iter().zip(table).map(|(said, all)| said.map_or(all, |s| &s.under).clone()).collect();
        Elicited { by: (*by).to_owned(), clues, standing: standing(spec, &own, priors, &|_| true) }
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
        let mut own = table.clone();
        own[clue] = under.to_vec();
        let alone = Spec { clusters: Vec::new(), ..spec.clone() };
        let step = steps(&alone, &own, &|at| at == clue);
        step.first().map_or(0.0, |s| s.weight(leader, runner_up))
    };
    let weights = spec.clues[clue].said.iter().map(|s| (s.by.clone(), weight(&s.under))).collect();
    Spread { clue, weights, pooled: weight(&table[clue]) }
}
