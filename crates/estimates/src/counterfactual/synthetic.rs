//! Synthetic control with its placebos.

use super::answer::{Answer, Balance, Found, Placebo, PlaceboKind, Weighed, Weight};
use super::choices::Choices;
use super::setup::Setup;
use crate::error::Result;
use counterpoise_counterfactual::Search;
use counterpoise_counterfactual::placebo::{self, InSpace, InTime, Pool, Reading, Without};
use counterpoise_counterfactual::synthetic::{Fitted, Importance, Spec};
use counterpoise_numerics::quantile;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Placebos whose mean squared gap before is more than so many times the unit's are not drawn and
/// not in the band (Abadie, Diamond and Hainmueller 2010 take 20, 5 and 2).
pub const FITTED: f64 = 20.0;

/// A donor below it has no weight worth leaving out.
const LEAST: f64 = 0.001;

/// A synthetic control and what is to be thought of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Synthetic {
    /// As it was fitted.
    pub fitted: Fitted,
    /// Its placebos.
    pub doubts: Doubts,
    /// What placebos in space say, where there are any.
    pub reading: Option<Reading>,
}

/// What the placebos say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Doubts {
    /// Each donor as if it had been treated.
    pub space: Option<InSpace>,
    /// The unit as if it had been treated earlier.
    pub time: Vec<InTime>,
    /// Without each donor that has a weight.
    pub without: Vec<Without>,
}

impl Synthetic {
    /// Placebos in space whose squared gap before is at most [`FITTED`] times the unit's.
    #[must_use]
    pub fn well_fitted(&self) -> Vec<&Fitted> {
        let limit = FITTED * self.fitted.rmspe_before() * self.fitted.rmspe_before();
        let all = self.doubts.space.iter().flat_map(|it| &it.placebos);
        all.filter(|it| it.rmspe_before() * it.rmspe_before() <= limit).collect()
    }
}

pub(super) fn answer(
    setup: &Setup,
    choices: &Choices,
    watch: &(dyn Fn(usize, usize) + Sync),
) -> Result<Answer> {
    let search = Search { seed: choices.seed, ..Search::default() };
    let spec = Spec { importance: Importance::Sought(search), fitted: setup.fitted.clone() };
    let fitted = spec.fit(&setup.panel, &setup.design()).map_err(|e| setup.failed(&e))?;
    let doubts = match choices.placebos {
        true => doubts(setup, &spec, &fitted, watch)?,
        false => Doubts::default(),
    };
    let reading = doubts.space.as_ref().map(|space| placebo::reading(&fitted, space, 0.05));
    Ok(assemble(setup, Synthetic { fitted, doubts, reading }))
}

fn doubts(
    setup: &Setup,
    spec: &Spec,
    fitted: &Fitted,
    watch: &(dyn Fn(usize, usize) + Sync),
) -> Result<Doubts> {
    let (panel, design) = (&setup.panel, setup.design());
    let failed = |trouble| setup.failed(&trouble);
    let done = AtomicUsize::new(0);
    let step = || watch(done.fetch_add(1, Ordering::Relaxed) + 1, design.donors.len());
    let space = (design.donors.len() > 1)
        .then(|| placebo::in_space(spec, panel, &design, fitted, Pool::WithoutTreated, &step));
    let space = space.transpose().map_err(failed)?;
    let known = |first: usize| setup.known_before(first, &mut Vec::new());
    let time = placebo::in_time(spec, panel, &design, &dates(setup), &known).map_err(failed)?;
    let without = placebo::without_each(spec, panel, &design, fitted, LEAST).map_err(failed)?;
    Ok(Doubts { space, time, without })
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

fn assemble(setup: &Setup, found: Synthetic) -> Answer {
    let fitted = &found.fitted;
    let donor = |(name, weight): (&String, &f64)| Weight {
        of: Weighed::Donor(name.clone()),
        value: *weight,
        error: None,
    };
    let expected: Vec<Option<f64>> = fitted.synthetic.iter().copied().map(Some).collect();
    let well_fitted = found.well_fitted();
    Answer {
        path: setup.path(&expected, &|t| band(&well_fitted, t)),
        effect: fitted.effect(),
        weights: setup.names[1..].iter().zip(&fitted.weights).map(donor).collect(),
        placebos: listed(setup, &found),
        predictors: balances(setup, fitted),
        found: Found::Synthetic(Box::new(found)),
    }
}

/// The middle nine tenths of what placebos do; with fewer than ten there are no tenths.
fn band(placebos: &[&Fitted], t: usize) -> Option<(f64, f64)> {
    if placebos.len() < 10 {
        return None;
    }
    let mut gaps: Vec<f64> = placebos.iter().map(|it| it.gaps[t]).collect();
    gaps.sort_by(f64::total_cmp);
    Some((quantile(&gaps, 0.05)?, quantile(&gaps, 0.95)?))
}

fn balances(setup: &Setup, fitted: &Fitted) -> Vec<Balance> {
    // Where several averages meet the predictors exactly, their importances mean nothing.
    let importance = |k: usize| fitted.importance.get(k).copied().filter(|_| !fitted.matched);
    let of = setup.predictors.iter().zip(&fitted.balance).enumerate();
    of.map(|(k, (it, values))| Balance {
        predictor: it.text.clone(),
        values: *values,
        importance: importance(k),
    })
    .collect()
}

fn listed(setup: &Setup, found: &Synthetic) -> Vec<Placebo> {
    let row = |kind: PlaceboKind, name: &str, it: &Fitted| Placebo {
        kind,
        name: name.to_owned(),
        effect: it.effect(),
        before: Some(it.rmspe_before()),
        after: Some(it.rmspe_after()),
        ratio: it.ratio(),
    };
    let doubts = &found.doubts;
    let mut rows = Vec::new();
    if let Some(space) = &doubts.space {
        rows.push(row(PlaceboKind::Treated, &setup.names[0], &found.fitted));
        let others = setup.names[1..].iter().zip(&space.placebos);
        rows.extend(others.map(|(name, it)| row(PlaceboKind::Space, name, it)));
    }
    let time = |it: &InTime| row(PlaceboKind::Time, &setup.times[it.first].text, &it.fitted);
    rows.extend(doubts.time.iter().map(time));
    let without = |it: &Without| row(PlaceboKind::Without, &setup.names[it.donor + 1], &it.fitted);
    rows.extend(doubts.without.iter().map(without));
    rows
}
