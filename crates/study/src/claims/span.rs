//! How far two events or dates lie apart.

use super::reason::{ClaimReason, ReasonKind};
use super::through::through;
use super::{ClaimOutcome, Finding};
use crate::text::{counted, date_text};
use counterpoise_case::model::{Case, End, EventId};
use counterpoise_dates::{Date, Length, Met, Order, TimeBetween};

/// Holds if it is so on all admissible days of both, fails if on none, and is thin if the dates
/// leave it open.
pub(super) fn test(case: &Case, first: &End, second: &End, between: TimeBetween) -> Finding {
    let dates = date(case, first).zip(date(case, second));
    let (outcome, reason) = match dates {
        None => (
            ClaimOutcome::NotDecided,
            Some(ClaimReason::new(ReasonKind::SpanOpen, "one of them is undated")),
        ),
        Some((one, other)) => judge(one, other, between),
    };
    let found = format!("{}, {}", named(case, first), named(case, second));
    let found = match dates.and_then(|(one, other)| gap(one, other)) {
        Some(gap) => format!("{found}: {gap}"),
        None => found,
    };
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

fn named(case: &Case, end: &End) -> String {
    match end {
        End::Event(event) => format!("{} is dated {}", case[*event].id, date_text(&case[*event])),
        End::Date(date) => date.to_string(),
    }
}

fn judge(one: &Date, other: &Date, between: TimeBetween) -> (ClaimOutcome, Option<ClaimReason>) {
    let needs = || format!("the claim needs {}", asked(between));
    match one.extent().apart(&other.extent(), between) {
        Met::Always => (ClaimOutcome::Supported, None),
        Met::Never
            if !matches!(between, TimeBetween::Within(_)) && one.order(other) == Order::After =>
        {
            (
                ClaimOutcome::NotSupported,
                Some(ClaimReason::new(ReasonKind::OtherOrder, "the order is the reverse")),
            )
        }
        Met::Never => {
            (ClaimOutcome::NotSupported, Some(ClaimReason::new(ReasonKind::OtherNumber, needs())))
        }
        Met::Depends(share) => {
            let open = match share {
                Some(share) => {
                    format!(
                        "the dates leave it open: so for {:.0}% of their admissible days",
                        100.0 * share
                    )
                }
                None => "the dates leave it open".to_owned(),
            };
            (
                ClaimOutcome::NotDecided,
                Some(ClaimReason::new(ReasonKind::SpanOpen, format!("{open}; {}", needs()))),
            )
        }
    }
}

/// `at most 6 months`.
fn asked(between: TimeBetween) -> String {
    match between {
        TimeBetween::AtLeastBefore(length) => format!("at least {}", long(length)),
        TimeBetween::AtMostBefore(length) | TimeBetween::Within(length) => {
            format!("at most {}", long(length))
        }
    }
}

fn long(length: Length) -> String {
    match length {
        Length::Days(days) => counted(days as usize, "day", "days"),
        Length::Months(months) if months % 12 == 0 => {
            counted(months as usize / 12, "year", "years")
        }
        Length::Months(months) => counted(months as usize, "month", "months"),
    }
}

/// `127 days later`, `97 to 127 days later`; `None` where there is no bound.
fn gap(one: &Date, other: &Date) -> Option<String> {
    let (one, other) = (one.extent(), other.extent());
    let (Some(least), Some(most)) = one.days_until(&other) else { return None };
    let (Some(back), Some(farthest)) = other.days_until(&one) else { return None };
    Some(match (least, most) {
        (least, most) if least > 0 => format!("{} later", range(least, most)),
        _ if back > 0 => format!("{} earlier", range(back, farthest)),
        (0, 0) => "the same day".to_owned(),
        _ => format!("at most {}, in either order", range(most.max(farthest), most.max(farthest))),
    })
}

fn range(least: i64, most: i64) -> String {
    let days = counted(most as usize, "day", "days");
    if least == most { days } else { format!("{least} to {days}") }
}
