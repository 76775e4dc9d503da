//! The words that both generators have for an act.

use super::Draws;

/// Acts in a text of truth.
pub(crate) const TRUE_ACTS: usize = 1500;
/// Fields that a project may leave uncoded.
pub(crate) const FIELDS: [&str; 4] = ["gains", "issue", "posture", "instrument"];
/// Standings that a statement may claim.
pub(crate) const POSTURES: [&str; 4] = ["independence", "equality", "leadership", "deference"];

/// Which way an act leans.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stance {
    Accommodate,
    Resist,
    Neutral,
}

/// In the order of the shares from which they are drawn.
pub(crate) const STANCES: [Stance; 3] = [Stance::Accommodate, Stance::Resist, Stance::Neutral];

impl Stance {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Stance::Accommodate => "accommodate",
            Stance::Resist => "resist",
            Stance::Neutral => "neutral",
        }
    }
}

/// Whether something was done, said, or left undone and unsaid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    Deed,
    Statement,
    NonAct,
}

/// In the order of the shares from which they are drawn.
pub(crate) const MODES: [Mode; 3] = [Mode::Deed, Mode::Statement, Mode::NonAct];

impl Mode {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Mode::Deed => "deed",
            Mode::Statement => "statement",
            Mode::NonAct => "non-act",
        }
    }
}

/// Who acts, and towards whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Parties {
    /// The subject towards the target.
    Subject,
    /// The target towards the subject.
    Target,
    /// Both together.
    Both,
    /// The subject towards a rival of the target, which concerns the target.
    Rival,
}

impl Parties {
    pub(crate) fn words(self) -> &'static str {
        match self {
            Parties::Subject => "AAA -> BBB",
            Parties::Target => "BBB -> AAA",
            Parties::Both => "AAA with BBB",
            Parties::Rival => "AAA -> CCC",
        }
    }
}

/// A weight as a coder reads it: with the probability `misjudged` one too many or one too few,
/// unless that leaves the scale.
pub(crate) fn read_weight(random: &mut impl Draws, weight: usize, misjudged: f64) -> usize {
    if !random.chance(misjudged) {
        return weight;
    }
    if random.chance(0.5) { (weight + 1).min(5) } else { (weight - 1).max(1) }
}
