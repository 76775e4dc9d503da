//! The words of commands that run a whole case.

use super::{CaseArgs, Shown};
use crate::output::Format;
use clap::{Args as ClapArgs, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  counterpoise run cases/russia-china
  counterpoise run cases/russia-china --with outside --out out/with-outside --no-lock
  counterpoise run cases/russia-china --charts figures
  counterpoise run cases/russia-china --pdf                 the brief to hand in, beside the page
  counterpoise run my-case --store project/data        series that name a measure take its values
  counterpoise run cases/russia-china --format json > answer.json
  counterpoise run --many cases/* --jobs 2                   one table of many cases")]
pub(crate) struct RunArgs {
    #[command(flatten)]
    pub(crate) case: CaseArgs,
    /// Run many cases, each by itself, and print one table; a broken one stops nobody.
    #[arg(long, value_name = "FOLDER", num_args = 1.., conflicts_with_all = ["out", "charts", "pdf"])]
    pub(crate) many: Vec<PathBuf>,
    /// How many of them run at a time.
    #[arg(long, value_name = "N", requires = "many", value_parser = clap::value_parser!(u16).range(1..=512))]
    pub(crate) jobs: Option<u16>,
    /// Where the report goes; out/NAME-OF-CASE if silent.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// Write the charts as standalone SVG files, too.
    #[arg(long, value_name = "DIR")]
    pub(crate) charts: Option<PathBuf>,
    /// Write the brief as a PDF beside the page, or with `--pdf full` all of the page.
    #[arg(long, value_enum, value_name = "EXTENT", num_args = 0..=1, default_missing_value = "brief")]
    pub(crate) pdf: Option<Extent>,
    /// Leave counterpoise.lock as it is.
    #[arg(long)]
    pub(crate) no_lock: bool,
    /// Print only where the report is.
    #[arg(long, short)]
    pub(crate) quiet: bool,
    /// In which form the result is printed: `json` is the whole answer, the others are the
    /// verdicts.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// How much of a case goes into a PDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Extent {
    /// The brief: a few pages to hand in.
    Brief,
    /// The page with every part of its appendix opened.
    Full,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  counterpoise verify my-case                 exits with 1 if an input, an output, the report or a chart differs or is gone
  counterpoise verify my-case --out reports/may --charts figures
  counterpoise verify cases/russia-china --lock-only    where nobody wrote a report")]
pub(crate) struct VerifyArgs {
    /// The folder of the case.
    #[arg(default_value = ".")]
    pub(crate) folder: PathBuf,
    /// Where the report is; out/NAME-OF-CASE if silent.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// Where the charts are; where the run wrote them if silent.
    #[arg(long, value_name = "DIR")]
    pub(crate) charts: Option<PathBuf>,
    /// Compare with the lock file alone: neither report nor charts need be there.
    #[arg(long, conflicts_with_all = ["out", "charts"])]
    pub(crate) lock_only: bool,
    /// Read files that links in the case bring in from elsewhere.
    #[arg(long)]
    pub(crate) follow_links: bool,
    /// The store of data that the run had, if it had one.
    #[arg(long, value_name = "DIR")]
    pub(crate) store: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) shown: Shown,
}
