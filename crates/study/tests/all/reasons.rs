//! Reasons as values, what lies outside of all tests, what was read through one work, what carried
//! over, calibration.

use crate::common::{BIB, HEAD, SCHOOLS, act, case, results, small, three, tree};
use counterpoise_case::{Folder, load};
use counterpoise_present::{
    carried_text, headline, outside_sentence, reproduced_text, rules_text, through_text,
};
use counterpoise_study::{
    Choices, ClaimOutcome, Family, OutsideKind, ReasonKind, Reproduced, claim_node, claims_of,
    of_schools, of_study, reasons_of, tally,
};

const FOLLOWING: &str = "verdict: RUS -> CHN in asia during one by mini is following";
const RISE: &str = "change: net of RUS -> CHN in asia from one to two rises";

#[test]
fn kinds_of_reasons() {
    let strong = "deed, accommodate, weight 5, certainty 1";
    let kinds = |events: &str, test: &str| results(events, test)[0].reason_kinds();
    let one = act("a", "2003", strong, "@s1");
    use ReasonKind as K;
    assert_eq!(kinds(&one, FOLLOWING), [K::TooFewEvents, K::TooFewSources]);
    assert_eq!(kinds(&three("resist", "2003"), FOLLOWING), [K::OtherLabel]);
    assert_eq!(kinds("", FOLLOWING), [K::NoEvidence]);
    assert_eq!(
        kinds(
            &three("accommodate", "2003"),
            "verdict: RUS -> CHN in asia during one by far is leading"
        ),
        [K::OutOfScope]
    );
    let both = three("accommodate", "2003")
        + &act("d", "2003", strong, "@s4").replace("accommodate", "resist");
    assert_eq!(kinds(&both, FOLLOWING), [K::DrawsSplit]);
    assert_eq!(
        kinds("", "count: deeds of RUS -> CHN in asia during one at most 0"),
        [K::NobodyLooked]
    );
    assert_eq!(kinds("", "number: wealth at 2003 at least 1"), [K::NotKnown]);
    assert_eq!(kinds("", "number: wealth at 2002 at least 99"), [K::OtherNumber]);
    assert_eq!(kinds(&three("accommodate", "2003"), FOLLOWING), []);
    let order = act("a", "2003", strong, "@s1") + &act("b", "2003", strong, "@s1");
    assert_eq!(kinds(&order, "order: a before b"), [K::OrderOpen]);
    assert_eq!(ReasonKind::ALL.iter().filter(|k| k.family() == Family::TooLittle).count(), 5);
    assert_eq!(
        headline(&results(&one, FOLLOWING)[0]),
        "thin: too little evidence, too few sources"
    );
}

#[test]
fn reasons_are_tallied_once_for_each_claim() {
    let text = act("a", "2003", "deed, accommodate, weight 5, certainty 1", "@s1");
    let claims = format!(
        "claim k1 \"One\"\n  {FOLLOWING}\n  {FOLLOWING}\n  cite: @s1\nclaim k2 \"Two\"\n  {RISE}\n  cite: @s1\n"
    );
    let found = claims_of(&small(&(text + &claims)), Choices::ALL);
    use ReasonKind as K;
    assert_eq!(
        reasons_of(&found, ClaimOutcome::Thin),
        [(K::TooFewEvents, 1), (K::TooFewSources, 1)]
    );
    assert_eq!(reasons_of(&found, ClaimOutcome::NotDecided), [(K::NotKnown, 1)]);
    assert_eq!(reasons_of(&found, ClaimOutcome::NotSupported), []);
}

const AWAY: &str = r#"
event 2003 RUS -> CHN "Elsewhere"
  id: far
  deed, accommodate
  arena: europe
  cite: @s1
event 2003 CHN -> RUS "The other way"
  id: back
  deed, accommodate
  arena: asia
  cite: @s1
event 2015 RUS -> CHN "Too late"
  id: late
  deed, accommodate
  arena: asia
  cite: @s1
event 2003 RUS -> CHN "Of another kind"
  id: word
  statement, accommodate
  arena: asia
  issue: belt
  cite: @s1
event 2003 RUS -> CHN "Nobody's"
  id: idle
  deed, none, context
  cite: @s1
