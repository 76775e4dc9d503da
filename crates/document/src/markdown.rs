//! Markdown, with the footnotes and tables that GitHub and Pandoc read.

use crate::address::{Address, address};
use crate::count::Count;
use crate::model::{Block, Document, Inline};

/// The document as Markdown. A picture stands in the file `NAME.svg` beside it.
#[must_use]
pub fn markdown(document: &Document) -> String {
    let mut count = Count::default();
    let mut out = format!("# {}\n", escaped(&document.title));
    for line in [&document.subtitle, &document.author] {
        if !line.is_empty() {
            out.push_str(&format!("\n{}\n", line_start(&escaped(line))));
        }
    }
    for block in &document.blocks {
        out.push('\n');
        out.push_str(&block_text(block, &mut count));
    }
    for (at, note) in count.notes.iter().enumerate() {
        out.push_str(&format!("\n[^{}]: ", at + 1));
        for part in *note {
            plain(&mut out, part);
        }
        out.push('\n');
    }
    out
}

fn block_text<'a>(block: &'a Block, count: &mut Count<'a>) -> String {
    match block {
        Block::Heading { level, text, .. } => {
            let marks = "#".repeat(1 + usize::from((*level).clamp(1, 3)));
            format!("{marks} {}\n", escaped(text))
        }
        Block::Paragraph(line) => format!("{}\n", line_start(&inline(line, count))),
        Block::List { ordered, items } => list(*ordered, items, count),
        Block::Works(works) => list(false, works, count),
        Block::Table { caption, heads, rows } => {
            let mut out = format!("**Table {}.** {}\n\n", count.table(), inline(caption, count));
            out.push_str(&row(&heads.iter().map(|head| escaped(head)).collect::<Vec<_>>()));
            out.push_str(&format!("|{}\n", " --- |".repeat(heads.len())));
            for cells in rows {
                let mut cells: Vec<String> = cells.iter().map(|cell| inline(cell, count)).collect();
                cells.resize(cells.len().max(heads.len()), String::new());
                out.push_str(&row(&cells));
            }
            out
        }
        Block::Figure { name, caption, description, .. } => {
            let target = format!("{name}.svg").replace(' ', "%20");
            let number = count.figure();
            format!(
                "![{}]({target})\n\n**Figure {number}.** {}\n",
                escaped(description),
                inline(caption, count)
            )
        }
    }
}

fn list<'a>(ordered: bool, items: &'a [Vec<Inline>], count: &mut Count<'a>) -> String {
    let mut out = String::new();
    for (at, item) in items.iter().enumerate() {
        let mark = if ordered { format!("{}.", at + 1) } else { "-".to_owned() };
        out.push_str(&format!("{mark} {}\n", line_start(&inline(item, count))));
    }
    out
}

fn row(cells: &[String]) -> String {
    let mut out = "|".to_owned();
    for cell in cells {
        out.push_str(&format!(" {cell} |"));
    }
    out.push('\n');
    out
}

fn inline<'a>(line: &'a [Inline], count: &mut Count<'a>) -> String {
    let mut out = String::new();
    for part in line {
        match part {
            Inline::Note(note) => out.push_str(&format!("[^{}]", count.note(note))),
            part => plain(&mut out, part),
        }
    }
    out
}

/// A part that holds no number; a note that stands within another is one.
fn plain(out: &mut String, part: &Inline) {
    match part {
        Inline::Text(text) => out.push_str(&escaped(text)),
        Inline::Strong(text) => out.push_str(&marked("**", text)),
        Inline::Emphasis(text) => out.push_str(&marked("*", text)),
        Inline::Link { text, target } => match address(target) {
            // Places within get names that differ from reader to reader; the words say enough.
            Address::Within(_) | Address::Refused => out.push_str(&escaped(text)),
            Address::Outside(target) => {
                out.push_str(&format!("[{}](<{}>)", escaped(text), target.replace(['<', '>'], "")));
            }
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

/// Marks hold only where they touch a letter: blanks at the ends stand outside.
fn marked(mark: &str, text: &str) -> String {
    let inner = text.trim();
    if inner.is_empty() {
        return text.to_owned();
    }
    let before = &text[..text.len() - text.trim_start().len()];
    let after = &text[text.trim_end().len()..];
    format!("{before}{mark}{}{mark}{after}", escaped(inner))
}

/// Words stay words: what Markdown or HTML would read as a mark is marked as none.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '|' | '*' | '_' | '`' | '[' | ']' | '~' | '^' | '$' => out.extend(['\\', c]),
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '\t' | '\n' | '\r' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// A line that begins as a heading, a quotation, a list or a rule does is none.
fn line_start(line: &str) -> String {
    let line = line.trim_start();
    if line.starts_with(['#', '>', '-', '+', '=']) {
        return format!("\\{line}");
    }
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    match line.len() - rest.len() {
        0 => line.to_owned(),
        digits if rest.starts_with(['.', ')']) => format!("{}\\{rest}", &line[..digits]),
        _ => line.to_owned(),
    }
}
