//! How often a turn among acts is seen.

#![allow(clippy::unwrap_used, reason = "tests fail and say why")]

use counterpoise_numerics::sqrt;
use counterpoise_shifts::{
    POWER_ACTS, POWER_OF_ACTS, POWER_TURNS, Undefined, power_of_acts, simulated_power, turn_seen,
};

/// Cells of the table are what other seeds give, within three and a half standard errors of both.
#[test]
fn the_table_is_what_simulation_gives() {
    const RUNS: u64 = 250;
    const TABLE_RUNS: f64 = 2000.0;
    for (row, column) in [(0, 7), (4, 7), (5, 6), (6, 5), (8, 4), (10, 2)] {
        let found = simulated_power(POWER_ACTS[row], POWER_TURNS[column], RUNS, 5).unwrap();
        let told = POWER_OF_ACTS[row][column];
        // Half a case more in each keeps a share of 0 or 1 from having no error.
        let p = (told * TABLE_RUNS + 0.5) / (TABLE_RUNS + 1.0);
        let error = sqrt(p * (1.0 - p) * (1.0 / RUNS as f64 + 1.0 / TABLE_RUNS));
        assert!((found - told).abs() <= 3.5 * error + 1e-9, "{row}, {column}: {found} for {told}");
    }
}

#[test]
fn more_acts_and_larger_turns_are_seen_more_often() {
    // The first column has no turn: false alarms.
    for row in POWER_OF_ACTS {
        assert!(row[0] < 0.05);
        assert!(row.windows(2).all(|pair| pair[0] <= pair[1] + 0.02), "{row:?}");
    }
    for pair in POWER_OF_ACTS.windows(2) {
        assert!((1..8).all(|at| pair[0][at] <= pair[1][at] + 0.03), "{pair:?}");
    }
}

#[test]
fn between_the_cells_and_outside_them() {
    let cell = |acts: f64, turn: f64| power_of_acts(acts, turn).unwrap();
    for (row, acts) in POWER_ACTS.iter().enumerate() {
        for (column, turn) in POWER_TURNS.iter().enumerate() {
            assert!((cell(*acts as f64, *turn) - POWER_OF_ACTS[row][column]).abs() < 1e-12);
        }
    }
    let between = cell(28.0, 0.7);
    assert!(cell(20.0, 0.6) < between && between < cell(40.0, 0.8));
    assert_eq!(cell(20.0, -0.6), cell(20.0, 0.6));
    for (acts, turn) in
        [(5.9, 0.5), (0.0, 0.5), (81.0, 0.5), (f64::NAN, 0.5), (20.0, 1.1), (20.0, f64::NAN)]
    {
        assert_eq!(power_of_acts(acts, turn), None);
    }
    let needed = turn_seen(40.0, 0.8).unwrap();
    assert!(cell(40.0, needed) >= 0.8 && cell(40.0, needed - 0.01) < 0.8);
    assert_eq!((turn_seen(6.0, 0.8), turn_seen(5.0, 0.1)), (None, None));
}

#[test]
fn too_few_acts_are_not_asked() {
    assert_eq!(simulated_power(5, 1.0, 10, 1), Err(Undefined::TooShort { needed: 6, found: 5 }));
}
