//! The events of a resampling, prepared so that a draw is one pass over them.
//!
//! What an event adds to the sums of the cells is a fixed list of coefficients for each stretch of
//! days on which it may fall: a *pattern*. Events with the same pattern share it, so that a draw
//! first adds up the random weights by pattern and then multiplies once for each pattern. The sums
//! are the same as if every event were multiplied by itself, up to rounding, and do not depend on
//! the events' order: they are taken in the order of their ids.
//!
//! Cells come in *groups*, and an event has one pattern in each. Sums over a group are
//! thus the same, to the last bit, whichever groups are drawn beside it.

use crate::order::arrange;
use crate::reliable::Reliability;
use crate::ties::{Tie, Tied, hull, ties};
use counterpoise_case::model::{EventId, SourceId};
use counterpoise_dates::{Day, DayRange, Extent, Kind, Window};
use counterpoise_ledger::{CertaintyBasis, Index, Ledger, Placement};
use counterpoise_numerics::Stream;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

/// One event in the draws.
#[derive(Clone, Debug)]
pub(crate) struct Act {
    pub(crate) event: EventId,
    pub(crate) keep: Keep,
    pub(crate) when: When,
}

/// Whether an event stands in a draw: the coin of the event falls below its chance.
#[derive(Clone, Debug)]
pub(crate) struct Keep {
    pub(crate) coin: Stream,
    pub(crate) chance: StandsBy,
}

/// The chance that an event stands.
#[derive(Clone, Debug)]
pub(crate) enum StandsBy {
    /// As the case states it.
    Stated(f64),
    /// By its sources, as reliable as they are in the draw: positions in `ResamplingPlan::lists`.
    Sources(Range<u32>),
}

/// Which patterns an event follows in a draw.
#[derive(Clone, Debug)]
pub(crate) enum When {
    /// Always these: positions in `ResamplingPlan::followed`.
    Fixed(Range<u32>),
    /// These, or none, at even odds: undated.
    Coin(Stream, Range<u32>),
    /// In each group that of the stretch in which its day falls.
    Day(Days),
}

/// The day of an act, as it is drawn.
#[derive(Clone, Debug)]
pub(crate) struct Days {
    pub(crate) stream: Stream,
    /// How many days it may be. Of what lasted, and began or ended on an unknown day, pairs of a
    /// beginning and an end.
    pub(crate) days: i64,
    /// Positions in `ResamplingPlan::ways`.
    pub(crate) ways: Range<u32>,
    /// Where it stands among the acts that it follows, or that follow it.
    pub(crate) tied: Option<Tied>,
}

/// The pattern that adds nothing.
pub(crate) const NOTHING: u32 = 0;

/// All events of a resampling.
#[derive(Clone, Debug, Default)]
pub(crate) struct ResamplingPlan {
    pub(crate) acts: Vec<Act>,
    /// Sources, each with the streams of its reliability and its mean.
    pub(crate) sources: Vec<Reliability>,
    /// Acts whose days are drawn together.
    pub(crate) ties: Vec<Tie>,
    /// Names of the authors who judge.
    pub(crate) judges: Vec<String>,
    /// Lists of positions in `sources`.
    pub(crate) lists: Vec<u32>,
    /// Lists of patterns, one for each group.
    pub(crate) followed: Vec<u32>,
    /// Lists of ranges of `stretches`, one for each group.
    pub(crate) ways: Vec<Range<u32>>,
    /// Stretches of days: one past the last day of each, counted from the event's first admissible
    /// day, and its pattern.
    pub(crate) stretches: Vec<(i64, u32)>,
    /// Coefficients of each pattern: sum, factor. A position past the sums is one in `held`.
    pub(crate) patterns: Vec<Vec<(u32, f64)>>,
    /// For each commitment and sum to which it adds, the sum: of all its rows the greatest counts.
    pub(crate) held: Vec<u32>,
}

/// Where one entry of an event may count, before the days are drawn.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Chance {
    pub(crate) cell: u32,
    /// The coding of the entry.
    pub(crate) class: u32,
    pub(crate) placement: Placement,
    /// Of what lasted, the share in the window; otherwise 1.
    pub(crate) share: f64,
    /// How far it bears on the arena.
    pub(crate) bearing: f64,
    pub(crate) weight: f64,
}

/// One event with its chances.
pub(crate) struct Candidate<'c> {
    pub(crate) event: EventId,
    pub(crate) basis: CertaintyBasis,
    pub(crate) certainty: f64,
    pub(crate) extent: Option<Extent>,
    pub(crate) commitment: Option<u32>,
    pub(crate) chances: &'c [Chance],
}

