//! Schools by periods: what every school calls the behaviour, period by period, in one arena.
//!
//! # What it shows
//!
//! A row is a school, a column a period. A cell carries the label in its colour and pattern and,
//! where it has one, its share of re-readings as a number and as the bar at its foot. What is no
//! name looks unlike every name: a dotted outline where none is settled, a plain one where none
//! fits, falling lines out of scope, the sign of the empty set where there is no evidence; a key
//! under the grid says so. A dash: the school was not asked.
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
use crate::palette::{AXIS, BLACK, GREY, INK, LabelStyle, PAPER, Pattern, label_style};
use crate::svg::{self, Tag};
use crate::{hatch, key, text};

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

/// Columns that stand side by side: the first, the one after the last, and where.
#[derive(Clone, Copy)]
struct Block {
    from: usize,
    to: usize,
    left: f64,
    wide: f64,
}

/// Least width of a column: a long name in two lines. With more periods than have room, the grid
/// goes on below.
const LEAST: f64 = 88.0;
const GAP: f64 = 3.0;
const LINE: f64 = 14.0;
/// Lines of a name or of a head; what is longer ends in an ellipsis and says the rest in a tooltip.
const MOST: usize = 5;

impl Spec {
    /// The chart as one `<svg>` element.
    #[must_use]
    pub fn svg(&self) -> String {
        let mut page = Page::open(&self.head);
        if self.periods.is_empty() || self.rows.is_empty() {
            return page.nothing("There is no evidence to draw: no school has judged any period.");
        }
        let left = if page.narrow() { 4.0 } else { 140.0 };
        let room = page.width - left - 4.0;
        let count = self.periods.len();
        let most = ((room / LEAST) as usize).max(1);
        let each = count.div_ceil(count.div_ceil(most));
        for from in (0..count).step_by(each) {
            if from > 0 {
                page.y += 14.0;
            }
            let to = (from + each).min(count);
            let block = Block { from, to, left, wide: room / each as f64 };
            self.columns(&mut page, block);
            for row in &self.rows {
                row_of(&mut page, row, block);
            }
        }
        let cells = self.rows.iter().flat_map(|row| &row.cells).flatten();
        key::nameless(&mut page, cells.map(|it| it.label.as_str()));
        page.close()
    }

    /// Names of the periods, wrapped, standing on a common line.
    fn columns(&self, page: &mut Page<'_>, block: Block) {
        let periods = &self.periods[block.from..block.to];
        let lines: Vec<(Vec<(Type, String)>, bool)> =
            periods.iter().map(|it| column_lines(it, block.wide - 8.0)).collect();
        let most = lines.iter().map(|it| it.0.len()).max().unwrap_or(0);
        page.y += most as f64 * LINE + 4.0;
        for (col, (lines, cut)) in lines.iter().enumerate() {
            let x = block.left + col as f64 * block.wide + 2.0;
            let mut group = Tag::new("g");
            for (idx, (style, line)) in lines.iter().enumerate() {
                let y = page.y - 6.0 - (lines.len() - 1 - idx) as f64 * LINE;
                group.push(mark::text(x, y, *style, Anchor::Start, line));
            }
            page.push(&if *cut { group.tip(&periods[col].label) } else { group });
        }
    }
}

/// The lines over a column, and whether its name was cut.
fn column_lines(period: &Period, max: f64) -> (Vec<(Type, String)>, bool) {
    let style = Type { size: 12.0, ..HEADING };
    let (names, cut) = text::wrap_at_most(&period.label, style.size * text::BOLD, max, MOST);
    let dates = text::wrap_whole(&period.dates, TICK.size, max);
    let names = names.into_iter().map(|it| (style, it));
    (names.chain(dates.into_iter().map(|it| (TICK, it))).collect(), cut)
}

