//! Textbook cases by definitions: which definitions give a case the name that its author gave it.
//!
//! # What it shows
//!
//! A column is a case with the label of its author, a row a definition. A number says in how many of
//! a hundred re-readings the definition gives the case that label. A filled cell: the definition
//! calls the case so. A heavy frame: it is the author's own definition.
//!
//! # How to read it
//!
//! Along the heavy frames: does a definition recognise its own case? Down a column: who else calls
//! the case so? Along a row: which cases of others does a definition claim?
//!
//! # When not to use it
//!
//! For all labels of one case use [`crate::grid`].

use crate::frame::{Head, Page};
use crate::mark::{self, Anchor, HEADING, LABEL, TICK};
use crate::palette::{GREY, INK, RULE, SHADE, label_style};
use crate::svg::Tag;
use crate::{hatch, text};

/// Cases by definitions.
#[derive(Debug, Clone, PartialEq)]
pub struct Spec {
    /// Identity, heading, width.
    pub head: Head,
    /// The cases.
    pub columns: Vec<Column>,
    /// The definitions.
    pub rows: Vec<Row>,
}

/// A case as its author judged it.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its number, by which the words around the chart name it.
    pub number: String,
    /// Its short name.
    pub name: String,
    /// The author's label, as in [`label_style`].
    pub label: String,
}

/// A definition.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its author and year.
    pub name: String,
    /// What it says of each case.
    pub cells: Vec<Cell>,
}

/// What a definition says of one case.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// What it says.
    pub says: Says,
    /// Whether it is the author's own definition.
    pub own: bool,
    /// The same in words, for whoever points at it.
    pub tip: String,
}

/// What a definition says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Says {
    /// It has no such label.
    NoSuchLabel,
    /// It does not speak of such a pair.
    OutOfScope,
    /// Nobody judged it by this definition.
    NotAsked,
    /// The label in so many of a hundred re-readings, and it is none that it gives.
    NotSo(u32),
    /// The label in so many of a hundred re-readings, and that is what it calls the case.
    So(u32),
}

const TALL: f64 = 24.0;
const GAP: f64 = 3.0;

impl Spec {
    /// The chart as one `<svg>` element.
    #[must_use]
    pub fn svg(&self) -> String {
        let mut page = Page::open(&self.head);
        if self.columns.is_empty() || self.rows.is_empty() {
            return page.nothing("There is nothing to draw: no case was judged by any definition.");
        }
        let left = if page.narrow() { 96.0 } else { 190.0 };
        let wide = (page.width - left - 4.0) / self.columns.len() as f64;
        self.heads(&mut page, left, wide);
        for (at, row) in self.rows.iter().enumerate() {
            self.row(&mut page, row, at, left, wide);
        }
        page.close()
    }

    /// The numbers of the cases, under each its name, where there is room for it.
    fn heads(&self, page: &mut Page<'_>, left: f64, wide: f64) {
        let room = wide - 6.0;
        let names: Vec<Vec<String>> = self
            .columns
            .iter()
            .map(|column| {
                let name = column.name.replace('-', " ");
                let lines = text::wrap(&name, TICK.size, room);
                let is_cut = lines.iter().any(|line| line.ends_with('\u{2026}'));
                if is_cut { Vec::new() } else { lines }
            })
            .collect();
        // All have their names, or none: a gap among names would look like a case without one.
        let all = names.iter().all(|lines| !lines.is_empty());
        let most = if all { names.iter().map(Vec::len).max().unwrap_or(0) } else { 0 };
        for (at, column) in self.columns.iter().enumerate() {
            let x = left + (at as f64 + 0.5) * wide;
            page.push(&mark::text(x, page.y + 12.0, HEADING, Anchor::Middle, &column.number));
            for (line, words) in names[at].iter().take(most).enumerate() {
                let y = page.y + 26.0 + 13.0 * line as f64;
                page.push(&mark::text(x, y, TICK, Anchor::Middle, words));
            }
        }
        page.y += 18.0 + 13.0 * most as f64 + if most > 0 { 6.0 } else { 0.0 };
    }

