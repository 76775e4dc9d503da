//! What most tables by years have in common: a header, a year, one state or two, and values.
//!
//! An importer of such a table is a description of its columns, each under every name that its
//! releases gave it.

use counterpoise_world::System;

use crate::batch::{Batches, Value};
use crate::column::{Column, Type};
use crate::error::Error;
use crate::fields::Header;
use crate::head::Head;
use crate::importer::{Format, Plan, Reader, Source, Stream};
use crate::kind::{Kind, Shape};
use crate::kinds::wrong_kind::wrong_kind;
use crate::quarantine::{Quarantined, Reason};
use crate::resolver::Resolver;
use crate::row::Row;

/// A table by years.
pub(crate) struct Panel {
    pub(crate) kind: &'static Kind,
    pub(crate) dataset: &'static str,
    pub(crate) shape: Shape,
    /// The columns made that say what a row is about.
    pub(crate) key: &'static [&'static str],
    /// Columns that only this table has together.
    pub(crate) marks: &'static [&'static str],
    /// The column of the year.
    pub(crate) year: &'static [&'static str],
    /// What to add to it: 1945 for a session of the General Assembly.
    pub(crate) year_plus: i32,
    pub(crate) sides: &'static [Side],
    pub(crate) fields: &'static [Field],
    pub(crate) missing: &'static [&'static str],
    pub(crate) windows: bool,
    /// Whether the source has states before they were states, as its code book says: a code is read
    /// at whatever distance from the life of its state. Else at two years at most.
    pub(crate) any_date: bool,
}

/// A state of the row.
pub(crate) struct Side {
    /// The column of its id.
    pub(crate) name: &'static str,
    pub(crate) label: &'static str,
    pub(crate) system: System,
    pub(crate) from: &'static [&'static str],
    /// The column that keeps the source's own code or name.
    pub(crate) kept: &'static str,
    /// Its type.
    pub(crate) kept_type: Type,
}

/// A value of the row.
pub(crate) struct Field {
    pub(crate) name: &'static str,
    /// The names that releases gave it; none of them need be there unless the first of `fields`
    /// says so.
    pub(crate) from: &'static [&'static str],
    pub(crate) kind: Type,
    pub(crate) unit: &'static str,
    pub(crate) label: &'static str,
    /// Whether a file without it is of another kind.
    pub(crate) needed: bool,
}

/// A needed field.
pub(crate) const fn field(
    name: &'static str,
    from: &'static [&'static str],
    kind: Type,
    unit: &'static str,
    label: &'static str,
) -> Field {
    Field { name, from, kind, unit, label, needed: true }
}

/// A field that some releases lack.
pub(crate) const fn extra(
    name: &'static str,
    from: &'static [&'static str],
    kind: Type,
    unit: &'static str,
    label: &'static str,
) -> Field {
    Field { name, from, kind, unit, label, needed: false }
}

/// A state by its Correlates of War number.
pub(crate) const fn cow(
    name: &'static str,
    kept: &'static str,
    from: &'static [&'static str],
    label: &'static str,
) -> Side {
    Side { name, label, system: System::CowNumber, from, kept, kept_type: Type::Int16 }
}

impl Panel {
    pub(crate) fn fits(&self, head: &Head) -> bool {
        head.header().has(self.marks)
    }

    pub(crate) fn plan(&'static self, files: &[Source]) -> Result<Plan, Error> {
        let mut streams = Vec::new();
        for (source, file) in files.iter().enumerate() {
            let reader = PanelReader::of(self, &file.head)?;
            let format = Format {
                windows: self.windows,
                ..Format::with_header(&file.head, 0, self.missing)
            };
            streams.push(Stream::new(source, format, reader));
        }
        Ok(Plan {
            columns: self.columns(),
            streams,
            ..Plan::new(self.dataset, self.shape, self.key)
        })
    }

    fn columns(&self) -> Vec<Column> {
        let mut columns = Vec::new();
        for side in self.sides {
            columns.push(Column::state(side.name, side.label));
        }
        for side in self.sides {
            columns.push(Column::new(side.kept, side.kept_type, "", "as the source has it"));
        }
        columns.extend(
            self.fields
                .iter()
                .map(|field| Column::new(field.name, field.kind, field.unit, field.label)),
        );
        columns
    }

