//! Events on lanes: everything the ledger holds, where in time it stands, and how well its date is
//! known.
//!
//! # What it shows
//!
//! A lane is an arena. A filled mark is an event known to the day; a hollow mark on a thin whisker
//! happened on some day of the whisker; a bar lasted. The shape is the mode: disc for a deed,
//! diamond for a statement, square for a non-act. Blue with a triangle up accommodates, vermilion
//! with a triangle down resists, grey does neither. Larger is weightier. Marks are stacked where
//! they would overlap; the height of a stack has no meaning but that.
//!
//! # How to read it
//!
//! Look for changes of colour within a lane, and for lanes that fall silent. Part of the time may
//! be stretched: the breaks are drawn and the factor is written above the axis, so do not compare
//! densities across a break.
//!
//! # Many events
//!
//! Beyond [`MARKS`] events an eye counts nothing, and a page of marks opens slowly. A lane then has three rows of
//! columns, for what accommodates, resists and does neither: each column counts the events whose
//! mark would stand there, all on one scale.
//!
//! # When not to use it
//!
//! As a measure: eyes count marks, verdicts weigh them. Use [`crate::balances`] for mass.

use crate::axis;
use crate::frame::{Head, Page};
use crate::mark::{self, Anchor, HEADING, NOTE, TICK};
use crate::palette::{AXIS, GREY, INK, PAPER, RULE, SHADE};
use crate::scale::{Focus, Time, days_extent};
use crate::svg::{self, Tag};
use crate::text;
use crate::turning::{self, TurningPoint};

mod counts;
mod event;

pub use event::{Event, Mode, Stance, When};

/// The most events that are drawn with a mark each.
pub const MARKS: usize = 1500;

/// A timeline to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct Spec {
    /// Identity, heading, width.
    pub head: Head,
    /// First and last day of the axis; `None` takes them from the events.
    pub domain: Option<(i32, i32)>,
    /// A part of time to stretch.
    pub focus: Option<Focus>,
    /// Lanes, from the top.
    pub lanes: Vec<Lane>,
    /// Dates to mark.
    pub turning_points: Vec<TurningPoint>,
}

/// The events of one arena.
#[derive(Debug, Clone, PartialEq)]
pub struct Lane {
    /// The arena.
    pub name: String,
    /// Its events, in any order.
    pub events: Vec<Event>,
}

/// Height of a row of marks within a lane.
const ROW: f64 = 13.0;
/// Height of a line of a lane's name.
const LEADING: f64 = 14.0;

/// A lane set out: which row each of its events stands in.
struct Set<'a> {
    lane: &'a Lane,
    /// Lines of its name, for a gutter.
    name: Vec<String>,
    events: Vec<&'a Event>,
    rows: Vec<usize>,
    height: f64,
}

impl Spec {
    /// Whether columns that count stand in place of marks, since there are too many.
    #[must_use]
    pub fn counted(&self) -> bool {
        self.lanes.iter().map(|lane| lane.events.len()).sum::<usize>() > MARKS
    }

    /// The chart as one `<svg>` element.
    #[must_use]
    pub fn svg(&self) -> String {
        let mut page = Page::open(&self.head);
        let events = self.lanes.iter().flat_map(|it| &it.events);
        let Some(found) = days_extent(events.flat_map(|it| it.when.ends())) else {
            return page.nothing("There is no evidence to draw: no event is recorded.");
        };
        let left = if page.narrow() { 10.0 } else { 116.0 };
        let time =
            Time::focused(self.domain.unwrap_or(found), (left, page.width - 12.0), self.focus);
        let gutter = if page.narrow() { 0.0 } else { left - 14.0 };
        let counted = self.counted();
        let sets: Vec<Set<'_>> =
            self.lanes.iter().map(|it| set_out(it, &time, gutter, counted)).collect();
        self.draw(&mut page, &time, &sets);
        page.close()
    }

    fn draw(&self, page: &mut Page<'_>, time: &Time, sets: &[Set<'_>]) {
        let flags = turning::flags(&self.turning_points, time, page.width - 4.0);
        let head = if page.narrow() { 18.0 } else { 0.0 };
        let top = page.y + turning::height(&flags) + 6.0;
        let bottom = top + sets.iter().map(|it| it.height + head).sum::<f64>();
        stretch(page, time, top, bottom);
        page.push(&turning::draw_lines(&self.turning_points, &flags, time, top, bottom));
        breaks(page, time, top, bottom);
        page.y = top;
        let columns = self.counted().then(|| counts::Columns::of(&self.lanes, time));
        for (idx, set) in sets.iter().enumerate() {
            let y = page.y + head;
            draw_lane(page, set, time, head);
            if let Some(columns) = &columns {
                page.push(&columns.draw(idx, time, y + 6.0));
            }
        }
        page.push(&axis::draw_time(time, bottom));
        page.push(&turning::draw_labels(&self.turning_points, &flags, top));
        page.y = bottom + 20.0;
        stretch_note(page, time);
        match columns {
            Some(columns) => key(page, columns.samples()),
            None => key(page, event::samples()),
        }
    }
}

/// Packs the events that the scale can show into rows. In a gutter the name takes up to three
/// lines, and the lane is at least as high as its name and its count. Where columns count them, no event has a row of its own.
fn set_out<'a>(lane: &'a Lane, time: &Time, gutter: f64, counted: bool) -> Set<'a> {
    let ((first, _), (last, _)) = time.ends();
    let shown = |it: &&Event| it.when.ends()[1] >= first && it.when.ends()[0] <= last;
    let events: Vec<&Event> =
        if counted { Vec::new() } else { lane.events.iter().filter(shown).collect() };
    let places: Vec<(f64, f64)> = events.iter().map(|it| event::room(it, time)).collect();
    let rows = text::rows(&places);
    let count = rows.iter().max().map_or(1, |it| it + 1);
    let name = if gutter > 0.0 { name_lines(&lane.name, gutter) } else { Vec::new() };
    let words = if gutter > 0.0 { (name.len() as f64 + 1.0) * LEADING + 10.0 } else { 0.0 };
    let height = if counted { counts::HEIGHT } else { count as f64 * ROW + 12.0 };
    Set { lane, name, events, rows, height: height.max(words) }
}

