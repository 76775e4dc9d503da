//! Footnotes, and the addresses that a part leads to.

use super::run::{Look, run};
use crate::address::{Address, address};
use crate::model::Inline;
use counterpoise_draw::svg::escape;

/// Addresses outside, which a part of the file names by number.
#[derive(Debug, Default)]
pub(crate) struct Links {
    targets: Vec<String>,
}

impl Links {
    /// The name of an address within the part.
    fn name(&mut self, target: &str) -> String {
        let known = self.targets.iter().position(|known| known == target);
        let at = known.unwrap_or_else(|| {
            self.targets.push(target.to_owned());
            self.targets.len() - 1
        });
        format!("link{at}")
    }

    /// What the part's list of relations says of them.
    pub(crate) fn relations(&self) -> String {
        let mut out = String::new();
        for (at, target) in self.targets.iter().enumerate() {
            out.push_str(&format!(
                "<Relationship Id=\"link{at}\" Type=\"{HYPERLINK}\" Target=\"{}\" \
                 TargetMode=\"External\"/>",
                escape(&target.replace(' ', "%20"))
            ));
        }
        out
    }
}

const HYPERLINK: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink";

/// Adds a link, or its words alone where it leads nowhere. `place` knows the bookmarks.
pub(crate) fn link(
    out: &mut String,
    links: &mut Links,
    place: impl Fn(&str) -> Option<usize>,
    text: &str,
    target: &str,
) {
    let open = match address(target) {
        Address::Within(id) => place(id).map(|n| format!("w:anchor=\"place_{n}\"")),
        Address::Outside(target) => Some(format!("r:id=\"{}\"", links.name(target))),
        Address::Refused => None,
    };
    let Some(open) = open else { return run(out, Look::Plain, text) };
    out.push_str(&format!("<w:hyperlink {open} w:history=\"1\">"));
    run(out, Look::Link, text);
    out.push_str("</w:hyperlink>");
}

/// The footnotes of a document, as they come.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    text: String,
    n: usize,
    pub(crate) links: Links,
}

impl Notes {
    /// Keeps a note, and says its number.
    pub(crate) fn add(&mut self, note: &[Inline], place: impl Fn(&str) -> Option<usize>) -> usize {
        self.n += 1;
        self.text.push_str(&format!(
            "<w:footnote w:id=\"{}\"><w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/></w:pPr>\
             <w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r>",
            self.n
        ));
        run(&mut self.text, Look::Plain, " ");
        self.words(note, &place);
        self.text.push_str("</w:p></w:footnote>");
        self.n
    }

    /// The words of a note; one within it stands in brackets.
    fn words(&mut self, note: &[Inline], place: &impl Fn(&str) -> Option<usize>) {
        for part in note {
            match part {
                Inline::Text(text) => run(&mut self.text, Look::Plain, text),
                Inline::Strong(text) => run(&mut self.text, Look::Strong, text),
                Inline::Emphasis(text) => run(&mut self.text, Look::Emphasis, text),
                Inline::Link { text, target } => {
                    link(&mut self.text, &mut self.links, place, text, target);
                }
                Inline::Note(inner) => {
                    run(&mut self.text, Look::Plain, " (");
                    self.words(inner, place);
                    run(&mut self.text, Look::Plain, ")");
                }
            }
        }
    }

    /// The part with all notes, and with the two lines that part them from the text.
    pub(crate) fn part(&self) -> String {
        format!("{}{}</w:footnotes>", super::parts::NOTES_OPEN, self.text)
    }
}
