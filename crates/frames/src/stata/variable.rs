//! The variables of the file: those of the frame and their status columns.

use std::collections::BTreeSet;

use super::names::{cut, stata_names};
use crate::frame::{Column, Frame, Values, status_name};

/// One variable of the file.
pub(crate) struct Variable<'a> {
    pub(crate) name: String,
    pub(crate) label: String,
    pub(crate) kind: Kind,
    pub(crate) column: &'a Column,
    /// Whether it says how the values are present or absent instead of the values.
    pub(crate) is_status: bool,
}

/// How a value is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Text of at most this many bytes (1 to 2,045).
    Text(u16),
    Double,
    /// A day: Stata counts from 1960-01-01.
    Day,
}

/// The longest text that is stored in the row.
pub(crate) const LONGEST: usize = 2_045;

impl Kind {
    pub(crate) fn code(self) -> u16 {
        match self {
            Kind::Text(width) => width,
            Kind::Double => 65_526,
            Kind::Day => 65_528,
        }
    }

    pub(crate) fn format(self) -> String {
        match self {
            Kind::Text(width) => format!("%-{}s", width.min(32)),
            Kind::Double => "%10.0g".to_owned(),
            Kind::Day => "%td".to_owned(),
        }
    }

    pub(crate) fn is_number(self) -> bool {
        !matches!(self, Kind::Text(_))
    }
}

pub(crate) fn variables(frame: &Frame) -> Vec<Variable<'_>> {
    // Numbers carry the reason of their absence themselves.
    let with_status =
        |c: &Column| c.status && matches!(c.values, Values::Text(_) | Values::Words(_));
    let pairs =
        frame.columns.iter().flat_map(|c| [Some((c, false)), with_status(c).then_some((c, true))]);
    let pairs: Vec<(&Column, bool)> = pairs.flatten().collect();
    let wanted: Vec<String> = pairs
        .iter()
        .map(|(c, status)| if *status { status_name(c) } else { c.name.clone() })
        .collect();
    let names = stata_names(&wanted);
    pairs
        .into_iter()
        .zip(names)
        .map(|((column, is_status), name)| variable(frame, column, is_status, name))
        .collect()
}

fn variable<'a>(frame: &Frame, column: &'a Column, is_status: bool, name: String) -> Variable<'a> {
    let unit = if column.unit.is_empty() { String::new() } else { format!(" ({})", column.unit) };
    let label = if is_status {
        format!("{}: value or kind of absence", column.label)
    } else {
        format!("{}{unit}", column.label)
    };
    let kind = match &column.values {
        _ if is_status => Kind::Text(16),
        Values::Text(values) => {
            wide_enough(values.iter().take(frame.rows()).filter_map(|c| c.value()))
        }
        Values::Words(words) => {
            let used: BTreeSet<u32> =
                words.rows.iter().filter_map(|c| c.value()).copied().collect();
            wide_enough(used.into_iter().filter_map(|at| words.list.get(at as usize)))
        }
        Values::Integer(_) | Values::Real(_) => Kind::Double,
        Values::Day(_) => Kind::Day,
    };
    Variable { name, label, kind, column, is_status }
}

fn wide_enough<'a>(texts: impl Iterator<Item = &'a String>) -> Kind {
    let longest = texts.map(|text| cut(text, usize::MAX, LONGEST).len()).max();
    Kind::Text(u16::try_from(longest.unwrap_or(1).max(1)).expect("at most 2,045"))
}
