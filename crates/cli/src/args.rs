//! The words of the command line.

mod counterfactual;
mod curve;
mod data;
mod doubts;
mod estimates;
mod export;
mod groups;
mod history;
mod measure;
mod positions;
mod shell;
mod sql;
mod verdicts;
mod whole;
mod writing;

pub(crate) use counterfactual::{CounterfactualArgs, Method, Show};
pub(crate) use curve::{CurveArgs, CurveRows};
pub(crate) use data::{
    AddArgs, CheckStoreArgs, DataCommand, KindsArgs, ListArgs, Part, QuarantineArgs, RemoveArgs,
    ShowArgs, StoreArgs, UseArgs,
};
pub(crate) use doubts::{RivalsArgs, RivalsRows, StressArgs, StressRows};
pub(crate) use estimates::{IdealPointsArgs, ScanArgs};
pub(crate) use export::{ExportArgs, Form, What};
pub(crate) use history::HistoryArgs;
pub(crate) use measure::{
    By, CiteArgs, ColumnNames, FormArgs, MeasureArgs, MeasureCommand, MeasureListArgs,
    MeasureShowArgs, PanelArgs, Reach, RowArgs, YearlyRule,
};
pub(crate) use positions::{PositionsArgs, PositionsRows};
pub(crate) use shell::{CompletionsArgs, ManArgs};
pub(crate) use sql::{EventsArgs, SqlCommand};
pub(crate) use verdicts::{
    BalanceArgs, CalibrateArgs, CalibrateRows, ClaimsArgs, CompareArgs, JudgeArgs, NeedsArgs,
    WhyArgs,
};
pub(crate) use whole::{Extent, RunArgs, VerifyArgs};
pub(crate) use writing::{
    CheckArgs, ExplainArgs, FmtArgs, ImportArgs, NewArgs, SchoolsArgs, TableArgs,
};

use crate::output::Format;
use crate::style::When;
use clap::{Args as ClapArgs, Parser, Subcommand};
use counterpoise_engine::lock::Lock;
use std::path::PathBuf;

/// Does this state balance against that power, hedge, or bandwagon with it?
///
/// Counterpoise reads a case - dated, sourced evidence in plain text - and returns a verdict under
/// every definition of the literature, with its doubt and what it rests on.
#[derive(Debug, Parser)]
#[command(name = "counterpoise", version, max_term_width = 110)]
#[command(help_template = groups::TEMPLATE)]
#[command(after_help = "Examples:
  counterpoise run cases/russia-china           the whole case: answer, claims, report
  counterpoise claims cases/russia-china        which findings are supported, which are not
  counterpoise why cases/russia-china fnd-01    what a claim rests on, down to the page
  counterpoise new my-case --subject JPN --target CHN
  counterpoise data add un_votes.csv un_roll_calls.csv   data of the field into the store
  counterpoise measure unga.agreement --dyad RUS:CHN --years 1992..2018

Exit codes: 0 well; 1 errors in the case, claims that are not supported, differences; 2 wrong usage or unreadable files.")]
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
    /// What is missing, ranked by what it would settle, each with the directive to paste.
    Needs(NeedsArgs),
    /// Schools side by side, and where they disagree.
    Compare(CompareArgs),
    /// How a series would have gone on without a treatment: synthetic control and its kin.
    Counterfactual(CounterfactualArgs),
    /// Unfold a verdict, a claim or an event down to the page.
    Why(WhyArgs),
    /// Test the claims of the study; exits with 1 if one fails.
    Claims(ClaimsArgs),
    /// Textbook cases under every school: does the rule give its author's label?
    Calibrate(CalibrateArgs),
    /// Why did it happen? Rival explanations weighed clue by clue.
    Rivals(RivalsArgs),
    /// What was promised, how exactly, how far it came, and what became of it.
    #[command(after_help = "Example:
  counterpoise commitments cases/russia-china

