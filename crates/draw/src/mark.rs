//! Marks: lines, boxes, discs, diamonds, triangles, text.

use crate::palette::{self, GREY, Glyph, INK, PAPER};
use crate::svg::{Tag, path_data};
use crate::text;

/// A style of text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Type {
    /// Size in units.
    pub size: f64,
    /// Colour.
    pub fill: &'static str,
    /// Weight, as CSS has it.
    pub weight: &'static str,
    /// Whether it slants.
    pub italic: bool,
}

/// Titles of charts.
pub const TITLE: Type = Type { size: 16.0, fill: INK, weight: "600", italic: false };
/// Lines under titles.
pub const SUBTITLE: Type = Type { size: 12.5, fill: GREY, weight: "400", italic: false };
/// Titles of panels and rows.
pub const HEADING: Type = Type { size: 12.5, fill: INK, weight: "600", italic: false };
/// Ordinary text in a chart.
pub const LABEL: Type = Type { size: 12.0, fill: INK, weight: "400", italic: false };
/// Numbers on axes, small secondary text.
pub const TICK: Type = Type { size: 11.0, fill: GREY, weight: "400", italic: false };
/// Remarks.
pub const NOTE: Type = Type { size: 11.0, fill: GREY, weight: "400", italic: true };

impl Type {
    /// The same style in another colour.
    #[must_use]
    pub const fn ink(self, fill: &'static str) -> Self {
        Type { fill, ..self }
    }

    /// The same style in bold.
    #[must_use]
    pub const fn bold(self) -> Self {
        Type { weight: "600", ..self }
    }

    /// Estimated width of a text in this style; bold is a little wider.
    #[must_use]
    pub fn width(&self, content: &str) -> f64 {
        text::width(content, self.size) * if self.weight == "600" { text::BOLD } else { 1.0 }
    }
}

/// Which end of a text stands at its position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The text begins there.
    Start,
    /// The text is centred there.
    Middle,
    /// The text ends there.
    End,
}

/// Text at a baseline.
#[must_use]
pub fn text(x: f64, y: f64, style: Type, anchor: Anchor, content: &str) -> Tag {
    let mut tag =
        Tag::new("text").at("x", x).at("y", y).at("font-size", style.size).at("fill", style.fill);
    match anchor {
        Anchor::Start => {}
        Anchor::Middle => tag = tag.at("text-anchor", "middle"),
        Anchor::End => tag = tag.at("text-anchor", "end"),
    }
    if style.weight != "400" {
        tag = tag.at("font-weight", style.weight);
    }
    if style.italic {
        tag = tag.at("font-style", "italic");
    }
    tag.text(content)
}

/// A title at the left of a panel, on a plate of paper that lines down the panels do not cross.
#[must_use]
pub fn panel_title(y: f64, content: &str, max: f64) -> Tag {
    let plate = area(0.0, y - 13.0, (HEADING.width(content) + 8.0).min(max), 18.0, PAPER);
    Tag::new("g").with(plate).with(fitted(4.0, y, HEADING, Anchor::Start, content, max - 4.0))
}

/// Text cut to a width, with the whole of it as a tooltip where it was cut.
#[must_use]
pub fn fitted(x: f64, y: f64, style: Type, anchor: Anchor, content: &str, max: f64) -> Tag {
    let bold = if style.weight == "600" { text::BOLD } else { 1.0 };
    let (kept, cut) = text::fit(content, style.size, max / bold);
    let tag = text(x, y, style, anchor, &kept);
    if cut { tag.tip(content) } else { tag }
}

/// Text on a plate of paper, so that lines do not run through it. A stroke around the letters would
/// do the same, but a browser that prints draws every stroked letter as an outline of its own, which
/// made most of the bytes of a printed page.
#[must_use]
pub fn plated(x: f64, y: f64, style: Type, anchor: Anchor, content: &str) -> Tag {
    let plate = plate((x, y), style, anchor, style.width(content), PAPER);
    Tag::new("g").with(plate).with(text(x, y, style, anchor, content))
}

/// The same of text cut to a width.
#[must_use]
pub fn plated_to(x: f64, y: f64, style: Type, anchor: Anchor, content: &str, max: f64) -> Tag {
    let plate = plate((x, y), style, anchor, style.width(content).min(max), PAPER);
    Tag::new("g").with(plate).with(fitted(x, y, style, anchor, content, max))
}

/// The plate under a line of text of a width, in the colour of the ground it stands on.
#[must_use]
pub fn plate((x, y): (f64, f64), style: Type, anchor: Anchor, wide: f64, ground: &str) -> Tag {
    let left = match anchor {
        Anchor::Start => x,
        Anchor::Middle => x - wide / 2.0,
        Anchor::End => x - wide,
    };
    let wide = if wide > 0.0 { wide + 3.0 } else { 0.0 };
    area(left - 1.5, y - 0.8 * style.size, wide, style.size, ground)
}

