//! Cases of an unusual shape: the page stays one that can be read.

use crate::cases::{Found, found};
use crate::html::read;
use crate::opened::opened;
use std::fmt::Write as _;

const HEAD: &str = "  subject: RUS\n  target: CHN\n  draws: 5\n  schools: pape-2005\n";

fn period() -> &'static str {
    "turning-point 2010-01-01 a \"A\"\nturning-point 2015-01-01 b \"B\"\n\
     period whole \"The whole\"\n  from: a\n  until: b\n"
}

fn event(number: usize, arena: &str, title: &str) -> String {
    format!(
        "event 2012-03-{:02} RUS -> CHN \"{title}\"\n  id: E{number}\n  deed, accommodate, soft, \
         weight 2\n  arena: {arena}\n  cite: @one p. {number}\n",
        number % 28 + 1
    )
}

fn case(text: &str) -> Found {
    let bib = "@misc{one, author = {One, Anna}, title = {A title}, year = {2014}}\n";
    found(&[("a.case", text), ("sources.bib", bib)])
}

/// Balanced, every part opened.
fn holds(found: &Found) -> String {
    let page = opened(&found.page());
    assert!(read(&page).len() > 100);
    page
}

#[test]
fn two_hundred_arenas() {
    let mut text = format!("case many \"Many\"\n{HEAD}  bibliography: sources.bib\n{}", period());
    for at in 0..200 {
        write!(
            text,
            "arena a{at} \"Arena number {at}\"\n{}",
            event(at, &format!("a{at}"), "An act")
        )
        .unwrap();
    }
    let page = holds(&case(&text));
    assert!(page.contains("Arena number 199"));
}

#[test]
fn titles_of_four_hundred_characters() {
    let long = "a treaty of friendship ".repeat(18);
    let text = format!(
        "case long \"{long}\"\n{HEAD}  question: {long}?\n  bibliography: sources.bib\n{}\
         arena here \"{long}\"\n{}",
        period(),
        event(1, "here", &long)
    );
    let page = holds(&case(&text));
    assert!(page.contains(long.trim()));
}

#[test]
fn arabic_and_chinese() {
    let text = format!(
        "case letters \"\u{4E00}\u{5E26}\u{4E00}\u{8DEF}\"\n{HEAD}  question: \
         \u{0647}\u{0644} \u{062A}\u{0648}\u{0627}\u{0632}\u{0646}\u{061F}\n  bibliography: \
         sources.bib\n{}arena here \"\u{4E2D}\u{4E9A}\"\n{}",
        period(),
        event(1, "here", "\u{0627}\u{062A}\u{0641}\u{0627}\u{0642}")
    );
    let page = holds(&case(&text));
    for word in ["\u{4E2D}\u{4E9A}", "\u{0627}\u{062A}\u{0641}\u{0627}\u{0642}"] {
        assert!(page.contains(word), "{word}");
    }
}
