//! Synthetic control: a weighted average of other units that went the treated unit's way before the
//! treatment.
//!
//! # What it measures
//! The path that the outcome of a treated unit would have taken without the treatment, if the
//! average of the donors that resembled it before went on resembling it; and the gap between the
//! two.
//!
//! # When to use it
//! One unit, a treatment at a known time that touched no donor, several donors like it, and many
//! periods before.
//!
//! # When not
//! The fit before the treatment is poor ([`Quality::poor`]): then the gap after it says nothing,
//! and this program says so. Donors that the treatment reached (sanctions on one state that enrich
//! another), or that suffered a shock of their own, do not show what would have been. Fewer periods
//! than donors: a good fit is then no evidence, see [`Quality::remarks`].
//!
//! # Definition
//! With X the predictors, each divided by its standard deviation over donors and treated unit (n -
//! 1), V positive weights of the predictors, and Z the outcomes of the periods to be fitted, w(V)
//! is the w on the simplex that minimises (X1 - X0 w)' V (X1 - X0 w), and V minimises the mean of
//! (Z1 - Z0 w(V))^2, the *loss*. The inner problem is solved exactly. The outer one has many local
//! minima, and is searched globally with a fixed seed; V is sought between 1e-8 and 1. Without
//! predictors the outcomes before the treatment are fitted themselves (*outcome only*); no V can
//! have a lower loss, so that loss is the [`Fitted::bound`].
//!
//! *Ties.* A treated unit inside the hull of the donors' predictors is matched exactly by many averages, whatever V. Of
//! these the one that fits the outcomes best is taken, V is not identified, and [`Fitted::matched`]
//! says so.
//!
//! # Local optima
//! Compare losses and gaps, never weights alone. On the Basque data the program Synth for R stops
//! at a loss of 0.00886 with Catalonia 0.851 and Madrid 0.149, the weights that were published; the
//! lowest loss is less than half of that, with the Balearic Islands as a third donor. On
//! California, Synth 1.1-8 stops at 3.209; the lowest is 3.077 and has the weights that Abadie,
//! Diamond and Hainmueller printed.
//!
//! # References
//! Abadie, A. and Gardeazabal, J. 2003, "The Economic Costs of Conflict", American Economic Review
//! 93, 113-132. Abadie, A., Diamond, A. and Hainmueller, J. 2010, "Synthetic Control Methods for
//! Comparative Case Studies", Journal of the American Statistical Association 105, 493-505. Becker,
//! M. and Kloessner, S. 2018, "Fast and Reliable Computation of Generalized Synthetic Controls",
//! Econometrics and Statistics 5, 1-19 (local optima). Malo, P., Eskelinen, J., Zhou, X. and
//! Kuosmanen, T. 2024, "Computing Synthetic Controls Using Bilevel Optimization", Computational
//! Economics 64, 1113-1136 (ties).

mod outer;
mod quality;

pub(crate) use quality::deviation;
pub use quality::{Quality, Remark};

use std::ops::Range;

use counterpoise_numerics::{Sum, sqrt};

use crate::{Design, Panel, Search, Trouble, nearest};

/// How to find the weights.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Spec {
    /// How much each predictor counts.
    pub importance: Importance,
    /// The periods whose outcomes are to be fitted; silent: all before the treatment.
    pub fitted: Option<Range<usize>>,
}

/// How much each predictor counts.
#[derive(Debug, Clone, PartialEq)]
pub enum Importance {
    /// Sought, so that the outcomes before the treatment are fitted best. Without predictors the
    /// same as `Outcomes`.
    Sought(Search),
    /// Given, one number for each predictor, 0 or more.
    Given(Vec<f64>),
    /// Predictors are not looked at; the outcomes before the treatment are fitted themselves.
    Outcomes,
}

impl Default for Importance {
    fn default() -> Importance {
        Importance::Sought(Search::default())
    }
}

/// A synthetic control.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted {
    /// One weight for each donor, in the order of the design; not negative, together one.
    pub weights: Vec<f64>,
    /// How much each predictor counts, together one; empty where outcomes alone were fitted.
    pub importance: Vec<f64>,
    /// Whether an average of donors has exactly the treated unit's predictors, so that `importance`
    /// means nothing.
    pub matched: bool,
    /// The mean squared gap over the fitted periods.
    pub loss: f64,
    /// The lowest loss that any weights could have.
    pub bound: f64,
    /// The synthetic outcome in each period.
    pub synthetic: Vec<f64>,
    /// Outcome minus synthetic outcome in each period.
    pub gaps: Vec<f64>,
    /// The first treated period.
    pub first: usize,
    /// How well it fits before the treatment.
    pub quality: Quality,
    /// Predictors of the treated unit, of the synthetic one, and the plain mean of the donors.
    pub balance: Vec<[f64; 3]>,
    /// How often the search for `importance` tried.
    pub evaluations: usize,
}

