//! Many cases side by side, one row each.

use crate::claims::outcome_word;
use counterpoise_frames::{Cell, Table};
use counterpoise_study::ClaimOutcome;
use serde_json::Value;

/// One of many cases.
#[derive(Clone, Debug)]
pub struct OneOfMany {
    /// The folder as it was named.
    pub case: String,
    /// What came of it: the answer as [`crate::answer`] gives it, or the first thing that went
    /// wrong, in one line.
    pub found: Result<Value, String>,
}

const COLUMNS: [&str; 9] =
    ["case", "result", "subject", "target", "claims", "met", "not_supported", "open", "answer"];

/// One row for each case, in the order of the cases; what did not run has its error instead.
#[must_use]
pub fn many(all: &[OneOfMany]) -> Table {
    Table::new(&COLUMNS).with(all.iter().map(row))
}

fn row(of: &OneOfMany) -> Vec<Cell> {
    match &of.found {
        Ok(answer) => ran(&of.case, answer),
        Err(why) => broken(&of.case, why),
    }
}

fn ran(case: &str, answer: &Value) -> Vec<Cell> {
    let claims = answer["claims"].as_array().map_or(&[] as &[Value], Vec::as_slice);
    let count = |outcome: ClaimOutcome| {
        claims.iter().filter(|claim| claim["outcome"] == outcome_word(outcome)).count()
    };
    let met = count(ClaimOutcome::Supported) + count(ClaimOutcome::Thin);
    let not_supported = count(ClaimOutcome::NotSupported);
    let text = |value: &Value| Cell::from(value.as_str().unwrap_or_default());
    vec![
        case.into(),
        "ran".into(),
        text(&answer["subject"]),
        text(&answer["target"]),
        claims.len().into(),
        met.into(),
        not_supported.into(),
        (claims.len() - met - not_supported).into(),
        text(&answer["sentences"][0]),
    ]
}

fn broken(case: &str, why: &str) -> Vec<Cell> {
    let mut cells = vec![Cell::from(case), "broken".into()];
    cells.extend(std::iter::repeat_with(|| Cell::from("")).take(COLUMNS.len() - 3));
    cells.push(why.into());
    cells
}
