//! Single dates and parts of a year: no ranges, and no words before.

use super::candidate::Candidate;
use super::reading::{DayOrder, Note};
use super::token::Token::{Month, Number, Word};
use super::token::{Token, Tokens, tokens};
use super::words::{is_century, is_decade, ordinal, part_of_year, roman, season};
use crate::Day;
use crate::parse::is_date;

/// What a text in plain lower case may mean as a single date, perhaps with a time or a mark.
pub(super) fn single(text: &str) -> Vec<Candidate> {
    let text = text.trim();
    let unspecified = text.replace(['x', 'u'], "X");
    if is_date(&unspecified) {
        return vec![Candidate::new(unspecified)];
    }
    if let Some((day, midnight)) = without_time(text) {
        return timed(day, midnight);
    }
    match text.strip_suffix('?') {
        Some(text) => single(text).iter().filter_map(|one| marked(one, '?')).collect(),
        None => tokens(text).map(|all| dated(&all)).unwrap_or_default(),
    }
}

/// The proper dates that words and numbers may mean.
pub(super) fn dated(tokens: &Tokens<'_>) -> Vec<Candidate> {
    let mut all = numbers(tokens)
        .or_else(|| named(&tokens.all))
        .or_else(|| worded(&tokens.all))
        .unwrap_or_default();
    all.retain(|one| one.text.is_empty() || is_date(&one.text));
    all
}

/// `18.03.2014`, `2014/03/18`, `03/2014`, `20140318`, `41524`.
fn numbers(tokens: &Tokens<'_>) -> Option<Vec<Candidate>> {
    // 2014,5 is a decimal number.
    if tokens.gap == Some(',') {
        return None;
    }
    Some(match *tokens.all.as_slice() {
        [Number(n, 8)] => eight(n),
        [Number(n, 6)] => one(ym(n / 100, n % 100)),
        [Number(n, 5)] => day_numbers(n),
        [Number(y, 4)] => one(year(y)),
        [Number(y, 3)] => one(year(y)).into_iter().chain(day_numbers(y)).collect(),
        [Number(y, 2)] => {
            let years = [2000 + y, 1900 + y].map(|y| Candidate::new(year(y)));
            years.map(|one| one.noted(Note::TwoDigitYear)).into()
        }
        // A spreadsheet writes 2013.0 for 2013, and 2013.1 for 2013.10 as for 2013.01.
        [Number(y, 4), Number(0, 1)] if tokens.gap == Some('.') => one(year(y)),
        [Number(y, 4), Number(1, 1)] if tokens.gap == Some('.') => {
            vec![Candidate::new(ym(y, 1)), Candidate::new(ym(y, 10))]
        }
        [Number(y, 4), Number(m, 1 | 2)] | [Number(m, 1 | 2), Number(y, 4)] => one(ym(y, m)),
        [Number(y, 4), Number(m, 1 | 2), Number(d, 1 | 2)] => year_first(y, m, d),
        [Number(a, 1 | 2), Number(b, 1 | 2), Number(y, 4)] if tokens.gap.is_some() => {
            either_order(y, a, b)
        }
        [Number(a, n), Number(b, 1 | 2), Number(c, 2)] if n <= 2 && tokens.gap.is_some() => {
            short(a, n, b, c)
        }
        _ => return None,
    })
}

