//! The words of `curve`.

use super::Shown;
use clap::{Args as ClapArgs, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  counterpoise curve panel.csv --outcome agreement --treatment dependence --controls distance,power,polity
  counterpoise curve panel.csv --outcome agreement,visits --standardise --treatment dependence \\
      --controls distance,power,polity --subset region=asia --charts figures
  counterpoise curve panel.csv --outcome agreement --treatment dependence --controls distance,region,power+polity \
      --always year
  counterpoise curve panel.csv ... --format csv > specifications.csv
  counterpoise curve panel.csv ... --show test --format json

Every specification is a least-squares regression of an outcome on the treatment and a set of the controls, over all
rows or over a subset. A control of words (region) is a category: its words become columns of 0 and 1, all but the
first. What does not vary, or depends on the treatment and the controls before it, is named, and the specifications
that hold it are left out. Empty cells, NA and .. are missing, and rows with one in any column named are left out of all
specifications. The joint test permutes the treatment, which says something only where rows could have had each
other's: units of a cross-section, not years that follow each other. See docs/robustness.md.")]
pub(crate) struct CurveArgs {
    /// The file: CSV with a heading, one row for each observation.
    pub(crate) file: PathBuf,
    /// Columns of what is explained, one outcome each.
    #[arg(long, value_name = "LIST", value_delimiter = ',', required = true)]
    pub(crate) outcome: Vec<String>,
    /// The column whose effect is asked for.
    #[arg(long, value_name = "COLUMN")]
    pub(crate) treatment: String,
    /// Columns that may be held constant: every set of them is tried, from none to all. `a+b` are
    /// two that come and go together.
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub(crate) controls: Vec<String>,
    /// Columns that are held constant in every specification.
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub(crate) always: Vec<String>,
    /// Beside all rows, try only those with this value in a column. Repeatable.
    #[arg(long, value_name = "COLUMN=VALUE")]
    pub(crate) subset: Vec<String>,
    /// Give each outcome mean 0 and standard deviation 1 in each sample, so that outcomes of
    /// different units compare.
    #[arg(long)]
    pub(crate) standardise: bool,
    /// How often the treatment is permuted for the joint test; 0 for none.
    #[arg(long, value_name = "N", default_value_t = 500, value_parser = clap::value_parser!(u32).range(0..=100_000))]
    pub(crate) permutations: u32,
    /// Seed of the permutations.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) seed: u64,
    /// The level below which a coefficient counts as significant.
    #[arg(long, value_name = "P", default_value_t = 0.05, value_parser = level)]
    pub(crate) level: f64,
    /// Write the curve (SVG) into this folder.
    #[arg(long, value_name = "DIR")]
    pub(crate) charts: Option<PathBuf>,
    /// Which rows the formats other than text have.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) show: CurveRows,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

/// Which rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum CurveRows {
    /// Each specification with its coefficient, from the least to the greatest.
    #[default]
    Specifications,
    /// Median, share of significant coefficients and Stouffer's Z, with their joint p-values.
    Test,
}

fn level(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(level) if level > 0.0 && level < 1.0 => Ok(level),
        _ => Err("between 0 and 1, as in 0.05".to_owned()),
    }
}
