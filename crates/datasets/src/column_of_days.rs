//! A column of days: `3/4/2014` has two readings, and the column as a whole, or the reader, says
//! which is meant.

use std::collections::BTreeSet;

use counterpoise_dates::{Day, DayOrder, proven_order, read_as};

use crate::error::{Error, ErrorKind};
use crate::quarantine::{Quarantined, Reason};
use crate::row::{Row, plain_int};

/// Longer texts are no dates.
const LONGEST: usize = 40;
/// So many different texts are enough to tell the order of a column.
const MOST: usize = 100_000;

/// What a column shows of its order, cell by cell.
#[derive(Default)]
pub(crate) struct Proof {
    /// The texts that need an order.
    texts: BTreeSet<String>,
    rows: u64,
}

impl Proof {
    pub(crate) fn add(&mut self, text: &str) {
        if text.is_empty() || text.len() > LONGEST || year_first(text.as_bytes()).is_some() {
            return;
        }
        self.rows += 1;
        if self.texts.len() < MOST {
            self.texts.insert(text.to_owned());
        }
    }

    /// The order that the column shows, with a note for the manifest; `help` says what can be done
    /// where it shows both.
    ///
    /// # Errors
    /// Where cells show different orders.
    pub(crate) fn order(
        &self,
        column: &str,
        help: &str,
    ) -> Result<Option<(DayOrder, String, u64)>, Error> {
        let order = proven_order(self.texts.iter().map(String::as_str));
        let order = order.map_err(|(one, other)| {
            let what = format!(
                "The column \"{column}\" has both orders: \"{one}\" can only be read with the day first, \
                 \"{other}\" only with the month first."
            );
            Error::new(ErrorKind::Request, what, help)
        })?;
        Ok(order.map(|order| {
            let note = format!("The column \"{column}\" shows that its dates have the {order}.");
            (order, note, self.rows)
        }))
    }
}

/// `3/4/14` as `3/4/2014`: the files of the field that write years so begin after 1968.
pub(crate) fn with_whole_year(text: &str) -> Option<String> {
    let (day, year) = text.rsplit_once('/')?;
    (year.len() == 2)
        .then(|| full_year(year.as_bytes()))
        .flatten()
        .map(|year| format!("{day}/{year}"))
}

/// The day of a published file.
pub(crate) fn published(
    row: &Row<'_>,
    index: usize,
    order: Option<DayOrder>,
) -> Result<Day, Quarantined> {
    let bytes = row.fields.get(index).trim_ascii();
    let quickly = year_first(bytes).or_else(|| slashed(bytes, order?));
    if let Some(day) = quickly {
        return Ok(day);
    }
    let text = row.text(index)?;
    read(with_whole_year(text).as_deref().unwrap_or(text), order, &shown(row, index))
}

/// A day of the reader's own, however it is written, if it can mean one day only.
pub(crate) fn own(
    row: &Row<'_>,
    index: usize,
    order: Option<DayOrder>,
) -> Result<Day, Quarantined> {
    read(row.text(index)?, order, &shown(row, index))
}

/// `Column "Day" is "3/4/2014"`.
fn shown(row: &Row<'_>, index: usize) -> impl Fn() -> String {
    move || format!("{} is {}", row.column(index), row.shown(index))
}

fn read(
    text: &str,
    order: Option<DayOrder>,
    cell: &dyn Fn() -> String,
) -> Result<Day, Quarantined> {
    if let Some(day) = year_first(text.as_bytes()) {
        return Ok(day);
    }
    let refused = |what: &str| Quarantined::new(Reason::BadDate, format!("{}, {what}.", cell()));
    if let (Some(order), Ok(Some(own))) = (order, proven_order([text]))
        && own != order
    {
        return Err(refused(&format!("which has the {own}, and the column the {order}")));
    }
    match read_as(text, order) {
        Ok((date, _)) => date.as_day().ok_or_else(|| refused(&format!("which is {date}, no day"))),
        Err(readings) if readings.is_empty() => Err(refused("no day of the calendar")),
        Err(readings) => {
            let waits = readings.iter().any(|one| one.needs.is_some());
            let way = if waits { WAY } else { "" };
            let all: Vec<String> = readings.iter().map(ToString::to_string).collect();
            Err(refused(&format!("which may be {}{way}", all.join(" or "))))
        }
    }
}

