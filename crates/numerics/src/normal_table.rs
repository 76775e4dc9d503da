//! The normal distribution from tables, for samplers that ask for it a hundred million times.

use crate::{Stream, exp, normal_cdf, normal_quantile};

/// Nodes of the distribution function lie 1/32 apart on -16..=16.
const PER_UNIT: f64 = 32.0;
const REACH: f64 = 16.0;
const NODES: u32 = 1024;
/// Added to a number below 2^51 in size, it leaves the nearest integer in the lowest bits.
const ROUND: f64 = 6_755_399_441_055_744.0;

/// Nodes of the quantile: 32 in each halving of the probability, from 1 down to 2^-256.
const KEPT_BITS: u32 = 5;
const SHIFT: u32 = 52 - KEPT_BITS;
const CELLS: u64 = 256 << KEPT_BITS;
/// 2^-256 (1e-77), the smallest probability in the table, and its bits.
const SMALLEST: f64 = f64::from_bits(SMALLEST_BITS);
const SMALLEST_BITS: u64 = (1023 - 256) << 52;

/// Coefficients of a polynomial of degree four, from the constant upwards.
type Quartic = [f64; 5];

/// The standard normal distribution function, its quantile and truncated draws, by table and Taylor
/// series.
///
/// Several times faster than `normal_cdf` and `normal_quantile`, and like them the same bits on
/// every machine: the tables come from those two functions, the rest is addition and
/// multiplication. About 400 kB, of which the probabilities that occur touch 20; build one for a
/// run and share it.
///
/// *Accuracy.* `cdf`: relative error below 1e-9 for arguments above -2, 1e-6 above -8, 1e-5 above -16; arguments beyond
/// 16 on either side count as 16 (a probability of 6e-58). `quantile`: absolute error below 1e-9;
/// probabilities below 2^-256 count as that. Far finer than any sampler can tell; not for results
/// that are printed.
///
/// Sources: the derivatives of the distribution function are the Hermite polynomials of Abramowitz
/// and Stegun 1964, 26.2.31 and 22.2.15; those of the quantile follow from x' = 1 / density(x)
/// (Steinbrecher and Shaw 2008, "Quantile mechanics", European Journal of Applied Mathematics 19,
/// 87-112).
#[derive(Clone, Debug)]
pub struct NormalTable {
    /// The distribution function around each node.
    forward: Vec<Quartic>,
    /// The quantile around the middle of each cell of the probability.
    backward: Vec<Quartic>,
}

impl NormalTable {
    /// Builds the tables: some 9,000 evaluations of the exact functions.
    pub fn new() -> NormalTable {
        let node = |k: u32| (f64::from(k) - 0.5 * f64::from(NODES)) / PER_UNIT;
        let forward = (0..=NODES).map(|k| distribution_around(node(k)));
        let backward = (0..CELLS).map(|k| quantile_around(probability_node(k)));
        NormalTable { forward: forward.collect(), backward: backward.collect() }
    }

    /// P(Z <= x) for a standard normal Z; NaN for NaN.
    #[inline(always)]
    pub fn cdf(&self, x: f64) -> f64 {
        let x = if x < -REACH { -REACH } else { x };
        let x = if REACH < x { REACH } else { x };
        let shifted = x * PER_UNIT + ROUND;
        let nearest = (shifted.to_bits() as u32).wrapping_add(NODES / 2);
        let h = x - (shifted - ROUND) * (1.0 / PER_UNIT);
        self.forward.get(nearest as usize).map_or(f64::NAN, |series| value(series, h))
    }

    /// The value that a standard normal variable stays below with probability `p`, within -18.6..=18.6; `p` in 0..=1.
    #[inline(always)]
    pub fn quantile(&self, p: f64) -> f64 {
        let other = 1.0 - p;
        let tail = if other < p { other } else { p };
        // The quantile of a tail is negative; past 1/2 its sign turns. Bits instead of a branch
        // that no processor could foresee.
        let sign = (0.5 - p).to_bits() & (1 << 63);
        f64::from_bits(self.lower_quantile(tail).to_bits() ^ sign)
    }

    /// A draw of a standard normal variable that is known to lie below a bound: the quantile of `u`
    /// times the probability `mass` of that event, which the caller has at hand (`cdf(bound)`).
    ///
    /// `u` is uniform on (0, 1): one draw of [`NormalTable::open_uniform`].
    #[inline(always)]
    pub fn below(&self, mass: f64, u: f64) -> f64 {
        self.quantile(u * mass)
    }

    /// A draw of a standard normal variable that is known to lie between `low` and `high`, `low <
    /// high`.
    ///
    /// By inversion in the tail that keeps the relative accuracy. Infinite bounds are allowed.
    /// Where the two bounds are too close, or too far out, for their probabilities to differ, the
    /// draw is uniform between them.
    pub fn between(&self, low: f64, high: f64, u: f64) -> f64 {
        let mass = self.mass(low, high);
        if mass > 0.0 { self.within(mass, low, high, u) } else { low + u * (high - low) }
    }

    /// As [`NormalTable::between`], for a caller that has the probability `mass` of the event at
    /// hand.
    #[inline(always)]
    pub fn within(&self, mass: f64, low: f64, high: f64, u: f64) -> f64 {
        let upper = low > 0.0;
        let draw = self.quantile(self.cdf(if upper { -high } else { low }) + u * mass);
        let draw = if upper { -draw } else { draw };
        draw.max(low).min(high)
    }

    /// P(low < Z <= high), accurate in both tails; 0 if the bounds are out of order.
    #[inline(always)]
    pub fn mass(&self, low: f64, high: f64) -> f64 {
        let (low, high) = if low > 0.0 { (-high, -low) } else { (low, high) };
        (self.cdf(high) - self.cdf(low)).max(0.0)
    }

