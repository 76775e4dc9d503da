//! Tests of all arenas together.

use crate::common::{act, results, tested, three};
use counterpoise_study::OutsideKind;

/// Three deeds of one stance: in Asia, in Europe, and without a place.
fn scattered(stance: &str) -> String {
    let coding = format!("deed, {stance}, weight 5, certainty 1");
    let [one, other, third] =
        [("a", "@s1"), ("b", "@s2"), ("c", "@s3")].map(|(id, s)| act(id, "2003", &coding, s));
    one + &other.replace("arena: asia", "arena: europe") + &third.replace("  arena: asia\n", "")
}

/// A test in Asia, and the same in all arenas together.
fn both(test: &str) -> [String; 2] {
    let events = scattered("accommodate");
    [tested(&events, test), tested(&events, &test.replace("in asia", "in all"))]
}

#[test]
fn all_arenas_count_what_each_counts_and_what_has_no_place() {
    assert_eq!(
        both("count: accommodating, deeds of RUS -> CHN in asia during one at least 2"),
        ["not supported | 1 event | the claim needs at least 2", "supported | 3 events"]
    );
    assert_eq!(
        both("indicator: X1 of RUS -> CHN in asia during one at least 15"),
        [
            "not supported | 5; as claimed in 0 of 100 re-readings | the claim needs at least 15",
            "supported | 15; as claimed in 100 of 100 re-readings"
        ]
    );
}

#[test]
fn every_form_may_ask_about_all_arenas() {
    let events = scattered("accommodate")
        + &scattered("resist").replace("id: ", "id: z").replace("2003", "2008");
    for (test, expected) in [
        ("verdict: RUS -> CHN in all during one by mini is following", "supported | following"),
        ("stance: RUS -> CHN in all during one is to", "supported | to "),
        ("stance: RUS -> CHN in all at 2003-12 is against", "not supported | to "),
        (
            "change: net of deeds of RUS -> CHN in all from one to two falls by at least 1",
            "supported | from 1 to -1",
        ),
        ("gap: RUS -> CHN in all during one at most 0", "not decided | unknown"),
        (
            "compare: amount of deeds of RUS -> CHN in all during one exceeds amount of deeds of RUS -> CHN in asia during one",
            "supported | 15 against 5",
        ),
        (
            "count: resisting of RUS -> CHN in all domain energy during two at least 1",
            "not supported | 0 events",
        ),
    ] {
        let found = tested(&events, test);
        assert!(found.starts_with(expected), "{test}: {found}");
    }
}

/// Where sides differ in their place, a reason says which it speaks of.
#[test]
fn a_reason_names_all_arenas() {
    let elsewhere = act("b", "2003", "deed, resist", "@s2").replace("arena: asia", "arena: europe");
    let events = act("a", "2003", "deed, accommodate, weight 5, certainty 1", "@s1") + &elsewhere;
    let test = "compare: X1 of RUS -> CHN in all during one exceeds amount of accommodating of RUS -> CHN in europe during one";
    let found = tested(&events, test);
    assert!(found.contains("it rests on one source in all arenas together, Adams 2001"), "{found}");
}

#[test]
fn no_arena_keeps_an_event_out_of_all_of_them() {
    let of = |place: &str| {
        let test = format!(
            "count: resisting of RUS -> CHN in {place} during one at least 1\n  rests-on: b"
        );
        let found = results(&scattered("accommodate"), &test);
        assert_eq!(found[0].outside.len(), 1, "{:?}", found[0]);
        found[0].outside[0].why.kind()
    };
    assert_eq!((of("asia"), of("all")), (OutsideKind::Arena, OutsideKind::Filter));
}

#[test]
fn the_acts_of_one_arena_alone_give_the_same_in_all() {
    let events = three("accommodate", "2003");
    let verdict = |place: &str| {
        let test = format!("verdict: RUS -> CHN in {place} during one by mini is following");
        results(&events, &test)[0].tests[0].outcome
    };
    assert_eq!(verdict("asia"), verdict("all"));
}
