//! The small cases of the command's tests, against closed forms worked out by hand.
#![allow(
    clippy::disallowed_methods,
    reason = "closed forms owe nothing to the program's own logarithms"
)]

use counterpoise_case::model::Case;
use counterpoise_case::model::Edit;
use counterpoise_case::{choose, load, read_folder};
use counterpoise_present::{flip_text, found_text, relation_text, status_text};
use counterpoise_study::{Explained, GroupKind, Rivals, rivals_of};
use counterpoise_tracing::Status;
use std::path::PathBuf;

pub(crate) fn read(name: &str) -> Case {
    let folder =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../cli/tests/all/rivals").join(name);
    let loaded = load(&read_folder(&folder), &[]);
    assert!(!loaded.has_errors(), "{:?}", loaded.diagnostics);
    loaded.case
}

pub(crate) fn weighed(case: &Case) -> Rivals {
    match rivals_of(case) {
        Some(Explained::Weighed(rivals)) => *rivals,
        other => panic!("{other:?}"),
    }
}

fn db(ratio: f64) -> f64 {
    10.0 * ratio.log10()
}

#[track_caller]
fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
}

#[track_caller]
fn all_near(found: &[f64], expected: &[f64]) {
    assert_eq!(found.len(), expected.len());
    found.iter().zip(expected).for_each(|(f, e)| near(*f, *e));
}

#[test]
fn two_hypotheses_found_missed_and_in_decibels() {
    let case = read("two");
    let fitted = weighed(&case).fitted;
    let sum = db(0.8 / 0.2) + db(0.675 / 0.325) - 2.0;
    near(fitted.margin, sum);
    near(fitted.posterior[0], 1.0 / (1.0 + 10f64.powf(-sum / 10.0)));
    // Of the word `unlikely` 0.2 to 0.45, of `likely` 0.55 to 0.8; missed, what is left to one
    // counts.
    near(fitted.flip.worst, db(0.8 / 0.2) + db(0.55 / 0.45) + 3.0 - 6.0);
    assert_eq!(fitted.flip.fewest.clues, [0, 1]);
}

#[test]
fn certain_under_one_and_impossible_under_another() {
    let case = read("certain");
    let rivals = weighed(&case);
    all_near(&rivals.fitted.posterior, &[4.0 / 7.0, 0.0, 3.0 / 7.0]);
    assert_eq!(rivals.fitted.odds(0, 1), f64::INFINITY);
    // Without the mark nothing excludes `pull`, and it is `pull` that then leads, not the second of
    // now.
    let fewest = &rivals.fitted.flip.fewest;
    assert_eq!((fewest.clues.as_slice(), fewest.to), ([0].as_slice(), Some(1)));
    let flips: Vec<String> = rivals.flips.iter().map(|flip| flip_text(&case, flip)).collect();
    assert!(
        flips.contains(&"Without the clue `mark` alone `pull` would lead.".to_owned()),
        "{:?}",
        rivals.flips
    );
}

#[test]
fn a_prior_of_nought_stays() {
    let case = read("zero-prior");
    let fitted = weighed(&case).fitted;
    all_near(&fitted.posterior, &[0.0, 3.0 / 7.0, 4.0 / 7.0]);
    assert_eq!((fitted.leader(), fitted.runner_up()), (2, 1));
    near(fitted.prior_odds(2, 1), db(1.0 / 3.0));
}

#[test]
fn clusters_with_a_dependence_and_with_a_joint_likelihood() {
    let case = read("linked");
    let fitted = weighed(&case).fitted;
    let (hand, arm) = (db(0.8 / 0.2), db(0.6 / 0.3));
    // Half of the product and half of the smaller, under each: 0.8 x 0.6 and 0.6, 0.2 x 0.3 and 0.2.
    near(fitted.steps[0].weight(0, 1), db(0.54 / 0.13));
    near(fitted.steps[1].weight(0, 1), db(0.3 / 0.25));
    near(fitted.naive_odds(0, 1), hand + arm + db((0.5 * 0.7) / (0.6 * 0.6)));
    near(fitted.overstatements[0].overstated, hand + arm - db(0.54 / 0.13));
}

#[test]
fn clues_given_each_other_multiply() {
    let rivals = weighed(&read("given"));
    let fitted = &rivals.fitted;
    near(fitted.margin, db((0.6 * 0.9 * 0.875) / (0.2 * 0.85 * 0.5)));
    near(fitted.naive_odds(0, 1), db((0.6 * 0.7 * 0.675) / (0.2 * 0.3 * 0.325)));
    // The open end of the chain is expected with its probability given what was found.
    let p = fitted.posterior[0];
    near(fitted.expected[0].found, p * 0.675 + (1.0 - p) * 0.325);
    // Without the hand the arm counts by itself; the rope, given both, and the letter go.
    let left = rivals.spec.without(&[0]);
    assert_eq!(left.clues, [0, 2]);
    near(left.standing.unwrap().margin, db(0.7 / 0.3));
}

#[test]
fn several_people_apart_and_pooled() {
    let case = read("people");
    let fitted = weighed(&case).fitted;
    let pooled = |all: [f64; 3]| (all.map(f64::ln).iter().sum::<f64>() / 3.0).exp();
    let after = |a: f64, b: f64| a * 0.7 / (a * 0.7 + b * 0.4);
    near(fitted.posterior[0], after(pooled([0.8, 0.5, 0.9]), pooled([0.5, 0.8, 0.1])));
    let own: Vec<f64> =
        fitted.elicited.iter().map(|e| e.standing.as_ref().unwrap().posterior[0]).collect();
    let expected = [after(0.8, 0.5), after(0.5, 0.8), after(0.9, 0.1)];
    all_near(&own, &expected);
    near(fitted.linear_pool.unwrap()[0], expected.iter().sum::<f64>() / 3.0);
}

