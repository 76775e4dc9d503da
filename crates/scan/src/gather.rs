//! From a dataset to the balance of every dyad over time.

mod classes;
mod events;
mod votes;

use counterpoise_datasets::{Manifest, Shape, Store};
use counterpoise_measures::events::{Period, Sums, net};
use counterpoise_numerics::sqrt;
use counterpoise_world::World;
use serde::Serialize;

pub(crate) use events::events_of;

use crate::problem::Problem;
use crate::series::{Dyad, Head, Panel, Point, Series};
use crate::spec::{Spec, default_minimum};

/// What is measured of a dyad in a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// Net cooperation of events: cooperation less conflict, in the part of all; -1 to 1.
    Net,
    /// Agreement of votes, half a point for an abstention beside a yes or a no, among roll calls
    /// that divided; 0 to 1.
    Agreement,
}

impl Measure {
    /// Its name among the measures of the program.
    pub fn name(self) -> &'static str {
        match self {
            Measure::Net => "events.net",
            Measure::Agreement => "unga.agreement half-credit",
        }
    }

    /// What it is, for headings.
    pub fn title(self) -> &'static str {
        match self {
            Measure::Net => "net cooperation",
            Measure::Agreement => "agreement of votes",
        }
    }

    /// What is counted, in the plural.
    pub fn counted(self) -> &'static str {
        match self {
            Measure::Net => "events",
            Measure::Agreement => "common votes",
        }
    }

    /// The value of a period with its 95% interval by sampling, held within the range.
    pub fn interval(self, point: &Point) -> Option<(f64, f64, f64)> {
        let half = 1.96 * sqrt(point.variance);
        let (lowest, highest) = self.range();
        point.value.map(|value| (value, (value - half).max(lowest), (value + half).min(highest)))
    }

    /// Its lowest and highest value.
    pub fn range(self) -> (f64, f64) {
        match self {
            Measure::Net => (-1.0, 1.0),
            Measure::Agreement => (0.0, 1.0),
        }
    }
}

/// The series of all dyads of a dataset.
///
/// # Errors
/// Where the rows have no balance, a setting does not fit them, or the store cannot be read.
pub fn gather(store: &Store, manifest: &Manifest, spec: &Spec) -> Result<Panel, Problem> {
    if spec.window < 2 {
        return Err(Problem::Setting("A window must be at least 2 periods long."));
    }
    let counts =
        ["verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"];
    match manifest.shape {
        Shape::Events => events::gather(store, manifest, spec),
        Shape::Votes => votes::gather(store, manifest, spec),
        Shape::DirectedDyadYear if counts.iter().all(|name| manifest.column(name).is_some()) => {
            classes::gather(store, manifest, spec, counts)
        }
        _ => Err(Problem::NoBalance {
            dataset: manifest.dataset.clone(),
            kind: manifest.kind.clone(),
        }),
    }
}

/// Events of a pair in a period, by class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Tally {
    /// The pair, as positions in a list of ids in order.
    pair: (u32, u32),
    period: i32,
    quads: [u32; 4],
}

/// The panel of events that were counted by pair and period.
fn panel(mut tallies: Vec<Tally>, ids: &[&'static str], spec: &Spec) -> Panel {
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

/// The ids of the world's own list, which live as long as the program.
fn known(id: &str) -> Option<&'static str> {
    World::builtin().state(id).map(|state| state.id)
}

/// Whether a year is asked for.
fn within(spec: &Spec, year: i32) -> bool {
    spec.years.is_none_or(|(first, last)| first <= year && year <= last)
}

/// Only years fit a table by years.
fn by_years(spec: &Spec) -> Result<(), Problem> {
    match spec.period {
        Period::Year => Ok(()),
        _ => Err(Problem::Setting("These data are by years: leave the period out, or write year.")),
    }
}
