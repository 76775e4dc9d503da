//! Which acts stand in some draws, when each fell, and what they add to the sums.
//!
//! A hundred thousand acts that each add to forty sums in two thousand draws would be eight
//! thousand million additions. Acts of one pattern add the same to the same sums, so a draw first
//! counts how many acts of each pattern stand - one addition for each act, whatever it adds to -
//! and then multiplies each count by the pattern's factors once. The counts are whole numbers,
//! which floating point adds exactly in any order: an act can be taken out of them again, and what
//! is left is what would be there had it never been added. What a verdict hangs on is found so,
//! without counting anew.
//!
//! Whether an act stands in each of the draws of a block is a byte, one bit for each draw.

use crate::resampling_plan::{Act, Days, Keep, NOTHING, ResamplingPlan, StandsBy, When};
use crate::simd::{LANES, Row, bits};
use crate::ties::day;
use counterpoise_kernel::HALF;
use counterpoise_numerics::Stream;
use std::ops::Range;

/// The acts of some draws.
pub(crate) struct Weighed {
    /// Bit by bit, for each act the draws in which it stands.
    stands: Vec<u8>,
    /// How many acts of each pattern stand.
    pub(crate) masses: Vec<Row>,
}

/// A day of an act that is not drawn: a position in `ResamplingPlan::acts`, and whether it is the
/// latest day or the earliest.
type Fixed = (usize, bool);

/// Bit by bit, whether an act stands in each draw.
///
/// It does if one of its sources is right. Sources are wrong apart from each other, given how
/// reliable each is, so that their chances to be wrong multiply; but all acts of a source share the
/// reliability that it has in the draw, and so stand and fall together more often than they would
/// by the mean of it.
pub(crate) fn kept(keep: &Keep, acts: &ResamplingPlan, reliable: &[Row], from: u64) -> u8 {
    let chance = match &keep.chance {
        StandsBy::Stated(chance) => [*chance; LANES],
        StandsBy::Sources(list) => {
            let mut wrong = [1.0; LANES];
            for &source in &acts.lists[list.start as usize..list.end as usize] {
                let row = &reliable[source as usize];
                (0..LANES).for_each(|lane| wrong[lane] *= 1.0 - row[lane]);
            }
            wrong.map(|wrong| 1.0 - wrong)
        }
    };
    coins(keep.coin, &chance, from)
}

/// Draws the acts.
pub(crate) fn weigh(acts: &ResamplingPlan, reliable: &[Row], from: u64) -> Weighed {
    let mut scale = Scale::new(acts, from, vec![[0.0; LANES]; acts.patterns.len()]);
    let stands: Vec<u8> =
        acts.acts.iter().map(|act| stands(acts, act, (reliable, from), None)).collect();
    for (act, stands) in acts.acts.iter().zip(&stands) {
        scale.add(act, *stands, None, 1.0);
    }
    Weighed { masses: scale.masses, stands }
}

impl Weighed {
    /// The masses where some acts may stand otherwise, given how reliable sources are then, and a
    /// day may be fixed; `None`: they are the same. `moved`: positions in `ResamplingPlan::acts`.
    pub(crate) fn without(
        &self,
        acts: &ResamplingPlan,
        reliable: &[Row],
        from: u64,
        (moved, fixed): (&[u32], Option<Fixed>),
    ) -> Option<Vec<Row>> {
        let mut scale: Option<Scale<'_>> = None;
        for at in moved.iter().map(|at| *at as usize).chain(fixed.map(|(at, _)| at)) {
            let act = &acts.acts[at];
            let latest = fixed.map(|(_, latest)| latest);
            let (was, is) = (self.stands[at], stands(acts, act, (reliable, from), latest));
            // Its coin is the same number, and only the chance has changed: most acts stand as they
            // stood. A fixed day may move an act that stands as it stood.
            if was == is && latest.is_none() {
                continue;
            }
            let scale = scale.get_or_insert_with(|| Scale::new(acts, from, self.masses.clone()));
            scale.add(act, was, None, -1.0);
            scale.add(act, is, latest, 1.0);
        }
        scale.map(|scale| scale.masses)
    }
}

/// Bit by bit, whether an act stands and, if it is undated, is in. `latest`: it is taken for in, or
/// for out.
fn stands(
    acts: &ResamplingPlan,
    act: &Act,
    (reliable, from): (&[Row], u64),
    latest: Option<bool>,
) -> u8 {
    let keep = kept(&act.keep, acts, reliable, from);
    match (&act.when, latest) {
        (When::Coin(..), Some(false)) => 0,
        (When::Coin(stream, _), None) => keep & coins(*stream, &[HALF; LANES], from),
        _ => keep,
    }
}

