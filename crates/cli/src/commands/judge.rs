//! `judge`: verdicts.

use crate::args::JudgeArgs;
use crate::failure::{Failure, Outcome, Result};
use crate::open::{Opened, arena, dyad, open, period, school};
use crate::output::{Format, line, table, width, wrapped};
use crate::progress::Bar;
use crate::style::dim;
use counterpoise_case::model::Case;
use counterpoise_concepts::DateAnswer;
use counterpoise_exchange::{Cell, Table};
use counterpoise_ledger::Evidence;
use counterpoise_study::{Answer, CellAnswer, Choices, Judged, Tried, answer, cell_text, dyad_text};

pub(crate) fn run(args: &JudgeArgs) -> Result {
    let Some(mut opened) = open(&args.case)? else { return Ok(Outcome::Wanting) };
    narrow(&mut opened, args)?;
    let case = opened.case();
    let pair = dyad(case, args.cell.pair.dyad.as_deref())?;
    let bar = Bar::new(false);
    let universes = if args.path { Tried::Not } else { Tried::Briefly };
    let choices = Choices { domains: args.domains, pictures: args.path, universes, ..Choices::VERDICTS };
    let found = answer(case, pair, choices, &|part, at, of| bar.at(part, at, of));
    drop(bar);
    let Some(found) = found else { return Err(Failure::new("the case names no pair")) };
    if args.shown.format == Format::Text {
        line(&format!("{}, seed {}, {} draws", dyad_text(case, found.dyad), found.seed, found.draws))?;
    }
    let rows = if args.path { path(case, &found) } else { verdicts(case, &found, cells(&found, args)) };
    // A line of a terminal holds what is read first; the other formats have every column.
    let rows = match (args.shown.format, &found.stress) {
        (Format::Text, Some(_)) => rows.without(&["its membership", "universes"]),
        (Format::Text, None) => rows.without(&["holds in", "universes", "hangs on"]),
        _ => rows,
    };
    table(&rows, args.shown.format)?;
    if let Some(stress) = found.stress.as_ref().filter(|_| !args.path && args.shown.format == Format::Text) {
        let text = format!(
            "`holds in` and `hangs on`: each school's verdict under other choices of the analyst, in the universes that have its definition ({}). `counterpoise stress` tells more.",
            stress.extent()
        );
        wrapped(&text, width()).iter().try_for_each(|l| line(&dim(l)))?;
    }
    if args.pooled && !args.domains && !args.path && args.shown.format == Format::Text {
        line(&dim(
            "A pooled verdict can hide opposite stances in its arenas, or make them look like a hedge: read it beside them.",
        ))?;
    }
    Ok(Outcome::Well)
}

/// Takes away what was not asked for, before anything is computed.
fn narrow(opened: &mut Opened, args: &JudgeArgs) -> Result<()> {
    let case = &mut opened.loaded.case;
    if let Some(id) = &args.cell.arena {
        case.header.arenas = vec![arena(case, id)?];
    }
    if let Some(id) = &args.school {
        let only = school(case, id)?;
        case.header.schools = vec![only];
        case.header.author_school = Some(only);
    }
    if let Some(id) = &args.cell.period {
        let only = period(case, id)?;
        for (at, period) in case.periods.iter_mut().enumerate() {
            period.comparison = at != only.0 as usize;
        }
    }
    Ok(())
}

fn cells<'a>(found: &'a Answer, args: &JudgeArgs) -> Vec<&'a CellAnswer> {
    match (args.domains, args.pooled) {
        (true, _) => found.domains.iter().collect(),
        (false, true) => found.pooled.iter().chain(&found.cells).collect(),
        (false, false) => found.cells.iter().collect(),
    }
}

const COLUMNS: [&str; 15] = [
    "arena",
    "domain",
    "period",
    "school",
    "verdict",
    "probability",
    "membership",
    "runner-up",
    "its membership",
    "every date",
    "net of deeds",
    "net of statements",
    "holds in",
    "universes",
    "hangs on",
];

/// The verdicts of cells, one row for each school.
pub(crate) fn verdicts<'a>(case: &Case, found: &Answer, cells: impl IntoIterator<Item = &'a CellAnswer>) -> Table {
    let rows = cells.into_iter().flat_map(|c| c.verdicts.iter().map(move |j| row(case, found, c, j)));
    Table::new(&COLUMNS).ranges(&["membership", "its membership"]).with(rows)
}

fn row(case: &Case, found: &Answer, cell: &CellAnswer, judged: &Judged) -> [Cell; 15] {
    let (leader, second) = (judged.verdict.leader(), judged.verdict.runner_up());
    let fate = found.fate(cell, judged.verdict.school);
    let degree = |m: &counterpoise_concepts::Membership| Cell::Range(m.lo, m.hi);
    [
        cell.arena.map_or("all", |a| case[a].id.as_str()).into(),
        cell.domain.as_deref().into(),
        case[cell.period].id.as_str().into(),
        case[judged.verdict.school].id.as_str().into(),
        judged.label().into(),
        probability(judged).into(),
        leader.map(|l| degree(&l.membership)).into(),
        second.map(|l| l.label.to_string()).into(),
        second.map(|l| degree(&l.membership)).into(),
        every_date(judged).into(),
        net(&cell.balances.deeds.net),
        net(&cell.balances.statements.net),
        fate.as_ref().and_then(|fate| fate.holds).into(),
        fate.as_ref().map(|fate| fate.judged as f64).into(),
        fate.and_then(|fate| fate.hangs_on).map(|at| case.choices[at].id.as_str()).into(),
    ]
}

/// Unknown where nothing was resampled.
pub(crate) fn probability(judged: &Judged) -> Option<f64> {
    (!judged.probabilities.is_empty()).then(|| judged.probability())
}

fn every_date(judged: &Judged) -> &'static str {
    match (&judged.dates.answer, judged.dates.movable) {
        (DateAnswer::Holds, 0) => "none is open",
        (DateAnswer::Holds, _) => "holds",
        (DateAnswer::Fails { .. }, _) => "does not hold",
        (DateAnswer::NotDecided { .. }, _) => "not decided",
    }
}

/// Unknown stays empty in a table: it is not zero.
fn net(evidence: &Evidence) -> Cell {
    evidence.value().into()
}

const POINTS: [&str; 8] =
    ["arena", "from", "until", "net of deeds", "90%", "net of statements", "verdict", "probability"];

fn path(case: &Case, found: &Answer) -> Table {
    let mut rows = Vec::new();
    for path in &found.paths {
        for point in &path.points {
            let band = point.deeds_band.as_ref();
            rows.push([
                cell_text(case, path.arena, None).into(),
                point.window.first.to_string().into(),
                point.window.last.to_string().into(),
                net(&point.deeds),
                band.map(|b| Cell::Range(b.p5, b.p95)).into(),
                net(&point.statements),
                point.outcome.label().unwrap_or("none of these").into(),
                point.probability.into(),
            ]);
        }
    }
    Table::new(&POINTS).ranges(&["90%"]).with(rows)
}
