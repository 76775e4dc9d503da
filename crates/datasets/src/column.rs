//! What a column of a table holds.

use arrow_schema::{DataType, Field};
use serde::{Deserialize, Serialize};

/// The type of a column. Scores that are summed are scaled integers, never floating point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Type {
    /// The id of a state, as the crate `world` writes it; a dictionary of texts in Parquet.
    State,
    /// Text; a dictionary in Parquet.
    Text,
    /// A whole number of 16 bits.
    Int16,
    /// A whole number of 32 bits.
    Int32,
    /// A whole number of 64 bits.
    Int64,
    /// A number as published, with a fraction.
    Float64,
    /// A day of the calendar; `DATE` in Parquet.
    Day,
    /// Yes or no.
    Flag,
}

/// One column: its name, what it holds and in what unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// The name, in lower case.
    pub name: String,
    /// What it holds.
    #[serde(rename = "type")]
    pub kind: Type,
    /// The unit; empty for codes and names.
    pub unit: String,
    /// What it says, in a few words.
    pub label: String,
    /// What an empty cell says.
    #[serde(default)]
    pub empty: Empty,
}

/// What an empty cell of a column says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Empty {
    /// There is a value, and the source does not know or give it.
    #[default]
    Missing,
    /// There can be none: an actor that belongs to no state has no id.
    NotApplicable,
}

impl Column {
    /// A column.
    pub fn new(name: &str, kind: Type, unit: &str, label: &str) -> Column {
        Column {
            name: name.to_owned(),
            kind,
            unit: unit.to_owned(),
            label: label.to_owned(),
            empty: Empty::Missing,
        }
    }

    /// The same column, an empty cell of which says that there can be no value.
    pub(crate) fn or_not_applicable(self) -> Column {
        Column { empty: Empty::NotApplicable, ..self }
    }

    /// The id of a state.
    pub(crate) fn state(name: &str, label: &str) -> Column {
        Column::new(name, Type::State, "", label)
    }

    /// A text or a code.
    pub(crate) fn text(name: &str, label: &str) -> Column {
        Column::new(name, Type::Text, "", label)
    }

    /// A code that is a small number.
    pub(crate) fn code(name: &str, label: &str) -> Column {
        Column::new(name, Type::Int16, "", label)
    }

    pub(crate) fn field(&self) -> Field {
        Field::new(&self.name, self.kind.arrow(), true)
    }
}

impl Type {
    /// Whether 0 or *no* is a value of it.
    pub(crate) fn has_zero(self) -> bool {
        !matches!(self, Type::State | Type::Text | Type::Day)
    }

    pub(crate) fn arrow(self) -> DataType {
        match self {
            Type::State | Type::Text => {
                DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8))
            }
            Type::Int16 => DataType::Int16,
            Type::Int32 => DataType::Int32,
            Type::Int64 => DataType::Int64,
            Type::Float64 => DataType::Float64,
            Type::Day => DataType::Date32,
            Type::Flag => DataType::Boolean,
        }
    }
}
