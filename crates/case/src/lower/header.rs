//! The `case` directive: question, dyad, stated choices.

use super::context::Context;
use super::item::Item;
use super::word_lists::{AGGREGATIONS, COMBINES, REACHES, UNDATED, YES_NO};
use super::{actors, amounts, bearings, schools};
use crate::model::{ArenaId, Reach, Settings};
use counterpoise_diagnostic::{Code, Diagnostic, Span};
use counterpoise_world::World;

/// Names and numbers; whatever refers to other directives comes in [`finish`].
pub(crate) fn begin(cx: &mut Context<'_>, item: &Item<'_>) {
    item.check(cx);
    match item.header.words.as_slice() {
        [id] => cx.case.header.id = id.text.to_owned(),
        _ => cx.say(
            Diagnostic::new(
                Code::BAD_HEADER,
                item.head_span(),
                "a case has one short name and a title",
            )
            .help("write `case russia-china \"Russia and China\"`"),
        ),
    }
    cx.case.header.title = item.title();
    cx.case.header.question = item.prose("question");
    cx.case.settings = settings(cx, item);
    cx.case.header.coded = bearings::coded(cx, item);
    item.require(cx, "subject");
    item.require(cx, "target");
    cx.case.header.subject = actors::field(cx, item, "subject", None);
    cx.case.header.target = actors::field(cx, item, "target", None);
    if cx.case.header.subject.is_some() && cx.case.header.subject == cx.case.header.target {
        let span = item.head_span();
        cx.say(
            Diagnostic::new(Code::SAME_DYAD, span, "subject and target are the same")
                .help("correct one of them"),
        );
    }
    cx.case.header.window = item.value("window").and_then(|v| cx.date(item.span(v.range), v.text));
}

/// The claim the study stands or falls with, once all claims are known. `written`: whether the case
/// has any, read or not: many code the events first.
pub(crate) fn main_claim(cx: &mut Context<'_>, item: &Item<'_>, written: bool) {
    let Some(value) = item.value("main-claim") else { return };
    cx.case.header.main_claim = cx.case.claims.iter().position(|c| c.id == value.text);
    if cx.case.header.main_claim.is_none() && !written {
        let message = format!("there is no claim yet, and `{}` is to be the main one", value.text);
        cx.say(
            Diagnostic::new(Code::NO_CLAIMS_YET, item.span(value.range), message)
                .help(format!("write `claim {} \"...\"` when you come to it", value.text)),
        );
    } else if cx.case.header.main_claim.is_none() {
        let help = super::context::did_you_mean(
            value.text,
            cx.case.claims.iter().map(|c| c.id.as_str()),
            "",
        );
        cx.unknown(item.span(value.range), "claim", value.text, help);
    }
}

/// The pair by the code that the case writes, and the name that went with it then: a case on 1969
/// that writes `SUN` is about the Soviet Union. Once all periods are known.
pub(crate) fn names_then(cx: &mut Context<'_>, item: &Item<'_>) {
    let periods = cx.case.periods.iter().filter(|period| !period.comparison);
    let Some(day) = periods.map(|period| period.window.first).min() else { return };
    for (field, id) in [("subject", cx.case.header.subject), ("target", cx.case.header.target)] {
        let Some((id, piece)) = id.zip(item.value(field)) else { continue };
        let known = &cx.case.actors[id.0 as usize];
        let is_code = piece.text.len() == 3 && piece.text.chars().all(|c| c.is_ascii_uppercase());
        if *known.code == *piece.text || !is_code {
            continue;
        }
        let Ok(state) = World::builtin().find_actor(piece.text, None) else { continue };
        let (written, name) = (cx.word(piece.text), state.name_on(day).to_owned());
        let actor = &mut cx.case.actors[id.0 as usize];
        (actor.written, actor.name) = (written, name);
    }
}

/// What refers to arenas and schools.
pub(crate) fn finish(cx: &mut Context<'_>, item: &Item<'_>) {
    let judged = cx.arenas(item, "arenas");
    let all = (0..cx.case.arenas.len() as u32).map(ArenaId);
    cx.case.header.arenas = if item.field("arenas").is_some() {
        in_written_order(cx, item, judged)
    } else {
        all.collect()
    };
    if let Some(value) = item.value("author-school") {
        cx.case.header.author_school = schools::school(cx, item.span(value.range), value.text);
    }
}

fn in_written_order(cx: &Context<'_>, item: &Item<'_>, found: Vec<ArenaId>) -> Vec<ArenaId> {
    let written: Vec<&str> = item.list("arenas").iter().map(|p| p.text).collect();
    let mut found = found;
    found.sort_by_key(|id| written.iter().position(|w| *w == cx.case[*id].id));
    found
}

