//! The rule for rows that say different things about one thing: which of them is taken.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Which of several rows with one key and different values is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OnConflict {
    /// The first, in the order of files and lines.
    First,
    /// The last.
    Last,
    /// None of them: all are set aside.
    SetAside,
}

impl OnConflict {
    /// The word for it, as commands and manifests write it.
    pub fn word(self) -> &'static str {
        match self {
            OnConflict::First => "first",
            OnConflict::Last => "last",
            OnConflict::SetAside => "set-aside",
        }
    }
}

impl fmt::Display for OnConflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}
