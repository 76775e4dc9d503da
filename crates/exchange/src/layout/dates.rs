//! Dates with a column of their own for the precision.

use counterpoise_dates::{Date, Day, Precision};

/// Why a date and its precision cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BadDate {
    pub(crate) message: String,
    pub(crate) help: String,
}

fn bad(message: impl Into<String>, help: impl Into<String>) -> BadDate {
    BadDate { message: message.into(), help: help.into() }
}

/// A date that was read, with what a person should confirm about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Read {
    /// EDTF, or `undated`.
    pub(crate) text: String,
    pub(crate) doubt: Option<String>,
}

/// EDTF of a date and its precision: `2013-09-07/2014-03` and `bounded` are
/// `[2013-09-07..2014-03]`. Without a precision the date stands for itself.
pub(crate) fn from_sheet(date: &str, precision: &str) -> Result<Read, BadDate> {
    let ends = date.split_once('/');
    let plain = precision.trim().to_lowercase();
    match (plain.as_str(), ends) {
        ("undated" | "unknown", _) if date.is_empty() => {
            Ok(Read { text: "undated".to_owned(), doubt: None })
        }
        ("", _) if date.eq_ignore_ascii_case("undated") => {
            Ok(Read { text: "undated".to_owned(), doubt: None })
        }
        ("undated" | "unknown", _) => Err(bad(
            format!("the row gives a date, but calls it {plain}"),
            "empty one of the two cells",
        )),
        (_, _) if date.is_empty() => Err(bad(
            "the date is empty",
            "give it as wide as it must be, as `[2013..2019]`, or write `undated`",
        )),
        ("bounded", Some((from, to))) => parsed(&format!("[{from}..{to}]")),
        ("decade" | "century", Some((from, to))) => digits(from, to, &plain),
        ("season", Some((from, to))) => season(from, to),
        (word, _) => parsed(date).map(|read| confirmed(read, word)),
    }
}

fn parsed(text: &str) -> Result<Read, BadDate> {
    if let Some(bad) = decimal(text).or_else(|| day_or_month(text)) {
        return Err(bad);
    }
    let date = Date::parse(text).map_err(|e| {
        let plain = format!("`{text}` is not a date");
        let message = if e.message == plain { plain } else { format!("{plain}: {}", e.message) };
        bad(message, e.help)
    })?;
    Ok(Read { text: date.to_string(), doubt: None })
}

/// `2013.0` is a year, `2013.1` January or October.
fn decimal(text: &str) -> Option<BadDate> {
    let (year, rest) = text.split_once('.')?;
    let digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    if year.len() != 4 || !digits(year) || !digits(rest) || rest.is_empty() {
        return None;
    }
    let month = |m: u32| format!("{year}-{m:02}");
    let message = "a spreadsheet has made a decimal number of this date";
    match rest.parse::<u32>() {
        Ok(0) => Some(bad(message, format!("write {year}, not {text}"))),
        Ok(1) if rest == "1" => {
            Some(bad(message, format!("write {} or {year}-10, not {text}", month(1))))
        }
        Ok(m @ 1..=12) => Some(bad(message, format!("write {}, not {text}", month(m)))),
        _ => None,
    }
}

/// `Sep-13` is a month of 2013 or a day of some September.
fn day_or_month(text: &str) -> Option<BadDate> {
    let message = format!(
        "`{text}` is how a spreadsheet shows a date: a month of a year, or a day of a month in a year it does not show"
    );
    let two = text.split('-').count() == 2;
    (two && is_day_and_month(text)).then(|| {
        bad(message, "click on the cell in Excel to see which, and write it as text: `2013-09` or `2013-09-13`")
    })
}

/// `3-Apr`, `Apr-03`, `03-Apr-14`.
pub(crate) fn is_day_and_month(text: &str) -> bool {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let parts: Vec<&str> = text.split('-').collect();
    let number = |p: &str| (1..=4).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit());
    let month = |p: &str| MONTHS.contains(&p.to_lowercase().as_str());
    match parts.as_slice() {
        [a, b] => number(a) && month(b) || month(a) && number(b),
        [a, b, c] => number(a) && month(b) && number(c),
        _ => false,
    }
}

/// With a doubt if the date is not as exact as the row says.
fn confirmed(read: Read, word: &str) -> Read {
    let said = Date::parse(&read.text).map(|d| word_of(d.precision())).unwrap_or_default();
    let doubt = match word {
        _ if word.is_empty() || word == said || said == "bounded" && word == "range" => None,
        "day" | "month" | "year" | "season" | "decade" | "century" | "range" | "bounded" => Some(
            format!("the row says `{word}`, but `{}` is a {said}; the date was taken", read.text),
        ),
        _ => Some(format!("`{word}` is not a precision; the date was taken as it stands")),
    };
    Read { doubt, ..read }
}

