//! The file as a regression with choices.

use crate::args::CurveArgs;
use crate::failure::{Failure, Result};
use crate::sheet::{Sheet, refused};
use counterpoise_multiverse::{Regression, Sample, Variable};

/// What was read.
pub(crate) struct Data {
    pub(crate) regression: Regression,
    /// Columns with missing values, and how many; in rows that were left out.
    pub(crate) missing: Vec<(String, usize)>,
    /// Rows that were left out, and rows there are.
    pub(crate) left_out: usize,
    pub(crate) rows: usize,
}

/// The most controls: every set of them is tried.
const MOST_CONTROLS: usize = 16;

/// Reads the file. Everything that is wrong with its cells is said at once.
pub(crate) fn read(args: &CurveArgs) -> Result<Data> {
    let names = names(args)?;
    let sheet = Sheet::read(&args.file)?;
    let columns = names.iter().map(|name| sheet.column(name)).collect::<Result<Vec<usize>>>()?;
    let subsets =
        args.subset.iter().map(|text| subset(&sheet, text)).collect::<Result<Vec<_>>>()?;
    let mut errors = Vec::new();
    let mut rows: Vec<(Vec<f64>, Vec<bool>)> = Vec::new();
    for row in &sheet.rows {
        let row = match row {
            Ok(row) => row,
            Err(error) => {
                errors.push(error.clone());
                continue;
            }
        };
        let (values, wrong): (Vec<_>, Vec<_>) = columns
            .iter()
            .map(|&column| sheet.number(row, column))
            .partition(std::result::Result::is_ok);
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
    data(args, &names, &rows)
}

/// The treatment, the outcomes, the controls.
fn names(args: &CurveArgs) -> Result<Vec<&str>> {
    let names: Vec<&str> = [&args.treatment]
        .into_iter()
        .chain(&args.outcome)
        .chain(&args.controls)
        .map(String::as_str)
        .collect();
    let twice = (1..names.len()).find(|&at| names[..at].contains(&names[at]));
    if let Some(at) = twice {
        return Err(Failure::new(format!(
            "`{}` is named twice among treatment, outcomes and controls",
            names[at]
        )));
    }
    if args.controls.len() > MOST_CONTROLS {
        let (n, most) = (args.controls.len(), MOST_CONTROLS);
        return Err(Failure::new(format!(
            "{n} controls have too many sets to try them all; name at most {most}"
        )));
    }
    Ok(names)
}

fn subset<'a>(sheet: &Sheet, text: &'a str) -> Result<(usize, &'a str)> {
    let Some((name, value)) = text.split_once('=') else {
        return Err(Failure::new(format!(
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
    Err(Failure::new(format!(
        "--subset {text}: no row has that; `{name}` has {}{more}",
        values.join(", ")
    )))
}

/// The rows that have all values.
fn data(args: &CurveArgs, names: &[&str], rows: &[(Vec<f64>, Vec<bool>)]) -> Result<Data> {
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
        let (path, rows) = (args.file.display(), rows.len());
        return Err(Failure::new(format!(
            "{path}: no row of {rows} has every value; missing: {}",
            named.join(", ")
        )));
    }
    let column = |at: usize| whole.iter().map(|(values, _)| values[at]).collect::<Vec<f64>>();
    let variable = |at: usize| Variable { name: names[at].to_owned(), values: column(at) };
    let controls = 1 + args.outcome.len();
    let all = Sample { name: "all".to_owned(), rows: vec![true; whole.len()] };
    let part = |(at, name): (usize, &String)| Sample {
        name: name.clone(),
        rows: whole.iter().map(|(_, within)| within[at]).collect(),
    };
    let regression = Regression {
        focal: column(0),
        outcomes: (1..controls).map(variable).collect(),
        controls: (controls..names.len()).map(variable).collect(),
        sets: Regression::every_set(args.controls.len()),
        samples: [all].into_iter().chain(args.subset.iter().enumerate().map(part)).collect(),
        standardise: args.standardise,
    };
    Ok(Data { regression, missing, left_out: rows.len() - whole.len(), rows: rows.len() })
}
