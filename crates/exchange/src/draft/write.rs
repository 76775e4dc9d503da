//! From text to a directive.

use super::{BETWEEN_LINES, Draft};
use crate::field::Field;
use counterpoise_syntax::is_unseen;

/// Longest line of prose before it goes on in the next.
const WIDTH: usize = 116;

/// Fields that stand in lines of their own behind the coding line, in the order in which they are
/// written.
const LINES: [Field; 25] = [
    Field::Toward,
    Field::AimedAt,
    Field::Also,
    Field::Arena,
    Field::BearsOn,
    Field::Domain,
    Field::Instrument,
    Field::Stage,
    Field::By,
    Field::Amount,
    Field::Gains,
    Field::Coded,
    Field::Issue,
    Field::Posture,
    Field::Motive,
    Field::Opportunity,
    Field::Follows,
    Field::Commitment,
    Field::Ends,
    Field::Printed,
    Field::Second,
    Field::Cite,
    Field::Via,
    Field::Set,
    Field::Note,
];

impl Draft {
    /// The directive in canonical layout. `comments` stand directly under its first line.
    pub(crate) fn directive(&self, comments: &[String]) -> String {
        let mut out = self.first_line();
        out.push('\n');
        for comment in comments {
            out.push_str(&format!("  ; {comment}\n"));
        }
        push_field(&mut out, "id", &one_line(self.get(Field::Id)));
        let coding = self.coding();
        if !coding.is_empty() {
            out.push_str(&format!("  {coding}\n"));
        }
        for field in LINES {
            self.push_lines(&mut out, field);
        }
        out
    }

    fn first_line(&self) -> String {
        let mut words = vec!["event".to_owned(), self.get(Field::Date).to_owned()];
        let actors = self.codes(Field::Actors);
        match actors.split_first() {
            Some((first, rest)) if self.is_joint() => {
                words.push(format!("{first} with {}", rest.join(", ")));
            }
            _ => words.extend(Some(actors.join(", ")).filter(|a| !a.is_empty())),
        }
        let targets = self.codes(Field::Targets);
        if !targets.is_empty() {
            words.push(format!("-> {}", targets.join(", ")));
        }
        let title = unbroken(self.get(Field::Title));
        if !title.is_empty() {
            words.push(format!("\"{title}\""));
        }
        words.join(" ")
    }

    fn coding(&self) -> String {
        let plain = |f: Field| Some(self.get(f).to_owned()).filter(|t| !t.is_empty());
        let named = |f: Field| plain(f).map(|t| format!("{} {t}", f.name()));
        let words = [
            plain(Field::Mode),
            plain(Field::Stance),
            plain(Field::Hardness),
            named(Field::Weight),
            named(Field::Certainty),
            plain(Field::Role),
        ];
        words.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    fn push_lines(&self, out: &mut String, field: Field) {
        let value = one_line(self.get(field));
        match field {
            Field::Also | Field::Second => {
                for one in repeated(&value) {
                    push_field(out, field.name(), &one);
                }
            }
            Field::BearsOn => {
                for one in value.split(BETWEEN_LINES) {
                    push_field(out, &field.in_directive(), one.trim());
                }
            }
            Field::Motive => push_field(
                out,
                "motive",
                &joined(&value, ", ", &one_line(self.get(Field::MotiveCite))),
            ),
            Field::Printed => {
                push_prose(
                    out,
                    "printed",
                    &joined(&value, " because ", &one_line(self.get(Field::PrintedReason))),
                );
            }
            Field::By | Field::Opportunity | Field::Note => push_prose(out, field.name(), &value),
            _ => push_field(out, &field.in_directive(), &value),
        }
    }
}

fn joined(first: &str, between: &str, second: &str) -> String {
    if second.is_empty() { first.to_owned() } else { format!("{first}{between}{second}") }
}

fn push_field(out: &mut String, name: &str, value: &str) {
    if !value.is_empty() {
        out.push_str(&format!("  {name}: {value}\n"));
    }
}

fn push_prose(out: &mut String, name: &str, value: &str) {
    let start = out.len();
    push_field(out, name, value);
    if value.contains("  ") || out.len() == start {
        return;
    }
    let line = out.split_off(start);
    out.push_str(&wrapped(line.trim_end_matches('\n')));
}

/// Broken at single blanks. A line never begins with `;`, which would make it a comment.
fn wrapped(line: &str) -> String {
    let mut out = String::new();
    let mut length = 0;
    for word in line.split_inclusive(' ') {
        let size = word.chars().count();
        if length > 4 && length + size > WIDTH + 1 && !word.starts_with(';') && out.ends_with(' ') {
            out.truncate(out.trim_end_matches(' ').len());
            out.push_str("\n    ");
            length = 4;
        }
        out.push_str(word);
        length += size;
    }
    out.push('\n');
    out
}

/// The parts of a repeated field, parted by `; `. A part has a colon; what has none belongs to the
/// next.
fn repeated(value: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut open = String::new();
    for part in value.split("; ") {
        open.push_str(part);
        if part.contains(':') {
            found.push(std::mem::take(&mut open).trim().to_owned());
        } else {
            open.push_str("; ");
        }
    }
    found.extend(Some(open.trim_end_matches("; ").trim().to_owned()).filter(|o| !o.is_empty()));
    found
}

/// Without line breaks and other control characters, and without what no reader sees.
fn unbroken(text: &str) -> String {
    let tame = |c: char| match c {
        c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => Some(' '),
        c => Some(c).filter(|c| !is_unseen(*c)),
    };
    text.chars().filter_map(tame).collect()
}

fn one_line(text: &str) -> String {
    unbroken(text).trim().to_owned()
}
