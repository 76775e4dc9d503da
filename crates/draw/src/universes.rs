//! Universes: a verdict under every combination of an analyst's choices, with the choices beneath.
//!
//! # What it shows
//!
//! Above, the universes in the order of their verdicts and heights, drawn together to columns: a
//! bar from the least to the greatest height in each column, in the colour and pattern of the label
//! that most of its universes have, with a line through the middle heights. The name of each label
//! stands over its widest stretch with its share, or in the key where it has no room. Below, one row for each option:
//! the darker a cell, the more of the column's universes have the option; the preferred option has
//! a dot before its name. Beside each choice stands how much of the disagreement it explains.
//!
//! # How to read it
//!
//! The width of a stretch is the share of universes with that label; labels that count as the same
//! verdict may take turns. A choice matters where its rows change from light to dark along the
//! width; a row that is evenly grey does nothing. The dashed line is height 0: above it the label
//! in question leads.
//!
//! # When not to use it
//!
//! For a handful of universes, which a table shows better.
//!
//! # References
//!
//! Simonsohn, U., Simmons, J. P. and Nelson, L. D. 2020, "Specification Curve Analysis", Nature
//! Human Behaviour 4, 1208-1214, figure 1.

use crate::axis;
use crate::frame::{Head, Page};
use crate::key::{self, Item};
use crate::mark::{self, Anchor, HEADING, LABEL, TICK};
use crate::palette::{AXIS, INK, PAPER, RULE, label_style};
use crate::scale::{Scale, extent};
use crate::{hatch, text};

/// Universes to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct Spec {
    /// Identity, heading, size.
    pub head: Head,
    /// What the height is.
    pub height: String,
    /// From the left.
    pub columns: Vec<Column>,
    /// The share of each label, where it is known better than by counting columns; may be empty.
    pub shares: Vec<Share>,
    /// From the top.
    pub choices: Vec<Choice>,
}

/// How many of all universes have a label.
#[derive(Debug, Clone, PartialEq)]
pub struct Share {
    /// The label, as in a column.
    pub label: String,
    /// What it is called; more than the label where others count as the same.
    pub name: String,
    /// Its share, 0 to 1.
    pub share: f64,
}

/// Universes that stand together.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Least, middle and greatest height.
    pub heights: [f64; 3],
    /// The label of most of them.
    pub label: String,
}

/// A choice and its options.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// Its name.
    pub name: String,
    /// How much it explains: `41%`.
    pub remark: String,
    /// Its options.
    pub options: Vec<Row>,
}

/// An option.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// Whether it is the preferred one.
    pub preferred: bool,
    /// For each column the share of its universes that have it, 0 to 1.
    pub shares: Vec<f64>,
}

const ROW: f64 = 15.0;
/// Steps of grey, so that neighbours that look alike are drawn as one.
const GREYS: f64 = 12.0;

impl Spec {
    /// The chart as one `<svg>` element.
    #[must_use]
    pub fn svg(&self) -> String {
        let mut page = Page::open(&self.head);
        if self.columns.is_empty() {
            return page.nothing("There is nothing to draw: no coding was judged.");
        }
        let left = self.margin(&page);
        let across = Scale::linear((0.0, self.columns.len() as f64), (left, page.width - 8.0));
        let keyed = self.names(&mut page, &across);
        self.curve(&mut page, &across);
        explain(&mut page, &keyed);
        for choice in &self.choices {
            draw_choice(&mut page, choice, &across);
        }
        page.close()
    }

    /// Stretches of one label: its name, first column, the one after its last.
    fn stretches(&self) -> Vec<(&str, usize, usize)> {
        let mut all: Vec<(&str, usize, usize)> = Vec::new();
        for (at, column) in self.columns.iter().enumerate() {
            match all.last_mut() {
                Some((label, _, end)) if *label == column.label => *end = at + 1,
                _ => all.push((&column.label, at, at + 1)),
            }
        }
        all
    }

    /// Room for the names of the options, as much as they need within reason.
    fn margin(&self, page: &Page<'_>) -> f64 {
        let options = self.choices.iter().flat_map(|it| &it.options);
        let widest = options.map(|it| LABEL.width(&it.name)).fold(0.0, f64::max);
        let most = if page.narrow() { 0.45 * page.width } else { 200.0 };
        (widest + 26.0).clamp(112.0_f64.min(most), most)
    }

