//! The text of the document.

use super::Pixels;
use super::layout;
use super::notes::{Links, Notes, link};
use super::parts::{self, Page};
use super::picture::{extent, picture, size};
use super::run::{Look, counted, run};
use crate::count::{Count, places};
use crate::model::{Block, Document, Inline, figure_anchor, table_anchor};
use std::collections::BTreeMap;

/// The document being written.
pub(crate) struct Body<'a> {
    pixels: &'a [Pixels],
    /// The places that a link may lead to, each with the number of its bookmark.
    places: BTreeMap<String, usize>,
    out: String,
    count: Count<'a>,
    notes: Notes,
    links: Links,
    media: Vec<(String, Vec<u8>)>,
    media_relations: String,
    /// Numbered lists so far; each counts from 1.
    lists: usize,
    page: Page,
    /// Whether a table was the last thing written: what follows keeps its distance.
    after_table: bool,
}

/// The parts that the text is written in.
pub(crate) struct Written {
    pub(crate) document: String,
    pub(crate) links: String,
    pub(crate) notes: String,
    pub(crate) note_links: String,
    pub(crate) media: Vec<(String, Vec<u8>)>,
}

impl<'a> Body<'a> {
    /// Begins with the title and what stands under it.
    pub(crate) fn new(document: &'a Document, pixels: &'a [Pixels]) -> Body<'a> {
        let mut body = Body {
            pixels,
            places: places(document),
            out: parts::DOCUMENT_OPEN.to_owned(),
            count: Count::default(),
            notes: Notes::default(),
            links: Links::default(),
            media: Vec::new(),
            media_relations: String::new(),
            lists: 0,
            page: Page::of(document),
            after_table: false,
        };
        for (style, line) in [
            ("Title", &document.title),
            ("Subtitle", &document.subtitle),
            ("Author", &document.author),
        ] {
            if !line.is_empty() {
                body.open(style, "");
                run(&mut body.out, Look::Plain, line);
                body.close();
            }
        }
        body
    }

    /// Adds a block.
    pub(crate) fn block(&mut self, block: &'a Block) {
        match block {
            Block::Heading { level, text, id } => self.heading(*level, text, id),
            Block::Paragraph(line) => self.paragraph("BodyText", "", line),
            Block::List { ordered, items } => self.list(*ordered, items),
            Block::Works(works) => {
                for work in works {
                    self.paragraph("Bibliography", "", work);
                }
            }
            Block::Table { caption, heads, rows } => self.table(caption, heads, rows),
            Block::Figure { .. } => self.figure(block),
        }
    }

    /// Closes the text and gives its parts.
    pub(crate) fn finish(mut self) -> Written {
        if self.after_table {
            // A table may not be the last thing of a text.
            self.open("BodyText", "");
            self.close();
        }
        self.out.push_str(&parts::document_close(self.page));
        let links = format!("{}{}", self.media_relations, self.links.relations());
        Written {
            document: self.out,
            links: parts::document_relations(&links),
            notes: self.notes.part(),
            note_links: parts::relations(&self.notes.links.relations()),
            media: self.media,
        }
    }

    /// Opens a paragraph. `more` has properties that the style has not.
    fn open(&mut self, style: &str, more: &str) {
        let gap = if self.after_table { "<w:spacing w:before=\"240\"/>" } else { "" };
        self.after_table = false;
        self.out.push_str(&format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{more}{gap}</w:pPr>"));
    }

    fn close(&mut self) {
        self.out.push_str("</w:p>");
    }

    fn paragraph(&mut self, style: &str, more: &str, line: &'a [Inline]) {
        self.open(style, more);
        self.inline(line);
        self.close();
    }

    fn heading(&mut self, level: u8, text: &str, id: &str) {
        self.open(&format!("Heading{}", level.clamp(1, 3)), "");
        let place = self.places.get(id).copied();
        if let Some(n) = place {
            self.out.push_str(&format!("<w:bookmarkStart w:id=\"{n}\" w:name=\"place_{n}\"/>"));
        }
        run(&mut self.out, Look::Plain, text);
        if let Some(n) = place {
            self.out.push_str(&format!("<w:bookmarkEnd w:id=\"{n}\"/>"));
        }
        self.close();
    }

    fn list(&mut self, ordered: bool, items: &'a [Vec<Inline>]) {
        let (style, list) = if ordered {
            self.lists += 1;
            ("ListNumber", 1 + self.lists)
        } else {
            ("ListBullet", 1)
        };
        let more = format!("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{list}\"/></w:numPr>");
        for item in items {
            self.paragraph(style, &more, item);
        }
    }

    fn figure(&mut self, block: &'a Block) {
        let Block::Figure { name, svg, width, caption, description } = block else { return };
        let number = self.count.figure();
        self.open("Figure", "");
        let pixels = self.pixels.iter().find(|pixels| pixels.name == *name);
        let sized = pixels.and_then(|pixels| Some((&pixels.png, size(&pixels.png)?)));
        if let Some((png, size)) = sized {
            self.out.push_str(&picture(number, extent(size, *width), name, description));
            self.keep(number, png, svg);
        } else {
            run(&mut self.out, Look::Plain, description);
        }
        self.close();
        self.caption("Caption", "Figure", number, &figure_anchor(name), caption);
    }

    /// Keeps the two files of a picture.
    fn keep(&mut self, n: usize, png: &[u8], svg: &str) {
        for (kind, end, bytes) in [("pixels", "png", png), ("drawing", "svg", svg.as_bytes())] {
            self.media.push((format!("word/media/figure{n}.{end}"), bytes.to_vec()));
            self.media_relations.push_str(&parts::image_relation(
                &format!("{kind}{n}"),
                &format!("media/figure{n}.{end}"),
            ));
        }
    }

    fn caption(
        &mut self,
        style: &str,
        what: &str,
        number: usize,
        anchor: &str,
        words: &'a [Inline],
    ) {
        self.open(style, "");
        let bookmark = self.places.get(anchor).copied().unwrap_or_default();
        counted(&mut self.out, what, number, bookmark);
        self.inline(words);
        self.close();
    }

    fn table(&mut self, caption: &'a [Inline], heads: &'a [String], rows: &'a [Vec<Vec<Inline>>]) {
        let number = self.count.table();
        self.caption("TableCaption", "Table", number, &table_anchor(number), caption);
        match self.page.columns(heads, rows) {
            Some(widths) => self.columns(heads, rows, &widths),
            None => self.records(heads, rows),
        }
        self.after_table = true;
    }

    /// A table as one knows it. Its head stands on every page; a row stays whole where it is short.
    /// (A tall row that may not be split leaves the caption alone on the page before.)
    fn columns(&mut self, heads: &'a [String], rows: &'a [Vec<Vec<Inline>>], widths: &[usize]) {
        let style = self.page.table_style();
        self.out.push_str(&parts::table_open(widths, "firstRow"));
        self.out.push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (head, width) in heads.iter().zip(widths) {
            self.cell(*width, style);
            run(&mut self.out, Look::Plain, head);
            self.out.push_str("</w:p></w:tc>");
        }
        self.out.push_str("</w:tr>");
        for row in rows {
            self.out.push_str(row_open(row, widths));
            for (at, width) in widths.iter().enumerate() {
                self.cell(*width, style);
                self.inline(row.get(at).map_or(&[], Vec::as_slice));
                self.out.push_str("</w:p></w:tc>");
            }
            self.out.push_str("</w:tr>");
        }
        self.out.push_str("</w:tbl>");
    }

    /// A table that no page is wide enough for, row by row: the first cell as a heading, under it
    /// the name and the value of every other cell that has something in it.
    fn records(&mut self, heads: &'a [String], rows: &'a [Vec<Vec<Inline>>]) {
        let widths = layout::of_fields(heads, self.page.text_width());
        for (at, row) in rows.iter().enumerate() {
            self.record_name(row.first().map_or(&[], Vec::as_slice), at + 1);
            let mut fields = heads.iter().zip(row).skip(1).filter(|(_, cell)| !is_empty(cell));
            let Some(first) = fields.next() else { continue };
            self.out.push_str(&parts::table_open(&widths, "firstColumn"));
            for (head, cell) in std::iter::once(first).chain(fields) {
                self.out.push_str(row_open(std::slice::from_ref(cell), &widths[1..]));
                self.cell(widths[0], "TableField");
                run(&mut self.out, Look::Plain, head);
                self.out.push_str("</w:p></w:tc>");
                self.cell(widths[1], "TableText");
                self.inline(cell);
                self.out.push_str("</w:p></w:tc></w:tr>");
            }
            self.out.push_str("</w:tbl>");
        }
    }

    /// What a row is called where it stands by itself; by its number if its first cell is empty.
    fn record_name(&mut self, cell: &'a [Inline], number: usize) {
        self.open("TableRecord", "");
        if is_empty(cell) {
            run(&mut self.out, Look::Plain, &format!("Row {number}"));
        } else {
            self.inline(cell);
        }
        self.close();
    }

    fn cell(&mut self, width: usize, style: &str) {
        self.out.push_str(&format!(
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>\
             <w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>"
        ));
    }

    fn inline(&mut self, line: &'a [Inline]) {
        for part in line {
            let places = &self.places;
            let place = |id: &str| places.get(id).copied();
            match part {
                Inline::Text(text) => run(&mut self.out, Look::Plain, text),
                Inline::Strong(text) => run(&mut self.out, Look::Strong, text),
                Inline::Emphasis(text) => run(&mut self.out, Look::Emphasis, text),
                Inline::Link { text, target } => {
                    link(&mut self.out, &mut self.links, place, text, target);
                }
                Inline::Note(note) => {
                    let n = self.notes.add(note, place);
                    self.out.push_str(&format!(
                        "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>\
                         <w:footnoteReference w:id=\"{n}\"/></w:r>"
                    ));
                }
            }
        }
    }
}

/// How a row begins.
fn row_open(row: &[Vec<Inline>], widths: &[usize]) -> &'static str {
    if layout::is_kept(row, widths) { "<w:tr><w:trPr><w:cantSplit/></w:trPr>" } else { "<w:tr>" }
}

fn is_empty(cell: &[Inline]) -> bool {
    cell.iter().all(|part| matches!(part, Inline::Text(text) if text.trim().is_empty()))
}
