//! One row of a file, and what its cells say.

use counterpoise_dates::Day;
use counterpoise_intake::number;

use crate::fields::Fields;
use crate::quarantine::{Quarantined, Reason};

/// One row, with where it stands.
pub(crate) struct Row<'a> {
    pub(crate) fields: Fields<'a>,
    /// The column names, for sentences; may be shorter than the row.
    pub(crate) names: &'a [String],
    /// Texts that mean that a number is missing.
    pub(crate) missing: &'a [&'a str],
    /// Whether a comma in a number is a decimal comma: where semicolons stand between the cells.
    pub(crate) decimal_comma: bool,
}

impl<'a> Row<'a> {
    /// The text of a cell, without spaces around it.
    pub(crate) fn text(&self, index: usize) -> Result<&'a str, Quarantined> {
        let bytes = self.fields.get(index).trim_ascii();
        std::str::from_utf8(bytes).map_err(|_| self.not_text(index))
    }

    /// The text of a cell; `None` when it is empty.
    pub(crate) fn text_or_none(&self, index: usize) -> Result<Option<&'a str>, Quarantined> {
        Ok(Some(self.text(index)?).filter(|text| !text.is_empty()))
    }

    /// A whole number, `12` or `12.0`; `None` where it is missing.
    pub(crate) fn int(&self, index: usize) -> Result<Option<i64>, Quarantined> {
        let bytes = self.fields.get(index).trim_ascii();
        if let Some(number) = plain_int(bytes) {
            let text = std::str::from_utf8(bytes).unwrap_or_default();
            return Ok((!self.missing.contains(&text)).then_some(number));
        }
        match self.float(index)? {
            None => Ok(None),
            Some(number) if number.fract() == 0.0 && number.abs() < 9e15 => Ok(Some(number as i64)),
            Some(_) => Err(self.bad_number(index, "a whole number")),
        }
    }

    /// A number; `None` where it is missing.
    pub(crate) fn float(&self, index: usize) -> Result<Option<f64>, Quarantined> {
        let text = self.text(index)?;
        if self.missing.contains(&text) {
            return Ok(None);
        }
        match number(text, self.decimal_comma) {
            Some(number) => Ok(Some(number)),
            None => Err(self.bad_number(index, "a number")),
        }
    }

    /// A whole number that must be there.
    pub(crate) fn need_int(&self, index: usize) -> Result<i64, Quarantined> {
        self.int(index)?.ok_or_else(|| self.bad_number(index, "a whole number"))
    }

    /// A year that must be there.
    pub(crate) fn year(&self, index: usize) -> Result<i32, Quarantined> {
        let number = self.int(index).ok().flatten().and_then(|number| i32::try_from(number).ok());
        number.ok_or_else(|| {
            Quarantined::new(
                Reason::BadDate,
                format!("{} is {}, no year.", self.column(index), self.shown(index)),
            )
        })
    }

    /// Yes or no, written 1 or 0, true or false, yes or no.
    pub(crate) fn flag(&self, index: usize) -> Result<Option<bool>, Quarantined> {
        match self.text(index)?.to_ascii_lowercase().as_str() {
            "1" | "1.0" | "true" | "t" | "yes" | "y" => Ok(Some(true)),
            "0" | "0.0" | "false" | "f" | "no" | "n" => Ok(Some(false)),
            text if self.missing.contains(&text) || text.is_empty() || text == "na" => Ok(None),
            _ => Err(self.bad_number(index, "1 or 0")),
        }
    }

    /// A number with few decimals as a whole number of so many parts: `-6.5` is -65 in tenths.
    /// Further decimals round to the nearest, halves away from zero; `None` where it is missing.
    pub(crate) fn scaled(&self, index: usize, decimals: usize) -> Result<Option<i64>, Quarantined> {
        let bytes = self.fields.get(index).trim_ascii();
        if let Some(number) = scaled(bytes, decimals) {
            return Ok(Some(number));
        }
        let text = self.text(index)?;
        if self.missing.contains(&text) {
            Ok(None)
        } else {
            Err(self.bad_number(index, "a number"))
        }
    }

    /// A day that must be there: `2014-03-18`, `20140318`, or `3/18/2014` in the American order.
    pub(crate) fn day(&self, index: usize) -> Result<Day, Quarantined> {
        let bytes = self.fields.get(index).trim_ascii();
        parse_day(bytes).ok_or_else(|| {
            Quarantined::new(
                Reason::BadDate,
                format!("{} is {}, no day of the calendar.", self.column(index), self.shown(index)),
            )
        })
    }

    /// The column in a sentence.
    pub(crate) fn column(&self, index: usize) -> String {
        match self.names.get(index) {
            Some(name) => format!("Column \"{name}\""),
            None => format!("Column {}", index + 1),
        }
    }

    /// The cell in a sentence, shortened.
    pub(crate) fn shown(&self, index: usize) -> String {
        let text = String::from_utf8_lossy(self.fields.get(index));
        let short: String = text.chars().take(60).collect();
        if short.trim().is_empty() { "empty".to_owned() } else { format!("\"{}\"", short.trim()) }
    }

    fn bad_number(&self, index: usize, wanted: &str) -> Quarantined {
        Quarantined::new(
            Reason::BadNumber,
            format!("{} is {}, not {wanted}.", self.column(index), self.shown(index)),
        )
    }

    fn not_text(&self, index: usize) -> Quarantined {
        let sentence = format!(
            "{} has bytes that are no UTF-8 text: {}.",
            self.column(index),
            self.shown(index)
        );
        Quarantined::new(Reason::NotText, sentence)
    }
}