    /// The widest stretch of each label, the widest first.
    fn widest_stretches(&self) -> Vec<(&str, usize, usize)> {
        let mut widest: Vec<(&str, usize, usize)> = Vec::new();
        for stretch in self.stretches() {
            match widest.iter_mut().find(|it| it.0 == stretch.0) {
                Some(own) if stretch.2 - stretch.1 > own.2 - own.1 => *own = stretch,
                Some(_) => {}
                None => widest.push(stretch),
            }
        }
        widest.sort_by_key(|it| std::cmp::Reverse(it.2 - it.1));
        widest
    }

    /// What a label is called, and its share of all.
    pub(crate) fn name(&self, label: &str) -> String {
        let given = self.shares.iter().find(|it| it.label == label && it.share.is_finite());
        let counted = || {
            let own = self.columns.iter().filter(|it| it.label == label).count();
            own as f64 / self.columns.len() as f64
        };
        let share = given.map_or_else(counted, |it| it.share.clamp(0.0, 1.0));
        format!("{}, {}", given.map_or(label, |it| &it.name), text::of_hundred(share))
    }

    /// Each label once, over its widest stretch, in two lines so that neighbours do not touch; the
    /// wider goes first. Returns those that have no room, with what they are called.
    fn names(&self, page: &mut Page<'_>, across: &Scale) -> Vec<(&str, String)> {
        page.y += 34.0;
        let mut taken: [Vec<(f64, f64)>; 2] = [Vec::new(), Vec::new()];
        let mut keyed: Vec<(&str, String)> = Vec::new();
        for (label, from, to) in self.widest_stretches() {
            let (x0, x1) = (across.at(from as f64), across.at(to as f64));
            let text = self.name(label);
            let half = TICK.width(&text) / 2.0;
            let middle = (x0 + x1) / 2.0;
            let inside = middle - half > 2.0 && middle + half < page.width - 2.0;
            // A name that is much wider than its stretch would seem to belong to its neighbours.
            let fits = inside && 2.0 * half < (x1 - x0) + 60.0;
            let clear = |it: &(f64, f64)| middle - half > it.1 + 6.0 || middle + half < it.0 - 6.0;
            let free = |line: usize| taken[line].iter().all(clear);
            let Some(line) = [1, 0].into_iter().find(|&line| fits && free(line)) else {
                keyed.push((label, text));
                continue;
            };
            let y = page.y - 20.0 + 14.0 * line as f64;
            taken[line].push((middle - half, middle + half));
            page.push(&mark::text(middle, y, TICK.ink(INK), Anchor::Middle, &text));
        }
        keyed
    }

    fn curve(&self, page: &mut Page<'_>, across: &Scale) {
        let heights = self.columns.iter().flat_map(|column| column.heights);
        let (lo, hi) = extent(heights.chain([0.0])).unwrap_or((-1.0, 1.0));
        let (lo, hi) = axis::nice_domain(lo, hi, 4);
        let (top, bottom) = (page.y, page.y + page.height * 0.55);
        let up = Scale::linear((lo, hi), (bottom, top));
        let (left, right) = (across.range.0, across.range.1);
        page.push(&axis::draw_values(&up, &axis::value_ticks(&up, 4), left, right));
        page.push(&mark::fitted(
            left - 30.0,
            (top + bottom) / 2.0 + 4.0,
            TICK,
            Anchor::End,
            &self.height,
            left - 36.0,
        ));
        for (label, from, to) in self.stretches() {
            let look = label_style(label);
            let outline = outline(&self.columns, from, to, across, &up);
            let band = mark::polygon(&outline, look.fill).at("stroke", AXIS);
            let band = hatch::outlined(band.at("stroke-width", 0.6), look.pattern);
            page.push(&band);
            page.extend(hatch::over(&[outline], look.pattern, look.line));
            if from > 0 {
                let x = across.at(from as f64);
                page.push(&mark::line((x, top), (x, bottom), AXIS, 0.6));
            }
        }
        let middle =
            |(at, column): (usize, &Column)| (across.at(at as f64 + 0.5), up.at(column.heights[1]));
        let points: Vec<(f64, f64)> = self.columns.iter().enumerate().map(middle).collect();
        page.push(&mark::polyline(&points, INK, 1.2));
        page.push(&mark::dashed(
            mark::line((left, up.at(0.0)), (right, up.at(0.0)), INK, 0.9),
            "4 3",
        ));
        page.y = bottom + 14.0;
    }
}

