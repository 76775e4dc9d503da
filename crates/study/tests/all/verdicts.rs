//! `verdict:` tests, every row of the table in docs/claims.md.

use crate::common::{act, shown, small, tested, three};
use counterpoise_study::{Choices, claims_of};

const FOLLOWING: &str = "verdict: RUS -> CHN in asia during one by mini is following";
const NOT_OPPOSING: &str = "verdict: RUS -> CHN in asia during one by mini is not opposing";

fn verdict(events: &str, by_and_is: &str) -> String {
    tested(events, &format!("verdict: RUS -> CHN in asia during one by {by_and_is}"))
}

#[test]
fn holds_and_fails_by_the_label() {
    let events = three("accommodate", "2003");
    assert_eq!(tested(&events, FOLLOWING), "holds | following in 99% of draws");
    assert_eq!(verdict(&events, "mini is opposing"), "fails | following in 99% of draws | the label is following");
    assert_eq!(tested(&events, NOT_OPPOSING), "holds | following in 99% of draws");
    assert_eq!(verdict(&events, "mini is not following"), "fails | following in 99% of draws | the label is following");
}

#[test]
fn thin_on_few_events_or_one_source() {
    let strong = "deed, accommodate, weight 5, certainty 1";
    let two = act("a", "2003", strong, "@s1") + &act("b", "2003", strong, "@s2");
    assert_eq!(tested(&two, FOLLOWING), "thin | following in 95% of draws | it rests on 2 events");
    let one = act("a", "2003", strong, "@s1");
    let expected = "thin | following in 62% of draws | it rests on one event | it rests on one source, Adams 2001 \
                    | only 62% of draws bear it out | it falls without Adams 2001";
    assert_eq!(tested(&one, FOLLOWING), expected);
    let same = three("accommodate", "2003").replace("@s2 p. 2", "@s1").replace("@s3", "@s1");
    let expected =
        "thin | following in 99% of draws | it rests on one source, Adams 2001 | it falls without Adams 2001";
    assert_eq!(tested(&same, FOLLOWING), expected);
    let uncited = ["a", "b", "c"].map(|id| act(id, "2003", strong, "")).concat();
    assert_eq!(tested(&uncited, FOLLOWING), "thin | following in 99% of draws | it rests on no source");
}

#[test]
fn a_source_read_through_another_counts_as_the_one_it_was_read_in() {
    let via = three("accommodate", "2003").replace("cite: @s2 p. 2", "via: @s1").replace("cite: @s3", "via: @s1");
    let expected =
        "thin | following in 99% of draws | it rests on one source, Adams 2001 | it falls without Adams 2001";
    assert_eq!(tested(&via, FOLLOWING), expected);
}

#[test]
fn thin_if_one_source_carries_it() {
    let light = "deed, accommodate, weight 1, certainty 1";
    let events = act("a", "2003", "deed, accommodate, weight 5, certainty 1", "@s1")
        + &act("b", "2003", light, "@s2")
        + &act("c", "2003", light, "@s2");
    assert_eq!(tested(&events, FOLLOWING), "thin | following in 87% of draws | it falls without Adams 2001");
    let shared = events.replace("cite: @s1", "cite: @s1; @s3");
    assert_eq!(tested(&shared, FOLLOWING), "holds | following in 87% of draws");
}

#[test]
fn thin_if_it_hangs_on_days() {
    let perhaps = "deed, accommodate, weight 1.2, certainty 1";
    let events = [("a", "@s1"), ("b", "@s2"), ("c", "@s3")].map(|(id, s)| act(id, "[2003..2008]", perhaps, s)).concat();
    let expected = "thin | following in 35% of draws | only 35% of draws bear it out | it does not hold for every admissible date \
                    | it hangs on how acts of unknown day are counted";
    assert_eq!(tested(&events, FOLLOWING), expected);
    let undated = events.replace("[2003..2008]", "undated");
    let expected = "thin | following in 35% of draws | only 35% of draws bear it out | it does not hold for every admissible date \
                    | it hangs on how acts of unknown day are counted";
    assert_eq!(tested(&undated, FOLLOWING), expected);
}

#[test]
fn what_is_negated_need_not_hold_for_every_date() {
    let events = three("accommodate", "2003") + &act("d", "undated", "deed, resist, weight 5, certainty 1", "@s4");
    assert_eq!(tested(&events, NOT_OPPOSING), "holds | hedging in 33% of draws");
    let expected = "thin | hedging in 33% of draws | only 33% of draws bear it out | it does not hold for every admissible date \
                    | it falls without Davis 2004 | it hangs on how acts of unknown day are counted";
    assert_eq!(verdict(&events, "mini is hedging"), expected);
}

#[test]
fn a_search_given_up_is_thin_whether_negated_or_not() {
    let movable =
        three("accommodate", "2003") + &act("d", "undated", "deed, accommodate, weight 1, certainty 1", "@s4");
    let claims = format!("claim k \"A claim\"\n  {FOLLOWING}\n  {NOT_OPPOSING}\n  cite: @s1 p. 9\n");
    let found = claims_of(&small(&(movable + &claims)), Choices { date_budget: 0, ..Choices::ALL });
    let one = "thin | following in 100% of draws | whether it holds for every admissible date could not be decided";
    assert_eq!(shown(&found[0]), format!("{one}\n{one}"));
}

