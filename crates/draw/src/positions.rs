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
use crate::{hatch, text};

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
const LINE: f64 = 13.0;
/// Lines of the name of a period; what is longer ends in an ellipsis.
const HEADS: usize = 5;

impl Spec {
    /// The chart as one `<svg>` element.
    #[must_use]
    pub fn svg(&self) -> String {
        let mut page = Page::open(&self.head);
        if self.columns.is_empty() || self.panels.iter().all(|panel| panel.rows.is_empty()) {
            return page.nothing("There is nothing to draw: no work gives a label to a period.");
        }
        let layout = Layout::of(&page, self.columns.len());
        self.heads(&mut page, layout);
        for panel in self.panels.iter().filter(|panel| !panel.rows.is_empty()) {
            self.panel(&mut page, panel, layout);
        }
        page.close()
    }

    /// The periods, each in as many lines as it needs.
    fn heads(&self, page: &mut Page<'_>, layout: Layout) {
        let room = layout.wide - 6.0;
        let wrapped: Vec<(Vec<String>, bool)> =
            self.columns.iter().map(|it| text::wrap_at_most(it, TICK.size, room, HEADS)).collect();
        let lines = wrapped.iter().map(|it| it.0.len()).max().unwrap_or(0);
        for (at, (head, cut)) in wrapped.iter().enumerate() {
            let mut group = Tag::new("g");
            for (line, words) in head.iter().enumerate() {
                let y = page.y + 12.0 + LINE * line as f64;
                let x = layout.left + at as f64 * layout.wide + 4.0;
                group.push(mark::text(x, y, TICK, Anchor::Start, words));
            }
            page.push(&if *cut { group.tip(&self.columns[at]) } else { group });
        }
        page.y += LINE * lines as f64 + 6.0;
    }

    fn panel(&self, page: &mut Page<'_>, panel: &Panel, layout: Layout) {
        page.push(&mark::text(4.0, page.y + 14.0, HEADING, Anchor::Start, &panel.title));
        page.y += 20.0;
        let rows: Vec<Words> = panel.rows.iter().map(|row| layout.words(row)).collect();
        let (top, tall) = (page.y, rows.iter().map(|it| it.tall).sum::<f64>());
        for at in 0..self.columns.len() {
            let x = layout.left + at as f64 * layout.wide;
            if at % 2 == 0 {
                page.push(&mark::area(x, top, layout.wide, tall, SHADE));
            }
            page.push(&mark::line((x, top), (x, top + tall), RULE, 1.0));
        }
        for (row, words) in panel.rows.iter().zip(&rows) {
            words.write(page, row, layout);
            for (first, last) in runs(&row.says) {
                let x = layout.left + first as f64 * layout.wide + 3.0;
                let long = (last - first + 1) as f64 * layout.wide - 6.0;
                page.push(&bar(row, x, page.y + words.bar, long));
            }
            page.y += words.tall;
        }
        page.y += 10.0;
    }
}

/// Where the columns stand. In a narrow picture they take the whole width, and the words of a row
/// stand over its bar.
#[derive(Clone, Copy)]
struct Layout {
    left: f64,
    wide: f64,
    end: f64,
    page: f64,
    narrow: bool,
}

impl Layout {
    fn of(page: &Page<'_>, columns: usize) -> Layout {
        let narrow = page.narrow();
        let (left, right) = if narrow { (4.0, 4.0) } else { (170.0, 160.0) };
        let end = page.width - right;
        Layout { left, wide: (end - left) / columns as f64, end, page: page.width, narrow }
    }

    /// The words of a row in the room that they have.
    fn words(self, row: &Row) -> Words {
        let label = row.label.replace('-', " ");
        let bold = if row.own { text::BOLD } else { 1.0 };
        if self.narrow {
            let both = format!("{}: {label}", row.work);
            let work = text::wrap_whole(&both, LABEL.size * bold, self.page - 12.0);
            let bar = 4.0 + LINE * work.len() as f64;
            return Words { work, label: Vec::new(), bar, tall: bar + BAR + 8.0 };
        }
        let work = text::wrap_whole(&row.work, LABEL.size * bold, self.left - 8.0);
        let label = text::wrap_whole(&label, TICK.size, self.page - self.end - 22.0);
        let lines = work.len().max(label.len()).max(1);
        Words { work, label, bar: 3.0, tall: ROW + LINE * (lines - 1) as f64 }
    }
}

/// The words of a row, in lines; how far under its top its bar begins, and how tall it is.
struct Words {
    work: Vec<String>,
    label: Vec<String>,
    bar: f64,
    tall: f64,
}

impl Words {
    fn write(&self, page: &mut Page<'_>, row: &Row, layout: Layout) {
        let style = if row.own { LABEL.bold() } else { LABEL };
        let y = |at: usize| page.y + 12.5 + LINE * at as f64;
        let x = layout.end + 10.0;
        let mut group = Tag::new("g");
        for (at, line) in self.work.iter().enumerate() {
            group.push(mark::text(4.0, y(at), style, Anchor::Start, line));
        }
        if !layout.narrow {
            group.push(mark::glyph(label_style(&row.label).glyph, x, y(0) - 4.0, INK));
        }
        for (at, line) in self.label.iter().enumerate() {
            group.push(mark::text(x + 10.0, y(at), TICK.ink(INK), Anchor::Start, line));
        }
        page.push(&group);
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

fn bar(row: &Row, x: f64, y: f64, long: f64) -> Tag {
    let look = label_style(&row.label);
    let area = match row.used {
        Used::Defined => hatch::filled((x, y, long, BAR), look.pattern, look.fill, look.line),
        Used::Named => mark::area(x, y, long, BAR, look.fill).at("fill-opacity", 0.35),
        Used::Described | Used::Denied => mark::area(x, y, long, BAR, "none"),
    };
    let area = area.at("stroke", INK).at("stroke-width", 0.8);
    match row.used {
        Used::Defined | Used::Named => area,
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
