//! A claim and what came of it.

use super::names::{cites, events, rounded};
use crate::claims::{found_text, outcome_word, reason_text};
use counterpoise_case::model::Case;
use counterpoise_case::vocabulary::Word;
use counterpoise_study::{ClaimResult, TestResult};
use serde_json::{Value, json};

/// A claim with its outcome, the kinds of reasons for it, and its tests.
#[must_use]
pub fn claim(case: &Case, result: &ClaimResult) -> Value {
    let claim = &case.claims[result.claim];
    let calibrates = result
        .calibration
        .as_ref()
        .map(|own| json!({"school": case[own.school].id, "reproduced": own.reproduced, "fewest_rows": own.rows}));
    json!({
        "claim": claim.id,
        "sentence": claim.title,
        "causal": claim.causal.map(Word::word),
        "outcome": outcome_word(result.outcome),
        "reason": result.reason_kinds(),
        "tests": result.tests.iter().map(|test| tested(case, test)).collect::<Vec<_>>(),
        "untestable": (!claim.untestable.is_empty()).then_some(&claim.untestable),
        "rests_on": events(case, &claim.rests_on),
        "not_counted": result.outside.iter().map(|one| case[one.event].id.as_str()).collect::<Vec<_>>(),
        "calibrates": calibrates,
        "cites": cites(case, &claim.cites),
    })
}

fn tested(case: &Case, test: &TestResult) -> Value {
    let reason = |own: &counterpoise_study::ClaimReason| json!({"kind": own.kind, "text": reason_text(case, own)});
    json!({
        "test": test.text,
        "outcome": outcome_word(test.outcome),
        "found": found_text(case, &test.found),
        "share": test.share.map(rounded),
        "reason": test.reasons.iter().map(reason).collect::<Vec<_>>(),
        "events": events(case, &test.evidence),
    })
}
