//! Things of a case for a reader.

use counterpoise_case::model::{ActorId, ArenaId, Bound, Case, Citation, Event, Name};
use counterpoise_ledger::Evidence;

/// A number with three decimals at most, without trailing zeros; large ones without decimals.
#[must_use]
pub fn number(value: f64) -> String {
    if value.abs() >= 1000.0 {
        return grouped(value);
    }
    let text = format!("{value:.3}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// Thousands parted by a thin blank.
fn grouped(value: f64) -> String {
    let digits = format!("{:.0}", value.abs());
    let mut text = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(c);
    }
    if value < 0.0 { format!("-{text}") } else { text }
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
    if citation.locator.is_empty() { short.clone() } else { format!("{short}: {}", citation.locator) }
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
