//! Agreement between coders, in words.

use counterpoise_study::{Coded, NoAlpha};

/// What was coded.
#[must_use]
pub fn coded_text(of: Coded) -> &'static str {
    match of {
        Coded::Stance => "stance",
        Coded::StanceScale => "stance, resist < neutral < accommodate",
        Coded::WeightRanks | Coded::Weight => "weight",
        Coded::Hardness => "hardness",
        Coded::Mode => "mode",
        Coded::Role => "role",
        Coded::Arena => "arena, each by itself",
        Coded::BearsOn => "bears-on, each arena by itself",
        Coded::Domain => "domain, each by itself",
        Coded::Instrument => "instrument",
        Coded::Stage => "stage",
        Coded::Issue => "issue, each by itself",
        Coded::Posture => "posture",
        Coded::Gains => "gains, each by itself",
    }
}

/// Why alpha is undefined.
#[must_use]
pub fn no_alpha_text(why: NoAlpha) -> String {
    match why {
        NoAlpha::NotTwice => "not coded twice".to_owned(),
        NoAlpha::NoneNamed => "no coder names any".to_owned(),
        NoAlpha::Undefined(why) => why.to_string(),
    }
}
