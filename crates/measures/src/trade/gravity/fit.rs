//! Iteratively reweighted least squares with two sets of effects taken out.

use counterpoise_numerics::{Cholesky, exp, ln, ln_gamma, sqrt};

use super::absorb::{Effects, dot, totals};
use super::error::GravityError;
use super::model::{Fitted, Flows, Spec};
use super::separation;

/// A variable of which less than this part is left beside the effects is explained by them.
const EXPLAINED: f64 = 1e-9;

/// The rows in the estimate, with what is known of them so far.
struct Sample {
    rows: Vec<usize>,
    flow: Vec<f64>,
    exporter: Vec<u32>,
    importer: Vec<u32>,
    variables: Vec<Vec<f64>>,
    /// The dyads by numbers without gaps; none where each row errs by itself.
    dyad: Option<Vec<u32>>,
}

/// Where an estimate stands.
struct State {
    logs: Vec<f64>,
    coefficients: Vec<f64>,
    deviance: f64,
}

enum Outcome {
    Settled(State, usize),
    Separated(Vec<bool>),
}

fn fit(spec: &Spec, flows: &Flows) -> Result<Fitted, GravityError> {
    check(flows)?;
    let numbers = |groups: &[u32]| numbered(groups.iter().copied());
    let mut separated = separation::without_trade(
        &flows.flow,
        &numbers(&flows.exporter),
        &numbers(&flows.importer),
    );
    loop {
        let sample = Sample::of(flows, &separated);
        match settle(spec, &sample)? {
            Outcome::Settled(state, rounds) => return fitted(&sample, &state, separated, rounds),
            Outcome::Separated(found) => mark(&mut separated, &sample.rows, &found),
        }
    }
}

fn check(flows: &Flows) -> Result<(), GravityError> {
    let n = flows.flow.len();
    let dyad = if flows.dyad.is_empty() { n } else { flows.dyad.len() };
    let columns = [flows.exporter.len(), flows.importer.len(), dyad].into_iter();
    for column in columns.chain(flows.variables.iter().map(Vec::len)) {
        if column != n {
            return Err(GravityError::Lengths { flows: n, column });
        }
    }
    if let Some(row) = flows.flow.iter().position(|flow| !flow.is_finite() || *flow < 0.0) {
        return Err(GravityError::Flow(row));
    }
    if let Some(row) =
        flows.variables.iter().find_map(|one| one.iter().position(|value| !value.is_finite()))
    {
        return Err(GravityError::Variable(row));
    }
    if flows.flow.iter().all(|flow| *flow == 0.0) { Err(GravityError::NoTrade) } else { Ok(()) }
}

fn mark(separated: &mut [bool], rows: &[usize], found: &[bool]) {
    rows.iter().zip(found).filter(|(_, found)| **found).for_each(|(&row, _)| separated[row] = true);
}

/// Rounds until nothing moves, or until flows of zero are seen to sink without end.
fn settle(spec: &Spec, sample: &Sample) -> Result<Outcome, GravityError> {
    let mut state = sample.start();
    for round in 1..=spec.rounds {
        let next = sample.step(&state)?;
        let settled = spec.settled(&state, &next);
        state = next;
        let sinking = separation::sinking(&sample.flow, &state.logs);
        if sinking.contains(&true) {
            return Ok(Outcome::Separated(sinking));
        }
        if settled {
            return Ok(Outcome::Settled(state, round));
        }
    }
    Err(GravityError::NotConverged(spec.rounds))
}

impl Spec {
    /// Estimates the model. The result does not depend on the order of rows beyond rounding.
    ///
    /// # Errors
    ///
    /// [`GravityError`]: columns of different lengths, a negative flow or no number, no positive
    /// flow, a variable that the effects or other variables explain wholly, no convergence.
    pub fn fit(&self, flows: &Flows) -> Result<Fitted, GravityError> {
        fit(self, flows)
    }

