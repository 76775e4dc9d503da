//! When it shifted: how probable every day is, for several sources of evidence, with the dates that
//! authors claim.
//!
//! # What it shows
//!
//! Time runs to the right. Each row is one source of evidence; the height of its hill over a day is
//! the probability that the shift was on that day, given that there was one, relative to the most
//! probable day of the row. Shaded columns are claimed dates, each with a letter that the list
//! below explains.
//!
//! # How to read it
//!
//! A narrow hill is a date, a plain is none. The words at the right of a row say whether there is a
//! shift at all: where there is none, the hill says only where one would be if there had to be one,
//! and is drawn hollow.
//!
//! # When not to use it
//!
//! For more than one shift in one row.

use crate::axis;
use crate::frame::{Head, Page};
use crate::mark::{self, Anchor, HEADING, LABEL, NOTE, TICK};
use crate::palette::{AXIS, BLUE, GREY, PAPER, RULE, SHADE};
use crate::scale::{Time, days_extent};
use crate::{calendar, text};

/// Posteriors over the date of a shift to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct Spec {
    /// Identity, heading, size.
    pub head: Head,
    /// First and last day of the axis; `None` takes them from the data.
    pub domain: Option<(i32, i32)>,
    /// Claimed dates.
    pub claims: Vec<Claimed>,
    /// Sources of evidence, from above.
    pub rows: Vec<Row>,
}

/// A claimed date.
#[derive(Debug, Clone, PartialEq)]
pub struct Claimed {
    /// First claimed day.
    pub start: i32,
    /// Last claimed day.
    pub end: i32,
    /// Who claims it, and what.
    pub label: String,
}

/// One source of evidence.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What it is.
    pub name: String,
    /// What was found, in a few words.
    pub finding: String,
    /// Whether a shift is believed; else the hill is hollow.
    pub believed: bool,
    /// Stretches of days in the order of time; none where nothing could be found.
    pub steps: Vec<Step>,
}

/// Days of the same probability.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// First day.
    pub start: i32,
    /// Last day.
    pub end: i32,
    /// Height, 0 to 1.
    pub height: f64,
}

/// Height of a hill.
const HILL: f64 = 34.0;
/// Height of the name above it.
const NAME: f64 = 17.0;

impl Spec {
    /// The chart as one `<svg>` element.
    #[must_use]
    pub fn svg(&self) -> String {
        let mut page = Page::open(&self.head);
        let Some(domain) = self.domain.or_else(|| self.days()).filter(|_| !self.rows.is_empty())
        else {
            return page.nothing(
                "There is nothing to draw: no evidence is long enough to look for a shift in.",
            );
        };
        let time = Time::new(
            domain,
            if page.narrow() { (30.0, page.width - 12.0) } else { (118.0, page.width - 92.0) },
        );
        let letters = self.letters(&time);
        page.y += 15.0 * letters.iter().map(|it| it.2 + 1).max().unwrap_or(0) as f64;
        let top = page.y;
        let bottom = top + (NAME + HILL + 8.0) * self.rows.len() as f64;
        self.columns(&mut page, &time, (top, bottom));
        page.extend(letters.iter().map(|(x, at, row)| {
            mark::text(*x, top - 4.0 - 15.0 * *row as f64, HEADING, Anchor::Middle, &letter(*at))
        }));
        for row in &self.rows {
            row.draw(&mut page, &time);
        }
        page.y = bottom;
        page.push(&axis::draw_time(&time, page.y));
        page.y += 26.0;
        self.key(&mut page, &time);
        page.close()
    }

    fn days(&self) -> Option<(i32, i32)> {
        days_extent(self.rows.iter().flat_map(|it| &it.steps).flat_map(|it| [it.start, it.end]))
    }

    /// Where the letters of the claims on the axis stand: position, claim, row.
    fn letters(&self, time: &Time) -> Vec<(f64, usize, usize)> {
        let shown: Vec<usize> =
            (0..self.claims.len()).filter(|at| self.claims[*at].is_on(time)).collect();
        let middle =
            |at: &usize| 0.5 * (time.at(self.claims[*at].start) + time.at(self.claims[*at].end));
        let places: Vec<f64> = shown.iter().map(middle).collect();
        let rows = text::rows(&places.iter().map(|x| (x - 7.0, x + 7.0)).collect::<Vec<_>>());
        places.into_iter().zip(shown).zip(rows).map(|((x, at), row)| (x, at, row)).collect()
    }

