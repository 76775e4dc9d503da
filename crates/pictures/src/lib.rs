//! Pictures in the forms that a journal, a slide or an editor takes: SVG as pixels and as PDF.
//!
//! *What it is for.* A [`Picture`] is read from SVG once and written as PNG or PDF, its text as text
//! in the PDF. The program brings a font of its own (Noto Sans: Latin, Greek, Cyrillic, Vietnamese),
//! so that what this font has looks the same on every machine, whatever is installed there. For any
//! other script [`Fonts::and_of_the_machine`] looks further, and [`Picture::missing`] says what no
//! font had.
//!
//! *What it may use.* A renderer of SVG, a writer of PDF, the font. Fonts of the machine are files,
//! and are read only when that is asked for.
//!
//! *What it must never know.* What a picture shows. It writes no file.
//!
//! # Example
//!
//! ```
//! use counterpoise_pictures::{Fonts, Picture};
//! let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='30'>\
//!            <text x='5' y='20'>Москва</text></svg>";
//! let picture = Picture::read(svg, &Fonts::own()).unwrap();
//! assert_eq!(picture.missing(), "");
//! assert!(picture.png(2.0).unwrap().starts_with(b"\x89PNG"));
//! ```

mod fonts;
mod pdf;
mod picture;

pub use fonts::Fonts;
pub use picture::{Picture, Undrawable};
