//! The filter of the ledger and the buttons that turn its pages. The script works them.

use crate::context::Context;
use counterpoise_case::model::{ArenaId, Event, Mode, Stance};
use counterpoise_case::vocabulary::Word;
use maud::{Markup, html};

/// What a row is found by.
pub(crate) struct Keys {
    pub(crate) arenas: String,
    pub(crate) domains: String,
    pub(crate) mode: &'static str,
    pub(crate) stance: &'static str,
    pub(crate) periods: String,
}

/// Ids parted by blanks.
pub(crate) fn keys(context: &Context<'_>, event: &Event) -> Keys {
    let periods = context.answer.periods.iter().filter(|p| {
        let window = context.case[**p].window;
        event.date.as_ref().is_none_or(|date| date.share_in(window) > 0.0)
    });
    Keys {
        arenas: join(event.arenas.iter().map(|a| context.anchors.arena(*a))),
        domains: join(event.domains.iter().map(AsRef::as_ref)),
        mode: event.mode.word(),
        stance: event.stance.word(),
        periods: join(periods.map(|p| context.anchors.period(*p))),
    }
}

fn join<'a>(all: impl Iterator<Item = &'a str>) -> String {
    all.collect::<Vec<_>>().join(" ")
}

type Choice = (String, String);

/// A search box and a list for each key.
pub(crate) fn controls(context: &Context<'_>) -> Markup {
    let case = context.case;
    let same = |word: &str| (word.to_owned(), word.to_owned());
    let arenas = (0..case.arenas.len() as u32)
        .map(ArenaId)
        .filter(|a| case.events.iter().any(|e| e.arenas.contains(a)));
    let arenas =
        arenas.map(|a| (context.anchors.arena(a).to_owned(), case[a].title.clone())).collect();
    let mut domains: Vec<Choice> =
        case.events.iter().flat_map(|e| e.domains.iter().map(|d| same(d))).collect();
    domains.sort();
    domains.dedup();
    let periods = context
        .answer
        .periods
        .iter()
        .map(|p| (context.anchors.period(*p).to_owned(), case[*p].title.clone()))
        .collect();
    let modes = Mode::words().iter().map(|(w, _)| same(w)).collect();
    let stances = Stance::words().iter().map(|(w, _)| same(w)).collect();
    html! {
        form #filter hidden role="search" aria-label="Filter the ledger" {
            label { "Text " input type="search" name="q" autocomplete="off"; }
            (list("a", "Arena", arenas)) (list("d", "Domain", domains)) (list("m", "Mode", modes)) (list("s", "Side", stances)) (list("p", "Period", periods))
            button type="reset" { "Clear" }
            output aria-live="polite" {}
        }
    }
}

/// Buttons that turn the pages; out of sight where one page is enough.
pub(crate) fn pages() -> Markup {
    html! {
        nav #pages hidden aria-label="Pages of the ledger" {
            button type="button" data-step="-1" { "Previous" }
            span {}
            button type="button" data-step="1" { "Next" }
        }
    }
}

fn list(name: &str, title: &str, choices: Vec<Choice>) -> Markup {
    html! {
        label { (title) " " select name=(name) { option value="" { "all" } @for (value, word) in choices { option value=(value) { (word) } } } }
    }
}
