//! Clues that hang together, judgements about several hypotheses, giving up clues: what must hold
//! of every case.

use counterpoise_tracing::{
    Clue, Cluster, Conditional, Fitted, Hypothesis, Link, Range, Said, Scale, Spec, Status, TIE,
    decibels, factor, joint_limits,
};
use proptest::prelude::*;

fn spec(rows: &[&[f64]], clusters: Vec<Cluster>) -> Spec {
    let hypotheses = (0..rows[0].len()).map(|at| Hypothesis::new(&format!("h{at}"))).collect();
    let clue = |(at, row): (usize, &&[f64])| {
        Clue::found(&format!("k{at}"), Said::probabilities("me", row))
    };
    Spec {
        hypotheses,
        clues: rows.iter().enumerate().map(clue).collect(),
        clusters,
        ..Spec::default()
    }
}

fn cluster(clues: &[usize], dependence: f64) -> Vec<Cluster> {
    vec![Cluster {
        name: "c".to_owned(),
        clues: clues.to_vec(),
        link: Link::Dependence(dependence),
    }]
}

fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() <= 1e-9, "{found} is not {expected}");
}

/// Whatever the third thinks of the second clue, it decides nothing between the first two.
#[test]
fn a_third_hypothesis_does_not_decide_between_two() {
    for x in [0.5, 0.05, 0.0] {
        let fitted =
            spec(&[&[0.8, 0.4, 0.5], &[0.5, 0.6, x]], cluster(&[0, 1], 1.0)).fit().unwrap();
        close(fitted.odds(0, 1), decibels(0.5 / 0.4));
    }
}

/// Between what chance and what full dependence would give, in probabilities: of 0.6 and 0.7, 0.42
/// and 0.6.
#[test]
fn dependence_is_a_share_of_each() {
    let fitted = spec(&[&[0.6, 0.2], &[0.7, 0.3]], cluster(&[0, 1], 0.25)).fit().unwrap();
    close(fitted.steps[0].decibels[0].value, decibels(0.75 * 0.42 + 0.25 * 0.6));
    close(fitted.steps[0].decibels[1].value, decibels(0.75 * 0.06 + 0.25 * 0.2));
}

/// Decibels are known up to a number that is the same for all hypotheses: no cluster may hang on
/// it.
#[test]
fn decibels_hang_together_whatever_they_are_counted_from() {
    let odds = |shift: f64| {
        let clue = |name: &str, a: f64, b: f64| {
            let clue = Clue::found(name, Said::probabilities("me", &[a + shift, b + shift]));
            Clue { scale: Scale::Decibels, ..clue }
        };
        let spec = Spec {
            clues: vec![clue("k", 6.0, 1.0), clue("l", 2.0, -1.0)],
            ..spec(&[&[0.5, 0.5]], vec![])
        };
        Spec { clusters: cluster(&[0, 1], 0.5), ..spec }.fit().unwrap().odds(0, 1)
    };
    // Half of 8 dB, and half of their mean of 4.
    close(odds(0.0), 6.0);
    close(odds(100.0), 6.0);
}

/// Of a joint probability nothing is known once a clue is gone, unless a single one is left.
#[test]
fn what_is_left_of_a_cluster() {
    let rows: [&[f64]; 3] = [&[0.6, 0.2], &[0.7, 0.3], &[0.8, 0.5]];
    let points = |p: [f64; 2]| vec![Said::probabilities("me", &p)];
    let after = |clue: usize, given: &[usize], p: [f64; 2]| Conditional {
        clue,
        given: given.to_vec(),
        said: points(p),
    };
    let with = |clues: &[usize], link: Link| {
        spec(&rows, vec![Cluster { name: "c".to_owned(), clues: clues.to_vec(), link }])
    };
    let left = |spec: &Spec, out: &[usize]| spec.without(out).standing.unwrap().margin;
    let two = with(&[0, 1], Link::Joint(points([0.5, 0.1])));
    close(left(&two, &[1]), decibels(0.6 * 0.8 / (0.2 * 0.5)));
    let three = with(&[0, 1, 2], Link::Joint(points([0.4, 0.1])));
    assert_eq!(three.without(&[2]).clues, [0, 1, 2]);
    let chain = with(
        &[0, 1, 2],
        Link::Given(vec![after(1, &[0], [0.9, 0.8]), after(2, &[0, 1], [0.9, 0.7])]),
    );
    close(left(&chain, &[2]), decibels(0.6 * 0.9 / (0.2 * 0.8)));
    assert_eq!(chain.without(&[1]).clues, [1, 2]);
}

fn judged(name: &str, under: [Range; 2]) -> Clue {
    Clue::found(name, Said { by: "me".to_owned(), under: under.to_vec() })
}

