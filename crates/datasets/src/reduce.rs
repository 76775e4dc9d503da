//! Events summed by directed pair and month, in whole numbers.
//!
//! Every event becomes one number: source, target, month, class and score side by side. The numbers
//! are shared out by source, each share is sorted by itself, and equal pairs and months are added
//! up as they stand side by side. Whole numbers add up to the same sum in any order, so that the
//! result does not depend on the number of threads.

use counterpoise_dates::Day;
use rayon::prelude::*;

pub use crate::dedup::Dedup;
use crate::error::{Error, ErrorKind};
use crate::events::{EventBatch, EventGroup, Events, NO_SCORE, Seen};

/// Sums by directed pair and month, ordered by source, target and month.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DyadMonths {
    /// Who acted, as a position in [`Events::states`].
    pub source: Vec<u32>,
    /// Who was acted on.
    pub target: Vec<u32>,
    /// Months since January 1970: `year * 12 + month - 1` less that of 1970.
    pub month: Vec<i32>,
    /// Events.
    pub n: Vec<u32>,
    /// Events of the classes 1 to 4, in this order.
    pub quad: [Vec<u32>; 4],
    /// Those of class 1 that are bare statements (CAMEO root 01).
    pub statements: Vec<u32>,
    /// Events that have a score.
    pub scored: Vec<u32>,
    /// The sum of their scores, in tenths.
    pub score: Vec<i64>,
}

/// Bits of a packed event: source and target 12 each, month 15 (from the year 0), class 3, score
/// 16, from the top. The class of a bare statement is written 5.
const MONTH: u32 = 19;
const TARGET: u32 = MONTH + 15;
const SOURCE: u32 = TARGET + 12;
const STATEMENT: u64 = 5;
/// No more states than this can be packed.
const MOST: usize = 1 << 12;
/// Months from January of the year 0 to January 1970.
const EPOCH: i32 = 1970 * 12;

/// Sums events by directed pair and month.
///
/// # Errors
/// Where a file cannot be read, or there are more than 4,096 states.
pub fn dyad_months(events: &Events, dedup: Dedup) -> Result<DyadMonths, Error> {
    if events.states.len() > MOST {
        let what = format!("There are {} states, more than {MOST}.", events.states.len());
        return Err(Error::new(ErrorKind::Request, what, "Choose fewer years."));
    }
    let pieces: Vec<Vec<u64>> = match dedup {
        Dedup::None => events
            .groups
            .par_iter()
            .map(|group| packed_group(events, group))
            .collect::<Result<_, Error>>()?,
        _ => deduplicated(events, dedup)?,
    };
    Ok(summed(pieces, events.states.len()))
}

fn packed_group(events: &Events, group: &EventGroup) -> Result<Vec<u64>, Error> {
    let mut months = Months::default();
    let mut packed = Vec::with_capacity(group.rows);
    events.visit(group, &mut |event| packed.push(pack(&mut months, event)))?;
    Ok(packed)
}

fn packed(batch: &EventBatch) -> Vec<u64> {
    let mut months = Months::default();
    let event = |row: usize| Seen {
        day: batch.day[row],
        source: batch.source[row],
        target: batch.target[row],
        statement: batch.root[row] == 1,
        quad: batch.quad[row],
        score: batch.score[row],
    };
    (0..batch.len()).map(|row| pack(&mut months, event(row))).collect()
}

fn pack(months: &mut Months, event: Seen) -> u64 {
    let pair = u64::from(event.source) << SOURCE | u64::from(event.target) << TARGET;
    let class = if event.statement { STATEMENT } else { u64::from(event.quad & 7) };
    let what = class << 16 | u64::from(event.score as u16);
    pair | months.of(event.day) << MONTH | what
}

/// The month of a day, remembered from row to row: most rows share it with the one before.
#[derive(Default)]
struct Months {
    first: i32,
    end: i32,
    month: u64,
}

impl Months {
    fn of(&mut self, day: i32) -> u64 {
        if !(self.first..self.end).contains(&day) {
            let (year, month, of_month) = Day::from_number(day).unwrap_or(Day::MIN).ymd();
            self.first = day - i32::from(of_month) + 1;
            let next =
                if month == 12 { Day::new(year + 1, 1, 1) } else { Day::new(year, month + 1, 1) };
            self.end = next.map_or(day + 1, Day::number);
            self.month = u64::try_from(year * 12 + i32::from(month) - 1).unwrap_or(0);
        }
        self.month
    }
}

/// Shares the events out by source, sorts and sums every share, and joins the shares in order.
fn summed(pieces: Vec<Vec<u64>>, states: usize) -> DyadMonths {
    let shares = shared_out(&pieces, states);
    drop(pieces);
    let sums: Vec<DyadMonths> = shares.into_par_iter().map(sum_share).collect();
    let rows = sums.iter().map(|sum| sum.n.len()).sum();
    let mut all = DyadMonths::with_capacity(rows);
    for sum in sums {
        all.append(sum);
    }
    all
}

