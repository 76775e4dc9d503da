//! Trade: four states by hand, against the reference file.

use counterpoise_measures::trade::{
    balance, dependence, interdependence, low_high, salience, share, symmetry,
};
use counterpoise_measures::{Reason, Value};
use serde_json::Value as Json;

/// Exports from row to column, and the GDPs: toy_trade of power_and_trade.json.
const EXPORTS: [[f64; 4]; 4] = [
    [0.0, 500.0, 120.0, 10.0],
    [450.0, 0.0, 90.0, 40.0],
    [130.0, 80.0, 0.0, 5.0],
    [12.0, 35.0, 6.0, 0.0],
];
const GDP: [f64; 4] = [20_000.0, 15_000.0, 4000.0, 500.0];

fn flows(i: usize, j: usize) -> (Value, Value) {
    (Value::of(EXPORTS[i][j]), Value::of(EXPORTS[j][i]))
}

fn dependence_of(i: usize, j: usize) -> Value {
    let (exports, imports) = flows(i, j);
    dependence::dependence(exports, imports, Value::of(GDP[i])).value
}

fn share_of(i: usize, j: usize) -> Value {
    let (exports, imports) = flows(i, j);
    let all = (0..4).map(|k| EXPORTS[i][k] + EXPORTS[k][i]).sum();
    share::share(exports, imports, Value::of(all)).value
}

fn both(i: usize, j: usize, measure: fn(Value, Value) -> counterpoise_measures::Measured) -> Value {
    measure(share_of(i, j), share_of(j, i)).value
}

#[test]
fn two_of_the_four_states() {
    let near = |ours: Value, theirs: f64| {
        assert!((ours.number().unwrap() - theirs).abs() < 1e-14, "{ours} {theirs}");
    };
    near(dependence_of(0, 1), 0.0475);
    near(share_of(0, 1), 0.777_414_075_286_415_7);
    near(both(0, 1, salience::salience), 0.786_147_521_753_972_2);
    near(both(0, 1, symmetry::symmetry), 0.982_434_995_788_507_8);
    near(both(0, 1, interdependence::interdependence), 0.772_338_837_223_509_5);
    near(low_high::high(dependence_of(0, 3), dependence_of(3, 0)).value, 0.044);
}

#[test]
fn every_dyad_of_the_reference() {
    let text = include_str!("../reference/power_and_trade.json");
    let json: Json = serde_json::from_str::<Json>(text).unwrap()["toy_trade"].take();
    for (i, j) in (0..4).flat_map(|i| (0..4).map(move |j| (i, j))).filter(|(i, j)| i != j) {
        let (own, other) = (dependence_of(i, j), dependence_of(j, i));
        let ours = [
            ("dependence_trade_over_gdp", own),
            ("share_of_total_trade", share_of(i, j)),
            ("barbieri_salience", both(i, j, salience::salience)),
            ("barbieri_symmetry", both(i, j, symmetry::symmetry)),
            ("barbieri_interdependence", both(i, j, interdependence::interdependence)),
            ("oneal_russett_low", low_high::low(own, other).value),
            ("oneal_russett_high", low_high::high(own, other).value),
        ];
        for (name, ours) in ours {
            let theirs = json[name][i][j].as_f64().unwrap();
            assert!((ours.number().unwrap() - theirs).abs() < 1e-14, "{name} {i} {j}");
        }
    }
}

#[test]
fn a_missing_flow_is_not_zero() {
    let one = Value::of(1.0);
    assert_eq!(dependence::dependence(one, Value::Missing, one).value, Value::Missing);
    assert_eq!(
        dependence::dependence(one, Value::of(0.0), Value::of(2.0)).value,
        Value::Number(0.5)
    );
    assert_eq!(
        dependence::dependence(one, Value::OutsideCoverage, Value::Missing).value,
        Value::OutsideCoverage
    );
    let nothing = Value::of(0.0);
    assert_eq!(balance::balance(nothing, nothing).value, Value::Undefined(Reason::ZeroTotal));
    assert_eq!(balance::balance(Value::of(3.0), one).value, Value::Number(0.5));
}
