//! Reference numbers.

use counterpoise_counterfactual::Panel;
use serde_json::Value;

/// The Basque Country and California.
pub(crate) fn studies() -> Value {
    committed(include_str!("../reference/synthetic.json"))
}

pub(crate) fn numbers(of: &Value) -> Vec<f64> {
    of.as_array().into_iter().flatten().map(|it| it.as_f64().unwrap_or(f64::NAN)).collect()
}

pub(crate) fn matrix(of: &Value) -> Vec<Vec<f64>> {
    of.as_array().into_iter().flatten().map(numbers).collect()
}

pub(crate) fn names(of: &Value) -> Vec<String> {
    of.as_array()
        .into_iter()
        .flatten()
        .map(|it| it.as_str().unwrap_or_default().to_owned())
        .collect()
}

/// Columns of rows.
pub(crate) fn transposed(rows: &[Vec<f64>]) -> Vec<Vec<f64>> {
    (0..rows.first().map_or(0, Vec::len)).map(|k| rows.iter().map(|row| row[k]).collect()).collect()
}

/// A panel of the studies in the layout of Synth: the treated unit stands last.
pub(crate) fn synth(of: &Value) -> (Panel, Vec<String>) {
    let mut outcomes = transposed(&matrix(&of["Y0plot"]));
    outcomes.push(numbers(&of["Y1plot"]));
    let mut predictors = transposed(&matrix(&of["X0"]));
    predictors.push(numbers(&of["X1"]));
    (Panel { times: numbers(&of["years"]), outcomes, predictors }, names(&of["unit_names"]))
}

/// A reference file that comes with the project.
pub(crate) fn committed(text: &str) -> Value {
    serde_json::from_str(text).expect("the reference file is JSON")
}

/// Whether numbers agree to a share of their size, or of a thousandth where they are smaller.
pub(crate) fn close(ours: &[f64], theirs: &[f64], share: f64) {
    assert_eq!(ours.len(), theirs.len());
    for (a, b) in ours.iter().zip(theirs) {
        assert!((a - b).abs() <= share * b.abs().max(1e-3), "{a} is not {b} to {share}");
    }
}
