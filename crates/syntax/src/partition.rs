//! A text in parts, so that a large one can be read by several hands at once.

use crate::Range;

/// Cuts a text into parts of about the length given (in bytes, at least one line each). Every part
/// but the first begins with the first line of a directive, so the parts, read one by one, give the
/// lines and directives of the whole.
#[must_use]
pub fn parts(text: &str, length: usize) -> Vec<Range> {
    let mut found = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let end = cut(text, start + length.max(1));
        found.push(start as u32..end as u32);
        start = end;
    }
    found
}

/// The first place at or behind a byte where a directive certainly begins; else the end.
fn cut(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(found) =
        bytes.get(at.saturating_sub(1)..).and_then(|rest| rest.iter().position(|b| *b == b'\n'))
    {
        at = at.saturating_sub(1) + found + 1;
        if bytes.get(at).is_some_and(u8::is_ascii_alphanumeric) {
            return at;
        }
        at += 1;
    }
    text.len()
}
