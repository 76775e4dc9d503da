//! An explanation and a clue unfolded, down to the page.

mod clue;
mod hypothesis;

pub use clue::clue_node;
pub use hypothesis::hypothesis_node;

use super::{Explained, Rivals, decibels_text};
use crate::node::{Node, Subject};
use crate::text::{citations_text, number};
use counterpoise_case::model::{Case, Citation, Clue, ClueId, HypothesisId, Likelihood};
use counterpoise_tracing::{Status, seen};

/// Decibels with two decimals, so that a reader who adds them up meets the sum.
fn fine(decibels: f64) -> String {
    if decibels.is_infinite() || decibels.abs() < 0.005 {
        return decibels_text(if decibels.is_infinite() { decibels } else { 0.0 })
            .replace("0.0", "0.00");
    }
    let sign = if decibels < 0.0 { '\u{2212}' } else { '+' };
    format!("{sign}{:.2} dB", decibels.abs())
}

/// `held by Lo 2008: p. 3`, if anybody is named.
fn cited(words: &str, case: &Case, of: &[Citation]) -> Option<Node> {
    let line = || Node::said(Subject::Source, format!("{words} {}", citations_text(case, of)), "");
    (!of.is_empty()).then(|| line().citing(of.to_vec()))
}

/// `looked for in: ...`, if anything is said.
fn said(about: Subject, words: &str, text: &str) -> Option<Node> {
    (!text.is_empty()).then(|| Node::said(about, words, text))
}

/// `note: ...`, if anything is said.
fn noted(words: &str, text: &str) -> Option<Node> {
    (!text.is_empty()).then(|| Node::leaf(format!("{words}: {text}")))
}

/// A line about a clue: its name and what was looked for, and what is said of it.
fn of_clue(case: &Case, id: ClueId, value: &str) -> Node {
    let clue = &case[id];
    let label = format!("{}: {}", clue.id, clue.title);
    let text = format!("{label} \u{2014} {value}");
    let cites = [clue.cites.as_slice(), clue.via.as_slice()].concat();
    Node::said(Subject::Clue(id), label, value)
        .in_words(text)
        .of_events(clue.events.clone())
        .citing(cites)
}

fn ids(case: &Case, of: &[HypothesisId]) -> String {
    of.iter().map(|id| case[*id].id.as_str()).collect::<Vec<_>>().join(", ")
}

/// Why nothing was weighed.
fn refused(explained: Option<&Explained>) -> Node {
    let why = match explained {
        Some(Explained::Refused(why)) => why.join("; "),
        _ => "the case names no pair, or no hypothesis that can be weighed".to_owned(),
    };
    Node::leaf(format!("nothing was weighed: {why}"))
}

/// How likely a clue is under a hypothesis, by everybody who was asked: the word, its number, and
/// why.
fn likelihoods(case: &Case, rivals: Option<&Rivals>, id: ClueId, under: HypothesisId) -> Vec<Node> {
    let clue = &case[id];
    let status = rivals.and_then(|r| r.clue(id).map(|at| r.status[at]));
    let own: Vec<&Likelihood> = clue.likelihoods.iter().filter(|l| l.hypothesis == under).collect();
    let mut found: Vec<Node> = own.iter().map(|l| likelihood(case, clue, l, status, "")).collect();
    if own.len() > 1
        && let Some((rivals, at)) = rivals.and_then(|r| r.clue(id).map(|at| (r, at)))
        && let Some(h) = rivals.position(under)
    {
        let value = amount(clue, rivals.fitted.likelihoods[at][h].value);
        let pooled = format!("under {}, all of them pooled", case[under].id);
        found.push(Node::said(Subject::Likelihood, pooled, value));
    }
    let known: Vec<&str> = clue.given.iter().map(|id| case[*id].id.as_str()).collect();
    let given = clue.conditionals.iter().filter(|l| l.hypothesis == under);
    found.extend(
        given.map(|l| likelihood(case, clue, l, status, &format!("given {}, ", known.join(", ")))),
    );
    found
}

fn amount(clue: &Clue, value: f64) -> String {
    if clue.in_decibels { decibels_text(value) } else { number(value) }
}

fn likelihood(
    case: &Case,
    clue: &Clue,
    of: &Likelihood,
    status: Option<Status>,
    given: &str,
) -> Node {
    let by = if of.by.is_empty() { String::new() } else { format!(" by {}", of.by) };
    let is_number = of.text.parse() == Ok(of.value) || (clue.in_decibels && of.low == of.high);
    let written = if is_number {
        of.text.clone()
    } else {
        format!("{} = {}", of.text, amount(clue, of.value))
    };
    let interval = if of.low < of.high {
        format!(" ({} to {})", amount(clue, of.low), amount(clue, of.high))
    } else {
        String::new()
    };
    let counted = match status {
        Some(status @ (Status::NotFound | Status::Share(_))) if !clue.in_decibels => {
            format!("; what was observed has {}", number(seen(of.value, status)))
        }
        _ => String::new(),
    };
    let because =
        if of.because.is_empty() { String::new() } else { format!(", because {}", of.because) };
    let label = format!("{given}under {}{by}", case[of.hypothesis].id);
    Node::said(Subject::Likelihood, label, format!("{written}{interval}{counted}{because}"))
}
