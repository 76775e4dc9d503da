//! `why trigger`: who holds it, what it predicts, what every clue says for it, what would flip it.

use super::super::words::outside;
use super::super::{
    Adjusted, Distance, Explained, Rivals, distance_text, flip_sentences, probability_text,
    times_text,
};
use super::{cited, fine, ids, likelihoods, noted, of_clue, refused, said};
use crate::node::{Node, Subject};
use counterpoise_case::model::{Case, Hypothesis, HypothesisId};
use counterpoise_tracing::{LikelihoodSensitivity, Scale};

/// A hypothesis unfolded; `explained` is what came of the weighing.
#[must_use]
pub fn hypothesis_node(case: &Case, explained: Option<&Explained>, id: HypothesisId) -> Node {
    let own = &case[id];
    let rivals = explained.and_then(Explained::weighed);
    let mut children = held(case, own);
    let standing = match rivals {
        None => {
            children.push(refused(explained));
            String::new()
        }
        Some(rivals) => match rivals.position(id) {
            Some(at) => {
                children.extend(weighed(case, rivals, at));
                let rank =
                    rivals.fitted.ranking.iter().position(|h| *h == at).unwrap_or_default() + 1;
                let posterior = probability_text(rivals.fitted.posterior[at]);
                format!("{posterior} after the clues, number {rank} of {}", rivals.hypotheses.len())
            }
            None => {
                children.extend(part(case, id));
                rivals.parts.iter().find(|p| p.hypothesis == id).map_or_else(String::new, |p| {
                    let (least, most) = (probability_text(p.at_least), probability_text(p.at_most));
                    format!("{least} to {most} after the clues, as a part of hypotheses")
                })
            }
        },
    };
    of_hypothesis(case, id, &standing).over(children)
}

/// A line about a hypothesis: its name and sentence, and where it stands.
fn of_hypothesis(case: &Case, id: HypothesisId, standing: &str) -> Node {
    let own = &case[id];
    let label = format!("{}: {}", own.id, own.title);
    let text =
        if standing.is_empty() { label.clone() } else { format!("{label} \u{2014} {standing}") };
    let cites = [own.held_by.as_slice(), own.via.as_slice()].concat();
    Node::said(Subject::Hypothesis(id), label, standing).in_words(text).citing(cites)
}

/// Who holds it, and what it says.
fn held(case: &Case, own: &Hypothesis) -> Vec<Node> {
    let mut found: Vec<Node> = Vec::new();
    found.extend(cited("held by", case, &own.held_by));
    found.extend(cited("read in", case, &own.via));
    let when = own.when.as_ref().map_or_else(String::new, |when| format!(" ({when})"));
    found.extend(said(Subject::Prediction, &format!("predicts{when}"), &own.predicts));
    found.extend(noted("note", &own.note));
    if !own.asserts.is_empty() {
        let part = |id: &HypothesisId| of_hypothesis(case, *id, "").over(held(case, &case[*id]));
        found.push(Node::new("asserts", own.asserts.iter().map(part).collect()));
    }
    found.extend(noted("denies", &ids(case, &own.denies)));
    found.extend(noted("excludes", &ids(case, &own.excludes)));
    found
}

/// What is not weighed itself: who asserts it, who denies it.
fn part(case: &Case, id: HypothesisId) -> Vec<Node> {
    let of = |holds: &dyn Fn(&Hypothesis) -> bool| -> String {
        case.hypotheses
            .iter()
            .filter(|h| holds(h))
            .map(|h| h.id.as_str())
            .collect::<Vec<_>>()
            .join(", ")
    };
    let (asserts, denies) = (of(&|h| h.asserts.contains(&id)), of(&|h| h.denies.contains(&id)));
    noted("asserted by", &asserts).into_iter().chain(noted("denied by", &denies)).collect()
}

fn weighed(case: &Case, rivals: &Rivals, at: usize) -> Vec<Node> {
    let fitted = &rivals.fitted;
    let (first, second) = (fitted.leader(), fitted.runner_up());
    let (rival, which) =
        if at == first { (second, "the runner-up") } else { (first, "the leader") };
    let apart = rivals.distance(at, rival);
    let head = format!("against {}, {which}", rivals.name(case, rival));
    vec![
        Node::said(Subject::Prior, "before the clues", before(rivals, at)),
        Node::said(Subject::Posterior, "after the clues", after(rivals, at)),
        Node::said(Subject::Odds, head, fine(apart.odds)).over(odds(
            case,
            rivals,
            &apart,
            (at, rival),
        )),
        Node::new(
            "what would flip it",
            flips(case, rivals, at).into_iter().map(Node::leaf).collect(),
        ),
    ]
}

fn before(rivals: &Rivals, at: usize) -> String {
    let why = if rivals.fitted.stated[at] {
        "as stated"
    } else {
        "none is stated: an equal share of what others leave"
    };
    format!("{} ({why})", probability_text(rivals.fitted.priors[at]))
}

fn after(rivals: &Rivals, at: usize) -> String {
    let fitted = &rivals.fitted;
    let drawn = rivals.resampled.as_ref().map_or_else(String::new, |r| {
        let [low, _, high] = r.bands[at].map(probability_text);
        format!(
            "; {low} to {high} in 90% of {} re-readings, ahead in {:.0}% of them",
            r.draws,
            100.0 * r.leads[at]
        )
    });
    format!("{}{drawn}", probability_text(fitted.posterior[at]))
}

/// Below this a clue says nothing between two.
const SILENT: f64 = 0.005;

