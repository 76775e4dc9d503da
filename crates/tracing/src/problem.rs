//! Why nothing can be weighed.

use serde::Serialize;
use std::fmt;

/// Why a [`crate::Spec`] cannot be fitted. All of them are returned at once.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub enum Problem {
    /// There is nothing to weigh it against.
    TooFewHypotheses { hypotheses: usize },
    /// A prior is no probability.
    BadPrior { hypothesis: String, prior: f64 },
    /// All priors are given and do not add up to one.
    PriorsDoNotSum { sum: f64 },
    /// Some priors are given and leave nothing for the others.
    PriorsLeaveNothing { sum: f64 },
    /// Nobody has said how likely the clue is, or not under every hypothesis.
    WantingLikelihoods { clue: String, by: String },
    /// A likelihood is no probability, or not a number, or its interval is out of order.
    BadLikelihood { clue: String, hypothesis: String },
    /// A clue was found in more than all or less than none of the draws.
    BadShare { clue: String, share: f64 },
    /// Every hypothesis says that what was observed is impossible: none of them can be right.
    Impossible { clue: String },
    /// Each hypothesis is excluded by one clue or another.
    AllExcluded,
    /// A cluster has fewer than two clues, or names one that does not exist, or one that another
    /// cluster has.
    BadCluster { cluster: String, why: &'static str },
    /// A joint probability that the probabilities of its members do not allow.
    ClusterContradicts { cluster: String, hypothesis: String, joint: f64, least: f64, most: f64 },
    /// The cut must be above zero.
    BadCut { cut: f64 },
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::TooFewHypotheses { hypotheses: 0 } => write!(f, "there is no hypothesis"),
            Problem::TooFewHypotheses { .. } => {
                write!(f, "one hypothesis alone cannot be weighed: name its rivals")
            }
            Problem::BadPrior { hypothesis, prior } => {
                write!(f, "the prior {prior} of `{hypothesis}` is not a probability")
            }
            Problem::PriorsDoNotSum { sum } => write!(f, "the priors add up to {sum}, not to 1"),
            Problem::PriorsLeaveNothing { sum } => {
                write!(f, "the stated priors add up to {sum} and leave nothing for the others")
            }
            Problem::WantingLikelihoods { clue, by } => {
                write!(f, "`{clue}` has no likelihood under every hypothesis (by {by})")
            }
            Problem::BadLikelihood { clue, hypothesis } => {
                write!(
                    f,
                    "the likelihood of `{clue}` under `{hypothesis}` is out of range or order"
                )
            }
            Problem::BadShare { clue, share } => {
                write!(f, "`{clue}` cannot be found in a share of {share}")
            }
            Problem::Impossible { clue } => {
                write!(f, "`{clue}` is impossible under every hypothesis")
            }
            Problem::AllExcluded => write!(f, "the clues together exclude every hypothesis"),
            Problem::BadCluster { cluster, why } => write!(f, "the cluster `{cluster}` {why}"),
            Problem::ClusterContradicts { cluster, hypothesis, joint, least, most } => write!(
                f,
                "the joint probability {joint} of `{cluster}` under `{hypothesis}` contradicts its members, which allow {least} to {most}"
            ),
            Problem::BadCut { cut } => write!(f, "a cut of {cut} dB parts nothing"),
        }
    }
}

impl std::error::Error for Problem {}
