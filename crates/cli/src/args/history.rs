//! The words of `history`.

use super::{CaseArgs, Shown};
use clap::Args as ClapArgs;

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  counterpoise history cases/russia-china                        what the last ten versions of the case said
  counterpoise history cases/russia-china --last 50 --format csv > history.csv

The versions are those of git: each commit that changed the folder. Each is judged by the program of today, so that
what changes is the evidence and not the rule.")]
pub(crate) struct HistoryArgs {
    #[command(flatten)]
    pub(crate) case: CaseArgs,
    /// How many versions, from the newest back.
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub(crate) last: u32,
    #[command(flatten)]
    pub(crate) shown: Shown,
}
