//! What a bibliography says, whatever the form of its file.

use super::year::Year;
use crate::model::WorkForm;
use std::ops::Range;

/// One work.
#[derive(Clone, Debug, Default)]
pub(crate) struct Work {
    /// Citation key.
    pub(crate) key: String,
    /// The bytes of its entry.
    pub(crate) at: Range<usize>,
    pub(crate) form: WorkForm,
    /// Authors, or else editors.
    pub(crate) names: Names,
    pub(crate) year: Year,
    pub(crate) title: String,
    pub(crate) short_title: String,
    /// Journal, or the book that it stands in.
    pub(crate) container: String,
    pub(crate) volume: String,
    pub(crate) number: String,
    pub(crate) pages: String,
    /// Publisher, institution, school.
    pub(crate) publishers: Vec<String>,
    pub(crate) url: String,
    pub(crate) note: String,
}

/// People and bodies in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Names {
    pub(crate) people: Vec<Person>,
    /// Whether there are others, who are not named.
    pub(crate) more: bool,
}

/// A person; of a body the family name alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Person {
    /// With its particle: `de La Fontaine`.
    pub(crate) family: String,
    pub(crate) given: String,
    /// `Jr.`, `III`.
    pub(crate) suffix: String,
}

impl Person {
    /// A body, or a person whose name cannot be parted.
    pub(crate) fn whole(name: impl Into<String>) -> Person {
        Person { family: name.into(), ..Person::default() }
    }
}

/// What is wrong, and how much it costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cost {
    /// The entry, or the whole file, is not read.
    Lost,
    /// Two entries have one key; the second is not read.
    Double,
    /// It is read, and may be wrong.
    Doubtful,
}

/// Something that is wrong with a bibliography.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) at: Range<usize>,
    pub(crate) cost: Cost,
    pub(crate) message: String,
    pub(crate) help: String,
}

/// What came of reading a bibliography.
#[derive(Clone, Debug, Default)]
pub(crate) struct Read {
    pub(crate) works: Vec<Work>,
    pub(crate) faults: Vec<Fault>,
    pub(crate) lost: Lost,
}

/// Entries that could not be read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lost {
    /// Their keys, so far as they have one.
    pub(crate) keys: Vec<String>,
    /// Whether the key of some is not known, so that any key may be that of one.
    pub(crate) any: bool,
}

impl Read {
    /// Says what costs an entry, and keeps its key; without a key any may be its.
    pub(crate) fn lose(
        &mut self,
        at: Range<usize>,
        key: Option<&str>,
        message: String,
        help: impl Into<String>,
    ) {
        match key {
            Some(key) => self.lost.keys.push(key.to_owned()),
            None => self.lost.any = true,
        }
        self.faults.push(Fault { at, cost: Cost::Lost, message, help: help.into() });
    }

    /// Says what costs no entry, but must not stay.
    pub(crate) fn doubt_severely(
        &mut self,
        at: Range<usize>,
        message: String,
        help: impl Into<String>,
    ) {
        self.faults.push(Fault { at, cost: Cost::Lost, message, help: help.into() });
    }

    /// Says what is doubtful.
    pub(crate) fn doubt(&mut self, at: Range<usize>, message: String, help: impl Into<String>) {
        self.faults.push(Fault { at, cost: Cost::Doubtful, message, help: help.into() });
    }

    /// Takes a work in, unless there is one of its key.
    pub(crate) fn keep(&mut self, work: Work, seen: &mut std::collections::HashSet<String>) {
        if seen.insert(work.key.clone()) {
            self.works.push(work);
            return;
        }
        let message = format!("the bibliography has two entries `{}`", work.key);
        let help = "delete one of them".to_owned();
        self.faults.push(Fault { at: work.at, cost: Cost::Double, message, help });
    }
}

/// Pages as they are printed: whatever was typed between two of them is an en dash.
pub(crate) fn dashed(pages: &str) -> String {
    pages.replace("---", "-").replace("--", "-").replace('-', "\u{2013}")
}

/// Why a text cannot be a key; a citation ends where the key does.
pub(crate) fn fault_of_key(key: &str) -> Option<(&'static str, &'static str)> {
    if key.contains(char::is_whitespace) {
        return Some(("a key has no blanks", "write it without, as in `ash2014`"));
    }
    let odd = |c: char| matches!(c, '{' | '}' | ',' | ';' | '"' | '=');
    key.contains(odd).then_some((
        "a key has no braces, commas, semicolons, quotation marks or equals signs",
        "write letters and digits, as in `ash2014`",
    ))
}