fn row_of(page: &mut Page<'_>, row: &Row, block: Block) {
    let name_tall = name_of(page, row, block.left);
    let cells: Vec<Option<(&Cell, Words)>> = (block.from..block.to)
        .map(|at| {
            let cell = row.cells.get(at).and_then(Option::as_ref)?;
            Some((cell, words(cell, block.wide - GAP, page.narrow())))
        })
        .collect();
    let tall = cells.iter().flatten().map(|it| it.1.tall()).fold(name_tall, f64::max);
    for (col, cell) in cells.iter().enumerate() {
        let x = block.left + col as f64 * block.wide;
        let place = Place { x, y: page.y, wide: block.wide - GAP, tall };
        match cell {
            Some((cell, words)) => draw_cell(page, cell, words, place),
            None => {
                let (x, y) = (place.x + place.wide / 2.0, place.y + tall / 2.0 + 4.0);
                page.push(&mark::text(x, y, LABEL.ink(GREY), Anchor::Middle, "–"));
            }
        }
    }
    page.y += tall + GAP;
}

/// Writes the school: over its cells in a narrow picture, else beside them. Returns how tall a row
/// it needs.
fn name_of(page: &mut Page<'_>, row: &Row, left: f64) -> f64 {
    if page.narrow() {
        page.y += 20.0;
        let name = [row.school.as_str(), row.year.as_str()].join(" ");
        let style = LABEL.bold();
        page.push(&mark::fitted(6.0, page.y - 5.0, style, Anchor::Start, &name, page.width - 12.0));
        return 0.0;
    }
    let room = left - 14.0;
    let bold = HEADING.size * text::BOLD;
    let (lines, cut) = text::wrap_at_most(&row.school, bold, room, MOST);
    let mut group = Tag::new("g");
    for (at, line) in lines.iter().enumerate() {
        let y = page.y + 17.0 + at as f64 * LINE;
        group.push(mark::text(4.0, y, HEADING, Anchor::Start, line));
    }
    let below = page.y + 17.0 + lines.len() as f64 * LINE;
    group.push(mark::fitted(4.0, below, TICK, Anchor::Start, &row.year, room));
    page.push(&if cut { group.tip(&row.school) } else { group });
    (lines.len() + usize::from(!row.year.is_empty())) as f64 * LINE + 10.0
}

/// What is written in a cell.
struct Words {
    style: Type,
    left: f64,
    lines: Vec<String>,
    share: String,
}

impl Words {
    fn tall(&self) -> f64 {
        let share = if self.share.is_empty() { 0.0 } else { LINE + 3.0 };
        self.lines.len().max(1) as f64 * LINE + share + 15.0
    }
}

/// The label in as many lines as it needs, and its share.
fn words(cell: &Cell, wide: f64, narrow: bool) -> Words {
    let (style, left, max) =
        if narrow { (TICK.ink(INK), 4.0, wide - 7.0) } else { (LABEL, 7.0, wide - 12.0) };
    let indent = if label_style(&cell.label).pattern == Pattern::Empty { 16.0 } else { 0.0 };
    let lines = text::wrap_whole(&cell.label, style.size, max - indent);
    Words { style, left, lines, share: probability(cell).map(text::of_hundred).unwrap_or_default() }
}

fn draw_cell(page: &mut Page<'_>, cell: &Cell, words: &Words, place: Place) {
    let look = label_style(&cell.label);
    let Place { x, y, wide, tall } = place;
    let (dx, dy) = if look.pattern.names() { (0.0, 0.0) } else { (0.5, 1.0) };
    let ground = hatch::cell((x + dx, y + dx, wide - dy, tall - dy), &look);
    let mut group = Tag::new("g").with(ground);
    write(&mut group, words, &look, place);
    if let Some(it) = probability(cell) {
        bar(&mut group, it, place);
    }
    page.push(&svg::linked(group, cell.href.as_deref(), &tip(cell)));
}