    fn row(&self, page: &mut Page<'_>, row: &Row, at: usize, left: f64, wide: f64) {
        let is_own = row.cells.iter().any(|cell| cell.own);
        if at.is_multiple_of(2) {
            page.push(&mark::area(0.0, page.y, page.width, TALL + GAP, SHADE));
        }
        let style = if is_own { LABEL.bold() } else { LABEL };
        let y = page.y + GAP / 2.0 + TALL / 2.0 + 4.0;
        page.push(&mark::fitted(4.0, y, style, Anchor::Start, &row.name, left - 8.0));
        for (column, cell) in self.columns.iter().zip(&row.cells).enumerate().map(|(at, pair)| {
            let (column, cell) = pair;
            ((column, left + at as f64 * wide + GAP / 2.0), cell)
        }) {
            let ((column, x), top) = (column, page.y + GAP / 2.0);
            let tag = draw(column, cell, (x, top, wide - GAP));
            page.push(&tag);
        }
        page.y += TALL + GAP;
    }
}

fn draw(column: &Column, cell: &Cell, place: (f64, f64, f64)) -> Tag {
    let (x, y, wide) = place;
    let look = label_style(&column.label);
    let (words, style, fill) = match cell.says {
        Says::NoSuchLabel => ("\u{b7}".to_owned(), TICK, None),
        Says::NotAsked => ("\u{2013}".to_owned(), TICK, None),
        Says::OutOfScope => ("out".to_owned(), TICK, None),
        Says::NotSo(share) => (share.to_string(), TICK.ink(INK), None),
        Says::So(share) => {
            let style = TICK.ink(look.ink).bold();
            let fill = hatch::filled((x, y, wide, TALL), look.pattern, look.fill, look.line);
            (share.to_string(), style, Some(fill))
        }
    };
    let mut tag = Tag::new("g").tip(&cell.tip);
    let filled = fill.is_some();
    tag = fill.into_iter().fold(tag, Tag::with);
    if let Says::NotSo(share) = cell.says {
        let long = wide * f64::from(share) / 100.0;
        tag = tag.with(mark::area(x, y + TALL - 3.0, long, 3.0, GREY));
    }
    let (line, thickness) = if cell.own { (INK, 2.0) } else { (RULE, 0.8) };
    if !matches!(cell.says, Says::NoSuchLabel | Says::NotAsked) || cell.own {
        let frame = mark::area(x, y, wide, TALL, "none");
        tag = tag.with(frame.at("stroke", line).at("stroke-width", thickness));
    }
    let text = mark::text(x + wide / 2.0, y + TALL / 2.0 + 4.0, style, Anchor::Middle, &words);
    if filled {
        let (middle, foot) = (x + wide / 2.0, y + TALL / 2.0 + 4.0);
        let room = style.width(&words);
        tag = tag.with(mark::plate((middle, foot), style, Anchor::Middle, room, look.fill));
    }
    tag.with(text)
}

#[cfg(test)]
mod tests {
    use super::{Cell, Column, Row, Says, Spec};
    use crate::Head;

    fn spec(says: Says, own: bool) -> Spec {
        let column = Column {
            number: "1".to_owned(),
            name: "france-usa".to_owned(),
            label: "soft-balancing".to_owned(),
        };
        let cell = Cell { says, own, tip: "In words".to_owned() };
        let row = Row { name: "Pape 2005".to_owned(), cells: vec![cell] };
        Spec {
            head: Head::new("recognition", "Who knows it"),
            columns: vec![column],
            rows: vec![row],
        }
    }

    #[test]
    fn what_is_said_shows_without_colour() {
        let of = |says| spec(says, false).svg();
        assert!(of(Says::So(82)).contains(">82<") && of(Says::NotSo(82)).contains(">82<"));
        assert!(of(Says::So(82)).contains("font-weight=\"600\""));
        assert_ne!(of(Says::So(82)), of(Says::NotSo(82)));
        assert!(of(Says::OutOfScope).contains(">out<"));
        assert!(of(Says::NoSuchLabel).contains(">\u{b7}<"));
        assert!(of(Says::NotAsked).contains(">\u{2013}<"));
        let own = spec(Says::NotSo(10), true).svg();
        assert!(
            own.contains("stroke-width=\"2.00\"") || own.contains("stroke-width=\"2\""),
            "{own}"
        );
        assert!(own.contains("In words"));
    }

    #[test]
    fn nothing_is_a_sentence() {
        let none = Spec { rows: Vec::new(), ..spec(Says::NotAsked, false) };
        assert!(none.svg().contains("no case was judged"));
    }
}
