//! What is chosen before a file is read.

/// What is asked of a file with one row for each unit and time. Names are those of the file; times
/// are written as in it, or as a date, a quarter or a number.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choices {
    /// The treated unit.
    pub unit: String,
    /// The column of what is explained.
    pub outcome: String,
    /// The column of times.
    pub time: String,
    /// The first treated time.
    pub treated_at: String,
    /// How the counterfactual is found.
    pub method: Method,
    /// The column of units; silent: `unit`, or the first.
    pub unit_column: Option<String>,
    /// Predictors of a synthetic control, control series of a structural one, parted by commas:
    /// `invest`, `gdp@1975`, `gdp@1980:1988`.
    pub predictors: Option<String>,
    /// Only these units as donors; empty: all others.
    pub donors: Vec<String>,
    /// Without these units.
    pub without: Vec<String>,
    /// Leave out donors with missing values; otherwise a missing value is an error.
    pub drop_incomplete: bool,
    /// The first time to use.
    pub from: Option<String>,
    /// The last time to use.
    pub until: Option<String>,
    /// Of a synthetic control: the times whose outcomes are to be fitted, `FROM:TO`; silent: all
    /// before the treatment.
    pub fit_over: Option<String>,
    /// Whether placebos are tried.
    pub placebos: bool,
    /// Lags of the Newey-West errors; silent: a rule of thumb.
    pub lags: Option<usize>,
    /// Seed of searches and draws.
    pub seed: u64,
}

/// How the counterfactual is found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// Synthetic control.
    #[default]
    Synthetic,
    /// Ridge-augmented synthetic control.
    Ridge,
    /// Synthetic difference-in-differences.
    Differences,
    /// Interrupted time series: the unit alone.
    Interrupted,
    /// An interrupted series of counts.
    Counts,
    /// Structural time series: a wandering level and control series, by maximum likelihood.
    Structural,
}

impl Method {
    /// Whether it looks at the treated unit alone.
    #[must_use]
    pub fn is_alone(self) -> bool {
        matches!(self, Method::Interrupted | Method::Counts)
    }
}
