//! `why gas`: how a clue was found, how likely it is under each hypothesis, and what happens
//! without it.

use super::super::{Explained, Rivals, clue_word, distance_text, probability_text};
use super::{cited, fine, likelihoods, noted, of_clue, refused, said};
use crate::node::{Node, Subject};
use crate::why::event_node;
use counterpoise_case::model::{Case, Clue, ClueId, ClueStatus, Cluster, HypothesisId};
use counterpoise_tracing::{Expected, Favours, Standing, Status};

/// A clue unfolded; `explained` is what came of the weighing.
#[must_use]
pub fn clue_node(case: &Case, explained: Option<&Explained>, id: ClueId) -> Node {
    let clue = &case[id];
    let rivals = explained.and_then(Explained::weighed);
    let counted = rivals.and_then(|r| r.clue(id).map(|at| (r, at)));
    let word = counted.map_or_else(|| clue_word(written(clue)), |(r, at)| r.status_text(case, at));
    let mut children = told(case, rivals, id);
    let how = if clue.in_decibels {
        "how much it says, as decibels"
    } else {
        "how likely it is to be found"
    };
    children.push(Node::new(how, under(case, rivals, id)));
    match (rivals, counted) {
        (None, _) => children.push(refused(explained)),
        (Some(_), None) => children.push(Node::leaf(match clue.set.map(|set| &case[set]) {
            Some(set) if !set.on => {
                format!("it does not count: the set `{}` is off (--with {0})", set.id)
            }
            _ => "it does not count".to_owned(),
        })),
        (Some(rivals), Some((_, at))) => children.extend(weighed(case, rivals, at)),
    }
    children.extend(asked(case, id));
    children.extend(noted("note", &clue.note));
    of_clue(case, id, &word).over(children)
}

fn written(clue: &Clue) -> Status {
    match clue.status {
        _ if clue.computed.is_some() => Status::Open,
        ClueStatus::Found => Status::Found,
        ClueStatus::NotFound => Status::NotFound,
        ClueStatus::Open => Status::Open,
    }
}

/// How it was found: test, events, sources, pages, where it was looked for.
fn told(case: &Case, rivals: Option<&Rivals>, id: ClueId) -> Vec<Node> {
    let clue = &case[id];
    let mut found = Vec::new();
    if let Some(computed) = rivals.and_then(|r| r.computed.iter().find(|c| c.clue == id)) {
        let events = computed.evidence.iter().map(|e| event_node(case, *e)).collect();
        let value = format!("[{}] {}", computed.test, computed.found);
        let line = Node::said(Subject::ComputedTest, "computed", value);
        found.push(line.of_events(computed.evidence.clone()).over(events));
    }
    found.extend(clue.events.iter().map(|e| event_node(case, *e)));
    found.extend(cited("told by", case, &clue.cites));
    found.extend(cited("read in", case, &clue.via));
    found.extend(said(Subject::Search, "looked for in", &clue.searched));
    found
}

/// Under each hypothesis that is weighed, the most probable first.
fn under(case: &Case, rivals: Option<&Rivals>, id: ClueId) -> Vec<Node> {
    let order: Vec<HypothesisId> = match rivals {
        Some(r) => r.fitted.ranking.iter().map(|at| r.hypotheses[*at]).collect(),
        None => (0..case.hypotheses.len() as u32)
            .map(HypothesisId)
            .filter(|h| case[*h].is_weighed)
            .collect(),
    };
    order.into_iter().flat_map(|h| likelihoods(case, rivals, id, h)).collect()
}

fn weighed(case: &Case, rivals: &Rivals, at: usize) -> Vec<Node> {
    let fitted = &rivals.fitted;
    let (first, second) = (fitted.leader(), fitted.runner_up());
    let mut found: Vec<Node> = case
        .clusters
        .iter()
        .enumerate()
        .filter_map(|(n, c)| cluster(case, rivals, at, n, c))
        .collect();
    found.extend(kind(case, rivals, at));
    if rivals.status[at] == Status::Open {
        found.extend(
            fitted.expected.iter().find(|e| e.clue == at).map(|e| expected(case, rivals, e)),
        );
        return found;
    }
    let alone = format!(
        "by itself, for {} against {}",
        rivals.name(case, first),
        rivals.name(case, second)
    );
    found.push(Node::said(Subject::Weight, alone, fine(rivals.says(at, first, second))));
    found.push(without(case, rivals, at));
    found
}

