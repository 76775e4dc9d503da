//! The document as data.

/// A short scholarly document.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// What it is called.
    pub title: String,
    /// What stands under the title; may be empty.
    pub subtitle: String,
    /// Who wrote it; may be empty.
    pub author: String,
    /// Its language, as in `en`.
    pub language: &'static str,
    /// What it says, in order.
    pub blocks: Vec<Block>,
}

impl Default for Document {
    fn default() -> Document {
        let empty = String::new;
        Document {
            title: empty(),
            subtitle: empty(),
            author: empty(),
            language: "en",
            blocks: Vec::new(),
        }
    }
}

/// A part of a document that stands by itself.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading. Level 1 is that of the document's parts; its title stands above all levels.
    Heading {
        /// From 1; what is deeper than 3 is written as 3.
        level: u8,
        /// The heading.
        text: String,
        /// Where a link leads, as in `#why`; unique in the document.
        id: String,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list.
    List {
        /// Whether the items are numbered.
        ordered: bool,
        /// One line each.
        items: Vec<Vec<Inline>>,
    },
    /// A table. The writers number tables: the caption does not begin with `Table 1`.
    Table {
        /// What it shows.
        caption: Vec<Inline>,
        /// The heads of its columns.
        heads: Vec<String>,
        /// Its rows, cell by cell; what is missing at the end of a row is empty.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A picture. The writers number figures: the caption does not begin with `Figure 1`.
    Figure {
        /// Unique in the document; the name of its file, and of the place where a link leads
        /// ([`figure_anchor`]).
        name: String,
        /// The picture, one `<svg>` element.
        svg: String,
        /// Its share of the width of the text, above 0 and at most 1.
        width: f64,
        /// What it shows and how to read it.
        caption: Vec<Inline>,
        /// What a reader who cannot see it should know of it.
        description: String,
    },
    /// The list of works cited, each with a hanging indent.
    Works(Vec<Vec<Inline>>),
}

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Words.
    Text(String),
    /// Words that stand out.
    Strong(String),
    /// Words with emphasis; titles of books.
    Emphasis(String),
    /// A footnote. One within another is written out in brackets.
    Note(Vec<Inline>),
    /// Words that lead elsewhere.
    Link {
        /// The words.
        text: String,
        /// `#id` of a heading, a figure or a table of the document, or an address.
        target: String,
    },
}

impl Inline {
    /// Words.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Inline {
        Inline::Text(text.into())
    }
}

/// Where a link to a figure leads, without the `#`.
#[must_use]
pub fn figure_anchor(name: &str) -> String {
    format!("picture-{name}")
}

/// Where a link to the nth table leads, without the `#`; counted from 1.
#[must_use]
pub fn table_anchor(n: usize) -> String {
    format!("table-{n}")
}
