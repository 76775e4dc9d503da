//! A whole split into parts: how much of a disagreement is about words, and how much about facts.
//!
//! # What it shows
//!
//! One bar of full width. Each part has its share of the width, its name and its percentage; parts differ by pattern as
//! well as by colour. Percentages are rounded one by one and may not add up to 100.
//!
//! # How to read it
//!
//! A large definitional part means that the schools would still differ if they agreed on every
//! event.
//!
//! # When not to use it
//!
//! For more than about four parts, or for parts that can be negative.

use crate::frame::{Head, Page};
use crate::mark::{self, Anchor, HEADING, TICK};
use crate::palette::{AXIS, BLUE, GREY, INK, ORANGE, Pattern, RULE};
use crate::svg::{self, Tag};
use crate::{hatch, text};

/// A whole to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct Spec {
    /// Identity, heading, width.
    pub head: Head,
    /// The parts, from the left.
    pub parts: Vec<Part>,
}

/// A part.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Its name.
    pub label: String,
    /// Its amount, in any unit, zero or more.
    pub amount: f64,
    /// A remark under its name; may be empty.
    pub note: String,
    /// Where a click leads.
    pub href: Option<String>,
}

impl Part {
    /// A part without remark or link.
    #[must_use]
    pub fn new(label: &str, amount: f64) -> Self {
        Part { label: label.to_owned(), amount, note: String::new(), href: None }
    }
}

/// Fill, pattern, pattern colour.
const LOOKS: [(&str, Pattern, &str); 4] = [
    (BLUE, Pattern::Solid, BLUE),
    (ORANGE, Pattern::Diagonal, "#F6DCA0"),
    ("#BDBDBD", Pattern::Dots, "#F0F0F0"),
    ("#FFFFFF", Pattern::Solid, AXIS),
];
const TALL: f64 = 26.0;

impl Spec {
    /// The chart as one `<svg>` element.
    #[must_use]
    pub fn svg(&self) -> String {
        let mut page = Page::open(&self.head);
        let amount = |it: &Part| {
            if it.amount.is_finite() { it.amount.max(0.0) } else { 0.0 }
        };
        let total: f64 = self.parts.iter().map(amount).sum();
        if !(total.is_finite() && total > 0.0) {
            return page.nothing("There is no disagreement to split.");
        }
        let (width, top) = (page.width - 8.0, page.y + 2.0);
        let mut x = 4.0;
        for (idx, part) in self.parts.iter().enumerate() {
            let wide = width * amount(part) / total;
            draw_part(&mut page, part, idx, (x, top, wide));
            x += wide;
        }
        page.y = top + TALL + 6.0;
        self.key(&mut page, |it| amount(it) / total);
        page.close()
    }

    /// Under the bar, one entry for each part: a sample of its fill, share, name and remark, in
    /// columns or in lines.
    fn key(&self, page: &mut Page<'_>, share: impl Fn(&Part) -> f64) {
        let columns = if page.narrow() { 1 } else { self.parts.len().clamp(1, 3) };
        let wide = (page.width - 8.0) / columns as f64;
        for row in self.parts.chunks(columns).enumerate() {
            let top = page.y;
            let heights = row.1.iter().enumerate().map(|(col, part)| {
                let idx = row.0 * columns + col;
                entry(page, part, idx, share(part), (4.0 + col as f64 * wide, top, wide - 16.0))
            });
            let tallest = heights.fold(0.0, f64::max);
            page.y = top + tallest;
        }
    }
}

fn filled(place: (f64, f64, f64, f64), idx: usize) -> Tag {
    let (fill, pattern, line) = LOOKS[idx % LOOKS.len()];
    let rim = if idx % LOOKS.len() == 3 { AXIS } else { RULE };
    hatch::filled(place, pattern, fill, line).at("stroke", rim)
}

fn draw_part(page: &mut Page<'_>, part: &Part, idx: usize, (x, y, wide): (f64, f64, f64)) {
    let bar = filled((x, y, (wide - 1.5).max(0.0), TALL), idx);
    page.push(&svg::linked(Tag::new("g").with(bar), part.href.as_deref(), &part.label));
}

/// Draws an entry of the key and returns its height.
fn entry(
    page: &mut Page<'_>,
    part: &Part,
    idx: usize,
    share: f64,
    (x, y, wide): (f64, f64, f64),
) -> f64 {
    page.push(&filled((x, y + 5.0, 14.0, 14.0), idx));
    let number = format!("{:.0}%", share * 100.0);
    page.push(&mark::text(x + 21.0, y + 17.0, HEADING, Anchor::Start, &number));
    let start = 21.0 + HEADING.width(&number) + 3.0;
    page.push(&mark::fitted(
        x + start,
        y + 17.0,
        HEADING.ink(INK),
        Anchor::Start,
        &part.label,
        wide - start,
    ));
    let lines = text::wrap(&part.note, TICK.size, wide - 21.0);
    for (row, line) in lines.iter().enumerate() {
        page.push(&mark::text(
            x + 21.0,
            y + 32.0 + row as f64 * 14.0,
            TICK.ink(GREY),
            Anchor::Start,
            line,
        ));
    }
    24.0 + lines.len() as f64 * 14.0 + 4.0
}
