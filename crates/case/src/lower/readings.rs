//! An event unfolded into readings: who treats whom how, where.

use super::actors;
use super::coding;
use super::context::Context;
use super::item::Item;
use crate::model::{ActorId, ArenaId, Event, Reading, Stance};
use counterpoise_diagnostic::{Code, Diagnostic};
use counterpoise_syntax::{Field, Lines, Piece, pieces, slice};

/// The event's own reading, one for each directed pair, then the further ones.
pub(crate) fn of(cx: &mut Context<'_>, item: &Item<'_>, event: &Event) -> Vec<Reading> {
    let mut readings = own(cx, item, event);
    for field in item.all("also") {
        readings.extend(further(cx, item, event, field));
    }
    readings
}

fn own(cx: &mut Context<'_>, item: &Item<'_>, event: &Event) -> Vec<Reading> {
    if event.stance == Stance::None {
        return Vec::new();
    }
    let pairs = pairs(event);
    // An addressee that was written but not understood has been named already.
    let written = item.field("toward").is_some()
        || item.header.words.iter().any(|w| matches!(w.text, "->" | "with"));
    if pairs.is_empty() && !event.actors.is_empty() && !written {
        cx.say(
            Diagnostic::new(
                Code::STANCE_WITHOUT_ADDRESSEE,
                item.head_span(),
                "the event has a stance, but towards nobody",
            )
            .help("name the addressee in the first line, or add `toward:`"),
        );
    }
    if pairs.iter().any(|(a, b)| a == b) {
        cx.say(
            Diagnostic::new(Code::SELF_ACT, item.head_span(), "an actor treats itself")
                .help("correct the first line or `toward:`"),
        );
    }
    own_readings(event)
}

/// The event's own reading, unfolded to directed pairs.
pub(crate) fn own_readings(event: &Event) -> Vec<Reading> {
    let reading = |(actor, toward)| Reading {
        actor,
        toward,
        arenas: event.arenas.clone(),
        bears_on: bearing(event),
        stance: event.stance,
        hardness: event.hardness,
        weight: event.weight,
        further: false,
    };
    pairs(event).into_iter().filter(|(a, b)| a != b).map(reading).collect()
}

fn pairs(event: &Event) -> Vec<(ActorId, ActorId)> {
    if let Some(toward) = event.toward {
        return event
            .actors
            .iter()
            .filter(|a| !event.joint || **a != toward)
            .map(|a| (*a, toward))
            .collect();
    }
    let others = if event.joint { &event.actors } else { &event.targets };
    let all = event.actors.iter().flat_map(|a| others.iter().map(move |b| (*a, *b)));
    all.filter(|(a, b)| !event.joint || a != b).collect()
}

/// `RUS -> USA in global: resist, soft, weight 2`.
fn further(cx: &mut Context<'_>, item: &Item<'_>, event: &Event, field: &Field) -> Option<Reading> {
    let bad = |cx: &mut Context<'_>| {
        cx.say(
            Diagnostic::new(
                Code::FURTHER_READING,
                item.field_span(field),
                "this further reading is not understood",
            )
            .help("write `also: RUS -> USA in global: resist, soft, weight 2`"),
        );
        None
    };
    let mut written = field.value.written();
    let range = written.next()?.clone();
    let text = slice(item.text, range.clone());
    let Some(colon) = text.find(':') else { return bad(cx) };
    let words = words_of(&text[..colon], range.start);
    let (dyad, place) = words.split_at(words.len().min(3));
    let (arenas, bears_on) = match place {
        [] => (event.arenas.clone(), bearing(event)),
        [inside, places @ ..] if inside.text == "in" && !places.is_empty() => {
            (listed(cx, item, places)?, Vec::new())
        }
        _ => return bad(cx),
    };
    let [from, arrow, to] = dyad else { return bad(cx) };
    if arrow.text != "->" {
        return bad(cx);
    }
    let actor = actors::actor(cx, item.span(from.range.clone()), from.text, event.date.as_ref())?;
    let toward = actors::actor(cx, item.span(to.range.clone()), to.text, event.date.as_ref())?;
    let mut rest = Lines::one(range.start + colon as u32 + 1..range.end);
    written.for_each(|line| rest.push(line.clone()));
    let rest = Field { value: rest, ..field.clone() };
    let coding = coding::read(cx, item, pieces(item.text, &rest, ','));
    let Some(stance) = coding.stance else { return bad(cx) };
    coding::no_act(cx, item.field_span(field), &coding);
    if actor == toward {
        cx.say(
            Diagnostic::new(Code::SELF_ACT, item.field_span(field), "an actor treats itself")
                .help("correct one of the two"),
        );
        return None;
    }
    let hardness = coding.hardness.unwrap_or(event.hardness);
    Some(Reading {
        actor,
        toward,
        arenas,
        bears_on,
        stance,
        hardness,
        weight: coding.weight.unwrap_or(event.weight),
        further: true,
    })
}

/// On what the event says that it bears.
fn bearing(event: &Event) -> Vec<(ArenaId, f64)> {
    event.bears_on.iter().map(|own| (own.arena, own.weight)).collect()
}

/// Arenas parted by commas: `global, post-soviet`.
fn listed(cx: &mut Context<'_>, item: &Item<'_>, places: &[Piece<'_>]) -> Option<Vec<ArenaId>> {
    let mut found = Vec::new();
    for place in places {
        let text = place.text.trim_end_matches(',');
        found.push(
            cx.arena(item.span(place.range.start..place.range.start + text.len() as u32), text)?,
        );
    }
    found.sort_unstable();
    found.dedup();
    Some(found)
}

/// Words parted by blanks, with their places.
pub(crate) fn words_of(text: &str, at: u32) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    let mut start = at;
    loop {
        let trimmed = rest.trim_start();
        start += (rest.len() - trimmed.len()) as u32;
        if trimmed.is_empty() {
            return found;
        }
        let end = trimmed.find(char::is_whitespace).unwrap_or(trimmed.len());
        found.push(Piece { text: &trimmed[..end], range: start..start + end as u32 });
        rest = &trimmed[end..];
        start += end as u32;
    }
}