/// What settles an order that the column does not show.
pub(crate) const WAY: &str = "; --dates day-first or month-first says which";

/// The days of a small table, each as its column shows them.
pub(crate) fn of_table<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<Option<Day>> {
    let texts: Vec<&str> = texts.collect();
    let order = proven_order(texts.iter().copied()).ok().flatten();
    let day =
        |text: &&str| year_first(text.as_bytes()).or_else(|| slashed(text.as_bytes(), order?));
    texts.iter().map(day).collect()
}

/// `2014-03-18`, perhaps with a time of day behind it, or `20140318`.
pub(crate) fn year_first(bytes: &[u8]) -> Option<Day> {
    let small = |part: &[u8]| plain_int(part).and_then(|n| u8::try_from(n).ok());
    let year = |part: &[u8]| plain_int(part).and_then(|n| i32::try_from(n).ok());
    match bytes {
        [y @ .., m1, m2, d1, d2] if y.len() == 4 && y.iter().all(u8::is_ascii_digit) => {
            Day::new(year(y)?, small(&[*m1, *m2])?, small(&[*d1, *d2])?)
        }
        _ if bytes.len() >= 10 && bytes[4] == b'-' && bytes[7] == b'-' => {
            let day = Day::new(year(&bytes[..4])?, small(&bytes[5..7])?, small(&bytes[8..10])?);
            day.filter(|_| is_time(&bytes[10..]))
        }
        _ => None,
    }
}

/// Whether nothing stands behind a day but a time of day: `2014-03-18 to 2014-03-20` is no day.
fn is_time(rest: &[u8]) -> bool {
    match rest {
        [] => true,
        [b' ' | b'T', time @ ..] => {
            let of_time = |byte: &u8| byte.is_ascii_digit() || b":.+Z".contains(byte);
            time.first().is_none_or(u8::is_ascii_digit) && time.iter().all(of_time)
        }
        _ => false,
    }
}

/// `3/18/2014` in the order that is given.
fn slashed(bytes: &[u8], order: DayOrder) -> Option<Day> {
    let small = |part: &[u8]| plain_int(part).and_then(|n| u8::try_from(n).ok());
    let mut parts = bytes.split(|byte| *byte == b'/');
    let (first, second) = (small(parts.next()?)?, small(parts.next()?)?);
    let year = full_year(parts.next()?)?;
    let (day, month) = match order {
        DayOrder::DayFirst => (first, second),
        DayOrder::MonthFirst => (second, first),
    };
    parts.next().is_none().then(|| Day::new(year, month, day)).flatten()
}

/// A year of four digits, or of two: 00-68 are of this century, as POSIX has it.
fn full_year(digits: &[u8]) -> Option<i32> {
    let year = i32::try_from(plain_int(digits)?).ok()?;
    match digits.len() {
        4 => Some(year),
        2 if year <= 68 => Some(2000 + year),
        2 => Some(1900 + year),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use counterpoise_dates::{Day, DayOrder};

    use super::{of_table, slashed, year_first};

    #[test]
    fn a_year_in_front_needs_no_order() {
        let day = Day::new(2014, 3, 18);
        for text in ["2014-03-18", "20140318", "2014-03-18 00:00:00", "2014-03-18T10:30"] {
            assert_eq!(year_first(text.as_bytes()), day, "{text}");
        }
        for text in ["", "2014", "20140230", "2014-13-01", "3/18/2014", "2014-03-18x", "-0140318"] {
            assert_eq!(year_first(text.as_bytes()), None, "{text}");
        }
        assert_eq!(year_first(b"2014-03-18 to 2014-03-20"), None);
    }

    #[test]
    fn an_order_says_what_slashes_mean() {
        let read = |text: &str, order| slashed(text.as_bytes(), order).map(|day| day.to_string());
        assert_eq!(read("3/4/2014", DayOrder::DayFirst).as_deref(), Some("2014-04-03"));
        assert_eq!(read("3/4/14", DayOrder::MonthFirst).as_deref(), Some("2014-03-04"));
        assert_eq!(read("18/3/2014", DayOrder::MonthFirst), None);
        assert_eq!(read("3/4/2014/1", DayOrder::DayFirst), None);
        let days = |texts: &[&str]| of_table(texts.iter().copied()).iter().flatten().count();
        assert_eq!((days(&["3/4/2014", "18/3/2014"]), days(&["3/4/2014"])), (2, 0));
    }
}
