//! Writes the table of reproduced numbers: published or reference value, ours, the difference.
//!
//! `cargo run --release -p counterpoise-measures --example measures-reproduced > docs/measures-data.md`
//!
//! It reads the reference files in `../shared` beside the project. Where one is absent its rows are
//! left out and named.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "an example may stop at once, and prints"
)]

mod events;
mod power;
#[path = "../../tests/it/shared.rs"]
mod shared;
mod trade;
mod votes;

/// One line of the table.
pub(crate) enum Row {
    /// One number.
    One { what: String, source: &'static str, theirs: f64, digits: usize, ours: f64 },
    /// Many numbers, of which the largest difference counts.
    Many { what: String, source: &'static str, n: usize, worst: f64 },
}

pub(crate) fn one(
    what: impl Into<String>,
    source: &'static str,
    theirs: f64,
    digits: usize,
    ours: f64,
) -> Row {
    Row::One { what: what.into(), source, theirs, digits, ours }
}

pub(crate) fn many(what: impl Into<String>, source: &'static str, differences: &[f64]) -> Row {
    // A NaN must show, and `max` would pass over it.
    let worst =
        differences.iter().copied().fold(0.0, |a: f64, b| if b > a || b.is_nan() { b } else { a });
    Row::Many { what: what.into(), source, n: differences.len(), worst }
}

const HEAD: &str = "\
# Measures from data: reproduced numbers

Every measure is checked against numbers that somebody else published or computed. This page is written by the program

```sh
cargo run --release -p counterpoise-measures --example measures-reproduced > docs/measures-data.md
```

from reference files; the same comparisons are tests of the crate `measures`, with their numbers beside them (`tests/reference/`; those
with large files skip with a line where the files are absent). A published number is given with the digits it was printed with, so a difference of half a unit of its last
digit is none; a difference below 1e-15 is written 0. The largest difference is over all the numbers of the line. *Checked figures* were
computed from the same data by other programs before this one existed.
";

type Part = (&'static str, &'static str, fn() -> Option<Vec<Row>>);

const PARTS: &[Part] = &[
    ("Similarity of portfolios", votes::NOTE, votes::portfolios),
    ("Votes in the General Assembly", votes::UNGA_NOTE, votes::assembly),
    ("Power", power::NOTE, power::rows),
    ("Trade and arms", trade::NOTE, trade::rows),
    ("Machine-coded events", events::NOTE, events::rows),
];

fn main() {
    println!("{HEAD}");
    for (title, note, rows) in PARTS {
        println!("## {title}\n");
        match rows() {
            Some(rows) => print_table(&rows),
            None => println!("The reference files of this part were not at hand."),
        }
        println!("\n{note}\n");
    }
}

fn print_table(rows: &[Row]) {
    println!("| what | source | published | ours | difference |");
    println!("| --- | --- | ---: | ---: | ---: |");
    rows.iter().for_each(|row| println!("{}", line(row)));
}

fn line(row: &Row) -> String {
    match row {
        Row::One { what, source, theirs, digits, ours } => {
            let (places, gap) = ((digits + 3).min(12), (ours - theirs).abs());
            format!("| {what} | {source} | {theirs:.digits$} | {ours:.places$} | {} |", short(gap))
        }
        Row::Many { what, source, n, worst } => {
            format!("| {what} | {source} | {n} numbers | all | largest {} |", short(*worst))
        }
    }
}

/// Two significant digits, or 0 for nothing but rounding.
fn short(gap: f64) -> String {
    if gap < 1e-15 {
        "0".to_owned()
    } else if gap < 1e-3 {
        format!("{gap:.1e}")
    } else {
        format!("{gap:.4}")
    }
}