/// Gives the texts of a map a halo of paper: a plate would hide too much of it.
#[must_use]
pub fn halo(tag: Tag) -> Tag {
    tag.at("stroke", PAPER)
        .at("stroke-width", 3.0)
        .at("stroke-linejoin", "round")
        .at("paint-order", "stroke")
}

/// A straight line.
#[must_use]
pub fn line(from: (f64, f64), to: (f64, f64), colour: &str, thickness: f64) -> Tag {
    let tag = Tag::new("line").at("x1", from.0).at("y1", from.1).at("x2", to.0).at("y2", to.1);
    tag.at("stroke", colour).at("stroke-width", thickness)
}

/// A dash pattern for a stroke.
#[must_use]
pub fn dashed(tag: Tag, dashes: &str) -> Tag {
    if dashes.is_empty() { tag } else { tag.at("stroke-dasharray", dashes) }
}

/// A filled box; a negative extent is drawn as none.
#[must_use]
pub fn area(x: f64, y: f64, width: f64, height: f64, fill: &str) -> Tag {
    let tag = Tag::new("rect")
        .at("x", x)
        .at("y", y)
        .at("width", width.max(0.0))
        .at("height", height.max(0.0));
    tag.at("fill", fill)
}

/// An open line through points.
#[must_use]
pub fn polyline(points: &[(f64, f64)], colour: &str, thickness: f64) -> Tag {
    let tag =
        Tag::new("path").at("d", path_data(points, false)).at("fill", "none").at("stroke", colour);
    // Butt ends: the round ends of every dash would be drawn as curves in print.
    tag.at("stroke-width", thickness).at("stroke-linejoin", "round")
}

/// A filled outline through points.
#[must_use]
pub fn polygon(points: &[(f64, f64)], fill: &str) -> Tag {
    Tag::new("path").at("d", path_data(points, true)).at("fill", fill)
}

/// A disc.
#[must_use]
pub fn disc(x: f64, y: f64, radius: f64, fill: &str) -> Tag {
    Tag::new("circle").at("cx", x).at("cy", y).at("r", radius.max(0.0)).at("fill", fill)
}

/// A diamond.
#[must_use]
pub fn diamond(x: f64, y: f64, radius: f64, fill: &str) -> Tag {
    polygon(&[(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)], fill)
}

/// A triangle of a half-width, pointing up or down, centred.
#[must_use]
pub fn triangle(x: f64, y: f64, half: f64, up: bool, fill: &str) -> Tag {
    let tip = if up { -half } else { half };
    polygon(&[(x - half, y - tip * 0.75), (x + half, y - tip * 0.75), (x, y + tip * 0.85)], fill)
}

/// The sign of a label within a box of side about 10, centred.
#[must_use]
pub fn glyph(kind: Glyph, x: f64, y: f64, ink: &str) -> Tag {
    let group = Tag::new("g");
    match kind {
        Glyph::DownTwice => group.with(triangle(x, y - 2.6, 3.6, false, ink)).with(triangle(
            x,
            y + 2.8,
            3.6,
            false,
            ink,
        )),
        Glyph::UpTwice => group.with(triangle(x, y - 2.6, 3.6, true, ink)).with(triangle(
            x,
            y + 2.8,
            3.6,
            true,
            ink,
        )),
        Glyph::Down => group.with(triangle(x, y, 3.8, false, ink)),
        Glyph::Up => group.with(triangle(x, y, 3.8, true, ink)),
        Glyph::Diamond => group.with(diamond(x, y, 4.2, ink)),
        Glyph::Disc => group.with(disc(x, y, 3.2, ink)),
        Glyph::Ring => group.with(ring(x, y, 3.2, ink)),
        Glyph::Dash => group.with(line((x - 3.6, y), (x + 3.6, y), ink, 1.6)),
        Glyph::Cross => group
            .with(line((x - 3.0, y - 3.0), (x + 3.0, y + 3.0), ink, 1.4))
            .with(line((x - 3.0, y + 3.0), (x + 3.0, y - 3.0), ink, 1.4)),
        Glyph::EmptySet => group.with(ring(x, y, 3.4, ink)).with(line(
            (x - 3.6, y + 4.6),
            (x + 3.6, y - 4.6),
            ink,
            1.2,
        )),
    }
}

fn ring(x: f64, y: f64, radius: f64, ink: &str) -> Tag {
    disc(x, y, radius, "none").at("stroke", ink).at("stroke-width", 1.2)
}

/// A box with a dotted outline.
#[must_use]
pub fn dotted_box(x: f64, y: f64, width: f64, height: f64) -> Tag {
    let tag = area(x, y, width, height, "none").at("stroke", palette::AXIS).at("stroke-width", 1.0);
    dashed(tag, "1.5 2.5")
}
