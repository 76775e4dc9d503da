//! JSON.

use crate::table::{Cell, Heading, Table, full};
use serde::{Serialize, Serializer};
use serde_json::{Number, Value};

/// A JSON array of objects, one for each row and line, with the columns in their order. Numbers are
/// numbers, a range is `{"low": 0.2, "high": 0.5}`, yes and no are `true` and `false`, several
/// words are an array; what is not said is `null`, and a number without end, which JSON has no
/// number for, is the word `inf` or `-inf`.
#[must_use]
pub fn to_json(table: &Table) -> String {
    let row = |cells: &Vec<Cell>| {
        serde_json::to_string(&Row { columns: &table.columns, cells }).unwrap_or_default()
    };
    let rows: Vec<String> = table.rows.iter().map(row).collect();
    if rows.is_empty() { "[]\n".to_owned() } else { format!("[\n{}\n]\n", rows.join(",\n")) }
}

struct Row<'a> {
    columns: &'a [Heading],
    cells: &'a [Cell],
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(
            self.columns.iter().zip(self.cells).map(|(column, cell)| (&column.name, Shown(cell))),
        )
    }
}

struct Shown<'a>(&'a Cell);

#[derive(Serialize)]
struct Range {
    low: Value,
    high: Value,
}

impl Serialize for Shown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Cell::Nothing => serializer.serialize_none(),
            Cell::Text(text) => serializer.serialize_str(text),
            Cell::Written(text) => written(text).serialize(serializer),
            Cell::Number(n) => computed(*n).serialize(serializer),
            Cell::Range(low, high) => {
                Range { low: computed(*low), high: computed(*high) }.serialize(serializer)
            }
            Cell::Truth(truth) => serializer.serialize_bool(*truth),
            Cell::List(words) => words.serialize(serializer),
        }
    }
}

/// A number as written; words, where a cell that should be a number is none.
fn written(text: &str) -> Value {
    let whole = text.parse::<i64>().ok().map(Number::from);
    let number = whole.or_else(|| text.parse::<f64>().ok().and_then(Number::from_f64));
    number.map_or_else(|| Value::from(text), Value::Number)
}

/// A whole number without a decimal point.
fn computed(n: f64) -> Value {
    if n.is_infinite() {
        return Value::from(n.to_string());
    }
    let n = full(n);
    if n.fract() == 0.0 && n.abs() < 1e15 { Value::from(n as i64) } else { Value::from(n) }
}
