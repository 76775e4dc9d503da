//! What every line of an unfolding is made of.

use crate::text::citations_text;
use counterpoise_case::model::{Case, Citation};

/// A line of an unfolding in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is about, in a word: `verdict`, `event`, ...; `note` where it is prose.
    pub kind: &'static str,
    /// The whole line.
    pub text: String,
    /// Of what something is said.
    pub label: String,
    /// What is said of it; may be empty.
    pub value: String,
}

impl Line {
    /// Something in words.
    pub(super) fn note(text: impl Into<String>) -> Line {
        let text = text.into();
        Line { kind: "note", label: text.clone(), value: String::new(), text }
    }

    /// The line `label: value`; without a value the label alone.
    pub(super) fn said(
        kind: &'static str,
        label: impl Into<String>,
        value: impl Into<String>,
    ) -> Line {
        let (label, value) = (label.into(), value.into());
        let text = if value.is_empty() { label.clone() } else { format!("{label}: {value}") };
        Line { kind, text, label, value }
    }

    /// The same, in a line of its own words.
    pub(super) fn in_words(self, text: impl Into<String>) -> Line {
        Line { text: text.into(), ..self }
    }
}

/// ` (Adams 2001: p. 9)`; nothing where nothing is cited.
pub(super) fn pages(case: &Case, cites: &[Citation]) -> String {
    let cites = citations_text(case, cites);
    if cites.is_empty() { cites } else { format!(" ({cites})") }
}
