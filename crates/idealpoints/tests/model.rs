//! The model on votes made up for the purpose: it finds what was put in, and nothing but the votes
//! matters.

#![allow(clippy::unwrap_used, reason = "tests fail and say why")]

mod common;

use counterpoise_idealpoints::{
    Anchor, Choice, Fitted, Link, Problem, RollCall, Spec, Start, Steps, Vote, Votes, seats,
};
use counterpoise_numerics::Stream;
use proptest::prelude::*;

fn spec(chains: usize, burn_in: usize, kept: usize) -> Spec {
    let anchors = vec![Anchor { state: 0, start: -2.0 }, Anchor { state: 1, start: 2.0 }];
    Spec { chains, burn_in, kept, thin: 2, anchors, ..Spec::short(7) }
}

/// The true place of a state in a session: spread out, and moving.
fn truth(state: u32, states: u32, session: u32) -> f64 {
    let spread = match state {
        0 => -1.6,
        1 => 1.6,
        _ => 3.2 * f64::from(state) / f64::from(states) - 1.6,
    };
    let mover = if state == 2 { 0.6 * f64::from(session) } else { 0.0 };
    spread + mover
}

/// Votes drawn from the model; every fifth roll call returns in the next session.
fn simulate(states: u32, sessions: u32, each: u32) -> Votes {
    let stream = Stream::new(1, "simulated votes", "");
    let mut votes = Votes::default();
    for n in 0..sessions * each {
        let (session, number) = (n / each, n % each);
        votes.roll_calls.push(RollCall { id: n, session });
        let text = if number.is_multiple_of(5) { number } else { n };
        if text != n {
            votes.links.push(Link { earlier: n - each, later: n });
        }
        let text = u64::from(text);
        let slope = if stream.u64(3 * text) & 1 == 0 { 1.5 } else { -1.5 };
        let low = stream.normal(3 * text + 1) - 0.3;
        let high = low + 0.3 + stream.uniform(3 * text + 2);
        for state in 0..states {
            let noise = stream.normal(1_000_000 + u64::from(n * states + state));
            let leaning = slope * truth(state, states, session) + noise;
            let choice = match leaning {
                _ if leaning < low => Choice::Yes,
                _ if leaning < high => Choice::Abstain,
                _ => Choice::No,
            };
            votes.votes.push(Vote { state, roll_call: n, choice });
        }
    }
    votes
}

fn agreement(fitted: &Fitted, states: u32) -> f64 {
    let pair =
        |it: &counterpoise_idealpoints::Point| (truth(it.state, states, it.session), it.place.mean);
    common::r(&fitted.points.iter().map(pair).collect::<Vec<_>>())
}

#[test]
fn it_finds_the_places_that_made_the_votes() {
    let votes = simulate(25, 3, 40);
    for (start, steps) in
        [(Start::Em { iterations: 10 }, Steps::Tuned), (Start::Anchors, Steps::ORIGINAL)]
    {
        let fitted = Spec { start, steps, ..spec(2, 150, 150) }.fit(&votes).unwrap();
        let r = agreement(&fitted, 25);
        assert!(r > 0.95, "r {r}");
        let at = |session| fitted.points[fitted.find(2, session).unwrap()].place.mean;
        assert!(at(0) + 0.5 < at(2), "the mover moved from {} to {}", at(0), at(2));
        let inside = |it: &&counterpoise_idealpoints::Point| {
            it.place.p5 <= it.place.p50 && it.place.p50 <= it.place.p95
        };
        assert_eq!(fitted.points.iter().filter(inside).count(), fitted.points.len());
        let apart = fitted.distance(0, 1, 1).unwrap();
        assert!(apart.p5 < apart.mean && apart.mean < apart.p95 && 2.0 < apart.mean, "{apart:?}");
    }
}

