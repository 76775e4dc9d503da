//! The normal distribution from tables, for samplers that ask for it a hundred million times.

use crate::{Stream, exp, normal_cdf, normal_quantile};

/// Nodes of the distribution function lie 1/64 apart on -8..8.
const PER_UNIT: f64 = 64.0;
const REACH: f64 = 8.0;
const NODES: usize = 1024;

/// Nodes of the quantile: 32 in each halving of the probability, from 1/2 down to 2^-64.
const KEPT_BITS: u32 = 5;
const SHIFT: u32 = 52 - KEPT_BITS;
const CELLS: usize = 63 << KEPT_BITS;
/// The bits of 2^-64, the smallest probability in the table.
const SMALLEST_BITS: u64 = (1023 - 64) << 52;

/// The standard normal distribution function, its quantile and truncated draws, by table and Taylor series.
///
/// Five to eight times faster than `normal_cdf` and `normal_quantile`, and like them the same bits on every
/// machine: the table comes from those two functions, the rest is addition and multiplication. About 50 kB; build
/// one for a run and share it.
///
/// *Accuracy.* `cdf`: relative error below 1e-9 (1e-12 for arguments above -4). `quantile`: absolute error below
/// 1e-10. Arguments outside the tables go to the exact functions.
///
/// Sources: the derivatives of the distribution function are the Hermite polynomials of Abramowitz and Stegun
/// 1964, 26.2.31 and 22.2.15; those of the quantile follow from x' = 1 / density(x) (Steinbrecher and Shaw 2008,
/// "Quantile mechanics", European Journal of Applied Mathematics 19, 87-112, equations 13-18).
#[derive(Clone, Debug)]
pub struct NormalTable {
    /// Distribution function and density at the middle of each cell of the argument.
    forward: Vec<[f64; 2]>,
    /// Quantile and 1 / density at the middle of each cell of the probability.
    backward: Vec<[f64; 2]>,
}

impl NormalTable {
    /// Builds the tables: some 3,000 evaluations of the exact functions.
    pub fn new() -> NormalTable {
        let forward = (0..NODES).map(|k| argument_node(k as f64)).map(|x| [normal_cdf(x), density(x)]);
        let backward = (0..CELLS).map(|k| normal_quantile(probability_node(k))).map(|x| [x, 1.0 / density(x)]);
        NormalTable { forward: forward.collect(), backward: backward.collect() }
    }

    /// P(Z <= x) for a standard normal Z; NaN for NaN.
    #[inline]
    pub fn cdf(&self, x: f64) -> f64 {
        let scaled = (x + REACH) * PER_UNIT;
        if !(scaled >= 0.0 && scaled < NODES as f64) {
            return normal_cdf(x);
        }
        let cell = scaled as usize;
        let [value, slope] = self.forward[cell];
        let node = argument_node(cell as f64);
        let h = x - node;
        let square = node * node;
        let fifth = (square - 6.0) * square + 3.0;
        let fourth = node * (3.0 - square);
        let series = fourth * (1.0 / 24.0) + h * fifth * (1.0 / 120.0);
        let series = (square - 1.0) * (1.0 / 6.0) + h * series;
        value + slope * h * (1.0 + h * (h * series - 0.5 * node))
    }

    /// The value that a standard normal variable stays below with probability `p`: infinite at 0 and 1, NaN outside.
    #[inline]
    pub fn quantile(&self, p: f64) -> f64 {
        if p <= 0.5 { self.lower_quantile(p) } else { -self.lower_quantile(1.0 - p) }
    }

    /// A draw of a standard normal variable that is known to lie below `bound`: the quantile of `u` times the
    /// probability `mass` of that event, which the caller has at hand (`cdf(bound)`).
    ///
    /// `u` is uniform on (0, 1): one draw of [`NormalTable::open_uniform`].
    #[inline]
    pub fn below(&self, mass: f64, u: f64) -> f64 {
        self.quantile(u * mass)
    }

