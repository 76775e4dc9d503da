//! JSON.

use crate::table::Table;
use serde::{Serialize, Serializer};
use serde_json::{Number, Value};

/// Columns whose values are numbers.
const NUMBERS: &[&str] =
    &["weight", "certainty", "value", "degree", "days", "year", "margin", "full_out", "crossover", "full_in"];

/// A JSON array of objects, one for each row and line, with the columns in their order. The columns `weight`, `certainty`,
/// `value`, `degree`, `days`, `year`, `margin` and the calibration points are numbers, an empty one `null`; all others are
/// strings.
#[must_use]
pub fn to_json(table: &Table) -> String {
    let row = |cells: &Vec<String>| serde_json::to_string(&Row { columns: &table.columns, cells }).unwrap_or_default();
    let rows: Vec<String> = table.rows.iter().map(row).collect();
    if rows.is_empty() { "[]\n".to_owned() } else { format!("[\n{}\n]\n", rows.join(",\n")) }
}

struct Row<'a> {
    columns: &'a [String],
    cells: &'a [String],
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.columns.iter().zip(self.cells).map(|(name, cell)| (name, value(name, cell))))
    }
}

fn value(name: &str, cell: &str) -> Value {
    match number(cell) {
        _ if !NUMBERS.contains(&name) => Value::from(cell),
        Some(number) => Value::Number(number),
        None if cell.is_empty() => Value::Null,
        None => Value::from(cell),
    }
}

fn number(cell: &str) -> Option<Number> {
    let whole = cell.parse::<i64>().ok().map(Number::from);
    whole.or_else(|| cell.parse::<f64>().ok().and_then(Number::from_f64))
}
