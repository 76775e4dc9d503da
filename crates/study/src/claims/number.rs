//! Values of series against bounds.

use super::reason::{ClaimReason, ReasonKind};
use super::{ClaimOutcome, Finding};
use crate::text::{bound_text, number as shown};
use crate::why::series_node;
use counterpoise_case::model::{Bound, Case, SeriesId};
use counterpoise_dates::Date;

pub(super) fn number(case: &Case, series: SeriesId, at: &Date, bound: Bound) -> Finding {
    match value(case, series, at) {
        Ok(found) => {
            let said = format!("{} at {at}: {}", case[series].title, shown(found));
            Finding {
                basis: vec![series_node(case, series, at, found)],
                ..judge(found, bound, said)
            }
        }
        Err(missing) => *missing,
    }
}

pub(super) fn ratio(
    case: &Case,
    over: SeriesId,
    under: SeriesId,
    at: &Date,
    bound: Bound,
) -> Finding {
    let (top, bottom) = match (value(case, over, at), value(case, under, at)) {
        (Ok(top), Ok(bottom)) => (top, bottom),
        (Err(missing), _) | (_, Err(missing)) => return *missing,
    };
    if bottom == 0.0 {
        let found = format!("{} at {at} is zero", case[under].title);
        let reason = ClaimReason::new(ReasonKind::NotKnown, "a ratio to zero has no value");
        return Finding::plain(ClaimOutcome::NotDecided, found, Some(reason));
    }
    let basis = vec![series_node(case, over, at, top), series_node(case, under, at, bottom)];
    let said = format!("{} / {} = {}", shown(top), shown(bottom), shown(top / bottom));
    Finding { basis, ..judge(top / bottom, bound, said) }
}

fn value(case: &Case, series: SeriesId, at: &Date) -> Result<f64, Box<Finding>> {
    let found = case[series].values.iter().find(|v| v.date == *at);
    let missing = |why: String| {
        Box::new(Finding::plain(
            ClaimOutcome::NotDecided,
            format!("{} at {at}: {why}", case[series].title),
            Some(ClaimReason::new(ReasonKind::NotKnown, "the number is missing")),
        ))
    };
    match found.map(|v| v.value) {
        Some(Some(value)) => Ok(value),
        Some(None) => Err(missing("missing".to_owned())),
        None => Err(missing("outside the series".to_owned())),
    }
}

fn judge(value: f64, bound: Bound, found: String) -> Finding {
    if meets(value, bound) {
        return Finding::plain(ClaimOutcome::Supported, found, None);
    }
    let reason =
        ClaimReason::new(ReasonKind::OtherNumber, format!("the claim needs {}", bound_text(bound)));
    Finding::plain(ClaimOutcome::NotSupported, found, Some(reason))
}

/// A difference that is no more than the last digit of decimal numbers.
pub(super) const ROUNDING: f64 = 1e-9;

/// Whether a value meets a bound. Equality has a tolerance for the last digit of decimal numbers.
pub(super) fn meets(value: f64, bound: Bound) -> bool {
    match bound {
        Bound::AtLeast(b) => value >= b - ROUNDING,
        Bound::AtMost(b) => value <= b + ROUNDING,
        Bound::Within(b, by) => (value - b).abs() <= by + ROUNDING,
    }
}
