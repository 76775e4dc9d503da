//! How often a shift is found where there is none, how often one that is there, and how far off its
//! date is: the table of docs/shifts.md.
//!
//! `cargo run --release -p counterpoise-shifts --example power` (about a minute). Seeds are fixed;
//! the table is the same every time.

#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a program that prints a table")]

use counterpoise_dates::{Day, Window};
use counterpoise_numerics::{Stream, exp, quantile};
use counterpoise_shifts::{
    BELIEVED, DatedSeries, LevelShift, MeanCost, Memory, Penalty, Regressors, f_statistics,
    least_squares_segments, pelt, robustly_scaled,
};

const RUNS: u64 = 400;
const YEARS: usize = 40;
/// Observations before the shift, where there is one.
const SHIFT: usize = 24;

/// How a series is made from independent standard normal numbers.
type Make = fn(&[f64]) -> Vec<Option<f64>>;

fn with(e: &[f64], of: impl Fn(usize, f64) -> f64) -> Vec<Option<f64>> {
    e.iter().enumerate().map(|(t, e)| Some(of(t, *e))).collect()
}

fn step(t: usize, size: f64) -> f64 {
    if t >= SHIFT { size } else { 0.0 }
}

fn lingering(e: &[f64], r: f64) -> Vec<f64> {
    let mut last = 0.0;
    let next = |e: &f64| {
        last = r * last + e;
        last
    };
    e.iter().map(next).collect()
}

const NONE: [(&str, Make); 7] = [
    ("a level", |e| with(e, |_, e| e)),
    ("a steady trend", |e| with(e, |t, e| 0.15 * t as f64 + e)),
    ("seasons (four a year)", |e| with(e, |t, e| [0.0, 1.5, 3.0, 1.5][t % 4] + 0.5 * e)),
    ("growing volume", |e| with(e, |t, e| exp(0.05 * t as f64 + 0.2 * e))),
    ("an actor that leaves (missing from then on)", |e| {
        e.iter().enumerate().map(|(t, e)| (t < 28).then_some(*e)).collect()
    }),
    ("errors that linger (0.6)", |e| lingering(e, 0.6).into_iter().map(Some).collect()),
    ("a random walk", |e| lingering(e, 1.0).into_iter().map(Some).collect()),
];

const SOME: [(&str, Make); 5] = [
    ("a shift of 1 standard deviation", |e| with(e, |t, e| step(t, 1.0) + e)),
    ("a shift of 2", |e| with(e, |t, e| step(t, 2.0) + e)),
    ("a shift of 3", |e| with(e, |t, e| step(t, 3.0) + e)),
    ("a shift of 3 in a steady trend", |e| with(e, |t, e| step(t, 3.0) + 0.15 * t as f64 + e)),
    ("a shift of 3, errors that linger (0.6)", |e| {
        lingering(e, 0.6).into_iter().enumerate().map(|(t, e)| Some(step(t, 3.0) + e)).collect()
    }),
];

fn main() {
    println!("Of {RUNS} series of {YEARS} values each. Nothing shifts:\n");
    println!("| series | believed | independent errors | BIC | MBIC | sup F at 5 % |");
    println!("| --- | --- | --- | --- | --- | --- |");
    NONE.iter().for_each(|(name, make)| println!("{}", row(name, *make, false)));
    println!("\nA shift after {SHIFT} values:\n");
    println!(
        "| series | believed | independent errors | BIC | MBIC | sup F at 5 % | median error of the date | 90 % days hold it |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- | --- |");
    SOME.iter().for_each(|(name, make)| println!("{}", row(name, *make, true)));
}

fn row(name: &str, make: Make, dated: bool) -> String {
    let tried: Vec<Tried> = (0..RUNS).map(|run| tried(name, make, run)).collect();
    let share = |of: &dyn Fn(&Tried) -> bool| {
        format!("{:.0}%", 100.0 * tried.iter().filter(|it| of(it)).count() as f64 / RUNS as f64)
    };
    let found = (0..5).map(|at| share(&|it| it.found[at]));
    let cells: Vec<String> = found.collect();
    let dates = if dated {
        let mut off: Vec<f64> = tried.iter().filter_map(|it| it.off).collect();
        off.sort_by(f64::total_cmp);
        format!(" {:.0} | {} |", quantile(&off, 0.5).unwrap_or(f64::NAN), share(&|it| it.held))
    } else {
        String::new()
    };
    format!("| {name} | {} |{dates}", cells.join(" | "))
}

struct Tried {
    found: [bool; 5],
    off: Option<f64>,
    held: bool,
}

fn tried(name: &str, make: Make, run: u64) -> Tried {
    let stream = Stream::new(11, name, &run.to_string());
    let noise: Vec<f64> = (0..YEARS as u64).map(|t| stream.normal(t)).collect();
    let values = make(&noise);
    let year = |t: usize| {
        let y = 1980 + t as i32;
        Window { first: Day::new(y, 1, 1).unwrap(), last: Day::new(y, 12, 31).unwrap() }
    };
    let series = DatedSeries::new(values.iter().enumerate().map(|(t, v)| (year(t), *v))).unwrap();
    let curve = LevelShift::default().curve(&series).unwrap();
    let independent =
        LevelShift { memory: Memory::Independent, shortest: 3 }.curve(&series).unwrap();
    let plain = series.values();
    let cost = MeanCost::new(&robustly_scaled(plain).unwrap()).unwrap();
    let found = [
        curve.stories().shift >= BELIEVED,
        independent.stories().shift >= BELIEVED,
        least_squares_segments(plain, 5, 6).unwrap().breaks > 0,
        !pelt(&cost, Penalty::Mbic, 3).unwrap().breaks.is_empty(),
        f_statistics(plain, &Regressors::Level, 0.15).unwrap().sup_p() < 0.05,
    ];
    let truth = series.break_days(SHIFT);
    let mode = curve.mode().days;
    let off = truth.map(|days| (days.first.days_to(mode.first) as f64 / 365.25).abs());
    let held = truth.is_some_and(|days| {
        curve.credible_windows(0.9).iter().any(|it| it.first <= days.first && days.last <= it.last)
    });
    Tried { found, off, held }
}
