//! What a verdict comes to, as it is called.

use serde::Serialize;

/// The name or names of a verdict, or why it has none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Called {
    /// No act counts, and nothing else is known.
    NoEvidence,
    /// The school does not speak of such a pair.
    OutOfScope,
    /// The school judges each level by itself, not all of them together.
    ByLevel,
    /// None of the school's names fits, and its author has none for the rest.
    NoName,
    /// Nothing but names that no act on record shows.
    NothingShown,
    /// The likeliest name, which falls short by itself of the probability asked for; `None`: none of
    /// the school's.
    Perhaps(Option<String>),
    /// One name, or several of which any may be right, the likeliest first; `None`: none of the
    /// school's.
    Names(Vec<Option<String>>),
}

impl Called {
    /// One name; without it, that there is none.
    pub(crate) fn central(label: Option<&str>) -> Called {
        label.map_or(Called::NoName, |label| Called::Names(vec![Some(label.to_owned())]))
    }
}
