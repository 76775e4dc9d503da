//! The other methods: ridge, difference-in-differences, interrupted and structural series.

use super::answer::{Answer, Placebo, Step};
use super::charts;
use super::setup::Setup;
use super::tell::{self, number};
use crate::args::CounterfactualArgs;
use crate::failure::Result;
use counterpoise_counterfactual::counts::{self as models, Binomial};
use counterpoise_counterfactual::did::{self as differences, Block, errors};
use counterpoise_counterfactual::interrupted::{Errors, Lags, Spec, Term, placebo};
use counterpoise_counterfactual::ridge::{self as augmented, Choice};
use counterpoise_counterfactual::structural as model;
use counterpoise_frames::Cell;

/// 95 per cent of a normal distribution lie within so many standard errors.
const WIDE: f64 = 1.959963984540054;

pub(crate) fn ridge(setup: &Setup, args: &CounterfactualArgs) -> Result<Answer> {
    let fitted = augmented::fit(&setup.panel, &setup.design(), Choice::OneStandardError)
        .map_err(|e| setup.failed(&e))?;
    let expected: Vec<Option<f64>> = fitted.synthetic.iter().copied().map(Some).collect();
    let mut answer = setup.path(&expected, &|_| None);
    answer.weights = named(setup, &fitted.weights);
    answer.summary = vec![
        ("mean effect".into(), fitted.effect().into()),
        ("rmspe before".into(), fitted.rmspe_before().into()),
        ("penalty".into(), fitted.penalty.into()),
        ("sum of negative weights".into(), fitted.negative().into()),
    ];
    answer.sentences = vec![
        tell::effect(setup, fitted.effect(), &fitted.synthetic),
        format!(
            "Before, the gap is {} (root mean square). Negative weights sum to {}: the further from 0, the more the answer is \
             extrapolated by the regression.",
            number(fitted.rmspe_before()),
            number(fitted.negative())
        ),
    ];
    finish(setup, args, answer, "Ridge-augmented synthetic control")
}

pub(crate) fn did(setup: &Setup, args: &CounterfactualArgs) -> Result<Answer> {
    let failed = |trouble| setup.failed(&trouble);
    let block =
        Block { treated: vec![0], donors: (1..setup.names.len()).collect(), first: setup.first };
    let fitted = differences::fit(&setup.panel, &block).map_err(failed)?;
    let expected: Vec<Option<f64>> = fitted.synthetic.iter().copied().map(Some).collect();
    let mut answer = setup.path(&expected, &|_| None);
    answer.weights = named(setup, &fitted.units);
    let periods = setup
        .times
        .iter()
        .zip(&fitted.periods)
        .map(|(time, w)| (format!("time {}", time.text), *w, None));
    answer.weights.extend(periods.filter(|it| it.1 > 0.0));
    answer.summary = vec![("mean effect".into(), fitted.effect.into())];
    answer.summary.push((
        "plain difference-in-differences".into(),
        differences::plain(&setup.panel, &block).ok().into(),
    ));
    answer.sentences = vec![tell::effect(setup, fitted.effect, &fitted.synthetic)];
    if args.placebos {
        let error = errors::placebo(&setup.panel, &block, &fitted, 0, args.seed).map_err(failed)?;
        answer.summary.push(("standard error (placebo)".into(), error.into()));
        let (low, high) = (fitted.effect - WIDE * error, fitted.effect + WIDE * error);
        answer.summary.push(("95% interval".into(), Cell::Range(low, high)));
        answer.sentences.push(format!(
            "Placebo standard error {} (every donor treated once): 95 percent interval from {} to {}. The jackknife and the \
             bootstrap are not defined for one treated unit.",
            number(error),
            number(low),
            number(high)
        ));
        for unit in 1..setup.names.len() {
            let others = (1..setup.names.len()).filter(|it| *it != unit).collect();
            let block = Block { treated: vec![unit], donors: others, first: setup.first };
            let placebo =
                differences::fit_with(&setup.panel, &block, fitted.penalty).map_err(failed)?;
            let name = setup.names[unit].clone();
            answer.placebos.push(Placebo {
                kind: "space",
                name,
                effect: placebo.effect,
                before: None,
                after: None,
                ratio: None,
            });
        }
    }
    finish(setup, args, answer, "Synthetic difference-in-differences")
}

