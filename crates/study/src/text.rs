//! Things of a case for a reader.

use crate::claims::{Calibration, Carried, Outside, TestResult, Through};
use crate::reread::Rereading;
use counterpoise_case::model::{ActorId, ArenaId, Bound, Case, Citation, Event, Name};
use counterpoise_concepts::Prop;
use counterpoise_ledger::Evidence;

/// What a verdict hangs on: its kind, and its name.
#[must_use]
pub fn hangs_on_text(case: &Case, on: &Prop) -> (&'static str, String) {
    match on {
        Prop::Attribute(id) => ("attribute", case[*id].id.clone()),
        Prop::Source(key) => ("source", key.to_string()),
        Prop::Judge(name) => ("judge", name.clone()),
        Prop::Date(id) => ("date", id.clone()),
    }
}

/// A number with three decimals at most, without trailing zeros; large ones without decimals.
#[must_use]
pub fn number(value: f64) -> String {
    if value.abs() >= 1000.0 {
        let sign = if value < 0.0 { "-" } else { "" };
        return format!("{sign}{}", parted(&format!("{:.0}", value.abs())));
    }
    let whole = value as i16;
    if f64::from(whole) == value {
        return whole.to_string();
    }
    let text = format!("{value:.3}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// How the acts were read again: `the same verdict as another coder would read the acts, at the
/// rates at which ...`.
#[must_use]
pub fn rereading_text(of: &Rereading) -> String {
    let named = |twice: bool| {
        let fields = of.fields.iter().filter(|(_, pairs)| (*pairs > 0) == twice);
        fields.map(|(field, _)| *field).collect::<Vec<_>>().join(", ")
    };
    let codings = of.fields.iter().map(|(_, pairs)| *pairs).max().unwrap_or(0);
    let (changed, left) = (named(true), named(false));
    let left = if left.is_empty() {
        left
    } else {
        format!("; not coded twice, and left as they are: {left}")
    };
    format!(
        "as another coder would read the acts, by the rates of change in {} ({changed}{left})",
        counted(codings, "second coding", "second codings")
    )
}

/// `1 event`, `3 events`.
#[must_use]
pub fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(n as f64), if n == 1 { one } else { many })
}

/// On how much a textbook case was tried: `17 acts and statements in the cell that has the fewest`.
#[must_use]
pub fn rows_text(calibration: &Calibration) -> String {
    let rows = counted(calibration.rows, "act or statement", "acts and statements");
    format!("{rows} in the cell that has the fewest")
}

/// A whole number with its thousands parted by commas: `1,500`.
#[must_use]
pub fn thousands(n: u64) -> String {
    parted(&n.to_string())
}

fn parted(digits: &str) -> String {
    let part = |(at, c): (usize, char)| {
        let comma = at > 0 && (digits.len() - at).is_multiple_of(3);
        if comma { format!(",{c}") } else { c.to_string() }
    };
    digits.chars().enumerate().map(part).collect()
}

/// The number, or that there is none and why.
#[must_use]
pub fn evidence_text(evidence: &Evidence) -> String {
    match evidence {
        Evidence::Present(value) => number(*value),
        Evidence::Zero => "0 (none recorded, though other behaviour is)".to_owned(),
        Evidence::NotApplicable(reason) => format!("not applicable ({reason})"),
        Evidence::Unknown(reason) => format!("unknown ({reason})"),
    }
}

/// `Korolev 2016: p. 387-388`.
#[must_use]
pub fn citation_text(case: &Case, citation: &Citation) -> String {
    let short = &case[citation.source].short;
    if citation.locator.is_empty() {
        short.clone()
    } else {
        format!("{short}: {}", citation.locator)
    }
}

/// Several, parted by semicolons.
#[must_use]
pub fn citations_text(case: &Case, citations: &[Citation]) -> String {
    citations.iter().map(|c| citation_text(case, c)).collect::<Vec<_>>().join("; ")
}

