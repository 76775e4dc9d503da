//! What to propose for text that is not EDTF.

use super::grammar::grammar;
use super::piece::Piece;
use crate::DateError;
use crate::written::{help, unseen};

/// Longer input is quoted in part.
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
    if let Some(error) = unseen_character(whole.text) {
        return error;
    }
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

/// The error for text with a character that no reader sees, or a blank that looks like another.
fn unseen_character(text: &str) -> Option<DateError> {
    let (at, c) = unseen(text)?;
    let mend = help(text).and_then(|help| Some(help.split_once(", not ")?.0.to_owned()));
    let (message, better) = match (c.is_whitespace(), mend) {
        (true, None) => return None,
        (true, Some(mend)) => ("which is no common blank", mend),
        (false, Some(mend)) => ("which no reader sees", mend),
        (false, None) => ("which no reader sees", "delete it, or type the date anew".to_owned()),
    };
    let message = format!("here is the character U+{:04X}, {message}", u32::from(c));
    Some(DateError::new(at..at + c.len_utf8(), message, better))
}

const BOUND: &str = "write [2013..2019] for some day between";

const FORMS: &str = "write 2013, 2013-09 or 2013-09-07; 2010/2015 for what lasted; [2014-03..2016] \
                     for what happened once, some day between";

const UNDATED: [&str; 7] = ["?", "n.d.", "nd", "undated", "unknown", "n/a", "date unknown"];

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}...", &text[..end]),
        None => text.to_owned(),
    }
}
