//! Weighted sums, with what they are made of.

use crate::commitment::Totals;
use crate::{Placement, Sums, View, matches};
use counterpoise_case::model::{EventId, Filter, SourceId};
use serde::Serialize;
use std::collections::BTreeSet;

/// What one reading adds to a sum.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Contribution {
    /// The event.
    pub event: EventId,
    /// Position among the event's readings.
    pub reading: usize,
    /// How much of it counts in the window, 0..=1.
    pub share: f64,
    /// 1..=5.
    pub weight: f64,
    /// That it happened as told, 0..=1.
    pub certainty: f64,
    /// How far it bears on the arena of the cell, above 0 and up to 1.
    pub bearing: f64,
    /// weight x certainty x share x bearing; of a commitment in several rows, by how much it raises
    /// what the rows before it came to.
    pub amount: f64,
    /// How it stands to the window.
    pub placement: Placement,
}

/// A weighted sum over matching readings.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Tally {
    /// Its part in the number.
    pub part: Sums,
    /// Sum of weight x certainty x share, at least 0.
    pub sum: f64,
    /// Number of distinct events.
    pub events: usize,
    /// Number of distinct sources that they cite.
    pub sources: usize,
    /// What it is made of, the largest first, then by the event's id.
    pub contributions: Vec<Contribution>,
    /// Whether nothing in it has a date.
    pub all_undated: bool,
    /// Whether nothing in it certainly falls in the window: all is undated or only perhaps inside.
    pub all_uncertain: bool,
}

impl View<'_> {
    /// The weighted sum over the readings that match, with what it is made of.
    #[must_use]
    pub fn tally(&self, filter: &Filter) -> Tally {
        self.tally_where(Sums::Counted, |entry| matches(self.ledger.perspective(), entry, filter))
    }

    pub(crate) fn tally_where(&self, part: Sums, take: impl Fn(&crate::Entry) -> bool) -> Tally {
        let taken = self.entries().filter(|(entry, _)| take(entry));
        let mut totals = Totals::default();
        let mut contributions: Vec<Contribution> = taken
            .map(|(entry, placed)| Contribution {
                event: entry.event,
                reading: entry.reading,
                share: placed.share,
                weight: entry.weight,
                certainty: entry.certainty,
                bearing: placed.bearing,
                amount: totals.add(entry, placed.amount(entry)),
                placement: placed.placement,
            })
            .collect();
        // Summed in the ledger's order; the sort is stable, so that equal amounts stay in the order
        // of their ids.
        let sum = totals.value();
        contributions.sort_by(|a, b| b.amount.total_cmp(&a.amount));
        self.summed(part, sum, contributions)
    }

    fn summed(&self, part: Sums, sum: f64, contributions: Vec<Contribution>) -> Tally {
        let events: BTreeSet<EventId> =
            contributions.iter().map(|contribution| contribution.event).collect();
        let cited = |event: &EventId| &self.case()[*event].cites;
        let sources: BTreeSet<SourceId> =
            events.iter().flat_map(cited).map(|cite| cite.source).collect();
        let all = |test: fn(Placement) -> bool| {
            !contributions.is_empty()
                && contributions.iter().all(|contribution| test(contribution.placement))
        };
        Tally {
            part,
            sum,
            events: events.len(),
            sources: sources.len(),
            all_undated: all(|placement| placement == Placement::Undated),
            all_uncertain: all(|placement| {
                matches!(placement, Placement::Undated | Placement::Possible)
            }),
            contributions,
        }
    }
}
