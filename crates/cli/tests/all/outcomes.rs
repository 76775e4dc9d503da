//! Odd cases that load must also be judged: no panic, and an outcome that says what is not known.

use counterpoise_case::model::Case;
use counterpoise_case::{load, read_folder};
use counterpoise_study::{Answer, Called, Choices, ClaimOutcome, Control, Question, answer};
use std::path::Path;

fn judged(name: &str) -> (Case, Answer) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../case/tests/corpus").join(name);
    let loaded = load(&read_folder(&folder), &[]);
    assert!(!loaded.has_errors(), "{name}: {:?}", loaded.diagnostics);
    let mut case = loaded.case;
    case.settings.draws = case.settings.draws.min(20);
    let found = answer(&case, &Question::default(), Choices::ALL, Control::NONE)
        .expect("the case names a pair");
    serde_json::to_string(&found).expect("the answer can be written");
    let fingerprint = counterpoise_study::fingerprint(&read_folder(&folder), &found);
    let page = counterpoise_report::page(
        &case,
        &found,
        &counterpoise_report::Meta::of(&fingerprint, "counterpoise run", name, ""),
    );
    assert!(page.contains("</html>"), "{name}");
    (case, found)
}

fn outcomes(found: &Answer) -> Vec<ClaimOutcome> {
    found.claims.iter().map(|c| c.outcome).collect()
}

/// Labels that stand in the set of some verdict.
fn labels(found: &Answer) -> Vec<&str> {
    let settled =
        found.cells.iter().flat_map(|c| &c.verdicts).filter_map(|judged| judged.settled.as_ref());
    let mut labels: Vec<&str> =
        settled.flat_map(|settled| settled.set.iter().flatten()).map(String::as_str).collect();
    labels.sort_unstable();
    labels.dedup();
    labels
}

#[test]
fn one_event_decides_little() {
    let (_, found) = judged("one-event");
    assert!(!outcomes(&found).contains(&ClaimOutcome::Supported), "{:?}", found.claims);
    let q = &found.cells[1];
    assert!(
        q.balances.deeds.net.value().is_none(),
        "nothing is recorded in the second period: unknown, not zero"
    );
}

#[test]
fn one_stance_is_never_ambivalent() {
    let (_, found) = judged("one-stance");
    let net = found.cells[0].balances.deeds.net.value().expect("deeds are recorded");
    assert!((net - 1.0).abs() < 1e-12, "{net}");
    assert!(
        !labels(&found).contains(&"soft-balancing") && !labels(&found).contains(&"hard-balancing"),
        "{:?}",
        labels(&found)
    );
}

#[test]
fn undated_acts_count_wherever_they_may_have_happened_and_no_change_is_shown() {
    let (_, found) = judged("all-undated");
    let nets: Vec<Option<f64>> = found.cells.iter().map(|c| c.balances.deeds.net.value()).collect();
    assert_eq!(nets[0], nets[1]);
    assert_ne!(
        outcomes(&found)[0],
        ClaimOutcome::Supported,
        "a rise cannot be shown by acts without dates"
    );
}

#[test]
fn without_arenas_periods_or_schools_there_is_an_answer_without_cells() {
    let (case, found) = judged("no-arenas");
    assert!(case.header.arenas.is_empty() && found.cells.is_empty() && !found.pooled.is_empty());
    let (case, found) = judged("no-periods");
    assert!(case.periods.is_empty() && found.cells.is_empty() && found.pooled.is_empty());
    let (_, found) = judged("no-schools");
    assert!(
        found.cells.iter().all(|c| c
            .verdicts
            .iter()
            .all(|j| matches!(j.called(), Called::NoEvidence | Called::OutOfScope))),
        "{:?}",
        labels(&found)
    );
    let (_, found) = judged("nothing-but-the-case");
    assert!(found.cells.is_empty());
}

#[test]
fn without_draws_there_are_verdicts_without_bands() {
    let (case, found) = judged("no-draws");
    assert_eq!(case.settings.draws, 0);
    assert!(found.cells.iter().all(|c| c.deeds_band.is_none()), "no draw, no band");
    assert!(
        found
            .cells
            .iter()
            .flat_map(|c| &c.verdicts)
            .all(|j| (0.0..=1.0).contains(&j.probability()))
    );
}
