//! One row of a file, and what its cells say.

use counterpoise_dates::{Day, DayOrder};
use counterpoise_intake::{missing, number};

use crate::column_of_days;
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
    /// Whether it comes out of a workbook or Stata file.
    pub(crate) book: bool,
    /// Which number of `3/4/2014` is the day.
    pub(crate) order: Option<DayOrder>,
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

    /// Whether a text says that a number is missing: as the kind's files do, or as Stata does in its own.
    fn is_missing(&self, text: &str) -> bool {
        self.missing.contains(&text) || self.book && missing::is_stated(text)
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
        if self.is_missing(text) {
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
            text if self.is_missing(text) || text.is_empty() || text == "na" => Ok(None),
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
        if self.is_missing(text) { Ok(None) } else { Err(self.bad_number(index, "a number")) }
    }

    /// A day that must be there: `2014-03-18`, `20140318`, or `3/18/2014` in the order that the column
    /// shows or the reader says.
    pub(crate) fn day(&self, index: usize) -> Result<Day, Quarantined> {
        column_of_days::published(self, index, self.order)
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

#[cfg(test)]
mod tests {
    use super::{plain_int, scaled};

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
