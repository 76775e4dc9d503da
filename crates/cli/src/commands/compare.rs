//! `compare`: schools side by side.

use crate::args::CompareArgs;
use crate::commands::judge::probability;
use crate::failure::{Outcome, Result};
use crate::open::open;
use crate::output::{Format, line, show, table};
use crate::style::{bold, dim};
use counterpoise_case::model::{ArenaId, Case};
use counterpoise_concepts::PairKind;
use counterpoise_engine::Asked;
use counterpoise_frames::{Cell, Table};
use counterpoise_present::{verdict_headline, verdict_text};
use counterpoise_study::{Answer, Choices, Judged};

pub(crate) fn run(args: &CompareArgs) -> Result {
    let Some(opened) = open(&args.case)? else { return Ok(Outcome::Wanting) };
    let case = opened.case();
    let arenas = args.arena.clone().map(|arena| vec![arena]);
    let found = opened.answer(Asked { arenas, ..Asked::default() }, Choices::VERDICTS, false)?;
    if args.differences {
        table(&differences(case, &found), args.shown.format)?;
    } else {
        show(args.shown.format, || list(case, &found), || grids(case, &found))?;
    }
    Ok(Outcome::Well)
}

/// One table for each arena: schools down, periods across.
fn grids(case: &Case, found: &Answer) -> Result<()> {
    let periods: Vec<&str> = found.periods.iter().map(|p| case[*p].id.as_str()).collect();
    let columns = [&["school"], periods.as_slice()].concat();
    for arena in &found.arenas {
        line(&bold(&case[*arena].title))?;
        table(&Table::new(&columns).with(grid(case, found, *arena)), Format::Text)?;
        line("")?;
    }
    line(&dim(
        "Percentages: the share of re-readings of the evidence that gave this label; in brackets what most of them say, where that is another label.",
    ))
}

fn grid(case: &Case, found: &Answer, arena: ArenaId) -> Vec<Vec<String>> {
    let cells: Vec<_> = found.cells.iter().filter(|c| c.arena == Some(arena)).collect();
    let row = |(at, school): (usize, &counterpoise_case::model::SchoolId)| {
        let says =
            cells.iter().map(|c| c.verdicts.get(at).map_or_else(String::new, verdict_headline));
        std::iter::once(case[*school].id.clone()).chain(says).collect()
    };
    found.schools.iter().enumerate().map(row).collect()
}

/// The same as rows: one for each arena, school and period.
fn list(case: &Case, found: &Answer) -> Table {
    let mut rows = Vec::new();
    for arena in &found.arenas {
        for (at, school) in found.schools.iter().enumerate() {
            for cell in found.cells.iter().filter(|c| c.arena == Some(*arena)) {
                let lead = [&case[*arena].id, &case[*school].id, &case[cell.period].id]
                    .map(|id| id.as_str().into());
                rows.extend(
                    cell.verdicts.get(at).map(|judged| [lead.to_vec(), said(judged)].concat()),
                );
            }
        }
    }
    Table::new(&[
        "arena",
        "school",
        "period",
        "verdict",
        "probability",
        "most re-readings say",
        "their share",
    ])
    .with(rows)
}

fn said(judged: &Judged) -> Vec<Cell> {
    let most = judged.mode();
    let share = judged.probabilities.iter().map(|p| p.p).fold(0.0, f64::max);
    vec![
        verdict_text(judged).into(),
        probability(judged).into(),
        most.into(),
        most.map(|_| share).into(),
    ]
}

const DIFFERENCES: [&str; 9] = [
    "arena",
    "period",
    "school",
    "says",
    "other school",
    "says otherwise",
    "kind",
    "attribute",
    "events",
];

fn differences(case: &Case, found: &Answer) -> Table {
    let label = |l: &Option<String>| l.clone().unwrap_or_else(|| "none of these".to_owned());
    let mut rows: Vec<[Cell; 9]> = Vec::new();
    for cell in &found.disagreements {
        for pair in &cell.disagreement.pairs {
            rows.push([
                cell.arena.map_or("all", |a| case[a].id.as_str()).into(),
                case[cell.period].id.as_str().into(),
                case[pair.a].id.as_str().into(),
                label(&pair.label_a).into(),
                case[pair.b].id.as_str().into(),
                label(&pair.label_b).into(),
                if pair.kind == PairKind::Definitional { "definitional" } else { "factual" }.into(),
                pair.attribute.map(|a| case[a].id.as_str()).into(),
                pair.events.iter().map(|e| case[*e].id.clone()).collect::<Vec<_>>().into(),
            ]);
        }
    }
    Table::new(&DIFFERENCES).with(rows)
}
