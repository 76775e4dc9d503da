//! A shift in the level of a measured series.

use crate::curve::Stretch;
use crate::moments::{ROUNDING, constant};
use crate::{DatedSeries, ShiftCurve, Undefined};
use counterpoise_numerics::{Sum, ln, log_sum_exp, pow, sqrt};

/// What is assumed of errors in time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Memory {
    /// Each error is independent of the others.
    Independent,
    /// What happens lingers: first-order autocorrelation, unknown, anywhere from 0 to almost 1.
    /// Without this a series that wanders is taken for one that shifts.
    #[default]
    Lingering,
}

/// A shift in the level of a series, alone or in an otherwise steady trend, against no shift and
/// against a steady trend.
///
/// *When to use it.* Yearly or monthly numbers of any size and sign; ratios and growing quantities on the logarithmic scale. Spacing may be
/// unequal and values missing.
///
/// *When not.* Small counts ([`RateShift`](crate::RateShift)), shares of few acts ([`ShareShift`](crate::ShareShift)), more than one shift
/// ([`BaiPerron`](crate::BaiPerron)).
///
/// *Definition.* y = a + b x + d 1(after the shift) + error, with x the time: no shift (b = d = 0), trend (d = 0), and shift, which is half
/// *level* (b = 0) and half *level in a trend*. A flat prior on a, Jeffreys' on the error variance, and Zellner's prior with
/// g = n on b and d, worth one observation. With p of the two in the model and R^2 what they
/// explain, the likelihood is that of no shift times (1 + g)^(-p/2) (1 - R^2 g / (1 + g))^(-(n -
/// 1)/2). Lingering errors have correlation r^(time between two observations / the usual time), r
/// averaged over 0..1 (20 points); the formula then holds for the data with the correlation taken
/// out.
///
/// *Degenerate input.* Fewer than 6 observations, or than 2 `shortest`: `TooShort`. All the same: `Constant`.
///
/// *References.* Zellner, A. 1986, "On Assessing Prior Distributions and Bayesian Regression Analysis with g-Prior Distributions", in *Bayesian
/// Inference and Decision Techniques*, 233-243; Liang, F., Paulo, R., Molina, G., Clyde, M. A. and
/// Berger, J. O. 2008, "Mixtures of g Priors for Bayesian Variable Selection", Journal of the
/// American Statistical Association 103, 410-423, equation 6; Berger, J. O., Pericchi, L. R. and
/// Varshavsky, J. A. 1998, "Bayes Factors and Marginal Distributions in Invariant Situations",
/// Sankhya A 60, 307-321.
///
/// ```
/// use counterpoise_dates::{Day, Window};
/// use counterpoise_shifts::{DatedSeries, LevelShift};
/// let year = |y: i32| Window { first: Day::new(y, 1, 1).unwrap(), last: Day::new(y, 12, 31).unwrap() };
/// let value = |y: i32| f64::from(y % 3) + if y < 2008 { 0.0 } else { 9.0 };
/// let series = DatedSeries::new((1995..2021).map(|y| (year(y), Some(value(y))))).unwrap();
/// let curve = LevelShift::default().curve(&series).unwrap();
/// assert!(curve.log_against_trend() > 3.0);
/// assert!(curve.probability_in(year(2008)) + curve.probability_in(year(2007)) > 0.95);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LevelShift {
    /// What is assumed of the errors.
    pub memory: Memory,
    /// Fewest observations on either side of a shift; a level of one or two is an outlier.
    pub shortest: usize,
}

impl Default for LevelShift {
    fn default() -> LevelShift {
        LevelShift { memory: Memory::default(), shortest: 3 }
    }
}

/// Values of the autocorrelation that are averaged over.
const POINTS: usize = 20;

impl LevelShift {
    /// How likely the series is for every day of a shift.
    ///
    /// # Errors
    ///
    /// [`Undefined`] for a series too short or constant, and for a `shortest` of 0.
    pub fn curve(&self, series: &DatedSeries) -> Result<ShiftCurve, Undefined> {
        let (n, h) = (series.values.len(), self.shortest);
        if h == 0 {
            return Err(Undefined::BadSetting("a regime has at least one observation"));
        }
        let needed = (2 * h).max(6);
        if n < needed {
            return Err(Undefined::TooShort { needed, found: n });
        }
        if constant(&series.values) {
            return Err(Undefined::Constant);
        }
        let correlations: Vec<f64> = match self.memory {
            Memory::Independent => vec![0.0],
            Memory::Lingering => (0..POINTS).map(|at| (at as f64 + 0.5) / POINTS as f64).collect(),
        };
        let told: Vec<Told> = correlations.iter().map(|r| Told::with(series, *r, h)).collect();
        let average = |of: &dyn Fn(&Told) -> f64| {
            let logs: Vec<f64> = told.iter().map(of).collect();
            log_sum_exp(&logs) - ln(logs.len() as f64)
        };
        let stretch = |k: usize| {
            let days = series.break_days(k)?;
            Some(Stretch { days, log_likelihood: average(&|it| it.shift[k - h]) })
        };
        let stretches = (h..=n - h).filter_map(stretch).collect();
        ShiftCurve::new(stretches, average(&|it| it.no_shift), average(&|it| it.trend))
    }
}

