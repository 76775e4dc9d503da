//! The grammar of single dates.

use super::digits::is_number;
use super::month::{month, month_and_day};
use super::piece::{Fault, Piece, Reading};
use super::year::year;
use crate::day::days_in_month;
use crate::point::{Part, Point, Qualifier};

/// Whether a text is a date by the grammar of whole dates, which reads single ones by this file.
type IsDate = fn(&str) -> bool;

/// Reads a single date with its mark.
pub(super) fn point(piece: Piece<'_>, is_date: IsDate) -> Reading<'_, Point> {
    plain(piece.text).map_or_else(|| any(piece, is_date), Ok)
}

/// What nearly every date of a ledger is, by the shortest way: a year, a month or a day in digits
/// alone.
fn plain(text: &str) -> Option<Point> {
    let digits = |from: usize, to: usize| {
        let field = text.as_bytes().get(from..to)?;
        let add =
            |sum: i32, byte: &u8| byte.is_ascii_digit().then(|| sum * 10 + i32::from(byte - b'0'));
        field.iter().try_fold(0, add)
    };
    let hyphen = |at: usize| text.as_bytes().get(at) == Some(&b'-');
    let year = digits(0, 4)?;
    let month = || digits(5, 7).filter(|m| hyphen(4) && (1..=12).contains(m)).map(|m| m as u8);
    let last = |month| i32::from(days_in_month(year, month));
    let part = match text.len() {
        4 => Part::Year,
        7 => Part::Month(month()?),
        10 => {
            let month = month()?;
            let day = digits(8, 10).filter(|d| hyphen(7) && (1..=last(month)).contains(d))?;
            Part::Day(month, day as u8)
        }
        _ => return None,
    };
    Some(Point { year, part, qualifier: Qualifier::None })
}

/// Any single date: by the whole grammar, which also says what is wrong.
fn any(piece: Piece<'_>, is_date: IsDate) -> Reading<'_, Point> {
    let (body, qualifier) = split_mark(piece, is_date)?;
    unsupported(body, is_date)?;
    let (negative, fields) = fields(body)?;
    let (year, part) = year(body, negative, fields[0])?;
    let part = match (part, &fields[1..]) {
        (part, []) => part,
        (Part::Year, [m]) => month(body, year, *m)?,
        (Part::Year, [m, d]) => month_and_day(body, year, *m, *d)?,
        _ => {
            return month_without_year(body, Point { year, part, qualifier });
        }
    };
    Ok(Point { year, part, qualifier })
}

fn month_without_year<'a>(body: Piece<'a>, known: Point) -> Reading<'a, Point> {
    body.fault("without the last digits of the year there is no month", format!("write {known}"))
}

const MARKS: [char; 3] = ['~', '?', '%'];

