//! How often what each school asks is coded in a case: a column of docs/schools.md.
//!
//! `cargo run --release -p counterpoise-study --example coded CASE`
//!
//! Counted over all arenas and periods: an attribute that counts acts is coded where its fields are
//! written on some act of the pair, or were looked at; one that is judged, read off series or
//! compared is coded where the case has what it asks in that cell.

#![allow(clippy::print_stdout, reason = "an example prints")]

use counterpoise_case::model::Formula;
use counterpoise_case::{load, read_folder};
use counterpoise_ledger::Ledger;
use counterpoise_study::{Choices, Control, Question, answer};
use std::collections::BTreeMap;
use std::path::PathBuf;

fn main() {
    let folder = std::env::args().nth(1).map_or_else(|| "cases/russia-china".into(), PathBuf::from);
    let mut case = load(&read_folder(&folder), &[]).case;
    case.settings.draws = 64;
    let Ok(found) = answer(&case, &Question::default(), Choices::VERDICTS, Control::NONE) else {
        return;
    };
    let ledger = Ledger::new(&case, found.dyad, &case.settings);
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for judged in found.cells.iter().flat_map(|cell| &cell.verdicts) {
        let count = counts.entry(case[judged.verdict.school].id.as_str()).or_default();
        for attribute in &judged.verdict.attributes {
            let own = &case[attribute.attribute];
            let beside = matches!(case[own.of].formula, Formula::Series(_) | Formula::Assessed(_));
            let coded = if beside || own.most.is_some() {
                attribute.shown
            } else {
                ledger.is_coded(own.of)
            };
            count.0 += usize::from(coded);
            count.1 += 1;
        }
    }
    for (school, (coded, all)) in counts {
        println!("{school} {:.2}", coded as f64 / all as f64);
    }
}
