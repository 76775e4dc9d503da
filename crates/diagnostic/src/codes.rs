//! The catalogue of codes: each with a name that never changes and the page that `explain` prints.

use crate::Severity;
use std::fmt;

mod claims;
mod evidence;
mod folder;
mod reading;
mod rules;

/// A stable code such as `E0301`. `E` codes are errors, `W` codes warnings.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(&'static str);

impl Code {
    /// The name: `E0301`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.0
    }

    /// Error or warning, by its first letter.
    #[must_use]
    pub fn severity(self) -> Severity {
        if self.0.starts_with('W') { Severity::Warning } else { Severity::Error }
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// The page of a code.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// The code.
    pub code: Code,
    /// What is wrong, in a few words.
    pub title: &'static str,
    /// What it means, why it matters and how to mend it.
    pub text: &'static str,
}

macro_rules! catalogue {
    ($($name:ident = $code:literal, $title:literal, $text:literal;)*) => {
        use super::{Code, Page};
        impl Code { $(#[doc = $title] pub const $name: Code = Code($code);)* }
        pub(super) const PAGES: &[Page] = &[$(Page { code: Code($code), title: $title, text: $text }),*];
    };
}
use catalogue;

/// All pages, in the order of their codes' groups.
pub fn pages() -> impl Iterator<Item = &'static Page> {
    [reading::PAGES, folder::PAGES, evidence::PAGES, rules::PAGES, claims::PAGES].into_iter().flatten()
}

/// The page of a code, by its name in any case.
#[must_use]
pub fn find(name: &str) -> Option<&'static Page> {
    pages().find(|p| p.code.0.eq_ignore_ascii_case(name.trim()))
}
