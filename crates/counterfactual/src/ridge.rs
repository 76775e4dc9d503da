//! Ridge-augmented synthetic control: the synthetic control, corrected by a regression where it
//! does not fit.
//!
//! # What it measures
//! As [`crate::synthetic`], from outcomes alone. What the weights leave unfitted before the
//! treatment is taken to what it would mean after it by a ridge regression over the donors; donors
//! may then count negatively.
//!
//! # When to use it
//! The synthetic control fits almost, and a treated unit just outside the hull of the donors is to
//! be reached.
//!
//! # When not
//! The synthetic control fits well (the correction is then noise) or not at all (it is then
//! extrapolation, as in any regression). Look at the sum of the negative weights,
//! [`Fitted::negative`].
//!
//! # Definition
//! With X0 and x1 the outcomes before, without the donors' mean of each period, and w the synthetic
//! control's weights: w + X0 (X0'X0 + r I)^-1 (x1 - X0'w). The penalty r is one of s (1e-8)^(j/20),
//! j = 0..20, with s the square of the largest singular value of X0: each period but the last is
//! left out in turn and predicted, and the largest r is taken whose mean squared error is within
//! one standard error of the least.
//!
//! # References
//! Ben-Michael, E., Feller, A. and Rothstein, J. 2021, "The Augmented Synthetic Control Method",
//! Journal of the American Statistical Association 116, 1789-1803; the choice of r is that of their
//! program `augsynth`.

use counterpoise_numerics::{Cholesky, Sum, pow, sqrt};

use crate::synthetic::{deviation, rms};
use crate::{Design, Panel, Trouble, nearest};

/// An augmented synthetic control.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted {
    /// One weight for each donor, of either sign, together one.
    pub weights: Vec<f64>,
    /// The weights of the synthetic control before the correction.
    pub plain: Vec<f64>,
    /// The penalty.
    pub penalty: f64,
    /// Penalties that were tried, from the largest, with the mean squared error of prediction and
    /// its standard error.
    pub tried: Vec<[f64; 3]>,
    /// The synthetic outcome in each period.
    pub synthetic: Vec<f64>,
    /// Outcome minus synthetic outcome in each period.
    pub gaps: Vec<f64>,
    /// The first treated period.
    pub first: usize,
}

/// How the penalty is found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Choice {
    /// By leaving out periods, as in the definition.
    OneStandardError,
    /// Given: a positive number.
    Given(f64),
}

/// Finds the augmented synthetic control.
///
/// # Errors
///
/// What [`Panel::check`] finds (three periods are needed before the treatment);
/// [`Trouble::Constant`] where all donors went the same way before; [`Trouble::Shape`] for a
/// penalty that is not positive.
pub fn fit(panel: &Panel, design: &Design, choice: Choice) -> Result<Fitted, Trouble> {
    panel.check(&[design.treated], &design.donors, design.first, 3)?;
    let order = panel.canonical(&design.donors);
    let problem = Problem::of(panel, design, &order);
    let all: Vec<usize> = (0..design.first).collect();
    let plain = problem.plain(&all);
    let (penalty, tried) = match choice {
        Choice::Given(penalty) if penalty > 0.0 => (penalty, Vec::new()),
        Choice::Given(_) => return Err(Trouble::Shape("the penalty must be a positive number")),
        Choice::OneStandardError => problem.choose()?,
    };
    let correction = problem.correction(&all, &plain, &[penalty])?;
    let weights: Vec<f64> = plain.iter().zip(&correction[0]).map(|(w, more)| w + more).collect();
    let average = |t: usize| {
        Sum::of(order.iter().zip(&weights).map(|(unit, w)| w * panel.outcomes[*unit][t]))
    };
    let synthetic: Vec<f64> = (0..panel.times.len()).map(average).collect();
    let gaps = panel.outcomes[design.treated]
        .iter()
        .zip(&synthetic)
        .map(|(own, other)| own - other)
        .collect();
    let place = |unit: &usize| order.iter().position(|it| it == unit).unwrap_or_default();
    let back = |of: &[f64]| design.donors.iter().map(|unit| of[place(unit)]).collect();
    Ok(Fitted {
        weights: back(&weights),
        plain: back(&plain),
        penalty,
        tried,
        synthetic,
        gaps,
        first: design.first,
    })
}

/// Outcomes before the treatment without the donors' means.
struct Problem {
    donors: Vec<Vec<f64>>,
    treated: Vec<f64>,
}

impl Problem {
    fn of(panel: &Panel, design: &Design, order: &[usize]) -> Problem {
        let mean = |t: usize| {
            Sum::of(order.iter().map(|unit| panel.outcomes[*unit][t])) / order.len() as f64
        };
        let means: Vec<f64> = (0..design.first).map(mean).collect();
        let centred = |unit: usize| {
            panel.outcomes[unit].iter().zip(&means).map(|(it, mean)| it - mean).collect()
        };
        Problem {
            donors: order.iter().map(|unit| centred(*unit)).collect(),
            treated: centred(design.treated),
        }
    }

