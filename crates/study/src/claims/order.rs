//! One event before another.

use super::found::Found;
use super::reason::{ClaimReason, ReasonKind, Why};
use super::through::through;
use super::{ClaimOutcome, Finding};
use counterpoise_case::model::{Case, EventId};
use counterpoise_dates::Order;

/// Met where every admissible day of the one lies before every admissible day of the other, or the
/// case says that it follows; open where neither tells.
pub(super) fn test(case: &Case, earlier: EventId, later: EventId) -> Finding {
    let (a, b) = (&case[earlier], &case[later]);
    let order = a.date.as_ref().zip(b.date.as_ref()).map(|(a, b)| a.order(b));
    // What the case says of cause and effect is an order, where the dates leave one open.
    let order = match order {
        Some(Order::Unknown) | None if comes_after(case, later, earlier) => Some(Order::Before),
        Some(Order::Unknown) | None if comes_after(case, earlier, later) => Some(Order::After),
        order => order,
    };
    let (outcome, reason) = match order {
        Some(Order::Before) => (ClaimOutcome::Supported, None),
        Some(Order::After) => {
            (ClaimOutcome::NotSupported, Some((ReasonKind::OtherOrder, Why::Reverse)))
        }
        Some(Order::Overlapping) => {
            (ClaimOutcome::NotSupported, Some((ReasonKind::OtherOrder, Why::Overlap)))
        }
        Some(Order::Unknown) => {
            (ClaimOutcome::NotDecided, Some((ReasonKind::OrderOpen, Why::OrderOpen)))
        }
        None => (ClaimOutcome::NotDecided, Some((ReasonKind::OrderOpen, Why::Undated))),
    };
    let reason = reason.map(|(kind, why)| ClaimReason::new(kind, why));
    let mut finding = Finding::plain(outcome, Found::Order(earlier, later), reason);
    finding.evidence = vec![earlier, later];
    finding.through = through(case, &finding.evidence, None);
    finding
}

/// Whether an event follows another, directly or through others.
fn comes_after(case: &Case, event: EventId, other: EventId) -> bool {
    let (mut open, mut seen) = (vec![event], Vec::new());
    while let Some(at) = open.pop() {
        if seen.contains(&at) {
            continue;
        }
        seen.push(at);
        if case[at].follows.contains(&other) {
            return true;
        }
        open.extend(&case[at].follows);
    }
    false
}
