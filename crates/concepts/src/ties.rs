//! The days of acts of which one follows another.
//!
//! Each act is given a day of its own. Where the case says that one act follows another and their dates leave the order open,
//! the days of all acts that are so tied are drawn again together until no effect lies before its cause: what is left is the
//! even distribution over the days that the order allows. How often they are drawn is a function of the acts' names and of
//! the number of the draw alone, and so the same in every cell.

use crate::acts::hull;
use crate::lanes::LANES;
use counterpoise_case::model::{Case, EventId};
use counterpoise_dates::Kind;
use counterpoise_numerics::Stream;
use std::array::from_fn;
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

/// Times that days are drawn before they are left as they fall: dates that hardly allow the order.
const TRIES: u64 = 64;
/// Draws of one attempt are this far from those of the next.
const APART: u32 = 40;

/// Day `draw` of an act in an attempt, counted from its first admissible day.
pub(crate) fn day(stream: Stream, days: i64, draw: u64, attempt: u64) -> i64 {
    let uniform = stream.uniform(draw.wrapping_add(attempt << APART));
    ((uniform * days as f64) as i64).min(days - 1)
}

impl Tie {
    /// In each draw from `from` on, the attempt in which no effect lies before its cause.
    pub(crate) fn attempts(&self, from: u64) -> [u64; LANES] {
        from_fn(|lane| {
            let draw = from + lane as u64;
            let stands = |attempt: &u64| {
                let day = |at: usize| {
                    let of = &self.members[at];
                    of.first + day(of.stream, of.days, draw, *attempt)
                };
                self.order.iter().all(|&(cause, effect)| day(cause) <= day(effect))
            };
            (0..TRIES).find(stands).unwrap_or(0)
        })
    }
}

/// The ties of a case, and for each event that is tied the position of its tie.
pub(crate) fn ties(case: &Case, seed: u64) -> (Vec<Tie>, BTreeMap<EventId, u32>) {
    let mut open: Vec<(EventId, EventId)> = Vec::new();
    for (at, event) in case.events.iter().enumerate() {
        let effect = EventId(at as u32);
        open.extend(event.follows.iter().map(|cause| (*cause, effect)).filter(|&(a, b)| leaves_open(case, a, b)));
    }
    let mut families: Vec<Vec<EventId>> = Vec::new();
    for &(cause, effect) in &open {
        let (mut joined, rest): (Vec<_>, Vec<_>) =
            families.into_iter().partition(|family| family.contains(&cause) || family.contains(&effect));
        joined.push(vec![cause, effect]);
        families = rest;
        families.push(joined.concat());
    }
    let mut of = BTreeMap::new();
    let mut all = Vec::new();
    for mut family in families {
        // In the order of their names, so that the order of the files moves nothing.
        family.sort_by(|a, b| case[*a].id.cmp(&case[*b].id));
        family.dedup();
        of.extend(family.iter().map(|id| (*id, all.len() as u32)));
        let at = |id: EventId| family.iter().position(|own| *own == id);
        let order = open.iter().filter_map(|&(cause, effect)| at(cause).zip(at(effect))).collect();
        all.push(Tie { members: family.iter().filter_map(|id| member(case, seed, *id)).collect(), order });
    }
    (all, of)
}

/// Whether the dates of two acts that happened once leave open which came first, and allow the order that is stated.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_effect_lies_before_its_cause_and_the_rest_is_even() {
        let member = |name: &str, first: i64, days: i64| Member { stream: Stream::new(1, "date", name), first, days };
        let tie = Tie { members: vec![member("a", 0, 10), member("b", 0, 10)], order: vec![(0, 1)] };
        let mut seen = [[0_u32; 10]; 10];
        for from in (0..40_000).step_by(LANES) {
            for (lane, attempt) in tie.attempts(from).into_iter().enumerate() {
                let at = |member: &Member| day(member.stream, member.days, from + lane as u64, attempt) as usize;
                seen[at(&tie.members[0])][at(&tie.members[1])] += 1;
            }
        }
        for (cause, row) in seen.iter().enumerate() {
            for (effect, &n) in row.iter().enumerate() {
                // Of 55 pairs each has some 727 draws, with a standard error of 27.
                let expected = if cause <= effect { 600..860 } else { 0..1 };
                assert!(expected.contains(&n), "{cause} {effect}: {n}");
            }
        }
    }
}
