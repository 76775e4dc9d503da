//! Several people: pooling before the clues are read and after is the same, for clues and for
//! clusters of them.

use counterpoise_tracing::{
    Clue, Cluster, Conditional, Fitted, Hypothesis, Link, Problem, Said, Scale, Spec, Status,
    factor,
};
use proptest::prelude::*;

const PEOPLE: [&str; 3] = ["A", "B", "C"];

fn spec(clues: Vec<Clue>, clusters: Vec<Cluster>) -> Spec {
    let names = &["a", "b", "c", "d"][..clues[0].said[0].under.len()];
    Spec {
        hypotheses: names.iter().map(|name| Hypothesis::new(name)).collect(),
        clues,
        clusters,
        ..Spec::default()
    }
}

fn said(rows: &[Vec<f64>]) -> Vec<Said> {
    rows.iter().zip(PEOPLE).map(|(under, by)| Said::probabilities(by, under)).collect()
}

fn clue(name: &str, status: Status, rows: &[Vec<f64>]) -> Clue {
    Clue { name: name.to_owned(), status, scale: Scale::Probability, said: said(rows) }
}

fn both(link: Link) -> Vec<Cluster> {
    vec![Cluster { name: "both".to_owned(), clues: vec![0, 1], link }]
}

/// The geometric mean of everybody's posteriors, made to add up to one.
fn pooled_after(fitted: &Fitted) -> Vec<f64> {
    let own: Vec<&Vec<f64>> = fitted
        .elicited
        .iter()
        .map(|e| &e.standing.as_ref().expect("a standing").posterior)
        .collect();
    let mean = |at: usize| {
        own.iter().map(|p| counterpoise_tracing::decibels(p[at])).sum::<f64>() / own.len() as f64
    };
    let heights: Vec<f64> = (0..own[0].len()).map(|at| factor(mean(at))).collect();
    let sum: f64 = heights.iter().sum();
    heights.iter().map(|h| h / sum).collect()
}

fn same(a: &[f64], b: &[f64]) -> bool {
    a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-9)
}

prop_compose! {
    /// Three people about four clues under so many hypotheses.
    fn judgements()(n in 2_usize..5)(
        rows in prop::collection::vec(prop::collection::vec(prop::collection::vec(0.02..0.98_f64, n), 3), 4),
        status in prop::collection::vec(0..3_u8, 4),
        share in 0.0..=1.0_f64,
    ) -> Vec<Clue> {
        let of = |s: u8| match s { 0 => Status::Found, 1 => Status::NotFound, _ => Status::Share(share) };
        rows.iter().zip(status).enumerate().map(|(at, (rows, s))| clue(&format!("k{at}"), of(s), rows)).collect()
    }
}

proptest! {
    #[test]
    fn pooled_before_is_pooled_after(clues in judgements()) {
        let fitted = spec(clues, Vec::new()).fit().unwrap();
        prop_assert!(same(&fitted.posterior, &pooled_after(&fitted)), "{:?}", fitted.posterior);
    }

    /// What was observed of the first two clues together is as likely as the less likely of the
    /// two.
    #[test]
    fn joint_likelihoods_are_pooled_alike(clues in judgements()) {
        let of = |clue: &Clue, who: usize, at: usize| {
            counterpoise_tracing::seen(clue.said[who].under[at].value, clue.status)
        };
        let rows: Vec<Vec<f64>> = (0..3)
            .map(|who| (0..clues[0].said[0].under.len()).map(|at| of(&clues[0], who, at).min(of(&clues[1], who, at))).collect())
            .collect();
        let fitted = spec(clues, both(Link::Joint(said(&rows)))).fit().unwrap();
        prop_assert!(same(&fitted.posterior, &pooled_after(&fitted)), "{:?}", fitted.posterior);
    }
}

proptest! {
    /// No draw of people excludes everything where all of them pooled do not: the bands are never
    /// lost.
    #[test]
    fn what_can_be_weighed_can_be_drawn(
        rows in prop::collection::vec(prop::collection::vec(prop::collection::vec(0..5_u8, 2), 3), 4),
        status in prop::collection::vec(0..4_u8, 4),
        d in 0..4_u8,
    ) {
        let of = |s: u8| match s { 0 => Status::Found, 1 => Status::NotFound, 2 => Status::Share(1.0), _ => Status::Share(0.3) };
        let row = |row: &Vec<Vec<u8>>| -> Vec<Vec<f64>> {
            row.iter().map(|who| who.iter().map(|p| f64::from(*p) / 4.0).collect()).collect()
        };
        let clues: Vec<Clue> =
            rows.iter().zip(status).enumerate().map(|(at, (r, s))| clue(&format!("k{at}"), of(s), &row(r))).collect();
        let spec = spec(clues, both(Link::Dependence(f64::from(d) / 4.0)));
        if spec.fit().is_ok() {
            prop_assert!(spec.resample(1, 30).is_some());
        }
    }
}

