//! The words of `positions`.

use super::{CaseArgs, Shown};
use clap::{Args as ClapArgs, ValueEnum};

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  counterpoise positions cases/russia-china                        authors, labels, gaps, chains
  counterpoise positions cases/russia-china --rows gaps            what nobody has said, cell by cell
  counterpoise positions cases/russia-china --rows run             does each label come out of its author's rule?
  counterpoise positions cases/russia-china --rows without         verdicts without all that rests on one work
  counterpoise positions cases/russia-china --format csv > positions.csv")]
pub(crate) struct PositionsArgs {
    #[command(flatten)]
    pub(crate) case: CaseArgs,
    /// One part of the result, as rows.
    #[arg(long, value_enum, value_name = "PART")]
    pub(crate) rows: Option<PositionsRows>,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

/// A part of what comes of positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum PositionsRows {
    /// Every position with all that is said of it.
    Positions,
    /// Each label in each arena and period, and how far the literature has filled it.
    Map,
    /// What the literature has not said.
    Gaps,
    /// Words with several meanings, meanings with several words, cells with several labels.
    Words,
    /// Each label held against the evidence, by the school nearest to its author.
    Run,
    /// Who relies on whom, and argues with whom.
    Links,
    /// Works at which chains of citation end, with the acts that rest on them.
    Ends,
    /// Verdicts of the author's school without all that rests on one work in the end.
    Without,
    /// The same verdicts by the sources of each side alone, and by the works of each camp alone.
    Camps,
}
