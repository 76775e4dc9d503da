//! Predictors in words: `invest`, `gdp@1975`, `gdp@1980:1988`.

use super::read::Tidy;
use super::time;
use crate::error::{Error, Result};

/// The mean of a column over times.
#[derive(Clone, Debug, PartialEq)]
pub struct Predictor {
    /// As it was written.
    pub text: String,
    /// The column.
    pub column: String,
    /// First and last time; silent: all before the treatment.
    pub window: Option<(f64, f64)>,
}

pub(super) fn parse(list: &str) -> Result<Vec<Predictor>> {
    list.split(',').map(str::trim).filter(|it| !it.is_empty()).map(one).collect()
}

fn one(text: &str) -> Result<Predictor> {
    let (column, window) =
        text.split_once('@').map_or((text, None), |(column, window)| (column, Some(window)));
    Ok(Predictor {
        text: text.to_owned(),
        column: column.to_owned(),
        window: window.map(window_of).transpose()?,
    })
}

/// `1980:1988`, or a single time.
pub(super) fn window_of(text: &str) -> Result<(f64, f64)> {
    let (from, to) = text.split_once(':').unwrap_or((text, text));
    let read = |text: &str| time::read(text).map(|it| it.value).map_err(Error::new);
    let window = (read(from)?, read(to)?);
    if window.0 > window.1 {
        Err(Error::new(format!("`{text}` ends before it begins")))
    } else {
        Ok(window)
    }
}

/// What the predictors are for each unit, of what was known before a time. NaN where a unit has no
/// value at all; of values that are there in part, the mean of those is taken, and the texts of
/// such predictors are told.
pub(super) fn values(
    of: &[Predictor],
    tidy: &Tidy,
    before: f64,
    in_part: &mut Vec<String>,
) -> Vec<Vec<f64>> {
    let mean = |unit: usize, it: &Predictor, in_part: &mut Vec<String>| {
        let inside = |time: f64| {
            time < before && it.window.is_none_or(|(from, to)| (from..=to).contains(&time))
        };
        let row = &tidy.column(&it.column)[unit];
        let at = tidy.times.iter().zip(row).filter(|(time, _)| inside(time.value));
        let (all, known): (Vec<f64>, Vec<f64>) = (
            at.clone().map(|it| *it.1).collect(),
            at.map(|it| *it.1).filter(|it| !it.is_nan()).collect(),
        );
        if known.len() < all.len() && !known.is_empty() && !in_part.contains(&it.text) {
            in_part.push(it.text.clone());
        }
        counterpoise_numerics::mean(&known).unwrap_or(f64::NAN)
    };
    (0..tidy.units.len())
        .map(|unit| of.iter().map(|it| mean(unit, it, in_part)).collect())
        .collect()
}
