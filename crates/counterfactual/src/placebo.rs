//! Placebos: the same method where nothing happened.
//!
//! # In space
//! The treatment is given to each donor in turn. If gaps like the treated unit's are common among
//! units to which nothing happened, its gap is no evidence. The measure is the ratio of the gaps
//! after the treatment to those before (root mean squares); the *p-value* is the share of all
//! units, the treated one among them, whose ratio is at least as large. With n units it cannot be
//! below 1/n, so with fewer than twenty no effect, however large, can reach 0.05. A unit whose fit
//! before is exact has no ratio and counts as at least as large.
//!
//! # In time
//! The treatment is moved to a date before the real one, and the periods from the real one on are
//! left out. A gap that opens at a false date speaks against the true one.
//!
//! # Without each donor
//! Each donor that has a weight is left out in turn. A result that falls with one donor is a
//! statement about that donor.
//!
//! # References
//! Abadie, A., Diamond, A. and Hainmueller, J. 2010, 2015 ("Comparative Politics and the Synthetic
//! Control Method", American Journal of Political Science 59, 495-510).

use rayon::prelude::*;

use crate::synthetic::{Fitted, Spec};
use crate::{Design, Panel, Trouble};

/// The treatment given to every donor in turn.
#[derive(Debug, Clone, PartialEq)]
pub struct InSpace {
    /// For each donor of the design, in its order: its synthetic control.
    pub placebos: Vec<Fitted>,
    /// The share of all units whose ratio is at least that of the treated unit; none if that has no
    /// ratio.
    pub p_value: Option<f64>,
    /// The place of the treated unit among all, 1 for the largest ratio.
    pub rank: Option<usize>,
}

/// Whether a placebo may use the treated unit as a donor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pool {
    /// It may not: what happened to it after the treatment would enter the placebos.
    #[default]
    WithoutTreated,
    /// It may, as in Abadie, Diamond and Hainmueller 2010, who moved the treated unit into the
    /// pool.
    WithTreated,
}

/// Gives the treatment to each donor in turn. `done` is called after each, from any thread.
///
/// # Errors
///
/// [`Trouble::NoDonor`] where a donor has no other donor left; otherwise what [`Spec::fit`] finds.
pub fn in_space(
    spec: &Spec,
    panel: &Panel,
    design: &Design,
    treated: &Fitted,
    pool: Pool,
    done: &(dyn Fn() + Sync),
) -> Result<InSpace, Trouble> {
    let fit = |unit: &usize| {
        let others = design.donors.iter().copied().filter(|it| it != unit);
        let own = (pool == Pool::WithTreated).then_some(design.treated);
        let fitted = spec.fit(
            panel,
            &Design { treated: *unit, donors: others.chain(own).collect(), first: design.first },
        );
        done();
        fitted
    };
    let placebos: Vec<Fitted> = design.donors.par_iter().map(fit).collect::<Result<_, _>>()?;
    let rank = treated
        .ratio()
        .map(|own| 1 + placebos.iter().filter(|it| it.ratio().is_none_or(|it| it >= own)).count());
    let p_value = rank.map(|rank| rank as f64 / (placebos.len() + 1) as f64);
    Ok(InSpace { placebos, p_value, rank })
}

impl InSpace {
    /// The share again, among the units whose mean squared gap before the treatment is at most
    /// `times` the treated unit's; and how many units that are, the treated one among them.
    pub fn among_fitted(&self, treated: &Fitted, times: f64) -> Option<(f64, usize)> {
        let own = treated.ratio()?;
        let limit = times * treated.rmspe_before() * treated.rmspe_before();
        let fitted =
            || self.placebos.iter().filter(|it| it.rmspe_before() * it.rmspe_before() <= limit);
        let above = fitted().filter(|it| it.ratio().is_none_or(|it| it >= own)).count();
        let count = fitted().count() + 1;
        Some(((above + 1) as f64 / count as f64, count))
    }
}

