//! The votes of the General Assembly, 1946 to 2019, against the published estimates of April 2020.

#![allow(clippy::unwrap_used, reason = "tests fail and say why")]

mod common;

use std::collections::BTreeMap;

use counterpoise_idealpoints::{
    Link, RawVote, Reason, RollCallFacts, Rules, Seat, Spec, linked_to, seats,
};

#[test]
fn the_rules_give_the_published_number_of_votes_in_every_row() {
    let (Some(selection), Some(published)) = (common::unga(), common::published()) else { return };
    let seats = seats(&selection.votes).unwrap();
    let ours: BTreeMap<(u32, u32), usize> =
        seats.iter().map(|it: &Seat| ((it.state, it.session), it.votes)).collect();
    assert_eq!((published.len(), ours.len()), (10_469, 10_469));
    let different =
        published.iter().filter(|it| ours.get(&(it.state, it.session)) != Some(&it.votes)).count();
    assert_eq!(different, 0);
    assert_eq!(selection.votes.votes.len(), 797_473);
    let dropped: Vec<(Reason, usize)> = selection.dropped.into_iter().collect();
    let (session, state, seat) = ((Reason::Session, 112), (Reason::State, 2), (Reason::Seat, 1));
    assert_eq!(dropped, [session, state, seat, (Reason::Part, 63_207), (Reason::Unanimous, 9_314)]);
}

/// Bounds as METHODS asks: the published chain and ours each carry Monte Carlo error of about 0.03.
///
/// `cargo test --release -p counterpoise-idealpoints --test unga -- --ignored --nocapture`
#[test]
#[ignore = "slow: two minutes in a release build"]
fn a_short_run_reproduces_the_published_estimates() {
    let (Some(selection), Some(published)) = (common::unga(), common::published()) else { return };
    let fitted = Spec { chains: 1, ..Spec::short(1) }.fit(&selection.votes).unwrap();
    let close = common::compare(&fitted, &published);
    println!("{close:#?}");
    assert_eq!((close.points, close.votes_equal), (10_469, 10_469));
    assert!(close.pooled >= 0.998, "pooled r {}", close.pooled);
    assert!(close.session_least >= 0.99, "least r within a session {}", close.session_least);
    assert!(close.rmse <= 0.06, "root mean square difference {}", close.rmse);
}

#[test]
fn each_rule_drops_what_it_names() {
    let facts = |id, session, year, paragraph, amendment| RollCallFacts {
        id,
        session,
        year,
        paragraph,
        amendment,
    };
    let roll_calls = [
        facts(1, 19, 1964, false, false),
        facts(2, 44, 1989, true, false),
        facts(3, 45, 1990, true, false),
        facts(4, 45, 1990, false, true),
        facts(5, 48, 1993, false, false),
    ];
    let raw = |state, roll_call, code| RawVote { state, roll_call, code };
    let votes = [
        raw(2, 1, 1),
        raw(2, 2, 3),
        raw(20, 2, 1),
        raw(511, 2, 1),
        raw(2, 3, 1),
        raw(20, 4, 1),
        raw(560, 5, 1),
        raw(2, 5, 8),
        raw(20, 5, 2),
        raw(200, 5, 2),
        raw(2, 77, 1),
    ];
    let selection = Rules::published().select(&roll_calls, &[], &votes);
    assert_eq!(selection.votes.votes.len(), 2);
    assert_eq!(selection.votes.roll_calls.iter().map(|it| it.id).collect::<Vec<_>>(), [2, 5]);
    let dropped: Vec<(Reason, usize)> = selection.dropped.into_iter().collect();
    let one =
        [Reason::Absent, Reason::UnknownRollCall, Reason::Session, Reason::State, Reason::Seat];
    let expected: Vec<(Reason, usize)> =
        one.iter().map(|it| (*it, 1)).chain([(Reason::Part, 2), (Reason::Unanimous, 2)]).collect();
    assert_eq!(dropped, expected);
}

#[test]
fn links_chain_to_the_first_roll_call() {
    let links =
        [(470, 512), (512, 545), (545, 577), (5310, 5389), (5312, 5389), (9, 9), (800, 700)];
    let links = links.map(|(earlier, later)| Link { earlier, later });
    let ends: Vec<(u32, u32)> = linked_to(&links).into_iter().collect();
    assert_eq!(ends, [(512, 470), (545, 470), (577, 470), (800, 700), (5389, 5310)]);
}
