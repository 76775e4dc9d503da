//! Posteriors over the date of a break against closed forms computed independently in Python
//! (double precision), on the Nile (Cobb 1978) and the coal-mining disasters (Jarrett 1979).
//! Tolerance 1e-9 absolute for probabilities, means and logarithms of factors: both sides use
//! doubles, and exponents near 50 multiply a rounding of 1e-15.

mod data;

use counterpoise_shifts::{
    DatePosterior, FlatGaussian, NormalInverseGamma, PoissonGamma, Undefined, poisson_split,
};
use data::{COAL, NILE};
use proptest::prelude::*;

const TOLERANCE: f64 = 1e-9;

fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() < TOLERANCE, "{found} is not {expected}");
}

fn years(posterior: &DatePosterior, first: usize, expected: &[(usize, f64)]) {
    expected.iter().for_each(|&(year, p)| close(posterior.probability(year + 1 - first), p));
}

#[test]
fn nile_with_flat_priors() {
    let posterior = FlatGaussian.fit(&NILE).unwrap();
    let expected = [
        (1890, 3.447310519705046e-8),
        (1895, 0.0022168778601852485),
        (1896, 0.05708635558513762),
        (1897, 0.12087767070341394),
        (1898, 0.7643443695811868),
        (1899, 0.04415830757902027),
        (1900, 0.008238881775791816),
        (1901, 0.002707872439028355),
        (1909, 1.411732903448412e-6),
    ];
    years(&posterior, 1871, &expected);
    assert_eq!(posterior.mode(), 28);
    close(posterior.mass(25, 32), 0.9997633763312548);
    assert_eq!(posterior.credible_set(0.95), [26, 27, 28, 29]);
    assert_eq!(posterior.log_bayes_factor, None);
}

#[test]
fn nile_with_a_conjugate_prior() {
    let prior = NormalInverseGamma { mean: 919.35, weight: 0.01, shape: 1.0, scale: 28351.5675 };
    let vague = NormalInverseGamma::vague(&NILE).unwrap();
    for (found, expected) in [(vague.mean, prior.mean), (vague.scale / prior.scale, 1.0)] {
        close(found, expected);
    }
    let posterior = prior.fit(&NILE).unwrap();
    close(posterior.log_bayes_factor.unwrap(), 19.0511973839848);
    close(posterior.probability(28), 0.7421039461755888);
    assert_eq!(posterior.credible_set(0.95), [26, 27, 28, 29]);
}

#[test]
fn coal_with_gamma_priors() {
    let vague = PoissonGamma { shape: 0.5, rate: 0.001 };
    let posterior = vague.fit(&COAL).unwrap();
    let expected = [
        (1886, 0.08903951123324236),
        (1887, 0.10252817360553312),
        (1888, 0.036474305503237194),
        (1889, 0.14781973611209415),
        (1890, 0.18510465701673878),
        (1891, 0.2384536171183179),
        (1892, 0.09225897477818298),
        (1893, 0.0369044984780521),
    ];
    years(&posterior, 1851, &expected);
    close(posterior.log_bayes_factor.unwrap(), 26.97897273778949);
    close(posterior.mean() + 1850.0, 1889.8807531712255);
    let (before, after) = vague.rates(&COAL).unwrap();
    close(before, 3.134930818187981);
    close(after, 0.9303673487991869);
    let set: Vec<usize> = posterior.credible_set(0.95).iter().map(|k| k + 1850).collect();
    assert_eq!(set, [1886, 1887, 1888, 1889, 1890, 1891, 1892, 1893, 1896]);

    let unit = PoissonGamma { shape: 1.0, rate: 1.0 };
    let posterior = unit.fit(&COAL).unwrap();
    close(posterior.probability(41), 0.24502017199386447);
    close(posterior.log_bayes_factor.unwrap(), 28.942248254329144);
    close(posterior.mean() + 1850.0, 1890.0710101811972);
    close(unit.rates(&COAL).unwrap().0, 3.0642354517489543);
    close(unit.rates(&COAL).unwrap().1, 0.922367524423168);
}

