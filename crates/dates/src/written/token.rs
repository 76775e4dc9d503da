//! The words and numbers of a date.

use super::words::month;

/// A number with its value and its count of digits, a month, or another word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Number(i32, usize),
    Month(i32),
    Word(&'a str),
}

/// The words and numbers of a text, and what stands between them.
pub(super) struct Tokens<'a> {
    pub(super) all: Vec<Token<'a>>,
    /// The separator, if there is the same between all: ` ` for blanks, `\0` for none.
    pub(super) gap: Option<char>,
}

/// More words and numbers than a date has.
const MOST: usize = 6;

/// What may stand between two of them, blanks apart.
const GAPS: [&str; 11] = ["", ".", ",", "/", "-", "\u{2013}", "'", "_", ".,", ".-", "./"];

/// Digits and letters in runs; ordinal endings and particles are left out. `None` if anything but
/// ordinary separators stands between, or there are more runs than a date has.
pub(super) fn tokens(text: &str) -> Option<Tokens<'_>> {
    let mut all: Vec<Token<'_>> = Vec::new();
    let mut gaps: Vec<char> = Vec::new();
    let mut rest = text.trim();
    let mut is_first = true;
    while !rest.is_empty() {
        let start = rest.find(char::is_alphanumeric).unwrap_or(rest.len());
        let (gap, from) = rest.split_at(start);
        let bare = gap.trim();
        if is_first && !gap.is_empty() || !GAPS.contains(&bare) {
            return None;
        }
        if from.is_empty() {
            // A full stop may end a date, as in `18. März 2014 г.`; a hyphen may not.
            rest = if bare.is_empty() || bare == "." { "" } else { return None };
            continue;
        }
        let digits = from.starts_with(|c: char| c.is_ascii_digit());
        let same = |c: char| c.is_alphanumeric() && c.is_ascii_digit() == digits;
        let (run, after) = from.split_at(from.find(|c| !same(c)).unwrap_or(from.len()));
        (rest, is_first) = (after, false);
        let token = match (digits, month(run)) {
            (true, _) if run.len() > 8 => return None,
            (true, _) => Token::Number(run.parse().ok()?, run.len()),
            (false, Some(month)) => Token::Month(month),
            (false, None) => Token::Word(run),
        };
        if let Token::Word(word) = token {
            match all.last_mut() {
                Some(Token::Number(_, digits @ 1..=2)) if ORDINALS.contains(&word) => {
                    // `18th` is no year: as short as a number that can be none.
                    *digits = 1;
                    continue;
                }
                _ if PARTICLES.contains(&word) => continue,
                _ => {}
            }
        }
        if !all.is_empty() {
            let blank = if gap.is_empty() { '\0' } else { ' ' };
            gaps.push(bare.chars().next().unwrap_or(blank));
        }
        all.push(token);
        if all.len() > MOST {
            return None;
        }
    }
    let gap = gaps.first().copied().filter(|first| gaps.iter().all(|gap| gap == first));
    (!all.is_empty()).then_some(Tokens { all, gap })
}

/// Endings of a number in one or two digits.
const ORDINALS: [&str; 15] =
    ["st", "nd", "rd", "th", "er", "ere", "ère", "e", "ème", "eme", "го", "е", "й", "ый", "ого"];

/// Words that say nothing about which date it is.
const PARTICLES: [&str; 24] = [
    "of", "the", "in", "on", "de", "del", "el", "en", "der", "dem", "den", "am", "im", "le", "la",
    "l", "du", "в", "г", "год", "года", "году", "гг", "d",
];
