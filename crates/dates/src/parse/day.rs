//! The day of a month.

use super::digits::{four, is_number, number};
use super::month_names::MONTHS;
use super::piece::{Fault, Piece, Reading};
use crate::day::days_in_month;
use crate::point::Part;

/// The third field, two characters long, in a month that is known.
pub(super) fn day_of_month<'a>(
    body: Piece<'a>,
    year: i32,
    month: u8,
    day: Piece<'a>,
) -> Reading<'a, Part> {
    let start = format!("{}-{month:02}", four(year));
    let last = days_in_month(year, month);
    match day.text.strip_suffix('X') {
        Some(tens) if is_number(tens) => some_of_ten(body, day, &start, number(tens), last),
        _ if !is_number(day.text) => Err(Fault::Foreign(body)),
        _ => match number(day.text) as u8 {
            0 => day.fault("there is no day 00", format!("write {start} if the day is not known")),
            n if n <= last => Ok(Part::Day(month, n)),
            n => {
                let which = if n == 29 { format!(" in {}", four(year)) } else { String::new() };
                let message = format!("there is no {n} {}{which}", MONTHS[usize::from(month) - 1]);
                day.fault(message, format!("the last day is {start}-{last}"))
            }
        },
    }
}

/// `2014-03-1X`: some of ten days, a form of level 2.
fn some_of_ten<'a>(
    body: Piece<'a>,
    day: Piece<'a>,
    start: &str,
    tens: i32,
    last: u8,
) -> Reading<'a, Part> {
    let (from, to) = ((tens * 10).max(1), (tens * 10 + 9).min(i32::from(last)));
    if from > to {
        return Err(Fault::Foreign(body));
    }
    let better = format!("[{start}-{from:02}..{start}-{to:02}]");
    day.mend("this leaves several days", "write", body, better)
}
