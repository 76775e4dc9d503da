//! The file as a regression with choices.

use super::Choices;
use crate::error::{Error, Result};
use crate::sheet::{Sheet, is_missing, refused};
use counterpoise_multiverse::{Alias, Aliased, Regression, Sample, Variable};
use std::collections::{BTreeMap, BTreeSet};

/// What was read.
#[derive(Clone, Debug)]
pub struct Data {
    /// What the file is called in messages.
    pub(super) file: String,
    /// The regression and its choices.
    pub regression: Regression,
    /// Controls as they were named: first those that always stand, then those to choose from.
    pub units: Vec<Unit>,
    /// How many of them always stand.
    pub always: usize,
    /// For each set the controls in it, by position.
    pub taken: Vec<Vec<usize>>,
    /// Columns of words that are controls.
    pub categories: Vec<Category>,
    /// What is left out because of a column that is too much.
    pub aliased: Vec<Aliased>,
    /// Columns with missing values, and in how many rows, which were left out.
    pub missing: Vec<(String, usize)>,
    /// Rows that were left out.
    pub left_out: usize,
    /// Rows there are.
    pub rows: usize,
}

/// A control as it is named: a column, or several that come and go together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// `power`, `power+polity`.
    pub name: String,
    /// Its columns among the controls of the regression.
    pub columns: Vec<usize>,
}

/// A column of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    /// The column.
    pub name: String,
    /// The word that the others are held against, the first in the order of letters.
    pub first: String,
    /// How many words it has.
    pub words: usize,
}

/// The most controls: every set of them is tried.
const MOST_CONTROLS: usize = 16;
/// The most words of a category: each is a column.
const MOST_WORDS: usize = 60;

impl Data {
    /// Reads a file as it was chosen. Everything that is wrong with its cells is said at once. It
    /// may be that no specification is left: then [`Data::too_much`] says why.
    ///
    /// # Errors
    /// Where there are too many controls, the file lacks what was chosen, cells are no numbers, or
    /// no row has all values.
    pub fn of(sheet: &Sheet, choices: &Choices) -> Result<Data> {
        if choices.controls.len() > MOST_CONTROLS {
            let (n, most) = (choices.controls.len(), MOST_CONTROLS);
            return Err(Error::new(format!(
                "{n} controls have too many sets to try them all; name at most {most}, or join \
                 some: `a+b` come and go together"
            )));
        }
        read(sheet, choices)
    }

    /// What was left out because of columns that are too much, by column.
    #[must_use]
    pub fn too_much(&self) -> Vec<TooMuch> {
        let outcomes = self.regression.outcomes.len();
        let mut counts: BTreeMap<(usize, Alias, usize), usize> = BTreeMap::new();
        for it in &self.aliased {
            *counts.entry((it.control, it.why, it.sample)).or_default() += outcomes;
        }
        let one = |((control, why, sample), left_out)| TooMuch { control, why, sample, left_out };
        counts.into_iter().map(one).collect()
    }
}

/// A column that is too much in a sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMuch {
    /// The control, by its position in the regression.
    pub control: usize,
    /// Why it is too much.
    pub why: Alias,
    /// The sample, by position.
    pub sample: usize,
    /// How many specifications hold it and were left out.
    pub left_out: usize,
}

fn read(sheet: &Sheet, choices: &Choices) -> Result<Data> {
    let named = Named::of(choices, sheet);
    named.once()?;
    let columns =
        named.columns.iter().map(|name| sheet.column(name)).collect::<Result<Vec<usize>>>()?;
    let subsets =
        choices.subsets.iter().map(|text| subset(sheet, text)).collect::<Result<Vec<_>>>()?;
    let mut errors = Vec::new();
    let words: Vec<Option<Vec<String>>> = columns
        .iter()
        .enumerate()
        .map(|(at, column)| category(sheet, *column, at < named.fixed, &mut errors))
        .collect();
    let mut rows: Vec<(Vec<f64>, Vec<bool>)> = Vec::new();
    for row in &sheet.rows {
        let row = match row {
            Ok(row) => row,
            Err(error) => {
                errors.push(error.clone());
                continue;
            }
        };
        let value = |(&column, words): (&usize, &Option<Vec<String>>)| match words {
            None => sheet.number(row, column),
            Some(words) => Ok(place(words, &row.1[column])),
        };
        let (values, wrong): (Vec<_>, Vec<_>) =
            columns.iter().zip(&words).map(value).partition(std::result::Result::is_ok);
        errors.extend(wrong.into_iter().filter_map(std::result::Result::err));
        let within = subsets.iter().map(|(column, value)| row.1[*column] == **value).collect();
        rows.push((values.into_iter().flatten().collect(), within));
    }
    if sheet.rows.is_empty() {
        errors.push(sheet.no_rows());
    }
    if !errors.is_empty() {
        return Err(refused(errors));
    }
    data(sheet, choices, &named, &words, &rows)
}

