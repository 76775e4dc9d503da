//! Capabilities of both sides, and their ratio.

use super::turning_points;
use crate::context::Context;
use crate::figure::{Chart, unset};
use counterpoise_case::model::{ActorId, Series, SeriesId, SeriesValue};
use counterpoise_draw::scale::Spacing;
use counterpoise_draw::series::{Line, Panel, Point, Spec};
use counterpoise_study::SeriesLine;

/// A chart for each unit in which the capabilities of both sides are given; none if there is no series.
pub(crate) fn capabilities(context: &Context<'_>) -> Option<Chart> {
    let lines = &context.answer.capabilities;
    let subject = lines.iter().find(|l| l.is_subject)?;
    let unit = &context.case[subject.series].unit;
    let target = lines.iter().find(|l| !l.is_subject && context.case[l.series].unit == *unit)?;
    let panels =
        [levels(context, subject, target, &scale(&context.case[target.series])), ratio(context, subject, target)];
    let spec = Spec { head: unset(), panels: panels.into(), turning_points: turning_points(context) };
    let title = format!("{} and {}: capabilities and their ratio", context.target(), context.subject());
    let chart = Chart::new("capabilities", title, format!("By year; the case has {unit}"), spec);
    Some(Chart { height: 420.0, ..chart })
}

/// Further series of the same actor in the same unit: other vintages of the same figure.
pub(crate) fn vintages<'a>(context: &Context<'a>, of: &SeriesLine) -> Vec<&'a Series> {
    let own: &Series = &context.case[of.series];
    let all = (0..context.case.series.len() as u32).map(SeriesId).filter(|id| *id != of.series);
    let same = |s: &&Series| s.of == Some(of.of) && s.unit == own.unit && context.is_on(s.set);
    all.map(|id| &context.case[id]).filter(same).collect()
}

/// A unit that keeps numbers short: millions by the hundred thousand are shown as billions.
fn scale(series: &Series) -> (f64, String) {
    let most = series.values.iter().filter_map(|v| v.value).fold(0.0, f64::max);
    match series.unit.strip_prefix("million ") {
        Some(rest) if most >= 100_000.0 => (1000.0, format!("billion {rest}")),
        _ => (1.0, series.unit.clone()),
    }
}

fn levels(context: &Context<'_>, subject: &SeriesLine, target: &SeriesLine, (by, unit): &(f64, String)) -> Panel {
    let mut lines: Vec<Line> = [target, subject].map(|l| line(name(context, l.of), &context.case[l.series])).into();
    for of in [target, subject] {
        let more = vintages(context, of);
        lines.extend(more.iter().map(|s| line(&format!("{}, other vintage", name(context, of.of)), s)));
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
    let point = |v: &SeriesValue| Some(Point { year: year(v)?, value: v.value, spread: None });
    let mut points: Vec<Point> = series.values.iter().filter_map(point).collect();
    points.sort_by_key(|p| p.year);
    Line { label: label.to_owned(), points }
}

/// The year of a value that is of one year.
fn year(value: &SeriesValue) -> Option<i32> {
    let days = value.date.admissible();
    let (first, last) = (days.first?.year(), days.last?.year());
    (first == last).then_some(first)
}

fn value(series: &Series, wanted: i32) -> Option<f64> {
    series.values.iter().find(|v| year(v) == Some(wanted)).and_then(|v| v.value)
}

/// Target over subject; where a year has figures of several vintages, the spread over them and the ratio of the others.
fn ratio(context: &Context<'_>, subject: &SeriesLine, target: &SeriesLine) -> Panel {
    let all = |of: &SeriesLine| [vec![&context.case[of.series]], vintages(context, of)].concat();
    let (over, under) = (all(target), all(subject));
    let years: Vec<i32> = over[0].values.iter().filter_map(year).collect();
    let quotient = |over: &[&Series], under: &[&Series], year: i32| -> Vec<f64> {
        let known =
            |all: &[&Series]| all.iter().filter_map(|s| value(s, year)).filter(|v| *v > 0.0).collect::<Vec<f64>>();
        let (above, below) = (known(over), known(under));
        above.iter().flat_map(|a| below.iter().map(move |b| a / b)).collect()
    };
    let at = |year: &i32| {
        let ratios = quotient(&over, &under, *year);
        let (lo, hi) = ratios.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(lo, hi), r| (lo.min(*r), hi.max(*r)));
        let own = quotient(&over[..1], &under[..1], *year).first().copied();
        Point { year: *year, value: own, spread: (lo < hi).then_some((lo, hi)) }
    };
    let other = |year: &i32| {
        Some(Point { year: *year, value: Some(*quotient(&over[1..], &under[1..], *year).first()?), spread: None })
    };
    let label = format!("{} / {}", name(context, target.of), name(context, subject.of));
    let mut lines = vec![Line { label, points: years.iter().map(at).collect() }];
    let others: Vec<Point> = years.iter().filter_map(other).collect();
    if !others.is_empty() {
        lines.push(Line { label: "other vintage".to_owned(), points: others });
    }
    let title = format!("{} for each unit of {}", name(context, target.of), name(context, subject.of));
    Panel { title, spacing: Spacing::Linear, from_zero: true, share: 1.0, lines }
}
