//! What has two ends: ranges, in full or with what both ends share written once.

use super::candidate::{Candidate, joined};
use super::reading::DayOrder;
use super::single::{dated, marked, single};
use super::token::Token::{Month, Number, Word};
use super::token::{Token, Tokens, tokens};
use super::words;
use crate::parse::is_date;

/// What a text in plain lower case may mean as a range.
pub(super) fn ranges(text: &str) -> Vec<Candidate> {
    let mut all = Vec::new();
    let from = FROM.iter().find_map(|word| text.strip_prefix(word));
    let rest = from.unwrap_or(text);
    for mark in WORDS {
        // A word that also means something else needs another before it: `с 18 по 20 марта`.
        let needs_from = matches!(mark, " a " | " al " | " au " | " à " | " по " | " до ");
        if from.is_some() || !needs_from {
            split(rest, mark).for_each(|(start, end)| all.extend(range(start, end, mark)));
        }
    }
    // `from 2010-11` is since that month.
    if from.is_none() || !is_date(rest) {
        for mark in MARKS {
            split(rest, mark)
                .filter(|(start, end)| is_apart(start, end, mark))
                .for_each(|(start, end)| all.extend(range(start, end, mark)));
        }
    }
    all
}

/// `between 2014 and 2016`: once, some day between.
pub(super) fn between(text: &str) -> Vec<Candidate> {
    for (before, middle) in BETWEEN {
        let ends = text.strip_prefix(before).and_then(|rest| rest.split_once(middle));
        if let Some((start, end)) = ends {
            return joined(&single(start), &single(end), |a, b| format!("[{a}..{b}]"));
        }
    }
    Vec::new()
}

const FROM: [&str; 6] = ["from ", "von ", "vom ", "du ", "del ", "с "];

const WORDS: [&str; 13] = [
    " to ",
    " until ",
    " till ",
    " through ",
    " thru ",
    " bis ",
    " hasta ",
    " a ",
    " al ",
    " au ",
    " à ",
    " по ",
    " до ",
];

/// Dashes and strokes, the clearest first.
const MARKS: [&str; 5] = [" \u{2013} ", " - ", "\u{2013}", "/", "-"];

const BETWEEN: [(&str, &str); 5] = [
    ("between ", " and "),
    ("zwischen ", " und "),
    ("entre ", " et "),
    ("entre ", " y "),
    ("между ", " и "),
];

/// What stands for an end that has not come.
const NOW: [&str; 12] = [
    "present",
    "now",
    "today",
    "open",
    "ongoing",
    "date",
    "current",
    "heute",
    "aujourd'hui",
    "hoy",
    "н.в.",
    "настоящее время",
];

/// The two sides of every place where the mark stands.
fn split<'a>(text: &'a str, mark: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    text.match_indices(mark).map(|(at, mark)| (&text[..at], &text[at + mark.len()..]))
}

/// Whether the mark parts two dates rather than the fields of one: it does not stand within
/// either, or both are EDTF, as in `2014-03-18-2014-03-20`.
fn is_apart(start: &str, end: &str, mark: &str) -> bool {
    let is_edtf = |side: &str| side.len() >= 7 && is_date(side);
    let within = |side: &str| side.contains(mark.trim());
    let spaced = mark.len() > mark.trim().len();
    if spaced {
        return !start.contains(mark) && !end.contains(mark);
    }
    !within(start) && !within(end) || is_edtf(start) && is_edtf(end)
}

fn range(start: &str, end: &str, mark: &str) -> Vec<Candidate> {
    let (about, first) = match words::about(start) {
        Some(rest) => (true, rest),
        None => (false, start),
    };
    let (starts, ends) = shared(first, end, mark).unwrap_or_else(|| (single(first), bound(end)));
    let text = |a: &str, b: &str| format!("{a}/{b}");
    if !about {
        return joined(&starts, &ends, text);
    }
    let mark_all = |all: &[Candidate]| -> Vec<Candidate> {
        all.iter().filter_map(|one| marked(one, '~')).collect()
    };
    // `c. 1914-1918`: the word may belong to the first end or to both.
    let starts = mark_all(&starts);
    let both = joined(&starts, &mark_all(&ends), text);
    both.into_iter().chain(joined(&starts, &ends, text)).collect()
}

