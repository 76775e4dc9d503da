//! Writes the table of reproduced numbers: published or reference value, ours, the difference.
//!
//! `cargo run --release -p counterpoise-counterfactual --example counterfactual-reproduced >
//! docs/counterfactual-numbers.md`

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "an example may stop at once, and prints"
)]

mod panels;
mod series;
#[path = "../../tests/it/shared.rs"]
#[allow(dead_code, reason = "shared with the tests")]
mod shared;

/// One line of the table.
pub(crate) struct Row {
    what: String,
    source: &'static str,
    theirs: f64,
    digits: usize,
    ours: f64,
}

pub(crate) fn row(
    what: impl Into<String>,
    source: &'static str,
    theirs: f64,
    digits: usize,
    ours: f64,
) -> Row {
    Row { what: what.into(), source, theirs, digits, ours }
}

const HEAD: &str = "\
# Counterfactuals: reproduced numbers

Each method is checked against numbers that somebody else published or computed. This page is written by the program

```sh
cargo run --release -p counterpoise-counterfactual --example counterfactual-reproduced > docs/counterfactual-numbers.md
```

The same comparisons are tests of the crate `counterfactual`, and the series and panels come with the project. A published number is given
with the digits it was printed with. What the methods are, and what they cannot say, stands in [counterfactual.md](counterfactual.md).
";

type Part = (&'static str, &'static str, fn() -> Option<Vec<Row>>);

const PARTS: &[Part] = &[
    ("Interrupted and structural series", series::NOTE, series::rows),
    ("Synthetic control", panels::SC_NOTE, panels::synthetic),
    ("Placebos of California, outcomes alone", panels::PLACEBO_NOTE, panels::placebos),
    ("Difference-in-differences and ridge", panels::DID_NOTE, panels::did),
];

fn main() {
    println!("{HEAD}");
    for (title, note, rows) in PARTS {
        println!("## {title}\n");
        match rows() {
            Some(rows) => {
                println!("| what | source | theirs | ours | difference |");
                println!("| --- | --- | ---: | ---: | ---: |");
                rows.iter().for_each(|row| println!("{}", line(row)));
            }
            None => println!("The reference files of this part were not at hand."),
        }
        println!("\n{note}\n");
    }
}

fn line(row: &Row) -> String {
    let (digits, places) = (row.digits, (row.digits + 2).min(10));
    let gap = (row.ours - row.theirs).abs();
    // Half a unit of the last digit printed is no difference.
    let gap = if gap <= 0.5 * format!("1e-{digits}").parse::<f64>().unwrap() {
        "within rounding".to_owned()
    } else {
        format!("{gap:.1e}")
    };
    format!(
        "| {} | {} | {:.digits$} | {:.places$} | {gap} |",
        row.what, row.source, row.theirs, row.ours
    )
}
