//! What `calibrate` says: every textbook case under every school.

use crate::calibration::TriedLabel;
use crate::screen::{Screen, bold, wrapped};
use crate::tables::calibrate as rows;

/// The table, and how to take it; `width` characters wide.
#[must_use]
pub fn calibrate(tried: &[TriedLabel], width: usize) -> Screen {
    let mut out = Screen::new(width);
    out.table(&rows::calibrate(tried));
    out.gap();
    let text = "A label that does not come out is a finding: of the evidence, of the rule, or \
         of how the author is read. docs/calibration.md says which, case by case.";
    for line in wrapped(text, 100) {
        out.line(bold(&line));
    }
    out
}