/// Adds up acts by pattern.
struct Scale<'a> {
    acts: &'a ResamplingPlan,
    from: u64,
    /// Of each tie its days, when they are first asked for: most cells hold none of its acts.
    together: Vec<Option<Vec<[i64; LANES]>>>,
    masses: Vec<Row>,
}

impl<'a> Scale<'a> {
    fn new(acts: &'a ResamplingPlan, from: u64, masses: Vec<Row>) -> Scale<'a> {
        Scale { acts, from, together: vec![None; acts.ties.len()], masses }
    }

    /// Adds an act, so many times (once, or less once: it is taken out), in the draws in which it
    /// stands. `latest`: its day is not drawn but is the latest, or the earliest.
    fn add(&mut self, act: &Act, stands: u8, latest: Option<bool>, times: f64) {
        let Scale { acts, from, together, masses } = self;
        let stands_in = |lane: &usize| stands >> lane & 1 == 1;
        match &act.when {
            When::Fixed(list) | When::Coin(_, list) => {
                // All eight draws at once: adding nothing is quicker than asking where to add.
                for &pattern in &acts.followed[list.start as usize..list.end as usize] {
                    let row = &mut masses[pattern as usize];
                    (0..LANES).for_each(|lane| row[lane] += times * f64::from(stands >> lane & 1));
                }
            }
            When::Day(Days { stream, days, ways, tied }) => {
                let tied = tied.map(|(tie, own)| {
                    let tie = tie as usize;
                    &together[tie].get_or_insert_with(|| acts.ties[tie].days(*from))[own as usize]
                });
                let ways = &acts.ways[ways.start as usize..ways.end as usize];
                for lane in (0..LANES).filter(stands_in) {
                    let day = match latest {
                        Some(true) => days - 1,
                        Some(false) => 0,
                        None => tied.map_or_else(
                            || day(*stream, *days, *from + lane as u64),
                            |own| own[lane],
                        ),
                    };
                    for pattern in
                        ways.iter().map(|way| pattern(acts, way, day)).filter(|at| *at != NOTHING)
                    {
                        masses[pattern as usize][lane] += times;
                    }
                }
            }
        }
    }
}

/// Bit by bit, whether a coin of these chances falls on its head in each draw.
///
/// The number that is held against the chance belongs to the coin and the draw and is the same
/// whatever the chance. So where a source is struck, an act can only fall that stood, and two
/// readings of a case differ by what was changed between them and not by luck.
pub(crate) fn coins(stream: Stream, chance: &Row, from: u64) -> u8 {
    bits(|lane| stream.uniform(from + lane as u64) < chance[lane])
}

/// The pattern of the stretch in which the day falls.
fn pattern(acts: &ResamplingPlan, way: &Range<u32>, day: i64) -> u32 {
    let stretches = &acts.stretches[way.start as usize..way.end as usize];
    let at = stretches.partition_point(|&(end, _)| end <= day);
    stretches.get(at).map_or(NOTHING, |&(_, pattern)| pattern)
}

/// The sums of a draw: patterns times their factors; of a commitment, the greatest of its rows.
pub(crate) fn add_up(acts: &ResamplingPlan, n: usize, masses: &[Row]) -> Vec<Row> {
    let mut sums = vec![[0.0; LANES]; n];
    let mut held = vec![[0.0_f64; LANES]; acts.held.len()];
    for (mass, factors) in masses.iter().zip(&acts.patterns) {
        // An act of an uncertain day has many patterns, and follows few of them in eight draws.
        if *mass == [0.0; LANES] {
            continue;
        }
        for &(sum, factor) in factors {
            let at = sum as usize;
            if at < n {
                (0..LANES).for_each(|lane| sums[at][lane] += factor * mass[lane]);
            } else {
                // Several rows of one pattern count once, like any other rows of the commitment.
                let row = &mut held[at - n];
                (0..LANES).for_each(|lane| row[lane] = row[lane].max(factor * mass[lane].min(1.0)));
            }
        }
    }
    // Last, when the greatest row of each commitment is known.
    for (row, &sum) in held.iter().zip(&acts.held) {
        (0..LANES).for_each(|lane| sums[sum as usize][lane] += row[lane]);
    }
    sums
}
