//! From the file and what was chosen to a panel.

use super::answer::{Control, Step};
use super::choices::{Choices, Method};
use super::predictors::{self, Predictor, window_of};
use super::read::{self, Tidy, Wanted};
use super::time::{self, Time};
use crate::error::{Error, Result};
use crate::sheet::Sheet;
use counterpoise_counterfactual::{Design, Panel, Trouble};
use counterpoise_world::near_miss;
use std::ops::Range;

/// Everything a method needs. Unit 0 of the panel is the treated one; the others are its donors.
#[derive(Clone, Debug)]
pub struct Setup {
    /// Outcomes and predictors, by unit.
    pub panel: Panel,
    /// The units of the panel.
    pub names: Vec<String>,
    /// The times of the panel, rising.
    pub times: Vec<Time>,
    /// The position of the first treated time.
    pub first: usize,
    /// What the units are compared by, beside their outcomes.
    pub predictors: Vec<Predictor>,
    /// The positions of the times to be fitted; silent: all before the treatment.
    pub fitted: Option<Range<usize>>,
    /// What was done to the data.
    pub notes: Vec<Note>,
    tidy: Tidy,
    /// Where each unit of the panel stands in the file.
    places: Vec<usize>,
}

/// What was done to the data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// These predictors are means over the values that are there, since others are missing.
    InPart(Vec<String>),
    /// These units were left out for missing values.
    LeftOut(Vec<String>),
}

impl Setup {
    /// Reads a file as it was chosen.
    ///
    /// # Errors
    /// Where the file lacks what was chosen, cells are no numbers or times, or values are missing.
    pub fn of(sheet: &Sheet, choices: &Choices) -> Result<Setup> {
        let predictors = predictors::parse(choices.predictors.as_deref().unwrap_or(""))?;
        let mut numbers = vec![choices.outcome.as_str()];
        for it in &predictors {
            if !numbers.contains(&it.column.as_str()) {
                numbers.push(&it.column);
            }
        }
        let tidy = read::read(
            sheet,
            &Wanted { unit: choices.unit_column.as_deref(), time: &choices.time, numbers },
        )?;
        let edge = |text: &Option<String>, other: f64| {
            text.as_deref()
                .map_or(Ok(other), |text| time::read(text).map(|it| it.value).map_err(Error::new))
        };
        let (from, until) =
            (edge(&choices.from, f64::NEG_INFINITY)?, edge(&choices.until, f64::INFINITY)?);
        let used: Vec<usize> = (0..tidy.times.len())
            .filter(|at| (from..=until).contains(&tidy.times[*at].value))
            .collect();
        let treated_at = time::read(&choices.treated_at)
            .map_err(|e| Error::new(format!("--treated-at: {e}")))?;
        let times: Vec<Time> = used.iter().map(|at| tidy.times[*at].clone()).collect();
        let first = times.partition_point(|it| it.value < treated_at.value);
        if first == times.len() {
            let last = times.last().map_or("nothing", |it| it.text.as_str());
            return Err(Error::new(format!(
                "--treated-at {}: the times end with {last}",
                choices.treated_at
            )));
        }
        let mut places = vec![place(&tidy, &choices.unit)?];
        places.extend(donors(&tidy, choices)?);
        let fitted = choices.fit_over.as_deref().map(|text| over(text, &times)).transpose()?;
        let mut setup = Setup {
            panel: Panel::default(),
            names: Vec::new(),
            times,
            first,
            predictors,
            fitted,
            notes: Vec::new(),
            tidy,
            places,
        };
        setup.fill(sheet, choices, &used)?;
        Ok(setup)
    }

    fn fill(&mut self, sheet: &Sheet, choices: &Choices, used: &[usize]) -> Result<()> {
        let column = self.tidy.column(&choices.outcome);
        let row = |place: &usize| used.iter().map(|at| column[*place][*at]).collect::<Vec<f64>>();
        self.panel.times = self.times.iter().map(|it| it.value).collect();
        self.panel.outcomes = self.places.iter().map(row).collect();
        self.panel.predictors = vec![Vec::new(); self.places.len()];
        if choices.method == Method::Synthetic && !self.predictors.is_empty() {
            let mut in_part = Vec::new();
            self.panel.predictors = self.known_before(self.first, &mut in_part);
            if !in_part.is_empty() {
                self.notes.push(Note::InPart(in_part));
            }
        }
        self.names = self.places.iter().map(|place| self.tidy.units[*place].clone()).collect();
        self.complete(sheet, choices)
    }

    /// The predictors of each unit as they were known before a period.
    pub(super) fn known_before(&self, first: usize, in_part: &mut Vec<String>) -> Vec<Vec<f64>> {
        let all =
            predictors::values(&self.predictors, &self.tidy, self.times[first].value, in_part);
        self.places.iter().map(|place| all[*place].clone()).collect()
    }

    /// Control series of the treated unit: its own columns, or the mean of the donors.
    pub(super) fn controls(&self) -> Vec<(Control, Vec<f64>)> {
        let at = |time: &Time| self.tidy.times.partition_point(|it| it.value < time.value);
        let series = |it: &Predictor| {
            self.times
                .iter()
                .map(|time| self.tidy.column(&it.column)[self.places[0]][at(time)])
                .collect()
        };
        if !self.predictors.is_empty() {
            let column = |it: &Predictor| Control::Column(it.column.clone());
            return self.predictors.iter().map(|it| (column(it), series(it))).collect();
        }
        let donors = &self.panel.outcomes[1..];
        let mean = |t: usize| {
            counterpoise_numerics::mean(&donors.iter().map(|row| row[t]).collect::<Vec<f64>>())
        };
        let all: Option<Vec<f64>> = (0..self.times.len()).map(mean).collect();
        all.map(|it| (Control::MeanOfDonors(donors.len()), it)).into_iter().collect()
    }

