//! Published numbers and ours: the table of docs/shifts.md.
//!
//! `cargo run --release -p counterpoise-shifts --example shifts-reproduced`

#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a program that prints a table")]

#[path = "../tests/data/mod.rs"]
mod data;

use counterpoise_shifts::{
    BaiPerron, Errors, FlatGaussian, MeanCost, MeanVarianceCost, NormalInverseGamma, OnlineSpec,
    Penalty, PoissonCost, PoissonGamma, Regressors, Stop, VarianceFloor, binary_segmentation,
    f_statistics, ols_cusum, pelt, poisson_split, recursive_cusum,
};
use data::{COAL, NILE};

fn main() {
    println!("| series | what | published or computed elsewhere | ours | difference | source |");
    println!("| --- | --- | --- | --- | --- | --- |");
    posteriors();
    structural();
    segments();
    online();
}

fn number(series: &str, what: &str, theirs: f64, ours: f64, source: &str) {
    println!(
        "| {series} | {what} | {theirs} | {ours} | {:.0e} | {source} |",
        (ours - theirs).abs()
    );
}

#[expect(clippy::needless_pass_by_value, reason = "lists are written where they are compared")]
fn list<T: PartialEq + std::fmt::Debug>(
    series: &str,
    what: &str,
    theirs: T,
    ours: T,
    source: &str,
) {
    let same = if ours == theirs { "none" } else { "**differs**" };
    println!("| {series} | {what} | {theirs:?} | {ours:?} | {same} | {source} |");
}

fn posteriors() {
    const CLOSED: &str = "closed form, NumPy";
    let flat = FlatGaussian.fit(&NILE).unwrap();
    number("Nile", "p(1897), flat", 0.12087767070341394, flat.probability(27), CLOSED);
    number("Nile", "p(1898), flat", 0.7643443695811868, flat.probability(28), CLOSED);
    list("Nile", "95 % set", vec![26, 27, 28, 29], flat.credible_set(0.95), CLOSED);
    let nig = NormalInverseGamma::vague(&NILE).unwrap().fit(&NILE).unwrap();
    number(
        "Nile",
        "ln Bayes factor, conjugate",
        19.0511973839848,
        nig.log_bayes_factor.unwrap(),
        CLOSED,
    );
    let vague = PoissonGamma { shape: 0.5, rate: 0.001 };
    let coal = vague.fit(&COAL).unwrap();
    number("coal", "p(1891), gamma(0.5, 0.001)", 0.2384536171183179, coal.probability(41), CLOSED);
    number("coal", "ln Bayes factor", 26.97897273778949, coal.log_bayes_factor.unwrap(), CLOSED);
    number("coal", "rate before", 3.134930818187981, vague.rates(&COAL).unwrap().0, CLOSED);
    number(
        "coal",
        "likelihood ratio",
        69.98834474725115,
        poisson_split(&COAL).unwrap().likelihood_ratio,
        CLOSED,
    );
}

