//! Simulated powers. Made by `cargo run --release -p counterpoise-shifts --example power_of_acts
//! -- --code`; a test simulates some cells anew.

/// Numbers of acts of [`POWER_OF_ACTS`], half of them before the turn.
pub const POWER_ACTS: [usize; 11] = [6, 8, 10, 12, 14, 16, 20, 28, 40, 56, 80];

/// By how much the share of one side turns.
pub const POWER_TURNS: [f64; 8] = [0.0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 1.0];

/// How often a shift is believed: a row for each number of acts, a column for each turn. Of 2,000
/// ledgers each, so that a cell has a standard error of .011 at most.
pub const POWER_OF_ACTS: [[f64; 8]; 11] = [
    [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
    [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
    [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
    [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
    [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
    [0.0005, 0.001, 0.014, 0.0505, 0.1125, 0.2325, 0.486, 1.0],
    [0.0015, 0.0015, 0.011, 0.0675, 0.14, 0.289, 0.5605, 1.0],
    [0.002, 0.004, 0.034, 0.141, 0.267, 0.487, 0.8045, 1.0],
    [0.0015, 0.0085, 0.057, 0.2475, 0.451, 0.708, 0.9385, 1.0],
    [0.002, 0.0115, 0.094, 0.392, 0.607, 0.826, 0.98, 1.0],
    [0.0035, 0.0205, 0.17, 0.549, 0.7595, 0.927, 0.996, 1.0],
];
