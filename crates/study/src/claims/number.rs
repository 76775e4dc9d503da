//! Values of series against bounds.

use super::found::{Found, NoValue};
use super::reason::{ClaimReason, ReasonKind, Why};
use super::{ClaimOutcome, Finding};
use crate::why::series_node;
use counterpoise_case::model::{Bound, Case, SeriesId};
use counterpoise_dates::Date;

pub(super) fn number(case: &Case, series: SeriesId, at: &Date, bound: Bound) -> Finding {
    match value(case, series, at) {
        Ok(found) => {
            let basis = vec![series_node(case, series, at, found)];
            Finding { basis, ..judge(found, bound, Found::Value(series, at.clone(), found)) }
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
        let found = Found::RatioToZero(under, at.clone());
        let reason = ClaimReason::new(ReasonKind::NotKnown, Why::RatioToZero);
        return Finding::plain(ClaimOutcome::NotDecided, found, Some(reason));
    }
    let basis = vec![series_node(case, over, at, top), series_node(case, under, at, bottom)];
    let ratio = top / bottom;
    let found = Found::Ratio { over: top, under: bottom, ratio };
    Finding { basis, ..judge(ratio, bound, found) }
}

fn value(case: &Case, series: SeriesId, at: &Date) -> Result<f64, Box<Finding>> {
    let found = case[series].values.iter().find(|v| v.date == *at);
    let missing = |why: NoValue| {
        Box::new(Finding::plain(
            ClaimOutcome::NotDecided,
            Found::NoValue(series, at.clone(), why),
            Some(ClaimReason::new(ReasonKind::NotKnown, Why::NumberMissing)),
        ))
    };
    match found.map(|v| v.value) {
        Some(Some(value)) => Ok(value),
        Some(None) => Err(missing(NoValue::Missing)),
        None => Err(missing(NoValue::Outside)),
    }
}

fn judge(value: f64, bound: Bound, found: Found) -> Finding {
    if meets(value, bound) {
        return Finding::plain(ClaimOutcome::Supported, found, None);
    }
    let reason = ClaimReason::new(ReasonKind::OtherNumber, Why::Needed(bound));
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