#[test]
fn coal_by_maximum_likelihood() {
    let split = poisson_split(&COAL).unwrap();
    assert_eq!(split.k + 1850, 1891);
    close(split.before, 3.097560975609756);
    close(split.after, 0.9014084507042254);
    close(split.likelihood_ratio, 69.98834474725115);
}

#[test]
fn degenerate_series() {
    let short = |needed, found| Undefined::TooShort { needed, found };
    assert_eq!(FlatGaussian.fit(&[]), Err(short(3, 0)));
    assert_eq!(FlatGaussian.fit(&[1.0, 2.0]), Err(short(3, 2)));
    assert_eq!(FlatGaussian.fit(&[3.0; 9]), Err(Undefined::Constant));
    assert_eq!(FlatGaussian.fit(&[1.0, f64::NAN, 2.0]), Err(Undefined::NotFinite(1)));
    assert_eq!(NormalInverseGamma::vague(&[2.0; 5]), Err(Undefined::Constant));
    assert_eq!(NormalInverseGamma::vague(&[f64::INFINITY]), Err(Undefined::NotFinite(0)));
    let counts = PoissonGamma { shape: 1.0, rate: 1.0 };
    assert_eq!(counts.fit(&[1.0]), Err(short(2, 1)));
    assert_eq!(counts.fit(&[1.0, 2.5]), Err(Undefined::NotACount(1)));
    assert_eq!(counts.fit(&[1.0, -2.0]), Err(Undefined::NotACount(1)));
    assert!(PoissonGamma { shape: 0.0, rate: 1.0 }.fit(&[1.0, 2.0]).is_err());
    assert_eq!(poisson_split(&[0.0, 0.0]), Err(Undefined::NothingCounted));
    // Nothing counted is still evidence, and it speaks against a break.
    assert!(counts.fit(&[0.0; 20]).unwrap().log_bayes_factor.unwrap() < 0.0);
}

/// A step without noise is dated without doubt.
#[test]
fn an_exact_step() {
    let posterior = FlatGaussian.fit(&[1.0, 1.0, 1.0, 2.0, 2.0, 2.0, 2.0, 2.0]).unwrap();
    assert_eq!(posterior.mode(), 3);
    assert!(posterior.probability(3) > 0.999);
}

proptest! {
    #[test]
    fn probabilities_sum_to_one(series in prop::collection::vec(-1e6f64..1e6, 3..60)) {
        let posterior = FlatGaussian.fit(&series).unwrap();
        prop_assert!((posterior.mass(1, series.len() - 1) - 1.0).abs() < 1e-12);
        prop_assert!(posterior.credible_set(0.9).len() < series.len());
    }

    /// Neither the unit nor the origin of a series moves the date.
    #[test]
    fn units_do_not_matter(series in prop::collection::vec(-10f64..10.0, 5..40), shift in -100f64..100.0, scale in 0.1f64..100.0) {
        let moved: Vec<f64> = series.iter().map(|it| shift + scale * it).collect();
        let (a, b) = (FlatGaussian.fit(&series).unwrap(), FlatGaussian.fit(&moved).unwrap());
        for k in 1..series.len() {
            prop_assert!((a.probability(k) - b.probability(k)).abs() < 1e-6);
        }
    }

    /// Read backwards, a series breaks at the same place.
    #[test]
    fn time_may_run_backwards(series in prop::collection::vec(0u8..20, 4..40)) {
        let counts: Vec<f64> = series.iter().map(|it| f64::from(*it)).collect();
        let back: Vec<f64> = counts.iter().rev().copied().collect();
        let prior = PoissonGamma { shape: 1.0, rate: 1.0 };
        let (a, b) = (prior.fit(&counts).unwrap(), prior.fit(&back).unwrap());
        for k in 1..counts.len() {
            prop_assert!((a.probability(k) - b.probability(counts.len() - k)).abs() < 1e-9);
        }
    }
}
