//! `counterfactual`: how a series would have gone on.

use crate::args::{CounterfactualArgs, Method as Word, Show};
use crate::failure::{Failure, Outcome, Result};
use crate::files::{read_sheet, replace};
use crate::output::{screen, show, width};
use crate::progress::Bar;
use counterpoise_estimates::counterfactual::{Answer, Choices, Method, Setup, answer};
use counterpoise_frames::Table;
use counterpoise_present::{screens, tables};
use std::path::Path;

pub(crate) fn run(args: &CounterfactualArgs) -> Result {
    let choices = choices(args);
    let setup = Setup::of(&read_sheet(&args.file)?, &choices)?;
    let answer = watched(&setup, &choices)?;
    if args.show == Show::Placebos && answer.placebos.is_empty() {
        return Err(Failure::new(
            "there are no placebos to show; add --placebos (of sc, ridge-sc, sdid or its)",
        ));
    }
    let written = args.charts.as_deref().map(|folder| written(folder, &setup, &choices, &answer));
    let written = written.transpose()?;
    let text = || screens::counterfactual(&setup, &choices, &answer, written.as_deref(), width());
    show(args.shown.format, || rows(&answer, args.show), || screen(&text()))?;
    Ok(if answer.is_poor() { Outcome::Wanting } else { Outcome::Well })
}

fn choices(args: &CounterfactualArgs) -> Choices {
    Choices {
        unit: args.unit.clone(),
        outcome: args.outcome.clone(),
        time: args.time.clone(),
        treated_at: args.treated_at.clone(),
        method: method(args),
        unit_column: args.unit_column.clone(),
        predictors: args.predictors.clone(),
        donors: args.donors.clone(),
        without: args.without.clone(),
        drop_incomplete: args.drop_incomplete,
        from: args.from.clone(),
        until: args.until.clone(),
        fit_over: args.fit_over.clone(),
        placebos: args.placebos,
        lags: args.lags,
        seed: args.seed,
    }
}

fn method(args: &CounterfactualArgs) -> Method {
    match args.method {
        Word::Sc => Method::Synthetic,
        Word::RidgeSc => Method::Ridge,
        Word::Sdid => Method::Differences,
        Word::Its if args.counts => Method::Counts,
        Word::Its => Method::Interrupted,
        Word::Bsts => Method::Structural,
    }
}

fn watched(setup: &Setup, choices: &Choices) -> Result<Answer> {
    let bar = Bar::new(!choices.placebos);
    Ok(answer(setup, choices, &|done, of| bar.at("placebos", done, of))?)
}

/// Writes the charts, and says which.
fn written(folder: &Path, setup: &Setup, choices: &Choices, answer: &Answer) -> Result<String> {
    let charts = counterpoise_report::estimates::counterfactual(setup, choices, answer);
    for (name, svg) in &charts {
        replace(&folder.join(name), svg.as_bytes())?;
    }
    let names: Vec<&str> = charts.iter().map(|it| it.0.as_str()).collect();
    Ok(format!("charts in {}: {}", folder.display(), names.join(", ")))
}

fn rows(answer: &Answer, what: Show) -> Table {
    use tables::counterfactual as of;
    match what {
        Show::Path => of::path(answer),
        Show::Summary => of::summary(answer),
        Show::Weights => of::weights(answer),
        Show::Placebos => of::placebos(answer),
        Show::Predictors => of::predictors(answer),
    }
}
