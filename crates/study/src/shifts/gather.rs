//! From the case to numbers and acts with dates.

use counterpoise_case::model::{
    ActorId, ArenaId, Case, Condition, EventId, Filter, Mode, Scale, SeriesId, Stance, Watch,
    WatchOf,
};
use counterpoise_dates::{Date, Day, Window};
use counterpoise_ledger::{Cell, Entry, Ledger, Placed, Totals, matches};
use counterpoise_numerics::ln;
use counterpoise_shifts::{
    Act, DatedSeries, LevelShift, RateShift, ShareShift, ShiftCurve, Undefined,
};
use std::collections::BTreeMap;

/// A series of its own needs so many values to be watched unasked.
const WORTH_WATCHING: usize = 8;

/// The evidence of one watch.
pub(super) struct Gathered {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) arena: Option<ArenaId>,
    pub(super) pooled: bool,
    pub(super) undated: usize,
    /// Of acts, the events they are.
    pub(super) events: Vec<EventId>,
    pub(super) evidence: Evidence,
}

#[derive(Debug)]
pub(super) enum Evidence {
    Acts(Vec<Act>, Option<Window>),
    Levels(Result<DatedSeries, Undefined>),
    Counts(Result<DatedSeries, Undefined>),
}

impl Gathered {
    pub(super) fn of_acts(&self) -> bool {
        self.acts().is_some()
    }

    pub(super) fn acts(&self) -> Option<&[Act]> {
        match &self.evidence {
            Evidence::Acts(acts, _) => Some(acts),
            Evidence::Levels(_) | Evidence::Counts(_) => None,
        }
    }

    pub(super) fn observations(&self) -> usize {
        match &self.evidence {
            Evidence::Acts(acts, _) => acts.len(),
            Evidence::Levels(series) | Evidence::Counts(series) => {
                series.as_ref().map_or(0, |it| it.values().len())
            }
        }
    }

    pub(super) fn curve(&self) -> Result<ShiftCurve, Undefined> {
        match &self.evidence {
            Evidence::Acts(acts, window) => {
                let window = window.ok_or(Undefined::NothingToShare)?;
                ShareShift::default().curve(acts, window)
            }
            Evidence::Levels(series) => {
                LevelShift::default().curve(series.as_ref().map_err(Clone::clone)?)
            }
            Evidence::Counts(series) => {
                RateShift::default().curve(series.as_ref().map_err(Clone::clone)?)
            }
        }
    }
}

/// What the case watches; if it declares nothing, deeds and statements in every arena that it
/// judges and every series of some length.
pub(super) fn all(case: &Case) -> Vec<Gathered> {
    let mut ledgers = Ledgers::of(case);
    if !case.watches.is_empty() {
        let on = case.watches.iter().filter(|it| it.set.is_none_or(|set| case[set].on));
        return on.map(|watch| gathered(&mut ledgers, watch)).collect();
    }
    let mut found = Vec::new();
    if let Some(dyad) = case.header.subject.zip(case.header.target) {
        for (mode, word) in [(Mode::Deed, "deeds"), (Mode::Statement, "statements")] {
            let filter = Filter { all: vec![Condition::Modes(vec![mode])] };
            for arena in &case.header.arenas {
                let (acts, events, window, undated) =
                    acts(ledgers.ledger(dyad), &filter, Some(*arena), None, None);
                found.push(Gathered {
                    id: format!("{word}-{}", case[*arena].id),
                    title: format!("{word}: {}", case[*arena].title),
                    arena: Some(*arena),
                    pooled: false,
                    undated,
                    events,
                    evidence: Evidence::Acts(acts, window),
                });
            }
        }
    }
    let known = |id: &SeriesId| case[*id].values.iter().filter(|v| v.value.is_some()).count();
    let long = (0..case.series.len() as u32).map(SeriesId).filter(|id| known(id) >= WORTH_WATCHING);
    let on = long.filter(|id| case[*id].set.is_none_or(|set| case[set].on));
    found.extend(on.map(|id| Gathered {
        id: case[id].id.clone(),
        title: case[id].title.clone(),
        arena: None,
        pooled: false,
        undated: 0,
        events: Vec::new(),
        evidence: levels(case, id, None, Scale::Plain, None),
    }));
    found
}

/// The ledgers of pairs, each read once: several watches look at one pair.
struct Ledgers<'c> {
    case: &'c Case,
    known: BTreeMap<(ActorId, ActorId), Ledger<'c>>,
}

impl<'c> Ledgers<'c> {
    fn of(case: &'c Case) -> Ledgers<'c> {
        Ledgers { case, known: BTreeMap::new() }
    }

    fn ledger(&mut self, dyad: (ActorId, ActorId)) -> &Ledger<'c> {
        let read = || Ledger::new(self.case, dyad, &self.case.settings);
        self.known.entry(dyad).or_insert_with(read)
    }
}