/// The second end of a range, said in full.
fn bound(text: &str) -> Vec<Candidate> {
    let text = text.trim();
    if NOW.contains(&text) || text == ".." {
        return vec![Candidate::new("..".to_owned())];
    }
    match words::about(text) {
        Some(rest) => single(rest).iter().filter_map(|one| marked(one, '~')).collect(),
        None => single(text),
    }
}

/// Both ends where one has what the other leaves out: `18-20 March 2014`, `March-May 2014`,
/// `2014-03-18/20`, `2014-15`. `None` if each stands for itself.
fn shared(start: &str, end: &str, mark: &str) -> Option<(Vec<Candidate>, Vec<Candidate>)> {
    let (a, b) = (tokens(start)?, tokens(end)?);
    let stroke = mark == "/";
    let months_in_numbers = !stroke && matches!(b.gap, Some('.' | '/'));
    let (start, end): (Vec<Token<'_>>, Vec<Token<'_>>) = match (&*a.all, &*b.all) {
        // The year, or month and year, stands behind the second end.
        (&[d @ Number(_, 1 | 2)], &[_, m @ Month(_), y @ Number(_, 4)]) => (vec![d, m, y], b.all),
        (&[m @ Month(_)], &[Month(_), y @ Number(_, 4)]) => (vec![m, y], b.all),
        (
            &[d @ Number(_, 1 | 2), m @ Month(_)],
            &[Number(_, 1 | 2), Month(_), y @ Number(_, 4)],
        )
        | (
            &[m @ Month(_), d @ Number(_, 1 | 2)],
            &[Month(_), Number(_, 1 | 2), y @ Number(_, 4)],
        ) => (vec![d, m, y], b.all),
        (&[m @ Month(_), d @ Number(_, 1 | 2)], &[e @ Number(_, 1 | 2), y @ Number(_, 4)]) => {
            (vec![d, m, y], vec![e, m, y])
        }
        (&[d @ Number(_, 1 | 2)], &[e @ Number(_, 1 | 2), Number(m, 1 | 2), y @ Number(_, 4)])
            if !stroke =>
        {
            let proved = |all: Vec<Candidate>| -> Vec<Candidate> {
                all.into_iter().map(|one| one.in_order(DayOrder::DayFirst)).collect()
            };
            let (start, end) = (full(vec![d, Month(m), y]), full(vec![e, Month(m), y]));
            return Some((proved(start), proved(end)));
        }
        (
            &[a @ Number(_, 1 | 2), b @ Number(_, 1 | 2)],
            &[c @ Number(_, 1 | 2), d @ Number(_, 1 | 2), y @ Number(_, 4)],
        ) => (vec![a, b, y], vec![c, d, y]),
        (&[m @ Number(_, 1 | 2)], &[Number(_, 1 | 2), y @ Number(_, 4)]) if months_in_numbers => {
            (vec![m, y], b.all)
        }
        // The year, or year and month, stands before the first end.
        (&[y @ Number(_, 4), m, Number(_, 1 | 2)], &[d @ Number(_, 1 | 2)]) => {
            (a.all, vec![y, m, d])
        }
        (
            &[y @ Number(_, 4), Number(..), Number(_, 1 | 2)],
            &[m @ Number(_, 1 | 2), d @ Number(_, 1 | 2)],
        ) => (a.all, vec![y, m, d]),
        (&[y @ Number(_, 4), Number(_, 1 | 2)], &[m @ Number(_, 1 | 2)])
        | (&[Month(_), y @ Number(_, 4)] | &[y @ Number(_, 4), Month(_)], &[m @ Month(_)]) => {
            (a.all, vec![y, m])
        }
        (&[Number(y, 4)], &[Number(z, 2)]) => {
            let last = y - y % 100 + z;
            let last = if last > y { last } else { last + 100 };
            // 1999/00 follows on; 2014/03 is no year before 2014, and 2103 is far off.
            let proper = z > y % 100 || last == y + 1;
            let end = if proper { full(vec![Number(last, 4)]) } else { Vec::new() };
            return Some((full(a.all), end));
        }
        // The winter of 2013-14 is one date.
        (&[Word(word), Number(_, 4)], &[Number(..)]) if words::season(word) == Some(24) => {
            return Some((Vec::new(), Vec::new()));
        }
        _ => return None,
    };
    Some((full(start), full(end)))
}

/// The dates that these words and numbers mean, whatever stood between them.
fn full(all: Vec<Token<'_>>) -> Vec<Candidate> {
    dated(&Tokens { all, gap: Some(' ') })
}
