//! One item (a roll call with those linked to it): its thresholds, the latent leanings of its
//! voters, its slope.

use std::ops::Range;

use counterpoise_numerics::{NormalTable, Stream, exp, ln, sqrt};

use crate::layout::Shape;

/// The variance of the normal prior of a slope, around 0.
pub(crate) const SLOPE_VARIANCE: f64 = 1.0;
/// Thresholds stay within these bounds on either side.
pub(crate) const THRESHOLD_LIMIT: f64 = 7.0;
/// Latent leanings are cut at this size, as in the original code.
const LATENT_LIMIT: f64 = 9.0;
/// The smallest probability of a vote that is told from 0: that of the table at 16 standard
/// deviations.
const TINY: f64 = 1e-58;
/// Share of jumps of the thresholds that should succeed, for a jump in two dimensions.
const WANTED_ACCEPTANCE: f64 = 0.35;

/// The parameters of an item: a voter at x leans z = slope x + noise, and votes yes below `low`, no
/// above `high`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Parameters {
    pub(crate) slope: f64,
    pub(crate) low: f64,
    pub(crate) high: f64,
    /// The standard deviation of the jumps of the thresholds.
    pub(crate) step: f64,
    /// Jumps made, of those counted.
    pub(crate) accepted: u32,
    /// The variance of the slope in an EM step; 0 in a chain, where the slope is a draw.
    pub(crate) variance: f64,
}

/// Room for the largest item of a block, reused for every item.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scratch {
    /// The place of each voter.
    pub(crate) theta: Vec<f64>,
    /// Slope times place.
    pub(crate) centre: Vec<f64>,
    /// The probability of each vote as the thresholds stand, and as they are proposed.
    standing: Vec<f64>,
    proposed: Vec<f64>,
}

impl Scratch {
    pub(crate) fn for_items(items: &[Shape]) -> Scratch {
        let room = vec![0.0; items.iter().map(Shape::len).max().unwrap_or(0)];
        Scratch {
            theta: room.clone(),
            centre: room.clone(),
            standing: room.clone(),
            proposed: room,
        }
    }

    /// Fills in the probabilities of a part of the votes, standing and proposed.
    #[inline(always)]
    fn fill(&mut self, part: Range<usize>, of: impl Fn(f64) -> [f64; 2]) {
        let masses = self.standing[part.clone()].iter_mut().zip(&mut self.proposed[part.clone()]);
        for (centre, (standing, proposed)) in self.centre[part].iter().zip(masses) {
            [*standing, *proposed] = of(*centre);
        }
    }

    /// Looks up the voters of an item.
    pub(crate) fn load(&mut self, seats: &[u32], theta: &[f64], slope: f64) {
        for ((&seat, place), centre) in seats.iter().zip(&mut self.theta).zip(&mut self.centre) {
            *place = theta[seat as usize];
            *centre = slope * *place;
        }
    }
}

/// The random streams of a chain; a draw's index is the iteration times the number of such draws,
/// plus its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Streams {
    pub(crate) latent: Stream,
    pub(crate) low: Stream,
    pub(crate) high: Stream,
    pub(crate) accept: Stream,
    pub(crate) slope: Stream,
    pub(crate) theta: Stream,
    pub(crate) start: Stream,
}

impl Streams {
    pub(crate) fn new(seed: u64, chain: usize) -> Streams {
        let key = chain.to_string();
        let stream = |purpose: &str| Stream::new(seed, purpose, &key);
        Streams {
            latent: stream("ideal points: latent"),
            low: stream("ideal points: low threshold"),
            high: stream("ideal points: high threshold"),
            accept: stream("ideal points: accept"),
            slope: stream("ideal points: slope"),
            theta: stream("ideal points: place"),
            start: stream("ideal points: start"),
        }
    }
}

/// One update of one item.
pub(crate) struct Update<'a> {
    pub(crate) table: &'a NormalTable,
    pub(crate) streams: &'a Streams,
    pub(crate) shape: &'a Shape,
    /// Index of the item's draws, and of the draw of its first voter.
    pub(crate) item_draw: u64,
    pub(crate) first_draw: u64,
    /// How much the step learns from this jump; 0 after the burn-in.
    pub(crate) learning: f64,
}

