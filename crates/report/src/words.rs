//! How things are written: dates, numbers, labels, links.

use crate::context::Context;
use counterpoise_case::model::{Citation, EventId, SourceId};
use counterpoise_dates::{Day, Window};
use counterpoise_draw::calendar::month_name;
use counterpoise_draw::label_style;
use counterpoise_draw::palette::{Glyph, Pattern};
use counterpoise_ledger::Evidence;
pub(crate) use counterpoise_present::counted;
use counterpoise_present::plain::spoken;
pub(crate) use counterpoise_present::plain::{date, share, since};
use counterpoise_present::{evidence_text, number, outcome_word};
use counterpoise_study::ClaimOutcome;
use maud::{Markup, PreEscaped, html};

/// `7 Sep 2013`.
pub(crate) fn day(day: Day) -> String {
    let (year, month, date) = day.ymd();
    format!("{date} {} {year}", month_name(month))
}

/// `7 Sep 2013 to 28 Feb 2014`.
pub(crate) fn window(window: Window) -> String {
    format!("{} to {}", day(window.first), day(window.last))
}

/// A net with its sign: `+0.42`.
pub(crate) fn signed(value: f64) -> String {
    let text = number(value.abs());
    match value {
        _ if text == "0" => text,
        v if v < 0.0 => format!("\u{2212}{text}"),
        _ => format!("+{text}"),
    }
}

/// A net with its sign, or a dash that says why there is none.
pub(crate) fn net(of: &Evidence) -> Markup {
    html! {
        @match of.value() {
            Some(value) => (signed(value)),
            None => span.none title=(evidence_text(of)) { "none" },
        }
    }
}

/// A label with its sign and its colour.
pub(crate) fn label(text: &str) -> Markup {
    let look = label_style(text);
    let open = look.pattern == Pattern::Open;
    let sign = if open { "\u{25cc}" } else { glyph(look.glyph) };
    let fill = if open { "#fff" } else { look.fill };
    html! { span.label { i aria-hidden="true" style=(format!("background:{fill};color:{}", look.ink)) { (sign) } (spoken(text)) } }
}

fn glyph(of: Glyph) -> &'static str {
    match of {
        Glyph::DownTwice => "\u{23ec}\u{fe0e}",
        Glyph::Down => "\u{25bc}",
        Glyph::Diamond => "\u{25c6}",
        Glyph::Up => "\u{25b2}",
        Glyph::UpTwice => "\u{23eb}\u{fe0e}",
        Glyph::Disc => "\u{25cf}",
        Glyph::Ring => "\u{25cb}",
        Glyph::Dash => "\u{2013}",
        Glyph::Cross => "\u{d7}",
        Glyph::EmptySet => "\u{2205}",
    }
}

/// What came of a claim, as sign and word.
pub(crate) fn outcome(of: ClaimOutcome) -> Markup {
    let sign = match of {
        ClaimOutcome::Supported => "\u{2713}",
        ClaimOutcome::Thin => "\u{25d0}",
        ClaimOutcome::Partly => "\u{25e7}",
        ClaimOutcome::NotSupported => "\u{2715}",
        ClaimOutcome::NotDecided => "?",
        ClaimOutcome::Untested => "\u{25cc}",
    };
    html! { span class=(format!("outcome {}", outcome_word(of).replace(' ', "-"))) { i aria-hidden="true" { (sign) } (outcome_word(of)) } }
}

/// An event's name, leading to its row.
pub(crate) fn event(context: &Context<'_>, id: EventId) -> Markup {
    html! { a.id href=(format!("#{}", context.anchors.event(id))) { (context.case[id].id) } }
}

/// The most events that are named in a row; a reader of more turns to the ledger.
const NAMED: usize = 120;

/// Several events, parted by commas.
pub(crate) fn events(context: &Context<'_>, ids: &[EventId]) -> Markup {
    let more = ids.len().saturating_sub(NAMED);
    html! {
        @for (at, id) in ids.iter().take(NAMED).enumerate() { @if at > 0 { ", " } (event(context, *id)) }
        @if more > 0 { " and " (more) " more" }
    }
}

/// An event with its date, its title and its pages, in one line.
pub(crate) fn event_line(context: &Context<'_>, id: EventId) -> Markup {
    let of = &context.case[id];
    let when = of.date.as_ref().map_or_else(|| "undated".to_owned(), date);
    html! {
        (event(context, id)) " " (when) ": " (of.title)
        @if !of.cites.is_empty() { "; " (citations(context, &of.cites)) }
        @else if !of.via.is_empty() { "; asserted in " (citations(context, &of.via)) }
        @else { "; uncited" }
    }
}

/// With a capital at the start.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A source's short name, leading to the list of sources.
pub(crate) fn source(context: &Context<'_>, id: SourceId) -> Markup {
    html! { a href=(format!("#{}", context.anchors.source(id))) { (context.case[id].short) } }
}

/// Citations with their pages, leading to the list of sources.
pub(crate) fn citations(context: &Context<'_>, cites: &[Citation]) -> Markup {
    html! {
        @for (at, cite) in cites.iter().enumerate() {
            @if at > 0 { "; " }
            (source(context, cite.source))
            @if !cite.locator.is_empty() { ": " (cite.locator) }
        }
    }
}

/// A sentence in which names of events lead to their rows.
///
/// The first word may be any event's name; further on only names with a digit count, so that an
/// ordinary word that is also an event's name stays a word.
pub(crate) fn linked(context: &Context<'_>, text: &str) -> Markup {
    let mut out = String::new();
    for (at, word) in text.split_inclusive(' ').enumerate() {
        let bare = word.trim_end().trim_matches(['(', ')', ',', ';', ':', '.', '[', ']']);
        let named = at == 0 || bare.contains(|c: char| c.is_ascii_digit());
        match context.events.get(bare).filter(|_| named && !bare.is_empty()) {
            Some(id) => {
                let (before, after) = word.split_once(bare).unwrap_or(("", ""));
                out.push_str(&html! { (before) (event(context, *id)) (after) }.into_string());
            }
            None => out.push_str(&html! { (word) }.into_string()),
        }
    }
    PreEscaped(out)
}
