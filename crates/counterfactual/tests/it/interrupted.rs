//! Interrupted series against statsmodels 0.15 and sandwich for R, to 1e-6 of each number.

use counterpoise_counterfactual::Trouble;
use counterpoise_counterfactual::counts::{self, Binomial};
use counterpoise_counterfactual::interrupted::{Begin, Errors, Interruption, Lags, Spec, placebo};
use serde_json::Value;

use crate::shared::{close, committed, numbers};

pub(crate) fn reference() -> Value {
    committed(include_str!("../reference/interrupted.json"))
}

/// Times 1..n, the interruption after `since`, slopes counted from there: the layout of the
/// reference.
pub(crate) fn spec(since: f64, lags: usize, small_sample: bool) -> Spec {
    Spec {
        interruptions: vec![Interruption { since, begin: Begin::After, slope: true }],
        origin: 0.0,
        errors: Errors { lags: Lags::Given(lags), small_sample },
    }
}

pub(crate) fn times(count: usize, unit: f64) -> Vec<f64> {
    (1..=count).map(|t| t as f64 / unit).collect()
}

#[test]
fn nile_coefficients_and_newey_west_errors() {
    let (all, times) = (reference(), times(100, 1.0));
    let nile = numbers(&all["nile"]);
    for lags in [0, 1, 4, 8] {
        for small_sample in [false, true] {
            let fitted = spec(28.0, lags, small_sample).fit(&times, &nile).unwrap();
            let theirs =
                &all[format!("hac_L{lags}")][if small_sample { "se_small_sample" } else { "se" }];
            close(&fitted.errors, &numbers(theirs), 1e-6);
        }
    }
    let fitted = spec(28.0, 0, true).fit(&times, &nile).unwrap();
    close(&fitted.coefficients, &numbers(&all["ols"]["params"]), 1e-6);
    close(&fitted.plain_errors, &numbers(&all["ols"]["se"]), 1e-6);
    close(&fitted.errors, &numbers(&all["HC1"]), 1e-6);
    close(&[fitted.square], &[all["ols"]["ssr"].as_f64().unwrap()], 1e-9);
    close(&[fitted.durbin_watson.unwrap()], &[all["ols"]["dw"].as_f64().unwrap()], 1e-6);
    assert_eq!(Lags::RuleOfThumb.of(100), 4);
    assert_eq!((Lags::QuarterRoot.of(81), Lags::Given(9).of(5)), (3, 4));
}

#[test]
fn coal_counts_are_poisson() {
    let (all, times) = (reference(), times(112, 10.0));
    let (coal, spec) = (numbers(&all["coal"]), spec(4.1, 0, false));
    let fitted = counts::poisson(&spec, &times, &coal).unwrap();
    let theirs = &all["coal_poisson_ITS"];
    close(&fitted.coefficients, &numbers(&theirs["params"]), 1e-6);
    close(&fitted.errors, &numbers(&theirs["se"]), 1e-6);
    let ours = [fitted.log_likelihood, fitted.deviance, fitted.pearson, fitted.dispersion];
    let names = ["llf", "deviance", "pearson_chi2", "dispersion"];
    close(&ours, &names.map(|name| theirs[name].as_f64().unwrap()), 1e-6);
    assert!(fitted.overdispersion.p_value > 0.05, "{:?}", fitted.overdispersion);
    // The other program stops at a = 9e-8, on its way to the edge.
    let binomial = Binomial::fit(&spec, &times, &coal).unwrap();
    assert_eq!((binomial.alpha, binomial.alpha_error), (0.0, None));
    close(&[binomial.log_likelihood], &[all["coal_negbin2_ITS"]["llf"].as_f64().unwrap()], 1e-6);
}

#[test]
fn the_simulated_counts_are_not_poisson() {
    let all = reference();
    let counts_ = numbers(&all["sim_negbin"]["y"]);
    let times: Vec<f64> = (0..120).map(|t| f64::from(t) / 10.0).collect();
    let spec = |slope: bool| Spec {
        interruptions: vec![Interruption { since: 7.0, begin: Begin::At, slope }],
        origin: 0.0,
        errors: Errors { lags: Lags::Given(0), small_sample: false },
    };
    let fitted = counts::poisson(&spec(false), &times, &counts_).unwrap();
    let theirs = &all["sim_negbin"];
    close(&fitted.coefficients, &numbers(&theirs["poisson"]["params"]), 1e-6);
    close(&[fitted.log_likelihood], &[theirs["poisson"]["llf"].as_f64().unwrap()], 1e-8);
    assert!(fitted.overdispersion.p_value < 1e-4, "{:?}", fitted.overdispersion);
    let binomial = Binomial::fit(&spec(false), &times, &counts_).unwrap();
    // statsmodels' optimiser stops when its gradient is about 1e-5, hence 1e-5 on the parameters.
    close(&binomial.coefficients, &numbers(&theirs["nb2"]["params"]), 1e-5);
    close(&[binomial.alpha], &[theirs["nb2"]["alpha"].as_f64().unwrap()], 1e-5);
    close(&[binomial.log_likelihood], &[theirs["nb2"]["llf"].as_f64().unwrap()], 1e-9);
    let errors: Vec<f64> = binomial.errors.iter().copied().chain(binomial.alpha_error).collect();
    close(&errors, &numbers(&theirs["nb2"]["se"]), 1e-5);
    let wider = Binomial::fit(&spec(true), &times, &counts_).unwrap();
    assert!(wider.log_likelihood >= binomial.log_likelihood);
}

