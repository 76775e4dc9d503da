//! Synthetic difference-in-differences: weighted donors and weighted periods, each with an
//! intercept.
//!
//! # What it measures
//! The average effect over the treated units and periods. Where the synthetic control asks for
//! donors at the treated unit's level, this asks only for donors that run parallel to it: the level
//! is taken out, as in difference-in-differences, and the periods before are weighted so that they
//! resemble those after.
//!
//! # When to use it
//! The treated units lie above or below all donors but move with them; or there are several treated
//! units.
//!
//! # When not
//! Donors that are not parallel before. One treated unit and few donors: of its standard errors
//! only the placebo one is then defined, and it rests on the donors being as variable as the
//! treated unit.
//!
//! # Definition
//! With N1 treated units, T0 periods before and T1 after, s the standard deviation of the first
//! differences of the donors before: unit weights minimise, over intercepts and the simplex, the
//! squared gaps to the treated mean before, plus T0 z^2 |w|^2 with z = (N1 T1)^(1/4) s; period
//! weights minimise the squared gaps to the donors' mean after, plus N0 u^2 |l|^2 with u = 1e-6 s.
//! The estimate is the double difference with these weights. Both problems are solved exactly; the
//! program `synthdid` for R stops short of the minimum and drops small weights, which on California
//! makes -15.6038 of -15.6054.
//!
//! # References
//! Arkhangelsky, D., Athey, S., Hirshberg, D. A., Imbens, G. W. and Wager, S. 2021, "Synthetic
//! Difference-in-Differences", American Economic Review 111, 4088-4118.

pub mod errors;

use counterpoise_numerics::{Sum, pow, sqrt};

use crate::synthetic::deviation;
use crate::{Panel, Trouble, nearest};

/// Who was treated, from when, and who was not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The treated units.
    pub treated: Vec<usize>,
    /// The donors.
    pub donors: Vec<usize>,
    /// The first treated period, the same for all.
    pub first: usize,
}

/// How much weights are spread out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Penalty {
    /// z above.
    pub units: f64,
    /// u above.
    pub periods: f64,
}

/// An estimate.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted {
    /// The average effect.
    pub effect: f64,
    /// One weight for each donor, in the order of the block.
    pub units: Vec<f64>,
    /// One weight for each period before the treatment.
    pub periods: Vec<f64>,
    /// The penalties.
    pub penalty: Penalty,
    /// Mean outcome of the treated units in each period.
    pub treated: Vec<f64>,
    /// What it would have been: the weighted donors, moved to the treated level by the weighted
    /// periods before.
    pub synthetic: Vec<f64>,
    /// The first treated period.
    pub first: usize,
}

/// Estimates the effect, with the penalties of the definition.
///
/// # Errors
///
/// What [`Panel::check`] finds; two periods are needed before the treatment.
pub fn fit(panel: &Panel, block: &Block) -> Result<Fitted, Trouble> {
    panel.check(&block.treated, &block.donors, block.first, 2)?;
    let after = panel.times.len() - block.first;
    let noise = noise(panel, block);
    let penalty = Penalty {
        units: pow((block.treated.len() * after) as f64, 0.25) * noise,
        periods: 1e-6 * noise,
    };
    fit_with(panel, block, penalty)
}

/// Estimates the effect with given penalties, as the standard errors need it.
///
/// # Errors
///
/// What [`Panel::check`] finds.
pub fn fit_with(panel: &Panel, block: &Block, penalty: Penalty) -> Result<Fitted, Trouble> {
    panel.check(&block.treated, &block.donors, block.first, 2)?;
    let rows: Vec<&[f64]> =
        block.donors.iter().map(|unit| panel.outcomes[*unit].as_slice()).collect();
    let treated =
        means(block.treated.iter().map(|unit| panel.outcomes[*unit].as_slice()), panel.times.len());
    let units = unit_weights(&rows, &treated[..block.first], penalty.units);
    let periods = period_weights(&rows, block.first, penalty.periods);
    Ok(assemble(&rows, treated, units, periods, penalty, block.first))
}