/// The labels that have no room over the curve.
fn explain(page: &mut Page<'_>, keyed: &[(&str, String)]) {
    let item = |(label, text): &(&str, String)| Item {
        sign: hatch::cell((0.5, -6.0, 20.0, 12.0), &label_style(label)),
        wide: 21.0,
        text: text.clone(),
        href: None,
    };
    key::list(page, &keyed.iter().map(item).collect::<Vec<_>>());
}

/// From the least to the greatest height, as steps; a column is at least a line thick.
fn outline(
    columns: &[Column],
    from: usize,
    to: usize,
    across: &Scale,
    up: &Scale,
) -> Vec<(f64, f64)> {
    let corner = |at: usize, side: usize, which: usize, push: f64| {
        (across.at((at + side) as f64), up.at(columns[at].heights[which]) + push)
    };
    let mut points: Vec<(f64, f64)> = Vec::new();
    for at in from..to {
        points.extend([corner(at, 0, 2, -0.8), corner(at, 1, 2, -0.8)]);
    }
    for at in (from..to).rev() {
        points.extend([corner(at, 1, 0, 0.8), corner(at, 0, 0, 0.8)]);
    }
    points
}

fn draw_choice(page: &mut Page<'_>, choice: &Choice, across: &Scale) {
    let (left, right) = (across.range.0, across.range.1);
    page.y += 20.0;
    let remark = TICK.width(&choice.remark) + 8.0;
    page.push(&mark::line((4.0, page.y - 15.0), (right, page.y - 15.0), RULE, 1.0));
    page.push(&mark::fitted(
        4.0,
        page.y - 3.0,
        HEADING,
        Anchor::Start,
        &choice.name,
        right - remark,
    ));
    page.push(&mark::text(right, page.y - 3.0, TICK, Anchor::End, &choice.remark));
    // A row as dark as by chance is of middle grey.
    let usual = 1.0 / choice.options.len().max(1) as f64;
    for row in &choice.options {
        let middle = page.y + ROW / 2.0;
        if row.preferred {
            page.push(&mark::disc(9.0, middle, 2.4, INK));
        }
        page.push(&mark::fitted(17.0, middle + 4.0, LABEL, Anchor::Start, &row.name, left - 25.0));
        for (from, to, grey) in stretches(row, usual) {
            let (x0, x1) = (across.at(from as f64), across.at(to as f64));
            page.push(&mark::area(x0, page.y + 1.5, x1 - x0, ROW - 3.0, &shade(grey)));
        }
        let frame = mark::area(left, page.y + 1.5, right - left, ROW - 3.0, "none");
        page.push(&frame.at("stroke", RULE).at("stroke-width", 0.6));
        page.y += ROW;
    }
}

/// Neighbouring columns of one grey: first, one after the last, grey; what is white is left out.
fn stretches(row: &Row, usual: f64) -> Vec<(usize, usize, u8)> {
    let mut all: Vec<(usize, usize, u8)> = Vec::new();
    for (at, share) in row.shares.iter().enumerate() {
        let share = if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 };
        // 0 is white, the usual share half, what all have black.
        let dark = if share <= usual {
            0.5 * share / usual
        } else {
            0.5 + 0.5 * (share - usual) / (1.0 - usual).max(1e-9)
        };
        let grey = (dark * GREYS).round() as u8;
        match all.last_mut() {
            Some((_, end, own)) if *own == grey => *end = at + 1,
            _ => all.push((at, at + 1, grey)),
        }
    }
    all.retain(|(_, _, grey)| *grey > 0);
    all
}

fn shade(grey: u8) -> String {
    if grey == 0 {
        return PAPER.to_owned();
    }
    let level = 255 - (f64::from(grey) / GREYS * 225.0) as u32;
    format!("#{level:02X}{level:02X}{level:02X}")
}
