//! The words of the command line.

mod counterfactual;
mod data;
mod estimates;
mod measure;

pub(crate) use counterfactual::{CounterfactualArgs, Method, Show};
pub(crate) use data::{
    AddArgs, CheckStoreArgs, DataCommand, KindsArgs, ListArgs, Part, QuarantineArgs, RemoveArgs, ShowArgs, StoreArgs,
    UseArgs,
};

pub(crate) use estimates::{IdealPointsArgs, ScanArgs};
pub(crate) use measure::{
    CiteArgs, FormArgs, MeasureArgs, MeasureCommand, MeasureListArgs, MeasureShowArgs, PanelArgs,
};

use crate::output::Format;
use crate::style::When;
use clap::{Args as ClapArgs, Parser, Subcommand};
use std::path::PathBuf;

/// Does this state balance against that power, hedge, or bandwagon with it?
///
/// Counterpoise reads a case - dated, sourced evidence in plain text - and returns a verdict under every definition of the
/// literature, with its doubt and what it rests on.
#[derive(Debug, Parser)]
#[command(name = "counterpoise", version, about, max_term_width = 110)]
#[command(after_help = "Examples:
  counterpoise run cases/russia-china           the whole case: answer, claims, report
  counterpoise claims cases/russia-china        which findings hold, are thin, fail
  counterpoise why cases/russia-china fnd-01    what a claim rests on, down to the page
  counterpoise new my-case --subject JPN --target CHN
  counterpoise data add un_votes.csv un_roll_calls.csv   data of the field into the store
  counterpoise measure unga.agreement --dyad RUS:CHN --years 1992..2018

Exit codes: 0 well; 1 errors in the case, failing claims, differences; 2 wrong usage or unreadable files.")]
pub(crate) struct Args {
    /// When to use colours.
    #[arg(long, global = true, value_enum, default_value_t = When::Auto)]
    pub(crate) color: When,
    /// Number of threads; results do not depend on it.
    #[arg(long, global = true, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=512))]
    pub(crate) threads: Option<u16>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make a small case that passes `check`.
    New(NewArgs),
    /// Read a case and say everything that is wrong with it.
    Check(CheckArgs),
    /// Lay case files out in the one canonical way.
    Fmt(FmtArgs),
    /// Explain a code of a diagnostic, or print a vocabulary.
    Explain(ExplainArgs),
    /// Turn a spreadsheet of events into directives.
    Import(ImportArgs),
    /// Write a part of a case as a table.
    Table(TableArgs),
    /// Running balances, as in accounting.
    Balance(BalanceArgs),
    /// Verdicts by arena, period and school.
    Judge(JudgeArgs),
    /// Schools side by side, and where they disagree.
    Compare(CompareArgs),
    /// How a series would have gone on without a treatment: synthetic control and its kin.
    Counterfactual(CounterfactualArgs),
    /// Unfold a verdict, a claim or an event down to the page.
    Why(WhyArgs),
    /// Test the claims of the study; exits with 1 if one fails.
    Claims(ClaimsArgs),
    /// Why did it happen? Rival explanations weighed clue by clue.
    Rivals(RivalsArgs),
    /// Try every defensible choice: in which share of universes a verdict holds, and what it hangs on.
    Stress(StressArgs),
    /// What is covered by evidence and what is not.
    #[command(after_help = "Examples:
  counterpoise coverage cases/russia-china
  counterpoise coverage cases/russia-china --format csv")]
    Coverage(PlainArgs),
    /// Did it shift, when, and whose date is right.
    #[command(after_help = "Examples:
  counterpoise shift cases/russia-china
  counterpoise shift cases/russia-china --with outside
  counterpoise shift cases/russia-china --format csv > dates.csv

A shift is looked for in what the case watches (`watch`); claimed dates (`claimed-shift`) are put
against each other, against no shift and against a steady trend. See docs/shifts.md.")]
    Shift(PlainArgs),
    /// Agreement between coders: Krippendorff's alpha.
    #[command(after_help = "Example:
  counterpoise reliability cases/russia-china")]
    Reliability(PlainArgs),
    /// All of it: answer, claims, report, lock file.
    Run(RunArgs),
    /// Run again and compare with the lock file of the last run.
    Verify(VerifyArgs),
    /// List the schools, or print one.
    Schools(SchoolsArgs),
    /// A measure of states or dyads from the store; the list of measures, and their pages.
    Measure(MeasureArgs),
    /// Many measures in one table of dyads or states and periods: CSV, Parquet, Arrow, Stata.
    Panel(PanelArgs),
    /// The BibTeX of everything a table used: data and methods.
    Cite(CiteArgs),
    /// The store of data: add files, list, show, check, remove.
    #[command(subcommand, after_help = data::EXAMPLES)]
    Data(DataCommand),
    /// Estimate ideal points of states from their votes in the General Assembly.
    #[command(name = "idealpoints")]
    IdealPoints(IdealPointsArgs),
    /// Search every dyad of the store for the largest shifts of its balance.
    Scan(ScanArgs),
    /// Print completions for a shell.
    Completions(CompletionsArgs),
    /// Print the manual page.
    Man(ManArgs),
}