    /// Gaps are errors, or their donors leave.
    fn complete(&mut self, sheet: &Sheet, choices: &Choices) -> Result<()> {
        let gaps = self.panel.gaps(0..self.places.len());
        if choices.drop_incomplete {
            let mut gone: Vec<usize> =
                gaps.iter().map(|it| it.0).filter(|unit| *unit > 0).collect();
            gone.dedup();
            for unit in gone.iter().rev() {
                self.places.remove(*unit);
                self.panel.outcomes.remove(*unit);
                self.panel.predictors.remove(*unit);
            }
            let names: Vec<String> = gone.iter().map(|unit| self.names[*unit].clone()).collect();
            self.names = self.places.iter().map(|place| self.tidy.units[*place].clone()).collect();
            if !names.is_empty() {
                self.notes.push(Note::LeftOut(names));
            }
        }
        let gaps = self.panel.gaps(0..self.places.len());
        let alone = choices.method.is_alone()
            || (choices.method == Method::Structural && !self.predictors.is_empty());
        let gaps: Vec<(usize, usize)> = gaps.into_iter().filter(|it| it.0 == 0 || !alone).collect();
        if gaps.is_empty() {
            return Ok(());
        }
        let mut lines = Vec::new();
        for unit in 0..self.names.len() {
            let what = |at: usize| match self.times.get(at) {
                Some(time) => time.text.clone(),
                None => self.predictors[at - self.times.len()].text.clone(),
            };
            let of: Vec<String> =
                gaps.iter().filter(|it| it.0 == unit).map(|it| what(it.1)).collect();
            if !of.is_empty() {
                let more = if of.len() > 6 {
                    format!(" and {} more", of.len() - 6)
                } else {
                    String::new()
                };
                lines.push(format!(
                    "  {}: {}{more}",
                    self.names[unit],
                    of[..of.len().min(6)].join(", ")
                ));
            }
        }
        let more = lines.len().saturating_sub(12);
        lines.truncate(12);
        if more > 0 {
            lines.push(format!("  and {more} more units"));
        }
        let help = "Choose times with --from and --until, leave units out with --without, or add \
                    --drop-incomplete.";
        Err(Error::new(format!(
            "values are missing in {}:\n{}\n{help}",
            sheet.name(),
            lines.join("\n")
        )))
    }

    pub(super) fn design(&self) -> Design {
        Design::among(&self.panel, 0, self.first)
    }

    /// The trouble of a method in the words of the file.
    pub(super) fn failed(&self, trouble: &Trouble) -> Error {
        let start = self.times.first().map_or("", |it| it.text.as_str());
        match trouble {
            Trouble::NoDonor => {
                Error::new("there is no donor: the file has no other unit, or all were left out")
            }
            Trouble::TooFewBefore { found, needed } => Error::new(format!(
                "{found} times before the treatment (from {start}), and this method needs \
                 {needed} or more"
            )),
            other => Error::new(other.to_string()),
        }
    }

    /// The answer's path; `band` gives the interval of a gap.
    pub(super) fn path(
        &self,
        expected: &[Option<f64>],
        band: &dyn Fn(usize) -> Option<(f64, f64)>,
    ) -> Vec<Step> {
        let step = |(t, time): (usize, &Time)| Step {
            time: time.clone(),
            after: t >= self.first,
            outcome: self.panel.outcomes[0][t],
            expected: expected[t],
            band: band(t),
        };
        self.times.iter().enumerate().map(step).collect()
    }
}

fn place(tidy: &Tidy, name: &str) -> Result<usize> {
    if let Some(at) = tidy.units.iter().position(|it| it == name) {
        return Ok(at);
    }
    let help = near_miss(name, tidy.units.iter().map(String::as_str)).map_or_else(
        || {
            format!(
                "the file has {}",
                tidy.units.iter().take(20).cloned().collect::<Vec<_>>().join(", ")
            )
        },
        |it| format!("did you mean `{it}`?"),
    );
    Err(Error::new(format!("no unit `{name}`; {help}")))
}

fn donors(tidy: &Tidy, choices: &Choices) -> Result<Vec<usize>> {
    let named = |names: &[String]| {
        names.iter().map(|it| place(tidy, it.trim())).collect::<Result<Vec<usize>>>()
    };
    let (only, without, own) =
        (named(&choices.donors)?, named(&choices.without)?, place(tidy, &choices.unit)?);
    let chosen =
        |at: &usize| *at != own && !without.contains(at) && (only.is_empty() || only.contains(at));
    Ok((0..tidy.units.len()).filter(chosen).collect())
}

fn over(text: &str, times: &[Time]) -> Result<Range<usize>> {
    let (from, to) = window_of(text)?;
    let range =
        times.partition_point(|it| it.value < from)..times.partition_point(|it| it.value <= to);
    if range.is_empty() {
        Err(Error::new(format!("--fit-over {text}: no time lies in it")))
    } else {
        Ok(range)
    }
}
