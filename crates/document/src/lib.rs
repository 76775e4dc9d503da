//! A short scholarly document as data, and the forms in which it is handed in.
//!
//! *What it is for.* Somebody who has words, tables and pictures makes a [`Document`] of them once;
//! the writers make the same document of it in every form: [`html`] for a page, [`markdown`] for a
//! repository, [`docx`] for an editor, [`typst`] for the program that sets the PDF.
//!
//! *What it may use.* A writer of ZIP, which a DOCX is, and how `draw` writes text in XML. Pictures
//! come as SVG; whoever wants them in another form makes it elsewhere and hands it in.
//!
//! *What it must never know.* What the words are about: cases, verdicts, schools. It opens no file.
//!
//! Text is text: whatever stands in a [`Inline::Text`] comes out as these characters, in every
//! form. A link leads to a place within the document, to a relative path, or to the web; any other
//! target, as a script, is left out and its words stay.
//!
//! # Example
//!
//! ```
//! use counterpoise_document::{Block, Document, Inline, html};
//! let page = Document {
//!     title: "Did it balance?".to_owned(),
//!     blocks: vec![Block::Paragraph(vec![
//!         Inline::text("It did not"),
//!         Inline::Note(vec![Inline::text("Author 2020, p. 5.")]),
//!     ])],
//!     ..Document::default()
//! };
//! assert!(html(&page).contains("<p>It did not<sup>"));
//! ```

mod address;
mod count;
mod docx;
mod html;
mod markdown;
mod model;
mod typst;

pub use docx::{Pixels, docx, zipped};
pub use html::{html, html_page};
pub use markdown::markdown;
pub use model::{Block, Document, Inline, figure_anchor, table_anchor};
pub use typst::typst;
