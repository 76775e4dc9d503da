//! The names in the data: how often, when, and in which dyads.

use std::collections::BTreeMap;

use counterpoise_datasets::{EventGroup, Manifest, NO_NAME, NamedBatch, NamedMonths, Shape, Store};
use counterpoise_dates::Day;
use counterpoise_world::{System, World, year};
use rayon::prelude::*;

use crate::gather::{events_of, period_of};
use crate::problem::Problem;
use crate::series::Panel;
use crate::spec::Spec;

/// Events of a dyad that share period, direction and both names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Counted {
    dyad: u32,
    pub(super) period: i32,
    pub(super) source: u32,
    pub(super) target: u32,
    /// Whether the second state of the dyad is the source.
    pub(super) turned: bool,
    pub(super) cooperation: u32,
    pub(super) conflict: u32,
}

/// A name in the data.
#[derive(Debug)]
pub(super) struct Name {
    pub(super) text: String,
    /// The state whose own name it is.
    pub(super) means: Option<&'static str>,
    /// The first and last year of its term.
    pub(super) term: (i32, i32),
}

/// What can be seen of the actors in the data.
#[derive(Debug)]
pub(crate) struct Sight {
    /// The years of the data, ascending.
    pub(super) years: Vec<i32>,
    names: Vec<Name>,
    /// By dyad.
    events: Vec<Counted>,
}

impl Sight {
    /// Reads the names behind the series.
    pub(crate) fn of(
        store: &Store,
        manifest: &Manifest,
        spec: &Spec,
        panel: &Panel,
    ) -> Result<Sight, Problem> {
        let mut gathering = Gathering::default();
        if manifest.shape == Shape::EventSums {
            let dyads = Dyads::of(&manifest.states, panel);
            for year in store.named_months(manifest, spec.years)? {
                gathering.add(Part::of_sums(year, &dyads, spec));
            }
            return Ok(gathering.finish());
        }
        let events = events_of(store, manifest, spec)?;
        let dyads = Dyads::of(&events.states, panel);
        for groups in events.groups.chunks(rayon::current_num_threads() * 2) {
            let read = |group: &EventGroup| {
                Ok(Part::of(group.year, events.read_named(group)?, &dyads, spec))
            };
            let parts: Vec<Part> =
                groups.par_iter().map(read).collect::<Result<_, counterpoise_datasets::Error>>()?;
            parts.into_iter().for_each(|part| gathering.add(part));
        }
        Ok(gathering.finish())
    }

    /// The events of every dyad.
    pub(super) fn by_dyad(&self, dyads: usize) -> impl Iterator<Item = &[Counted]> {
        let mut rest = self.events.as_slice();
        (0..dyads).map(move |dyad| {
            let (own, others) = rest.split_at(rest.partition_point(|it| it.dyad as usize <= dyad));
            rest = others;
            own
        })
    }

    pub(super) fn name(&self, number: u32) -> Option<&Name> {
        self.names.get(number as usize)
    }

    /// Whether a name's term takes two thirds of the years or more.
    pub(super) fn lasts(&self, name: &Name) -> bool {
        let within =
            self.years.iter().filter(|year| name.term.0 <= **year && **year <= name.term.1).count();
        3 * within >= 2 * self.years.len()
    }
}

impl Counted {
    pub(super) fn n(&self) -> u64 {
        u64::from(self.cooperation) + u64::from(self.conflict)
    }

    fn key(&self) -> (u32, i32, u32, u32, bool) {
        (self.dyad, self.period, self.source, self.target, self.turned)
    }
}

/// The number of each dyad, among all of the panel, by the positions of its states.
struct Dyads {
    states: usize,
    /// The number, and whether the pair is turned.
    numbers: Vec<Option<(u32, bool)>>,
}

impl Dyads {
    fn of(ids: &[String], panel: &Panel) -> Dyads {
        let states = ids.len();
        let mut numbers = vec![None; states * states];
        let position = |id: &str| ids.binary_search_by(|state| state.as_str().cmp(id)).ok();
        for (series, number) in panel.all().zip(0..) {
            if let (Some(source), Some(target)) =
                (position(series.dyad.source), position(series.dyad.target))
            {
                numbers[source * states + target] = Some((number, false));
                if !panel.directed {
                    numbers[target * states + source] = Some((number, true));
                }
            }
        }
        Dyads { states, numbers }
    }

    fn number(&self, source: u32, target: u32) -> Option<(u32, bool)> {
        self.numbers[source as usize * self.states + target as usize]
    }

    /// The same, where either may be no state.
    fn number_of(&self, source: u32, target: u32) -> Option<(u32, bool)> {
        let states = [source, target].iter().all(|state| (*state as usize) < self.states);
        if states { self.number(source, target) } else { None }
    }
}

/// What one group of rows adds.
struct Part {
    year: i32,
    rows: u64,
    names: Vec<String>,
    appearances: Vec<u64>,
    events: Vec<Counted>,
}

