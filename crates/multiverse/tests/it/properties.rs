//! What holds for all spaces and judges.

use crate::build::{By, choices, space, universes};
use counterpoise_multiverse::{
    Change, Choice, Counts, Exclusion, Factorial, Plan, Shapley, Space, Watch, factorial, flips,
    run, walks,
};
use proptest::prelude::*;
use std::sync::atomic::AtomicBool;

fn counts(space: &Space, plan: Plan, labels: u16, key: u64) -> Counts {
    let judge = By { labels: usize::from(labels), of: move |u: &[u16]| labelled(u, labels, key) };
    let watch = Watch { stop: &AtomicBool::new(false), done: &|_| {} };
    run(space, plan, None, &judge, &watch).tally.counts(0)
}

/// A label that hangs on every choice, in a way that the key decides.
fn labelled(universe: &[u16], labels: u16, key: u64) -> u16 {
    let mix = |sum: u64, &option: &u16| {
        (sum ^ u64::from(option)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23)
    };
    (universe.iter().fold(key, mix) % u64::from(labels)) as u16
}

/// Exclusions that leave the first options, which are preferred, alone.
fn exclusions(sizes: &[usize], seeds: &[(usize, usize, usize, usize)]) -> Vec<Exclusion> {
    let mut all = Vec::new();
    for &(a, b, i, j) in seeds {
        let (a, b) = (a % sizes.len(), b % sizes.len());
        if a != b && sizes[a] > 1 && sizes[b] > 1 {
            all.push([(a, 1 + (i % (sizes[a] - 1)) as u16), (b, 1 + (j % (sizes[b] - 1)) as u16)]);
        }
    }
    all
}

/// Every combination that no exclusion forbids, the last choice varying fastest.
fn listed(sizes: &[usize], exclusions: &[Exclusion]) -> Vec<Vec<u16>> {
    let longer = |all: Vec<Vec<u16>>, &n: &usize| {
        all.iter()
            .flat_map(|own| (0..n as u16).map(move |option| [own.as_slice(), &[option]].concat()))
            .collect()
    };
    let has = |universe: &[u16], &(choice, option): &(usize, u16)| universe[choice] == option;
    let allowed = |universe: &Vec<u16>| {
        !exclusions.iter().any(|pair| pair.iter().all(|own| has(universe, own)))
    };
    sizes.iter().fold(vec![Vec::new()], longer).into_iter().filter(allowed).collect()
}

fn sizes() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(1..5_usize, 1..6)
}

