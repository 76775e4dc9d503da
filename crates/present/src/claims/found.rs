//! What a test found, in one clause.

use crate::called::called_text;
use crate::plain::{self, of_hundred, spoken};
use crate::rivals::{clue_word, decibels_text, probability_text};
use crate::shifts::belief_text;
use crate::text::{counted, date_text, evidence_text, number};
use counterpoise_case::model::{Case, End};
use counterpoise_study::{
    AnsweredBy, Apart, Found, InArena, Leans, NoSide, NoValue, PartFound, Place, WithoutCause,
};

/// What a test found, in one clause.
#[must_use]
pub fn found_text(case: &Case, found: &Found) -> String {
    match found {
        Found::Verdict(called, None) => format!("{}, not read again", called_text(called)),
        Found::Verdict(called, share) => format!("{}{}", called_text(called), claimed(*share)),
        Found::NoVerdict => "no verdict".to_owned(),
        Found::Stance(leans, share) => format!("{}{}", leans_text(leans), claimed(Some(*share))),
        Found::NoStance => "no lean".to_owned(),
        Found::NotDrawn => "not read again".to_owned(),
        Found::NoSide(why) => no_side_text(*why).to_owned(),
        Found::Pattern(parts, share) => pattern(case, parts, *share),
        Found::Level(value, share) => format!("{}{}", evidence_text(value), claimed(*share)),
        Found::Change([before, after], share) => {
            format!("from {} to {}{}", evidence_text(before), evidence_text(after), claimed(*share))
        }
        Found::Compared([one, other], share) => {
            format!("{} against {}{}", evidence_text(one), evidence_text(other), claimed(*share))
        }
        Found::Events { least: 1, most: 1 } => "1 event".to_owned(),
        Found::Events { least, most } if least == most => format!("{most} events"),
        Found::Events { least, most } => {
            format!("{} to {} events", number(*least as f64), number(*most as f64))
        }
        Found::Value(series, at, value) => {
            format!("{} at {at}: {}", case[*series].title, number(*value))
        }
        Found::NoValue(series, at, why) => {
            let why = match why {
                NoValue::Missing => "missing",
                NoValue::Outside => "outside the series",
            };
            format!("{} at {at}: {why}", case[*series].title)
        }
        Found::Ratio { over, under, ratio } => {
            format!("{} / {} = {}", number(*over), number(*under), number(*ratio))
        }
        Found::RatioToZero(under, at) => format!("{} at {at} is zero", case[*under].title),
        Found::Order(earlier, later) => {
            let (a, b) = (&case[*earlier], &case[*later]);
            format!("{} is dated {}, {} {}", a.id, date_text(a), b.id, date_text(b))
        }
        Found::Span(first, second, apart) => {
            let apart = apart.map_or_else(String::new, |apart| format!(": {}", apart_text(apart)));
            format!("{}, {}{apart}", end(case, first), end(case, second))
        }
        Found::Shift { watch, negated, probability, belief } => {
            let wanted = if *negated { "no shift then" } else { "a shift then" };
            format!(
                "{}: {wanted} has the probability {probability:.2} ({})",
                case[*watch].title,
                belief_text(*belief)
            )
        }
        Found::NoShift(watch, why) => format!("{}: {why}", case[*watch].title),
        Found::Explanation { posterior, ahead, rival, share } => format!(
            "probability {} after the clues; {} against {}{}",
            probability_text(*posterior),
            decibels_text(*ahead),
            case[*rival].id,
            claimed(*share)
        ),
        Found::Clue { status, if_found, if_missed } => format!(
            "{}: finding it gives {} dB, missing it {} dB, against all others",
            clue_word(*status),
            signed(*if_found),
            signed(*if_missed)
        ),
        Found::Without(answers) => answers.iter().map(without_cause).collect::<Vec<_>>().join("; "),
        Found::NotWeighed => "not weighed".to_owned(),
    }
}

/// What a test found, in one plain clause: by titles instead of names, without decibels.
#[must_use]
pub fn found_plainly(case: &Case, found: &Found) -> String {
    let again = |share: &Option<f64>| claimed(*share);
    match found {
        Found::Verdict(called, share) => {
            format!("{}{}", spoken(&called_text(called)), again(share))
        }
        Found::Stance(leans, share) => {
            let [to, mixed, against] =
                plain::of_hundred_together([leans.to, leans.mixed, leans.against]);
            let lean = format!("towards in {to}, evenly mixed in {mixed}, against in {against}");
            format!("{lean} of 100 re-readings{}", again(&Some(*share)))
        }
        Found::Pattern(parts, share) => {
            let part = |part: &PartFound| match &part.best {
                Some((place, p)) => {
                    let place = titles(case, place);
                    format!("{}{place} in {} of 100", spoken(&part.label), of_hundred(*p))
                }
                None => format!("{}: not known", spoken(&part.label)),
            };
            let parts = parts.iter().map(part).collect::<Vec<_>>().join(", ");
            format!("{parts}{}", again(&share.map(|(least, _)| least)))
        }
        Found::Order(earlier, later) => {
            let dated = |id: &counterpoise_case::model::EventId| {
                let event = &case[*id];
                let when = event.date.as_ref().map_or_else(|| "undated".to_owned(), plain::date);
                format!("\u{201c}{}\u{201d}: {when}", event.title)
            };
            format!("{}; {}", dated(earlier), dated(later))
        }
        Found::Span(_, _, Some(apart)) => apart_text(*apart),
        Found::Shift { watch, negated, probability, .. } => {
            let wanted = if *negated { "no shift then" } else { "a shift then" };
            format!("{}: {wanted}, {} of 100", case[*watch].title, of_hundred(*probability))
        }
        Found::Explanation { posterior, ahead, rival, share } => {
            let (p, rival) = (plain::share(*posterior), &case[*rival].title);
            let lies = if *ahead < 0.0 { "behind" } else { "ahead of" };
            format!("probability {p}, {lies} \u{201c}{rival}\u{201d}{}", again(share))
        }
        Found::Clue { status, .. } => clue_word(*status),
        other => found_text(case, other),
    }
}

