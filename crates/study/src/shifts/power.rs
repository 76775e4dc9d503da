//! Would a turn have been seen? Of a balance of acts.

use counterpoise_shifts::{
    Act, POWER_ACTS, ShareShift, ShiftCurve, Turn, power_of_acts, turn_seen,
};
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
    /// Where simulations were made, if none was made of so many acts.
    pub beyond: Option<Beyond>,
}

/// Acts of which no simulations were made.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Beyond {
    /// Simulations begin at so many acts.
    Below(usize),
    /// Simulations end at so many, and how often the turn is seen there, if that is known.
    Above(usize, Option<f64>),
}

/// How often a turn should be seen for a search to be a fair one, by convention.
const OFTEN: f64 = 0.8;

pub(super) fn power(acts: &[Act], curve: &ShiftCurve) -> Power {
    let (worth, turn) = (ShareShift::worth(acts), ShareShift::turn(acts, curve));
    let change = turn.after - turn.before;
    let seen = power_of_acts(worth, change);
    Power {
        acts: acts.len(),
        worth,
        turn,
        seen,
        needed: turn_seen(worth, OFTEN),
        beyond: seen.is_none().then(|| beyond(worth, change)),
    }
}

fn beyond(worth: f64, change: f64) -> Beyond {
    let [least, .., most] = POWER_ACTS;
    if worth < least as f64 {
        return Beyond::Below(least);
    }
    Beyond::Above(most, power_of_acts(most as f64, change))
}
