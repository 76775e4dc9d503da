//! Numbers computed from the closed forms of the literature (Good 1985; Fairfield and Charman 2017;
//! Humphreys and Jacobs 2015) outside this program, to 1e-12: both sides are a few roundings of
//! doubles away from the exact value.

use counterpoise_tracing::{
    CausalClue, CausalTypes, Chain, Clue, Cluster, Conditional, Fitted, Hypothesis, Link,
    NodalTypes, Range, Said, Scale, Shares, Spec, Status, TestType, VanEvera, decibels, difference,
};

fn close(found: f64, expected: f64) {
    assert!(
        (found - expected).abs() <= 1e-12 * expected.abs().max(1.0),
        "{found} is not {expected}"
    );
}

fn two() -> Vec<Hypothesis> {
    vec![Hypothesis::new("H"), Hypothesis::new("not H")]
}

/// The four tests of the chain: name, P under H, P under not H.
const CHAIN: [(&str, f64, f64); 4] = [
    ("hoop passed", 0.95, 0.6),
    ("smoking gun seen", 0.2, 0.02),
    ("straw", 0.6, 0.4),
    ("doubly decisive", 0.9, 0.05),
];

fn chain(cut: f64) -> Fitted {
    let clue =
        |(name, a, b): &(&str, f64, f64)| Clue::found(name, Said::probabilities("m07", &[*a, *b]));
    Spec { hypotheses: two(), clues: CHAIN.iter().map(clue).collect(), cut, ..Spec::default() }
        .fit()
        .expect("a fit")
}

#[test]
fn the_chain_of_two_hypotheses() {
    let fitted = chain(10.0);
    let steps = fitted.waterfall(0, 1);
    let weights = [1.995723549052041, 10.0, 1.7609125905568117, 12.552725051033061];
    let after = [1.995723549052041, 11.995723549052041, 13.756636139608853, 26.309361190641916];
    for (at, step) in steps.iter().enumerate() {
        close(step.weight, weights[at]);
        close(step.after, after[at]);
    }
    let posteriors =
        [0.6129032258064515, 0.9405940594059407, 0.9595959595959597, 0.9976662777129522];
    for (n, expected) in posteriors.into_iter().enumerate() {
        let clue = |(name, a, b): &(&str, f64, f64)| {
            Clue::found(name, Said::probabilities("m07", &[*a, *b]))
        };
        let spec = Spec {
            hypotheses: two(),
            clues: CHAIN[..=n].iter().map(clue).collect(),
            ..Spec::default()
        };
        close(spec.fit().unwrap().posterior[0], expected);
    }
    close(fitted.margin, 26.309361190641916);
    let needed = fitted.prior_sensitivity.needed[0];
    close(needed.weight, 26.309361190641916);
    close(needed.for_even, 0.0023337222870478407);
    close(needed.for_95, 0.04255319148936168);
}

#[test]
fn absence() {
    let expected =
        [-9.030899869919432, -0.8813608870055125, -1.7609125905568117, -9.777236052888478];
    for ((name, a, b), expected) in CHAIN.into_iter().zip(expected) {
        close(VanEvera::of(a, b, 10.0).if_missed, expected);
        let clue = Clue::found(name, Said::probabilities("m07", &[a, b])).but(Status::NotFound);
        let spec = Spec { hypotheses: two(), clues: vec![clue], ..Spec::default() };
        close(spec.fit().unwrap().steps[0].weight(0, 1), expected);
    }
}

/// With a cut just below that of the reference's absences every clue is what its name says; at 10
/// dB only the second and the fourth are smoking guns, and missing them would not have hurt enough.
#[test]
fn the_types_of_the_chain() {
    let at = |cut: f64| chain(cut).types.iter().map(|t| t[0].test).collect::<Vec<_>>();
    use TestType::{DoublyDecisive, Hoop, SmokingGun, Straw};
    assert_eq!(at(9.0), [Hoop, SmokingGun, Straw, DoublyDecisive]);
    assert_eq!(at(10.0), [Straw, SmokingGun, Straw, SmokingGun]);
}

