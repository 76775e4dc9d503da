//! Why a gravity model has no estimate.

use std::fmt;

/// Why a gravity model has no estimate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum GravityError {
    /// A column has another length than the flows.
    Lengths {
        /// The number of flows.
        flows: usize,
        /// The length of the column.
        column: usize,
    },
    /// A flow is negative or no number, in this row.
    Flow(usize),
    /// A variable is no number, in this row.
    Variable(usize),
    /// No flow is above zero.
    NoTrade,
    /// The variable of this number (from 0) says nothing beyond the effects and the variables
    /// before it.
    Explained(usize),
    /// The estimate still moves after this many rounds.
    NotConverged(usize),
}

impl fmt::Display for GravityError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            GravityError::Lengths { flows, column } => {
                write!(
                    f,
                    "there are {flows} flows, but a column has {column} values; give one value for each flow"
                )
            }
            GravityError::Flow(row) => {
                write!(
                    f,
                    "the flow in row {row} (from 0) is negative or no number; leave out rows without a flow"
                )
            }
            GravityError::Variable(row) => {
                write!(f, "a variable in row {row} (from 0) is no number; leave out rows with gaps")
            }
            GravityError::NoTrade => {
                f.write_str("no flow is above zero, so there is nothing to estimate")
            }
            GravityError::Explained(at) => write!(
                f,
                "variable {at} (from 0) is wholly explained by the effects of exporters and importers and the variables \
                 before it, as anything is that is the same for all partners of a state in a year; leave it out"
            ),
            GravityError::NotConverged(rounds) => write!(
                f,
                "the estimate still moves after {rounds} rounds; look for variables that are not zero only where all flows are"
            ),
        }
    }
}

impl std::error::Error for GravityError {}
