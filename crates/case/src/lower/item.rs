//! A directive with its text: how the lowering reads fields.

use super::context::Context;
use crate::model::Place;
use counterpoise_diagnostic::{Code, Diagnostic, FileId, Span};
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

/// Fields that take one value, which stands on one line.
const ONE_LINE: &[&str] = &[
    "id",
    "toward",
    "instrument",
    "stage",
    "posture",
    "set",
    "scale",
    "pooled",
    "degree",
    "kind",
    "exists",
    "side",
    "grade",
    "level",
    "from",
    "until",
    "default",
    "measure",
    "file",
    "assessed",
    "year",
    "margin",
    "aggregation",
    "label",
    "subject",
    "target",
    "window",
    "author-school",
    "bibliography",
    "seed",
    "draws",
    "shrinkage",
    "spread",
    "undated",
    "wider-events",
    "placeless-events",
    "reach",
    "lean",
    "some",
    "unit",
    "set-at",
    "combine",
    "commitment",
    "origin",
    "residual",
    "presence",
    "path-window",
    "path-step",
    "fewest-events",
    "fewest-sources",
    "confidence",
    "main-claim",
    "calibrates",
    "option",
    "each",
    "preferred",
    "excludes",
    "universes",
    "prior",
    "dependence",
    "mediator",
];

/// The fields a directive knows: a name with `*` may be given several times.
pub(crate) type Known = &'static [&'static str];

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

    /// Says what is wrong with the names of fields: unknown, twice, empty; and with a coding line
    /// where none belongs.
    pub(crate) fn check(&self, cx: &mut Context<'_>, known: Known, coding: bool) {
        if !self.header.closed {
            let span = self.head_span();
            cx.say(
                Diagnostic::new(Code::UNCLOSED_TITLE, span, "the title is not closed")
                    .mend("add `\"` at the end of the title"),
            );
        }
        for word in &self.header.after {
            let span = self.span(word.range.clone());
            cx.say(
                Diagnostic::new(
                    Code::BAD_HEADER,
                    span,
                    format!("`{}` stands behind the title", word.text),
                )
                .mend("put it before the title, or into a field"),
            );
        }
        let mut seen = 0;
        for field in &self.directive.fields {
            match field.kind {
                FieldKind::Named => self.check_named(cx, known, field, &mut seen),
                FieldKind::Coding if !coding => self.stray_coding(cx, field),
                FieldKind::Coding => {}
            }
        }
    }

    /// `seen` has a bit for each known name.
    fn check_named(&self, cx: &mut Context<'_>, known: Known, field: &'a Field, seen: &mut u64) {
        let name = slice(self.text, field.name.clone());
        let span = self.span(field.name.clone());
        let Some(at) = known.iter().position(|k| bare(k) == name) else {
            let names = known.iter().map(|k| bare(k));
            let mend =
                super::context::did_you_mean(name, names, "the fields of this directive are");
            let message = format!("`{}` has no field `{name}:`", self.keyword());
            cx.say(Diagnostic::new(Code::UNKNOWN_FIELD, span, message).mend(mend));
            return;
        };
        if field.value.written().next().is_none() {
            cx.say(
                Diagnostic::new(Code::EMPTY_FIELD, span, format!("`{name}:` has no value"))
                    .mend("give a value or delete the line"),
            );
        }
        self.check_lines(cx, known, field, name);
        let bit = 1_u64.checked_shl(at as u32).unwrap_or(0);
        if *seen & bit != 0 && !known[at].ends_with('*') {
            cx.say(
                Diagnostic::new(Code::REPEATED_FIELD, span, format!("`{name}:` is given twice"))
                    .mend("delete one of them, or join them"),
            );
        }
        *seen |= bit;
    }

    /// Further lines: where one value stands nothing would read them; elsewhere they may be fields
    /// that were indented too deep.
    fn check_lines(&self, cx: &mut Context<'_>, known: Known, field: &Field, name: &str) {
        for range in field.value.written().skip(1) {
            let line = slice(self.text, range.clone());
            let span = self.span(range.clone());
            if ONE_LINE.contains(&name) {
                cx.say(
                    Diagnostic::new(
                        Code::FURTHER_LINE,
                        span,
                        format!("`{name}:` takes one value, and this line goes on after it"),
                    )
                    .mend("indent it like the other fields, or delete it"),
                );
            } else if line
                .split_once(':')
                .is_some_and(|(head, _)| known.iter().any(|k| bare(k) == head))
            {
                cx.say(
                    Diagnostic::new(
                        Code::TOO_DEEP,
                        span,
                        format!("this looks like a field, but its indentation makes it a part of `{name}:`"),
                    )
                    .mend("indent it like the other fields"),
                );
            }
        }
    }

    fn stray_coding(&self, cx: &mut Context<'_>, field: &Field) {
        let span = self.field_span(field);
        let message = format!("a line without a name has no meaning in `{}`", self.keyword());
        cx.say(
            Diagnostic::new(Code::UNKNOWN_FIELD, span, message).mend(
                "begin it with the name of a field and a colon; indent it deeper if it belongs to the line above",
            ),
        );
    }

    /// A field that must be there.
    pub(crate) fn require(&self, cx: &mut Context<'_>, name: &str) -> Option<Piece<'a>> {
        let value = self.value(name);
        if value.is_none() && self.field(name).is_none() {
            let message = format!("this `{}` has no `{name}:`", self.keyword());
            cx.say(
                Diagnostic::new(Code::MISSING_FIELD, self.head_span(), message)
                    .mend(format!("add a line `  {name}: ...`")),
            );
        }
        value
    }

    /// A number in a range.
    pub(crate) fn number(
        &self,
        cx: &mut Context<'_>,
        name: &str,
        range: std::ops::RangeInclusive<f64>,
    ) -> Option<f64> {
        let value = self.value(name)?;
        cx.number(self.span(value.range.clone()), value.text, range)
    }
}

/// The name without the mark that it may be given several times.
fn bare(known: &'static str) -> &'static str {
    known.strip_suffix('*').unwrap_or(known)
}
