//! Panels made up for the purpose, and stores with real files where they are.

#![allow(dead_code, reason = "each test program uses some of it")]
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "helpers of tests"
)]

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use counterpoise_datasets::{AddOptions, Store};
use counterpoise_measures::events::Period;
use counterpoise_numerics::Stream;
use counterpoise_scan::{Dyad, Measure, Panel, Point, Series, Spec};
use counterpoise_world::World;

/// The ids of all states, to name dyads by.
pub(crate) fn dyad(number: usize) -> Dyad {
    let states = World::builtin().states();
    Dyad { source: states[number / 100].id, target: states[100 + number % 100].id }
}

/// A series of net balances with 400 events each; `None` for a period without a value.
pub(crate) fn series(number: usize, values: &[Option<f64>]) -> Series {
    let point = |value: &Option<f64>| Point {
        n: if value.is_some() { 400 } else { 3 },
        value: *value,
        variance: if value.is_some() { 0.0016 } else { 0.0 },
    };
    Series { dyad: dyad(number), points: values.iter().map(point).collect() }
}

pub(crate) fn panel(series: Vec<Series>) -> Panel {
    let periods = series.first().map_or(0, |it| it.points.len());
    Panel {
        measure: Measure::Net,
        period: Period::Year,
        directed: false,
        first: 2002,
        periods,
        enough: 6,
        series,
        short: Vec::new(),
        too_thin: 0,
    }
}

/// Balances that wander around a level of their own and never shift.
pub(crate) fn nothing_changes(dyads: usize, periods: usize, movement: f64) -> Panel {
    let stream = Stream::new(5, "a panel without a shift", "");
    let value = |dyad: usize, at: usize| {
        let level = stream.uniform(dyad as u64) - 0.5;
        Some(level + movement * stream.normal(1_000_000 + (dyad * periods + at) as u64))
    };
    panel(
        (0..dyads)
            .map(|dyad| series(dyad, &(0..periods).map(|at| value(dyad, at)).collect::<Vec<_>>()))
            .collect(),
    )
}

pub(crate) fn spec() -> Spec {
    Spec { shuffles: 49, ..Spec::new(Period::Year) }
}

/// A store with a file of the shared data; `None`, with a line that says so, where it is not there.
pub(crate) fn store(kind: &str, files: &[&str]) -> Option<(tempfile::TempDir, Store)> {
    let files: Option<Vec<PathBuf>> = files.iter().map(|path| shared(path)).collect();
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("store")).unwrap();
    let options = AddOptions { kind: kind.to_owned(), files: files?, ..AddOptions::default() };
    store.add(&options, &mut |_| ControlFlow::Continue(())).unwrap();
    Some((folder, store))
}

fn shared(path: &str) -> Option<PathBuf> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(path);
    if file.is_file() {
        return Some(file);
    }
    println!("skipped: {} not found", file.display());
    None
}
