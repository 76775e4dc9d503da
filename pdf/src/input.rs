//! What is handed in.

use serde::Deserialize;

/// A document to set.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// Typst markup.
    pub markup: String,
    /// The pictures that the markup names, as `NAME.svg`.
    pub pictures: Vec<Picture>,
    /// Whether a picture needs letters that only fonts of the machine may have.
    #[serde(default)]
    pub further_fonts: bool,
    /// What stays the same when the document is set again, as the fingerprint of its case.
    pub identity: String,
}

/// A picture.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Picture {
    /// Its file, as in `grid.svg`.
    pub name: String,
    /// The drawing.
    pub svg: String,
}

impl Input {
    /// Reads what is handed in.
    pub fn read(text: &str) -> Result<Input, String> {
        serde_json::from_str(text).map_err(|error| format!("the input is not understood: {error}"))
    }
}
