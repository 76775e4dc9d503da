//! The lines of an unfolding told apart by what the case itself names: its events, concepts, indicators, series.
//!
//! An unfolding is text for a reader. A line that begins with the title of something in the case is about it; what the
//! case does not name stays a note. Nothing is left out: label and value together are the line.

use super::{Line, cites, explain};
use counterpoise_case::model::{Case, Event};
use counterpoise_case::vocabulary::Word;
use counterpoise_study::{Node, citations_text, date_text};
use std::collections::BTreeMap;

/// An unfolding with kinds, values, events and pages. `kind` is that of the first line.
pub(crate) fn tell(case: &Case, node: &Node, kind: &'static str) -> Line {
    let names = Names {
        case,
        events: case.events.iter().map(|e| (e.id.as_str(), e)).collect(),
        concepts: case.concepts.iter().map(|c| (c.title.as_str(), c.cites.as_slice())).collect(),
        attributes: case.attributes.iter().map(|a| a.title.as_str()).collect(),
        explains: ["hypothesis", "clue"].contains(&kind),
    };
    let first = match kind {
        "claim" => names.claim(&node.text),
        "event" => names.event(&node.text),
        "hypothesis" | "clue" => explain::line(case, None, &node.text),
        _ => Some(parted(kind, &node.text, ": ")),
    };
    names.with(first.unwrap_or_else(|| note(&node.text)), node)
}

struct Names<'a> {
    case: &'a Case,
    events: BTreeMap<&'a str, &'a Event>,
    concepts: BTreeMap<&'a str, &'a [counterpoise_case::model::Citation]>,
    attributes: std::collections::BTreeSet<&'a str>,
    /// Whether a hypothesis or a clue is unfolded.
    explains: bool,
}

