//! Whether chains agree: rank-normalised split R-hat and effective numbers of draws.

use counterpoise_numerics::{log10, mean, normal_quantile, quantile, sqrt};
use serde::{Deserialize, Serialize};

/// The diagnostics of one quantity. `None` where there are fewer than eight draws a chain, chains
/// of unequal length, a draw that is no finite number, or draws that do not vary.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Diagnosis {
    /// Rank-normalised split R-hat, the larger of that of the draws and of their distances from the
    /// median. Near 1 if the chains agree; above 1.01 run longer.
    pub rhat: Option<f64>,
    /// Effective number of draws for the centre. Below 100 for each chain, run longer.
    pub bulk: Option<f64>,
    /// Effective number of draws for the 5th and the 95th percentile, the smaller of the two.
    pub tail: Option<f64>,
}

/// The diagnostics of a quantity from its draws, one slice for each chain, in the order of the
/// iterations.
///
/// Source: Vehtari, A., Gelman, A., Simpson, D., Carpenter, B. and Bürkner, P.-C. 2021,
/// "Rank-Normalization, Folding, and Localization: An Improved R-hat for Assessing Convergence of
/// MCMC", Bayesian Analysis 16 (2), 667-718; the truncation of the autocorrelations is Geyer's
/// initial monotone sequence as in Stan.
pub fn diagnose(chains: &[&[f64]]) -> Diagnosis {
    let nothing = Diagnosis { rhat: None, bulk: None, tail: None };
    let length = chains.first().map_or(0, |chain| chain.len());
    let usable =
        chains.iter().all(|chain| chain.len() == length && chain.iter().all(|it| it.is_finite()));
    if length < 8 || !usable {
        return nothing;
    }
    let Some(sorted) = sorted_if_varied(chains) else { return nothing };
    let bulk = ranked(chains);
    Diagnosis {
        rhat: worst_rhat(chains, &bulk, &sorted),
        bulk: effective(&bulk),
        tail: tail(chains, &sorted),
    }
}

/// The normal scores of the halves of the chains.
fn ranked<T: AsRef<[f64]>>(chains: &[T]) -> Vec<Vec<f64>> {
    let halves = split(chains);
    let mut sorted = halves.concat();
    sorted.sort_unstable_by(f64::total_cmp);
    rank_normalise(&halves, &sorted)
}

/// First and second half of each chain; the middle draw of an odd number belongs to neither.
fn split<T: AsRef<[f64]>>(chains: &[T]) -> Vec<Vec<f64>> {
    let halves = |chain: &T| {
        let chain = chain.as_ref();
        let half = chain.len() / 2;
        [chain[..half].to_vec(), chain[chain.len() - half..].to_vec()]
    };
    chains.iter().flat_map(halves).collect()
}

fn sorted_if_varied(chains: &[&[f64]]) -> Option<Vec<f64>> {
    let mut all = chains.concat();
    all.sort_unstable_by(f64::total_cmp);
    (all.first() < all.last()).then_some(all)
}

/// The normal scores of the average ranks (Blom's formula).
fn rank_normalise(chains: &[Vec<f64>], sorted: &[f64]) -> Vec<Vec<f64>> {
    let score = |value: &f64| {
        let below = sorted.partition_point(|it| it < value);
        let not_above = sorted.partition_point(|it| it <= value);
        let rank = (below + not_above + 1) as f64 / 2.0;
        normal_quantile((rank - 0.375) / (sorted.len() as f64 + 0.25))
    };
    chains.iter().map(|chain| chain.iter().map(score).collect()).collect()
}

fn worst_rhat(chains: &[&[f64]], bulk: &[Vec<f64>], sorted: &[f64]) -> Option<f64> {
    let median = quantile(sorted, 0.5)?;
    let folded = each(chains, |it| (it - median).abs());
    let plain = rhat(bulk)?;
    Some(rhat(&ranked(&folded)).map_or(plain, |spread| plain.max(spread)))
}

fn each(chains: &[&[f64]], change: impl Fn(f64) -> f64) -> Vec<Vec<f64>> {
    chains.iter().map(|chain| chain.iter().map(|&it| change(it)).collect()).collect()
}

/// The root of the total variance over the variance within chains.
fn rhat(chains: &[Vec<f64>]) -> Option<f64> {
    let n = chains[0].len() as f64;
    let means: Vec<f64> = chains.iter().filter_map(|chain| mean(chain)).collect();
    let within = mean(&chains.iter().filter_map(|chain| variance(chain)).collect::<Vec<_>>())?;
    let total = (n - 1.0) / n * within + variance(&means)?;
    (within > 0.0).then(|| sqrt(total / within))
}

fn tail(chains: &[&[f64]], sorted: &[f64]) -> Option<f64> {
    let of = |p: f64| {
        let bound = quantile(sorted, p)?;
        effective(&split(&each(chains, |it| f64::from(u8::from(it <= bound)))))
    };
    Some(of(0.05)?.min(of(0.95)?))
}

/// The number of independent draws that would estimate the mean as well.
fn effective(chains: &[Vec<f64>]) -> Option<f64> {
    let n = chains[0].len();
    let correlations = Correlations::of(chains)?;
    let (mut pairs, last) = positive_pairs(&correlations, n);
    for k in 1..pairs.len() {
        pairs[k] = pairs[k].min(pairs[k - 1]);
    }
    let draws = (chains.len() * n) as f64;
    let time = 2.0 * pairs.iter().sum::<f64>() - 1.0 + last;
    Some(draws / time.max(1.0 / log10(draws)))
}

/// Sums of two neighbouring autocorrelations as long as they are positive, and the positive even
/// one that follows.
fn positive_pairs(correlations: &Correlations, n: usize) -> (Vec<f64>, f64) {
    let mut pairs = Vec::new();
    let mut lag = 0;
    loop {
        let even = if lag == 0 { 1.0 } else { correlations.at(lag) };
        let sum = even + correlations.at(lag + 1);
        let enough = lag + 5 >= n;
        if sum <= 0.0 || enough {
            return (pairs, even.max(0.0));
        }
        pairs.push(sum);
        lag += 2;
    }
}

/// Autocorrelations over all chains, each computed when it is asked for.
struct Correlations<'a> {
    chains: &'a [Vec<f64>],
    means: Vec<f64>,
    within: f64,
    total: f64,
}

impl Correlations<'_> {
    fn of(chains: &[Vec<f64>]) -> Option<Correlations<'_>> {
        let n = chains[0].len() as f64;
        let means: Vec<f64> = chains.iter().filter_map(|chain| mean(chain)).collect();
        let within = mean(&chains.iter().filter_map(|chain| variance(chain)).collect::<Vec<_>>())?;
        let total = (n - 1.0) / n * within + variance(&means)?;
        (total > 0.0).then_some(Correlations { chains, means, within, total })
    }

    fn at(&self, lag: usize) -> f64 {
        let product = |(chain, mean): (&Vec<f64>, &f64)| {
            let pairs = chain.iter().zip(&chain[lag..]);
            pairs.map(|(a, b)| (a - mean) * (b - mean)).sum::<f64>() / chain.len() as f64
        };
        let covariance = self.chains.iter().zip(&self.means).map(product).sum::<f64>()
            / self.chains.len() as f64;
        1.0 - (self.within - covariance) / self.total
    }
}

/// The variance with n - 1; `None` for fewer than two values.
fn variance(values: &[f64]) -> Option<f64> {
    let centre = mean(values)?;
    let square: f64 = values.iter().map(|it| (it - centre) * (it - centre)).sum();
    (values.len() > 1).then(|| square / (values.len() - 1) as f64)
}
