//! Estimates the ideal points behind Voeten's file "All" and compares them with the published ones.
//!
//! `cargo run --release -p counterpoise-idealpoints --example reproduce -- [chains] [burn-in]
//! [kept] [threads] [EM steps] [tuned]`

#![allow(clippy::print_stdout, reason = "an example prints")]
#![allow(clippy::disallowed_methods, reason = "an example reads the clock")]

#[path = "../tests/common/mod.rs"]
mod common;

use std::time::Instant;

use counterpoise_idealpoints::{Fitted, Spec, Start, Steps};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |place: usize, other: usize| {
        arguments.get(place).and_then(|it| it.parse().ok()).unwrap_or(other)
    };
    let mut spec = Spec {
        chains: number(0, 1),
        burn_in: number(1, 1_000),
        kept: number(2, 1_500),
        ..Spec::short(1)
    };
    spec.start = match number(4, 20) {
        0 => Start::Anchors,
        iterations => Start::Em { iterations },
    };
    // A long run stores no more draws than a short one.
    spec.thin = (spec.kept / 300).max(1);
    spec.steps = if arguments.get(5).is_some_and(|it| it == "tuned") {
        Steps::Tuned
    } else {
        Steps::ORIGINAL
    };
    let (Some(selection), Some(published)) = (common::unga(), common::published()) else {
        return Ok(());
    };
    println!("votes {}  left out {:?}", selection.votes.votes.len(), selection.dropped);
    let threads = number(3, 1);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build()?;
    let clock = Instant::now();
    let fitted = pool.install(|| spec.fit(&selection.votes))?;
    let iterations = spec.chains * (spec.burn_in + spec.kept);
    let seconds = clock.elapsed().as_secs_f64();
    println!(
        "{iterations} iterations, {threads} threads, {seconds:.1} s by the clock (start, diagnostics included)"
    );
    println!("{:.5} s an iteration", seconds / iterations as f64);
    println!("checksum {:016x}", checksum(&fitted));
    println!("{:#?}\n{:#?}", common::compare(&fitted, &published), fitted.convergence);
    let moved =
        fitted.resolutions.iter().map(|it| it.moved).sum::<f64>() / fitted.resolutions.len() as f64;
    println!("thresholds moved in {:.0} % of the iterations", 100.0 * moved);
    if let Some(apart) = fitted.distance(2, 365, 60) {
        println!(
            "USA and Russia in session 60: {:.3} ({:.3} to {:.3})",
            apart.mean, apart.p5, apart.p95
        );
    }
    Ok(())
}

/// The bits of every posterior mean, mixed.
fn checksum(fitted: &Fitted) -> u64 {
    let mix = |sum: u64, place: f64| {
        (sum ^ place.to_bits()).wrapping_mul(0x0100_0000_01b3).rotate_left(29)
    };
    fitted.points.iter().fold(0, |sum, point| mix(sum, point.place.mean))
}
