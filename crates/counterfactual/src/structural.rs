//! Structural time series: a level that wanders, and other series that it follows.
//!
//! # What it measures
//! How the series would have gone on after the treatment, from its own past level and from series
//! that the treatment did not touch: y = level + b x + irregular, where the level takes a random
//! step each period. Estimated on the periods before, then carried forward; the gap to what
//! happened is the effect.
//!
//! # When to use it
//! One series, long before the treatment, with one or a few control series known throughout.
//!
//! # When not
//! Control series that the treatment moved. Many control series: there is no choice among them here
//! (the Bayesian version of Brodersen et al. puts a prior on which to use). Trends and seasons are
//! not modelled; they must be in the control series.
//!
//! # Definition
//! Step and irregular are normal with variances q h and h. The level begins unknown, so the
//! likelihood begins with the second observation. For given q the Kalman filter is linear in the
//! series, so that b and h have closed forms (generalised least squares on the filter's
//! innovations); q alone is searched, between 1e-9 and 1e6 and at 0. Periods that are further apart
//! take proportionally larger steps. Intervals of single periods hold the estimates fixed; those of
//! the mean effect take the doubt about b into account, too.
//!
//! # References
//! Harvey, A. C. 1989, Forecasting, Structural Time Series Models and the Kalman Filter, chapters
//! 3-4 (concentrated likelihood, p. 126). Brodersen, K. H. et al. 2015, "Inferring Causal Impact
//! Using Bayesian Structural Time-Series Models", Annals of Applied Statistics 9, 247-274 (the idea
//! and the example).

mod filter;

use counterpoise_numerics::{Cholesky, Sum, exp, ln, sqrt};

use crate::Trouble;
use crate::panel::rising;
use filter::filter;

/// A fitted model and its forecast.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted {
    /// One coefficient for each control series.
    pub coefficients: Vec<f64>,
    /// Their standard errors, given the variances.
    pub errors: Vec<f64>,
    /// Variance of the irregular.
    pub irregular: f64,
    /// Variance of the level's step over one unit of time.
    pub step: f64,
    /// The logarithm of the likelihood.
    pub log_likelihood: f64,
    /// What was expected in each period: before the treatment one step ahead (none in the first
    /// period), after it from the treatment on.
    pub expected: Vec<Option<f64>>,
    /// The standard error of each, with the estimates held fixed.
    pub spread: Vec<Option<f64>>,
    /// Outcome minus what was expected, from the treatment on.
    pub gaps: Vec<f64>,
    /// The mean of the gaps, and its standard error (with the doubt about the coefficients).
    pub effect: f64,
    /// See `effect`.
    pub effect_error: f64,
    /// The first treated period.
    pub first: usize,
}

/// Fits the model to the periods before `first`, and forecasts the others. `controls` has one
/// series for each control.
///
/// # Errors
///
/// [`Trouble::Shape`], [`Trouble::Times`], [`Trouble::NothingAfter`]; [`Trouble::Missing`] (unit 0
/// is the series, then its controls); [`Trouble::TooFewBefore`] for fewer than three periods more
/// than controls; [`Trouble::Dependent`] for a control that does not vary or is made up by others;
/// [`Trouble::Constant`] for a series without any irregularity.
pub fn fit(
    times: &[f64],
    outcome: &[f64],
    controls: &[Vec<f64>],
    first: usize,
) -> Result<Fitted, Trouble> {
    check(times, outcome, controls, first)?;
    let series: Vec<&[f64]> =
        std::iter::once(outcome).chain(controls.iter().map(Vec::as_slice)).collect();
    let scale = sqrt(outcome[..first].iter().map(|it| it * it).fold(0.0, f64::max));
    let best = search(&|q: f64| {
        profile(times, &series, first, q).map_or(f64::NEG_INFINITY, |it| it.log_likelihood)
    });
    let found = profile(times, &series, first, best)?;
    if found.irregular <= 1e-24 * scale * scale {
        return Err(Trouble::Constant);
    }
    Ok(forecast(times, &series, first, best, &found))
}

fn check(
    times: &[f64],
    outcome: &[f64],
    controls: &[Vec<f64>],
    first: usize,
) -> Result<(), Trouble> {
    if outcome.len() != times.len() || controls.iter().any(|it| it.len() != times.len()) {
        return Err(Trouble::Shape("every series needs as many values as there are periods"));
    }
    rising(times)?;
    if first >= times.len() {
        return Err(Trouble::NothingAfter);
    }
    if first < controls.len() + 3 {
        return Err(Trouble::TooFewBefore { found: first, needed: controls.len() + 3 });
    }
    let series = std::iter::once(outcome).chain(controls.iter().map(Vec::as_slice)).enumerate();
    let gaps: Vec<(usize, usize)> = series
        .flat_map(|(at, row)| {
            row.iter().enumerate().filter(|it| !it.1.is_finite()).map(move |(t, _)| (at, t))
        })
        .collect();
    if gaps.is_empty() { Ok(()) } else { Err(Trouble::Missing(gaps)) }
}

/// What maximises the likelihood for a given share of step to irregular.
struct Profile {
    coefficients: Vec<f64>,
    /// Row by row, to be multiplied by the variance of the irregular.
    covariance: Vec<f64>,
    irregular: f64,
    log_likelihood: f64,
}

