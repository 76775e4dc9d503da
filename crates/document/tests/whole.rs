//! A whole document in every form of text, as a person has read it.

#![allow(clippy::unwrap_used, reason = "tests")]

mod sample;

use counterpoise_document::{Document, docx, html, html_page, markdown, typst};

#[test]
fn as_html() {
    insta::assert_snapshot!(html(&sample::document()));
}

#[test]
fn as_markdown() {
    insta::assert_snapshot!(markdown(&sample::document()));
}

#[test]
fn as_typst() {
    insta::assert_snapshot!(typst(&sample::document()));
}

#[test]
fn a_page_of_its_own_has_title_author_and_language() {
    let page = html_page(&sample::document());
    for part in [
        "<html lang=\"en\">",
        "<title>Did A balance against B &amp; C?</title>",
        "<h1>Did A balance against B &amp; C?</h1>",
        "<meta name=\"author\" content=\"A. &quot;Nobody&quot; &lt;Author&gt;\">",
    ] {
        assert!(page.contains(part), "{part}");
    }
}

#[test]
fn as_docx() {
    let made = docx(&sample::document(), &sample::pixels());
    assert_eq!(made, docx(&sample::document(), &sample::pixels()));
    let mut shown = String::new();
    for part in ["document.xml", "_rels/document.xml.rels", "footnotes.xml"] {
        let text = String::from_utf8(member(&made, &format!("word/{part}"))).unwrap();
        let by_line = text.replace("<w:p>", "\n<w:p>").replace("<Rel", "\n<Rel");
        shown.push_str(&format!("== {part}\n{by_line}\n"));
    }
    insta::assert_snapshot!(shown);
    assert_eq!(member(&made, "word/media/figure1.svg"), sample::SVG.as_bytes());
}

#[test]
fn a_figure_without_pixels_is_told_in_words() {
    let made = docx(&sample::document(), &[]);
    let text = String::from_utf8(member(&made, "word/document.xml")).unwrap();
    assert!(text.contains("One bar: hedging in 61 of 100 readings."));
    assert!(!text.contains("<w:drawing>"));
}

#[test]
fn an_empty_document_is_one() {
    let empty = Document::default();
    assert_eq!(html(&empty), "");
    assert_eq!(markdown(&empty), "# \n");
    assert!(member(&docx(&empty, &[]), "word/document.xml").ends_with(b"</w:document>"));
}

/// A file in a ZIP.
fn member(zip: &[u8], name: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(zip)).unwrap();
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut archive.by_name(name).unwrap(), &mut bytes).unwrap();
    bytes
}
