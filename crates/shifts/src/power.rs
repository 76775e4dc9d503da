//! How often a turn among acts would be seen.

mod table;

use crate::{Act, BELIEVED, ShareShift, Undefined};
use counterpoise_dates::{Day, Extent, Window};
use counterpoise_numerics::{Stream, ln};
pub use table::{POWER_ACTS, POWER_OF_ACTS, POWER_TURNS};

/// How often a turn is seen among so many acts, from the table [`POWER_OF_ACTS`].
///
/// *What it measures.* The chance that [`ShareShift`] finds a shift to be [`BELIEVED`] if the share
/// of acts that take one side turns by so much, halfway through acts of equal weight.
///
/// *When to use it.* Where no shift is found: was there anything to be found by so few acts? Acts
/// of mixed weight count by [`ShareShift::worth`].
///
/// *Definition.* Linear in the turn and in the logarithm of the number of acts between the cells
/// of the table. `None` outside it: fewer acts than it begins with, more than it ends with, or no
/// number.
///
/// *When not.* The table has the shares at equal distances from one half, where a turn is hardest
/// to see, and in the middle of the acts, where it is easiest.
///
/// ```
/// use counterpoise_shifts::power_of_acts;
/// assert!(power_of_acts(10.0, 0.4).unwrap() < 0.2);
/// assert!(power_of_acts(80.0, 0.8).unwrap() > 0.9);
/// assert_eq!(power_of_acts(3.0, 0.4), None);
/// ```
#[must_use]
pub fn power_of_acts(acts: f64, turn: f64) -> Option<f64> {
    let counts = POWER_ACTS.map(|it| ln(it as f64));
    let (row, down) = place(&counts, ln(acts))?;
    let (column, along) = place(&POWER_TURNS, turn.abs())?;
    let at = |row: usize| {
        let cells = POWER_OF_ACTS[row];
        cells[column] + along * (cells[column + 1] - cells[column])
    };
    Some(at(row) + down * (at(row + 1) - at(row)))
}

/// The smallest turn that would be seen this often, to a hundredth; `None` where none would be, and
/// outside the table.
#[must_use]
pub fn turn_seen(acts: f64, often: f64) -> Option<f64> {
    let turns = (0..=100).map(|it| f64::from(it) / 100.0);
    turns.into_iter().find(|turn| power_of_acts(acts, *turn).is_some_and(|it| it >= often))
}

/// Between which two knots a value lies, and how far along; `None` outside.
fn place(knots: &[f64], value: f64) -> Option<(usize, f64)> {
    let at = knots.windows(2).position(|pair| pair[0] <= value && value <= pair[1])?;
    Some((at, (value - knots[at]) / (knots[at + 1] - knots[at])))
}

/// The share of simulated ledgers in which a turn is seen: what the table is made of.
///
/// Acts of equal weight are a month apart. Of the first half each takes the side with a probability
/// of (1 - turn) / 2, of the second with (1 + turn) / 2. The same seed gives the same share.
///
/// # Errors
///
/// As [`ShareShift::curve`]; too few acts above all.
pub fn simulated_power(acts: usize, turn: f64, runs: u64, seed: u64) -> Result<f64, Undefined> {
    let mut seen = 0;
    for run in 0..runs {
        let ledger = turned(acts, turn, &Stream::new(seed, "power of acts", &run.to_string()));
        let window = Window { first: month(0), last: month(acts.saturating_sub(1)) };
        let curve = ShareShift::default().curve(&ledger, window)?;
        seen += u64::from(curve.stories().shift >= BELIEVED);
    }
    Ok(seen as f64 / runs as f64)
}

fn turned(acts: usize, turn: f64, stream: &Stream) -> Vec<Act> {
    let one = |at: usize| {
        let share = if 2 * at < acts { 0.5 - 0.5 * turn } else { 0.5 + 0.5 * turn };
        let toward = f64::from(u8::from(stream.uniform(at as u64) < share));
        Act { when: Extent::from_to(month(at), month(at)), toward, away: 1.0 - toward }
    };
    (0..acts).map(one).collect()
}

fn month(at: usize) -> Day {
    const DAYS: i64 = 30;
    Day::MIN.plus(DAYS * at as i64)
}
