//! The other methods: ridge, difference-in-differences, interrupted and structural series.

use super::answer::{
    Answer, Control, Differences, FalseDates, Found, Interrupted, Placebo, PlaceboKind, Series,
    Step, WIDE, Weighed, Weight,
};
use super::choices::Choices;
use super::setup::Setup;
use crate::error::Result;
use counterpoise_counterfactual::counts::{self as models, Binomial};
use counterpoise_counterfactual::did::{self as differences, Block, errors};
use counterpoise_counterfactual::interrupted::placebo::{self, FalseDate};
use counterpoise_counterfactual::interrupted::{Errors, Lags, Spec, Term};
use counterpoise_counterfactual::ridge::{self as augmented, Choice};
use counterpoise_counterfactual::structural as model;

pub(super) fn ridge(setup: &Setup) -> Result<Answer> {
    let fitted = augmented::fit(&setup.panel, &setup.design(), Choice::OneStandardError)
        .map_err(|e| setup.failed(&e))?;
    let path = setup.path(&known(&fitted.synthetic), &|_| None);
    let (effect, weights) = (fitted.effect(), donors(setup, &fitted.weights));
    Ok(plain(path, effect, weights, Found::Ridge(fitted)))
}

pub(super) fn did(setup: &Setup, choices: &Choices) -> Result<Answer> {
    let failed = |trouble| setup.failed(&trouble);
    let donors_of = |treated: usize| -> Vec<usize> {
        (1..setup.names.len()).filter(|it| *it != treated).collect()
    };
    let block = |treated: usize| Block {
        treated: vec![treated],
        donors: donors_of(treated),
        first: setup.first,
    };
    let own = block(0);
    let fitted = differences::fit(&setup.panel, &own).map_err(failed)?;
    let path = setup.path(&known(&fitted.synthetic), &|_| None);
    let mut weights = donors(setup, &fitted.units);
    let times = setup.times.iter().zip(&fitted.periods).filter(|it| *it.1 > 0.0);
    weights.extend(times.map(|(time, w)| Weight {
        of: Weighed::Time(time.text.clone()),
        value: *w,
        error: None,
    }));
    let plainly = differences::plain(&setup.panel, &own).ok();
    let (mut error, mut placebos) = (None, Vec::new());
    if choices.placebos {
        let seed = choices.seed;
        let found = errors::placebo(&setup.panel, &own, &fitted, 0, seed).map_err(failed)?;
        error = Some(found);
        for unit in 1..setup.names.len() {
            let placebo = differences::fit_with(&setup.panel, &block(unit), fitted.penalty);
            placebos.push(Placebo {
                kind: PlaceboKind::Space,
                name: setup.names[unit].clone(),
                effect: placebo.map_err(failed)?.effect,
                before: None,
                after: None,
                ratio: None,
            });
        }
    }
    let effect = fitted.effect;
    let found = Found::Differences(Differences { fitted, plain: plainly, error });
    Ok(Answer { placebos, ..plain(path, effect, weights, found) })
}

fn spec(setup: &Setup, choices: &Choices) -> Spec {
    let times = &setup.panel.times;
    let lags = choices.lags.map_or(Lags::RuleOfThumb, Lags::Given);
    Spec { errors: Errors { lags, small_sample: true }, ..Spec::at(times[setup.first], times) }
}

pub(super) fn interrupted(setup: &Setup, choices: &Choices) -> Result<Answer> {
    let (times, outcome) = (&setup.panel.times, &setup.panel.outcomes[0]);
    let spec = spec(setup, choices);
    let fitted = spec.fit(times, outcome).map_err(|e| setup.failed(&e))?;
    let doubt = |t: usize| fitted.effects.iter().find(|it| it.0 == t);
    let band = |t: usize| doubt(t).map(|it| (it.1 - WIDE * it.2, it.1 + WIDE * it.2));
    let path = setup.path(&known(&fitted.uninterrupted), &band);
    let weights = terms(&fitted.terms, &fitted.coefficients, &fitted.errors);
    let effect = fitted.mean_effect.map_or(f64::NAN, |it| it.0);
    let (mut false_dates, mut placebos) = (None, Vec::new());
    if choices.placebos {
        let ratio = fitted.coefficients[2] / fitted.errors[2];
        let dates = placebo::dates(&spec, times, outcome, 5).map_err(|e| setup.failed(&e))?;
        let share = placebo::share(&dates, ratio);
        false_dates = Some(FalseDates { tried: dates.len(), share });
        placebos = dates.iter().map(|it| false_date(setup, it)).collect();
    }
    let found = Found::Interrupted(Interrupted { fitted, false_dates });
    Ok(Answer { placebos, ..plain(path, effect, weights, found) })
}

