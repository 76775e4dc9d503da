//! A picture, read and drawn.

use crate::Fonts;
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Group, Node, Options, Tree};
use std::collections::BTreeSet;
use std::fmt;

/// Pixels a side beyond which no PNG is made: programs that show it would run out of memory.
const MOST: f32 = 20_000.0;

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
        let mut tree = laid_out(svg, fonts)?;
        if let Some(wider) = widened(svg, &tree) {
            tree = laid_out(&wider, fonts)?;
        }
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

    /// The greatest scale, up to the one wanted, by which the picture stays within 20,000 pixels a
    /// side.
    #[must_use]
    pub fn scale_within(&self, wanted: f32) -> f32 {
        let (width, height) = self.size();
        wanted.min(MOST / width.max(height))
    }

    /// The picture as PNG on white, each unit so many pixels wide.
    ///
    /// # Errors
    ///
    /// A picture of more than 20,000 pixels a side; [`Picture::scale_within`] says what fits.
    pub fn png(&self, scale: f32) -> Result<Vec<u8>, Undrawable> {
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

fn laid_out(svg: &str, fonts: &Fonts) -> Result<Tree, Undrawable> {
    let options =
        Options { fontdb: fonts.database(), font_resolver: fonts.resolver(), ..Options::default() };
    Tree::from_str(svg, &options).map_err(|error| Undrawable(error.to_string()))
}

/// The picture on a larger ground, if some of its text would be cut off: whoever drew it could not
/// know how wide the letters of this font are.
fn widened(svg: &str, tree: &Tree) -> Option<String> {
    const ROOM: f32 = 4.0;
    let (width, height) = (tree.size().width(), tree.size().height());
    let mut ends = [0.0, 0.0, width, height];
    reach(tree.root(), &mut ends);
    let [left, top, right, bottom] = ends;
    let is_within = left > -0.5 && top > -0.5 && right < width + 0.5 && bottom < height + 0.5;
    let inner = &svg[svg.find("<svg")? + 4..];
    if is_within {
        return None;
    }
    let (x, y) = (left.min(0.0) - ROOM, top.min(0.0) - ROOM);
    let (wide, high) = (right.max(width) + ROOM - x, bottom.max(height) + ROOM - y);
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{x} {y} {wide} {high}\" \
         width=\"{wide}\" height=\"{high}\"><svg overflow=\"visible\"{inner}</svg>"
    ))
}

/// Moves the ends (left, top, right, bottom) so that every text is between them.
fn reach(group: &Group, ends: &mut [f32; 4]) {
    for node in group.children() {
        match node {
            Node::Group(group) => reach(group, ends),
            Node::Text(text) => {
                let place = text.abs_bounding_box();
                ends[0] = ends[0].min(place.left());
                ends[1] = ends[1].min(place.top());
                ends[2] = ends[2].max(place.right());
                ends[3] = ends[3].max(place.bottom());
            }
            Node::Path(_) | Node::Image(_) => {}
        }
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
