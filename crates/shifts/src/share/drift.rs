//! A steady drift: log-odds that move along a straight line.

use super::near::log_sum_exp_within;
use super::side::{Node, Side};
use crate::quadrature::normal_points;
use counterpoise_dates::{Day, Window};
use counterpoise_numerics::{Sum, exp, ln, log_sum_exp, logistic, logit};

const SLOPES: usize = 21;
/// Days of an act of doubtful date at which a drift is looked at.
const PLACES: usize = 12;
/// From so many acts on it is asked first which levels and slopes matter.
const MANY: usize = 500;
/// Parts of the window in which acts are taken together, for that question.
const PARTS: usize = 256;

/// How likely the acts are, with log-odds that move along a straight line.
pub(super) fn drift(sides: &[Side], window: Window, nodes: &[Node]) -> f64 {
    let drift = Drift::of(sides, window);
    let spread = std::f64::consts::PI * counterpoise_numerics::sqrt(2.0 / 3.0);
    let slopes = normal_points(SLOPES, spread);
    let lines: Vec<Line> =
        nodes.iter().flat_map(|node| slopes.iter().map(|slope| Line::of(node, *slope))).collect();
    let all = |at: &[usize]| at.iter().map(|at| drift.log_likelihood(&lines[*at])).collect();
    let bounds = if sides.len() < MANY { None } else { drift.bounds(&lines) };
    match bounds {
        Some(bounds) => log_sum_exp_within(&bounds, all),
        None => log_sum_exp(&lines.iter().map(|it| drift.log_likelihood(it)).collect::<Vec<f64>>()),
    }
}

/// A level in the middle of the window and a change over it, with what they weigh in the integral.
struct Line {
    odds: f64,
    slope: f64,
    weight: f64,
}

impl Line {
    fn of(node: &Node, slope: f64) -> Line {
        Line { odds: logit(node.p), slope, weight: ln(node.weight / SLOPES as f64) }
    }

    /// The logarithms of the share at a place, and of the rest.
    fn at(&self, place: f64) -> (f64, f64) {
        let share = logistic(self.odds + self.slope * place);
        (ln(share), ln(1.0 - share))
    }
}

/// The acts and the places at which they are looked at.
struct Drift<'s> {
    sides: &'s [Side],
    /// Every place once, ascending: from -0.5 to 0.5 within the window.
    places: Vec<f64>,
    /// For each act, at which of them it is looked at, ascending.
    of: Vec<Vec<u32>>,
}

impl Drift<'_> {
    fn of(sides: &[Side], window: Window) -> Drift<'_> {
        let days: Vec<Vec<Day>> = sides.iter().map(days).collect();
        let mut all: Vec<Day> = days.iter().flatten().copied().collect();
        all.sort_unstable();
        all.dedup();
        let length = window.len_days() as f64;
        let place = |day: &Day| window.first.days_to(*day) as f64 / length - 0.5;
        let position = |day: &Day| all.partition_point(|it| it < day) as u32;
        Drift {
            sides,
            places: all.iter().map(place).collect(),
            of: days.iter().map(|days| days.iter().map(position).collect()).collect(),
        }
    }

    /// Where every act has its level. The logarithms are computed once for each place and not for
    /// each act, which changes none of them.
    fn log_likelihood(&self, line: &Line) -> f64 {
        let logs: Vec<(f64, f64)> = self.places.iter().map(|place| line.at(*place)).collect();
        let one = |(side, places): (&Side, &Vec<u32>)| {
            let at = |place: &u32| {
                let (share, rest) = logs[*place as usize];
                side.log_likelihood(share, rest)
            };
            match places.as_slice() {
                [known] => at(known),
                // Where it lasted, its days weigh together; where it happened once, one of them
                // is right.
                days => ln(days.iter().map(|day| exp(at(day))).sum::<f64>() / days.len() as f64),
            }
        };
        line.weight + Sum::of(self.sides.iter().zip(&self.of).map(one))
    }

    /// For each line a number that the likelihood of all acts does not exceed, from weights in
    /// parts of the window; `None` where a share is no longer told from 0 or 1, so that logarithms
    /// have no end.
    ///
    /// No act is likelier than with its weight at the best of its places. With a line that rises, a
    /// weight towards is best placed last and a weight away first: so each weight is put on the
    /// border of its part that is better still.
    fn bounds(&self, lines: &[Line]) -> Option<Vec<f64>> {
        let (least, most) = (*self.places.first()?, *self.places.last()?);
        let borders = Borders::of(least.min(-0.5), most.max(0.5));
        let (mut early, mut late) = (borders.weights(), borders.weights());
        for (side, places) in self.sides.iter().zip(&self.of) {
            let place = |at: Option<&u32>| at.map(|at| self.places[*at as usize]);
            let (first, last) = place(places.first()).zip(place(places.last()))?;
            early[borders.before(first)].add(side);
            late[borders.behind(last)].add(side);
        }
        let bound = |line: &Line| {
            let ends = [least, most].map(|place| line.at(place));
            if ends.iter().any(|(share, rest)| !share.is_finite() || !rest.is_finite()) {
                return None;
            }
            let (of_toward, of_away) =
                if line.slope >= 0.0 { (&late, &early) } else { (&early, &late) };
            let mut sum = 0.0;
            for (at, place) in borders.0.iter().enumerate() {
                let (toward, away) = (of_toward[at].toward, of_away[at].away);
                if toward + away > 0.0 {
                    let (share, rest) = line.at(*place);
                    sum += if toward > 0.0 { toward * share } else { 0.0 };
                    sum += if away > 0.0 { away * rest } else { 0.0 };
                }
            }
            // Nothing here rounds by more.
            Some(line.weight + sum + 1e-9 * (1.0 + sum.abs()))
        };
        lines.iter().map(bound).collect()
    }
}

