//! `positions`: what the literature says, what nobody has said, and whether labels come out of
//! their authors' own rules.

use crate::args::{PositionsArgs, PositionsRows};
use crate::failure::{Failure, Outcome, Result};
use crate::open::{Opened, open};
use crate::output::{screen, show, table, width};
use counterpoise_case::model::{ArenaId, Case, PeriodId, SchoolId};
use counterpoise_engine::{Asked, Found, Query, Unheard};
use counterpoise_frames::Table;
use counterpoise_present::{screens, tables};
use counterpoise_study::{CellAnswer, OnPart, Positions, by_camp, positions, without_origins};
use std::sync::Arc;

pub(crate) fn run(args: &PositionsArgs) -> Result {
    let Some(opened) = open(&args.case)? else { return Ok(Outcome::Wanting) };
    let case = opened.case();
    let found = found(&opened, args.rows)?.ok_or_else(|| {
        Failure::new("the case has no positions; write `position` directives (docs/positions.md)")
    })?;
    match args.rows {
        Some(which) => table(&rows(case, &found, which)?, args.shown.format)?,
        None => show(
            args.shown.format,
            || tables::positions::positions(case, &found),
            || screen(&screens::positions(case, &found, width())),
        )?,
    }
    Ok(Outcome::Well)
}

/// A part of them, as rows; none where the case has no positions.
pub(crate) fn named(opened: &Opened, which: PositionsRows) -> Result<Table> {
    rows(opened.case(), &found(opened, Some(which))?.unwrap_or_default(), which)
}

/// Verdicts are found only where they are asked for: most of what is told needs none.
fn found(opened: &Opened, rows: Option<PositionsRows>) -> Result<Option<Positions>> {
    let case = opened.case();
    let is_run = matches!(rows, None | Some(PositionsRows::Run));
    let cells = if is_run && case.positions.iter().any(|own| own.school.is_some()) {
        cells(opened)?
    } else {
        Vec::new()
    };
    Ok(positions(case, cells.iter().map(AsRef::as_ref)))
}

fn cells(opened: &Opened) -> Result<Vec<Arc<CellAnswer>>> {
    let found = match opened.session.query(&Query::Cells(Asked::default())) {
        Err(Unheard::NoPair) => Vec::new(),
        found => found?,
    };
    let cell = |found| match found {
        Found::Cell(fact) => Some(fact.is),
        _ => None,
    };
    Ok(found.into_iter().filter_map(cell).collect())
}

fn rows(case: &Case, found: &Positions, which: PositionsRows) -> Result<Table> {
    use tables::positions as of;
    Ok(match which {
        PositionsRows::Positions => of::positions(case, found),
        PositionsRows::Map => of::map(case, found),
        PositionsRows::Gaps => of::gaps(case, found),
        PositionsRows::Words => of::words(case, found, true),
        PositionsRows::Run => of::ran(case, found),
        PositionsRows::Links => of::links(case, found),
        PositionsRows::Ends => of::ends(case, found, usize::MAX),
        PositionsRows::Without => of::on_parts(case, &on_parts(case, without_origins)?),
        PositionsRows::Camps => of::on_parts(case, &on_parts(case, by_camp)?),
    })
}

/// How verdicts of a school are found on parts of the evidence.
type OnParts = fn(&Case, SchoolId, &[(ArenaId, PeriodId)]) -> Vec<OnPart>;

/// The verdicts of the author's school in each arena and period of the case.
fn on_parts(case: &Case, found: OnParts) -> Result<Vec<OnPart>> {
    let school = case.header.author_school.or_else(|| case.header.schools.last().copied());
    let school = school.ok_or_else(|| Failure::new("the case judges by no school"))?;
    let periods = (0..case.periods.len() as u32).map(PeriodId).filter(|id| !case[*id].comparison);
    let periods: Vec<PeriodId> = periods.collect();
    let arenas = case.header.arenas.iter();
    let scenes: Vec<(ArenaId, PeriodId)> =
        arenas.flat_map(|&arena| periods.iter().map(move |&period| (arena, period))).collect();
    Ok(found(case, school, &scenes))
}
