//! Causal words apart: a hoop that must be passed, a smoking gun that is enough, and what would
//! have come without the cause.

use super::found::{AnsweredBy, Found, WithoutCause};
use super::reason::{ClaimReason, ReasonKind, Why};
use super::{ClaimOutcome, Finding};
use crate::bench::Bench;
use crate::node::Node;
use crate::rivals::{Caused, Explained, caused, weighed};
use crate::subject::Subject;
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
    Silent(Why),
}

/// Holds if the clue is such a test of the explanation, by its likelihoods against all others, and
/// came out for it.
pub(super) fn clue(bench: &Bench<'_>, asked: Asked) -> Finding {
    let case = bench.case;
    let rivals = match weighed(bench) {
        Some(Explained::Weighed(rivals)) => rivals,
        Some(Explained::Refused(problems)) => return unknown(Why::Refused(problems.clone())),
        None => return unknown(Why::NoHypotheses),
    };
    let (Some(at), Some(hypothesis)) = (rivals.clue(asked.clue), rivals.position(asked.hypothesis))
    else {
        return unknown(Why::ClueDoesNotCount);
    };
    let Some(type_of) = rivals.fitted.types[at].get(hypothesis) else {
        return unknown(Why::ClueInDecibels);
    };
    let status = rivals.status[at];
    let Some(share) = share(status) else { return unknown(Why::ClueNotLookedFor) };
    let (if_found, if_missed) = (type_of.if_found, type_of.if_missed);
    let found = Found::Clue { status, if_found, if_missed };
    let (outcome, reason) = match fares(case, asked.test, type_of, share) {
        Fares::Passed => few_works(case, &[asked.clue]),
        Fares::Failed => {
            let why = Why::FallsBehind(asked.hypothesis);
            (ClaimOutcome::NotSupported, Some(ClaimReason::new(ReasonKind::ClueAgainst, why)))
        }
        Fares::Split(share) => {
            let why = Why::ClueSplit(share);
            (ClaimOutcome::NotDecided, Some(ClaimReason::new(ReasonKind::DrawsSplit, why)))
        }
        Fares::Silent(why) => {
            (ClaimOutcome::NotDecided, Some(ClaimReason::new(ReasonKind::WeakTest, why)))
        }
    };
    Finding {
        evidence: case[asked.clue].events.clone(),
        basis: vec![
            Node::leaf(Subject::AsTest(asked.hypothesis, *type_of)),
            of_clue(case, asked.clue),
        ],
        ..Finding::plain(outcome, found, reason)
    }
}

/// What the clue says, and where that is to be read.
fn of_clue(case: &Case, clue: ClueId) -> Node {
    let own = &case[clue];
    let cites = [own.cites.as_slice(), own.via.as_slice()].concat();
    Node::leaf(Subject::OfClue(clue)).citing(cites)
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
            Fares::Silent(Why::NoHoop(cut))
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
            Fares::Silent(Why::NoSmokingGun(cut))
        }
        _ if is_found => Fares::Passed,
        _ if !is_missed => Fares::Split(share),
        ClueTest::Hoop => Fares::Failed,
        ClueTest::SmokingGun => Fares::Silent(Why::NoGunFound),
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
    let why = Why::TooFewWorks { clues: clues.len(), works: works.len(), asked: least };
    (ClaimOutcome::Thin, Some(ClaimReason::new(ReasonKind::TooFewSources, why)))
}

/// Whether the outcome would have come without the cause: the share of each answer, against a
/// bound. At most p is met up to p, refuted from 1 - p; at least p the other way round. Where
/// two answers part, neither decides.
pub(super) fn without(bench: &Bench<'_>, cause: usize, bound: Bound) -> Finding {
    let case = bench.case;
    let rivals = match weighed(bench) {
        Some(Explained::Weighed(rivals)) => rivals,
        Some(Explained::Refused(problems)) => return unknown(Why::Refused(problems.clone())),
        None => return unknown(Why::NoHypotheses),
    };
    let status = |id: ClueId| rivals.clue(id).map_or(Status::Open, |at| rivals.status[at]);
    let answers = caused(case, &case.causes[cause], &status);
    if answers.is_empty() {
        return unknown(Why::NoCause);
    }
    let found = Found::Without(answers.iter().map(|own| said(own, answers.len() > 1)).collect());
    let told: Vec<&Caused> = answers.iter().filter(|own| !own.clues.is_empty()).collect();
    let mut clues: Vec<ClueId> = told.iter().flat_map(|own| own.clues.clone()).collect();
    clues.sort_unstable();
    clues.dedup();
    let open = |kind, why| (ClaimOutcome::NotDecided, Some(ClaimReason::new(kind, why)));
    let mut met: Vec<Option<bool>> =
        told.iter().map(|own| without_met(1.0 - own.caused, bound)).collect();
    met.dedup();
    let (outcome, reason) = match met[..] {
        [] => open(ReasonKind::TooFewEvents, Why::NoClueTells),
        [Some(true)] => few_works(case, &clues),
        [Some(false)] => {
            let reason = ClaimReason::new(ReasonKind::ClueAgainst, Why::CluesContrary);
            (ClaimOutcome::NotSupported, Some(reason))
        }
        [None] => open(ReasonKind::WeakTest, Why::CluesUndecided),
        _ => open(ReasonKind::WeakTest, Why::AnswersPart),
    };
    let events: BTreeSet<_> = clues.iter().flat_map(|clue| case[*clue].events.clone()).collect();
    let evidence = events.into_iter().collect();
    let basis = clues.iter().map(|clue| of_clue(case, *clue)).collect();
    Finding { evidence, basis, ..Finding::plain(outcome, found, reason) }
}

/// How probable the outcome is without the cause, and by which answer where there are two.
fn said(answer: &Caused, is_one_of_two: bool) -> WithoutCause {
    let by: Option<AnsweredBy> = is_one_of_two.then_some(answer.by);
    WithoutCause { by, after: 1.0 - answer.caused, before: 1.0 - answer.before }
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

fn unknown(why: Why) -> Finding {
    let reason = ClaimReason::new(ReasonKind::NotKnown, why);
    Finding::plain(ClaimOutcome::Untested, Found::NotWeighed, Some(reason))
}
