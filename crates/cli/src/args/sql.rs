//! The words of `sql`.

use super::data::{DedupRule, StoreArgs};
use clap::{Args as ClapArgs, Subcommand};

#[derive(Debug, Subcommand)]
pub(crate) enum SqlCommand {
    /// Events by directed dyad and month: counts by class, statements, scores.
    DyadMonths(DyadMonthsArgs),
}

#[derive(Debug, ClapArgs)]
#[command(
    after_help = "The text runs unchanged in DuckDB, Spark and Sail, over a view `events`; its first lines say how each makes one. All sums
are whole numbers and equal those of this program, row for row. See docs/store.md.

Examples:
  counterpoise sql dyad-months --from gdelt1 > months.sql
  counterpoise sql dyad-months --over s3://bucket/gdelt --dedup same-day"
)]
pub(crate) struct DyadMonthsArgs {
    /// The dataset of events in the store, and its vintage if it is not to be the newest.
    #[arg(long, value_name = "DATASET", conflicts_with = "over", required_unless_present = "over")]
    pub(crate) from: Option<String>,
    /// A folder of Parquet files with the columns of events, wherever the engine finds it.
    #[arg(long, value_name = "FOLDER")]
    pub(crate) over: Option<String>,
    /// Which of several reports of one thing count; if silent the rule of the dataset, else all.
    #[arg(long, value_enum, value_name = "RULE")]
    pub(crate) dedup: Option<DedupRule>,
    #[command(flatten)]
    pub(crate) store: StoreArgs,
}
