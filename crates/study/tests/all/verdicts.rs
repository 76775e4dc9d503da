//! `verdict:` tests, every row of the table in docs/claims.md.

use crate::common::{act, results, shown, small, tested, three};
use counterpoise_study::{Choices, claims_of};

const FOLLOWING: &str = "verdict: RUS -> CHN in asia during one by mini is following";
const NOT_OPPOSING: &str = "verdict: RUS -> CHN in asia during one by mini is not opposing";

fn verdict(events: &str, by_and_is: &str) -> String {
    tested(events, &format!("verdict: RUS -> CHN in asia during one by {by_and_is}"))
}

#[test]
fn holds_and_fails_by_the_label() {
    let events = three("accommodate", "2003");
    assert_eq!(
        tested(&events, FOLLOWING),
        "supported | following; as claimed in 98 of 100 re-readings"
    );
    assert_eq!(
        verdict(&events, "mini is opposing"),
        "not supported | following; as claimed in 0 of 100 re-readings | the name is following"
    );
    assert_eq!(
        tested(&events, NOT_OPPOSING),
        "supported | following; as claimed in 100 of 100 re-readings"
    );
    assert_eq!(
        verdict(&events, "mini is not following"),
        "not supported | following; as claimed in 2 of 100 re-readings | the name is following"
    );
}

#[test]
fn thin_on_few_events_or_one_source() {
    let strong = "deed, accommodate, weight 2, certainty 1";
    let two = act("a", "2003", strong, "@s1") + &act("b", "2003", strong, "@s2");
    assert_eq!(
        tested(&two, NOT_OPPOSING),
        "thin | following or no name for it; as claimed in 98 of 100 re-readings | it rests on as much as 2 ordinary acts, and 3 are asked for"
    );
    let one = act("a", "2003", strong, "@s1");
    assert_eq!(
        tested(&one, NOT_OPPOSING),
        "thin | following or no name for it; as claimed in 95 of 100 re-readings | it rests on as much as 1 ordinary acts, and 3 are asked for | it rests on one source, Adams 2001"
    );
    let same = three("accommodate", "2003").replace("@s2 p. 2", "@s1").replace("@s3", "@s1");
    assert_eq!(
        tested(&same, FOLLOWING),
        "thin | following; as claimed in 98 of 100 re-readings | it rests on one source, Adams 2001"
    );
    let uncited = ["a", "b", "c"]
        .map(|id| act(id, "2003", "deed, accommodate, weight 5, certainty 1", ""))
        .concat();
    assert_eq!(
        tested(&uncited, FOLLOWING),
        "thin | following; as claimed in 98 of 100 re-readings | it rests on no source"
    );
}

#[test]
fn a_source_read_through_another_counts_as_the_one_it_was_read_in() {
    let via = three("accommodate", "2003")
        .replace("cite: @s2 p. 2", "via: @s1")
        .replace("cite: @s3", "via: @s1");
    let expected = "thin | following; as claimed in 98 of 100 re-readings | it rests on one source, Adams 2001";
    assert_eq!(tested(&via, FOLLOWING), expected);
}

/// Deeds of one source stand and fall with it; of several, hardly all at once.
#[test]
fn one_source_that_carries_it_leaves_it_less_sure() {
    let strong = "deed, accommodate, weight 5";
    let of = |sources: [&str; 3]| {
        let events =
            ["a", "b", "c"].iter().zip(sources).map(|(id, source)| act(id, "2003", strong, source));
        let found = results(&events.collect::<String>(), FOLLOWING);
        found[0].tests[0].share.unwrap()
    };
    assert!(of(["@s1"; 3]) < of(["@s1", "@s2", "@s3"]) - 0.02);
}

