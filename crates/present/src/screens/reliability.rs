//! What `reliability` says: how far coders agree.

use crate::screen::Screen;
use crate::tables::reliability as rows;
use counterpoise_study::Reliability;

/// The table, and how to read its numbers; `width` characters wide.
#[must_use]
pub fn reliability(found: &[Reliability], width: usize) -> Screen {
    let mut out = Screen::new(width);
    if found.is_empty() {
        out.line("no event has a second coding (`second: CODER: resist, weight 2, hard`)");
        return out;
    }
    out.table(&rows::reliability(found));
    out.hint(
        "Krippendorff's alpha: 1 agreement, 0 chance. He asks for 0.8, and for tentative \
         conclusions 0.667.",
    );
    out
}
