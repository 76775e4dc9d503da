//! From event to label: the worked example of docs/verdicts.md, and every reason for having no label.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

#[path = "../../ledger/tests/build/mod.rs"]
mod build;

use build::*;
use counterpoise_case::model::*;
use counterpoise_concepts::*;
use counterpoise_ledger::{Cell, Evidence, Ledger};

/// The example's school: `yields`, `obstructs`, `hard-tool`; soft bandwagoning, hedging, soft balancing.
fn example(events: Vec<Event>) -> Case {
    let mut case = case(events);
    let deeds = || mode(Mode::Deed);
    let yields = [Condition::Stance(Stance::Accommodate), deeds()];
    let obstructs = [Condition::Stance(Stance::Resist), Condition::Hardness(Hardness::Soft), deeds()];
    let hard = [Condition::Hardness(Hardness::Hard)];
    let yields = counted(&mut case, "yields", filter(yields), [0.0, 1.0, 4.0]);
    let obstructs = counted(&mut case, "obstructs", filter(obstructs), [0.0, 2.0, 4.0]);
    let hard = counted(&mut case, "hard-tool", filter(hard), [0.0, 1.0, 3.0]);
    let school = school(&mut case, "example");
    concept(&mut case, school, "soft-bandwagoning", vec![yields.clone()], vec![], vec![hard.clone()]);
    concept(&mut case, school, "hedging", vec![yields.clone(), obstructs.clone()], vec![], vec![]);
    concept(&mut case, school, "soft-balancing", vec![obstructs], vec![], vec![yields, hard]);
    case
}

fn counted(case: &mut Case, id: &str, filter: Filter, anchors: [f64; 3]) -> Term {
    let of = indicator(case, id, Formula::Count(filter));
    Term::Attribute(attribute(case, id, of, Some(anchors)))
}

fn assessed(case: &mut Case, id: &str) -> Term {
    let of = indicator(case, id, Formula::Assessed(id.into()));
    Term::Attribute(attribute(case, id, of, None))
}

fn cell() -> Cell {
    Cell::arena(CENTRAL_ASIA, window("2014", "2014"))
}

fn verdict(case: &Case) -> Verdict {
    let ledger = Ledger::new(case, DYAD, &case.settings);
    judge(&ledger.view(&cell()), SchoolId(0))
}

fn reason(case: &Case) -> Reason {
    match verdict(case).outcome {
        Outcome::Indeterminate { reason } => reason,
        Outcome::Label(label) => panic!("{label}"),
    }
}

#[test]
fn the_worked_example() {
    let case = example(vec![
        act("accord", "2014-05-21", "deed accommodate soft weight 4 from a1 in central-asia"),
        act("tariff", "2014-02", "deed resist soft weight 2 from b2 in central-asia"),
        act("speech", "2014-06-01", "statement accommodate soft weight 2 from plain in central-asia"),
    ]);
    let found = verdict(&case);
    let near = |found: f64, expected: f64| {
        assert!((found - expected).abs() < 5e-5, "{found}, not {expected}");
    };
    assert_eq!(found.attributes[0].value, Evidence::Present(3.92));
    assert_eq!(found.attributes[1].value, Evidence::Present(1.71));
    assert_eq!(found.attributes[2].value, Evidence::Zero);
    let degrees: Vec<f64> = found.attributes.iter().map(|a| a.membership.unwrap().point.unwrap()).collect();
    near(degrees[0], 0.9488);
    near(degrees[1], 0.3929);
    near(degrees[2], 0.0474);
    assert_eq!(found.label(), Some("soft-bandwagoning"));
    let labels: Vec<&str> = found.labels.iter().map(|label| label.label.as_str()).collect();
    assert_eq!(labels, ["soft-bandwagoning", "hedging", "soft-balancing"]);
    near(found.labels[0].membership.height(), 0.9488);
    near(found.labels[1].membership.height(), 0.3929);
    near(found.labels[2].membership.height(), 0.0512);
    let binding: Vec<&str> = found.memberships.iter().map(|m| m.terms[m.binding.unwrap()].text.as_str()).collect();
    assert_eq!(binding, ["yields", "obstructs", "yields"]);
}

#[test]
fn no_evidence_and_no_school() {
    assert_eq!(reason(&example(vec![])), Reason::NoEvidence);
    assert_eq!(reason(&example(vec![act("e", "2019", "deed resist in central-asia")])), Reason::NoEvidence);
    let mut bare = case(vec![]);
    school(&mut bare, "empty");
    assert_eq!(reason(&bare), Reason::NotApplicable);
}

#[test]
fn nothing_reaches_one_half() {
    let case = example(vec![act("e", "2014", "deed resist soft weight 1 certainty 1 in central-asia")]);
    let Reason::NoConceptAboveHalf { best, value } = reason(&case) else { panic!() };
    assert_eq!(best, "soft-balancing");
    assert!((value - 0.1824).abs() < 5e-5);
}