/// What a cell is to the events.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span {
    /// First and last day of its window, as day numbers.
    pub(crate) days: (i64, i64),
    pub(crate) window: Window,
    pub(crate) group: u32,
}

/// The sums of all cells, each of a selection in a cell. Only what is asked for has one.
pub(crate) struct Sums {
    index: Arc<Index>,
    /// For each cell and each selection of the index the number of its sum.
    by_cell: Vec<Vec<Option<u32>>>,
    next: u32,
}

impl Sums {
    pub(crate) fn new(index: Arc<Index>) -> Sums {
        Sums { index, by_cell: Vec::new(), next: 0 }
    }

    /// Begins the next cell.
    pub(crate) fn enter(&mut self) {
        self.by_cell.push(vec![None; self.index.selections.len()]);
    }

    /// The sum of a selection in the cell that was begun last.
    pub(crate) fn number(&mut self, selection: usize) -> u32 {
        let Some(cell) = self.by_cell.last_mut() else { return 0 };
        *cell[selection].get_or_insert_with(|| {
            self.next += 1;
            self.next - 1
        })
    }

    /// How many there are.
    pub(crate) fn total(&self) -> u32 {
        self.next
    }

    /// The sums that an entry of this class adds to in this cell.
    fn of(&self, class: u32, cell: u32) -> impl Iterator<Item = u32> {
        let numbers = &self.by_cell[cell as usize];
        let takes = self.index.takes(class as usize).iter();
        takes.filter_map(|&selection| numbers[selection as usize])
    }
}

/// An entry's cell, coding and factor: what its coefficients hang on.
type Key = (u32, u32, u64);

pub(crate) struct Builder<'l> {
    ledger: &'l Ledger<'l>,
    cells: Vec<Span>,
    groups: u32,
    /// Positions past the last of them are those of commitments.
    sums: Sums,
    /// Where the greatest row of a commitment in a sum is held.
    held: HashMap<(u32, u32), u32>,
    /// Room for a key.
    keys: Vec<Key>,
    /// Patterns by what they come from: known from the cells and codings of an act, before its
    /// coefficients are made.
    seen: HashMap<(Option<u32>, Vec<Key>), u32>,
    /// Patterns by what they are: acts of different codings may add the same to the same sums.
    known: HashMap<Vec<(u32, u64)>, u32>,
    sources: BTreeMap<SourceId, u32>,
    /// The tie of each event that has one.
    tied: BTreeMap<EventId, Tied>,
    acts: ResamplingPlan,
}