/// In which form the result is printed.
#[derive(Clone, Copy, Debug, ClapArgs)]
pub(crate) struct Shown {
    /// In which form the result is printed.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

/// Which case, and with which choices.
#[derive(Debug, ClapArgs)]
pub(crate) struct CaseArgs {
    /// The folder of the case.
    #[arg(default_value = ".")]
    pub(crate) folder: PathBuf,
    /// Switch a set of evidence on, as in --with outside. Repeatable.
    #[arg(long, value_name = "SET")]
    pub(crate) with: Vec<String>,
    /// Overrule a stated choice of the case, as in --set wider-events=yes. Repeatable.
    #[arg(long, value_name = "NAME=VALUE")]
    pub(crate) set: Vec<String>,
    /// Resampling draws.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=1_000_000))]
    pub(crate) draws: Option<u32>,
    /// Seed of the resampling.
    #[arg(long, value_name = "N")]
    pub(crate) seed: Option<u64>,
    /// A store of data that gives the series which name a measure; if silent they keep the values of the case.
    #[arg(long, value_name = "DIR")]
    pub(crate) store: Option<PathBuf>,
}

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
  counterpoise check --format csv . > to-mend.csv")]
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
    #[command(flatten)]
    pub(crate) shown: Shown,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  counterpoise explain E0303
  counterpoise explain instruments
  counterpoise explain             the list of all codes
  counterpoise explain E0303 --format md")]
pub(crate) struct ExplainArgs {
    /// A code, or one of: instruments, domains, directives, likelihoods.
    pub(crate) what: Option<String>,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  counterpoise import events.xlsx --case my-case                    prints the directives
  counterpoise import events.csv --case my-case --to my-case/events.case
  counterpoise import events.csv --to my-case/events.case --overwrite
  counterpoise import events.csv --case my-case --format csv        what is to be looked at, row by row")]
pub(crate) struct ImportArgs {
    /// The spreadsheet: .csv or .xlsx.
    pub(crate) file: PathBuf,
    /// The case whose actors, arenas and bibliography the sheet may name.
    #[arg(long, value_name = "FOLDER")]
    pub(crate) case: Option<PathBuf>,
    /// The file to write. Where it exists this is a dry run, unless --overwrite is given. Silent: print.
    #[arg(long, value_name = "FILE")]
    pub(crate) to: Option<PathBuf>,
    /// Replace the file that exists; the old one is kept beside it as FILE.bak.
    #[arg(long)]
    pub(crate) overwrite: bool,
    /// Which sheet of a workbook.
    #[arg(long)]
    pub(crate) sheet: Option<String>,
    /// `text` prints the directives, and beside them what is to be looked at, in short. The others print what is to be
    /// looked at, all of it, as rows; the directives go where --to says.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  counterpoise table events cases/russia-china --format csv > events.csv
  counterpoise table claims cases/russia-china --format json
  counterpoise table original imported.case --format csv    the sheet that was imported, cell by cell")]
pub(crate) struct TableArgs {
    /// What: events, sources, series, claims, assessments, searches, actors, arenas, periods, indicators, schools, ...
    pub(crate) what: String,
    #[command(flatten)]
    pub(crate) case: CaseArgs,
    #[command(flatten)]
    pub(crate) shown: Shown,
    /// Begin CSV with a byte-order mark, so that Excel sees that it is UTF-8.
    #[arg(long)]
    pub(crate) for_excel: bool,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  counterpoise balance cases/russia-china --arena central-asia
  counterpoise balance cases/russia-china --mode statement --domain energy --format csv")]
pub(crate) struct BalanceArgs {
    #[command(flatten)]
    pub(crate) case: CaseArgs,
    /// Another pair, as in --dyad CHN:RUS.
    #[arg(long, value_name = "SUBJECT:TARGET")]
    pub(crate) dyad: Option<String>,
    /// Only this arena and what lies within it.
    #[arg(long)]
    pub(crate) arena: Option<String>,
    /// Only this domain.
    #[arg(long)]
    pub(crate) domain: Option<String>,
    /// Only this period.
    #[arg(long)]
    pub(crate) period: Option<String>,
    /// Only deeds, statements or non-acts.
    #[arg(long)]
    pub(crate) mode: Option<String>,
    /// Only events that cite this source (its key).
    #[arg(long)]
    pub(crate) source: Option<String>,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  counterpoise judge cases/russia-china --arena central-asia
  counterpoise judge cases/russia-china --school korolev-2016 --format csv
  counterpoise judge cases/russia-china --dyad CHN:RUS --domains")]
pub(crate) struct JudgeArgs {
    #[command(flatten)]
    pub(crate) case: CaseArgs,
    /// Another pair, as in --dyad CHN:RUS.
    #[arg(long, value_name = "SUBJECT:TARGET")]
    pub(crate) dyad: Option<String>,
    /// Only this arena.
    #[arg(long)]
    pub(crate) arena: Option<String>,
    /// Only this period.
    #[arg(long)]
    pub(crate) period: Option<String>,
    /// Only this school.
    #[arg(long)]
    pub(crate) school: Option<String>,
    /// By domain, over all arenas, instead of by arena.
    #[arg(long)]
    pub(crate) domains: bool,
    /// Over all arenas together, with the arenas beside it.
    #[arg(long)]
    pub(crate) pooled: bool,
    /// Along sliding windows, by the author's school.
    #[arg(long)]
    pub(crate) path: bool,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  counterpoise compare cases/russia-china --arena central-asia
  counterpoise compare cases/russia-china --differences --format csv")]
pub(crate) struct CompareArgs {
    #[command(flatten)]
    pub(crate) case: CaseArgs,
    /// Only this arena.
    #[arg(long)]
    pub(crate) arena: Option<String>,
    /// Which pairs of schools differ, on which attribute, through which events, by definition or on facts.
    #[arg(long)]
    pub(crate) differences: bool,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  counterpoise why cases/russia-china central-asia/sreb-to-crimea/study-2019
  counterpoise why cases/russia-china fnd-01
  counterpoise why cases/russia-china E106
  counterpoise why cases/russia-china all/after-accord/korolev-2016 --depth 2
  counterpoise why cases/russia-china fnd-01 --format csv")]
pub(crate) struct WhyArgs {
    #[command(flatten)]
    pub(crate) case: CaseArgs,
    /// ARENA/PERIOD/SCHOOL (`all` for all arenas together), a claim, or an event.
    pub(crate) what: Option<String>,
    /// Another pair, as in --dyad CHN:RUS.
    #[arg(long, value_name = "SUBJECT:TARGET")]
    pub(crate) dyad: Option<String>,
    /// How deep to unfold.
    #[arg(long, default_value_t = 9)]
    pub(crate) depth: usize,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  counterpoise claims cases/russia-china
  counterpoise claims cases/russia-china --only fails --verbose
  counterpoise claims cases/russia-china --with outside --format csv")]
pub(crate) struct ClaimsArgs {
    #[command(flatten)]
    pub(crate) case: CaseArgs,
    /// Only claims that hold, are thin, fail, or are untested; or one claim by its name.
    #[arg(long, value_name = "OUTCOME|CLAIM")]
    pub(crate) only: Option<String>,
    /// Show every test, what was found, and why it is not better.
    #[arg(long, short)]
    pub(crate) verbose: bool,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  counterpoise rivals cases/russia-china                              who leads, the waterfall, what would flip it
  counterpoise rivals cases/russia-china --against trigger:last-straw   another pair
  counterpoise rivals cases/russia-china --rows likelihoods --format csv > likelihoods.csv
  counterpoise rivals cases/russia-china --rows without               each clue, source and side left out")]
pub(crate) struct RivalsArgs {
    #[command(flatten)]
    pub(crate) case: CaseArgs,
    /// Which two hypotheses the waterfall compares; the leader and the runner-up if silent.
    #[arg(long, value_name = "A:B")]
    pub(crate) against: Option<String>,
    /// One part of the result, as rows.
    #[arg(long, value_enum, value_name = "PART")]
    pub(crate) rows: Option<RivalsRows>,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  counterpoise stress cases/russia-china                                  the first arena, each period
  counterpoise stress cases/russia-china --period sreb-to-crimea --fix definition=study-2019
  counterpoise stress cases/russia-china --universes 10000 --format csv > choices.csv
  counterpoise stress cases/russia-china --claims 1000 --format md         in how many universes each claim is met
  counterpoise stress cases/russia-china --charts figures                 specification curves as SVG

Ctrl-C ends the work, keeps what is done and says how far it came.")]
pub(crate) struct StressArgs {
    #[command(flatten)]
    pub(crate) case: CaseArgs,
    /// Another pair, as in --dyad CHN:RUS.
    #[arg(long, value_name = "SUBJECT:TARGET")]
    pub(crate) dyad: Option<String>,
    /// Which arena (`all` for all together); the first if silent.
    #[arg(long)]
    pub(crate) arena: Option<String>,
    /// Only this period.
    #[arg(long)]
    pub(crate) period: Option<String>,
    /// Whose verdict; the author's school if silent.
    #[arg(long)]
    pub(crate) school: Option<String>,
    /// Most universes to judge. Where there are more, a sample is drawn, seeded by --seed.
    #[arg(long, value_name = "N", default_value_t = 1_048_576, value_parser = clap::value_parser!(u64).range(1..=16_777_216))]
    pub(crate) universes: u64,
    /// Hold a choice fast, as in --fix definition=study-2019. Repeatable.
    #[arg(long, value_name = "CHOICE=OPTION")]
    pub(crate) fix: Vec<String>,
    /// Test the claims, too, in so many universes.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    pub(crate) claims: Option<u64>,
    /// Write specification curves as SVG files into this folder.
    #[arg(long, value_name = "DIR")]
    pub(crate) charts: Option<std::path::PathBuf>,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

/// A part of what comes of rival explanations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum RivalsRows {
    /// Prior and posterior of each.
    Hypotheses,
    /// Decibels clue by clue, for one against another.
    Waterfall,
    /// Each clue: whether it was found, what kind of test it is.
    Clues,
    /// Each likelihood: what was said, why, and where the lead would pass.
    Likelihoods,
    /// Without each clue, cluster, source and side.
    Without,
    /// What other priors would make of it.
    Priors,
    /// What open clues would teach.
    Open,
    /// Questions of cause.
    Causes,
    /// By each person who gave likelihoods.
    People,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct PlainArgs {
    #[command(flatten)]
    pub(crate) case: CaseArgs,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  counterpoise run cases/russia-china
  counterpoise run cases/russia-china --with outside --out out/with-outside --no-lock
  counterpoise run cases/russia-china --charts figures
  counterpoise run my-case --store project/data        series that name a measure take its values
  counterpoise run cases/russia-china --format json > answer.json")]
pub(crate) struct RunArgs {
    #[command(flatten)]
    pub(crate) case: CaseArgs,
    /// Where the report goes; out/NAME-OF-CASE if silent.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// Write the charts as standalone SVG files, too.
    #[arg(long, value_name = "DIR")]
    pub(crate) charts: Option<PathBuf>,
    /// Leave counterpoise.lock as it is.
    #[arg(long)]
    pub(crate) no_lock: bool,
    /// Print only where the report is.
    #[arg(long, short)]
    pub(crate) quiet: bool,
    /// In which form the result is printed: `json` is the whole answer, the others are the verdicts.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  counterpoise verify cases/russia-china        exits with 1 if an input, an output or the report differs
  counterpoise verify cases/russia-china --out reports/may")]
pub(crate) struct VerifyArgs {
    /// The folder of the case.
    #[arg(default_value = ".")]
    pub(crate) folder: PathBuf,
    /// Where the report is; out/NAME-OF-CASE if silent.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// The store of data that the run had, if it had one.
    #[arg(long, value_name = "DIR")]
    pub(crate) store: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) shown: Shown,
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

#[derive(Debug, ClapArgs)]
#[command(after_help = "Example:
  counterpoise completions bash > ~/.local/share/bash-completion/completions/counterpoise")]
pub(crate) struct CompletionsArgs {
    /// The shell.
    pub(crate) shell: clap_complete::Shell,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  counterpoise man | man -l -
  counterpoise man --to /usr/local/share/man/man1")]
pub(crate) struct ManArgs {
    /// Write one page for each command into this folder.
    #[arg(long, value_name = "DIR")]
    pub(crate) to: Option<PathBuf>,
}
