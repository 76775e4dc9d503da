//! Whether a verdict holds wherever the acts of unknown day fall, on cases that can be seen
//! through.
#![allow(clippy::unwrap_used)]

#[path = "../../ledger/tests/build/mod.rs"]
mod build;

use build::*;
use counterpoise_case::model::*;
use counterpoise_concepts::*;
use counterpoise_ledger::{Cell, Ledger};

/// Some resistance is `balancing`.
fn robustness(events: Vec<Event>, budget: usize) -> DateRobustness {
    let mut case = case(events);
    let stance = filter([Condition::Stance(Stance::Resist)]);
    let of = indicator(&mut case, "resistance", Formula::Count(stance));
    let resists = attribute(&mut case, "resists", of, None);
    let school = school(&mut case, "s");
    concept(&mut case, school, "balancing", vec![Term::Attribute(resists)], vec![], vec![]);
    let ledger = Ledger::new(&case, DYAD, &case.settings);
    date_robustness(&ledger.view(&Cell::pooled(window("2014-06", "2014-12"))), school, budget)
}

fn many(n: usize, words: &str) -> Vec<Event> {
    (0..n).map(|at| act(&format!("e{at:02}"), "2014", words)).collect()
}

#[test]
fn it_holds_when_what_is_certain_suffices() {
    let mut events = many(30, "deed resist weight 1 certainty 1");
    events.push(act("sure", "2014-07", "deed resist weight 3 certainty 1"));
    let found = robustness(events, DEFAULT_BUDGET);
    assert_eq!((found.label.as_deref(), found.movable), (Some("balancing"), 30));
    // Of a thousand million placements.
    assert!(found.nodes <= 31, "{}", found.nodes);
    assert_eq!(found.answer, DateAnswer::Holds);
}

#[test]
fn it_fails_with_an_example() {
    let found = robustness(many(2, "deed resist weight 3 certainty 1"), DEFAULT_BUDGET);
    let example = vec![(EventId(0), false), (EventId(1), false)];
    assert_eq!(found.answer, DateAnswer::Fails { example, label: None });
    let found =
        robustness(vec![act("e", "undated", "deed resist weight 3 certainty 1")], DEFAULT_BUDGET);
    assert_eq!(found.answer, DateAnswer::Fails { example: vec![(EventId(0), false)], label: None });
}

#[test]
fn without_movable_acts_it_holds() {
    let found = robustness(vec![act("e", "2014-07", "deed resist weight 3 certainty 1")], 0);
    assert_eq!((found.answer, found.movable), (DateAnswer::Holds, 0));
    let none = robustness(vec![], 0);
    assert_eq!((none.answer, none.label), (DateAnswer::Holds, None));
}

#[test]
fn it_is_left_open_without_a_budget() {
    let found = robustness(many(3, "deed resist weight 3 certainty 1"), 0);
    assert_eq!(found.answer, DateAnswer::NotDecided { tried: 0 });
}

#[test]
fn a_verdict_without_a_label_holds_when_nothing_can_lift_it() {
    let found = robustness(many(12, "deed accommodate weight 1 certainty 0.5"), DEFAULT_BUDGET);
    assert_eq!((found.label, found.answer, found.nodes), (None, DateAnswer::Holds, 1));
}
