//! The pictures of a counterfactual.

use counterpoise_draw::gaps::{Line, Point, Spec};
use counterpoise_draw::{Head, TurningPoint};
use counterpoise_estimates::counterfactual::{
    Answer, Choices, FITTED, Found, Method, PlaceboKind, Setup, Step, Synthetic,
};
use counterpoise_present::estimates::counterfactual::sentences;

/// What happened and what would have; of a synthetic control, as far as placebos were tried, the
/// gap among them and the gap without each donor.
#[must_use]
pub fn counterfactual(setup: &Setup, choices: &Choices, answer: &Answer) -> Vec<(String, String)> {
    let mut charts = vec![("path.svg".to_owned(), path(setup, choices, answer))];
    if let Found::Synthetic(found) = &answer.found {
        if let Some(space) = &found.doubts.space {
            let all = space.placebos.len();
            let svg = placebos(setup, choices, answer, found, all);
            charts.push(("placebos.svg".to_owned(), svg));
        }
        if !found.doubts.without.is_empty() {
            charts.push(("without.svg".to_owned(), without(setup, choices, answer, found)));
        }
    }
    charts
}

fn placebos(
    setup: &Setup,
    choices: &Choices,
    answer: &Answer,
    found: &Synthetic,
    all: usize,
) -> String {
    let others: Vec<Vec<(i32, f64)>> =
        found.well_fitted().iter().map(|it| days(setup, &it.gaps)).collect();
    let left_out = all - others.len();
    let head = Head {
        subtitle: format!(
            "Gap between {} and its synthetic control, and the gaps of {} units to which nothing \
             happened",
            setup.names[0],
            others.len()
        ),
        source: format!(
            "Not drawn: {left_out} placebos whose squared gap before is more than {FITTED} times \
             as large. Band: the middle nine tenths of those drawn."
        ),
        ..Head::new("placebos", &headline(setup, answer, "gap"))
    };
    let label = format!("{} placebos", others.len());
    let gaps = gaps(setup, choices, answer, head, true);
    Spec { others, others_label: label, ..gaps }.svg()
}

fn without(setup: &Setup, choices: &Choices, answer: &Answer, found: &Synthetic) -> String {
    let without = found.doubts.without.iter();
    let others: Vec<Vec<(i32, f64)>> = without.map(|it| days(setup, &it.fitted.gaps)).collect();
    let head = Head {
        subtitle: format!(
            "Gap of {} as it is, and with each donor left out in turn",
            setup.names[0]
        ),
        ..Head::new("without", &headline(setup, answer, "gap without each donor"))
    };
    let label = format!("without each of {}", others.len());
    let gaps = gaps(setup, choices, answer, head, false);
    Spec { others, others_label: label, ..gaps }.svg()
}

/// What a method is called on a chart.
fn method(method: Method) -> &'static str {
    match method {
        Method::Synthetic => "Synthetic control",
        Method::Ridge => "Ridge-augmented synthetic control",
        Method::Differences => "Synthetic difference-in-differences",
        Method::Interrupted => "Interrupted time series",
        Method::Counts => "Interrupted series of counts",
        Method::Structural => "Structural time series",
    }
}

/// What happened and what would have.
fn path(setup: &Setup, choices: &Choices, answer: &Answer) -> String {
    let head = Head {
        subtitle: format!("{}; {}", choices.outcome, method(choices.method)),
        ..Head::new("path", &headline(setup, answer, "what happened and what would have"))
    };
    let in_space = answer.placebos.iter().any(|it| it.kind == PlaceboKind::Space);
    let point = |it: &Step, value: Option<f64>| Point { day: it.time.day, value, spread: None };
    let expected = |it: &Step| {
        // The band of the gap, turned into one of the counterfactual.
        let spread = it.band.filter(|_| it.after).map(|(low, high)| match it.expected {
            Some(expected) if in_space => (expected + low, expected + high),
            _ => (it.outcome - high, it.outcome - low),
        });
        Point { spread, ..point(it, it.expected) }
    };
    let happened = answer.path.iter().map(|it| point(it, Some(it.outcome))).collect();
    let spec = Spec {
        head: described(head, setup, answer),
        axis: choices.outcome.clone(),
        lines: vec![
            Line { label: setup.names[0].clone(), points: happened },
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
    spec.svg()
}

/// The gap on a rule at zero. Of placebos the band lies around zero: it is where gaps lie without a
/// treatment.
fn gaps(setup: &Setup, choices: &Choices, answer: &Answer, head: Head, band: bool) -> Spec {
    let own = |it: &Step| Point { day: it.time.day, value: it.gap(), spread: None };
    let point = |it: &Step| Point { spread: it.band.filter(|_| band), ..own(it) };
    Spec {
        head: described(head, setup, answer),
        axis: format!("gap, {}", choices.outcome),
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

fn described(head: Head, setup: &Setup, answer: &Answer) -> Head {
    Head { description: sentences(setup, answer).join(" "), ..head }
}

fn headline(setup: &Setup, answer: &Answer, what: &str) -> String {
    let poor = if answer.is_poor() { " (the fit before is too poor to say anything)" } else { "" };
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
