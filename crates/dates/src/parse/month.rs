//! What is known within a year: the month or season.

use super::day::day_of_month;
use super::digits::{four, is_number, number};
use super::piece::{Fault, Known, Piece, Reading};
use crate::point::Part;

/// The second field where it is the last: a month, a season, or unspecified.
pub(super) fn month<'a>(body: Piece<'a>, year: i32, month: Piece<'a>) -> Reading<'a, Part> {
    match month.text {
        "XX" => Ok(Part::SomeMonth),
        "0X" => {
            let better = format!("[{0}-01..{0}-09]", four(year));
            month.mend("this leaves nine months", "write", body, better)
        }
        "1X" => {
            let better = format!("[{0}-10..{0}-12]", four(year));
            month.mend("this leaves three months", "write", body, better)
        }
        text if text.contains('X') || text.len() > 2 => Err(Fault::Foreign(body)),
        text if text.len() == 1 => {
            let better = format!("{}-0{text}", four(year));
            month.mend("a month is two digits", "write", body, better)
        }
        text => match number(text) as u8 {
            n @ 1..=12 => Ok(Part::Month(n)),
            n @ 21..=24 => Ok(Part::Season(n)),
            n => no_month(body, year, month, n),
        },
    }
}

fn no_month<'a>(body: Piece<'a>, year: i32, month: Piece<'a>, n: u8) -> Reading<'a, Part> {
    let y = four(year);
    let months = |message: &str, first: u8, many: u8| {
        let better = format!("[{y}-{first:02}..{y}-{:02}]", first + many - 1);
        month.mend(message, "write the months:", body, better)
    };
    match n {
        0 => month.fault("there is no month 00", format!("write {y} if the month is not known")),
        25..=28 => {
            let better = format!("{y}-{}", n - 4);
            month.mend("seasons are 21 (spring) to 24 (winter)", "write", body, better)
        }
        30 => {
            let better = format!("[{y}-12..{}-02]", four(year + 1));
            month.mend(SOUTHERN, "write the months:", body, better)
        }
        29..=32 => months(SOUTHERN, [9, 12, 3, 6][usize::from(n) - 29], 3),
        33..=36 => months("quarters are not kept", 3 * (n - 33) + 1, 3),
        37..=39 => months("thirds of a year are not kept", 4 * (n - 37) + 1, 4),
        40..=41 => months("halves of a year are not kept", 6 * (n - 40) + 1, 6),
        _ if i32::from(n) > year % 100 && year > 0 => {
            let last = year - year % 100 + i32::from(n);
            let help =
                format!("months run from 01 to 12; for what lasted to {last} write {y}/{last}");
            month.fault(format!("there is no month {n}"), help)
        }
        _ => month.fault(format!("there is no month {n}"), "months run from 01 to 12"),
    }
}

const SOUTHERN: &str = "seasons of the southern hemisphere are not kept";

/// The second and the third field.
pub(super) fn month_and_day<'a>(
    body: Piece<'a>,
    year: i32,
    m: Piece<'a>,
    d: Piece<'a>,
) -> Reading<'a, Part> {
    if let Some(better) = padded(body, year, m, d).or_else(|| swapped(body, year, m, d)) {
        return better;
    }
    if m.text.len() == 1 && is_number(m.text) && is_number(d.text) && number(m.text) > 0 {
        // The month is plain, so it is the day that is wrong.
        return day_of_month(body, year, number(m.text) as u8, d);
    }
    match (month(body, year, m).map_err(without_mend)?, d.text) {
        (Part::SomeMonth, "XX") => Ok(Part::SomeMonthAndDay),
        (Part::SomeMonth, _) => {
            let help = format!("write {}-XX-XX, or give the month", four(year));
            body.fault("the day is given, but not the month", help)
        }
        (Part::Month(n), "XX") => Ok(Part::SomeDay(n)),
        (Part::Month(n), text) if text.len() == 2 => day_of_month(body, year, n, d),
        (Part::Season(s), _) => body.fault(
            "a season has no days",
            format!("write {0}-{s}, or a month and a day", four(year)),
        ),
        _ => Err(Fault::Foreign(body)),
    }
}

/// A mend of the month alone would lose the day.
fn without_mend(fault: Fault<'_>) -> Fault<'_> {
    match fault {
        Fault::Known(known) => Fault::Known(Known { mend: None, ..known }),
        foreign => foreign,
    }
}

/// `2014-3-18`: single digits.
fn padded<'a>(body: Piece<'a>, year: i32, m: Piece<'a>, d: Piece<'a>) -> Option<Reading<'a, Part>> {
    let (piece, unit) = match (m.text.len(), d.text.len()) {
        (1, _) => (m, "month"),
        (_, 1) => (d, "day"),
        _ => return None,
    };
    let [month, day] = [m, d].map(|field| format!("{:0>2}", field.text));
    let better = format!("{}-{month}-{day}", four(year));
    let fault = || piece.mend(format!("a {unit} is two digits"), "write", body, better);
    is_day_of(year, &month, &day).then(fault)
}

/// `2014-18-03`: the day before its month.
fn swapped<'a>(
    body: Piece<'a>,
    year: i32,
    m: Piece<'a>,
    d: Piece<'a>,
) -> Option<Reading<'a, Part>> {
    let pair = [m, d].map(|field| {
        if field.text.len() == 2 && is_number(field.text) { number(field.text) } else { 0 }
    });
    if pair[0] <= 12 || !(1..=12).contains(&pair[1]) {
        return None;
    }
    let better = format!("{}-{}-{}", four(year), d.text, m.text);
    let message = format!("there is no month {}", m.text);
    let fault = || m.mend(message, "the month comes first:", body, better);
    is_day_of(year, d.text, m.text).then(fault)
}

/// Whether these two fields may stand after the year.
fn is_day_of(year: i32, month: &str, day: &str) -> bool {
    let [body, month, day] = ["", month, day].map(|text| Piece { text, at: 0 });
    month_and_day(body, year, month, day).is_ok()
}
