//! The first screen: short, without a figure too many, and in the words of a reader.

use crate::cases::{empty, small};

/// The first screen without its grid and its path.
fn words(page: &str) -> String {
    let header = part(page, "<header class=\"first\"", "</header>");
    let side = part(page, "<div class=\"side\">", "<div class=\"printed\">");
    text(&format!("<{header}{side}"))
}

fn text(html: &str) -> String {
    let mut out = String::new();
    for piece in html.split('<') {
        out.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
        out.push(' ');
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn part<'p>(page: &'p str, open: &str, close: &str) -> &'p str {
    page.split_once(open).unwrap().1.split_once(close).unwrap().0
}

#[test]
fn it_speaks_to_somebody_who_knows_no_statistics() {
    let page = small().page();
    let said = words(&page).to_lowercase();
    for word in ["universe", "draw", " db", "%", "posterior", "soft-balancing", "hard-balancing"] {
        assert!(!said.contains(word), "{word}: {said}");
    }
}

#[test]
fn the_answer_is_short() {
    for page in [small().page(), empty().page()] {
        let answer = text(part(&page, "<p class=\"answer\">", "</p>"));
        let n = answer.split(' ').count();
        assert!((4..=40).contains(&n), "{n}: {answer}");
    }
}

#[test]
fn the_grid_has_a_field_for_every_arena_and_period() {
    let page = small().page();
    let grid = part(&page, "<figure class=\"grid\"", "</figure>");
    // Two arenas and the pair as a whole, in two periods.
    assert_eq!(grid.matches("<td ").count(), 6);
    assert_eq!(grid.matches("<svg ").count(), 6);
    assert!(grid.contains("All together"));
    assert!(!grid.contains('%'), "a share belongs to the label it stands beside");
}
