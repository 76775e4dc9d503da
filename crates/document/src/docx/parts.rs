//! The parts of the file that hold no text of the document, or little.

use super::layout;
use crate::model::{Block, Document, Inline};
use counterpoise_draw::svg::escape;

/// What each part is.
pub(crate) const CONTENT_TYPES: &str = include_str!("content_types.xml");

/// Where the parts of the whole are.
pub(crate) const RELS: &str = include_str!("package_rels.xml");

/// What made the file.
pub(crate) const APP: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
    <Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
    <Application>Counterpoise</Application></Properties>";

/// Settings of the text: the fields are counted, and the notes have their two lines.
pub(crate) const SETTINGS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
    <w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
    <w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"708\"/>\
    <w:characterSpacingControl w:val=\"doNotCompress\"/>\
    <w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr>\
    <w:compat><w:compatSetting w:name=\"compatibilityMode\" \
    w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>";

/// The number of the page.
pub(crate) const FOOTER: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
    <w:ftr xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
    <w:p><w:pPr><w:pStyle w:val=\"Footer\"/><w:jc w:val=\"center\"/></w:pPr>\
    <w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>";

/// How the text begins.
pub(crate) const DOCUMENT_OPEN: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
    <w:document \
    xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\" \
    xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\"><w:body>";

/// How a page of A4 lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Page {
    Upright,
    Across,
}

impl Page {
    /// Across, if a table can be read there and not upright.
    pub(crate) fn of(document: &Document) -> Page {
        let lies_across = |block: &Block| {
            let Block::Table { heads, rows, .. } = block else { return false };
            Page::Upright.columns(heads, rows).is_none()
                && Page::Across.columns(heads, rows).is_some()
        };
        if document.blocks.iter().any(lies_across) { Page::Across } else { Page::Upright }
    }

    /// Widths of the columns of a table, in twentieths of a point; nothing where the page is too
    /// narrow for them.
    pub(crate) fn columns(self, heads: &[String], rows: &[Vec<Vec<Inline>>]) -> Option<Vec<usize>> {
        let fitted = match self {
            Page::Upright => layout::upright(heads, rows, self.text_width()),
            Page::Across => layout::across(heads, rows, self.text_width()),
        };
        fitted.map(|it| it.widths)
    }

    /// The style of the words of a table: across, where there are many columns, they are smaller.
    pub(crate) fn table_style(self) -> &'static str {
        match self {
            Page::Upright => "TableText",
            Page::Across => "TableSmall",
        }
    }

    /// Width of the text in twentieths of a point.
    pub(crate) fn text_width(self) -> usize {
        match self {
            Page::Upright => 9070,
            Page::Across => 14002,
        }
    }
}

/// How the text ends: a page of A4 with margins of 2.5 cm.
pub(crate) fn document_close(page: Page) -> String {
    let size = match page {
        Page::Upright => "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>",
        Page::Across => "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>",
    };
    format!(
        "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"footer\"/>{size}\
         <w:pgMar w:top=\"1418\" w:right=\"1418\" w:bottom=\"1418\" w:left=\"1418\" \
         w:header=\"709\" w:footer=\"709\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
    )
}

/// How a table begins: the widths of its columns, and which of its cells are names of others
/// (`firstRow` or `firstColumn`).
pub(crate) fn table_open(widths: &[usize], names: &str) -> String {
    let is = |part: &str| u8::from(part == names);
    let look = if names == "firstRow" { "0620" } else { "0680" };
    let mut out = format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"ScholarlyTable\"/>\
         <w:tblW w:w=\"5000\" w:type=\"pct\"/>\
         <w:tblLook w:val=\"{look}\" w:firstRow=\"{}\" w:lastRow=\"0\" w:firstColumn=\"{}\" \
         w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid>",
        is("firstRow"),
        is("firstColumn"),
    );
    for width in widths {
        out.push_str(&format!("<w:gridCol w:w=\"{width}\"/>"));
    }
    out.push_str("</w:tblGrid>");
    out
}

/// How the notes begin: the two lines that part notes from text.
pub(crate) const NOTES_OPEN: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
    <w:footnotes xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
    <w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>\
    <w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r>\
    <w:continuationSeparator/></w:r></w:p></w:footnote>";

const RELATIONSHIPS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
    <Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";

const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A part's list of relations.
pub(crate) fn relations(of: &str) -> String {
    format!("{RELATIONSHIPS}{of}</Relationships>")
}

/// The relations of the text: the parts that every text has, and its own.
pub(crate) fn document_relations(own: &str) -> String {
    let mut all = String::new();
    for part in ["styles", "numbering", "settings", "footnotes"] {
        all.push_str(&relation(part, part, &format!("{part}.xml")));
    }
    all.push_str(&relation("footer", "footer", "footer1.xml"));
    all.push_str(own);
    relations(&all)
}

/// The relation to a picture's file.
pub(crate) fn image_relation(id: &str, target: &str) -> String {
    relation(id, "image", target)
}

fn relation(id: &str, kind: &str, target: &str) -> String {
    format!("<Relationship Id=\"{id}\" Type=\"{TYPES}/{kind}\" Target=\"{target}\"/>")
}

/// Title, author and language, as file managers and libraries read them.
pub(crate) fn core(document: &Document) -> String {
    let mut out = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
        <cp:coreProperties \
        xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
        xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
        .to_owned();
    for (name, text) in [
        ("title", document.title.as_str()),
        ("subject", document.subtitle.as_str()),
        ("creator", document.author.as_str()),
        ("language", tag(document.language)),
    ] {
        if !text.is_empty() {
            out.push_str(&format!("<dc:{name}>{}</dc:{name}>", escape(text)));
        }
    }
    out.push_str("</cp:coreProperties>");
    out
}

/// The styles, with the language in which spelling is checked.
pub(crate) fn styles(document: &Document) -> String {
    include_str!("styles.xml").replace("LANGUAGE", &escape(tag(document.language)))
}

/// Word checks spelling by language and country.
fn tag(language: &str) -> &str {
    if language == "en" { "en-US" } else { language }
}

/// Lists: 1 has bullets; those from 2 have numbers, each from 1.
pub(crate) fn numbering(n_numbered: usize) -> String {
    let mut out = include_str!("numbering.xml").trim_end().to_owned();
    for list in 0..n_numbered {
        out.push_str(&format!(
            "<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\">\
             <w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>",
            2 + list
        ));
    }
    out.push_str("</w:numbering>");
    out
}
