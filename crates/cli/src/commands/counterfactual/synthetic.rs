//! Synthetic control with its placebos.

use super::answer::{Answer, Placebo};
use super::doubts::{Doubts, FITTED};
use super::setup::Setup;
use super::{charts, tell};
use crate::args::CounterfactualArgs;
use crate::failure::Result;
use crate::progress::Bar;
use counterpoise_counterfactual::Search;
use counterpoise_counterfactual::placebo::{self, Pool, Reading};
use counterpoise_counterfactual::synthetic::{Fitted, Importance, Spec};
use counterpoise_frames::Cell;
use counterpoise_numerics::quantile;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A donor below it has no weight worth leaving out.
const LEAST: f64 = 0.001;

pub(crate) fn answer(setup: &Setup, args: &CounterfactualArgs) -> Result<Answer> {
    let search = Search { seed: args.seed, ..Search::default() };
    let spec = Spec { importance: Importance::Sought(search), fitted: setup.fitted.clone() };
    let (panel, design) = (&setup.panel, setup.design());
    let failed = |trouble| setup.failed(&trouble);
    let fitted = spec.fit(panel, &design).map_err(failed)?;
    let mut doubts = Doubts::default();
    if args.placebos {
        let (bar, done) = (Bar::new(false), AtomicUsize::new(0));
        let step =
            || bar.at("placebos", done.fetch_add(1, Ordering::Relaxed) + 1, design.donors.len());
        if design.donors.len() > 1 {
            let space =
                placebo::in_space(&spec, panel, &design, &fitted, Pool::WithoutTreated, &step)
                    .map_err(failed)?;
            doubts.space = Some(space);
        }
        let known = |first: usize| setup.known_before(first, &mut Vec::new());
        let dates = dates(setup);
        doubts.time = placebo::in_time(&spec, panel, &design, &dates, &known).map_err(failed)?;
        doubts.without =
            placebo::without_each(&spec, panel, &design, &fitted, LEAST).map_err(failed)?;
    }
    Ok(assemble(setup, args, &fitted, &doubts))
}

/// False dates: a half and three quarters of the way to the true one, where predictors known by
/// then exist.
fn dates(setup: &Setup) -> Vec<usize> {
    let mut dates: Vec<usize> =
        [setup.first / 2, setup.first * 3 / 4].into_iter().filter(|it| *it >= 3).collect();
    dates.dedup();
    let known = |first: &usize| {
        setup.known_before(*first, &mut Vec::new()).iter().flatten().all(|it| !it.is_nan())
    };
    dates.retain(known);
    dates
}

fn assemble(setup: &Setup, args: &CounterfactualArgs, fitted: &Fitted, doubts: &Doubts) -> Answer {
    let limit = FITTED * fitted.rmspe_before() * fitted.rmspe_before();
    let good = |it: &&Fitted| it.rmspe_before() * it.rmspe_before() <= limit;
    let placebos: Vec<&Fitted> =
        doubts.space.iter().flat_map(|it| &it.placebos).filter(good).collect();
    // The middle nine tenths of what placebos do; with fewer than ten there are no tenths.
    let band = |t: usize| {
        let mut gaps: Vec<f64> = placebos.iter().map(|it| it.gaps[t]).collect();
        gaps.sort_by(f64::total_cmp);
        (gaps.len() >= 10).then(|| Some((quantile(&gaps, 0.05)?, quantile(&gaps, 0.95)?))).flatten()
    };
    let expected: Vec<Option<f64>> = fitted.synthetic.iter().copied().map(Some).collect();
    let mut answer = setup.path(&expected, &band);
    let reading = doubts.space.as_ref().map(|space| placebo::reading(fitted, space, 0.05));
    answer.poor = fitted.quality.poor;
    answer.weights = (1..setup.names.len())
        .map(|unit| (setup.names[unit].clone(), fitted.weights[unit - 1], None))
        .collect();
    let importance =
        |k: usize| (!fitted.matched).then(|| fitted.importance.get(k).copied()).flatten();
    answer.predictors = setup
        .predictors
        .iter()
        .zip(&fitted.balance)
        .enumerate()
        .map(|(k, (it, balance))| (it.text.clone(), *balance, importance(k)))
        .collect();
    answer.placebos = listed(setup, fitted, doubts);
    answer.summary = summary(fitted, doubts, reading);
    answer.sentences = tell::synthetic(setup, fitted, doubts, reading);
    if args.charts.is_some() {
        answer.charts = charts::synthetic(setup, args, &answer, doubts, &placebos);
    }
    answer
}

fn listed(setup: &Setup, fitted: &Fitted, doubts: &Doubts) -> Vec<Placebo> {
    let row = |kind: &'static str, name: String, it: &Fitted| Placebo {
        kind,
        name,
        effect: it.effect(),
        before: Some(it.rmspe_before()),
        after: Some(it.rmspe_after()),
        ratio: it.ratio(),
    };
    let mut rows = Vec::new();
    if let Some(space) = &doubts.space {
        rows.push(row("treated", setup.names[0].clone(), fitted));
        let others = space
            .placebos
            .iter()
            .enumerate()
            .map(|(at, it)| row("space", setup.names[at + 1].clone(), it));
        rows.extend(others);
    }
    rows.extend(
        doubts.time.iter().map(|it| row("time", setup.times[it.first].text.clone(), &it.fitted)),
    );
    rows.extend(
        doubts
            .without
            .iter()
            .map(|it| row("without", setup.names[it.donor + 1].clone(), &it.fitted)),
    );
    rows
}

fn summary(fitted: &Fitted, doubts: &Doubts, reading: Option<Reading>) -> Vec<(String, Cell)> {
    let mut rows: Vec<(String, Cell)> = vec![
        ("mean effect".into(), fitted.effect().into()),
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
    rows.push(("reading".into(), reading.map_or("no placebos", tell::word).into()));
    rows
}
