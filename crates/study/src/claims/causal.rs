//! Causal words apart: a hoop that must be passed, a smoking gun that is enough, and what would
//! have come without the cause.

use super::reason::{ClaimReason, ReasonKind};
use super::{ClaimOutcome, Finding};
use crate::bench::Bench;
use crate::node::Node;
use crate::rivals::{AnsweredBy, Caused, Explained, caused, clue_word, probability_text, weighed};
use crate::text::citations_text;
use counterpoise_case::model::{Bound, Case, ClueId, ClueTest, HypothesisId, SourceId};
use counterpoise_tracing::{Favours, Status, TestType, VanEvera};
use std::collections::BTreeSet;

/// What is asked of a clue.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    pub(super) clue: ClueId,
    pub(super) hypothesis: HypothesisId,
    pub(super) test: ClueTest,
}

/// How a clue fares as a test of one explanation.
enum Fares {
    /// It is such a test, and speaks for the explanation.
    Passed,
    /// It is such a test, and speaks against the explanation.
    Failed,
    /// It is such a test, and its own finding is split between the draws.
    Split(f64),
    /// It is no such test, or says nothing as it came out.
    Silent(String),
}

/// Holds if the clue is such a test of the explanation, by its likelihoods against all others, and
/// came out for it.
pub(super) fn clue(bench: &Bench<'_>, asked: Asked) -> Finding {
    let case = bench.case;
    let rivals = match weighed(bench) {
        Some(Explained::Weighed(rivals)) => rivals,
        Some(Explained::Refused(why)) => return unknown(&why.join("; ")),
        None => return unknown("there are no hypotheses"),
    };
    let (Some(at), Some(hypothesis)) = (rivals.clue(asked.clue), rivals.position(asked.hypothesis))
    else {
        return unknown("the clue does not count");
    };
    let Some(type_of) = rivals.fitted.types[at].get(hypothesis) else {
        return unknown("its likelihoods are decibels, which say nothing of its absence");
    };
    let status = rivals.status[at];
    let Some(share) = share(status) else { return unknown("nobody has looked for the clue") };
    let found = format!(
        "{}: finding it gives {} dB, missing it {} dB, against all others",
        clue_word(status),
        signed(type_of.if_found),
        signed(type_of.if_missed)
    );
    let (outcome, reason) = match fares(case, asked.test, type_of, share) {
        Fares::Passed => few_works(case, &[asked.clue]),
        Fares::Failed => {
            let why = format!("by it {} falls behind", case[asked.hypothesis].id);
            (ClaimOutcome::NotSupported, Some(ClaimReason::new(ReasonKind::ClueAgainst, why)))
        }
        Fares::Split(share) => {
            let why = format!("it is found in {:.0}% of re-readings", 100.0 * share);
            (ClaimOutcome::NotDecided, Some(ClaimReason::new(ReasonKind::DrawsSplit, why)))
        }
        Fares::Silent(why) => {
            (ClaimOutcome::NotDecided, Some(ClaimReason::new(ReasonKind::WeakTest, why)))
        }
    };
    Finding {
        evidence: case[asked.clue].events.clone(),
        basis: vec![
            Node::leaf(format!(
                "as a test of {}, at a cut of {} dB: {}",
                case[asked.hypothesis].id,
                case.settings.cut,
                words(type_of)
            )),
            of_clue(case, asked.clue),
        ],
        ..Finding::plain(outcome, found, reason)
    }
}

/// What the clue says, and where that is to be read.
fn of_clue(case: &Case, clue: ClueId) -> Node {
    let own = &case[clue];
    let cites = [own.cites.as_slice(), own.via.as_slice()].concat();
    let read = citations_text(case, &cites);
    let pages = if read.is_empty() { read } else { format!(" ({read})") };
    Node::leaf(format!("{}: {}{pages}", own.id, own.title)).citing(cites)
}

/// The same in a universe: `None` where it does not decide.
pub(super) fn clue_met(
    case: &Case,
    test: ClueTest,
    type_of: &VanEvera,
    status: Status,
) -> Option<bool> {
    match fares(case, test, type_of, share(status)?) {
        Fares::Passed => Some(true),
        Fares::Failed => Some(false),
        Fares::Split(_) | Fares::Silent(_) => None,
    }
}

fn share(status: Status) -> Option<f64> {
    match status {
        Status::Found => Some(1.0),
        Status::NotFound => Some(0.0),
        Status::Share(share) => Some(share),
        Status::Open => None,
    }
}

fn fares(case: &Case, test: ClueTest, of: &VanEvera, share: f64) -> Fares {
    let (is_found, is_missed) =
        (share >= case.settings.confidence, share <= 1.0 - case.settings.confidence);
    let is_for = of.favours == Favours::Hypothesis;
    let cut = case.settings.cut;
    let decides = |types: [TestType; 2]| types.contains(&of.test);
    match test {
        ClueTest::Hoop if !(is_for && decides([TestType::Hoop, TestType::DoublyDecisive])) => {
            Fares::Silent(format!("it is no hoop: missing it would cost less than {cut} dB"))
        }
        ClueTest::SmokingGun
            if is_found
                && of.favours == Favours::Rest
                && decides([TestType::SmokingGun, TestType::DoublyDecisive]) =>
        {
            Fares::Failed
        }
        ClueTest::SmokingGun
            if !(is_for && decides([TestType::SmokingGun, TestType::DoublyDecisive])) =>
        {
            Fares::Silent(format!("it is no smoking gun: finding it gives less than {cut} dB"))
        }
        _ if is_found => Fares::Passed,
        _ if !is_missed => Fares::Split(share),
        ClueTest::Hoop => Fares::Failed,
        ClueTest::SmokingGun => {
            Fares::Silent("that a smoking gun was not found leaves it open".to_owned())
        }
    }
}