fn spec(setup: &Setup, args: &CounterfactualArgs) -> Spec {
    let times = &setup.panel.times;
    let lags = args.lags.map_or(Lags::RuleOfThumb, Lags::Given);
    Spec { errors: Errors { lags, small_sample: true }, ..Spec::at(times[setup.first], times) }
}

pub(crate) fn interrupted(setup: &Setup, args: &CounterfactualArgs) -> Result<Answer> {
    let (times, outcome, spec) = (&setup.panel.times, &setup.panel.outcomes[0], spec(setup, args));
    let fitted = spec.fit(times, outcome).map_err(|e| setup.failed(&e))?;
    let doubt = |t: usize| fitted.effects.iter().find(|it| it.0 == t);
    let band = |t: usize| doubt(t).map(|it| (it.1 - WIDE * it.2, it.1 + WIDE * it.2));
    let expected: Vec<Option<f64>> = fitted.uninterrupted.iter().copied().map(Some).collect();
    let mut answer = setup.path(&expected, &band);
    answer.weights = terms(&fitted.terms, &fitted.coefficients, &fitted.errors);
    let (effect, error) = fitted.mean_effect.unwrap_or((f64::NAN, f64::NAN));
    answer.summary = vec![
        ("mean effect".into(), effect.into()),
        ("standard error".into(), error.into()),
        ("lags".into(), fitted.lags.into()),
        ("Durbin-Watson".into(), fitted.durbin_watson.into()),
        ("p-value of the change of level".into(), fitted.p_value(2).into()),
        ("p-value of the change of slope".into(), fitted.p_value(3).into()),
        ("p-value of a bend before".into(), fitted.bend.map(|it| it.2).into()),
    ];
    answer.sentences = vec![
        tell::effect(setup, effect, &fitted.uninterrupted),
        format!(
            "The level changed by {} (standard error {}), the slope by {} ({}) a unit of time. Standard errors of Newey and West, \
             {} lags, with the small-sample factor.",
            number(fitted.coefficients[2]),
            number(fitted.errors[2]),
            number(fitted.coefficients[3]),
            number(fitted.errors[3]),
            fitted.lags
        ),
    ];
    if let Some((_, _, p)) = fitted.bend {
        let what = if p < 0.05 {
            "The path before was no line, so a line is no counterfactual"
        } else {
            "No bend before"
        };
        answer.sentences.push(format!("{what} (p = {}).", number(p)));
    }
    if !fitted.equally_spaced {
        answer
            .sentences
            .push("Times are not equally far apart, and lags count observations.".to_owned());
    }
    if args.placebos {
        let ratio = fitted.coefficients[2] / fitted.errors[2];
        let dates = placebo::dates(&spec, times, outcome, 5).map_err(|e| setup.failed(&e))?;
        let share = placebo::share(&dates, ratio);
        answer.summary.push(("share of false dates with as large a change".into(), share.into()));
        answer.sentences.push(format!(
            "At {} false dates before, {} of the changes of level are as large against their error (the true date among them).",
            dates.len(),
            tell::percent(share)
        ));
        answer.placebos = dates
            .iter()
            .map(|it| Placebo {
                kind: "date",
                name: setup.times[it.period].text.clone(),
                effect: it.level,
                before: None,
                after: None,
                ratio: Some(it.ratio),
            })
            .collect();
    }
    finish(setup, args, answer, "Interrupted time series")
}

