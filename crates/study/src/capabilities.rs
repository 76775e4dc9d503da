//! The capabilities of both sides, and their ratio year by year.

use crate::answer::{Ratio, SeriesLine};
use crate::bench::Bench;
use counterpoise_case::model::{ActorId, Case, Series, SeriesId, SeriesValue};
use counterpoise_dates::{Date, Day};
use std::collections::BTreeMap;

/// The series that measure the capability of one of the pair.
pub(crate) fn lines(bench: &Bench<'_>) -> Vec<SeriesLine> {
    let all = (0..bench.case.series.len() as u32).map(SeriesId);
    let line = |series: SeriesId| {
        let of = bench.case[series].of?;
        let is_capability = bench.case[series].measure.as_deref() == Some("capability");
        let on_pair = of == bench.dyad.0 || of == bench.dyad.1;
        (is_capability && on_pair).then_some(SeriesLine {
            series,
            of,
            is_subject: of == bench.dyad.0,
        })
    };
    all.filter_map(line).collect()
}

/// The subject's first series of capability and the target's first in the same unit.
#[must_use]
pub fn compared(case: &Case, lines: &[SeriesLine]) -> Option<(SeriesLine, SeriesLine)> {
    let subject = lines.iter().find(|l| l.is_subject)?;
    let unit = &case[subject.series].unit;
    let target = lines.iter().find(|l| !l.is_subject && case[l.series].unit == *unit)?;
    Some((*subject, *target))
}

/// Further series of the same actor in the same unit: other vintages of the same figure.
#[must_use]
pub fn vintages(case: &Case, of: SeriesLine) -> Vec<SeriesId> {
    let own = &case[of.series];
    let same = |s: &Series| {
        s.of == Some(of.of) && s.unit == own.unit && s.set.is_none_or(|set| case[set].on)
    };
    (0..case.series.len() as u32)
        .map(SeriesId)
        .filter(|id| *id != of.series && same(&case[*id]))
        .collect()
}

/// The year of a value that is of one year.
#[must_use]
pub fn year_of(value: &SeriesValue) -> Option<i32> {
    let days = value.date.admissible();
    let (first, last) = (days.first?.year(), days.last?.year());
    (first == last).then_some(first)
}

/// The ratio in each year of the target's series; nothing where the two have no unit in common.
pub(crate) fn ratios(case: &Case, lines: &[SeriesLine]) -> Vec<Ratio> {
    let Some((subject, target)) = compared(case, lines) else { return Vec::new() };
    let (over, under) = ([&[target.series][..], &vintages(case, target)].concat(), {
        [&[subject.series][..], &vintages(case, subject)].concat()
    });
    let at = |year: i32| {
        let all = quotients(case, &over, &under, year);
        let lo = all.iter().copied().reduce(f64::min);
        let hi = all.iter().copied().reduce(f64::max);
        let first = |over: &[SeriesId], under: &[SeriesId]| {
            quotients(case, over, under, year).first().copied()
        };
        Ratio {
            year,
            value: first(&over[..1], &under[..1]),
            spread: lo.zip(hi).filter(|(lo, hi)| lo < hi),
            other: first(&over[1..], &under[1..]),
        }
    };
    case[target.series].values.iter().filter_map(year_of).map(at).collect()
}

/// Every quotient of a positive value of the year by another.
fn quotients(case: &Case, over: &[SeriesId], under: &[SeriesId], year: i32) -> Vec<f64> {
    let value = |id: &SeriesId| {
        case[*id].values.iter().find(|v| year_of(v) == Some(year))?.value.filter(|v| *v > 0.0)
    };
    let below: Vec<f64> = under.iter().filter_map(value).collect();
    over.iter().filter_map(value).flat_map(|a| below.iter().map(move |b| a / b)).collect()
}

/// The last number of a kind that the case has of each of several states.
#[derive(Clone, Debug, PartialEq)]
pub struct StatesNumbers {
    /// What kind, as the series name it.
    pub kind: String,
    /// In what unit.
    pub unit: String,
    /// States, in the order of the case, each with its number.
    pub of: Vec<(ActorId, f64)>,
}

/// The last numbers of states up to a day, by kind and unit; of several series of one kind and
/// state the first of the case, as rules take it.
#[must_use]
pub fn numbers_of_states(case: &Case, until: Day) -> Vec<StatesNumbers> {
    let mut kinds: BTreeMap<(&str, &str), BTreeMap<ActorId, f64>> = BTreeMap::new();
    let on = |series: &&Series| series.set.is_none_or(|set| case[set].on);
    for series in case.series.iter().filter(on).filter(|series| series.towards.is_none()) {
        let (Some(of), Some(kind)) = (series.of, &series.measure) else { continue };
        let known = series.values.iter().filter(|value| begun(&value.date, until));
        let number = known.filter_map(|value| value.value).next_back();
        if let Some(number) = number.filter(|_| case[of].is_state) {
            kinds.entry((kind, &series.unit)).or_default().entry(of).or_insert(number);
        }
    }
    let numbers = |((kind, unit), of): ((&str, &str), BTreeMap<ActorId, f64>)| StatesNumbers {
        kind: kind.to_owned(),
        unit: unit.to_owned(),
        of: of.into_iter().collect(),
    };
    kinds.into_iter().map(numbers).collect()
}

fn begun(when: &Date, at: Day) -> bool {
    when.admissible().first.is_none_or(|first| first <= at)
}
