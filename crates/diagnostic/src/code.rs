//! A code: a name that never changes, and how bad what it stands for is.

use std::fmt;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The case cannot be judged until this is mended.
    Error,
    /// The case can be judged; a reader should look.
    Warning,
}

/// A stable code such as `E0301`. `E` codes are errors, `W` codes warnings.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(pub(crate) &'static str);

impl Code {
    /// The name: `E0301`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.0
    }

    /// Error or warning, by its first letter.
    #[must_use]
    pub fn severity(self) -> Severity {
        if self.0.starts_with('W') { Severity::Warning } else { Severity::Error }
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}
