//! A whole document in every form of text, as a person has read it.

mod sample;

use counterpoise_document::{html, html_page, markdown};

#[test]
fn as_html() {
    insta::assert_snapshot!(html(&sample::document()));
}

#[test]
fn as_markdown() {
    insta::assert_snapshot!(markdown(&sample::document()));
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