/// Label and share, and the sign in the corner where there is room.
fn write(group: &mut Tag, words: &Words, look: &LabelStyle, place: Place) {
    let empty = look.pattern == Pattern::Empty;
    let x = place.x + words.left + if empty { 16.0 } else { 0.0 };
    // On lines the words stand on a plate; on a plain ground they need none.
    let lined = hatch::is_lined(look.pattern);
    let share = (!words.share.is_empty()).then_some((TICK, &words.share));
    let lines = words.lines.iter().map(|it| (words.style, it)).chain(share);
    for (at, (style, line)) in lines.enumerate() {
        let y = place.y + 17.0 + at as f64 * LINE;
        if lined {
            group.push(mark::plate((x, y), style, Anchor::Start, style.width(line), look.fill));
        }
        group.push(mark::text(x, y, style.ink(look.ink), Anchor::Start, line));
    }
    if empty {
        group.push(mark::glyph(look.glyph, place.x + words.left + 5.0, place.y + 13.0, look.ink));
    }
    let corner = place.x + place.wide - 12.0;
    let first = words.lines.first().map_or(0.0, |it| words.style.width(it));
    if look.pattern.names() && corner - 12.0 > x + first {
        group.push(mark::disc(corner, place.y + 13.0, 8.0, look.fill));
        group.push(mark::glyph(look.glyph, corner, place.y + 13.0, look.ink));
    }
}

/// The bar at the foot: black on paper, within a thin outline, so that it reads on every ground.
fn bar(group: &mut Tag, probability: f64, place: Place) {
    let (x, y, wide) = (place.x + 4.0, place.y + place.tall - 8.0, place.wide - 8.0);
    group.push(mark::area(x, y, wide, 4.0, PAPER).at("stroke", AXIS).at("stroke-width", 0.5));
    let ink = if probability < 0.5 { GREY } else { BLACK };
    group.push(mark::area(x, y, wide * probability, 4.0, ink));
}

fn probability(cell: &Cell) -> Option<f64> {
    cell.probability.filter(|it| it.is_finite()).map(|it| it.clamp(0.0, 1.0))
}

fn tip(cell: &Cell) -> String {
    if !cell.tip.is_empty() {
        return cell.tip.clone();
    }
    let share = probability(cell).map(|it| format!(", {}", text::of_hundred(it)));
    format!("{}{}", cell.label, share.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Size;

    fn grid(labels: &[&str], size: Size) -> String {
        let cell = |label: &&str| {
            let (label, tip) = ((*label).to_owned(), String::new());
            Some(Cell { label, probability: Some(0.5), tip, href: None })
        };
        let period = Period { label: "After".to_owned(), dates: String::new() };
        let cells = labels.iter().map(cell).collect();
        let row = Row { school: "Lo".to_owned(), year: "2008".to_owned(), cells };
        let head = Head { size, ..Head::new("grid", "Grid") };
        Spec { head, periods: vec![period; labels.len()], rows: vec![row] }.svg()
    }

    #[test]
    fn a_label_wraps_and_loses_no_word() {
        let svg =
            grid(&["inclusive-institutional-balancing or axis-of-convenience"; 4], Size::PHONE);
        for part in ["inclusive-", "institutional-", "balancing", "axis-of-", "convenience"] {
            assert!(svg.contains(part), "{part}: {svg}");
        }
        assert!(!svg.contains('…'));
    }

    #[test]
    fn more_periods_than_have_room_go_on_below() {
        let count = |n: usize| grid(&vec!["hedging"; n], Size::PHONE).matches(">After<").count();
        assert_eq!((count(4), count(9)), (4, 9));
        let tall = |n: usize| {
            let svg = grid(&vec!["hedging"; n], Size::PHONE);
            svg.split("height=\"").nth(1).and_then(|it| it.split('.').next()?.parse::<u32>().ok())
        };
        assert!(tall(9) > tall(4));
    }

    #[test]
    fn the_key_tells_only_what_the_grid_shows() {
        let all = grid(&["perhaps hedging", "no name for it", "no evidence"], Size::WIDE);
        for told in ["no name is settled", "no name of the school fits", ">no evidence<"] {
            assert!(all.contains(told), "{told}");
        }
        assert!(!all.contains("out of scope"));
        assert!(!grid(&["hedging"], Size::WIDE).contains("no name is settled"));
    }
}
