//! Claims and what came of them, in words.

mod asked;
mod found;
mod outside;
mod reasons;

pub use asked::found_and_asked;
pub use found::{found_plainly, found_text};
pub use outside::{obstacle_text, outside_sentence, outside_text};
pub use reasons::reason_text;

use crate::plain::of_hundred;
use crate::text::{counted, number};
use counterpoise_case::model::{Case, Causal};
use counterpoise_study::{
    Calibration, Carried, ClaimOutcome, ClaimResult, ReasonKind, Reproduced, TestResult, Through,
};

/// The word for what came of a claim or a test.
#[must_use]
pub fn outcome_word(of: ClaimOutcome) -> &'static str {
    match of {
        ClaimOutcome::Supported => "supported",
        ClaimOutcome::Thin => "thin",
        ClaimOutcome::Partly => "partly",
        ClaimOutcome::NotSupported => "not supported",
        ClaimOutcome::NotDecided => "not decided",
        ClaimOutcome::Untested => "untested",
    }
}

/// A kind of reason in a few words: `too few sources`.
#[must_use]
pub fn kind_text(of: ReasonKind) -> &'static str {
    match of {
        ReasonKind::TooFewEvents => "too little evidence",
        ReasonKind::TooFewSources => "too few sources",
        ReasonKind::NobodyLooked => "nobody looked",
        ReasonKind::NotKnown => "something is not known",
        ReasonKind::DrawsSplit => "the re-readings are split",
        ReasonKind::NotResampled => "not re-read",
        ReasonKind::NoEvidence => "no evidence",
        ReasonKind::OutOfScope => "out of scope",
        ReasonKind::OrderOpen => "the dates leave the order open",
        ReasonKind::SpanOpen => "the dates leave open how long it was",
        ReasonKind::ShiftOpen => "the numbers leave a shift open",
        ReasonKind::FallsWithASource => "falls with one source",
        ReasonKind::FallsWithAClue => "falls with one clue",
        ReasonKind::HangsOnDates => "hangs on uncertain days",
        ReasonKind::OtherLabel => "another name fits",
        ReasonKind::OtherNumber => "the numbers say otherwise",
        ReasonKind::OtherOrder => "the order is another",
        ReasonKind::OtherExplanation => "another explanation leads",
        ReasonKind::WeakTest => "the test is too weak",
        ReasonKind::ClueAgainst => "a clue speaks against it",
    }
}

fn kinds_text(of: &[ReasonKind]) -> String {
    of.iter().map(|kind| kind_text(*kind)).collect::<Vec<_>>().join(", ")
}

/// `thin: too little evidence, too few sources`; only the outcome where there is no reason.
#[must_use]
pub fn headline(result: &ClaimResult) -> String {
    headline_of(result.outcome, &result.reason_kinds())
}

pub(crate) fn headline_of(outcome: ClaimOutcome, reasons: &[ReasonKind]) -> String {
    let outcome = outcome_word(outcome);
    if reasons.is_empty() {
        return outcome.to_owned();
    }
    format!("{outcome}: {}", kinds_text(reasons))
}

/// How the rule of a school fares with its author's own case, in a few words.
#[must_use]
pub fn reproduced_word(of: Reproduced) -> &'static str {
    match of {
        Reproduced::Yes => "reproduced",
        Reproduced::No => "not reproduced",
        Reproduced::TooFewRows => "too few rows to calibrate",
        Reproduced::Untested => "not tested",
    }
}

/// What a textbook case says of its school, with the reason where it could not be tried: `not
/// tested: out of scope`. `None` for a claim of the study.
#[must_use]
pub fn reproduced_text(result: &ClaimResult) -> Option<String> {
    result.calibration.map(|own| reproduced_of(own.reproduced, &result.untried()))
}

pub(crate) fn reproduced_of(reproduced: Reproduced, why: &[ReasonKind]) -> String {
    let word = reproduced_word(reproduced);
    if why.is_empty() { word.to_owned() } else { format!("{word}: {}", kinds_text(why)) }
}

/// On how much a textbook case was tried: `17 acts and statements in the cell that has the fewest`.
#[must_use]
pub fn rows_text(calibration: &Calibration) -> String {
    let rows = counted(calibration.rows, "act or statement", "acts and statements");
    format!("{rows} in the cell that has the fewest")
}

/// `in pre-sreb 4 of 7 events, 6.2 of 10.1 in amount, carried over from before it: E021, E034`;
/// `None` if nothing is counted.
#[must_use]
pub fn carried_text(case: &Case, of: &Carried) -> Option<String> {
    if of.events == 0 {
        return None;
    }
    let place = &case[of.period].id;
    let events =
        if of.events == 1 { "1 event".to_owned() } else { format!("{} events", of.events) };
    if of.before.is_empty() {
        return Some(format!("in {place} {events}, none of which certainly began before it"));
    }
    let names: Vec<&str> = of.before.iter().map(|e| case[*e].id.as_str()).collect();
    Some(format!(
        "in {place} {} of {events}, {} of {} in amount, carried over from before it: {}",
        of.before.len(),
        number(of.before_amount),
        number(of.amount),
        names.join(", ")
    ))
}

/// `12 of 12 events were read through Study 2019; without them it is not met`.
#[must_use]
pub fn through_text(case: &Case, of: &Through) -> String {
    let events = if of.of == 1 { "1 event".to_owned() } else { format!("{} events", of.of) };
    let verb = if of.events == 1 { "was" } else { "were" };
    let stands = match of.stands {
        None => "",
        Some(true) if of.events == 1 => "; without it the test is still met",
        Some(true) => "; without them the test is still met",
        Some(false) if of.events == 1 => "; without it the test is not met",
        Some(false) => "; without them the test is not met",
    };
    format!("{} of {events} {verb} read through {}{stands}", of.events, case[of.source].short)
}

/// The rules of claims that a case may set: `at least 3 events and 2 sources, borne out by at least
/// 80 of 100 re-readings`.
#[must_use]
pub fn rules_text(case: &Case) -> String {
    let s = &case.settings;
    let many =
        |n: u32, what: &str| if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") };
    format!(
        "to be so in at least {} of 100 re-readings, on as much evidence as {} and from {}",
        of_hundred(s.confidence),
        many(s.fewest_events, "ordinary act"),
        many(s.fewest_sources, "source")
    )
}

/// What a causal word says, apart from the others.
#[must_use]
pub fn causal_text(causal: Causal) -> &'static str {
    match causal {
        Causal::Trigger => "trigger, it set the outcome off then, whatever had made it ready",
        Causal::Cause => "cause, it brought the outcome about",
        Causal::LastStraw => "last straw, it was the last of several that did so together",
        Causal::Accelerator => "accelerator, the outcome was under way and came sooner by it",
        Causal::Necessary => "necessary, without it the outcome would not have come",
        Causal::Sufficient => "sufficient, it was enough by itself",
    }
}

/// Why a test came out as it did; empty where nothing is to be said.
pub(crate) fn reasons_text(case: &Case, test: &TestResult) -> String {
    test.reasons.iter().map(|reason| reason_text(case, reason)).collect::<Vec<_>>().join("; ")
}

/// What does not enter the outcome: what carried over, and through which works the events were
/// read.
pub(crate) fn asides_texts(case: &Case, test: &TestResult) -> Vec<String> {
    let carried = test.spans.iter().filter_map(|s| carried_text(case, s));
    carried
        .chain(outside_text(case, &test.outside))
        .chain(test.through.iter().map(|t| through_text(case, t)))
        .collect()
}