#[test]
fn two_are_too_close() {
    let case = example(vec![
        act("a", "2014", "deed accommodate soft weight 3 certainty 1 in central-asia"),
        act("b", "2014", "deed resist soft weight 4 certainty 1 in central-asia"),
    ]);
    let Reason::TooClose { first, second, lead, margin } = reason(&case) else { panic!() };
    assert_eq!((first.as_str(), second.as_str(), lead, margin), ("soft-bandwagoning", "hedging", 0.0, 0.05));
}

#[test]
fn what_knowing_would_change() {
    let mut case = example(vec![act("a", "2014", "deed accommodate soft weight 4 certainty 1 in central-asia")]);
    let threat = assessed(&mut case, "threat");
    case.concepts[1].all = vec![Term::Attribute(AttributeId(0)), threat];
    let Reason::Unknown { attributes } = reason(&case) else { panic!() };
    let absent = Some("soft-bandwagoning".to_string());
    // Fully present, hedging and soft bandwagoning are equal.
    assert_eq!(attributes, [WhatIf { attribute: AttributeId(3), if_absent: absent, if_full: None }]);
    assess(&mut case, "threat", "2014", 0.1);
    assert_eq!(verdict(&case).label(), Some("soft-bandwagoning"));
}

#[test]
fn sources_that_disagree_leave_it_open() {
    let mut case = example(vec![act("a", "2014", "deed accommodate soft weight 4 certainty 1 in central-asia")]);
    let threat = assessed(&mut case, "threat");
    case.concepts[1].all = vec![Term::Attribute(AttributeId(0)), threat];
    assess(&mut case, "threat", "2014", 0.1);
    assess(&mut case, "threat", "2014", 0.95);
    assert_eq!(reason(&case), Reason::Disputed { attributes: vec![AttributeId(3)] });
    let hedging = &verdict(&case).labels[1];
    assert_eq!((hedging.membership.lo, hedging.membership.point), (0.1, Some(0.525)));
}

#[test]
fn levels_limit_concepts() {
    let mut case = example(vec![act("a", "2014", "deed accommodate soft weight 4 certainty 1 in central-asia")]);
    case.concepts.iter_mut().for_each(|concept| concept.level = Some(Level::Global));
    assert_eq!(reason(&case), Reason::NotApplicable);
    case.concepts[0].level = Some(Level::Regional);
    assert_eq!(verdict(&case).label(), Some("soft-bandwagoning"));
}

#[test]
fn concepts_of_one_label_compete_as_one() {
    let mut case = example(vec![
        act("a", "2014", "deed accommodate soft weight 4 certainty 1 in central-asia"),
        act("b", "2014", "deed resist soft weight 4 certainty 1 in central-asia"),
    ]);
    case.concepts[1].label = "soft-bandwagoning".into();
    assert_eq!(verdict(&case).label(), Some("soft-bandwagoning"));
}

#[test]
fn concepts_build_on_concepts_and_a_circle_applies_nowhere() {
    let mut case = example(vec![act("a", "2014", "deed accommodate soft weight 4 certainty 1 in central-asia")]);
    case.concepts[0].is_verdict = false;
    let built = vec![Term::Concept(ConceptId(0))];
    concept(&mut case, SchoolId(0), "partnership", built, vec![], vec![]);
    assert_eq!(verdict(&case).label(), Some("partnership"));
    case.concepts[0].all = vec![Term::Concept(ConceptId(3))];
    let found = verdict(&case);
    assert_eq!((found.memberships[0].membership, found.memberships[3].membership), (None, None));
}

#[test]
fn aggregations_differ_by_design() {
    let mut case = case(vec![]);
    let (a, b) = (assessed(&mut case, "a"), assessed(&mut case, "b"));
    let (x, y) = (assessed(&mut case, "x"), assessed(&mut case, "y"));
    let school = school(&mut case, "s");
    concept(&mut case, school, "c", vec![a], vec![b, x], vec![y]);
    for (name, degree) in [("a", 0.9), ("b", 0.4), ("x", 0.1), ("y", 0.45)] {
        assess(&mut case, name, "2014", degree);
    }
    let mut under = |by| {
        case.settings.aggregation = by;
        verdict(&case).memberships[0].membership.unwrap().point.unwrap()
    };
    assert!((under(Aggregation::Minimum) - 0.4).abs() < 1e-12);
    // The mean would be .65: the excluded attribute still binds at 1 - .45.
    assert!((under(Aggregation::Mean) - 0.55).abs() < 1e-12);
    assert!((under(Aggregation::Geometric) - 0.55).abs() < 1e-12);
}
