//! The case that ships with the program.

use crate::common::{shown, tree, whole};
use counterpoise_case::model::{Case, SetId};
use counterpoise_case::{load, read_folder};
use counterpoise_present::{found_text, line};
use counterpoise_study::{
    Answer, Choices, ClaimOutcome, Node, Subject, TestResult, claim_node, claims_of, tally,
};
use std::path::PathBuf;

fn shipped() -> Case {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../cases/russia-china");
    let mut loaded = load(&read_folder(&path), &[]);
    assert!(!loaded.has_errors());
    loaded.case.settings.draws = 200;
    loaded.case
}

fn of<'a>(case: &Case, answer: &'a Answer, id: &str) -> &'a counterpoise_study::ClaimResult {
    answer.claims.iter().find(|r| case.claims[r.claim].id == id).unwrap()
}

#[test]
fn the_answer_is_whole_and_a_reader_can_check_it() {
    let case = shipped();
    let answer = whole(&case);
    let all = answer.cells.iter().chain(&answer.pooled).chain(&answer.domains);
    for judged in all.flat_map(|c| &c.verdicts) {
        assert_eq!(judged.probabilities.iter().map(|p| p.hits).sum::<u64>(), 200 * 2520);
        assert!((judged.probabilities.iter().map(|p| p.p).sum::<f64>() - 1.0).abs() < 1e-12);
    }
    assert_eq!(answer.cells.len(), answer.periods.len() * case.header.arenas.len());
    assert_eq!(answer.paths.len(), case.header.arenas.len() + 1);
    every_claim_has_an_outcome(&case, &answer);
    by_hand(&case, &answer);
}

/// Whatever a claim is tested by (a verdict, events, a series, a source's judgement), its tests end
/// at works, with their pages where there are any; only a count of nothing has nothing to show.
#[test]
fn every_test_of_a_claim_unfolds_to_its_works() {
    let case = shipped();
    let results = claims_of(&case, Choices::ALL);
    let works: Vec<&str> =
        case.sources.iter().map(|s| &*s.short).filter(|short| !short.is_empty()).collect();
    let mut unfolded = 0;
    for result in &results {
        let claim = &case.claims[result.claim];
        let node = claim_node(&case, result);
        for test in &result.tests {
            let is_own =
                |n: &&Node| matches!(&n.about, Subject::Test(own, ..) if *own == test.text);
            let own = node.children.iter().find(is_own);
            let own = own.unwrap_or_else(|| {
                panic!("{}: {} is not among {:#?}", claim.id, test.text, node.children)
            });
            let shown = cites(&case, own, &works);
            assert!(
                shown || nothing_was_found(&case, test),
                "{}: {} shows no work:\n{}",
                claim.id,
                test.text,
                tree(&case, own)
            );
            unfolded += usize::from(shown);
        }
    }
    assert!(unfolded > 100, "{unfolded}");
}

fn cites(case: &Case, node: &Node, works: &[&str]) -> bool {
    let text = line(case, node).text;
    let own = node.children.is_empty() && works.iter().any(|work| text.contains(work));
    own || node.children.iter().any(|child| cites(case, child, works))
}

fn nothing_was_found(case: &Case, test: &TestResult) -> bool {
    let found = found_text(case, &test.found);
    test.evidence.is_empty()
        && (found.starts_with("0 ")
            || found.contains("none recorded")
            || found.starts_with("indeterminate"))
}

fn every_claim_has_an_outcome(case: &Case, answer: &Answer) {
    let on = |set: Option<SetId>| set.is_none_or(|s| case[s].on);
    assert_eq!(answer.claims.len(), case.claims.iter().filter(|c| on(c.set)).count());
    assert_eq!(tally(&answer.claims).iter().map(|(_, n)| n).sum::<usize>(), answer.claims.len());
    for result in &answer.claims {
        let claim = &case.claims[result.claim];
        // What no test is put to is untested; and where a test was put and it is untested, none of
        // them told anything.
        let untested = result.outcome == ClaimOutcome::Untested;
        assert!(untested || !claim.tests.is_empty(), "{}", claim.id);
        assert!(!untested || result.tests.iter().all(|t| !t.outcome.is_met()), "{}", claim.id);
        assert_eq!(result.tests.len(), claim.tests.len());
        assert!(
            result
                .tests
                .iter()
                .all(|t| t.reasons.is_empty() == (t.outcome == ClaimOutcome::Supported)),
            "{}",
            claim.id
        );
    }
}

/// Trade, GDP, and three dates: November 2013, November 2013 to February 2014, March 2014.
fn by_hand(case: &Case, answer: &Answer) {
    let doubling = of(case, answer, "trade-doubling");
    assert_eq!(
        shown(case, doubling),
        "not supported | 30 / 18.6 = 1.613 | the claim needs at least 1.8"
    );
    let order = of(case, answer, "yanukovych-order");
    let third = order.tests.iter().find(|t| t.text.ends_with("E081 before E091")).unwrap();
    assert_eq!(
        (third.outcome, found_text(case, &third.found).as_str()),
        (ClaimOutcome::Supported, "E081 is dated 2013-11, E091 2014-03")
    );
    // The dates leave it open, and the case says that the one follows the other.
    assert_eq!(order.outcome, ClaimOutcome::Supported);
    let accord = of(case, answer, "union-before-accord");
    assert!(accord.tests.iter().any(|t| t.outcome == ClaimOutcome::Supported
        && found_text(case, &t.found) == "E123 is dated 2015-01-01, E126 2015-05-08"));
    let gas = of(case, answer, "gas-terms");
    assert!(
        gas.tests.iter().any(|t| t.outcome == ClaimOutcome::Supported
            && found_text(case, &t.found).ends_with("= 0.351"))
    );
}