Acts of one commitment bear its name (`commitment: gas-contract`); a `commitment` directive says what its text names
of parties, amount, deadline and obligation. How specific it is, is the share of these that it names.")]
    Commitments(PlainArgs),
    /// What the literature says of it, what nobody has said, and what rests on one work.
    Positions(PositionsArgs),
    /// Try other defensible codings: in which share of them a verdict holds, and what it hangs on.
    Stress(StressArgs),
    /// Specification curve of a regression: every set of controls, outcome and sample, with a joint
    /// test by permutation.
    Curve(CurveArgs),
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
against each other, another date, no shift and a steady trend. See docs/shifts.md.")]
    Shift(PlainArgs),
    /// Agreement between coders: Krippendorff's alpha.
    #[command(after_help = "Example:
  counterpoise reliability cases/russia-china")]
    Reliability(PlainArgs),
    /// All of it: answer, claims, page, lock file.
    Run(RunArgs),
    /// What one can hand in: figures, tables, the brief, an archive for replication.
    Export(ExportArgs),
    /// What the versions of a case said, one after the other, from git.
    History(HistoryArgs),
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
    /// Sums as SQL text, for an engine that runs beyond one machine.
    #[command(
        subcommand,
        after_help = "Examples:
  counterpoise sql dyad-months --from gdelt1 > months.sql
  counterpoise sql name-months --from gdelt1 > names.sql
  counterpoise sql dyad-months --over s3://bucket/gdelt --dedup same-day"
    )]
    Sql(SqlCommand),
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

/// Which evidence and which choices of a case count.
#[derive(Clone, Debug, Default, ClapArgs)]
pub(crate) struct Switches {
    /// Switch a set of evidence on, as in --with outside. Repeatable.
    #[arg(long, value_name = "SET")]
    pub(crate) with: Vec<String>,
    /// Switch a set of evidence off, also one that is on by default. Repeatable.
    #[arg(long, value_name = "SET")]
    pub(crate) without: Vec<String>,
    /// Overrule a stated choice of the case, as in --set reach=wider. Repeatable.
    #[arg(long, value_name = "NAME=VALUE")]
    pub(crate) set: Vec<String>,
    /// Count only acts aimed at this project or institution of the target (`aimed-at`), as in
    /// --target BELT; the target's own code: those that name none.
    #[arg(long, value_name = "NAME")]
    pub(crate) target: Option<String>,
}

impl Switches {
    /// Those that a run had.
    pub(crate) fn of(lock: &Lock) -> Switches {
        let (with, without, set) = (lock.with.clone(), lock.without.clone(), lock.set.clone());
        Switches { with, without, set, target: lock.target.clone() }
    }

    /// The same as somebody types them: ` --with outside --set reach=wider`.
    pub(crate) fn typed(&self) -> String {
        let named = [("with", &self.with), ("without", &self.without), ("set", &self.set)];
        let each = named.iter().flat_map(|(flag, all)| all.iter().map(move |own| (flag, own)));
        let each = each.chain(self.target.iter().map(|own| (&"target", own)));
        each.map(|(flag, own)| format!(" --{flag} {own}")).collect()
    }
}

/// Which case, and with which choices.
#[derive(Debug, ClapArgs)]
pub(crate) struct CaseArgs {
    /// The folder of the case.
    #[arg(default_value = ".")]
    pub(crate) folder: PathBuf,
    #[command(flatten)]
    pub(crate) switches: Switches,
    /// Resampling draws.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=1_000_000))]
    pub(crate) draws: Option<u32>,
    /// Seed of the resampling.
    #[arg(long, value_name = "N")]
    pub(crate) seed: Option<u64>,
    /// A store of data that gives the series which name a measure; if silent they keep the values
    /// of the case.
    #[arg(long, value_name = "DIR")]
    pub(crate) store: Option<PathBuf>,
    /// Read files that links in the case bring in from elsewhere.
    #[arg(long)]
    pub(crate) follow_links: bool,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct PlainArgs {
    #[command(flatten)]
    pub(crate) case: CaseArgs,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

/// Which pair.
#[derive(Debug, ClapArgs)]
pub(crate) struct PairArgs {
    /// Another pair, as in --dyad CHN:RUS.
    #[arg(long, value_name = "SUBJECT:TARGET")]
    pub(crate) dyad: Option<String>,
}

/// Which cells are judged.
#[derive(Debug, ClapArgs)]
pub(crate) struct CellArgs {
    #[command(flatten)]
    pub(crate) pair: PairArgs,
    /// Only this arena; `all` is all of them together.
    #[arg(long)]
    pub(crate) arena: Option<String>,
    /// Only this period.
    #[arg(long)]
    pub(crate) period: Option<String>,
}

impl CellArgs {
    /// Whether all arenas together are asked for.
    pub(crate) fn all_arenas(&self) -> bool {
        self.arena.as_deref() == Some("all")
    }
}
