//! A case without events, claims, series, arenas.

use crate::cases::empty;
use crate::opened::opened;

#[test]
fn every_section_says_that_it_is_empty() {
    let page = opened(&empty().page());
    for sentence in [
        "There is nothing to test: the case states no claim.",
        "There is no path to draw",
        "There are no balances to draw: the ledger is empty.",
        "There is no event to draw: the ledger is empty.",
        "There is no coverage to draw",
        "the case has no series of capability for both sides",
        "No two schools disagree anywhere",
        "There is no pair:",
        "Nothing was coded twice",
        "The ledger is empty: the case has no event.",
    ] {
        assert!(page.contains(sentence), "{sentence}");
    }
}

#[test]
fn its_charts_are_drawn_all_the_same() {
    assert!(empty().charts().iter().all(|(_, svg)| svg.contains("</svg>")));
}
