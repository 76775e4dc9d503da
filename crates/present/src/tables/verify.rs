//! What is not as the last run left it, as a table.

use counterpoise_frames::{Cell, Table};

/// Something that is not as the last run left it.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// `program`, `input`, `data`, `output`, `report` or `chart`.
    pub what: &'static str,
    /// Its name or path.
    pub name: String,
    /// `changed`, `gone`, `new`, `stale`, `edited`.
    pub state: &'static str,
    /// What a person should know, after a comma; may be empty.
    pub detail: String,
    /// Sections of the report that differ.
    pub sections: Vec<String>,
}

impl Difference {
    /// One without sections.
    #[must_use]
    pub fn new(
        what: &'static str,
        name: impl Into<String>,
        state: &'static str,
        detail: &str,
    ) -> Difference {
        let (name, detail) = (name.into(), detail.to_owned());
        Difference { what, name, state, detail, sections: Vec::new() }
    }
}

/// One row for each difference.
#[must_use]
pub fn verify(differences: &[Difference]) -> Table {
    let row = |d: &Difference| -> [Cell; 5] {
        let detail = d.detail.trim_start_matches(", ");
        [
            d.what.into(),
            d.name.as_str().into(),
            d.state.into(),
            detail.into(),
            d.sections.clone().into(),
        ]
    };
    Table::new(&["what", "name", "state", "detail", "sections"]).with(differences.iter().map(row))
}
