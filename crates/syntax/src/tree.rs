//! Lines, and the directives they make up.

use crate::{Range, slice};
use counterpoise_diagnostic::{Code, Diagnostic, FileId, Span};

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// Nothing but blanks.
    Blank,
    /// First character `;`.
    Comment,
    /// Begins in the first column.
    Directive,
    /// A named field or a coding line.
    Field,
    /// Belongs to the field above.
    Continuation,
    /// Indented, with no directive above.
    Stray,
}

/// One line with its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub kind: LineKind,
    /// The bytes, with the line's end.
    pub range: Range,
    /// The bytes without indentation, trailing blanks and the line's end.
    pub content: Range,
}

/// A field or a coding line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// `name: value`.
    Named,
    /// Words without a name.
    Coding,
}

/// A field with its lines.
#[derive(Clone, Debug)]
pub struct Field {
    /// Named or coding.
    pub kind: FieldKind,
    /// The name; empty for a coding line.
    pub name: Range,
    /// The value, line by line, each trimmed; the first may be empty.
    pub value: Vec<Range>,
}

impl Field {
    /// From the first to the last byte of the value; the name if there is none.
    #[must_use]
    pub fn span(&self) -> Range {
        let first = self.value.iter().find(|r| !r.is_empty());
        let last = self.value.iter().rev().find(|r| !r.is_empty());
        match (first, last) {
            (Some(a), Some(b)) => a.start..b.end,
            _ => self.name.clone(),
        }
    }
}

/// A comment line, by its position among the lines.
pub type Comment = usize;

/// A directive with its fields.
#[derive(Clone, Debug)]
pub struct Directive {
    /// The first word.
    pub keyword: Range,
    /// The rest of the first line.
    pub rest: Range,
    /// The fields.
    pub fields: Vec<Field>,
}

/// A file as a tree. Its lines cover the text without gap or overlap.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// All lines.
    pub lines: Vec<Line>,
    /// The directives.
    pub directives: Vec<Directive>,
}

impl Tree {
    /// The text again.
    #[must_use]
    pub fn print(&self, text: &str) -> String {
        self.lines.iter().map(|l| slice(text, l.range.clone())).collect()
    }
}

/// Reads a text.
#[must_use]
pub fn parse(text: &str, file: FileId) -> (Tree, Vec<Diagnostic>) {
    let mut reader = Reader { text, file, tree: Tree::default(), diagnostics: Vec::new(), indent: None };
    let mut at = 0;
    for piece in text.split_inclusive('\n') {
        reader.line(at, piece);
        at += piece.len() as u32;
    }
    (reader.tree, reader.diagnostics)
}

struct Reader<'a> {
    text: &'a str,
    file: FileId,
    tree: Tree,
    diagnostics: Vec<Diagnostic>,
    /// Indentation of the fields of the directive that is being read.
    indent: Option<usize>,
}

impl Reader<'_> {
    fn line(&mut self, at: u32, piece: &str) {
        let body = piece.trim_end_matches(['\n', '\r']);
        // Files that were joined bring byte-order marks into the middle; they are never part of a word.
        let bom = body.len() - body.trim_start_matches('\u{feff}').len();
        let indent = indentation(&body[bom..]);
        let trimmed = body[bom..].trim();
        let start = at + (bom + body[bom..].len() - body[bom..].trim_start().len()) as u32;
        let content = start..start + trimmed.len() as u32;
        let kind = self.kind(trimmed, indent);
        self.tree.lines.push(Line { kind, range: at..at + piece.len() as u32, content: content.clone() });
        match kind {
            LineKind::Blank | LineKind::Comment => {}
            LineKind::Directive => self.directive(content),
            LineKind::Field => self.field(content, indent),
            LineKind::Continuation => self.continuation(content),
            LineKind::Stray => self.stray(content),
        }
    }

    fn kind(&self, trimmed: &str, indent: usize) -> LineKind {
        let has_field = self.tree.directives.last().is_some_and(|d| !d.fields.is_empty());
        match () {
            () if trimmed.is_empty() => LineKind::Blank,
            () if trimmed.starts_with(';') => LineKind::Comment,
            () if indent == 0 => LineKind::Directive,
            () if self.tree.directives.is_empty() => LineKind::Stray,
            () if has_field && self.indent.is_some_and(|i| indent > i) => LineKind::Continuation,
            () => LineKind::Field,
        }
    }

    fn directive(&mut self, content: Range) {
        let words = slice(self.text, content.clone());
        let split = words.find(char::is_whitespace).unwrap_or(words.len()) as u32;
        let rest = words[split as usize..].trim_start();
        let rest_start = content.end - rest.len() as u32;
        self.tree.directives.push(Directive {
            keyword: content.start..content.start + split,
            rest: rest_start..content.end,
            fields: Vec::new(),
        });
        self.indent = None;
    }

    fn field(&mut self, content: Range, indent: usize) {
        let field = named(self.text, content.clone()).unwrap_or(Field {
            kind: FieldKind::Coding,
            name: content.start..content.start,
            value: vec![content],
        });
        self.indent.get_or_insert(indent);
        if let Some(directive) = self.tree.directives.last_mut() {
            directive.fields.push(field);
        }
    }

    fn continuation(&mut self, content: Range) {
        let field = self.tree.directives.last_mut().and_then(|d| d.fields.last_mut());
        if let Some(field) = field {
            field.value.push(content);
        }
    }

    fn stray(&mut self, content: Range) {
        let span = Span { file: self.file, start: content.start, end: content.end };
        self.diagnostics.push(
            Diagnostic::new(Code::STRAY_LINE, span, "this indented line belongs to no directive")
                .mend("put the directive's first line above it, or begin the line with `;`"),
        );
    }
}

fn indentation(body: &str) -> usize {
    body.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { 4 } else { 1 }).sum()
}

/// `name: value`, where the name is one lower-case word.
fn named(text: &str, content: Range) -> Option<Field> {
    let line = slice(text, content.clone());
    let colon = line.find(':')?;
    let name = &line[..colon];
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    if !is_name {
        return None;
    }
    let value = line[colon + 1..].trim_start();
    let start = content.end - value.len() as u32;
    let name = content.start..content.start + colon as u32;
    Some(Field { kind: FieldKind::Named, name, value: std::iter::once(start..content.end).collect() })
}
