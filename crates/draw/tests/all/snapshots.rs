//! Whole pictures of small charts.

use counterpoise_draw::{Head, Size, bars, claims, map, split, universes};

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
        shares: Vec::new(),
        choices,
    };
    insta::assert_snapshot!(lines(&spec.svg()));
}

#[test]
fn a_map_of_one_country() {
    let almaty = map::Place {
        name: "Almaty & around".to_owned(),
        kind: map::PlaceKind::City,
        status: None,
        dates: String::new(),
        at: Some((76.9, 43.2)),
        href: Some("#almaty".to_owned()),
    };
    let route = map::Route {
        name: "Oil pipeline".to_owned(),
        kind: map::RouteKind::Oil,
        status: map::Status::Planned,
        dates: "agreed in 1997".to_owned(),
        points: vec![(51.9, 47.1), (71.6, 48.7), (82.6, 45.2)],
        href: None,
    };
    let kazakhstan = map::Country {
        key: "KAZ".to_owned(),
        name: "Kazakhstan".to_owned(),
        value: map::Value::Label("hedging".to_owned()),
        href: None,
    };
    let spec = map::Spec {
        head: head("One country"),
        view: map::View::Fit,
        year: Some(1990),
        past: Vec::new(),
        measure: "Verdict".to_owned(),
        countries: vec![kazakhstan],
        routes: vec![route],
        places: vec![almaty],
    };
    let svg = lines(&spec.svg());
    insta::assert_snapshot!(svg.lines().map(without_outline).collect::<Vec<_>>().join("\n"));
}

/// A line without the points of a long path: outlines are the business of other tests.
fn without_outline(line: &str) -> String {
    match line.split_once(" d=\"M") {
        Some((before, data)) if data.len() > 200 => {
            format!("{before} d=\"M…\"{}", data.split_once('"').map_or("", |it| it.1))
        }
        _ => line.to_owned(),
    }
}

/// One element a line, so that a change shows where it is.
fn lines(svg: &str) -> String {
    crate::xml::read(svg).expect("well formed");
    svg.replace("><", ">\n<")
}
