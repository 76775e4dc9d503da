//! The words of `sql`.

use super::data::{DedupRule, StoreArgs};
use clap::{Args as ClapArgs, Subcommand};

#[derive(Debug, Subcommand)]
pub(crate) enum SqlCommand {
    /// Events by directed dyad and month: counts by class, statements, scores.
    DyadMonths(DyadMonthsArgs),
    /// Events by names of actors, directed dyad and month: who is in the data, and when.
    NameMonths(NameMonthsArgs),
}

#[derive(Debug, ClapArgs)]
#[command(
    after_help = "The text runs unchanged in DuckDB, Spark and Sail, over a view `events`; its first lines say how each makes one. All sums
are whole numbers and equal those of this program, row for row. What comes out is added by `counterpoise data add event-sums`,
with that of `sql name-months`. See docs/cluster.md.

Examples:
  counterpoise sql dyad-months --from gdelt1 > months.sql
  counterpoise sql dyad-months --over s3://bucket/gdelt --called gdelt-2024 --dedup same-day"
)]
pub(crate) struct DyadMonthsArgs {
    #[command(flatten)]
    pub(crate) over: EventsArgs,
    /// Which of several reports of one thing count; if silent the rule of the dataset, else all.
    #[arg(long, value_enum, value_name = "RULE")]
    pub(crate) dedup: Option<DedupRule>,
}

#[derive(Debug, ClapArgs)]
#[command(
    after_help = "`scan` sees by this sum whose names come and go, measures by it which states are named as such. Every row counts.

Examples:
  counterpoise sql name-months --from gdelt1 > names.sql
  counterpoise sql name-months --over s3://bucket/gdelt --called gdelt-2024 > names.sql"
)]
pub(crate) struct NameMonthsArgs {
    #[command(flatten)]
    pub(crate) over: EventsArgs,
}

/// Where the events lie.
#[derive(Debug, ClapArgs)]
pub(crate) struct EventsArgs {
    /// The dataset of events in the store, and its vintage if it is not to be the newest.
    #[arg(long, value_name = "DATASET", conflicts_with = "over", required_unless_present = "over")]
    pub(crate) from: Option<String>,
    /// A folder of Parquet files with the columns of events, wherever the engine finds it.
    #[arg(long, value_name = "FOLDER")]
    pub(crate) over: Option<String>,
    /// What the rows say they were made of; the same for all days that are to be put together. If
    /// silent, the vintage or the folder.
    #[arg(long, value_name = "NAME")]
    pub(crate) called: Option<String>,
    #[command(flatten)]
    pub(crate) store: StoreArgs,
}
