//! `indicator:` and `gap:` tests.

use crate::common::{act, basis, tested, three};

const WEIGHTY: &str = "indicator: X1 of RUS -> CHN in asia during one at least 2";

fn level(events: &str, quantity: &str, bound: &str) -> String {
    tested(events, &format!("indicator: {quantity} of RUS -> CHN in asia during one {bound}"))
}

#[test]
fn holds_and_fails_by_the_bound() {
    let events = three("accommodate", "2003");
    assert_eq!(tested(&events, WEIGHTY), "supported | 15; as claimed in 100 of 100 re-readings");
    assert_eq!(
        level(&events, "X1", "at least 20"),
        "not supported | 15; as claimed in 0 of 100 re-readings | the claim needs at least 20"
    );
    assert_eq!(
        level(&events, "X1", "at most 2"),
        "not supported | 15; as claimed in 0 of 100 re-readings | the claim needs at most 2"
    );
    assert_eq!(
        level(&events, "X1", "is 2 within 0.5"),
        "not supported | 15; as claimed in 0 of 100 re-readings | the claim needs 2 within 0.5"
    );
    assert_eq!(
        level(&events, "X1", "is 10 within 5"),
        "supported | 15; as claimed in 100 of 100 re-readings"
    );
    // 15 / (15 + 2)
    assert_eq!(
        level(&events, "net of acts", "at least 0.7"),
        "supported | 1; as claimed in 87 of 100 re-readings"
    );
}

#[test]
fn thin_for_every_reason() {
    let strong = "deed, accommodate, weight 5, certainty 1";
    let two = act("a", "2003", strong, "@s1") + &act("b", "2003", strong, "@s2");
    assert_eq!(tested(&two, WEIGHTY), "supported | 10; as claimed in 100 of 100 re-readings");
    let same = three("accommodate", "2003").replace("@s2 p. 2", "@s1").replace("@s3", "@s1");
    assert_eq!(
        tested(&same, WEIGHTY),
        "thin | 15; as claimed in 100 of 100 re-readings | it rests on one source, Adams 2001"
    );
    assert_eq!(
        level(&three("accommodate", "2003"), "X1", "at least 12"),
        "supported | 15; as claimed in 100 of 100 re-readings"
    );
    let perhaps = three("accommodate", "[2003..2008]");
    assert_eq!(
        level(&perhaps, "X1", "at least 10"),
        "not decided | 15; as claimed in 46 of 100 re-readings | as claimed in 46 of 100 re-readings, between 20 and 80"
    );
    assert_eq!(
        level(&perhaps, "X1", "at least 5"),
        "supported | 15; as claimed in 85 of 100 re-readings"
    );
    let undated = "supported | 15; as claimed in 85 of 100 re-readings";
    assert_eq!(level(&three("accommodate", "undated"), "X1", "at least 5"), undated);
}

#[test]
fn nothing_found_is_thin_and_nobody_looked_is_unknown() {
    let events = three("accommodate", "2003");
    assert_eq!(
        level(&events, "X2", "at most 0"),
        "thin | 0 (none recorded, though other behaviour is); as claimed in 100 of 100 re-readings | it rests on as much as 0 ordinary acts, and 3 are asked for"
    );
    assert_eq!(
        level(&events, "X2", "at least 1"),
        "not supported | 0 (none recorded, though other behaviour is); as claimed in 0 of 100 re-readings | the claim needs at least 1"
    );
    assert_eq!(level("", "X2", "at most 0"), UNKNOWN);
    assert_eq!(level("", "net", "at most 0"), UNKNOWN_NET);
}

const UNKNOWN: &str = "untested | unknown (no behaviour is recorded here, and no recorded search covers it) | unknown: no behaviour is recorded here, and no recorded search covers it";
const UNKNOWN_NET: &str = "not decided | unknown (a balance of nothing: no act accommodates or resists) | unknown: a balance of nothing: no act accommodates or resists";

#[test]
fn judgements_need_no_events_and_show_their_source() {
    let judged =
        "assessment 2001/2005 menace RUS -> CHN \"A danger\"\n  degree: high\n  cite: @s1 p. 3\n";
    assert_eq!(
        level(judged, "X3", "at least 0.5"),
        "not decided | 0.8; as claimed in 80 of 100 re-readings | as claimed in 80 of 100 re-readings, between 20 and 80"
    );
    assert_eq!(
        level(judged, "X3", "at most 0.2"),
        "not supported | 0.8; as claimed in 4 of 100 re-readings | the claim needs at most 0.2"
    );
    assert_eq!(level("", "X3", "at most 0.2"), UNKNOWN_JUDGEMENT);
    let test = "indicator: X3 of RUS -> CHN in asia during one at least 0.5";
    let basis = basis(judged, test);
    assert_eq!(basis, "A danger (2001/2005): degree 0.8 (Adams 2001: p. 3)\n");
}

const UNKNOWN_JUDGEMENT: &str = "not decided | unknown (no source judges menace there and then) | unknown: no source judges menace there and then";

/// The mean of 1, 18.6, 0 and 3, the missing value left out, is 5.65.
#[test]
fn series_need_no_events_and_show_their_source() {
    assert_eq!(level("", "X4", "is 5.65 within 0"), "supported | 5.65");
    assert_eq!(level("", "X4", "at least 6"), "not supported | 5.65 | the claim needs at least 6");
    let basis = basis("", "indicator: X4 of RUS -> CHN in asia during one at least 1");
    let expected = "Wealth 2001: 1 dollars (Adams 2001: p. 5)\nWealth 2002: 18.6 dollars (Adams 2001: p. 5)\n\
                    Wealth 2004: 0 dollars (Adams 2001: p. 5)\nWealth 2005: 3 dollars (Adams 2001: p. 5)\n";
    assert_eq!(basis, expected);
}

/// Words 15 / 17 = .882, deeds -15 / 17.
#[test]
fn the_gap_between_words_and_deeds() {
    let words = [("d", "@s1"), ("e", "@s2"), ("f", "@s4")]
        .map(|(id, s)| act(id, "2003", "statement, accommodate, weight 5, certainty 1", s))
        .concat();
    let both = three("resist", "2003") + &words;
    let gap = "gap: RUS -> CHN in asia during one";
    assert_eq!(
        tested(&both, &format!("{gap} at least 0.2")),
        "supported | 2; as claimed in 100 of 100 re-readings"
    );
    assert_eq!(
        tested(&both, &format!("{gap} at most 0.2")),
        "not supported | 2; as claimed in 0 of 100 re-readings | the claim needs at most 0.2"
    );
    assert_eq!(
        tested(&both, &format!("{gap} at least 1.75")),
        "not decided | 2; as claimed in 60 of 100 re-readings | as claimed in 60 of 100 re-readings, between 20 and 80"
    );
    assert_eq!(tested(&words, &format!("{gap} at least 0.2")), UNKNOWN_GAP);
}

const UNKNOWN_GAP: &str = "not decided | unknown (no deed accommodates or resists) | unknown: no deed accommodates or resists";