/// The cluster that it stands in, and how that counts.
fn cluster(case: &Case, rivals: &Rivals, at: usize, number: usize, of: &Cluster) -> Option<Node> {
    if !of.clues.contains(&rivals.clues[at]) {
        return None;
    }
    let names: Vec<&str> = of.clues.iter().map(|c| case[*c].id.as_str()).collect();
    let chained = of.clues.iter().any(|c| !case[*c].given.is_empty());
    let link = match (of.joint.is_empty(), chained) {
        (false, _) => "a joint likelihood".to_owned(),
        (true, true) => "likelihoods given each other".to_owned(),
        (true, false) => format!("dependence {}", of.dependence),
    };
    let value = format!("{} ({link}; {})", of.title, names.join(", "));
    let fitted = &rivals.fitted;
    let (first, second) = (fitted.leader(), fitted.runner_up());
    let own =
        |step: &usize| fitted.steps[*step].cluster.is_some_and(|c| rivals.clusters[c] == number);
    let counts = (0..fitted.steps.len()).find(own).map_or_else(
        || Node::leaf("the cluster does not count: not all of its clues were looked for"),
        |step| {
            let adjusted =
                rivals.distance(first, second).adjusted.into_iter().find(|a| a.step == step);
            let weight = fine(fitted.steps[step].weight(first, second));
            let naive = fine(adjusted.map_or(0.0, |a| a.naive));
            let together = format!(
                "together, for {} against {}",
                rivals.name(case, first),
                rivals.name(case, second)
            );
            Node::said(
                Subject::Cluster,
                together,
                format!("{weight}, where the sum of its clues is {naive}"),
            )
        },
    );
    let below = std::iter::once(counts).chain(noted("note", &of.note)).collect();
    Some(Node::said(Subject::Cluster, format!("cluster {}", of.id), value).over(below))
}

/// Which of Van Evera's tests it is, for the leader.
fn kind(case: &Case, rivals: &Rivals, at: usize) -> Option<Node> {
    let leader = rivals.fitted.leader();
    let of = rivals.fitted.types[at].get(leader)?;
    let name = rivals.name(case, leader);
    let whom = match of.favours {
        Favours::Hypothesis => format!("for {name} against all others"),
        Favours::Rest => format!("for all others against {name}"),
        Favours::Nobody => "for nobody".to_owned(),
    };
    let value = format!(
        "{} {whom} (by a cut of {} dB: found it moves {name} by {}, missed by {})",
        of.test.words(),
        rivals.fitted.cut,
        fine(of.if_found),
        fine(of.if_missed)
    );
    Some(Node::said(Subject::TestType, "type", value))
}

fn without(case: &Case, rivals: &Rivals, at: usize) -> Node {
    let left = rivals.spec.without(&[at]);
    let with: Vec<&str> = left
        .clues
        .iter()
        .filter(|c| **c != at)
        .map(|c| case[rivals.clues[*c]].id.as_str())
        .collect();
    let with = if with.is_empty() {
        String::new()
    } else {
        format!(" (and what hangs on it, {})", with.join(", "))
    };
    let none = || "no hypothesis is left".to_owned();
    let text = left.standing.map_or_else(none, |standing| standing_text(case, rivals, &standing));
    Node::said(Subject::Without, format!("without it{with}"), text)
}

fn standing_text(case: &Case, rivals: &Rivals, standing: &Standing) -> String {
    let now = rivals.fitted.leader();
    let name = |at: usize| rivals.name(case, at);
    let lead = |at: usize| probability_text(standing.posterior[at]);
    let by = distance_text(standing.margin);
    let (first, second) = (name(standing.leader), name(standing.runner_up));
    let old = probability_text(rivals.fitted.posterior[now]);
    if standing.is_tied() {
        return format!("{first} and {second} tie at {}", lead(standing.leader));
    }
    if standing.leader == now {
        return format!("{first} leads {second} by {by}, with {} instead of {old}", lead(now));
    }
    format!(
        "the lead passes: {first} leads {second} by {by}; {} has {} instead of {old}",
        name(now),
        lead(now)
    )
}

/// What looking for it would teach.
fn expected(case: &Case, rivals: &Rivals, of: &Expected) -> Node {
    let leads = |at: Option<usize>, after: &Option<Vec<f64>>| match (at, after) {
        (Some(at), Some(p)) => {
            format!("{} leads with {}", rivals.name(case, at), probability_text(p[at]))
        }
        (None, Some(_)) => "nobody leads, the first two tie".to_owned(),
        (_, None) => "no hypothesis is left".to_owned(),
    };
    let children = vec![
        Node::said(Subject::Expected, "if it is found", leads(of.found_leader, &of.if_found)),
        Node::said(Subject::Expected, "if it is missed", leads(of.missed_leader, &of.if_missed)),
    ];
    let value = format!(
        "{:.3} bits; it is likely to be found with {}",
        of.bits,
        probability_text(of.found)
    );
    Node::said(Subject::Expected, "to look would teach", value).over(children)
}

/// Questions of cause that ask for it.
fn asked(case: &Case, id: ClueId) -> Vec<Node> {
    let of = |cause: &counterpoise_case::model::Cause| {
        let own = cause.clues.iter().find(|c| c.clue == id);
        let is_mediator = cause.mediator.is_some_and(|m| m.clue == id);
        let text = own.map(|c| {
            let (made, anyway) =
                (probability_text(c.under.beneficial), probability_text(c.under.destined));
            let because = if c.because.is_empty() {
                String::new()
            } else {
                format!(", because {}", c.because)
            };
            format!("{made} if the cause did it, {anyway} if it would have come anyway{because}")
        });
        let text = text
            .or_else(|| is_mediator.then(|| "tells whether the mediator was there".to_owned()))?;
        Some(Node::said(Subject::Cause, format!("cause {}", cause.id), text))
    };
    case.causes.iter().filter_map(of).collect()
}