/// *Unlikely* of both, in one line: whatever it means, it is the same for both.
#[test]
fn one_judgement_cannot_part_its_hypotheses() {
    let unlikely = Range::between(0.2, 0.45);
    let of = |under: [Range; 2]| Spec {
        clues: vec![judged("k", under)],
        ..spec(&[&[0.5, 0.5]], vec![])
    };
    let shared = of([unlikely.of_line(7), unlikely.of_line(7)]);
    assert_eq!(shared.fit().unwrap().steps[0].bounds(0, 1), (0.0, 0.0));
    let drawn = shared.resample(1, 200).unwrap();
    assert_eq!((drawn.leads.as_slice(), drawn.ties), (&[0.0, 0.0][..], 1.0));
    assert_eq!(drawn.bands[0], [0.5; 3]);
    // In lines of their own the two judgements may differ.
    let apart = of([unlikely.of_line(7), unlikely.of_line(8)]);
    assert!(apart.fit().unwrap().steps[0].bounds(0, 1).0 < -3.5);
    let drawn = apart.resample(1, 200).unwrap();
    assert!(drawn.leads[0] > 0.3 && drawn.leads[1] > 0.3 && drawn.ties < 0.1, "{drawn:?}");
}

/// A judgement about others moves nothing between two that share none with it.
#[test]
fn what_is_drawn_for_a_line_hangs_on_nothing_else() {
    let unlikely = Range::between(0.2, 0.45);
    let under = |lines: [u32; 3]| lines.map(|line| unlikely.of_line(line)).to_vec();
    let draw = |lines: [u32; 3]| {
        let clue = Clue::found("k", Said { by: "me".to_owned(), under: under(lines) });
        Spec { clues: vec![clue], ..spec(&[&[0.5, 0.5, 0.5]], vec![]) }
            .resample(3, 50)
            .unwrap()
            .totals
    };
    let (a, b) = (draw([1, 2, 2]), draw([1, 2, 3]));
    assert!(a.iter().zip(&b).all(|(a, b)| a[..2] == b[..2]) && a.iter().all(|t| t[1] == t[2]));
}

#[test]
fn a_tie_is_nobodys_lead() {
    let fitted = spec(&[&[0.6, 0.6], &[0.503, 0.5]], vec![]).fit().unwrap();
    assert!(fitted.is_tied && fitted.margin > 0.0 && fitted.margin < TIE);
    // Without the second clue they tie, and nothing flips.
    assert!(fitted.without[1].ties && !fitted.without[1].flips);
    let led = spec(&[&[0.6, 0.5], &[0.5, 0.6]], vec![]).fit().unwrap();
    assert!(led.is_tied && led.without.iter().all(|w| !w.ties));
    let even = spec(&[&[0.8, 0.4]], vec![]).fit().unwrap();
    assert!(even.without[0].ties && !even.without[0].flips);
    // Nothing speaks for the other: giving up what there is leaves a tie, and nobody who leads.
    assert_eq!((even.flip.fewest.clues.as_slice(), even.flip.fewest.to), (&[0][..], None));
}

/// Of an excluded rival no likelihood brings the leader down to it but nought, which excludes
/// everybody.
#[test]
fn nought_and_one_are_no_flips() {
    let fitted = spec(&[&[0.7, 0.0], &[0.5, 0.5]], vec![]).fit().unwrap();
    assert_eq!(fitted.flip.likelihood, None);
    assert!(fitted.likelihood_sensitivity.iter().all(|l| l.flips_at.is_none()));
}

/// The least change in decibels; what would have to split a judgement comes last.
#[test]
fn the_least_change_is_one_of_decibels() {
    let unlikely = Range::between(0.2, 0.4);
    let clues = vec![
        judged("shared", [unlikely.of_line(1), unlikely.of_line(1)]),
        judged("apart", [Range::between(0.5, 0.9), Range::between(0.4, 0.8)]),
    ];
    let fitted = Spec { clues, ..spec(&[&[0.5, 0.5]], vec![]) }.fit().unwrap();
    let change = fitted.flip.likelihood.unwrap();
    assert_eq!((change.clue, change.splits, change.within), (1, false, true));
    close(change.decibels, fitted.margin);
    assert_eq!(fitted.flip.alike, (2, 1));
}

prop_compose! {
    fn any_rows()(hypotheses in 2_usize..5, clues in 3_usize..7)(
        rows in prop::collection::vec(prop::collection::vec(0.01..=0.99_f64, hypotheses), clues),
        third in prop::collection::vec(0.0..=1.0_f64, clues),
        dependence in 0.0..=1.0_f64,
        missed in any::<bool>(),
    ) -> (Vec<Vec<f64>>, Vec<f64>, f64, bool) { (rows, third, dependence, missed) }
}

