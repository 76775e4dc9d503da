//! Whole pages as a person reads them, every part opened: their words, line by line, without
//! pictures. The snapshots have been read.

use crate::cases::{empty, small};
use crate::opened::opened;

/// Tags that end a line.
const BLOCKS: [&str; 17] = [
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "li",
    "tr",
    "td",
    "th",
    "caption",
    "summary",
    "div",
    "figcaption",
    "dt",
    "dd",
    "nav",
    "button",
];

/// The text of a page: one line for each block, nothing of pictures, styles and scripts.
fn text(page: &str) -> String {
    let (mut out, mut line, mut skipped) = (String::new(), String::new(), None::<String>);
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        let end = rest[at..].find('>').expect("every tag ends") + at;
        let (before, tag) = (&rest[..at], &rest[at + 1..end]);
        rest = &rest[end + 1..];
        let ends = tag.starts_with('/');
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        if let Some(open) = &skipped {
            if ends && name == open {
                skipped = None;
            }
            continue;
        }
        line.push_str(before);
        if !ends && matches!(name, "svg" | "style" | "script" | "noscript") {
            skipped = Some(name.to_owned());
        }
        if BLOCKS.contains(&name) {
            let words: Vec<&str> = line.split_whitespace().collect();
            if !words.is_empty() {
                out.push_str(&words.join(" "));
                out.push('\n');
            }
            line.clear();
        }
    }
    out
}

#[test]
fn a_small_case() {
    insta::assert_snapshot!(text(&opened(&small().page())));
}

#[test]
fn a_case_with_nothing_in_it() {
    insta::assert_snapshot!(text(&opened(&empty().page())));
}
