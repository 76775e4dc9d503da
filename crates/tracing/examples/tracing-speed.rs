//! How long weighing takes: `cargo run --release -p counterpoise-tracing --example tracing-speed
//! HYPOTHESES CLUES DRAWS`.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "an example prints, and looks at the clock"
)]

use counterpoise_numerics::Stream;
use counterpoise_tracing::{Clue, Cluster, Hypothesis, Link, Range, Said, Scale, Spec, Status};
use std::time::Instant;

fn main() {
    let given: Vec<usize> = std::env::args().skip(1).filter_map(|a| a.parse().ok()).collect();
    let number = |at: usize, default: usize| given.get(at).copied().unwrap_or(default);
    let (hypotheses, clues, draws) = (number(0, 100), number(1, 1000), number(2, 2000));
    let spec = spec(hypotheses, clues);
    let from = Instant::now();
    let fitted = spec.fit();
    println!(
        "fit       {:.2} s, {} steps",
        from.elapsed().as_secs_f64(),
        fitted.map_or(0, |f| f.steps.len())
    );
    let from = Instant::now();
    let drawn = spec.resample(1, u32::try_from(draws).unwrap_or(0));
    println!(
        "resample  {:.2} s, {} draws",
        from.elapsed().as_secs_f64(),
        drawn.map_or(0, |d| d.draws)
    );
}

/// Every tenth clue is open, every fifth of two people, and of every twenty the first two hang
/// together.
fn spec(hypotheses: usize, clues: usize) -> Spec {
    let clue = |at: usize| {
        let said = |by: &str| {
            let stream = Stream::new(1, "speed", &format!("{at} {by}"));
            let range = |h: usize| {
                let p = 0.1 + 0.8 * stream.uniform(h as u64);
                Range::between(0.9 * p, 1.1 * p)
            };
            Said { by: by.to_owned(), under: (0..hypotheses).map(range).collect() }
        };
        Clue {
            name: format!("k{at}"),
            status: if (at + 1).is_multiple_of(10) { Status::Open } else { Status::Found },
            scale: Scale::Probability,
            said: if at.is_multiple_of(5) { vec![said("A"), said("B")] } else { vec![said("A")] },
        }
    };
    let cluster = |first: usize| Cluster {
        name: format!("c{first}"),
        clues: vec![first, first + 1],
        link: Link::Dependence(0.5),
    };
    Spec {
        hypotheses: (0..hypotheses).map(|h| Hypothesis::new(&format!("h{h}"))).collect(),
        clues: (0..clues).map(clue).collect(),
        clusters: (0..clues.saturating_sub(1)).step_by(20).map(cluster).collect(),
        ..Spec::default()
    }
}