fn profile(times: &[f64], series: &[&[f64]], first: usize, q: f64) -> Result<Profile, Trouble> {
    let filtered: Vec<filter::Filtered> =
        series.iter().map(|it| filter(times, &it[..first], q)).collect();
    let k = series.len() - 1;
    let weights: Vec<f64> = filtered[0].variances[1..].iter().map(|f| 1.0 / f).collect();
    let cross = |a: usize, b: usize| {
        let (a, b) = (&filtered[a].innovations[1..], &filtered[b].innovations[1..]);
        Sum::of(a.iter().zip(b).zip(&weights).map(|((a, b), w)| a * b * w))
    };
    let matrix: Vec<f64> = (0..k * k).map(|at| cross(1 + at / k, 1 + at % k)).collect();
    let factored = Cholesky::of(&matrix, k, 1e-12).map_err(Trouble::Dependent)?;
    let coefficients = factored.solve(&(0..k).map(|at| cross(1 + at, 0)).collect::<Vec<f64>>());
    let n = (first - 1) as f64;
    let left = |t: usize| {
        filtered[0].innovations[t]
            - Sum::of(coefficients.iter().zip(&filtered[1..]).map(|(b, it)| b * it.innovations[t]))
    };
    let square = Sum::of((1..first).map(|t| left(t) * left(t) * weights[t - 1]));
    let irregular = square / n;
    let logs = Sum::of(weights.iter().map(|w| -ln(*w)));
    let log_likelihood = -0.5 * (n * ln(2.0 * std::f64::consts::PI) + n * ln(irregular) + logs + n);
    let unit = |at: usize| (0..k).map(|it| if it == at { 1.0 } else { 0.0 }).collect::<Vec<f64>>();
    let covariance = (0..k).flat_map(|at| factored.solve(&unit(at))).collect();
    Ok(Profile { coefficients, covariance, irregular, log_likelihood })
}

/// The share of step to irregular with the highest value: a grid of its logarithm, then golden
/// sections; or none at all.
fn search(value: &dyn Fn(f64) -> f64) -> f64 {
    let at = |exponent: f64| value(exp(exponent));
    let (low, high, count) = (ln(1e-9), ln(1e6), 120);
    let grid = |j: usize| low + (high - low) * j as f64 / f64::from(count);
    let best = (0..=count as usize)
        .max_by(|a, b| at(grid(*a)).total_cmp(&at(grid(*b))))
        .unwrap_or_default();
    let (mut a, mut b) = (grid(best.saturating_sub(1)), grid((best + 1).min(count as usize)));
    let golden = 0.5 * (sqrt(5.0) - 1.0);
    let (mut c, mut d) = (b - golden * (b - a), a + golden * (b - a));
    let (mut at_c, mut at_d) = (at(c), at(d));
    for _ in 0..90 {
        if at_c >= at_d {
            (b, d, at_d) = (d, c, at_c);
            c = b - golden * (b - a);
            at_c = at(c);
        } else {
            (a, c, at_c) = (c, d, at_d);
            d = a + golden * (b - a);
            at_d = at(d);
        }
    }
    let found = exp(0.5 * (a + b));
    if value(0.0) >= value(found) { 0.0 } else { found }
}

fn forecast(times: &[f64], series: &[&[f64]], first: usize, q: f64, found: &Profile) -> Fitted {
    let follow =
        |t: usize| Sum::of(found.coefficients.iter().zip(&series[1..]).map(|(b, it)| b * it[t]));
    let level: Vec<f64> = (0..first).map(|t| series[0][t] - follow(t)).collect();
    let own = filter(times, &level, q);
    let (h, periods) = (found.irregular, times.len());
    let before = (0..first).map(|t| (t > 0).then(|| level[t] - own.innovations[t] + follow(t)));
    let expected: Vec<Option<f64>> =
        before.chain((first..periods).map(|t| Some(own.level + follow(t)))).collect();
    let doubt = |t: usize| own.doubt + q * (times[t] - times[first - 1]);
    let before = own.variances.iter().enumerate().map(|(t, f)| (t > 0).then(|| sqrt(h * f)));
    let spread = before.chain((first..periods).map(|t| Some(sqrt(h * (doubt(t) + 1.0))))).collect();
    let gaps: Vec<f64> = (first..periods).map(|t| series[0][t] - own.level - follow(t)).collect();
    let n = gaps.len() as f64;
    // Two periods share the steps up to the earlier of them.
    let shared = |a: usize, b: usize| doubt(a.min(b)) + if a == b { 1.0 } else { 0.0 };
    let pairs = (first..periods).flat_map(|a| (first..periods).map(move |b| (a, b)));
    let noise = h * Sum::of(pairs.map(|(a, b)| shared(a, b))) / (n * n);
    // A coefficient that is off moves the level it is told from as well: what counts is the mean
    // after less that level.
    let moved = |series: &[f64]| {
        Sum::of(series[first..].iter().copied()) / n - filter(times, &series[..first], q).level
    };
    let away: Vec<f64> = series[1..].iter().map(|it| moved(it)).collect();
    let k = away.len();
    let doubtful =
        h * Sum::of((0..k * k).map(|at| away[at / k] * away[at % k] * found.covariance[at]));
    Fitted {
        errors: (0..k).map(|at| sqrt(h * found.covariance[at * k + at])).collect(),
        coefficients: found.coefficients.clone(),
        irregular: h,
        step: q * h,
        log_likelihood: found.log_likelihood,
        expected,
        spread,
        effect: Sum::of(gaps.iter().copied()) / n,
        effect_error: sqrt(noise + doubtful),
        gaps,
        first,
    }
}

impl Fitted {
    /// The interval of the mean effect that has `share` of the probability.
    pub fn interval(&self, share: f64) -> (f64, f64) {
        let wide = counterpoise_numerics::normal_quantile(0.5 + 0.5 * share) * self.effect_error;
        (self.effect - wide, self.effect + wide)
    }
}