/// ` in Central Asia`; nothing where nothing need be said.
fn titles(case: &Case, place: &Place) -> String {
    match place.arena {
        None => String::new(),
        Some(InArena::All) => " in all arenas together".to_owned(),
        Some(InArena::One(arena)) => format!(" in {}", plain::within(&case[arena].title)),
    }
}

/// `; as claimed in 93 of 100 re-readings`; nothing where nothing was drawn.
fn claimed(share: Option<f64>) -> String {
    let said = |share| format!("; as claimed in {} of 100 re-readings", of_hundred(share));
    share.map_or_else(String::new, said)
}

/// `to .02, mixed .10, against .88`.
pub(super) fn leans_text(of: &Leans) -> String {
    format!("to {:.2}, mixed {:.2}, against {:.2}", of.to, of.mixed, of.against)
}

pub(super) fn no_side_text(why: NoSide) -> &'static str {
    match why {
        NoSide::NoneTaken => "no act takes a side",
        NoSide::NoAct => "no act counts there",
    }
}

/// `following in asia 98, opposing in europe 96 of 100; as claimed in 94 of 100 re-readings`.
fn pattern(case: &Case, parts: &[PartFound], share: Option<(f64, f64)>) -> String {
    let part = |part: &PartFound| match &part.best {
        Some((place, p)) => {
            let place = place_text(case, place);
            format!("{}{place} in {} of 100", part.label, of_hundred(*p))
        }
        None => format!("{}: not known", part.label),
    };
    let parts = parts.iter().map(part).collect::<Vec<_>>().join(", ");
    match share {
        None => format!("{parts}, not read again"),
        Some((least, most)) if least == most => format!("{parts}{}", claimed(Some(least))),
        Some((least, most)) => format!(
            "{parts}; as claimed in {} to {} of 100 re-readings",
            of_hundred(least),
            of_hundred(most)
        ),
    }
}

/// ` of RUS -> USA in global`; nothing where nothing need be said.
pub(super) fn place_text(case: &Case, place: &Place) -> String {
    let pair = place.dyad.map_or_else(String::new, |(subject, target)| {
        format!(" of {} -> {}", case[subject].code, case[target].code)
    });
    let arena = match place.arena {
        None => String::new(),
        Some(InArena::All) => " in all arenas together".to_owned(),
        Some(InArena::One(arena)) => format!(" in {}", case[arena].id),
    };
    let period = place.period.map_or_else(String::new, |period| format!(" in {}", case[period].id));
    format!("{pair}{arena}{period}")
}

fn end(case: &Case, end: &End) -> String {
    match end {
        End::Event(event) => format!("{} is dated {}", case[*event].id, date_text(&case[*event])),
        End::Date(date) => date.to_string(),
    }
}

/// `127 days later`, `97 to 127 days later`.
pub(super) fn apart_text(of: Apart) -> String {
    match of {
        Apart::Later(least, most) => format!("{} later", days(least, most)),
        Apart::Earlier(least, most) => format!("{} earlier", days(least, most)),
        Apart::SameDay => "the same day".to_owned(),
        Apart::AtMost(most) => format!("at most {}, in either order", days(most, most)),
    }
}

fn days(least: i64, most: i64) -> String {
    let days = counted(most as usize, "day", "days");
    if least == most { days } else { format!("{least} to {days}") }
}

/// `without it the outcome would have come with 20% (50% before any clue)`, and by which answer
/// where there are two.
fn without_cause(of: &WithoutCause) -> String {
    let by = match of.by {
        None => "",
        Some(AnsweredBy::Types) => "by the types, ",
        Some(AnsweredBy::Mediator) => "through the mediator, ",
    };
    format!(
        "{by}without it the outcome would have come with {} ({} before any clue)",
        probability_text(of.after),
        probability_text(of.before)
    )
}

/// Decibels without their unit, always with a sign: `+3.2`.
fn signed(decibels: f64) -> String {
    let sign = if decibels < 0.0 { '\u{2212}' } else { '+' };
    if decibels.is_infinite() {
        format!("{sign}\u{221e}")
    } else {
        format!("{sign}{:.1}", decibels.abs())
    }
}