#[test]
fn several_interruptions_are_told_apart() {
    let times: Vec<f64> = (2000..2030).map(f64::from).collect();
    let step = |t: f64, at: f64| if t >= at { 1.0 } else { 0.0 };
    let line = |t: &f64| {
        5.0 + 0.5 * (t - 2000.0) + 3.0 * step(*t, 2010.0)
            - (2.0 + 0.25 * (t - 2020.0)) * step(*t, 2020.0)
    };
    let outcome: Vec<f64> = times.iter().map(line).collect();
    let at = |since| Interruption { since, begin: Begin::At, slope: true };
    let spec = Spec { interruptions: vec![at(2020.0), at(2010.0)], ..Spec::at(2010.0, &times) };
    let fitted = spec.fit(&times, &outcome).unwrap();
    close(&fitted.coefficients, &[5.0, 0.5, 3.0, 0.0, -2.0, -0.25], 1e-9);
    assert!(
        (fitted.mean_effect.unwrap().0 - (10.0 * 3.0 + 10.0 * 1.0 - 0.25 * 45.0) / 20.0).abs()
            < 1e-9
    );
    assert_eq!(fitted.effects.len(), 20);
    assert!((fitted.uninterrupted[29] - 19.5).abs() < 1e-9);
}

#[test]
fn a_bend_and_false_dates_speak_up() {
    let times: Vec<f64> = (0..60).map(f64::from).collect();
    let noise = |t: f64| ((t * 7.0) % 5.0 - 2.0) * 0.1;
    let bent: Vec<f64> = times.iter().map(|t| 0.01 * t * t + noise(*t)).collect();
    let fitted = Spec::at(40.0, &times).fit(&times, &bent).unwrap();
    let (bend, _, p) = fitted.bend.unwrap();
    assert!((bend - 0.01).abs() < 0.001 && p < 1e-6);
    let straight: Vec<f64> =
        times.iter().map(|t| 0.3 * t + noise(*t) + if *t >= 40.0 { 5.0 } else { 0.0 }).collect();
    let spec = Spec::at(40.0, &times);
    let fitted = spec.fit(&times, &straight).unwrap();
    assert!(fitted.bend.unwrap().2 > 0.05);
    let false_dates = placebo::dates(&spec, &times, &straight, 5).unwrap();
    assert_eq!(false_dates.len(), 31);
    let share = placebo::share(&false_dates, fitted.coefficients[2] / fitted.errors[2]);
    assert!((share - 1.0 / 32.0).abs() < 1e-12, "{share}");
}

#[test]
fn degenerate_series() {
    let times = times(12, 1.0);
    let rising: Vec<f64> = times.iter().map(|t| 2.0 * t).collect();
    let at = |since: f64| Spec::at(since, &times).fit(&times, &rising);
    assert_eq!(at(1.0), Err(Trouble::Dependent(2)), "the first period: nothing before");
    assert_eq!(at(12.0), Err(Trouble::Dependent(3)), "the last period has a level and no slope");
    assert_eq!(at(13.0), Err(Trouble::Dependent(2)), "never");
    assert!((at(6.0).unwrap().coefficients[1] - 2.0).abs() < 1e-12);
    let gap = [1.0, f64::NAN, 3.0];
    assert_eq!(
        Spec::at(2.0, &times[..3]).fit(&times[..3], &gap),
        Err(Trouble::Missing(vec![(0, 1)]))
    );
    assert_eq!(
        Spec::at(2.0, &times[..3]).fit(&times[..3], &[1.0, 2.0, 4.0]),
        Err(Trouble::TooFew { found: 3, needed: 5 })
    );
    let constant = Spec::at(6.0, &times).fit(&times, &[4.0; 12]).unwrap();
    assert!(constant.mean_effect.unwrap().0.abs() < 1e-12);
    let uneven: Vec<f64> = times.iter().map(|t| t * t).collect();
    assert!(!Spec::at(30.0, &uneven).fit(&uneven, &rising).unwrap().equally_spaced);
    let spec = Spec::at(6.0, &times);
    assert_eq!(counts::poisson(&spec, &times, &[0.5; 12]), Err(Trouble::NotCounts(0)));
    assert_eq!(counts::poisson(&spec, &times, &[0.0; 12]), Err(Trouble::NoEvents));
    let none_before: Vec<f64> = times.iter().map(|t| if *t < 6.0 { 0.0 } else { 3.0 }).collect();
    assert_eq!(counts::poisson(&spec, &times, &none_before), Err(Trouble::Dependent(2)));
}
