//! Numbers and things of a case for a reader.

use counterpoise_case::model::{ActorId, ArenaId, Bound, Case, Citation, Event, EventId, Name};
use counterpoise_concepts::Prop;
use counterpoise_dates::Window;
use counterpoise_diagnostic::Severity;
use counterpoise_ledger::{Evidence, Reason};
use counterpoise_study::Rereading;

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

/// `1 event`, `3 events`.
#[must_use]
pub fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(n as f64), if n == 1 { one } else { many })
}

/// The number, or that there is none and why.
#[must_use]
pub fn evidence_text(evidence: &Evidence) -> String {
    match evidence {
        Evidence::Present(value) => number(*value),
        Evidence::Zero => "0 (none recorded, though other behaviour is)".to_owned(),
        Evidence::Unknown(reason) => format!("unknown ({})", no_number_text(reason)),
    }
}

/// Why there is no number; a sentence without its full stop.
#[must_use]
pub fn no_number_text(reason: &Reason) -> String {
    match reason {
        Reason::NobodyLooked => {
            "no behaviour is recorded here, and no recorded search covers it".to_owned()
        }
        Reason::NothingToShare => {
            "a share of nothing: no act of the whole that it is a share of".to_owned()
        }
        Reason::NothingToBalance => {
            "a balance of nothing: no act accommodates or resists".to_owned()
        }
        Reason::NoStatements => "no statement accommodates or resists".to_owned(),
        Reason::NoDeeds => "no deed accommodates or resists".to_owned(),
        Reason::NoSeries(name) => format!("the case has no series {name}"),
        Reason::NoValue(name, Window { first, last }) => {
            format!("no value of {name} between {first} and {last}")
        }
        Reason::NotAvailable(name, measure) => {
            format!("{name} is not available: no data for `{measure}`, and no values in the case")
        }
        Reason::TooFewValues(name, needed, found) => {
            format!("needs {needed} values of {name} in the window and has {found}")
        }
        Reason::NotPositive(name) => format!("{name} is not above zero throughout"),
        Reason::NotAssessed(name) => format!("no source judges {name} there and then"),
    }
}

/// `at least 2`.
pub(crate) fn bound_text(bound: Bound) -> String {
    match bound {
        Bound::AtLeast(b) => format!("at least {}", number(b)),
        Bound::AtMost(b) => format!("at most {}", number(b)),
        Bound::Within(b, by) => format!("{} within {}", number(b), number(by)),
    }
}

/// `Korolev 2016: p. 387-388`.
pub(crate) fn citation_text(case: &Case, citation: &Citation) -> String {
    let short = &case[citation.source].short;
    if citation.locator.is_empty() {
        short.clone()
    } else {
        format!("{short}: {}", citation.locator)
    }
}

/// How a work is called; an author who is not cited has no work, and a name of their own.
pub(crate) fn work(case: &Case, key: &str) -> String {
    case.sources.iter().find(|own| &*own.key == key).map_or(key, |own| &own.short).to_owned()
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

/// Acts with their dates: `E126 (2015-05-08)`.
pub(crate) fn dated_texts(case: &Case, of: &[EventId]) -> Vec<String> {
    of.iter().map(|id| dated_text(case, *id)).collect()
}

fn dated_text(case: &Case, id: EventId) -> String {
    let when = case[id].date.as_ref().map_or("undated".to_owned(), ToString::to_string);
    format!("{} ({when})", case[id].id)
}

/// Acts by their names.
pub(crate) fn ids(case: &Case, of: &[EventId]) -> Vec<String> {
    of.iter().map(|id| case[*id].id.clone()).collect()
}

/// `error` or `warning`.
#[must_use]
pub fn severity_word(of: Severity) -> &'static str {
    match of {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}
