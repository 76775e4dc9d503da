//! Samples and sets of controls, with what they explain taken out once.

use super::{Regression, SpecError};
use counterpoise_numerics::{Cholesky, Sum, sqrt};
use std::collections::BTreeSet;

/// Everything that is the same for every permutation of the focal variable.
pub(super) struct Designs<'r> {
    of: &'r Regression,
    samples: Vec<Ground>,
}

/// One sample.
struct Ground {
    columns: Columns,
    designs: Vec<Design>,
}

/// The columns of a sample.
pub(super) struct Columns {
    /// Its observations.
    rows: Vec<usize>,
    /// Controls, then outcomes: each with mean 0; controls of length 1.
    columns: Vec<Vec<f64>>,
    /// Of each control, whether it does not vary.
    constant: Vec<bool>,
    products: Products,
}

/// The products of every two columns, the focal variable being the last: sets share most of them,
/// and each is asked for twice, when it is tried and when it is estimated.
struct Products {
    width: usize,
    of: Vec<f64>,
}

/// One set of controls in a sample.
struct Design {
    factored: Cholesky,
    /// Its position.
    at: usize,
    set: Vec<usize>,
    outcomes: Vec<Rest>,
    df: f64,
}

/// An outcome, as the controls see it.
struct Rest {
    /// Its coordinates in the space of the controls.
    explained: Vec<f64>,
    /// Sum of squares that the controls leave.
    left: f64,
}

/// An estimate without its p-value.
pub(super) struct Raw {
    pub(super) b: f64,
    /// Never 0: what is left of the outcome counts as no less than what rounding may leave.
    pub(super) se: f64,
    pub(super) df: f64,
    /// Whether nothing but rounding is left of the outcome.
    pub(super) exact: bool,
}

/// A column whose part outside the others is smaller than this share of it depends on them.
const DEPENDS: f64 = 1e-10;

impl<'r> Designs<'r> {
    pub(super) fn of(of: &'r Regression) -> Result<Designs<'r>, SpecError> {
        check(of)?;
        let left_out = of.left_out();
        let ground = |at: usize| Ground::of(of, at, &left_out);
        let samples: Vec<Ground> = (0..of.samples.len()).map(ground).collect::<Result<_, _>>()?;
        if samples.iter().all(|ground| ground.designs.is_empty()) {
            return Err(SpecError::Empty("specification"));
        }
        Ok(Designs { of, samples })
    }

    /// Estimates every specification with this focal variable; `take` is given sample, set and
    /// outcome, and the estimate.
    pub(super) fn estimate(
        &self,
        focal: &[f64],
        mut take: impl FnMut([usize; 3], Raw),
    ) -> Result<(), SpecError> {
        let (mut dots, mut seen) = (Vec::new(), Vec::new());
        for (sample, ground) in self.samples.iter().enumerate() {
            let name = || self.of.samples[sample].name.clone();
            let rows = &ground.columns.rows;
            let mean = Sum::of(rows.iter().map(|&row| focal[row])) / rows.len() as f64;
            let own: Vec<f64> = rows.iter().map(|&row| focal[row] - mean).collect();
            let square = dot(&own, &own);
            dots.clear();
            dots.extend(ground.columns.columns.iter().map(|column| dot(&own, column)));
            let (controls, outcomes) = dots.split_at(self.of.controls.len());
            for design in &ground.designs {
                seen.clear();
                seen.extend(design.set.iter().map(|&control| controls[control]));
                design.factored.forward(&mut seen);
                let left = square - dot(&seen, &seen);
                if left.is_nan() || left <= DEPENDS * square || left <= 0.0 {
                    return Err(SpecError::Collinear(name()));
                }
                for (outcome, rest) in design.outcomes.iter().enumerate() {
                    let common = outcomes[outcome] - dot(&seen, &rest.explained);
                    let b = common / left;
                    let (residual, least) = (rest.left - b * common, DEPENDS * rest.left);
                    let se = sqrt(residual.max(least) / design.df / left);
                    take(
                        [sample, design.at, outcome],
                        Raw { b, se, df: design.df, exact: residual <= least },
                    );
                }
            }
        }
        Ok(())
    }
}

impl Ground {
    fn of(
        of: &Regression,
        at: usize,
        left_out: &BTreeSet<[usize; 2]>,
    ) -> Result<Ground, SpecError> {
        let columns = Columns::of(of, at)?;
        let name = &of.samples[at].name;
        let mut ground = Ground { columns, designs: Vec::new() };
        for (set, controls) in of.sets.iter().enumerate() {
            if left_out.contains(&[at, set]) {
                continue;
            }
            // Of what is estimated, not of what is left out.
            if ground.columns.rows.len() < controls.len() + 3 {
                return Err(SpecError::TooFew(name.clone()));
            }
            let design = ground.columns.design(of, set, name)?;
            ground.designs.push(design);
        }
        Ok(ground)
    }
}

impl Columns {
    pub(super) fn of(of: &Regression, at: usize) -> Result<Columns, SpecError> {
        let sample = &of.samples[at];
        let rows: Vec<usize> = (0..sample.rows.len()).filter(|&row| sample.rows[row]).collect();
        if rows.len() < 3 {
            return Err(SpecError::TooFew(sample.name.clone()));
        }
        let (mut columns, mut constant) = (Vec::new(), Vec::new());
        for variable in &of.controls {
            let (mut column, length) = centred(&variable.values, &rows);
            constant.push(length <= 0.0);
            // A constant control is never chosen by itself; where it is in a set, factoring names
            // it.
            let length = if length > 0.0 { length } else { 1.0 };
            column.iter_mut().for_each(|value| *value /= length);
            columns.push(column);
        }
        for variable in &of.outcomes {
            let (mut column, length) = centred(&variable.values, &rows);
            if length <= 0.0 {
                let (what, sample) = (&variable.name, &sample.name);
                return Err(SpecError::Constant(format!(
                    "in the sample `{sample}` the outcome `{what}`"
                )));
            }
            let deviation = length / sqrt(rows.len() as f64 - 1.0);
            if of.standardise {
                column.iter_mut().for_each(|value| *value /= deviation);
            }
            columns.push(column);
        }
        let (mut focal, length) = centred(&of.focal, &rows);
        if length <= 0.0 {
            return Err(SpecError::Constant(format!(
                "in the sample `{}` the focal variable",
                sample.name
            )));
        }
        focal.iter_mut().for_each(|value| *value /= length);
        let products = Products::of(&columns, &focal);
        Ok(Columns { rows, columns, constant, products })
    }