impl Part {
    fn of(year: i32, batch: NamedBatch, dyads: &Dyads, spec: &Spec) -> Part {
        let NamedBatch { events, source_name, target_name, names, appearances, rows } = batch;
        let count = |row: usize| {
            let (dyad, turned) = dyads.number(events.source[row], events.target[row])?;
            let period = spec.period.number(Day::from_number(events.day[row])?);
            let conflict = u32::from(events.quad[row] > 2);
            let (source, target) = (source_name[row], target_name[row]);
            Some(Counted {
                dyad,
                period,
                source,
                target,
                turned,
                cooperation: 1 - conflict,
                conflict,
            })
        };
        let mut counted: Vec<Counted> = (0..events.len()).filter_map(count).collect();
        add_up(&mut counted);
        Part { year, rows, names, appearances, events: counted }
    }

    /// The same of events that were summed by their names.
    fn of_sums(sums: NamedMonths, dyads: &Dyads, spec: &Spec) -> Part {
        let n = |row: usize| u64::from(sums.cooperation[row]) + u64::from(sums.conflict[row]);
        let mut appearances = vec![0u64; sums.names.len()];
        for names in [&sums.source_name, &sums.target_name] {
            for (row, name) in names.iter().enumerate().filter(|(_, name)| **name != NO_NAME) {
                appearances[*name as usize] += n(row);
            }
        }
        let rows = (0..sums.month.len()).map(n).sum();
        let count = |row: usize| {
            let (dyad, turned) = dyads.number_of(sums.source[row], sums.target[row])?;
            Some(Counted {
                dyad,
                period: period_of(sums.month[row], spec.period),
                source: sums.source_name[row],
                target: sums.target_name[row],
                turned,
                cooperation: sums.cooperation[row],
                conflict: sums.conflict[row],
            })
        };
        let mut counted: Vec<Counted> = (0..sums.month.len()).filter_map(count).collect();
        add_up(&mut counted);
        Part { year: sums.year, rows, names: sums.names, appearances, events: counted }
    }
}

/// Adds up what shares dyad, period, direction and names.
fn add_up(counted: &mut Vec<Counted>) {
    counted.sort_unstable();
    counted.dedup_by(|later, kept| {
        let same = later.key() == kept.key();
        if same {
            kept.cooperation += later.cooperation;
            kept.conflict += later.conflict;
        }
        same
    });
}

/// All groups so far.
#[derive(Default)]
struct Gathering {
    numbers: BTreeMap<String, u32>,
    /// For each name how often it occurs in each year.
    appearances: Vec<BTreeMap<i32, u64>>,
    rows: BTreeMap<i32, u64>,
    events: Vec<Counted>,
}

impl Gathering {
    fn add(&mut self, part: Part) {
        *self.rows.entry(part.year).or_default() += part.rows;
        let numbers: Vec<u32> = part.names.into_iter().map(|name| self.number(name)).collect();
        for (number, times) in numbers.iter().zip(part.appearances) {
            *self.appearances[*number as usize].entry(part.year).or_default() += times;
        }
        let of = |name: u32| if name == NO_NAME { NO_NAME } else { numbers[name as usize] };
        self.events.extend(part.events.iter().map(|it| Counted {
            source: of(it.source),
            target: of(it.target),
            ..*it
        }));
    }

    fn number(&mut self, name: String) -> u32 {
        let next = u32::try_from(self.numbers.len()).unwrap_or(NO_NAME);
        let number = *self.numbers.entry(name).or_insert(next);
        if number == next {
            self.appearances.push(BTreeMap::new());
        }
        number
    }

    fn finish(mut self) -> Sight {
        add_up(&mut self.events);
        let rows = self.rows;
        let last = rows.keys().next_back().copied();
        let mut names: Vec<(u32, Name)> = self
            .numbers
            .into_iter()
            .map(|(text, number)| {
                let term = term(&self.appearances[number as usize], &rows);
                (number, Name { means: own_name(&text, last), term, text })
            })
            .collect();
        names.sort_by_key(|(number, _)| *number);
        let names = names.into_iter().map(|(_, name)| name).collect();
        Sight { years: rows.into_keys().collect(), names, events: self.events }
    }
}

/// From the first to the last year in which a name is at least a third as frequent as in its best.
fn term(appearances: &BTreeMap<i32, u64>, rows: &BTreeMap<i32, u64>) -> (i32, i32) {
    // Shares are compared by cross-multiplication, in whole numbers: a / r >= b / s.
    let share = |year: &i32| {
        let all = rows.get(year).copied().unwrap_or(0).max(1);
        (u128::from(appearances.get(year).copied().unwrap_or(0)), u128::from(all))
    };
    let best = appearances
        .keys()
        .map(share)
        .max_by(|a, b| (a.0 * b.1).cmp(&(b.0 * a.1)))
        .unwrap_or((0, 1));
    let often = |year: &&i32| {
        let (times, all) = share(year);
        times > 0 && 3 * times * best.1 >= best.0 * all
    };
    let mut term = appearances.keys().filter(often);
    let first = term.next().copied().unwrap_or(0);
    (first, term.next_back().copied().unwrap_or(first))
}

/// The state whose own name a text is; as in the last year of the data, where it was the name of
/// several (*China* until 1971).
fn own_name(text: &str, last: Option<i32>) -> Option<&'static str> {
    let known = |on| World::builtin().known(System::Name, text, on);
    known(None).or_else(|| known(Some(last.and_then(year)?))).map(|state| state.id)
}
