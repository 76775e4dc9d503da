//! What is wrong with the fields of a directive, whichever it is.

use super::context::{Context, did_you_mean};
use super::item::Item;
use crate::schema::{self, Directive, directive};
use counterpoise_diagnostic::{Code, Diagnostic};
use counterpoise_syntax::{Field, FieldKind, Piece, slice};

/// The fields of a directive that were gone through.
#[derive(Default)]
struct Seen {
    /// A bit for each known name.
    names: u64,
    /// Where the next field is looked for first.
    next: usize,
}

impl<'a> Item<'a> {
    /// Says what is wrong with the names of fields: unknown, twice, empty; and with a coding line
    /// where none belongs.
    pub(crate) fn check(&self, cx: &mut Context<'_>) {
        // What is lowered is a directive of the language.
        let Some(known) = directive(self.keyword()) else { return };
        if !self.header.closed {
            let span = self.head_span();
            cx.say(
                Diagnostic::new(Code::UNCLOSED_TITLE, span, "the title is not closed")
                    .help("add `\"` at the end of the title"),
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
                .help("put it before the title, or into a field"),
            );
        }
        let mut seen = Seen::default();
        for field in &self.directive.fields {
            match field.kind {
                FieldKind::Named => self.check_named(cx, known, field, &mut seen),
                FieldKind::Coding if !known.coding => self.stray_coding(cx, field),
                FieldKind::Coding => {}
            }
        }
    }

    fn check_named(
        &self,
        cx: &mut Context<'_>,
        known: &Directive,
        field: &'a Field,
        seen: &mut Seen,
    ) {
        let name = slice(self.text, field.name.clone());
        let span = self.span(field.name.clone());
        let Some(at) = known.field_from(name, seen.next) else {
            let names = known.fields.iter().map(|own| own.name);
            let help = did_you_mean(name, names, "the fields of this directive are");
            let message = format!("`{}` has no field `{name}:`", self.keyword());
            cx.say(Diagnostic::new(Code::UNKNOWN_FIELD, span, message).help(help));
            return;
        };
        if field.value.written().next().is_none() {
            cx.say(
                Diagnostic::new(Code::EMPTY_FIELD, span, format!("`{name}:` has no value"))
                    .help("give a value or delete the line"),
            );
        }
        self.check_lines(cx, known, field, &known.fields[at]);
        let bit = 1_u64.checked_shl(at as u32).unwrap_or(0);
        if seen.names & bit != 0 && !known.fields[at].repeated {
            cx.say(
                Diagnostic::new(Code::REPEATED_FIELD, span, format!("`{name}:` is given twice"))
                    .help("delete one of them, or join them"),
            );
        }
        *seen = Seen { names: seen.names | bit, next: at + 1 };
    }

    /// Further lines: where one value stands nothing would read them; elsewhere they may be fields
    /// that were indented too deep.
    fn check_lines(
        &self,
        cx: &mut Context<'_>,
        known: &Directive,
        field: &Field,
        own: &schema::Field,
    ) {
        let name = own.name;
        for range in field.value.written().skip(1) {
            let line = slice(self.text, range.clone());
            let span = self.span(range.clone());
            if own.one_line {
                cx.say(
                    Diagnostic::new(
                        Code::FURTHER_LINE,
                        span,
                        format!("`{name}:` takes one value, and this line goes on after it"),
                    )
                    .help("indent it like the other fields, or delete it"),
                );
            } else if line
                .split_once(':')
                .is_some_and(|(head, _)| known.fields.iter().any(|own| own.name == head))
            {
                cx.say(
                    Diagnostic::new(
                        Code::TOO_DEEP,
                        span,
                        format!("this looks like a field, but its indentation makes it a part of `{name}:`"),
                    )
                    .help("indent it like the other fields"),
                );
            }
        }
    }

    fn stray_coding(&self, cx: &mut Context<'_>, field: &Field) {
        let span = self.field_span(field);
        let message = format!("a line without a name has no meaning in `{}`", self.keyword());
        cx.say(
            Diagnostic::new(Code::UNKNOWN_FIELD, span, message).help(
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
                    .help(format!("add a line `  {name}: ...`")),
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
