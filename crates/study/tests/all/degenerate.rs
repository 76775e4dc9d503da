//! Cases with next to nothing in them have an answer that says so.

use crate::common::{HEAD, SCHOOLS, act, case, read, small, three, whole};
use counterpoise_case::model::Case;
use counterpoise_case::model::{PeriodId, SchoolId};
use counterpoise_concepts::Standing;
use counterpoise_study::{
    Answer, Choices, Control, Question, Step, Unanswered, answer, claims_of, verdict_of,
};

fn labels(answer: &Answer) -> Vec<String> {
    answer
        .cells
        .iter()
        .chain(&answer.pooled)
        .flat_map(|c| &c.verdicts)
        .map(counterpoise_present::verdict_text)
        .collect()
}

fn emptied(empty: impl Fn(&mut Case)) -> Answer {
    let mut case = small(&three("accommodate", "2003"));
    empty(&mut case);
    whole(&case)
}

#[test]
fn without_a_pair_there_is_no_answer() {
    let loaded = read(&format!("{}{SCHOOLS}", HEAD.replace("  subject: RUS\n", "")));
    assert!(loaded.has_errors());
    assert!(answer(&loaded.case, &Question::default(), Choices::ALL, Control::NONE).is_err());
    assert!(claims_of(&loaded.case, Choices::ALL).is_empty());
    assert!(verdict_of(&loaded.case, None, None, PeriodId(0), SchoolId(0)).is_none());
    assert!(answer(&read("").case, &Question::default(), Choices::ALL, Control::NONE).is_err());
}

#[test]
fn without_periods_nothing_is_judged() {
    let answer = emptied(|case| case.periods.clear());
    assert!(answer.cells.is_empty() && answer.pooled.is_empty() && answer.domains.is_empty());
    assert!(answer.paths.is_empty() && answer.months.is_empty());
    let only_for_comparison =
        emptied(|case| case.periods.iter_mut().for_each(|p| p.comparison = true));
    assert!(only_for_comparison.cells.is_empty() && only_for_comparison.periods.is_empty());
}

#[test]
fn without_arenas_only_all_together_are_judged() {
    let answer = emptied(|case| case.header.arenas.clear());
    assert!(answer.cells.is_empty());
    assert_eq!(labels(&answer), ["following", "no evidence"]);
    assert_eq!(answer.paths.len(), 1);
}

#[test]
fn without_schools_there_are_balances_and_no_verdicts() {
    let answer = emptied(|case| case.header.schools.clear());
    assert_eq!((answer.cells.len(), labels(&answer).len(), answer.paths.len()), (2, 0, 0));
    assert!(answer.cells[0].deeds_band.is_some() && answer.disagreements.is_empty());
}

#[test]
fn without_events_there_is_no_evidence() {
    let answer = whole(&small(""));
    assert_eq!(labels(&answer), ["no evidence"; 4]);
    assert!(answer.cells.iter().all(|c| c.deeds_band.is_none() && c.statements_band.is_none()));
    assert!(
        answer
            .cells
            .iter()
            .flat_map(|c| &c.verdicts)
            .all(|j| j.standing() == Some(Standing::NoEvidence))
    );
    assert!(answer.pairs.is_empty() && answer.claims.is_empty());
}

#[test]
fn without_draws_there_are_no_probabilities() {
    let answer = emptied(|case| case.settings.draws = 0);
    assert_eq!(labels(&answer)[0], "following");
    assert!(
        answer
            .cells
            .iter()
            .flat_map(|c| &c.verdicts)
            .all(|j| j.probabilities.is_empty() && j.probability() == 0.0)
    );
    assert!(answer.cells.iter().all(|c| c.deeds_band.is_none()));
}

#[test]
fn one_event_one_stance_and_no_date() {
    let one = whole(&small(&act("a", "2003-05-05", "deed, resist, weight 5, certainty 1", "@s1")));
    assert_eq!(labels(&one), ["opposing", "no evidence", "opposing", "no evidence"]);
    let resisting = whole(&small(&three("resist", "2003")));
    assert_eq!(labels(&resisting), ["opposing", "no evidence", "opposing", "no evidence"]);
    let undated = whole(&small(&three("accommodate", "undated")));
    assert_eq!(labels(&undated), ["following"; 4]);
    let mut expected = small(&three("accommodate", "undated"));
    expected.settings.undated = counterpoise_case::model::Undated::ExpectedShare;
    assert_eq!(labels(&whole(&expected)), ["no evidence"; 4]);
}

#[test]
fn a_span_of_one_day_has_no_path() {
    let head = HEAD
        .replace("from: 2001", "from: 2006-01-01")
        .replace("until: 2005", "until: 2006-01-01")
        .replace("until: 2010", "until: 2006-01-01")
        .replace("from: 2006\n", "from: 2006-01-01\n");
    let answer = whole(&case(&format!("{head}{SCHOOLS}")));
    assert!(answer.paths.iter().all(|p| p.points.is_empty()));
}

#[test]
fn another_pair_may_be_asked_about() {
    let case = small(&three("accommodate", "2003"));
    let (a, b) = case.header.subject.zip(case.header.target).unwrap();
    let reversed = answer(
        &case,
        &Question { dyad: Some((b, a)), ..Question::default() },
        Choices::ALL,
        Control::NONE,
    )
    .unwrap();
    assert_eq!(reversed.dyad, (b, a));
    assert_eq!(labels(&reversed), ["no evidence"; 4]);
}

#[test]
fn progress_is_told_in_seven_parts() {
    let told = std::cell::RefCell::new(Vec::new());
    let case = small("");
    let follow = |step| told.borrow_mut().push(step);
    let control = Control { told: &follow, ..Control::NONE };
    answer(&case, &Question::default(), Choices::ALL, control).unwrap();
    assert_eq!(*told.borrow(), Step::ALL);
}

#[test]
fn what_is_stopped_has_no_answer() {
    let stop = std::sync::atomic::AtomicBool::new(true);
    let control = Control { stop: &stop, ..Control::NONE };
    let found = answer(&small(""), &Question::default(), Choices::ALL, control);
    assert_eq!(found.err(), Some(Unanswered::Stopped));
}
