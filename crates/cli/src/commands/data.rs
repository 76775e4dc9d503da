//! `data`: the store.

pub(crate) mod add;
pub(crate) mod check;
pub(crate) mod kinds;
pub(crate) mod list;
pub(crate) mod quarantine;
pub(crate) mod remove;
pub(crate) mod show;
pub(crate) mod r#use;

use crate::args::DataCommand;
use crate::failure::Result;
use counterpoise_datasets::{Absent, Dedup, Manifest, Shape};
use serde::Serialize;

pub(crate) fn run(command: &DataCommand) -> Result {
    match command {
        DataCommand::Add(args) => add::run(args),
        DataCommand::List(args) => list::run(args),
        DataCommand::Show(args) => show::run(args),
        DataCommand::Check(args) => check::run(args),
        DataCommand::Remove(args) => remove::run(args),
        DataCommand::Use(args) => r#use::run(args),
        DataCommand::Quarantine(args) => quarantine::run(args),
        DataCommand::Kinds(args) => kinds::run(args),
    }
}

/// `1,347,308`.
pub(crate) fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `12.3 MB`, in powers of ten.
pub(crate) fn size(bytes: u64) -> String {
    let units = ["kB", "MB", "GB", "TB"];
    let mut amount = bytes as f64;
    let mut unit = "bytes";
    for larger in units {
        if amount < 1000.0 {
            break;
        }
        amount /= 1000.0;
        unit = larger;
    }
    if unit == "bytes" { format!("{bytes} bytes") } else { format!("{amount:.1} {unit}") }
}

/// `1 row`, `1,216 rows`.
pub(crate) fn counted(n: u64, one: &str) -> String {
    format!("{} {one}{}", grouped(n), if n == 1 { "" } else { "s" })
}

/// `1816-2022`; empty for a table without rows.
pub(crate) fn span(manifest: &Manifest) -> String {
    match manifest.span() {
        Some((first, last)) if first == last => first.to_string(),
        Some((first, last)) => format!("{first}-{last}"),
        None => String::new(),
    }
}

/// The size of the Parquet files of a vintage.
pub(crate) fn on_disk(manifest: &Manifest) -> u64 {
    manifest.parts.iter().map(|part| part.bytes).sum()
}

/// A word of the library as its manifests write it.
pub(crate) fn word(value: impl Serialize) -> String {
    serde_json::to_value(value)
        .ok()
        .and_then(|value| Some(value.as_str()?.to_owned()))
        .unwrap_or_default()
}

/// What the rows are about.
pub(crate) fn about(shape: Shape) -> &'static str {
    match shape {
        Shape::Events => "dated events, one row each",
        Shape::StateYear => "states by year",
        Shape::DirectedDyadYear => "directed pairs of states by year",
        Shape::DyadYear => "pairs of states by year",
        Shape::Votes => "votes, one row for each state and roll call",
        Shape::Records => "records, one row each",
    }
}

/// What a state or pair without a row says.
pub(crate) fn absence(absent: Absent) -> &'static str {
    match absent {
        Absent::Zero => "zero: there was none",
        Absent::Missing => "missing: it is not known",
        Absent::NotApplicable => "not applicable: no member of the system then",
        Absent::OutsideCoverage => "outside coverage",
    }
}

/// Which of several reports count.
pub(crate) fn rule(dedup: Dedup) -> &'static str {
    match dedup {
        Dedup::None => "none: every row counts",
        Dedup::SameDayPairCode => {
            "same-day: of rows with the same day, source, target and code one counts"
        }
        Dedup::OneADay => {
            "one-a-day: of rows with the same day, source and target the most intense counts"
        }
    }
}
