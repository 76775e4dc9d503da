//! `judge`: verdicts.

use crate::args::JudgeArgs;
use crate::failure::{Outcome, Result};
use crate::open::{open, pair};
use crate::output::{Format, line, table, width, wrapped};
use crate::style::{bold, dim};
use counterpoise_case::model::Case;
use counterpoise_concepts::{Band, DateAnswer, HangsOn, StanceState};
use counterpoise_engine::Asked;
use counterpoise_frames::{Cell, Table};
use counterpoise_ledger::Evidence;
use counterpoise_present::{
    Lean, cell_text, dyad_text, hangs_on_text, path_text, rereading_text, stress_extent,
    verdict_text,
};
use counterpoise_study::{Answer, CellAnswer, Choices, Domains, Judged, ReadAgain, Tried};
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
    if args.shown.format == Format::Text {
        line(&format!(
            "{}, seed {}, {} re-readings of the evidence",
            dyad_text(case, found.dyad),
            found.seed,
            found.draws
        ))?;
    }
    if args.path {
        table(&path(case, &found), args.shown.format)?;
        return Ok(Outcome::Well);
    }
    let shown = cells(&found, args);
    match args.shown.format {
        Format::Json => crate::output::json(&json(case, &found, &shown))?,
        Format::Text => in_words(case, &found, &shown)?,
        format => table(&verdicts(case, &found, shown.iter().copied()), format)?,
    }
    if args.cell.all_arenas() && args.shown.format == Format::Text {
        line(&dim(
            "All arenas together can hide opposite stances in them, or make them look like a hedge: read them beside it.",
        ))?;
    }
    Ok(Outcome::Well)
}

/// The stance first, then what each school calls it.
fn in_words(case: &Case, found: &Answer, shown: &[&CellAnswer]) -> Result<()> {
    let text = format!(
        "Stance: which way the acts lean, before any school speaks (open: none holds {:.0}% of the re-readings)",
        100.0 * case.settings.set_at
    );
    line(&bold(&text))?;
    table(&stances(case, shown), Format::Text)?;
    line("")?;
    let text = format!(
        "Labels: what each school calls it (the smallest set that holds {:.0}% of the re-readings)",
        100.0 * case.settings.set_at
    );
    line(&bold(&text))?;
    let rows = verdicts(case, found, shown.iter().copied());
    let mut hidden = vec![
        "domain",
        "runner-up",
        "its probability",
        "every date",
        "to",
        "mixed",
        "against",
        "universes",
    ];
    if found.rereading.is_none() {
        hidden.push("re-read");
    }
    let judged = || shown.iter().flat_map(|cell| &cell.verdicts);
    let speaks_of_some = judged().any(|judged| scope(case, judged).is_some());
    if !speaks_of_some {
        hidden.push("scope");
    }
    table(&rows.without(&hidden), Format::Text)?;
    if let Some(rereading) = &found.rereading {
        note(&format!("`re-read`: {}.", rereading_text(rereading)))?;
    }
    if speaks_of_some {
        note(
            "`scope`: how likely it is that the school speaks of such a pair at all, where it limits itself. `counterpoise why ARENA/PERIOD/SCHOOL` shows what it asks for.",
        )?;
    }
    let Some(stress) = &found.stress else { return Ok(()) };
    note(&format!(
        "`holds in` and `choice`: the central reading of each school under other choices of the analyst, in the codings that have its definition ({}). `counterpoise stress` tells more.",
        stress_extent(stress)
    ))
}

fn note(text: &str) -> Result<()> {
    wrapped(text, width()).iter().try_for_each(|l| line(&dim(l)))
}

const STANCE: [&str; 12] = [
    "arena",
    "domain",
    "period",
    "stance",
    "to",
    "mixed",
    "against",
    "share to",
    "hard",
    "words - deeds",
    "acts",
    "rises",
];

fn stances(case: &Case, shown: &[&CellAnswer]) -> Table {
    let rows = shown.iter().map(|cell| -> [Cell; 12] {
        let stance = &cell.stance;
        let known = stance.state == StanceState::Known;
        let p = |of: f64| -> Cell { known.then_some((100.0 * of).round() / 100.0).into() };
        let range = |band: &Option<Band>| -> Cell {
            band.as_ref().map(|b| Cell::Range(b.p5, b.p95)).into()
        };
        [
            cell.arena.map_or("all", |a| case[a].id.as_str()).into(),
            cell.domain.as_deref().into(),
            case[cell.period].id.as_str().into(),
            stance_word(Lean::of(stance, case.settings.set_at)).into(),
            p(stance.to),
            p(stance.mixed),
            p(stance.against),
            range(&stance.share),
            range(&stance.hard),
            range(&stance.gap),
            (stance.acts as f64).into(),
            cell.rises.map(|rises| (100.0 * rises).round() / 100.0).into(),
        ]
    });
    let all = Table::new(&STANCE).ranges(&["share to", "hard", "words - deeds"]).with(rows);
    if shown.iter().any(|cell| cell.domain.is_some()) { all } else { all.without(&["domain"]) }
}

