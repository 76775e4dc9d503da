//! `compare`: schools side by side.

use crate::args::CompareArgs;
use crate::failure::{Failure, Outcome, Result};
use crate::open::{arena, open};
use crate::output::{Format, line, rows, table};
use crate::progress::Bar;
use crate::style::{bold, dim};
use counterpoise_case::model::{ArenaId, Case};
use counterpoise_concepts::PairKind;
use counterpoise_study::{Answer, Choices, Judged, answer};

pub(crate) fn run(args: &CompareArgs) -> Result {
    let Some(mut opened) = open(&args.case)? else { return Ok(Outcome::Wanting) };
    if let Some(id) = &args.arena {
        opened.loaded.case.header.arenas = vec![arena(opened.case(), id)?];
    }
    let case = opened.case();
    let bar = Bar::new(false);
    let found = answer(case, None, Choices::VERDICTS, &|part, at, of| bar.at(part, at, of));
    drop(bar);
    let Some(found) = found else { return Err(Failure::new("the case names no pair")) };
    if args.differences {
        differences(case, &found, args.format)?;
    } else {
        grids(case, &found, args.format)?;
    }
    Ok(Outcome::Well)
}

fn grids(case: &Case, found: &Answer, format: Format) -> Result<()> {
    let periods: Vec<&str> = found.periods.iter().map(|p| case[*p].id.as_str()).collect();
    if format != Format::Table {
        let columns = [&["arena", "school"], periods.as_slice()].concat();
        let list = case.header.arenas.iter().flat_map(|a| grid(case, found, *a, true)).collect();
        return table(&rows(&columns, list), format);
    }
    for arena in &case.header.arenas {
        line(&bold(&case[*arena].title))?;
        let columns = [&["school"], periods.as_slice()].concat();
        table(&rows(&columns, grid(case, found, *arena, false)), format)?;
        line("")?;
    }
    line(&dim(
        "Percentages: the share of draws that gave this label, with events, sources, dates and calibration resampled; in brackets what most draws say, where that is another label.",
    ))
}

fn grid(case: &Case, found: &Answer, arena: ArenaId, named: bool) -> Vec<Vec<String>> {
    let cells: Vec<_> = found.cells.iter().filter(|c| c.arena == Some(arena)).collect();
    let row = |(at, school): (usize, &counterpoise_case::model::SchoolId)| {
        let lead =
            if named { vec![case[arena].id.clone(), case[*school].id.clone()] } else { vec![case[*school].id.clone()] };
        let says = cells.iter().map(|c| c.verdicts.get(at).map_or_else(String::new, Judged::headline));
        lead.into_iter().chain(says).collect()
    };
    found.schools.iter().enumerate().map(row).collect()
}

fn differences(case: &Case, found: &Answer, format: Format) -> Result<()> {
    let columns =
        ["arena", "period", "school", "says", "other school", "says otherwise", "kind", "attribute", "events"];
    let mut list = Vec::new();
    for cell in &found.disagreements {
        for pair in &cell.disagreement.pairs {
            let label = |l: &Option<String>| l.clone().unwrap_or_else(|| "indeterminate".to_owned());
            list.push(vec![
                cell.arena.map_or_else(|| "all".to_owned(), |a| case[a].id.clone()),
                case[cell.period].id.clone(),
                case[pair.a].id.clone(),
                label(&pair.label_a),
                case[pair.b].id.clone(),
                label(&pair.label_b),
                if pair.kind == PairKind::Definitional { "definitional" } else { "factual" }.to_owned(),
                pair.attribute.map_or_else(String::new, |a| case[a].id.clone()),
                pair.events.iter().map(|e| case[*e].id.as_str()).collect::<Vec<_>>().join(" "),
            ]);
        }
    }
    table(&rows(&columns, list), format)
}