fn shared_out(pieces: &[Vec<u64>], states: usize) -> Vec<Vec<u64>> {
    let count = |piece: &Vec<u64>| {
        let mut counts = vec![0usize; states.max(1)];
        piece.iter().for_each(|event| counts[(event >> SOURCE) as usize] += 1);
        counts
    };
    let counts: Vec<Vec<usize>> = pieces.par_iter().map(count).collect();
    let total = |source: usize| counts.iter().map(|piece| piece[source]).sum::<usize>();
    let mut shares: Vec<Vec<u64>> =
        (0..states.max(1)).map(|source| Vec::with_capacity(total(source))).collect();
    for piece in pieces {
        for event in piece {
            shares[(event >> SOURCE) as usize].push(*event);
        }
    }
    shares
}

fn sum_share(mut share: Vec<u64>) -> DyadMonths {
    share.sort_unstable();
    let mut sums = DyadMonths::default();
    for same in share.chunk_by(|one, other| one >> MONTH == other >> MONTH) {
        sums.push(same);
    }
    sums
}

impl DyadMonths {
    /// The number of rows.
    pub fn len(&self) -> usize {
        self.n.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.n.is_empty()
    }

    fn with_capacity(rows: usize) -> DyadMonths {
        let counts = || Vec::with_capacity(rows);
        DyadMonths {
            source: Vec::with_capacity(rows),
            target: Vec::with_capacity(rows),
            month: Vec::with_capacity(rows),
            n: counts(),
            quad: [counts(), counts(), counts(), counts()],
            statements: counts(),
            scored: counts(),
            score: Vec::with_capacity(rows),
        }
    }

    /// Adds the row of events that share pair and month.
    fn push(&mut self, same: &[u64]) {
        let mut quad = [0u32; 8];
        let (mut scored, mut score) = (0u32, 0i64);
        for event in same {
            quad[(event >> 16 & 7) as usize] += 1;
            let own = *event as u16 as i16;
            let counts = own != NO_SCORE;
            scored += u32::from(counts);
            score += if counts { i64::from(own) } else { 0 };
        }
        let first = same.first().copied().unwrap_or_default();
        self.source.push((first >> SOURCE) as u32);
        self.target.push((first >> TARGET) as u32 & (MOST as u32 - 1));
        self.month.push((first >> MONTH & 0x7fff) as i32 - EPOCH);
        self.n.push(same.len() as u32);
        quad[1] += quad[STATEMENT as usize];
        self.statements.push(quad[STATEMENT as usize]);
        for (class, column) in self.quad.iter_mut().enumerate() {
            column.push(quad[class + 1]);
        }
        self.scored.push(scored);
        self.score.push(score);
    }

    fn append(&mut self, mut more: DyadMonths) {
        self.source.append(&mut more.source);
        self.target.append(&mut more.target);
        self.month.append(&mut more.month);
        self.n.append(&mut more.n);
        for (all, own) in self.quad.iter_mut().zip(&mut more.quad) {
            all.append(own);
        }
        self.statements.append(&mut more.statements);
        self.scored.append(&mut more.scored);
        self.score.append(&mut more.score);
    }
}

/// Events of each year with repetitions left out: what repeats shares its day, so that years do not
/// meet.
fn deduplicated(events: &Events, dedup: Dedup) -> Result<Vec<Vec<u64>>, Error> {
    let years: Vec<_> = events.groups.chunk_by(|one, other| one.year == other.year).collect();
    years
        .into_iter()
        .map(|groups| {
            let batches: Vec<EventBatch> =
                groups.par_iter().map(|group| events.read(group)).collect::<Result<_, Error>>()?;
            Ok(first_of_each(&batches, dedup))
        })
        .collect()
}

fn first_of_each(batches: &[EventBatch], dedup: Dedup) -> Vec<u64> {
    let same = |key: u64| if dedup == Dedup::OneADay { key >> 16 } else { key };
    let mut keyed: Vec<(u64, u32, u64)> = Vec::new();
    for batch in batches {
        let ranks = (0..batch.len()).map(|row| rank(batch, row));
        keyed.extend(
            keys(batch)
                .zip(ranks)
                .zip(packed(batch))
                .map(|((key, rank), event)| (same(key), rank, event)),
        );
    }
    keyed.par_sort_unstable();
    keyed.dedup_by_key(|event| event.0);
    keyed.into_iter().map(|(_, _, event)| event).collect()
}

/// The lower, the sooner an event is kept: far from zero, then below zero, then the lower code.
fn rank(batch: &EventBatch, row: usize) -> u32 {
    let score = batch.score[row];
    let far = if score == NO_SCORE { 0 } else { 1 + score.unsigned_abs().min(0x3ffe) };
    let friendly = u32::from(score > 0);
    u32::from(0x3fff - far) << 17 | friendly << 16 | u32::from(batch.code[row])
}

/// Day of the year span, source, target and code, side by side. Days are counted from the first
/// that fits 24 bits.
pub(crate) fn keys(batch: &EventBatch) -> impl Iterator<Item = u64> + '_ {
    let pair = |row: usize| u64::from(batch.source[row]) << 12 | u64::from(batch.target[row]);
    let day = |row: usize| u64::from((batch.day[row] + (1 << 22)) as u32) & 0xff_ffff;
    (0..batch.len()).map(move |row| day(row) << 40 | pair(row) << 16 | u64::from(batch.code[row]))
}