/// `Russia → China`.
#[must_use]
pub fn dyad_text(case: &Case, dyad: (ActorId, ActorId)) -> String {
    format!("{} \u{2192} {}", case[dyad.0].name, case[dyad.1].name)
}

/// `Central Asia`, `Central Asia, energy`, `all arenas`.
#[must_use]
pub fn cell_text(case: &Case, arena: Option<ArenaId>, domain: Option<&Name>) -> String {
    let place = arena.map_or_else(|| "all arenas".to_owned(), |a| case[a].title.clone());
    domain.map_or_else(|| place.clone(), |d| format!("{place}, {d}"))
}

/// The date of an event as written.
#[must_use]
pub fn date_text(event: &Event) -> String {
    event.date.as_ref().map_or_else(|| "undated".to_owned(), ToString::to_string)
}

/// `at least 2`.
#[must_use]
pub fn bound_text(bound: Bound) -> String {
    match bound {
        Bound::AtLeast(b) => format!("at least {}", number(b)),
        Bound::AtMost(b) => format!("at most {}", number(b)),
        Bound::Within(b, by) => format!("{} within {}", number(b), number(by)),
    }
}

/// `in pre-sreb 4 of 7 events, 6.2 of 10.1 in amount, carried over from before it: E021, E034`;
/// `None` if nothing is counted.
#[must_use]
pub fn carried_text(case: &Case, of: &Carried) -> Option<String> {
    if of.events == 0 {
        return None;
    }
    let place = &case[of.period].id;
    let events =
        if of.events == 1 { "1 event".to_owned() } else { format!("{} events", of.events) };
    if of.before.is_empty() {
        return Some(format!("in {place} {events}, none of which certainly began before it"));
    }
    let names: Vec<&str> = of.before.iter().map(|e| case[*e].id.as_str()).collect();
    Some(format!(
        "in {place} {} of {events}, {} of {} in amount, carried over from before it: {}",
        of.before.len(),
        number(of.before_amount),
        number(of.amount),
        names.join(", ")
    ))
}

/// `12 of 12 events were read through Study 2019; without them it is not met`.
#[must_use]
pub fn through_text(case: &Case, of: &Through) -> String {
    let events = if of.of == 1 { "1 event".to_owned() } else { format!("{} events", of.of) };
    let verb = if of.events == 1 { "was" } else { "were" };
    let stands = match of.stands {
        None => "",
        Some(true) if of.events == 1 => "; without it the test is still met",
        Some(true) => "; without them the test is still met",
        Some(false) if of.events == 1 => "; without it the test is not met",
        Some(false) => "; without them the test is not met",
    };
    format!("{} of {events} {verb} read through {}{stands}", of.events, case[of.source].short)
}

/// The rules of claims that a case may set: `at least 3 events and 2 sources, borne out by at least
/// 80% of re-readings`.
#[must_use]
pub fn rules_text(case: &Case) -> String {
    let s = &case.settings;
    let many =
        |n: u32, what: &str| if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") };
    format!(
        "to be so in at least {}% of re-readings, on as much evidence as {} and from {}",
        number(100.0 * s.confidence),
        many(s.fewest_events, "ordinary act"),
        many(s.fewest_sources, "source")
    )
}

/// `it cannot count E021, E056: arena post-soviet is not under central-asia; nor E063: ...`; `None`
/// if it can count all that the study rests the claim on.
#[must_use]
pub fn outside_text(case: &Case, test: &TestResult) -> Option<String> {
    let mut by_text: Vec<(&str, Vec<&str>)> = Vec::new();
    for Outside { event, text, .. } in &test.outside {
        let id = case[*event].id.as_str();
        match by_text.iter_mut().find(|(own, _)| own == text) {
            Some((_, ids)) => ids.push(id),
            None => by_text.push((text, vec![id])),
        }
    }
    let parts: Vec<String> =
        by_text.iter().map(|(text, ids)| format!("{}: {text}", ids.join(", "))).collect();
    (!parts.is_empty()).then(|| format!("it cannot count {}", parts.join("; nor ")))
}
