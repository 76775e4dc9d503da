//! A claim with its tests and what they rest on.

use super::lines::{Line, pages};
use crate::claims::{
    carried_text, causal_text, headline_of, outside_text, reproduced_of, rows_text,
};
use crate::rivals::decibels_text;
use crate::text::citations_text;
use counterpoise_case::model::{Case, Causal, Citation, ClueId, HypothesisId};
use counterpoise_study::{Calibration, Carried, ClaimOutcome, ClueOrCluster, Outside, ReasonKind};
use counterpoise_tracing::{Favours, VanEvera};

pub(super) fn head(
    case: &Case,
    claim: usize,
    outcome: ClaimOutcome,
    reasons: &[ReasonKind],
) -> Line {
    let claim = &case.claims[claim];
    let (label, value) = (format!("{}: {}", claim.id, claim.title), headline_of(outcome, reasons));
    let head = format!("{label} \u{2014} {value} ({})", citations_text(case, &claim.cites));
    Line::said("claim", label, value).in_words(head)
}

pub(super) fn causal(of: Causal) -> Line {
    Line::note(format!("as a causal word: {}", causal_text(of)))
}

pub(super) fn calibrates(case: &Case, of: &Calibration, why: &[ReasonKind]) -> Line {
    let school = &case[of.school].title;
    let (words, rows) = (reproduced_of(of.reproduced, why), rows_text(of));
    Line::note(format!("calibrates \u{201c}{school}\u{201d}: {words}; {rows}"))
}

pub(super) fn carried(case: &Case, of: &Carried) -> Line {
    Line::note(carried_text(case, of).unwrap_or_default())
}

pub(super) fn outside(case: &Case, of: &[Outside]) -> Line {
    Line::note(outside_text(case, of).unwrap_or_default())
}

pub(super) fn as_test(case: &Case, hypothesis: HypothesisId, of: &VanEvera) -> Line {
    let whom = match of.favours {
        Favours::Hypothesis => "for it",
        Favours::Rest => "for the rest",
        Favours::Nobody => "for nobody",
    };
    Line::note(format!(
        "as a test of {}, at a cut of {} dB: {} {whom}",
        case[hypothesis].id,
        case.settings.cut,
        of.test.words()
    ))
}

/// What the clue says, and where that is to be read.
pub(super) fn of_clue(case: &Case, id: ClueId, cites: &[Citation]) -> Line {
    let clue = &case[id];
    Line::note(format!("{}: {}{}", clue.id, clue.title, pages(case, cites)))
}

pub(super) fn prior_odds(
    case: &Case,
    (of, over): (HypothesisId, HypothesisId),
    decibels: f64,
) -> Line {
    let (of, over, odds) = (&case[of].id, &case[over].id, decibels_text(decibels));
    Line::note(format!("prior odds of {of} over {over}: {odds}"))
}

pub(super) fn step(case: &Case, step: ClueOrCluster, weight: f64, after: f64) -> Line {
    let (name, title) = match step {
        ClueOrCluster::Clue(id) => (&case[id].id, &case[id].title),
        ClueOrCluster::Cluster(at) => (&case.clusters[at].id, &case.clusters[at].title),
    };
    let (weight, after) = (decibels_text(weight), decibels_text(after));
    Line::note(format!("{weight} {name}: {title}; then {after}"))
}