/// The treatment moved to an earlier date.
#[derive(Debug, Clone, PartialEq)]
pub struct InTime {
    /// The first period of the false treatment.
    pub first: usize,
    /// The synthetic control, of the periods before the true treatment.
    pub fitted: Fitted,
}

/// Moves the treatment to each of these periods. `predictors` gives the predictors that would have
/// been known at a date, for each unit; the importances are sought anew.
///
/// # Errors
///
/// What [`Spec::fit`] finds; [`Trouble::Shape`] for a date that does not lie before the treatment.
pub fn in_time(
    spec: &Spec,
    panel: &Panel,
    design: &Design,
    dates: &[usize],
    predictors: &(dyn Fn(usize) -> Vec<Vec<f64>> + Sync),
) -> Result<Vec<InTime>, Trouble> {
    let fit = |first: &usize| {
        if *first >= design.first {
            return Err(Trouble::Shape("a false date must lie before the true one"));
        }
        let earlier = Panel {
            times: panel.times[..design.first].to_vec(),
            outcomes: panel
                .outcomes
                .iter()
                .map(|row| row[..design.first.min(row.len())].to_vec())
                .collect(),
            predictors: predictors(*first),
        };
        let window = spec.fitted.clone().map(|it| it.start.min(*first)..it.end.min(*first));
        let spec = Spec { fitted: window.filter(|it| !it.is_empty()), ..spec.clone() };
        let fitted = spec.fit(&earlier, &Design { first: *first, ..design.clone() })?;
        Ok(InTime { first: *first, fitted })
    };
    dates.par_iter().map(fit).collect()
}

/// The synthetic control without one of its donors.
#[derive(Debug, Clone, PartialEq)]
pub struct Without {
    /// The position of the donor in the design.
    pub donor: usize,
    /// What the others give.
    pub fitted: Fitted,
}

/// Leaves out each donor whose weight is above `least`, in turn. Empty where there is one donor
/// only.
///
/// # Errors
///
/// What [`Spec::fit`] finds.
pub fn without_each(
    spec: &Spec,
    panel: &Panel,
    design: &Design,
    treated: &Fitted,
    least: f64,
) -> Result<Vec<Without>, Trouble> {
    if design.donors.len() < 2 {
        return Ok(Vec::new());
    }
    let used: Vec<usize> =
        (0..design.donors.len()).filter(|donor| treated.weights[*donor] > least).collect();
    let fit = |donor: &usize| {
        let mut donors = design.donors.clone();
        donors.remove(*donor);
        let fitted = spec.fit(panel, &Design { donors, ..design.clone() })?;
        Ok(Without { donor: *donor, fitted })
    };
    used.par_iter().map(fit).collect()
}

/// What a synthetic control with its placebos allows to be said.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reading {
    /// Nothing: the fit before the treatment is too poor ([`crate::synthetic::Quality`]).
    PoorFit,
    /// Nothing: the fit before is exact, so there is no ratio to compare.
    ExactFit,
    /// Nothing at the level asked for: with so few units even the largest ratio could not reach it.
    TooFewUnits {
        /// The least p-value there can be.
        least: f64,
    },
    /// Gaps as large are common among units to which nothing happened.
    Unremarkable {
        /// The share of units whose ratio is at least as large.
        p_value: f64,
    },
    /// Gaps as large are rare among them.
    Remarkable {
        /// The share of units whose ratio is at least as large.
        p_value: f64,
    },
}

/// What can be said at a level such as 0.05.
pub fn reading(treated: &Fitted, space: &InSpace, level: f64) -> Reading {
    let least = 1.0 / (space.placebos.len() + 1) as f64;
    match space.p_value {
        _ if treated.quality.poor => Reading::PoorFit,
        None => Reading::ExactFit,
        Some(p_value) if p_value <= level => Reading::Remarkable { p_value },
        Some(p_value) if least > level && p_value <= least => Reading::TooFewUnits { least },
        Some(p_value) => Reading::Unremarkable { p_value },
    }
}
