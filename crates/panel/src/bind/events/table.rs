//! The sums of all dyads and periods, however the source has them.

use counterpoise_datasets::reduce::{self, DyadMonths, dyad_months};
use counterpoise_datasets::{EventBatch, EventFilter, Manifest, NO_SCORE, Shape, Store};
use counterpoise_dates::Day;
use counterpoise_measures::events::volume::Volumes;
use counterpoise_measures::events::{
    Accumulator, Dedup, DyadPeriod, Event, Period, Spec, Statements, Sums,
};
use counterpoise_world::cameo::Quad;

use crate::error::Error;
use crate::query::MeasureQuery;
use crate::scope::{Scope, Who};
use crate::states::{self, StateNo};

/// How many states that are not covered are told by name.
const TOLD: usize = 12;

/// What counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rules {
    pub(super) spec: Spec,
    pub(super) official: bool,
}

/// The sums of a dataset.
pub(super) struct EventTable {
    rules: Rules,
    /// By source, target and period.
    rows: Vec<DyadPeriod>,
    /// Where the rows of each dyad begin and end, by the numbers of both states.
    dyads: Vec<(u32, u32)>,
    pub(super) volumes: Volumes,
    /// Whether the source names each state: as such, where it so names any. By the numbers of
    /// states, for it is asked of every cell of a panel.
    named: Vec<bool>,
    /// Whether a dyad without a row is not covered, as in a table that has a row for each it
    /// covers.
    complete: bool,
    /// The periods within which the source begins or ends, where days are known.
    partial: [Option<i32>; 2],
    pub(super) notes: Vec<String>,
}

impl Rules {
    pub(super) fn of(
        query: &MeasureQuery,
        scope: Scope,
        manifest: &Manifest,
    ) -> Result<Rules, Error> {
        let dedup = match () {
            () if query.has("same-code") => Dedup::SameCode,
            () if query.has("one-a-day") => Dedup::OneADay,
            () if query.has("every-row") => Dedup::None,
            () => chosen_at_import(manifest.dedup),
        };
        let statements =
            if query.has("without-statements") { Statements::LeftOut } else { Statements::Counted };
        let spec = Spec { period: scope.period, undirected: !scope.directed, dedup, statements };
        let rules = Rules { spec, official: query.has("official") };
        if manifest.shape == Shape::EventSums {
            return rules.of_sums(manifest);
        }
        if manifest.shape != Shape::Events && !query.options.is_empty() {
            let what = format!(
                "{} has counts by year, in which single events cannot be told apart: {} cannot be applied.",
                manifest.dataset,
                query.options.iter().map(|one| one.name).collect::<Vec<_>>().join(", ")
            );
            return Err(Error::question(
                what,
                "Leave the choice away, or name a dataset of single events with data=.",
            ));
        }
        Ok(rules)
    }

    /// Sums were made by one rule, by months; what needs the single events cannot be had of them.
    fn of_sums(self, manifest: &Manifest) -> Result<Rules, Error> {
        let made = manifest.dedup.word();
        let why = match () {
            () if self.spec.period == Period::Day => "have no days".to_owned(),
            () if self.official => "do not tell whose actors are official".to_owned(),
            () if self.spec.statements == Statements::LeftOut => {
                "do not tell the scores of bare statements from others".to_owned()
            }
            () if of_reduce(self.spec.dedup) != manifest.dedup => {
                format!("were made by the rule {made} for repetitions")
            }
            () => return Ok(self),
        };
        let what = format!("The rows of {} are sums by month: they {why}.", manifest.dataset);
        let help = "Leave the choice away, name a dataset of single events with data=, or let the SQL make other sums.";
        Err(Error::question(what, help))
    }
}

impl EventTable {
    pub(super) fn read(
        store: &Store,
        manifest: &Manifest,
        rules: Rules,
        years: Option<(i32, i32)>,
    ) -> Result<EventTable, Error> {
        let mut table = match manifest.shape {
            Shape::Events => EventTable::of_events(store, manifest, rules, years)?,
            Shape::EventSums => EventTable::of_sums(store, manifest, rules, years)?,
            _ => EventTable::of_counts(store, manifest, rules, years)?,
        };
        table.volumes = Volumes::of(&table.rows);
        table.dyads = dyads(&table.rows);
        Ok(table)
    }

    fn empty(rules: Rules, named: &[String]) -> EventTable {
        let mut flags = vec![false; StateNo::count()];
        let numbers = named.iter().filter_map(|id| StateNo::of_id(id));
        numbers.for_each(|state| flags[usize::from(state.0)] = true);
        EventTable {
            rules,
            rows: Vec::new(),
            dyads: Vec::new(),
            volumes: Volumes::default(),
            named: flags,
            complete: false,
            partial: [None; 2],
            notes: Vec::new(),
        }
    }