fn split_mark(piece: Piece<'_>, is_date: IsDate) -> Reading<'_, (Piece<'_>, Qualifier)> {
    let body = piece.text.trim_end_matches(MARKS);
    let qualifier = match &piece.text[body.len()..] {
        "" => Qualifier::None,
        "~" => Qualifier::Approximate,
        "?" => Qualifier::Uncertain,
        "%" => Qualifier::Both,
        _ => return moved_mark(piece, is_date),
    };
    if body.contains(MARKS) {
        moved_mark(piece, is_date)
    } else {
        Ok((piece.slice(0, body.len()), qualifier))
    }
}

/// Several marks, or one that does not stand at the end.
fn moved_mark<T>(piece: Piece<'_>, is_date: IsDate) -> Reading<'_, T> {
    let has = |mark: &[char]| piece.text.contains(mark);
    let mark = match (has(&['~', '%']), has(&['?', '%'])) {
        (true, true) => '%',
        (true, false) => '~',
        _ => '?',
    };
    let better = format!("{}{mark}", piece.text.replace(MARKS, ""));
    if !is_date(&better) {
        return Err(Fault::Foreign(piece));
    }
    let message = "one mark (~, ? or % for both) stands after the whole date";
    piece.mend(message, "write", piece, better)
}

/// Parts of EDTF that are not kept, each with its own answer.
fn unsupported(body: Piece<'_>, is_date: IsDate) -> Reading<'_, ()> {
    if let Some(year) = body.text.strip_prefix('Y') {
        return long_year(body, year);
    }
    if let Some(day) = day_of_datetime(body.text, is_date) {
        let help = format!("write the day alone: {day}");
        return body.fault("times of day are not kept", help);
    }
    match significant(body.text).filter(|better| is_date(better)) {
        Some(better) => body.mend("significant digits are not kept", "write", body, better),
        None => Ok(()),
    }
}

/// `1950S2`, some year of which the first two digits are sure, and 1950 as a guess: `19XX`.
fn significant(text: &str) -> Option<String> {
    let (signed, significant) = text.split_once('S')?;
    let year = signed.strip_prefix('-').unwrap_or(signed);
    let sign = &signed[..signed.len() - year.len()];
    if year.len() != 4 || !is_number(year) {
        return None;
    }
    match significant {
        "1" if sign.is_empty() => Some(format!("[{0}000..{0}999]", &year[..1])),
        "1" => Some(format!("[-{0}999..-{0}000]", &year[..1])),
        "2" => Some(format!("{sign}{}XX", &year[..2])),
        "3" => Some(format!("{sign}{}X", &year[..3])),
        "4" => Some(signed.to_owned()),
        _ => None,
    }
}

/// The day of `2014-03-18T10:00` or `2014-03-18 10:00`.
fn day_of_datetime(text: &str, is_date: IsDate) -> Option<&str> {
    let (day, time) = text.split_once(['T', ' '])?;
    let timed = text.contains('T') || time.contains(':');
    (timed && day.len() >= 10 && is_date(day)).then_some(day)
}

fn long_year<'a>(body: Piece<'a>, year: &str) -> Reading<'a, ()> {
    let (negative, digits) = year.strip_prefix('-').map_or((false, year), |digits| (true, digits));
    let proper = is_number(digits.replacen('E', "", 1).as_str()) && !digits.starts_with('E');
    match digits.len() {
        _ if !proper || digits.ends_with('E') => Err(Fault::Foreign(body)),
        0..=4 if is_number(digits) => {
            let sign = if negative { "-" } else { "" };
            let better = format!("{sign}{digits:0>4}");
            body.mend("Y is for years beyond four digits", "write", body, better)
        }
        _ => {
            let open = if negative { "../2013" } else { "2013/.." };
            let help =
                format!("the calendar runs from -9999 to 9999: leave that end open, as in {open}");
            let message = match digits.contains('E') {
                true => "years with an exponent are not kept".to_owned(),
                false => format!("the year {year} lies outside the calendar"),
            };
            body.fault(message, help)
        }
    }
}

/// The sign and the one to three fields between hyphens, each of digits and X.
fn fields(body: Piece<'_>) -> Reading<'_, (bool, Vec<Piece<'_>>)> {
    let negative = body.text.starts_with('-');
    let mut rest = body.slice(usize::from(negative), body.text.len());
    let mut fields = Vec::new();
    while let Some((field, others)) = rest.split_once("-") {
        fields.push(field);
        rest = others;
    }
    fields.push(rest);
    let proper = |f: &Piece<'_>| {
        !f.text.is_empty() && f.text.bytes().all(|b| b.is_ascii_digit() || b == b'X')
    };
    let known = fields.len() <= 3 && fields.iter().all(proper);
    if known { Ok((negative, fields)) } else { Err(Fault::Foreign(body)) }
}

#[cfg(test)]
mod tests {
    use super::{Piece, any, plain};

    /// Every text of digits, hyphens and X near to the plain forms: the short way agrees with the
    /// grammar or is silent.
    #[test]
    fn the_short_way_agrees_with_the_grammar() {
        for year in
            ["0000", "0001", "1900", "1999", "2000", "2016", "9999", "-044", "20X6", "2 16", "201"]
        {
            let mut texts = vec![year.to_owned()];
            for month in 0..=41 {
                texts.extend([
                    format!("{year}-{month:02}"),
                    format!("{year}{month:02}"),
                    format!("{year}-{month}"),
                ]);
                texts.extend((0..=32).map(|day| format!("{year}-{month:02}-{day:02}")));
            }
            texts.extend(
                ["-XX", "-1X", "-+1", "-01-+1", "-01/02", "/01-02", "-01-1X", "~"]
                    .map(|t| format!("{year}{t}")),
            );
            for text in &texts {
                let long = any(Piece { text, at: 0 }, |_| false).ok();
                assert!(plain(text).is_none_or(|short| Some(short) == long), "{text}");
            }
        }
        assert!(
            ["2014", "2014-03", "2014-03-18", "2016-02-29"]
                .iter()
                .all(|text| plain(text).is_some())
        );
    }
}
