//! What a method found, and its rows.

use super::time::Time;
use crate::args::Show;
use counterpoise_frames::{Cell, Table};

/// What a method found, in the words of the file.
#[derive(Debug, Default)]
pub(crate) struct Answer {
    /// At each time: outcome, counterfactual, gap, and the ends of an interval of the gap.
    pub(crate) path: Vec<Step>,
    /// Names and values.
    pub(crate) summary: Vec<(String, Cell)>,
    /// Donors or terms, with weights or coefficients and, where they have one, standard errors.
    pub(crate) weights: Vec<(String, f64, Option<f64>)>,
    /// Each placebo: its kind, its name, effect, and gaps before and after as root mean squares.
    pub(crate) placebos: Vec<Placebo>,
    /// Predictors: of the unit, of its counterfactual, of the mean donor, and their importance.
    pub(crate) predictors: Vec<(String, [f64; 3], Option<f64>)>,
    /// What can be said, in sentences.
    pub(crate) sentences: Vec<String>,
    /// Whether the fit before is too poor to say anything.
    pub(crate) poor: bool,
    /// Charts: names and SVG.
    pub(crate) charts: Vec<(String, String)>,
}

/// One time.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Step {
    pub(crate) time: Time,
    pub(crate) after: bool,
    pub(crate) outcome: f64,
    pub(crate) expected: Option<f64>,
    pub(crate) band: Option<(f64, f64)>,
}

/// One placebo.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Placebo {
    pub(crate) kind: &'static str,
    pub(crate) name: String,
    pub(crate) effect: f64,
    pub(crate) before: Option<f64>,
    pub(crate) after: Option<f64>,
    pub(crate) ratio: Option<f64>,
}

impl Step {
    pub(crate) fn gap(&self) -> Option<f64> {
        self.expected.map(|it| self.outcome - it)
    }
}

/// The rows that were asked for.
pub(crate) fn rows(answer: &Answer, what: Show) -> Table {
    match what {
        Show::Path => {
            let columns =
                ["time", "part", "outcome", "counterfactual", "gap", "gap low", "gap high"];
            let row = |it: &Step| -> [Cell; 7] {
                let band = it.band.unzip();
                let part = if it.after { "after" } else { "before" };
                let time = Cell::Written(it.time.text.clone());
                [
                    time,
                    part.into(),
                    it.outcome.into(),
                    it.expected.into(),
                    it.gap().into(),
                    band.0.into(),
                    band.1.into(),
                ]
            };
            Table::new(&columns).with(answer.path.iter().map(row))
        }
        Show::Summary => Table::new(&["what", "value"])
            .with(answer.summary.iter().map(|(name, value)| [name.as_str().into(), value.clone()])),
        Show::Weights => {
            let row = |it: &(String, f64, Option<f64>)| -> [Cell; 3] {
                [it.0.as_str().into(), it.1.into(), it.2.into()]
            };
            Table::new(&["name", "weight", "standard error"]).with(answer.weights.iter().map(row))
        }
        Show::Placebos => {
            let columns = ["kind", "placebo", "effect", "rmspe before", "rmspe after", "ratio"];
            let row = |it: &Placebo| -> [Cell; 6] {
                [
                    it.kind.into(),
                    it.name.as_str().into(),
                    it.effect.into(),
                    it.before.into(),
                    it.after.into(),
                    it.ratio.into(),
                ]
            };
            Table::new(&columns).with(answer.placebos.iter().map(row))
        }
        Show::Predictors => {
            let row = |it: &(String, [f64; 3], Option<f64>)| -> [Cell; 5] {
                [it.0.as_str().into(), it.1[0].into(), it.1[1].into(), it.1[2].into(), it.2.into()]
            };
            let columns = ["predictor", "unit", "counterfactual", "mean of donors", "importance"];
            Table::new(&columns).with(answer.predictors.iter().map(row))
        }
    }
}
