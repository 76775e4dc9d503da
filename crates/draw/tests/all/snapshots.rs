//! Whole pictures of small charts.

use counterpoise_draw::{Head, Size, bars, claims, split, universes};

fn head(title: &str) -> Head {
    Head { size: Size::PHONE, ..Head::new("x", title) }
}

#[test]
fn a_split() {
    let parts =
        vec![split::Part::new("by definition", 3.0), split::Part::new("on the facts & dates", 1.0)];
    insta::assert_snapshot!(lines(&split::Spec { head: head("Why they disagree"), parts }.svg()));
}

#[test]
fn a_strip_of_claims() {
    use claims::{Claim, State};
    let claim =
        |state, label: &str| Claim { state, label: label.to_owned(), href: Some("#c1".to_owned()) };
    let claims = vec![
        claim(State::NotSupported, "C1"),
        claim(State::Supported, "C2"),
        claim(State::Untested, "C3"),
    ];
    insta::assert_snapshot!(lines(&claims::Spec { head: head("Claims"), claims }.svg()));
}

#[test]
fn bars_of_a_verdict() {
    let bar = |label: &str, probability, interval| bars::Bar {
        label: label.to_owned(),
        probability,
        interval,
        chosen: label == "hedging",
        href: None,
    };
    let bars = vec![bar("hedging", Some(0.6), Some((0.4, 0.8))), bar("neutrality", None, None)];
    insta::assert_snapshot!(lines(
        &bars::Spec { head: head("Labels"), bars, threshold: Some(0.5) }.svg()
    ));
}

#[test]
fn universes_of_a_verdict() {
    use universes::{Choice, Column, Row};
    let column = |heights, label: &str| Column { heights, label: label.to_owned() };
    let row = |name: &str, preferred, shares: &[f64]| Row {
        name: name.to_owned(),
        preferred,
        shares: shares.into(),
    };
    let columns = vec![
        column([-0.5, -0.4, -0.2], "partnership"),
        column([-0.1, 0.0, 0.1], "none of these"),
        column([0.2, 0.3, 0.3], "hedging"),
        column([0.4, 0.5, 0.7], "hedging"),
    ];
    let options =
        vec![row("study", true, &[0.0, 0.5, 1.0, 1.0]), row("all", false, &[1.0, 0.5, 0.0, 0.0])];
    let choices = vec![Choice {
        name: "Which facts count".to_owned(),
        remark: "explains 41%".to_owned(),
        options,
    }];
    let spec = universes::Spec {
        head: head("Other choices"),
        height: "lead".to_owned(),
        columns,
        choices,
    };
    insta::assert_snapshot!(lines(&spec.svg()));
}

/// One element a line, so that a change shows where it is.
fn lines(svg: &str) -> String {
    crate::xml::read(svg).expect("well formed");
    svg.replace("><", ">\n<")
}
