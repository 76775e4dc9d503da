//! A directive with its text: how the lowering reads fields.

use crate::model::Place;
use counterpoise_diagnostic::{FileId, Span};
use counterpoise_syntax::{Directive, Field, FieldKind, Header, Piece, Range, join, pieces, slice};

/// A directive and the file it stands in.
#[derive(Clone, Copy)]
pub(crate) struct Head<'a> {
    pub(crate) file: FileId,
    pub(crate) text: &'a str,
    pub(crate) directive: &'a Directive,
    /// Line of the first word, from 1.
    pub(crate) line: u32,
    /// Whether it belongs to the program's own library of schools.
    pub(crate) builtin: bool,
}

/// A directive with its first line read.
#[derive(Clone)]
pub(crate) struct Item<'a> {
    pub(crate) head: Head<'a>,
    pub(crate) header: Header<'a>,
}

impl<'a> std::ops::Deref for Item<'a> {
    type Target = Head<'a>;

    fn deref(&self) -> &Head<'a> {
        &self.head
    }
}

impl<'a> Head<'a> {
    /// With its first line read.
    pub(crate) fn item(self) -> Item<'a> {
        Item { header: Header::read(self.text, self.directive.rest.clone()), head: self }
    }

    pub(crate) fn keyword(&self) -> &'a str {
        slice(self.text, self.directive.keyword.clone())
    }

    pub(crate) fn span(&self, range: Range) -> Span {
        Span { file: self.file, start: range.start, end: range.end }
    }

    /// The first line.
    pub(crate) fn head_span(&self) -> Span {
        self.span(
            self.directive.keyword.start..self.directive.rest.end.max(self.directive.keyword.end),
        )
    }

    pub(crate) fn place(&self) -> Place {
        let span = self.head_span();
        Place { file: self.file.0, start: span.start, end: span.end, line: self.line }
    }

    pub(crate) fn field(&self, name: &str) -> Option<&'a Field> {
        self.all(name).next()
    }

    pub(crate) fn all(&self, name: &str) -> impl Iterator<Item = &'a Field> {
        let text = self.text;
        // Nearly every name differs in its length already, which takes no look at the text.
        let named =
            move |f: &&Field| f.name.len() == name.len() && slice(text, f.name.clone()) == name;
        self.directive.fields.iter().filter(move |f| f.kind == FieldKind::Named && named(f))
    }

    pub(crate) fn prose(&self, name: &str) -> String {
        self.field(name).map_or_else(String::new, |f| join(self.text, f))
    }

    pub(crate) fn list(&self, name: &str) -> Vec<Piece<'a>> {
        self.pieces(name).collect()
    }

    /// The parts of a list, one after the other.
    pub(crate) fn pieces(&self, name: &str) -> impl Iterator<Item = Piece<'a>> + use<'a> {
        let text = self.text;
        self.field(name).into_iter().flat_map(move |f| pieces(text, f, ','))
    }

    /// The words of all coding lines.
    pub(crate) fn coding(&self) -> impl Iterator<Item = Piece<'a>> + use<'a> {
        let text = self.text;
        let coding = self.directive.fields.iter().filter(|f| f.kind == FieldKind::Coding);
        coding.flat_map(move |f| pieces(text, f, ','))
    }

    /// The single value of a field, with its place.
    pub(crate) fn value(&self, name: &str) -> Option<Piece<'a>> {
        let field = self.field(name)?;
        let range = field.value.written().next()?.clone();
        Some(Piece { text: slice(self.text, range.clone()), range })
    }

    pub(crate) fn field_span(&self, field: &Field) -> Span {
        self.span(field.span())
    }
}

impl<'a> Item<'a> {
    pub(crate) fn title(&self) -> String {
        self.header.title.as_ref().map_or_else(String::new, |t| t.text.to_owned())
    }
}