event 2003 RUS -> CHN "It counts"
  id: in
  deed, accommodate
  arena: asia
  cite: @s1
"#;

fn outside(tests: &str) -> Vec<String> {
    let claim = format!(
        "claim k \"K\"\n  {tests}\n  rests-on: far, back, late, word, idle, in\n  cite: @s1\n"
    );
    let case = small(&format!("{AWAY}{claim}"));
    claims_of(&case, Choices::ALL)[0].outside.iter().map(|of| outside_sentence(&case, of)).collect()
}

#[test]
fn events_that_no_test_counts_are_named_with_what_keeps_them_out() {
    let expected = [
        "far rests outside what the tests count: arena europe is not under asia",
        "back rests outside what the tests count: it is CHN -> RUS, and the test counts RUS -> CHN",
        "late rests outside what the tests count: its date 2015 lies outside one",
        "word rests outside what the tests count: it does not pass `deeds`",
        "idle rests outside what the tests count: it is context, which is never counted",
    ];
    assert_eq!(
        outside("count: accommodating, deeds of RUS -> CHN in asia during one at least 1"),
        expected
    );
    // One test that counts it is enough; of several that do not, the nearest speaks.
    let two = "count: accommodating, deeds of RUS -> CHN in asia during one at least 1\n  order: late before far";
    assert_eq!(outside(two), [expected[1], expected[3], expected[4]]);
    let rule = outside(FOLLOWING);
    assert_eq!(
        rule[3],
        "word rests outside what the tests count: no rule of mini counts an act of this kind"
    );
    assert_eq!(
        outside("indicator: X1 of RUS -> CHN in asia domain arms during one at least 1")
            .last()
            .unwrap(),
        "in rests outside what the tests count: it has no domain, and the test counts arms"
    );
    let none = outside("number: wealth at 2002 at least 1");
    assert_eq!(
        (none.len(), none[5].as_str()),
        (6, "in rests outside what the tests count: the tests count no events")
    );
    assert!(OutsideKind::Arena < OutsideKind::Filter);
}

#[test]
fn what_was_read_through_one_work_is_shown_and_does_not_enter() {
    let events = three("accommodate", "2003")
        .replace("  cite: @s1 p. 1", "  cite: @s1 p. 1\n  via: @s4")
        .replace("  cite: @s3", "  cite: @s3\n  via: @s4");
    let claim = format!("claim k \"K\"\n  {FOLLOWING}\n  cite: @s1\n");
    let case = small(&(events + &claim));
    let found = claims_of(&case, Choices::ALL);
    let through: Vec<String> =
        found[0].tests[0].through.iter().map(|t| through_text(&case, t)).collect();
    assert_eq!(
        through,
        ["2 of 3 events were read through Davis 2004; without them the test is still met"]
    );
    assert_eq!(found[0].outcome, ClaimOutcome::Supported);
}

#[test]
fn what_carried_over_into_a_period_is_told_from_what_is_new() {
    let old = act("old", "1990/2004", "deed, accommodate, weight 4, certainty 1", "@s1");
    let events = old + &act("new", "2003", "deed, accommodate, weight 2, certainty 1", "@s2");
    let claim = format!("claim k \"K\"\n  {FOLLOWING}\n  cite: @s1\n");
    let case = small(&(events.clone() + &claim));
    let found = claims_of(&case, Choices::ALL);
    let carried: Vec<String> =
        found[0].tests[0].spans.iter().filter_map(|s| carried_text(&case, s)).collect();
    // The practice covers four of the five years of the period, or 4 / 15 of its own: what counts
    // is its share of the window.
    assert_eq!(carried.len(), 1);
    assert!(
        carried[0].starts_with("in one 1 of 2 events, ")
            && carried[0].ends_with("carried over from before it: old"),
        "{carried:?}"
    );
    let shown = tree(&case, &claim_node(&case, &found[0]));
    assert!(shown.contains(&carried[0]));
}

