//! What to propose for text that is not EDTF.

use super::grammar::grammar;
use super::human;
use super::piece::Piece;
use crate::DateError;

/// Longer input is a sentence rather than a date written in another way.
const LONGEST: usize = 40;

/// The error for text that is no date, with a proposal where its meaning can be told.
pub(super) fn error(whole: &str, piece: Piece<'_>) -> DateError {
    if whole.trim().is_empty() {
        return DateError::new(
            0..whole.len(),
            "there is no date here",
            "write at least a year, such as 2013",
        );
    }
    let whole = Piece { text: whole, at: 0 };
    let trimmed = whole.text.trim();
    if trimmed != whole.text && grammar(trimmed).is_ok() {
        return DateError::new(
            whole.span(),
            "there are blanks around the date",
            format!("write {trimmed}"),
        );
    }
    if UNDATED.contains(&trimmed.to_lowercase().as_str()) {
        return DateError::new(whole.span(), "a date is needed, however wide", BOUND);
    }
    for part in [whole, piece] {
        if let Some(help) = help(part.text) {
            return DateError::new(part.span(), "this is not how a date is written here", help);
        }
    }
    DateError::new(piece.span(), format!("`{}` is not a date", shortened(piece.text)), FORMS)
}

const BOUND: &str = "write [2013..2019] for some day between";

const FORMS: &str = "write 2013, 2013-09 or 2013-09-07; 2010/2015 for what lasted; [2014-03..2016] \
                     for what happened once, some day between";

fn help(text: &str) -> Option<String> {
    if text.len() > LONGEST {
        return None;
    }
    let mut better = proposals(text);
    better.retain(|new| new != text && grammar(new).is_ok());
    better.dedup();
    let old = text.trim();
    let note = if is_serial(old) { " (a spreadsheet's day number)" } else { "" };
    (!better.is_empty()).then(|| format!("write {}, not {old}{note}", better.join(" or ")))
}

fn is_serial(text: &str) -> bool {
    text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit())
}

const UNDATED: [&str; 7] = ["?", "n.d.", "nd", "undated", "unknown", "n/a", "date unknown"];

/// What the text may have been meant to say; not all of it need be a date.
fn proposals(text: &str) -> Vec<String> {
    let plain: String = text
        .trim()
        .to_lowercase()
        .replace(['\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}'], "-");
    let unspecified = plain.replace(char::is_whitespace, "").replace(['x', 'u'], "X");
    if grammar(&unspecified).is_ok() {
        return vec![unspecified];
    }
    pair(&plain).unwrap_or_else(|| one(&plain))
}

/// Two dates, or one and an open end: `from 2010 to 2015`, `between 2014 and 2016`, `2014/present`.
fn pair(text: &str) -> Option<Vec<String>> {
    let (start, end, once) = if let Some(rest) = text.strip_prefix("between ") {
        let (start, end) = rest.split_once(" and ")?;
        (start, end, true)
    } else {
        let rest = text.strip_prefix("from ").unwrap_or(text);
        let marks = [" to ", " until ", " till ", "/", " - ", "-"];
        let ends = marks.iter().find_map(|mark| split_ends(rest, mark))?;
        (ends.0, ends.1, false)
    };
    let (start, end) =
        (single(start)?, if NOW.contains(&end.trim()) { "..".to_owned() } else { single(end)? });
    Some(vec![if once { format!("[{start}..{end}]") } else { format!("{start}/{end}") }])
}

const NOW: [&str; 7] = ["present", "now", "today", "open", "ongoing", "date", "current"];

/// Splits at a mark if both sides are dates by themselves.
fn split_ends<'a>(text: &'a str, mark: &str) -> Option<(&'a str, &'a str)> {
    let (start, end) = text.split_once(mark)?;
    let proper = single(start).is_some() && (NOW.contains(&end.trim()) || single(end).is_some());
    proper.then_some((start, end))
}

/// The one date that the text says, if it says just one.
fn single(text: &str) -> Option<String> {
    let text = text.trim();
    let mut all = if grammar(text).is_ok() { vec![text.to_owned()] } else { human::read(text) };
    all.retain(|new| grammar(new).is_ok());
    if all.len() == 1 { all.pop() } else { None }
}

/// One date with a word before it: `circa 2014`, `before 2014`, `since March 2014`.
fn one(text: &str) -> Vec<String> {
    let rest_of =
        |words: &[&str]| words.iter().find_map(|word| text.strip_prefix(word)).and_then(single);
    let year_of = |words: &[&str]| rest_of(words).and_then(|year| year.parse::<i32>().ok());
    if let Some(about) =
        rest_of(&["circa ", "ca. ", "ca ", "c. ", "c.", "about ", "around ", "approx. "])
    {
        vec![format!("{about}~")]
    } else if let Some(year) = year_of(&["before "]) {
        vec![format!("[..{:04}]", year - 1)]
    } else if let Some(year) = year_of(&["after "]) {
        vec![format!("[{:04}..]", year + 1)]
    } else if let Some(start) = rest_of(&["since ", "from "]) {
        vec![format!("{start}/..")]
    } else if let Some(end) = rest_of(&["until ", "till ", "by "]) {
        vec![format!("../{end}"), format!("[..{end}]")]
    } else {
        human::read(text)
    }
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}...", &text[..end]),
        None => text.to_owned(),
    }
}