    fn of_events(
        store: &Store,
        manifest: &Manifest,
        rules: Rules,
        years: Option<(i32, i32)>,
    ) -> Result<EventTable, Error> {
        let filter = EventFilter { years, official: rules.official };
        let events = store.events(&manifest.dataset, Some(&manifest.vintage), &filter)?;
        let numbers = numbers(&events.states);
        let mut table = EventTable::of_named(store, manifest, rules)?;
        // The fast way adds up months; days, and statements left out, are counted one by one.
        let by_months =
            rules.spec.period != Period::Day && rules.spec.statements == Statements::Counted;
        let mut days: Option<(i32, i32)> = None;
        let mut see = |batch: &EventBatch| {
            for day in &batch.day {
                let (first, last) = days.get_or_insert((*day, *day));
                (*first, *last) = ((*first).min(*day), (*last).max(*day));
            }
        };
        table.rows =
            if by_months {
                let sums = dyad_months(&events, of_reduce(rules.spec.dedup))?;
                by_period(&sums, &numbers, rules.spec)
            } else {
                let mut sums = Accumulator::new(rules.spec);
                events.for_each(|_, batch| {
                    see(&batch);
                    (0..batch.len())
                        .filter_map(|row| event(&batch, row, &numbers))
                        .for_each(|event| sums.add(&event));
                })?;
                let counted = sums.finish();
                table.notes.extend((counted.report.statements > 0).then(|| {
                    format!("{} bare statements are left out", counted.report.statements)
                }));
                counted.rows
            };
        if by_months {
            days = ends(store, manifest, years)?;
        }
        table.partial = partial(days, rules.spec.period);
        table.notes.extend(table.never_named(manifest));
        table.notes.extend(repeats(manifest, rules.spec.dedup));
        Ok(table)
    }

    /// The table without rows, of the states that the source names.
    fn of_named(store: &Store, manifest: &Manifest, rules: Rules) -> Result<EventTable, Error> {
        let as_such = store.states_named(manifest)?;
        let named = if as_such.is_empty() { &manifest.states } else { &as_such };
        Ok(EventTable::empty(rules, named))
    }

    fn of_sums(
        store: &Store,
        manifest: &Manifest,
        rules: Rules,
        years: Option<(i32, i32)>,
    ) -> Result<EventTable, Error> {
        let sums = store.event_sums(manifest, years)?;
        let mut table = EventTable::of_named(store, manifest, rules)?;
        table.rows = by_period(&sums.months, &numbers(&sums.states), rules.spec);
        table.partial = partial(sums.days, rules.spec.period);
        table.notes.extend(table.never_named(manifest));
        table.notes.push(format!("sums by the rule {} for repetitions", manifest.dedup.word()));
        Ok(table)
    }

    fn of_counts(
        store: &Store,
        manifest: &Manifest,
        rules: Rules,
        years: Option<(i32, i32)>,
    ) -> Result<EventTable, Error> {
        const CLASSES: [&str; 4] =
            ["verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"];
        let columns = [&["year", "source", "target"], CLASSES.as_slice()].concat();
        let table = store.table(&manifest.dataset, Some(&manifest.vintage), &columns, years)?;
        let (source, target) =
            (states::column(&table.columns[1].values), states::column(&table.columns[2].values));
        let one = |row: usize| {
            let (first, second) = (u32::from(source[row]?.0), u32::from(target[row]?.0));
            let turned = rules.spec.undirected && second < first;
            let (source, target) = if turned { (second, first) } else { (first, second) };
            let count = |at: usize| {
                table.columns[at + 3].values.int(row).and_then(|n| u32::try_from(n).ok())
            };
            let quads = [count(0)?, count(1)?, count(2)?, count(3)?];
            let period = i32::try_from(table.columns[0].values.int(row)?).ok()?;
            Some(DyadPeriod { source, target, period, sums: Sums { quads, ..Sums::default() } })
        };
        let rows = (0..table.rows).filter_map(one).collect();
        Ok(EventTable {
            rows: joined(rows),
            complete: true,
            ..EventTable::empty(rules, &manifest.states)
        })
    }

    /// The sums of a dyad in a period; none outside coverage.
    pub(super) fn row(&self, one: StateNo, other: StateNo, period: i32) -> Option<DyadPeriod> {
        let (mut source, mut target) = (u32::from(one.0), u32::from(other.0));
        if self.rules.spec.undirected && target < source {
            (source, target) = (target, source);
        }
        if !self.is_named(source) || !self.is_named(target) {
            return None;
        }
        let (from, to) = place(source, target).map_or((0, 0), |at| self.dyads[at]);
        let own = &self.rows[from as usize..to as usize];
        match own.binary_search_by_key(&period, |row| row.period) {
            Ok(at) => Some(own[at]),
            Err(_) if self.complete || !self.volumes.world.contains_key(&period) => None,
            Err(_) => Some(DyadPeriod { source, target, period, sums: Sums::default() }),
        }
    }

