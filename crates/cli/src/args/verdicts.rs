//! The words of commands that show verdicts, what they are made of, and claims.

use super::{CaseArgs, CellArgs, PairArgs, Shown, Switches};
use clap::{Args as ClapArgs, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  counterpoise balance cases/russia-china --arena central-asia
  counterpoise balance cases/russia-china --mode statement --domain energy --format csv")]
pub(crate) struct BalanceArgs {
    #[command(flatten)]
    pub(crate) case: CaseArgs,
    #[command(flatten)]
    pub(crate) pair: PairArgs,
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
  counterpoise judge cases/russia-china --target BELT        only acts aimed at the Belt
  counterpoise judge cases/russia-china --dyad CHN:RUS --domains")]
pub(crate) struct JudgeArgs {
    #[command(flatten)]
    pub(crate) case: CaseArgs,
    #[command(flatten)]
    pub(crate) cell: CellArgs,
    /// Only this school.
    #[arg(long)]
    pub(crate) school: Option<String>,
    /// By domain, over all arenas, instead of by arena.
    #[arg(long)]
    pub(crate) domains: bool,
    /// All arenas together, with the arenas beside it; `--arena all` shows them alone.
    #[arg(long)]
    pub(crate) pooled: bool,
    /// Along sliding windows, by the author's school.
    #[arg(long)]
    pub(crate) path: bool,
    /// As another coder would read the acts, by every school and not the author's alone.
    #[arg(long)]
    pub(crate) reread: bool,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  counterpoise needs cases/russia-china
  counterpoise needs cases/russia-china central-asia/sreb-to-crimea/study-2019
  counterpoise needs cases/russia-china --format json > needs.json

What a verdict hangs on and nobody has given: a source's judgement, values of a series, acts of a
kind or a search that finds none. First comes what would settle most verdicts whichever way it
turned out; of equals, what would tell most. The directive is to be filled in and pasted.")]
pub(crate) struct NeedsArgs {
    #[command(flatten)]
    pub(crate) case: CaseArgs,
    /// Only what this verdict needs: ARENA/PERIOD/SCHOOL (`all` for all arenas together).
    pub(crate) verdict: Option<String>,
    #[command(flatten)]
    pub(crate) pair: PairArgs,
    /// How many are shown in words.
    #[arg(long, default_value_t = 10)]
    pub(crate) top: usize,
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
    /// Which pairs of schools differ, on which attribute, through which events, by definition or on
    /// facts.
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
  counterpoise why cases/russia-china trigger                an explanation
  counterpoise why cases/russia-china gas                    a clue
  counterpoise why cases/russia-china all/after-accord/korolev-2016 --depth 2
  counterpoise why cases/russia-china fnd-01 --format csv")]
pub(crate) struct WhyArgs {
    #[command(flatten)]
    pub(crate) case: CaseArgs,
    /// ARENA/PERIOD/SCHOOL (`all` for all arenas together), a claim, an event, a hypothesis, or a
    /// clue.
    pub(crate) what: Option<String>,
    #[command(flatten)]
    pub(crate) pair: PairArgs,
    /// How deep to unfold.
    #[arg(long, default_value_t = 9)]
    pub(crate) depth: usize,
    #[command(flatten)]
    pub(crate) types: super::doubts::CutArgs,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  counterpoise claims cases/russia-china
  counterpoise claims cases/russia-china --only not-supported --verbose
  counterpoise claims cases/russia-china --only necessary    causal words, each by its own test
  counterpoise claims cases/russia-china --with outside --format csv")]
pub(crate) struct ClaimsArgs {
    #[command(flatten)]
    pub(crate) case: CaseArgs,
    /// Only claims that are supported, thin, partly, not-supported, not-decided or untested; those
    /// of one causal word, as necessary; or one claim by its name.
    #[arg(long, value_name = "OUTCOME|WORD|CLAIM")]
    pub(crate) only: Option<String>,
    /// Show every test, what was found, and why it is not better.
    #[arg(long, short)]
    pub(crate) verbose: bool,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  counterpoise calibrate cases
  counterpoise calibrate cases/france-usa cases/germany-usa --without general-knowledge
  counterpoise calibrate cases --rows schools                 what each definition calls each case
  counterpoise calibrate cases --page calibration.html
  counterpoise calibrate cases --format csv > calibration.csv

A textbook case has a claim with `calibrates: SCHOOL` (docs/claims.md): the school's rule ought to
give its author's label. Exits with 1 if a case could not be read; the others are still shown.")]
pub(crate) struct CalibrateArgs {
    /// Folders of cases, or folders that hold such folders.
    #[arg(default_value = "cases")]
    pub(crate) folders: Vec<PathBuf>,
    /// Write a page into this file: who recognises what, and what to doubt.
    #[arg(long, value_name = "FILE")]
    pub(crate) page: Option<PathBuf>,
    /// The set of rows for which no source was opened; every label is tried without it, too.
    #[arg(long, value_name = "SET", default_value = "general-knowledge")]
    pub(crate) unopened: String,
    /// Other rows than one for each label of an author.
    #[arg(long, value_name = "KIND")]
    pub(crate) rows: Option<CalibrateRows>,
    /// Resampling draws.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=1_000_000))]
    pub(crate) draws: Option<u32>,
    /// Seed of the resampling.
    #[arg(long, value_name = "N")]
    pub(crate) seed: Option<u64>,
    #[command(flatten)]
    pub(crate) switches: Switches,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

/// What the rows of a calibration are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum CalibrateRows {
    /// Every definition, with what it calls each textbook case.
    Schools,
}

impl CalibrateArgs {
    /// What is said of every case; the folder is to be named.
    pub(crate) fn case_args(&self) -> CaseArgs {
        CaseArgs {
            folder: PathBuf::new(),
            switches: self.switches.clone(),
            draws: self.draws,
            seed: self.seed,
            store: None,
            follow_links: false,
        }
    }
}
