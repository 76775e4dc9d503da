//! The coverage map: where evidence was found, where it was sought in vain, and where nobody
//! looked.
//!
//! # What it shows
//!
//! Arenas down, domains across, for one period or for several side by side. Four things look
//! different: a number on a square, beside it or, where columns are narrow, below it (that many
//! events; the area of the square is proportional; below in grey the number of sources), an empty
//! dotted square (nobody looked), a crossed square (searched, nothing found), a dash (not
//! applicable).
//!
//! # How to read it
//!
//! A verdict on an arena is as good as its row. Many events from one source are one witness, not
//! many.
//!
//! # When not to use it
//!
//! To judge behaviour: it says how much is known, not what. Use [`crate::grid`].

use crate::frame::{Head, Page};
use crate::mark::{self, Anchor, HEADING, LABEL, TICK};
use crate::palette::{AXIS, GREY, INK, RULE, SKY};
use crate::svg::{self, Tag};
use crate::text;

/// A coverage map to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct Spec {
    /// Identity, heading, width.
    pub head: Head,
    /// Arenas.
    pub rows: Vec<String>,
    /// Domains.
    pub columns: Vec<String>,
    /// One map for each period.
    pub panels: Vec<Panel>,
}

/// The map of one period.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// The period; may be empty when there is only one.
    pub title: String,
    /// For each row, a cell for each column; missing ones are drawn as not searched.
    pub cells: Vec<Vec<Cell>>,
}

/// What is known in one cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// What was found.
    pub found: Found,
    /// Tooltip; when empty, one is made.
    pub tip: String,
    /// Where a click leads.
    pub href: Option<String>,
}

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// Events, from so many sources.
    Events {
        /// Number of events, more than zero (zero is drawn as not searched).
        events: u32,
        /// Number of different sources.
        sources: u32,
    },
    /// Nobody looked.
    Unsearched,
    /// Searched, nothing found.
    Nothing,
    /// The cell makes no sense.
    NotApplicable,
}

impl Cell {
    /// A cell without link and with the tooltip made for it.
    #[must_use]
    pub fn new(found: Found) -> Self {
        Cell { found, tip: String::new(), href: None }
    }
}

/// Where a panel stands and how its cells are sized.
#[derive(Clone, Copy)]
struct Frame {
    x: f64,
    y: f64,
    /// Width of the gutter for row names; none when they stand above their rows.
    gutter: f64,
    cell: f64,
    /// Largest number of events in any cell of the chart.
    most: u32,
}

/// Narrower cells have no room for a number beside the largest square.
const ROOMY: f64 = 48.0;
impl Frame {
    /// Whether numbers stand below their squares.
    fn stacked(self) -> bool {
        self.cell < ROOMY
    }

    /// Side of the largest square.
    fn largest(self) -> f64 {
        if self.stacked() { (self.cell - 5.0).min(24.0) } else { 28.0 }
    }

    /// Height of a row.
    fn tall(self) -> f64 {
        if self.stacked() { 56.0 } else { 46.0 }
    }
}

impl Spec {
    /// The chart as one `<svg>` element.
    #[must_use]
    pub fn svg(&self) -> String {
        let mut page = Page::open(&self.head);
        if self.rows.is_empty() || self.columns.is_empty() || self.panels.is_empty() {
            return page
                .nothing("There is no evidence to draw: no arena, domain or period is given.");
        }
        let abreast = if page.narrow() || self.panels.len() == 1 { 1 } else { 2 };
        for pair in self.panels.chunks(abreast) {
            let wide = (page.width - 8.0 - (abreast as f64 - 1.0) * 20.0) / abreast as f64;
            let top = page.y;
            for (idx, panel) in pair.iter().enumerate() {
                page.y = top;
                self.panel(&mut page, panel, 4.0 + idx as f64 * (wide + 20.0), wide);
            }
        }
        key(&mut page);
        page.close()
    }

