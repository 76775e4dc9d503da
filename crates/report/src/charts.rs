//! What the answer holds, as charts.

mod balances;
mod claims;
mod coverage;
mod disagreement;
mod grid;
mod lean;
mod map;
mod path;
mod positions;
mod rivals;
mod series;
mod shifts;
mod timeline;
mod universes;

pub(crate) use balances::balances;
pub(crate) use claims::claims;
pub(crate) use coverage::coverage;
pub(crate) use disagreement::disagreement;
pub(crate) use grid::{by_arena, by_domain, by_school};
pub(crate) use lean::{estimate, lean};
pub(crate) use map::maps;
pub(crate) use path::{domain_of, has_evidence, path};
pub(crate) use positions::positions;
pub(crate) use rivals::{simplex, standing, waterfall};
pub(crate) use series::{capabilities, vintages};
pub(crate) use shifts::{shifts, shifts_in};
pub(crate) use timeline::timeline;
pub(crate) use universes::universes;

use crate::context::Context;
use crate::figure::Chart;
use counterpoise_case::model::TurningPoint as Turn;
use counterpoise_dates::{Date, Day};
use counterpoise_draw::TurningPoint;

/// All charts, in the order of the page.
pub(crate) fn all(context: &Context<'_>) -> Vec<Chart> {
    let mut charts: Vec<Chart> = lean(context).into_iter().collect();
    charts.push(claims(context));
    if let Some(rivals) = context.answer.rivals.as_ref().and_then(|r| r.weighed()) {
        charts.push(standing(context, rivals));
        let fitted = &rivals.fitted;
        charts.extend(
            fitted.ranking[1..]
                .iter()
                .map(|other| waterfall(context, rivals, fitted.leader(), *other)),
        );
        charts.extend(simplex(context, rivals));
    }
    charts
        .extend(context.answer.paths.iter().filter(|p| has_evidence(p)).map(|p| path(context, p)));
    charts.extend(shifts(context));
    charts.extend(context.answer.months.iter().map(|m| balances(context, m)));
    charts.push(by_arena(context));
    charts.extend(
        context.arenas().into_iter().map(Some).chain([None]).map(|a| by_school(context, a)),
    );
    charts.push(by_domain(context));
    charts.push(timeline(context).0);
    charts.push(coverage(context));
    charts.extend(maps(context).into_iter().map(|map| map.chart));
    charts.extend(positions(context));
    charts.extend(capabilities(context));
    charts.push(disagreement(context));
    let stress = context.answer.stress.as_ref();
    let all = stress
        .into_iter()
        .flat_map(|stress| stress.verdicts.iter().map(move |verdict| (stress, verdict)));
    let drawn = all.filter(|(_, verdict)| !verdict.curve.lines.is_empty());
    charts.extend(drawn.map(|(stress, verdict)| universes(context.case, stress, verdict)));
    charts
}

/// First and last day of the periods shown.
pub(crate) fn span(context: &Context<'_>) -> Option<(i32, i32)> {
    let windows = || context.answer.periods.iter().map(|p| context.case[*p].window);
    let first = windows().map(|w| w.first).min()?;
    let last = windows().map(|w| w.last).max()?;
    Some((first.number(), last.number()))
}

/// First and last admissible day of a date.
pub(crate) fn ends(date: &Date) -> (i32, i32) {
    let days = date.admissible();
    (days.first.unwrap_or(Day::MIN).number(), days.last.unwrap_or(Day::MAX).number())
}

/// The turning points of the case. One that is not known to the day stands in a grey band.
pub(crate) fn turning_points(context: &Context<'_>) -> Vec<TurningPoint> {
    let point = |turn: &Turn| {
        let (from, to) = ends(&turn.date);
        let span = (from < to).then_some((from, to));
        TurningPoint { span, ..TurningPoint::new(turn.day.number(), &turn.title) }
    };
    context.case.turning_points.iter().map(point).collect()
}

/// The part of a name that suits a file: the arena's id, or `all`.
pub(crate) fn slug(
    context: &Context<'_>,
    arena: Option<counterpoise_case::model::ArenaId>,
) -> String {
    arena.map_or_else(|| "all".to_owned(), |a| context.anchors.arena(a).to_owned())
}
