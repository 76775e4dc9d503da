//! `positions`: what the literature says, what nobody has said, and whether labels come out of
//! their authors' own rules.

mod rows;

use crate::args::{PositionsArgs, PositionsRows};
use crate::failure::{Failure, Outcome, Result};
use crate::open::{Opened, open};
use crate::output::{Format, line, show, table, wrapped};
use crate::style::{bold, dim};
use counterpoise_case::model::Case;
use counterpoise_engine::{Asked, Found, Query, Unheard};
use counterpoise_frames::Table;
use counterpoise_present::counted;
use counterpoise_study::{Agreement, CellAnswer, GapKind, LinkKind, Positions, positions};
use std::sync::Arc;

pub(crate) fn run(args: &PositionsArgs) -> Result {
    let Some(opened) = open(&args.case)? else { return Ok(Outcome::Wanting) };
    let case = opened.case();
    let found = found(&opened, args.rows)?.ok_or_else(|| {
        Failure::new("the case has no positions; write `position` directives (docs/positions.md)")
    })?;
    match args.rows {
        Some(which) => table(&rows::rows(case, &found, which)?, args.shown.format)?,
        None => show(args.shown.format, || rows::positions(case, &found), || text(case, &found))?,
    }
    Ok(Outcome::Well)
}

/// A part of them, as rows; none where the case has no positions.
pub(crate) fn named(opened: &Opened, which: PositionsRows) -> Result<Table> {
    rows::rows(opened.case(), &found(opened, Some(which))?.unwrap_or_default(), which)
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

fn text(case: &Case, found: &Positions) -> Result<()> {
    line(&bold("What the literature says"))?;
    table(&rows::labelled(case, found), Format::Text)?;
    let plain = found.all.iter().filter(|&&at| case.positions[at].label.is_none()).count();
    paragraph(&format!(
        "{}, of which {plain} without a label, used for facts or theory (--format csv lists all).",
        counted(found.all.len(), "position", "positions")
    ))?;
    line(&format!("\n{}", bold("What nobody has said")))?;
    table(&rows::gap_counts(case, found), Format::Text)?;
    let stated = found.gaps.iter().filter(|gap| gap.filled).count();
    paragraph(&format!(
        "Of {} cells of label, arena and period {} are empty; in {} a label is used that nobody who \
         uses it defines. The study says that it fills {stated} of these gaps. --rows gaps lists them.",
        found.cells.len(),
        found.empty(),
        found.gaps.iter().filter(|gap| gap.kind == GapKind::NotDefined).count(),
    ))?;
    if !found.words.is_empty() {
        line(&format!("\n{}", bold("One word for several things, several words for one")))?;
        table(&rows::words(case, found, false), Format::Text)?;
    }
    if !found.ran.is_empty() {
        held_against_evidence(case, found)?;
    }
    if !found.chains.ends.is_empty() {
        chains(case, found)?;
    }
    line(&dim(
        "\n--rows map, gaps, words, run, links, ends, without or camps gives each part; docs/positions.md explains.",
    ))
}

fn held_against_evidence(case: &Case, found: &Positions) -> Result<()> {
    line(&format!(
        "\n{}",
        bold("Held against the evidence, each by the school nearest to its author")
    ))?;
    table(&rows::ran_in_short(case, found), Format::Text)?;
    let of = |agreement| found.ran.iter().filter(|own| own.agreement == agreement).count();
    paragraph(&format!(
        "Of {} labels in their cells {} come out, {} are left open, {} do not come out, and of {} the \
         rule says nothing.",
        found.ran.len(),
        of(Agreement::ComesOut),
        of(Agreement::LeftOpen),
        of(Agreement::DoesNot),
        of(Agreement::Silent),
    ))
}

fn chains(case: &Case, found: &Positions) -> Result<()> {
    line(&format!("\n{}", bold("What rests on one work in the end")))?;
    table(&rows::ends(case, found, 8), Format::Text)?;
    let links = |kind| found.chains.links.iter().filter(|own| own.kind == kind).count();
    paragraph(&format!(
        "{} works are read through another or have their matter from it, {} take up another's idea, \
         {} argue with one (--rows links). --rows without leaves out each of these works with all \
         that rests on it.",
        links(LinkKind::ReliesOn),
        links(LinkKind::TakesUp),
        links(LinkKind::Answers),
    ))
}

fn paragraph(text: &str) -> Result<()> {
    wrapped(text, 100).iter().try_for_each(|part| line(part))
}
