//! DOCX, as Word and LibreOffice write it: named styles, real footnotes, pictures with their words.
//!
//! A DOCX is a ZIP of XML parts (ECMA-376). The order of elements within an element is fixed by the
//! standard; Word refuses a file that breaks it, so it is kept here even where it reads oddly.

mod body;
mod layout;
mod notes;
mod package;
mod parts;
mod picture;
mod run;

use crate::model::{Block, Document};
use body::Body;
pub use package::zipped;

/// A picture as pixels: the PNG of a figure, by the name of the figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    /// The name of the figure.
    pub name: String,
    /// A whole PNG file.
    pub png: Vec<u8>,
}

/// The document as the bytes of a `.docx` file; the same document gives the same bytes.
///
/// A figure stands in the file twice: as pixels, which every program shows, and as the drawing,
/// which Word since 2016 shows instead. A figure without pixels is told in words.
#[must_use]
pub fn docx(document: &Document, pixels: &[Pixels]) -> Vec<u8> {
    let mut body = Body::new(document, pixels);
    for block in &document.blocks {
        body.block(block);
    }
    let n_lists = document.blocks.iter().filter(|block| is_numbered(block)).count();
    let written = body.finish();
    let mut files = vec![
        ("[Content_Types].xml".to_owned(), parts::CONTENT_TYPES.as_bytes().to_vec()),
        ("_rels/.rels".to_owned(), parts::RELS.as_bytes().to_vec()),
        ("docProps/core.xml".to_owned(), parts::core(document).into_bytes()),
        ("docProps/app.xml".to_owned(), parts::APP.as_bytes().to_vec()),
        ("word/document.xml".to_owned(), written.document.into_bytes()),
        ("word/_rels/document.xml.rels".to_owned(), written.links.into_bytes()),
        ("word/styles.xml".to_owned(), parts::styles(document).into_bytes()),
        ("word/numbering.xml".to_owned(), parts::numbering(n_lists).into_bytes()),
        ("word/settings.xml".to_owned(), parts::SETTINGS.as_bytes().to_vec()),
        ("word/footer1.xml".to_owned(), parts::FOOTER.as_bytes().to_vec()),
        ("word/footnotes.xml".to_owned(), written.notes.into_bytes()),
        ("word/_rels/footnotes.xml.rels".to_owned(), written.note_links.into_bytes()),
    ];
    files.extend(written.media);
    zipped(&files)
}

fn is_numbered(block: &Block) -> bool {
    matches!(block, Block::List { ordered: true, .. })
}
