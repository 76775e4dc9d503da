//! The words of `counterfactual`.

use super::Shown;
use clap::{Args as ClapArgs, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  counterpoise counterfactual examples/sanctions-2014/gdp.csv --unit Russia --outcome index --time year \\
      --treated-at 2014 --placebos --charts figures
  counterpoise counterfactual smoking.csv --unit California --outcome cigsale --time year --treated-at 1989 \\
      --predictors lnincome,retprice,age15to24,beer@1984:1988,cigsale@1988,cigsale@1980,cigsale@1975 --placebos
  counterpoise counterfactual smoking.csv --unit California --outcome cigsale --time year --treated-at 1989 --method sdid
  counterpoise counterfactual nile.csv --unit Nile --outcome flow --time year --treated-at 1899 --method its --lags 4
  counterpoise counterfactual smoking.csv ... --placebos --show placebos --format csv > placebos.csv

The file has one row for each unit and time; empty cells, NA and .. are missing; lines that begin with # are comments.
A predictor is a column (its mean before the treatment), COLUMN@TIME, or COLUMN@FROM:TO.
Exit code 1: the fit before the treatment is too poor to say anything.")]
pub(crate) struct CounterfactualArgs {
    /// The file: CSV with a heading, one row for each unit and time.
    pub(crate) file: PathBuf,
    /// The treated unit.
    #[arg(long, value_name = "NAME")]
    pub(crate) unit: String,
    /// The column of what is explained.
    #[arg(long, value_name = "COLUMN")]
    pub(crate) outcome: String,
    /// The column of times.
    #[arg(long, value_name = "COLUMN")]
    pub(crate) time: String,
    /// The first treated time.
    #[arg(long, value_name = "TIME")]
    pub(crate) treated_at: String,
    /// How the counterfactual is found.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) method: Method,
    /// The column of units; `unit`, or the first column, if silent.
    #[arg(long, value_name = "COLUMN")]
    pub(crate) unit_column: Option<String>,
    /// Predictors for `sc`, control series for `bsts`. Without them `sc` fits the outcomes before
    /// the treatment.
    #[arg(long, value_name = "LIST")]
    pub(crate) predictors: Option<String>,
    /// Only these units as donors.
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub(crate) donors: Vec<String>,
    /// Without these units.
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub(crate) without: Vec<String>,
    /// Leave out donors with missing values, and say which; otherwise a missing value is an error.
    #[arg(long)]
    pub(crate) drop_incomplete: bool,
    /// The first time to use.
    #[arg(long, value_name = "TIME")]
    pub(crate) from: Option<String>,
    /// The last time to use.
    #[arg(long, value_name = "TIME")]
    pub(crate) until: Option<String>,
    /// Of `sc`: the times whose outcomes are to be fitted, FROM:TO; all before the treatment if
    /// silent.
    #[arg(long, value_name = "FROM:TO")]
    pub(crate) fit_over: Option<String>,
    /// Placebos in space and time, and leaving out each donor; of `its`, false dates; of `sdid`,
    /// the standard error.
    #[arg(long)]
    pub(crate) placebos: bool,
    /// Of `its`: lags of the Newey-West errors; a rule of thumb if silent.
    #[arg(long, value_name = "N")]
    pub(crate) lags: Option<usize>,
    /// Of `its`: the outcome is a count (Poisson, with a test whether it is negative binomial).
    #[arg(long)]
    pub(crate) counts: bool,
    /// Seed of the search for predictors' importances.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) seed: u64,
    /// Write charts (SVG) into this folder.
    #[arg(long, value_name = "DIR")]
    pub(crate) charts: Option<PathBuf>,
    /// Which rows the formats other than text have.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) show: Show,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

/// How the counterfactual is found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Method {
    /// Synthetic control.
    #[default]
    Sc,
    /// Ridge-augmented synthetic control.
    RidgeSc,
    /// Synthetic difference-in-differences.
    Sdid,
    /// Interrupted time series: the unit alone.
    Its,
    /// Structural time series: a wandering level and control series, by maximum likelihood.
    Bsts,
}

/// Which rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Show {
    /// Outcome, counterfactual and gap at each time.
    #[default]
    Path,
    /// Names and values of what was found.
    Summary,
    /// Weights of donors, or coefficients.
    Weights,
    /// Every placebo (needs --placebos).
    Placebos,
    /// Predictors of the unit, of its counterfactual and of all donors.
    Predictors,
}
