//! The estimates.

use counterpoise_numerics::{Sum, mean, quantile, sqrt};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::chain;
use crate::em;
use crate::layout::Layout;
use crate::summary::Record;
use crate::{Diagnosis, Problem, Spec, Start, Votes, diagnose};

/// Ideal points with everything that says how far to trust them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fitted {
    /// Every state in every session in which it cast a vote that divided, by session and state.
    pub points: Vec<Point>,
    /// Every roll call, linked ones as one under the first number, by number.
    pub resolutions: Vec<Resolution>,
    /// Votes that had no influence because all who voted on that text, voted alike.
    pub unanimous: usize,
    /// Whether the chains agree.
    pub convergence: Convergence,
    /// The stored draws of every point. Not written out with the rest.
    #[serde(skip)]
    pub draws: Draws,
}

/// Where a state stands in a session. The unit is the standard deviation of all points; positive is
/// the side of the anchors that start above 0 (the United States in the published estimates).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// The state.
    pub state: u32,
    /// The session.
    pub session: u32,
    /// Its votes in that session that divided (NVotes).
    pub votes: usize,
    /// The posterior of its place.
    pub place: Interval,
    /// Whether the chains agree on it.
    pub diagnosis: Diagnosis,
}

/// A posterior distribution in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// The mean.
    pub mean: f64,
    /// The standard deviation.
    pub deviation: f64,
    /// Five in a hundred draws are below.
    pub p5: f64,
    /// Ten in a hundred draws are below.
    pub p10: f64,
    /// The median.
    pub p50: f64,
    /// Ten in a hundred draws are above.
    pub p90: f64,
    /// Five in a hundred draws are above.
    pub p95: f64,
}

/// A roll call with those linked to it: means and standard deviations of its parameters.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Resolution {
    /// The number of the first roll call.
    pub id: u32,
    /// Votes in favour, abstentions, votes against.
    pub votes: [usize; 3],
    /// How strongly place decides: positive if the positive end is against.
    pub slope: (f64, f64),
    /// A state whose leaning (slope times place plus noise) is below this votes yes.
    pub low: (f64, f64),
    /// A state whose leaning is above this votes no.
    pub high: (f64, f64),
    /// The share of proposed thresholds that were taken.
    pub moved: f64,
}

/// The worst of the diagnostics over all points; `None` if no point has one.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Convergence {
    /// The largest R-hat: above 1.01 the chains do not yet agree on every point (Vehtari et al.
    /// 2021).
    pub worst_rhat: Option<f64>,
    /// The share of points whose R-hat is above 1.01.
    pub share_above: f64,
    /// The smallest effective number of draws for the centre of a posterior.
    pub least_bulk: Option<f64>,
    /// The smallest effective number of draws for its 5th or 95th percentile.
    pub least_tail: Option<f64>,
}

/// The stored draws: of each point in turn, each chain in turn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draws {
    /// The number of chains.
    pub chains: usize,
    /// Draws that each chain stored of each point.
    pub stored: usize,
    /// All of them.
    pub values: Vec<f64>,
}

impl Draws {
    /// The draws of a point, chain after chain; empty if there is no such point.
    pub fn of(&self, point: usize) -> &[f64] {
        let width = self.chains * self.stored;
        self.values.get(point * width..(point + 1) * width).unwrap_or(&[])
    }
}

impl Fitted {
    /// The place of a state in a session among `points`; `None` if it cast no vote that divided.
    pub fn find(&self, state: u32, session: u32) -> Option<usize> {
        self.points
            .binary_search_by_key(&(session, state), |point| (point.session, point.state))
            .ok()
    }

    /// The distance between two states in a session, from draws of both at once.
    ///
    /// Not the distance of the two means: its interval respects that the draws of two states move
    /// together.
    pub fn distance(&self, one: u32, other: u32, session: u32) -> Option<Interval> {
        let (one, other) =
            (self.draws.of(self.find(one, session)?), self.draws.of(self.find(other, session)?));
        let apart: Vec<f64> = one.iter().zip(other).map(|(a, b)| (a - b).abs()).collect();
        interval(apart, None)
    }
}

impl Spec {
    /// Estimates the model.
    ///
    /// *Input.* The votes, at least two states that disagree somewhere. *Result.* Posterior means, intervals and
    /// diagnostics; the same bytes for any number of threads and any order of the rows.
    ///
    /// *Degenerate input.* Refused with [`Problem::NothingDivides`]: no votes, one vote, one state, unanimity
    /// everywhere. A state that never votes, or only where all agree, has no point. A session
    /// without votes has no points; its neighbours are tied to each other. A state with votes in a
    /// single session has a standard normal prior instead of a tie.
    ///
    /// *Memory.* About 40 bytes a vote and chain, and 8 bytes for each point, chain and stored draw.
    ///
    /// Source: Bailey, Strezhnev and Voeten 2017; Johnson and Albert 1999, "Ordinal Data Modeling",
    /// sections 4.3.2,
    /// 5.2.3 and 7.3.
    pub fn fit(&self, votes: &Votes) -> Result<Fitted, Problem> {
        self.fit_watched(votes, &|_, _| ())
    }

