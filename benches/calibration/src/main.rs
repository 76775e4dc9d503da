//! Simulates ledgers whose truth is known and measures the verdicts on them.
//!
//! ```text
//! calibration [--generator first|second] [--types N] [--each N] [--sizes 3,5,10] [--seed N] [--draws N]
//!             [--times-four] [--without SCHOOL]... [--baseline PROGRAM] [--text TYPE:ACTS:COPY]
//! ```
//!
//! Prints tables in Markdown, or with `--text` the text of one ledger (COPY `truth`: of its truth).
//! `--baseline` names a program of version 0.1.0 that judges the same ledgers. The truth of a
//! ledger is the verdict of this program on 1,500 acts of its type without noise. What is measured,
//! and what it does not show, is told in `docs/calibration-of-verdicts.md`.

mod baseline;
mod engine;
mod first;
mod second;
mod simulated;
mod tables;
mod trial;

use crate::baseline::Baseline;
use crate::trial::{Plan, run};
use std::io::Write as _;
use std::path::PathBuf;

fn main() -> Result<(), String> {
    let plan = read(std::env::args().skip(1))?;
    let text = match &plan.text {
        Some(which) => trial::text(&plan, which)?,
        None => tables::all(&plan, &run(&plan)?) + "\n",
    };
    if let Some(baseline) = &plan.baseline {
        std::fs::remove_dir_all(&baseline.scratch).map_err(|error| error.to_string())?;
    }
    std::io::stdout().write_all(text.as_bytes()).map_err(|error| error.to_string())
}

/// Reads the options.
fn read(mut words: impl Iterator<Item = String>) -> Result<Plan, String> {
    let mut plan = Plan::default();
    while let Some(word) = words.next() {
        if word == "--times-four" {
            plan.times_four = true;
            continue;
        }
        let value = words.next().ok_or_else(|| format!("{word} needs a value"))?;
        let number = || value.parse::<u64>().map_err(|error| format!("{word} {value}: {error}"));
        match word.as_str() {
            "--generator" if value == "first" || value == "second" => {
                plan.second = value == "second";
            }
            "--types" => plan.types = number()? as usize,
            "--each" => plan.each = number()? as usize,
            "--seed" => plan.seed = number()?,
            "--draws" => plan.draws = number()? as u32,
            "--text" => plan.text = Some(value),
            "--without" => plan.without.push(value),
            "--sizes" => {
                let sizes: Result<Vec<usize>, _> = value.split(',').map(str::parse).collect();
                plan.sizes = sizes.map_err(|error| format!("{word} {value}: {error}"))?;
            }
            "--baseline" => {
                let scratch =
                    std::env::temp_dir().join(format!("calibration-{}", std::process::id()));
                plan.baseline = Some(Baseline { program: PathBuf::from(value), scratch });
            }
            _ => return Err(format!("no such option: {word} {value}")),
        }
    }
    Ok(plan)
}