#[test]
fn not_decided_if_it_hangs_on_days() {
    let perhaps = "deed, accommodate, weight 1.2, certainty 1";
    let events = [("a", "@s1"), ("b", "@s2"), ("c", "@s3")]
        .map(|(id, s)| act(id, "[2003..2008]", perhaps, s))
        .concat();
    let expected = "not decided | following or no name for it; as claimed in 49 of 100 re-readings | as claimed in 49 of 100 re-readings, between 20 and 80";
    assert_eq!(tested(&events, FOLLOWING), expected);
    let undated = events.replace("[2003..2008]", "undated");
    let expected = "not decided | following or no name for it; as claimed in 49 of 100 re-readings | as claimed in 49 of 100 re-readings, between 20 and 80";
    assert_eq!(tested(&undated, FOLLOWING), expected);
}

#[test]
fn what_is_negated_need_not_hold_for_every_date() {
    let events = three("accommodate", "2003")
        + &act("d", "undated", "deed, resist, weight 5, certainty 1", "@s4");
    assert_eq!(
        tested(&events, NOT_OPPOSING),
        "supported | following; as claimed in 100 of 100 re-readings"
    );
    let expected =
        "not supported | following; as claimed in 14 of 100 re-readings | the name is following";
    assert_eq!(verdict(&events, "mini is hedging"), expected);
}

#[test]
fn a_search_of_dates_given_up_decides_no_claim() {
    let movable = three("accommodate", "2003")
        + &act("d", "undated", "deed, accommodate, weight 1, certainty 1", "@s4");
    let claims =
        format!("claim k \"A claim\"\n  {FOLLOWING}\n  {NOT_OPPOSING}\n  cite: @s1 p. 9\n");
    let case = small(&(movable + &claims));
    let found = claims_of(&case, Choices { date_budget: 0, ..Choices::ALL });
    // Days are drawn, with all else that is not known.
    let lines = shown(&case, &found[0]);
    let lines: Vec<&str> = lines.lines().collect();
    assert_eq!(lines[0], "supported | following; as claimed in 99 of 100 re-readings");
    assert_eq!(lines[1], "supported | following; as claimed in 100 of 100 re-readings");
}

#[test]
fn what_is_not_decided_does_not_fail_and_none_may_be_claimed() {
    let events =
        three("accommodate", "2003").replace("weight 5, certainty 1", "weight 1, certainty 0.3");
    assert_eq!(
        tested(&events, FOLLOWING),
        "not decided | no name for it or following; as claimed in 40 of 100 re-readings | as claimed in 40 of 100 re-readings, between 20 and 80"
    );
    assert_eq!(
        tested(&events, NOT_OPPOSING),
        "thin | no name for it or following; as claimed in 92 of 100 re-readings | it rests on as much as 0.45 ordinary acts, and 3 are asked for"
    );
    assert_eq!(
        verdict(&events, "mini is none"),
        "not decided | no name for it or following; as claimed in 43 of 100 re-readings | as claimed in 43 of 100 re-readings, between 20 and 80"
    );
    assert_eq!(
        verdict(&events, "mini is not none"),
        "not decided | no name for it or following; as claimed in 57 of 100 re-readings | as claimed in 57 of 100 re-readings, between 20 and 80"
    );
    // The word of the first edition.
    assert_eq!(verdict(&events, "mini is indeterminate"), verdict(&events, "mini is none"));
    let neutral = act("a", "2003", "deed, neutral, weight 5", "@s1; @s2")
        + &act("b", "2003", "deed, neutral, weight 5", "@s1; @s2");
    assert_eq!(
        verdict(&neutral, "mini is none"),
        "not decided | perhaps no name for it; as claimed in 58 of 100 re-readings | as claimed in 58 of 100 re-readings, between 20 and 80"
    );
}

#[test]
fn a_school_that_does_not_apply() {
    assert_eq!(
        verdict(&three("accommodate", "2003"), "far is leading"),
        "untested | out of scope; as claimed in 0 of 100 re-readings | the school does not speak of such a pair"
    );
    assert_eq!(
        verdict(&three("accommodate", "2003"), "far is not leading"),
        "untested | out of scope; as claimed in 100 of 100 re-readings | the school does not speak of such a pair"
    );
}

