//! The lean of the acts of the main arena over time.

use crate::context::Context;
use crate::figure::{Chart, unset};
use counterpoise_concepts::{Band, PathPoint};
use counterpoise_draw::Estimate;
use counterpoise_draw::lean::{Period, Point, Spec};
use counterpoise_present::main_arena;

/// `None` where no window has an act that takes a side.
pub(crate) fn lean(context: &Context<'_>) -> Option<Chart> {
    let arena = main_arena(context.case, context.answer);
    let path = context.answer.paths.iter().find(|path| path.arena == arena)?;
    let known = |point: &PathPoint| point.stance.share.is_some();
    let first = path.points.iter().position(known)?;
    let months = context.case.settings.path_window_months;
    let state = counterpoise_present::plain::state;
    let (subject, target) = (state(context.subject()), state(context.target()));
    let period = |id: &counterpoise_case::model::PeriodId| {
        let own = &context.case[*id];
        let (start, end) = (own.window.first.number(), own.window.last.number());
        Period { label: own.title.clone(), start, end }
    };
    let spec = Spec {
        head: unset(),
        upper: format!("towards {target}"),
        lower: format!("against {target}"),
        points: path.points[first..].iter().map(point).collect(),
        periods: context.answer.periods.iter().map(period).collect(),
    };
    let place = arena.map_or_else(String::new, |a| {
        format!(" in {}", counterpoise_present::plain::within(&context.case[a].title))
    });
    let title = format!("How the lean of {subject}{place} went over time");
    let subtitle =
        format!("windows of {months} months at their last day; band: 90 of 100 re-readings");
    let mut chart = Chart::new("lean", title, subtitle, spec);
    chart.height = 128.0;
    Some(chart)
}

fn point(of: &PathPoint) -> Point {
    Point { day: of.window.last.number(), lean: of.stance.lean().map(estimate) }
}

/// A band as a number with its doubt.
pub(crate) fn estimate(band: Band) -> Estimate {
    Estimate { value: band.p50, lo: band.p5, hi: band.p95 }
}
