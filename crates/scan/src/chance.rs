//! What the same search finds where nothing changed.
//!
//! The shift of a dyad is taken out: the mean of all values before its date from those before, that
//! of all values after from those after. What is left, widened by sqrt(m / (m - 2)) for the two
//! means, is shuffled in time and searched again. Values move in blocks of the cube root of their
//! number, so that a balance that drifts drifts in the shuffled series, too; each takes its
//! sampling variance along.
//!
//! How many errors a shift must exceed, so that something of it is certain, is taken from all these
//! shuffles, so that where nothing changed about one dyad in twenty has a shift beyond it.
//!
//! *Limits.* A drift longer than a block is broken up, so that slow change counts as shift. A dyad with several shifts keeps
//! all but one in what is shuffled, and is judged more strictly.

use counterpoise_numerics::{Stream, mean, quantile, sqrt};
use rayon::prelude::*;
use serde::Serialize;

use crate::series::Panel;
use crate::shift::{Searched, Values, best};
use crate::spec::Spec;

/// How a shift compares with what shuffling gives.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Chance {
    /// The mean size of the shift found in the shuffled series of the same dyad.
    pub own_size: f64,
    /// The share of shuffled series of the same dyad with a shift at least as large in units of its
    /// error; no less than 1 over one more than the shuffles.
    pub own: f64,
    /// How many of all dyads searched would show a shift at least as certain where nothing changed;
    /// `None` for a shift of which nothing is certain.
    pub expected: Option<f64>,
}

/// All shuffles of all dyads.
pub(crate) struct Shuffled {
    /// For each dyad and shuffle, what was found.
    found: Vec<Vec<Option<Searched>>>,
    /// How many errors a shift must exceed.
    errors: f64,
    /// What is certain of every shift found, ascending.
    certain: Vec<f64>,
    shuffles: u32,
}

/// The errors of a single date that is chosen beforehand: never fewer.
const SINGLE: f64 = 1.96;
/// What is left of a series without its largest shift is a little calmer than the series was: of
/// worlds in which nothing changes (the example `calibration`, docs/scan.md), about one dyad in
/// twenty is beyond what three shuffles in a hundred are beyond.
const CALM: f64 = 0.97;
/// Fewer dyads than these do not show how the largest shift of a dyad is spread.
pub(crate) const ENOUGH: usize = 20;
/// Where nothing is shuffled, or too few dyads are: what the largest of a dozen dates exceeds once in twenty, if they were
/// independent.
const UNKNOWN: f64 = 2.86;

/// Shuffles the series of all dyads; `watch` hears of every dyad done.
pub(crate) fn shuffle(
    panel: &Panel,
    shifts: &[Option<Searched>],
    spec: &Spec,
    usual: f64,
    watch: &(dyn Fn() + Sync),
) -> Shuffled {
    let of = |(series, found): (&crate::series::Series, &Option<Searched>)| {
        let key = series.dyad.text(panel.directed);
        let shuffler = found.map(|found| {
            Shuffler::new(
                &Values::of(series),
                &found,
                Stream::new(spec.seed, "scan: shuffle", &key),
            )
        });
        let one =
            |draw: u32| shuffler.as_ref().and_then(|it| best(&it.draw(draw), spec.window, usual));
        let drawn: Vec<Option<Searched>> = (0..spec.shuffles).map(one).collect();
        watch();
        drawn
    };
    let found: Vec<Vec<Option<Searched>>> = panel.series.par_iter().zip(shifts).map(of).collect();
    let drawn = || found.iter().flatten().flatten();
    let mut ratios: Vec<f64> = drawn().map(|it| it.ratio().abs()).collect();
    ratios.sort_by(f64::total_cmp);
    let told = quantile(&ratios, CALM).filter(|_| panel.series.len() >= ENOUGH);
    let errors = told.map_or(UNKNOWN, |errors| errors.max(SINGLE));
    let mut certain: Vec<f64> = drawn().map(|it| it.certain(errors)).collect();
    certain.sort_by(f64::total_cmp);
    Shuffled { found, errors, certain, shuffles: spec.shuffles }
}

