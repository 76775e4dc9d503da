//! The events of a resampling, prepared so that a draw is one pass over them.
//!
//! What an event adds to the sums of all cells is a fixed list of coefficients for each stretch of days on which it may
//! fall: a *pattern*. Events with the same pattern share it, so that a draw first adds up the random weights by pattern
//! and then multiplies once for each pattern. The sums are the same as if every event were multiplied by itself, up to
//! rounding, and do not depend on the events' order: they are taken in the order of their ids.

use counterpoise_case::model::{EventId, SourceId};
use counterpoise_dates::{Extent, Kind};
use counterpoise_ledger::{CertaintyBasis, Ledger, Placement};
use counterpoise_numerics::Stream;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// One event in the draws.
#[derive(Clone, Debug)]
pub(crate) struct Act {
    pub(crate) weight: Stream,
    pub(crate) keep: Keep,
    pub(crate) when: When,
}

/// Whether an event is in a draw.
#[derive(Clone, Debug)]
pub(crate) enum Keep {
    /// By its own certainty.
    Coin(Stream, f64),
    /// If one of these sources is: positions in `Acts::lists`.
    Sources(Range<u32>),
}

/// Which pattern an event follows in a draw.
#[derive(Clone, Debug)]
pub(crate) enum When {
    /// Always this one.
    Fixed(u32),
    /// This one, or none, at even odds: undated.
    Coin(Stream, u32),
    /// The one of the stretch in which its day falls: number of days, positions in `Acts::ends` and `Acts::patterns`.
    Day(Stream, i64, Range<u32>),
}

/// The pattern that adds nothing.
pub(crate) const NOTHING: u32 = 0;

/// All events of a resampling.
#[derive(Clone, Debug)]
pub(crate) struct Acts {
    pub(crate) acts: Vec<Act>,
    /// Sources, each with the probability that it is kept.
    pub(crate) sources: Vec<(Stream, f64)>,
    /// Lists of positions in `sources`.
    pub(crate) lists: Vec<u32>,
    /// Stretches of days: one past the last day of each, counted from the event's first admissible day, and its pattern.
    pub(crate) stretches: Vec<(i64, u32)>,
    /// Coefficients of each pattern: sum, factor.
    pub(crate) patterns: Vec<Vec<(u32, f64)>>,
}

/// Where one entry of an event may count, before the days are drawn.
#[derive(Clone, Debug)]
pub(crate) struct Chance {
    pub(crate) cell: usize,
    pub(crate) placement: Placement,
    /// Of what lasted, the share in the window; otherwise 1.
    pub(crate) share: f64,
    /// Sums it adds to, and its weight.
    pub(crate) sums: Vec<u32>,
    pub(crate) weight: f64,
}

/// One event with all its chances.
pub(crate) struct Candidate {
    pub(crate) event: EventId,
    pub(crate) basis: CertaintyBasis,
    pub(crate) certainty: f64,
    pub(crate) extent: Option<Extent>,
    pub(crate) chances: Vec<Chance>,
}

pub(crate) struct Builder<'l> {
    ledger: &'l Ledger<'l>,
    /// First and last day of each cell's window, as day numbers.
    windows: Vec<(i64, i64)>,
    known: HashMap<Vec<(u32, u64)>, u32>,
    sources: BTreeMap<SourceId, u32>,
    acts: Acts,
}