    /// As [`Spec::fit`]; `watch` hears the number of the chain and of the iteration after every
    /// iteration.
    pub fn fit_watched(
        &self,
        votes: &Votes,
        watch: &(dyn Fn(usize, usize) + Sync),
    ) -> Result<Fitted, Problem> {
        let layout = Layout::for_spec(votes, self)?;
        let steps = match self.start {
            Start::Anchors => 0,
            Start::Em { iterations } => iterations,
        };
        let origin = em::origin(&layout, self, steps);
        let run =
            |chain| chain::run(&layout, self, &origin, chain, &|iteration| watch(chain, iteration));
        let records: Vec<Record> = (0..self.chains).into_par_iter().map(run).collect();
        Ok(collect(self, &layout, &records))
    }
}

fn collect(spec: &Spec, layout: &Layout, records: &[Record]) -> Fitted {
    let draws = Draws {
        chains: records.len(),
        stored: spec.stored(),
        values: gather(layout.points.len(), records),
    };
    let kept = (spec.kept * records.len()) as f64;
    let point = |n: usize| {
        let seat = &layout.points[n];
        let moments = moments(records.iter().map(|record| record.places[n]), kept);
        let place = interval(draws.of(n).to_vec(), Some(moments))?;
        let chains: Vec<&[f64]> = draws.of(n).chunks_exact(draws.stored).collect();
        Some(Point {
            state: seat.state,
            session: seat.session,
            votes: seat.votes,
            place,
            diagnosis: diagnose(&chains),
        })
    };
    let points: Vec<Point> = (0..layout.points.len()).into_par_iter().filter_map(point).collect();
    let resolutions = resolutions(layout, records, kept);
    Fitted { convergence: worst(&points), points, resolutions, unanimous: layout.unanimous, draws }
}

/// The draws of all chains, point by point.
fn gather(points: usize, records: &[Record]) -> Vec<f64> {
    let of = |n: usize| {
        records.iter().flat_map(move |record| record.draws.iter().skip(n).step_by(points).copied())
    };
    (0..points).flat_map(of).collect()
}

fn resolutions(layout: &Layout, records: &[Record], kept: f64) -> Vec<Resolution> {
    let shapes = layout.blocks.iter().flat_map(|block| &block.items).enumerate();
    let of = |(n, shape): (usize, &crate::layout::Shape)| {
        let moments =
            |which: usize| moments(records.iter().map(|record| record.items[n][which]), kept);
        let moved: u32 = records.iter().map(|record| record.moved[n]).sum();
        Resolution {
            id: shape.id,
            votes: [shape.yes, shape.abstain, shape.no],
            slope: moments(0),
            low: moments(1),
            high: moments(2),
            moved: f64::from(moved) / kept,
        }
    };
    shapes.map(of).collect()
}

/// Mean and standard deviation from sums and sums of squares of `kept` values.
fn moments(sums: impl Iterator<Item = [f64; 2]>, kept: f64) -> (f64, f64) {
    let (mut sum, mut square) = (0.0, 0.0);
    for [one, two] in sums {
        sum += one;
        square += two;
    }
    let mean = sum / kept;
    (mean, sqrt((square / kept - mean * mean).max(0.0)))
}

/// The numbers of a posterior; mean and deviation from all iterations where they are given.
fn interval(mut draws: Vec<f64>, moments: Option<(f64, f64)>) -> Option<Interval> {
    let (mean, deviation) = moments.or_else(|| spread(&draws))?;
    draws.sort_unstable_by(f64::total_cmp);
    let at = |p: f64| quantile(&draws, p);
    Some(Interval {
        mean,
        deviation,
        p5: at(0.05)?,
        p10: at(0.1)?,
        p50: at(0.5)?,
        p90: at(0.9)?,
        p95: at(0.95)?,
    })
}

fn spread(draws: &[f64]) -> Option<(f64, f64)> {
    let centre = mean(draws)?;
    let square = Sum::of(draws.iter().map(|it| (it - centre) * (it - centre))) / draws.len() as f64;
    Some((centre, sqrt(square)))
}

fn worst(points: &[Point]) -> Convergence {
    let all = |pick: fn(&Diagnosis) -> Option<f64>| {
        points.iter().filter_map(move |point| pick(&point.diagnosis))
    };
    let above = all(|it| it.rhat).filter(|rhat| 1.01 < *rhat).count();
    Convergence {
        worst_rhat: all(|it| it.rhat).max_by(f64::total_cmp),
        share_above: above as f64 / points.len() as f64,
        least_bulk: all(|it| it.bulk).min_by(f64::total_cmp),
        least_tail: all(|it| it.tail).min_by(f64::total_cmp),
    }
}
