//! The rows, and the table of places at the head of the file.

use super::labels::MISSING_LONG;
use super::names::cut;
use super::variable::{Kind, LONGEST, Variable};
use crate::datum::{Datum, absent};
use crate::frame::{Frame, Values};

/// Bytes under way.
#[derive(Default)]
pub(crate) struct Section {
    pub(crate) bytes: Vec<u8>,
}

impl Section {
    pub(crate) fn put(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    pub(crate) fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Writes the places of the sections over the empty table that was left for them.
    pub(crate) fn places(&mut self, at: usize, places: &[usize]) {
        let table: Vec<u8> = places.iter().flat_map(|p| (*p as u64).to_le_bytes()).collect();
        self.bytes[at..at + table.len()].copy_from_slice(&table);
    }
}

pub(crate) fn tagged(tag: &str, content: Vec<u8>) -> Vec<u8> {
    [format!("<{tag}>").into_bytes(), content, format!("</{tag}>").into_bytes()].concat()
}

pub(crate) fn rows(frame: &Frame, variables: &[Variable<'_>]) -> Vec<u8> {
    let mut out = Vec::new();
    for row in 0..frame.rows() {
        variables.iter().for_each(|variable| value(variable, row, &mut out));
    }
    out
}

fn value(variable: &Variable<'_>, row: usize, out: &mut Vec<u8>) {
    let width = if let Kind::Text(width) = variable.kind { usize::from(width) } else { 0 };
    match &variable.column.values {
        values if variable.is_status => text(values.status(row), width, out),
        Values::Text(v) => {
            text(&cut(v[row].value().map_or("", String::as_str), usize::MAX, LONGEST), width, out);
        }
        Values::Words(v) => {
            text(&cut(v.text(row).unwrap_or_default(), usize::MAX, LONGEST), width, out);
        }
        Values::Integer(v) => out.extend(double(v[row].map(|n| n as f64)).to_le_bytes()),
        Values::Real(v) => out.extend(double(v[row]).to_le_bytes()),
        Values::Day(v) => out.extend(day(v[row]).to_le_bytes()),
    }
}

fn text(text: &str, width: usize, out: &mut Vec<u8>) {
    let start = out.len();
    out.extend_from_slice(text.as_bytes());
    out.resize(start + width, 0);
}

/// Stata's numbers end below 2^1023; what is not finite or beyond is `.c`, undefined.
fn double(cell: Datum<f64>) -> f64 {
    let greatest = f64::from_bits(0x7fdf_ffff_ffff_ffff);
    let cell = match cell {
        Datum::Value(number) if number.is_nan() || number.abs() > greatest => Datum::Undefined,
        other => other,
    };
    match (cell, absent(&cell)) {
        (Datum::Value(number), _) => number,
        (_, at) => f64::from_bits(0x7fe0_0000_0000_0000 + ((at.unwrap_or(0) as u64) << 40)),
    }
}

/// 1960-01-01, from which Stata counts, in days since 1970-01-01.
const STATA_EPOCH: i32 = -3_653;

fn day(cell: Datum<i32>) -> i32 {
    match (cell, absent(&cell)) {
        (Datum::Value(day), _) => day.saturating_sub(STATA_EPOCH).min(MISSING_LONG - 1),
        (_, at) => MISSING_LONG + i32::try_from(at.unwrap_or(0)).unwrap_or(0),
    }
}