fn of(rows: &[Vec<f64>], dependence: f64, missed: bool) -> Spec {
    let rows: Vec<&[f64]> = rows.iter().map(Vec::as_slice).collect();
    let mut spec = spec(&rows, cluster(&[0, 1, 2], dependence));
    if missed {
        spec.clues[1].status = Status::NotFound;
    }
    spec
}

/// Whether another is ahead of the leader without these clues.
fn passes(spec: &Spec, fitted: &Fitted, out: &[usize]) -> bool {
    let own = |p: &[f64]| p[fitted.leader()];
    let left = spec.without(out).standing;
    left.is_some_and(|s| decibels(s.posterior[s.leader] / own(&s.posterior)) >= TIE)
}

/// The size of the smallest set without which another is ahead, found by trying all sets.
fn tried(spec: &Spec, fitted: &Fitted) -> Option<usize> {
    let clues = spec.clues.len();
    let sets = (0..1_usize << clues)
        .map(|bits| (0..clues).filter(|at| bits >> at & 1 == 1).collect::<Vec<usize>>());
    sets.filter(|out| passes(spec, fitted, out)).map(|out| out.len()).min()
}

proptest! {
    /// Another explanation on the list changes no odds between those that were there.
    #[test]
    fn an_irrelevant_hypothesis_moves_nothing((rows, third, dependence, missed) in any_rows()) {
        let more: Vec<Vec<f64>> = rows.iter().zip(&third).map(|(row, x)| [row.as_slice(), &[*x]].concat()).collect();
        let (few, many) = (of(&rows, dependence, missed).fit().unwrap(), of(&more, dependence, missed).fit().unwrap());
        for a in 0..rows[0].len() {
            for b in 0..rows[0].len() {
                prop_assert!((few.odds(a, b) - many.odds(a, b)).abs() < 1e-9);
            }
        }
    }

    /// What a cluster says for a over b and for b over c is what it says for a over c.
    #[test]
    fn odds_are_transitive((rows, _, dependence, missed) in any_rows()) {
        let fitted = of(&rows, dependence, missed).fit().unwrap();
        let (last, step) = (rows[0].len() - 1, &fitted.steps[0]);
        prop_assert!((step.weight(0, 1) + step.weight(1, last) - step.weight(0, last)).abs() < 1e-9);
    }

    /// A cluster has a probability that its clues allow; independent ones have their product, the
    /// most dependent the least.
    #[test]
    fn clusters_keep_to_what_their_clues_allow((rows, _, dependence, missed) in any_rows()) {
        let under = |d: f64| of(&rows, d, missed).fit().unwrap().steps[0].decibels[0].value;
        let seen = |at: usize| if at == 1 && missed { 1.0 - rows[1][0] } else { rows[at][0] };
        let each = [seen(0), seen(1), seen(2)];
        let (least, most) = joint_limits(&each);
        let joint = |d: f64| factor(under(d));
        prop_assert!((least - 1e-9..=most + 1e-9).contains(&joint(dependence)));
        prop_assert!((joint(0.0) - each.iter().product::<f64>()).abs() < 1e-12);
        prop_assert!((joint(1.0) - most).abs() < 1e-12);
        prop_assert!(joint(0.0) <= joint(dependence) + 1e-12 && joint(dependence) <= joint(1.0) + 1e-12);
    }

    #[test]
    fn no_smaller_set_of_clues_flips_the_lead((rows, _, dependence, missed) in any_rows()) {
        let spec = of(&rows, dependence, missed);
        let fitted = spec.fit().unwrap();
        let fewest = &fitted.flip.fewest;
        if !fitted.is_tied {
            let found = passes(&spec, &fitted, &fewest.clues).then_some(fewest.clues.len());
            prop_assert_eq!(found, tried(&spec, &fitted));
            prop_assert!(fewest.is_exact);
        }
    }

    /// At the likelihood that is said to flip the lead, the two are even; in a cluster, too.
    #[test]
    fn where_a_likelihood_flips_the_two_are_even((rows, _, dependence, missed) in any_rows()) {
        let fitted = of(&rows, dependence, missed).fit().unwrap();
        for l in &fitted.likelihood_sensitivity {
            let Some(to) = l.flips_at else { continue };
            let mut other = rows.clone();
            other[l.clue][l.hypothesis] = to;
            let rival = if l.hypothesis == fitted.leader() { fitted.runner_up() } else { l.hypothesis };
            if let Ok(then) = of(&other, dependence, missed).fit() {
                prop_assert!(then.odds(fitted.leader(), rival).abs() < 1e-6, "{:?}: {}", l, then.odds(fitted.leader(), rival));
            }
        }
    }
}
