//! One draw of a resampling.

use crate::acts::{Acts, Keep, NOTHING, When};
use crate::compile::{Calibration, CellPlan, Plan, Value};
use crate::decide::decide;
use crate::degree::Fuzzy;
use crate::evaluate::{evaluate, labels};
use counterpoise_case::model::Anchors;
use counterpoise_ledger::Shape;

/// Room that draws share.
#[derive(Default)]
pub(crate) struct Scratch {
    kept: Vec<bool>,
    masses: Vec<f64>,
    sums: Vec<f64>,
    anchors: Vec<Option<Anchors>>,
    parts: Vec<f64>,
    values: Vec<Option<((f64, f64), f64)>>,
    degrees: Vec<Fuzzy>,
    steps: Vec<Fuzzy>,
    labels: Vec<Option<Fuzzy>>,
}

/// Net of statements and net of deeds in a cell; not a number where it is unknown.
pub(crate) type Nets = (f64, f64);

impl Scratch {
    /// Makes draw `n`: adds 1 to the counter of each verdict's label, and writes each cell's nets.
    pub(crate) fn draw(&mut self, plan: &Plan, n: u64, counters: &mut [u64], nets: &mut Vec<Nets>) {
        self.keep_sources(&plan.acts, n);
        self.weigh(&plan.acts, n);
        self.add_up(plan);
        self.move_anchors(plan, n);
        for cell in &plan.cells {
            nets.push(self.nets(cell, plan.shrinkage));
            self.judge(plan, cell, counters);
        }
    }

    fn keep_sources(&mut self, acts: &Acts, n: u64) {
        self.kept.clear();
        self.kept.extend(
            acts.sources
                .iter()
                .map(|(stream, certainty)| stream.uniform(n) < *certainty),
        );
    }

    /// Adds the random weights of the events that are kept, by the pattern they follow.
    fn weigh(&mut self, acts: &Acts, n: u64) {
        self.masses.clear();
        self.masses.resize(acts.patterns.len(), 0.0);
        for act in &acts.acts {
            let kept = match &act.keep {
                Keep::Coin(stream, certainty) => stream.uniform(n) < *certainty,
                Keep::Sources(list) => acts.lists[list.start as usize..list.end as usize]
                    .iter()
                    .any(|&source| self.kept[source as usize]),
            };
            if kept {
                self.masses[pattern(acts, &act.when, n) as usize] += act.weight.exponential(n);
            }
        }
    }

    fn add_up(&mut self, plan: &Plan) {
        self.sums.clear();
        self.sums.resize(plan.sums, 0.0);
        for (mass, factors) in self
            .masses
            .iter()
            .zip(&plan.acts.patterns)
            .filter(|(mass, _)| **mass > 0.0)
        {
            for &(sum, factor) in factors {
                self.sums[sum as usize] += factor * mass;
            }
        }
    }

    fn move_anchors(&mut self, plan: &Plan, n: u64) {
        self.anchors.clear();
        self.anchors.extend(
            plan.attributes
                .iter()
                .map(|calibration| moved(calibration, plan.spread, n)),
        );
    }

    fn nets(&self, cell: &CellPlan, k: f64) -> Nets {
        let [sa, sr, da, dr] = cell
            .sides
            .map(|sum| self.sums.get(sum as usize).copied().unwrap_or(0.0));
        let net = |a, r| Shape::Net.value(&[a, r], k).unwrap_or(f64::NAN);
        (net(sa, sr), net(da, dr))
    }

    fn judge(&mut self, plan: &Plan, cell: &CellPlan, counters: &mut [u64]) {
        self.read(cell, plan.shrinkage);
        self.calibrate(cell);
        for school in &cell.schools {
            let program = &plan.programs[school.program];
            evaluate(
                program,
                |slot| self.degrees[school.slots[slot]],
                &mut self.steps,
            );
            labels(program, &school.applicable, &self.steps, &mut self.labels);
            let label = decide(&self.labels, program.margin).unwrap_or(program.labels.len());
            counters[school.counter + label] += 1;
        }
    }

    fn read(&mut self, cell: &CellPlan, k: f64) {
        self.values.clear();
        for value in &cell.values {
            let read = match value {
                Value::Fixed(bounds, point) => Some((*bounds, *point)),
                Value::Unknown => None,
                Value::Counted(shape, sums) => {
                    self.parts.clear();
                    self.parts
                        .extend(sums.iter().map(|&sum| self.sums[sum as usize]));
                    shape
                        .value(&self.parts, k)
                        .map(|value| ((value, value), value))
                }
            };
            self.values.push(read);
        }
    }

    fn calibrate(&mut self, cell: &CellPlan) {
        self.degrees.clear();
        for &(attribute, value) in &cell.attributes {
            let degree =
                |(bounds, point)| Fuzzy::calibrated(bounds, point, self.anchors[attribute]);
            self.degrees
                .push(self.values[value].map_or(Fuzzy::UNKNOWN, degree));
        }
    }
}

fn pattern(acts: &Acts, when: &When, n: u64) -> u32 {
    match when {
        When::Fixed(pattern) => *pattern,
        When::Coin(stream, pattern) => {
            if stream.uniform(n) < 0.5 {
                *pattern
            } else {
                NOTHING
            }
        }
        When::Day(stream, days, stretches) => {
            let day = ((stream.uniform(n) * *days as f64) as i64).min(days - 1);
            let stretches = &acts.stretches[stretches.start as usize..stretches.end as usize];
            let at = stretches.partition_point(|&(end, _)| end <= day);
            stretches.get(at).map_or(NOTHING, |&(_, pattern)| pattern)
        }
    }
}

/// The calibration points, each moved by up to the spread times the distance between full exclusion and full membership;
/// left as they are where moving would change their order.
fn moved(calibration: &Calibration, spread: f64, n: u64) -> Option<Anchors> {
    let anchors = calibration.anchors?;
    let reach = spread * (anchors.full_in - anchors.full_out).abs();
    let shift = |which: u64| reach * (2.0 * calibration.stream.uniform(3 * n + which) - 1.0);
    let moved = Anchors {
        full_out: anchors.full_out + shift(0),
        crossover: anchors.crossover + shift(1),
        full_in: anchors.full_in + shift(2),
    };
    Some(if ordered(moved, anchors.full_in >= anchors.full_out) {
        moved
    } else {
        anchors
    })
}

fn ordered(
    Anchors {
        full_out,
        crossover,
        full_in,
    }: Anchors,
    rises: bool,
) -> bool {
    if rises {
        full_out < crossover && crossover < full_in
    } else {
        full_out > crossover && crossover > full_in
    }
}
