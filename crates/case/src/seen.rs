//! Characters that no reader sees: control characters, and those that turn the direction of text.

use counterpoise_diagnostic::{Code, Diagnostic, FileId, Span};
use std::borrow::Cow;

/// Lines of a file in which they are named; the others are counted.
const NAMED: usize = 20;

/// The text with question marks in their place, as many as they have bytes so that every place
/// stays where it is. In each line the first is named.
pub(crate) fn only<'a>(
    text: &'a str,
    file: FileId,
    diagnostics: &mut Vec<Diagnostic>,
) -> Cow<'a, str> {
    // Nearly every text has none, and a quick look at its bytes tells.
    if !text.bytes().any(|byte| matches!(byte, 0..=8 | 11 | 12 | 14..=31 | 127 | 0xC2 | 0xE2)) {
        return Cow::Borrowed(text);
    }
    let mut lines = 0;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if let Some((at, c)) = line.char_indices().find(|(_, c)| is_unseen(*c)) {
            lines += 1;
            if lines <= NAMED {
                let (from, code) = (start + at, u32::from(c));
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
    let plain = |c: char| if is_unseen(c) { "?".repeat(c.len_utf8()) } else { c.to_string() };
    Cow::Owned(text.chars().map(plain).collect())
}

fn is_unseen(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
