//! Which font a text is drawn with.

use resvg::usvg::fontdb::{Database, ID};
use resvg::usvg::{Font, FontResolver, FontStyle};
use std::sync::Arc;

/// The fonts that a picture may use.
#[derive(Clone, Debug)]
pub struct Fonts {
    database: Arc<Database>,
    faces: Faces,
}

/// The three faces that the program brings.
#[derive(Clone, Copy, Debug)]
struct Faces {
    regular: ID,
    bold: ID,
    italic: ID,
}

impl Fonts {
    /// The font that the program brings.
    #[must_use]
    pub fn own() -> Fonts {
        let mut database = Database::new();
        let faces = Faces {
            regular: load(&mut database, notosans::REGULAR_TTF),
            bold: load(&mut database, notosans::BOLD_TTF),
            italic: load(&mut database, notosans::ITALIC_TTF),
        };
        Fonts { database: Arc::new(database), faces }
    }

    /// These, and where they lack a character those that are installed on the machine.
    #[must_use]
    pub fn and_of_the_machine(&self) -> Fonts {
        let mut database = Database::clone(&self.database);
        database.load_system_fonts();
        Fonts { database: Arc::new(database), faces: self.faces }
    }

    pub(crate) fn database(&self) -> Arc<Database> {
        Arc::clone(&self.database)
    }

    /// Whatever family a text asks for, its letters come from the font of the program: that of the
    /// machine would give other widths, and other bytes.
    pub(crate) fn resolver(&self) -> FontResolver<'static> {
        let faces = self.faces;
        FontResolver {
            select_font: Box::new(move |font, _| Some(faces.of(font))),
            select_fallback: FontResolver::default_fallback_selector(),
        }
    }
}

impl Faces {
    fn of(self, font: &Font) -> ID {
        const BOLD: u16 = 600;
        match font.style() {
            _ if font.weight() >= BOLD => self.bold,
            FontStyle::Italic | FontStyle::Oblique => self.italic,
            FontStyle::Normal => self.regular,
        }
    }
}

/// Adds a face. It is known to be whole: a test draws with each.
fn load(database: &mut Database, bytes: &'static [u8]) -> ID {
    let source = resvg::usvg::fontdb::Source::Binary(Arc::new(bytes));
    database.load_font_source(source).first().copied().unwrap_or_else(ID::dummy)
}