pub(super) fn gather(case: &Case, watch: &Watch) -> Gathered {
    gathered(&mut Ledgers::of(case), watch)
}

fn gathered(ledgers: &mut Ledgers<'_>, watch: &Watch) -> Gathered {
    let case = ledgers.case;
    let (arena, undated, events, evidence) = match &watch.of {
        WatchOf::Series { over, under, scale } => {
            (None, 0, Vec::new(), levels(case, *over, *under, *scale, watch.window))
        }
        WatchOf::Acts { filter, dyad, arena, domain } => {
            let (acts, events, window, undated) =
                acts(ledgers.ledger(*dyad), filter, *arena, domain.clone(), watch.window);
            (*arena, undated, events, Evidence::Acts(acts, window))
        }
    };
    let (id, title) = (watch.id.clone(), watch.title.clone());
    Gathered { id, title, arena, pooled: watch.pooled, undated, events, evidence }
}

/// Acts that take a side, their events, the window they are looked at in, and how many were left
/// out for want of a date.
fn acts(
    ledger: &Ledger<'_>,
    filter: &Filter,
    arena: Option<ArenaId>,
    domain: Option<counterpoise_case::model::Name>,
    window: Option<Window>,
) -> (Vec<Act>, Vec<EventId>, Option<Window>, usize) {
    let case = ledger.case;
    let everything = Window { first: Day::MIN, last: Day::MAX };
    let view = ledger.view(&Cell { arena, domain, window: window.unwrap_or(everything) });
    let takes_a_side = |entry: &Entry| matches!(entry.stance, Stance::Accommodate | Stance::Resist);
    let mut taken: Vec<(&Entry, Placed)> = view
        .entries()
        .filter(|(it, _)| takes_a_side(it) && matches(ledger.perspective(), it, filter))
        .collect();
    // Stable: entries of one day stay in the ledger's order.
    taken.sort_by_cached_key(|(entry, _)| case[entry.event].date.as_ref().map(Date::sort_key));
    let undated = taken.iter().filter(|(it, _)| it.extent.is_none()).count();
    let acts = added(&taken);
    let dated = taken.iter().filter(|(it, _)| it.extent.is_some());
    let mut events: Vec<EventId> = dated.map(|(it, _)| it.event).collect();
    events.dedup();
    let window = window.or_else(|| hull(&acts));
    (acts, events, window, undated)
}

/// What each act adds to the balance, as the register has it: rows of one commitment are not so
/// many acts. Those that add nothing are left out.
fn added(taken: &[(&Entry, Placed)]) -> Vec<Act> {
    let (mut accommodating, mut resisting) = (Totals::default(), Totals::default());
    let mut act = |(entry, placed): &(&Entry, Placed)| {
        let (when, amount) = (entry.extent?, placed.amount(entry));
        let (toward, away) = match entry.stance {
            Stance::Accommodate => (accommodating.add(entry, amount), 0.0),
            _ => (0.0, resisting.add(entry, amount)),
        };
        (toward + away > 0.0).then_some(Act { when, toward, away })
    };
    taken.iter().filter_map(&mut act).collect()
}

/// From the first admissible day of the first act to the last of the last.
fn hull(acts: &[Act]) -> Option<Window> {
    let days = || acts.iter().map(|it| it.when.admissible());
    let first = days().filter_map(|it| it.first).min()?;
    let last = days().filter_map(|it| it.last).max()?;
    Window::new(first, last)
}

fn levels(
    case: &Case,
    over: SeriesId,
    under: Option<SeriesId>,
    scale: Scale,
    window: Option<Window>,
) -> Evidence {
    let below = |date: &Date| match under {
        None => Some(1.0),
        Some(under) => {
            case[under].values.iter().find(|it| it.date == *date)?.value.filter(|it| *it != 0.0)
        }
    };
    let value = |date: &Date, value: Option<f64>| {
        let ratio = value? / below(date)?;
        // A number that has no logarithm is refused with its position, not left out.
        Some(if scale == Scale::Log { ln(ratio) } else { ratio })
    };
    let dated = case[over].values.iter().filter_map(|it| {
        let days = it.date.admissible();
        let span = Window::new(days.first?, days.last?)?;
        let inside = window.is_none_or(|w| w.first <= span.first && span.last <= w.last);
        inside.then(|| (span, value(&it.date, it.value)))
    });
    let series = DatedSeries::new(dated);
    if scale == Scale::Count { Evidence::Counts(series) } else { Evidence::Levels(series) }
}