/// Beforehand, clue by clue, cluster by cluster, and the sum.
fn odds(case: &Case, rivals: &Rivals, apart: &Distance, pair: (usize, usize)) -> Vec<Node> {
    let line = |(clue, weight): &(usize, f64)| clue_line(case, rivals, *clue, *weight, pair);
    let (silent, telling): (Vec<_>, Vec<_>) =
        apart.clues.iter().partition(|(_, weight)| weight.abs() < SILENT);
    let mut found = vec![Node::said(Subject::Prior, "beforehand", fine(apart.prior))];
    found.extend(telling.iter().map(line));
    if !silent.is_empty() {
        let alike =
            Node::said(Subject::Weight, "as likely under the one as under the other", "0.00 dB");
        found.push(alike.over(silent.iter().map(line).collect()));
    }
    found.extend(apart.adjusted.iter().map(|a| adjusted(case, rivals, a)));
    found.push(Node::said(Subject::Odds, "sum, the odds after the clues", fine(apart.odds)));
    found
}

fn clue_line(case: &Case, rivals: &Rivals, at: usize, weight: f64, (a, b): (usize, usize)) -> Node {
    let id = rivals.clues[at];
    let clue = &case[id];
    let of = |at: usize| likelihoods(case, Some(rivals), id, rivals.hypotheses[at]);
    let mut children = [of(a), of(b)].concat();
    children.extend(cited("told by", case, &clue.cites));
    children.extend(cited("read in", case, &clue.via));
    let cluster = rivals.cluster_of(at).map_or_else(String::new, |step| {
        format!(", in the cluster {}", rivals.step_name(case, step))
    });
    let value = format!("{}, {}{cluster}", fine(weight), rivals.status_text(case, at));
    of_clue(case, id, &value).over(children)
}

fn adjusted(case: &Case, rivals: &Rivals, of: &Adjusted) -> Node {
    let value = format!(
        "{}, since its clues count together as {} and not as {}",
        fine(of.by()),
        fine(of.stated),
        fine(of.naive)
    );
    Node::said(Subject::Cluster, format!("cluster {}", rivals.step_name(case, of.step)), value)
}

fn flips(case: &Case, rivals: &Rivals, at: usize) -> Vec<String> {
    let fitted = &rivals.fitted;
    let leader = fitted.leader();
    let (own, first) = (rivals.name(case, at), rivals.name(case, leader));
    let mut found = if at == leader {
        flip_sentences(case, rivals)
    } else {
        vec![by_priors(rivals, at, own, first)]
    };
    if at != leader {
        found.push(by_likelihood(case, rivals, at, own, first));
    }
    let all = fitted.all_without();
    let passes = |l: &&counterpoise_tracing::LeftOut| {
        l.standing.as_ref().is_some_and(|s| l.flips && (at == leader || s.leader == at))
    };
    let names: Vec<&str> = all.filter(passes).map(|l| l.name.as_str()).collect();
    found.push(match (names.is_empty(), at == leader) {
        (true, true) => {
            format!("No one clue, source or side left out takes the lead from `{own}`.")
        }
        (true, false) => format!("No one clue, source or side left out gives `{own}` the lead."),
        (false, true) => format!("`{own}` loses the lead without {}.", or(&names)),
        (false, false) => format!("`{own}` has the lead without {}.", or(&names)),
    });
    found
}

fn or(names: &[&str]) -> String {
    match names {
        [start @ .., last] if !start.is_empty() => format!("{} or {last}", start.join(", ")),
        _ => names.join(""),
    }
}

fn by_priors(rivals: &Rivals, at: usize, own: &str, first: &str) -> String {
    let pair = rivals.fitted.prior_sensitivity.pairs.iter().find(|p| p.rival == at);
    match pair.map(|p| p.break_even).filter(|times| times.is_finite()) {
        Some(times) => format!(
            "Whoever thought `{own}` {} as probable as `{first}` beforehand would now find the two even.",
            times_text(times)
        ),
        None => {
            format!("`{own}` is excluded by the clues: no prior brings it level with `{first}`.")
        }
    }
}

/// Of the likelihoods under this hypothesis the one that would have to change least.
fn by_likelihood(case: &Case, rivals: &Rivals, at: usize, own: &str, first: &str) -> String {
    let of = |l: &&LikelihoodSensitivity| {
        l.hypothesis == at && rivals.spec.clues[l.clue].scale == Scale::Probability
    };
    let moved = |l: &LikelihoodSensitivity| Some((l.clone(), l.flips_at?, l.change?));
    let all = rivals.fitted.likelihood_sensitivity.iter().filter(of).filter_map(moved);
    let far = |of: &(LikelihoodSensitivity, f64, f64)| (of.1 - of.0.said.value).abs();
    // Changes of as many decibels differ by rounding alone.
    let decibels = |of: &(LikelihoodSensitivity, f64, f64)| (of.2 * 1e6).round();
    let least = all.min_by(|a, b| {
        decibels(a)
            .total_cmp(&decibels(b))
            .then(a.0.splits.cmp(&b.0.splits))
            .then(far(a).total_cmp(&far(b)))
    });
    match least {
        Some((l, to, by)) => format!(
            "Of single likelihoods under it{} the least change would be one of {}, and it would do at the clue `{}`: were it \
             {} instead of {}{}, `{own}` would draw level with `{first}`.",
            outside(rivals),
            distance_text(by),
            case[rivals.clues[l.clue]].id,
            probability_text(to),
            probability_text(l.said.value),
            if l.within { ", which lies within what was stated for it" } else { "" }
        ),
        None => {
            format!(
                "No change of a single likelihood under it{} brings `{own}` level with `{first}`.",
                outside(rivals)
            )
        }
    }
}
