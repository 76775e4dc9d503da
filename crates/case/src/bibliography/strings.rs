//! What `@string` says, and how much it and `crossref` may add.

use super::work::Read;
use biblatex::{Field, RawChunk, Spanned};
use std::collections::HashMap;
use std::ops::Range;

/// Longest text of one `@string`, in bytes.
pub(crate) const LONGEST_STRING: usize = 64 << 10;

/// What `@string`s and `crossref`s of one bibliography may add to it, in bytes.
pub(crate) const MOST_ADDED: usize = 16 << 20;

const MONTHS: [(&str, &str); 12] = [
    ("jan", "January"),
    ("feb", "February"),
    ("mar", "March"),
    ("apr", "April"),
    ("may", "May"),
    ("jun", "June"),
    ("jul", "July"),
    ("aug", "August"),
    ("sep", "September"),
    ("oct", "October"),
    ("nov", "November"),
    ("dec", "December"),
];

/// The strings that are defined, by their names in small letters.
pub(crate) struct Strings {
    known: HashMap<String, String>,
    /// Bytes that may still be added.
    left: usize,
    /// Whether it has been said that there are none.
    said: bool,
}

impl Strings {
    pub(crate) fn new() -> Strings {
        Strings { known: HashMap::new(), left: MOST_ADDED, said: false }
    }

    pub(crate) fn define(
        &mut self,
        name: &str,
        value: &Field<'_>,
        at: Range<usize>,
        read: &mut Read,
    ) {
        let name = name.to_lowercase();
        let text = self.text(value, &at, read);
        if text.len() <= LONGEST_STRING {
            self.known.insert(name, text);
            return;
        }
        let message = format!("the string `{name}` is longer than 64 KiB");
        read.doubt_severely(at, message, "write what it stands for where it is used");
        // Empty, so that what is made of it is not said to be too long as well.
        self.known.insert(name, String::new());
    }

    /// A value with its strings filled in. What stands for nothing stays as it is, and is said.
    pub(crate) fn text(&mut self, value: &Field<'_>, at: &Range<usize>, read: &mut Read) -> String {
        let mut text = String::new();
        for Spanned { v: chunk, .. } in value {
            match chunk {
                RawChunk::Normal(words) => text.push_str(words),
                RawChunk::Abbreviation(name) => text.push_str(&self.of(name, at, read)),
            }
        }
        text
    }

    fn of(&mut self, name: &str, at: &Range<usize>, read: &mut Read) -> String {
        let small = name.to_lowercase();
        if let Some(text) = self.known.get(&small).cloned() {
            return if self.may_add(text.len(), at, read) { text } else { name.to_owned() };
        }
        if let Some((_, month)) = MONTHS.iter().find(|(short, _)| *short == small) {
            return (*month).to_owned();
        }
        let message = format!("no `@string` is called `{name}`; the word stands as it is");
        read.doubt(at.clone(), message, "define it above, or put braces around the words");
        name.to_owned()
    }

    /// Whether so many bytes may be added; the first time that they may not is said.
    pub(crate) fn may_add(&mut self, bytes: usize, at: &Range<usize>, read: &mut Read) -> bool {
        if bytes <= self.left {
            self.left -= bytes;
            return true;
        }
        if !self.said {
            self.said = true;
            let message = "`@string` and `crossref` add more than 16 MiB to this bibliography; from here on they add nothing";
            read.doubt_severely(
                at.clone(),
                message.to_owned(),
                "write what they stand for where it is used",
            );
        }
        false
    }
}