impl<'l> Builder<'l> {
    pub(crate) fn new(ledger: &'l Ledger<'l>, windows: Vec<(i64, i64)>) -> Builder<'l> {
        let (acts, sources, lists, stretches) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let acts = Acts { acts, sources, lists, stretches, patterns: vec![Vec::new()] };
        let known = HashMap::from([(Vec::new(), NOTHING)]);
        Builder { ledger, windows, known, sources: BTreeMap::new(), acts }
    }

    /// Adds an event; one that adds to no sum is left out.
    pub(crate) fn add(&mut self, candidate: &Candidate) {
        if candidate.chances.iter().all(|chance| chance.sums.is_empty()) {
            return;
        }
        let when = self.when(candidate);
        let keep = self.keep(candidate);
        self.acts.acts.push(Act { weight: self.stream("weight", candidate.event), keep, when });
    }

    pub(crate) fn finish(mut self) -> Acts {
        // Those that follow one pattern stand together: they add to the same row. Stable, so in the order of their ids.
        self.acts.acts.sort_by_key(|act| match act.when {
            When::Fixed(pattern) | When::Coin(_, pattern) => pattern,
            When::Day(..) => u32::MAX,
        });
        self.acts
    }

    fn stream(&self, purpose: &str, event: EventId) -> Stream {
        Stream::new(self.ledger.settings.seed, purpose, &self.ledger.case[event].id)
    }

    fn keep(&mut self, candidate: &Candidate) -> Keep {
        if matches!(candidate.basis, CertaintyBasis::Stated | CertaintyBasis::Uncited) {
            return Keep::Coin(self.stream("certainty", candidate.event), candidate.certainty);
        }
        let start = self.acts.lists.len() as u32;
        for (source, certainty) in self.ledger.source_certainties(candidate.event) {
            let at = self.source(source, certainty);
            self.acts.lists.push(at);
        }
        Keep::Sources(start..self.acts.lists.len() as u32)
    }

    fn source(&mut self, source: SourceId, certainty: f64) -> u32 {
        if let Some(&at) = self.sources.get(&source) {
            return at;
        }
        let at = self.acts.sources.len() as u32;
        let stream = Stream::new(self.ledger.settings.seed, "source", &self.ledger.case[source].key);
        self.acts.sources.push((stream, certainty));
        self.sources.insert(source, at);
        at
    }

    fn when(&mut self, candidate: &Candidate) -> When {
        let Some(extent) = candidate.extent else {
            let inside = self.pattern(&candidate.chances, |_| true);
            return When::Coin(self.stream("date", candidate.event), inside);
        };
        let moves = candidate.chances.iter().any(|chance| chance.placement == Placement::Possible);
        if extent.kind() == Kind::Lasting || !moves {
            return When::Fixed(self.pattern(&candidate.chances, |_| true));
        }
        self.days(candidate, extent)
    }

    /// Parts the admissible days where a window begins or ends.
    fn days(&mut self, candidate: &Candidate, extent: Extent) -> When {
        let (first, last) = hull(extent);
        let within = |day: &i64| first < *day && *day <= last;
        let edges = |chance: &Chance| [self.windows[chance.cell].0, self.windows[chance.cell].1 + 1];
        let mut cuts: Vec<i64> = candidate.chances.iter().flat_map(edges).filter(within).collect();
        cuts.push(last + 1);
        cuts.sort_unstable();
        cuts.dedup();
        let start = self.acts.stretches.len() as u32;
        let mut from = first;
        // Lent for the loop, since making a pattern changes the builder.
        let windows = std::mem::take(&mut self.windows);
        for cut in cuts {
            let pattern = self.pattern(&candidate.chances, |chance| {
                let (open, close) = windows[chance.cell];
                open <= from && from <= close
            });
            self.acts.stretches.push((cut - first, pattern));
            from = cut;
        }
        self.windows = windows;
        let range = start..self.acts.stretches.len() as u32;
        When::Day(self.stream("date", candidate.event), last - first + 1, range)
    }

    /// The pattern of the chances that are taken.
    fn pattern(&mut self, chances: &[Chance], take: impl Fn(&Chance) -> bool) -> u32 {
        let mut factors: Vec<(u32, f64)> = Vec::new();
        for chance in chances.iter().filter(|chance| take(chance)) {
            factors.extend(chance.sums.iter().map(|&sum| (sum, chance.weight * chance.share)));
        }
        factors.sort_by_key(|&(sum, _)| sum);
        factors.dedup_by(|next, first| {
            let same = next.0 == first.0;
            first.1 += if same { next.1 } else { 0.0 };
            same
        });
        factors.retain(|&(_, factor)| factor > 0.0);
        let key: Vec<(u32, u64)> = factors.iter().map(|&(sum, factor)| (sum, factor.to_bits())).collect();
        let next = self.acts.patterns.len() as u32;
        *self.known.entry(key).or_insert_with(|| {
            self.acts.patterns.push(factors);
            next
        })
    }
}

/// First and last admissible day as day numbers; an open side reaches to the end of the calendar.
fn hull(extent: Extent) -> (i64, i64) {
    let first = extent.nth_day(0.0);
    let last = extent.nth_day(1.0);
    (i64::from(first.number()), i64::from(last.number()))
}
