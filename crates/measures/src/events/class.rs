//! Events of a class: how many were of words or deeds, of cooperation or conflict.
//!
//! # What it measures
//! The number of events of one quad class, or of the two classes of cooperation or of conflict
//! together.
//!
//! # Definition
//! By the CAMEO root: verbal cooperation 01 to 05, material cooperation 06 to 08, verbal conflict
//! 09 to 13, material conflict 14 to 20. Variants `verbal-cooperation`, `material-cooperation`,
//! `verbal-conflict`, `material-conflict`, `cooperation`, `conflict`.
//!
//! # Range and unit
//! 0 and more; events. Directed, or undirected as the sum of both directions. `n`: all events of
//! the dyad and period.
//!
//! # Undefined
//! Never.
//!
//! # When not
//! As for `events.count`. Root 01, bare statements, is by far the largest part of verbal
//! cooperation and hardly cooperative: leave statements out, and say so, where that matters.
//!
//! # References
//! Gerner, D. J., Schrodt, P. A. and Yilmaz, O. 2009, Conflict and Mediation Event Observations
//! (CAMEO) Codebook, 1.1b3.

use counterpoise_world::cameo::Quad;

use crate::value::{Measured, Value};

use super::Sums;

/// A class of events, or two together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// Words of cooperation.
    VerbalCooperation,
    /// Deeds of cooperation.
    MaterialCooperation,
    /// Words of conflict.
    VerbalConflict,
    /// Deeds of conflict.
    MaterialConflict,
    /// Words and deeds of cooperation.
    Cooperation,
    /// Words and deeds of conflict.
    Conflict,
}

impl Class {
    /// All six, in the order of the catalogue.
    pub const ALL: [Class; 6] = [
        Class::VerbalCooperation,
        Class::MaterialCooperation,
        Class::VerbalConflict,
        Class::MaterialConflict,
        Class::Cooperation,
        Class::Conflict,
    ];

    /// Its name in a variant.
    pub fn name(self) -> &'static str {
        match self {
            Class::VerbalCooperation => "verbal-cooperation",
            Class::MaterialCooperation => "material-cooperation",
            Class::VerbalConflict => "verbal-conflict",
            Class::MaterialConflict => "material-conflict",
            Class::Cooperation => "cooperation",
            Class::Conflict => "conflict",
        }
    }

    /// Whether events of that quad class belong to it.
    pub fn has(self, quad: Quad) -> bool {
        match self {
            Class::VerbalCooperation => quad == Quad::VerbalCooperation,
            Class::MaterialCooperation => quad == Quad::MaterialCooperation,
            Class::VerbalConflict => quad == Quad::VerbalConflict,
            Class::MaterialConflict => quad == Quad::MaterialConflict,
            Class::Cooperation => quad.is_cooperation(),
            Class::Conflict => !quad.is_cooperation(),
        }
    }

    /// How many events belong to it.
    pub fn events(self, sums: &Sums) -> u64 {
        Quad::ALL.into_iter().filter(|quad| self.has(*quad)).map(|quad| sums.of(quad)).sum()
    }
}

/// The number of events of a class; see the page of this module.
pub fn class(sums: &Sums, class: Class) -> Measured {
    Measured::new(Value::of(class.events(sums) as f64), sums.n())
}