fn some_exclusions() -> impl Strategy<Value = Vec<(usize, usize, usize, usize)>> {
    prop::collection::vec((0..9_usize, 0..9_usize, 0..9_usize, 0..9_usize), 0..4)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Shares of labels add up to one, within every option too, and effects lie between 0 and 1.
    #[test]
    fn shares_add_up(sizes in sizes(), out in some_exclusions(), labels in 1..5_u16, key in any::<u64>()) {
        let space = space(&sizes, &exclusions(&sizes, &out));
        let counts = counts(&space, Plan::of(&space, u64::MAX, 1), labels, key);
        prop_assert_eq!(u128::from(counts.total()), space.total());
        for choice in 0..sizes.len() {
            let all: u64 = counts.options[choice].iter().flatten().sum();
            prop_assert_eq!(all, counts.total());
            if let Some(effect) = counts.effect(choice, false) {
                prop_assert!((0.0..=1.0).contains(&effect));
            }
        }
    }

    /// The order of the choices and of their options moves neither a count nor which universes are
    /// drawn.
    #[test]
    fn order_moves_nothing(sizes in sizes(), out in some_exclusions(), key in any::<u64>(), most in 1..200_u64) {
        let n = sizes.len();
        let given = choices(&sizes);
        let space = Space::new(given.clone(), &exclusions(&sizes, &out)).unwrap();
        // Both orders turned round; the judge is told by names.
        let turned: Vec<Choice> = given.iter().rev().map(|choice| {
            let options: Vec<String> = choice.options.iter().rev().cloned().collect();
            Choice { preferred: options.len() as u16 - 1, name: choice.name.clone(), options }
        }).collect();
        let turn = |(choice, option): (usize, u16)| (n - 1 - choice, sizes[choice] as u16 - 1 - option);
        let pairs: Vec<Exclusion> = exclusions(&sizes, &out).into_iter().map(|pair| pair.map(turn)).collect();
        let other = Space::new(turned, &pairs).unwrap();
        let back = |u: &[u16]| -> Vec<u16> { (0..n).map(|at| sizes[at] as u16 - 1 - u[n - 1 - at]).collect() };
        let plan = Plan::of(&space, most, key);
        prop_assert_eq!(plan, Plan::of(&other, most, key));
        let one = counts(&space, plan, 3, key);
        let judge = By { labels: 3, of: |u: &[u16]| labelled(&back(u), 3, key) };
        let watch = Watch { stop: &AtomicBool::new(false), done: &|_| {} };
        let two = run(&other, plan, None, &judge, &watch).tally.counts(0);
        prop_assert_eq!(&one.labels, &two.labels);
        for choice in 0..n {
            let mut options = two.options[n - 1 - choice].clone();
            options.reverse();
            prop_assert_eq!(&one.options[choice], &options);
        }
    }

    /// Shapley shares add up to one in any number of walks, and their sum is the disagreement
    /// drawn.
    #[test]
    fn walks_divide_the_whole(sizes in sizes(), out in some_exclusions(), key in any::<u64>(), n in 1..400_u64) {
        let space = space(&sizes, &exclusions(&sizes, &out));
        let judge = By { labels: 3, of: move |u: &[u16]| labelled(u, 3, key) };
        let found = walks(&space, &judge, 0, n, key);
        prop_assert!((0.0..=1.0).contains(&found.disagreement));
        if !found.shares.is_empty() {
            prop_assert_eq!(found.shares.len(), sizes.len());
            prop_assert!((found.shares.iter().map(|s| s.share).sum::<f64>() - 1.0).abs() < 1e-9);
        }
    }

    /// In a full cross the shares add up to one, none is negative, none is below the main effect's
    /// equal part, and a choice with one option explains nothing.
    #[test]
    fn factorial_shares_add_up(sizes in sizes(), values in prop::collection::vec(-3.0..3.0_f64, 1024)) {
        let n = sizes.iter().product();
        if let Some(parts) = factorial(&sizes, &values[..n]) {
            prop_assert!((parts.shares.iter().sum::<f64>() - 1.0).abs() < 1e-9);
            for (choice, size) in sizes.iter().enumerate() {
                prop_assert!(parts.shares[choice] >= parts.effects[choice] - 1e-9);
                prop_assert!(*size > 1 || parts.shares[choice].abs() < 1e-9);
            }
        }
    }

    /// What exclusions leave is what nothing forbids, and a draw from it takes every one that has
    /// what is kept.
    #[test]
    fn tied_choices_leave_what_is_listed(sizes in sizes(), out in some_exclusions(), key in any::<usize>(), bits in any::<u8>()) {
        let exclusions = exclusions(&sizes, &out);
        let (space, listed) = (space(&sizes, &exclusions), listed(&sizes, &exclusions));
        let mut all = universes(&space);
        all.sort();
        prop_assert_eq!(&all, &listed);
        prop_assert!(listed.iter().all(|universe| space.allows(universe)));
        let crossed: usize = sizes.iter().product();
        prop_assert_eq!(space.is_full_cross(), listed.len() == crossed);
        let kept: Vec<bool> = (0..sizes.len()).map(|at| bits >> at & 1 == 1).collect();
        let own = &listed[key % listed.len()];
        let fits = |other: &&Vec<u16>| (0..sizes.len()).all(|at| !kept[at] || other[at] == own[at]);
        let expected: Vec<&Vec<u16>> = listed.iter().filter(fits).collect();
        // Every sequence of answers of `next`, by counting up.
        let mut drawn = Vec::new();
        let mut answers: Vec<(usize, usize)> = Vec::new();
        loop {
            let (mut universe, mut asked) = (own.clone(), 0);
            space.redraw(&mut universe, &kept, |n| {
                if asked == answers.len() { answers.push((0, n)); }
                asked += 1;
                answers[asked - 1].0
            });
            drawn.push(universe);
            while answers.last().is_some_and(|(answer, n)| answer + 1 == *n) { answers.pop(); }
            let Some((answer, _)) = answers.last_mut() else { break };
            *answer += 1;
        }
        drawn.sort();
        prop_assert_eq!(drawn.iter().collect::<Vec<_>>(), expected);
    }

    /// A set of changes is a flip if it flips and no smaller set in it does.
    #[test]
    fn flips_are_the_least_sets(sizes in sizes(), out in some_exclusions(), key in any::<u64>()) {
        let space = space(&sizes, &exclusions(&sizes, &out));
        let of = move |u: &[u16]| labelled(u, 3, key) / 2;
        let own = of(&space.preferred());
        let changes = |universe: &Vec<u16>| -> Vec<Change> {
            let changed = universe.iter().enumerate().filter(|(_, option)| **option != 0);
            changed.map(|(choice, &option)| Change { choice, option }).collect()
        };
        let flip: Vec<Vec<Change>> = universes(&space).iter().filter(|u| of(u) != own).map(changes).collect();
        let holds = |set: &[Change], other: &[Change]| other != set && other.iter().all(|change| set.contains(change));
        let mut least: Vec<Vec<Change>> = flip.iter().filter(|set| !flip.iter().any(|other| holds(set, other))).cloned().collect();
        least.sort_by_key(|set| (set.len(), set.clone()));
        let found = flips(&space, &By { labels: 2, of }, 0, 9, u64::MAX);
        prop_assert_eq!(found.flips.into_iter().map(|flip| flip.changes).collect::<Vec<_>>(), least);
    }

    /// A draw from what exclusions leave is allowed and keeps what is to be kept.
    #[test]
    fn a_redrawn_universe_is_allowed(sizes in sizes(), out in some_exclusions(), key in any::<usize>(), bits in any::<u8>()) {
        let space = space(&sizes, &exclusions(&sizes, &out));
        let kept: Vec<bool> = (0..sizes.len()).map(|at| bits >> at & 1 == 1).collect();
        let mut universe = vec![0; sizes.len()];
        space.universe(key as u128 % space.total(), &mut universe);
        let before = universe.clone();
        let mut state = key;
        space.redraw(&mut universe, &kept, |n| { state = state.wrapping_mul(31).wrapping_add(7); state % n });
        prop_assert!(space.allows(&universe));
        for at in (0..sizes.len()).filter(|&at| kept[at]) {
            prop_assert_eq!(universe[at], before[at]);
        }
    }
}

