//! Columns that count, in place of marks that nobody could tell apart.

use super::event::{Stance, colour};
use super::{Event, Lane};
use crate::calendar;
use crate::mark;
use crate::scale::Time;
use crate::svg::{self, Tag};

/// Width of a column and of the gap behind it.
const COLUMN: f64 = 6.0;
const GAP: f64 = 1.0;
/// Height of the tallest column, and of a row.
const TALL: f64 = 24.0;
const ROW: f64 = 28.0;
/// Height of a lane of three rows.
pub(super) const HEIGHT: f64 = 3.0 * ROW + 10.0;
/// The rows, from the top.
const ROWS: [(Stance, &str); 3] = [
    (Stance::Accommodates, "accommodate"),
    (Stance::Resists, "resist"),
    (Stance::Neither, "neither"),
];

/// How many events stand in each column of each row of each lane.
pub(super) struct Columns {
    lanes: Vec<[Vec<usize>; 3]>,
    most: usize,
}

impl Columns {
    /// Events outside the scale are not counted. What lasts is counted at its start, and what
    /// is not known better in the middle of its days: where its mark would stand.
    pub(super) fn of(lanes: &[Lane], time: &Time) -> Columns {
        let lanes: Vec<[Vec<usize>; 3]> = lanes.iter().map(|lane| counts(lane, time)).collect();
        let most = lanes.iter().flatten().flatten().copied().max().unwrap_or(0);
        Columns { lanes, most }
    }

    /// The three rows of a lane, their tops at `y` and below.
    pub(super) fn draw(&self, lane: usize, time: &Time, y: f64) -> Tag {
        let mut group = Tag::new("g");
        let left = time.ends().0.1;
        for (row, (stance, word)) in ROWS.iter().enumerate() {
            let foot = y + row as f64 * ROW + TALL;
            group.push(mark::line((left, foot), (time.ends().1.1, foot), colour(*stance), 0.5));
            // In grey a row is told by its sign.
            if let Some(up) = points(*stance) {
                group.push(mark::triangle(left - 6.0, foot - 5.0, 3.2, up, colour(*stance)));
            }
            for (at, count) in self.lanes[lane][row].iter().enumerate().filter(|(_, n)| **n > 0) {
                let x = left + at as f64 * COLUMN;
                let tall = (*count as f64 / self.most as f64 * TALL).max(1.0);
                let column = mark::area(x, foot - tall, COLUMN - GAP, tall, colour(*stance));
                let days = [x, x + COLUMN].map(|x| calendar::written(time.day(x)));
                let tip = format!("{} to {}: {count} {word}", days[0], days[1]);
                group.push(svg::linked(column, None, &tip));
            }
        }
        group
    }

    /// A column of each kind with its word, and what the tallest counts.
    pub(super) fn samples(&self) -> Vec<(Tag, f64, String)> {
        let sample = |(stance, word): &(Stance, &str)| {
            let mark = match points(*stance) {
                Some(up) => mark::triangle(6.0, 0.0, 5.0, up, colour(*stance)),
                None => mark::area(3.0, -6.0, COLUMN, 12.0, colour(*stance)),
            };
            (mark, 12.0, (*word).to_owned())
        };
        let scale = mark::line((6.0, -8.0), (6.0, 8.0), colour(Stance::Neither), 1.0);
        let most = format!("the tallest column: {} events", self.most);
        ROWS.iter().map(sample).chain([(scale, 12.0, most)]).collect()
    }
}

/// Up, down, or no sign.
fn points(stance: Stance) -> Option<bool> {
    match stance {
        Stance::Accommodates => Some(true),
        Stance::Resists => Some(false),
        Stance::Neither => None,
    }
}

fn counts(lane: &Lane, time: &Time) -> [Vec<usize>; 3] {
    let ((first, left), (last, right)) = time.ends();
    let columns = ((right - left) / COLUMN).ceil().max(1.0) as usize;
    let mut found = [vec![0; columns], vec![0; columns], vec![0; columns]];
    let shown = |it: &&Event| (first..=last).contains(&it.when.anchor());
    for event in lane.events.iter().filter(shown) {
        let at = ((time.at(event.when.anchor()) - left) / COLUMN).max(0.0) as usize;
        let row = match event.stance {
            Stance::Accommodates => 0,
            Stance::Resists => 1,
            Stance::Neither => 2,
        };
        found[row][at.min(columns - 1)] += 1;
    }
    found
}
