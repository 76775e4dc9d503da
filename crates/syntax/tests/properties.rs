//! What must hold for every text.

use counterpoise_diagnostic::FileId;
use counterpoise_syntax::{
    Directive, Header, LineKind, citations, format, join, parse, parse_part, parts, slice, split,
};
use proptest::prelude::*;

fn tidy(text: &str) -> String {
    format(&parse(text, FileId(0)).0, text)
}

/// Lines that look like the language, to reach deeper than arbitrary characters do.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "event [0-9\\[\\]./~-]{0,12} [A-Z]{0,3} ?(->|with|,)? ?[A-Z]{0,3} \"?[a-z ]{0,8}\"?",
        " {1,6}[a-z]{1,6}: ?[a-z;@,\\[\\] ]{0,14}",
        " {1,6}[a-z ,]{0,12}",
        "[ \t]{0,3};[ a-z]{0,8}",
        "\\PC{0,20}",
    ]
}

fn text() -> impl Strategy<Value = String> {
    (
        prop::collection::vec(line(), 0..12),
        prop::sample::select(vec!["\n", "\r\n", "\n\n"]),
        any::<bool>(),
    )
        .prop_map(|(lines, end, bom)| {
            format!("{}{}", if bom { "\u{feff}" } else { "" }, lines.join(end))
        })
}

proptest! {
    #[test]
    fn the_lines_are_the_text_again(text in text()) {
        prop_assert_eq!(parse(&text, FileId(0)).0.print(&text), text);
    }

    #[test]
    fn any_characters_can_be_read(text in "\\PC*") {
        let (tree, _) = parse(&text, FileId(0));
        prop_assert_eq!(tree.print(&text), text);
    }

    /// Whatever the length of the parts, they are the whole.
    #[test]
    fn parts_are_the_whole(text in text(), length in 0..200usize) {
        let (whole, said) = parse(&text, FileId(3));
        let mut directives: Vec<Directive> = Vec::new();
        let (mut found, mut lines) = (Vec::new(), 0);
        for part in parts(&text, length) {
            let (part, more) = parse_part(&text, part, FileId(3));
            directives.extend(part.directives.into_iter().map(|d| Directive { line: d.line + lines, ..d }));
            lines += part.lines;
            found.extend(more.into_vec());
        }
        prop_assert_eq!(format!("{:?}", whole.directives), format!("{directives:?}"));
        prop_assert_eq!(whole.lines.len(), lines as usize);
        let heads = whole.lines.iter().enumerate().filter(|(_, l)| l.kind == LineKind::Directive);
        prop_assert!(heads.map(|(at, _)| at as u32).eq(whole.directives.iter().map(|d| d.line)));
        prop_assert_eq!(said, found);
    }

    #[test]
    fn formatting_twice_changes_nothing_more(text in text()) {
        let once = tidy(&text);
        prop_assert_eq!(tidy(&once), once);
    }

    #[test]
    fn formatting_keeps_what_is_said(text in text()) {
        let formatted = tidy(&text);
        prop_assert_eq!(said(&text), said(&formatted));
    }

    #[test]
    fn pieces_lie_where_they_say(text in text()) {
        for directive in parse(&text, FileId(0)).0.directives {
            let header = Header::read(&text, directive.rest.clone());
            for word in header.words.iter().chain(&header.after).chain(&header.title) {
                prop_assert_eq!(slice(&text, word.range.clone()), word.text);
            }
            for field in &directive.fields {
                for piece in split(&text, field, ',').into_iter().chain(citations(&text, field).map(|c| c.0)) {
                    prop_assert_eq!(slice(&text, piece.range.clone()), piece.text);
                }
            }
        }
    }
}

/// Everything but layout: keywords, header words, fields, comments.
fn said(text: &str) -> Vec<String> {
    let (tree, diagnostics) = parse(text, FileId(0));
    let mut all: Vec<String> = diagnostics.iter().map(|d| d.message.clone()).collect();
    for directive in &tree.directives {
        let header = Header::read(text, directive.rest.clone());
        all.push(slice(text, directive.keyword.clone()).to_owned());
        all.extend(
            header
                .words
                .iter()
                .chain(&header.title)
                .chain(&header.after)
                .map(|w| w.text.to_owned()),
        );
        for field in &directive.fields {
            let words = join(text, field);
            all.push(format!(
                "{}: {}",
                slice(text, field.name.clone()),
                words
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" ")
                    .replace(" ,", ",")
                    .replace(", ", ",")
            ));
        }
    }
    let comments = tree.lines.iter().filter(|l| l.kind == counterpoise_syntax::LineKind::Comment);
    all.extend(comments.map(|l| slice(text, l.content.clone()).to_owned()));
    all
}
