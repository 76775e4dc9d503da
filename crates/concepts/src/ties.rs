//! The days of acts of which one follows another.
//!
//! Each act has a day of its own. Where the case says that one act follows another and their dates
//! leave the order open, the days of all acts that are so tied are drawn together: again and again,
//! until no effect lies before its cause, which leaves the even distribution over the days that the
//! order allows. Where the tries are used up, as they are of many acts in a row, effects and causes
//! change places instead. The days are a function of the acts' names and of the number of the draw
//! alone, and so the same in every cell.

use crate::families::Families;
use crate::simd::LANES;
use counterpoise_case::model::{Case, EventId};
use counterpoise_dates::{Extent, Kind};
use counterpoise_numerics::Stream;
use std::collections::BTreeMap;

/// Acts that are tied to each other.
#[derive(Clone, Debug)]
pub(crate) struct Tie {
    members: Vec<Member>,
    /// Positions among the members: the second follows the first.
    order: Vec<(usize, usize)>,
}

/// One of them: the stream of its day, its first admissible day and how many there are.
#[derive(Clone, Copy, Debug)]
struct Member {
    stream: Stream,
    first: i64,
    days: i64,
}

/// Where an act stands: its tie, and its position in it.
pub(crate) type Tied = (u32, u32);

/// Times that days are drawn anew.
const TRIES: u64 = 64;
/// Days that are drawn for one draw at the most: of thousands of tied acts not many tries are made.
const MOST_DAYS: u64 = 4096;
/// Draws of one attempt are this far from those of the next.
const APART: u32 = 40;

/// Day `draw` of an act, counted from its first admissible day.
pub(crate) fn day(stream: Stream, days: i64, draw: u64) -> i64 {
    ((stream.uniform(draw) * days as f64) as i64).min(days - 1)
}

impl Member {
    fn may_be(&self, day: i64) -> bool {
        (self.first..self.first + self.days).contains(&day)
    }
}

impl Tie {
    /// For each member its day in each draw from `from` on, counted from its first admissible day.
    pub(crate) fn days(&self, from: u64) -> Vec<[i64; LANES]> {
        let mut all = vec![[0; LANES]; self.members.len()];
        for lane in 0..LANES {
            let days = self.in_draw(from + lane as u64);
            let since = days.iter().zip(&self.members).map(|(day, own)| day - own.first);
            all.iter_mut().zip(since).for_each(|(row, day)| row[lane] = day);
        }
        all
    }

    fn in_draw(&self, draw: u64) -> Vec<i64> {
        let attempt = |attempt: u64| -> Vec<i64> {
            let at = draw.wrapping_add(attempt << APART);
            self.members.iter().map(|own| own.first + day(own.stream, own.days, at)).collect()
        };
        let first = attempt(0);
        if self.holds(&first) {
            return first;
        }
        let tries = TRIES.min(MOST_DAYS / self.members.len().max(1) as u64);
        (1..tries)
            .map(attempt)
            .find(|days| self.holds(days))
            .unwrap_or_else(|| self.put_in_order(first))
    }

    fn holds(&self, days: &[i64]) -> bool {
        self.order.iter().all(|&(cause, effect)| days[cause] <= days[effect])
    }

    /// Causes and effects that lie the wrong way round change places, where both dates allow it: of
    /// acts of one date that is the even distribution again. Where they do not, the effect moves to
    /// its cause's day, or the cause to its effect's.
    fn put_in_order(&self, mut days: Vec<i64>) -> Vec<i64> {
        // Each pass puts one act of a chain in its place at the least.
        for _ in 0..self.members.len() {
            for &(cause, effect) in &self.order {
                let (first, second) = (days[cause], days[effect]);
                if first <= second {
                    continue;
                }
                let (before, after) = (&self.members[cause], &self.members[effect]);
                (days[cause], days[effect]) = match (before.may_be(second), after.may_be(first)) {
                    (true, true) => (second, first),
                    (true, false) => (second, second),
                    (false, true) => (first, first),
                    // Dates that leave the order open have these in order.
                    (false, false) => (before.first, after.first + after.days - 1),
                };
            }
            if self.holds(&days) {
                break;
            }
        }
        days
    }
}

/// The ties of a case, and for each event that is tied where it stands.
pub(crate) fn ties(case: &Case, seed: u64) -> (Vec<Tie>, BTreeMap<EventId, Tied>) {
    let mut open: Vec<(EventId, EventId)> = Vec::new();
    for (at, event) in case.events.iter().enumerate() {
        let effect = EventId(at as u32);
        open.extend(
            event
                .follows
                .iter()
                .map(|cause| (*cause, effect))
                .filter(|&(a, b)| leaves_open(case, a, b)),
        );
    }
    if open.is_empty() {
        return Default::default();
    }
    let mut joined = Families::new(case.events.len());
    open.iter().for_each(|(cause, effect)| joined.join(cause.0, effect.0));
    let mut families: BTreeMap<u32, Vec<EventId>> = BTreeMap::new();
    for id in open.iter().flat_map(|(cause, effect)| [*cause, *effect]) {
        families.entry(joined.of(id.0)).or_default().push(id);
    }
    let mut tied = BTreeMap::new();
    let mut all: Vec<Tie> = Vec::new();
    for mut family in families.into_values() {
        // In the order of their names, so that the order of the files moves nothing.
        family.sort_by(|a, b| case[*a].id.cmp(&case[*b].id));
        family.dedup();
        tied.extend(family.iter().enumerate().map(|(at, id)| (*id, (all.len() as u32, at as u32))));
        let members = family.iter().filter_map(|id| member(case, seed, *id)).collect();
        all.push(Tie { members, order: Vec::new() });
    }
    let mut by_name: Vec<&(EventId, EventId)> = open.iter().collect();
    by_name.sort_by_key(|(cause, effect)| (&case[*cause].id, &case[*effect].id));
    for (cause, effect) in by_name {
        let ((tie, first), (_, second)) = (tied[cause], tied[effect]);
        all[tie as usize].order.push((first as usize, second as usize));
    }
    (all, tied)
}