    fn missing_columns(&self, header: &Header) -> Vec<&'static str> {
        let absent = |names: &&&'static [&'static str]| header.find(names).is_none();
        let sides = self.sides.iter().map(|side| &side.from);
        let needed = self.fields.iter().filter(|field| field.needed).map(|field| &field.from);
        std::iter::once(&self.year)
            .chain(sides)
            .chain(needed)
            .filter(absent)
            .map(|names| names[0])
            .collect()
    }
}

struct PanelReader {
    panel: &'static Panel,
    year: usize,
    sides: Vec<usize>,
    fields: Vec<Option<usize>>,
}

impl PanelReader {
    fn of(panel: &'static Panel, head: &Head) -> Result<PanelReader, Error> {
        let header = head.header();
        let missing = panel.missing_columns(&header);
        if !missing.is_empty() {
            return Err(wrong_kind(panel.kind, head, &missing));
        }
        Ok(PanelReader {
            panel,
            year: header.find(panel.year).unwrap_or_default(),
            sides: panel.sides.iter().filter_map(|side| header.find(side.from)).collect(),
            fields: panel.fields.iter().map(|field| header.find(field.from)).collect(),
        })
    }

    /// The states of the row, each resolved at its year.
    fn states(
        &self,
        row: &Row<'_>,
        year: i32,
        states: &mut Resolver,
    ) -> Result<Vec<&'static str>, Quarantined> {
        let pairs = self.panel.sides.iter().zip(&self.sides);
        let mut found = Vec::new();
        for (side, index) in pairs {
            let code = row.text(*index)?;
            found.push(if self.panel.any_date {
                states.in_year(side.system, code, year)?
            } else {
                states.near_year(side.system, code, year)?
            });
        }
        match found.as_slice() {
            [one, other] if one == other => {
                Err(Quarantined::new(Reason::SelfDyad, format!("Both sides are {one} in {year}.")))
            }
            _ => Ok(found),
        }
    }
}

impl Reader for PanelReader {
    fn row(
        &self,
        row: &Row<'_>,
        states: &mut Resolver,
        out: &mut Batches<'_>,
    ) -> Result<(), Quarantined> {
        let year = row.year(self.year)?.saturating_add(self.panel.year_plus);
        let found = self.states(row, year, states)?;
        let mut values: Vec<Value<'_>> = found.into_iter().map(Value::Text).collect();
        for (side, index) in self.panel.sides.iter().zip(&self.sides) {
            values.push(cell(row, *index, side.kept_type)?);
        }
        for (field, index) in self.panel.fields.iter().zip(&self.fields) {
            values.push(index.map_or(Ok(Value::Null), |index| cell(row, index, field.kind))?);
        }
        out.put(year, &values)
    }
}

/// A cell as the type of its column.
pub(crate) fn cell<'a>(row: &Row<'a>, index: usize, kind: Type) -> Result<Value<'a>, Quarantined> {
    Ok(match kind {
        Type::State | Type::Text => row.text_or_none(index)?.into(),
        Type::Int16 => within(row, index, i64::from(i16::MIN)..=i64::from(i16::MAX))?,
        Type::Int32 => within(row, index, i64::from(i32::MIN)..=i64::from(i32::MAX))?,
        Type::Int64 => row.int(index)?.into(),
        Type::Float64 => row.float(index)?.into(),
        Type::Flag => row.flag(index)?.into(),
        Type::Day if row.text(index)?.is_empty() => Value::Null,
        Type::Day => Value::Day(row.day(index)?),
    })
}

/// A number that its column can hold: none is dropped for its size alone.
fn within<'a>(
    row: &Row<'a>,
    index: usize,
    range: std::ops::RangeInclusive<i64>,
) -> Result<Value<'a>, Quarantined> {
    match row.int(index)? {
        Some(number) if !range.contains(&number) => {
            let sentence = format!(
                "{} is {}, more than such a column holds.",
                row.column(index),
                row.shown(index)
            );
            Err(Quarantined::new(Reason::OutOfRange, sentence))
        }
        number => Ok(number.into()),
    }
}
