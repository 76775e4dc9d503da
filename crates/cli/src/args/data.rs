//! The words of `data`.

use crate::args::Shown;
use crate::args::writing::DateOrder;
use clap::{Args as ClapArgs, Subcommand, ValueEnum};
use counterpoise_datasets::{Dedup, OnConflict};
use std::path::PathBuf;

pub(crate) const EXAMPLES: &str = "Examples:
  counterpoise data add cow-nmc cow_nmc.csv.gz
  counterpoise data add un_votes.csv un_roll_calls.csv un_roll_call_issues.csv
  counterpoise data list
  counterpoise data show unvotes
  counterpoise data quarantine sipri-tiv --reason not-a-state";

/// Which store of data.
#[derive(Clone, Debug, ClapArgs)]
pub(crate) struct StoreArgs {
    /// The folder of the store; if silent, `counterpoise/store` where data of programs lie on this
    /// system.
    #[arg(long, value_name = "DIR")]
    pub(crate) store: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum DataCommand {
    /// Import files: all of them, or nothing.
    Add(AddArgs),
    /// What the store holds.
    List(ListArgs),
    /// A dataset: columns, coverage, what is missing, licence, how to cite.
    Show(ShowArgs),
    /// Compare every file of the store with its manifest; exits with 1 if one is damaged.
    Check(CheckStoreArgs),
    /// Remove a vintage; without --yes it only says what would be removed.
    Remove(RemoveArgs),
    /// Go back to an older vintage, or forth to another: the one that is used where none is named.
    Use(UseArgs),
    /// Rows that were set aside, with file, line, reason and text.
    Quarantine(QuarantineArgs),
    /// Kinds of files that can be added.
    Kinds(KindsArgs),
}

#[derive(Debug, ClapArgs)]
#[command(override_usage = "counterpoise data add [OPTIONS] [KIND] FILE...")]
#[command(
    after_help = "Files may be plain, gzip or zip. The kind may be left out where the columns tell it.

Examples:
  counterpoise data add 20140318.export.CSV.zip
  counterpoise data add gdelt1 2013*.zip --dedup same-day
  counterpoise data add gdelt1 20140101.export.CSV.zip --append
  counterpoise data add worldbank gdp.csv --dataset worldbank-gdp
  counterpoise data add un_votes.csv un_roll_calls.csv un_roll_call_issues.csv
  counterpoise data add generic summits.csv --mapping summits.mapping
  counterpoise data add generic p5v2018.csv --mapping polity5
  counterpoise data add cow-nmc NMC.csv --on-conflict last
  counterpoise data add generic summits.xlsx --sheet 2014 --mapping summits.mapping
  counterpoise data add cow-nmc NMC.csv --store project/data --format json
  counterpoise data add event-sums sums/                  what an engine made of `counterpoise sql`
  counterpoise data add event-sums sums/2024-01-02 --append"
)]
pub(crate) struct AddArgs {
    /// A kind (`data kinds` lists them), then the files of one dataset.
    #[arg(required = true, value_name = "[KIND] FILE")]
    pub(crate) what: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) store: StoreArgs,
    /// The name of the dataset, if not the kind's own.
    #[arg(long, value_name = "NAME")]
    pub(crate) dataset: Option<String>,
    /// The name of the vintage; if silent, its years and a hash of its files.
    #[arg(long, value_name = "NAME")]
    pub(crate) vintage: Option<String>,
    /// The version of the data, as its publisher calls it.
    #[arg(long, value_name = "TEXT")]
    pub(crate) version: Option<String>,
    /// The mapping file that names the columns (kind `generic`), or one that comes with the program
    /// (`data kinds --mappings`).
    #[arg(long, value_name = "FILE")]
    pub(crate) mapping: Option<PathBuf>,
    /// Which of several reports of one event count. All rows stay in the store; counts are made by
    /// this rule.
    #[arg(long, value_enum, value_name = "RULE")]
    pub(crate) dedup: Option<DedupRule>,
    /// Which row is taken where several say different things about one thing, such as a state in a
    /// year. If silent, such rows are an error. Rows that repeat another are set aside in any case.
    #[arg(long, value_enum, value_name = "WHICH")]
    pub(crate) on_conflict: Option<ConflictRule>,
    /// Which sheet of a workbook, where it has several.
    #[arg(long, value_name = "NAME")]
    pub(crate) sheet: Option<String>,
    /// Which number of 3/4/2014 is the day. Silent: as the column proves it; else such rows wait.
    #[arg(long, value_enum, value_name = "ORDER")]
    pub(crate) dates: Option<DateOrder>,
    /// Of sums of events: days between the first and the last that no file covers are days without
    /// events. If silent, an error.
    #[arg(long)]
    pub(crate) allow_gaps: bool,
    /// Events and sums of them: the files join the dataset, as a new vintage of all of it. An event
    /// that is there already (by its number) is set aside; a day of sums that is there is refused.
    #[arg(long)]
    pub(crate) append: bool,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

/// Which of several rows with one key and other values is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ConflictRule {
    /// The first, in the order of files and lines.
    First,
    /// The last.
    Last,
    /// None of them: all are set aside.
    SetAside,
}

impl From<ConflictRule> for OnConflict {
    fn from(rule: ConflictRule) -> OnConflict {
        match rule {
            ConflictRule::First => OnConflict::First,
            ConflictRule::Last => OnConflict::Last,
            ConflictRule::SetAside => OnConflict::SetAside,
        }
    }
}

