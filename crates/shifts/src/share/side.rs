//! Acts that take a side, laid before and behind a day.

use super::Act;
use crate::ShareShift;
use counterpoise_dates::{Day, Extent, Kind};
use counterpoise_numerics::{Sum, exp, ln};

/// A point of an integral over a share, with the logarithms that are asked for again and again.
pub(super) struct Node {
    pub(super) p: f64,
    pub(super) weight: f64,
    pub(super) ln_p: f64,
    pub(super) ln_rest: f64,
    pub(super) ln_weight: f64,
}

impl Node {
    pub(super) fn of(&(p, weight): &(f64, f64)) -> Node {
        Node { p, weight, ln_p: ln(p), ln_rest: ln(1.0 - p), ln_weight: ln(weight) }
    }
}

/// An act that is ready to be counted.
pub(super) struct Side {
    pub(super) when: Extent,
    /// The first and the last day that it may be, both in the calendar.
    pub(super) first: Day,
    pub(super) last: Day,
    pub(super) toward: f64,
    pub(super) away: f64,
    /// Its likelihood at each node, if it may be of doubtful place.
    pub(super) at: Vec<f64>,
}

impl Side {
    /// With a share on the one side of which these are the logarithms, of it and of the rest.
    pub(super) fn log_likelihood(&self, ln_share: f64, ln_rest: f64) -> f64 {
        self.toward * ln_share + self.away * ln_rest
    }

    /// Whether it happened once, on one of several days.
    fn may_be_doubtful(&self) -> bool {
        self.when.kind() == Kind::Once && self.first < self.last
    }
}

/// Acts that take a side, scaled to weigh together what they are worth.
pub(super) fn sides(acts: &[Act], nodes: &[Node]) -> Vec<Side> {
    let taking = acts.iter().filter(|it| it.weight() > 0.0);
    let scale = ShareShift::worth(acts) / Sum::of(acts.iter().map(Act::weight));
    let side = |it: &Act| {
        let mut side = Side {
            when: it.when,
            first: it.when.nth_day(0.0),
            last: it.when.nth_day(1.0),
            toward: it.toward * scale,
            away: it.away * scale,
            at: Vec::new(),
        };
        if side.may_be_doubtful() {
            let at = |node: &Node| exp(side.log_likelihood(node.ln_p, node.ln_rest));
            side.at = nodes.iter().map(at).collect();
        }
        side
    };
    taking.map(side).collect()
}

/// A day, the acts before it and those from it on.
#[derive(Clone, Debug, Default)]
pub(super) struct Division {
    /// The weight on either side before.
    pub(super) before: (f64, f64),
    /// The weight on either side from the day on.
    pub(super) after: (f64, f64),
    /// Acts that happened once, either before or from the day on: with what share before, and which.
    /// Empty where they are divided by their days.
    pub(super) doubtful: Vec<(f64, usize)>,
}

/// How acts of doubtful place are taken.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Doubtful {
    /// Set apart.
    Apart,
    /// Divided by their days.
    Divided,
}

/// So many days are looked at together.
const TOGETHER: usize = 8;

/// Divides the acts at each of the days, which ascend.
///
/// Of the acts whose days all lie before a day a share of one counts before it and none after, and
/// of those whose days all lie behind it the other way round, so that only the rest must be
/// measured. The sums take the acts in their order, whichever day it is; what would add zero is
/// passed over, and eight sums grow side by side.
pub(super) fn divisions(sides: &[Side], days: &[Day], how: Doubtful) -> Vec<Division> {
    days.chunks(TOGETHER).flat_map(|days| divided(sides, days, how)).collect()
}

fn divided(sides: &[Side], days: &[Day], how: Doubtful) -> Vec<Division> {
    // The last days of the old regime; of a last chunk that is not full, its last day again.
    let last_of_all = days[days.len() - 1];
    let ends: [Day; TOGETHER] =
        std::array::from_fn(|at| days.get(at).unwrap_or(&last_of_all).plus(-1));
    let (earliest, latest) = (ends[0], ends[TOGETHER - 1]);
    let mut before = [[0.0; TOGETHER]; 2];
    let mut after = [[0.0; TOGETHER]; 2];
    let mut doubtful: [Vec<(f64, usize)>; TOGETHER] = Default::default();
    let grow = |sums: &mut [[f64; TOGETHER]; 2], toward: f64, away: f64| {
        sums[0].iter_mut().for_each(|sum| *sum += toward);
        sums[1].iter_mut().for_each(|sum| *sum += away);
    };
    for (place, side) in sides.iter().enumerate() {
        if side.last <= earliest {
            grow(&mut before, side.toward, side.away);
        } else if side.first > latest {
            grow(&mut after, side.toward, side.away);
        } else {
            for (at, end) in ends.iter().enumerate() {
                let share = side.when.accrual_until(*end);
                let is_open = share > 0.0 && share < 1.0;
                if how == Doubtful::Apart && is_open && side.may_be_doubtful() {
                    doubtful[at].push((share, place));
                    continue;
                }
                before[0][at] += share * side.toward;
                before[1][at] += share * side.away;
                after[0][at] += (1.0 - share) * side.toward;
                after[1][at] += (1.0 - share) * side.away;
            }
        }
    }
    let one = |at: usize| Division {
        before: (before[0][at], before[1][at]),
        after: (after[0][at], after[1][at]),
        doubtful: std::mem::take(&mut doubtful[at]),
    };
    (0..days.len()).map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use counterpoise_dates::Date;

    /// Eight days at a time are each day by itself, to the last bit.
    #[test]
    fn days_together_are_each_day_by_itself() {
        let dates = ["2001", "2003-05", "2003-05-07", "2002/2004", "[2001-06..2003]", "../2002"];
        let act = |(at, date): (usize, &&str)| {
            let when = date.parse::<Date>().expect("a date").extent();
            let weight = 0.1 + at as f64 / 7.0;
            let [toward, away] = if at % 2 == 0 { [weight, 0.0] } else { [0.0, weight] };
            Act { when, toward, away }
        };
        let acts: Vec<Act> = dates.iter().cycle().take(30).enumerate().map(act).collect();
        let sides = sides(&acts, &[]);
        let first = Day::new(2000, 11, 20).expect("a day");
        let days: Vec<Day> = (0..137).map(|at| first.plus(at * 13)).collect();
        for how in [Doubtful::Apart, Doubtful::Divided] {
            for (day, found) in days.iter().zip(divisions(&sides, &days, how)) {
                let mut plain = Division::default();
                for (place, side) in sides.iter().enumerate() {
                    let share = side.when.accrual_until(day.plus(-1));
                    let open = side.when.kind() == Kind::Once && share > 0.0 && share < 1.0;
                    if open && how == Doubtful::Apart {
                        plain.doubtful.push((share, place));
                        continue;
                    }
                    plain.before.0 += share * side.toward;
                    plain.before.1 += share * side.away;
                    plain.after.0 += (1.0 - share) * side.toward;
                    plain.after.1 += (1.0 - share) * side.away;
                }
                assert_eq!(format!("{found:?}"), format!("{plain:?}"), "{day}");
            }
        }
    }
}