/// Which way the acts lean as far as that is settled, as the page has it; else that it is open, or
/// why there is nothing to say.
fn stance_word(lean: Lean) -> &'static str {
    match lean {
        Lean::NoEvidence => "no evidence",
        Lean::NoSideTaken => "no side taken",
        Lean::Towards => "to",
        Lean::Against => "against",
        Lean::Neither => "mixed",
        Lean::Open => "open",
    }
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

const COLUMNS: [&str; 19] = [
    "arena",
    "domain",
    "period",
    "school",
    "verdict",
    "probability",
    "re-read",
    "reason",
    "scope",
    "excluded",
    "hangs on",
    "runner-up",
    "its probability",
    "every date",
    "to",
    "mixed",
    "against",
    "holds in",
    "choice",
];

/// The verdicts of cells, one row for each school.
pub(crate) fn verdicts<'a>(
    case: &Case,
    found: &Answer,
    cells: impl IntoIterator<Item = &'a CellAnswer>,
) -> Table {
    let rows =
        cells.into_iter().flat_map(|c| c.verdicts.iter().map(move |j| row(case, found, c, j)));
    Table::new(&COLUMNS).with(rows)
}

fn row(case: &Case, found: &Answer, cell: &CellAnswer, judged: &Judged) -> [Cell; 19] {
    let fate = found.fate(cell, judged.verdict.school);
    let settled = judged.settled.as_ref();
    let mut ranked: Vec<_> = judged.probabilities.iter().filter(|p| p.hits > 0).collect();
    ranked.sort_by_key(|p| std::cmp::Reverse(p.hits));
    let beyond = settled.map_or(1, |settled| settled.set.len());
    let second = ranked.get(beyond);
    let known = cell.stance.state == StanceState::Known;
    let hangs = settled.map_or_else(Vec::new, |settled| {
        let of = |h: &HangsOn| {
            let (_, name) = hangs_on_text(case, &h.on);
            format!("{name} {:+.2}", h.change)
        };
        settled.hangs_on.iter().take(2).map(of).collect()
    });
    [
        cell.arena.map_or("all", |a| case[a].id.as_str()).into(),
        cell.domain.as_deref().into(),
        case[cell.period].id.as_str().into(),
        case[judged.verdict.school].id.as_str().into(),
        verdict_text(judged).into(),
        probability(judged).into(),
        judged.probability_reread().into(),
        settled.map_or("not drawn", |settled| settled.standing.word()).into(),
        scope(case, judged).into(),
        settled.map_or_else(Vec::new, |settled| settled.excluded.clone()).into(),
        hangs.into(),
        second.map(|p| p.label.clone().unwrap_or_else(|| "none".to_owned())).into(),
        second.map(|p| p.p).into(),
        every_date(judged).into(),
        known.then_some(cell.stance.to).into(),
        known.then_some(cell.stance.mixed).into(),
        known.then_some(cell.stance.against).into(),
        fate.as_ref().and_then(|fate| fate.holds).into(),
        fate.and_then(|fate| fate.hangs_on).map(|at| case.choices[at].id.as_str()).into(),
    ]
}

/// That of the printed labels; unknown where nothing was drawn, or the school has nothing to say.
pub(crate) fn probability(judged: &Judged) -> Option<f64> {
    (!judged.is_silent()).then(|| judged.probability())
}

/// How likely it is that the school speaks of such a pair; nothing where it does not limit itself.
fn scope(case: &Case, judged: &Judged) -> Option<f64> {
    let limits_itself = !case[judged.verdict.school].applies_if.is_empty();
    judged.settled.as_ref().filter(|_| limits_itself).map(|settled| settled.scope)
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

const POINTS: [&str; 8] = [
    "arena",
    "from",
    "until",
    "net of deeds",
    "90%",
    "net of statements",
    "verdict",
    "probability",
];

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
                path_text(path, point).into(),
                path.probability(point).into(),
            ]);
        }
    }
    Table::new(&POINTS).ranges(&["90%"]).with(rows)
}
