//! How a series would have gone on, as tables.

use crate::estimates::counterfactual::{model, placebo, reading, weighed};
use counterpoise_counterfactual::{ridge, structural};
use counterpoise_estimates::counterfactual::{
    Answer, Balance, Differences, Found, Interrupted, Placebo, Series, Step, Synthetic, Weight,
};
use counterpoise_frames::{Cell, Table};

/// Outcome, counterfactual and gap at each time.
#[must_use]
pub fn path(answer: &Answer) -> Table {
    let row = |it: &Step| -> [Cell; 7] {
        let band = it.band.unzip();
        let part = if it.after { "after" } else { "before" };
        [
            Cell::Written(it.time.text.clone()),
            part.into(),
            it.outcome.into(),
            it.expected.into(),
            it.gap().into(),
            band.0.into(),
            band.1.into(),
        ]
    };
    Table::new(&["time", "part", "outcome", "counterfactual", "gap", "gap low", "gap high"])
        .with(answer.path.iter().map(row))
}

/// What was found: names and values.
#[must_use]
pub fn summary(answer: &Answer) -> Table {
    let mut rows: Vec<(String, Cell)> = vec![match &answer.found {
        Found::Counts(found) => ("model".into(), model(found).into()),
        _ => ("mean effect".into(), answer.effect.into()),
    }];
    rows.extend(match &answer.found {
        Found::Synthetic(found) => synthetic(found),
        Found::Ridge(fitted) => of_ridge(fitted),
        Found::Differences(found) => differences(found),
        Found::Interrupted(found) => interrupted(found),
        Found::Counts(found) => counts(found, answer.effect),
        Found::Structural(fitted) => of_structural(fitted),
    });
    let row = |(name, value): (String, Cell)| -> [Cell; 2] { [name.into(), value] };
    Table::new(&["what", "value"]).with(rows.into_iter().map(row))
}

fn synthetic(found: &Synthetic) -> Vec<(String, Cell)> {
    let (fitted, doubts) = (&found.fitted, &found.doubts);
    let mut rows: Vec<(String, Cell)> = vec![
        ("rmspe before".into(), fitted.rmspe_before().into()),
        ("rmspe after".into(), fitted.rmspe_after().into()),
        ("ratio".into(), fitted.ratio().into()),
        ("loss".into(), fitted.loss.into()),
        ("lowest possible loss".into(), fitted.bound.into()),
        ("rmspe as a share of the plain mean's".into(), fitted.quality.of_plain_mean.into()),
        ("rmspe as a share of the own spread".into(), fitted.quality.of_own_spread.into()),
        ("fit too poor".into(), fitted.quality.poor.into()),
    ];
    if let Some(space) = &doubts.space {
        rows.push(("rank of the ratio".into(), space.rank.into()));
        rows.push(("units".into(), (space.placebos.len() + 1).into()));
        rows.push(("p-value".into(), space.p_value.into()));
        for times in [20.0, 5.0, 2.0] {
            let among = space.among_fitted(fitted, times);
            rows.push((
                format!("p-value among units fitted up to {times} times worse"),
                among.map(|it| it.0).into(),
            ));
        }
    }
    rows.push(("reading".into(), reading(found.reading).into()));
    rows
}

fn of_ridge(fitted: &ridge::Fitted) -> Vec<(String, Cell)> {
    vec![
        ("rmspe before".into(), fitted.rmspe_before().into()),
        ("penalty".into(), fitted.penalty.into()),
        ("sum of negative weights".into(), fitted.negative().into()),
    ]
}

fn differences(found: &Differences) -> Vec<(String, Cell)> {
    let mut rows: Vec<(String, Cell)> =
        vec![("plain difference-in-differences".into(), found.plain.into())];
    if let Some((error, (low, high))) = found.error.zip(found.interval()) {
        rows.push(("standard error (placebo)".into(), error.into()));
        rows.push(("95% interval".into(), Cell::Range(low, high)));
    }
    rows
}

fn interrupted(found: &Interrupted) -> Vec<(String, Cell)> {
    let fitted = &found.fitted;
    let error = fitted.mean_effect.map_or(f64::NAN, |it| it.1);
    let mut rows: Vec<(String, Cell)> = vec![
        ("standard error".into(), error.into()),
        ("lags".into(), fitted.lags.into()),
        ("Durbin-Watson".into(), fitted.durbin_watson.into()),
        ("p-value of the change of level".into(), fitted.p_value(2).into()),
        ("p-value of the change of slope".into(), fitted.p_value(3).into()),
        ("p-value of a bend before".into(), fitted.bend.map(|it| it.2).into()),
    ];
    if let Some(dates) = found.false_dates {
        rows.push(("share of false dates with as large a change".into(), dates.share.into()));
    }
    rows
}

fn counts(found: &Series, effect: f64) -> Vec<(String, Cell)> {
    let (poisson, change) = (&found.poisson, found.coefficients()[2]);
    vec![
        ("mean effect by the Poisson model".into(), effect.into()),
        ("rate ratio of the change of level".into(), counterpoise_numerics::exp(change).into()),
        ("dispersion".into(), poisson.dispersion.into()),
        ("p-value of overdispersion".into(), poisson.overdispersion.p_value.into()),
        ("lags".into(), poisson.lags.into()),
    ]
}

fn of_structural(fitted: &structural::Fitted) -> Vec<(String, Cell)> {
    let (low, high) = fitted.interval(0.95);
    vec![
        ("standard error".into(), fitted.effect_error.into()),
        ("95% interval".into(), Cell::Range(low, high)),
        ("variance of the irregular".into(), fitted.irregular.into()),
        ("variance of the level's step".into(), fitted.step.into()),
        ("log likelihood".into(), fitted.log_likelihood.into()),
    ]
}

/// Weights of donors, or coefficients.
#[must_use]
pub fn weights(answer: &Answer) -> Table {
    of_weights(answer.weights.iter())
}

/// Those that are not next to nothing.
pub(crate) fn large_weights(answer: &Answer) -> Table {
    let is_shown = |it: &&Weight| it.value.abs() >= 0.0005 || it.error.is_some();
    of_weights(answer.weights.iter().filter(is_shown))
}

fn of_weights<'a>(weights: impl Iterator<Item = &'a Weight>) -> Table {
    let row =
        |it: &Weight| -> [Cell; 3] { [weighed(&it.of).into(), it.value.into(), it.error.into()] };
    Table::new(&["name", "weight", "standard error"]).with(weights.map(row))
}

/// Every placebo.
#[must_use]
pub fn placebos(answer: &Answer) -> Table {
    let row = |it: &Placebo| -> [Cell; 6] {
        [
            placebo(it.kind).into(),
            it.name.as_str().into(),
            it.effect.into(),
            it.before.into(),
            it.after.into(),
            it.ratio.into(),
        ]
    };
    Table::new(&["kind", "placebo", "effect", "rmspe before", "rmspe after", "ratio"])
        .with(answer.placebos.iter().map(row))
}

/// Predictors of the unit, of its counterfactual and of all donors.
#[must_use]
pub fn predictors(answer: &Answer) -> Table {
    let row = |it: &Balance| -> [Cell; 5] {
        let [unit, counterfactual, donors] = it.values;
        [
            it.predictor.as_str().into(),
            unit.into(),
            counterfactual.into(),
            donors.into(),
            it.importance.into(),
        ]
    };
    Table::new(&["predictor", "unit", "counterfactual", "mean of donors", "importance"])
        .with(answer.predictors.iter().map(row))
}