/// `March 2014`, `18 March 2014`, `March 18, 2014`, `2014 Mar 18`, `Sep-13`.
fn named(tokens: &[Token<'_>]) -> Option<Vec<Candidate>> {
    Some(match *tokens {
        [Month(m), Number(y, 4)] | [Number(y, 4), Month(m)] => one(ym(y, m)),
        [Number(d, 1 | 2), Month(m), Number(y, 4)]
        | [Month(m), Number(d, 1 | 2), Number(y, 4)]
        | [Number(y, 4), Month(m), Number(d, 1 | 2)] => one(ymd(y, m, d)),
        [Number(d, 1 | 2), Month(m), Number(y, 2)] | [Month(m), Number(d, 1 | 2), Number(y, 2)] => {
            in_centuries(y, |y| ymd(y, m, d))
        }
        [Month(m), Number(n, digits @ 1..=2)] | [Number(n, digits @ 1..=2), Month(m)] => {
            let mut all = if digits == 2 { in_centuries(n, |y| ym(y, m)) } else { Vec::new() };
            all.extend(without_year(m, n));
            all
        }
        // 2014年3月18日, and the same in Korean.
        [Number(y, 4), Word("年" | "년"), Number(m, 1 | 2), Word("月" | "월")] => one(ym(y, m)),
        [
            Number(y, 4),
            Word("年" | "년"),
            Number(m, 1 | 2),
            Word("月" | "월"),
            Number(d, 1 | 2),
            Word("日" | "号" | "號" | "일"),
        ] => one(ymd(y, m, d)),
        [Number(y, 4), Word("年" | "년")] => one(year(y)),
        _ => return None,
    })
}

/// `spring 2014`, `Q1 2014`, `first half of 2014`, `early 2014`, `1990s`, `19th century`.
fn worded(tokens: &[Token<'_>]) -> Option<Vec<Candidate>> {
    Some(match *tokens {
        [Word(word), Number(y, 4)] | [Number(y, 4), Word(word)] if season(word).is_some() => {
            seasons(y, season(word)?)
        }
        // The winter of 2013/14 begins in 2013.
        [Word(word), Number(y, 4), Number(z, 2 | 4)] if season(word) == Some(24) => {
            let follows = (y + 1) % 100 == z % 100 && (z < 100 || z == y + 1);
            if follows { one(format!("{}-24", year(y))) } else { Vec::new() }
        }
        [Word(word), Number(n, 1), Number(y, 4)]
        | [Number(y, 4), Word(word), Number(n, 1)]
        | [Number(n, 1), Word(word), Number(y, 4)]
        | [Number(y, 4), Number(n, 1), Word(word)] => part(y, n, part_of_year(word)?),
        [Word(nth), Word(word), Number(y, 4)] => part(y, ordinal(nth)?, part_of_year(word)?),
        [Word("early"), Number(y, 4)] => one(months(y, 1, 4)),
        [Word("mid"), Number(y, 4)] => one(months(y, 5, 8)),
        [Word("late"), Number(y, 4)] => one(months(y, 9, 12)),
        [Number(y, 4), Word(word)] if is_decade(word) && y % 10 == 0 => decade(y),
        [Number(n @ 1..=99, 1 | 2), Word(word)] if is_century(word) => one(century(n)),
        [Word(n), Word(word)] | [Word(word), Word(n)] if is_century(word) => {
            one(century(roman(n)?))
        }
        [Word(word), Number(n @ 1..=99, 1 | 2)] if is_century(word) => one(century(n)),
        _ => return None,
    })
}

/// `20140318`, or `18032014` where that cannot begin with a year.
fn eight(n: i32) -> Vec<Candidate> {
    let iso = ymd(n / 10_000, n / 100 % 100, n % 100);
    if is_date(&iso) {
        return one(iso);
    }
    either_order(n % 10_000, n / 1_000_000, n / 10_000 % 100)
}

/// Both systems in which spreadsheets count days: from 1899-12-30, 25 569 days before 1970-01-01,
/// and from 1904-01-01, 24 107 days before it.
fn day_numbers(n: i32) -> Vec<Candidate> {
    let counted = [(25_569, Note::DayNumber1900), (24_107, Note::DayNumber1904)];
    let days = counted.map(|(zero, note)| {
        Day::from_number(n - zero).map(|day| Candidate::new(day.to_string()).noted(note))
    });
    days.into_iter().flatten().collect()
}

/// `2014/03/18`; `2014/18/03` where there is no such month.
fn year_first(y: i32, m: i32, d: i32) -> Vec<Candidate> {
    one(if m > 12 { ymd(y, d, m) } else { ymd(y, m, d) })
}

/// `3/4/2014`: the day before its month, and the month before its day.
fn either_order(y: i32, a: i32, b: i32) -> Vec<Candidate> {
    let (day_first, month_first) = (ymd(y, b, a), ymd(y, a, b));
    if a == b {
        return one(day_first);
    }
    vec![
        Candidate::new(day_first).in_order(DayOrder::DayFirst),
        Candidate::new(month_first).in_order(DayOrder::MonthFirst),
    ]
}

/// `18.03.14`; `99-03-18` where nothing else is a date.
fn short(a: i32, digits: usize, b: i32, c: i32) -> Vec<Candidate> {
    let orders = [(DayOrder::DayFirst, b, a), (DayOrder::MonthFirst, a, b)];
    let mut all = Vec::new();
    for (order, month, day) in orders {
        let proper = in_centuries(c, |y| ymd(y, month, day));
        let proper = proper.into_iter().filter(|one| is_date(&one.text));
        all.extend(proper.map(|one| if a == b { one } else { one.in_order(order) }));
        if a == b {
            break;
        }
    }
    if all.is_empty() && digits == 2 { in_centuries(a, |y| ymd(y, b, c)) } else { all }
}

/// A year of two digits in this century and the last; first as spreadsheets read it, who count 00
/// to 29 to this century.
fn in_centuries(y: i32, text: impl Fn(i32) -> String) -> Vec<Candidate> {
    let years = if y < 30 { [2000 + y, 1900 + y] } else { [1900 + y, 2000 + y] };
    years.map(|y| Candidate::new(text(y)).noted(Note::TwoDigitYear)).into()
}

/// `Mar 18` as a day, if the month has it in some year.
fn without_year(m: i32, d: i32) -> Option<Candidate> {
    let (month, day) = (u8::try_from(m).ok()?, u8::try_from(d).ok()?);
    let note = Note::YearNotWritten { month, day };
    Day::new(2016, month, day).map(|_| Candidate::new(String::new()).noted(note))
}

/// `winter 2014` is the one that begins in 2014 or the one that ends in it.
fn seasons(y: i32, season: i32) -> Vec<Candidate> {
    let mut all = one(format!("{}-{season}", year(y)));
    if season == 24 && y > 0 {
        all.extend(one(format!("{}-{season}", year(y - 1))));
    }
    all
}

/// The first quarter, the second half.
fn part(y: i32, n: i32, long: i32) -> Vec<Candidate> {
    let proper = n >= 1 && n * long <= 12;
    if proper { one(months(y, (n - 1) * long + 1, n * long)) } else { Vec::new() }
}

/// `1990s`; `1900s` are ten years or a hundred.
fn decade(y: i32) -> Vec<Candidate> {
    let mut all = one(format!("{:03}X", y / 10));
    if y % 100 == 0 {
        all.extend(one(format!("{:02}XX", y / 100)));
    }
    all
}

/// The day of a text with a time of day behind it.
fn timed(day: &str, midnight: bool) -> Vec<Candidate> {
    let is_day = |one: &Candidate| one.text.len() == "2014-03-18".len() && one.is_full();
    let note = |one: Candidate| if midnight { one } else { one.noted(Note::TimeLeftOut) };
    single(day).into_iter().filter(is_day).map(note).collect()
}

/// The text before a time of day, and whether that is midnight: `T00:00:00Z`, ` 10:30 am`.
fn without_time(text: &str) -> Option<(&str, bool)> {
    let colon = text.find(':')?;
    let before = text.get(..colon)?;
    let hour = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let day = hour.strip_suffix('t').or_else(|| hour.strip_suffix(' '))?;
    let day = day.trim_end_matches([' ', ',']);
    let time = text.get(hour.len()..)?;
    clock(time).map(|midnight| (day, midnight))
}

/// Whether a time of day is midnight; `None` if it is none. A zone says nothing about the day
/// that was written, and is left out.
fn clock(text: &str) -> Option<bool> {
    let (time, afternoon) = without_zone(text);
    let mut fields = time.split(':');
    let hour = field(fields.next()?, 24)?;
    let minute = field(fields.next()?, 59)?;
    let seconds = fields.next().unwrap_or("0");
    let (second, fraction) = seconds.split_once(['.', ',']).unwrap_or((seconds, "0"));
    let second = field(second, 60)?;
    let proper = fields.next().is_none() && fraction.bytes().all(|b| b.is_ascii_digit());
    let zero = |text: &str| text.bytes().all(|b| b == b'0');
    let midnight_hour = match afternoon {
        None => hour == 0,
        Some(afternoon) => !afternoon && hour == 12,
    };
    proper.then_some(midnight_hour && minute == 0 && second == 0 && zero(fraction))
}

/// A time without `z`, `utc`, `+03:00`, and whether it is after noon, if it says so.
fn without_zone(text: &str) -> (&str, Option<bool>) {
    let mut time = text.trim();
    for zone in ["z", "utc", "gmt"] {
        time = time.strip_suffix(zone).unwrap_or(time).trim_end();
    }
    if let Some(at) = time.rfind(['+', '-']) {
        let zone = &time[at + 1..];
        let digits = zone.bytes().filter(u8::is_ascii_digit).count();
        if matches!(digits, 2 | 4) && zone.bytes().all(|b| b.is_ascii_digit() || b == b':') {
            time = time[..at].trim_end();
        }
    }
    let half = [("a.m.", false), ("am", false), ("p.m.", true), ("pm", true)];
    for (word, afternoon) in half {
        if let Some(time) = time.strip_suffix(word) {
            return (time.trim_end(), Some(afternoon));
        }
    }
    (time, None)
}

/// One or two digits up to the most that there may be.
fn field(text: &str, most: u8) -> Option<u8> {
    let digits = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|n| digits && *n <= most)
}

/// The same with a mark behind it, on both ends of a set.
pub(super) fn marked(one: &Candidate, mark: char) -> Option<Candidate> {
    let text = &one.text;
    let set = text.strip_prefix('[').and_then(|set| set.strip_suffix(']')?.split_once(".."));
    match set {
        _ if text.is_empty() || text.ends_with(['~', '?', '%']) => None,
        Some((a, b)) => Some(one.with(format!("[{a}{mark}..{b}{mark}]"))),
        None => Some(one.with(format!("{text}{mark}"))),
    }
}

fn one(text: String) -> Vec<Candidate> {
    vec![Candidate::new(text)]
}

fn year(year: i32) -> String {
    format!("{year:04}")
}

fn ym(year: i32, month: i32) -> String {
    format!("{year:04}-{month:02}")
}

fn ymd(year: i32, month: i32, day: i32) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

fn months(year: i32, first: i32, last: i32) -> String {
    format!("[{}..{}]", ym(year, first), ym(year, last))
}

/// `19th` is the hundred years that begin with 18.
fn century(n: i32) -> String {
    format!("{:02}XX", n - 1)
}
