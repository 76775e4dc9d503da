//! Rows gathered into columns, one batch for each year.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow_array::builder::{
    BooleanBuilder, Date32Builder, Float64Builder, Int16Builder, Int32Builder, Int64Builder,
    StringDictionaryBuilder,
};
use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, Schema, SchemaRef};
use counterpoise_dates::Day;

use crate::column::{Column, Type};
use crate::key::Gathering;
use crate::quarantine::{Quarantined, Reason};

/// The years that a table may have. A date outside them is a mistake in the file.
const YEARS: std::ops::RangeInclusive<i32> = 1400..=2200;

/// One cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Value<'a> {
    Null,
    Text(&'a str),
    Int(i64),
    Float(f64),
    Day(Day),
    Flag(bool),
}

impl<'a> From<Option<&'a str>> for Value<'a> {
    fn from(text: Option<&'a str>) -> Value<'a> {
        text.map_or(Value::Null, Value::Text)
    }
}

impl From<Option<i64>> for Value<'_> {
    fn from(number: Option<i64>) -> Self {
        number.map_or(Value::Null, Value::Int)
    }
}

impl From<Option<f64>> for Value<'_> {
    fn from(number: Option<f64>) -> Self {
        number.map_or(Value::Null, Value::Float)
    }
}

impl From<Option<bool>> for Value<'_> {
    fn from(flag: Option<bool>) -> Self {
        flag.map_or(Value::Null, Value::Flag)
    }
}

/// The schema of a file: its columns without the year, which is in the name of its folder.
pub(crate) fn schema(columns: &[Column]) -> SchemaRef {
    Arc::new(Schema::new(columns.iter().map(Column::field).collect::<Vec<_>>()))
}

/// The column by which every table is laid out.
pub(crate) fn year_column() -> Column {
    Column::new(
        "year",
        Type::Int32,
        "",
        "year of the row, by which the table is laid out in folders",
    )
}

/// Where the rows of one chunk go: a batch for each year.
pub(crate) struct Batches<'p> {
    columns: &'p [Column],
    years: BTreeMap<i32, Building>,
    /// What is gathered of their keys.
    pub(crate) gathering: Gathering<'p>,
    /// Rows put.
    pub(crate) rows: u64,
}

impl<'p> Batches<'p> {
    pub(crate) fn new(columns: &'p [Column], gathering: Gathering<'p>) -> Batches<'p> {
        Batches { columns, years: BTreeMap::new(), gathering, rows: 0 }
    }

    /// Adds one row, its values in the order of the columns.
    pub(crate) fn put(&mut self, year: i32, values: &[Value<'_>]) -> Result<(), Quarantined> {
        self.put_record("", year, values)
    }

    /// The same, of a row that is told from others by something that no column keeps.
    pub(crate) fn put_record(
        &mut self,
        record: &str,
        year: i32,
        values: &[Value<'_>],
    ) -> Result<(), Quarantined> {
        if !YEARS.contains(&year) {
            let sentence =
                format!("The year {year} lies outside {} to {}.", YEARS.start(), YEARS.end());
            return Err(Quarantined::new(Reason::BadDate, sentence));
        }
        if !self.gathering.look(record, year, values) {
            return Ok(());
        }
        let building = self.years.entry(year).or_insert_with(|| Building::new(self.columns));
        building.push(values);
        self.rows += 1;
        Ok(())
    }

    /// The finished batches, earliest year first, and what was gathered of their keys.
    pub(crate) fn finish(
        self,
        schema: &SchemaRef,
    ) -> Result<(Vec<(i32, RecordBatch)>, Gathering<'p>), ArrowError> {
        let years = self.years.into_iter();
        let batches = years.map(|(year, building)| Ok((year, building.finish(schema)?)));
        Ok((batches.collect::<Result<_, ArrowError>>()?, self.gathering))
    }
}

struct Building {
    columns: Vec<Builder>,
}

impl Building {
    fn new(columns: &[Column]) -> Building {
        Building { columns: columns.iter().map(|column| Builder::new(column.kind)).collect() }
    }

    fn push(&mut self, values: &[Value<'_>]) {
        debug_assert_eq!(values.len(), self.columns.len());
        for (index, column) in self.columns.iter_mut().enumerate() {
            column.push(values.get(index).copied().unwrap_or(Value::Null));
        }
    }

    fn finish(self, schema: &SchemaRef) -> Result<RecordBatch, ArrowError> {
        let arrays = self.columns.into_iter().map(Builder::finish).collect();
        RecordBatch::try_new(schema.clone(), arrays)
    }
}

/// A column in the making. A value of another type than the column's is missing there; a number
/// that does not fit is too.
enum Builder {
    Text(StringDictionaryBuilder<Int32Type>),
    Int16(Int16Builder),
    Int32(Int32Builder),
    Int64(Int64Builder),
    Float64(Float64Builder),
    Day(Date32Builder),
    Flag(BooleanBuilder),
}

impl Builder {
    fn new(kind: Type) -> Builder {
        match kind {
            Type::State | Type::Text => Builder::Text(StringDictionaryBuilder::new()),
            Type::Int16 => Builder::Int16(Int16Builder::new()),
            Type::Int32 => Builder::Int32(Int32Builder::new()),
            Type::Int64 => Builder::Int64(Int64Builder::new()),
            Type::Float64 => Builder::Float64(Float64Builder::new()),
            Type::Day => Builder::Day(Date32Builder::new()),
            Type::Flag => Builder::Flag(BooleanBuilder::new()),
        }
    }

    fn push(&mut self, value: Value<'_>) {
        match self {
            Builder::Text(builder) => match value {
                Value::Text(text) => builder.append_value(text),
                _ => builder.append_null(),
            },
            Builder::Int16(builder) => {
                builder.append_option(int(value).and_then(|n| i16::try_from(n).ok()));
            }
            Builder::Int32(builder) => {
                builder.append_option(int(value).and_then(|n| i32::try_from(n).ok()));
            }
            Builder::Int64(builder) => builder.append_option(int(value)),
            Builder::Float64(builder) => builder.append_option(float(value)),
            Builder::Day(builder) => builder.append_option(day(value)),
            Builder::Flag(builder) => builder.append_option(flag(value)),
        }
    }

    fn finish(self) -> ArrayRef {
        match self {
            Builder::Text(mut builder) => Arc::new(builder.finish()),
            Builder::Int16(mut builder) => Arc::new(builder.finish()),
            Builder::Int32(mut builder) => Arc::new(builder.finish()),
            Builder::Int64(mut builder) => Arc::new(builder.finish()),
            Builder::Float64(mut builder) => Arc::new(builder.finish()),
            Builder::Day(mut builder) => Arc::new(builder.finish()),
            Builder::Flag(mut builder) => Arc::new(builder.finish()),
        }
    }
}

fn int(value: Value<'_>) -> Option<i64> {
    match value {
        Value::Int(number) => Some(number),
        _ => None,
    }
}

fn float(value: Value<'_>) -> Option<f64> {
    match value {
        Value::Float(number) => Some(number),
        _ => None,
    }
}

fn day(value: Value<'_>) -> Option<i32> {
    match value {
        Value::Day(day) => Some(day.number()),
        _ => None,
    }
}

fn flag(value: Value<'_>) -> Option<bool> {
    match value {
        Value::Flag(flag) => Some(flag),
        _ => None,
    }
}
