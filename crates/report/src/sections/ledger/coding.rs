//! How an event is coded, in a cell of the ledger.

use crate::context::Context;
use crate::words;
use counterpoise_case::model::{Event, Reading};
use counterpoise_case::vocabulary::{Word, codes_text, gain_text};
use counterpoise_present::number;
use maud::{Markup, html};

/// Mode, stance, hardness, weight; arenas and domains; further readings; second codings.
pub(crate) fn coding(context: &Context<'_>, event: &Event) -> Markup {
    let arenas: Vec<&str> = event.arenas.iter().map(|a| context.case[*a].title.as_str()).collect();
    let domains: Vec<&str> = event.domains.iter().map(AsRef::as_ref).collect();
    html! {
        span.stance { i aria-hidden="true" { (sign(event)) } " " (event.mode.word()) ", " (event.stance.word()) }
        ", " (event.hardness.word()) ", weight " (number(event.weight))
        @if let Some(certainty) = event.certainty { ", certainty " (number(certainty)) }
        ", " (event.role.word())
        span.cites { @if arenas.is_empty() { "no place" } @else { (arenas.join(", ")) } @if !domains.is_empty() { "; " (domains.join(", ")) } }
        @for reading in event.readings.iter().filter(|r| r.further) { span.cites { "also " (further(context, reading)) } }
        @for second in &event.second { span.cites { "coded again, " (second.coder) ": " (codes_text(context.case, &second.codes)) } }
    }
}

fn sign(event: &Event) -> &'static str {
    use counterpoise_case::model::Stance;
    match event.stance {
        Stance::Accommodate => "\u{25b2}",
        Stance::Resist => "\u{25bc}",
        Stance::Neutral | Stance::None => "\u{25cf}",
    }
}

fn further(context: &Context<'_>, of: &Reading) -> String {
    let code = |a: counterpoise_case::model::ActorId| context.case[a].code.as_ref();
    format!(
        "{} \u{2192} {}: {}, {}, weight {}",
        code(of.actor),
        code(of.toward),
        of.stance.word(),
        of.hardness.word(),
        number(of.weight)
    )
}

/// What does not fit in the columns: instrument, stage, issue, gains, motive, opportunity, note.
pub(crate) fn details(context: &Context<'_>, event: &Event) -> Markup {
    let lines: Vec<(&str, Markup)> = all(context, event).into_iter().flatten().collect();
    html! {
        @if !lines.is_empty() {
            details { summary { "more" } dl { @for (name, value) in lines { div { dt { (name) } dd { (value) } } } } }
        }
    }
}

fn all<'e>(context: &Context<'_>, event: &'e Event) -> Vec<Option<(&'static str, Markup)>> {
    let words =
        |name, list: Vec<&'e str>| (!list.is_empty()).then(|| (name, html! { (list.join(", ")) }));
    let text =
        |name, text: &'e str| words(name, if text.is_empty() { Vec::new() } else { vec![text] });
    let gains: Vec<String> = event.gains.iter().map(|gain| gain_text(context.case, gain)).collect();
    vec![
        words("Instrument", event.instrument.iter().map(AsRef::as_ref).collect()),
        words("Stage", event.stage.iter().map(|s| s.word()).collect()),
        words("Issue", event.issues.iter().map(AsRef::as_ref).collect()),
        words("Posture", event.posture.iter().map(|p| p.word()).collect()),
        text("Amount", &event.amount),
        (!gains.is_empty()).then(|| ("Gains", html! { (gains.join(", ")) })),
        event.motive.as_ref().map(|(kind, cites)| {
            ("Motive", html! { (kind.word()) " " (words::citations(context, cites)) })
        }),
        text("Opportunity", &event.opportunity),
        (!event.follows.is_empty()).then(|| ("Follows", words::events(context, &event.follows))),
        (!event.note.is_empty()).then(|| ("Note", words::linked(context, &event.note))),
    ]
}