    fn columns(&self, page: &mut Page<'_>, time: &Time, (top, bottom): (f64, f64)) {
        for claim in self.claims.iter().filter(|it| it.is_on(time)) {
            let (from, to) = (time.at(claim.start), time.at(claim.end));
            let column =
                mark::area(from, top, (to - from).max(2.0), bottom - top, SHADE).at("stroke", RULE);
            page.push(&mark::dashed(column, "2 2").tip(&claim.label));
        }
    }

    fn key(&self, page: &mut Page<'_>, time: &Time) {
        for (at, claim) in self.claims.iter().enumerate() {
            let outside = if claim.is_on(time) { "" } else { " (not on the axis)" };
            page.paragraph(&format!("{}  {}{outside}", letter(at), claim.label), LABEL, 16.0);
        }
    }
}

impl Claimed {
    fn is_on(&self, time: &Time) -> bool {
        let ((first, _), (last, _)) = time.ends();
        self.start <= last && self.end >= first
    }
}

impl Row {
    fn draw(&self, page: &mut Page<'_>, time: &Time) {
        let ((first, left), (last, right)) = time.ends();
        page.y += NAME;
        let floor = page.y + HILL;
        let shown: Vec<&Step> = self
            .steps
            .iter()
            .filter(|it| it.start <= last && it.end >= first && it.height.is_finite())
            .collect();
        // Where there is no hill, its place is free for the reason, and the name has the whole
        // width.
        let finding = if shown.is_empty() { "" } else { &self.finding };
        let found = TICK.width(finding);
        page.push(&mark::plated_to(
            left,
            page.y - 5.0,
            LABEL,
            Anchor::Start,
            &self.name,
            right - left - found - 10.0,
        ));
        page.push(&mark::plated(right, page.y - 5.0, TICK, Anchor::End, finding));
        page.push(&mark::line((left, floor), (right, floor), AXIS, 0.8));
        if shown.is_empty() {
            let why = if self.finding.is_empty() { "nothing to date here" } else { &self.finding };
            let room = right - left - 8.0;
            page.push(&mark::plated_to(left + 4.0, floor - 8.0, NOTE, Anchor::Start, why, room));
        } else {
            let outline = outline(&shown, time, floor);
            let (fill, ink) = if self.believed { (BLUE, 0.75) } else { (PAPER, 1.0) };
            page.push(&mark::polygon(&outline, fill).at("fill-opacity", ink));
            let hill = mark::polyline(&outline, if self.believed { BLUE } else { GREY }, 1.2)
                .tip(&self.tip());
            page.push(&hill);
        }
        page.y = floor + 8.0;
    }

    fn tip(&self) -> String {
        let best = self.steps.iter().fold(None, |best: Option<&Step>, it| match best {
            Some(best) if best.height >= it.height => Some(best),
            _ => Some(it),
        });
        let days = best.map_or(String::new(), |it| {
            format!(
                ": most probable {} to {}",
                calendar::written(it.start),
                calendar::written(it.end)
            )
        });
        format!("{}{days}", self.name)
    }
}

fn outline(steps: &[&Step], time: &Time, floor: f64) -> Vec<(f64, f64)> {
    let mut points = vec![(time.at(steps[0].start), floor)];
    for step in steps {
        let y = floor - HILL * step.height.clamp(0.0, 1.0);
        points.extend([(time.at(step.start), y), (time.at(step.end.saturating_add(1)), y)]);
    }
    points.push((time.at(steps[steps.len() - 1].end.saturating_add(1)), floor));
    points
}

/// `A`, `B`, .. `Z`, `A1`, ..
fn letter(at: usize) -> String {
    let letter = char::from(b'A' + (at % 26) as u8);
    if at < 26 { letter.to_string() } else { format!("{letter}{}", at / 26) }
}
