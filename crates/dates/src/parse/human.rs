//! Other ways of writing a single date, recognised only to propose its EDTF form.

use super::month_names::MONTHS;
use crate::Day;

/// A run of digits with its value, or of letters.
#[derive(Clone, Copy)]
enum Token<'a> {
    Number(i32, usize),
    Word(&'a str),
}

use Token::{Number, Word};

/// The EDTF forms that a lower-case text may stand for: none, one, or two where day and month
/// cannot be told apart. They need not be proper dates.
pub(super) fn read(text: &str) -> Vec<String> {
    let tokens = tokens(text).unwrap_or_default();
    numbers(&tokens).or_else(|| named(&tokens)).or_else(|| worded(&tokens)).unwrap_or_default()
}

/// `7.9.2013`, `2013/09/07`, `09/2013`, `20130907`, `2014/15`.
fn numbers(tokens: &[Token<'_>]) -> Option<Vec<String>> {
    Some(match *tokens {
        [Number(n, 8)] => vec![ymd(n / 10_000, n / 100 % 100, n % 100)],
        [Number(n, 6)] => vec![ym(n / 100, n % 100)],
        // A spreadsheet counts days from 1899-12-30, 25 569 days before 1970-01-01.
        [Number(n, 5)] => vec![Day::from_number(n - 25_569)?.to_string()],
        [Number(y, 4)] => vec![format!("{y:04}")],
        [Number(n, 2)] => vec![format!("20{n:02}"), format!("19{n:02}")],
        [Number(y, 3)] => vec![format!("{y:04}")],
        [Number(y, 4), Number(z, 4)] => vec![format!("{y:04}/{z:04}")],
        [Number(y, 4), Number(m @ 1..=12, 1 | 2)] => vec![ym(y, m)],
        [Number(y, 4), Number(z, 2)] if z > y % 100 => {
            vec![format!("{y:04}/{:04}", y - y % 100 + z)]
        }
        [Number(m, 1 | 2), Number(y, 4)] => vec![ym(y, m)],
        [Number(y, 4), Number(m, 1 | 2), Number(d, 1 | 2)] => vec![ymd(y, m, d)],
        [Number(a, 1 | 2), Number(b, 1 | 2), Number(y, 4)] => vec![ymd(y, b, a), ymd(y, a, b)],
        _ => return None,
    })
}

/// `Sep-13`, `7 September 2013`, `September 7, 2013`, `2013 Sep 7`.
fn named(tokens: &[Token<'_>]) -> Option<Vec<String>> {
    Some(vec![match *tokens {
        [Word(m), Number(y, 4)] | [Number(y, 4), Word(m)] => ym(y, month(m)?),
        [Word(m), Number(y, 2)] => ym(in_century(y), month(m)?),
        [Number(d, 1 | 2), Word(m), Number(y, 4)] => ymd(y, month(m)?, d),
        [Word(m), Number(d, 1 | 2), Number(y, 4)] => ymd(y, month(m)?, d),
        [Number(y, 4), Word(m), Number(d, 1 | 2)] => ymd(y, month(m)?, d),
        [Number(d, 1 | 2), Word(m), Number(y, 2)] => ymd(in_century(y), month(m)?, d),
        _ => return None,
    }])
}

/// `spring 2014`, `Q1 2014`, `early 2014`, `1990s`, `19th century`.
fn worded(tokens: &[Token<'_>]) -> Option<Vec<String>> {
    Some(match *tokens {
        [Word(word), Number(y, 4)] | [Number(y, 4), Word(word)] if season(word).is_some() => {
            vec![format!("{y:04}-{}", season(word)?)]
        }
        [Word("q"), Number(q @ 1..=4, 1), Number(y, 4)]
        | [Number(y, 4), Word("q"), Number(q @ 1..=4, 1)] => {
            vec![months(y, 3 * q - 2, 3 * q)]
        }
        [Word("early"), Number(y, 4)] => vec![months(y, 1, 4)],
        [Word("mid"), Number(y, 4)] => vec![months(y, 5, 8)],
        [Word("late"), Number(y, 4)] => vec![months(y, 9, 12)],
        [Number(y, 4), Word("s")] if y % 100 == 0 => {
            vec![format!("{:03}X", y / 10), format!("{:02}XX", y / 100)]
        }
        [Number(y, 4), Word("s")] if y % 10 == 0 => vec![format!("{:03}X", y / 10)],
        [Number(n @ 1..=99, 1 | 2), Word("century")] => vec![format!("{:02}XX", n - 1)],
        _ => return None,
    })
}

/// Digits and letters in runs; ordinal endings are left out. `None` if anything but ordinary
/// separators stands between, or there are more runs than a date has.
fn tokens(text: &str) -> Option<Vec<Token<'_>>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let same =
            |c: char| c.is_ascii_digit() == first.is_ascii_digit() && c.is_ascii_alphanumeric();
        let end = rest.find(|c| !same(c)).unwrap_or(rest.len());
        match &rest[..end] {
            "" if " .,/-'_".contains(first) => {}
            "" => return None,
            "st" | "nd" | "rd" | "th" | "of" | "the" => {}
            run if first.is_ascii_digit() => tokens.push(Number(run.parse().ok()?, run.len())),
            run => tokens.push(Word(run)),
        }
        rest = &rest[end.max(first.len_utf8())..];
    }
    (tokens.len() <= 4).then_some(tokens)
}

/// The number of a month by its English name, its first three letters, or `sept`.
fn month(word: &str) -> Option<i32> {
    let named = |name: &&str| {
        let name = name.to_lowercase();
        word == name || word == &name[..3] || (word == "sept" && name == "september")
    };
    MONTHS.iter().position(named).map(|index| index as i32 + 1)
}

fn season(word: &str) -> Option<i32> {
    let all = [("spring", 21), ("summer", 22), ("autumn", 23), ("fall", 23), ("winter", 24)];
    all.into_iter().find(|(name, _)| *name == word).map(|(_, code)| code)
}

/// Two-digit years as spreadsheets read them: 00 to 29 are of this century.
fn in_century(year: i32) -> i32 {
    if year < 30 { 2000 + year } else { 1900 + year }
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
