//! What `verify` says: whether the same inputs gave the same bytes.

use crate::screen::{Screen, bad, good};
use crate::tables::verify::Difference;

/// What differs, one line each; `width` characters wide.
#[must_use]
pub fn differences(all: &[Difference], width: usize) -> Screen {
    let mut out = Screen::new(width);
    for of in all {
        let sections = if of.sections.is_empty() {
            String::new()
        } else {
            format!("; sections that differ: {}", of.sections.join(", "))
        };
        let (what, name, state, detail) = (of.what, &of.name, of.state, &of.detail);
        out.line(format!("{} {what} {name}: {state}{detail}{sections}", bad("differs")));
    }
    out
}

/// That so many inputs gave so many outputs again, and what was compared `on_disk`, a sentence
/// each; `width` characters wide.
#[must_use]
pub fn verified(inputs: usize, outputs: usize, on_disk: &[String], width: usize) -> Screen {
    let mut out = Screen::new(width);
    out.line(format!(
        "{}: {inputs} inputs unchanged, {outputs} outputs the same, byte for byte",
        good("verified")
    ));
    if on_disk.is_empty() {
        out.hint("compared with the lock file alone");
    }
    for text in on_disk {
        out.line(text);
    }
    out
}
