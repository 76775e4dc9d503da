//! The literature: who calls it what, on which level and in which period.
//!
//! # What it shows
//!
//! A row is a work, a column a period; panels are levels. A bar says that the work gives its label
//! to that period. The label stands at the right with its sign. Empty columns are gaps: nobody
//! has said anything there.
//!
//! # How to read it
//!
//! A full bar is a label that its author defines; a pale one is named and not defined; a dashed
//! outline describes the thing without the word; a crossed one denies the label. Works in bold are
//! the study's own.
//!
//! # When not to use it
//!
//! For works of no period and no level: they belong into a table.

use crate::frame::{Head, Page};
use crate::mark::{self, Anchor, HEADING, LABEL, TICK};
use crate::palette::{INK, RULE, SHADE, label_style};
use crate::svg::Tag;
use crate::text;

/// Positions to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct Spec {
    /// Identity, heading, width.
    pub head: Head,
    /// The periods, in order of time.
    pub columns: Vec<String>,
    /// One for each level.
    pub panels: Vec<Panel>,
}

/// The works that speak of one level.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// The level.
    pub title: String,
    /// The works, in the order in which they are drawn.
    pub rows: Vec<Row>,
}

/// One work.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Author and year.
    pub work: String,
    /// The label.
    pub label: String,
    /// How it is used.
    pub used: Used,
    /// Whether it is the study's own.
    pub own: bool,
    /// For each column whether it speaks of it.
    pub says: Vec<bool>,
}

/// How a work uses its label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Used {
    /// It says what it means.
    Defined,
    /// It uses the word, no more.
    Named,
    /// It describes the thing without the word.
    Described,
    /// It denies the label.
    Denied,
}

const ROW: f64 = 17.0;
const BAR: f64 = 11.0;

impl Spec {
    /// The chart as one `<svg>` element.
    #[must_use]
    pub fn svg(&self) -> String {
        let mut page = Page::open(&self.head);
        if self.columns.is_empty() || self.panels.iter().all(|panel| panel.rows.is_empty()) {
            return page.nothing("There is nothing to draw: no work gives a label to a period.");
        }
        let (left, right) = if page.narrow() { (104.0, 78.0) } else { (164.0, 150.0) };
        let wide = (page.width - left - right) / self.columns.len() as f64;
        self.heads(&mut page, left, wide);
        for panel in self.panels.iter().filter(|panel| !panel.rows.is_empty()) {
            self.panel(&mut page, panel, left, wide);
        }
        page.close()
    }

    /// The periods, each in as many lines as it needs.
    fn heads(&self, page: &mut Page<'_>, left: f64, wide: f64) {
        let wrapped: Vec<Vec<String>> =
            self.columns.iter().map(|it| text::wrap(it, TICK.size, wide - 8.0)).collect();
        let lines = wrapped.iter().map(Vec::len).max().unwrap_or(0);
        for (at, head) in wrapped.iter().enumerate() {
            for (line, words) in head.iter().enumerate() {
                let y = page.y + 12.0 + 13.0 * line as f64;
                let x = left + at as f64 * wide + 4.0;
                page.push(&mark::text(x, y, TICK, Anchor::Start, words));
            }
        }
        page.y += 13.0 * lines as f64 + 6.0;
    }

    fn panel(&self, page: &mut Page<'_>, panel: &Panel, left: f64, wide: f64) {
        let width = page.width;
        page.push(&mark::text(4.0, page.y + 14.0, HEADING, Anchor::Start, &panel.title));
        page.y += 20.0;
        let top = page.y;
        let bottom = top + ROW * panel.rows.len() as f64;
        for at in 0..self.columns.len() {
            let x = left + at as f64 * wide;
            if at % 2 == 0 {
                page.push(&mark::area(x, top, wide, bottom - top, SHADE));
            }
            page.push(&mark::line((x, top), (x, bottom), RULE, 1.0));
        }
        for row in &panel.rows {
            let style = if row.own { LABEL.bold() } else { LABEL };
            let y = page.y + 12.5;
            page.push(&mark::fitted(4.0, y, style, Anchor::Start, &row.work, left - 8.0));
            for (first, last) in runs(&row.says) {
                let x = left + first as f64 * wide + 3.0;
                let long = (last - first + 1) as f64 * wide - 6.0;
                let tag = bar(page, row, x, page.y + 3.0, long);
                page.push(&tag);
            }
            let look = label_style(&row.label);
            let x = left + self.columns.len() as f64 * wide + 10.0;
            page.push(&mark::glyph(look.glyph, x, y - 4.0, INK));
            let words = if page.narrow() { look.short } else { row.label.replace('-', " ") };
            let room = width - x - 12.0;
            page.push(&mark::fitted(x + 10.0, y, TICK.ink(INK), Anchor::Start, &words, room));
            page.y += ROW;
        }
        page.y += 10.0;
    }
}

/// Columns that follow each other.
fn runs(says: &[bool]) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for at in says.iter().enumerate().filter(|(_, says)| **says).map(|(at, _)| at) {
        match found.last_mut() {
            Some(run) if run.1 + 1 == at => run.1 = at,
            _ => found.push((at, at)),
        }
    }
    found
}

fn bar(page: &mut Page<'_>, row: &Row, x: f64, y: f64, long: f64) -> Tag {
    let look = label_style(&row.label);
    let fill = match row.used {
        Used::Defined | Used::Named => page.fill(look.pattern, look.fill, look.line),
        Used::Described | Used::Denied => "none".to_owned(),
    };
    let area = mark::area(x, y, long, BAR, &fill).at("stroke", INK).at("stroke-width", 0.8);
    match row.used {
        Used::Defined => area,
        Used::Named => area.at("fill-opacity", 0.35),
        Used::Described => area.at("stroke-dasharray", "4 3"),
        Used::Denied => {
            Tag::new("g").with(area).with(mark::line((x, y + BAR), (x + long, y), INK, 1.0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Panel, Row, Spec, Used, runs};
    use crate::Head;

    fn spec(used: Used, says: &[bool]) -> Spec {
        let row = Row {
            work: "Korolev 2016".to_owned(),
            label: "some-label".to_owned(),
            used,
            own: false,
            says: says.to_vec(),
        };
        Spec {
            head: Head::new("positions", "Who calls it what"),
            columns: says.iter().map(|_| "A period".to_owned()).collect(),
            panels: vec![Panel { title: "In the region".to_owned(), rows: vec![row] }],
        }
    }

    #[test]
    fn neighbouring_columns_are_one_bar() {
        assert_eq!(runs(&[true, true, false, true]), [(0, 1), (3, 3)]);
        assert!(runs(&[false, false]).is_empty());
        let bars = |says: &[bool]| spec(Used::Defined, says).svg().matches("<rect").count();
        assert!(bars(&[true, false, true]) > bars(&[true, true, true]));
    }

    #[test]
    fn how_a_label_is_used_shows_without_colour() {
        let of = |used| spec(used, &[true]).svg();
        assert!(of(Used::Described).contains("stroke-dasharray=\"4 3\""));
        assert!(of(Used::Named).contains("fill-opacity"));
        assert!(!of(Used::Defined).contains("fill-opacity"));
        assert_ne!(of(Used::Denied), of(Used::Described));
    }

    #[test]
    fn nothing_is_a_sentence() {
        let none = Spec { columns: Vec::new(), ..spec(Used::Named, &[]) };
        assert!(none.svg().contains("no work gives a label"));
    }
}
