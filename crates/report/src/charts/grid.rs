//! Verdicts as grids: arenas, domains or schools by periods.

use super::slug;
use crate::context::Context;
use crate::figure::{Chart, unset};
use crate::words;
use counterpoise_case::model::{ArenaId, PeriodId, SchoolId};
use counterpoise_draw::grid::{Cell, Period, Row, Spec};
use counterpoise_present::field;
use counterpoise_present::plain::authors;
use counterpoise_study::CellAnswer;

/// The author's school: every arena by every period, and all arenas pooled in the last row.
pub(crate) fn by_arena(context: &Context<'_>) -> Chart {
    let arenas = context.arenas().into_iter().map(Some).chain([None]);
    let row = |arena: Option<ArenaId>| {
        author_row(context, context.arena(arena).to_owned(), &context.cells(arena))
    };
    let rows = if context.answer.cells.is_empty() { Vec::new() } else { arenas.map(row).collect() };
    let (subject, target) = (context.subject(), context.target());
    let by =
        context.author_school().map_or_else(String::new, |s| format!("by {}", context.school(s)));
    grid(
        context,
        "verdicts",
        format!("What {subject} was doing towards {target}, arena by arena"),
        shares(&format!("Verdict {by}, by period")),
        rows,
    )
}

/// The author's school: every domain by every period, over all arenas.
pub(crate) fn by_domain(context: &Context<'_>) -> Chart {
    let of = |domain| {
        context
            .answer
            .domains
            .iter()
            .filter(|c| c.domain.as_ref() == Some(domain))
            .collect::<Vec<_>>()
    };
    let rows = context
        .domains()
        .into_iter()
        .map(|d| author_row(context, words::capital(d), &of(d)))
        .collect();
    let by =
        context.author_school().map_or_else(String::new, |s| format!("by {}", context.school(s)));
    grid(
        context,
        "domains",
        "The same by domain, over all arenas".to_owned(),
        shares(&format!("Verdict {by}, by period")),
        rows,
    )
}

/// One arena: every school by every period.
pub(crate) fn by_school(context: &Context<'_>, arena: Option<ArenaId>) -> Chart {
    let cells = context.cells(arena);
    let row = |school: &SchoolId| {
        let data = &context.case[*school];
        let name = if data.author.is_empty() { &data.title } else { &data.author };
        Row {
            school: words::capital(&authors(name)),
            year: data.year.map_or_else(String::new, |y| y.to_string()),
            cells: periods(context).iter().map(|p| verdict(context, &cells, *p, *school)).collect(),
        }
    };
    let rows = context.answer.schools.iter().map(row).collect();
    let title = format!("{}: what each school calls it", context.arena(arena));
    let subtitle = format!(
        "Verdict on {} towards {}, by school and period",
        context.subject(),
        context.target()
    );
    let name = format!("schools-{}", slug(context, arena));
    Chart { on_phone: false, ..grid(context, &name, title, shares(&subtitle), rows) }
}

/// What the numbers of a grid are.
fn shares(what: &str) -> String {
    format!("{what}; numbers: of 100 re-readings of the evidence")
}

fn periods<'a>(context: &Context<'a>) -> &'a [PeriodId] {
    &context.answer.periods
}

fn grid(
    context: &Context<'_>,
    name: &str,
    title: String,
    subtitle: String,
    rows: Vec<Row>,
) -> Chart {
    let period = |id: &PeriodId| {
        let period = &context.case[*id];
        Period { label: period.title.clone(), dates: words::window(period.window) }
    };
    let spec = Spec { head: unset(), periods: periods(context).iter().map(period).collect(), rows };
    Chart::new(name, title, subtitle, spec)
}

fn author_row(context: &Context<'_>, name: String, cells: &[&CellAnswer]) -> Row {
    let school = context.author_school();
    let at = |p: &PeriodId| school.and_then(|school| verdict(context, cells, *p, school));
    Row { school: name, year: String::new(), cells: periods(context).iter().map(at).collect() }
}

fn verdict(
    context: &Context<'_>,
    cells: &[&CellAnswer],
    period: PeriodId,
    school: SchoolId,
) -> Option<Cell> {
    let cell = cells.iter().find(|c| c.period == period)?;
    let judged = Context::judged(cell, school)?;
    let id = match &cell.domain {
        None => context.anchors.verdict(cell.arena, period, school),
        domain => context.anchors.cell(cell.arena, domain.as_ref(), period),
    };
    Some(Cell {
        label: field(judged).name,
        probability: judged
            .standing()
            .filter(|standing| !standing.is_silent())
            .map(|_| judged.probability()),
        tip: String::new(),
        href: context.href(&id),
    })
}