/// The position of a word, as a number; NaN where it is missing.
fn place(words: &[String], cell: &str) -> f64 {
    words.binary_search_by(|word| word.as_str().cmp(cell)).map_or(f64::NAN, |at| at as f64)
}

/// The words of a column in which no cell is a number, in the order of letters; `None`: it has
/// numbers, and what else stands in it is said of its cells. Of what must be numbers one sentence
/// is said, and no cell.
fn category(
    sheet: &Sheet,
    column: usize,
    must_be_numbers: bool,
    errors: &mut Vec<String>,
) -> Option<Vec<String>> {
    let cells = || sheet.rows.iter().flatten().filter(move |row| !is_missing(&row.1[column]));
    if cells().next().is_none() || cells().any(|row| sheet.number(row, column).is_ok()) {
        return None;
    }
    let found: BTreeSet<&str> = cells().map(|row| row.1[column].as_str()).collect();
    let head = &sheet.heads[column];
    if must_be_numbers {
        let (line, record) = cells().next()?;
        errors.push(format!(
            "{}: column `{head}`: `{}` is no number, nor is any other cell of it; words can be a \
             control, not a treatment or an outcome",
            sheet.place(*line),
            &record[column]
        ));
    } else if found.len() > MOST_WORDS {
        errors.push(format!(
            "column `{head}` has {} different words; a category has at most {MOST_WORDS}. Join \
             some, or leave it out",
            found.len()
        ));
    }
    Some(found.into_iter().map(str::to_owned).collect())
}

/// What is named on the command line.
struct Named<'a> {
    /// The treatment, the outcomes, then the columns of all controls.
    columns: Vec<&'a str>,
    /// How many of them are no controls.
    fixed: usize,
    /// The columns of each control, by position in `columns`.
    units: Vec<Vec<usize>>,
}

impl<'a> Named<'a> {
    fn of(choices: &'a Choices, sheet: &Sheet) -> Named<'a> {
        let mut columns: Vec<&str> =
            [&choices.treatment].into_iter().chain(&choices.outcomes).map(String::as_str).collect();
        let fixed = columns.len();
        let unit = |text: &'a String| {
            let start = columns.len();
            // A column may have a `+` in its own name.
            if sheet.heads.contains(text) {
                columns.push(text);
            } else {
                columns.extend(text.split('+').map(str::trim));
            }
            (start..columns.len()).collect()
        };
        let units = choices.always.iter().chain(&choices.controls).map(unit).collect();
        Named { columns, fixed, units }
    }

    fn once(&self) -> Result<()> {
        let twice =
            (1..self.columns.len()).find(|&at| self.columns[..at].contains(&self.columns[at]));
        twice.map_or(Ok(()), |at| {
            Err(Error::new(format!(
                "`{}` is named twice among treatment, outcomes and controls",
                self.columns[at]
            )))
        })
    }
}

fn subset<'a>(sheet: &Sheet, text: &'a str) -> Result<(usize, &'a str)> {
    let Some((name, value)) = text.split_once('=') else {
        return Err(Error::new(format!(
            "--subset {text}: write COLUMN=VALUE, as in --subset region=asia"
        )));
    };
    let column = sheet.column(name)?;
    let mut values: Vec<&str> =
        sheet.rows.iter().flatten().map(|row| row.1[column].as_str()).collect();
    if values.contains(&value) {
        return Ok((column, value));
    }
    values.sort_unstable();
    values.dedup();
    let more = values.len().saturating_sub(12);
    values.truncate(12);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    Err(Error::new(format!(
        "--subset {text}: no row has that; `{name}` has {}{more}",
        values.join(", ")
    )))
}