    fn plain(&self, periods: &[usize]) -> Vec<f64> {
        let pick = |row: &Vec<f64>| periods.iter().map(|t| row[*t]).collect::<Vec<f64>>();
        nearest::weights(&self.donors.iter().map(pick).collect::<Vec<_>>(), &pick(&self.treated))
    }

    /// What is added to the weights for each penalty.
    fn correction(
        &self,
        periods: &[usize],
        plain: &[f64],
        penalties: &[f64],
    ) -> Result<Vec<Vec<f64>>, Trouble> {
        let n = periods.len();
        let gap = |t: &usize| {
            self.treated[*t] - Sum::of(self.donors.iter().zip(plain).map(|(row, w)| w * row[*t]))
        };
        let gaps: Vec<f64> = periods.iter().map(gap).collect();
        let product = |a: usize, b: usize| {
            Sum::of(self.donors.iter().map(|row| row[periods[a]] * row[periods[b]]))
        };
        let square: Vec<f64> = (0..n * n).map(|at| product(at / n, at % n)).collect();
        let one = |penalty: &f64| {
            let mut matrix = square.clone();
            (0..n).for_each(|at| matrix[at * n + at] += penalty);
            let solved = Cholesky::of(&matrix, n, 0.0).map_err(|_| Trouble::Constant)?.solve(&gaps);
            let along =
                |row: &Vec<f64>| periods.iter().zip(&solved).map(|(t, it)| row[*t] * it).sum();
            Ok(self.donors.iter().map(along).collect())
        };
        penalties.iter().map(one).collect()
    }

    /// The penalty by leaving out periods, and what was tried.
    fn choose(&self) -> Result<(f64, Vec<[f64; 3]>), Trouble> {
        let periods = self.treated.len();
        let largest = self.largest_square();
        if largest <= 0.0 {
            return Err(Trouble::Constant);
        }
        let grid: Vec<f64> = (0..=20).map(|j| largest * pow(1e-8, f64::from(j) / 20.0)).collect();
        let mut errors = vec![Vec::new(); grid.len()];
        for left_out in 0..periods - 1 {
            let others: Vec<usize> = (0..periods).filter(|t| *t != left_out).collect();
            let plain = self.plain(&others);
            for (at, more) in self.correction(&others, &plain, &grid)?.iter().enumerate() {
                let weights = plain.iter().zip(more).map(|(w, more)| w + more);
                let expected =
                    Sum::of(self.donors.iter().zip(weights).map(|(row, w)| w * row[left_out]));
                let gap = self.treated[left_out] - expected;
                errors[at].push(gap * gap);
            }
        }
        let count = (periods - 1) as f64;
        let row = |(penalty, errors): (&f64, &Vec<f64>)| {
            [*penalty, Sum::of(errors.iter().copied()) / count, deviation(errors) / sqrt(count)]
        };
        let tried: Vec<[f64; 3]> = grid.iter().zip(&errors).map(row).collect();
        let least = tried
            .iter()
            .copied()
            .fold([0.0, f64::INFINITY, 0.0], |a, b| if b[1] < a[1] { b } else { a });
        let chosen =
            tried.iter().find(|it| it[1] <= least[1] + least[2]).map_or(least[0], |it| it[0]);
        Ok((chosen, tried))
    }

    /// The square of the largest singular value of the donors' outcomes, by the power method on the
    /// smaller side.
    fn largest_square(&self) -> f64 {
        let periods = self.treated.len();
        let mut v: Vec<f64> = (0..periods).map(|t| 1.0 + 0.01 * t as f64).collect();
        let mut value = 0.0;
        for _ in 0..10_000 {
            let image: Vec<f64> =
                self.donors.iter().map(|row| nearest::dot(&row[..periods], &v)).collect();
            let next: Vec<f64> = (0..periods)
                .map(|t| self.donors.iter().zip(&image).map(|(row, it)| row[t] * it).sum())
                .collect();
            let length = sqrt(nearest::dot(&next, &next));
            if length == 0.0 {
                return 0.0;
            }
            v = next.iter().map(|it| it / length).collect();
            if (length - value).abs() <= 1e-15 * length {
                return length;
            }
            value = length;
        }
        value
    }
}

impl Fitted {
    /// The mean gap from the treatment on.
    pub fn effect(&self) -> f64 {
        Sum::of(self.gaps[self.first..].iter().copied()) / (self.gaps.len() - self.first) as f64
    }

    /// The root mean squared gap before the treatment.
    pub fn rmspe_before(&self) -> f64 {
        rms(&self.gaps[..self.first])
    }

    /// The sum of the negative weights: how far the answer is extrapolated.
    pub fn negative(&self) -> f64 {
        Sum::of(self.weights.iter().copied().filter(|w| *w < 0.0))
    }
}