/// Logarithms of the likelihoods of all stories, for one autocorrelation.
struct Told {
    no_shift: f64,
    trend: f64,
    shift: Vec<f64>,
}

impl Told {
    fn with(series: &DatedSeries, correlation: f64, h: usize) -> Told {
        let n = series.values.len();
        let plain = Plain::of(series, correlation);
        let g = n as f64;
        let gain = |p: f64, explained: f64| {
            -0.5 * p * ln(1.0 + g)
                - 0.5 * (g - 1.0) * ln(1.0 - explained.clamp(0.0, 1.0 - 1e-12) * g / (1.0 + g))
        };
        let no_shift = plain.log_base;
        let trend = no_shift + gain(1.0, plain.xy * plain.xy / (plain.xx * plain.yy));
        let shift = |k: usize| {
            let step = plain.step(k);
            let alone = step.zy * step.zy / (step.zz * plain.yy);
            let determinant = plain.xx * step.zz - step.zx * step.zx;
            let both = if determinant > 1e-10 * plain.xx * step.zz {
                let (xy, zy) = (plain.xy, step.zy);
                (step.zz * xy * xy - 2.0 * step.zx * xy * zy + plain.xx * zy * zy)
                    / (determinant * plain.yy)
            } else {
                alone
            };
            no_shift + log_sum_exp(&[gain(1.0, alone), gain(2.0, both)]) - std::f64::consts::LN_2
        };
        Told { no_shift, trend, shift: (h..=n - h).map(shift).collect() }
    }
}

/// The data with correlation and level taken out.
struct Plain {
    log_base: f64,
    /// What a level becomes.
    w: Vec<f64>,
    /// What the first observation of a new level becomes.
    onset: Vec<f64>,
    y: Vec<f64>,
    x: Vec<f64>,
    /// Sums over the observations from t on.
    ww: Vec<f64>,
    wy: Vec<f64>,
    wx: Vec<f64>,
    yy: f64,
    xx: f64,
    xy: f64,
}

struct Step {
    zz: f64,
    zy: f64,
    zx: f64,
}

impl Plain {
    fn of(series: &DatedSeries, correlation: f64) -> Plain {
        let n = series.values.len();
        let days: Vec<f64> = series.days.iter().map(|it| f64::from(it.number())).collect();
        let kept = kept(&days, correlation);
        let free = |t: usize| sqrt(1.0 - kept[t] * kept[t]);
        let whiten = |v: &[f64]| -> Vec<f64> {
            (0..n)
                .map(|t| if t == 0 { v[0] } else { (v[t] - kept[t] * v[t - 1]) / free(t) })
                .collect()
        };
        let centre = days[n / 2];
        let length = days[n - 1] - days[0];
        let time: Vec<f64> = days.iter().map(|it| (it - centre) / length).collect();
        let middle = Sum::of(series.values.iter().copied()) / n as f64;
        let values: Vec<f64> = series.values.iter().map(|it| it - middle).collect();
        let w = whiten(&vec![1.0; n]);
        let level = dot(&w, &w);
        let without = |v: Vec<f64>| -> Vec<f64> {
            let share = dot(&w, &v) / level;
            v.iter().zip(&w).map(|(v, w)| v - share * w).collect()
        };
        let (y, x) = (without(whiten(&values)), without(whiten(&time)));
        let scale = dot(&values, &values);
        let yy = dot(&y, &y).max(scale * ROUNDING);
        let log_free = Sum::of((1..n).map(|t| ln(free(t))));
        let log_base = -log_free - 0.5 * ln(level) - 0.5 * (n as f64 - 1.0) * ln(yy);
        let (ww, wy, wx) = (from_end(&w, &w), from_end(&w, &y), from_end(&w, &x));
        let onset = (0..n).map(|t| if t == 0 { 1.0 } else { 1.0 / free(t) }).collect();
        Plain { log_base, onset, ww, wy, wx, yy, xx: dot(&x, &x), xy: dot(&x, &y), w, y, x }
    }

    /// A level that begins with observation k, with the common level taken out.
    fn step(&self, k: usize) -> Step {
        let a = self.onset[k];
        let with_level = self.w[k] * a + self.ww[k + 1];
        Step {
            zz: a * a + self.ww[k + 1] - with_level * with_level / self.ww[0],
            zy: a * self.y[k] + self.wy[k + 1],
            zx: a * self.x[k] + self.wx[k + 1],
        }
    }
}

/// The correlation of each observation with the one before: by the time between them over the usual
/// time (the median).
fn kept(days: &[f64], correlation: f64) -> Vec<f64> {
    let gaps: Vec<f64> = days.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let mut sorted = gaps.clone();
    sorted.sort_by(f64::total_cmp);
    let usual = sorted[sorted.len() / 2];
    let of = |gap: &f64| if correlation > 0.0 { pow(correlation, gap / usual) } else { 0.0 };
    std::iter::once(0.0).chain(gaps.iter().map(of)).collect()
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    Sum::of(a.iter().zip(b).map(|(a, b)| a * b))
}

/// At t the sum of products from t to the end; one longer than the series.
fn from_end(a: &[f64], b: &[f64]) -> Vec<f64> {
    let mut sums = vec![0.0; a.len() + 1];
    let mut sum = Sum::new();
    for t in (0..a.len()).rev() {
        sum.add(a[t] * b[t]);
        sums[t] = sum.value();
    }
    sums
}
