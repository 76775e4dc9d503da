//! Would a turn have been seen? Of a balance of acts.

use super::tell;
use counterpoise_shifts::{Act, ShareShift, ShiftCurve, Turn, power_of_acts, turn_seen};
use serde::Serialize;

/// How often a turn as large as the likeliest one would be seen among acts such as these.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Power {
    /// Acts that take a side and have a date.
    pub acts: usize,
    /// How many acts of equal weight they are worth.
    pub worth: f64,
    /// The share that accommodates before a shift and after it, given that there is one.
    pub turn: Turn,
    /// How often a turn of this size is believed in simulations of so many acts; `None` where none
    /// were made.
    pub seen: Option<f64>,
    /// The turn that would be seen in four cases of five; `None` where no turn is, and where no
    /// simulations were made.
    pub needed: Option<f64>,
    /// All this in a sentence.
    pub sentence: String,
}

/// How often a turn should be seen for a search to be a fair one, by convention.
const OFTEN: f64 = 0.8;

pub(super) fn power(acts: &[Act], curve: &ShiftCurve) -> Power {
    let (worth, turn) = (ShareShift::worth(acts), ShareShift::turn(acts, curve));
    let mut power = Power {
        acts: acts.len(),
        worth,
        turn,
        seen: power_of_acts(worth, turn.after - turn.before),
        needed: turn_seen(worth, OFTEN),
        sentence: String::new(),
    };
    power.sentence = tell::power(&power);
    power
}
