//! Small swatches of labels for a page's own text.

use crate::hatch;
use crate::mark;
use crate::palette::label_style;
use crate::svg::Tag;

/// A swatch of a label, 16 by 16, as an `<svg>` to stand in a line of text. It is decoration
/// (`aria-hidden`): the word must stand beside it.
#[must_use]
pub fn label_swatch(label: &str) -> String {
    let look = label_style(label);
    let mut tag =
        Tag::new("svg").at("xmlns", "http://www.w3.org/2000/svg").at("viewBox", "0 0 16 16");
    tag =
        tag.at("width", 16.0).at("height", 16.0).at("aria-hidden", "true").at("focusable", "false");
    tag = tag.with(hatch::cell((0.5, 0.5, 15.0, 15.0), &look));
    tag.with(mark::glyph(look.glyph, 8.0, 8.0, look.ink)).to_string()
}
