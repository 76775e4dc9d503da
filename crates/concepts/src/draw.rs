//! Some draws of a resampling, side by side.

use crate::acts::{Act, Acts, Keep, NOTHING, When};
use crate::compile::{Calibration, CellPlan, Plan, SchoolPlan, Value};
use crate::degree::Degree;
use crate::evaluate::{evaluate, labels};
use crate::exponential::exponentials;
use crate::lanes::{LANES, Lanes, Row, Sharp, decide};
use crate::logistic::{AnchorRows, calibrate_rows};
use crate::program::Program;
use counterpoise_case::model::Anchors;
use counterpoise_ledger::Shape;
use counterpoise_numerics::Stream;
use std::array::from_fn;
use std::ops::Range;

/// Net of statements and net of deeds in a cell; not a number where it is unknown.
pub(crate) type Nets = (f64, f64);

/// The draws from `from` on.
pub(crate) struct Block<'p> {
    plan: &'p Plan,
    from: u64,
    sums: Vec<Row>,
    anchors: Vec<Option<AnchorRows>>,
    degrees: Vec<Lanes>,
    /// The same where they are known in every draw.
    sharp: Vec<Option<Sharp>>,
    dull: Work<Lanes>,
    keen: Work<Sharp>,
}

/// Room for the evaluation of a school's rules.
struct Work<D> {
    steps: Vec<D>,
    labels: Vec<Option<D>>,
}

impl<'p> Block<'p> {
    /// Draws weights, sources, days and calibrations.
    pub(crate) fn new(plan: &'p Plan, from: u64) -> Block<'p> {
        let sums = add_up(plan, &weigh(&plan.acts, from));
        let anchors = plan.attributes.iter().map(|calibration| moved(calibration, plan.spread, from)).collect();
        let (degrees, sharp, dull, keen) = (Vec::new(), Vec::new(), Work::new(), Work::new());
        Block { plan, from, sums, anchors, degrees, sharp, dull, keen }
    }

    /// Judges every cell in the draws before `end`: adds 1 to the counter of each verdict's label.
    pub(crate) fn judge(&mut self, end: u64, counters: &mut [u64]) {
        let lanes = LANES.min(end.saturating_sub(self.from) as usize);
        for cell in &self.plan.cells {
            self.calibrate(cell);
            for school in &cell.schools {
                for label in &self.school(school)[..lanes] {
                    counters[school.counter + label] += 1;
                }
            }
        }
    }

    /// The label of a school in each draw. What is known throughout needs no bounds.
    fn school(&mut self, school: &SchoolPlan) -> [usize; LANES] {
        let program = &self.plan.programs[school.program];
        if school.slots.iter().all(|&slot| self.sharp[slot].is_some()) {
            let sharp = &self.sharp;
            let degree = |slot: usize| sharp[school.slots[slot]].as_ref().unwrap_or(&NO_DEGREE);
            self.keen.evaluate(program, &school.applicable, degree);
            let labels: Vec<Option<Lanes>> = self.keen.labels.iter().map(|label| label.map(Lanes::from)).collect();
            return decide(&labels, program.margin);
        }
        let degrees = &self.degrees;
        self.dull.evaluate(program, &school.applicable, |slot| &degrees[school.slots[slot]]);
        decide(&self.dull.labels, program.margin)
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
            let anchors = self.anchors[attribute].as_ref();
            let degree = match &cell.values[value] {
                Value::Unknown => Lanes::known_in([0.0; LANES], 0),
                Value::Fixed(bounds, point) => fixed(*bounds, *point, anchors),
                Value::Counted(shape, sums) => {
                    let (values, known) = self.counted(*shape, sums);
                    Lanes::known_in(calibrated(&values, anchors), known)
                }
            };
            self.degrees.push(degree);
        }
        self.sharp.clear();
        self.sharp.extend(self.degrees.iter().map(Lanes::sharp));
    }

