//! Gravity: the simulated model of the reference file, and what becomes of flows that no model can
//! learn from.

use counterpoise_measures::trade::gravity::{Fitted, Flows, GravityError, Residual, Spec};
use counterpoise_measures::{Reason, Value};
use proptest::prelude::*;

fn reference() -> (Flows, Vec<[f64; 3]>) {
    let json: serde_json::Value =
        serde_json::from_str(include_str!("../reference/gravity.json")).unwrap();
    let rows = json["rows"].as_array().unwrap();
    let number = |row: &serde_json::Value, at: usize| row[at].as_f64().unwrap();
    let group =
        |row: &serde_json::Value, at: usize| (number(row, 0) * 100.0 + number(row, at)) as u32;
    let flows = Flows {
        flow: rows.iter().map(|row| number(row, 5)).collect(),
        exporter: rows.iter().map(|row| group(row, 1)).collect(),
        importer: rows.iter().map(|row| group(row, 2)).collect(),
        variables: vec![
            rows.iter().map(|row| number(row, 3)).collect(),
            rows.iter().map(|row| number(row, 4)).collect(),
        ],
        dyad: rows
            .iter()
            .map(|row| {
                let (one, other) = (number(row, 1), number(row, 2));
                (one.min(other) * 100.0 + one.max(other)) as u32
            })
            .collect(),
    };
    (flows, rows.iter().map(|row| [6, 7, 8].map(|at| number(row, at))).collect())
}

#[test]
fn the_simulated_model() {
    let (flows, expected) = reference();
    let fitted = Spec::default().fit(&flows).unwrap();
    // statsmodels, generalised linear model with dummies for all effects, on distances before they
    // were rounded to the six digits of the file; hence 1e-7.
    assert!((fitted.coefficients[0] + 0.884_678_196_7).abs() < 1e-7, "{:?}", fitted.coefficients);
    assert!((fitted.coefficients[1] - 0.397_711_894_8).abs() < 1e-7, "{:?}", fitted.coefficients);
    assert!((fitted.deviance - 77.286_621_03).abs() < 1e-4, "{}", fitted.deviance);
    assert!((fitted.log_likelihood + 473.567_447_90).abs() < 1e-4, "{}", fitted.log_likelihood);
    for (row, [mu, log, pearson]) in expected.into_iter().enumerate() {
        assert!((fitted.expected[row] / mu - 1.0).abs() < 2e-6, "row {row}");
        let residual = |kind| fitted.residual(&flows, row, kind).value.number().unwrap();
        assert!((residual(Residual::Log) - log).abs() < 2e-6, "row {row}");
        assert!((residual(Residual::Pearson) - pearson).abs() < 1e-4, "row {row}");
    }
    // The same package on the distances of the file: White's errors (HC0), and those clustered by
    // dyad, without its own correction and times the square root of 28 / 27.
    let errors = [
        (fitted.standard_errors[0], 0.009_002_930_821),
        (fitted.standard_errors[1], 0.006_747_498_346),
        (fitted.clustered_errors[0], 0.007_530_021_316),
        (fitted.clustered_errors[1], 0.006_881_608_870),
    ];
    for (ours, theirs) in errors {
        assert!((ours - theirs).abs() < 1e-9, "{ours} is not {theirs}");
    }
    assert_eq!(fitted.dyads, 28);
}

/// Where each flow is a dyad of its own, the clustered error is White's times
/// sqrt(n / (n - 1)).
#[test]
fn a_dyad_of_its_own_for_each_flow_is_no_cluster() {
    let (flows, _) = reference();
    let n = flows.flow.len();
    let own = Flows { dyad: (0..n as u32).collect(), ..flows.clone() };
    let none = Flows { dyad: Vec::new(), ..flows };
    let (own, none) = (Spec::default().fit(&own).unwrap(), Spec::default().fit(&none).unwrap());
    let factor = (n as f64 / (n as f64 - 1.0)).sqrt();
    for (clustered, white) in own.clustered_errors.iter().zip(&own.standard_errors) {
        assert!((clustered - factor * white).abs() < 1e-12);
    }
    assert_eq!((none.clustered_errors, none.dyads), (none.standard_errors, n as u64));
}

/// Flows among `n` states in one year, made from known effects without error.
fn world(n: u32, slope: f64) -> Flows {
    let mut flows = Flows { variables: vec![vec![]], ..Flows::default() };
    for (i, j) in (0..n).flat_map(|i| (0..n).map(move |j| (i, j))).filter(|(i, j)| i != j) {
        let far = f64::from((i * 7 + j * 7 + i * j * 3) % 11) / 5.0;
        let log = 2.0 + f64::from(i) * 0.3 - f64::from(j) * 0.2 + slope * far;
        flows.flow.push(counterpoise_numerics::exp(log));
        flows.exporter.push(i);
        flows.importer.push(j);
        flows.variables[0].push(far);
    }
    flows
}

