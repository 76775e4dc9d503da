//! Numbers without end: what is excluded, by which clue, and what is said then.

use counterpoise_tracing::{
    CausalClue, CausalTypes, Chain, Clue, Cluster, Hypothesis, Link, NodalTypes, Problem, Range,
    Said, Scale, Shares, Spec, Status, decibels,
};

fn clue(name: &str, under: &[f64]) -> Clue {
    Clue::found(name, Said::probabilities("me", under))
}

fn spec(clues: Vec<Clue>) -> Spec {
    let names = &["a", "b", "c"][..clues[0].said[0].under.len()];
    Spec {
        hypotheses: names.iter().map(|name| Hypothesis::new(name)).collect(),
        clues,
        ..Spec::default()
    }
}

/// One person excludes `b`, the other finds it likelier than `a`: pooled it is excluded, at the
/// worst it is ahead by the ratio of 0.8 to 0.5.
#[test]
fn the_worst_of_an_interval_from_nought() {
    let said = vec![Said::probabilities("A", &[0.5, 0.0]), Said::probabilities("B", &[0.5, 0.8])];
    let both =
        Clue { name: "k".to_owned(), status: Status::Found, scale: Scale::Probability, said };
    let fitted = spec(vec![both]).fit().unwrap();
    assert_eq!(fitted.margin, f64::INFINITY);
    assert!((fitted.flip.worst + decibels(1.6)).abs() < 1e-12, "{}", fitted.flip.worst);
    assert_eq!(fitted.flip.worst_rival, 1);
}

/// Whatever its interval, the clue excludes `b`; another may exclude `a`. Then nothing is left of
/// either.
#[test]
fn at_the_worst_both_may_be_excluded() {
    let wide =
        Said { by: "me".to_owned(), under: vec![Range::between(0.0, 0.9), Range::point(0.5)] };
    let wide = Clue::found("w", wide);
    let fitted = spec(vec![clue("k", &[0.5, 0.0]), wide]).fit().unwrap();
    assert_eq!((fitted.flip.worst, fitted.flip.worst_rival), (0.0, 1));
}

#[test]
fn a_cluster_that_excludes_is_overstated_by_nothing() {
    let clusters =
        vec![Cluster { name: "c".to_owned(), clues: vec![0, 1], link: Link::Dependence(0.5) }];
    let fitted = Spec { clusters, ..spec(vec![clue("k", &[0.5, 0.0]), clue("l", &[0.5, 0.45])]) }
        .fit()
        .unwrap();
    let of = &fitted.overstatements[0];
    assert_eq!((of.stated, of.naive, of.overstated), (f64::INFINITY, f64::INFINITY, 0.0));
}

/// Two that are both excluded, by different clues, are even from there on; no step is a number that
/// is none.
#[test]
fn a_waterfall_between_two_that_are_excluded() {
    let clues =
        vec![clue("k", &[0.5, 0.0, 0.5]), clue("l", &[0.5, 0.5, 0.0]), clue("m", &[0.5, 0.9, 0.1])];
    let fitted = spec(clues).fit().unwrap();
    let after: Vec<f64> = fitted.waterfall(1, 2).iter().map(|s| s.after).collect();
    assert_eq!(after, [f64::NEG_INFINITY, 0.0, 0.0]);
    assert_eq!(fitted.odds(1, 2), 0.0);
}

/// A thousand clues at a tenth are a product that no machine number holds; what they say does not
/// hang on their number.
#[test]
fn a_thousand_clues_within_a_case() {
    let shares = Shares { adverse: 0.1, beneficial: 0.4, chronic: 0.2, destined: 0.3 };
    let same = |at: usize| CausalClue {
        name: format!("k{at}"),
        status: Status::Found,
        under: Shares::all(0.1),
    };
    let one = CausalClue {
        name: "k".to_owned(),
        status: Status::Found,
        under: Shares { destined: 0.05, ..Shares::all(0.1) },
    };
    let of = |n: usize| {
        (0..n)
            .map(same)
            .fold(CausalTypes::new(shares).with(one.clone()), CausalTypes::with)
            .fit()
            .unwrap()
    };
    assert!(
        (of(0).caused - 8.0 / 11.0).abs() < 1e-12 && (of(1000).caused - of(0).caused).abs() < 1e-9
    );
}

#[test]
fn of_shares_that_are_none_the_bad_one_is_named() {
    let types = NodalTypes {
        never: 1.5,
        against: -0.5,
        ..NodalTypes { with: 0.0, always: 0.0, ..NodalTypes::FLAT }
    };
    let problems = Chain { mediator: types, outcome: NodalTypes::FLAT }.fit().unwrap_err();
    assert_eq!(problems, [Problem::BadPrior { hypothesis: "mediator".to_owned(), prior: 1.5 }]);
}

/// Two clues that say one thing are not one and the same thing twice; of which nothing is stated
/// together, nothing counts.
#[test]
fn clues_within_a_case_hang_together() {
    let shares = Shares { adverse: 0.1, beneficial: 0.4, chronic: 0.2, destined: 0.3 };
    let clue = |name: &str| CausalClue {
        name: name.to_owned(),
        status: Status::Found,
        under: Shares { beneficial: 0.8, destined: 0.4, ..Shares::all(0.5) },
    };
    let of = |links: Option<Link>| {
        let clusters = links.map(|link| Cluster { name: "c".to_owned(), clues: vec![0, 1], link });
        let types = CausalTypes::new(shares).with(clue("k")).with(clue("l"));
        CausalTypes { clusters: clusters.into_iter().collect(), ..types }.fit().unwrap()
    };
    let share = |ratio: f64| 4.0 * ratio / (4.0 * ratio + 3.0);
    for (link, ratio) in [
        (None, 4.0),
        (Some(Link::Dependence(0.0)), 4.0),
        (Some(Link::Dependence(1.0)), 2.0),
        (Some(Link::Unstated), 1.0),
    ] {
        let fitted = of(link.clone());
        assert!((fitted.caused - share(ratio)).abs() < 1e-12, "{link:?}: {}", fitted.caused);
        assert_eq!(fitted.weights.len(), 2);
        let sum: f64 = fitted.steps.iter().map(|s| s.weight).sum();
        assert!((sum - decibels(ratio)).abs() < 1e-12, "{link:?}: {sum}");
    }
}
