//! The markup of Typst, from which the PDF is set.

use crate::address::{Address, address};
use crate::count::{places, share};
use crate::model::{Block, Document, Inline, figure_anchor, table_anchor};
use std::collections::BTreeMap;

/// The document as Typst markup. A picture stands in the file `NAME.svg` beside it.
///
/// Every text stands in quotation marks, so that nothing in it can be taken for a command.
#[must_use]
pub fn typst(document: &Document) -> String {
    let mut writer = Writer { places: places(document), tables: 0, out: String::new() };
    writer.head(document);
    for block in &document.blocks {
        writer.out.push('\n');
        writer.block(block);
    }
    writer.out
}

/// How the pages look.
const STYLE: &str = include_str!("style.typ");

struct Writer {
    /// The places that were not yet written: a label may stand but once.
    places: BTreeMap<String, usize>,
    tables: usize,
    out: String,
}

impl Writer {
    fn head(&mut self, document: &Document) {
        let (title, author) = (quoted(&document.title), quoted(&document.author));
        let authors = if document.author.is_empty() { "()".to_owned() } else { author.clone() };
        let language = quoted(document.language);
        self.out.push_str(&format!("#set document(title: {title}, author: {authors})\n"));
        self.out.push_str(&format!("#set text(lang: {language})\n{STYLE}\n#title()\n"));
        if !document.subtitle.is_empty() {
            let subtitle = quoted(&document.subtitle);
            self.out.push_str(&format!("\n#text(size: 1.15em, fill: luma(70))[#{subtitle}]\n"));
        }
        if !document.author.is_empty() {
            self.out.push_str(&format!("\n#{author}\n"));
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, text, id } => {
                let level = (*level).clamp(1, 3);
                self.out.push_str(&format!("#heading(level: {level})[#{}]", quoted(text)));
                self.label(id);
            }
            Block::Paragraph(line) => self.inline(line),
            Block::List { ordered, items } => {
                self.out.push_str(if *ordered { "#enum(" } else { "#list(" });
                self.arguments(items.iter().map(Vec::as_slice));
                self.out.push(')');
            }
            Block::Works(works) => {
                for work in works {
                    self.out.push_str("#par(justify: false, hanging-indent: 1.5em)[");
                    self.inline(work);
                    self.out.push_str("]\n");
                }
            }
            Block::Table { caption, heads, rows } => self.table(caption, heads, rows),
            Block::Figure { name, width, caption, description, .. } => {
                self.out.push_str(&format!(
                    "#figure(image({}, width: {:.0}%, alt: {}), caption: [",
                    quoted(&format!("{name}.svg")),
                    100.0 * share(*width),
                    quoted(description)
                ));
                self.inline(caption);
                self.out.push_str("])");
                self.label(&figure_anchor(name));
            }
        }
        self.out.push('\n');
    }

    fn table(&mut self, caption: &[Inline], heads: &[String], rows: &[Vec<Vec<Inline>>]) {
        self.tables += 1;
        self.out.push_str(&format!(
            "#figure(kind: table, table(columns: {}, table.hline(), table.header(",
            heads.len().max(1)
        ));
        for head in heads {
            self.out.push_str(&format!("[#strong[#{}]], ", quoted(head)));
        }
        self.out.push_str("), table.hline(stroke: 0.5pt), ");
        for row in rows {
            let cells = (0..heads.len()).map(|at| row.get(at).map_or(&[][..], Vec::as_slice));
            self.arguments(cells);
        }
        self.out.push_str("table.hline()), caption: [");
        self.inline(caption);
        self.out.push_str("])");
        self.label(&table_anchor(self.tables));
    }

    /// Lines as arguments of a function.
    fn arguments<'a>(&mut self, lines: impl Iterator<Item = &'a [Inline]>) {
        for line in lines {
            self.out.push('[');
            self.inline(line);
            self.out.push_str("], ");
        }
    }

    /// Marks what was just written as a place, unless another has its name.
    fn label(&mut self, place: &str) {
        if let Some(n) = self.places.get_mut(place).filter(|n| **n > 0) {
            *n = 0;
            self.out.push_str(&format!(" #label({})", quoted(place)));
        }
    }

    fn inline(&mut self, line: &[Inline]) {
        for part in line {
            match part {
                Inline::Text(text) => self.out.push_str(&format!("#{}", quoted(text))),
                Inline::Strong(text) => {
                    self.out.push_str(&format!("#strong[#{}]", quoted(text)));
                }
                Inline::Emphasis(text) => {
                    self.out.push_str(&format!("#emph[#{}]", quoted(text)));
                }
                Inline::Link { text, target } => self.link(text, target),
                Inline::Note(note) => {
                    self.out.push_str("#footnote[");
                    self.note(note);
                    self.out.push(']');
                }
            }
        }
    }

    /// The words of a note; one within it stands in brackets.
    fn note(&mut self, note: &[Inline]) {
        for part in note {
            if let Inline::Note(inner) = part {
                self.out.push_str("#\" (\"");
                self.note(inner);
                self.out.push_str("#\")\"");
            } else {
                self.inline(std::slice::from_ref(part));
            }
        }
    }

    fn link(&mut self, text: &str, target: &str) {
        let text = quoted(text);
        match address(target) {
            Address::Within(id) if self.places.contains_key(id) => {
                self.out.push_str(&format!("#link(label({}))[#{text}]", quoted(id)));
            }
            Address::Outside(target) => {
                self.out.push_str(&format!("#link({})[#{text}]", quoted(target)));
            }
            Address::Within(_) | Address::Refused => self.out.push_str(&format!("#{text}")),
        }
    }
}

/// A text as a string of Typst.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
