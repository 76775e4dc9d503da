//! A series in time.

use crate::Undefined;
use counterpoise_dates::{Day, Window};

/// Numbers with the stretch of time that each stands for. What is missing is not in it, and is
/// never filled in: a gap only makes the time between two observations longer.
///
/// A value stands for **the middle of its stretch**. Of yearly values, a shift in March 2014 therefore makes 2014 the first year of
/// the new regime, and a shift in October 2014 makes it 2015.
#[derive(Clone, Debug, PartialEq)]
pub struct DatedSeries {
    pub(crate) days: Vec<Day>,
    pub(crate) values: Vec<f64>,
}

impl DatedSeries {
    /// From stretches of time and values, in any order; a value that is missing is left out.
    ///
    /// # Errors
    ///
    /// [`Undefined`] for a value that is not finite (its position in the order given) and for two
    /// stretches with the same middle.
    pub fn new(
        observations: impl IntoIterator<Item = (Window, Option<f64>)>,
    ) -> Result<DatedSeries, Undefined> {
        let mut found = Vec::new();
        for (at, (window, value)) in observations.into_iter().enumerate() {
            match value {
                Some(value) if !value.is_finite() => return Err(Undefined::NotFinite(at)),
                Some(value) => found.push((middle(window), value)),
                None => {}
            }
        }
        found.sort_by_key(|(day, _)| *day);
        match found.windows(2).position(|pair| pair[0].0 == pair[1].0) {
            Some(at) => Err(Undefined::SameTime(at + 1)),
            None => Ok(DatedSeries {
                days: found.iter().map(|it| it.0).collect(),
                values: found.into_iter().map(|it| it.1).collect(),
            }),
        }
    }

    /// The values in the order of time.
    #[must_use]
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// The day that each stands for.
    #[must_use]
    pub fn days(&self) -> &[Day] {
        &self.days
    }

    /// The days on which a break with k observations before it may have been: after the middle of
    /// the last of the old regime, up to the middle of the first of the new one.
    #[must_use]
    pub fn break_days(&self, k: usize) -> Option<Window> {
        let (before, after) = (self.days.get(k.checked_sub(1)?)?, self.days.get(k)?);
        Window::new(before.plus(1), *after)
    }
}

fn middle(window: Window) -> Day {
    window.first.plus(window.first.days_to(window.last) / 2)
}
