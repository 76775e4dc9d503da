//! Dates and days from text.

use std::str::FromStr;

use serde::{Deserialize, Deserializer};

use crate::form::Form;
use crate::{Date, DateError, Day};
use grammar::grammar;
use piece::Fault;

mod day;
mod digits;
mod grammar;
mod mend;
mod month;
mod month_names;
mod piece;
mod point;
mod rewrite;
mod year;

impl Date {
    /// Reads a date.
    ///
    /// # Errors
    ///
    /// Where the text is not a date that this crate keeps, with the bytes at fault and what to
    /// write instead. Common ways to write a date are recognised for that purpose, never for
    /// reading: `Sep 2013` is an error that proposes `2013-09`. What such a text may mean is
    /// said by [`readings`](crate::readings), which the proposals are taken from.
    ///
    /// ```
    /// use counterpoise_dates::Date;
    /// assert!(Date::parse("2013-09").is_ok());
    /// assert_eq!(Date::parse("Sep 2013").unwrap_err().help, "write 2013-09, not Sep 2013");
    /// ```
    pub fn parse(text: &str) -> Result<Date, DateError> {
        form(text).map(|form| Date { form })
    }
}

/// Reads a date, or says what to write instead.
fn form(text: &str) -> Result<Form, DateError> {
    grammar(text).map_err(|fault| match fault {
        Fault::Known(known) => mend::error(text, known),
        Fault::Foreign(piece) => rewrite::error(text, piece),
    })
}

/// Whether it is a date by the grammar.
pub(crate) fn is_date(text: &str) -> bool {
    grammar(text).is_ok()
}

/// The date, if it is one by the grammar; without the work that goes into a help.
pub(crate) fn date(text: &str) -> Option<Date> {
    grammar(text).ok().map(|form| Date { form })
}

pub(crate) use mend::mended;
pub use month_names::MONTHS;

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Date, DateError> {
        Date::parse(text)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        let text = String::deserialize(deserializer)?;
        Date::parse(&text).map_err(serde::de::Error::custom)
    }
}

/// Reads `2014-03-18`: a whole day, without a qualifier.
impl FromStr for Day {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Day, DateError> {
        let day = Date::parse(text)?.as_day();
        day.ok_or_else(|| {
            DateError::new(0..text.len(), "this is not one day", "write a day as 2014-03-18")
        })
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
