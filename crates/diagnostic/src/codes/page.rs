//! The page of a code: what `explain` prints.

use crate::Code;

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
    /// A block `case` stands beside the directives of [`AROUND`](crate::AROUND); a block `case alone` is a whole
    /// case; a block `bib` is its `sources.bib`. A block `told` says in words what cannot be shown
    /// in a few lines.
    #[must_use]
    pub fn example(&self) -> &'static str {
        self.section(SECTIONS[1])
    }

    /// The help.
    #[must_use]
    pub fn help(&self) -> &'static str {
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