/// A name in three lines at most, the third cut if need be.
fn name_lines(name: &str, max: f64) -> Vec<String> {
    let size = HEADING.size * 1.07;
    let mut lines = text::wrap(name, size, max);
    if lines.len() > 3 {
        let rest = lines.split_off(2).join(" ");
        lines.push(text::fit(&rest, size, max).0);
    }
    lines
}

fn draw_lane(page: &mut Page<'_>, set: &Set<'_>, time: &Time, head: f64) {
    let (y, right) = (page.y, time.ends().1.1);
    page.push(&mark::line((4.0, y), (right, y), RULE, 1.0));
    let count = set.lane.events.len();
    let counted = format!("{count} {}", if count == 1 { "event" } else { "events" });
    if head > 0.0 {
        let name =
            mark::plated_to(4.0, y + 15.0, HEADING, Anchor::Start, &set.lane.name, right - 70.0);
        page.push(&name);
        page.push(&mark::plated(right, y + 15.0, TICK, Anchor::End, &counted));
    } else {
        for (idx, line) in set.name.iter().enumerate() {
            page.push(&mark::text(
                4.0,
                y + 16.0 + idx as f64 * LEADING,
                HEADING,
                Anchor::Start,
                line,
            ));
        }
        let under = y + 16.0 + set.name.len() as f64 * LEADING;
        page.push(&mark::text(4.0, under, TICK, Anchor::Start, &counted));
    }
    for (event, row) in set.events.iter().zip(&set.rows) {
        page.push(&event::draw(event, time, y + head + 12.0 + *row as f64 * ROW));
    }
    page.y += set.height + head;
}

/// Shades the stretched part.
fn stretch(page: &mut Page<'_>, time: &Time, top: f64, bottom: f64) {
    if let Some((from, to, _)) = stretched(time) {
        page.push(&mark::area(from, top, to - from, bottom - top, SHADE));
    }
}

/// The piece of the scale with the most room per day, and how many times more it has than the piece
/// with the least.
fn stretched(time: &Time) -> Option<(f64, f64, f64)> {
    let room = |it: &[(i32, f64)]| {
        (it[1].1 - it[0].1) / (f64::from(it[1].0) - f64::from(it[0].0)).max(1.0)
    };
    let pieces: Vec<&[(i32, f64)]> = time.knots.windows(2).collect();
    let most = pieces.iter().max_by(|a, b| room(a).total_cmp(&room(b)))?;
    let least = pieces.iter().map(|it| room(it)).fold(f64::INFINITY, f64::min);
    (pieces.len() > 1 && least > 0.0).then(|| (most[0].1, most[1].1, room(most) / least))
}

/// A jagged line down the lanes wherever the scale changes.
fn breaks(page: &mut Page<'_>, time: &Time, top: f64, bottom: f64) {
    let inner = time.knots.len().saturating_sub(1);
    for (_, x) in time.knots.iter().take(inner).skip(1) {
        let count = ((bottom - top) / 5.0).ceil().clamp(1.0, 2000.0);
        let jag = |idx: u32| {
            (
                x + if idx.is_multiple_of(2) { -2.0 } else { 2.0 },
                top + (bottom - top) * f64::from(idx) / count,
            )
        };
        let places: Vec<(f64, f64)> = (0..=count as u32).map(jag).collect();
        page.push(&mark::polyline(&places, PAPER, 4.0));
        page.push(&mark::polyline(&places, AXIS, 1.0));
    }
}

/// The sentence about the stretched part, with a bracket, under the axis.
fn stretch_note(page: &mut Page<'_>, time: &Time) {
    let Some((from, to, factor)) = stretched(time) else {
        return;
    };
    let y = page.y + 6.0;
    page.push(&mark::polyline(&[(from, y - 4.0), (from, y), (to, y), (to, y - 4.0)], AXIS, 1.0));
    let words = format!("time stretched {factor:.1} times");
    let half = text::width(&words, NOTE.size) / 2.0;
    let x = f64::midpoint(from, to).clamp(half + 4.0, (page.width - half - 4.0).max(half + 4.0));
    page.push(&mark::text(x, y + 14.0, NOTE, Anchor::Middle, &words));
    page.y = y + 20.0;
}

/// The key: every form once, with its word, flowing over lines.
fn key<W: AsRef<str>>(page: &mut Page<'_>, samples: Vec<(Tag, f64, W)>) {
    page.push(&mark::line((4.0, page.y + 1.0), (page.width - 12.0, page.y + 1.0), GREY, 0.3));
    let (mut x, mut y) = (4.0, page.y + 18.0);
    for (sample, room, words) in samples {
        let words = words.as_ref();
        let wide = room + 6.0 + text::width(words, TICK.size);
        if x + wide > page.width {
            (x, y) = (4.0, y + 18.0);
        }
        let shift = format!("translate({} {})", svg::number(x), svg::number(y - 4.0));
        page.push(&Tag::new("g").at("transform", shift).with(sample));
        page.push(&mark::text(x + room + 6.0, y, TICK.ink(INK), Anchor::Start, words));
        x += wide + 18.0;
    }
    page.y = y + 6.0;
}
