//! The catalogue of codes: each with a name that never changes and the page that `explain` prints.

use crate::Severity;
use std::fmt;

mod choices;
mod claims;
mod evidence;
mod folder;
mod reading;
mod rivals;
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

/// The page of a code: Markdown with one heading and four sections, kept in `codes/pages/`.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// The code.
    pub code: Code,
    /// What is wrong, in a few words.
    pub title: &'static str,
    /// The whole page.
    pub text: &'static str,
}

/// The headings of the sections that every page has, in their order.
pub const SECTIONS: [&str; 4] =
    ["What it means", "An example", "What to do", "Why the rule exists"];

impl Page {
    /// What the message says, at length.
    #[must_use]
    pub fn meaning(&self) -> &'static str {
        self.section(SECTIONS[0])
    }

    /// Text that brings the message about, in fenced blocks.
    ///
    /// A block `case` stands beside the directives of [`AROUND`]; a block `case alone` is a whole
    /// case; a block `bib` is its `sources.bib`. A block `told` says in words what cannot be shown
    /// in a few lines.
    #[must_use]
    pub fn example(&self) -> &'static str {
        self.section(SECTIONS[1])
    }

    /// The mend.
    #[must_use]
    pub fn mend(&self) -> &'static str {
        self.section(SECTIONS[2])
    }

    /// What would go wrong without the rule.
    #[must_use]
    pub fn reason(&self) -> &'static str {
        self.section(SECTIONS[3])
    }

    /// What stands under a heading; empty if there is no such heading.
    fn section(&self, heading: &str) -> &'static str {
        let mut parts = self.text.split("\n## ").skip(1).filter_map(|part| part.split_once('\n'));
        parts.find(|(head, _)| *head == heading).map_or("", |(_, body)| body.trim())
    }
}

/// The case that stands around the examples of the pages.
pub const AROUND: &str = include_str!("codes/pages/around.case");

macro_rules! catalogue {
    ($($name:ident = $code:literal, $title:literal;)*) => {
        use super::{Code, Page};
        impl Code { $(#[doc = $title] pub const $name: Code = Code($code);)* }
        pub(super) const PAGES: &[Page] =
            &[$(Page { code: Code($code), title: $title, text: include_str!(concat!("pages/", $code, ".md")) }),*];
    };
}
use catalogue;

/// All pages, in the order of their codes' groups.
pub fn pages() -> impl Iterator<Item = &'static Page> {
    let all = [
        reading::PAGES,
        folder::PAGES,
        evidence::PAGES,
        rules::PAGES,
        claims::PAGES,
        choices::PAGES,
        rivals::PAGES,
    ];
    all.into_iter().flatten()
}

/// The page of a code, by its name in any case.
#[must_use]
pub fn find(name: &str) -> Option<&'static Page> {
    pages().find(|p| p.code.0.eq_ignore_ascii_case(name.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The title above, the four sections below, each with something to say, and nothing else.
    #[test]
    fn every_page_has_its_sections() {
        for page in pages() {
            let name = page.code.name();
            let mut parts = page.text.split("\n## ");
            assert_eq!(
                parts.next().map(str::trim_end),
                Some(format!("# {name}: {}", page.title).as_str())
            );
            let heads: Vec<&str> = parts.filter_map(|part| part.lines().next()).collect();
            assert_eq!(heads, SECTIONS, "{name}");
            let bodies = [page.meaning(), page.example(), page.mend(), page.reason()];
            assert!(bodies.iter().all(|body| body.len() > 15), "{name}");
            assert!(
                page.example().starts_with("```") && page.example().ends_with("\n```"),
                "{name}"
            );
        }
    }

    #[test]
    fn every_code_has_one_page() {
        let mut names: Vec<&str> = pages().map(|p| p.code.name()).collect();
        names.sort_unstable();
        assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "{names:?}");
        assert!(names.iter().all(|name| find(&name.to_lowercase()).is_some()));
    }
}
