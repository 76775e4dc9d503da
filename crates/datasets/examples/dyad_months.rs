//! Sums a dataset of events by directed pair and month, for measurements: `dyad_months STORE DATASET [THREADS]`.

#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a program for measurements")]

use std::path::Path;
use std::time::Instant;

use counterpoise_datasets::reduce::{Dedup, dyad_months};
use counterpoise_datasets::{Error, EventFilter, Store};

fn main() -> Result<(), Error> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [store, dataset, rest @ ..] = arguments.as_slice() else {
        println!("dyad_months STORE DATASET [THREADS]");
        return Ok(());
    };
    if let Some(threads) = rest.first().and_then(|n| n.parse().ok()) {
        let _ = rayon::ThreadPoolBuilder::new().num_threads(threads).build_global();
    }
    for dedup in [Dedup::None, Dedup::None, Dedup::None, Dedup::SameDayPairCode, Dedup::OneADay] {
        let start = Instant::now();
        let events = Store::open(Path::new(store))?.events(dataset, None, &EventFilter::default())?;
        let sums = dyad_months(&events, dedup)?;
        let n: u64 = sums.n.iter().map(|n| u64::from(*n)).sum();
        let score: i64 = sums.score.iter().sum();
        println!(
            "{dedup:?}: {:.3} s, {} dyad-months, {n} events, score {score}",
            start.elapsed().as_secs_f64(),
            sums.len()
        );
    }
    Ok(())
}
