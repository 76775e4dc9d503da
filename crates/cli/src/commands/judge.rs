//! `judge`: verdicts.

use crate::args::JudgeArgs;
use crate::failure::{Outcome, Result};
use crate::open::{open, pair};
use crate::output::{Format, screen, show, table, width};
use counterpoise_case::model::Case;
use counterpoise_engine::Asked;
pub(crate) use counterpoise_present::tables::judge::verdicts;
use counterpoise_present::{screens, tables};
use counterpoise_study::{Answer, CellAnswer, Choices, Domains, ReadAgain, Tried};
use serde_json::Value;

pub(crate) fn run(args: &JudgeArgs) -> Result {
    let Some(opened) = open(&args.case)? else { return Ok(Outcome::Wanting) };
    let case = opened.case();
    let asked = Asked {
        dyad: pair(case, args.cell.pair.dyad.as_deref())?,
        arenas: args.cell.arena.clone().map(|arena| vec![arena]),
        periods: args.cell.period.clone().map(|period| vec![period]),
        school: args.school.clone(),
    };
    let for_programs = args.shown.format == Format::Json;
    let universes = if args.path || for_programs { Tried::Not } else { Tried::Briefly };
    let read_again = match (args.path, args.reread) {
        (true, _) => ReadAgain::Not,
        (_, true) => ReadAgain::Schools,
        _ => ReadAgain::AuthorsSchool,
    };
    let domains = if args.domains { Domains::Closely } else { Domains::Not };
    let choices =
        Choices { domains, pictures: args.path, universes, read_again, ..Choices::VERDICTS };
    let found = opened.answer(asked, choices, false)?;
    if args.path {
        show(
            args.shown.format,
            || tables::judge::path(case, &found),
            || screen(&screens::judge_path(case, &found, width())),
        )?;
        return Ok(Outcome::Well);
    }
    let shown = cells(&found, args);
    let together = args.cell.all_arenas();
    match args.shown.format {
        Format::Json => crate::output::json(&json(case, &found, &shown))?,
        Format::Text => screen(&screens::judge(case, &found, &shown, together, width()))?,
        format => table(&verdicts(case, &found, shown.iter().copied()), format)?,
    }
    Ok(Outcome::Well)
}

/// Verdicts for programs: names, never positions.
fn json(case: &Case, found: &Answer, shown: &[&CellAnswer]) -> Vec<Value> {
    let all = shown.iter().flat_map(|cell| cell.verdicts.iter().map(move |judged| (*cell, judged)));
    all.map(|(cell, judged)| counterpoise_present::verdict(case, found, cell, judged)).collect()
}

fn cells<'a>(found: &'a Answer, args: &JudgeArgs) -> Vec<&'a CellAnswer> {
    match (args.domains, args.pooled, args.cell.all_arenas()) {
        (true, ..) => found.domains.iter().collect(),
        (_, _, true) => found.pooled.iter().collect(),
        (_, true, _) => found.pooled.iter().chain(&found.cells).collect(),
        _ => found.cells.iter().collect(),
    }
}