pub(crate) fn counts(setup: &Setup, args: &CounterfactualArgs) -> Result<Answer> {
    let (times, outcome, spec) = (&setup.panel.times, &setup.panel.outcomes[0], spec(setup, args));
    let failed = |trouble| setup.failed(&trouble);
    let fitted = models::poisson(&spec, times, outcome).map_err(failed)?;
    let expected: Vec<Option<f64>> = fitted.uninterrupted.iter().copied().map(Some).collect();
    let mut answer = setup.path(&expected, &|_| None);
    let over = fitted.overdispersion;
    let binomial = (over.p_value < 0.05)
        .then(|| Binomial::fit(&spec, times, outcome))
        .transpose()
        .map_err(failed)?;
    let (coefficients, errors) = match &binomial {
        Some(it) => (&it.coefficients, &it.errors),
        None => (&fitted.coefficients, &fitted.robust_errors),
    };
    answer.weights = terms(&fitted.terms, coefficients, errors);
    if let Some(it) = &binomial {
        answer.weights.push(("a (variance m + a m^2)".to_owned(), it.alpha, it.alpha_error));
    }
    let gaps: Vec<f64> = answer.path.iter().filter(|it| it.after).filter_map(Step::gap).collect();
    let effect = counterpoise_numerics::mean(&gaps).unwrap_or(f64::NAN);
    let model = if binomial.is_some() { "negative binomial (NB2)" } else { "Poisson" };
    answer.summary = vec![
        ("model".into(), model.into()),
        ("mean effect by the Poisson model".into(), effect.into()),
        (
            "rate ratio of the change of level".into(),
            counterpoise_numerics::exp(coefficients[2]).into(),
        ),
        ("dispersion".into(), fitted.dispersion.into()),
        ("p-value of overdispersion".into(), over.p_value.into()),
        ("lags".into(), fitted.lags.into()),
    ];
    answer.sentences = vec![
        tell::effect(setup, effect, &fitted.uninterrupted),
        format!(
            "Counts {} than Poisson counts would (p = {} by the test of Cameron and Trivedi), so the model is {model}: the rate \
             is multiplied by {} at the interruption.",
            if binomial.is_some() { "vary more" } else { "do not vary more" },
            number(over.p_value),
            number(counterpoise_numerics::exp(coefficients[2]))
        ),
    ];
    finish(setup, args, answer, "Interrupted series of counts")
}

pub(crate) fn structural(setup: &Setup, args: &CounterfactualArgs) -> Result<Answer> {
    let (names, controls): (Vec<String>, Vec<Vec<f64>>) = setup.controls().into_iter().unzip();
    let fitted = model::fit(&setup.panel.times, &setup.panel.outcomes[0], &controls, setup.first);
    let fitted = fitted.map_err(|e| setup.failed(&e))?;
    let band = |t: usize| {
        let (error, gap) = (fitted.spread[t]?, setup.panel.outcomes[0][t] - fitted.expected[t]?);
        (t >= setup.first).then_some((gap - WIDE * error, gap + WIDE * error))
    };
    let mut answer = setup.path(&fitted.expected, &band);
    let coefficients = names.iter().zip(&fitted.coefficients).zip(&fitted.errors);
    answer.weights =
        coefficients.map(|((name, b), error)| (name.clone(), *b, Some(*error))).collect();
    let (low, high) = fitted.interval(0.95);
    answer.summary = vec![
        ("mean effect".into(), fitted.effect.into()),
        ("standard error".into(), fitted.effect_error.into()),
        ("95% interval".into(), Cell::Range(low, high)),
        ("variance of the irregular".into(), fitted.irregular.into()),
        ("variance of the level's step".into(), fitted.step.into()),
        ("log likelihood".into(), fitted.log_likelihood.into()),
    ];
    let expected: Vec<f64> = fitted.expected.iter().map(|it| it.unwrap_or(f64::NAN)).collect();
    answer.sentences = vec![
        tell::effect(setup, fitted.effect, &expected),
        format!("95 percent interval of the mean effect from {} to {}.", number(low), number(high)),
    ];
    finish(setup, args, answer, "Structural time series")
}

fn finish(
    setup: &Setup,
    args: &CounterfactualArgs,
    mut answer: Answer,
    title: &str,
) -> Result<Answer> {
    if args.charts.is_some() {
        answer.charts = charts::paths(setup, args, &answer, title);
    }
    Ok(answer)
}

fn named(setup: &Setup, weights: &[f64]) -> Vec<(String, f64, Option<f64>)> {
    setup.names[1..].iter().zip(weights).map(|(name, w)| (name.clone(), *w, None)).collect()
}

fn terms(terms: &[Term], coefficients: &[f64], errors: &[f64]) -> Vec<(String, f64, Option<f64>)> {
    let name = |term: &Term| match term {
        Term::Level => "level at the first time".to_owned(),
        Term::Slope => "slope before".to_owned(),
        Term::LevelChange(_) => "change of level".to_owned(),
        Term::SlopeChange(_) => "change of slope".to_owned(),
        Term::Bend => "bend".to_owned(),
    };
    terms
        .iter()
        .zip(coefficients)
        .zip(errors)
        .map(|((term, b), error)| (name(term), *b, Some(*error)))
        .collect()
}
