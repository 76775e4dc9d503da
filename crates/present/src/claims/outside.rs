//! What keeps events out of tests, in words.

use crate::text::date_text;
use counterpoise_case::condition_text;
use counterpoise_case::model::{ActorId, Case, EventId};
use counterpoise_study::{Obstacle, Outside};

/// `E017 rests outside what the tests count: arena arctic is not under central-asia`.
#[must_use]
pub fn outside_sentence(case: &Case, of: &Outside) -> String {
    let why = obstacle_text(case, of);
    format!("{} rests outside what the tests count: {why}", case[of.event].id)
}

/// `it cannot count E021, E056: arena post-soviet is not under central-asia; nor E063: ...`; `None`
/// if it can count all that the study rests the claim on.
#[must_use]
pub fn outside_text(case: &Case, outside: &[Outside]) -> Option<String> {
    let mut by_text: Vec<(String, Vec<&str>)> = Vec::new();
    for of in outside {
        let (text, id) = (obstacle_text(case, of), case[of.event].id.as_str());
        match by_text.iter_mut().find(|(own, _)| *own == text) {
            Some((_, ids)) => ids.push(id),
            None => by_text.push((text, vec![id])),
        }
    }
    let parts: Vec<String> =
        by_text.iter().map(|(text, ids)| format!("{}: {text}", ids.join(", "))).collect();
    (!parts.is_empty()).then(|| format!("it cannot count {}", parts.join("; nor ")))
}

/// What keeps an event out, in one clause.
#[must_use]
pub fn obstacle_text(case: &Case, of: &Outside) -> String {
    match &of.why {
        Obstacle::CountsNone => "the tests count no events".to_owned(),
        Obstacle::OtherEvents(events) => other_events(case, events),
        Obstacle::Context => "it is context, which is never counted".to_owned(),
        Obstacle::Aim => {
            "it is aimed at something else of the target than what was asked for".to_owned()
        }
        Obstacle::SetOff(set) => format!("it belongs to the set {}, which is off", case[*set].id),
        Obstacle::Direction(own, wanted) => direction(case, own, *wanted),
        Obstacle::Arena(_, None) => "it bears on no arena at all".to_owned(),
        Obstacle::Arena(own, Some(wanted)) => {
            let names: Vec<&str> = own.iter().map(|arena| case[*arena].id.as_str()).collect();
            let wanted = &case[*wanted].id;
            match names.as_slice() {
                [] => format!("it has no place, and the test counts {wanted}"),
                [one] => format!("arena {one} is not under {wanted}"),
                more => format!("arenas {} are not under {wanted}", more.join(", ")),
            }
        }
        Obstacle::Domain(own, wanted) if own.is_empty() => {
            format!("it has no domain, and the test counts {wanted}")
        }
        Obstacle::Domain(own, wanted) => {
            format!("domain {} is not under {wanted}", own.join(", "))
        }
        Obstacle::Period(periods) => {
            let names: Vec<&str> = periods.iter().map(|own| case[*own].id.as_str()).collect();
            let date = date_text(&case[of.event]);
            format!("its date {date} lies outside {}", names.join(" and "))
        }
        Obstacle::School(school) => {
            format!("no rule of {} counts an act of this kind", case[*school].id)
        }
        Obstacle::Filter(conditions) => {
            let all: Vec<String> =
                conditions.iter().map(|own| format!("`{}`", condition_text(own))).collect();
            format!("it does not pass {}", all.join(" and "))
        }
    }
}

fn other_events(case: &Case, events: &[EventId]) -> String {
    let names: Vec<&str> = events.iter().map(|event| case[*event].id.as_str()).collect();
    match names.as_slice() {
        [] => "the tests count no events".to_owned(),
        names => format!("the tests compare other events, as {}", names.join(" with ")),
    }
}

fn direction(case: &Case, own: &[(ActorId, ActorId)], wanted: (ActorId, ActorId)) -> String {
    let pair = |(a, b): (ActorId, ActorId)| format!("{} -> {}", case[a].code, case[b].code);
    let pairs: Vec<String> = own.iter().map(|own| pair(*own)).collect();
    let wanted = pair(wanted);
    match pairs.as_slice() {
        [] => format!("it bears on nobody, and the test counts {wanted}"),
        own => format!("it is {}, and the test counts {wanted}", own.join(", ")),
    }
}
