//! The words of `idealpoints` and `scan`, which make something of the data in the store.

use super::Shown;
use super::data::{DedupRule, StoreArgs};
use clap::{Args as ClapArgs, ValueEnum};
use counterpoise_measures::events::Period;
use std::path::PathBuf;

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  counterpoise data add un_votes.csv un_roll_calls.csv un_roll_call_issues.csv Matches.csv
  counterpoise idealpoints                              four chains; about three minutes on two cores
  counterpoise idealpoints --out points.csv             every state and session with intervals and diagnostics
  counterpoise idealpoints --save                       into the store, as idealpoints-own, for measures to use
  counterpoise idealpoints --issue hr --years 1991..2019 --out human-rights.dta
  counterpoise idealpoints --burn-in 4000 --iterations 20000 --tuned --save    for results to publish

docs/idealpoints.md says how far the estimates agree with those published, and how long a run must be.")]
pub(crate) struct IdealPointsArgs {
    #[command(flatten)]
    pub(crate) store: StoreArgs,
    /// The dataset of votes, if not the only one; `unvotes@VINTAGE` for an older vintage.
    #[arg(long, value_name = "DATASET")]
    pub(crate) data: Option<String>,
    /// Iterations of each chain that are kept.
    #[arg(long, value_name = "N", default_value_t = 1_500, value_parser = clap::value_parser!(u32).range(8..=1_000_000))]
    pub(crate) iterations: u32,
    /// Iterations of each chain that are thrown away before those.
    #[arg(long, value_name = "N", default_value_t = 1_000, value_parser = clap::value_parser!(u32).range(0..=1_000_000))]
    pub(crate) burn_in: u32,
    /// Independent chains.
    #[arg(long, value_name = "N", default_value_t = 4, value_parser = clap::value_parser!(u16).range(1..=64))]
    pub(crate) chains: u16,
    /// Every so-manieth iteration is stored for quantiles and diagnostics; if silent, so that 300
    /// of each chain are.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub(crate) thin: Option<u32>,
    /// Seed of all random draws.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) seed: u64,
    /// How far a state may move between sessions: the variance, before it is scaled by the number
    /// of votes.
    #[arg(long, value_name = "X", default_value_t = 0.5)]
    pub(crate) smoothing: f64,
    /// Let each roll call find its own step during the burn-in: mixes better, and differs a little
    /// from the original.
    #[arg(long)]
    pub(crate) tuned: bool,
    /// Only roll calls on this issue: me, nu, di, hr, co, ec.
    #[arg(long, value_name = "ISSUE")]
    pub(crate) issue: Option<String>,
    /// Only these years, as in 1991..2019; a session counts to the year in which it began.
    #[arg(long, value_name = "FIRST..LAST")]
    pub(crate) years: Option<String>,
    /// Write the estimates into this file: .csv, .parquet, .arrow or .dta.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// Keep the estimates in the store, as a dataset of this name.
    #[arg(long, value_name = "NAME", num_args = 0..=1, default_missing_value = "idealpoints-own")]
    pub(crate) save: Option<String>,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  counterpoise scan                                     every dataset with events or votes
  counterpoise scan --data icews-dyadyear --page shifts.html
  counterpoise scan --data gdelt2 --period month --directed --format csv > shifts.csv
  counterpoise scan --data unvotes --years 1991..2019 --dyad RUS:KAZ
  counterpoise scan --data icews-text --actors leaders.csv

docs/scan.md says what a shift is, what is certain of it, and when it is set aside.")]
pub(crate) struct ScanArgs {
    #[command(flatten)]
    pub(crate) store: StoreArgs,
    /// A dataset to scan; `NAME@VINTAGE` for an older vintage. Repeatable. If silent, all that have
    /// events or votes.
    #[arg(long, value_name = "DATASET")]
    pub(crate) data: Vec<String>,
    /// The length of a period, for events.
    #[arg(long, value_enum)]
    pub(crate) period: Option<PeriodWord>,
    /// Keep the directions of a dyad apart.
    #[arg(long)]
    pub(crate) directed: bool,
    /// How many periods before and after a date are compared, at most; if silent 3 years, 8
    /// quarters, 12 months.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(2..=1_000))]
    pub(crate) window: Option<u16>,
    /// The fewest events of a period; if silent 100 a year, 50 a quarter, 30 a month, 20 common
    /// votes a session.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) minimum: Option<u32>,
    /// Only these years, as in 1995..2014.
    #[arg(long, value_name = "FIRST..LAST")]
    pub(crate) years: Option<String>,
    /// Which of several reports of one event count; if silent, as the store says.
    #[arg(long, value_enum, value_name = "RULE")]
    pub(crate) dedup: Option<DedupRule>,
    /// Only events between the states themselves and their organs.
    #[arg(long)]
    pub(crate) official: bool,
    /// A list of actors that the data leave without a state: CSV with name, state and, if they have
    /// a term, first, last.
    #[arg(long, value_name = "FILE")]
    pub(crate) actors: Option<PathBuf>,
    /// How often the series are shuffled to see what chance gives; 0 for not at all.
    #[arg(long, value_name = "N", default_value_t = 199, value_parser = clap::value_parser!(u32).range(0..=100_000))]
    pub(crate) shuffles: u32,
    /// Seed of the shuffling.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) seed: u64,
    /// Only this dyad, with its place among all: as in --dyad RUS:UKR. Repeatable.
    #[arg(long, value_name = "STATE:STATE")]
    pub(crate) dyad: Vec<String>,
    /// How many shifts are shown; the other formats have all of them.
    #[arg(long, value_name = "N", default_value_t = 24)]
    pub(crate) top: usize,
    /// Write a page of small charts, one for each shift that is shown, into this file.
    #[arg(long, value_name = "FILE")]
    pub(crate) page: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

/// The length of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum PeriodWord {
    /// A calendar month.
    Month,
    /// A quarter.
    Quarter,
    /// A calendar year.
    Year,
}

impl From<PeriodWord> for Period {
    fn from(word: PeriodWord) -> Period {
        match word {
            PeriodWord::Month => Period::Month,
            PeriodWord::Quarter => Period::Quarter,
            PeriodWord::Year => Period::Year,
        }
    }
}
