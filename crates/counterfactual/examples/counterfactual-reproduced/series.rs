//! Series that come with the project.

use counterpoise_counterfactual::counts::{self, Binomial};
use counterpoise_counterfactual::interrupted::{Begin, Errors, Interruption, Lags, Spec};
use counterpoise_counterfactual::structural;

use crate::shared::{committed, numbers};
use crate::{Row, row};

pub(crate) const NOTE: &str = "\
Nile 1871-1970, interrupted after 1898, t = 1..100; coal-mining disasters 1851-1962, interrupted after 1891, t in decades; a simulated
series of 120 counts. Newey-West errors with Bartlett weights; *factor* is n / (n - k). The default search of statsmodels for the structural
model stops short of the top of the likelihood; restarted with tight tolerances it gives 10.563268589. The true effect there is 10, and
the Bayesian original printed 11 (9.8 to 11).";

const STATSMODELS: &str = "statsmodels 0.15";

fn spec(since: f64, begin: Begin, slope: bool, lags: usize, small_sample: bool) -> Spec {
    let errors = Errors { lags: Lags::Given(lags), small_sample };
    Spec { interruptions: vec![Interruption { since, begin, slope }], origin: 0.0, errors }
}

pub(crate) fn rows() -> Option<Vec<Row>> {
    let all = committed(include_str!("../../tests/reference/interrupted.json"));
    let times =
        |count: usize, unit: f64| (1..=count).map(|t| t as f64 / unit).collect::<Vec<f64>>();
    let nile = numbers(&all["nile"]);
    let names = ["b0", "b1, slope before", "b2, change of level", "b3, change of slope"];
    let mut rows = Vec::new();
    let fitted = spec(28.0, Begin::After, true, 4, false).fit(&times(100, 1.0), &nile).unwrap();
    let theirs = numbers(&all["ols"]["params"]);
    rows.extend((0..4).map(|k| {
        row(format!("Nile, {}", names[k]), STATSMODELS, theirs[k], 6, fitted.coefficients[k])
    }));
    for (lags, small, name) in [(4, false, "se"), (4, true, "se_small_sample"), (8, false, "se")] {
        let fitted =
            spec(28.0, Begin::After, true, lags, small).fit(&times(100, 1.0), &nile).unwrap();
        let theirs = numbers(&all[format!("hac_L{lags}")][name]);
        let factor = if small { ", factor" } else { "" };
        let one = |k: usize| {
            let what = format!("Nile, error of {}, L = {lags}{factor}", names[k]);
            row(what, "statsmodels, sandwich", theirs[k], 6, fitted.errors[k])
        };
        rows.extend([2, 3].map(one));
    }
    let coal = numbers(&all["coal"]);
    let fitted =
        counts::poisson(&spec(4.1, Begin::After, true, 0, false), &times(112, 10.0), &coal)
            .unwrap();
    let theirs = numbers(&all["coal_poisson_ITS"]["params"]);
    rows.extend((0..4).map(|k| {
        row(
            format!("coal, Poisson, {}", names[k]),
            STATSMODELS,
            theirs[k],
            6,
            fitted.coefficients[k],
        )
    }));
    let number = |of: &str, name: &str| all[of][name].as_f64().unwrap();
    rows.push(row(
        "coal, dispersion",
        STATSMODELS,
        number("coal_poisson_ITS", "dispersion"),
        6,
        fitted.dispersion,
    ));
    rows.push(row(
        "coal, log likelihood",
        STATSMODELS,
        number("coal_poisson_ITS", "llf"),
        6,
        fitted.log_likelihood,
    ));
    let times: Vec<f64> = (0..120).map(|t| f64::from(t) / 10.0).collect();
    let level = spec(7.0, Begin::At, false, 0, false);
    let binomial = Binomial::fit(&level, &times, &numbers(&all["sim_negbin"]["y"])).unwrap();
    let theirs = &all["sim_negbin"]["nb2"];
    let (params, alpha) = (numbers(&theirs["params"]), theirs["alpha"].as_f64().unwrap());
    rows.push(row(
        "simulated counts, NB2, change of level",
        STATSMODELS,
        params[2],
        6,
        binomial.coefficients[2],
    ));
    rows.push(row("simulated counts, NB2, a", STATSMODELS, alpha, 6, binomial.alpha));
    rows.push(row(
        "simulated counts, NB2, log likelihood",
        STATSMODELS,
        theirs["llf"].as_f64().unwrap(),
        6,
        binomial.log_likelihood,
    ));
    rows.extend(structural_rows());
    Some(rows)
}

fn structural_rows() -> Vec<Row> {
    let all = committed(include_str!("../../tests/reference/causalimpact.json"));
    let (y, x) = (numbers(&all["y"]), numbers(&all["x1"]));
    let times: Vec<f64> = (0..y.len()).map(|t| t as f64).collect();
    let fitted = structural::fit(&times, &y, &[x], 70).unwrap();
    let number = |name: &str| all["statsmodels"][name].as_f64().unwrap();
    let beta = all["statsmodels"]["params"]["beta.x1"].as_f64().unwrap();
    vec![
        row(
            "vignette of CausalImpact, mean effect",
            STATSMODELS,
            number("avg_effect"),
            6,
            fitted.effect,
        ),
        row("the same, after a tight search", STATSMODELS, 10.563268589, 6, fitted.effect),
        row("vignette, log likelihood", STATSMODELS, number("llf"), 6, fitted.log_likelihood),
        row("vignette, coefficient", STATSMODELS, beta, 5, fitted.coefficients[0]),
    ]
}
