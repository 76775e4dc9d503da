//! Words and what became of them.

use crate::{Entry, Ledger};
use counterpoise_case::model::{EventId, Mode, Name, Party, Stance};
use counterpoise_dates::{Date, Day};
use serde::Serialize;
use std::collections::BTreeMap;

/// What became of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Outcome {
    /// Later deeds in the issue take the same stance.
    Fulfilled,
    /// Later deeds in the issue take the opposite stance.
    Contradicted,
    /// No later deed in the issue takes a stance.
    Pending,
    /// Some take the same stance and some the opposite.
    Mixed,
}

/// A statement and the later deeds in one of its issues.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Pair {
    /// The statement.
    pub statement: EventId,
    /// The issue that ties them.
    pub issue: String,
    /// Later deeds and non-acts in the issue that accommodate or resist, in the order of their
    /// dates.
    pub deeds: Vec<EventId>,
    /// What became of the statement.
    pub outcome: Outcome,
}

/// Pairs each statement of the subject that accommodates or resists with the later deeds and
/// non-acts in each of its issues, in the order of the statements' ids and then of the issues.
///
/// A deed is later when its first admissible day is later than the statement's. What has no date is
/// neither earlier nor later, so that an undated statement stays pending. A statement without an
/// issue has no pair: nothing says what it is about.
#[must_use]
pub fn pairs(ledger: &Ledger<'_>) -> Vec<Pair> {
    let deeds = deeds_by_issue(ledger);
    let statements =
        ledger.entries.iter().filter(|entry| takes_side(entry) && entry.mode == Mode::Statement);
    let mut pairs: Vec<Pair> =
        statements.flat_map(|entry| of_statement(ledger, entry, &deeds)).collect();
    pairs.dedup_by(|a, b| a.statement == b.statement && a.issue == b.issue);
    pairs
}

type Deeds<'c> = BTreeMap<&'c Name, Vec<(Day, Day, &'c Entry)>>;

fn takes_side(entry: &Entry) -> bool {
    entry.party == Party::Subject && matches!(entry.stance, Stance::Accommodate | Stance::Resist)
}

fn deeds_by_issue<'c>(ledger: &'c Ledger<'_>) -> Deeds<'c> {
    let mut issues = Deeds::new();
    for entry in
        ledger.entries.iter().filter(|entry| takes_side(entry) && entry.mode != Mode::Statement)
    {
        let event = &ledger.case[entry.event];
        let Some((first, last)) = event.date.as_ref().map(Date::sort_key) else {
            continue;
        };
        for issue in &event.issues {
            issues.entry(issue).or_default().push((first, last, entry));
        }
    }
    // Stable: deeds of the same days stay in the order of their ids.
    issues.values_mut().for_each(|deeds| deeds.sort_by_key(|&(first, last, _)| (first, last)));
    issues
}

fn of_statement(ledger: &Ledger<'_>, statement: &Entry, deeds: &Deeds<'_>) -> Vec<Pair> {
    let event = &ledger.case[statement.event];
    let day = event.date.as_ref().map(|date| date.sort_key().0);
    let mut issues: Vec<&Name> = event.issues.iter().collect();
    issues.sort_unstable();
    let of = |issue: &Name| {
        let all = deeds.get(issue).map_or(&[][..], Vec::as_slice);
        let from = day.map_or(all.len(), |day| all.partition_point(|&(first, ..)| first <= day));
        pair(statement, issue, &all[from..])
    };
    issues.into_iter().map(of).collect()
}

fn pair(statement: &Entry, issue: &Name, later: &[(Day, Day, &Entry)]) -> Pair {
    let same = later.iter().any(|(.., deed)| deed.stance == statement.stance);
    let opposite = later.iter().any(|(.., deed)| deed.stance != statement.stance);
    let outcome = match (same, opposite) {
        (true, true) => Outcome::Mixed,
        (true, false) => Outcome::Fulfilled,
        (false, true) => Outcome::Contradicted,
        (false, false) => Outcome::Pending,
    };
    let mut deeds: Vec<EventId> = later.iter().map(|(.., deed)| deed.event).collect();
    deeds.dedup();
    Pair { statement: statement.event, issue: issue.to_string(), deeds, outcome }
}