    /// Whether a round moved nothing. The deviance is flat at its least, so the logarithms
    /// themselves are asked too.
    fn settled(&self, before: &State, after: &State) -> bool {
        let still =
            |a: &[f64], b: &[f64]| a.iter().zip(b).all(|(a, b)| (a - b).abs() <= self.tolerance);
        let deviance =
            (after.deviance - before.deviance).abs() <= self.tolerance * (1.0 + after.deviance);
        deviance
            && still(&after.coefficients, &before.coefficients)
            && still(&after.logs, &before.logs)
    }
}

impl Sample {
    fn of(flows: &Flows, separated: &[bool]) -> Sample {
        let rows: Vec<usize> = (0..flows.flow.len()).filter(|&row| !separated[row]).collect();
        let numbers = |column: &[f64]| rows.iter().map(|&row| column[row]).collect::<Vec<f64>>();
        Sample {
            flow: numbers(&flows.flow),
            exporter: numbered(rows.iter().map(|&row| flows.exporter[row])),
            importer: numbered(rows.iter().map(|&row| flows.importer[row])),
            variables: flows.variables.iter().map(|column| numbers(column)).collect(),
            dyad: (!flows.dyad.is_empty())
                .then(|| numbered(rows.iter().map(|&row| flows.dyad[row]))),
            rows,
        }
    }

    /// Expectations half way between each flow and the mean.
    fn start(&self) -> State {
        let mean = self.flow.iter().sum::<f64>() / self.flow.len() as f64;
        let logs: Vec<f64> = self.flow.iter().map(|flow| ln((flow + mean) / 2.0)).collect();
        // Nearer to the flows than any model: the first round may not be measured against it.
        State {
            logs,
            coefficients: vec![f64::INFINITY; self.variables.len()],
            deviance: f64::INFINITY,
        }
    }

    /// One round; a step that makes the fit worse is halved until it does not.
    fn step(&self, state: &State) -> Result<State, GravityError> {
        let (mut logs, coefficients) = self.least_squares(state)?;
        let mut deviance = self.deviance(&logs);
        let rounding = 1e-8 * (1.0 + state.deviance) + 1e-13 * self.flow.iter().sum::<f64>();
        for _ in 0..30 {
            if deviance <= state.deviance + rounding {
                break;
            }
            logs.iter_mut().zip(&state.logs).for_each(|(new, old)| *new = (*new + old) / 2.0);
            deviance = self.deviance(&logs);
        }
        Ok(State { logs, coefficients, deviance })
    }

    /// The logarithms of the expected flows and the coefficients of the working regression.
    fn least_squares(&self, state: &State) -> Result<(Vec<f64>, Vec<f64>), GravityError> {
        let weights: Vec<f64> = state.logs.iter().map(|log| exp(*log)).collect();
        let rows = state.logs.iter().zip(self.flow.iter().zip(&weights));
        let working: Vec<f64> =
            rows.map(|(log, (flow, weight))| log + (flow - weight) / weight).collect();
        let effects = Effects::new(&self.exporter, &self.importer, &weights);
        let bare = self.bare(&effects);
        let left = effects.residual(&working);
        let right: Vec<f64> = bare.iter().map(|column| weighted(column, &left, &weights)).collect();
        let coefficients = self.gram(&bare, &weights)?.solve(&right);
        let explained = |row: usize| {
            bare.iter().zip(&coefficients).map(|(column, by)| by * column[row]).sum::<f64>()
        };
        let logs =
            (0..working.len()).map(|row| working[row] - (left[row] - explained(row))).collect();
        Ok((logs, coefficients))
    }

    /// The variables without the effects.
    fn bare(&self, effects: &Effects<'_>) -> Vec<Vec<f64>> {
        self.variables.iter().map(|column| effects.residual(column)).collect()
    }

    /// The matrix of the variables' products, in the units of each variable before the effects were
    /// taken out.
    fn gram(&self, bare: &[Vec<f64>], weights: &[f64]) -> Result<Cholesky, GravityError> {
        let n = bare.len();
        for (at, (column, whole)) in bare.iter().zip(&self.variables).enumerate() {
            if weighted(column, column, weights) <= EXPLAINED * weighted(whole, whole, weights) {
                return Err(GravityError::Explained(at));
            }
        }
        let entry = |at: usize| weighted(&bare[at / n], &bare[at % n], weights);
        let matrix: Vec<f64> = (0..n * n).map(entry).collect();
        Cholesky::of(&matrix, n, EXPLAINED).map_err(GravityError::Explained)
    }

