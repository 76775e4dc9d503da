//! What a text may mean, and what is to be said of it.

use std::fmt;

use crate::Date;
use crate::parse::MONTHS;

/// Which number of `3/4/2014` is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DayOrder {
    /// `3/4/2014` is the third of April.
    DayFirst,
    /// `3/4/2014` is the fourth of March.
    MonthFirst,
}

/// One thing that a text may mean as a date. It prints as its EDTF text, or in words where there
/// is none.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Reading {
    /// The date; `None` where only the year is wanting: `Mar 18` as the 18th of March.
    pub date: Option<Date>,
    /// The order that makes this the reading; `None` if the text can be read in no other order.
    pub needs: Option<DayOrder>,
    /// What a person should be told about it.
    pub note: Option<Note>,
}

/// What a reading leaves out, or takes for granted. It prints as a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Note {
    /// `2014-03-18T10:30` is read as the day. Midnight is no time of day and is not noted.
    TimeLeftOut,
    /// `18.03.14`: the year could be 1914 as well as 2014.
    TwoDigitYear,
    /// `41524` as a spreadsheet counts days from 1900.
    DayNumber1900,
    /// `41524` as a spreadsheet counts days from 1904, as Excel long did on the Macintosh.
    DayNumber1904,
    /// `Mar 18` as a day in a year that is not written.
    YearNotWritten {
        /// 1 to 12.
        month: u8,
        /// 1 to 31, and a day that the month has in some year.
        day: u8,
    },
    /// A character that no reader sees stood in the text and is left out.
    Unseen(char),
}

impl fmt::Display for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.date, self.note) {
            (Some(date), _) => date.fmt(f),
            (None, Some(note)) => note.fmt(f),
            (None, None) => Ok(()),
        }
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Note::TimeLeftOut => f.write_str("the time of day is left out"),
            Note::TwoDigitYear => f.write_str("the year has two digits only"),
            Note::DayNumber1900 => f.write_str("a spreadsheet's day number, counted from 1900"),
            Note::DayNumber1904 => f.write_str("a spreadsheet's day number, counted from 1904"),
            Note::YearNotWritten { month, day } => {
                write!(f, "{} of a year that is not written", day_and_month(month, day))
            }
            Note::Unseen(c) => {
                write!(f, "the character U+{:04X}, which no reader sees, is left out", u32::from(c))
            }
        }
    }
}

impl fmt::Display for DayOrder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            DayOrder::DayFirst => "day first",
            DayOrder::MonthFirst => "month first",
        })
    }
}

pub(super) fn day_and_month(month: u8, day: u8) -> String {
    let name = MONTHS.get(usize::from(month).wrapping_sub(1)).unwrap_or(&"");
    format!("{day} {name}")
}
