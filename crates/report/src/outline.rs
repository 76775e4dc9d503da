//! Sections, tables with captions, things to open.

use crate::context::Context;
use maud::{Markup, html};

/// A section of the appendix.
pub(crate) struct Section {
    /// Its id.
    pub(crate) id: &'static str,
    /// Its heading.
    pub(crate) title: &'static str,
    /// What a reader finds in it, in a few words.
    pub(crate) gist: &'static str,
    /// What stands in it.
    pub(crate) body: String,
    /// What its body is.
    pub(crate) form: Form,
}

/// What the body of a section is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// HTML.
    Html,
    /// JSON that the script makes a tree of verdicts of.
    Verdicts,
    /// JSON of whose rows the script shows a page at a time.
    Ledger,
}

impl Form {
    /// The word for it, which the script reads.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Form::Html => "html",
            Form::Verdicts => "verdicts",
            Form::Ledger => "ledger",
        }
    }
}

/// A table in a container of its own that scrolls sideways where it must, with a caption and a
/// number.
///
/// `look` is a class: `cards` turns the rows into cards on a phone.
pub(crate) fn table(
    context: &Context<'_>,
    look: &str,
    caption: &str,
    heads: &[&str],
    rows: &[Markup],
) -> Markup {
    let number = context.next_table();
    let id = format!("table-{number}");
    html! {
        div.scroll tabindex="0" role="region" aria-labelledby=(id) { (rows_under(look, &html! { caption id=(id) { b { "Table " (number) } " " (caption) } }, heads, rows)) }
    }
}

/// A table within something that is opened: without a number.
pub(crate) fn small_table(look: &str, caption: &str, heads: &[&str], rows: &[Markup]) -> Markup {
    html! { div.scroll tabindex="0" role="region" aria-label=(caption) { (rows_under(look, &html! { caption { (caption) } }, heads, rows)) } }
}

fn rows_under(look: &str, caption: &Markup, heads: &[&str], rows: &[Markup]) -> Markup {
    html! {
            table class=(look) role="table" style=(spoken(heads)) {
                (caption)
                thead role="rowgroup" { tr role="row" { @for head in heads { th scope="col" role="columnheader" { (head) } } } }
                tbody role="rowgroup" { @for row in rows { (row) } }
            }
    }
}

/// The heads as properties, which the style sheet writes before the cells where rows are cards and
/// the heads are out of sight.
fn spoken(heads: &[&str]) -> String {
    let one = |(at, head): (usize, &&str)| {
        format!("--h{}:'{}: '", at + 1, head.replace(['\'', '\\', '<'], ""))
    };
    heads.iter().enumerate().map(one).collect::<Vec<_>>().join(";")
}

/// A row of plain cells, the first of which names the row.
pub(crate) fn row(cells: &[Markup]) -> Markup {
    html! {
        tr role="row" {
            @for (at, cell) in cells.iter().enumerate() {
                @if at == 0 { th scope="row" role="rowheader" { (cell) } } @else { td role="cell" { (cell) } }
            }
        }
    }
}

/// Something to open.
pub(crate) fn fold(summary: &Markup, body: &Markup) -> Markup {
    html! { details { summary { (summary) } (body) } }
}

/// A sentence where there is nothing to show.
pub(crate) fn nothing(sentence: &str) -> Markup {
    html! { p.nothing { (sentence) } }
}
