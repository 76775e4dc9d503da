//! Dates as people write them: what a text may mean that is not EDTF.
//!
//! [`Date::parse`](crate::Date::parse) is strict. A sheet or a data file is not: it has
//! `18.03.2014`, `Mar 18, 2014` or `18 марта 2014 г.`, which can mean one thing only, and
//! `3/4/2014`, which cannot. This module says which is which, and chooses nothing.

use crate::Date;
use crate::parse::date;
use candidate::Candidate;

mod candidate;
mod phrase;
mod plain;
mod reading;
mod single;
mod span;
mod token;
mod words;

pub(crate) use plain::unseen;
pub use reading::{DayOrder, Note, Reading};

use reading::day_and_month;

/// Everything that a text may mean as a date: one reading if it can mean one thing only, several
/// if not, none if it is no date.
///
/// EDTF is one reading. The months and the commonest words are read in English, German, French,
/// Spanish and Russian. A number of four digits is a year; of five, a day as spreadsheets count
/// them, in one of two systems; of six, a month; of eight, a day. The better known reading comes
/// first, and day before month. The result depends on the text alone; texts of more than
/// 100 characters have no reading.
///
/// ```
/// use counterpoise_dates::readings;
/// let all = |text| readings(text).iter().map(ToString::to_string).collect::<Vec<_>>();
/// assert_eq!(all("18.03.2014"), ["2014-03-18"]);
/// assert_eq!(all("3/4/2014"), ["2014-04-03", "2014-03-04"]);
/// assert_eq!(all("Q2 2014"), ["[2014-04..2014-06]"]);
/// assert_eq!(all("28 Feb - 3 March 2014"), ["2014-02-28/2014-03-03"]);
/// assert_eq!(all("Mar 18"), ["2018-03", "1918-03", "18 March of a year that is not written"]);
/// assert_eq!(all("yesterday"), [""; 0]);
/// ```
pub fn readings(text: &str) -> Vec<Reading> {
    let all = phrase::candidates(text);
    let two_orders = order_of(&all).is_none();
    all.into_iter()
        .map(|one| Reading {
            date: date(&one.text),
            needs: one.order.filter(|_| two_orders),
            note: one.note,
        })
        .collect()
}

/// The order that a column of texts proves: `18/3/2014` can be read day first only.
///
/// `Ok(None)` if nothing proves an order. A year of two digits proves none.
///
/// # Errors
///
/// If cells prove both: the first that proves day first, and the first that proves month first.
///
/// ```
/// use counterpoise_dates::{DayOrder, proven_order};
/// assert_eq!(proven_order(["3/4/2014", "18/3/2014"]), Ok(Some(DayOrder::DayFirst)));
/// assert_eq!(proven_order(["3/4/2014", "2014-03-18"]), Ok(None));
/// assert!(proven_order(["3/18/2014", "18/3/2014"]).is_err());
/// ```
pub fn proven_order<'a>(
    cells: impl IntoIterator<Item = &'a str>,
) -> Result<Option<DayOrder>, (String, String)> {
    let (mut day_first, mut month_first) = (None, None);
    for cell in cells {
        let all = phrase::candidates(cell);
        // Where even the year is in doubt, nothing is proven.
        if all.iter().any(|one| one.note == Some(Note::TwoDigitYear)) {
            continue;
        }
        match order_of(&all) {
            Some(DayOrder::DayFirst) => _ = day_first.get_or_insert(cell),
            Some(DayOrder::MonthFirst) => _ = month_first.get_or_insert(cell),
            None => {}
        }
        if let (Some(a), Some(b)) = (day_first, month_first) {
            return Err((a.to_owned(), b.to_owned()));
        }
    }
    Ok(day_first.map(|_| DayOrder::DayFirst).or(month_first.map(|_| DayOrder::MonthFirst)))
}

/// The only date that a text may mean under an order, with what should be said of it.
///
/// # Errors
///
/// All readings, where there is none, or more than one, or the one wants a year.
///
/// ```
/// use counterpoise_dates::{DayOrder, Note, read_as};
/// let (date, note) = read_as("3/4/2014", Some(DayOrder::DayFirst)).unwrap();
/// assert_eq!((date.to_string().as_str(), note), ("2014-04-03", None));
/// let (date, note) = read_as("2014-03-18T10:30", None).unwrap();
/// assert_eq!((date.to_string().as_str(), note), ("2014-03-18", Some(Note::TimeLeftOut)));
/// assert_eq!(read_as("3/4/2014", None).unwrap_err().len(), 2);
/// ```
pub fn read_as(text: &str, order: Option<DayOrder>) -> Result<(Date, Option<Note>), Vec<Reading>> {
    let all = readings(text);
    let fits = |one: &&Reading| order.is_none() || one.needs.is_none() || one.needs == order;
    let mut fitting = all.iter().filter(fits);
    match (fitting.next(), fitting.next()) {
        (Some(Reading { date: Some(date), note, .. }), None) => Ok((date.clone(), *note)),
        _ => Err(all),
    }
}

/// The order of all candidates, if they have the same one.
fn order_of(all: &[Candidate]) -> Option<DayOrder> {
    let order = all.first()?.order;
    order.filter(|_| all.iter().all(|one| one.order == order))
}

/// `write 2014-04-03 or 2014-03-04, not 3/4/2014`: what a text that is no EDTF should say.
/// `None` if it has no reading.
pub(crate) fn help(text: &str) -> Option<String> {
    let old = text.trim();
    let all = readings(text);
    let is_day_number =
        |one: &&Reading| matches!(one.note, Some(Note::DayNumber1900 | Note::DayNumber1904));
    let counted = !all.is_empty() && all.iter().all(|one| is_day_number(&one));
    let better: Vec<String> = all
        .iter()
        .filter(|one| counted || !is_day_number(one))
        .filter_map(|one| one.date.as_ref().map(ToString::to_string))
        .filter(|new| new != text)
        .collect();
    let day = all.iter().find_map(|one| match one.note {
        Some(Note::YearNotWritten { month, day }) => Some(day_and_month(month, day)),
        _ => None,
    });
    let what = match (better.is_empty(), day) {
        (true, None) => return None,
        (true, Some(day)) => format!("the year with {day}"),
        (false, None) => better.join(" or "),
        (false, Some(day)) => {
            format!("{}, or the year too if it is {day}", better.join(" or "))
        }
    };
    let note = if counted { DAY_NUMBER } else { "" };
    Some(format!("write {what}, not {old}{note}"))
}

const DAY_NUMBER: &str = " (a spreadsheet's day number, counted from 1900 or from 1904)";
