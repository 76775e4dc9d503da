//! The reduction of [`reduce`](crate::reduce) as SQL, for engines that run beyond one machine.
//!
//! One text for DuckDB, Spark and Sail, over a view `events` of the Parquet files of a vintage, on
//! disk or in an object store. Whole numbers only, so that the sums are equal row for row whatever
//! the order and the number of workers; a test compares them with this program's own. What comes
//! out is taken back by [`event_sums`](crate::event_sums).

use crate::dedup::Dedup;

const DYADS: &str = include_str!("dyad_months.sql");
const NAMES: &str = include_str!("name_months.sql");

/// The layout of the sums, which every row says.
pub(crate) const LAYOUT: i64 = 1;

/// Sums by directed pair and month, with the rule for what is reported more than once. Every row
/// says that it is made of `data`, such as `gdelt1@2013-2014.3f2a9c1e`.
pub fn dyad_months_sql(dedup: Dedup, data: &str) -> String {
    let (rule, counted) = match dedup {
        Dedup::None => ("Every row counts.", EVERY_ROW),
        Dedup::SameDayPairCode => ("One report of a day, pair and code counts.", SAME_DAY),
        Dedup::OneADay => ("One report of a day and pair counts: the most intense.", ONE_A_DAY),
    };
    let text = DYADS.replace("{rule}", rule).replace("{counted}", counted);
    filled(&text.replace("{dedup}", dedup.word()), data)
}

/// Events by the names of their actors, directed pair and month, from which it is seen who comes
/// and goes. Every row counts; pairs without two states are there, too.
pub fn name_months_sql(data: &str) -> String {
    filled(NAMES, data)
}

fn filled(text: &str, data: &str) -> String {
    text.replace("{data}", &data.replace('\'', "''")).replace("{layout}", &LAYOUT.to_string())
}

const EVERY_ROW: &str = "    SELECT *, 1 AS reports FROM between_states";

/// Reports of one code differ in class or score where their source is at odds with itself. The one
/// taken is farthest from zero, then of conflict, then of the lower class: the least of one whole
/// number, so that an engine can group before it sends anything. 100,000,000s are the distance from
/// zero, 10,000,000s whether it is friendly, 1,000,000s the class, what is below the score.
const SAME_DAY: &str = "    SELECT
        date,
        source,
        target,
        code,
        CASE report % 10000000 - report % 1000000
            WHEN 1000000 THEN 1 WHEN 2000000 THEN 2 WHEN 3000000 THEN 3 WHEN 4000000 THEN 4
            WHEN 5000000 THEN 5 ELSE 0
        END AS class,
        NULLIF(report % 1000000, 0) - 100000 AS score,
        reports
    FROM (
        SELECT
            date,
            source,
            target,
            code,
            MIN(
                CASE WHEN score IS NULL THEN 40000 ELSE 39999 - ABS(score) END * 100000000
                + CASE WHEN score > 0 THEN 1 ELSE 0 END * 10000000
                + class * 1000000
                + CASE WHEN score IS NULL THEN 0 ELSE score + 100000 END
            ) AS report,
            COUNT(*) AS reports
        FROM between_states
        GROUP BY 1, 2, 3, 4
    ) AS grouped";

/// The first of like reports: far from zero, then conflict, then the lower code.
const ONE_A_DAY: &str = "    SELECT date, source, target, code, class, score, reports FROM (
        SELECT
            *,
            ROW_NUMBER() OVER (
                PARTITION BY date, source, target
                ORDER BY CASE WHEN score IS NULL THEN -1 ELSE ABS(score) END DESC,
                    CASE WHEN score > 0 THEN 1 ELSE 0 END, code NULLS LAST, class
            ) AS report,
            COUNT(*) OVER (PARTITION BY date, source, target) AS reports
        FROM between_states
    ) AS grouped
    WHERE report = 1";