/// Which of several reports of one event count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum DedupRule {
    /// All of them.
    None,
    /// One of those with the same day, source, target and code.
    SameDay,
    /// One for each day, source and target: the most intense.
    OneADay,
}

impl From<DedupRule> for Dedup {
    fn from(rule: DedupRule) -> Dedup {
        match rule {
            DedupRule::None => Dedup::None,
            DedupRule::SameDay => Dedup::SameDayPairCode,
            DedupRule::OneADay => Dedup::OneADay,
        }
    }
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  counterpoise data list
  counterpoise data list --format csv")]
pub(crate) struct ListArgs {
    #[command(flatten)]
    pub(crate) store: StoreArgs,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

/// A dataset and one of its vintages.
#[derive(Debug, ClapArgs)]
pub(crate) struct VintageArgs {
    /// The dataset (`data list` has them).
    pub(crate) name: String,
    /// One of its vintages; the newest if silent.
    #[arg(long, value_name = "NAME")]
    pub(crate) vintage: Option<String>,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  counterpoise data show cow-nmc                        everything, in words
  counterpoise data show cow-nmc columns --format csv   one part, as rows
  counterpoise data show icews actors                   actors that belong to no state
  counterpoise data show unvotes cite                   BibTeX
  counterpoise data show unvotes --format json          the whole manifest")]
pub(crate) struct ShowArgs {
    #[command(flatten)]
    pub(crate) which: VintageArgs,
    /// Only this part of it.
    #[arg(value_enum)]
    pub(crate) part: Option<Part>,
    #[command(flatten)]
    pub(crate) store: StoreArgs,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

/// A part of what is known about a dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    /// Columns with their types, units, labels, and what is missing or zero in them.
    Columns,
    /// Rows of each year.
    Years,
    /// The files it was made from.
    Files,
    /// What was read otherwise than written, and how many rows were set aside for what reason.
    Notes,
    /// Of events: actors that belong to no state and are in no count of states.
    Actors,
    /// BibTeX.
    Cite,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Example:
  counterpoise data check --store project/data")]
pub(crate) struct CheckStoreArgs {
    #[command(flatten)]
    pub(crate) store: StoreArgs,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  counterpoise data remove cow-nmc                                   says what would be removed
  counterpoise data remove cow-nmc --vintage 1816-2016.9d1c2f37 --yes
  counterpoise data remove cow-nmc --all --yes")]
pub(crate) struct RemoveArgs {
    #[command(flatten)]
    pub(crate) which: VintageArgs,
    /// All of its vintages.
    #[arg(long, conflicts_with = "vintage")]
    pub(crate) all: bool,
    /// Do it. There is no way back but to add the files again.
    #[arg(long)]
    pub(crate) yes: bool,
    #[command(flatten)]
    pub(crate) store: StoreArgs,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Example:
  counterpoise data use unvotes --vintage 1946-2019.7b50d6f0")]
pub(crate) struct UseArgs {
    /// The dataset (`data list` has them).
    pub(crate) name: String,
    /// The vintage to use.
    #[arg(long, value_name = "NAME")]
    pub(crate) vintage: String,
    #[command(flatten)]
    pub(crate) store: StoreArgs,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  counterpoise data quarantine sipri-tiv                      how many, why, and the first of them
  counterpoise data quarantine sipri-tiv --counts --format md
  counterpoise data quarantine sipri-tiv --reason not-a-state --format csv > set-aside.csv
  counterpoise data quarantine gdelt1 --file 20140318.export.CSV --lines 100..200
  counterpoise data quarantine unvotes --contains Zanzibar")]
pub(crate) struct QuarantineArgs {
    #[command(flatten)]
    pub(crate) which: VintageArgs,
    /// Only rows set aside for this reason. Repeatable.
    #[arg(long, value_name = "REASON")]
    pub(crate) reason: Vec<String>,
    /// Only rows of this file.
    #[arg(long, value_name = "FILE")]
    pub(crate) file: Option<String>,
    /// Only rows that begin on these lines, as in 100..200.
    #[arg(long, value_name = "FIRST..LAST")]
    pub(crate) lines: Option<String>,
    /// Only rows whose text or sentence has this in it, in whatever case.
    #[arg(long, value_name = "TEXT")]
    pub(crate) contains: Option<String>,
    /// At most so many rows; if silent, 20 in words and all of them otherwise.
    #[arg(long, value_name = "N")]
    pub(crate) limit: Option<usize>,
    /// Only how many for each file and reason.
    #[arg(long)]
    pub(crate) counts: bool,
    #[command(flatten)]
    pub(crate) store: StoreArgs,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  counterpoise data kinds
  counterpoise data kinds cow-nmc
  counterpoise data kinds --example > summits.mapping     a mapping file to begin with
  counterpoise data kinds --mappings                      mappings that come with the program")]
pub(crate) struct KindsArgs {
    /// One kind, with all that is known about it.
    pub(crate) name: Option<String>,
    /// Print an example of a mapping file (kind `generic`).
    #[arg(long, conflicts_with = "name")]
    pub(crate) example: bool,
    /// The mappings that come with the program, each with the table and the columns that it needs.
    #[arg(long, conflicts_with_all = ["name", "example"])]
    pub(crate) mappings: bool,
    #[command(flatten)]
    pub(crate) shown: Shown,
}
