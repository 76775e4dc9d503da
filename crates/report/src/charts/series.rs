//! Capabilities of both sides, and their ratio.

use super::turning_points;
use crate::context::Context;
use crate::figure::{Chart, unset};
use counterpoise_case::model::{ActorId, Series, SeriesValue};
use counterpoise_draw::scale::Spacing;
use counterpoise_draw::series::{Line, Panel, Point, Spec};
use counterpoise_study::{Ratio, SeriesLine, compared, year_of};

/// A chart for each unit in which the capabilities of both sides are given; none if there is no
/// series.
pub(crate) fn capabilities(context: &Context<'_>) -> Option<Chart> {
    let (subject, target) = compared(context.case, &context.answer.capabilities)?;
    let unit = &context.case[subject.series].unit;
    let shown = scale(&context.case[target.series]);
    let panels = [levels(context, subject, target, &shown), ratio(context, subject, target)];
    let spec =
        Spec { head: unset(), panels: panels.into(), turning_points: turning_points(context) };
    let title =
        format!("{} and {}: capabilities and their ratio", context.target(), context.subject());
    let chart = Chart::new("capabilities", title, by_year(&shown.1, unit), spec);
    Some(Chart { height: 420.0, ..chart })
}

/// The unit that is drawn, and that of the case where it is another.
fn by_year(shown: &str, unit: &str) -> String {
    if shown == unit {
        format!("By year, in {unit}")
    } else {
        format!("By year, in {shown}; the case has them in {unit}")
    }
}

/// Other vintages of the same figure.
pub(crate) fn vintages<'a>(context: &Context<'a>, of: SeriesLine) -> Vec<&'a Series> {
    counterpoise_study::vintages(context.case, of).into_iter().map(|id| &context.case[id]).collect()
}

/// A unit that keeps numbers short: millions by the hundred thousand are shown as billions.
fn scale(series: &Series) -> (f64, String) {
    let most = series.values.iter().filter_map(|v| v.value).fold(0.0, f64::max);
    match series.unit.strip_prefix("million ") {
        Some(rest) if most >= 100_000.0 => (1000.0, format!("billion {rest}")),
        _ => (1.0, series.unit.clone()),
    }
}

fn levels(
    context: &Context<'_>,
    subject: SeriesLine,
    target: SeriesLine,
    (by, unit): &(f64, String),
) -> Panel {
    let mut lines: Vec<Line> =
        [target, subject].map(|l| line(name(context, l.of), &context.case[l.series])).into();
    for of in [target, subject] {
        let more = vintages(context, of);
        lines.extend(
            more.iter().map(|s| line(&format!("{}, other vintage", name(context, of.of)), s)),
        );
    }
    for point in lines.iter_mut().flat_map(|l| &mut l.points) {
        point.value = point.value.map(|v| v / by);
    }
    let title = format!("{unit}, logarithmic");
    Panel { title, spacing: Spacing::Log, from_zero: false, share: 1.6, lines }
}

fn name<'a>(context: &Context<'a>, actor: ActorId) -> &'a str {
    &context.case[actor].name
}

fn line(label: &str, series: &Series) -> Line {
    let point = |v: &SeriesValue| Some(Point { year: year_of(v)?, value: v.value, spread: None });
    let mut points: Vec<Point> = series.values.iter().filter_map(point).collect();
    points.sort_by_key(|p| p.year);
    Line { label: label.to_owned(), points }
}

/// Target over subject; where a year has figures of several vintages, the spread over them and the
/// ratio of the others.
fn ratio(context: &Context<'_>, subject: SeriesLine, target: SeriesLine) -> Panel {
    let ratios = &context.answer.ratios;
    let own = |r: &Ratio| Point { year: r.year, value: r.value, spread: r.spread };
    let other =
        |r: &Ratio| r.other.map(|value| Point { year: r.year, value: Some(value), spread: None });
    let label = format!("{} / {}", name(context, target.of), name(context, subject.of));
    let mut lines = vec![Line { label, points: ratios.iter().map(own).collect() }];
    let others: Vec<Point> = ratios.iter().filter_map(other).collect();
    if !others.is_empty() {
        lines.push(Line { label: "other vintage".to_owned(), points: others });
    }
    let title =
        format!("{} for each unit of {}", name(context, target.of), name(context, subject.of));
    Panel { title, spacing: Spacing::Linear, from_zero: true, share: 1.0, lines }
}
