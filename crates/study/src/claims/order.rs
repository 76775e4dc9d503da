//! One event before another.

use super::ground::{Ground, GroundKind};
use super::through::through;
use super::{ClaimOutcome, Finding};
use crate::text::date_text;
use counterpoise_case::model::{Case, EventId};
use counterpoise_dates::Order;

/// Holds if every admissible day of the one lies before every admissible day of the other; thin if the dates leave it open.
pub(super) fn test(case: &Case, earlier: EventId, later: EventId) -> Finding {
    let (a, b) = (&case[earlier], &case[later]);
    let order = a.date.as_ref().zip(b.date.as_ref()).map(|(a, b)| a.order(b));
    let dates = format!("{} is dated {}, {} {}", a.id, date_text(a), b.id, date_text(b));
    let (outcome, reason) = match order {
        Some(Order::Before) => (ClaimOutcome::Holds, None),
        Some(Order::After) => (ClaimOutcome::Fails, Some((GroundKind::OtherOrder, "the order is the reverse"))),
        Some(Order::Overlapping) => (ClaimOutcome::Fails, Some((GroundKind::OtherOrder, "they overlap"))),
        Some(Order::Unknown) => (ClaimOutcome::Thin, Some((GroundKind::OrderOpen, "the dates leave the order open"))),
        None => (ClaimOutcome::Thin, Some((GroundKind::OrderOpen, "one of them is undated"))),
    };
    let reason = reason.map(|(kind, text)| Ground::new(kind, text));
    let mut finding = Finding::plain(outcome, dates, reason);
    finding.evidence = vec![earlier, later];
    finding.through = through(case, &finding.evidence, None);
    finding
}
