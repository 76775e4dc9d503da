//! Whole texts: one date, a range, or a date with a word before it.

use super::candidate::Candidate;
use super::plain::{is_unseen, plain, seen};
use super::reading::Note;
use super::single::{marked, single};
use super::span::{between, ranges};
use super::words::about;
use crate::parse::{is_date, mended};
use crate::{Date, Day, Precision};

/// A longer text is a sentence rather than a date.
const LONGEST: usize = 100;

/// All that the text may mean, the better known first; proper dates, each once.
pub(super) fn candidates(text: &str) -> Vec<Candidate> {
    if text.len() > 4 * LONGEST || text.chars().count() > LONGEST {
        return Vec::new();
    }
    let mut all: Vec<Candidate> = Vec::new();
    for one in found(text) {
        let one = match crate::parse::date(&one.text) {
            Some(date) => one.with(date.to_string()),
            None if one.text.is_empty() => one,
            None => continue,
        };
        match all.iter_mut().find(|known| known.text == one.text) {
            // Two ways to the same date: the order does not matter to it.
            Some(known) if known.order != one.order => known.order = None,
            Some(_) => {}
            None => all.push(one),
        }
    }
    if let Some(unseen) = text.chars().find(|c| is_unseen(*c)) {
        for one in &mut all {
            one.note = one.note.or(Some(Note::Unseen(unseen)));
        }
    }
    all
}

fn found(text: &str) -> Vec<Candidate> {
    let seen = seen(text);
    if is_date(&seen) {
        return vec![Candidate::new(seen)];
    }
    if let Some(better) = mended(&seen) {
        return vec![Candidate::new(better)];
    }
    let plain = plain(text);
    if let Some(all) = unspecified(&plain).or_else(|| two_dots(&seen)) {
        return all;
    }
    let (single, between) = (single(&plain), between(&plain));
    let all = [single, between, ranges(&plain)].concat();
    if all.is_empty() { after_a_word(&plain) } else { all }
}

/// `199x`, `2014-uu`, `[2014 .. 2016-uu]`: a small letter for an unknown digit.
fn unspecified(plain: &str) -> Option<Vec<Candidate>> {
    let parted = plain.split_whitespace().collect::<Vec<_>>();
    let joins = |pair: &[&str]| {
        let digit = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        digit(pair[0].chars().next_back()) && digit(pair[1].chars().next())
    };
    if parted.windows(2).any(joins) {
        return None;
    }
    let text = parted.concat().replace(['x', 'u'], "X");
    is_date(&text).then(|| vec![Candidate::new(text)])
}

/// `2014-03..2016` without brackets: once, some day between, or lasting.
fn two_dots(text: &str) -> Option<Vec<Candidate>> {
    let bare = text.contains("..") && !text.contains(['[', ']', '{', '/']);
    bare.then(|| [format!("[{text}]"), text.replace("..", "/")].map(Candidate::new).into())
}

/// `circa 2014`, `before 2014`, `since March 2014`, `until 2014`.
fn after_a_word(text: &str) -> Vec<Candidate> {
    let rest_of = |words: &[&str]| words.iter().find_map(|word| text.strip_prefix(word));
    let each = |rest: &str, form: &dyn Fn(&Candidate) -> Option<String>| -> Vec<Candidate> {
        let full = single(rest).into_iter().filter(Candidate::is_full);
        full.filter_map(|one| form(&one).map(|text| one.with(text))).collect()
    };
    if let Some(rest) = about(text) {
        return single(rest).iter().filter_map(|one| marked(one, '~')).collect();
    }
    if let Some(rest) = rest_of(&BEFORE) {
        return each(rest, &|one| beside(&one.text, -1).map(|day| format!("[..{day}]")));
    }
    if let Some(rest) = rest_of(&AFTER) {
        return each(rest, &|one| beside(&one.text, 1).map(|day| format!("[{day}..]")));
    }
    if let Some(rest) = rest_of(&SINCE) {
        return each(rest, &|one| Some(format!("{}/..", one.text)));
    }
    if let Some(rest) = rest_of(&UNTIL) {
        let lasted = each(rest, &|one| Some(format!("../{}", one.text)));
        return [lasted, each(rest, &|one| Some(format!("[..{}]", one.text)))].concat();
    }
    Vec::new()
}

const BEFORE: [&str; 4] = ["before ", "vor ", "avant ", "antes de "];
const AFTER: [&str; 5] = ["after ", "nach ", "après ", "después de ", "после "];
const SINCE: [&str; 6] = ["since ", "from ", "seit ", "depuis ", "desde ", "с "];
const UNTIL: [&str; 5] = ["until ", "till ", "by ", "bis ", "hasta "];

/// The year, month or day before or after one, as exact as that is.
fn beside(text: &str, way: i64) -> Option<String> {
    let date: Date = crate::parse::date(text)?;
    let days = date.admissible();
    let day = if way < 0 { days.first? } else { days.last? };
    let next = Day::from_number(day.number().checked_add(way as i32)?)?;
    let (year, month, _) = next.ymd();
    let plain = !date.is_approximate() && !date.is_uncertain() && year >= 0;
    match date.precision() {
        _ if !plain => None,
        Precision::Year => Some(format!("{year:04}")),
        Precision::Month => Some(format!("{year:04}-{month:02}")),
        Precision::Day => Some(next.to_string()),
        _ => None,
    }
}
