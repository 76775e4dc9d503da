//! The pictures.

use super::answer::{Answer, Step};
use super::doubts::{Doubts, FITTED};
use super::setup::Setup;
use crate::args::CounterfactualArgs;
use counterpoise_counterfactual::synthetic::Fitted;
use counterpoise_draw::gaps::{Line, Point, Spec};
use counterpoise_draw::{Head, TurningPoint};

/// What happened and what would have; the gap among placebos; the path without each donor.
pub(crate) fn synthetic(
    setup: &Setup,
    args: &CounterfactualArgs,
    answer: &Answer,
    doubts: &Doubts,
    placebos: &[&Fitted],
) -> Vec<(String, String)> {
    let mut charts = paths(setup, args, answer, "Synthetic control");
    if let Some(space) = &doubts.space {
        let others: Vec<Vec<(i32, f64)>> =
            placebos.iter().map(|it| days(setup, &it.gaps)).collect();
        let left_out = space.placebos.len() - others.len();
        let head = Head {
            subtitle: format!(
                "Gap between {} and its synthetic control, and the gaps of {} units to which nothing happened",
                setup.names[0],
                others.len()
            ),
            source: format!(
                "Not drawn: {left_out} placebos whose squared gap before is more than {FITTED} times as large. Band: the middle nine tenths of those drawn."
            ),
            ..Head::new("placebos", &headline(setup, answer, "gap"))
        };
        let label = format!("{} placebos", others.len());
        let spec = Spec { others, others_label: label, ..gaps(setup, args, answer, head, true) };
        charts.push(("placebos.svg".to_owned(), spec.svg()));
    }
    if !doubts.without.is_empty() {
        let others: Vec<Vec<(i32, f64)>> =
            doubts.without.iter().map(|it| days(setup, &it.fitted.gaps)).collect();
        let head = Head {
            subtitle: format!(
                "Gap of {} as it is, and with each donor left out in turn",
                setup.names[0]
            ),
            ..Head::new("without", &headline(setup, answer, "gap without each donor"))
        };
        let label = format!("without each of {}", others.len());
        let spec = Spec { others, others_label: label, ..gaps(setup, args, answer, head, false) };
        charts.push(("without.svg".to_owned(), spec.svg()));
    }
    charts
}

/// What happened and what would have.
pub(crate) fn paths(
    setup: &Setup,
    args: &CounterfactualArgs,
    answer: &Answer,
    method: &str,
) -> Vec<(String, String)> {
    let head = Head {
        subtitle: format!("{}; {method}", args.outcome),
        ..Head::new("path", &headline(setup, answer, "what happened and what would have"))
    };
    let point = |it: &Step, value: Option<f64>| Point { day: it.time.day, value, spread: None };
    let expected = |it: &Step| {
        // The band of the gap, turned into one of the counterfactual.
        let spread = it.band.filter(|_| it.after).map(|(low, high)| match it.gap() {
            Some(_) if answer.placebos.iter().any(|it| it.kind == "space") => {
                (it.expected.unwrap_or(0.0) + low, it.expected.unwrap_or(0.0) + high)
            }
            _ => (it.outcome - high, it.outcome - low),
        });
        Point { spread, ..point(it, it.expected) }
    };
    let spec = Spec {
        head: described(head, answer),
        axis: args.outcome.clone(),
        lines: vec![
            Line {
                label: setup.names[0].clone(),
                points: answer.path.iter().map(|it| point(it, Some(it.outcome))).collect(),
            },
            Line {
                label: "counterfactual".to_owned(),
                points: answer.path.iter().map(expected).collect(),
            },
        ],
        others: Vec::new(),
        others_label: String::new(),
        zero: false,
        turning_points: vec![treatment(setup)],
    };
    vec![("path.svg".to_owned(), spec.svg())]
}

/// The gap on a rule at zero. Of placebos the band lies around zero: it is where gaps lie without a
/// treatment.
fn gaps(setup: &Setup, args: &CounterfactualArgs, answer: &Answer, head: Head, band: bool) -> Spec {
    let own = |it: &Step| Point { day: it.time.day, value: it.gap(), spread: None };
    let point = |it: &Step| Point { spread: it.band.filter(|_| band), ..own(it) };
    Spec {
        head: described(head, answer),
        axis: format!("gap, {}", args.outcome),
        lines: vec![Line {
            label: setup.names[0].clone(),
            points: answer.path.iter().map(point).collect(),
        }],
        others: Vec::new(),
        others_label: String::new(),
        zero: true,
        turning_points: vec![treatment(setup)],
    }
}

fn described(head: Head, answer: &Answer) -> Head {
    Head { description: answer.sentences.join(" "), ..head }
}

fn headline(setup: &Setup, answer: &Answer, what: &str) -> String {
    let poor = if answer.poor { " (the fit before is too poor to say anything)" } else { "" };
    format!("{}: {what}{poor}", setup.names[0])
}

fn treatment(setup: &Setup) -> TurningPoint {
    let time = &setup.times[setup.first];
    // Between the last time before and the first after.
    let before = setup.times[setup.first.saturating_sub(1)].day;
    TurningPoint::new(before + (time.day - before) / 2, &format!("treated from {}", time.text))
}

fn days(setup: &Setup, values: &[f64]) -> Vec<(i32, f64)> {
    setup.times.iter().map(|it| it.day).zip(values.iter().copied()).collect()
}
