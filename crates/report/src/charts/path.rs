//! The verdict path of one arena.

use super::{slug, turning_points};
use crate::context::Context;
use crate::figure::{Chart, unset};
use counterpoise_concepts::{Band, PathPoint};
use counterpoise_draw::path::{Point, Spec};
use counterpoise_draw::strip::{Segment, Strip};
use counterpoise_draw::{Estimate, Window};
use counterpoise_ledger::Evidence;
use counterpoise_present::path_in_a_field;
use counterpoise_study::ArenaPath;

/// Whether any window has a balance of deeds or of statements.
pub(crate) fn has_evidence(path: &ArenaPath) -> bool {
    path.points.iter().any(has_net)
}

fn has_net(point: &PathPoint) -> bool {
    point.deeds.value().is_some() || point.statements.value().is_some()
}

/// Net balances of deeds and of statements over sliding windows, and the labels of one school under
/// them.
pub(crate) fn path(context: &Context<'_>, path: &ArenaPath) -> Chart {
    let points = trimmed(context, &path.points);
    let months = context.case.settings.path_window_months;
    let spec = Spec {
        head: unset(),
        domain: domain(points),
        window: context.case.header.window.as_ref().map(|date| {
            let (start, end) = super::ends(date);
            Window { start, end, label: "the case's window".to_owned() }
        }),
        deeds: points.iter().map(|p| point(p, &p.deeds, p.deeds_band)).collect(),
        statements: points.iter().map(|p| point(p, &p.statements, p.statements_band)).collect(),
        turning_points: turning_points(context),
        strips: vec![Strip {
            name: crate::words::capital(&context.school(path.school)),
            segments: segments(path, points),
        }],
    };
    let title = format!("{}: the path of words and deeds", context.arena(path.arena));
    let subtitle = format!(
        "Balance of what {} did and said towards {}, windows of {months} months at their last day; bands: 90 of 100 re-readings",
        context.subject(),
        context.target()
    );
    Chart::new(&format!("path-{}", slug(context, path.arena)), title, subtitle, spec)
}

/// Windows from a few years before the case's window on: earlier ones would crowd out the turn that
/// is asked about.
fn trimmed<'p>(context: &Context<'_>, points: &'p [PathPoint]) -> &'p [PathPoint] {
    let Some(window) = &context.case.header.window else { return points };
    let from = super::ends(window).0.saturating_sub(BEFORE);
    let start = points.iter().position(|p| p.window.last.number() >= from && has_net(p));
    &points[start.unwrap_or(0)..]
}

/// Days shown before the case's window: four years.
const BEFORE: i32 = 4 * 365;

/// First and last day of the axis of a path.
pub(crate) fn domain_of(context: &Context<'_>, path: &ArenaPath) -> Option<(i32, i32)> {
    domain(trimmed(context, &path.points))
}

fn domain(points: &[PathPoint]) -> Option<(i32, i32)> {
    let (first, last) = (points.first()?, points.last()?);
    Some((first.window.last.number(), last.window.last.number()))
}

/// A window stands at its last day: what was known by then.
fn point(of: &PathPoint, net: &Evidence, band: Option<Band>) -> Point {
    let net = net.value().map(|value| Estimate {
        value,
        lo: band.map_or(value, |b| b.p5.min(value)),
        hi: band.map_or(value, |b| b.p95.max(value)),
    });
    Point { day: of.window.last.number(), net }
}

/// Stretches of one answer, each with the lowest of its probabilities.
fn segments(path: &ArenaPath, points: &[PathPoint]) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    for (at, point) in points.iter().enumerate() {
        let start = point.window.last.number();
        let end = points.get(at + 1).map_or(start, |next| next.window.last.number());
        let (label, probability) = (path_in_a_field(path, point), path.probability(point));
        match segments.last_mut().filter(|last| last.label == label) {
            Some(last) => {
                last.end = end;
                last.probability =
                    last.probability.zip(probability).map(|(lowest, p)| lowest.min(p));
            }
            None => segments.push(Segment { start, end, label, probability, href: None }),
        }
    }
    segments
}
