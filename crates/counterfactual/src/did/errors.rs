//! Standard errors of synthetic difference-in-differences.
//!
//! * **placebo**: donors are treated as if they were the treated ones, and the spread of their
//!   estimates is the error. It assumes that treated units vary as donors do. The only one that is
//!   defined for one treated unit, and then every donor is used once, so no random number is; for
//!   several, sets of donors are drawn with a seed.
//! * **jackknife**: each unit is left out, with the weights of the others kept. Two treated units
//!   or more, and two donors with a weight.
//! * **bootstrap**: units are drawn with replacement, and all weights found anew. Two treated units
//!   or more.
//!
//! The penalties stay those of the estimate, as in `synthdid`.
//!
//! # References
//! Arkhangelsky et al. 2021, algorithms 2 (bootstrap), 3 (jackknife) and 4 (placebo).

use counterpoise_numerics::{Stream, Sum, sqrt};
use rayon::prelude::*;

use super::{Block, Fitted, assemble, fit_with, means};
use crate::{Panel, Trouble};

/// The placebo standard error. With one treated unit `draws` and `seed` are not used.
///
/// # Errors
///
/// [`Trouble::NoDonor`] where fewer donors are left than are needed: there must be more donors than
/// treated units.
pub fn placebo(
    panel: &Panel,
    block: &Block,
    fitted: &Fitted,
    draws: usize,
    seed: u64,
) -> Result<f64, Trouble> {
    let (count, donors) = (block.treated.len(), &block.donors);
    if donors.len() <= count {
        return Err(Trouble::NoDonor);
    }
    let estimate = |chosen: Vec<usize>| {
        let others = donors.iter().copied().filter(|unit| !chosen.contains(unit)).collect();
        let block = Block { treated: chosen, donors: others, first: block.first };
        Ok(fit_with(panel, &block, fitted.penalty)?.effect)
    };
    let stream = Stream::new(seed, "did", "placebo");
    let draw = |at: usize| shuffled(donors, stream, at).into_iter().take(count).collect();
    let effects: Vec<f64> = if count == 1 {
        donors.par_iter().map(|unit| estimate(vec![*unit])).collect::<Result<_, _>>()?
    } else {
        (0..draws).into_par_iter().map(|at| estimate(draw(at))).collect::<Result<_, _>>()?
    };
    spread(&effects)
}

/// The jackknife standard error, with fixed weights.
///
/// # Errors
///
/// [`Trouble::OneTreated`] for one treated unit; [`Trouble::NoDonor`] where one donor has all the
/// weight.
pub fn jackknife(panel: &Panel, block: &Block, fitted: &Fitted) -> Result<f64, Trouble> {
    if block.treated.len() < 2 {
        return Err(Trouble::OneTreated);
    }
    if fitted.units.iter().filter(|w| **w > 0.0).count() < 2 {
        return Err(Trouble::NoDonor);
    }
    let row = |unit: &usize| panel.outcomes[*unit].as_slice();
    let effect = |treated: &[usize], donors: &[usize], weights: &[f64]| {
        let total = Sum::of(weights.iter().copied());
        let weights = weights.iter().map(|w| w / total).collect();
        let rows: Vec<&[f64]> = donors.iter().map(row).collect();
        let mean = means(treated.iter().map(row), panel.times.len());
        assemble(&rows, mean, weights, fitted.periods.clone(), fitted.penalty, block.first).effect
    };
    let without_treated = (0..block.treated.len())
        .map(|at| effect(&without(&block.treated, at), &block.donors, &fitted.units));
    let without_donor = (0..block.donors.len())
        .map(|at| effect(&block.treated, &without(&block.donors, at), &without(&fitted.units, at)));
    let effects: Vec<f64> = without_treated.chain(without_donor).collect();
    let n = effects.len() as f64;
    let mean = Sum::of(effects.iter().copied()) / n;
    Ok(sqrt((n - 1.0) / n * Sum::of(effects.iter().map(|it| (it - mean) * (it - mean)))))
}

/// The bootstrap standard error. Drawings without a treated unit or without a donor are drawn
/// again.
///
/// # Errors
///
/// [`Trouble::OneTreated`] for one treated unit; [`Trouble::TooFew`] for fewer than two draws.
pub fn bootstrap(
    panel: &Panel,
    block: &Block,
    fitted: &Fitted,
    draws: usize,
    seed: u64,
) -> Result<f64, Trouble> {
    if block.treated.len() < 2 {
        return Err(Trouble::OneTreated);
    }
    let units: Vec<usize> = block.donors.iter().chain(&block.treated).copied().collect();
    let stream = Stream::new(seed, "did", "bootstrap");
    // A drawing may fail; each has its own stretch of the stream for this many attempts.
    let attempts = 64;
    let drawn = |draw: usize| {
        (0..attempts).find_map(|attempt| {
            let base = (draw * attempts + attempt) * units.len();
            let taken: Vec<usize> = (0..units.len())
                .map(|at| units[stream.below((base + at) as u64, units.len())])
                .collect();
            let (treated, donors): (Vec<usize>, Vec<usize>) =
                taken.iter().partition(|unit| block.treated.contains(unit));
            (!treated.is_empty() && !donors.is_empty()).then_some(Block {
                treated,
                donors,
                first: block.first,
            })
        })
    };
    let blocks: Vec<Block> = (0..draws).filter_map(drawn).collect();
    let effects: Vec<f64> = blocks
        .par_iter()
        .map(|block| Ok(fit_with(panel, block, fitted.penalty)?.effect))
        .collect::<Result<_, Trouble>>()?;
    spread(&effects)
}

/// Root mean squared distance from the mean.
fn spread(effects: &[f64]) -> Result<f64, Trouble> {
    if effects.len() < 2 {
        return Err(Trouble::TooFew { found: effects.len(), needed: 2 });
    }
    let n = effects.len() as f64;
    let mean = Sum::of(effects.iter().copied()) / n;
    Ok(sqrt(Sum::of(effects.iter().map(|it| (it - mean) * (it - mean))) / n))
}

fn without<T: Copy>(of: &[T], at: usize) -> Vec<T> {
    of.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, it)| *it).collect()
}

/// The units in the order of random keys.
fn shuffled(units: &[usize], stream: Stream, draw: usize) -> Vec<usize> {
    let mut keyed: Vec<(u64, usize)> = units
        .iter()
        .enumerate()
        .map(|(at, unit)| (stream.u64((draw * units.len() + at) as u64), *unit))
        .collect();
    keyed.sort_unstable();
    keyed.into_iter().map(|(_, unit)| unit).collect()
}
