//! The first line of a directive: words, commas, a title.

use crate::{Range, slice};

/// A word of a header, with where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word<'a> {
    /// The word; a comma is a word of its own.
    pub text: &'a str,
    /// Where.
    pub range: Range,
}

/// Words before the title, the title, and whatever stands behind it.
#[derive(Clone, Debug, Default)]
pub struct Header<'a> {
    /// Words before the title.
    pub words: Vec<Word<'a>>,
    /// The title, without its quotation marks.
    pub title: Option<Word<'a>>,
    /// Whether the title's closing mark is there.
    pub closed: bool,
    /// Words behind the title.
    pub after: Vec<Word<'a>>,
}

impl<'a> Header<'a> {
    /// Reads the rest of a first line. A title reaches from the first quotation mark to the last
    /// one on the line.
    #[must_use]
    pub fn read(text: &'a str, rest: Range) -> Header<'a> {
        let line = slice(text, rest.clone());
        let Some(open) = line.find('"') else {
            return Header { words: words(line, rest.start), closed: true, ..Header::default() };
        };
        let close = line.rfind('"').filter(|c| *c > open);
        let end = close.unwrap_or(line.len());
        let start = rest.start + open as u32 + 1;
        let title = &line[open + 1..end];
        let behind = close.map_or("", |c| &line[c + 1..]);
        Header {
            words: words(&line[..open], rest.start),
            title: Some(Word { text: title, range: start..start + title.len() as u32 }),
            closed: close.is_some(),
            after: words(behind, rest.end - behind.len() as u32),
        }
    }
}

/// Words parted by blanks. A comma at the end of a word is a word of its own; a date in brackets is
/// one word.
fn words(line: &str, at: u32) -> Vec<Word<'_>> {
    let mut found = Vec::new();
    let mut depth = 0usize;
    let mut start = None;
    for (i, c) in line.char_indices() {
        depth = match c {
            '[' | '{' => depth + 1,
            ']' | '}' => depth.saturating_sub(1),
            _ => depth,
        };
        let ends = c.is_whitespace() || c == ',';
        if ends && (depth == 0 || c.is_whitespace() && start.is_none()) {
            push(&mut found, line, at, start.take(), i);
            if c == ',' {
                found.push(Word { text: ",", range: at + i as u32..at + i as u32 + 1 });
            }
        } else if start.is_none() {
            start = Some(i);
        }
    }
    push(&mut found, line, at, start, line.len());
    found
}

fn push<'a>(found: &mut Vec<Word<'a>>, line: &'a str, at: u32, start: Option<usize>, end: usize) {
    if let Some(start) = start {
        let text = line[start..end].trim_end();
        let from = at + start as u32;
        found.push(Word { text, range: from..from + text.len() as u32 });
    }
}
