//! Calibration and aggregation against published numbers.
#![allow(clippy::unwrap_used)]

use counterpoise_case::model::{Aggregation, Anchors};
use counterpoise_kernel::{aggregate, calibrate};
use serde_json::Value;

fn anchors(full_out: f64, crossover: f64, full_in: f64) -> Anchors {
    Anchors { full_out, crossover, full_in }
}

#[test]
fn worked_by_hand() {
    // 1 / (1 + e^-z) with z = 3 (x - c) / distance, computed by hand to four decimals.
    let rising = anchors(0.0, 2.0, 6.0);
    let falling = anchors(1.0, 0.5, 0.2);
    let table = [
        (0.0, rising, 0.0474),
        (1.0, rising, 0.1824),
        (2.0, rising, 0.5),
        (4.0, rising, 0.8176),
        (6.0, rising, 0.9526),
        (10.0, rising, 0.9975),
        (1.0, falling, 0.0474),
        (0.75, falling, 0.1824),
        (0.5, falling, 0.5),
        (0.2, falling, 0.9526),
        (0.0, falling, 0.9933),
    ];
    for (x, anchors, expected) in table {
        let found = calibrate(x, anchors);
        assert!((found - expected).abs() < 5e-5, "{x} by {anchors:?}: {found}, not {expected}");
    }
}

#[test]
fn edges_and_extremes() {
    let edge = anchors(1.0, 1.0, 1.0);
    assert_eq!([0.0, 1.0, 2.0].map(|x| calibrate(x, edge)), [0.0, 0.5, 1.0]);
    assert_eq!(calibrate(f64::INFINITY, anchors(0.0, 1.0, 2.0)), 1.0);
    assert_eq!(calibrate(f64::INFINITY, anchors(2.0, 1.0, 0.0)), 0.0);
    assert_eq!(aggregate([0.0; 0].iter(), Aggregation::Minimum), None);
}

fn reference() -> Value {
    serde_json::from_str(include_str!("reference/fuzzy_sets.json")).unwrap()
}

/// Lipset's 18 countries by 6 conditions (Rihoux and Ragin 2009): all 108 published memberships to
/// two decimals.
#[test]
fn lipset_scores() {
    let reference = reference();
    let conditions = reference["conditions"].as_array().unwrap();
    let mut compared = 0;
    for (country, raw) in reference["raw"].as_object().unwrap() {
        for (at, condition) in conditions.iter().enumerate() {
            let points = &reference["full_out_crossover_full_in"][at];
            let [e, c, i] = [0, 1, 2].map(|at| points[at].as_f64().unwrap());
            let found = calibrate(raw[at].as_f64().unwrap(), anchors(e, c, i));
            let published = reference["published"][country][at].as_f64().unwrap();
            assert!((found - published).abs() <= 0.005 + 1e-9, "{country} {condition}: {found}");
            compared += 1;
        }
    }
    assert_eq!(compared, 108);
}

/// Goertz's three levels: the toy concept of three secondary dimensions.
#[test]
fn goertz_levels() {
    let three = [vec![0.9, 0.6], vec![0.4, 0.7], vec![0.8, 0.8, 0.2]];
    let greatest: Vec<f64> =
        three.iter().map(|of| of.iter().copied().fold(0.0, f64::max)).collect();
    let mean: Vec<f64> =
        three.iter().map(|of| aggregate(of.iter(), Aggregation::Mean).unwrap()).collect();
    let near =
        |found: Option<f64>, expected: f64| assert!((found.unwrap() - expected).abs() < 1e-12);
    near(aggregate(greatest.iter(), Aggregation::Minimum), 0.7);
    near(aggregate(mean.iter(), Aggregation::Minimum), 0.55);
    near(aggregate(mean.iter(), Aggregation::Mean), 0.633_333_333_333_333_3);
    near(aggregate(mean.iter(), Aggregation::Geometric), 0.627_853_617_821_945_6);
    let reference = reference();
    let toy = |name: &str| reference["three_levels"][name].as_f64().unwrap();
    near(
        aggregate(greatest.iter(), Aggregation::Minimum),
        toy("basic_necessary_and_sufficient_min_of_max"),
    );
    near(aggregate(mean.iter(), Aggregation::Minimum), toy("basic_weakest_link_min_of_mean"));
    near(aggregate(mean.iter(), Aggregation::Mean), toy("basic_mean_of_mean"));
    near(aggregate(mean.iter(), Aggregation::Geometric), toy("basic_geometric_mean_of_mean"));
}