impl Update<'_> {
    /// Thresholds, latent leanings, slope, in this order; the voters are in `scratch`.
    pub(crate) fn run(&self, item: &mut Parameters, scratch: &mut Scratch, latent: &mut [f64]) {
        self.jump(item, scratch);
        let (square, product) = self.lean(item, scratch, latent);
        let variance = 1.0 / (square + 1.0 / SLOPE_VARIANCE);
        item.slope =
            variance * product + sqrt(variance) * self.streams.slope.normal(self.item_draw);
    }

    /// Proposes new thresholds and moves there with the probability of Metropolis and Hastings.
    ///
    /// The latent leanings are integrated out of the likelihood (Cowles 1996). The proposal draws
    /// the low threshold between -7 and the standing high one, then the high one between the new
    /// low one and 7. Afterwards `scratch.standing` holds the probabilities under the thresholds
    /// that stand.
    fn jump(&self, item: &mut Parameters, scratch: &mut Scratch) {
        let (low, high) = self.propose(item);
        let [standing, proposed] = self.likelihoods([(item.low, item.high), (low, high)], scratch);
        let odds = proposed - standing + self.proposal_odds(item, low, high);
        let accepted = ln(NormalTable::open_uniform(&self.streams.accept, self.item_draw)) < odds;
        if accepted {
            (item.low, item.high) = (low, high);
            std::mem::swap(&mut scratch.standing, &mut scratch.proposed);
        }
        item.accepted += u32::from(accepted);
        let surprise = f64::from(u8::from(accepted)) - WANTED_ACCEPTANCE;
        if self.learning > 0.0 {
            item.step = (item.step * exp(self.learning * surprise)).clamp(0.002, 2.0);
        }
    }

    fn propose(&self, item: &Parameters) -> (f64, f64) {
        let (u, v) = (self.streams.low, self.streams.high);
        let (u, v) = (
            NormalTable::open_uniform(&u, self.item_draw),
            NormalTable::open_uniform(&v, self.item_draw),
        );
        let [below, above] = reach_of_low(item.low, item.high, item.step);
        let low = item.low + item.step * self.table.between(below, above, u);
        let [below, above] = reach_of_high(low, item.high, item.step);
        (low, item.high + item.step * self.table.between(below, above, v))
    }

    /// The logarithm of the density of the way back over that of the way there.
    fn proposal_odds(&self, item: &Parameters, low: f64, high: f64) -> f64 {
        let mass = |[below, above]: [f64; 2]| self.table.mass(below, above).max(TINY);
        let step = item.step;
        let there = mass(reach_of_low(item.low, item.high, step))
            * mass(reach_of_high(low, item.high, step));
        let back = mass(reach_of_low(low, high, step)) * mass(reach_of_high(item.low, high, step));
        ln(there / back)
    }

    /// The logarithms of the likelihood of the item's votes under standing and proposed thresholds;
    /// the probability of each vote goes to `scratch`.
    fn likelihoods(&self, thresholds: [(f64, f64); 2], scratch: &mut Scratch) -> [f64; 2] {
        let [(low, high), (new_low, new_high)] = thresholds;
        let table = self.table;
        let [yes, abstain, no] = self.shape.parts();
        scratch.fill(yes, |centre| [table.cdf(low - centre), table.cdf(new_low - centre)]);
        scratch.fill(abstain, |centre| {
            let standing = table.mass(low - centre, high - centre);
            [standing.max(TINY), table.mass(new_low - centre, new_high - centre).max(TINY)]
        });
        scratch.fill(no, |centre| [table.cdf(centre - high), table.cdf(centre - new_high)]);
        let end = self.shape.len();
        [log_product(&scratch.standing[..end]), log_product(&scratch.proposed[..end])]
    }

    /// Draws the latent leanings; returns the sums of squared places and of places times leanings.
    fn lean(&self, item: &Parameters, scratch: &Scratch, latent: &mut [f64]) -> (f64, f64) {
        let [yes, abstain, no] = self.shape.parts();
        let Parameters { low, high, .. } = *item;
        let table = self.table;
        self.draw(yes, scratch, latent, |centre, mass, u| centre + table.below(mass, u));
        self.draw(abstain, scratch, latent, |centre, mass, u| {
            centre + table.within(mass, low - centre, high - centre, u)
        });
        self.draw(no, scratch, latent, |centre, mass, u| centre - table.below(mass, u));
        sums(&scratch.theta, latent)
    }

    #[inline(always)]
    fn draw(
        &self,
        part: Range<usize>,
        scratch: &Scratch,
        latent: &mut [f64],
        of: impl Fn(f64, f64, f64) -> f64,
    ) {
        let voters = scratch.centre[part.clone()].iter().zip(&scratch.standing[part.clone()]);
        let draws = self.first_draw + part.start as u64..;
        for (((centre, mass), latent), draw) in voters.zip(&mut latent[part]).zip(draws) {
            *latent = of(*centre, *mass, NormalTable::open_uniform(&self.streams.latent, draw));
        }
    }
}

/// The sums of squared places and of places times leanings; cuts the leanings at their limit.
pub(crate) fn sums(theta: &[f64], latent: &mut [f64]) -> (f64, f64) {
    let (mut square, mut product) = (0.0, 0.0);
    for (theta, latent) in theta.iter().zip(latent) {
        *latent = latent.clamp(-LATENT_LIMIT, LATENT_LIMIT);
        square += theta * theta;
        product += theta * *latent;
    }
    (square, product)
}

/// The bounds of the low threshold, in steps from where it stands.
fn reach_of_low(low: f64, high: f64, step: f64) -> [f64; 2] {
    [(-THRESHOLD_LIMIT - low) / step, (high - low) / step]
}

/// The bounds of the high threshold, in steps from where it stands, above a low one.
fn reach_of_high(low: f64, high: f64, step: f64) -> [f64; 2] {
    [(low - high) / step, (THRESHOLD_LIMIT - high) / step]
}

/// The logarithm of a product of probabilities, none of them below [`TINY`], without underflow on
/// the way.
fn log_product(masses: &[f64]) -> f64 {
    let (mut product, mut log) = (1.0, 0.0);
    let fours = masses.chunks_exact(4);
    let rest: f64 = fours.remainder().iter().product();
    for four in fours {
        product *= (four[0] * four[1]) * (four[2] * four[3]);
        if product < TINY {
            log += ln(product);
            product = 1.0;
        }
    }
    log + ln(product) + ln(rest)
}