fn near(fitted: &Fitted, slope: f64) -> bool {
    (fitted.coefficients[0] - slope).abs() < 1e-8 && fitted.deviance.abs() < 1e-9
}

#[test]
fn a_world_without_error_is_found_again() {
    let flows = world(7, -0.8);
    let fitted = Spec::default().fit(&flows).unwrap();
    assert!(near(&fitted, -0.8), "{fitted:?}");
    assert!((0..flows.flow.len()).all(|row| {
        fitted.residual(&flows, row, Residual::Log).value.number().unwrap().abs() < 1e-8
    }));
}

#[test]
fn a_state_that_sells_nothing_is_left_out() {
    let mut flows = world(7, -0.8);
    let silent: Vec<usize> =
        (0..flows.flow.len()).filter(|&row| flows.exporter[row] == 3).collect();
    silent.iter().for_each(|&row| flows.flow[row] = 0.0);
    let fitted = Spec::default().fit(&flows).unwrap();
    assert!(near(&fitted, -0.8), "{fitted:?}");
    assert_eq!(fitted.n as usize, flows.flow.len() - silent.len());
    for row in silent {
        assert_eq!((fitted.expected[row], fitted.separated[row]), (0.0, true));
        assert_eq!(
            fitted.residual(&flows, row, Residual::Log).value,
            Value::Undefined(Reason::Separated)
        );
    }
}

#[test]
fn flows_that_a_variable_separates_are_left_out_and_the_variable_is_named() {
    let mut flows = world(7, -0.8);
    let embargo: Vec<f64> =
        (0..flows.flow.len()).map(|row| f64::from(u8::from(row % 9 == 4))).collect();
    flows
        .flow
        .iter_mut()
        .zip(&embargo)
        .filter(|(_, on)| **on > 0.0)
        .for_each(|(flow, _)| *flow = 0.0);
    flows.variables.push(embargo);
    // Under the embargo nothing is ever sold: its effect has no finite estimate.
    assert_eq!(Spec::default().fit(&flows), Err(GravityError::Explained(1)));
}

#[test]
fn what_is_wrong_is_said() {
    let good = world(4, 0.5);
    let error = |change: fn(&mut Flows)| {
        let mut flows = good.clone();
        change(&mut flows);
        Spec::default().fit(&flows).unwrap_err()
    };
    assert_eq!(error(|flows| flows.flow[2] = -1.0), GravityError::Flow(2));
    assert_eq!(error(|flows| flows.variables[0][1] = f64::NAN), GravityError::Variable(1));
    assert_eq!(
        error(|flows| flows.importer.truncate(3)),
        GravityError::Lengths { flows: 12, column: 3 }
    );
    assert_eq!(error(|flows| flows.flow.fill(0.0)), GravityError::NoTrade);
    assert_eq!(
        error(|flows| flows.variables[0] = flows.exporter.iter().map(|&i| f64::from(i)).collect()),
        GravityError::Explained(0)
    );
    assert_eq!(Spec::default().fit(&Flows::default()), Err(GravityError::NoTrade));
    assert!(GravityError::Explained(0).to_string().contains("leave it out"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn totals_of_exporters_and_importers_are_met(seed in proptest::collection::vec(0u32..50, 42)) {
        let mut flows = world(7, 0.3);
        flows.flow = seed.iter().map(|&flow| f64::from(flow.saturating_sub(15))).collect();
        // The effects make expected and actual totals of every group equal, whatever the flows.
        if let Ok(fitted) = Spec::default().fit(&flows) {
            for group in 0..7 {
                let total = |column: &[f64]| column.iter().zip(&flows.exporter).filter(|(_, g)| **g == group).map(|(x, _)| x).sum::<f64>();
                prop_assert!((total(&flows.flow) - total(&fitted.expected)).abs() < 1e-6);
            }
            let n = fitted.separated.iter().filter(|one| !**one).count();
            prop_assert_eq!(fitted.n as usize, n);
        }
    }
}

#[test]
fn without_variables_what_is_sold_and_bought_is_as_observed() {
    let mut flows = world(9, -0.5);
    flows.variables.clear();
    flows.flow.iter_mut().step_by(5).for_each(|flow| *flow = 0.0);
    let fitted = Spec::default().fit(&flows).unwrap();
    assert!(fitted.coefficients.is_empty() && fitted.separated.iter().all(|one| !one));
    let total = |of: &[f64], groups: &[u32], group: u32| -> f64 {
        of.iter().zip(groups).filter(|(_, own)| **own == group).map(|(flow, _)| flow).sum()
    };
    for state in 0..9 {
        for groups in [&flows.exporter, &flows.importer] {
            let (seen, made) =
                (total(&flows.flow, groups, state), total(&fitted.expected, groups, state));
            assert!((seen / made - 1.0).abs() < 1e-8, "state {state}: {seen} and {made}");
        }
    }
}
