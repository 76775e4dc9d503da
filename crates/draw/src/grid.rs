//! Schools by periods: what every school calls the behaviour, period by period, in one arena.
//!
//! # What it shows
//!
//! A row is a school, a column a period. A cell carries the label in its colour and pattern, its
//! probability as a number and as the bar at its foot. A dotted outline is a verdict without a
//! label; under it stands the label that came nearest. A dash: the school was not asked, or has no
//! say.
//!
//! # How to read it
//!
//! Down a column: do schools agree about the same evidence? Along a row: does the verdict of one
//! school change?
//!
//! # When not to use it
//!
//! For one verdict with all its rival labels use [`crate::bars`]; for change within a period use
//! [`crate::path`].

use crate::frame::{Head, Page};
use crate::mark::{self, Anchor, HEADING, LABEL, TICK, Type};
use crate::palette::{AXIS, BLACK, GREY, LabelStyle, PAPER, Pattern, label_style};
use crate::svg::{self, Tag};
use crate::text;

/// A grid to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct Spec {
    /// Identity, heading, width.
    pub head: Head,
    /// Columns.
    pub periods: Vec<Period>,
    /// Rows.
    pub rows: Vec<Row>,
}

/// A period.
#[derive(Debug, Clone, PartialEq)]
pub struct Period {
    /// Its name.
    pub label: String,
    /// Its dates, as words; may be empty.
    pub dates: String,
}

/// What one school says.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The school.
    pub school: String,
    /// The year of its text; may be empty.
    pub year: String,
    /// One cell for each period; `None` (or none left) when the school was not asked.
    pub cells: Vec<Option<Cell>>,
}

/// A verdict.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Label, as in [`crate::label_style`].
    pub label: String,
    /// Its probability, 0 to 1.
    pub probability: Option<f64>,
    /// The label that came nearest, shown for a verdict without a label.
    pub runner_up: Option<String>,
    /// Tooltip; when empty, one is made.
    pub tip: String,
    /// Where a click leads.
    pub href: Option<String>,
}

/// A box on the page.
#[derive(Clone, Copy)]
struct Place {
    x: f64,
    y: f64,
    wide: f64,
    tall: f64,
}

const TALL: f64 = 46.0;
const GAP: f64 = 3.0;

impl Spec {
    /// The chart as one `<svg>` element.
    #[must_use]
    pub fn svg(&self) -> String {
        let mut page = Page::open(&self.head);
        if self.periods.is_empty() || self.rows.is_empty() {
            return page.nothing("There is no evidence to draw: no school has judged any period.");
        }
        let left = if page.narrow() { 4.0 } else { 140.0 };
        let wide = (page.width - left - 4.0) / self.periods.len() as f64;
        self.columns(&mut page, left, wide);
        for row in &self.rows {
            row_of(&mut page, row, self.periods.len(), left, wide);
        }
        page.close()
    }

    /// Names of the periods, wrapped, standing on a common line.
    fn columns(&self, page: &mut Page<'_>, left: f64, wide: f64) {
        let lines: Vec<Vec<(Type, String)>> =
            self.periods.iter().map(|it| column_lines(it, wide - 8.0)).collect();
        let most = lines.iter().map(Vec::len).max().unwrap_or(0);
        page.y += most as f64 * 14.0 + 4.0;
        for (col, lines) in lines.iter().enumerate() {
            for (idx, (style, line)) in lines.iter().enumerate() {
                let y = page.y - 6.0 - (lines.len() - 1 - idx) as f64 * 14.0;
                page.push(&mark::text(
                    left + col as f64 * wide + 2.0,
                    y,
                    *style,
                    Anchor::Start,
                    line,
                ));
            }
        }
    }
}

fn column_lines(period: &Period, max: f64) -> Vec<(Type, String)> {
    let style = Type { size: 12.0, ..HEADING };
    let names = text::wrap(&period.label, style.size * 1.07, max).into_iter().map(|it| (style, it));
    let dates = text::wrap(&period.dates, TICK.size, max).into_iter().map(|it| (TICK, it));
    names.chain(dates).collect()
}

