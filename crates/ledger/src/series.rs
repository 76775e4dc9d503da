//! Indicators read off series of numbers.

use counterpoise_case::model::SeriesId;
use counterpoise_dates::Date;
use serde::Serialize;

/// One value of a series that a number rests on.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SeriesPoint {
    /// The series.
    pub series: SeriesId,
    /// When.
    pub date: Date,
    /// The number, in the unit of the series.
    pub value: f64,
}