impl<'l> Builder<'l> {
    pub(crate) fn new(ledger: &'l Ledger<'l>, cells: Vec<Span>, sums: Sums) -> Builder<'l> {
        let (ties, tied) = ties(ledger.case, ledger.settings.seed);
        let acts = ResamplingPlan { patterns: vec![Vec::new()], ties, ..ResamplingPlan::default() };
        let groups = cells.iter().map(|cell| cell.group + 1).max().unwrap_or(0);
        let (seen, known) = (HashMap::new(), HashMap::from([(Vec::new(), NOTHING)]));
        let (keys, sources, held) = (Vec::new(), BTreeMap::new(), HashMap::new());
        Builder { ledger, cells, groups, sums, held, keys, seen, known, sources, tied, acts }
    }

    /// Adds an event; one that adds to no sum is left out.
    pub(crate) fn add(&mut self, candidate: &Candidate<'_>) {
        let (followed, ways) = (self.acts.followed.len() as u32, self.acts.ways.len() as u32);
        (0..self.groups).for_each(|group| self.group(candidate, group));
        let followed = followed..self.acts.followed.len() as u32;
        let ways = ways..self.acts.ways.len() as u32;
        if !followed.is_empty() {
            let date = || self.stream("date", candidate.event);
            let when = if candidate.extent.is_none() {
                When::Coin(date(), followed)
            } else {
                When::Fixed(followed)
            };
            self.act(candidate, when);
        }
        // An event may be of certain day in one group and not in another. It is then two acts here,
        // with one coin and one day: it stands in both or in neither.
        if let Some(extent) = candidate.extent.filter(|_| !ways.is_empty()) {
            let (first, last) = hull(extent);
            let once = extent.kind() == Kind::Once;
            let days = if once { last - first + 1 } else { (ENDS * ENDS) as i64 };
            let tied = self.tied.get(&candidate.event).copied().filter(|_| once);
            let when =
                When::Day(Days { stream: self.stream("date", candidate.event), days, ways, tied });
            self.act(candidate, when);
        }
    }

    pub(crate) fn finish(self) -> ResamplingPlan {
        let mut acts = self.acts;
        arrange(&mut acts);
        acts
    }

    /// Notes what the event follows in one group.
    fn group(&mut self, candidate: &Candidate<'_>, group: u32) {
        let own = |cells: &[Span], chance: &Chance| cells[chance.cell as usize].group == group;
        let chances: Vec<Chance> =
            candidate.chances.iter().filter(|c| own(&self.cells, c)).copied().collect();
        let moves = chances.iter().any(|chance| chance.placement == Placement::Possible);
        match candidate.extent {
            Some(extent) if moves && extent.kind() == Kind::Once => {
                self.days(&chances, extent, candidate.commitment);
            }
            Some(extent) if !chances.is_empty() && has_open_ends(extent) => {
                self.ends(&chances, extent, candidate.commitment);
            }
            _ => {
                let pattern = self.pattern(&chances, candidate.commitment, |_| true);
                self.acts.followed.extend(Some(pattern).filter(|pattern| *pattern != NOTHING));
            }
        }
    }

    fn act(&mut self, candidate: &Candidate<'_>, when: When) {
        let keep = self.keep(candidate.event, candidate.basis, candidate.certainty);
        self.acts.acts.push(Act { event: candidate.event, keep, when });
    }

    fn stream(&self, purpose: &str, event: EventId) -> Stream {
        Stream::new(self.ledger.settings.seed, purpose, &self.ledger.case[event].id)
    }

    /// How an event stands or falls.
    pub(crate) fn keep(&mut self, event: EventId, basis: CertaintyBasis, certainty: f64) -> Keep {
        let coin = self.stream("certainty", event);
        if matches!(basis, CertaintyBasis::Stated | CertaintyBasis::Uncited) {
            return Keep { coin, chance: StandsBy::Stated(certainty) };
        }
        let start = self.acts.lists.len() as u32;
        for (source, certainty) in self.ledger.source_certainties(event) {
            let at = self.source(source, certainty);
            self.acts.lists.push(at);
        }
        Keep { coin, chance: StandsBy::Sources(start..self.acts.lists.len() as u32) }
    }

    /// The position of a source in the draws.
    pub(crate) fn source(&mut self, source: SourceId, certainty: f64) -> u32 {
        if let Some(&at) = self.sources.get(&source) {
            return at;
        }
        let at = self.acts.sources.len() as u32;
        self.acts.sources.push(Reliability::of(self.ledger, source, certainty));
        self.sources.insert(source, at);
        at
    }

    /// The position of an author among those who judge.
    pub(crate) fn judge(&mut self, name: &str) -> u32 {
        let judges = &mut self.acts.judges;
        let known = judges.iter().position(|own| own == name);
        known.unwrap_or_else(|| {
            judges.push(name.to_owned());
            judges.len() - 1
        }) as u32
    }

    /// Tells apart where what lasted may have begun and ended: each pair of some beginnings and
    /// some ends, as likely as any other.
    ///
    /// The share that falls in a window is a different number for each pair of days. Of two months
    /// that would be nine hundred patterns for one act. Six by six days, spread evenly, give the
    /// share well enough beside the weight and certainty of the act, which are known less well.
    fn ends(&mut self, chances: &[Chance], extent: Extent, commitment: Option<u32>) {
        let (begins, closes) = (spread(extent.start(), Day::MIN), spread(extent.end(), Day::MAX));
        let start = self.acts.stretches.len() as u32;
        let cells = std::mem::take(&mut self.cells);
        for (at, (first, last)) in
            begins.iter().flat_map(|b| closes.iter().map(move |c| (*b, *c))).enumerate()
        {
            let lasting = Extent::from_to(first, last);
            let share = |chance: &Chance| {
                let days = cells[chance.cell as usize].window;
                Chance { share: lasting.share_in(days), ..*chance }
            };
            let placed: Vec<Chance> = chances.iter().map(share).collect();
            let pattern = self.pattern(&placed, commitment, |chance| chance.share > 0.0);
            self.acts.stretches.push((at as i64 + 1, pattern));
        }
        self.cells = cells;
        self.acts.ways.push(start..self.acts.stretches.len() as u32);
    }

    /// Parts the admissible days where a window begins or ends: between two such edges it makes no
    /// difference on which day the act fell, so a year that meets one edge is two patterns and not
    /// three hundred and sixty-five.
    fn days(&mut self, chances: &[Chance], extent: Extent, commitment: Option<u32>) {
        let (first, last) = hull(extent);
        let days = |cells: &[Span], chance: &Chance| cells[chance.cell as usize].days;
        let edges =
            |chance: &Chance| [days(&self.cells, chance).0, days(&self.cells, chance).1 + 1];
        let mut cuts: Vec<i64> =
            chances.iter().flat_map(edges).filter(|day| first < *day && *day <= last).collect();
        cuts.push(last + 1);
        cuts.sort_unstable();
        cuts.dedup();
        let start = self.acts.stretches.len() as u32;
        let mut from = first;
        // Lent for the loop, since making a pattern changes the builder.
        let cells = std::mem::take(&mut self.cells);
        for cut in cuts {
            let pattern = self.pattern(chances, commitment, |chance| {
                let (open, close) = days(&cells, chance);
                open <= from && from <= close
            });
            self.acts.stretches.push((cut - first, pattern));
            from = cut;
        }
        self.cells = cells;
        self.acts.ways.push(start..self.acts.stretches.len() as u32);
    }

    /// The pattern of the chances that are taken.
    fn pattern(
        &mut self,
        chances: &[Chance],
        commitment: Option<u32>,
        take: impl Fn(&Chance) -> bool,
    ) -> u32 {
        let taken = chances.iter().filter(|chance| take(chance));
        let key = |c: &Chance| (c.cell, c.class, (c.weight * c.share * c.bearing).to_bits());
        self.keys.clear();
        self.keys.extend(taken.map(key));
        let key = (commitment, self.keys.clone());
        if let Some(&pattern) = self.seen.get(&key) {
            return pattern;
        }
        let pattern = self.coefficients(&key.1, commitment);
        self.seen.insert(key, pattern);
        pattern
    }

    fn coefficients(&mut self, keys: &[Key], commitment: Option<u32>) -> u32 {
        let mut factors: Vec<(u32, f64)> = Vec::new();
        for &(cell, class, factor) in keys {
            let factor = f64::from_bits(factor);
            factors.extend(self.sums.of(class, cell).map(|sum| (sum, factor)));
        }
        factors.sort_by_key(|&(sum, _)| sum);
        // Of several readings of one act in one sum each adds to it; those of a commitment count
        // once, by the greatest, as its rows do.
        factors.dedup_by(|next, first| {
            let same = next.0 == first.0;
            if same && commitment.is_some() {
                first.1 = first.1.max(next.1);
            } else if same {
                first.1 += next.1;
            }
            same
        });
        factors.retain(|&(_, factor)| factor > 0.0);
        if let Some(commitment) = commitment {
            factors.iter_mut().for_each(|(sum, _)| *sum = self.hold(commitment, *sum));
        }
        let key: Vec<(u32, u64)> =
            factors.iter().map(|&(sum, factor)| (sum, factor.to_bits())).collect();
        let next = self.acts.patterns.len() as u32;
        *self.known.entry(key).or_insert_with(|| {
            self.acts.patterns.push(factors);
            next
        })
    }

    fn hold(&mut self, commitment: u32, sum: u32) -> u32 {
        let (total, held) = (self.sums.total(), &mut self.acts.held);
        *self.held.entry((commitment, sum)).or_insert_with(|| {
            held.push(sum);
            total + held.len() as u32 - 1
        })
    }
}

/// Beginnings, and ends, that are told apart of what began or ended on an unknown day.
const ENDS: usize = 6;

/// Whether what lasted began or ended on one of several days.
fn has_open_ends(extent: Extent) -> bool {
    let open = |days: Option<DayRange>| {
        days.is_some_and(|days| days.len_days().is_some_and(|days| days > 1))
    };
    extent.kind() == Kind::Lasting && (open(extent.start()) || open(extent.end()))
}

/// Days spread evenly over a range; without one, the end of the calendar.
fn spread(days: Option<DayRange>, unbounded: Day) -> [Day; ENDS] {
    let Some((first, last)) = days.and_then(|days| days.first.zip(days.last)) else {
        return [unbounded; ENDS];
    };
    let length = first.days_to(last) + 1;
    std::array::from_fn(|k| {
        first.plus((length * (2 * k as i64 + 1) / (2 * ENDS as i64)).min(length - 1))
    })
}
