//! The words of commands that make, check and lay out the text of a case.

use super::{CaseArgs, Shown};
use crate::output::Format;
use clap::Args as ClapArgs;
use std::path::PathBuf;

#[derive(Debug, ClapArgs)]
#[command(after_help = "Example:
  counterpoise new japan-china --subject JPN --target CHN --title \"Japan between balance and trade\"")]
pub(crate) struct NewArgs {
    /// The folder to make.
    pub(crate) folder: PathBuf,
    /// Whose behaviour is judged: an ISO-3 code.
    #[arg(long)]
    pub(crate) subject: String,
    /// Towards whom: an ISO-3 code.
    #[arg(long)]
    pub(crate) target: String,
    /// Title of the case.
    #[arg(long)]
    pub(crate) title: Option<String>,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  counterpoise check cases/russia-china
  counterpoise check --concise --all . | grep events.case
  counterpoise check --format csv . > to-help.csv")]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    pub(crate) case: CaseArgs,
    #[command(flatten)]
    pub(crate) shown: Shown,
    /// One line each, without the text they speak of.
    #[arg(long)]
    pub(crate) concise: bool,
    /// Show all of them; without it the first five of each code, and how many more there are.
    #[arg(long)]
    pub(crate) all: bool,
    /// Warnings make the exit code 1, too.
    #[arg(long)]
    pub(crate) strict: bool,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  counterpoise fmt cases/russia-china           rewrites what is not canonical
  counterpoise fmt --check cases/russia-china   only says which files would change")]
pub(crate) struct FmtArgs {
    /// Case folders or files.
    #[arg(required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// Change nothing; exit with 1 if something would change.
    #[arg(long)]
    pub(crate) check: bool,
    /// Lay out files, too, that links in a case bring in from elsewhere.
    #[arg(long)]
    pub(crate) follow_links: bool,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  counterpoise explain E0303
  counterpoise explain event       its fields, with examples
  counterpoise explain instruments
  counterpoise explain             the list of all codes
  counterpoise explain E0303 --format md")]
pub(crate) struct ExplainArgs {
    /// A code, a directive, or one of: instruments, domains, directives, likelihoods.
    pub(crate) what: Option<String>,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  counterpoise import events.xlsx --case my-case                    prints the directives
  counterpoise import events.csv --case my-case --to my-case/events.case
  counterpoise import ledger.xlsx --case my-case --map ledger.mapping   a sheet that is not ours:
      the first time a mapping is proposed and written, then it is used
  counterpoise import events.csv --case my-case --to my-case/events.case --dry-run   the changes
  counterpoise import events.csv --case my-case --format csv        what is to be looked at, row by row

Where the file exists, the sheet is merged into it by the ids of the events: what was changed by
hand stays, what the sheet has changed is taken, and each difference is shown.")]
pub(crate) struct ImportArgs {
    /// The sheet: .csv, .tsv, .txt, .xlsx, .xls, .ods or .dta, also packed (.gz, .zip).
    pub(crate) file: PathBuf,
    /// The case whose actors, arenas and bibliography the sheet may name.
    #[arg(long, value_name = "FOLDER")]
    pub(crate) case: Option<PathBuf>,
    /// What the columns and words of the sheet mean. Where there is no such file, a proposal is
    /// written there, and nothing is imported yet.
    #[arg(long, value_name = "FILE")]
    pub(crate) map: Option<PathBuf>,
    /// The file to write. Silent: print.
    #[arg(long, value_name = "FILE")]
    pub(crate) to: Option<PathBuf>,
    /// Replace the file that exists, instead of merging the sheet into it; the old one is kept
    /// beside it as FILE.bak, FILE.bak.1, ...
    #[arg(long, requires = "to")]
    pub(crate) overwrite: bool,
    /// Keep no copy of a file that is changed.
    #[arg(long, requires = "to")]
    pub(crate) no_backup: bool,
    /// Show what would be written, and write nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Which number of 3/4/2014 is the day. Silent: as the column proves it; else such rows wait.
    #[arg(long, value_enum)]
    pub(crate) dates: Option<DateOrder>,
    /// Make no stubs for sources, arenas and actors that the case does not know.
    #[arg(long)]
    pub(crate) no_stubs: bool,
    /// Read files of the case that links bring in from elsewhere.
    #[arg(long, requires = "case")]
    pub(crate) follow_links: bool,
    /// Which sheet of a workbook.
    #[arg(long)]
    pub(crate) sheet: Option<String>,
    /// `text` prints the directives, and beside them what is to be looked at, in short. The others
    /// print what is to be looked at, all of it, as rows; the directives go where --to says.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  counterpoise table events cases/russia-china --format csv > events.csv
  counterpoise table events cases/russia-china --format xlsx > events.xlsx   with lists of words
  counterpoise table claims cases/russia-china --format json
  counterpoise table original imported.case --format csv    the sheet that was imported, cell by cell")]
pub(crate) struct TableArgs {
    /// What: events, sources, series, claims, assessments, searches, actors, arenas, periods,
    /// indicators, schools, hypotheses, clues, ...
    pub(crate) what: String,
    #[command(flatten)]
    pub(crate) case: CaseArgs,
    #[command(flatten)]
    pub(crate) shown: Shown,
    /// CSV for Excel: it begins with a byte-order mark, so that Excel sees that it is UTF-8, and
    /// texts that Excel would compute (`=...`) begin with an apostrophe.
    #[arg(long)]
    pub(crate) for_excel: bool,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  counterpoise schools                     the list
  counterpoise schools korolev-2016        its definitions, as text in the language of cases
  counterpoise schools korolev-2016 --format csv")]
pub(crate) struct SchoolsArgs {
    /// A school to print.
    pub(crate) name: Option<String>,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

/// Which number of `3/4/2014` is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum DateOrder {
    /// 3 April.
    DayFirst,
    /// 4 March.
    MonthFirst,
}

impl From<DateOrder> for counterpoise_dates::DayOrder {
    fn from(order: DateOrder) -> counterpoise_dates::DayOrder {
        match order {
            DateOrder::DayFirst => counterpoise_dates::DayOrder::DayFirst,
            DateOrder::MonthFirst => counterpoise_dates::DayOrder::MonthFirst,
        }
    }
}
