//! The reference specification curve: 48 specifications, 499 listed permutations.
//!
//! `data/m10_multiverse.json` is simulated (numpy, `default_rng(2020)`) and estimated with numpy
//! and scipy; its p-values by permutation and its effects are computed from it anew with numpy, by
//! the definitions of Simonsohn, Simmons and Nelson (2020): 247, 499 and 254 of 499 permuted curves
//! are at least as far from 0 in the median, the share and Stouffer's Z.

use counterpoise_multiverse::{Estimate, Regression, Sample, Variable, factorial};
use serde_json::Value;

const FILE: &str = include_str!("../data/m10_multiverse.json");

fn file() -> Value {
    serde_json::from_str(FILE).expect("the reference file")
}

fn numbers(of: &Value) -> Vec<f64> {
    of.as_array().expect("a list").iter().map(|value| value.as_f64().expect("a number")).collect()
}

pub(crate) fn regression(file: &Value) -> Regression {
    let data = |name: &str| numbers(&file["data"][name]);
    let variable = |name: &&str| Variable { name: (*name).to_owned(), values: data(name) };
    let rows = |name: &str, rows: Vec<bool>| Sample { name: name.to_owned(), rows };
    let sub = data("sub").iter().map(|value| *value > 0.0).collect();
    Regression {
        focal: data("T"),
        outcomes: ["y1", "y2", "y3"].iter().map(variable).collect(),
        controls: ["c1", "c2", "c3"].iter().map(variable).collect(),
        sets: Regression::every_set(3),
        samples: vec![rows("all", vec![true; 24]), rows("sub", sub)],
        standardise: true,
        left_out: Vec::new(),
    }
}

fn of<'e>(estimates: &'e [Estimate], regression: &Regression, expected: &Value) -> &'e Estimate {
    let set: Vec<usize> =
        (0..3).filter(|at| expected[format!("c{}", at + 1)].as_bool() == Some(true)).collect();
    let is = |e: &&Estimate| {
        regression.outcomes[e.outcome].name == expected["outcome"].as_str().unwrap_or_default()
            && regression.samples[e.sample].name == expected["sample"].as_str().unwrap_or_default()
            && regression.sets[e.set] == set
    };
    estimates.iter().find(is).expect("the specification")
}

/// Double precision: what differs is the order of sums.
const EXACT: f64 = 1e-13;

#[test]
fn all_48_specifications() {
    let file = file();
    let regression = regression(&file);
    let estimates = regression.fit().expect("a fit");
    let specs = file["specs"].as_array().expect("specifications");
    assert_eq!((estimates.len(), specs.len(), regression.len()), (48, 48, 48));
    for expected in specs {
        let found = of(&estimates, &regression, expected);
        for (name, value) in
            [("b", found.b), ("se", found.se), ("t", found.t), ("p", found.p), ("df", found.df)]
        {
            let expected = expected[name].as_f64().expect("a number");
            assert!(
                (value - expected).abs() < EXACT * expected.abs().max(1.0),
                "{name}: {value} {expected}"
            );
        }
    }
}

#[test]
fn the_joint_test_by_499_permutations() {
    let file = file();
    let orders: Vec<Vec<usize>> = file["permutations"]
        .as_array()
        .expect("permutations")
        .iter()
        .map(|order| numbers(order).into_iter().map(|at| at as usize).collect())
        .collect();
    assert_eq!(orders.len(), 499);
    let joint = regression(&file).joint(&orders, 0.05).expect("a test");
    let near =
        |value: f64, expected: f64| assert!((value - expected).abs() < 1e-12, "{value} {expected}");
    near(joint.observed.median, file["median"].as_f64().unwrap_or_default());
    near(joint.observed.median, -0.30709175728537175);
    near(joint.observed.stouffer, file["stouffer_z"].as_f64().unwrap_or_default());
    near(joint.observed.stouffer, -4.319441065987236);
    near(joint.observed.share, 0.0);
    near(joint.p.median, 248.0 / 500.0);
    near(joint.p.share, 1.0);
    near(joint.p.stouffer, 255.0 / 500.0);
}

/// Balanced eta squared, and Shapley shares by their definition over all 32 subsets (numpy,
/// itertools).
#[test]
fn what_the_estimates_hang_on() {
    let regression = regression(&file());
    let mut values = vec![0.0; 48];
    for estimate in regression.fit().expect("a fit") {
        // Outcome, c1, c2, c3, sample; bit c of the set's number says whether control c is in it.
        let c = |at: usize| estimate.set >> at & 1;
        values[(((estimate.outcome * 2 + c(0)) * 2 + c(1)) * 2 + c(2)) * 2 + estimate.sample] =
            estimate.b;
    }
    let parts = factorial(&[3, 2, 2, 2, 2], &values).expect("parts");
    let effects = [
        0.47542462924426404,
        0.13807843924896976,
        0.008375065082339843,
        0.005114115611362327,
        0.279970060263852,
    ];
    let shares = [
        0.5075895384643947,
        0.14418621844796342,
        0.027597035238469396,
        0.006028321312752341,
        0.3145988865364201,
    ];
    for at in 0..5 {
        assert!((parts.effects[at] - effects[at]).abs() < 1e-12);
        assert!((parts.shares[at] - shares[at]).abs() < 1e-12);
    }
}
