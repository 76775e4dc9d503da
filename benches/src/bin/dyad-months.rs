//! Sums a dataset of events by directed pair and month: `dyad-months STORE DATASET TIMES RULE`.
//!
//! Prints the seconds of each time, from opening the store to the finished sums, then the rows and
//! the checksums by which other programs are compared. With `rows` for TIMES it prints every row instead.

#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a program for measurements")]

use counterpoise_datasets::{Dedup, Error, EventFilter, Store, reduce};
use std::io::Write;
use std::path::Path;
use std::time::Instant;

fn main() -> Result<(), Error> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let argument = |at: usize| arguments.get(at).map_or("", String::as_str);
    let times: usize = argument(2).parse().unwrap_or(5);
    let dedup = match argument(3) {
        "same-day" => Dedup::SameDayPairCode,
        "one-a-day" => Dedup::OneADay,
        _ => Dedup::None,
    };
    if argument(2) == "rows" {
        return rows(Path::new(argument(0)), argument(1), dedup);
    }
    for time in 0..times.max(1) {
        let start = Instant::now();
        let store = Store::open(Path::new(argument(0)))?;
        let events = store.events(argument(1), None, &EventFilter::default())?;
        let sums = reduce::dyad_months(&events, dedup)?;
        println!("seconds {:.4}", start.elapsed().as_secs_f64());
        if time + 1 == times.max(1) {
            let n: u64 = sums.n.iter().map(|n| u64::from(*n)).sum();
            let conflict: u64 = sums.quad[2..].iter().flatten().map(|n| u64::from(*n)).sum();
            println!("check {} {n} {conflict} {}", sums.len(), sums.score.iter().sum::<i64>());
        }
    }
    Ok(())
}

/// Source, target, year, month, events, the four classes, statements, scored, score in tenths.
fn rows(store: &Path, dataset: &str, dedup: Dedup) -> Result<(), Error> {
    let events = Store::open(store)?.events(dataset, None, &EventFilter::default())?;
    let sums = reduce::dyad_months(&events, dedup)?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for row in 0..sums.len() {
        let [source, target] =
            [&sums.source, &sums.target].map(|side| &events.states[side[row] as usize]);
        let month = sums.month[row] + 1970 * 12;
        let [one, two, three, four] = sums.quad.each_ref().map(|class| class[row]);
        let (year, of_year) = (month.div_euclid(12), month.rem_euclid(12) + 1);
        let (n, statements, scored, score) =
            (sums.n[row], sums.statements[row], sums.scored[row], sums.score[row]);
        let _ = writeln!(
            out,
            "{source},{target},{year},{of_year},{n},{one},{two},{three},{four},{statements},{scored},{score}"
        );
    }
    Ok(())
}
