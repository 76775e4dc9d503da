//! How far two events or dates lie apart.

use super::found::{Apart, Found};
use super::reason::{ClaimReason, ReasonKind, Why};
use super::through::through;
use super::{ClaimOutcome, Finding};
use counterpoise_case::model::{Case, End, EventId};
use counterpoise_dates::{Date, Met, Order, TimeBetween};

/// Holds if it is so on all admissible days of both, fails if on none, and is thin if the dates
/// leave it open.
pub(super) fn test(case: &Case, first: &End, second: &End, between: TimeBetween) -> Finding {
    let dates = date(case, first).zip(date(case, second));
    let (outcome, reason) = match dates {
        None => {
            let reason = ClaimReason::new(ReasonKind::SpanOpen, Why::Undated);
            (ClaimOutcome::NotDecided, Some(reason))
        }
        Some((one, other)) => judge(one, other, between),
    };
    let apart = dates.and_then(|(one, other)| apart(one, other));
    let found = Found::Span(first.clone(), second.clone(), apart);
    let mut finding = Finding::plain(outcome, found, reason);
    finding.evidence = events(first, second);
    finding.through = through(case, &finding.evidence, None);
    finding
}

/// The events among the two ends.
pub(super) fn events(first: &End, second: &End) -> Vec<EventId> {
    let event = |end: &&End| if let End::Event(event) = end { Some(*event) } else { None };
    [first, second].iter().filter_map(event).collect()
}

fn date<'a>(case: &'a Case, end: &'a End) -> Option<&'a Date> {
    match end {
        End::Event(event) => case[*event].date.as_ref(),
        End::Date(date) => Some(date),
    }
}

fn judge(one: &Date, other: &Date, between: TimeBetween) -> (ClaimOutcome, Option<ClaimReason>) {
    match one.extent().apart(&other.extent(), between) {
        Met::Always => (ClaimOutcome::Supported, None),
        Met::Never
            if !matches!(between, TimeBetween::Within(_)) && one.order(other) == Order::After =>
        {
            (
                ClaimOutcome::NotSupported,
                Some(ClaimReason::new(ReasonKind::OtherOrder, Why::Reverse)),
            )
        }
        Met::Never => {
            let reason = ClaimReason::new(ReasonKind::OtherNumber, Why::SpanNeeded(between));
            (ClaimOutcome::NotSupported, Some(reason))
        }
        Met::Depends(share) => {
            let reason = ClaimReason::new(ReasonKind::SpanOpen, Why::SpanOpen(share, between));
            (ClaimOutcome::NotDecided, Some(reason))
        }
    }
}

/// How far the one lies from the other; `None` where there is no bound.
fn apart(one: &Date, other: &Date) -> Option<Apart> {
    let (one, other) = (one.extent(), other.extent());
    let (Some(least), Some(most)) = one.days_until(&other) else { return None };
    let (Some(back), Some(farthest)) = other.days_until(&one) else { return None };
    Some(match (least, most) {
        (least, most) if least > 0 => Apart::Later(least, most),
        _ if back > 0 => Apart::Earlier(back, farthest),
        (0, 0) => Apart::SameDay,
        _ => Apart::AtMost(most.max(farthest)),
    })
}
