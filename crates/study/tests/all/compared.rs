//! `compare:` and `span:` tests.

use crate::common::{act, results, tested, three, with_claim};
use counterpoise_present::obstacle_text;
use counterpoise_study::{Choices, ReasonKind, claims_of};

const STRONG: &str = "deed, accommodate, weight 5, certainty 1";

/// The acts of `three`, of China towards Russia.
fn returned(stance: &str, date: &str) -> String {
    three(stance, date).replace("RUS -> CHN", "CHN -> RUS").replace("id: ", "id: z")
}

fn compare(events: &str, greater: &str, lesser: &str) -> String {
    let side = |what: &str, pair: &str| format!("{what} of {pair} in asia during one");
    tested(
        events,
        &format!("compare: {} exceeds {}", side(greater, "RUS -> CHN"), side(lesser, "CHN -> RUS")),
    )
}

#[test]
fn one_quantity_exceeds_another() {
    let events = three("accommodate", "2003") + &returned("resist", "2003");
    assert_eq!(
        compare(&events, "net of deeds", "net of deeds"),
        "supported | 1 against -1; as claimed in 100 of 100 re-readings"
    );
    assert_eq!(
        compare(&events, "net of resisting", "net of deeds"),
        "not decided | unknown (a balance of nothing: no act accommodates or resists) against -1 | unknown: a balance of nothing: no act accommodates or resists"
    );
    assert_eq!(
        compare(&events, "amount of resisting", "amount of resisting"),
        "not supported | 0 (none recorded, though other behaviour is) against 15; as claimed in 0 of 100 re-readings \
         | the claim needs the first to exceed the second"
    );
}

/// That there is little of the lesser amount is what is claimed; of the greater side enough is
/// asked.
#[test]
fn an_amount_that_is_to_be_the_lesser_may_be_nothing() {
    let events = three("accommodate", "2003") + &returned("resist", "2003");
    assert_eq!(
        compare(&events, "amount of accommodating", "amount of accommodating"),
        "supported | 15 against 0 (none recorded, though other behaviour is); as claimed in 100 of 100 re-readings"
    );
    assert_eq!(
        compare(
            &three("accommodate", "2003"),
            "amount of accommodating",
            "amount of accommodating"
        ),
        "untested | 15 against unknown (no behaviour is recorded here, and no recorded search covers it) | unknown: no behaviour is recorded here, and no recorded search covers it"
    );
    let few = act("a", "2003", STRONG, "@s1") + &returned("resist", "2003");
    assert_eq!(
        compare(&few, "amount of accommodating", "amount of accommodating"),
        "thin | 5 against 0 (none recorded, though other behaviour is); as claimed in 100 of 100 re-readings | it rests on as much as 2.5 ordinary acts of RUS -> CHN, and 3 are asked for | it rests on one source of RUS -> CHN, Adams 2001"
    );
}

/// What both sides count is drawn once: a quantity never exceeds itself, and a part of it never
/// exceeds the whole.
#[test]
fn a_draw_is_the_same_for_both_sides() {
    let events =
        three("accommodate", "2003") + &act("d", "[2004..2008]", "deed, resist, weight 2", "@s2");
    let own = |greater: &str, lesser: &str| {
        let side = |what: &str| format!("{what} of RUS -> CHN in asia during one");
        tested(&events, &format!("compare: {} exceeds {}", side(greater), side(lesser)))
    };
    assert!(
        own("amount of deeds", "amount of deeds").contains("as claimed in 0 of 100 re-readings")
    );
    assert!(
        own("amount of accommodating", "amount of deeds")
            .contains("as claimed in 0 of 100 re-readings")
    );
}

