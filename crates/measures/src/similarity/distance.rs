//! How far apart two levels are.

/// How far apart two levels of a choice are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Distance {
    /// 0 if they are equal, else 1.
    Nominal,
    /// `|a - b|`.
    Absolute,
    /// `(a - b)^2`.
    Squared,
}

impl Distance {
    /// All three.
    pub const ALL: [Distance; 3] = [Distance::Nominal, Distance::Absolute, Distance::Squared];

    /// The distance of two levels.
    #[inline]
    pub fn between(self, a: usize, b: usize) -> f64 {
        let steps = a.abs_diff(b) as f64;
        match self {
            Distance::Nominal => f64::from(u8::from(a != b)),
            Distance::Absolute => steps,
            Distance::Squared => steps * steps,
        }
    }

    /// The largest distance among so many levels.
    #[inline]
    pub fn largest(self, levels: usize) -> f64 {
        self.between(0, levels.saturating_sub(1))
    }

    /// Its name in a variant: `nominal`, `absolute`, `squared`.
    pub fn name(self) -> &'static str {
        match self {
            Distance::Nominal => "nominal",
            Distance::Absolute => "absolute",
            Distance::Squared => "squared",
        }
    }
}