fn false_date(setup: &Setup, it: &FalseDate) -> Placebo {
    Placebo {
        kind: PlaceboKind::Date,
        name: setup.times[it.period].text.clone(),
        effect: it.level,
        before: None,
        after: None,
        ratio: Some(it.ratio),
    }
}

pub(super) fn counts(setup: &Setup, choices: &Choices) -> Result<Answer> {
    let (times, outcome) = (&setup.panel.times, &setup.panel.outcomes[0]);
    let spec = spec(setup, choices);
    let failed = |trouble| setup.failed(&trouble);
    let poisson = models::poisson(&spec, times, outcome).map_err(failed)?;
    let binomial = (poisson.overdispersion.p_value < 0.05)
        .then(|| Binomial::fit(&spec, times, outcome))
        .transpose()
        .map_err(failed)?;
    let path = setup.path(&known(&poisson.uninterrupted), &|_| None);
    let found = Series { poisson, binomial };
    let mut weights = terms(&found.poisson.terms, found.coefficients(), found.errors());
    weights.extend(found.binomial.as_ref().map(|it| Weight {
        of: Weighed::Dispersion,
        value: it.alpha,
        error: it.alpha_error,
    }));
    let gaps: Vec<f64> = path.iter().filter(|it| it.after).filter_map(Step::gap).collect();
    let effect = counterpoise_numerics::mean(&gaps).unwrap_or(f64::NAN);
    Ok(plain(path, effect, weights, Found::Counts(found)))
}

pub(super) fn structural(setup: &Setup) -> Result<Answer> {
    let (names, controls): (Vec<Control>, Vec<Vec<f64>>) = setup.controls().into_iter().unzip();
    let fitted = model::fit(&setup.panel.times, &setup.panel.outcomes[0], &controls, setup.first);
    let fitted = fitted.map_err(|e| setup.failed(&e))?;
    let band = |t: usize| {
        let (error, gap) = (fitted.spread[t]?, setup.panel.outcomes[0][t] - fitted.expected[t]?);
        (t >= setup.first).then_some((gap - WIDE * error, gap + WIDE * error))
    };
    let path = setup.path(&fitted.expected, &band);
    let coefficients = names.into_iter().zip(&fitted.coefficients).zip(&fitted.errors);
    let weight = |((control, b), error): ((Control, &f64), &f64)| Weight {
        of: Weighed::Control(control),
        value: *b,
        error: Some(*error),
    };
    let weights = coefficients.map(weight).collect();
    Ok(plain(path, fitted.effect, weights, Found::Structural(fitted)))
}

/// Without placebos and predictors.
fn plain(path: Vec<Step>, effect: f64, weights: Vec<Weight>, found: Found) -> Answer {
    Answer { path, effect, found, weights, placebos: Vec::new(), predictors: Vec::new() }
}

fn known(values: &[f64]) -> Vec<Option<f64>> {
    values.iter().copied().map(Some).collect()
}

fn donors(setup: &Setup, weights: &[f64]) -> Vec<Weight> {
    let weight = |(name, w): (&String, &f64)| Weight {
        of: Weighed::Donor(name.clone()),
        value: *w,
        error: None,
    };
    setup.names[1..].iter().zip(weights).map(weight).collect()
}

fn terms(terms: &[Term], coefficients: &[f64], errors: &[f64]) -> Vec<Weight> {
    let weight = |((term, b), error): ((&Term, &f64), &f64)| Weight {
        of: Weighed::Term(*term),
        value: *b,
        error: Some(*error),
    };
    terms.iter().zip(coefficients).zip(errors).map(weight).collect()
}
