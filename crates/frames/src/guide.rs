//! What a workbook offers whoever fills it in: lists of words to choose from, notes on cells.

/// Lists and notes of a table. Columns are named as the table names them; what names a column that
/// is not there is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guide {
    /// The words of columns that hold words of a list.
    pub choices: Vec<Choices>,
    /// What there is to say of single cells.
    pub notes: Vec<Note>,
}

/// The words that a column holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// The column.
    pub column: String,
    /// Its words, in the order in which they are offered.
    pub words: Vec<String>,
    /// Whether a cell may hold more than these: several, parted by commas, or one that is new. Then
    /// Excel only warns of another word.
    pub several: bool,
}

/// A note on a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    /// The row, from 0, without the head.
    pub row: usize,
    /// The column.
    pub column: String,
    /// What it says.
    pub text: String,
}
