//! What is a universe.

use crate::build::{choices, space, universes};
use counterpoise_multiverse::{Choice, Plan, Space, SpaceError};

#[test]
fn without_choices_there_is_one_universe() {
    let space = space(&[], &[]);
    assert_eq!((space.total(), universes(&space)), (1, vec![vec![]]));
}

#[test]
fn a_choice_with_one_option_is_no_choice() {
    assert_eq!(space(&[1, 1, 3], &[]).total(), 3);
}

/// Leaving out a source, or a side, but not both: 3 + 2 - 1 of 6 combinations remain.
#[test]
fn exclusions_leave_out() {
    let out: Vec<_> = (1..3).map(|a| [(0, a), (1, 1)]).collect();
    let space = space(&[3, 2, 2], &out);
    assert_eq!(space.total(), 8);
    let all = universes(&space);
    assert!(all.iter().all(|universe| space.allows(universe) && !(universe[0] > 0 && universe[1] > 0)));
    assert!(!space.allows(&[1, 1, 0]) && !space.is_full_cross() && space.is_tied(1) && !space.is_tied(2));
    let mut distinct = all.clone();
    distinct.sort();
    distinct.dedup();
    assert_eq!(distinct.len(), 8);
}

#[test]
fn what_cannot_be_is_said() {
    let said = |choices: Vec<Choice>, exclusions: &[_]| Space::new(choices, exclusions).unwrap_err();
    let everything = [[(0, 0), (1, 0)], [(0, 0), (1, 1)], [(0, 1), (1, 0)], [(0, 1), (1, 1)]];
    let mut other = choices(&[2, 2]);
    assert_eq!(said(other.clone(), &everything), SpaceError::PreferredExcluded("a".into(), "b".into()));
    other[0].options.clear();
    assert_eq!(said(other.clone(), &[]), SpaceError::NoOption("a".into()));
    other = choices(&[2, 2]);
    other[1].name = "a".into();
    assert_eq!(said(other.clone(), &[]), SpaceError::SameName("a".into()));
    other = choices(&[2, 2]);
    other[1].options[1] = "o00".into();
    assert_eq!(said(other.clone(), &[]), SpaceError::SameName("o00".into()));
    assert_eq!(said(choices(&[2, 2]), &[[(0, 1), (1, 2)]]), SpaceError::NoSuchOption("b".into()));
    assert_eq!(said(choices(&[2, 2]), &[[(0, 1), (7, 0)]]), SpaceError::NoSuchOption(String::new()));
    // Options of one choice never stand together.
    let own = [[(0, 1), (0, 1)]];
    assert_eq!(Space::new(choices(&[2]), &own).map(|space| space.total()), Ok(2));
    assert_eq!(said(choices(&[30; 26]), &[]), SpaceError::TooMany);
    let tangled: Vec<_> = (0..15).map(|at| [(at, 1), (at + 1, 1)]).collect();
    assert!(matches!(said(choices(&[8; 16]), &tangled), SpaceError::TooTangled(names) if names.len() == 16));
}

/// Every sentence names what is wrong.
#[test]
fn errors_are_sentences() {
    let error = SpaceError::PreferredExcluded("sources".into(), "sides".into());
    assert_eq!(error.to_string(), "the preferred options of `sources` and `sides` exclude each other");
}

#[test]
fn a_sample_has_one_universe_of_each_stretch() {
    let space = space(&[10, 10, 10], &[]);
    assert_eq!(Plan::of(&space, 1000, 1), Plan::All(1000));
    assert_eq!(Plan::of(&space, 1001, 1), Plan::All(1000));
    assert_eq!(Plan::of(&space, 999, 1), Plan::Sample { n: 999, seed: 1 });
    assert_eq!(Plan::of(&space, 0, 1).len(), 1);
}