    /// A draw of a standard normal variable that is known to lie between `low` and `high`, `low < high`.
    ///
    /// By inversion in the tail that keeps the relative accuracy. Infinite bounds are allowed. Where the two bounds
    /// are too close for their probabilities to differ, the draw is uniform between them.
    #[inline]
    pub fn between(&self, low: f64, high: f64, u: f64) -> f64 {
        if low > 0.0 {
            return -self.between(-high, -low, u);
        }
        let floor = self.cdf(low);
        let mass = self.cdf(high) - floor;
        if mass <= 0.0 {
            return low + u * (high - low);
        }
        self.quantile(floor + u * mass).clamp(low, high)
    }

    /// P(low < Z <= high), accurate in both tails; 0 if the bounds are out of order.
    #[inline]
    pub fn mass(&self, low: f64, high: f64) -> f64 {
        let mass = if low > 0.0 { self.cdf(-low) - self.cdf(-high) } else { self.cdf(high) - self.cdf(low) };
        mass.max(0.0)
    }

    /// Draw `n` of a stream, uniform on the open interval (0, 1): the middle of one of 2^52 equal cells.
    #[inline]
    pub fn open_uniform(stream: &Stream, n: u64) -> f64 {
        ((stream.u64(n) >> 12) as f64 + 0.5) * (1.0 / 4_503_599_627_370_496.0)
    }

    #[inline]
    fn lower_quantile(&self, p: f64) -> f64 {
        let cell = p.to_bits().wrapping_sub(SMALLEST_BITS) >> SHIFT;
        // 1/2 itself, a probability below 2^-64 and a negative one fall outside the table.
        let Some([x, per_density]) = self.backward.get(cell as usize) else { return normal_quantile(p) };
        let h = (p - probability_node(cell as usize)) * per_density;
        let square = x * x;
        let fifth = ((24.0 * square + 46.0) * square + 7.0) * (1.0 / 120.0);
        let fourth = x * (6.0 * square + 7.0) * (1.0 / 24.0);
        let third = (2.0 * square + 1.0) * (1.0 / 6.0);
        x + h * (1.0 + h * (0.5 * x + h * (third + h * (fourth + h * fifth))))
    }
}

impl Default for NormalTable {
    fn default() -> NormalTable {
        NormalTable::new()
    }
}

#[inline]
fn argument_node(cell: f64) -> f64 {
    (cell + 0.5) * (1.0 / PER_UNIT) - REACH
}

/// The middle of a cell: its leading bits followed by a one.
#[inline]
fn probability_node(cell: usize) -> f64 {
    f64::from_bits(SMALLEST_BITS + ((cell as u64) << SHIFT) + (1 << (SHIFT - 1)))
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
        assert!(worst(-9.0, -4.0) < 1e-9, "{}", worst(-9.0, -4.0));
        assert!(worst(-4.0, 9.0) < 1e-12, "{}", worst(-4.0, 9.0));
        assert_eq!((table.cdf(f64::NEG_INFINITY), table.cdf(f64::INFINITY)), (0.0, 1.0));
        assert!(table.cdf(f64::NAN).is_nan());
    }

    #[test]
    fn the_quantile_is_that_of_wichura() {
        let table = NormalTable::new();
        let error = |p: f64| (table.quantile(p) - normal_quantile(p)).abs();
        let worst = steps(1e-9, 1.0 - 1e-9).map(error).fold(0.0, f64::max);
        assert!(worst < 1e-10, "{worst}");
        let tails = steps(-60.0, -1.0).map(|k| error(crate::pow(2.0, k))).fold(0.0, f64::max);
        assert!(tails < 1e-10, "{tails}");
        assert_eq!((table.quantile(0.5), table.quantile(0.0), table.quantile(1.0)), (0.0, f64::NEG_INFINITY, f64::INFINITY));
        assert!(table.quantile(-0.1).is_nan() && table.quantile(1.1).is_nan());
    }

    #[test]
    fn truncated_draws_stay_inside_and_have_the_right_mean() {
        let table = NormalTable::new();
        let stream = Stream::new(1, "truncated", "");
        for (low, high) in [(-1.0, 0.5), (2.0, 2.1), (-7.5, -7.0), (6.0, f64::INFINITY), (-30.0, -29.0), (31.0, 32.0)] {
            let draws = (0..20_000).map(|n| table.between(low, high, NormalTable::open_uniform(&stream, n)));
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
        assert_eq!(table.between(40.0, 41.0, 0.25), 40.75);
    }
}
