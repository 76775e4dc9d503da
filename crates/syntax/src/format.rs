//! The one canonical layout.
//!
//! Directives in the first column, one empty line between them; fields indented by two blanks,
//! their further lines by four; single blanks in headers and coding lines; lines end with a line
//! feed. Comments keep their words and their place. Nothing is reordered, no word is changed.

use crate::{FieldKind, Header, Line, LineKind, Tree, slice};

/// The text of a tree in canonical layout. Formatting twice changes nothing more.
#[must_use]
pub fn format(tree: &Tree, text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut directives = tree.directives.iter();
    let mut fields = [].iter();
    let mut blank = false;
    let mut last = None;
    for line in &tree.lines {
        let content = slice(text, line.content.clone());
        if line.kind == LineKind::Blank {
            blank = true;
            continue;
        }
        if wants_blank(line, blank, last, text) {
            out.push('\n');
        }
        match line.kind {
            LineKind::Directive => {
                let directive = directives.next();
                fields = directive.map_or([].iter(), |d| d.fields.iter());
                out.push_str(&directive.map_or_else(String::new, |d| header(text, d)));
            }
            LineKind::Field => {
                out.push_str(&fields.next().map_or_else(String::new, |f| field(text, f)));
            }
            LineKind::Continuation => push(&mut out, "    ", content),
            LineKind::Comment => push(&mut out, comment_indent(line, text), content),
            LineKind::Stray => push(&mut out, "  ", content),
            LineKind::Blank => {}
        }
        out.push('\n');
        blank = false;
        last = Some(line.kind);
    }
    out
}

fn push(out: &mut String, indent: &str, content: &str) {
    out.push_str(indent);
    out.push_str(content);
}

/// A comment in the first column stays there; an indented one belongs to the fields.
fn comment_indent(line: &Line, text: &str) -> &'static str {
    let raw = slice(text, line.range.clone()).trim_start_matches('\u{feff}');
    if raw.starts_with(';') { "" } else { "  " }
}

fn wants_blank(line: &Line, blank: bool, last: Option<LineKind>, text: &str) -> bool {
    let Some(last) = last else { return false };
    let outer_comment = line.kind == LineKind::Comment && comment_indent(line, text).is_empty();
    match line.kind {
        LineKind::Directive => last != LineKind::Comment || blank,
        LineKind::Comment if outer_comment => blank || last != LineKind::Comment,
        _ => false,
    }
}

fn header(text: &str, directive: &crate::Directive) -> String {
    let mut line = slice(text, directive.keyword.clone()).to_owned();
    let header = Header::read(text, directive.rest.clone());
    for (at, word) in header.words.iter().enumerate() {
        // A comma stands at the word before it; the keyword is no such word.
        if word.text != "," || at == 0 {
            line.push(' ');
        }
        line.push_str(word.text);
    }
    if let Some(title) = &header.title {
        line.push_str(" \"");
        line.push_str(title.text);
        line.push_str(if header.closed { "\"" } else { "" });
    }
    for word in &header.after {
        line.push(' ');
        line.push_str(word.text);
    }
    line
}

fn field(text: &str, field: &crate::Field) -> String {
    let first = slice(text, field.value.first().clone());
    match field.kind {
        FieldKind::Named if first.is_empty() => format!("  {}:", slice(text, field.name.clone())),
        FieldKind::Named => format!("  {}: {first}", slice(text, field.name.clone())),
        FieldKind::Coding => format!("  {}", single_blanks(first)),
    }
}

fn single_blanks(words: &str) -> String {
    let parts: Vec<String> = words
        .split(',')
        .map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    parts.join(", ").trim_end().to_owned()
}
