//! The input: who voted how on what.

use serde::{Deserialize, Serialize};

/// A vote that was recorded by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RollCall {
    /// Its number, unique in the data (`rcid` in Voeten's files).
    pub id: u32,
    /// The session of the Assembly in which it was held.
    pub session: u32,
}

/// Two roll calls on the same text, usually a resolution that returns every session.
///
/// Linked roll calls have the same parameters, which ties the scales of sessions together. Links
/// chain: 470-512 and 512-545 make 545 share the parameters of 470.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Link {
    /// The roll call with the smaller number (`rcid1` in Voeten's list of matches).
    pub earlier: u32,
    /// The roll call that repeats it (`rcid2`).
    pub later: u32,
}

/// How a state voted, in the order of the scale: the model reads an abstention as standing between
/// the other two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Choice {
    /// In favour (1 in Voeten's files).
    Yes,
    /// Present and abstaining (2).
    Abstain,
    /// Against (3).
    No,
}

impl Choice {
    /// The choice behind the code 1, 2 or 3; `None` for any other code (8 is absent, 9 not a
    /// member).
    pub const fn from_code(code: u8) -> Option<Choice> {
        match code {
            1 => Some(Choice::Yes),
            2 => Some(Choice::Abstain),
            3 => Some(Choice::No),
            _ => None,
        }
    }
}

/// One state's vote on one roll call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Vote {
    /// The number of the state, by whatever list the caller uses.
    pub state: u32,
    /// The number of the roll call.
    pub roll_call: u32,
    /// How it voted.
    pub choice: Choice,
}

/// A set of votes. The order of each list is without effect on any result.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Votes {
    /// Every roll call that a vote names, once; others are ignored.
    pub roll_calls: Vec<RollCall>,
    /// Roll calls on the same text. A link may name roll calls that are not in the data.
    pub links: Vec<Link>,
    /// At most one vote for a state and a roll call.
    pub votes: Vec<Vote>,
}
