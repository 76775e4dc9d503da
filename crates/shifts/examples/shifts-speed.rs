//! How fast breaks are found: `shifts-speed scan` searches many monthly series, `shifts-speed one
//! FILE` a single series of numbers, one a line.
//!
//! Compiled with `--release`; `benches/compare-shifts` runs it beside `ruptures` and R
//! `strucchange`.

#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a program that measures itself"
)]

use counterpoise_numerics::Stream;
use counterpoise_shifts::{
    BaiPerron, Cost, MeanCost, Penalty, Regressors, least_squares_segments, pelt, robustly_scaled,
};
use std::time::Instant;

const SERIES: u64 = 30_000;
const MONTHS: u64 = 240;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    match args.get(1).map(String::as_str) {
        Some("one") => one(&args[2]),
        _ => scan(),
    }
}

/// A third of the series has a level that shifts by two standard deviations somewhere.
fn series(number: u64) -> Vec<f64> {
    let stream = Stream::new(7, "scan", &number.to_string());
    let at = 40 + stream.below(MONTHS, 160) as u64;
    let step = if number.is_multiple_of(3) { 2.0 } else { 0.0 };
    (0..MONTHS).map(|t| stream.normal(t) + if t >= at { step } else { 0.0 }).collect()
}

fn scan() {
    let all: Vec<Vec<f64>> = (0..SERIES).map(series).collect();
    for threads in [1, 2] {
        let started = Instant::now();
        let share = all.len().div_ceil(threads);
        let found: usize = std::thread::scope(|scope| {
            let parts: Vec<_> = all
                .chunks(share)
                .map(|part| {
                    scope.spawn(move || {
                        let with =
                            |it: &&Vec<f64>| least_squares_segments(it, 5, 36).unwrap().breaks > 0;
                        part.iter().filter(with).count()
                    })
                })
                .collect();
            parts.into_iter().map(|it| it.join().unwrap()).sum()
        });
        println!(
            "{SERIES} series of {MONTHS} months, exact segmentation up to 5 breaks, BIC: {:.2} s on {threads} thread(s), {found} with a break",
            started.elapsed().as_secs_f64()
        );
    }
}

fn one(path: &str) {
    let series: Vec<f64> =
        std::fs::read_to_string(path).unwrap().lines().map(|it| it.parse().unwrap()).collect();
    let scaled = robustly_scaled(&series).unwrap();
    let cost = MeanCost::new(&scaled).unwrap();
    let penalty = 3.0 * counterpoise_numerics::ln(series.len() as f64);
    let (seconds, breaks) = least(|| pelt(&cost, Penalty::Manual(penalty), 2).unwrap().breaks);
    println!("pelt {} {seconds:.6} {breaks:?}", cost.len());
    let spec = BaiPerron::usual(Regressors::Level, series.len());
    let (seconds, breaks) = least(|| spec.fit(&series).unwrap().best().breaks.clone());
    println!("bai-perron {} {seconds:.6} {breaks:?}", series.len());
}

/// The least of seven times, with the result.
fn least<T>(work: impl Fn() -> T) -> (f64, T) {
    let timed = || {
        let started = Instant::now();
        let result = work();
        (started.elapsed().as_secs_f64(), result)
    };
    (0..7).map(|_| timed()).min_by(|a, b| a.0.total_cmp(&b.0)).unwrap()
}