/// Whether the dates of two acts that happened once leave open which came first, and allow the
/// order that is stated.
fn leaves_open(case: &Case, cause: EventId, effect: EventId) -> bool {
    let days = |id: EventId| {
        let date = case.events.get(id.0 as usize)?.date.as_ref()?;
        let extent = date.extent_widened();
        (extent.kind() == Kind::Once).then(|| hull(extent))
    };
    days(cause).zip(days(effect)).is_some_and(|(a, b)| a.1 > b.0 && a.0 <= b.1)
}

fn member(case: &Case, seed: u64, id: EventId) -> Option<Member> {
    let event = &case[id];
    let (first, last) = hull(event.date.as_ref()?.extent_widened());
    Some(Member { stream: Stream::new(seed, "date", &event.id), first, days: last - first + 1 })
}

/// First and last admissible day as day numbers; an open side reaches to the end of the calendar.
pub(crate) fn hull(extent: Extent) -> (i64, i64) {
    let first = extent.nth_day(0.0);
    let last = extent.nth_day(1.0);
    (i64::from(first.number()), i64::from(last.number()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(name: &str, first: i64, days: i64) -> Member {
        Member { stream: Stream::new(1, "date", name), first, days }
    }

    fn drawn(tie: &Tie, draws: u64) -> Vec<Vec<i64>> {
        (0..draws).map(|draw| tie.in_draw(draw)).collect()
    }

    #[test]
    fn no_effect_lies_before_its_cause_and_the_rest_is_even() {
        let tie =
            Tie { members: vec![member("a", 0, 10), member("b", 0, 10)], order: vec![(0, 1)] };
        let mut seen = [[0_u32; 10]; 10];
        for days in drawn(&tie, 40_000) {
            seen[days[0] as usize][days[1] as usize] += 1;
        }
        for (cause, row) in seen.iter().enumerate() {
            for (effect, &n) in row.iter().enumerate() {
                // Of 55 pairs each has some 727 draws, with a standard error of 27.
                let expected = if cause <= effect { 600..860 } else { 0..1 };
                assert!(expected.contains(&n), "{cause} {effect}: {n}");
            }
        }
    }

    #[test]
    fn a_long_chain_of_one_date_keeps_its_order_and_spreads_like_sorted_days() {
        let names = ["a", "b", "c", "d", "e", "f", "g", "h"];
        let members = names.iter().map(|name| member(name, 0, 1000)).collect();
        // Against the order of the chain, the worst for the passes.
        let tie = Tie { members, order: (0..7).rev().map(|at| (at, at + 1)).collect() };
        let all = drawn(&tie, 4_000);
        assert!(all.iter().all(|days| tie.holds(days)));
        // The least of eight even days has its mean at a ninth of the stretch, with a standard
        // error of .0016 of it.
        let least = all.iter().map(|days| days[0] as f64).sum::<f64>() / 4_000_000.0;
        assert!((least - 1.0 / 9.0).abs() < 0.006, "{least}");
    }

    #[test]
    fn one_cause_of_many_effects_falls_as_early_as_they_make_it() {
        // A cause of ten days, each of nine effects of a hundred: the tries suffice, so that it is
        // even.
        let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
        let narrow = |name: &&str| member(name, 0, if *name == "a" { 10 } else { 100 });
        let tie = Tie {
            members: names.iter().map(narrow).collect(),
            order: (1..10).map(|at| (0, at)).collect(),
        };
        let all = drawn(&tie, 4_000);
        assert!(all.iter().all(|days| tie.holds(days)));
        // Day d of the cause leaves each effect 100 - d days. The mean has a standard error of .05
        // days.
        let mean = all.iter().map(|days| days[0] as f64).sum::<f64>() / 4_000.0;
        let weights: Vec<f64> =
            (0..10).map(|d| counterpoise_numerics::pow(1.0 - f64::from(d) / 100.0, 9.0)).collect();
        let expected = weights.iter().zip(0..).map(|(w, d)| w * f64::from(d)).sum::<f64>()
            / weights.iter().sum::<f64>();
        assert!((mean - expected).abs() < 0.2, "{mean} {expected}");
    }

    #[test]
    fn dates_that_hardly_allow_the_order_are_kept_to_it() {
        // The effect has one day of a hundred on which the cause may have come before it.
        let tie =
            Tie { members: vec![member("a", 99, 100), member("b", 0, 100)], order: vec![(0, 1)] };
        assert!(drawn(&tie, 400).iter().all(|days| days == &[99, 99]));
    }
}
