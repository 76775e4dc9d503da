//! Units over periods, one of them treated.

use crate::Trouble;

/// Outcomes and predictors of several units.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Panel {
    /// The time of each period, rising. Only [`crate::structural`] and [`crate::interrupted`] ask
    /// how far apart they are.
    pub times: Vec<f64>,
    /// For each unit its outcome in each period; NaN where it is missing.
    pub outcomes: Vec<Vec<f64>>,
    /// For each unit its predictors, all dated before the treatment; empty lists where there are
    /// none.
    pub predictors: Vec<Vec<f64>>,
}

/// Who was treated, when, and who may stand in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Design {
    /// The treated unit.
    pub treated: usize,
    /// The donors: units that were not treated, and that the treatment of the other did not touch.
    pub donors: Vec<usize>,
    /// The first treated period.
    pub first: usize,
}

impl Design {
    /// All other units as donors.
    pub fn among(panel: &Panel, treated: usize, first: usize) -> Design {
        Design {
            treated,
            donors: (0..panel.outcomes.len()).filter(|unit| *unit != treated).collect(),
            first,
        }
    }
}

impl Panel {
    /// The same panel without predictors.
    pub fn without_predictors(&self) -> Panel {
        Panel { predictors: vec![Vec::new(); self.outcomes.len()], ..self.clone() }
    }

    /// How many predictors there are.
    pub fn predictor_count(&self) -> usize {
        self.predictors.first().map_or(0, Vec::len)
    }

    /// Whether a design can be worked with on this panel; `before` periods are needed before the
    /// treatment.
    ///
    /// # Errors
    ///
    /// [`Trouble::Shape`], [`Trouble::Times`], [`Trouble::NoDonor`], [`Trouble::TooFewBefore`],
    /// [`Trouble::NothingAfter`], or [`Trouble::Missing`] with every gap of the treated unit and
    /// its donors.
    pub fn check(
        &self,
        treated: &[usize],
        donors: &[usize],
        first: usize,
        before: usize,
    ) -> Result<(), Trouble> {
        let (units, periods) = (self.outcomes.len(), self.times.len());
        if self.outcomes.iter().any(|row| row.len() != periods) {
            return Err(Trouble::Shape("every unit needs as many outcomes as there are periods"));
        }
        let predictors = self.predictor_count();
        if !self.predictors.is_empty()
            && (self.predictors.len() != units
                || self.predictors.iter().any(|row| row.len() != predictors))
        {
            return Err(Trouble::Shape("every unit needs the same predictors"));
        }
        if treated.is_empty() || treated.iter().chain(donors).any(|unit| *unit >= units) {
            return Err(Trouble::Shape("a unit is named that the panel does not have"));
        }
        if treated.iter().any(|unit| donors.contains(unit)) {
            return Err(Trouble::Shape("a treated unit cannot be a donor"));
        }
        rising(&self.times)?;
        if donors.is_empty() {
            return Err(Trouble::NoDonor);
        }
        if first < before {
            return Err(Trouble::TooFewBefore { found: first, needed: before });
        }
        if first >= periods {
            return Err(Trouble::NothingAfter);
        }
        let gaps = self.gaps(treated.iter().chain(donors).copied());
        if gaps.is_empty() { Ok(()) } else { Err(Trouble::Missing(gaps)) }
    }

    /// Outcomes of these units that are missing, then (numbered after the periods) predictors.
    pub fn gaps(&self, units: impl Iterator<Item = usize>) -> Vec<(usize, usize)> {
        let mut gaps = Vec::new();
        for unit in units {
            let row =
                self.outcomes[unit].iter().chain(self.predictors.get(unit).into_iter().flatten());
            gaps.extend(
                row.enumerate().filter(|(_, value)| !value.is_finite()).map(|(at, _)| (unit, at)),
            );
        }
        gaps
    }

    /// Donors in an order that depends on their numbers alone, so that no result depends on the
    /// order they came in.
    pub(crate) fn canonical(&self, donors: &[usize]) -> Vec<usize> {
        let key = |unit: usize| {
            self.outcomes[unit].iter().chain(self.predictors.get(unit).into_iter().flatten())
        };
        let mut order = donors.to_vec();
        order.sort_by(|a, b| {
            let pairs = key(*a).zip(key(*b)).map(|(a, b)| a.total_cmp(b));
            pairs.into_iter().find(|it| it.is_ne()).unwrap_or(std::cmp::Ordering::Equal)
        });
        order
    }
}

pub(crate) fn rising(times: &[f64]) -> Result<(), Trouble> {
    let later = |it: &[f64]| it[0].is_finite() && it[1].is_finite() && it[1] > it[0];
    times.windows(2).position(|it| !later(it)).map_or(Ok(()), |at| Err(Trouble::Times(at + 1)))
}
