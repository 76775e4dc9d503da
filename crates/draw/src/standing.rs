//! The standing of rival explanations: how probable each is before and after the clues.
//!
//! # What it shows
//!
//! A bar for each explanation, as long as its probability after the clues; a small upright stroke
//! where it stood before them; a thin line from the fifth to the ninety-fifth in a hundred draws.
//! The first is plain, the others are striped. The number at the right is the probability.
//!
//! # How to read it
//!
//! Look first whether the thin lines of the first two overlap: then the clues do not part them.
//!
//! # When not to use it
//!
//! For explanations that can be true together: their probabilities do not add up to one.

use crate::axis;
use crate::frame::{Head, Page};
use crate::mark::{self, Anchor, LABEL, TICK};
use crate::palette::{AXIS, BLUE, INK, Pattern, RULE, SKY};
use crate::scale::Scale;
use crate::svg::{self, Tag};
use crate::{hatch, text};

/// Explanations to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct Spec {
    /// Identity, heading, width.
    pub head: Head,
    /// The explanations, from the top.
    pub rows: Vec<Row>,
}

/// An explanation.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What it says, in a sentence.
    pub label: String,
    /// Its name, which stands before the sentence, and alone where there is little room.
    pub short: String,
    /// The whole of it as a tooltip.
    pub tip: String,
    /// Probability before the clues.
    pub before: f64,
    /// Probability after them; `None` where it is unknown.
    pub after: Option<f64>,
    /// From the fifth to the ninety-fifth in a hundred draws.
    pub band: Option<(f64, f64)>,
    /// The number as text.
    pub number: String,
    /// Where a click leads.
    pub href: Option<String>,
}

const TALL: f64 = 22.0;
const LINE: f64 = 13.0;

impl Spec {
    /// The chart as one `<svg>` element.
    #[must_use]
    pub fn svg(&self) -> String {
        let mut page = Page::open(&self.head);
        if self.rows.is_empty() {
            return page.nothing("There is nothing to draw: no explanation is weighed.");
        }
        let narrow = page.narrow();
        let sentence = |it: &Row| {
            if it.label.is_empty() || narrow {
                it.short.clone()
            } else {
                format!("{}: {}", it.short, it.label)
            }
        };
        let widest =
            self.rows.iter().map(|it| LABEL.bold().width(&sentence(it))).fold(60.0, f64::max);
        let left = (widest + 14.0).min(page.width * if narrow { 0.42 } else { 0.5 });
        let names: Vec<Vec<String>> = self
            .rows
            .iter()
            .map(|it| text::wrap(&sentence(it), LABEL.size * 1.07, left - 12.0))
            .collect();
        let numbers = self
            .rows
            .iter()
            .map(|it| LABEL.bold().width(&it.number))
            .fold(30.0, f64::max)
            .min(90.0);
        let most = self
            .rows
            .iter()
            .flat_map(|it| [it.before, it.after.unwrap_or(0.0), it.band.map_or(0.0, |b| b.1)]);
        let most = most.filter(|it| it.is_finite()).fold(0.1, f64::max).min(1.0);
        let hi = axis::nice_domain(0.0, most, 4).1.min(1.0);
        let scale = Scale::linear((0.0, hi), (left, page.width - numbers - 16.0));
        let (top, bottom) = (page.y, page.y + names.iter().map(|it| tall(it)).sum::<f64>() + 6.0);
        for (value, label) in axis::value_ticks(&scale, if page.narrow() { 2 } else { 4 }) {
            let x = scale.at(value);
            page.push(&mark::line(
                (x, top),
                (x, bottom),
                if value == 0.0 { AXIS } else { RULE },
                1.0,
            ));
            page.push(&mark::text(x, bottom + 14.0, TICK, Anchor::Middle, &label));
        }
        for (at, (row, name)) in self.rows.iter().zip(&names).enumerate() {
            draw(&mut page, row, name, at == 0, &scale);
        }
        page.y = bottom + 20.0;
        page.close()
    }
}

fn tall(name: &[String]) -> f64 {
    TALL.max(name.len() as f64 * LINE + 8.0)
}

fn draw(page: &mut Page<'_>, row: &Row, name: &[String], first: bool, scale: &Scale) {
    let high = tall(name);
    let (y, left) = (page.y + (high - TALL) / 2.0 + 3.0, scale.range.0);
    let style = if first { LABEL.bold() } else { LABEL };
    let mut group = Tag::new("g");
    let top = y + 13.0 - LINE * (name.len().saturating_sub(1)) as f64 / 2.0;
    for (at, line) in name.iter().enumerate() {
        group.push(mark::text(left - 8.0, top + at as f64 * LINE, style, Anchor::End, line));
    }
    let after = row.after.filter(|it| it.is_finite());
    if let Some(after) = after {
        let (pattern, ground) =
            if first { (Pattern::Solid, SKY) } else { (Pattern::Diagonal, "#D9EDF9") };
        let wide = (scale.at(after) - left).max(1.0);
        let bar = hatch::filled((left, y + 1.0, wide, 14.0), pattern, ground, SKY);
        group.push(bar.at("stroke", BLUE).at("stroke-width", 0.7));
    }
    if let Some((lo, hi)) = row.band.filter(|it| it.0.is_finite() && it.1.is_finite()) {
        let (from, to) = (scale.at(lo.min(hi)), scale.at(hi.max(lo)));
        let end = |x: f64| mark::line((x, y + 4.5), (x, y + 11.5), INK, 1.2);
        group.push(mark::line((from, y + 8.0), (to, y + 8.0), INK, 1.2));
        group.push(end(from));
        group.push(end(to));
    }
    if row.before.is_finite() {
        let x = scale.at(row.before);
        group.push(mark::line((x, y - 1.0), (x, y + 17.0), INK, 2.0));
    }
    let number = if after.is_some() { row.number.as_str() } else { "unknown" };
    group.push(mark::fitted(
        page.width - 6.0,
        y + 13.0,
        style,
        Anchor::End,
        number,
        page.width - scale.range.1 - 8.0,
    ));
    page.push(&svg::linked(group, row.href.as_deref(), &row.tip));
    page.y += high;
}
