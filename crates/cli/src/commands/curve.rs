//! `curve`: the specification curve of a regression.

use crate::args::{CurveArgs, CurveRows};
use crate::failure::{Failure, Outcome, Result};
use crate::files::{read_sheet, replace};
use crate::output::{Format, note, screen, show, width};
use counterpoise_estimates::curve::{Choices, Data, Found};
use counterpoise_frames::Table;
use counterpoise_present::estimates::curve::too_much;
use counterpoise_present::{screens, tables};
use std::path::Path;

pub(crate) fn run(args: &CurveArgs) -> Result {
    let choices = choices(args);
    let found = read(&args.file, &choices)?.found(&choices)?;
    let written = args.charts.as_deref().map(|folder| written(folder, &found, &choices));
    let written = written.transpose()?;
    if args.shown.format != Format::Text {
        // Rows have no room for what was left out.
        too_much(&found.data).iter().for_each(|it| note(it));
    }
    let text = || screens::curve(&found, &choices, written.as_deref(), width());
    show(args.shown.format, || rows(&found, &choices, args.show), || screen(&text()))?;
    Ok(Outcome::Well)
}

fn choices(args: &CurveArgs) -> Choices {
    Choices {
        outcomes: args.outcome.clone(),
        treatment: args.treatment.clone(),
        controls: args.controls.clone(),
        always: args.always.clone(),
        subsets: args.subset.clone(),
        standardise: args.standardise,
        permutations: args.permutations,
        seed: args.seed,
        level: args.level,
    }
}

fn read(file: &Path, choices: &Choices) -> Result<Data> {
    let data = Data::of(&read_sheet(file)?, choices)?;
    if data.regression.is_empty() {
        return Err(Failure::new(format!(
            "{}: no specification is left. {}",
            file.display(),
            too_much(&data).join(" ")
        )));
    }
    Ok(data)
}

/// Writes the chart, and says so.
fn written(folder: &Path, found: &Found, choices: &Choices) -> Result<String> {
    let file = folder.join("curve.svg");
    replace(&file, counterpoise_report::estimates::curve(found, choices).as_bytes())?;
    Ok(format!("chart: {}", file.display()))
}

fn rows(found: &Found, choices: &Choices, what: CurveRows) -> Table {
    match what {
        CurveRows::Specifications => tables::curve::specifications(found),
        CurveRows::Test => tables::curve::test(found, choices),
    }
}