#[test]
fn three_rivals() {
    let rows = [[0.8, 0.4, 0.1], [0.3, 0.3, 0.05], [0.5, 0.7, 0.2]];
    let steps = [
        [0.6153846153846153, 0.30769230769230765, 0.07692307692307691],
        [0.6575342465753425, 0.32876712328767127, 0.013698630136986302],
        [0.5853658536585367, 0.4097560975609756, 0.004878048780487806],
    ];
    let spec = |n: usize| Spec {
        hypotheses: ["H1", "H2", "H3"].map(Hypothesis::new).to_vec(),
        clues: rows[..n].iter().map(|p| Clue::found("K", Said::probabilities("m07", p))).collect(),
        ..Spec::default()
    };
    for (n, expected) in steps.iter().enumerate() {
        let fitted = spec(n + 1).fit().unwrap();
        fitted
            .posterior
            .iter()
            .zip(expected)
            .for_each(|(found, expected)| close(*found, *expected));
    }
    let fitted = spec(3).fit().unwrap();
    for (rival, expected) in [0.0, 1.5490195998574319, 20.791812460476248].into_iter().enumerate() {
        close(difference(fitted.totals[0], fitted.totals[rival]), expected);
    }
}

fn pair(link: Link) -> Fitted {
    let clue = |name: &str, p: [f64; 2]| Clue::found(name, Said::probabilities("m07", &p));
    let clues = vec![clue("K1", [0.6, 0.2]), clue("K2", [0.7, 0.3])];
    let clusters = vec![Cluster { name: "both".to_owned(), clues: vec![0, 1], link }];
    Spec { hypotheses: two(), clues, clusters, ..Spec::default() }.fit().expect("a fit")
}

/// Stated as conditional probabilities and as joint ones: the same.
#[test]
fn dependence() {
    let said = |p: [f64; 2]| vec![Said::probabilities("m07", &p)];
    let given = Link::Given(vec![Conditional { clue: 1, given: vec![0], said: said([0.9, 0.85]) }]);
    for fitted in [pair(given), pair(Link::Joint(said([0.6 * 0.9, 0.2 * 0.85])))] {
        let of = &fitted.overstatements[0];
        close(of.naive, 8.450980400142567);
        close(of.stated, 5.019448384446945);
        close(of.overstated, 3.431532015695623);
        close(fitted.margin, 5.019448384446945);
    }
}

#[test]
fn intervals() {
    let said = Said {
        by: "m07".to_owned(),
        under: vec![Range::between(0.85, 0.98), Range::between(0.4, 0.8)],
    };
    let clue = Clue {
        name: "K".to_owned(),
        status: Status::Found,
        scale: Scale::Probability,
        said: vec![said],
    };
    let fitted = Spec { hypotheses: two(), clues: vec![clue], ..Spec::default() }.fit().unwrap();
    let (least, most) = fitted.steps[0].bounds(0, 1);
    close(least, 0.2632893872234915);
    close(most, 3.891660843645324);
    close(fitted.flip.worst, 0.2632893872234915);
}

#[test]
fn causal_types() {
    let shares = Shares { adverse: 0.1, beneficial: 0.4, chronic: 0.2, destined: 0.3 };
    let clue = |status| CausalClue {
        name: "K".to_owned(),
        status,
        under: Shares { adverse: 0.5, beneficial: 0.8, chronic: 0.5, destined: 0.3 },
    };
    let with = |status| CausalTypes::new(shares).with(clue(status)).fit().unwrap();
    let found = with(Status::Found);
    close(found.before, 0.5714285714285715);
    close(found.caused, 0.7804878048780489);
    close(with(Status::NotFound).caused, 0.27586206896551724);
    close(with(Status::Open).caused, 0.5714285714285715);
    close(found.probative[0], 0.5);
    close(found.expected_reduction[0], 0.06179090643826923);
    close(found.weights[0], decibels(0.8 / 0.3));
}

#[test]
fn a_chain_with_a_mediator() {
    let types = |p: [f64; 4]| NodalTypes { never: p[0], against: p[1], with: p[2], always: p[3] };
    let cases = [
        ([0.25; 4], [0.0, 0.25, 0.25, 0.25]),
        (
            [0.1, 0.05, 0.75, 0.1],
            [0.49, 0.7583892617449665, 0.7785467128027682, 0.11111111111111112],
        ),
        (
            [0.05, 0.05, 0.85, 0.05],
            [0.6399999999999999, 0.8841463414634146, 0.8919753086419754, 0.25],
        ),
    ];
    for (shares, [effect, caused, found, missed]) in cases {
        let fitted = Chain { mediator: types(shares), outcome: types(shares) }.fit().unwrap();
        close(fitted.effect, effect);
        close(fitted.caused.unwrap(), caused);
        close(fitted.if_found.unwrap(), found);
        close(fitted.if_missed.unwrap(), missed);
    }
}
