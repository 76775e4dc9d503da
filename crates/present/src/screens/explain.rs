//! What `explain` says: the page of a code, and what a directive takes.

use crate::screen::{Screen, bold};
use counterpoise_case::schema::Directive;
use counterpoise_diagnostic::Page;

/// Running text is folded to so many characters.
const ROOM: usize = 96;

/// The page of a code: paragraphs folded anew, examples as they are. `width` is that of the
/// terminal, in characters.
#[must_use]
pub fn page(page: &Page, width: usize) -> Screen {
    let mut out = Screen::new(width);
    for (at, part) in page.text.split("```").enumerate() {
        if at % 2 == 1 {
            example(&mut out, part);
        } else {
            prose(&mut out, part.trim_matches('\n'));
        }
    }
    out
}

/// The first line says what the example is written in.
fn example(out: &mut Screen, text: &str) {
    for line in text.lines().skip(1) {
        out.line(format!("    {line}").trim_end());
    }
}

fn prose(out: &mut Screen, text: &str) {
    for paragraph in text.split("\n\n").filter(|p| !p.is_empty()) {
        match paragraph.trim_start_matches('#') {
            same if same == paragraph => out.folded(paragraph.replace('\n', " "), ROOM),
            head if paragraph.starts_with("##") => {
                out.line(format!("\n{}", bold(head.trim())));
            }
            head => out.heading(head.trim()),
        }
    }
}

/// What a directive is, and an example with all its fields; `width` characters wide.
#[must_use]
pub fn directive(directive: &Directive, width: usize) -> Screen {
    let mut out = Screen::new(width);
    out.heading(format!("{}: {}", directive.name, directive.help));
    out.line(format!("\n    {}", directive.first_line));
    for field in directive.fields {
        out.line(format!("      {}: {}", field.name, field.example));
        let often = if field.repeated { "; repeatable" } else { "" };
        out.hint(format!("        {} ({}{often})", field.help, field.takes.words()));
    }
    out.line("\nThe fields together are no example of a case: docs/language.md has some.");
    out
}