    /// The position of the focal variable among the columns.
    fn focal(&self) -> usize {
        self.columns.len()
    }

    pub(super) fn is_constant(&self, control: usize) -> bool {
        self.constant[control]
    }

    /// The first of these controls that says nothing beside the constant, the focal variable and
    /// those before it.
    ///
    /// That is asked as [`Designs::estimate`] asks it, of the controls and then of what they leave
    /// of the focal variable; so what is said here to be sound is estimated.
    pub(super) fn too_much(&self, set: &[usize]) -> Option<usize> {
        let factored = match self.factored(set.len(), |at| set[at]) {
            Ok(factored) => factored,
            Err(at) => return Some(self.named(set).unwrap_or(at)),
        };
        let focal = self.focal();
        let mut seen: Vec<f64> = set.iter().map(|&own| self.products.get(focal, own)).collect();
        factored.forward(&mut seen);
        let (square, explained) = (self.products.get(focal, focal), dot(&seen, &seen));
        let left = square - explained;
        let depends = left.is_nan() || left <= DEPENDS * square;
        (depends && !set.is_empty()).then(|| self.named(set).unwrap_or(set.len() - 1))
    }

    /// The same with the focal variable first, so that a control is named and not what is asked
    /// for.
    fn named(&self, set: &[usize]) -> Option<usize> {
        let own = |at: usize| if at == 0 { self.focal() } else { set[at - 1] };
        self.factored(set.len() + 1, own).err()?.checked_sub(1)
    }

    /// The products of so many columns, factored; else the position of the first that depends on
    /// those before it.
    fn factored(&self, k: usize, column: impl Fn(usize) -> usize) -> Result<Cholesky, usize> {
        let cross = (0..k * k).map(|at| self.products.get(column(at / k), column(at % k)));
        Cholesky::of(&cross.collect::<Vec<f64>>(), k, DEPENDS)
    }

