//! Claims as a test suite: one square for each claim of a study, by how it fared.
//!
//! # What it shows
//!
//! Squares in four groups with their counts: *holds* (filled, a tick), *holds, thinly* (half
//! filled), *fails* (filled, a cross), *untested* (dotted). Each square leads to its claim.
//!
//! # How to read it
//!
//! Count failures first, then the thin ones. A suite without failures may only be untested.
//!
//! # When not to use it
//!
//! To say how true a study is: claims differ in weight, and this strip counts them alike.

use crate::frame::{Head, Page};
use crate::mark::{self, Anchor, HEADING, LABEL};
use crate::palette::{BLUE, INK, PAPER, VERMILION};
use crate::svg::{self, Tag};

/// A strip of claims to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct Spec {
    /// Identity, heading, width.
    pub head: Head,
    /// The claims, in any order; within a group the order is kept.
    pub claims: Vec<Claim>,
}

/// A claim.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// How it fared.
    pub state: State,
    /// The claim in words; the tooltip.
    pub label: String,
    /// Where a click leads.
    pub href: Option<String>,
}

/// How a claim fared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// All that it asks for is met.
    Supported,
    /// All is met, on little evidence or one source.
    Thin,
    /// Some is met and some is not.
    Partly,
    /// What it asks for is not met.
    NotSupported,
    /// The evidence does not decide.
    NotDecided,
    /// There is nothing to test it on.
    Untested,
}

pub(crate) const GROUPS: [(State, &str, &str); 6] = [
    (State::Supported, "supported", "supported"),
    (State::Thin, "thin", "thin"),
    (State::Partly, "partly", "partly"),
    (State::NotSupported, "not supported", "not supported"),
    (State::NotDecided, "not decided", "not decided"),
    (State::Untested, "untested", "untested"),
];
const SIDE: f64 = 16.0;

impl Spec {
    /// The chart as one `<svg>` element.
    #[must_use]
    pub fn svg(&self) -> String {
        let mut page = Page::open(&self.head);
        if self.claims.is_empty() {
            return page.nothing("There is no evidence to draw: the study states no claim.");
        }
        let mut x = 4.0;
        let mut used = 0.0;
        for (state, one, many) in GROUPS {
            let group: Vec<&Claim> = self.claims.iter().filter(|it| it.state == state).collect();
            let words = if group.len() == 1 { one } else { many };
            let wide = group_width(group.len(), words).min(page.width - 8.0);
            if x > 4.0 && x + wide > page.width - 4.0 {
                page.y += used;
                (x, used) = (4.0, 0.0);
            }
            used = f64::max(used, draw_group(&mut page, &group, words, x, wide));
            x += wide + 26.0;
        }
        page.y += used;
        page.close()
    }
}

fn group_width(count: usize, words: &str) -> f64 {
    let caption = HEADING.width(&count.to_string()) + LABEL.width(words) + 12.0;
    caption.max(count as f64 * (SIDE + 3.0))
}

/// Draws a group whose squares flow within `wide`; returns its height.
fn draw_group(page: &mut Page<'_>, group: &[&Claim], words: &str, x: f64, wide: f64) -> f64 {
    let number = group.len().to_string();
    page.push(&mark::text(x, page.y + 15.0, HEADING, Anchor::Start, &number));
    page.push(&mark::text(
        x + HEADING.width(&number) + 5.0,
        page.y + 15.0,
        LABEL,
        Anchor::Start,
        words,
    ));
    let across = ((wide + 3.0) / (SIDE + 3.0)).floor().max(1.0) as usize;
    for (idx, claim) in group.iter().enumerate() {
        let (col, row) = (idx % across, idx / across);
        let (left, top) =
            (x + col as f64 * (SIDE + 3.0), page.y + 22.0 + row as f64 * (SIDE + 3.0));
        page.push(&svg::linked(
            square(claim.state, left, top),
            claim.href.as_deref(),
            &claim.label,
        ));
    }
    let rows = group.len().div_ceil(across).max(1);
    22.0 + rows as f64 * (SIDE + 3.0) + 10.0
}

fn square(state: State, x: f64, y: f64) -> Tag {
    let group = Tag::new("g");
    let stroke = |points: &[(f64, f64)], ink: &str| {
        let places: Vec<(f64, f64)> = points.iter().map(|it| (x + it.0, y + it.1)).collect();
        mark::polyline(&places, ink, 2.0)
    };
    let rim = |colour: &str| {
        mark::area(x + 0.6, y + 0.6, SIDE - 1.2, SIDE - 1.2, PAPER)
            .at("stroke", colour)
            .at("stroke-width", 1.2)
    };
    match state {
        State::Supported => group
            .with(mark::area(x, y, SIDE, SIDE, BLUE))
            .with(stroke(&[(4.0, 8.5), (7.0, 11.5), (12.0, 5.0)], PAPER)),
        State::Thin => group
            .with(rim(BLUE))
            .with(mark::polygon(&[(x, y + SIDE), (x + SIDE, y + SIDE), (x, y)], BLUE)),
        State::Partly => group
            .with(rim(VERMILION))
            .with(mark::polygon(&[(x, y + SIDE), (x + SIDE, y + SIDE), (x, y)], VERMILION)),
        State::NotSupported => group
            .with(mark::area(x, y, SIDE, SIDE, VERMILION))
            .with(stroke(&[(4.5, 4.5), (11.5, 11.5)], PAPER))
            .with(stroke(&[(11.5, 4.5), (4.5, 11.5)], PAPER)),
        State::NotDecided => group.with(rim(INK)).with(stroke(&[(4.0, 8.0), (12.0, 8.0)], INK)),
        State::Untested => group.with(mark::area(x, y, SIDE, SIDE, PAPER)).with(mark::dotted_box(
            x + 0.5,
            y + 0.5,
            SIDE - 1.0,
            SIDE - 1.0,
        )),
    }
}