/// A comparison over time is a change.
#[test]
fn comparing_periods_is_a_change() {
    let events = three("resist", "2003") + &three("accommodate", "2008").replace("id: ", "id: y");
    let net = |period: &str| format!("net of deeds of RUS -> CHN in asia during {period}");
    let compared =
        tested(&events, &format!("compare: {} exceeds {} by at least 1.7", net("two"), net("one")));
    let changed = tested(
        &events,
        "change: net of deeds of RUS -> CHN in asia from one to two rises by at least 1.7",
    );
    assert_eq!(compared.replace("1 against -1", "from -1 to 1"), changed);
}

#[test]
fn an_event_that_neither_side_counts_is_told() {
    let events = three("accommodate", "2003") + &returned("resist", "2003");
    let test = "compare: net of RUS -> CHN in asia during one exceeds net of CHN -> RUS in asia during one";
    let outside = |rests: &str, test: &str| {
        let case = with_claim(&events, &format!("{test}\n  rests-on: {rests}"));
        let found = claims_of(&case, Choices::ALL);
        found[0].outside.iter().map(|it| obstacle_text(&case, it)).collect::<Vec<_>>()
    };
    assert_eq!(outside("a, za", test), Vec::<String>::new());
    let other = test.replace("net of CHN", "net of statements of CHN");
    assert_eq!(outside("a, za", &other), ["it does not pass `statements`"]);
    assert_eq!(
        outside("a, za", "span: a within 5 days of b"),
        ["the tests compare other events, as a with b"]
    );
    assert_eq!(
        outside("a, za", "span: 2003 within 5 days of b"),
        ["the tests compare other events, as b", "the tests compare other events, as b"]
    );
}

fn span(a: &str, b: &str, asked: &str) -> String {
    let events = act("a", a, STRONG, "@s1") + &act("b", b, STRONG, "@s2");
    tested(&events, &format!("span: a {asked} b"))
}

#[test]
fn spans_of_days_and_months() {
    let found = "a is dated 2003-01-31, b is dated 2003-02-28: 28 days later";
    assert_eq!(
        span("2003-01-31", "2003-02-28", "at most 1 month before"),
        format!("supported | {found}")
    );
    assert_eq!(
        span("2003-01-31", "2003-02-28", "at least 1 month before"),
        format!("supported | {found}")
    );
    assert_eq!(
        span("2003-01-31", "2003-02-28", "within 28 days of"),
        format!("supported | {found}")
    );
    assert_eq!(
        span("2003-01-31", "2003-02-28", "within 27 days of"),
        format!("not supported | {found} | the claim needs at most 27 days")
    );
    assert_eq!(
        span("2003-02-28", "2003-01-31", "at most 1 year before"),
        "not supported | a is dated 2003-02-28, b is dated 2003-01-31: 28 days earlier | the order is the reverse"
    );
    assert_eq!(
        span("2003-02-28", "2003-01-31", "within 1 month of"),
        "supported | a is dated 2003-02-28, b is dated 2003-01-31: 28 days earlier"
    );
}

#[test]
fn open_dates_leave_a_span_open() {
    assert_eq!(
        span("2003-04", "2003-05-08", "at most 1 month before"),
        "not decided | a is dated 2003-04, b is dated 2003-05-08: 8 to 37 days later | the dates leave it open: so for 77 of 100 of their admissible days; the claim needs at most 1 month"
    );
    assert_eq!(
        span("2003-04", "2003-04", "within 30 days of"),
        "supported | a is dated 2003-04, b is dated 2003-04: at most 29 days, in either order"
    );
    assert_eq!(
        span("2001/2002-03", "2002-06/2004", "at least 2 months before"),
        "supported | a is dated 2001/2002-03, b is dated 2002-06/2004: 62 to 121 days later"
    );
    assert_eq!(
        span("undated", "2003", "within 1 day of"),
        "not decided | a is dated undated, b is dated 2003 | one of them is undated"
    );
    let open = act("a", "2003-04", STRONG, "@s1");
    let found = results(&open, "span: a at most 30 days before 2003-05-08");
    assert_eq!(found[0].reason_kinds(), [ReasonKind::SpanOpen]);
    assert_eq!(found[0].tests[0].evidence.len(), 1);
}