    /// The dyads and periods with events.
    pub(super) fn with_events(&self) -> Vec<(Who, i32)> {
        let state =
            |number: u32| self.is_named(number).then_some(StateNo(u16::try_from(number).ok()?));
        let row = |row: &DyadPeriod| {
            let who = Who::Dyad(state(row.source)?, state(row.target)?);
            (row.sums.n() > 0).then_some((who, row.period))
        };
        self.rows.iter().filter_map(row).collect()
    }

    /// Whether the source names the state of that number.
    fn is_named(&self, number: u32) -> bool {
        self.named.get(number as usize).copied().unwrap_or(false)
    }

    /// Who has events and is still not covered, those with the most events first.
    fn never_named(&self, manifest: &Manifest) -> Option<String> {
        let mut events = vec![0; StateNo::count()];
        for row in &self.rows {
            for state in [row.source, row.target] {
                if let Some(own) = events.get_mut(state as usize) {
                    *own += row.sums.n();
                }
            }
        }
        let mut never: Vec<(u64, StateNo)> = events
            .into_iter()
            .zip(StateNo::all())
            .filter(|(n, state)| *n > 0 && !self.is_named(state.0.into()))
            .collect();
        never.sort_by_key(|(n, state)| (std::cmp::Reverse(*n), *state));
        let ids: Vec<&str> = never.iter().take(TOLD).map(|(_, state)| state.id()).collect();
        let more = match never.len() {
            0 => return None,
            n if n > TOLD => format!(" and {} more", n - TOLD),
            _ => String::new(),
        };
        Some(format!(
            "{} never names {}{more} as such, only persons and agencies of theirs: not covered",
            manifest.dataset,
            ids.join(", ")
        ))
    }

    /// The year that a period lies in.
    pub(super) fn year_of(&self, period: i32) -> i32 {
        self.rules.spec.period.first_day(period).map_or(period, Day::year)
    }

    /// Whether the source begins or ends within the period.
    pub(super) fn is_partial(&self, period: i32) -> bool {
        self.partial.contains(&Some(period))
    }
}

/// The periods within which the first and the last day lie, where these are not their ends.
fn partial(days: Option<(i32, i32)>, of: Period) -> [Option<i32>; 2] {
    let days = days.and_then(|(first, last)| Day::from_number(first).zip(Day::from_number(last)));
    let Some((first, last)) = days else { return [None; 2] };
    let begins = |day: Day| of.first_day(of.number(day)) == Some(day);
    let begun = (!begins(first)).then(|| of.number(first));
    [begun, (!begins(last.plus(1))).then(|| of.number(last))]
}

/// The place of a dyad in a list of all.
fn place(source: u32, target: u32) -> Option<usize> {
    let (source, target, all) = (source as usize, target as usize, StateNo::count());
    (source < all && target < all).then_some(source * all + target)
}

/// Where the rows of each dyad begin and end.
fn dyads(rows: &[DyadPeriod]) -> Vec<(u32, u32)> {
    let same = |one: &DyadPeriod, other: &DyadPeriod| {
        (one.source, one.target) == (other.source, other.target)
    };
    let mut dyads = vec![(0, 0); StateNo::count() * StateNo::count()];
    let mut begin = 0;
    for own in rows.chunk_by(same) {
        let end = begin + u32::try_from(own.len()).unwrap_or(u32::MAX);
        if let Some(at) = place(own[0].source, own[0].target) {
            dyads[at] = (begin, end);
        }
        begin = end;
    }
    dyads
}

/// The rule that was chosen when the files were added.
fn chosen_at_import(dedup: reduce::Dedup) -> Dedup {
    match dedup {
        reduce::Dedup::None => Dedup::None,
        reduce::Dedup::SameDayPairCode => Dedup::SameCode,
        reduce::Dedup::OneADay => Dedup::OneADay,
    }
}

fn of_reduce(dedup: Dedup) -> reduce::Dedup {
    match dedup {
        Dedup::None => reduce::Dedup::None,
        Dedup::SameCode => reduce::Dedup::SameDayPairCode,
        Dedup::OneADay => reduce::Dedup::OneADay,
    }
}

/// What the manifest knows of repetitions, so that the choice that was made can be judged.
fn repeats(manifest: &Manifest, dedup: Dedup) -> Option<String> {
    let found = manifest.duplicates?;
    let (left, how) = match dedup {
        Dedup::None => {
            return Some(format!(
                "every row counts; {} of {} rows between states repeat the day, pair and code of another (same-code leaves them out)",
                found.same_day_pair_code, found.events
            ));
        }
        Dedup::SameCode => (found.same_day_pair_code, "day, pair and code"),
        Dedup::OneADay => (found.same_day_pair, "day and pair"),
    };
    Some(format!(
        "{left} of {} rows between states repeat the {how} of another and are left out",
        found.events
    ))
}

