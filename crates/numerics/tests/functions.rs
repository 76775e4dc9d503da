//! Functions, sums, quantiles and intervals against known values.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use counterpoise_numerics as num;
use counterpoise_numerics::{
    Sum, logistic, logit, mean, normal_cdf, normal_quantile, quantile, wilson,
};
use proptest::prelude::*;

#[test]
fn elementary_functions_take_their_known_values() {
    close(num::exp(1.0), std::f64::consts::E, 1e-15);
    close(num::ln(10.0), std::f64::consts::LN_10, 1e-15);
    assert_eq!((num::log10(1000.0), num::log2(1024.0), num::pow(2.0, 10.0)), (3.0, 10.0, 1024.0));
    assert_eq!((num::sqrt(2.25), num::pow(0.0, 0.0), num::ln(0.0)), (1.5, 1.0, f64::NEG_INFINITY));
}

#[test]
fn log_odds_of_three_are_ragins_full_membership() {
    // Ragin 2008, "Redesigning Social Inquiry", chapter 5: 0.953 and 0.047 at log-odds of 3 and -3.
    close(logistic(3.0), 0.952_574_126_822_433_1, 1e-15);
    close(logistic(-3.0), 0.047_425_873_177_566_78, 1e-15);
    assert_eq!((logistic(0.0), logistic(1e9), logistic(-1e9)), (0.5, 1.0, 0.0));
    assert_eq!((logit(0.0), logit(0.5), logit(1.0)), (f64::NEG_INFINITY, 0.0, f64::INFINITY));
    assert!(logit(1.5).is_nan() && logit(-0.5).is_nan());
}

#[test]
fn sums_keep_what_ordinary_sums_lose() {
    assert_eq!(Sum::of([1.0, 1e100, 1.0, -1e100]), 2.0);
    assert_eq!(Sum::of(std::iter::repeat_n(0.1, 10)), 1.0);
    assert_eq!(Sum::of([]), 0.0);
}

#[test]
fn infinite_terms_give_infinite_sums() {
    assert_eq!(Sum::of([1.0, f64::INFINITY, 2.0]), f64::INFINITY);
    assert_eq!(Sum::of([f64::MAX, f64::MAX]), f64::INFINITY);
    assert!(Sum::of([f64::INFINITY, f64::NEG_INFINITY]).is_nan());
    assert!(Sum::of([1.0, f64::NAN]).is_nan());
}

#[test]
fn quantiles_are_those_of_type_7() {
    // R: quantile(c(1, 3, 4, 10), c(0, .1, .25, .5, .9, 1)), type 7 by default.
    let sorted = [1.0, 3.0, 4.0, 10.0];
    let got = [0.0, 0.1, 0.25, 0.5, 0.9, 1.0].map(|p| quantile(&sorted, p).unwrap());
    [1.0, 1.6, 2.5, 3.5, 8.2, 10.0]
        .iter()
        .zip(got)
        .for_each(|(expected, got)| close(got, *expected, 1e-14));
}

#[test]
fn quantiles_of_degenerate_samples() {
    assert_eq!(quantile(&[5.0], 0.3), Some(5.0));
    assert_eq!(
        (quantile(&[], 0.5), quantile(&[1.0], 1.5), quantile(&[1.0], f64::NAN)),
        (None, None, None)
    );
    assert_eq!(quantile(&[f64::INFINITY, f64::INFINITY], 0.5), Some(f64::INFINITY));
    assert_eq!((mean(&[]), mean(&[1.0, 2.0, 6.0])), (None, Some(3.0)));
}

#[test]
fn normal_quantiles_are_those_of_as_241() {
    // The check values of Wichura 1988 at 0.25, 0.001 and 1e-20; the last is R's qnorm(0.975).
    close(normal_quantile(0.25), -0.674_489_750_196_081_7, 1e-15);
    close(normal_quantile(0.001), -3.090_232_306_167_814, 1e-14);
    close(normal_quantile(1e-20), -9.262_340_089_798_408, 1e-14);
    close(normal_quantile(0.975), 1.959_963_984_540_054, 1e-15);
    assert_eq!(normal_quantile(0.5), 0.0);
}

#[test]
fn normal_quantiles_at_and_beyond_the_ends() {
    assert_eq!((normal_quantile(0.0), normal_quantile(1.0)), (f64::NEG_INFINITY, f64::INFINITY));
    assert!([-0.1, 1.1, f64::NAN].iter().all(|p| normal_quantile(*p).is_nan()));
}

#[test]
fn wilson_intervals_are_those_of_newcombe() {
    // Newcombe 1998, Statistics in Medicine 17, 857-872, table I, method 3.
    let table = [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ];
    for (hits, draws, low, high) in table {
        let (l, h) = wilson(hits, draws, 0.95).unwrap();
        assert!((l - low).abs() < 5e-5 && (h - high).abs() < 5e-5, "{hits}/{draws}: {l} {h}");
    }
}

#[test]
fn wilson_needs_draws_and_a_level() {
    assert_eq!((wilson(0, 0, 0.95), wilson(3, 2, 0.95)), (None, None));
    assert!([0.0, 1.0, -1.0, f64::NAN].iter().all(|level| wilson(1, 2, *level).is_none()));
    assert_eq!(wilson(10, 10, 0.95).unwrap().1, 1.0);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn logit_undoes_logistic(x in -30.0..30.0) {
        prop_assert!((logit(logistic(x)) - x).abs() < 1e-3 * x.abs().max(1.0));
        prop_assert!((logistic(x) + logistic(-x) - 1.0).abs() < 1e-15);
    }

    #[test]
    fn the_normal_quantile_undoes_the_distribution(z in -37.0..8.0) {
        let back = normal_quantile(normal_cdf(z));
        prop_assert!((back - z).abs() < 1e-13 * z.abs().max(1.0) / (1.0 - normal_cdf(z)).min(1.0));
    }

    #[test]
    fn a_sum_hardly_depends_on_its_order(mut terms in prop::collection::vec(-1e6..1e6, 0..200)) {
        let forward = Sum::of(terms.iter().copied());
        terms.sort_by(f64::total_cmp);
        prop_assert!((Sum::of(terms) - forward).abs() <= 1e-9);
    }

    #[test]
    fn quantiles_ascend_within_the_sample(mut xs in prop::collection::vec(-1e3..1e3, 1..50), p in 0.0..=1.0, q in 0.0..=1.0) {
        xs.sort_by(f64::total_cmp);
        let (low, high) = (quantile(&xs, f64::min(p, q)).unwrap(), quantile(&xs, f64::max(p, q)).unwrap());
        prop_assert!(xs[0] <= low && low <= high + 1e-9 && high <= xs[xs.len() - 1] + 1e-9);
    }

    #[test]
    fn wilson_contains_the_proportion(draws in 1_u64..5000, share in 0.0..=1.0, level in 0.01..0.999) {
        let hits = (share * draws as f64) as u64;
        let (low, high) = wilson(hits, draws, level).unwrap();
        let p = hits as f64 / draws as f64;
        prop_assert!(0.0 <= low && low <= p && p <= high && high <= 1.0 && low < high);
    }
}

fn close(got: f64, expected: f64, tolerance: f64) {
    assert!((got - expected).abs() <= tolerance * expected.abs(), "{got} is not {expected}");
}