fn assemble(
    rows: &[&[f64]],
    treated: Vec<f64>,
    units: Vec<f64>,
    periods: Vec<f64>,
    penalty: Penalty,
    first: usize,
) -> Fitted {
    let average = |t: usize| Sum::of(rows.iter().zip(&units).map(|(row, w)| w * row[t]));
    let parallel: Vec<f64> = (0..treated.len()).map(average).collect();
    let level = Sum::of((0..first).map(|t| periods[t] * (treated[t] - parallel[t])));
    let synthetic: Vec<f64> = parallel.iter().map(|it| it + level).collect();
    let gaps = treated.iter().zip(&synthetic).skip(first).map(|(own, other)| own - other);
    let effect = Sum::of(gaps) / (treated.len() - first) as f64;
    Fitted { effect, units, periods, penalty, treated, synthetic, first }
}

/// Donors whose weighted mean runs parallel to the treated one.
fn unit_weights(rows: &[&[f64]], target: &[f64], penalty: f64) -> Vec<f64> {
    let before: Vec<&[f64]> = rows.iter().map(|row| &row[..target.len()]).collect();
    spread(&before, target, penalty * sqrt(target.len() as f64))
}

/// Periods before whose weighted mean runs, over the donors, parallel to the mean after.
fn period_weights(rows: &[&[f64]], first: usize, penalty: f64) -> Vec<f64> {
    let columns: Vec<Vec<f64>> =
        (0..first).map(|t| rows.iter().map(|row| row[t]).collect()).collect();
    let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
    let after = |row: &&[f64]| Sum::of(row[first..].iter().copied()) / (row.len() - first) as f64;
    let target: Vec<f64> = rows.iter().map(after).collect();
    spread(&columns, &target, penalty * sqrt(rows.len() as f64))
}

/// The weights on the simplex that minimise the squared gaps to a target, both without their means,
/// plus the squares of the weights times `ridge` squared: the nearest point of a polytope with one
/// more coordinate for each weight.
fn spread(points: &[&[f64]], target: &[f64], ridge: f64) -> Vec<f64> {
    let centred = |of: &[f64]| {
        let mean = Sum::of(of.iter().copied()) / of.len() as f64;
        of.iter().map(|it| it - mean).collect::<Vec<f64>>()
    };
    let own = |at: usize| (0..points.len()).map(move |other| if other == at { ridge } else { 0.0 });
    let rows: Vec<Vec<f64>> = points
        .iter()
        .enumerate()
        .map(|(at, point)| centred(point).into_iter().chain(own(at)).collect())
        .collect();
    let target: Vec<f64> =
        centred(target).into_iter().chain(std::iter::repeat_n(0.0, points.len())).collect();
    nearest::weights(&rows, &target)
}

/// The standard deviation of all first differences of the donors before the treatment.
fn noise(panel: &Panel, block: &Block) -> f64 {
    let differences =
        |unit: &usize| panel.outcomes[*unit][..block.first].windows(2).map(|it| it[1] - it[0]);
    deviation(&block.donors.iter().flat_map(differences).collect::<Vec<f64>>())
}

fn means<'a>(rows: impl Iterator<Item = &'a [f64]>, periods: usize) -> Vec<f64> {
    let rows: Vec<&[f64]> = rows.collect();
    (0..periods).map(|t| Sum::of(rows.iter().map(|row| row[t])) / rows.len() as f64).collect()
}

/// Plain difference-in-differences: all donors and all periods before alike.
///
/// # Errors
///
/// What [`Panel::check`] finds.
pub fn plain(panel: &Panel, block: &Block) -> Result<f64, Trouble> {
    panel.check(&block.treated, &block.donors, block.first, 1)?;
    let rows: Vec<&[f64]> =
        block.donors.iter().map(|unit| panel.outcomes[*unit].as_slice()).collect();
    let treated =
        means(block.treated.iter().map(|unit| panel.outcomes[*unit].as_slice()), panel.times.len());
    let (units, periods) =
        (vec![1.0 / rows.len() as f64; rows.len()], vec![1.0 / block.first as f64; block.first]);
    let penalty = Penalty { units: 0.0, periods: 0.0 };
    Ok(assemble(&rows, treated, units, periods, penalty, block.first).effect)
}

impl Fitted {
    /// Outcome minus synthetic outcome in each period.
    pub fn gaps(&self) -> Vec<f64> {
        self.treated.iter().zip(&self.synthetic).map(|(own, other)| own - other).collect()
    }
}
