//! Degenerate and hostile input: each has a documented answer or a clear refusal.

use counterpoise_tracing::{
    CausalTypes, Chain, Clue, Cluster, Conditional, Group, Hypothesis, Link, NodalTypes, Problem,
    Range, Said, Scale, Shares, Simplex, Spec, Status,
};
use proptest::prelude::*;

fn hypotheses(priors: &[Option<f64>]) -> Vec<Hypothesis> {
    priors
        .iter()
        .enumerate()
        .map(|(at, prior)| Hypothesis { name: format!("h{at}"), prior: *prior })
        .collect()
}

fn clue(name: &str, under: &[f64]) -> Clue {
    Clue::found(name, Said::probabilities("me", under))
}

fn spec(priors: &[Option<f64>], clues: &[&[f64]]) -> Spec {
    let clues = clues.iter().enumerate().map(|(at, p)| clue(&format!("k{at}"), p)).collect();
    Spec { hypotheses: hypotheses(priors), clues, ..Spec::default() }
}

#[test]
fn one_hypothesis_is_refused_and_none() {
    assert_eq!(
        spec(&[None], &[&[0.5]]).fit(),
        Err(vec![Problem::TooFewHypotheses { hypotheses: 1 }])
    );
    assert_eq!(spec(&[], &[]).fit(), Err(vec![Problem::TooFewHypotheses { hypotheses: 0 }]));
}

#[test]
fn priors_that_do_not_sum_are_refused_and_all_problems_said_at_once() {
    let problems = spec(&[Some(0.5), Some(0.6)], &[&[0.5, 1.5], &[0.5]]).fit().unwrap_err();
    assert_eq!(problems.len(), 3, "{problems:?}");
    assert!(matches!(problems[0], Problem::PriorsDoNotSum { sum } if (sum - 1.1).abs() < 1e-12));
    assert!(
        matches!(&problems[1], Problem::BadLikelihood { clue, hypothesis } if clue == "k0" && hypothesis == "h1")
    );
    assert!(matches!(&problems[2], Problem::WantingLikelihoods { clue, .. } if clue == "k1"));
    let left = spec(&[Some(0.7), Some(0.3), None], &[]).fit().unwrap_err();
    assert_eq!(left, [Problem::PriorsLeaveNothing { sum: 1.0 }]);
    assert!(matches!(
        spec(&[Some(-0.5), None], &[]).fit().unwrap_err()[0],
        Problem::BadPrior { .. }
    ));
}

#[test]
fn priors_that_are_not_stated_share_equally_in_the_rest() {
    let fitted = spec(&[Some(0.4), None, None], &[]).fit().unwrap();
    let close = |a: f64, b: f64| assert!((a - b).abs() < 1e-15);
    [0.4, 0.3, 0.3].iter().zip(&fitted.posterior).for_each(|(a, b)| close(*a, *b));
    assert_eq!(fitted.stated, [true, false, false]);
}

#[test]
fn without_a_clue_the_posterior_is_the_prior_and_all_tie() {
    let fitted = spec(&[None, None], &[]).fit().unwrap();
    assert_eq!(fitted.posterior, [0.5, 0.5]);
    assert!(fitted.is_tied && fitted.steps.is_empty() && fitted.flip.fewest.clues.is_empty());
}

#[test]
fn a_clue_that_is_certain_under_one_and_impossible_under_another_decides() {
    let fitted = spec(&[None, None], &[&[1.0, 0.0], &[0.1, 0.9]]).fit().unwrap();
    assert_eq!(fitted.posterior, [1.0, 0.0]);
    assert_eq!(fitted.margin, f64::INFINITY);
    assert_eq!(fitted.steps[0].weight(0, 1), f64::INFINITY);
    // Only giving up the clue that excluded it brings the other back.
    assert_eq!(fitted.flip.fewest.clues, [0]);
    assert_eq!(fitted.flip.likelihood, None);
    assert_eq!(fitted.prior_sensitivity.needed[0].for_even, 0.0);
    assert_eq!(fitted.prior_sensitivity.needed[1].for_even, 1.0);
}