/// `1990/1999` is `199X`, `1800/1899` is `18XX`.
fn digits(from: &str, to: &str, word: &str) -> Result<Read, BadDate> {
    let cut = if word == "decade" { 3 } else { 2 };
    let stem = from.get(..cut).filter(|_| from.len() == 4);
    let fits = stem.is_some_and(|s| {
        from[cut..].bytes().all(|b| b == b'0') && to == format!("{s}{}", "9".repeat(4 - cut))
    });
    match stem {
        Some(stem) if fits => parsed(&format!("{stem}{}", "X".repeat(4 - cut))),
        _ => Err(bad(
            format!("{from}/{to} is no {word}"),
            "write `1990/1999` and `decade`, or call it `bounded` or `range`",
        )),
    }
}

/// `2014-06/2014-08` is the summer of 2014.
fn season(from: &str, to: &str) -> Result<Read, BadDate> {
    let text = format!("{from}/{to}");
    let year = from.get(..4).unwrap_or_default();
    let found = (21..=24).map(|s| format!("{year}-{s}")).find(|season| to_sheet(season).0 == text);
    let help =
        "seasons are 03 to 05, 06 to 08, 09 to 11, 12 to 02; or call it `bounded` or `range`";
    found
        .ok_or_else(|| bad(format!("{text} is no season"), help))
        .and_then(|season| parsed(&season))
}

/// The cells of the date and of its precision.
pub(crate) fn to_sheet(text: &str) -> (String, String) {
    let Ok(date) = Date::parse(text) else {
        let precision = if text == "undated" { "undated" } else { "" };
        return (text.replace("undated", ""), precision.to_owned());
    };
    let plain = !date.is_approximate() && !date.is_uncertain();
    let precision = date.precision();
    let shown = match (precision, date.admissible().first, date.admissible().last) {
        (Precision::Season, Some(a), Some(b)) if plain => format!("{}/{}", month(a), month(b)),
        (Precision::Decade | Precision::Century, Some(a), Some(b)) if plain => {
            format!("{:04}/{:04}", a.year(), b.year())
        }
        _ => text.trim_start_matches('[').trim_end_matches(']').replace("..", "/"),
    };
    let is_open = precision == Precision::Open;
    (if is_open { text.to_owned() } else { shown }, word_of(precision).to_owned())
}

fn month(day: Day) -> String {
    format!("{:04}-{:02}", day.ymd().0, day.ymd().1)
}

fn word_of(precision: Precision) -> &'static str {
    match precision {
        Precision::Day => "day",
        Precision::Month => "month",
        Precision::Season => "season",
        Precision::Year => "year",
        Precision::Decade => "decade",
        Precision::Century => "century",
        Precision::Interval | Precision::Open => "range",
        Precision::OneOf => "bounded",
    }
}

#[cfg(test)]
mod tests {
    use super::{from_sheet, to_sheet};

    /// Date | precision | EDTF.
    const BOTH_WAYS: &[(&str, &str, &str)] = &[
        ("", "undated", "undated"),
        ("2013-09-07", "day", "2013-09-07"),
        ("2013-09", "month", "2013-09"),
        ("2013", "year", "2013"),
        ("1990/1999", "decade", "199X"),
        ("1800/1899", "century", "18XX"),
        ("2014-06/2014-08", "season", "2014-22"),
        ("2014-12/2015-02", "season", "2014-24"),
        ("2013-09-07/2014-03", "bounded", "[2013-09-07..2014-03]"),
        ("2013/2019", "range", "2013/2019"),
        ("2014-03/..", "range", "2014-03/.."),
    ];

    #[test]
    fn dates_and_precisions_both_ways() {
        for (date, precision, edtf) in BOTH_WAYS {
            let read = from_sheet(date, precision).unwrap();
            assert_eq!((read.text.as_str(), read.doubt), (*edtf, None), "{date} {precision}");
            assert_eq!(to_sheet(edtf), ((*date).to_owned(), (*precision).to_owned()));
        }
    }

    #[test]
    fn contradictions_are_said() {
        let doubt = from_sheet("2013-09-01", "month").unwrap().doubt.unwrap();
        assert_eq!(doubt, "the row says `month`, but `2013-09-01` is a day; the date was taken");
        assert!(from_sheet("2013", "undated").is_err());
        assert!(from_sheet("1991/1999", "decade").is_err());
        assert!(from_sheet("2014-01/2014-03", "season").is_err());
        assert_eq!(from_sheet("2013.0", "").unwrap_err().help, "write 2013, not 2013.0");
        assert_eq!(from_sheet("", "").unwrap_err().message, "the date is empty");
        assert_eq!(
            from_sheet("2013", "roughly").unwrap().doubt.unwrap(),
            "`roughly` is not a precision; the date was taken as it stands"
        );
    }
}