fn row_of(page: &mut Page<'_>, row: &Row, columns: usize, left: f64, wide: f64) {
    if page.narrow() {
        page.y += 20.0;
        let name = [row.school.as_str(), row.year.as_str()].join(" ");
        page.push(&mark::fitted(6.0, page.y - 5.0, LABEL, Anchor::Start, &name, page.width - 12.0));
    } else {
        page.push(&mark::fitted(
            4.0,
            page.y + 20.0,
            HEADING,
            Anchor::Start,
            &row.school,
            left - 14.0,
        ));
        page.push(&mark::fitted(4.0, page.y + 35.0, TICK, Anchor::Start, &row.year, left - 14.0));
    }
    for col in 0..columns {
        let place = Place { x: left + col as f64 * wide, y: page.y, wide: wide - GAP, tall: TALL };
        match row.cells.get(col).and_then(Option::as_ref) {
            Some(cell) => draw_cell(page, cell, place),
            None => {
                page.push(&mark::text(
                    place.x + place.wide / 2.0,
                    place.y + 27.0,
                    LABEL.ink(GREY),
                    Anchor::Middle,
                    "–",
                ));
            }
        }
    }
    page.y += TALL + GAP;
}

fn draw_cell(page: &mut Page<'_>, cell: &Cell, place: Place) {
    let look = label_style(&cell.label);
    let fill = page.fill(look.pattern, look.fill, look.line);
    let mut group = Tag::new("g").with(mark::area(place.x, place.y, place.wide, place.tall, &fill));
    if look.pattern == Pattern::Open {
        let (wide, tall) = (place.wide - 1.0, place.tall - 1.0);
        group.push(mark::dotted_box(place.x + 0.5, place.y + 0.5, wide, tall));
    }
    words(&mut group, cell, &look, place);
    if let Some(it) = probability(cell) {
        bar(&mut group, it, place);
    }
    page.push(&svg::linked(group, cell.href.as_deref(), &tip(cell)));
}

/// Label and probability, and the sign in the corner where there is room.
fn words(group: &mut Tag, cell: &Cell, look: &LabelStyle, place: Place) {
    let (x, max) = (place.x + 7.0, place.wide - 12.0);
    let label = wording(&cell.label, look, max);
    let written = |y: f64, style: Type, words: &str| {
        mark::halo_of(mark::text(x, y, style.ink(look.ink), Anchor::Start, words), look.fill)
    };
    group.push(written(place.y + 17.0, LABEL, &label));
    group.push(written(place.y + 32.0, TICK, &second_line(cell, look, max)));
    let corner = place.x + place.wide - 12.0;
    if corner - 12.0 > x + text::width(&label, LABEL.size) && look.pattern != Pattern::Open {
        group.push(mark::disc(corner, place.y + 13.0, 8.0, look.fill));
        group.push(mark::glyph(look.glyph, corner, place.y + 13.0, look.ink));
    }
}

/// The probability and, of a verdict without a label, the label that came nearest.
fn second_line(cell: &Cell, look: &LabelStyle, max: f64) -> String {
    let number = probability(cell).map(text::percent).unwrap_or_default();
    let Some(nearest) = cell.runner_up.as_ref().filter(|_| look.pattern == Pattern::Open) else {
        return number;
    };
    let near = label_style(nearest);
    let room = max - text::width(&number, TICK.size) - 6.0;
    let full = format!("near {nearest}");
    let wordings = [full.as_str(), &near.short, &near.code];
    let found = text::first_fit(&wordings, TICK.size, room).unwrap_or("");
    format!("{number} {found}").trim().to_owned()
}

/// The longest wording of a label that fits; a name without a short form is cut before it becomes
/// initials.
fn wording(label: &str, look: &LabelStyle, max: f64) -> String {
    match text::first_fit(&[label, &look.short], LABEL.size, max) {
        Some(found) => found.to_owned(),
        None if look.short == label && max >= 50.0 => text::fit(label, LABEL.size, max).0,
        None => text::fit(&look.code, LABEL.size, max).0,
    }
}

/// The bar at the foot: black on paper, within a thin outline, so that it reads on every ground.
fn bar(group: &mut Tag, probability: f64, place: Place) {
    let (x, y, wide) = (place.x + 4.0, place.y + place.tall - 8.0, place.wide - 8.0);
    group.push(mark::area(x, y, wide, 4.0, PAPER).at("stroke", AXIS).at("stroke-width", 0.5));
    group.push(mark::area(
        x,
        y,
        wide * probability,
        4.0,
        if probability < 0.5 { GREY } else { BLACK },
    ));
}

fn probability(cell: &Cell) -> Option<f64> {
    cell.probability.filter(|it| it.is_finite()).map(|it| it.clamp(0.0, 1.0))
}

fn tip(cell: &Cell) -> String {
    if !cell.tip.is_empty() {
        return cell.tip.clone();
    }
    let number = probability(cell)
        .map(|it| format!(", probability {}", text::percent(it)))
        .unwrap_or_default();
    let nearest = cell.runner_up.as_ref().map(|it| format!(", nearest {it}")).unwrap_or_default();
    format!("{}{number}{nearest}", cell.label)
}
