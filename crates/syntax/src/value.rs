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
    let lines: Vec<&str> = field.value.iter().map(|r| slice(text, r.clone())).filter(|l| !l.is_empty()).collect();
    lines.join(" ")
}

/// The parts of a value between separators, over all its lines. Empty parts are left out; brackets protect.
#[must_use]
pub fn split<'a>(text: &'a str, field: &Field, separator: char) -> Vec<Piece<'a>> {
    field.value.iter().flat_map(|range| split_line(slice(text, range.clone()), range.start, separator)).collect()
}

fn split_line(line: &str, at: u32, separator: char) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut depth = 0usize;
    let mut start = 0;
    for (i, c) in line.char_indices() {
        depth = match c {
            '[' => depth + 1,
            ']' => depth.saturating_sub(1),
            _ => depth,
        };
        if c == separator && depth == 0 {
            pieces.extend(piece(&line[start..i], at + start as u32));
            start = i + c.len_utf8();
        }
    }
    pieces.extend(piece(&line[start..], at + start as u32));
    pieces
}

fn piece(part: &str, at: u32) -> Option<Piece<'_>> {
    let trimmed = part.trim();
    let lead = (part.len() - part.trim_start().len()) as u32;
    (!trimmed.is_empty()).then(|| Piece { text: trimmed, range: at + lead..at + lead + trimmed.len() as u32 })
}

/// `@key place; @key place`: each with its key (without `@`) and place; `None` for a part without `@`.
#[must_use]
pub fn citations<'a>(text: &'a str, field: &Field) -> Vec<(Piece<'a>, Option<(&'a str, &'a str)>)> {
    split(text, field, ';').into_iter().map(|p| (p.clone(), citation(p.text))).collect()
}

fn citation(part: &str) -> Option<(&str, &str)> {
    let rest = part.strip_prefix('@')?;
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let key = rest[..end].trim_end_matches(',');
    (!key.is_empty()).then(|| (key, rest[end..].trim()))
}
