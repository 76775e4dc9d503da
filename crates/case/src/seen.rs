//! Characters that no reader sees.

use counterpoise_diagnostic::{Code, Diagnostic, FileId, Gathered, Span};
use std::borrow::Cow;

/// Lines of a file in which they are named; the others are counted.
const NAMED: usize = 20;

/// The text with question marks in the place of refused characters, as many as they have bytes so
/// that every place stays where it is. In each line the first is named.
pub(crate) fn only<'a>(
    text: &'a str,
    file: FileId,
    refused: fn(char) -> bool,
    diagnostics: &mut Gathered,
) -> Cow<'a, str> {
    if !may_hold_unseen(text) {
        return Cow::Borrowed(text);
    }
    let mut lines = 0;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let marks = marks(line);
        let found = line[marks..].char_indices().find(|(_, c)| refused(*c));
        if let Some((at, c)) = found {
            lines += 1;
            if lines <= NAMED {
                let (from, code) = (start + marks + at, u32::from(c));
                let span = Span { file, start: from as u32, end: (from + c.len_utf8()) as u32 };
                let message = format!("here is the character U+{code:04X}, which no reader sees");
                diagnostics.push(
                    Diagnostic::new(Code::NOT_TEXT, span, message)
                        .help("delete it, or type the line anew"),
                );
            }
        }
        start += line.len();
    }
    if lines == 0 {
        return Cow::Borrowed(text);
    }
    if lines > NAMED {
        let message =
            format!("and {} further lines with characters that no reader sees", lines - NAMED);
        diagnostics.push(Diagnostic::new(Code::NOT_TEXT, Span { file, start: 0, end: 0 }, message));
    }
    Cow::Owned(text.split_inclusive('\n').map(|line| plain(line, refused)).collect())
}

/// Nearly every text has none, and a quick look at its bytes tells.
fn may_hold_unseen(text: &str) -> bool {
    const BEGIN: [u8; 5] = [127, 0xC2, 0xE2, 0xEF, 0xF3];
    text.bytes().any(|byte| matches!(byte, 0..=8 | 11 | 12 | 14..=31) || BEGIN.contains(&byte))
}

/// Length of the byte-order marks that a line begins with: files that were joined bring them along.
fn marks(line: &str) -> usize {
    line.len() - line.trim_start_matches('\u{feff}').len()
}

fn plain(line: &str, refused: fn(char) -> bool) -> String {
    let (marks, rest) = line.split_at(marks(line));
    let one = |c: char| if refused(c) { "?".repeat(c.len_utf8()) } else { c.to_string() };
    marks.to_owned() + &rest.chars().map(one).collect::<String>()
}
