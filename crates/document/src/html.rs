//! HTML.

use crate::address::{Address, address};
use crate::count::{Count, share};
use crate::model::{Block, Document, Inline, figure_anchor, table_anchor};
use counterpoise_draw::svg::{escape, push_escaped};

/// The document as a fragment of a page: all but its title, which the page has.
///
/// Headings begin at `<h2>`. Notes are numbered, lead to a list at the end, and back. The elements
/// have the classes `notes`, `works` and `picture`; how they look is the page's to say.
#[must_use]
pub fn html(document: &Document) -> String {
    let mut count = Count::default();
    let mut out = String::new();
    for block in &document.blocks {
        write_block(&mut out, block, &mut count);
    }
    write_notes(&mut out, &count);
    out
}

/// The document as a page of its own, which a browser shows and prints.
#[must_use]
pub fn html_page(document: &Document) -> String {
    let (title, language) = (escape(&document.title), escape(document.language));
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    );
    if !document.author.is_empty() {
        out.push_str(&format!("<meta name=\"author\" content=\"{}\">\n", escape(&document.author)));
    }
    out.push_str(&format!("<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"));
    out.push_str(&format!("<main>\n<header>\n<h1>{title}</h1>\n"));
    for (class, line) in [("subtitle", &document.subtitle), ("author", &document.author)] {
        if !line.is_empty() {
            out.push_str(&format!("<p class=\"{class}\">{}</p>\n", escape(line)));
        }
    }
    out.push_str("</header>\n");
    out.push_str(&html(document));
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// How a page of its own looks, on a screen and on paper.
const STYLE: &str = include_str!("page.css");

fn write_block<'a>(out: &mut String, block: &'a Block, count: &mut Count<'a>) {
    match block {
        Block::Heading { level, text, id } => {
            let tag = format!("h{}", 1 + (*level).clamp(1, 3));
            let (id, text) = (escape(id), escape(text));
            out.push_str(&format!("<{tag} id=\"{id}\">{text}</{tag}>\n"));
        }
        Block::Paragraph(line) => element(out, "p", "", line, count),
        Block::List { ordered, items } => {
            list(out, if *ordered { "ol" } else { "ul" }, "", items, count);
        }
        Block::Works(works) => list(out, "ul", " class=\"works\"", works, count),
        Block::Table { caption, heads, rows } => table(out, caption, heads, rows, count),
        Block::Figure { name, svg, width, caption, description } => {
            let (id, description) = (escape(&figure_anchor(name)), escape(description));
            let width = 100.0 * share(*width);
            out.push_str(&format!(
                "<figure id=\"{id}\">\n<div class=\"picture\" role=\"img\" \
                 aria-label=\"{description}\" style=\"width:{width:.0}%\">{}</div>\n<figcaption>",
                without_header(svg)
            ));
            numbered(out, "Figure", count.figure());
            inline(out, caption, count);
            out.push_str("</figcaption>\n</figure>\n");
        }
    }
}

fn list<'a>(
    out: &mut String,
    tag: &str,
    attributes: &str,
    items: &'a [Vec<Inline>],
    count: &mut Count<'a>,
) {
    out.push_str(&format!("<{tag}{attributes}>\n"));
    for item in items {
        element(out, "li", "", item, count);
    }
    out.push_str(&format!("</{tag}>\n"));
}

fn table<'a>(
    out: &mut String,
    caption: &'a [Inline],
    heads: &[String],
    rows: &'a [Vec<Vec<Inline>>],
    count: &mut Count<'a>,
) {
    let number = count.table();
    out.push_str(&format!("<table id=\"{}\">\n<caption>", table_anchor(number)));
    numbered(out, "Table", number);
    inline(out, caption, count);
    out.push_str("</caption>\n<thead>\n<tr>");
    for head in heads {
        out.push_str(&format!("<th scope=\"col\">{}</th>", escape(head)));
    }
    out.push_str("</tr>\n</thead>\n<tbody>\n");
    for row in rows {
        out.push_str("<tr>");
        for cell in row {
            out.push_str("<td>");
            inline(out, cell, count);
            out.push_str("</td>");
        }
        out.push_str(&"<td></td>".repeat(heads.len().saturating_sub(row.len())));
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
}

fn numbered(out: &mut String, what: &str, number: usize) {
    out.push_str(&format!("<b>{what} {number}.</b> "));
}

fn element<'a>(
    out: &mut String,
    tag: &str,
    attributes: &str,
    line: &'a [Inline],
    count: &mut Count<'a>,
) {
    out.push_str(&format!("<{tag}{attributes}>"));
    inline(out, line, count);
    out.push_str(&format!("</{tag}>\n"));
}

fn inline<'a>(out: &mut String, line: &'a [Inline], count: &mut Count<'a>) {
    for part in line {
        if let Inline::Note(note) = part {
            let n = count.note(note);
            out.push_str(&format!(
                "<sup><a id=\"note-{n}-from\" href=\"#note-{n}\" aria-label=\"Note {n}\">{n}</a></sup>"
            ));
        } else {
            plain(out, part);
        }
    }
}

/// A part that holds no number; a note that stands within another is one.
fn plain(out: &mut String, part: &Inline) {
    match part {
        Inline::Text(text) => push_escaped(out, text),
        Inline::Strong(text) => out.push_str(&format!("<strong>{}</strong>", escape(text))),
        Inline::Emphasis(text) => out.push_str(&format!("<em>{}</em>", escape(text))),
        Inline::Link { text, target } => match address(target) {
            Address::Within(id) => link(out, &format!("#{id}"), text),
            Address::Outside(target) => link(out, target, text),
            Address::Refused => push_escaped(out, text),
        },
        Inline::Note(note) => {
            out.push_str(" (");
            for part in note {
                plain(out, part);
            }
            out.push(')');
        }
    }
}

fn link(out: &mut String, target: &str, text: &str) {
    out.push_str(&format!("<a href=\"{}\">{}</a>", escape(target), escape(text)));
}

fn write_notes(out: &mut String, count: &Count<'_>) {
    if count.notes.is_empty() {
        return;
    }
    out.push_str("<section class=\"notes\" aria-label=\"Notes\">\n<ol>\n");
    for (at, note) in count.notes.iter().enumerate() {
        let n = at + 1;
        out.push_str(&format!("<li id=\"note-{n}\">"));
        for part in *note {
            plain(out, part);
        }
        out.push_str(&format!(
            " <a href=\"#note-{n}-from\" aria-label=\"Back to where note {n} stands\">\u{21a9}</a></li>\n"
        ));
    }
    out.push_str("</ol>\n</section>\n");
}

/// The picture without what only a file of its own begins with.
fn without_header(svg: &str) -> &str {
    svg.find("<svg").map_or("", |at| svg[at..].trim_end())
}
