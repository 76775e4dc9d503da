//! The rule for events that are reported more than once: which of the reports count.

use serde::{Deserialize, Serialize};

/// Which of several reports of one thing count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Dedup {
    /// All of them.
    #[default]
    None,
    /// One of those with the same day, source, target and code.
    #[serde(rename = "same-day")]
    SameDayPairCode,
    /// One for each day, source and target: the most intense, which is the one with the score
    /// farthest from zero; of equally far ones that of conflict, then the lowest code. One without
    /// a score gives way to one with a score.
    OneADay,
}

impl Dedup {
    /// Every rule.
    pub const ALL: [Dedup; 3] = [Dedup::None, Dedup::SameDayPairCode, Dedup::OneADay];

    /// The word for it on the command line and in files.
    pub fn word(self) -> &'static str {
        match self {
            Dedup::None => "none",
            Dedup::SameDayPairCode => "same-day",
            Dedup::OneADay => "one-a-day",
        }
    }
}
