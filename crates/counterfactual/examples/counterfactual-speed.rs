//! How long California takes with all 38 placebos, predictors' importances sought for each.
//!
//! `cargo run --release -p counterpoise-counterfactual --example counterfactual-speed`

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a measurement"
)]

#[path = "../tests/it/shared.rs"]
#[allow(dead_code, reason = "shared with the tests")]
mod shared;

use std::time::Instant;

use counterpoise_counterfactual::Design;
use counterpoise_counterfactual::placebo::{self, Pool};
use counterpoise_counterfactual::synthetic::Spec;

fn main() {
    let all = shared::studies();
    let (panel, _) = shared::synth(&all["prop99"]);
    let (spec, design) = (Spec::default(), Design::among(&panel, 38, 19));
    let mut seconds: Vec<f64> = Vec::new();
    for _ in 0..5 {
        let start = Instant::now();
        let fitted = spec.fit(&panel, &design).unwrap();
        let one = start.elapsed().as_secs_f64();
        let space =
            placebo::in_space(&spec, &panel, &design, &fitted, Pool::WithTreated, &|| ()).unwrap();
        let whole = start.elapsed().as_secs_f64();
        let tries: usize = space.placebos.iter().map(|it| it.evaluations).sum();
        println!(
            "one fit {one:.3} s (loss {:.6}), with 38 placebos {whole:.3} s, {tries} inner problems",
            fitted.loss
        );
        seconds.push(whole);
    }
    seconds.sort_by(f64::total_cmp);
    println!(
        "with 38 placebos: least {:.3} s, median {:.3} s of {}",
        seconds[0],
        seconds[2],
        seconds.len()
    );
}
