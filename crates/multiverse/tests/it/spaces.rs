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
    assert!(
        all.iter().all(|universe| space.allows(universe) && !(universe[0] > 0 && universe[1] > 0))
    );
    assert!(
        !space.allows(&[1, 1, 0])
            && !space.is_full_cross()
            && space.is_tied(1)
            && !space.is_tied(2)
    );
    let mut distinct = all.clone();
    distinct.sort();
    distinct.dedup();
    assert_eq!(distinct.len(), 8);
}

#[test]
fn what_cannot_be_is_said() {
    let said =
        |choices: Vec<Choice>, exclusions: &[_]| Space::new(choices, exclusions).unwrap_err();
    let everything = [[(0, 0), (1, 0)], [(0, 0), (1, 1)], [(0, 1), (1, 0)], [(0, 1), (1, 1)]];
    let mut other = choices(&[2, 2]);
    assert_eq!(
        said(other.clone(), &everything),
        SpaceError::PreferredExcluded("a".into(), "b".into())
    );
    other[0].options.clear();
    assert_eq!(said(other.clone(), &[]), SpaceError::NoOption("a".into()));
    other = choices(&[2, 2]);
    other[1].name = "a".into();
    assert_eq!(said(other.clone(), &[]), SpaceError::SameName("a".into()));
    other = choices(&[2, 2]);
    other[1].options[1] = "o00".into();
    assert_eq!(said(other.clone(), &[]), SpaceError::SameName("o00".into()));
    assert_eq!(said(choices(&[2, 2]), &[[(0, 1), (1, 2)]]), SpaceError::NoSuchOption("b".into()));
    assert_eq!(
        said(choices(&[2, 2]), &[[(0, 1), (7, 0)]]),
        SpaceError::NoSuchOption(String::new())
    );
    // Options of one choice never stand together.
    let own = [[(0, 1), (0, 1)]];
    assert_eq!(Space::new(choices(&[2]), &own).map(|space| space.total()), Ok(2));
    assert_eq!(said(choices(&[30; 26]), &[]), SpaceError::TooMany);
    // Each option of the first sixteen forbids another of the last: nothing can be put together.
    let tangled: Vec<_> =
        (0..16).flat_map(|at| (1..8).map(move |o| [(at, o), (16, at as u16 * 7 + o)])).collect();
    let sizes = [[8; 16].as_slice(), &[120]].concat();
    assert!(
        matches!(said(choices(&sizes), &tangled), SpaceError::TooTangled(names) if names.len() == 17)
    );
}

/// What exclusions tie together is never listed, so that there may be very much of it.
#[test]
fn a_long_chain_of_exclusions() {
    let chain: Vec<_> = (0..15).map(|at| [(at, 1), (at + 1, 1)]).collect();
    let space = space(&[8; 16], &chain);
    // Words of sixteen letters out of eight without two ones side by side: w(n) = 7 w(n - 1) + 7
    // w(n - 2).
    let words = (0..16).fold((1_u128, 8), |(before, now), _| (now, 7 * (now + before))).0;
    assert_eq!(space.total(), words);
    let mut universe = vec![0; 16];
    for at in 0..1000 {
        space.universe(space.total() * at / 1000, &mut universe);
        assert!(space.allows(&universe) && universe.windows(2).all(|pair| pair != [1, 1]));
    }
    assert!(!space.allows(&[[0; 14].as_slice(), &[1, 1]].concat()));
}

/// Every sentence names what is wrong.
#[test]
fn errors_are_sentences() {
    let error = SpaceError::PreferredExcluded("sources".into(), "sides".into());
    assert_eq!(
        error.to_string(),
        "the preferred options of `sources` and `sides` exclude each other"
    );
}

#[test]
fn a_sample_has_one_universe_of_each_stretch() {
    let space = space(&[10, 10, 10], &[]);
    assert_eq!(Plan::of(&space, 1000, 1), Plan::All(1000));
    assert_eq!(Plan::of(&space, 1001, 1), Plan::All(1000));
    assert_eq!(Plan::of(&space, 999, 1), Plan::Sample { n: 999, seed: 1 });
    assert_eq!(Plan::of(&space, 0, 1).len(), 1);
}
