//! `count:` tests.

use crate::common::{act, results, tested, three};

fn count(events: &str, bound: &str) -> String {
    tested(events, &format!("count: accommodating, deeds of RUS -> CHN in asia during one {bound}"))
}

#[test]
fn holds_and_fails_by_the_number() {
    let events = three("accommodate", "2003");
    assert_eq!(count(&events, "at least 3"), "supported | 3 events");
    assert_eq!(count(&events, "at most 3"), "supported | 3 events");
    assert_eq!(count(&events, "is 4 within 1"), "supported | 3 events");
    assert_eq!(
        count(&events, "at least 4"),
        "not supported | 3 events | the claim needs at least 4"
    );
    assert_eq!(count(&events, "at most 2"), "not supported | 3 events | the claim needs at most 2");
    let one = act("a", "2003", "deed, accommodate", "@s1; @s2");
    assert_eq!(count(&one, "at least 1"), "supported | 1 event");
}

#[test]
fn one_source_is_thin_where_a_number_is_asked_for() {
    let one = act("a", "2003", "deed, accommodate", "@s1");
    assert_eq!(count(&one, "at least 1"), "thin | 1 event | it rests on one source, Adams 2001");
    assert_eq!(count(&one, "at most 1"), "supported | 1 event");
    assert_eq!(
        count(&act("a", "2003", "deed, accommodate", ""), "at least 1"),
        "thin | 1 event | it rests on no source"
    );
}

#[test]
fn acts_of_uncertain_day_may_count_or_not() {
    let events = three("accommodate", "2003")
        + &act("d", "[2003..2008]", "deed, accommodate", "@s4")
        + &act("e", "undated", "deed, accommodate", "@s4");
    assert_eq!(count(&events, "at least 3"), "supported | 3 to 5 events");
    assert_eq!(
        count(&events, "at least 4"),
        "not decided | 3 to 5 events | it hangs on acts of uncertain day"
    );
    assert_eq!(
        count(&events, "at most 4"),
        "not decided | 3 to 5 events | it hangs on acts of uncertain day"
    );
    assert_eq!(
        count(&events, "at least 6"),
        "not supported | 3 to 5 events | the claim needs at least 6"
    );
    assert_eq!(
        count(&events, "at most 2"),
        "not supported | 3 to 5 events | the claim needs at most 2"
    );
    let lasted = act("a", "2003/2008", "deed, accommodate", "@s1; @s2");
    assert_eq!(count(&lasted, "at least 1"), "supported | 1 event");
}

#[test]
fn silence_is_thin_unless_somebody_looked() {
    let search =
        "search 2001/2005 RUS -> CHN \"Deeds\"\n  arena: asia\n  found: nothing\n  cite: @s1\n";
    let nobody = "not decided | 0 events | none is recorded, and no recorded search covers it";
    assert_eq!(count("", "at most 0"), nobody);
    assert_eq!(count(&three("resist", "2003"), "at most 0"), nobody);
    assert_eq!(count(search, "at most 0"), "supported | 0 events");
    assert_eq!(count("", "at least 1"), "not supported | 0 events | the claim needs at least 1");
    assert_eq!(count(&search.replace("2001/2005", "2001/2004"), "at most 0"), nobody);
}

/// What a search was for decides what it covers: its domains say where the acts were looked for.
#[test]
fn a_search_for_a_kind_of_act_covers_that_kind() {
    let nobody = "not decided | 0 events | none is recorded, and no recorded search covers it";
    let found = |search: &str, filter: &str| {
        let search = format!(
            "search 2001/2005 RUS -> CHN \"Deeds\"\n  arena: asia\n{search}  found: nothing\n  cite: @s1\n"
        );
        let test = format!("count: {filter} of RUS -> CHN in asia during one at most 0");
        tested(&search, &test)
    };
    let alliance = "resisting, acts, instrument alliance";
    let domain = "  domain: security, arms\n";
    let none = "supported | 0 events";
    assert_eq!(found(domain, alliance), nobody, "no word of what it was for");
    let kinds = "  for: counter-alliance, arms-against\n";
    for kinds in [kinds.to_owned(), format!("{domain}{kinds}")] {
        assert_eq!(found(&kinds, alliance), none);
        assert_eq!(found(&kinds, "resisting, deeds, instrument alliance"), none);
        let both = "resisting, acts, instrument alliance or military-buildup";
        assert_eq!(found(&kinds, both), none);
        assert_eq!(found(&kinds, "resisting, acts, instrument alliance or basing"), nobody);
        assert_eq!(found(&kinds, "acts, instrument alliance"), nobody, "of either side");
        assert_eq!(found(&kinds, "conceding, acts"), nobody);
    }
}

/// Two readings of one event are one event.
#[test]
fn an_event_counts_once() {
    let twice = "event 2003 RUS -> CHN \"Twice\"\n  id: a\n  deed, accommodate\n  also: RUS -> CHN in asia: accommodate\n  arena: asia\n  cite: @s1; @s2\n";
    assert_eq!(count(twice, "at most 1"), "supported | 1 event");
    assert_eq!(
        results(twice, "count: accommodating of RUS -> CHN in asia during one at most 1")[0].tests
            [0]
        .evidence
        .len(),
        1
    );
}
