//! Lines, and the directives they make up.

use crate::{Lines, Range, slice};
use counterpoise_diagnostic::{Code, Diagnostic, FileId, Gathered, Span};

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
    pub value: Lines,
}

impl Field {
    /// From the first to the last byte of the value; the name if there is none.
    #[must_use]
    pub fn span(&self) -> Range {
        match (self.value.written().next(), self.value.written().next_back()) {
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
    /// Position of the first line among the lines of what was read.
    pub line: u32,
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

/// The directives of a part of a text.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// The directives. Bytes count from the beginning of the text, lines from that of the part.
    pub directives: Vec<Directive>,
    /// Number of lines.
    pub lines: u32,
}

/// Reads a text.
#[must_use]
pub fn parse(text: &str, file: FileId) -> (Tree, Vec<Diagnostic>) {
    let mut reader = Reader::new(text, file);
    let lines = reader.read(0..text.len() as u32).collect();
    reader.close();
    (Tree { lines, directives: reader.directives }, reader.diagnostics.into_vec())
}

/// Reads one of the [`parts`](crate::parts) of a text, for whoever needs its directives alone.
#[must_use]
pub fn parse_part(text: &str, part: Range, file: FileId) -> (Part, Gathered) {
    let mut reader = Reader::new(text, file);
    let lines = reader.read(part).count() as u32;
    reader.close();
    (Part { directives: reader.directives, lines }, reader.diagnostics)
}

struct Reader<'a> {
    text: &'a str,
    file: FileId,
    /// Lines read so far.
    lines: u32,
    directives: Vec<Directive>,
    /// Fields of the directive that is being read: it gets them when it ends, in no more memory
    /// than they take.
    fields: Vec<Field>,
    diagnostics: Gathered,
    /// Indentation of the fields of the directive that is being read.
    indent: Option<usize>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, file: FileId) -> Reader<'a> {
        let (directives, fields, diagnostics) = (Vec::new(), Vec::new(), Gathered::default());
        Reader { text, file, lines: 0, directives, fields, diagnostics, indent: None }
    }

    fn read(&mut self, part: Range) -> impl Iterator<Item = Line> {
        let mut at = part.start;
        slice(self.text, part).split_inclusive('\n').map(move |piece| {
            let line = self.line(at, piece);
            at += piece.len() as u32;
            self.lines += 1;
            line
        })
    }

    fn line(&mut self, at: u32, piece: &str) -> Line {
        let Shape { indent, start, end } = shape(piece.trim_end_matches(['\n', '\r']));
        let kind = self.kind(&piece[start..end], indent);
        let content = at + start as u32..at + end as u32;
        match kind {
            LineKind::Blank | LineKind::Comment => {}
            LineKind::Directive => self.directive(content.clone()),
            LineKind::Field => self.field(content.clone(), indent),
            LineKind::Continuation => self.continuation(content.clone()),
            LineKind::Stray => self.stray(&content),
        }
        Line { kind, range: at..at + piece.len() as u32, content }
    }

    fn kind(&self, trimmed: &str, indent: usize) -> LineKind {
        match () {
            () if trimmed.is_empty() => LineKind::Blank,
            () if trimmed.starts_with(';') => LineKind::Comment,
            () if indent == 0 => LineKind::Directive,
            () if self.directives.is_empty() => LineKind::Stray,
            () if !self.fields.is_empty() && self.indent.is_some_and(|i| indent > i) => {
                LineKind::Continuation
            }
            () => LineKind::Field,
        }
    }

    fn directive(&mut self, content: Range) {
        self.close();
        let words = slice(self.text, content.clone());
        let split = words.find(char::is_whitespace).unwrap_or(words.len()) as u32;
        let rest = words[split as usize..].trim_start();
        let rest_start = content.end - rest.len() as u32;
        self.directives.push(Directive {
            keyword: content.start..content.start + split,
            rest: rest_start..content.end,
            line: self.lines,
            fields: Vec::new(),
        });
        self.indent = None;
    }

    /// Gives the directive that ends here its fields.
    fn close(&mut self) {
        if let Some(directive) = self.directives.last_mut() {
            directive.fields = Vec::with_capacity(self.fields.len());
            directive.fields.append(&mut self.fields);
        }
    }

    fn field(&mut self, content: Range, indent: usize) {
        let field = named(self.text, content.clone()).unwrap_or(Field {
            kind: FieldKind::Coding,
            name: content.start..content.start,
            value: Lines::one(content),
        });
        self.indent.get_or_insert(indent);
        self.fields.push(field);
    }

    fn continuation(&mut self, content: Range) {
        if let Some(field) = self.fields.last_mut() {
            field.value.push(content);
        }
    }

    fn stray(&mut self, content: &Range) {
        let span = Span { file: self.file, start: content.start, end: content.end };
        self.diagnostics.push(
            Diagnostic::new(Code::STRAY_LINE, span, "this indented line belongs to no directive")
                .help("put the directive's first line above it, or begin the line with `;`"),
        );
    }
}

/// Where the content of a line lies, and how far it is indented.
struct Shape {
    indent: usize,
    start: usize,
    end: usize,
}

fn shape(body: &str) -> Shape {
    let bytes = body.as_bytes();
    let blanks = bytes.iter().take_while(|b| **b == b' ').count();
    let plain = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    if plain(bytes.get(blanks)) && plain(bytes.last()) {
        return Shape { indent: blanks, start: blanks, end: bytes.len() };
    }
    unusual_shape(body)
}

fn unusual_shape(body: &str) -> Shape {
    // Files that were joined bring byte-order marks into the middle; they are never part of a word.
    let marked = body.trim_start_matches('\u{feff}');
    let start = body.len() - marked.trim_start().len();
    Shape { indent: indentation(marked), start, end: start + marked.trim().len() }
}

fn indentation(body: &str) -> usize {
    body.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { 4 } else { 1 }).sum()
}

/// `name: value`, where the name is one lower-case word.
fn named(text: &str, content: Range) -> Option<Field> {
    let line = slice(text, content.clone());
    let colon = line.find(':')?;
    let name = &line[..colon];
    let is_name = !name.is_empty()
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    if !is_name {
        return None;
    }
    let value = line[colon + 1..].trim_start();
    let start = content.end - value.len() as u32;
    let name = content.start..content.start + colon as u32;
    Some(Field { kind: FieldKind::Named, name, value: Lines::one(start..content.end) })
}