/// The rows that have all values.
fn data(
    sheet: &Sheet,
    choices: &Choices,
    named: &Named<'_>,
    words: &[Option<Vec<String>>],
    rows: &[(Vec<f64>, Vec<bool>)],
) -> Result<Data> {
    let names = &named.columns;
    let whole: Vec<&(Vec<f64>, Vec<bool>)> =
        rows.iter().filter(|(values, _)| values.iter().all(|value| value.is_finite())).collect();
    let count = |at: usize| rows.iter().filter(|(values, _)| values[at].is_nan()).count();
    let missing: Vec<(String, usize)> = names
        .iter()
        .enumerate()
        .map(|(at, name)| ((*name).to_owned(), count(at)))
        .filter(|it| it.1 > 0)
        .collect();
    if whole.is_empty() {
        let named: Vec<String> =
            missing.iter().map(|(name, n)| format!("`{name}` in {n}")).collect();
        return Err(sheet.failed(&format!(
            "no row of {} has every value; missing: {}",
            rows.len(),
            named.join(", ")
        )));
    }
    let column = |at: usize| whole.iter().map(|(values, _)| values[at]).collect::<Vec<f64>>();
    let variable = |at: usize| Variable { name: names[at].to_owned(), values: column(at) };
    let mut controls: Vec<Variable> = Vec::new();
    let mut categories = Vec::new();
    let mut units = Vec::new();
    for own in &named.units {
        let start = controls.len();
        for &at in own {
            match &words[at] {
                None => controls.push(variable(at)),
                Some(words) => {
                    let (category, columns) = dummies(names[at], words, &column(at));
                    categories.push(category);
                    controls.extend(columns);
                }
            }
        }
        let name = own.iter().map(|at| names[*at]).collect::<Vec<_>>().join("+");
        units.push(Unit { name, columns: (start..controls.len()).collect() });
    }
    let always = choices.always.len();
    let with_always = |set: Vec<usize>| -> Vec<usize> {
        (0..always).chain(set.into_iter().map(|at| at + always)).collect()
    };
    let taken: Vec<Vec<usize>> =
        Regression::every_set(choices.controls.len()).into_iter().map(with_always).collect();
    let set = |taken: &Vec<usize>| {
        taken.iter().flat_map(|at| units[*at].columns.iter().copied()).collect::<Vec<usize>>()
    };
    let all = Sample { name: "all".to_owned(), rows: vec![true; whole.len()] };
    let part = |(at, name): (usize, &String)| Sample {
        name: name.clone(),
        rows: whole.iter().map(|(_, within)| within[at]).collect(),
    };
    let mut regression = Regression {
        focal: column(0),
        outcomes: (1..named.fixed).map(variable).collect(),
        controls,
        sets: taken.iter().map(set).collect(),
        samples: [all].into_iter().chain(choices.subsets.iter().enumerate().map(part)).collect(),
        left_out: Vec::new(),
        standardise: choices.standardise,
    };
    let aliased = regression.aliased().map_err(|error| sheet.failed(&error.to_string()))?;
    regression.left_out = aliased.iter().map(|it| [it.sample, it.set]).collect();
    let (left_out, rows) = (rows.len() - whole.len(), rows.len());
    let file = sheet.name().to_owned();
    Ok(Data {
        file,
        regression,
        units,
        always,
        taken,
        categories,
        aliased,
        missing,
        left_out,
        rows,
    })
}

/// A column of 0 and 1 for each word but the first, of those that occur. A category of one word is
/// a column that does not vary.
fn dummies(name: &str, words: &[String], values: &[f64]) -> (Category, Vec<Variable>) {
    let found: BTreeSet<usize> = values.iter().map(|value| *value as usize).collect();
    let used: Vec<usize> = found.into_iter().collect();
    let column = |at: &usize| Variable {
        name: format!("{name}={}", words[*at]),
        values: values.iter().map(|value| f64::from(u8::from(*value as usize == *at))).collect(),
    };
    let first = used.first().map_or_else(String::new, |at| words[*at].clone());
    let columns = match used.as_slice() {
        [_] => vec![Variable { name: name.to_owned(), values: vec![1.0; values.len()] }],
        used => used.iter().skip(1).map(column).collect(),
    };
    (Category { name: name.to_owned(), first, words: used.len() }, columns)
}
