//! An explanation and a clue unfolded, down to the page.

mod clue;
mod hypothesis;

pub use clue::clue_node;
pub use hypothesis::hypothesis_node;

use super::weighing::Weighing;
use super::{Explained, Rivals};
use crate::node::Node;
use crate::subject::{Subject, Written};
use counterpoise_case::model::{Case, Citation, Clue, ClueId, HypothesisId, Likelihood};
use counterpoise_tracing::{Status, seen};

fn line(about: Weighing) -> Node {
    Node::leaf(Subject::Weighing(about))
}

/// Where something is written, if anywhere.
fn cited(written: Written, of: &[Citation]) -> Option<Node> {
    (!of.is_empty()).then(|| Node::leaf(Subject::Source(written)).citing(of.to_vec()))
}

/// A fact that is told where there is something to tell.
fn told(is_there: bool, about: Weighing) -> Option<Node> {
    is_there.then(|| line(about))
}

/// A line about a clue.
fn of_clue(case: &Case, id: ClueId, about: Weighing) -> Node {
    let clue = &case[id];
    let cites = [clue.cites.as_slice(), clue.via.as_slice()].concat();
    line(about).of_events(clue.events.clone()).citing(cites)
}

/// Why nothing was weighed.
fn refused(explained: Option<&Explained>) -> Node {
    let why = match explained {
        Some(Explained::Refused(why)) => why.clone(),
        Some(Explained::Weighed(_)) | None => Vec::new(),
    };
    line(Weighing::Refused(why))
}

/// How likely a clue is under a hypothesis, by everybody who was asked: the word, its number, and
/// why.
fn likelihoods(case: &Case, rivals: Option<&Rivals>, id: ClueId, under: HypothesisId) -> Vec<Node> {
    let clue = &case[id];
    let counted = rivals.and_then(|rivals| Some((rivals, rivals.clue(id)?)));
    let status = counted.map(|(rivals, at)| rivals.status[at]);
    let one = |stated: &Likelihood, given: bool| {
        let (seen, stated) = (seen_of(clue, stated, status), stated.clone());
        line(Weighing::Likelihood { clue: id, stated, given, seen })
    };
    let own: Vec<&Likelihood> = clue.likelihoods.iter().filter(|l| l.hypothesis == under).collect();
    let mut found: Vec<Node> = own.iter().map(|stated| one(stated, false)).collect();
    if own.len() > 1
        && let Some((rivals, at)) = counted
        && let Some(h) = rivals.position(under)
    {
        let value = rivals.fitted.likelihoods[at][h].value;
        found.push(line(Weighing::Pooled(id, under, value)));
    }
    let given = clue.conditionals.iter().filter(|l| l.hypothesis == under);
    found.extend(given.map(|stated| one(stated, true)));
    found
}

/// How likely what was observed is, where that is not the likelihood itself.
fn seen_of(clue: &Clue, stated: &Likelihood, status: Option<Status>) -> Option<f64> {
    let status = status.filter(|_| !clue.in_decibels)?;
    matches!(status, Status::NotFound | Status::Share(_)).then(|| seen(stated.value, status))
}
