//! What `run` says: the answer, how sure it is, the grid, the claims, where to look next.

use crate::claims::outcome_word;
use crate::field::field_in;
use crate::opening::{main_arena, opening};
use crate::plain::school_name;
use crate::screen::{Screen, bad, bold, dim, good, poor, wrapped};
use counterpoise_case::model::{ArenaId, Case, PeriodId, SchoolId};
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

/// Period by period the pair as a whole, and the arena that the case is about; the others are
/// counted.
fn grid(out: &mut Screen, case: &Case, answer: &Answer) {
    let Some(school) = named_by(case, answer).filter(|_| !answer.periods.is_empty()) else {
        return;
    };
    let main = main_arena(case, answer).map(Some);
    let pooled = (answer.arenas.len() != 1).then_some(None);
    let arenas: Vec<Option<ArenaId>> = pooled.into_iter().chain(main).collect();
    let by = format!("by {}", school_name(case, school));
    let title = |arena: &Option<ArenaId>| arena.map_or("all together", |id| &case[id].title);
    let columns: Vec<&str> = std::iter::once(by.as_str()).chain(arenas.iter().map(title)).collect();
    let rows = answer.periods.iter().map(|period| {
        let says = arenas.iter().map(|arena| says(answer, school, *arena, *period));
        std::iter::once(case[*period].title.clone()).chain(says).collect::<Vec<String>>()
    });
    out.table(&Table::new(&columns).with(rows));
    let more = answer.arenas.len() - arenas.iter().flatten().count();
    if more > 0 {
        let arenas = if more == 1 { "arena" } else { "arenas" };
        out.hint(format!("{more} more {arenas} on the page, and by `counterpoise judge`"));
    }
}

/// What a school says of an arena in a period.
fn says(answer: &Answer, school: SchoolId, arena: Option<ArenaId>, period: PeriodId) -> String {
    let mut cells = cells_of(answer, arena).iter();
    let cell = cells.find(|cell| cell.arena == arena && cell.period == period);
    let Some(cell) = cell else { return String::new() };
    let own = cell.verdicts.iter().find(|judged| judged.verdict.school == school);
    own.map_or_else(String::new, |judged| field_in(cell, judged).short)
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
