//! How often a turn among acts is seen: the table of docs/shifts.md and, with `--code`, of
//! `src/power/table.rs`.
//!
//! `cargo run --release -p counterpoise-shifts --example power_of_acts` (some minutes). Seeds are
//! fixed; the table is the same every time.

#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a program that prints a table")]

use counterpoise_shifts::{POWER_ACTS, POWER_TURNS, simulated_power};

const RUNS: u64 = 2000;
const SEED: u64 = 11;

fn main() {
    let code = std::env::args().any(|it| it == "--code");
    if !code {
        let heads = POWER_TURNS.map(|turn| format!("{turn:.1}")).join(" | ");
        println!("| acts | {heads} |\n|{}", " --- |".repeat(POWER_TURNS.len() + 1));
    }
    for acts in POWER_ACTS {
        let row = POWER_TURNS.map(|turn| simulated_power(acts, turn, RUNS, SEED).unwrap());
        if code {
            println!("    {row:?},");
        } else {
            println!("| {acts} | {} |", row.map(|it| format!("{:.1} %", 100.0 * it)).join(" | "));
        }
    }
}