#[test]
fn what_an_open_clue_would_teach() {
    let case = read("open");
    let fitted = weighed(&case).fitted;
    all_near(&fitted.posterior, &[8.0 / 15.0, 5.0 / 15.0, 2.0 / 15.0]);
    let expected = &fitted.expected[0];
    near(expected.found, 0.34);
    all_near(expected.if_found.as_ref().unwrap(), &[8.0 / 51.0, 35.0 / 51.0, 8.0 / 51.0]);
    all_near(expected.if_missed.as_ref().unwrap(), &[72.0 / 99.0, 15.0 / 99.0, 12.0 / 99.0]);
    let entropy = |p: &[f64]| p.iter().map(|p| -p * p.log2()).sum::<f64>();
    let bits = entropy(&fitted.posterior)
        - 0.34 * entropy(expected.if_found.as_ref().unwrap())
        - 0.66 * entropy(expected.if_missed.as_ref().unwrap());
    near(expected.bits, bits);
    assert!(expected.may_flip);
}

/// A shift counts by its Bayes factor, which the claim of the same time prints: *against it by a
/// factor of 3.2*. Its posterior would have made it all but missed.
#[test]
fn a_shift_counts_by_what_the_evidence_says() {
    let case = shipped();
    let rivals = weighed(&case);
    let computed = rivals.computed.iter().find(|c| case[c.clue].id == "un-jump").unwrap();
    let Status::Share(q) = computed.status else { panic!("{computed:?}") };
    assert_eq!(format!("{:.1}", (1.0 - q) / q), "3.2");
    let found = found_text(&case, &computed.found);
    assert!(found.contains("the evidence speaks against it by a factor of 3.2"), "{found}");
    let at = rivals.clue(computed.clue).unwrap();
    assert_eq!(status_text(&case, &rivals, at), "found with 24 of 100 at even odds beforehand");
}

fn shipped() -> Case {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../cases/russia-china");
    let mut case = load(&read_folder(&path), &[]).case;
    case.settings.draws = 20;
    case
}

/// Beforehand, clues and clusters add up to the odds, for whichever two.
#[test]
fn odds_taken_apart_add_up() {
    for name in ["two", "zero-prior", "linked", "given", "people", "open"] {
        adds_up(&weighed(&read(name)));
    }
    adds_up(&weighed(&shipped()));
}

fn adds_up(rivals: &Rivals) {
    let n = rivals.hypotheses.len();
    for (a, b) in (0..n).flat_map(|a| (0..n).map(move |b| (a, b))) {
        let apart = rivals.distance(a, b);
        let clues: f64 = apart.clues.iter().map(|(_, weight)| weight).sum();
        let adjusted: f64 = apart.adjusted.iter().map(counterpoise_study::Adjusted::by).sum();
        let sum = apart.prior + clues + adjusted;
        assert!(
            sum == apart.odds || (sum - apart.odds).abs() < 1e-9,
            "{a} {b}: {sum} {}",
            apart.odds
        );
    }
}

#[test]
fn one_clue_of_a_cluster_left_out() {
    let rivals = weighed(&read("linked"));
    // The dependence of what is left of a cluster of two is that of one clue: it counts whole.
    let left = rivals.spec.without(&[1]);
    near(left.standing.unwrap().margin, db(0.8 / 0.2) + db(0.3 / 0.25));
    assert_eq!(left.clues, [1]);
    // Of a joint likelihood of two the one that is left counts by itself.
    let left = rivals.spec.without(&[2]);
    near(left.standing.unwrap().margin, db(0.54 / 0.13) + db(0.7 / 0.6));
    assert_eq!(left.clues, [2]);
}

/// What is computed from a source's acts goes with the source: as in the case without it.
#[test]
fn computed_clues_are_computed_again_without_a_source() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../cases/russia-china");
    let mut case = load(&read_folder(&path), &[]).case;
    case.settings.draws = 40;
    let rivals = weighed(&case);
    let groups = rivals.groups.iter().zip(&rivals.fitted.without_groups);
    let hanging: Vec<_> = groups.filter(|(_, left)| !left.changed.is_empty()).collect();
    assert!(hanging.len() >= 5, "{}", hanging.len());
    for (kind, left) in hanging.iter().step_by(3) {
        let edit = match kind {
            GroupKind::Source(id) => Edit::WithoutSource(*id),
            GroupKind::Side(id) => Edit::WithoutSide(*id),
        };
        let other = weighed(&choose(&case, [&edit]));
        for computed in &rivals.computed {
            let at = rivals.clue(computed.clue).unwrap();
            let expected = left
                .changed
                .iter()
                .find(|(clue, _)| *clue == at)
                .map_or(computed.status, |(_, s)| *s);
            let again = other.clue(computed.clue).map(|at| other.status[at]);
            assert!(
                again.is_none_or(|a| a == expected),
                "{} without {}",
                case[computed.clue].id,
                left.name
            );
        }
    }
}

/// A cause with types and a chain says whether the two begin alike.
#[test]
fn two_answers_to_a_question_of_cause() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../cases/russia-china");
    let mut case = load(&read_folder(&path), &[]).case;
    case.settings.draws = 20;
    let said = |case: &Case| relation_text(case, &weighed(case).causes[0].relation(case).unwrap());
    assert!(said(&case).ends_with("Both begin with 0.50 before their clues."), "{}", said(&case));
    let shares = &mut case.causes[0].mediator.as_mut().unwrap().outcome;
    (shares.with, shares.always) = (0.45, 0.35);
    assert!(
        said(&case)
            .contains("say 0.50 before any clue, those of mediator and outcome come to 0.43."),
        "{}",
        said(&case)
    );
}
