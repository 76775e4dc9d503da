//! A picture, read and drawn.

use crate::Fonts;
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Group, Node, Options, Tree};
use std::collections::BTreeSet;
use std::fmt;

/// A picture that cannot be drawn, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undrawable(pub(crate) String);

impl fmt::Display for Undrawable {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "the picture cannot be drawn: {}", self.0)
    }
}

impl std::error::Error for Undrawable {}

/// A picture, laid out.
#[derive(Debug)]
pub struct Picture {
    pub(crate) tree: Tree,
    missing: String,
}

impl Picture {
    /// Reads a picture and lays out its text.
    ///
    /// # Errors
    ///
    /// Text that is no SVG, or one without a size.
    pub fn read(svg: &str, fonts: &Fonts) -> Result<Picture, Undrawable> {
        let options = Options {
            fontdb: fonts.database(),
            font_resolver: fonts.resolver(),
            ..Options::default()
        };
        let tree = Tree::from_str(svg, &options).map_err(|error| Undrawable(error.to_string()))?;
        let mut missing = BTreeSet::new();
        without_glyph(tree.root(), &mut missing);
        Ok(Picture { tree, missing: missing.into_iter().collect() })
    }

    /// Reads a picture with the program's own font, and asks those of the machine only for what
    /// this one lacks: most pictures come out the same everywhere.
    ///
    /// # Errors
    ///
    /// As [`Picture::read`].
    pub fn read_with_help(svg: &str, own: &Fonts) -> Result<Picture, Undrawable> {
        let picture = Picture::read(svg, own)?;
        if picture.missing.is_empty() {
            return Ok(picture);
        }
        Picture::read(svg, &own.and_of_the_machine())
    }

    /// Each character once for which there was no letter, in the order of Unicode. Where it should
    /// stand there is an empty box.
    #[must_use]
    pub fn missing(&self) -> &str {
        &self.missing
    }

    /// Width and height in units of the picture.
    #[must_use]
    pub fn size(&self) -> (f32, f32) {
        (self.tree.size().width(), self.tree.size().height())
    }

    /// The picture as PNG on white, each unit so many pixels wide.
    ///
    /// # Errors
    ///
    /// A picture of more than 20,000 pixels a side.
    pub fn png(&self, scale: f32) -> Result<Vec<u8>, Undrawable> {
        const MOST: f32 = 20_000.0;
        let (width, height) = self.size();
        let (width, height) = ((width * scale).ceil(), (height * scale).ceil());
        let fits = width <= MOST && height <= MOST;
        let pixmap = fits.then(|| Pixmap::new(width as u32, height as u32)).flatten();
        let mut pixmap =
            pixmap.ok_or_else(|| Undrawable(format!("{width} x {height} pixels are too many")))?;
        pixmap.fill(Color::WHITE);
        resvg::render(&self.tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
        pixmap.encode_png().map_err(|error| Undrawable(error.to_string()))
    }
}

/// Gathers the characters that were laid out with glyph 0, by which a font says that it has none.
fn without_glyph(group: &Group, found: &mut BTreeSet<char>) {
    for node in group.children() {
        match node {
            Node::Group(group) => without_glyph(group, found),
            Node::Text(text) => {
                let spans = text.layouted().iter();
                let glyphs = spans.flat_map(|span| &span.positioned_glyphs);
                for glyph in glyphs.filter(|glyph| glyph.id.0 == 0) {
                    found.extend(glyph.text.chars().filter(|c| is_seen(*c)));
                }
            }
            Node::Path(_) | Node::Image(_) => {}
        }
    }
}

/// Whether a reader would miss it: blanks, joiners and marks of direction have no shape.
fn is_seen(c: char) -> bool {
    let is_joiner = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}');
    !c.is_whitespace() && !c.is_control() && !is_joiner
}
