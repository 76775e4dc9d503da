//! Why a claim is no better than it is, each reason in one clause.

use super::found::{leans_text, no_side_text, place_text};
use crate::called::called_text;
use crate::plain::of_hundred;
use crate::text::{bound_text, counted, no_number_text, number};
use counterpoise_case::model::{Case, Direction};
use counterpoise_concepts::Standing;
use counterpoise_dates::{Length, TimeBetween};
use counterpoise_study::{ClaimReason, Contrary, Place, Sources, Why};

/// A reason in one clause.
#[must_use]
pub fn reason_text(case: &Case, reason: &ClaimReason) -> String {
    let text = |text: &str| text.to_owned();
    match &reason.why {
        Why::TooFewActs { acts, asked, place } => format!(
            "it rests on as much as {} ordinary acts{}, and {asked} are asked for",
            number(*acts),
            place_text(case, place)
        ),
        Why::TooFewSources(sources, place) => {
            let place = place_text(case, place);
            match sources {
                Sources::None => format!("it rests on no source{place}"),
                Sources::One(only) => {
                    format!("it rests on one source{place}, {}", case[*only].short)
                }
                Sources::Many(many) => format!("it rests on {many} sources{place}"),
            }
        }
        Why::OneJudge(author, place) => {
            let place = place_text(case, place);
            match author {
                Some(only) => format!("one author judges it{place}, {}", case[*only].short),
                None => format!("it is judged without a source{place}"),
            }
        }
        Why::TooFewWorks { clues, works, asked } => {
            let what = if *clues == 1 { "the clue rests" } else { "the clues rest" };
            format!("{what} on {works} of at least {asked} works")
        }
        Why::NoClueTells => text("no clue tells: this is what was assumed"),
        Why::Unknown(None) => text("it is unknown"),
        Why::Unknown(Some(why)) => format!("unknown: {}", no_number_text(why)),
        Why::NoneRecorded => text("none is recorded, and no recorded search covers it"),
        Why::NumberMissing => text("the number is missing"),
        Why::RatioToZero => text("a ratio to zero has no value"),
        Why::NothingToJudge => text("nothing to judge"),
        Why::NoDay => text("the date has no day"),
        Why::NowhereJudged => text("no arena is judged in which a part of it is looked for"),
        Why::ExplanationIsNoClue => text("an explanation is no clue"),
        Why::NoHypotheses => text("there are no hypotheses"),
        Why::Refused(problems) => {
            problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
        }
        Why::NotWeighed => text("it is not weighed"),
        Why::ClueDoesNotCount => text("the clue does not count"),
        Why::ClueInDecibels => {
            text("its likelihoods are decibels, which say nothing of its absence")
        }
        Why::ClueNotLookedFor => text("nobody has looked for the clue"),
        Why::NoCause => text("the question of cause has no answer"),
        Why::NoShift(why) => why.to_string(),
        Why::Split { share, enough } => format!(
            "as claimed in {} of 100 re-readings, between {} and {}",
            of_hundred(*share),
            of_hundred(1.0 - enough),
            of_hundred(*enough)
        ),
        Why::OnlyShare(share) => {
            format!("only {} of 100 re-readings bear it out", of_hundred(*share))
        }
        Why::ContraryBut(contrary, share) => format!(
            "{}, but {} of 100 re-readings bear it out",
            contrary_text(case, contrary),
            of_hundred(*share)
        ),
        Why::ClueSplit(share) => {
            format!("it is found in {} of 100 re-readings", of_hundred(*share))
        }
        Why::NotDrawn => text("the evidence was not read again"),
        Why::NotResampled => text("the evidence was not read again"),
        Why::Silent(standing, place) => silent(case, *standing, place.as_ref()),
        Why::NoSide(why) => text(no_side_text(*why)),
        Why::Reverse => text("the order is the reverse"),
        Why::Overlap => text("they overlap"),
        Why::OrderOpen => text("the dates leave the order open"),
        Why::Undated => text("one of them is undated"),
        Why::SpanNeeded(between) => needs(&between_text(*between)),
        Why::SpanOpen(share, between) => {
            let open = share.map_or_else(String::new, |share| {
                format!(": so for {} of 100 of their admissible days", of_hundred(share))
            });
            format!("the dates leave it open{open}; {}", needs(&between_text(*between)))
        }
        Why::Needed(bound) => needs(&bound_text(*bound)),
        Why::ChangeNeeded(direction, by) => {
            let verb = if *direction == Direction::Rises { "a rise" } else { "a fall" };
            let size =
                if *by > 0.0 { format!(" of at least {}", number(*by)) } else { String::new() };
            needs(&format!("{verb}{size}"))
        }
        Why::ExcessNeeded(by) => {
            let size =
                if *by > 0.0 { format!(" by at least {}", number(*by)) } else { String::new() };
            needs(&format!("the first to exceed the second{size}"))
        }
        Why::ProbabilityNeeded(least) => needs(&format!("at least {least}")),
        Why::ShiftImprobable => text("it is improbable beforehand, and the evidence says little"),
        Why::UncertainDays => text("it hangs on acts of uncertain day"),
        Why::Label(called, place) => {
            format!("the name{} is {}", place_text(case, place), called_text(called))
        }
        Why::EveryPart => text("every part of it is there"),
        Why::Leans(leans) => leans_text(leans),
        Why::FallsWithClues(names) => format!("it falls without the clue {}", some(names)),
        Why::FallsWithGroups(names) => format!("it falls without {}", some(names)),
        Why::Contrary(contrary) => contrary_text(case, contrary),
        Why::FallsBehind(hypothesis) => format!("by it {} falls behind", case[*hypothesis].id),
        Why::CluesContrary => text("the clues say the contrary"),
        Why::NoHoop(cut) => format!("it is no hoop: missing it would cost less than {cut} dB"),
        Why::NoSmokingGun(cut) => {
            format!("it is no smoking gun: finding it gives less than {cut} dB")
        }
        Why::NoGunFound => text("that a smoking gun was not found leaves it open"),
        Why::CluesUndecided => text("between the two the clues do not decide"),
        Why::AnswersPart => text("its two answers part"),
    }
}

