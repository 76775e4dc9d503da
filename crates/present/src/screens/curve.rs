//! What `curve` says.

use crate::estimates::curve::{extent, sentences, title};
use crate::screen::{Screen, wrapped};
use crate::tables;
use counterpoise_estimates::curve::{Choices, Found};

/// The specification curve of a regression, `width` characters wide. `written` is a line on what
/// was written into a file.
#[must_use]
pub fn curve(found: &Found, choices: &Choices, written: Option<&str>, width: usize) -> Screen {
    let mut out = Screen::new(width);
    out.heading(title(choices));
    out.hint(extent(found));
    out.gap();
    for text in sentences(found, choices) {
        wrapped(&text, width.min(100)).iter().for_each(|line| out.line(line));
    }
    out.gap();
    out.table(&tables::curve::test(found, choices));
    if let Some(written) = written {
        out.gap();
        out.line(written);
    }
    out.gap();
    out.hint("Each specification: --format csv");
    out
}
