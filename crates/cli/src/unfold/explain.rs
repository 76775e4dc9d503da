//! Lines of a hypothesis or of a clue unfolded.

use super::{Line, cites};
use counterpoise_case::model::{Case, Citation};

/// What lines begin with, and their kind.
const KINDS: [(&str, &str); 19] = [
    ("under ", "likelihood"),
    ("given ", "likelihood"),
    ("before the clues", "prior"),
    ("beforehand", "prior"),
    ("after the clues", "posterior"),
    ("against ", "odds"),
    ("sum, ", "odds"),
    ("by itself", "weight"),
    ("as likely ", "weight"),
    ("cluster ", "cluster"),
    ("together, ", "cluster"),
    ("type", "type"),
    ("without it", "without"),
    ("to look ", "expected"),
    ("if it is ", "expected"),
    ("computed", "test"),
    ("looked for in", "search"),
    ("cause ", "cause"),
    ("predicts", "prediction"),
];

/// A line that is about a hypothesis, a clue, or what is said of one.
pub(super) fn line(case: &Case, above: Option<&Line>, text: &str) -> Option<Line> {
    let source = || above.and_then(|above| source(case, above, text));
    source().or_else(|| known(text)).or_else(|| hypothesis(case, text)).or_else(|| clue(case, text))
}

fn known(text: &str) -> Option<Line> {
    let (_, kind) = KINDS.iter().find(|(start, _)| text.starts_with(start))?;
    let (label, value) = text.split_once(": ").unwrap_or((text, ""));
    Some(Line { kind, label: label.to_owned(), value: value.to_owned(), ..Line::default() })
}

/// `trigger: Its sentence — 0.48 after the clues, number 1 of 11`
fn hypothesis(case: &Case, text: &str) -> Option<Line> {
    let of = case.hypotheses.iter().find(|h| text.starts_with(&format!("{}: {}", h.id, h.title)))?;
    let cites = [cites(case, &of.held_by), cites(case, &of.via)].concat();
    Some(Line { kind: "hypothesis", cites, ..named(&of.id, &of.title, text) })
}

/// `gas: What was looked for — +2.10 dB, found`
fn clue(case: &Case, text: &str) -> Option<Line> {
    let of = case.clues.iter().find(|c| text.starts_with(&format!("{}: {} \u{2014} ", c.id, c.title)))?;
    let cites = [cites(case, &of.cites), cites(case, &of.via)].concat();
    let events = of.events.iter().map(|e| case[*e].id.clone()).collect();
    Some(Line { kind: "clue", cites, events, ..named(&of.id, &of.title, text) })
}

fn named(id: &str, title: &str, text: &str) -> Line {
    let label = format!("{id}: {title}");
    let value = text.strip_prefix(&label).unwrap_or_default().trim_start_matches(" \u{2014} ").to_owned();
    Line { label, value, ..Line::default() }
}

/// `held by Lo 2008: p. 3`, below what is held.
fn source(case: &Case, above: &Line, text: &str) -> Option<Line> {
    let id = above.label.split(':').next()?;
    let held = || case.hypotheses.iter().find(|h| h.id == id && above.kind == "hypothesis");
    let told = || case.clues.iter().find(|c| c.id == id && above.kind == "clue");
    let of: &[Citation] = match text.split(' ').next()? {
        "held" => &held()?.held_by,
        "told" => &told()?.cites,
        "read" => held().map(|h| &h.via).or_else(|| told().map(|c| &c.via))?,
        _ => return None,
    };
    Some(Line { kind: "source", label: text.to_owned(), cites: cites(case, of), ..Line::default() })
}
