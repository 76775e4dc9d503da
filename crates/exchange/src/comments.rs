//! Comments of the import: cells kept as they were, and the names of the columns.
//!
//! `; sheet initiator: Russia (officials)` stands under an event whose own fields do not say the
//! same. Text that a comment line cannot hold as it is (line breaks, blanks at the ends) is written
//! as a JSON string.

use counterpoise_syntax::is_unseen;
use std::collections::BTreeSet;

/// What begins the comment of a cell.
const CELL: &str = "sheet ";
/// What begins the comment that names the columns.
const COLUMNS: &str = "columns of the sheet: ";
/// What begins the comment of a row that is set aside.
const ASIDE: &str = "row set aside: ";

/// A comment that the import wrote.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Kept {
    /// The columns of the sheet.
    Columns(Vec<String>),
    /// A row that is no event begins here.
    Aside,
    /// A cell, by the key of its column.
    Cell(String, String),
}

/// The comment of a cell, without its `;`.
pub(crate) fn cell(key: &str, text: &str) -> String {
    let key = if key.contains(':') || is_odd(key) { quoted(key) } else { key.to_owned() };
    format!("{CELL}{key}: {}", if is_odd(text) { quoted(text) } else { text.to_owned() })
}

/// The comment that names the columns, without its `;`.
pub(crate) fn columns(names: &[String]) -> String {
    format!("{COLUMNS}{}", shown(&serde_json::to_string(names).unwrap_or_default()))
}

/// The comment of a row that is set aside, without its `;`.
pub(crate) fn aside(row: usize, why: &str) -> String {
    let tame = |c: char| if c.is_control() || is_unseen(c) { ' ' } else { c };
    let why: String = why.chars().map(tame).collect();
    format!("{ASIDE}row {row}, {why}")
}

/// Reads a comment, given with its `;`; `None` if the import did not write it.
pub(crate) fn read(comment: &str) -> Option<Kept> {
    let comment = comment.strip_prefix("; ")?;
    if let Some(names) = comment.strip_prefix(COLUMNS) {
        return serde_json::from_str(names).ok().map(Kept::Columns);
    }
    if comment.starts_with(ASIDE) {
        return Some(Kept::Aside);
    }
    let (key, text) = key_and_text(comment.strip_prefix(CELL)?)?;
    Some(Kept::Cell(key, unquoted(text)))
}

fn key_and_text(cell: &str) -> Option<(String, &str)> {
    if !cell.starts_with('"') {
        let (key, text) = cell.split_once(": ")?;
        return Some((key.to_owned(), text));
    }
    let mut values = serde_json::Deserializer::from_str(cell).into_iter::<String>();
    let key = values.next()?.ok()?;
    Some((key, cell.get(values.byte_offset()..)?.strip_prefix(": ")?))
}

/// Whether a comment line cannot hold the text as it is.
fn is_odd(text: &str) -> bool {
    text.is_empty()
        || text.starts_with('"')
        || text.trim() != text
        || text.chars().any(|c| c.is_control() || is_unseen(c))
}

fn quoted(text: &str) -> String {
    shown(&serde_json::to_string(text).unwrap_or_default())
}

/// JSON in which every character can be seen.
fn shown(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for c in json.chars() {
        if is_unseen(c) {
            let mut room = [0; 2];
            for unit in c.encode_utf16(&mut room) {
                text.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            text.push(c);
        }
    }
    text
}

fn unquoted(text: &str) -> String {
    if text.starts_with('"') {
        serde_json::from_str(text).unwrap_or_else(|_| text.to_owned())
    } else {
        text.to_owned()
    }
}

/// Keys of columns, by which their cells are kept: the name, or `#3` where the name is missing or
/// stands twice.
pub(crate) fn keys(names: &[String]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut usable =
        |name: &str| seen.insert(name.to_owned()) && !name.is_empty() && !name.starts_with('#');
    let key = |(at, name): (usize, &String)| {
        if usable(name) { name.clone() } else { format!("#{}", at + 1) }
    };
    names.iter().enumerate().map(key).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn keys_are_unique() {
        let names = ["id", "", "id", "#2", "note"].map(str::to_owned);
        assert_eq!(keys(&names), ["id", "#2", "#3", "#4", "note"]);
    }

    #[test]
    fn prose_comments_are_not_ours() {
        assert_eq!(read("; sheets are read"), None);
        assert_eq!(read("; note: mine"), None);
    }

    #[test]
    fn what_no_reader_sees_is_written_so_that_it_is_seen() {
        let (key, text) = ("a\u{2028}b", "co\u{ad}operation \u{e0041}\u{200b}");
        let line = format!("; {}", cell(key, text));
        assert!(!line.contains(is_unseen), "{line}");
        assert_eq!(read(&line), Some(Kept::Cell(key.to_owned(), text.to_owned())));
        let names = [key, text].map(str::to_owned);
        let line = format!("; {}", columns(&names));
        assert!(!line.contains(is_unseen), "{line}");
        assert_eq!(read(&line), Some(Kept::Columns(names.to_vec())));
    }

    proptest! {
        #[test]
        fn any_cell_survives(key in any::<String>(), text in any::<String>()) {
            let line = format!("; {}", cell(&key, &text));
            prop_assert!(!line.contains('\n') && line.trim() == line);
            prop_assert_eq!(read(&line), Some(Kept::Cell(key, text)));
        }

        #[test]
        fn any_columns_survive(names in prop::collection::vec(any::<String>(), 0..5)) {
            prop_assert_eq!(read(&format!("; {}", columns(&names))), Some(Kept::Columns(names)));
        }
    }
}
