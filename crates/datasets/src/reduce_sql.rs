//! The reduction of [`reduce`](crate::reduce) as SQL, for engines that run beyond one machine.
//!
//! One text for DuckDB, Spark and Sail, over a view `events` of the Parquet files of a vintage, on
//! disk or in an object store. Whole numbers only, so that the sums are equal row for row whatever
//! the order and the number of workers; a test compares them with this program's own.

use crate::dedup::Dedup;

const TEXT: &str = include_str!("dyad_months.sql");

/// Sums by directed pair and month, with the rule for what is reported more than once.
pub fn dyad_months_sql(dedup: Dedup) -> String {
    let (rule, same) = match dedup {
        Dedup::None => ("every row counts", None),
        Dedup::SameDayPairCode => {
            ("one report of a day, pair and code counts", Some("date, source, target, code"))
        }
        Dedup::OneADay => {
            ("one report of a day and pair counts: the most intense", Some("date, source, target"))
        }
    };
    TEXT.replace("{rule}", rule).replace("{counted}", &same.map_or_else(every_row, first_of))
}

fn every_row() -> String {
    "between_states".to_owned()
}

/// The first of like reports, in the order in which this program prefers them: far from zero, then
/// conflict, then the lower code.
fn first_of(same: &str) -> String {
    format!(
        "(\n        SELECT *, ROW_NUMBER() OVER (\n            PARTITION BY {same}\n            \
         ORDER BY CASE WHEN score IS NULL THEN -1 ELSE ABS(score) END DESC,\n                \
         CASE WHEN score > 0 THEN 1 ELSE 0 END, code NULLS LAST\n        ) AS report\n        \
         FROM between_states\n    ) AS reports\n    WHERE report = 1"
    )
}