    fn panel(&self, page: &mut Page<'_>, panel: &Panel, x: f64, wide: f64) {
        let gutter = if wide < 520.0 { 0.0 } else { 116.0 };
        let cell = (wide - gutter) / self.columns.len() as f64;
        let most = self
            .panels
            .iter()
            .flat_map(|it| it.cells.iter().flatten())
            .map(|it| count(it.found))
            .max()
            .unwrap_or(1);
        if !panel.title.is_empty() {
            page.y += 18.0;
            page.push(&mark::fitted(x, page.y - 4.0, HEADING, Anchor::Start, &panel.title, wide));
        }
        let frame = Frame { x, y: page.y, gutter, cell, most };
        page.y += self.headings(page, frame);
        for (idx, name) in self.rows.iter().enumerate() {
            let empty = Vec::new();
            row(
                page,
                name,
                panel.cells.get(idx).unwrap_or(&empty),
                self.columns.len(),
                Frame { y: page.y, ..frame },
            );
        }
        page.y += 10.0;
    }

    /// Names of the domains: level where they all fit, upright where not. Returns their height.
    fn headings(&self, page: &mut Page<'_>, frame: Frame) -> f64 {
        let widths = self.columns.iter().map(|it| text::width(it, TICK.size));
        let widest = widths.fold(0.0, f64::max);
        let level = widest <= frame.cell - 4.0;
        let height = if level { 18.0 } else { widest.min(96.0) + 10.0 };
        for (idx, name) in self.columns.iter().enumerate() {
            let x = frame.x + frame.gutter + (idx as f64 + 0.5) * frame.cell;
            let y = frame.y + height - 5.0;
            page.push(&if level {
                mark::text(x, y, TICK.ink(INK), Anchor::Middle, name)
            } else {
                upright(x, y, name)
            });
        }
        height
    }
}

/// A heading that reads upwards.
fn upright(x: f64, y: f64, name: &str) -> Tag {
    let turn = format!("rotate(-90 {} {})", svg::number(x + 4.0), svg::number(y));
    mark::fitted(x + 4.0, y, TICK.ink(INK), Anchor::Start, name, 96.0).at("transform", turn)
}

fn row(page: &mut Page<'_>, name: &str, cells: &[Cell], columns: usize, frame: Frame) {
    let mut y = frame.y;
    let right = frame.x + frame.gutter + columns as f64 * frame.cell;
    page.push(&mark::line((frame.x, y), (right, y), RULE, 1.0));
    if frame.gutter > 0.0 {
        page.push(&mark::fitted(
            frame.x,
            y + frame.tall() / 2.0 + 4.0,
            LABEL,
            Anchor::Start,
            name,
            frame.gutter - 10.0,
        ));
    } else {
        y += 17.0;
        page.push(&mark::fitted(frame.x, y - 3.0, LABEL, Anchor::Start, name, right - frame.x));
    }
    let unsearched = Cell::new(Found::Unsearched);
    for col in 0..columns {
        let cell = cells.get(col).unwrap_or(&unsearched);
        let x = frame.x + frame.gutter + (col as f64 + 0.5) * frame.cell;
        page.push(&svg::linked(
            draw_cell(cell.found, x, y, frame),
            cell.href.as_deref(),
            &tip(cell, name),
        ));
    }
    page.y = y + frame.tall();
}

/// A cell centred at `x`, its top at `y`.
fn draw_cell(found: Found, x: f64, y: f64, frame: Frame) -> Tag {
    let middle = y + 17.0;
    match found {
        Found::Events { events, sources } if events > 0 => {
            let words =
                if frame.stacked() { sources.to_string() } else { format!("{sources} src.") };
            counted(events, x, middle, frame).with(mark::text(
                x,
                y + frame.tall() - 4.0,
                TICK,
                Anchor::Middle,
                &words,
            ))
        }
        Found::NotApplicable => mark::text(x, middle + 4.0, LABEL.ink(GREY), Anchor::Middle, "–"),
        Found::Nothing => crossed(x, middle, 14.0),
        Found::Events { .. } | Found::Unsearched => {
            mark::dotted_box(x - 7.0, middle - 7.0, 14.0, 14.0)
        }
    }
}

