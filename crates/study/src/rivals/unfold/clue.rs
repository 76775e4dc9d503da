//! `why gas`: how a clue was found, how likely it is under each hypothesis, and what happens
//! without it.

use super::super::weighing::{ClueFound, LeadsThen, StandsWithout, Weighing};
use super::super::{Explained, Rivals};
use super::{cited, likelihoods, line, of_clue, refused, told};
use crate::node::Node;
use crate::subject::Written;
use crate::why::event_node;
use counterpoise_case::model::{Case, Clue, ClueId, ClueStatus, Cluster, HypothesisId};
use counterpoise_tracing::{Expected, Standing, Status};

/// A clue unfolded; `explained` is what came of the weighing.
#[must_use]
pub fn clue_node(case: &Case, explained: Option<&Explained>, id: ClueId) -> Node {
    let clue = &case[id];
    let rivals = explained.and_then(Explained::weighed);
    let counted = rivals.and_then(|r| r.clue(id).map(|at| (r, at)));
    let as_written = || ClueFound { status: written(clue), is_shift: false, is_counted: true };
    let found = counted.map_or_else(as_written, |(rivals, at)| rivals.found(case, at));
    let mut children = how_found(case, rivals, id);
    children.push(line(Weighing::Likelihoods(id)).over(under(case, rivals, id)));
    match (rivals, counted) {
        (None, _) => children.push(refused(explained)),
        (Some(_), None) => {
            let off = clue.set.filter(|set| !case[*set].on);
            children.push(line(Weighing::DoesNotCount(off)));
        }
        (Some(rivals), Some((_, at))) => children.extend(weighed(case, rivals, at)),
    }
    children.extend(asked(case, id));
    children.extend(told(!clue.note.is_empty(), Weighing::ClueNote(id)));
    of_clue(case, id, Weighing::Clue(id, found)).over(children)
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
fn how_found(case: &Case, rivals: Option<&Rivals>, id: ClueId) -> Vec<Node> {
    let clue = &case[id];
    let mut found = Vec::new();
    if let Some(computed) = rivals.and_then(|r| r.computed.iter().find(|c| c.clue == id)) {
        let events = computed.evidence.iter().map(|e| event_node(case, *e)).collect();
        let test = line(Weighing::Computed(computed.clone()));
        found.push(test.of_events(computed.evidence.clone()).over(events));
    }
    found.extend(clue.events.iter().map(|e| event_node(case, *e)));
    found.extend(cited(Written::ToldBy, &clue.cites));
    found.extend(cited(Written::ReadIn, &clue.via));
    found.extend(told(!clue.searched.is_empty(), Weighing::Search(id)));
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
    let clusters = case.clusters.iter().enumerate();
    let mut found: Vec<Node> =
        clusters.filter_map(|(number, own)| cluster(rivals, at, number, own)).collect();
    found.extend(
        fitted.types[at]
            .get(first)
            .map(|of| line(Weighing::TestType(rivals.hypotheses[first], *of, fitted.cut))),
    );
    if rivals.status[at] == Status::Open {
        found.extend(fitted.expected.iter().find(|e| e.clue == at).map(|e| expected(rivals, e)));
        return found;
    }
    let (of, over) = (rivals.hypotheses[first], rivals.hypotheses[second]);
    found.push(line(Weighing::Alone { of, over, weight: rivals.says(at, first, second) }));
    found.push(without(rivals, at));
    found
}

/// The cluster that it stands in, and how that counts.
fn cluster(rivals: &Rivals, at: usize, number: usize, of: &Cluster) -> Option<Node> {
    if !of.clues.contains(&rivals.clues[at]) {
        return None;
    }
    let fitted = &rivals.fitted;
    let (first, second) = (fitted.leader(), fitted.runner_up());
    let own =
        |step: &usize| fitted.steps[*step].cluster.is_some_and(|c| rivals.clusters[c] == number);
    let counts = (0..fitted.steps.len()).find(own).map_or(Weighing::ClusterOpen, |step| {
        let mut adjusted = rivals.distance(first, second).adjusted.into_iter();
        Weighing::Together {
            of: rivals.hypotheses[first],
            over: rivals.hypotheses[second],
            weight: fitted.steps[step].weight(first, second),
            naive: adjusted.find(|a| a.step == step).map_or(0.0, |a| a.naive),
        }
    });
    let note = told(!of.note.is_empty(), Weighing::ClusterNote(number));
    let below = std::iter::once(line(counts)).chain(note).collect();
    Some(line(Weighing::Cluster(number)).over(below))
}

fn without(rivals: &Rivals, at: usize) -> Node {
    let left = rivals.spec.without(&[at]);
    let also = left.clues.iter().filter(|c| **c != at).map(|c| rivals.clues[*c]).collect();
    let stands = left.standing.map(|standing| stands_without(rivals, &standing));
    line(Weighing::Without(also, stands))
}

fn stands_without(rivals: &Rivals, standing: &Standing) -> StandsWithout {
    let now = rivals.fitted.leader();
    StandsWithout {
        leader: rivals.hypotheses[standing.leader],
        runner_up: rivals.hypotheses[standing.runner_up],
        margin: standing.margin,
        is_tied: standing.is_tied(),
        posterior: standing.posterior[standing.leader],
        now: rivals.hypotheses[now],
        of_now: [standing.posterior[now], rivals.fitted.posterior[now]],
    }
}

/// What looking for it would teach.
fn expected(rivals: &Rivals, of: &Expected) -> Node {
    let leads = |at: Option<usize>, after: &Option<Vec<f64>>| match (at, after) {
        (Some(at), Some(p)) => LeadsThen::One(rivals.hypotheses[at], p[at]),
        (None, Some(_)) => LeadsThen::Nobody,
        (_, None) => LeadsThen::NoneLeft,
    };
    let children = vec![
        line(Weighing::IfFound(leads(of.found_leader, &of.if_found))),
        line(Weighing::IfMissed(leads(of.missed_leader, &of.if_missed))),
    ];
    line(Weighing::Expected(of.bits, of.found)).over(children)
}

/// Questions of cause that ask for it.
fn asked(case: &Case, id: ClueId) -> Vec<Node> {
    let asks = |cause: &counterpoise_case::model::Cause| {
        let is_mediator = cause.mediator.is_some_and(|mediator| mediator.clue == id);
        is_mediator || cause.clues.iter().any(|own| own.clue == id)
    };
    let causes = case.causes.iter().enumerate().filter(|(_, cause)| asks(cause));
    causes.map(|(at, _)| line(Weighing::Cause(at, id))).collect()
}