/// The days on which an act is looked at: its own, or some of those that it may be.
fn days(side: &Side) -> Vec<Day> {
    let is_known = side.when.admissible().len_days() == Some(1);
    let points = if is_known { 1 } else { PLACES };
    (0..points).map(|at| side.when.nth_day((at as f64 + 0.5) / points as f64)).collect()
}

/// Borders of the parts of the window, ascending; the first and the last hold all places.
struct Borders(Vec<f64>);

#[derive(Clone, Copy, Default)]
struct Weight {
    toward: f64,
    away: f64,
}

impl Weight {
    fn add(&mut self, side: &Side) {
        self.toward += side.toward;
        self.away += side.away;
    }
}

impl Borders {
    fn of(least: f64, most: f64) -> Borders {
        let inner = (0..=PARTS).map(|at| at as f64 / PARTS as f64 - 0.5);
        Borders(std::iter::once(least).chain(inner).chain([most]).collect())
    }

    fn weights(&self) -> Vec<Weight> {
        vec![Weight::default(); self.0.len()]
    }

    /// The last border that is not behind a place.
    fn before(&self, place: f64) -> usize {
        self.0.partition_point(|border| *border <= place).saturating_sub(1)
    }

    /// The first border that is not before a place.
    fn behind(&self, place: f64) -> usize {
        self.0.partition_point(|border| *border < place).min(self.0.len() - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quadrature::gauss_legendre;
    use crate::share::side::sides;
    use crate::{Act, ShareShift};
    use counterpoise_dates::Date;
    use counterpoise_numerics::Stream;

    /// So many acts of ten years, known to the day, the month or the year, more of them towards
    /// as time passes.
    fn acts(n: u64) -> Vec<Act> {
        let act = |at: u64| {
            let stream = Stream::new(3, "acts", &at.to_string());
            let (year, month) = (2001 + stream.below(0, 10), 1 + stream.below(1, 12));
            let date = match stream.below(2, 4) {
                0 => format!("{year}-{month:02}-{:02}", 1 + stream.below(3, 28)),
                1 => format!("{year}-{month:02}"),
                2 => format!("{year}"),
                _ => format!("{year}/{}", year + 1),
            };
            let when = date.parse::<Date>().expect("a date").extent();
            let weight = (1 + stream.below(4, 5)) as f64;
            let toward = stream.uniform(5) < 0.2 + 0.05 * (year - 2001) as f64;
            let [toward, away] = if toward { [weight, 0.0] } else { [0.0, weight] };
            Act { when, toward, away }
        };
        (0..n).map(act).collect()
    }

    /// What is far below the greatest changes no bit, and is mostly not computed.
    #[test]
    fn levels_and_slopes_that_do_not_matter_are_not_missed() {
        let nodes: Vec<Node> = gauss_legendre(40).iter().map(Node::of).collect();
        let day = |year, month, day| Day::new(year, month, day).expect("a day");
        let window = Window { first: day(2001, 1, 1), last: day(2010, 12, 31) };
        let acts = acts(900);
        let sides = sides(&acts, &nodes);
        assert!(sides.len() >= MANY && ShareShift::worth(&acts) > 400.0);
        let own = Drift::of(&sides, window);
        let spread = std::f64::consts::PI * counterpoise_numerics::sqrt(2.0 / 3.0);
        let slopes = normal_points(SLOPES, spread);
        let lines: Vec<Line> =
            nodes.iter().flat_map(|node| slopes.iter().map(|it| Line::of(node, *it))).collect();
        let all: Vec<f64> = lines.iter().map(|line| own.log_likelihood(line)).collect();
        let bounds = own.bounds(&lines).expect("bounds");
        assert!(all.iter().zip(&bounds).all(|(value, bound)| value <= bound));
        let mut looked = 0;
        let found = log_sum_exp_within(&bounds, |at| {
            looked += at.len();
            at.iter().map(|at| all[*at]).collect()
        });
        assert_eq!(found.to_bits(), log_sum_exp(&all).to_bits());
        assert_eq!(found.to_bits(), drift(&sides, window, &nodes).to_bits());
        assert!(looked < all.len() / 3, "{looked} of {}", all.len());
    }
}