/// A square whose area is the number of events, with the number upon it or, where it is too small,
/// beside or below it.
fn counted(events: u32, x: f64, y: f64, frame: Frame) -> Tag {
    let share = (f64::from(events) / f64::from(frame.most.max(1))).sqrt();
    let side = (frame.largest() * share).max(4.0);
    let (number, style) = (events.to_string(), LABEL.bold());
    let square = |middle: f64| mark::area(middle - side / 2.0, y - side / 2.0, side, side, SKY);
    let written = |at: f64, y: f64| mark::text(at, y, style, Anchor::Middle, &number);
    let wide = style.width(&number);
    let group = Tag::new("g");
    if frame.stacked() {
        return group.with(square(x)).with(written(x, y + 23.0));
    }
    if wide + 5.0 <= side && side >= 15.0 {
        return group.with(square(x)).with(written(x, y + 4.0));
    }
    let both = side + 3.0 + wide;
    group.with(square(x + (side - both) / 2.0)).with(written(x + (both - wide) / 2.0, y + 4.0))
}

/// A square crossed out.
fn crossed(x: f64, y: f64, side: f64) -> Tag {
    let half = side / 2.0;
    let stroke = |from, to| mark::line(from, to, AXIS, 1.2);
    Tag::new("g")
        .with(
            mark::area(x - half, y - half, side, side, "none")
                .at("stroke", AXIS)
                .at("stroke-width", 1.2),
        )
        .with(stroke((x - half, y - half), (x + half, y + half)))
        .with(stroke((x - half, y + half), (x + half, y - half)))
}

/// The key: the four forms with their words.
fn key(page: &mut Page<'_>) {
    let (x, y) = (12.0, -4.0);
    let forms = [
        (mark::area(x - 7.0, y - 7.0, 14.0, 14.0, SKY), "events; in grey, their sources"),
        (crossed(x, y, 14.0), "searched, nothing found"),
        (mark::dotted_box(x - 7.0, y - 7.0, 14.0, 14.0), "not searched"),
        (mark::text(x, y + 4.0, LABEL.ink(GREY), Anchor::Middle, "–"), "not applicable"),
    ];
    let (mut x, mut y) = (4.0, page.y + 14.0);
    for (form, words) in forms {
        let wide = 28.0 + text::width(words, TICK.size);
        if x + wide > page.width {
            (x, y) = (4.0, y + 24.0);
        }
        let shift = format!("translate({} {})", svg::number(x), svg::number(y));
        page.push(&Tag::new("g").at("transform", shift).with(form));
        page.push(&mark::text(x + 28.0, y, TICK.ink(INK), Anchor::Start, words));
        x += wide + 18.0;
    }
    page.y = y + 14.0;
}

fn count(found: Found) -> u32 {
    if let Found::Events { events, .. } = found { events } else { 0 }
}

fn tip(cell: &Cell, row: &str) -> String {
    if !cell.tip.is_empty() {
        return cell.tip.clone();
    }
    match cell.found {
        Found::Events { events, sources } => format!("{row}: events {events}, sources {sources}"),
        Found::Unsearched => format!("{row}: not searched"),
        Found::Nothing => format!("{row}: searched, nothing found"),
        Found::NotApplicable => format!("{row}: not applicable"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The ends of every square of a row in which all cells hold the most events of all.
    fn squares(width: f64) -> Vec<(f64, f64)> {
        let cells = vec![vec![Cell::new(Found::Events { events: 26, sources: 12 }); 12]];
        let head =
            Head { size: crate::Size { width, height: 100.0 }, ..Head::new("c", "Coverage") };
        let columns = (0..12).map(|n| format!("domain {n}")).collect();
        let panels = vec![Panel { title: String::new(), cells }];
        let svg = Spec { head, rows: vec!["Central Asia".to_owned()], columns, panels }.svg();
        let of = |tag: &str, name: &str| -> Option<f64> {
            tag.split(&format!(" {name}=\"")).nth(1)?.split('"').next()?.parse().ok()
        };
        let filled = svg.split('<').filter(|tag| tag.starts_with("rect") && tag.contains(SKY));
        filled
            .take(12)
            .filter_map(|tag| Some((of(tag, "x")?, of(tag, "width")?)))
            .map(|(x, w)| (x, x + w))
            .collect()
    }

    #[test]
    fn squares_do_not_touch() {
        for width in [240.0, 360.0, 390.0, 520.0, 760.0, 860.0] {
            let squares = squares(width);
            assert_eq!(squares.len(), 12, "{width}");
            assert!(
                squares.windows(2).all(|two| two[0].1 + 2.0 <= two[1].0),
                "{width}: {squares:?}"
            );
        }
    }
}
