//! Patterns as definitions, and small swatches of labels for a page's own text.

use crate::mark;
use crate::palette::{AXIS, Pattern, label_style};
use crate::svg::{self, Tag};

/// A `<pattern>` with a ground of one colour and lines or dots of another.
#[must_use]
pub fn pattern(kind: Pattern, id: &str, ground: &str, line: &str) -> Tag {
    let side = if kind == Pattern::AcrossClose { 4.0 } else { 7.0 };
    let tag = Tag::new("pattern")
        .at("id", id)
        .at("width", side)
        .at("height", side)
        .at("patternUnits", "userSpaceOnUse");
    let tag = tag.with(mark::area(0.0, 0.0, side, side, ground));
    let stroke = |from, to| mark::line(from, to, line, 1.4);
    match kind {
        Pattern::Across | Pattern::AcrossClose => tag.with(stroke((0.0, 1.0), (side, 1.0))),
        Pattern::Upright => tag.with(stroke((1.0, 0.0), (1.0, side))),
        Pattern::Dots => tag.with(mark::disc(2.0, 2.0, 1.2, line)),
        Pattern::Diagonal => [-side, 0.0, side].iter().fold(tag, |tag, shift| {
            tag.with(stroke((shift - 1.0, side + 1.0), (shift + side + 1.0, -1.0)))
        }),
        Pattern::Solid | Pattern::Open => tag,
    }
}

/// A swatch of a label, 16 by 16, as an `<svg>` to stand in a line of text. It is decoration
/// (`aria-hidden`): the word must stand beside it. `id` must be unique in the page.
#[must_use]
pub fn label_swatch(id: &str, label: &str) -> String {
    let (look, key) = (label_style(label), svg::identifier(&format!("{id}-pattern")));
    let fill =
        if look.pattern == Pattern::Open { look.fill.to_owned() } else { format!("url(#{key})") };
    let mut tag =
        Tag::new("svg").at("xmlns", "http://www.w3.org/2000/svg").at("viewBox", "0 0 16 16");
    tag =
        tag.at("width", 16.0).at("height", 16.0).at("aria-hidden", "true").at("focusable", "false");
    tag = tag.with(Tag::new("defs").with(pattern(look.pattern, &key, look.fill, look.line)));
    tag = tag.with(mark::area(0.5, 0.5, 15.0, 15.0, &fill));
    if look.pattern == Pattern::Open {
        tag = tag.with(mark::dashed(
            mark::area(0.5, 0.5, 15.0, 15.0, "none").at("stroke", AXIS),
            "1.5 2.5",
        ));
    }
    tag.with(mark::glyph(look.glyph, 8.0, 8.0, look.ink)).to_string()
}
