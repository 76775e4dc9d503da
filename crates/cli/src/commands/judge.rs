//! `judge`: verdicts.

use crate::args::JudgeArgs;
use crate::failure::{Failure, Outcome, Result};
use crate::open::{Opened, arena, dyad, open, period, school};
use crate::output::{Format, line, rows, table};
use crate::progress::Bar;
use crate::style::dim;
use counterpoise_case::model::Case;
use counterpoise_concepts::DateAnswer;
use counterpoise_ledger::Evidence;
use counterpoise_study::{Answer, CellAnswer, Choices, Judged, answer, cell_text, dyad_text, number};

pub(crate) fn run(args: &JudgeArgs) -> Result {
    let Some(mut opened) = open(&args.case)? else { return Ok(Outcome::Wanting) };
    narrow(&mut opened, args)?;
    let case = opened.case();
    let pair = dyad(case, args.dyad.as_deref())?;
    let bar = Bar::new(false);
    let choices = Choices { domains: args.domains, pictures: args.path, ..Choices::VERDICTS };
    let found = answer(case, pair, choices, &|part, at, of| bar.at(part, at, of));
    drop(bar);
    let Some(found) = found else { return Err(Failure::new("the case names no pair")) };
    if args.format == Format::Table {
        line(&format!("{}, seed {}, {} draws", dyad_text(case, found.dyad), found.seed, found.draws))?;
    }
    if args.path {
        path(case, &found, args)?;
    } else {
        verdicts(case, &found, args)?;
    }
    Ok(Outcome::Well)
}

/// Takes away what was not asked for, before anything is computed.
fn narrow(opened: &mut Opened, args: &JudgeArgs) -> Result<()> {
    let case = &mut opened.loaded.case;
    if let Some(id) = &args.arena {
        case.header.arenas = vec![arena(case, id)?];
    }
    if let Some(id) = &args.school {
        let only = school(case, id)?;
        case.header.schools = vec![only];
        case.header.author_school = Some(only);
    }
    if let Some(id) = &args.period {
        let only = period(case, id)?;
        for (at, period) in case.periods.iter_mut().enumerate() {
            period.comparison = at != only.0 as usize;
        }
    }
    Ok(())
}

const COLUMNS: [&str; 11] = [
    "arena",
    "domain",
    "period",
    "school",
    "verdict",
    "probability",
    "membership",
    "runner-up",
    "every date",
    "net of deeds",
    "net of statements",
];

fn verdicts(case: &Case, found: &Answer, args: &JudgeArgs) -> Result<()> {
    let cells: Vec<&CellAnswer> = match (args.domains, args.pooled) {
        (true, _) => found.domains.iter().collect(),
        (false, true) => found.pooled.iter().chain(&found.cells).collect(),
        (false, false) => found.cells.iter().collect(),
    };
    let list = cells.iter().flat_map(|c| c.verdicts.iter().map(|j| row(case, c, j))).collect();
    table(&rows(&COLUMNS, list), args.format)?;
    if args.pooled && args.format == Format::Table {
        line(&dim(
            "A pooled verdict can hide opposite stances in its arenas, or make them look like a hedge: read it beside them.",
        ))?;
    }
    Ok(())
}

fn row(case: &Case, cell: &CellAnswer, judged: &Judged) -> Vec<String> {
    let leader = judged.verdict.leader().map_or_else(String::new, |l| degree(l.membership.lo, l.membership.hi));
    let second = judged
        .verdict
        .runner_up()
        .map_or_else(String::new, |l| format!("{} {}", l.label, degree(l.membership.lo, l.membership.hi)));
    let dates = match (&judged.dates.answer, judged.dates.movable) {
        (DateAnswer::Holds, 0) => "none is open",
        (DateAnswer::Holds, _) => "holds",
        (DateAnswer::Fails { .. }, _) => "does not hold",
        (DateAnswer::NotDecided { .. }, _) => "not decided",
    };
    vec![
        cell.arena.map_or_else(|| "all".to_owned(), |a| case[a].id.clone()),
        cell.domain.as_deref().unwrap_or("").to_owned(),
        case[cell.period].id.clone(),
        case[judged.verdict.school].id.clone(),
        judged.label().to_owned(),
        if judged.probabilities.is_empty() { String::new() } else { format!("{:.3}", judged.probability()) },
        leader,
        second,
        dates.to_owned(),
        net(&cell.balances.deeds.net),
        net(&cell.balances.statements.net),
    ]
}

fn degree(lo: f64, hi: f64) -> String {
    if hi - lo < 1e-9 { number(lo) } else { format!("{}..{}", number(lo), number(hi)) }
}

/// Unknown stays empty in a table: it is not zero.
fn net(evidence: &Evidence) -> String {
    evidence.value().map_or_else(String::new, number)
}

fn path(case: &Case, found: &Answer, args: &JudgeArgs) -> Result<()> {
    let columns =
        ["arena", "from", "until", "net of deeds", "5%", "95%", "net of statements", "verdict", "probability"];
    let mut list = Vec::new();
    for path in &found.paths {
        for point in &path.points {
            let band = |at: fn(&counterpoise_concepts::Band) -> f64| {
                point.deeds_band.as_ref().map_or_else(String::new, |b| number(at(b)))
            };
            list.push(vec![
                cell_text(case, path.arena, None),
                point.window.first.to_string(),
                point.window.last.to_string(),
                net(&point.deeds),
                band(|b| b.p5),
                band(|b| b.p95),
                net(&point.statements),
                point.outcome.label().unwrap_or("indeterminate").to_owned(),
                format!("{:.3}", point.probability),
            ]);
        }
    }
    table(&rows(&columns, list), args.format)
}