/// 60 voters and 80 items simulated by the ordinal model. Reference: `MCMCordfactanal` of MCMCpack
/// correlates with the truth at 0.9752 and `ordIRT` of emIRT 0.0.15 at 0.9748. Ours may differ by
/// Monte Carlo error in the third decimal.
#[test]
fn it_agrees_with_mcmcpack_and_emirt_on_the_toy_votes() {
    let (votes, reference) = (common::toy(), common::toy_reference());
    let (votes, truth) = votes;
    let spec = Spec {
        anchors: vec![Anchor { state: 5, start: -2.0 }, Anchor { state: 17, start: 2.0 }],
        ..spec(1, 300, 300)
    };
    let fitted = spec.fit(&votes).unwrap();
    let with = |other: &[f64]| {
        let pairs: Vec<(f64, f64)> =
            other.iter().zip(&fitted.points).map(|(a, b)| (*a, b.place.mean)).collect();
        common::r(&pairs).abs()
    };
    let [mcmcpack, emirt] = &reference;
    println!(
        "truth {:.4} MCMCordfactanal {:.4} ordIRT {:.4}",
        with(&truth),
        with(mcmcpack),
        with(emirt)
    );
    assert_eq!(fitted.points.len(), 60);
    assert!((with(&truth) - 0.975).abs() < 0.004, "{}", with(&truth));
    assert!(with(mcmcpack) > 0.998 && with(emirt) > 0.998, "{} {}", with(mcmcpack), with(emirt));
}

#[test]
fn threads_and_the_order_of_rows_change_no_bit() {
    let votes = simulate(12, 3, 30);
    let mut turned = votes.clone();
    turned.roll_calls.reverse();
    turned.links.reverse();
    turned.votes.sort_by_key(|vote| (vote.state.wrapping_mul(7) % 12, vote.roll_call));
    let pool = |threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    let one = pool(1).install(|| spec(2, 10, 20).fit(&votes)).unwrap();
    let three = pool(3).install(|| spec(2, 10, 20).fit(&turned)).unwrap();
    assert_eq!(one, three);
    let other = Spec { seed: 8, ..spec(2, 10, 20) }.fit(&votes).unwrap();
    assert_ne!(one.points[3].place.mean, other.points[3].place.mean);
    // The same on every machine: arithmetic here uses nothing that a platform may round in its own
    // way.
    assert_eq!(format!("{:?}", one.points[3].place.mean), "-1.1259931682547328");
}

fn vote(state: u32, roll_call: u32, choice: Choice) -> Vote {
    Vote { state, roll_call, choice }
}

fn votes(sessions: &[u32], cast: &[Vote]) -> Votes {
    let roll_calls = sessions
        .iter()
        .enumerate()
        .map(|(id, &session)| RollCall { id: id as u32, session })
        .collect();
    Votes { roll_calls, links: Vec::new(), votes: cast.to_vec() }
}

#[test]
fn what_cannot_be_estimated_is_refused_in_a_sentence() {
    let refused = |votes: &Votes| spec(1, 1, 2).fit(votes).unwrap_err();
    let yes = |state, roll_call| vote(state, roll_call, Choice::Yes);
    let none = votes(&[], &[]);
    let single = votes(&[1], &[yes(0, 0)]);
    let alone = votes(&[1, 1], &[yes(0, 0), vote(0, 1, Choice::No)]);
    let unanimous = votes(&[1, 2], &[yes(0, 0), yes(1, 0), yes(0, 1), yes(1, 1)]);
    for (votes, count) in [(none, 0), (single, 1), (alone, 2), (unanimous, 4)] {
        assert_eq!(refused(&votes), Problem::NothingDivides { votes: count, unanimous: count });
    }
    let unknown = votes(&[1], &[yes(0, 0), vote(1, 5, Choice::No)]);
    let twice = votes(&[1], &[yes(0, 0), yes(1, 0), vote(1, 0, Choice::No)]);
    let mut doubled = votes(&[1], &[yes(0, 0), vote(1, 0, Choice::No)]);
    doubled.roll_calls.push(RollCall { id: 0, session: 2 });
    let said: Vec<String> =
        [unknown, twice, doubled].iter().map(|votes| refused(votes).to_string()).collect();
    assert_eq!(
        said,
        [
            "State 1 votes on roll call 5, which is not in the list of roll calls. Add it to the list with its session, \
             or leave the vote out.",
            "State 1 has two votes on roll call 0. Keep the one that counts.",
            "Roll call 0 is in the list of roll calls twice. Keep one of the two lines.",
        ]
    );
}

