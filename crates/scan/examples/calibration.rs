//! How many dyads a scan lists where nothing changes: `cargo run --release -p counterpoise-scan
//! --example calibration`, the table of docs/scan.md.

#![allow(clippy::print_stdout, reason = "an example prints")]

use counterpoise_measures::events::Period;
use counterpoise_numerics::{Stream, sqrt};
use counterpoise_scan::{Dyad, Measure, Panel, Point, Series, Spec, find};
use counterpoise_world::World;

const DYADS: usize = 700;
/// The variance of a balance of 400 events.
const SAMPLED: f64 = 0.0016;

/// How a balance moves around its level.
#[derive(Clone, Copy)]
struct Movement {
    name: &'static str,
    size: f64,
    /// How much of a movement is still there in the next period.
    lasting: f64,
    /// In how many dyads of ten the movement is three times as large.
    restless: usize,
}

const MOVEMENTS: [Movement; 5] = [
    Movement { name: "sampling alone", size: 0.0, lasting: 0.0, restless: 0 },
    Movement { name: "0.05", size: 0.05, lasting: 0.0, restless: 0 },
    Movement { name: "0.15", size: 0.15, lasting: 0.0, restless: 0 },
    Movement { name: "0.05, in one dyad of five 0.15", size: 0.05, lasting: 0.0, restless: 2 },
    Movement { name: "0.05, half of it lasts to the next", size: 0.05, lasting: 0.5, restless: 0 },
];

fn main() {
    println!("| movement | periods | beyond 1.96 errors | errors asked | listed |");
    println!("| --- | ---: | ---: | ---: | ---: |");
    for movement in MOVEMENTS {
        for periods in [8, 13, 30] {
            let (naive, errors, listed) = searched(movement, periods);
            println!(
                "| {} | {periods} | {naive:.1}% | {errors:.2} | {listed:.1}% |",
                movement.name
            );
        }
    }
}

/// Of the dyads of a world in which no level changes: those whose largest shift is beyond 1.96
/// errors, the errors that the scan asks for, and those that it lists.
fn searched(movement: Movement, periods: usize) -> (f64, f64, f64) {
    let found = find(&world(movement, periods), &Spec::new(Period::Year));
    let of_all = |n: usize| 100.0 * n as f64 / DYADS as f64;
    let naive = found.shifts.iter().filter(|it| (it.shift / it.error).abs() > 1.96).count();
    (of_all(naive), found.summary.errors, of_all(found.summary.certain))
}

fn world(movement: Movement, periods: usize) -> Panel {
    let stream = Stream::new(11, "a world in which nothing changes", movement.name);
    let states = World::builtin().states();
    let series = (0..DYADS).map(|dyad| {
        let draw = |at: usize, what: u64| stream.normal(((dyad * 1_000 + at) as u64) << 1 | what);
        let level = 0.3 * stream.normal(1 << 40 | dyad as u64);
        let own = if dyad % 10 < movement.restless { 3.0 } else { 1.0 };
        let mut moved = 0.0;
        let points = (0..periods).map(|at| {
            moved = movement.lasting * moved + own * movement.size * draw(at, 0);
            let value = level + moved + sqrt(SAMPLED) * draw(at, 1);
            Point { n: 400, value: Some(value), variance: SAMPLED }
        });
        let points = points.collect();
        let pair = (states[dyad / 100].id, states[100 + dyad % 100].id);
        Series { dyad: Dyad { source: pair.0, target: pair.1 }, points }
    });
    Panel {
        measure: Measure::Net,
        period: Period::Year,
        directed: false,
        first: 2000,
        periods,
        enough: 6,
        series: series.collect(),
        short: Vec::new(),
        too_thin: 0,
    }
}