/// A small cross, where the exact shares are known. The first choice explains most, the last
/// nothing.
const SMALL: [usize; 4] = [3, 2, 4, 2];

fn small(u: &[u16]) -> u16 {
    u16::from(u[0] == 1 || (u[1] == 1 && u[2] == 3))
}

fn exact() -> Factorial {
    let values: Vec<f64> =
        (0..48).map(|at| f64::from(small(&[at / 16, at / 8 % 2, at / 2 % 4, at % 2]))).collect();
    factorial(&SMALL, &values).expect("something varies")
}

#[test]
fn walks_come_near_the_exact_shares() {
    let (space, exact) = (space(&SMALL, &[]), exact());
    let drawn = walks(&space, &By { labels: 2, of: small }, 0, 40_000, 1);
    // The chance that two labels of two differ is twice the variance.
    assert!((drawn.disagreement - 2.0 * exact.variance).abs() < 0.01);
    for (drawn, exact) in drawn.shares.iter().zip(&exact.shares) {
        assert!((drawn.share - exact).abs() < 2.5 * drawn.error + 1e-12, "{drawn:?} {exact}");
        assert!(drawn.error < 0.004);
    }
    assert_eq!((drawn.shares[3].share, drawn.shares[3].error), (0.0, 0.0));
}

/// The error is what it is called: over seeds, shares scatter by it, and two errors either way hold
/// the exact share as often as they should, 95 times of a hundred.
#[test]
fn the_error_of_a_share_is_the_error() {
    let (space, exact) = (space(&SMALL, &[]), exact());
    let judge = By { labels: 2, of: small };
    let drawn: Vec<Shapley> = (0..400).map(|seed| walks(&space, &judge, 0, 1000, seed)).collect();
    for choice in 0..3 {
        let off = |own: &Shapley| own.shares[choice].share - exact.shares[choice];
        let held =
            drawn.iter().filter(|own| off(own).abs() < 2.0 * own.shares[choice].error).count();
        assert!((370..=392).contains(&held), "{choice}: {held} of 400");
        let scatter = (drawn.iter().map(|own| off(own) * off(own)).sum::<f64>() / 400.0).sqrt();
        let error = drawn.iter().map(|own| own.shares[choice].error).sum::<f64>() / 400.0;
        assert!((scatter / error - 1.0).abs() < 0.1, "{choice}: {scatter} {error}");
    }
}

/// Where one choice explains everything, no walk says otherwise.
#[test]
fn a_share_of_one_is_certain() {
    let judge = By { labels: 3, of: |u: &[u16]| u[0] };
    let drawn = walks(&space(&SMALL, &[]), &judge, 0, 1000, 1);
    assert_eq!((drawn.shares[0].share, drawn.shares[0].error), (1.0, 0.0));
}

#[test]
fn constant_numbers_have_no_parts() {
    assert_eq!(factorial(&[2, 2], &[0.1 + 0.2; 4]), None);
    assert_eq!(factorial(&[2, 2], &[0.0; 3]), None);
    assert_eq!(factorial(&[2], &[f64::NAN, 0.0]), None);
    assert_eq!(factorial(&[], &[1.0]), None);
}

/// Labels by chance: of a sample, a choice with many options explains nothing once options are paid
/// for.
#[test]
fn a_sample_explains_nothing_by_chance() {
    let space = space(&[73, 40, 30], &[]);
    for key in 0..20 {
        let counts = counts(&space, Plan::of(&space, 256, key), 3, key);
        let (raw, paid) = (counts.effect(0, false), counts.effect(0, true));
        assert!(
            raw.is_some_and(|share| share > 0.2) && paid.is_some_and(|share| share < 0.15),
            "{raw:?} {paid:?}"
        );
    }
}
