//! Some draws of a resampling, side by side.

use crate::acts::{Act, Acts, Keep, NOTHING, When};
use crate::compile::{Calibration, CellPlan, Plan, Value};
use crate::degree::Fuzzy;
use crate::evaluate::{evaluate, labels};
use crate::lanes::{LANES, Lanes, Row, decide};
use counterpoise_case::model::Anchors;
use counterpoise_ledger::Shape;
use counterpoise_numerics::Stream;
use std::array::from_fn;

/// Net of statements and net of deeds in a cell; not a number where it is unknown.
pub(crate) type Nets = (f64, f64);

/// The draws from `from` on.
pub(crate) struct Block<'p> {
    plan: &'p Plan,
    from: u64,
    sums: Vec<Row>,
    anchors: Vec<[Option<Anchors>; LANES]>,
    degrees: Vec<Lanes>,
    steps: Vec<Lanes>,
    labels: Vec<Option<Lanes>>,
}

impl<'p> Block<'p> {
    /// Draws weights, sources, days and calibrations.
    pub(crate) fn new(plan: &'p Plan, from: u64) -> Block<'p> {
        let sums = add_up(plan, &weigh(&plan.acts, from));
        let anchors = plan.attributes.iter().map(|calibration| moved(calibration, plan.spread, from)).collect();
        let (degrees, steps, labels) = (Vec::new(), Vec::new(), Vec::new());
        Block { plan, from, sums, anchors, degrees, steps, labels }
    }

    /// Judges every cell in the draws before `end`: adds 1 to the counter of each verdict's label.
    pub(crate) fn judge(&mut self, end: u64, counters: &mut [u64]) {
        let lanes = LANES.min(end.saturating_sub(self.from) as usize);
        for cell in &self.plan.cells {
            self.calibrate(cell);
            for school in &cell.schools {
                let program = &self.plan.programs[school.program];
                evaluate(program, |slot| self.degrees[school.slots[slot]], &mut self.steps);
                labels(program, &school.applicable, &self.steps, &mut self.labels);
                for label in &decide(&self.labels, program.margin)[..lanes] {
                    counters[school.counter + label] += 1;
                }
            }
        }
    }

    /// The nets of a cell in each draw.
    pub(crate) fn nets(&self, cell: &CellPlan) -> [Nets; LANES] {
        let net = |a: u32, r: u32, lane: usize| {
            let sums = [self.sums[a as usize][lane], self.sums[r as usize][lane]];
            Shape::Net.value(&sums, self.plan.shrinkage).unwrap_or(f64::NAN)
        };
        let [sa, sr, da, dr] = cell.sides;
        from_fn(|lane| (net(sa, sr, lane), net(da, dr, lane)))
    }

    fn calibrate(&mut self, cell: &CellPlan) {
        self.degrees.clear();
        for &(attribute, value) in &cell.attributes {
            let anchors = &self.anchors[attribute];
            let degree = match &cell.values[value] {
                Value::Unknown => Lanes::of(|_| Fuzzy::UNKNOWN),
                Value::Fixed(bounds, point) => Lanes::of(|lane| Fuzzy::calibrated(*bounds, *point, anchors[lane])),
                Value::Counted(shape, sums) => Lanes::of(|lane| self.counted(*shape, sums, lane, anchors[lane])),
            };
            self.degrees.push(degree);
        }
    }

    fn counted(&self, shape: Shape, sums: &[u32], lane: usize, anchors: Option<Anchors>) -> Fuzzy {
        let mut parts = [0.0; MOST_SUMS];
        for (part, &sum) in parts.iter_mut().zip(sums) {
            *part = self.sums[sum as usize][lane];
        }
        let value = shape.value(&parts[..sums.len().min(MOST_SUMS)], self.plan.shrinkage);
        value.map_or(Fuzzy::UNKNOWN, |value| Fuzzy::calibrated((value, value), value, anchors))
    }
}

/// No shape is made of more sums.
const MOST_SUMS: usize = 4;

/// Adds the random weights of the events that are kept, by the pattern they follow.
fn weigh(acts: &Acts, from: u64) -> Vec<Row> {
    let kept: Vec<u8> = acts.sources.iter().map(|&(stream, certainty)| coins(stream, certainty, from)).collect();
    let mut masses = vec![[0.0; LANES]; acts.patterns.len()];
    for act in &acts.acts {
        let keep = match &act.keep {
            Keep::Coin(stream, certainty) => coins(*stream, *certainty, from),
            Keep::Sources(list) => {
                let list = &acts.lists[list.start as usize..list.end as usize];
                list.iter().fold(0, |bits, &source| bits | kept[source as usize])
            }
        };
        add_weights(acts, act, keep, from, &mut masses);
    }
    masses
}

fn add_weights(acts: &Acts, act: &Act, keep: u8, from: u64, masses: &mut [Row]) {
    let kept = |lane: &usize| keep >> lane & 1 == 1;
    if let When::Fixed(pattern) = act.when {
        let row = &mut masses[pattern as usize];
        (0..LANES).filter(kept).for_each(|lane| row[lane] += act.weight.exponential(from + lane as u64));
        return;
    }
    for lane in (0..LANES).filter(kept) {
        let draw = from + lane as u64;
        let pattern = pattern(acts, &act.when, draw);
        if pattern != NOTHING {
            masses[pattern as usize][lane] += act.weight.exponential(draw);
        }
    }
}

/// Bit by bit, whether a coin of this probability falls on its head in each draw.
fn coins(stream: Stream, p: f64, from: u64) -> u8 {
    (0..LANES).fold(0, |bits, lane| bits | u8::from(stream.uniform(from + lane as u64) < p) << lane)
}

fn pattern(acts: &Acts, when: &When, draw: u64) -> u32 {
    match when {
        When::Fixed(pattern) => *pattern,
        When::Coin(stream, pattern) if stream.uniform(draw) < 0.5 => *pattern,
        When::Coin(..) => NOTHING,
        When::Day(stream, days, stretches) => {
            let day = ((stream.uniform(draw) * *days as f64) as i64).min(days - 1);
            let stretches = &acts.stretches[stretches.start as usize..stretches.end as usize];
            let at = stretches.partition_point(|&(end, _)| end <= day);
            stretches.get(at).map_or(NOTHING, |&(_, pattern)| pattern)
        }
    }
}

fn add_up(plan: &Plan, masses: &[Row]) -> Vec<Row> {
    let mut sums = vec![[0.0; LANES]; plan.sums];
    for (mass, factors) in masses.iter().zip(&plan.acts.patterns) {
        for &(sum, factor) in factors {
            let row = &mut sums[sum as usize];
            (0..LANES).for_each(|lane| row[lane] += factor * mass[lane]);
        }
    }
    sums
}

fn moved(calibration: &Calibration, spread: f64, from: u64) -> [Option<Anchors>; LANES] {
    from_fn(|lane| calibration.anchors.map(|anchors| shifted(anchors, calibration.stream, spread, from + lane as u64)))
}

/// The calibration points, each moved by up to the spread times the distance between full exclusion and full membership;
/// left as they are where moving would change their order.
fn shifted(anchors: Anchors, stream: Stream, spread: f64, draw: u64) -> Anchors {
    let reach = spread * (anchors.full_in - anchors.full_out).abs();
    let shift = |which: u64| reach * (2.0 * stream.uniform(3 * draw + which) - 1.0);
    let moved = Anchors {
        full_out: anchors.full_out + shift(0),
        crossover: anchors.crossover + shift(1),
        full_in: anchors.full_in + shift(2),
    };
    if ordered(moved, anchors.full_in >= anchors.full_out) { moved } else { anchors }
}

fn ordered(Anchors { full_out, crossover, full_in }: Anchors, rises: bool) -> bool {
    if rises { full_out < crossover && crossover < full_in } else { full_out > crossover && crossover > full_in }
}