#[test]
fn no_concept_above_half_fails_and_does_not_bear_out_the_negation() {
    let events = three("accommodate", "2003").replace("weight 5, certainty 1", "weight 1, certainty 0.3");
    let reason = "indeterminate in 84% of draws | no concept reaches one half; the highest is following with 0.161";
    assert_eq!(tested(&events, FOLLOWING), format!("fails | {reason}"));
    assert_eq!(tested(&events, NOT_OPPOSING), format!("thin | {reason}"));
    assert_eq!(verdict(&events, "mini is indeterminate"), "holds | indeterminate in 84% of draws");
    assert_eq!(verdict(&events, "mini is not indeterminate"), format!("fails | {reason}"));
    assert_eq!(
        verdict(&three("accommodate", "2003"), "mini is not indeterminate"),
        "holds | following in 99% of draws"
    );
}

#[test]
fn a_school_that_does_not_apply() {
    let reason = "indeterminate in 100% of draws | no concept of this school applies here";
    assert_eq!(verdict(&three("accommodate", "2003"), "far is leading"), format!("fails | {reason}"));
    assert_eq!(verdict(&three("accommodate", "2003"), "far is not leading"), format!("thin | {reason}"));
}

/// Resisting deeds of 2.03 have the degree 1 / (1 + e^-.045) = .5112; following is 1 - .5112 = .4888, hedging .5112.
#[test]
fn too_close_fails_only_for_a_third_label() {
    let events = three("accommodate", "2003") + &act("d", "2003", "deed, resist, weight 2.03, certainty 1", "@s4");
    let reason = "hedging leads following by 0.022; it must lead by 0.05";
    for (is, outcome) in [
        ("opposing", "fails"),
        ("hedging", "thin"),
        ("following", "thin"),
        ("not opposing", "thin"),
        ("not hedging", "thin"),
    ] {
        let found = verdict(&events, &format!("mini is {is}"));
        assert!(
            found.starts_with(&format!("{outcome} | indeterminate in ")) && found.contains(reason),
            "{is}: {found}"
        );
    }
}

#[test]
fn silence_and_what_is_unknown_or_disputed_are_thin() {
    let silent = "thin | indeterminate in 100% of draws | no evidence: nothing is known of any attribute";
    assert_eq!(tested("", FOLLOWING), silent);
    assert_eq!(tested("", NOT_OPPOSING), silent);
    let events = three("accommodate", "2003");
    let unknown = "thin | indeterminate in 100% of draws | what is not known leaves it open: Is menaced is unknown: if absent, holding-out; \
                   if fully present, bowing";
    assert_eq!(verdict(&events, "doubting is bowing"), unknown);
    assert_eq!(verdict(&events, "doubting is not bowing"), unknown);
    let judged = events + &menace("0.2", "@s1") + &menace("1", "@s2");
    let disputed = "thin | indeterminate in 100% of draws | sources disagree about: Is menaced";
    assert_eq!(verdict(&judged, "doubting is bowing"), disputed);
    assert_eq!(verdict(&judged, "doubting is not bowing"), disputed);
}

/// A judgement goes with its source, though the acts that the source tells of leave the verdict as it is.
#[test]
fn a_verdict_may_fall_with_a_judgement() {
    let events = three("accommodate", "2003") + &menace("0.9", "@s2");
    assert_eq!(verdict(&events, "doubting is bowing"), "thin | bowing in 99% of draws | it falls without Baker 2002");
    assert_eq!(
        verdict(&events.replace("cite: @s2 p. 3", "cite: @s2 p. 3; @s4"), "doubting is bowing"),
        "holds | bowing in 99% of draws"
    );
}

#[test]
fn a_claim_without_resampling_is_thin() {
    let claim = format!("claim k \"A claim\"\n  {FOLLOWING}\n  cite: @s1 p. 9\n");
    let mut case = small(&(three("accommodate", "2003") + &claim));
    case.settings.draws = 0;
    assert_eq!(
        shown(&claims_of(&case, Choices::ALL)[0]),
        "thin | following, not resampled | the evidence was not resampled"
    );
}

#[test]
fn one_domain_and_another_pair() {
    let events = three("accommodate", "2003").replace("  arena: asia", "  arena: asia\n  domain: energy");
    assert_eq!(
        tested(&events, "verdict: RUS -> CHN in asia domain energy during one by mini is following"),
        "holds | following in 99% of draws"
    );
    let silent = "thin | indeterminate in 100% of draws | no evidence: nothing is known of any attribute";
    assert_eq!(tested(&events, "verdict: RUS -> CHN in asia domain arms during one by mini is following"), silent);
    assert_eq!(tested(&events, "verdict: RUS -> USA in asia during one by mini is following"), silent);
    let other = events.replace("RUS -> CHN", "RUS -> USA");
    assert_eq!(
        tested(&other, "verdict: RUS -> USA in asia during one by mini is following"),
        "holds | following in 99% of draws"
    );
}

fn menace(degree: &str, cite: &str) -> String {
    format!("assessment 2001/2005 menace RUS -> CHN \"Menace {degree}\"\n  degree: {degree}\n  cite: {cite} p. 3\n")
}
