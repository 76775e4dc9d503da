//! What `run` says: the answer, how sure it is, the grid, the claims, where to look next.

use crate::claims::outcome_word;
use crate::field::field;
use crate::opening::{main_arena, opening};
use crate::plain::school_name;
use crate::screen::{Screen, bad, bold, dim, good, poor, wrapped};
use counterpoise_case::model::{ArenaId, Case, SchoolId};
use counterpoise_frames::Table;
use counterpoise_study::{Answer, CellAnswer, ClaimOutcome, of_study, tally};

/// What came of a run, `width` characters wide. The commands that go on from here name the `folder`
/// of the case, and the `switches` of this run as they are typed, each after a blank.
#[must_use]
pub fn run(case: &Case, answer: &Answer, folder: &str, switches: &str, width: usize) -> Screen {
    let mut out = Screen::new(width);
    let told = opening(case, answer);
    paragraph(&mut out, &told.kicker, dim);
    paragraph(&mut out, &told.answer_text(), bold);
    if !told.sure.is_empty() {
        paragraph(&mut out, &told.sure, str::to_owned);
    }
    out.gap();
    grid(&mut out, case, answer);
    out.gap();
    claims(&mut out, answer);
    next(&mut out, case, answer, folder, switches);
    out
}

/// Running text, each of its lines with a look of its own.
fn paragraph(out: &mut Screen, text: &str, look: fn(&str) -> String) {
    for line in wrapped(text, out.width().min(100)) {
        out.line(look(&line));
    }
}

/// The pair as a whole first, then every arena, by period.
fn grid(out: &mut Screen, case: &Case, answer: &Answer) {
    let Some(school) = named_by(case, answer).filter(|_| !answer.periods.is_empty()) else {
        return;
    };
    let by = format!("by {}", school_name(case, school));
    let columns: Vec<&str> = std::iter::once(by.as_str())
        .chain(answer.periods.iter().map(|p| case[*p].id.as_str()))
        .collect();
    let pooled = (answer.arenas.len() != 1).then_some(None);
    let arenas = pooled.into_iter().chain(answer.arenas.iter().copied().map(Some));
    let rows = arenas.map(|arena| row(case, answer, school, arena));
    out.table(&Table::new(&columns).with(rows));
}

/// The name of an arena, and what the school says of each period in it.
fn row(case: &Case, answer: &Answer, school: SchoolId, arena: Option<ArenaId>) -> Vec<String> {
    let says = |cell: &CellAnswer| {
        let own = cell.verdicts.iter().find(|judged| judged.verdict.school == school);
        own.map_or_else(String::new, |judged| field(judged).short)
    };
    let name = arena.map_or("all together", |arena| case[arena].id.as_str()).to_owned();
    let cells = cells_of(answer, arena).iter().filter(|cell| cell.arena == arena);
    std::iter::once(name).chain(cells.map(says)).collect()
}

fn claims(out: &mut Screen, answer: &Answer) {
    if answer.claims.is_empty() {
        return;
    }
    let counts = tally(of_study(&answer.claims));
    let parts: Vec<String> = counts
        .iter()
        .filter(|(_, n)| *n > 0)
        .map(|(outcome, n)| painted(*outcome, &format!("{n} {}", outcome_word(*outcome))))
        .collect();
    out.line(format!("claims: {}", parts.join(", ")));
}

fn painted(outcome: ClaimOutcome, text: &str) -> String {
    match outcome {
        ClaimOutcome::Supported => good(text),
        ClaimOutcome::Thin => poor(text),
        ClaimOutcome::Partly | ClaimOutcome::NotSupported => bad(text),
        ClaimOutcome::NotDecided | ClaimOutcome::Untested => dim(text),
    }
}

/// The commands that go on from here. What they show is the run that they follow.
fn next(out: &mut Screen, case: &Case, answer: &Answer, folder: &str, switches: &str) {
    if let Some((cell, school)) = last_verdict(case, answer) {
        let arena = cell.arena.map_or("all", |arena| case[arena].id.as_str());
        let verdict = format!("{arena}/{}/{}", case[cell.period].id, case[school].id);
        out.line(format!("why:    counterpoise why {folder} {verdict}{switches}"));
    }
    out.line(format!(
        "doubt:  counterpoise needs {folder}{switches}; counterpoise stress {folder}{switches}"
    ));
}

/// The last verdict of the main arena by the school whose names are shown.
fn last_verdict<'a>(case: &Case, answer: &'a Answer) -> Option<(&'a CellAnswer, SchoolId)> {
    let school = named_by(case, answer)?;
    let arena = main_arena(case, answer);
    let cell = cells_of(answer, arena).iter().rfind(|cell| cell.arena == arena)?;
    Some((cell, school))
}

/// The school whose names are shown.
fn named_by(case: &Case, answer: &Answer) -> Option<SchoolId> {
    case.header.author_school.or_else(|| answer.schools.last().copied())
}

/// Where the cells of an arena stand; `None`: those of all arenas together.
fn cells_of(answer: &Answer, arena: Option<ArenaId>) -> &[CellAnswer] {
    if arena.is_none() { &answer.pooled } else { &answer.cells }
}
