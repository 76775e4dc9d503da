//! `order:`, `number:` and `ratio:` tests.

use crate::common::{act, basis, results, tested};

fn order(a: &str, b: &str) -> String {
    let events = act("a", a, "deed, accommodate", "@s1") + &act("b", b, "deed, accommodate", "@s2");
    tested(&events, "order: a before b")
}

#[test]
fn orders() {
    assert_eq!(order("2003-05", "2003-06-01"), "supported | a is dated 2003-05, b 2003-06-01");
    assert_eq!(
        order("2004", "2003"),
        "not supported | a is dated 2004, b 2003 | the order is the reverse"
    );
    assert_eq!(
        order("2001/2004", "2003/2005"),
        "not supported | a is dated 2001/2004, b 2003/2005 | they overlap"
    );
    assert_eq!(order("2003-05-01", "2003-05-01"), SAME_DAY);
    assert_eq!(
        order("2003", "2003-05"),
        "not decided | a is dated 2003, b 2003-05 | the dates leave the order open"
    );
    assert_eq!(
        order("undated", "2003-05"),
        "not decided | a is dated undated, b 2003-05 | one of them is undated"
    );
}

/// On one day neither is before the other.
const SAME_DAY: &str = "not supported | a is dated 2003-05-01, b 2003-05-01 | they overlap";

#[test]
fn an_order_rests_on_both_events() {
    let events = act("a", "2003", "deed, accommodate", "@s1")
        + &act("b", "2004", "deed, accommodate", "@s2");
    assert_eq!(
        results(&events, "order: b before a")[0].tests[0]
            .evidence
            .iter()
            .map(|e| e.0)
            .collect::<Vec<_>>(),
        [1, 0]
    );
}

#[test]
fn numbers() {
    assert_eq!(
        tested("", "number: wealth at 2002 is 18.6 within 0"),
        "supported | Wealth at 2002: 18.6"
    );
    assert_eq!(
        tested("", "number: wealth at 2002 at least 19"),
        "not supported | Wealth at 2002: 18.6 | the claim needs at least 19"
    );
    assert_eq!(
        tested("", "number: wealth at 2002 at most 10"),
        "not supported | Wealth at 2002: 18.6 | the claim needs at most 10"
    );
    assert_eq!(
        tested("", "number: wealth at 2003 at least 1"),
        "not decided | Wealth at 2003: missing | the number is missing"
    );
    assert_eq!(
        tested("", "number: wealth at 1999 at least 1"),
        "not decided | Wealth at 1999: outside the series | the number is missing"
    );
    let basis = basis("", "number: wealth at 2002 at least 1");
    assert_eq!(basis, "Wealth 2002: 18.6 dollars (Adams 2001: p. 5)\n");
}

/// In binary digits .3 lies a little below .3 + 1e-17, and 1 - .3 a little above .7.
#[test]
fn equality_forgives_the_last_digit() {
    assert_eq!(tested("", "number: size at 2001 is 1 within 0.7"), "supported | Size at 2001: 0.3");
    assert_eq!(
        tested("", "number: size at 2001 at least 0.300000001"),
        "supported | Size at 2001: 0.3"
    );
    assert_eq!(
        tested("", "number: size at 2001 at least 0.3001"),
        "not supported | Size at 2001: 0.3 | the claim needs at least 0.3"
    );
}

#[test]
fn ratios() {
    assert_eq!(
        tested("", "ratio: size / wealth at 2002 at least 1.6"),
        "supported | 30 / 18.6 = 1.613"
    );
    assert_eq!(
        tested("", "ratio: size / wealth at 2002 at least 1.8"),
        "not supported | 30 / 18.6 = 1.613 | the claim needs at least 1.8"
    );
    assert_eq!(
        tested("", "ratio: size / wealth at 2003 at least 1"),
        "not decided | Wealth at 2003: missing | the number is missing"
    );
    assert_eq!(
        tested("", "ratio: size / wealth at 2004 at least 1"),
        "not decided | Wealth at 2004 is zero | a ratio to zero has no value"
    );
    assert_eq!(
        tested("", "ratio: size / wealth at 2005 at least 1"),
        "not decided | Size at 2005: outside the series | the number is missing"
    );
    let basis = basis("", "ratio: size / wealth at 2002 at least 1");
    let expected =
        "Size 2002: 30 heads (Baker 2002: p. 6)\nWealth 2002: 18.6 dollars (Adams 2001: p. 5)\n";
    assert_eq!(basis, expected);
}