impl Spec {
    /// Weights from outcomes alone.
    pub fn outcomes() -> Spec {
        Spec { importance: Importance::Outcomes, fitted: None }
    }

    /// Finds the synthetic control.
    ///
    /// # Errors
    ///
    /// What [`Panel::check`] finds (one period before the treatment is enough); [`Trouble::Shape`]
    /// where the fitted periods are empty or reach into the treatment, or where given importances
    /// are of another number than the predictors.
    pub fn fit(&self, panel: &Panel, design: &Design) -> Result<Fitted, Trouble> {
        panel.check(&[design.treated], &design.donors, design.first, 1)?;
        let fitted = self.fitted.clone().unwrap_or(0..design.first);
        if fitted.is_empty() || fitted.end > design.first {
            return Err(Trouble::Shape("the periods to be fitted must lie before the treatment"));
        }
        let order = panel.canonical(&design.donors);
        let outcomes = |unit: usize| panel.outcomes[unit][fitted.clone()].to_vec();
        let rows: Vec<Vec<f64>> = order.iter().map(|unit| outcomes(*unit)).collect();
        let target = outcomes(design.treated);
        let plain = nearest::weights(&rows, &target);
        let bound = loss(&rows, &target, &plain);
        let found = match &self.importance {
            Importance::Outcomes => outer::Found::plain(plain),
            _ if panel.predictor_count() == 0 => outer::Found::plain(plain),
            Importance::Given(given) if given.len() != panel.predictor_count() => {
                return Err(Trouble::Shape("one importance is needed for each predictor"));
            }
            Importance::Given(given) => {
                outer::Problem::new(panel, design, &order, rows, target).at(given)
            }
            Importance::Sought(search) => {
                outer::Problem::new(panel, design, &order, rows, target).sought(search)
            }
        };
        Ok(assemble(panel, design, &order, found, bound, fitted))
    }
}

fn assemble(
    panel: &Panel,
    design: &Design,
    order: &[usize],
    found: outer::Found,
    bound: f64,
    fitted: Range<usize>,
) -> Fitted {
    let average = |of: &dyn Fn(usize) -> f64| {
        Sum::of(order.iter().zip(&found.weights).map(|(unit, w)| w * of(*unit)))
    };
    let synthetic: Vec<f64> =
        (0..panel.times.len()).map(|t| average(&|unit| panel.outcomes[unit][t])).collect();
    let own = &panel.outcomes[design.treated];
    let gaps: Vec<f64> = own.iter().zip(&synthetic).map(|(own, other)| own - other).collect();
    let count = order.len() as f64;
    let balance = (0..panel.predictor_count())
        .map(|k| {
            let of = |unit: usize| panel.predictors[unit][k];
            [of(design.treated), average(&of), Sum::of(order.iter().map(|unit| of(*unit))) / count]
        })
        .collect();
    let place = |unit: &usize| order.iter().position(|it| it == unit).unwrap_or_default();
    Fitted {
        weights: design.donors.iter().map(|unit| found.weights[place(unit)]).collect(),
        importance: found.importance,
        matched: found.matched,
        loss: Sum::of(gaps[fitted.clone()].iter().map(|it| it * it)) / fitted.len() as f64,
        bound,
        quality: Quality::of(panel, design, &gaps),
        synthetic,
        gaps,
        first: design.first,
        balance,
        evaluations: found.evaluations,
    }
}

/// The mean squared gap of weights.
fn loss(rows: &[Vec<f64>], target: &[f64], weights: &[f64]) -> f64 {
    let used = || rows.iter().zip(weights).filter(|it| *it.1 > 0.0);
    let gap = |t: usize| used().map(|(row, w)| w * row[t]).sum::<f64>() - target[t];
    (0..target.len()).map(|t| gap(t) * gap(t)).sum::<f64>() / target.len() as f64
}

impl Fitted {
    /// The mean gap from the treatment on.
    pub fn effect(&self) -> f64 {
        let after = &self.gaps[self.first..];
        Sum::of(after.iter().copied()) / after.len() as f64
    }

    /// The root mean squared gap before the treatment.
    pub fn rmspe_before(&self) -> f64 {
        rms(&self.gaps[..self.first])
    }

    /// The root mean squared gap from the treatment on.
    pub fn rmspe_after(&self) -> f64 {
        rms(&self.gaps[self.first..])
    }

    /// [`Fitted::rmspe_after`] over [`Fitted::rmspe_before`]; none where the fit before is exact
    /// but for rounding.
    pub fn ratio(&self) -> Option<f64> {
        (!self.quality.exact).then(|| self.rmspe_after() / self.rmspe_before())
    }
}

pub(crate) fn rms(values: &[f64]) -> f64 {
    sqrt(Sum::of(values.iter().map(|it| it * it)) / values.len().max(1) as f64)
}