/// A whole number written in digits alone, perhaps after a minus.
pub(crate) fn plain_int(bytes: &[u8]) -> Option<i64> {
    let (negative, digits) = match bytes {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, bytes),
    };
    if digits.is_empty() || digits.len() > 18 || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let size = digits.iter().fold(0i64, |sum, digit| sum * 10 + i64::from(digit - b'0'));
    Some(if negative { -size } else { size })
}

/// `-6.5` with one decimal is -65.
pub(crate) fn scaled(bytes: &[u8], decimals: usize) -> Option<i64> {
    let (negative, digits) = match bytes {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, bytes),
    };
    let point = memchr::memchr(b'.', digits).unwrap_or(digits.len());
    let (whole, rest) = (&digits[..point], digits.get(point + 1..).unwrap_or_default());
    if digits.is_empty()
        || whole.len() > 12
        || !whole.iter().chain(rest).all(u8::is_ascii_digit)
        || digits.len() == 1 && point == 0
    {
        return None;
    }
    let mut size = whole.iter().fold(0i64, |sum, digit| sum * 10 + i64::from(digit - b'0'));
    for place in 0..decimals {
        size = size * 10 + rest.get(place).map_or(0, |digit| i64::from(digit - b'0'));
    }
    if rest.get(decimals).is_some_and(|digit| *digit >= b'5') {
        size += 1;
    }
    Some(if negative { -size } else { size })
}

/// A day in one of the three ways in which the files of the field write it; a time of day after it
/// is left out.
pub(crate) fn parse_day(bytes: &[u8]) -> Option<Day> {
    let small = |part: &[u8]| plain_int(part).and_then(|n| u8::try_from(n).ok());
    let year = |part: &[u8]| plain_int(part).and_then(|n| i32::try_from(n).ok());
    match bytes {
        [y @ .., m1, m2, d1, d2] if y.len() == 4 && y.iter().all(u8::is_ascii_digit) => {
            Day::new(year(y)?, small(&[*m1, *m2])?, small(&[*d1, *d2])?)
        }
        _ if bytes.len() >= 10 && bytes[4] == b'-' && bytes[7] == b'-' => {
            let rest_is_time = bytes.get(10).is_none_or(|b| *b == b' ' || *b == b'T');
            let day = Day::new(year(&bytes[..4])?, small(&bytes[5..7])?, small(&bytes[8..10])?);
            day.filter(|_| rest_is_time)
        }
        _ => {
            let mut parts = bytes.split(|b| *b == b'/');
            let (month, day) = (small(parts.next()?)?, small(parts.next()?)?);
            Day::new(full_year(parts.next()?)?, month, day)
        }
    }
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
    use counterpoise_dates::Day;

    use super::{parse_day, plain_int, scaled};

    #[test]
    fn days_as_the_files_write_them() {
        let day = Day::new(2014, 3, 18);
        for text in
            ["2014-03-18", "20140318", "3/18/2014", "03/18/2014", "03/18/14", "2014-03-18 00:00:00"]
        {
            assert_eq!(parse_day(text.as_bytes()), day, "{text}");
        }
        for text in ["", "2014", "20140230", "2014-13-01", "18/3/2014", "2014-03-18x", "-0140318"] {
            assert_eq!(parse_day(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn scaled_numbers() {
        let tenths = |text: &str| scaled(text.as_bytes(), 1);
        assert_eq!(
            ["-6.5", "3", "0.0", "-0.26", "1.94999"].map(tenths),
            [Some(-65), Some(30), Some(0), Some(-3), Some(19)]
        );
        assert_eq!(["", "-", ".", "1e3", "NA", "1.2.3"].map(tenths), [None; 6]);
    }

    #[test]
    fn whole_numbers() {
        assert_eq!(
            ["12", "-9", "0", "", "-", "1.0", "1e3"].map(|t| plain_int(t.as_bytes())),
            [Some(12), Some(-9), Some(0), None, None, None, None]
        );
    }
}
