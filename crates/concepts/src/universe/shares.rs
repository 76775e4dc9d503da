//! How much of each act counts in each period.

use super::fixed::Fixed;
use super::readings::placed;
use counterpoise_case::model::{Case, Edit, Event, PeriodId};
use counterpoise_case::windows;
use counterpoise_dates::{Date, Day, Window};
use counterpoise_ledger::{Cell, place};

pub(super) struct Shares {
    /// For each period that is asked for the share of each event, 0..=1; not a number: it was not
    /// then.
    pub(super) periods: Vec<Vec<f64>>,
    /// How long each of these periods is, in years.
    pub(super) years: Vec<f64>,
    /// When each of them is.
    pub(super) windows: Vec<Window>,
}

impl Shares {
    /// The shares under these changes.
    pub(super) fn new(edits: &[&Edit], of: &Fixed<'_>) -> Shares {
        let undated = edits
            .iter()
            .rev()
            .find_map(|edit| if let Edit::Undated(own) = edit { Some(*own) } else { None });
        let undated = undated.unwrap_or(of.case.settings.undated);
        let placing = edits
            .iter()
            .rev()
            .find_map(|edit| if let Edit::Dates(own) = edit { Some(*own) } else { None });
        let own = |event: &Event| event.date.as_ref().map(Date::extent_widened);
        let mut extents: Vec<_> = of.case.events.iter().map(own).collect();
        if let Some(placing) = placing {
            extents = placed(of.case, placing)
                .into_iter()
                .zip(extents)
                .map(|(placed, own)| placed.or(own))
                .collect();
        }
        let windows = moved(of.case, edits);
        let share = |window: Window| {
            move |extent| place(extent, window, undated).map_or(f64::NAN, |(_, share)| share)
        };
        let period = |period: &PeriodId| {
            extents.iter().copied().map(share(windows[period.0 as usize])).collect()
        };
        let years = |period: &PeriodId| Cell::pooled(windows[period.0 as usize]).years();
        let own = |period: &PeriodId| windows[period.0 as usize];
        Shares {
            windows: of.periods.iter().map(own).collect(),
            years: of.periods.iter().map(years).collect(),
            periods: of.periods.iter().map(period).collect(),
        }
    }
}

/// The window of each period after turning points moved.
pub(super) fn moved(case: &Case, edits: &[&Edit]) -> Vec<Window> {
    let point = |edit: &&Edit| {
        if let Edit::TurningPoint(at, day) = edit { Some((*at, *day)) } else { None }
    };
    let points: Vec<(usize, Day)> = edits.iter().filter_map(point).collect();
    windows(case, &points)
}
