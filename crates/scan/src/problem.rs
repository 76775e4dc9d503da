//! Why there is no scan.

use std::fmt;

use counterpoise_datasets::Error;

/// Why there is no scan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The store has not what was asked for, or cannot be read.
    Store(Error),
    /// The rows of the dataset are neither events, nor votes, nor counts of events by class.
    NoBalance {
        /// The dataset.
        dataset: String,
        /// Its kind.
        kind: String,
    },
    /// A setting that no scan can have; the sentence says which and what to write instead.
    Setting(&'static str),
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::Store(error) => match error.help() {
                "" => write!(f, "{error}"),
                help => write!(f, "{error}\n  {help}"),
            },
            Problem::NoBalance { dataset, kind } => write!(
                f,
                "The dataset \"{dataset}\" (kind {kind}) has no balance to follow: a scan reads events (gdelt1, gdelt2, icews, \
                 icews-text, polecat), sums of them (event-sums), counts of events by class (icews-dyadyear), or votes (unvotes)."
            ),
            Problem::Setting(sentence) => f.write_str(sentence),
        }
    }
}

impl std::error::Error for Problem {}

impl From<Error> for Problem {
    fn from(error: Error) -> Problem {
        Problem::Store(error)
    }
}