#[test]
fn what_every_hypothesis_calls_impossible_refutes_them_all() {
    let problems = spec(&[None, None], &[&[0.0, 0.0]]).fit().unwrap_err();
    assert_eq!(problems, [Problem::Impossible { clue: "k0".to_owned() }]);
    let problems = spec(&[None, None], &[&[0.0, 0.5], &[0.5, 0.0]]).fit().unwrap_err();
    assert_eq!(problems, [Problem::AllExcluded]);
}

#[test]
fn a_prior_of_zero_stays_zero() {
    let fitted = spec(&[Some(0.0), Some(1.0)], &[&[0.99, 0.01]]).fit().unwrap();
    assert_eq!(fitted.posterior, [0.0, 1.0]);
    let dogmatic = spec(&[Some(0.0), Some(1.0)], &[&[0.99, 0.0]]).fit().unwrap_err();
    assert_eq!(dogmatic, [Problem::AllExcluded]);
}

#[test]
fn a_hundred_hypotheses() {
    let names: Vec<Option<f64>> = vec![None; 100];
    let under: Vec<f64> = (0..100).map(|at| 0.01 + f64::from(at) * 0.0098).collect();
    let fitted = spec(&names, &[&under, &under]).fit().unwrap();
    assert_eq!(fitted.leader(), 99);
    assert!((fitted.posterior.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    // The three most probable, the others set aside.
    assert_eq!(fitted.prior_sensitivity.simplex_of, [99, 98, 97]);
    assert_eq!(fitted.prior_sensitivity.pairs.len(), 99);
}

fn clustered(link: Link) -> Result<counterpoise_tracing::Fitted, Vec<Problem>> {
    let base = spec(&[None, None], &[&[0.6, 0.2], &[0.7, 0.3]]);
    Spec { clusters: vec![Cluster { name: "c".to_owned(), clues: vec![0, 1], link }], ..base }.fit()
}

/// The second clue given others.
fn given(others: &[usize], under: [f64; 2]) -> Link {
    Link::Given(vec![Conditional {
        clue: 1,
        given: others.to_vec(),
        said: vec![Said::probabilities("me", &under)],
    }])
}

/// Three clues: the second given the first, the third given both, under two hypotheses.
fn chain(status: [Status; 3]) -> Spec {
    let conditional = |clue, given: &[usize], p: [f64; 2]| {
        let said = vec![Said::probabilities("me", &p)];
        Conditional { clue, given: given.to_vec(), said }
    };
    let link =
        Link::Given(vec![conditional(1, &[0], [0.9, 0.6]), conditional(2, &[0, 1], [0.8, 0.7])]);
    let base = spec(&[None, None], &[&[0.6, 0.2], &[0.7, 0.3], &[0.6, 0.5]]);
    let clues =
        base.clues.iter().cloned().zip(status).map(|(clue, status)| clue.but(status)).collect();
    Spec {
        clues,
        clusters: vec![Cluster { name: "c".to_owned(), clues: vec![0, 1, 2], link }],
        ..base
    }
}

#[test]
fn a_chain_is_the_product_of_its_conditionals() {
    let db = counterpoise_tracing::decibels;
    let near = |found: f64, expected: f64| {
        assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
    };
    let found = chain([Status::Found; 3]);
    near(found.fit().unwrap().margin, db((0.6 * 0.9 * 0.8) / (0.2 * 0.6 * 0.7)));
    // Not found counts with what is left to one, also given others.
    let missed = chain([Status::Found, Status::Found, Status::NotFound]);
    near(missed.fit().unwrap().margin, db((0.6 * 0.9 * 0.2) / (0.2 * 0.6 * 0.3)));
    // Without the last nothing else changes; without the second the third goes with it; without the
    // first the second counts by itself, and the third goes.
    let without = |clue: usize| found.without(&[clue]);
    near(without(2).standing.unwrap().margin, db((0.6 * 0.9) / (0.2 * 0.6)));
    near(without(1).standing.unwrap().margin, db(0.6 / 0.2));
    assert_eq!(without(1).clues, [1, 2]);
    near(without(0).standing.unwrap().margin, db(0.7 / 0.3));
    assert_eq!(without(0).clues, [0, 2]);
}

/// What an open clue would teach is reckoned with its probability given what is known.
#[test]
fn an_open_clue_at_the_end_of_a_chain() {
    let open = chain([Status::Found, Status::Found, Status::Open]).fit().unwrap();
    assert_eq!(open.steps[0].clues, [0, 1]);
    let p = open.posterior[0];
    assert!((open.expected[0].found - (p * 0.8 + (1.0 - p) * 0.7)).abs() < 1e-12);
    let found = chain([Status::Found; 3]).fit().unwrap().posterior[0];
    assert!((open.expected[0].if_found.as_ref().unwrap()[0] - found).abs() < 1e-12);
    let known = chain([Status::Open, Status::Found, Status::Found]).fit().unwrap_err();
    assert!(matches!(known[0], Problem::BadCluster { .. }), "{known:?}");
}

#[test]
fn a_cluster_that_contradicts_its_members_is_refused() {
    let problems =
        clustered(Link::Joint(vec![Said::probabilities("me", &[0.65, 0.1])])).unwrap_err();
    let Problem::ClusterContradicts { hypothesis, joint, least, most, .. } = &problems[0] else {
        panic!("{problems:?}")
    };
    assert_eq!((hypothesis.as_str(), *joint, *most), ("h0", 0.65, 0.6));
    assert!((least - 0.3).abs() < 1e-12);
    // 0.9 x 0.9 = 0.81 of P(both) is more than 0.7.
    assert!(clustered(given(&[0], [1.0, 1.0])).is_ok());
    let base = spec(&[None, None], &[&[0.9, 0.2], &[0.7, 0.3]]);
    let link = given(&[0], [0.9, 0.5]);
    let chained =
        Spec { clusters: vec![Cluster { name: "c".to_owned(), clues: vec![0, 1], link }], ..base }
            .fit();
    assert!(matches!(chained.unwrap_err()[0], Problem::ClusterContradicts { .. }));
}

#[test]
fn clusters_that_are_none_are_refused() {
    for (clues, link) in [
        (vec![0], Link::Dependence(0.5)),
        (vec![0, 0], Link::Dependence(0.5)),
        (vec![0, 7], Link::Dependence(0.5)),
        (vec![0, 1], Link::Dependence(1.5)),
        (vec![0, 1], Link::Joint(vec![Said::probabilities("me", &[0.5])])),
        (vec![0, 1], Link::Given(vec![])),
        (vec![0, 1], given(&[], [0.9, 0.5])),
        (vec![0, 1], given(&[1], [0.9, 0.5])),
        (vec![1, 0], given(&[0], [0.9, 0.5])),
    ] {
        let base = spec(&[None, None], &[&[0.6, 0.2], &[0.7, 0.3]]);
        let clusters = vec![Cluster { name: "c".to_owned(), clues, link }];
        let found = Spec { clusters, ..base }.fit();
        assert!(matches!(found.as_ref().unwrap_err()[0], Problem::BadCluster { .. }), "{found:?}");
    }
}

#[test]
fn dependence_runs_from_the_sum_to_the_most_telling() {
    let margin = |d: f64| clustered(Link::Dependence(d)).unwrap().margin;
    let alone = |under: &[f64]| spec(&[None, None], &[under]).fit().unwrap().margin;
    assert!((margin(0.0) - alone(&[0.6, 0.2]) - alone(&[0.7, 0.3])).abs() < 1e-12);
    assert!((margin(1.0) - alone(&[0.6, 0.2])).abs() < 1e-12);
    assert!(margin(0.25) > margin(0.5) && margin(0.5) > margin(0.75));
}

const EVEN: [f64; 3] = [1.0 / 3.0; 3];

#[test]
fn the_simplex_is_exact() {
    // With equal likelihoods each leads after a third of all priors.
    let even = Simplex::of(&EVEN, &[0.0, 0.0, 0.0]);
    even.shares.iter().for_each(|s| assert!((s - 1.0 / 3.0).abs() < 1e-15));
    // Counted on a grid of 400 x 400 triangles, to the width of one of them at the borders.
    let totals = [3.0, 0.0, -5.0];
    let exact = Simplex::of(&EVEN, &totals);
    let n = 400;
    let mut counts = [0.0; 3];
    for i in 0..n {
        for j in 0..n - i {
            let corner = |di: f64, dj: f64| {
                let (a, b) =
                    ((f64::from(i) + di) / f64::from(n), (f64::from(j) + dj) / f64::from(n));
                let l = [1.9952623149688795, 1.0, 0.31622776601683794];
                let w = [a * l[0], b * l[1], (1.0 - a - b) * l[2]];
                (0..3).max_by(|x, y| w[*x].total_cmp(&w[*y])).unwrap()
            };
            counts[corner(1.0 / 3.0, 1.0 / 3.0)] += 1.0;
            if i + j < n - 1 {
                counts[corner(2.0 / 3.0, 2.0 / 3.0)] += 1.0;
            }
        }
    }
    for at in 0..3 {
        assert!(
            (counts[at] / f64::from(n * n) - exact.shares[at]).abs() < 0.003,
            "{counts:?} {exact:?}"
        );
    }
    // Two that are excluded leave all to the third.
    let alone = Simplex::of(&EVEN, &[f64::NEG_INFINITY, 0.0, f64::NEG_INFINITY]);
    assert_eq!(alone.shares, [0.0, 1.0, 0.0]);
}

#[test]
fn leaving_out_says_what_went_and_whether_the_lead_passes() {
    let base = spec(&[None, None], &[&[0.9, 0.1], &[0.3, 0.6], &[0.4, 0.6]]);
    let groups = vec![Group { name: "one book".to_owned(), clues: vec![0], changed: vec![] }];
    let fitted = Spec { groups, ..base }.fit().unwrap();
    assert_eq!(fitted.without.iter().map(|w| w.flips).collect::<Vec<_>>(), [true, false, false]);
    assert!(fitted.without_groups[0].flips && fitted.without_groups[0].clues == [0]);
    assert_eq!((fitted.flip.fewest.clues.as_slice(), fitted.flip.fewest.to), (&[0][..], Some(1)));
}

#[test]
fn a_change_of_one_likelihood_that_flips_the_lead_does_flip_it() {
    let fitted = spec(&[None, None, None], &[&[0.6, 0.4, 0.1], &[0.5, 0.5, 0.6], &[0.7, 0.5, 0.7]])
        .fit()
        .unwrap();
    let change = fitted.flip.likelihood.unwrap();
    let mut rows = [[0.6, 0.4, 0.1], [0.5, 0.5, 0.6], [0.7, 0.5, 0.7]];
    let direction = (change.to - change.from).signum();
    rows[change.clue][change.hypothesis] = change.to + 1e-9 * direction;
    let clues: Vec<&[f64]> = rows.iter().map(<[f64; 3]>::as_slice).collect();
    let after = spec(&[None, None, None], &clues).fit().unwrap();
    assert_eq!(after.leader(), change.leads);
    assert_ne!(after.leader(), fitted.leader());
}

#[test]
fn an_open_clue_says_nothing_and_what_it_would_teach_is_known() {
    let decisive = Clue::found("k", Said::probabilities("me", &[1.0, 0.0])).but(Status::Open);
    let idle = Clue::found("i", Said::probabilities("me", &[0.4, 0.4])).but(Status::Open);
    let fitted = Spec {
        hypotheses: hypotheses(&[None, None]),
        clues: vec![idle, decisive],
        ..Spec::default()
    }
    .fit()
    .unwrap();
    assert_eq!(fitted.posterior, [0.5, 0.5]);
    assert_eq!(fitted.expected.iter().map(|e| e.clue).collect::<Vec<_>>(), [1, 0]);
    assert!((fitted.expected[0].bits - 1.0).abs() < 1e-12 && fitted.expected[1].bits < 1e-12);
    assert_eq!(fitted.expected[0].if_found, Some(vec![1.0, 0.0]));
}

#[test]
fn something_found_in_half_of_the_draws_says_nothing() {
    let half = clue("k", &[0.9, 0.1]).but(Status::Share(0.5));
    let fitted =
        Spec { hypotheses: hypotheses(&[None, None]), clues: vec![half], ..Spec::default() }
            .fit()
            .unwrap();
    assert!(fitted.margin.abs() < 1e-12);
    let bad = clue("k", &[0.9, 0.1]).but(Status::Share(1.5));
    let spec = Spec { hypotheses: hypotheses(&[None, None]), clues: vec![bad], ..Spec::default() };
    assert!(matches!(spec.fit().unwrap_err()[0], Problem::BadShare { .. }));
}

#[test]
fn several_people_are_pooled_and_shown_apart() {
    let said = vec![Said::probabilities("A", &[0.8, 0.2]), Said::probabilities("B", &[0.5, 0.5])];
    let both =
        Clue { name: "k".to_owned(), status: Status::Found, scale: Scale::Probability, said };
    let fitted =
        Spec { hypotheses: hypotheses(&[None, None]), clues: vec![both], ..Spec::default() }
            .fit()
            .unwrap();
    // The geometric means are the roots of 0.4 and 0.1, one twice the other.
    assert!((fitted.likelihoods[0][0].value * fitted.likelihoods[0][0].value - 0.4).abs() < 1e-12);
    assert!((fitted.posterior[0] - 2.0 / 3.0).abs() < 1e-12);
    assert!((fitted.linear_pool.as_ref().unwrap()[0] - 0.65).abs() < 1e-12);
    let by: Vec<(&str, f64)> = fitted
        .elicited
        .iter()
        .map(|e| (e.by.as_str(), e.standing.as_ref().unwrap().posterior[0]))
        .collect();
    assert!(by[0].0 == "A" && (by[0].1 - 0.8).abs() < 1e-12 && (by[1].1 - 0.5).abs() < 1e-12);
    assert!(fitted.spreads[0].weights[0].1 > fitted.spreads[0].pooled);
}

#[test]
fn decibels_are_taken_as_they_are_and_have_no_type() {
    let said = vec![Said::probabilities("me", &[6.0, -4.0])];
    let clue = Clue { name: "k".to_owned(), status: Status::Found, scale: Scale::Decibels, said };
    let fitted =
        Spec { hypotheses: hypotheses(&[None, None]), clues: vec![clue], ..Spec::default() }
            .fit()
            .unwrap();
    assert!((fitted.margin - 10.0).abs() < 1e-12 && fitted.types[0].is_empty());
    assert!((fitted.flip.likelihood.unwrap().to + 4.0).abs() < 1e-12);
}

#[test]
fn draws_are_the_same_for_the_same_seed_and_stay_within_the_intervals() {
    let said = Said {
        by: "me".to_owned(),
        under: vec![Range::between(0.5, 0.9), Range::between(0.1, 0.6)],
    };
    let clue = Clue {
        name: "k".to_owned(),
        status: Status::Found,
        scale: Scale::Probability,
        said: vec![said],
    };
    let spec = Spec { hypotheses: hypotheses(&[None, None]), clues: vec![clue], ..Spec::default() };
    let (a, b) = (spec.resample(7, 500).unwrap(), spec.resample(7, 500).unwrap());
    assert_eq!(a, b);
    assert_ne!(a.totals, spec.resample(8, 500).unwrap().totals);
    let (lo, hi) = (0.5 / 1.1, 0.9);
    assert!(a.bands[0][0] > lo && a.bands[0][2] < hi, "{:?} within {lo} to {hi}", a.bands[0]);
    // The first leads unless its likelihood lies below the second's: by the areas of the rectangle,
    // in 1 - 0.005/0.2.
    assert!((a.leads[0] - 0.975).abs() < 0.02, "{:?}", a.leads);
    assert_eq!(spec.resample(7, 0), None);
    // Without intervals every draw is the same.
    let points = self::spec(&[None, None], &[&[0.8, 0.2]]).resample(1, 10).unwrap();
    assert_eq!(points.leads, [1.0, 0.0]);
    assert_eq!(points.bands[0][0], points.bands[0][2]);
}

#[test]
fn causal_models_that_are_none_are_refused() {
    let shares = Shares { adverse: 0.1, beneficial: 0.4, chronic: 0.2, destined: 0.4 };
    assert!(matches!(
        CausalTypes::new(shares).fit().unwrap_err()[0],
        Problem::PriorsDoNotSum { .. }
    ));
    let none = Shares { adverse: 0.5, beneficial: 0.0, chronic: 0.5, destined: 0.0 };
    assert_eq!(CausalTypes::new(none).fit(), Err(vec![Problem::AllExcluded]));
    let never = NodalTypes { never: 1.0, against: 0.0, with: 0.0, always: 0.0 };
    let fitted = Chain { mediator: never, outcome: NodalTypes { with: 1.0, never: 0.0, ..never } }
        .fit()
        .unwrap();
    assert_eq!((fitted.caused, fitted.if_found), (None, None));
    assert!(
        Chain {
            mediator: NodalTypes { never: 0.9, ..NodalTypes::FLAT },
            outcome: NodalTypes::FLAT
        }
        .fit()
        .is_err()
    );
}

prop_compose! {
    fn any_spec()(hypotheses in 2_usize..6, clues in 0_usize..7)(
        rows in prop::collection::vec(prop::collection::vec(0.0..=1.0_f64, hypotheses), clues),
        status in prop::collection::vec(0..4_u8, clues),
        share in 0.0..=1.0_f64,
        hypotheses in Just(hypotheses),
        dependence in 0.0..=1.0_f64,
    ) -> Spec {
        let of = |s: u8| match s { 0 => Status::Found, 1 => Status::NotFound, 2 => Status::Share(share), _ => Status::Open };
        let clues: Vec<Clue> = rows.iter().zip(&status).enumerate()
            .map(|(at, (row, s))| clue(&format!("k{at}"), row).but(of(*s))).collect();
        let clusters = if clues.len() > 2 {
            vec![Cluster { name: "c".to_owned(), clues: vec![0, 2], link: Link::Dependence(dependence) }]
        } else { Vec::new() };
        let names: Vec<Option<f64>> = vec![None; hypotheses];
        Spec { hypotheses: self::hypotheses(&names), clues, clusters, ..Spec::default() }
    }
}

proptest! {
    #[test]
    fn probabilities_add_up_and_the_waterfall_ends_at_the_odds(spec in any_spec()) {
        if let Ok(fitted) = spec.fit() {
            prop_assert!((fitted.posterior.iter().sum::<f64>() - 1.0).abs() < 1e-9);
            let (a, b) = (fitted.leader(), fitted.runner_up());
            let end = fitted.waterfall(a, b).last().map_or(fitted.prior_odds(a, b), |s| s.after);
            prop_assert!(!end.is_finite() || (end - fitted.margin).abs() < 1e-7);
            prop_assert!(fitted.expected.iter().all(|e| (0.0..=3.0).contains(&e.bits)));
        }
    }

    /// The order of the clues moves no result.
    #[test]
    fn order_moves_nothing(spec in any_spec()) {
        let mut other = Spec { clusters: Vec::new(), ..spec.clone() };
        let first = other.clone().fit();
        other.clues.reverse();
        if let (Ok(a), Ok(b)) = (first, other.fit()) {
            prop_assert!(a.posterior.iter().zip(&b.posterior).all(|(a, b)| (a - b).abs() < 1e-12));
        }
    }
}
