//! The structural model against statsmodels 0.15 on the simulated data of the CausalImpact
//! vignette.

use counterpoise_counterfactual::{Trouble, structural};
use serde_json::Value;

use crate::shared::{close, committed, numbers};

pub(crate) fn reference() -> Value {
    committed(include_str!("../reference/causalimpact.json"))
}

/// statsmodels begins with a large variance instead of none known, and its default search stops
/// short of the top: of effects, 2e-5 (restarted with tight tolerances it gives 10.563268589, and
/// we 10.563268739).
#[test]
fn the_vignette() {
    let all = reference();
    let (y, x) = (numbers(&all["y"]), numbers(&all["x1"]));
    let times: Vec<f64> = (0..y.len()).map(|t| t as f64).collect();
    let fitted = structural::fit(&times, &y, &[x], 70).unwrap();
    let theirs = &all["statsmodels"];
    let number = |name: &str| theirs[name].as_f64().unwrap();
    assert!((fitted.effect - number("avg_effect")).abs() < 3e-5, "{}", fitted.effect);
    assert!((fitted.effect - 10.563268589).abs() < 1e-6, "{}", fitted.effect);
    assert!((fitted.log_likelihood - number("llf")).abs() < 1e-5, "{}", fitted.log_likelihood);
    assert!((fitted.coefficients[0] - theirs["params"]["beta.x1"].as_f64().unwrap()).abs() < 1e-5);
    assert!(
        (fitted.irregular - theirs["params"]["sigma2.irregular"].as_f64().unwrap()).abs() < 1e-4
    );
    assert!((fitted.step - theirs["params"]["sigma2.level"].as_f64().unwrap()).abs() < 1e-5);
    let expected: Vec<f64> = fitted.expected[70..].iter().map(|it| it.unwrap()).collect();
    close(&expected, &numbers(&theirs["pred"]), 1e-5);
    let spread: Vec<f64> = fitted.spread[70..].iter().map(|it| it.unwrap()).collect();
    close(&spread, &numbers(&theirs["se"]), 1e-4);
    // The true effect is 10; the published interval of the Bayesian version is 9.8 to 11.
    let (low, high) = fitted.interval(0.95);
    assert!(low > 9.0 && low < 10.0 && high > 10.5 && high < 12.0, "{low} {high}");
}

#[test]
fn no_control_and_no_step() {
    let times: Vec<f64> = (0..20).map(f64::from).collect();
    let noise = |t: &f64| ((t * 7.0) % 5.0) - 2.0;
    let y: Vec<f64> = times.iter().map(|t| 10.0 + noise(t)).collect();
    let fitted = structural::fit(&times, &y, &[], 15).unwrap();
    assert_eq!(fitted.step, 0.0, "a level that does not wander");
    let mean = y[..15].iter().sum::<f64>() / 15.0;
    assert!((fitted.expected[17].unwrap() - mean).abs() < 1e-9);
}

#[test]
fn degenerate_series() {
    let times: Vec<f64> = (0..8).map(f64::from).collect();
    let y = [1.0, 2.0, 1.5, 2.5, 1.0, 2.0, 3.0, 2.0];
    assert_eq!(
        structural::fit(&times, &y, &[], 2).unwrap_err(),
        Trouble::TooFewBefore { found: 2, needed: 3 }
    );
    assert_eq!(structural::fit(&times, &y, &[], 8).unwrap_err(), Trouble::NothingAfter);
    assert_eq!(structural::fit(&times, &[3.0; 8], &[], 5).unwrap_err(), Trouble::Constant);
    assert_eq!(structural::fit(&times, &y, &[vec![2.0; 8]], 6).unwrap_err(), Trouble::Dependent(0));
    let gap = vec![1.0, f64::NAN, 2.0, 0.0, 1.0, 3.0, 2.0, 1.0];
    assert_eq!(structural::fit(&times, &y, &[gap], 6).unwrap_err(), Trouble::Missing(vec![(1, 1)]));
    assert!(matches!(structural::fit(&times, &y[..5], &[], 4), Err(Trouble::Shape(_))));
}