impl Names<'_> {
    fn with(&self, mut line: Line, node: &Node) -> Line {
        line.children = node.children.iter().map(|child| self.with(self.child(&line, &child.text), child)).collect();
        line
    }

    /// What a line under another is about.
    fn child(&self, above: &Line, text: &str) -> Line {
        if self.explains && above.kind != "event" {
            let line = self.event(text).or_else(|| explain::line(self.case, Some(above), text));
            return line.unwrap_or_else(|| note(text));
        }
        let by_place = match above.kind {
            "event" => Some(self.under_event(above, text)),
            "concept" => condition(text),
            "claim" => test(text),
            _ => None,
        };
        let named = || self.event(text).or_else(|| self.indicator(text)).or_else(|| self.attribute(text));
        let rest = || self.series(text).or_else(|| self.assessment(text)).or_else(|| self.concept(text));
        by_place.or_else(named).or_else(rest).unwrap_or_else(|| prose(above, text))
    }

    /// `E4 2014-05-21 Gas contract: 3.42 = weight 4 ...`
    fn event(&self, text: &str) -> Option<Line> {
        let event = self.events.get(text.split(' ').next()?)?;
        let label = format!("{} {} {}", event.id, date_text(event), event.title);
        let value = text.strip_prefix(&label)?.trim_start_matches(": ").to_owned();
        let cites = [cites(self.case, &event.cites), cites(self.case, &event.via)].concat();
        Some(Line { kind: "event", label, value, events: vec![event.id.clone()], cites, ..Line::default() })
    }

    fn under_event(&self, above: &Line, text: &str) -> Line {
        let event = above.events.first().and_then(|id| self.events.get(id.as_str()));
        let Some(event) = event else { return note(text) };
        let source = |of| {
            let label = text.to_owned();
            Line { kind: "source", label, events: above.events.clone(), cites: cites(self.case, of), ..Line::default() }
        };
        if text == citations_text(self.case, &event.cites) {
            return source(&event.cites);
        }
        if text.starts_with("read in ") || text.starts_with("asserted in ") {
            return source(&event.via);
        }
        match text {
            "uncited" => source(&[]),
            _ if text.starts_with(&format!("{}, ", event.mode.word())) => {
                Line { kind: "coding", label: text.to_owned(), ..Line::default() }
            }
            _ if text.contains(" \u{2192} ") && !text.starts_with("note: ") => parted("reading", text, ": "),
            _ => note(text),
        }
    }

    /// `c2: Its sentence — thin (Author 2016: p. 9)`
    fn claim(&self, text: &str) -> Option<Line> {
        let claim = self.case.claims.iter().find(|c| text.starts_with(&format!("{}: {} \u{2014} ", c.id, c.title)))?;
        let label = format!("{}: {}", claim.id, claim.title);
        let rest = text.strip_prefix(&label)?.trim_start_matches(" \u{2014} ");
        let value = rest.split(" (").next().unwrap_or_default().to_owned();
        let events = claim.rests_on.iter().map(|e| self.case[*e].id.clone()).collect();
        Some(Line { kind: "claim", label, value, events, cites: cites(self.case, &claim.cites), ..Line::default() })
    }

    /// `I01 Its title (counted from events): 3`
    fn indicator(&self, text: &str) -> Option<Line> {
        let id = text.split(' ').next()?;
        let indicator = self.case.indicators.iter().find(|i| i.id == id)?;
        let rest = text.strip_prefix(&format!("{} {} (", indicator.id, indicator.title))?;
        let (_, value) = rest.split_once("): ")?;
        let label = text.strip_suffix(value)?.trim_end_matches(": ").to_owned();
        let (value, cites) = (value.to_owned(), cites(self.case, &indicator.cites));
        Some(Line { kind: "indicator", label, value, cites, ..Line::default() })
    }

    /// `Its title = 0.952 (full-out 0, crossover 2, full-in 6)`
    fn attribute(&self, text: &str) -> Option<Line> {
        let (title, value) = text.split_once(" = ")?;
        self.attributes.contains(title).then(|| line("attribute", title, value))
    }

    /// `Its title 2013: 8.5 bn USD (Author 2014: p. 3)`
    fn series(&self, text: &str) -> Option<Line> {
        let series = self.case.series.iter().find(|s| text.starts_with(&format!("{} ", s.title)))?;
        let after = text.get(series.title.len()..)?;
        let (date, value) = after.split_once(": ")?;
        let label = format!("{}{date}", series.title);
        let value = value.rsplit_once(" (").map_or(value, |(value, _)| value).to_owned();
        Some(Line { kind: "series", label, value, cites: cites(self.case, &series.cites), ..Line::default() })
    }

    /// `Its title (2013/2014): degree 0.2 (Author 2014: p. 3)`
    fn assessment(&self, text: &str) -> Option<Line> {
        let head = |a: &counterpoise_case::model::Assessment| format!("{} ({})", a.title, a.date);
        let found = self.case.assessments.iter().find(|a| text.starts_with(&format!("{}: degree ", head(a))))?;
        let label = head(found);
        let rest = text.strip_prefix(&format!("{label}: "))?;
        let value = rest.split(" (").next().unwrap_or_default().to_owned();
        let cites = [cites(self.case, &found.cites), cites(self.case, &found.via)].concat();
        Some(Line { kind: "assessment", label, value, cites, ..Line::default() })
    }

    /// `Its title (Author 2014: p. 3): 0.7`
    fn concept(&self, text: &str) -> Option<Line> {
        let (head, value) = text.rsplit_once(": ")?;
        let of = |cited: &[counterpoise_case::model::Citation]| format!(" ({})", citations_text(self.case, cited));
        let title = |(title, cited): &(&&str, &&[counterpoise_case::model::Citation])| {
            head == **title || head.strip_prefix(**title) == Some(of(cited).as_str())
        };
        let (title, cited) = self.concepts.iter().find(title)?;
        Some(Line { cites: cites(self.case, cited), ..line("concept", title, value) })
    }
}

/// `needs a or b: 0.3, this binds`
fn condition(text: &str) -> Option<Line> {
    let is_one = ["needs ", "excludes "].iter().any(|word| text.starts_with(word));
    is_one.then(|| parted("condition", text, ": "))
}

/// `thin [change: ...] from -0.75 to 0.631`
fn test(text: &str) -> Option<Line> {
    let (outcome, rest) = text.split_once(" [")?;
    let (test, found) = rest.rsplit_once("] ")?;
    (!outcome.contains(' ')).then(|| line("test", test, &format!("{outcome}: {found}")))
}

/// What no name of the case begins.
fn prose(above: &Line, text: &str) -> Line {
    match (above.kind, text.split(':').next()) {
        (_, Some("dates")) => first_part("dates", text),
        (_, Some(first)) if first.starts_with("resampling") => first_part("resampling", text),
        ("indicator", _) => parted("part", text, ": "),
        ("test", _) => first_part("reason", text),
        _ => note(text),
    }
}

fn first_part(kind: &'static str, text: &str) -> Line {
    let (label, value) = text.split_once(": ").unwrap_or((text, ""));
    line(kind, label, value)
}

/// Parted at the last colon: before it of what, after it what is said.
fn parted(kind: &'static str, text: &str, at: &str) -> Line {
    let (label, value) = text.rsplit_once(at).unwrap_or((text, ""));
    line(kind, label, value)
}

fn line(kind: &'static str, label: &str, value: &str) -> Line {
    Line { kind, label: label.to_owned(), value: value.to_owned(), ..Line::default() }
}

fn note(text: &str) -> Line {
    line("note", text, "")
}