fn needs(what: &str) -> String {
    format!("the claim needs {what}")
}

/// Why nothing can be said of a cell, and which one where several were looked at.
fn silent(case: &Case, standing: Standing, place: Option<&Place>) -> String {
    let why = match standing {
        Standing::NoEvidence => "no act counts there, and nothing else is known",
        Standing::OutOfScope => "the school does not speak of such a pair",
        Standing::ByLevel => "the school judges each level by itself: ask it of an arena",
        Standing::Named | Standing::Set | Standing::NoName | Standing::Split => "",
    };
    match place {
        Some(place) => format!("{}: {why}", place_text(case, place).trim_start()),
        None => why.to_owned(),
    }
}

/// `at most 6 months`.
pub(super) fn between_text(of: TimeBetween) -> String {
    match of {
        TimeBetween::AtLeastBefore(length) => format!("at least {}", length_text(length)),
        TimeBetween::AtMostBefore(length) | TimeBetween::Within(length) => {
            format!("at most {}", length_text(length))
        }
    }
}

fn length_text(of: Length) -> String {
    match of {
        Length::Days(days) => counted(days as usize, "day", "days"),
        Length::Months(months) if months % 12 == 0 => {
            counted(months as usize / 12, "year", "years")
        }
        Length::Months(months) => counted(months as usize, "month", "months"),
    }
}

fn contrary_text(case: &Case, of: &Contrary) -> String {
    match of {
        Contrary::Ties(other) => format!("it ties with {}", case[*other].id),
        Contrary::Behind(other) => format!("{} is ahead of it", case[*other].id),
        Contrary::Leads(other) => format!("{} leads", case[*other].id),
        Contrary::NotBySoMuch => "not by so much".to_owned(),
    }
}

/// All of a few, or the first and how many more.
fn some(names: &[String]) -> String {
    match names {
        [a] => a.clone(),
        [a, b] => format!("{a} or {b}"),
        [a, b, rest @ ..] => format!("{a}, {b} or {} more", rest.len()),
        [] => String::new(),
    }
}
