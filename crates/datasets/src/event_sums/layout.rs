//! The columns of both sums, as the SQL writes them and as the store keeps them.

use crate::column::{Column, Type};
use crate::kind::{Absent, Kind};

pub(crate) static KIND: Kind = Kind {
    name: "event-sums",
    title: "events summed by directed pair and month, by an engine beyond this machine",
    files: "what `counterpoise sql dyad-months` and `sql name-months` gave, as Parquet or CSV: files, or folders of any depth; \
            the second tells the names of actors, which `scan` and the coverage of states rest on.",
    url: "",
    licence: "the terms of the events that were summed apply",
    cite: "cite the events that were summed, and the engine",
    bibtex: "",
    missing: "a pair without a row in a covered month has no events; a state that the source never names is not covered",
    absent: Absent::Zero,
};

/// Which of the two sums.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sum {
    Dyads,
    Names,
}

/// A column of a sum as an engine writes it.
pub(super) struct Given {
    pub(super) name: &'static str,
    pub(super) kind: Type,
}

const fn given(name: &'static str, kind: Type) -> Given {
    Given { name, kind }
}

/// The columns that stand in both sums.
const BOTH: &[Given] = &[
    given("source", Type::Text),
    given("target", Type::Text),
    given("year", Type::Int64),
    given("month", Type::Int64),
    given("first_day", Type::Day),
    given("last_day", Type::Day),
    given("rows_of_year", Type::Int64),
    given("data", Type::Text),
    given("layout", Type::Int64),
];

/// Those of the sum by dyads alone.
const DYADS: &[Given] = &[
    given("dedup", Type::Text),
    given("n", Type::Int64),
    given("verbal_cooperation", Type::Int64),
    given("material_cooperation", Type::Int64),
    given("verbal_conflict", Type::Int64),
    given("material_conflict", Type::Int64),
    given("statements", Type::Int64),
    given("scored", Type::Int64),
    given("score_tenths", Type::Int64),
    given("reports", Type::Int64),
];

/// Those of the sum by names alone.
const NAMES: &[Given] = &[
    given("source_name", Type::Text),
    given("target_name", Type::Text),
    given("cooperation", Type::Int64),
    given("conflict", Type::Int64),
];

/// Positions among the columns given; those of [`BOTH`] come first.
pub(super) mod at {
    pub(crate) const SOURCE: usize = 0;
    pub(crate) const TARGET: usize = 1;
    pub(crate) const YEAR: usize = 2;
    pub(crate) const MONTH: usize = 3;
    pub(crate) const FIRST_DAY: usize = 4;
    pub(crate) const LAST_DAY: usize = 5;
    pub(crate) const ROWS_OF_YEAR: usize = 6;
    pub(crate) const DATA: usize = 7;
    pub(crate) const LAYOUT: usize = 8;
    pub(crate) const DEDUP: usize = 9;
    /// Of the sum by dyads: events, then the four classes.
    pub(crate) const N: usize = 10;
    pub(crate) const STATEMENTS: usize = 15;
    pub(crate) const SCORED: usize = 16;
    pub(crate) const SCORE: usize = 17;
    pub(crate) const REPORTS: usize = 18;
    /// Of the sum by names.
    pub(crate) const SOURCE_NAME: usize = 9;
    pub(crate) const TARGET_NAME: usize = 10;
    pub(crate) const COOPERATION: usize = 11;
    pub(crate) const CONFLICT: usize = 12;
}

impl Sum {
    pub(super) const ALL: [Sum; 2] = [Sum::Dyads, Sum::Names];

    /// The columns that an engine writes, in their order.
    pub(super) fn given(self) -> Vec<&'static Given> {
        let own = match self {
            Sum::Dyads => DYADS,
            Sum::Names => NAMES,
        };
        BOTH.iter().chain(own).collect()
    }

    /// The words of the command that prints its SQL.
    pub(super) fn command(self) -> &'static str {
        match self {
            Sum::Dyads => "sql dyad-months",
            Sum::Names => "sql name-months",
        }
    }

    /// The columns that the store keeps, after the year.
    pub(super) fn kept(self) -> Vec<Column> {
        let count = |name: &str, label: &str| Column::new(name, Type::Int32, "events", label);
        let mut columns = vec![
            Column::state("source", "id of the state that acts"),
            Column::state("target", "id of the state that is acted on"),
            Column::code("month", "month of the year, 1 to 12"),
        ];
        match self {
            Sum::Dyads => columns.extend([
                count("n", "events between the two"),
                count("verbal_cooperation", "class 1, bare statements included"),
                count("material_cooperation", "class 2"),
                count("verbal_conflict", "class 3"),
                count("material_conflict", "class 4"),
                count("statements", "bare statements (CAMEO root 01)"),
                count("scored", "events that have a score"),
                Column::new("score_tenths", Type::Int64, "tenths", "sum of their scores"),
                count("reports", "events before the rule for repetitions"),
                Column::new(
                    "first_day",
                    Type::Day,
                    "",
                    "first day of the source in what was summed",
                ),
                Column::new("last_day", Type::Day, "", "last day of the source in what was summed"),
            ]),
            Sum::Names => {
                columns[0] = columns[0].clone().or_not_applicable();
                columns[1] = columns[1].clone().or_not_applicable();
                columns.extend([
                    Column::text("source_name", "the actor as the source writes it"),
                    Column::text("target_name", "the actor as the source writes it"),
                    count("cooperation", "events of the classes 1 and 2"),
                    count("conflict", "events of the classes 3 and 4"),
                ]);
            }
        }
        columns
    }
}