/// One test out of scope and the other met: the claim is not decided for the scope's sake, and says
/// so; a textbook case of that kind was not tried, which is no failure of the school.
#[test]
fn what_is_out_of_scope_is_told_beside_what_is_met() {
    let away = "verdict: RUS -> CHN in asia during one by far is leading";
    let claim = |id: &str, more: &str| {
        format!("claim {id} \"K\"\n  {FOLLOWING}\n  {away}\n{more}  cite: @s1\n")
    };
    let both = claim("k1", "") + &claim("k2", "  calibrates: mini\n");
    let case = small(&(three("accommodate", "2003") + &both));
    let found = claims_of(&case, Choices::ALL);
    assert_eq!(found[0].outcome, ClaimOutcome::NotDecided);
    assert_eq!(headline(&found[0]), "not decided: out of scope");
    let tallied = reasons_of(of_study(&found), ClaimOutcome::NotDecided);
    assert_eq!(tallied, [(ReasonKind::OutOfScope, 1)]);
    assert_eq!(reproduced_text(&found[0]), None);
    assert_eq!(found[1].calibration.unwrap().reproduced, Reproduced::Untested);
    assert_eq!(reproduced_text(&found[1]).unwrap(), "not tested: out of scope");
    let shown = tree(&case, &claim_node(&case, &found[1]));
    let rows = "not tested: out of scope; 3 acts and statements in the cell that has the fewest";
    assert!(shown.contains(rows), "{shown}");
    // What is not met decides, whatever could not be tested beside it.
    let against = claims_of(&small(&(three("resist", "2003") + &both)), Choices::ALL);
    assert_eq!(against[1].calibration.unwrap().reproduced, Reproduced::No);
}

#[test]
fn calibration_is_counted_apart() {
    let claim =
        |id: &str, more: &str| format!("claim {id} \"K\"\n  {FOLLOWING}\n{more}  cite: @s1\n");
    let both = claim("k1", "") + &claim("k2", "  calibrates: mini\n");
    let case = small(&(three("accommodate", "2003") + &both));
    let found = claims_of(&case, Choices::ALL);
    assert_eq!((of_study(&found).count(), of_schools(&found).count()), (1, 1));
    assert_eq!(found[1].calibration.unwrap().reproduced, Reproduced::Yes);
    assert_eq!(tally(of_study(&found))[0].1, 1);
    let state = |events: &str| {
        claims_of(&small(&format!("{events}{both}")), Choices::ALL)[1]
            .calibration
            .unwrap()
            .reproduced
    };
    assert_eq!(state(&three("resist", "2003")), Reproduced::No);
    assert_eq!(state(&act("a", "2003", "deed, resist", "@s1")), Reproduced::TooFewRows);
}

#[test]
fn the_case_sets_what_is_enough() {
    let strong = "deed, accommodate, weight 5, certainty 1";
    let two = act("a", "2003", strong, "@s1") + &act("b", "2003", strong, "@s1");
    let claim = format!("claim k \"K\"\n  {FOLLOWING}\n  cite: @s1\n");
    let with = |choices: &str| {
        let head = HEAD.replace("draws: 400", &format!("draws: 400\n{choices}"));
        let case = case(&format!("{head}{SCHOOLS}{two}{claim}"));
        (claims_of(&case, Choices::ALL)[0].reason_kinds(), rules_text(&case))
    };
    use ReasonKind as K;
    let (grounds, rules) = with("  fewest-events: 2\n  fewest-sources: 1\n  confidence: 0.99");
    assert_eq!(grounds, [K::DrawsSplit]);
    assert_eq!(
        rules,
        "to be so in at least 99 of 100 re-readings, on as much evidence as 2 ordinary acts and from 1 source"
    );
    assert_eq!(with("").0, [K::TooFewSources]);
    assert_eq!(
        with("  fewest-events: 6\n  fewest-sources: 3").0,
        [K::TooFewEvents, K::TooFewSources]
    );
}

#[test]
fn a_main_claim_that_is_not_there_is_said() {
    let head = HEAD.replace("draws: 400", "draws: 400\n  main-claim: k9");
    let files = vec![
        ("sources.bib".to_owned(), BIB.into()),
        (
            "study.case".to_owned(),
            format!("{head}{SCHOOLS}claim k \"K\"\n  {FOLLOWING}\n  cite: @s1\n").into(),
        ),
    ];
    let loaded = load(&Folder { files, unreadable: vec![] }, &[]);
    assert!(
        loaded.diagnostics.iter().any(|d| d.message == "no claim is called `k9`"),
        "{:?}",
        loaded.diagnostics
    );
}