/// The first and last day of the events between states.
fn ends(
    store: &Store,
    manifest: &Manifest,
    years: Option<(i32, i32)>,
) -> Result<Option<(i32, i32)>, Error> {
    let within = |year: &&i32| years.is_none_or(|(first, last)| (first..=last).contains(*year));
    let covered: Vec<i32> = manifest.coverage.keys().filter(within).copied().collect();
    let mut found: Option<(i32, i32)> = None;
    let mut outer: Vec<i32> = covered.first().into_iter().chain(covered.last()).copied().collect();
    outer.dedup();
    for year in outer {
        let days = store.table(
            &manifest.dataset,
            Some(&manifest.vintage),
            &["date"],
            Some((year, year)),
        )?;
        for day in (0..days.rows).filter_map(|row| days.columns[0].values.day(row)).map(Day::number)
        {
            let (first, last) = found.get_or_insert((day, day));
            (*first, *last) = ((*first).min(day), (*last).max(day));
        }
    }
    Ok(found)
}

fn event(batch: &EventBatch, row: usize, numbers: &[u32]) -> Option<Event> {
    let number = |at: u32| numbers.get(at as usize).copied();
    Some(Event {
        day: Day::from_number(batch.day[row])?,
        source: number(batch.source[row])?,
        target: number(batch.target[row])?,
        code: batch.code[row],
        quad: Quad::ALL.into_iter().find(|quad| quad.number() == batch.quad[row])?,
        statement: batch.root[row] == 1,
        score: Some(batch.score[row]).filter(|score| *score != NO_SCORE),
    })
}

/// The number of each state.
fn numbers(states: &[String]) -> Vec<u32> {
    states.iter().map(|id| StateNo::of_id(id).map_or(u32::MAX, |no| no.0.into())).collect()
}

/// Months joined to the periods asked for, under the numbers of states.
///
/// The sums come dyad by dyad, in the order of ids. Only the dyads are put into the order of
/// numbers; their rows stay together, and are in order where the other direction is not among them.
fn by_period(sums: &DyadMonths, numbers: &[u32], spec: Spec) -> Vec<DyadPeriod> {
    let number = |at: u32| numbers.get(at as usize).copied().unwrap_or(u32::MAX);
    let mut dyads: Vec<(u32, u32, std::ops::Range<usize>)> = Vec::new();
    let mut begin = 0;
    while begin < sums.len() {
        let pair = (sums.source[begin], sums.target[begin]);
        let same = (begin..sums.len())
            .take_while(|row| (sums.source[*row], sums.target[*row]) == pair)
            .count();
        let (first, second) = (number(pair.0), number(pair.1));
        let turned = spec.undirected && second < first;
        let (source, target) = if turned { (second, first) } else { (first, second) };
        dyads.push((source, target, begin..begin + same));
        begin += same;
    }
    dyads.sort_unstable_by_key(|(source, target, rows)| (*source, *target, rows.start));
    let mut all: Vec<DyadPeriod> = Vec::with_capacity(sums.len());
    for directions in dyads.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)) {
        let begin = all.len();
        for (source, target, rows) in directions {
            all.extend(rows.clone().map(|row| DyadPeriod {
                source: *source,
                target: *target,
                period: period_of(sums.month[row] + 1970 * 12, spec.period),
                sums: sums_of(sums, row),
            }));
        }
        if directions.len() > 1 {
            all[begin..].sort_unstable_by_key(|row| row.period);
        }
    }
    merge_equal(&mut all);
    all
}

/// The period of a month that is counted from the year 0.
fn period_of(month: i32, period: Period) -> i32 {
    match period {
        Period::Year => month.div_euclid(12),
        Period::Quarter => month.div_euclid(3),
        _ => month,
    }
}

fn sums_of(sums: &DyadMonths, row: usize) -> Sums {
    Sums {
        quads: [0, 1, 2, 3].map(|class| sums.quad[class][row]),
        statements: sums.statements[row],
        scored: sums.scored[row],
        score: sums.score[row],
    }
}

/// In order, each dyad and period once.
fn joined(mut rows: Vec<DyadPeriod>) -> Vec<DyadPeriod> {
    rows.sort_unstable_by_key(|row| (row.source, row.target, row.period));
    merge_equal(&mut rows);
    rows
}

/// Adds up rows of one dyad and period that follow each other.
fn merge_equal(rows: &mut Vec<DyadPeriod>) {
    rows.dedup_by(|again, first| {
        let same = (again.source, again.target, again.period)
            == (first.source, first.target, first.period);
        if same {
            first.sums.merge(&again.sums);
        }
        same
    });
}
