//! What the library sees of the world: one text, its pictures, fonts. Nothing else is there.

use crate::input::Input;
use std::collections::BTreeMap;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_kit::fonts::{self, FontStore};

/// The world of one document.
pub struct Own {
    standard: LazyHash<Library>,
    fonts: FontStore,
    main: Source,
    pictures: BTreeMap<String, Bytes>,
}

impl Own {
    /// The world of a document; `further`: with the fonts of the machine, behind our own.
    pub fn new(input: &Input, further: bool) -> Result<Own, String> {
        let path = VirtualPath::new("main.typ").map_err(|error| error.to_string())?;
        let main = RootedPath::new(VirtualRoot::Project, path).intern();
        let mut pictures = BTreeMap::new();
        for picture in &input.pictures {
            let svg = in_own_font(&picture.svg).into_bytes();
            pictures.insert(picture.name.clone(), Bytes::new(svg));
        }
        Ok(Own {
            standard: LazyHash::new(Library::default()),
            fonts: store(further),
            main: Source::new(main, input.markup.clone()),
            pictures,
        })
    }
}

/// Serif for the text, the font of the figures, and on request whatever the machine has.
fn store(further: bool) -> FontStore {
    let mut store = FontStore::new();
    store.extend(fonts::embedded());
    for face in [notosans::REGULAR_TTF, notosans::BOLD_TTF, notosans::ITALIC_TTF] {
        for font in Font::iter(Bytes::new(face)) {
            let info = font.info().clone();
            store.push((font, info));
        }
    }
    if further {
        store.extend(fonts::system());
    }
    store
}

/// Figures name fonts that a browser may have; here they have the one that the main program draws
/// them with.
fn in_own_font(svg: &str) -> String {
    const NAME: &str = "font-family=\"";
    let mut out = String::with_capacity(svg.len());
    let mut rest = svg;
    while let Some(at) = rest.find(NAME) {
        let (before, after) = rest.split_at(at + NAME.len());
        out.push_str(before);
        out.push_str("Noto Sans");
        rest = after.find('"').map_or("", |end| &after[end..]);
    }
    out.push_str(rest);
    out
}

impl World for Own {
    fn library(&self) -> &LazyHash<Library> {
        &self.standard
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let name = id.get().vpath().get_without_slash();
        self.pictures.get(name).cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    /// A document says its dates itself.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::in_own_font;

    #[test]
    fn figures_have_our_font() {
        let svg =
            "<svg font-family=\"&quot;A B&quot;, serif\"><text font-family=\"C\">c</text></svg>";
        let own = "<svg font-family=\"Noto Sans\"><text font-family=\"Noto Sans\">c</text></svg>";
        assert_eq!(in_own_font(svg), own);
    }
}
