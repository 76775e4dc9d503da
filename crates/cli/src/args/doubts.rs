//! The words of `rivals` and `stress`, which ask why, and how easily a verdict falls.

use super::{CaseArgs, CellArgs, Shown};
use clap::{Args as ClapArgs, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  counterpoise rivals cases/russia-china                              who leads, the waterfall, what would flip it
  counterpoise rivals cases/russia-china --against trigger:last-straw   another pair
  counterpoise rivals cases/russia-china --rows likelihoods --format csv > likelihoods.csv
  counterpoise rivals cases/russia-china --rows clues --cut 6         types of tests by a factor of four
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
    pub(crate) types: CutArgs,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

/// Where a test begins to be decisive.
#[derive(Debug, ClapArgs)]
pub(crate) struct CutArgs {
    /// By how many decibels a clue must move the odds to be a hoop or a smoking gun; the case's own
    /// if silent.
    #[arg(long, value_name = "DB", value_parser = decibels)]
    pub(crate) cut: Option<f64>,
}

impl CutArgs {
    /// What it says beside the case.
    pub(crate) fn beside(&self) -> counterpoise_engine::Options {
        counterpoise_engine::Options { cut: self.cut, ..Default::default() }
    }
}

fn decibels(text: &str) -> Result<f64, String> {
    let number = text.trim().trim_end_matches("dB").trim_end().parse::<f64>().ok();
    number
        .filter(|n| (0.1..=1000.0).contains(n))
        .ok_or_else(|| "write decibels from 0.1 to 1000, as in 6".to_owned())
}

/// A part of what comes of rival explanations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
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

/// A part of what comes of trying other choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum StressRows {
    /// Each verdict: in which share of universes it holds, and what it hangs on most.
    Verdicts,
    /// Each verdict that comes out anywhere, with its universes.
    Labels,
    /// Each choice: how much of the disagreement it explains.
    Choices,
    /// Each option of each choice: in which share of its universes the verdict holds.
    Options,
    /// Each school, in the universes that have its definition.
    Schools,
    /// Every set of changes that flips a verdict.
    Flips,
    /// Each claim (with --claims).
    Claims,
    /// Each option of each choice that bears on explanations: in which share of its universes the
    /// leader leads.
    Explanations,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  counterpoise stress cases/russia-china                                  the first arena, each period
  counterpoise stress cases/russia-china --period sreb-to-crimea --fix definition=study-2019
  counterpoise stress cases/russia-china --universes 10000 --format csv > options.csv
  counterpoise stress cases/russia-china --rows flips --format csv > flips.csv
  counterpoise stress cases/russia-china --claims 1000 --format md         in how many universes each claim is met
  counterpoise stress cases/russia-china --explanations 1024 --format json who leads among the explanations, by option
  counterpoise stress cases/russia-china --charts figures                 specification curves as SVG

Ctrl-C ends the work, keeps what is done and says how far it came.")]
#[command(mut_arg("arena", |arena| arena.help("Which arena (`all` for all together, `each` for every one); the first if silent")))]
pub(crate) struct StressArgs {
    #[command(flatten)]
    pub(crate) case: CaseArgs,
    #[command(flatten)]
    pub(crate) cell: CellArgs,
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
    /// Weigh the rival explanations, where the case has some, in so many universes of the choices
    /// that bear on them; 0: in none. 1,024 if silent, where they are shown.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(0..=1_000_000))]
    pub(crate) explanations: Option<u64>,
    /// One part of the result, as rows.
    #[arg(long, value_enum)]
    pub(crate) rows: Option<StressRows>,
    /// Write specification curves as SVG files into this folder.
    #[arg(long, value_name = "DIR")]
    pub(crate) charts: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) shown: Shown,
}