/// A test that is passed on too few works is thin.
fn few_works(case: &Case, clues: &[ClueId]) -> (ClaimOutcome, Option<ClaimReason>) {
    // What is computed rests on the whole case, not on works of its own.
    if clues.iter().any(|clue| case[*clue].computed.is_some()) {
        return (ClaimOutcome::Supported, None);
    }
    let cited = |clue: &ClueId| {
        let own = &case[*clue];
        match own.cites.is_empty() {
            false => own.cites.iter().collect::<Vec<_>>(),
            true => own.events.iter().flat_map(|event| case[*event].rests_on()).collect(),
        }
    };
    let works: BTreeSet<SourceId> = clues.iter().flat_map(cited).map(|cite| cite.source).collect();
    let least = case.settings.fewest_sources as usize;
    if works.len() >= least {
        return (ClaimOutcome::Supported, None);
    }
    let what = if clues.len() == 1 { "the clue rests" } else { "the clues rest" };
    let why = format!("{what} on {} of at least {least} works", works.len());
    (ClaimOutcome::Thin, Some(ClaimReason::new(ReasonKind::TooFewSources, why)))
}

/// Whether the outcome would have come without the cause: the share of each answer, against a
/// bound. At most p is met up to p, refuted from 1 - p; at least p the other way round. Where
/// two answers part, neither decides.
pub(super) fn without(bench: &Bench<'_>, cause: usize, bound: Bound) -> Finding {
    let case = bench.case;
    let rivals = match weighed(bench) {
        Some(Explained::Weighed(rivals)) => rivals,
        Some(Explained::Refused(why)) => return unknown(&why.join("; ")),
        None => return unknown("there are no hypotheses"),
    };
    let status = |id: ClueId| rivals.clue(id).map_or(Status::Open, |at| rivals.status[at]);
    let answers = caused(case, &case.causes[cause], &status);
    if answers.is_empty() {
        return unknown("the question of cause has no answer");
    }
    let found =
        answers.iter().map(|own| said(own, answers.len() > 1)).collect::<Vec<_>>().join("; ");
    let told: Vec<&Caused> = answers.iter().filter(|own| !own.clues.is_empty()).collect();
    let mut clues: Vec<ClueId> = told.iter().flat_map(|own| own.clues.clone()).collect();
    clues.sort_unstable();
    clues.dedup();
    let open = |kind, why: &str| (ClaimOutcome::NotDecided, Some(ClaimReason::new(kind, why)));
    let mut met: Vec<Option<bool>> =
        told.iter().map(|own| without_met(1.0 - own.caused, bound)).collect();
    met.dedup();
    let (outcome, reason) = match met[..] {
        [] => open(ReasonKind::TooFewEvents, "no clue tells: this is what was assumed"),
        [Some(true)] => few_works(case, &clues),
        [Some(false)] => {
            let why = "the clues say the contrary";
            (ClaimOutcome::NotSupported, Some(ClaimReason::new(ReasonKind::ClueAgainst, why)))
        }
        [None] => open(ReasonKind::WeakTest, "between the two the clues do not decide"),
        _ => open(ReasonKind::WeakTest, "its two answers part"),
    };
    let events: BTreeSet<_> = clues.iter().flat_map(|clue| case[*clue].events.clone()).collect();
    let evidence = events.into_iter().collect();
    let basis = clues.iter().map(|clue| of_clue(case, *clue)).collect();
    Finding { evidence, basis, ..Finding::plain(outcome, found, reason) }
}

/// `without it the outcome would have come with 20% (50% before any clue)`, and by which answer where
/// there are two.
fn said(answer: &Caused, is_one_of_two: bool) -> String {
    let by = match answer.by {
        _ if !is_one_of_two => "",
        AnsweredBy::Types => "by the types, ",
        AnsweredBy::Mediator => "through the mediator, ",
    };
    format!(
        "{by}without it the outcome would have come with {} ({} before any clue)",
        probability_text(1.0 - answer.caused),
        probability_text(1.0 - answer.before)
    )
}

/// The same in a universe: `None` where it does not decide.
pub(super) fn without_cause_met(answers: &[Caused], bound: Bound) -> Option<bool> {
    let told = answers.iter().filter(|own| !own.clues.is_empty());
    let mut met: Vec<Option<bool>> = told.map(|own| without_met(1.0 - own.caused, bound)).collect();
    met.dedup();
    if let [only] = met[..] { only } else { None }
}

/// Whether a share meets a bound, or the contrary of it.
fn without_met(share: f64, bound: Bound) -> Option<bool> {
    let (is_so, is_contrary) = match bound {
        Bound::AtMost(p) => (share <= p, share >= 1.0 - p),
        Bound::AtLeast(p) => (share >= p, share <= 1.0 - p),
        Bound::Within(p, by) => ((share - p).abs() <= by, (share - p).abs() > by),
    };
    if is_so { Some(true) } else { is_contrary.then_some(false) }
}

fn unknown(why: &str) -> Finding {
    let reason = ClaimReason::new(ReasonKind::NotKnown, why.to_owned());
    Finding::plain(ClaimOutcome::Untested, "not weighed".to_owned(), Some(reason))
}

fn signed(decibels: f64) -> String {
    let sign = if decibels < 0.0 { '\u{2212}' } else { '+' };
    if decibels.is_infinite() {
        format!("{sign}\u{221e}")
    } else {
        format!("{sign}{:.1}", decibels.abs())
    }
}

fn words(of: &VanEvera) -> String {
    let whom = match of.favours {
        Favours::Hypothesis => "for it",
        Favours::Rest => "for the rest",
        Favours::Nobody => "for nobody",
    };
    format!("{} {whom}", of.test.words())
}