fn settings(cx: &mut Context<'_>, item: &Item<'_>) -> Settings {
    let mut settings = Settings::default();
    let mut set = |to: &mut f64, name: &str, range| {
        if let Some(n) = item.number(cx, name, range) {
            *to = n;
        }
    };
    set(&mut settings.spread, "spread", 0.0..=1.0);
    set(&mut settings.confidence, "confidence", 0.0..=1.0);
    for (name, to) in [
        ("fewest-events", &mut settings.fewest_events),
        ("fewest-sources", &mut settings.fewest_sources),
    ] {
        if let Some(n) = whole(cx, item, name, 1000) {
            *to = n as u32;
        }
    }
    if let Some(seed) = whole(cx, item, "seed", u64::from(u32::MAX) * 1_000_000) {
        settings.seed = seed;
    }
    if let Some(draws) = whole(cx, item, "draws", 1_000_000) {
        settings.draws = draws as u32;
    }
    if let Some(universes) = whole(cx, item, "universes", 16_777_216) {
        settings.universes = universes as u32;
    }
    if let Some(cut) = cut(cx, item) {
        settings.cut = cut;
    }
    for (name, to) in [
        ("path-window", &mut settings.path_window_months),
        ("path-step", &mut settings.path_step_months),
    ] {
        if let Some(months) = months(cx, item, name) {
            *to = months;
        }
    }
    settings.reach = reach(cx, item);
    judging(cx, item, &mut settings);
    without_effect(cx, item);
    if let Some(v) = item.value("undated") {
        settings.undated = cx
            .choice(item.span(v.range), v.text, "a way of counting undated acts", UNDATED)
            .unwrap_or_default();
    }
    if let Some(v) = item.value("aggregation") {
        settings.aggregation = cx
            .choice(item.span(v.range), v.text, "a way of combining conditions", AGGREGATIONS)
            .unwrap_or_default();
    }
    settings
}

/// What the first edition said with two settings is said with `reach:`.
fn reach(cx: &mut Context<'_>, item: &Item<'_>) -> Reach {
    let mut old = None;
    for name in ["wider-events", "placeless-events"] {
        let Some(value) = item.value(name) else { continue };
        let Some(yes) = cx.choice(item.span(value.range.clone()), value.text, "yes or no", YES_NO)
        else {
            continue;
        };
        let help =
            if yes { "write `reach: wider`" } else { "delete the line, or write `reach: place`" };
        let message = format!("`{name}:` belongs to the first edition of the language");
        cx.say(Diagnostic::new(Code::FIRST_EDITION, item.span(value.range), message).help(help));
        old = old.or(yes.then_some(Reach::Wider));
    }
    let stated =
        item.value("reach").and_then(|v| cx.choice(item.span(v.range), v.text, "a reach", REACHES));
    stated.or(old).unwrap_or_default()
}

/// What is asked before there is a lean, *some* of a kind of act, or a verdict.
fn judging(cx: &mut Context<'_>, item: &Item<'_>, settings: &mut Settings) {
    fn read<T>(
        cx: &mut Context<'_>,
        item: &Item<'_>,
        name: &str,
        to: &mut T,
        read: impl Fn(&mut Context<'_>, Span, &str) -> Option<T>,
    ) {
        let Some(value) = item.value(name) else { return };
        if let Some(stated) = read(cx, item.span(value.range), value.text) {
            *to = stated;
        }
    }
    read(cx, item, "lean", &mut settings.lean, amounts::lean);
    read(cx, item, "some", &mut settings.some, amounts::some);
    read(cx, item, "unit", &mut settings.unit, amounts::unit);
    read(cx, item, "set-at", &mut settings.set_at, amounts::set_at);
    read(cx, item, "combine", &mut settings.combine, |cx, span, text| {
        cx.choice(span, text, "a way of combining judges", COMBINES)
    });
}

/// Settings of the first edition that nothing asks for any more.
fn without_effect(cx: &mut Context<'_>, item: &Item<'_>) {
    for (name, now) in [("margin", "set-at: 0.8"), ("shrinkage", "unit: 2")] {
        let Some(value) = item.value(name) else { continue };
        let message = format!("`{name}:` has no effect since the second edition of the language");
        let help = format!("delete the line; what comes nearest to it is `{now}`");
        cx.say(Diagnostic::new(Code::FIRST_EDITION, item.span(value.range), message).help(help));
    }
}

/// `10`, `10 dB`.
fn cut(cx: &mut Context<'_>, item: &Item<'_>) -> Option<f64> {
    let value = item.value("cut")?;
    let number = value.text.strip_suffix("dB").map_or(value.text, str::trim_end);
    cx.number(item.span(value.range.clone()), number, 0.1..=1000.0)
}

fn whole(cx: &mut Context<'_>, item: &Item<'_>, name: &str, max: u64) -> Option<u64> {
    let value = item.value(name)?;
    let number = value.text.parse::<u64>().ok().filter(|n| *n <= max);
    if number.is_none() {
        let message = format!("`{}` is not a whole number up to {max}", value.text);
        cx.say(
            Diagnostic::new(Code::BAD_NUMBER, item.span(value.range), message)
                .help("write digits only"),
        );
    }
    number
}

fn months(cx: &mut Context<'_>, item: &Item<'_>, name: &str) -> Option<u32> {
    let value = item.value(name)?;
    let mut words = value.text.split_whitespace();
    let number =
        words.next().and_then(|n| n.parse::<u32>().ok()).filter(|n| (1..=1200).contains(n));
    let unit = match words.next() {
        Some("month" | "months") => Some(1),
        Some("year" | "years") => Some(12),
        _ => None,
    };
    let found = number.zip(unit).map(|(n, u)| n * u);
    if found.is_none() {
        let message = format!("`{}` is not a length of time", value.text);
        cx.say(
            Diagnostic::new(Code::BAD_NUMBER, item.span(value.range), message)
                .help("write `18 months` or `2 years`"),
        );
    }
    found
}