    fn deviance(&self, logs: &[f64]) -> f64 {
        let of = |(flow, log): (&f64, &f64)| {
            let gain = if *flow > 0.0 { flow * (ln(*flow) - log) } else { 0.0 };
            2.0 * (gain - (flow - exp(*log)))
        };
        self.flow.iter().zip(logs).map(of).sum()
    }

    fn log_likelihood(&self, logs: &[f64]) -> f64 {
        self.flow
            .iter()
            .zip(logs)
            .map(|(flow, log)| flow * log - exp(*log) - ln_gamma(flow + 1.0))
            .sum()
    }

    /// Standard errors by the sandwich: bread, meat of the errors, bread. The meat is that of White,
    /// of each flow by itself, and that of the sums of a dyad's flows.
    fn standard_errors(&self, logs: &[f64]) -> Result<[Vec<f64>; 2], GravityError> {
        let weights: Vec<f64> = logs.iter().map(|log| exp(*log)).collect();
        let bare = self.bare(&Effects::new(&self.exporter, &self.importer, &weights));
        let bread = self.gram(&bare, &weights)?;
        let errors: Vec<f64> = self.flow.iter().zip(&weights).map(|(y, mu)| y - mu).collect();
        let squares = |values: &[f64]| values.iter().map(|value| value * value).sum::<f64>();
        let (mut robust, mut clustered) = (Vec::new(), Vec::new());
        for at in 0..bare.len() {
            let mut unit = vec![0.0; bare.len()];
            unit[at] = 1.0;
            let row = bread.solve(&unit);
            let mix =
                |i: usize| row.iter().zip(&bare).map(|(by, column)| by * column[i]).sum::<f64>();
            let scores: Vec<f64> = (0..errors.len()).map(|i| mix(i) * errors[i]).collect();
            robust.push(sqrt(squares(&scores)));
            clustered.push(match &self.dyad {
                None => sqrt(squares(&scores)),
                Some(dyad) => {
                    let g = self.dyads() as f64;
                    sqrt(g / (g - 1.0) * squares(&totals(dyad, &scores)))
                }
            });
        }
        Ok([robust, clustered])
    }

    /// How many dyads there are; rows, where each errs by itself.
    fn dyads(&self) -> usize {
        let last = |dyads: &Vec<u32>| dyads.iter().max().map_or(0, |last| *last as usize + 1);
        self.dyad.as_ref().map_or(self.rows.len(), last)
    }
}

fn fitted(
    sample: &Sample,
    state: &State,
    separated: Vec<bool>,
    rounds: usize,
) -> Result<Fitted, GravityError> {
    let mut expected = vec![0.0; separated.len()];
    sample.rows.iter().zip(&state.logs).for_each(|(&row, log)| expected[row] = exp(*log));
    let [standard_errors, clustered_errors] = sample.standard_errors(&state.logs)?;
    Ok(Fitted {
        coefficients: state.coefficients.clone(),
        standard_errors,
        clustered_errors,
        dyads: sample.dyads() as u64,
        expected,
        separated,
        n: sample.rows.len() as u64,
        deviance: state.deviance,
        log_likelihood: sample.log_likelihood(&state.logs),
        rounds,
    })
}

fn weighted(a: &[f64], b: &[f64], weights: &[f64]) -> f64 {
    let products: Vec<f64> = a.iter().zip(weights).map(|(a, weight)| a * weight).collect();
    dot(&products, b)
}

/// Groups by numbers from 0 without gaps, in the order of the groups' own numbers.
fn numbered(groups: impl Iterator<Item = u32> + Clone) -> Vec<u32> {
    let mut present: Vec<u32> = groups.clone().collect();
    present.sort_unstable();
    present.dedup();
    groups.map(|group| present.partition_point(|&one| one < group) as u32).collect()
}
