//! How much each predictor counts: the outer problem.

use counterpoise_numerics::{pow, sqrt};

use crate::nearest::Polytope;
use crate::search::{Search, minimise};
use crate::synthetic::quality::deviation;
use crate::{Design, Panel, nearest};

/// Importances are sought between 10 to the power of this, and 1.
const LOWEST: f64 = -8.0;
/// How much closely the predictors must be met, against outcomes, where they can be met exactly.
const STRICT: f64 = 1e3;
/// What counts as an exact match of predictors, as a share of the largest squared distance of a
/// donor.
const MATCH: f64 = 1e-18;

/// Donors' weights and where they came from.
pub(super) struct Found {
    pub(super) weights: Vec<f64>,
    pub(super) importance: Vec<f64>,
    pub(super) matched: bool,
    pub(super) evaluations: usize,
}

impl Found {
    pub(super) fn plain(weights: Vec<f64>) -> Found {
        Found { weights, importance: Vec::new(), matched: false, evaluations: 0 }
    }
}

/// Donors' predictors as differences from the treated unit's, scaled; their outcomes, and the
/// treated unit's.
pub(super) struct Problem {
    differences: Vec<Vec<f64>>,
    rows: Vec<Vec<f64>>,
    target: Vec<f64>,
    predictors: usize,
}

impl Problem {
    pub(super) fn new(
        panel: &Panel,
        design: &Design,
        order: &[usize],
        rows: Vec<Vec<f64>>,
        target: Vec<f64>,
    ) -> Problem {
        let own = &panel.predictors[design.treated];
        let scale = |k: usize| {
            let mut values: Vec<f64> = order
                .iter()
                .chain([&design.treated])
                .map(|unit| panel.predictors[*unit][k])
                .collect();
            values.sort_by(f64::total_cmp);
            let spread = deviation(&values);
            // A predictor that is the same for all says nothing; its differences are zero whatever
            // the scale.
            if spread > 0.0 { spread } else { 1.0 }
        };
        let scales: Vec<f64> = (0..own.len()).map(scale).collect();
        let difference = |unit: &usize| -> Vec<f64> {
            panel.predictors[*unit]
                .iter()
                .zip(own)
                .zip(&scales)
                .map(|((it, own), scale)| (it - own) / scale)
                .collect()
        };
        Problem {
            differences: order.iter().map(difference).collect(),
            rows,
            target,
            predictors: own.len(),
        }
    }

    /// The weights for given importances.
    pub(super) fn at(&self, importance: &[f64]) -> Found {
        let total: f64 = importance.iter().sum();
        let importance: Vec<f64> =
            importance.iter().map(|it| if total > 0.0 { it / total } else { 1.0 }).collect();
        let mut polytope = Polytope::new(self.predictors);
        self.inner(&mut polytope, &importance);
        polytope.solve();
        let matched = polytope.square() <= MATCH * polytope.largest();
        let mut weights = vec![0.0; self.rows.len()];
        polytope.solution().for_each(|(at, weight)| weights[at] = weight);
        if matched {
            weights = self.best_match(&importance);
        }
        Found { weights, importance, matched, evaluations: 1 }
    }

    /// The weights for the importances that fit the outcomes best.
    pub(super) fn sought(&self, search: &Search) -> Found {
        let even = vec![1.0; self.predictors];
        let exact = self.at(&even);
        if exact.matched || self.predictors == 1 {
            return exact;
        }
        let mut polytope = Polytope::new(self.predictors);
        let mut value = |exponents: &[f64]| {
            self.inner(&mut polytope, &importance(exponents));
            polytope.solve_again();
            self.loss(polytope.solution())
        };
        let found = minimise(search, &self.starts(), (LOWEST, 0.0), &mut value);
        Found { evaluations: found.evaluations, ..self.at(&importance(&found.at)) }
    }

    /// All alike; and each alone far above the others.
    fn starts(&self) -> Vec<Vec<f64>> {
        let alone = |k: usize| {
            (0..self.predictors).map(|at| if at == k { 0.0 } else { LOWEST / 2.0 }).collect()
        };
        std::iter::once(vec![LOWEST / 4.0; self.predictors])
            .chain((0..self.predictors).map(alone))
            .collect()
    }

    /// Sets the points of the inner problem.
    fn inner(&self, polytope: &mut Polytope, importance: &[f64]) {
        let roots: Vec<f64> = importance.iter().map(|it| sqrt(*it)).collect();
        let points = polytope.points();
        points.clear();
        for row in &self.differences {
            points.extend(row.iter().zip(&roots).map(|(it, root)| it * root));
        }
    }

    fn loss(&self, solution: impl Iterator<Item = (usize, f64)>) -> f64 {
        let mut gaps: Vec<f64> = self.target.iter().map(|it| -it).collect();
        for (at, weight) in solution {
            gaps.iter_mut().zip(&self.rows[at]).for_each(|(gap, it)| *gap += weight * it);
        }
        gaps.iter().map(|it| it * it).sum::<f64>() / gaps.len() as f64
    }

    /// Of the averages that have the treated unit's predictors, the one that fits its outcomes
    /// best.
    fn best_match(&self, importance: &[f64]) -> Vec<f64> {
        let size = |rows: &[Vec<f64>]| {
            sqrt(rows.iter().map(|row| nearest::dot(row, row)).fold(0.0, f64::max))
        };
        let moved: Vec<Vec<f64>> = self
            .rows
            .iter()
            .map(|row| row.iter().zip(&self.target).map(|(it, target)| it - target).collect())
            .collect();
        let (far, wide) = (size(&moved), size(&self.differences));
        let strict = if far > 0.0 && wide > 0.0 { STRICT * far / wide } else { 1.0 };
        let counts =
            |(it, importance): (&f64, &f64)| if *importance > 0.0 { it * strict } else { 0.0 };
        let joined: Vec<Vec<f64>> = self
            .differences
            .iter()
            .zip(&moved)
            .map(|(x, z)| x.iter().zip(importance).map(counts).chain(z.iter().copied()).collect())
            .collect();
        nearest::weights(&joined, &vec![0.0; self.predictors + self.target.len()])
    }
}

/// From exponents to importances that sum to one.
fn importance(exponents: &[f64]) -> Vec<f64> {
    let powers: Vec<f64> = exponents.iter().map(|it| pow(10.0, *it)).collect();
    let total: f64 = powers.iter().sum();
    powers.iter().map(|it| it / total).collect()
}
