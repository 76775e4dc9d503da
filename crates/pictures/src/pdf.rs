//! PDF.

use crate::{Picture, Undrawable};
use krilla::geom::Size;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::tagging::{ContentTag, Tag, TagGroup, TagTree};
use krilla::{Document, SerializeSettings};
use krilla_svg::{SurfaceExt, SvgSettings};

/// A unit of a picture is a 96th of an inch, one of PDF a 72nd.
const POINTS: f32 = 0.75;

impl Picture {
    /// The picture as a PDF of one page of its size: lines as lines, letters as letters of embedded
    /// fonts, so that one can search and select them. The PDF is tagged; `description` is what is
    /// read out to those who cannot see it.
    ///
    /// It names no time, so that the same picture gives the same bytes.
    ///
    /// # Errors
    ///
    /// A font that may not be embedded, and the letters cannot be had as outlines either.
    pub fn pdf(&self, title: &str, description: &str) -> Result<Vec<u8>, Undrawable> {
        self.written(title, description, true).or_else(|_| self.written(title, description, false))
    }

    fn written(&self, title: &str, description: &str, text: bool) -> Result<Vec<u8>, Undrawable> {
        let (width, height) = self.size();
        let size = Size::from_wh(width * POINTS, height * POINTS)
            .ok_or_else(|| Undrawable("it has no size".to_owned()))?;
        let settings = SerializeSettings { enable_tagging: true, ..SerializeSettings::default() };
        let mut document = Document::new_with(settings);
        let metadata = Metadata::new().title(title.to_owned()).language("en".to_owned());
        document.set_metadata(metadata.creator("Counterpoise".to_owned()));
        let mut page = document.start_page_with(PageSettings::new(size));
        let mut surface = page.surface();
        let drawn = surface.start_tagged(ContentTag::Other);
        let settings = SvgSettings { embed_text: text, ..SvgSettings::default() };
        let complete = surface.draw_svg(&self.tree, size, settings).is_some();
        surface.end_tagged();
        surface.finish();
        page.finish();
        let mut figure = TagGroup::new(Tag::Figure(Some(description.to_owned())));
        figure.push(drawn);
        let mut tree = TagTree::new();
        tree.push(figure);
        document.set_tag_tree(tree);
        let bytes = document.finish().map_err(|error| Undrawable(format!("{error:?}")))?;
        if complete { Ok(bytes) } else { Err(Undrawable("a part of it was not drawn".to_owned())) }
    }
}
