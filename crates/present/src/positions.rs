//! What the literature says, and how it stands to the evidence, in a few words.

use counterpoise_study::{Agreement, Filled, GapKind};

/// Whether an author's label comes out of the author's rule.
#[must_use]
pub fn agreement_text(of: Agreement) -> &'static str {
    match of {
        Agreement::ComesOut => "comes out",
        Agreement::LeftOpen => "left open",
        Agreement::DoesNot => "does not come out",
        Agreement::Silent => "the rule is silent",
    }
}

/// How far anybody has said something of a label in an arena and period.
#[must_use]
pub fn filled_text(of: Filled) -> &'static str {
    match of {
        Filled::Defined => "defined",
        Filled::Named => "named, not defined",
        Filled::Described => "described, not named",
        Filled::Denied => "denied",
        Filled::Elsewhere => "nobody here",
        Filled::OtherPairs => "used of other pairs only",
    }
}

/// What the literature has not said.
#[must_use]
pub fn gap_text(of: GapKind) -> &'static str {
    match of {
        GapKind::OtherPairs => "used of other pairs only",
        GapKind::NotDefined => "used, never defined",
        GapKind::NotToldApart => "labels not told apart",
        GapKind::Denied => "denied, and never given",
        GapKind::Nobody => "nobody here",
    }
}
