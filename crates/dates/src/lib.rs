//! Dates as historians know them: to the day, to the season, or only as an interval.
//!
//! *What it is for.* Reads the Extended Date/Time Format (EDTF, Library of Congress 2019; part
//! of ISO 8601-2:2019), levels 0 and 1 and the one-of-a-set dates of level 2, and says what a
//! date means: which days it may be, whether it happened once or lasted, how much of it lies in
//! a window, and whether it came before another. Says also what a text may mean that is written
//! otherwise, as in sheets ([`readings`]), and chooses none where there are several.
//!
//! *What it may use.* Nothing but `serde`, for dates as strings.
//!
//! *What it must never know.* Events, actors, case files, today's date, a random number. It
//! keeps no times of day, no time zones and no calendar but the proleptic Gregorian, from
//! -9999-01-01 to 9999-12-31 (year 0000 is 1 BC).
//!
//! ```
//! use counterpoise_dates::{Date, Day, Placement, Window};
//! let crimea = Window { first: Day::new(2014, 3, 1).unwrap(), last: Day::new(2014, 3, 31).unwrap() };
//! assert_eq!(Date::parse("2014-03-18").unwrap().placement(crimea), Placement::Inside);
//! assert_eq!(Date::parse("2014").unwrap().placement(crimea), Placement::Possible);
//! let error = Date::parse("2014-04-31").unwrap_err();
//! assert_eq!(error.to_string(), "there is no 31 April; the last day is 2014-04-30");
//! ```

mod date;
mod day;
mod error;
mod extent;
mod form;
mod measure;
#[cfg(test)]
mod order_tests;
mod parse;
mod point;
mod range;
mod time_between;
mod widen;
mod written;

pub use date::{Date, Precision};
pub use day::Day;
pub use error::DateError;
pub use extent::{Extent, Kind};
pub use measure::{Order, Placement};
pub use parse::MONTHS;
pub use range::{DayRange, Window};
pub use time_between::{Length, Met, TimeBetween};
pub use written::{DayOrder, Note, Reading, proven_order, read_as, readings};