/// Resistance about the threshold: hedging or following, and nothing else.
#[test]
fn of_two_close_labels_neither_is_decided() {
    let events = three("accommodate", "2003")
        + &act("d", "2003", "deed, resist, weight 5, certainty 1", "@s4");
    for (is, outcome) in [
        ("opposing", "not supported"),
        ("hedging", "not decided"),
        ("following", "not decided"),
        ("not opposing", "supported"),
        ("not hedging", "not decided"),
    ] {
        let found = verdict(&events, &format!("mini is {is}"));
        assert!(
            found.starts_with(&format!("{outcome} | ")) && found.contains("following or hedging"),
            "{is}: {found}"
        );
    }
}

#[test]
fn silence_is_untested_and_what_nobody_or_everybody_judges_is_not_decided() {
    // Whatever the draws come to where nothing is known.
    let is_silent = |found: &str| {
        found.starts_with("untested | no evidence")
            && found.ends_with("| no act counts there, and nothing else is known")
    };
    assert!(is_silent(&tested("", FOLLOWING)) && is_silent(&tested("", NOT_OPPOSING)));
    let events = three("accommodate", "2003");
    assert_eq!(
        verdict(&events, "doubting is bowing"),
        "not decided | holding-out or bowing; as claimed in 49 of 100 re-readings | as claimed in 49 of 100 re-readings, between 20 and 80"
    );
    assert_eq!(
        verdict(&events, "doubting is not bowing"),
        "not decided | holding-out or bowing; as claimed in 51 of 100 re-readings | as claimed in 51 of 100 re-readings, between 20 and 80"
    );
    let judged = events + &menace("0.2", "@s1") + &menace("1", "@s2");
    assert_eq!(
        verdict(&judged, "doubting is bowing"),
        "not decided | bowing or holding-out; as claimed in 55 of 100 re-readings | as claimed in 55 of 100 re-readings, between 20 and 80"
    );
    assert_eq!(
        verdict(&judged, "doubting is not bowing"),
        "not decided | bowing or holding-out; as claimed in 45 of 100 re-readings | as claimed in 45 of 100 re-readings, between 20 and 80"
    );
}

/// A judgement stands and falls with its source.
#[test]
fn a_verdict_hangs_on_the_source_of_a_judgement() {
    let of = |cite: &str| {
        let grades = "source @s2\n  grade: A1\nsource @s4\n  grade: E5\n";
        let events = three("accommodate", "2003") + &menace("0.9", cite) + grades;
        results(&events, "verdict: RUS -> CHN in asia during one by doubting is bowing")[0].tests[0]
            .share
            .unwrap()
    };
    assert!(of("@s2") > of("@s4") + 0.1, "{} {}", of("@s2"), of("@s4"));
}

#[test]
fn a_claim_without_draws_is_not_decided() {
    let claim = format!("claim k \"A claim\"\n  {FOLLOWING}\n  cite: @s1 p. 9\n");
    let mut case = small(&(three("accommodate", "2003") + &claim));
    case.settings.draws = 0;
    assert_eq!(
        shown(&case, &claims_of(&case, Choices::ALL)[0]),
        "not decided | following, not read again | the evidence was not read again"
    );
}

#[test]
fn one_domain_and_another_pair() {
    let events =
        three("accommodate", "2003").replace("  arena: asia", "  arena: asia\n  domain: energy");
    assert_eq!(
        tested(
            &events,
            "verdict: RUS -> CHN in asia domain energy during one by mini is following"
        ),
        "supported | following; as claimed in 99 of 100 re-readings"
    );
    assert!(
        tested(&events, "verdict: RUS -> CHN in asia domain arms during one by mini is following")
            .starts_with("untested | no evidence")
    );
    assert!(
        tested(&events, "verdict: RUS -> USA in asia during one by mini is following")
            .starts_with("untested | no evidence")
    );
    let other = events.replace("RUS -> CHN", "RUS -> USA");
    assert_eq!(
        tested(&other, "verdict: RUS -> USA in asia during one by mini is following"),
        "supported | following; as claimed in 99 of 100 re-readings"
    );
}

fn menace(degree: &str, cite: &str) -> String {
    format!(
        "assessment 2001/2005 menace RUS -> CHN \"Menace {degree}\"\n  degree: {degree}\n  cite: {cite} p. 3\n"
    )
}