    /// The number in each draw, and bit by bit whether it is known.
    fn counted(&self, shape: Shape, sums: &[u32]) -> (Row, u8) {
        if let (Shape::Count, &[sum]) = (shape, sums) {
            return (self.sums[sum as usize], u8::MAX);
        }
        let value = |lane: usize| {
            let mut parts = [0.0; MOST_SUMS];
            for (part, &sum) in parts.iter_mut().zip(sums) {
                *part = self.sums[sum as usize][lane];
            }
            shape.value(&parts[..sums.len().min(MOST_SUMS)], self.plan.shrinkage)
        };
        let values: [Option<f64>; LANES] = from_fn(value);
        let known = (0..LANES).fold(0, |bits, lane| bits | u8::from(values[lane].is_some()) << lane);
        (values.map(|value| value.unwrap_or(0.0)), known)
    }
}

/// Stands where none is asked for.
static NO_DEGREE: Sharp = Sharp([0.5; LANES]);

/// No shape is made of more sums.
const MOST_SUMS: usize = 4;

impl<D: Degree> Work<D> {
    fn new() -> Work<D> {
        Work { steps: Vec::new(), labels: Vec::new() }
    }

    fn evaluate<'d>(&mut self, program: &Program, applicable: &[bool], degree: impl Fn(usize) -> &'d D)
    where
        D: 'd,
    {
        evaluate(program, degree, &mut self.steps);
        labels(program, applicable, &self.steps, &mut self.labels);
    }
}

/// Calibrates a number in each draw; without calibration points it already is a degree.
fn calibrated(x: &Row, anchors: Option<&AnchorRows>) -> Row {
    anchors.map_or_else(|| x.map(|x| x.clamp(0.0, 1.0)), |anchors| calibrate_rows(x, anchors))
}

/// [`Fuzzy::calibrated`] in each draw.
fn fixed((lo, hi): (f64, f64), point: f64, anchors: Option<&AnchorRows>) -> Lanes {
    let degree = |x: f64| calibrated(&[x; LANES], anchors);
    let middle = degree(point);
    if lo == hi { Lanes::from(Sharp(middle)) } else { Lanes::between(degree(lo), degree(hi), middle) }
}

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
    let keep = if let When::Coin(stream, _) = &act.when { keep & coins(*stream, 0.5, from) } else { keep };
    if keep == 0 {
        return;
    }
    let mut weights = exponentials(act.weight, from);
    (0..LANES).filter(|lane| keep >> lane & 1 == 0).for_each(|lane| weights[lane] = 0.0);
    match &act.when {
        When::Fixed(list) | When::Coin(_, list) => {
            for &pattern in &acts.followed[list.start as usize..list.end as usize] {
                let row = &mut masses[pattern as usize];
                (0..LANES).for_each(|lane| row[lane] += weights[lane]);
            }
        }
        When::Day(stream, days, ways) => {
            let ways = &acts.ways[ways.start as usize..ways.end as usize];
            for lane in (0..LANES).filter(|lane| keep >> lane & 1 == 1) {
                let day = ((stream.uniform(from + lane as u64) * *days as f64) as i64).min(days - 1);
                for pattern in ways.iter().map(|way| pattern(acts, way, day)).filter(|at| *at != NOTHING) {
                    masses[pattern as usize][lane] += weights[lane];
                }
            }
        }
    }
}

/// Bit by bit, whether a coin of this probability falls on its head in each draw.
fn coins(stream: Stream, p: f64, from: u64) -> u8 {
    (0..LANES).fold(0, |bits, lane| bits | u8::from(stream.uniform(from + lane as u64) < p) << lane)
}

/// The pattern of the stretch in which the day falls.
fn pattern(acts: &Acts, way: &Range<u32>, day: i64) -> u32 {
    let stretches = &acts.stretches[way.start as usize..way.end as usize];
    let at = stretches.partition_point(|&(end, _)| end <= day);
    stretches.get(at).map_or(NOTHING, |&(_, pattern)| pattern)
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

fn moved(calibration: &Calibration, spread: f64, from: u64) -> Option<AnchorRows> {
    let anchors = calibration.anchors?;
    Some(AnchorRows::of(|lane| shifted(anchors, calibration.stream, spread, from + lane as u64)))
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
