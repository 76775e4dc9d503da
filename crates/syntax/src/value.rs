//! Values of fields: joined prose, lists, citations.

use crate::{Field, Range, slice};

/// A part of a value, with where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The text, trimmed.
    pub text: &'a str,
    /// Where.
    pub range: Range,
}

/// The value as one line of prose.
#[must_use]
pub fn join(text: &str, field: &Field) -> String {
    let mut joined = String::new();
    for range in field.value.written() {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(slice(text, range.clone()));
    }
    joined
}

/// The parts of a value between separators (an ASCII character), over all its lines. Empty parts
/// are left out; brackets protect.
#[must_use]
pub fn split<'a>(text: &'a str, field: &Field, separator: char) -> Vec<Piece<'a>> {
    pieces(text, field, separator).collect()
}

/// As [`split`], one after the other.
pub fn pieces<'a>(
    text: &'a str,
    field: &Field,
    separator: char,
) -> impl Iterator<Item = Piece<'a>> {
    field.value.iter().flat_map(move |range| Pieces {
        line: slice(text, range.clone()),
        at: range.start,
        separator,
    })
}

/// What is left of a line.
struct Pieces<'a> {
    line: &'a str,
    at: u32,
    separator: char,
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        while !self.line.is_empty() {
            let (end, next) = first_end(self.line, self.separator);
            let found = piece(&self.line[..end], self.at);
            self.line = &self.line[next..];
            self.at += next as u32;
            if found.is_some() {
                return found;
            }
        }
        None
    }
}

/// Where the first part of a line ends, and where the next one begins.
fn first_end(line: &str, separator: char) -> (usize, usize) {
    let mut depth = 0usize;
    for (i, byte) in line.bytes().enumerate() {
        depth = match byte {
            b'[' => depth + 1,
            b']' => depth.saturating_sub(1),
            _ => depth,
        };
        if char::from(byte) == separator && depth == 0 {
            return (i, i + 1);
        }
    }
    (line.len(), line.len())
}

fn piece(part: &str, at: u32) -> Option<Piece<'_>> {
    let trimmed = part.trim();
    let lead = (part.len() - part.trim_start().len()) as u32;
    (!trimmed.is_empty())
        .then(|| Piece { text: trimmed, range: at + lead..at + lead + trimmed.len() as u32 })
}

/// A part that cites, and its key (without `@`) and place; `None` for a part without `@`.
pub type Citation<'a> = (Piece<'a>, Option<(&'a str, &'a str)>);

/// `@key place; @key place`, one after the other.
pub fn citations<'a>(text: &'a str, field: &Field) -> impl Iterator<Item = Citation<'a>> {
    pieces(text, field, ';').map(|piece| {
        let read = citation(piece.text);
        (piece, read)
    })
}

/// The key (without `@`) and the place of one citation, `@key place`; `None` for a text without `@`
/// or key.
#[must_use]
pub fn citation(part: &str) -> Option<(&str, &str)> {
    let rest = part.strip_prefix('@')?;
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let key = rest[..end].trim_end_matches(',');
    (!key.is_empty()).then(|| (key, rest[end..].trim()))
}
