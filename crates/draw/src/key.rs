//! What stands under a picture: what colours, lines and marks mean; of a map also routes by their
//! letters and places by their numbers.

use crate::frame::Page;
use crate::hatch;
use crate::mark::{self, Anchor, HEADING, LABEL};
use crate::palette::{LabelStyle, Pattern, label_style};
use crate::svg::{self, Tag};
use crate::text;

/// A sign and what it means.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    /// Drawn about the middle of its left edge.
    pub(crate) sign: Tag,
    /// How wide it is.
    pub(crate) wide: f64,
    pub(crate) text: String,
    /// Where a click leads.
    pub(crate) href: Option<String>,
}

const LEADING: f64 = 15.0;
const ROW: f64 = 19.0;

/// A heading over a part of the legend.
pub(crate) fn heading(page: &mut Page<'_>, text: &str) {
    page.y += 4.0;
    // Bold letters are a little wider than the wrapping of a paragraph reckons with.
    for line in text::wrap(text, HEADING.size * text::BOLD, page.width - 8.0) {
        page.y += 16.0;
        page.push(&mark::text(4.0, page.y - 4.0, HEADING, Anchor::Start, &line));
    }
}

/// Items one after the other, in as many rows as they need.
pub(crate) fn flow(page: &mut Page<'_>, items: &[Item]) {
    if items.is_empty() {
        return;
    }
    let room = page.width - 8.0;
    let (mut x, mut y, mut drawn) = (4.0, page.y + ROW / 2.0, styled());
    for item in items {
        let text_room = room - item.wide - 6.0;
        let wide = item.wide + 6.0 + LABEL.width(&item.text).min(text_room);
        if x > 4.0 && x + wide > page.width - 4.0 {
            (x, y) = (4.0, y + ROW);
        }
        let (text, cut) = text::fit(&item.text, LABEL.size, text_room);
        let label = plain(x + item.wide + 6.0, y + 4.0, &text);
        let label = if cut { label.tip(&item.text) } else { label };
        drawn.push(moved(item.sign.clone(), x, y));
        drawn.push(svg::linked(label, item.href.as_deref(), ""));
        x += wide + 16.0;
    }
    page.push(&drawn);
    page.y = y + ROW / 2.0;
}

/// Items one below the other, in columns where there is room for two.
pub(crate) fn list(page: &mut Page<'_>, items: &[Item]) {
    if items.is_empty() {
        return;
    }
    let columns = if page.width >= 640.0 && items.len() > 1 { 2 } else { 1 };
    let room = (page.width - 8.0) / columns as f64;
    let wrapped: Vec<Vec<String>> =
        items.iter().map(|it| text::wrap(&it.text, LABEL.size, room - it.wide - 14.0)).collect();
    let high = |lines: &Vec<String>| lines.len().max(1) as f64 * LEADING + 4.0;
    let half = wrapped.iter().map(high).sum::<f64>() / columns as f64;
    let (top, mut column, mut y, mut lowest) = (page.y, 0, page.y, page.y);
    let mut drawn = styled();
    for (item, lines) in items.iter().zip(&wrapped) {
        if column + 1 < columns && y - top >= half - 1.0 {
            (column, y) = (column + 1, top);
        }
        let x = 4.0 + column as f64 * room;
        drawn.push(moved(item.sign.clone(), x, y + 10.0));
        for (at, line) in lines.iter().enumerate() {
            let label = plain(x + item.wide + 6.0, y + 14.0 + LEADING * at as f64, line);
            drawn.push(svg::linked(label, item.href.as_deref(), ""));
        }
        y += high(lines);
        lowest = y.max(lowest);
    }
    page.push(&drawn);
    page.y = lowest;
}

/// The ways of having no name that a picture shows, each with what it means; nothing where it shows
/// none.
pub(crate) fn nameless<'a>(page: &mut Page<'_>, labels: impl Iterator<Item = &'a str>) {
    let looks: Vec<LabelStyle> = labels.map(label_style).collect();
    let told = [
        (Pattern::Open, "no name is settled"),
        (Pattern::Framed, "no name of the school fits"),
        (Pattern::Falling, "out of scope"),
        (Pattern::Empty, "no evidence"),
    ];
    let item = |(pattern, text): (Pattern, &str)| {
        let look = looks.iter().find(|it| it.pattern == pattern)?;
        let sign = match pattern {
            Pattern::Empty => mark::glyph(look.glyph, 8.0, 0.0, look.ink),
            _ => hatch::cell((0.5, -6.0, 20.0, 12.0), look),
        };
        let wide = if pattern == Pattern::Empty { 15.0 } else { 21.0 };
        Some(Item { sign, wide, text: text.to_owned(), href: None })
    };
    let items: Vec<Item> = told.into_iter().filter_map(item).collect();
    if !items.is_empty() {
        page.y += 5.0;
        flow(page, &items);
        page.y += 2.0;
    }
}

/// A group with the style that all its texts share.
fn styled() -> Tag {
    Tag::new("g").at("font-size", LABEL.size).at("fill", LABEL.fill)
}

/// Text in the style of its group.
fn plain(x: f64, y: f64, text: &str) -> Tag {
    Tag::new("text").at("x", x).at("y", y).text(text)
}

/// A mark moved to a point.
fn moved(tag: Tag, x: f64, y: f64) -> Tag {
    let to = format!("translate({} {})", svg::number(x), svg::number(y));
    Tag::new("g").at("transform", to).with(tag)
}
