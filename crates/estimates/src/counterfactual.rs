//! How a series would have gone on: a file of units and times, one of them treated.
//!
//! [`Setup::of`] reads the file by what was chosen; [`answer`] asks the method. What a method found
//! stands in [`Found`] as it gave it; beside it are the numbers that all methods have, in the names
//! of the file.

mod answer;
mod choices;
mod methods;
mod predictors;
mod read;
mod setup;
mod synthetic;
mod time;

pub use answer::{
    Answer, Balance, Control, Differences, FalseDates, Found, Interrupted, Placebo, PlaceboKind,
    Series, Step, Weighed, Weight,
};
pub use choices::{Choices, Method};
pub use predictors::Predictor;
pub use setup::{Note, Setup};
pub use synthetic::{Doubts, FITTED, Synthetic};
pub use time::Time;

use crate::error::Result;

/// What the method that was chosen makes of a file. `watch` hears how many placebos of how many are
/// done, from several threads.
///
/// # Errors
/// Where the method has no answer: too few times before the treatment, no donors, and the like.
pub fn answer(
    setup: &Setup,
    choices: &Choices,
    watch: &(dyn Fn(usize, usize) + Sync),
) -> Result<Answer> {
    match choices.method {
        Method::Synthetic => synthetic::answer(setup, choices, watch),
        Method::Ridge => methods::ridge(setup),
        Method::Differences => methods::did(setup, choices),
        Method::Interrupted => methods::interrupted(setup, choices),
        Method::Counts => methods::counts(setup, choices),
        Method::Structural => methods::structural(setup),
    }
}
