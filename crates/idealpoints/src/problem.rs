//! What can be wrong with a request, in sentences.

use std::fmt;

/// Why there are no estimates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Fewer than two states in one session are left once roll calls on which all agreed are put
    /// aside.
    NothingDivides {
        /// How many votes there were before.
        votes: usize,
        /// How many of them were on roll calls where all who voted, voted alike.
        unanimous: usize,
    },
    /// A vote names a roll call that the list of roll calls lacks.
    UnknownRollCall {
        /// The state that voted.
        state: u32,
        /// The number that is not in the list.
        roll_call: u32,
    },
    /// The list of roll calls gives a number twice.
    RollCallTwice {
        /// That number.
        id: u32,
    },
    /// A state has two votes on one roll call.
    VotedTwice {
        /// The state.
        state: u32,
        /// The roll call.
        roll_call: u32,
    },
    /// A setting that no run can have; the sentence says which and what to write instead.
    Setting(&'static str),
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::NothingDivides { votes, unanimous } => write!(
                f,
                "No ideal points: of {votes} votes, {unanimous} are on roll calls where all who voted, voted alike, and \
                 what is left does not place two states. Add roll calls on which states disagree."
            ),
            Problem::UnknownRollCall { state, roll_call } => write!(
                f,
                "State {state} votes on roll call {roll_call}, which is not in the list of roll calls. Add it to the list \
                 with its session, or leave the vote out."
            ),
            Problem::RollCallTwice { id } => {
                write!(
                    f,
                    "Roll call {id} is in the list of roll calls twice. Keep one of the two lines."
                )
            }
            Problem::VotedTwice { state, roll_call } => {
                write!(
                    f,
                    "State {state} has two votes on roll call {roll_call}. Keep the one that counts."
                )
            }
            Problem::Setting(sentence) => f.write_str(sentence),
        }
    }
}

impl std::error::Error for Problem {}