fn structural() {
    const R: &str = "R strucchange 1.5.3";
    let spec = BaiPerron { regressors: Regressors::Level, most: 5, shortest: 15 };
    let fitted = spec.fit(&NILE).unwrap();
    let expected: [(Vec<usize>, f64, f64); 6] = [
        (vec![], 2835156.75, 1318.2418068762),
        (vec![28], 1597457.1944444445, 1270.0837357396),
        (vec![28, 83], 1552923.6157754012, 1276.4667007554),
        (vec![28, 68, 83], 1538096.5127450982, 1284.7176674489),
        (vec![28, 45, 68, 83], 1507888.4759164536, 1291.9444768873),
        (vec![15, 30, 45, 68, 83], 1659993.5004262575, 1310.7651547659),
    ];
    for (m, (breaks, rss, bic)) in expected.into_iter().enumerate() {
        list("Nile", &format!("{m} breaks"), breaks, fitted.partitions[m].breaks.clone(), R);
        number("Nile", &format!("RSS, {m} breaks"), rss, fitted.partitions[m].cost, R);
        number("Nile", &format!("BIC, {m} breaks"), bic, fitted.bic[m], R);
    }
    let bounds = |errors| spec.intervals(&NILE, &[28], 0.95, errors).unwrap()[0].bounds.unwrap();
    list("Nile", "95 % interval, heterogeneous", (25, 32), bounds(Errors::Heterogeneous), R);
    list("Nile", "95 % interval, homogeneous", (25, 31), bounds(Errors::Homogeneous), R);
    list("Nile", "95 % interval, autocorrelated", (24, 32), bounds(Errors::Autocorrelated), R);
    let f = f_statistics(&NILE, &Regressors::Level, 0.15).unwrap();
    number("Nile", "sup F", 75.9297694275, f.sup, R);
    number("Nile", "average F", 21.214666778, f.average, R);
    number("Nile", "exponential F", 33.7589749564, f.exponential, R);
    let ols = ols_cusum(&NILE, &Regressors::Level).unwrap();
    number("Nile", "OLS-CUSUM", 2.9517661027, ols.statistic, R);
    number("Nile", "OLS-CUSUM, p", 5.4085534607e-8, ols.p, R);
    number(
        "Nile",
        "Rec-CUSUM",
        2.0669208889,
        recursive_cusum(&NILE, &Regressors::Level).unwrap().statistic,
        R,
    );
}

fn segments() {
    const R: &str = "R changepoint 2.3";
    let coal = PoissonCost::new(&COAL).unwrap();
    let found = pelt(&coal, Penalty::Bic, 1).unwrap();
    list("coal", "PELT, Poisson, BIC", vec![41, 97], found.breaks, R);
    number("coal", "its objective", 115.99268260901678, found.objective, "brute force, NumPy");
    list("coal", "PELT, Poisson, MBIC", vec![41], pelt(&coal, Penalty::Mbic, 1).unwrap().breaks, R);
    let tied = MeanVarianceCost::new(&NILE, VarianceFloor::Absolute(1e-11)).unwrap();
    list(
        "Nile",
        "PELT, mean and variance, MBIC, no floor",
        vec![4, 6, 28],
        pelt(&tied, Penalty::Mbic, 2).unwrap().breaks,
        R,
    );
    let nile = MeanCost::new(&NILE).unwrap();
    let binary = binary_segmentation(&nile, Stop::Breaks(5), 2).unwrap();
    list(
        "Nile",
        "binary segmentation, 5 breaks",
        vec![7, 10, 19, 28, 97],
        binary.breaks,
        "ruptures 1.1.10",
    );
}

fn online() {
    const PY: &str = "bayesian-changepoint-detection 0.2.dev1";
    let n = NILE.len() as f64;
    let mean = NILE.iter().sum::<f64>() / n;
    let sd = counterpoise_numerics::sqrt(
        NILE.iter().map(|it| (it - mean) * (it - mean)).sum::<f64>() / n,
    );
    let series: Vec<f64> = NILE.iter().map(|it| (it - mean) / sd).collect();
    let spec =
        OnlineSpec { hazard: 0.01, mean: 0.0, weight: 1.0, shape: 1.0, scale: 1.0, prune: 0.0 };
    let found = spec.fit(&series).unwrap();
    number(
        "Nile",
        "online, log evidence, hazard 1/100",
        -126.62418119053837,
        found.log_evidence,
        PY,
    );
    number("Nile", "online, p(run of 72)", 0.6047692717439148, found.probability(72), PY);
    let pruned = OnlineSpec { prune: 1e-4, ..spec }.fit(&series).unwrap();
    number(
        "Nile",
        "the same, forgetting below 1e-4 (what was forgotten)",
        found.log_evidence,
        pruned.log_evidence,
        "ours, whole",
    );
}
