//! Times as people write them: 2014, 2014-03, 2014-03-18, 2014Q1, or any number.

use counterpoise_dates::{Date, Day};

/// A time as it was written, as a number (years, where it is a date), and the day at which it is
/// drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Time {
    /// As it was written.
    pub text: String,
    /// A number by which times are ordered; of a date its years.
    pub value: f64,
    /// Days since 1970-01-01.
    pub day: i32,
}

/// Reads a time; the error is the help.
pub(super) fn read(text: &str) -> Result<Time, String> {
    let text = text.trim();
    match number(text).or_else(|| quarter(text)).or_else(|| date(text)) {
        Some((value, day)) => Ok(Time { text: text.to_owned(), value, day }),
        None => Err(format!(
            "`{text}` is not a time: write a year, a number, 2014-03, 2014-03-18 or 2014Q1"
        )),
    }
}

fn number(text: &str) -> Option<(f64, i32)> {
    let value: f64 = text.parse().ok().filter(|it: &f64| it.is_finite() && it.abs() < 9000.0)?;
    let middle = if value.fract() == 0.0 { value + 0.5 } else { value };
    Some((value, day_of(middle)))
}

fn quarter(text: &str) -> Option<(f64, i32)> {
    let (year, quarter) = text.split_once(['Q', 'q'])?;
    let year: i32 =
        year.trim_end_matches('-').parse().ok().filter(|it| (-9000..9000).contains(it))?;
    let quarter: u8 = quarter.parse().ok().filter(|it| (1..=4).contains(it))?;
    let value = f64::from(year) + f64::from(quarter - 1) / 4.0;
    Some((value, day_of(value + 0.125)))
}

fn date(text: &str) -> Option<(f64, i32)> {
    let date = Date::parse(text).ok()?;
    let days = date.admissible();
    let (first, last) = (days.first?, days.last?);
    let (year, month, day) = first.ymd();
    let value = match last.number() - first.number() {
        0 => f64::from(first.number()) / 365.25 + 1970.0,
        _ if day == 1 => f64::from(year) + f64::from(month - 1) / 12.0,
        _ => return None,
    };
    Some((value, first.number() + (last.number() - first.number()) / 2))
}

fn day_of(year: f64) -> i32 {
    let whole = year.floor();
    let first = Day::new(whole as i32, 1, 1).map_or(0, Day::number);
    first + ((year - whole) * 365.25) as i32
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn times_are_read_and_ordered() {
        let value = |text: &str| read(text).unwrap().value;
        assert_eq!(
            (value("2014"), value("2014-07"), value("2014Q3"), value("2014-Q3")),
            (2014.0, 2014.5, 2014.5, 2014.5)
        );
        assert!(value("2014-03-18") > value("2014-03") && value("2014-03-18") < value("2014-04"));
        assert!(read("spring").unwrap_err().contains("is not a time"));
    }
}