impl Shuffled {
    /// How many errors a shift must exceed, so that something of it is certain.
    pub(crate) fn errors(&self) -> f64 {
        self.errors
    }

    /// How the shift of a dyad, by its position, compares; `None` without shuffles.
    pub(crate) fn chance(&self, dyad: usize, shift: &Searched) -> Option<Chance> {
        let own = self.found.get(dyad)?;
        let sizes: Vec<f64> = own.iter().flatten().map(|it| it.shift().abs()).collect();
        let beyond =
            own.iter().flatten().filter(|it| it.ratio().abs() >= shift.ratio().abs()).count();
        let at_least = self.certain.len()
            - self.certain.partition_point(|it| *it < shift.certain(self.errors));
        Some(Chance {
            own_size: mean(&sizes)?,
            own: (1 + beyond) as f64 / f64::from(self.shuffles + 1),
            expected: (shift.certain(self.errors) > 0.0)
                .then(|| at_least as f64 / f64::from(self.shuffles)),
        })
    }

    /// The mean and the 95% quantile, over shuffles, of the most certain shift among all dyads.
    pub(crate) fn largest(&self) -> Option<(f64, f64)> {
        let most = |draw: usize| {
            let of_draw = self.found.iter().filter_map(|dyad| dyad.get(draw).copied().flatten());
            of_draw.map(|it| it.certain(self.errors)).fold(0.0, f64::max)
        };
        let mut largest: Vec<f64> = (0..self.shuffles as usize).map(most).collect();
        largest.sort_by(f64::total_cmp);
        Some((mean(&largest)?, quantile(&largest, 0.95)?))
    }
}

/// A series without its shift, ready to be shuffled.
struct Shuffler {
    known: Vec<bool>,
    positions: Vec<usize>,
    left: Vec<f64>,
    variance: Vec<f64>,
    block: usize,
    stream: Stream,
}

impl Shuffler {
    fn new(values: &Values, found: &Searched, stream: Stream) -> Shuffler {
        let positions = values.positions();
        let split = positions.partition_point(|at| *at < found.at);
        let level = |part: &[usize]| {
            part.iter().map(|at| values.value[*at]).sum::<f64>() / part.len().max(1) as f64
        };
        let (before, after) = (level(&positions[..split]), level(&positions[split..]));
        let m = positions.len() as f64;
        let wider = sqrt(m / (m - 2.0).max(1.0));
        let left = positions
            .iter()
            .map(|at| wider * (values.value[*at] - if *at < found.at { before } else { after }));
        let variance = positions.iter().map(|at| values.variance[*at]).collect();
        Shuffler {
            left: left.collect(),
            variance,
            block: block(positions.len()),
            known: values.known.clone(),
            positions,
            stream,
        }
    }

    /// Draw `draw`: the ring of values is cut at a random place into blocks, which are put in
    /// random order.
    fn draw(&self, draw: u32) -> Values {
        let m = self.positions.len();
        let blocks = m.div_ceil(self.block);
        let first = u64::from(draw) * (blocks as u64 + 1);
        let turn = self.stream.below(first, m);
        let mut order: Vec<usize> = (0..blocks).collect();
        for last in (1..blocks).rev() {
            order.swap(last, self.stream.below(first + last as u64, last + 1));
        }
        let mut values = Values {
            known: self.known.clone(),
            value: vec![0.0; self.known.len()],
            variance: vec![0.0; self.known.len()],
        };
        let places =
            order.iter().flat_map(|block| block * self.block..((block + 1) * self.block).min(m));
        for (at, place) in self.positions.iter().zip(places) {
            let place = (place + turn) % m;
            values.value[*at] = self.left[place];
            values.variance[*at] = self.variance[place];
        }
        values
    }
}

/// The nearest whole number to the cube root, at least 1.
fn block(values: usize) -> usize {
    let mut side = 1;
    // (side + 1/2)^3 <= values, in whole numbers.
    while (2 * side + 1) * (2 * side + 1) * (2 * side + 1) <= 8 * values {
        side += 1;
    }
    side
}
