//! `why trigger`: who holds it, what it predicts, what every clue says for it, what would flip it.

use super::super::weighing::{DrawnPosterior, Stands, Weighing};
use super::super::{Adjusted, Distance, Explained, Rivals, flips};
use super::{cited, likelihoods, line, of_clue, refused, told};
use crate::node::Node;
use crate::subject::Written;
use counterpoise_case::model::{Case, Hypothesis, HypothesisId};

/// A hypothesis unfolded; `explained` is what came of the weighing.
#[must_use]
pub fn hypothesis_node(case: &Case, explained: Option<&Explained>, id: HypothesisId) -> Node {
    let rivals = explained.and_then(Explained::weighed);
    let mut children = held(case, id);
    match rivals.map(|rivals| (rivals, rivals.position(id))) {
        None => children.push(refused(explained)),
        Some((rivals, Some(at))) => children.extend(weighed(case, rivals, at)),
        Some((_, None)) => children.extend(part(case, id)),
    }
    of_hypothesis(case, id, rivals.and_then(|rivals| stands(rivals, id))).over(children)
}

fn stands(rivals: &Rivals, id: HypothesisId) -> Option<Stands> {
    let Some(at) = rivals.position(id) else {
        let part = rivals.parts.iter().find(|part| part.hypothesis == id)?;
        return Some(Stands::Part { at_least: part.at_least, at_most: part.at_most });
    };
    let rank = rivals.fitted.ranking.iter().position(|h| *h == at).unwrap_or_default() + 1;
    let posterior = rivals.fitted.posterior[at];
    Some(Stands::Weighed { posterior, rank, of: rivals.hypotheses.len() })
}

/// A line about a hypothesis, and where it stands.
fn of_hypothesis(case: &Case, id: HypothesisId, stands: Option<Stands>) -> Node {
    let own = &case[id];
    let cites = [own.held_by.as_slice(), own.via.as_slice()].concat();
    line(Weighing::Hypothesis(id, stands)).citing(cites)
}

/// Who holds it, and what it says.
fn held(case: &Case, id: HypothesisId) -> Vec<Node> {
    let own = &case[id];
    let mut found: Vec<Node> = Vec::new();
    found.extend(cited(Written::HeldBy, &own.held_by));
    found.extend(cited(Written::ReadIn, &own.via));
    found.extend(told(!own.predicts.is_empty(), Weighing::Prediction(id)));
    found.extend(told(!own.note.is_empty(), Weighing::HypothesisNote(id)));
    if !own.asserts.is_empty() {
        let part = |id: &HypothesisId| of_hypothesis(case, *id, None).over(held(case, *id));
        found.push(line(Weighing::Asserts).over(own.asserts.iter().map(part).collect()));
    }
    found.extend(told(!own.denies.is_empty(), Weighing::Denies(own.denies.clone())));
    found.extend(told(!own.excludes.is_empty(), Weighing::Excludes(own.excludes.clone())));
    found
}

/// What is not weighed itself: who asserts it, who denies it.
fn part(case: &Case, id: HypothesisId) -> Vec<Node> {
    let of = |holds: &dyn Fn(&Hypothesis) -> bool| -> Vec<HypothesisId> {
        let all = (0..case.hypotheses.len() as u32).map(HypothesisId);
        all.filter(|own| holds(&case[*own])).collect()
    };
    let (asserts, denies) = (of(&|h| h.asserts.contains(&id)), of(&|h| h.denies.contains(&id)));
    let asserted = told(!asserts.is_empty(), Weighing::AssertedBy(asserts));
    asserted.into_iter().chain(told(!denies.is_empty(), Weighing::DeniedBy(denies))).collect()
}

fn weighed(case: &Case, rivals: &Rivals, at: usize) -> Vec<Node> {
    let fitted = &rivals.fitted;
    let leads = fitted.leader() != at;
    let rival = if leads { fitted.leader() } else { fitted.runner_up() };
    let apart = rivals.distance(at, rival);
    let against = Weighing::Against { rival: rivals.hypotheses[rival], leads, odds: apart.odds };
    let drawn = rivals.resampled.as_ref().map(|drawn| {
        let [low, _, high] = drawn.bands[at];
        DrawnPosterior { band: [low, high], draws: drawn.draws, leads: drawn.leads[at] }
    });
    let flips = flips::of_hypothesis(rivals, at).into_iter().map(Weighing::Flip).map(line);
    vec![
        line(Weighing::Prior(fitted.priors[at], fitted.stated[at])),
        line(Weighing::Posterior(fitted.posterior[at], drawn)),
        line(against).over(odds(case, rivals, &apart, (at, rival))),
        line(Weighing::Flips).over(flips.collect()),
    ]
}

/// Below this a clue says nothing between two.
const SILENT: f64 = 0.005;

/// Beforehand, clue by clue, cluster by cluster, and the sum.
fn odds(case: &Case, rivals: &Rivals, apart: &Distance, pair: (usize, usize)) -> Vec<Node> {
    let clue = |(clue, weight): &(usize, f64)| clue_line(case, rivals, *clue, *weight, pair);
    let (silent, telling): (Vec<_>, Vec<_>) =
        apart.clues.iter().partition(|(_, weight)| weight.abs() < SILENT);
    let mut found = vec![line(Weighing::Beforehand(apart.prior))];
    found.extend(telling.into_iter().map(&clue));
    if !silent.is_empty() {
        found.push(line(Weighing::AsLikely).over(silent.into_iter().map(&clue).collect()));
    }
    found.extend(apart.adjusted.iter().filter_map(|own| adjusted(rivals, own)));
    found.push(line(Weighing::Sum(apart.odds)));
    found
}

fn clue_line(case: &Case, rivals: &Rivals, at: usize, weight: f64, (a, b): (usize, usize)) -> Node {
    let id = rivals.clues[at];
    let clue = &case[id];
    let of = |at: usize| likelihoods(case, Some(rivals), id, rivals.hypotheses[at]);
    let mut children = [of(a), of(b)].concat();
    children.extend(cited(Written::ToldBy, &clue.cites));
    children.extend(cited(Written::ReadIn, &clue.via));
    let cluster = rivals.cluster_of(at).and_then(|step| rivals.cluster(step));
    let found = rivals.found(case, at);
    of_clue(case, id, Weighing::Weight { clue: id, weight, found, cluster }).over(children)
}

fn adjusted(rivals: &Rivals, of: &Adjusted) -> Option<Node> {
    let Adjusted { step, stated, naive } = *of;
    let cluster = rivals.cluster(step)?;
    Some(line(Weighing::Adjusted { cluster, by: of.by(), stated, naive }))
}