    /// Draw `n` of a stream, uniform on the open interval (0, 1): the middle of one of 2^52 equal
    /// cells.
    #[inline(always)]
    pub fn open_uniform(stream: &Stream, n: u64) -> f64 {
        const ONE: u64 = 1023 << 52;
        const HALF_A_CELL: f64 = 1.0 / 9_007_199_254_740_992.0;
        f64::from_bits(ONE | (stream.u64(n) >> 12)) - 1.0 + HALF_A_CELL
    }

    #[inline(always)]
    fn lower_quantile(&self, p: f64) -> f64 {
        let p = if p < SMALLEST { SMALLEST } else { p };
        let cell = p.to_bits().wrapping_sub(SMALLEST_BITS) >> SHIFT;
        self.backward
            .get(cell as usize)
            .map_or(f64::NAN, |series| value(series, p - probability_node(cell)))
    }
}

impl Default for NormalTable {
    fn default() -> NormalTable {
        NormalTable::new()
    }
}

#[inline(always)]
fn value(series: &Quartic, h: f64) -> f64 {
    series[0] + h * (series[1] + h * (series[2] + h * (series[3] + h * series[4])))
}

/// The Taylor series of the distribution function at `x`.
fn distribution_around(x: f64) -> Quartic {
    let (slope, square) = (density(x), x * x);
    let derivatives = [1.0, -x, square - 1.0, x * (3.0 - square)];
    let [one, two, three, four] = derivatives.map(|it| it * slope);
    [normal_cdf(x), one, two / 2.0, three / 6.0, four / 24.0]
}

/// The Taylor series of the quantile at a probability `p`.
fn quantile_around(p: f64) -> Quartic {
    let x = normal_quantile(p);
    let (rise, square) = (1.0 / density(x), x * x);
    let third = (2.0 * square + 1.0) / 6.0 * rise * rise * rise;
    let fourth = x * (6.0 * square + 7.0) / 24.0 * rise * rise * rise * rise;
    [x, rise, x / 2.0 * rise * rise, third, fourth]
}

/// The middle of a cell: its leading bits followed by a one.
#[inline(always)]
fn probability_node(cell: u64) -> f64 {
    f64::from_bits(SMALLEST_BITS + (cell << SHIFT) + (1 << (SHIFT - 1)))
}

/// The density of the standard normal distribution.
fn density(x: f64) -> f64 {
    const PER_ROOT_TWO_PI: f64 = 0.398_942_280_401_432_7;
    PER_ROOT_TWO_PI * exp(-0.5 * x * x)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(from: f64, to: f64) -> impl Iterator<Item = f64> {
        (0..=40_000).map(move |k| from + (to - from) * f64::from(k) / 40_000.0)
    }

    #[test]
    fn the_distribution_function_is_that_of_libm() {
        let table = NormalTable::new();
        let error = |x: f64| (table.cdf(x) / normal_cdf(x) - 1.0).abs();
        let worst = |from, to| steps(from, to).map(error).fold(0.0, f64::max);
        assert!(worst(-9.0, -2.0) < 1e-6, "{}", worst(-9.0, -2.0));
        assert!(worst(-2.0, 9.0) < 1e-9, "{}", worst(-2.0, 9.0));
        assert!(worst(-16.0, -9.0) < 1e-5, "{}", worst(-16.0, -9.0));
        assert_eq!(
            (table.cdf(f64::NEG_INFINITY), table.cdf(f64::INFINITY)),
            (table.cdf(-16.0), 1.0)
        );
        assert!(table.cdf(f64::NAN).is_nan());
    }

    #[test]
    fn the_quantile_is_that_of_wichura() {
        let table = NormalTable::new();
        let error = |p: f64| (table.quantile(p) - normal_quantile(p)).abs();
        let worst = steps(1e-9, 1.0 - 1e-9).map(error).fold(0.0, f64::max);
        assert!(worst < 1e-9, "{worst}");
        let tails = steps(-60.0, -1.0).map(|k| error(crate::pow(2.0, k))).fold(0.0, f64::max);
        assert!(tails < 1e-9, "{tails}");
        assert!(table.quantile(0.5).abs() < 1e-9);
        assert_eq!(table.quantile(0.0), -table.quantile(1.0));
        assert!(table.quantile(1.1).is_finite() && table.quantile(f64::NAN).is_nan());
    }

    #[test]
    fn truncated_draws_stay_inside_and_have_the_right_mean() {
        let table = NormalTable::new();
        let stream = Stream::new(1, "truncated", "");
        for (low, high) in [
            (-1.0, 0.5),
            (2.0, 2.1),
            (-7.5, -7.0),
            (6.0, f64::INFINITY),
            (-30.0, -29.0),
            (31.0, 32.0),
        ] {
            let draws = (0..20_000)
                .map(|n| table.between(low, high, NormalTable::open_uniform(&stream, n)));
            let draws: Vec<f64> = draws.collect();
            assert!(draws.iter().all(|x| (low..=high).contains(x)), "{low} {high}");
            let mean = crate::mean(&draws).unwrap_or(f64::NAN);
            let expected = (density(low) - density(high)) / table.mass(low, high);
            if table.mass(low, high) > 0.0 {
                assert!((mean - expected).abs() < 0.02, "{low} {high}: {mean} {expected}");
            }
        }
    }

    #[test]
    fn impossible_bounds_have_no_mass() {
        let table = NormalTable::new();
        assert_eq!(table.mass(1.0, -1.0), 0.0);
        assert_eq!(table.between(40.0, 41.0, 0.25), 40.25);
    }
}
