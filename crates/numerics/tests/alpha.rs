//! Krippendorff's alpha: worked by hand, against a reference, and on degenerate input.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use counterpoise_numerics::{Alpha, AlphaSpec, Metric, Stream, Undefined, krippendorff_alpha};
use proptest::prelude::*;

type Data = Vec<Vec<Option<f64>>>;

/// Two coders, three units: (1, 1), (2, 3), (3, 3), and a fourth that only one of them coded.
///
/// n = 6 with n_1 = 2, n_2 = 1, n_3 = 3; the only pairs that differ are o_23 = o_32 = 1. Then
/// alpha = 1 - 5 * 2 d_23 / (2 (n_1 n_2 d_12 + n_1 n_3 d_13 + n_2 n_3 d_23))
///       = 1 - 5 d_23 / (2 d_12 + 6 d_13 + 3 d_23), d squared:
/// nominal 1, 1, 1: 1 - 5/11; interval 1, 4, 1: 1 - 5/29; ordinal 1.5^2, 3.5^2, 2^2: 1 - 20/90;
/// ratio 1/9, 1/4, 1/25: 1 - (1/5) / (829/450) = 1 - 90/829.
fn worked() -> Data {
    coded(&[&[1, 2, 3, 2], &[1, 3, 3]])
}

#[test]
fn the_worked_example_comes_out() {
    let expected = [
        (Metric::Nominal, 6.0 / 11.0),
        (Metric::Ordinal, 7.0 / 9.0),
        (Metric::Interval, 24.0 / 29.0),
        (Metric::Ratio, 739.0 / 829.0),
    ];
    for (metric, alpha) in expected {
        let got = krippendorff_alpha(&worked(), metric).unwrap();
        assert!((got - alpha).abs() < 1e-14, "{metric:?} {got} {alpha}");
    }
}

#[test]
fn perfect_agreement_is_one_and_perfect_disagreement_negative() {
    for metric in [Metric::Nominal, Metric::Ordinal, Metric::Interval, Metric::Ratio] {
        assert_eq!(krippendorff_alpha(&coded(&[&[1, 2, 3], &[1, 2, 3]]), metric), Ok(1.0));
    }
    // n = 4, o_12 = o_21 = 2, n_1 = n_2 = 2: 1 - 3 * 4 / 8.
    assert_eq!(krippendorff_alpha(&coded(&[&[1, 2], &[2, 1]]), Metric::Nominal), Ok(-0.5));
}

#[test]
fn the_result_says_what_it_rests_on() {
    let fitted = spec(Metric::Nominal, 500).fit(&worked());
    assert_eq!((fitted.n_pairable, fitted.n_units, fitted.draws), (6, 3, 500));
    assert_eq!(fitted.reason_if_undefined, None);
    // A draw without two distinct values has no alpha; with four units that is not rare.
    assert!(fitted.degenerate > 0 && fitted.degenerate < 250, "{}", fitted.degenerate);
    let (low, high) = fitted.interval.unwrap();
    assert!(low < fitted.alpha.unwrap() && high == 1.0);
}

#[test]
fn without_draws_or_a_level_there_is_no_interval() {
    assert_eq!(spec(Metric::Nominal, 0).fit(&worked()).interval, None);
    let no_level = AlphaSpec { level: 1.0, ..spec(Metric::Nominal, 50) };
    assert_eq!(no_level.fit(&worked()).interval, None);
}

#[test]
fn degenerate_data_have_no_alpha_and_say_why() {
    let cases = [
        (coded(&[]), Undefined::NoPairs, 0, 0),
        (coded(&[&[1, 2, 3]]), Undefined::NoPairs, 0, 0),
        (vec![vec![Some(1.0), None], vec![None, Some(2.0)]], Undefined::NoPairs, 0, 0),
        (coded(&[&[4, 4], &[4, 4]]), Undefined::OneCategory, 4, 2),
        (vec![vec![Some(0.0)], vec![Some(-0.0)]], Undefined::OneCategory, 2, 1),
        (vec![vec![Some(f64::NAN)], vec![Some(1.0)]], Undefined::NotFinite, 0, 0),
        (vec![vec![Some(1e300)], vec![Some(-1e300)]], Undefined::NotFinite, 2, 1),
    ];
    for (data, reason, n_pairable, n_units) in cases {
        let fitted = spec(Metric::Interval, 20).fit(&data);
        assert_eq!(fitted, undefined(reason, n_pairable, n_units));
        assert_eq!(krippendorff_alpha(&data, Metric::Interval), Err(reason));
    }
}