#[test]
fn somebody_who_speaks_only_of_clues_together_is_heard() {
    let rows = [vec![0.6, 0.5]];
    let clues = vec![clue("k", Status::Found, &rows), clue("l", Status::Found, &rows)];
    let joint = said(&[vec![0.5, 0.3], vec![0.2, 0.45]]);
    let fitted = spec(clues, both(Link::Joint(joint))).fit().unwrap();
    // The geometric means are the roots of 0.1 and 0.135.
    assert!(
        (fitted.margin - counterpoise_tracing::decibels(1.35) / 2.0).abs() < 1e-12
            && fitted.leader() == 1
    );
    let told: Vec<(&str, usize, usize)> = fitted
        .elicited
        .iter()
        .map(|e| (e.by.as_str(), e.clues, e.standing.as_ref().unwrap().leader))
        .collect();
    assert_eq!(told, [("A", 2, 0), ("B", 2, 1)]);
}

/// The second person's joint likelihood is more than the second person's clues allow, though not
/// more than the first's.
#[test]
fn each_persons_clues_are_held_against_the_same_persons_cluster() {
    let rows = [vec![0.6, 0.5], vec![0.2, 0.5]];
    let clues = || vec![clue("k", Status::Found, &rows), clue("l", Status::Found, &rows)];
    let joint = said(&[vec![0.5, 0.3], vec![0.3, 0.4]]);
    let problems = spec(clues(), both(Link::Joint(joint))).fit().unwrap_err();
    assert!(
        matches!(&problems[..], [Problem::ClusterContradicts { joint, most, .. }] if *joint == 0.3 && *most == 0.2)
    );
    let given =
        Conditional { clue: 1, given: vec![0], said: said(&[vec![0.9, 0.9], vec![0.9, 0.0]]) };
    let problems = spec(clues(), both(Link::Given(vec![given]))).fit();
    assert!(problems.is_ok(), "{problems:?}");
    let given =
        Conditional { clue: 1, given: vec![0], said: said(&[vec![0.1, 0.9], vec![0.9, 0.9]]) };
    assert!(matches!(
        spec(clues(), both(Link::Given(vec![given]))).fit().unwrap_err()[..],
        [Problem::ClusterContradicts { .. }]
    ));
}

/// What one person calls impossible is impossible in the pool, and whoever says the opposite does
/// not move it.
#[test]
fn nought_is_nought_in_the_pool() {
    let of = |status| {
        spec(vec![clue("k", status, &[vec![0.5, 0.0], vec![0.5, 1.0]])], Vec::new()).fit().unwrap()
    };
    assert_eq!(of(Status::Found).posterior, [1.0, 0.0]);
    assert_eq!(of(Status::NotFound).posterior, [1.0, 0.0]);
    assert_eq!(of(Status::Share(0.5)).posterior, [0.5, 0.5]);
}

/// An open clue of a cluster that says one and the same thing as what is known teaches nothing; by
/// itself it would.
#[test]
fn an_open_clue_is_looked_at_with_its_cluster() {
    let rows = |p: f64, q: f64| vec![vec![p, q]];
    let clues = || {
        vec![clue("k", Status::Found, &rows(0.9, 0.1)), clue("l", Status::Open, &rows(0.85, 0.15))]
    };
    let alone = spec(clues(), Vec::new()).fit().unwrap();
    assert!(alone.expected[0].bits > 0.1);
    let given = Conditional { clue: 1, given: vec![0], said: said(&rows(0.9, 0.9)) };
    let told = spec(clues(), both(Link::Given(vec![given]))).fit().unwrap();
    assert!(told.expected[0].bits < 1e-12 && (told.expected[0].found - 0.9).abs() < 1e-12);
    // Looked for and found, it is what was foretold.
    for d in [0.0, 0.3, 1.0] {
        let linked = |status| {
            let mut clues = clues();
            clues[1].status = status;
            spec(clues, both(Link::Dependence(d))).fit().unwrap()
        };
        let before = linked(Status::Open);
        let foretold = &before.expected[0];
        assert!(same(foretold.if_found.as_ref().unwrap(), &linked(Status::Found).posterior));
        assert!(same(foretold.if_missed.as_ref().unwrap(), &linked(Status::NotFound).posterior));
    }
    let unstated = spec(clues(), both(Link::Unstated)).fit().unwrap();
    assert!(unstated.expected.is_empty() && unstated.steps.len() == 1 && unstated.margin > 9.0);
}

/// What was stated of more clues than are left says nothing of two of them; one alone counts by
/// itself.
#[test]
fn what_is_not_stated_is_not_counted() {
    let rows = [vec![0.6, 0.3]];
    let clues = vec![clue("k", Status::Found, &rows), clue("l", Status::Found, &rows)];
    let fitted = spec(clues, both(Link::Unstated)).fit().unwrap();
    assert!(fitted.steps.is_empty() && fitted.posterior == [0.5, 0.5]);
}
