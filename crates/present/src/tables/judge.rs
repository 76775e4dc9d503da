//! Verdicts as tables.

use crate::called::{path_text, verdict_text};
use crate::lean::Lean;
use crate::text::{cell_text, hangs_on_text};
use counterpoise_case::model::Case;
use counterpoise_concepts::{Band, DateAnswer, HangsOn, StanceState};
use counterpoise_frames::{Cell, Table};
use counterpoise_ledger::Evidence;
use counterpoise_study::{Answer, CellAnswer, Judged};

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

/// Which way the acts lean in each cell; a column of domains only where there is one.
#[must_use]
pub fn stances(case: &Case, shown: &[&CellAnswer]) -> Table {
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
#[must_use]
pub fn verdicts<'a>(
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
pub(crate) fn scope(case: &Case, judged: &Judged) -> Option<f64> {
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

/// The same over sliding windows.
#[must_use]
pub fn path(case: &Case, found: &Answer) -> Table {
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
