//! Events counted by pair, period and class, and the balance that comes of the counts.

use counterpoise_measures::events::{Sums, net};

use crate::balance::{Measure, Point};
use crate::series::{Dyad, Head, Panel, Series};
use crate::spec::{Spec, default_minimum};

/// Events of a pair in a period, by class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Tally {
    /// The pair, as positions in a list of ids in order.
    pub(super) pair: (u32, u32),
    pub(super) period: i32,
    pub(super) quads: [u32; 4],
}

/// The panel of events that were counted by pair and period.
pub(super) fn panel(mut tallies: Vec<Tally>, ids: &[&'static str], spec: &Spec) -> Panel {
    if !spec.directed {
        tallies
            .iter_mut()
            .for_each(|it| it.pair = (it.pair.0.min(it.pair.1), it.pair.0.max(it.pair.1)));
    }
    tallies.sort_unstable();
    let first = tallies.iter().map(|it| it.period).min().unwrap_or(0);
    let last = tallies.iter().map(|it| it.period).max().unwrap_or(first - 1);
    let periods = usize::try_from(i64::from(last) - i64::from(first) + 1).unwrap_or(0);
    let minimum = spec.minimum.unwrap_or_else(|| default_minimum(Measure::Net, spec.period));
    let with_events = tallies.chunk_by(|one, other| one.pair == other.pair);
    let all = with_events.filter(|own| own.iter().any(|it| it.quads != [0; 4])).map(|own| {
        let mut points = vec![Point::default(); periods];
        for same in own.chunk_by(|one, other| one.period == other.period) {
            points[(same[0].period - first) as usize] = balance(same, minimum);
        }
        let (source, target) = own[0].pair;
        Series { dyad: Dyad { source: ids[source as usize], target: ids[target as usize] }, points }
    });
    let head = Head {
        measure: Measure::Net,
        period: spec.period,
        directed: spec.directed,
        first,
        periods,
    };
    Panel::of(head, spec.window, all.collect())
}

/// The balance of the events of a pair in a period, both directions together where they are.
fn balance(same: &[Tally], minimum: u32) -> Point {
    let mut sums = Sums::default();
    for tally in same {
        sums.quads
            .iter_mut()
            .zip(tally.quads)
            .for_each(|(sum, more)| *sum = sum.saturating_add(more));
    }
    point(&sums, minimum)
}

/// The net cooperation with its sampling variance 4 p (1 - p) / n, p the share of conflict with
/// half an event added, so that a period without conflict is not taken for certain.
pub(crate) fn point(sums: &Sums, minimum: u32) -> Point {
    let measured = net::net(sums);
    let n = u32::try_from(measured.n).unwrap_or(u32::MAX);
    let all = f64::from(n);
    let conflict = f64::from(sums.quads[2]) + f64::from(sums.quads[3]);
    let p = (conflict + 0.5) / (all + 1.0);
    let enough = n >= minimum.max(1);
    Point {
        n,
        value: measured.value.number().filter(|_| enough),
        variance: if enough { 4.0 * p * (1.0 - p) / all } else { 0.0 },
    }
}
