//! What `history` says: what the versions of a case said.

use crate::screen::Screen;
use crate::tables::history::{Past, history as rows};

/// What changed, and how many of the versions were left out; `width` characters wide.
#[must_use]
pub fn history(all: &[Past], versions: usize, left_out: usize, width: usize) -> Screen {
    let mut out = Screen::new(width);
    // For a person what stays the same is said once.
    out.table(&rows(all, true));
    out.hint(format!(
        "{versions} versions, {left_out} left out; only what changed. All rows: --format csv."
    ));
    out
}