    fn design(&self, of: &Regression, at: usize, sample: &str) -> Result<Design, SpecError> {
        let set = &of.sets[at];
        let k = set.len();
        let factored =
            self.factored(k, |at| set[at]).map_err(|_| SpecError::Collinear(sample.to_owned()))?;
        let rest = |outcome: usize| {
            let column = of.controls.len() + outcome;
            let mut explained: Vec<f64> =
                set.iter().map(|&control| self.products.get(control, column)).collect();
            factored.forward(&mut explained);
            let square = self.products.get(column, column);
            let left = square - dot(&explained, &explained);
            if left.is_nan() || left <= DEPENDS * square {
                return Err(SpecError::explained(of, outcome, sample));
            }
            Ok(Rest { explained, left })
        };
        let outcomes = (0..of.outcomes.len()).map(rest).collect::<Result<_, _>>()?;
        let df = self.rows.len() as f64 - 2.0 - k as f64;
        Ok(Design { factored, at, set: set.clone(), outcomes, df })
    }
}

impl Products {
    fn of(columns: &[Vec<f64>], focal: &[f64]) -> Products {
        let all: Vec<&[f64]> = columns.iter().map(Vec::as_slice).chain([focal]).collect();
        let width = all.len();
        let mut of = vec![0.0; width * width];
        for (at, one) in all.iter().enumerate() {
            for (beside, other) in all.iter().enumerate().skip(at) {
                let product = dot(one, other);
                (of[at * width + beside], of[beside * width + at]) = (product, product);
            }
        }
        Products { width, of }
    }

    fn get(&self, one: usize, other: usize) -> f64 {
        self.of[one * self.width + other]
    }
}

/// The values of these observations with mean 0, and their length; 0 if they differ by rounding
/// alone.
fn centred(values: &[f64], rows: &[usize]) -> (Vec<f64>, f64) {
    let mean = Sum::of(rows.iter().map(|&row| values[row])) / rows.len() as f64;
    let column: Vec<f64> = rows.iter().map(|&row| values[row] - mean).collect();
    let length = sqrt(dot(&column, &column));
    let size = rows.iter().map(|&row| values[row].abs()).fold(0.0, f64::max);
    let varies = length > 1e-12 * size * sqrt(rows.len() as f64);
    (column, if varies { length } else { 0.0 })
}

/// Summed in eight parts, always the same ones, so that a processor may add several at once.
fn dot(a: &[f64], b: &[f64]) -> f64 {
    let mut parts = [0.0; 8];
    let (heads, tails) = (a.chunks_exact(8), b.chunks_exact(8));
    let rest: f64 = heads.remainder().iter().zip(tails.remainder()).map(|(a, b)| a * b).sum();
    for (a, b) in heads.zip(tails) {
        (0..8).for_each(|at| parts[at] += a[at] * b[at]);
    }
    let [a, b, c, d, e, f, g, h] = parts;
    ((a + b) + (c + d)) + ((e + f) + (g + h)) + rest
}

pub(super) fn check(of: &Regression) -> Result<(), SpecError> {
    let empty = [
        ("outcome", of.outcomes.is_empty()),
        ("set of controls", of.sets.is_empty()),
        ("sample", of.samples.is_empty()),
    ];
    if let Some((what, _)) = empty.into_iter().find(|(_, empty)| *empty) {
        return Err(SpecError::Empty(what));
    }
    let n = of.focal.len();
    let focal = [("the focal variable", &of.focal)];
    let named = of
        .outcomes
        .iter()
        .chain(&of.controls)
        .map(|variable| (variable.name.as_str(), &variable.values));
    for (name, values) in focal.into_iter().chain(named) {
        if values.len() != n {
            return Err(SpecError::Length(name.to_owned()));
        }
        if !values.iter().all(|value| value.is_finite()) {
            return Err(SpecError::NotANumber(name.to_owned()));
        }
    }
    if let Some(sample) = of.samples.iter().find(|sample| sample.rows.len() != n) {
        return Err(SpecError::Length(sample.name.clone()));
    }
    match of.sets.iter().flatten().find(|&&control| control >= of.controls.len()) {
        Some(&control) => Err(SpecError::NoSuchControl(control)),
        None => Ok(()),
    }
}
