//! What a test found, in one clause.

use crate::called::called_text;
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
        Found::Verdict(called, None) => format!("{}, not drawn", called_text(called)),
        Found::Verdict(called, share) => format!("{}{}", called_text(called), claimed(*share)),
        Found::NoVerdict => "no verdict".to_owned(),
        Found::Stance(leans, share) => format!("{}{}", leans_text(leans), claimed(Some(*share))),
        Found::NoStance => "no stance".to_owned(),
        Found::NotDrawn => "not drawn".to_owned(),
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
            "posterior {}; {} against {}{}",
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

/// `; as claimed in 93% of re-readings`; nothing where nothing was drawn.
fn claimed(share: Option<f64>) -> String {
    share.map_or_else(String::new, |s| format!("; as claimed in {:.0}% of re-readings", 100.0 * s))
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

/// `following in asia 98%, opposing in europe 96%; as claimed in 94% of re-readings`.
fn pattern(case: &Case, parts: &[PartFound], share: Option<(f64, f64)>) -> String {
    let part = |part: &PartFound| match &part.best {
        Some((place, p)) => {
            format!("{}{} {:.0}%", part.label, place_text(case, place), 100.0 * p)
        }
        None => format!("{}: not known", part.label),
    };
    let parts = parts.iter().map(part).collect::<Vec<_>>().join(", ");
    match share {
        None => format!("{parts}, not drawn"),
        Some((least, most)) if least == most => format!("{parts}{}", claimed(Some(least))),
        Some((least, most)) => format!(
            "{parts}; as claimed in {:.0}% to {:.0}% of re-readings",
            100.0 * least,
            100.0 * most
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
fn apart_text(of: Apart) -> String {
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