#[test]
fn ratios_of_negative_values_are_refused() {
    let data = coded(&[&[-1, 2], &[1, 2]]);
    assert_eq!(krippendorff_alpha(&data, Metric::Ratio), Err(Undefined::NegativeRatio));
    assert!(krippendorff_alpha(&data, Metric::Interval).is_ok());
    let zeros = coded(&[&[0, 2, 0], &[0, 2, 2]]);
    assert!(krippendorff_alpha(&zeros, Metric::Ratio).unwrap().is_finite());
}

#[test]
fn reasons_are_sentences() {
    assert_eq!(Undefined::NoPairs.to_string(), "no unit was coded by two coders");
    assert_eq!(
        Undefined::OneCategory.to_string(),
        "all coders gave one and the same value throughout"
    );
}

/// Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability": four observers, twelve units.
#[test]
fn the_published_example_comes_out() {
    let example = reference();
    let data = data_of(&example["coded"]);
    for (metric, name) in METRICS {
        let fitted = spec(metric, 20_000).fit(&data);
        let expected = example["expected"][name].as_f64().unwrap();
        assert!((fitted.alpha.unwrap() - expected).abs() < 1e-9, "{name}");
        assert_eq!(fitted.n_pairable as f64, example["n_pairable"].as_f64().unwrap());
        assert_eq!((fitted.n_units, fitted.degenerate), (11, 0));
        // The reference made 2000 draws with another generator: its ends are good to about 0.03.
        let bounds = &example["bootstrap"][name];
        let (low, high) = fitted.interval.unwrap();
        assert!((low - bounds[0].as_f64().unwrap()).abs() < 0.03, "{name} {low}");
        assert_eq!(high, bounds[2].as_f64().unwrap());
    }
}

const METRICS: [(Metric, &str); 3] =
    [(Metric::Nominal, "nominal"), (Metric::Ordinal, "ordinal"), (Metric::Interval, "interval")];

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn alpha_is_at_most_one_and_blind_to_the_order_of_coders_and_units(data in data()) {
        for metric in [Metric::Nominal, Metric::Ordinal, Metric::Interval, Metric::Ratio] {
            let mut turned: Data = data.iter().rev().cloned().collect();
            turned.iter_mut().for_each(|row| row.reverse());
            match (krippendorff_alpha(&data, metric), krippendorff_alpha(&turned, metric)) {
                (Ok(a), Ok(b)) => prop_assert!(a <= 1.0 && (a - b).abs() < 1e-12),
                (a, b) => prop_assert_eq!(a, b),
            }
        }
    }

    #[test]
    fn interval_alpha_survives_a_change_of_units(data in data(), shift in -5.0..5.0, scale in 0.5..3.0) {
        let moved: Data = data.iter().map(|row| row.iter().map(|x| x.map(|x| x * scale + shift)).collect()).collect();
        if let (Ok(a), Ok(b)) = (krippendorff_alpha(&data, Metric::Interval), krippendorff_alpha(&moved, Metric::Interval)) {
            prop_assert!((a - b).abs() < 1e-9);
        }
    }
}

fn data() -> impl Strategy<Value = Data> {
    let value = prop_oneof![3 => (0..4).prop_map(|v| Some(f64::from(v))), 1 => Just(None)];
    (2_usize..5, 1_usize..8).prop_flat_map(move |(coders, units)| {
        prop::collection::vec(prop::collection::vec(value.clone(), units), coders)
    })
}

fn spec(metric: Metric, draws: u32) -> AlphaSpec {
    AlphaSpec { metric, draws, level: 0.95, stream: Stream::new(1, "alpha", "test") }
}

fn undefined(reason: Undefined, n_pairable: usize, n_units: usize) -> Alpha {
    Alpha {
        alpha: None,
        n_pairable,
        n_units,
        interval: None,
        draws: 0,
        degenerate: 0,
        reason_if_undefined: Some(reason),
    }
}

fn coded(rows: &[&[i32]]) -> Data {
    rows.iter().map(|row| row.iter().map(|v| Some(f64::from(*v))).collect()).collect()
}

fn data_of(rows: &serde_json::Value) -> Data {
    let row = |row: &serde_json::Value| {
        row.as_array().unwrap().iter().map(serde_json::Value::as_f64).collect()
    };
    rows.as_array().unwrap().iter().map(row).collect()
}

fn reference() -> serde_json::Value {
    serde_json::from_str(include_str!("reference/reliability.json")).unwrap()
}