#[test]
fn settings_that_no_run_can_have_are_refused() {
    let good = simulate(4, 1, 10);
    let base = spec(1, 1, 2);
    let wrong = [
        Spec { chains: 0, ..base.clone() },
        Spec { thin: 0, ..base.clone() },
        Spec { kept: 1, ..base.clone() },
        Spec { smoothing: 0.0, ..base.clone() },
        Spec { steps: Steps::Fixed(f64::NAN), ..base.clone() },
        Spec { anchors: vec![Anchor { state: 0, start: 9.0 }], ..base },
    ];
    for spec in wrong {
        assert!(matches!(spec.fit(&good), Err(Problem::Setting(_))));
    }
}

#[test]
fn states_and_sessions_without_votes_have_no_points() {
    // State 9 votes only where all agree; session 2 has a roll call and no votes; state 1 is absent
    // in session 3.
    let (yes, no) = (Choice::Yes, Choice::No);
    let cast = [
        vote(0, 0, yes),
        vote(1, 0, no),
        vote(2, 0, yes),
        vote(0, 1, yes),
        vote(9, 1, yes),
        vote(0, 3, no),
        vote(2, 3, yes),
        vote(0, 4, yes),
        vote(1, 4, no),
        vote(2, 4, Choice::Abstain),
    ];
    let votes = votes(&[1, 1, 2, 3, 4], &cast);
    let fitted = spec(2, 20, 40).fit(&votes).unwrap();
    let places: Vec<(u32, u32)> = fitted.points.iter().map(|it| (it.session, it.state)).collect();
    assert_eq!(places, [(1, 0), (1, 1), (1, 2), (3, 0), (3, 2), (4, 0), (4, 1), (4, 2)]);
    assert_eq!(fitted.unanimous, 2);
    assert!(fitted.points.iter().all(|it| it.place.mean.is_finite() && it.place.deviation > 0.0));
    assert_eq!(fitted.find(9, 1), None);
    assert_eq!(fitted.distance(0, 1, 3), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_votes_give_finite_places_or_a_sentence(
        cast in proptest::collection::btree_map((0..5_u32, 0..8_u32), 0..3_u8, 0..30),
        sessions in proptest::collection::vec(0..4_u32, 8),
        links in proptest::collection::vec((0..9_u32, 0..9_u32), 0..4),
    ) {
        let choices = [Choice::Yes, Choice::Abstain, Choice::No];
        let cast: Vec<Vote> = cast.iter().map(|((s, r), c)| vote(*s, *r, choices[usize::from(*c)])).collect();
        let mut votes = votes(&sessions, &cast);
        votes.links = links.iter().map(|&(earlier, later)| Link { earlier, later }).collect();
        match spec(1, 3, 16).fit(&votes) {
            Ok(fitted) => {
                prop_assert!(fitted.points.iter().all(|it| it.place.mean.is_finite() && it.place.deviation.is_finite()));
                let counted: usize = fitted.points.iter().map(|it| it.votes).sum();
                prop_assert_eq!(counted + fitted.unanimous, cast.len());
                prop_assert!(fitted.points.len() <= seats(&votes).unwrap().len());
            }
            Err(problem) => {
                let nothing = matches!(problem, Problem::NothingDivides { .. });
                prop_assert!(nothing, "{}", problem);
            }
        }
    }
}
