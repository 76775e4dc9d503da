//! From a directive back to text. Nothing is looked up: an actor that nobody knows is a word like
//! any other.

use super::{BETWEEN_LINES, Draft};
use crate::field::{FIELDS, Field};
use counterpoise_case::model::{Hardness, Mode, Role, Stance};
use counterpoise_case::vocabulary::Word;
use counterpoise_syntax::{Directive, FieldKind, Header, join, slice, split};

impl Draft {
    /// The fields of an `event` directive.
    pub(crate) fn of_directive(text: &str, directive: &Directive) -> Draft {
        let mut draft = Draft::default();
        let header = Header::read(text, directive.rest.clone());
        let words: Vec<&str> = header.words.iter().map(|w| w.text).collect();
        draft.parties(&words);
        draft.set(Field::Title, header.title.map_or("", |t| t.text));
        for field in &directive.fields {
            match field.kind {
                FieldKind::Coding => {
                    split(text, field, ',').iter().for_each(|word| draft.code(word.text));
                }
                FieldKind::Named => {
                    draft.named(slice(text, field.name.clone()), &join(text, field));
                }
            }
        }
        draft
    }

    fn parties(&mut self, words: &[&str]) {
        let Some((date, rest)) = words.split_first() else { return };
        self.set(Field::Date, *date);
        let at = rest.iter().position(|w| matches!(*w, "->" | "with"));
        let (left, right) = at.map_or((rest, [].as_slice()), |at| (&rest[..at], &rest[at + 1..]));
        match at.map(|at| rest[at]) {
            Some("with") => self.set(Field::Actors, codes(&[left, right].concat())),
            _ => {
                self.set(Field::Actors, codes(left));
                self.set(Field::Targets, codes(right));
            }
        }
        self.set(Field::Relation, at.map_or("", |at| rest[at]));
    }

    fn code(&mut self, word: &str) {
        let mut parts = word.split_whitespace();
        match (parts.next(), parts.next()) {
            (Some("weight"), Some(number)) => self.set(Field::Weight, number),
            (Some("certainty"), Some(number)) => self.set(Field::Certainty, number),
            _ => {
                if let Some(field) = field_of_word(word) {
                    self.set(field, word);
                }
            }
        }
    }

    fn named(&mut self, name: &str, value: &str) {
        match name {
            "motive" => self.pair(Field::Motive, Field::MotiveCite, value, ","),
            "printed" => self.pair(Field::Printed, Field::PrintedReason, value, " because "),
            "also" | "second" => {
                let field = if name == "also" { Field::Also } else { Field::Second };
                let before = self.get(field);
                let all =
                    if before.is_empty() { value.to_owned() } else { format!("{before}; {value}") };
                self.set(field, all);
            }
            "bears-on" => {
                let before = self.get(Field::BearsOn);
                let all = if before.is_empty() {
                    value.to_owned()
                } else {
                    format!("{before}{BETWEEN_LINES}{value}")
                };
                self.set(Field::BearsOn, all);
            }
            _ => {
                if let Some((field, _)) = FIELDS.iter().find(|(own, _)| own.in_directive() == name)
                {
                    self.set(*field, value);
                }
            }
        }
    }

    fn pair(&mut self, first: Field, second: Field, value: &str, between: &str) {
        let (a, b) = value.split_once(between).unwrap_or((value, ""));
        self.set(first, a.trim());
        self.set(second, b.trim());
    }
}

fn codes(words: &[&str]) -> String {
    words.iter().copied().filter(|w| *w != ",").collect::<Vec<_>>().join(", ")
}

/// The field that a word of the coding line belongs to.
fn field_of_word(word: &str) -> Option<Field> {
    let mode = Mode::from_word(word).map(|_| Field::Mode);
    let stance = Stance::from_word(word).map(|_| Field::Stance);
    let hardness = Hardness::from_word(word).map(|_| Field::Hardness);
    let role = Role::from_word(word).map(|_| Field::Role);
    mode.or(stance).or(hardness).or(role)
}
