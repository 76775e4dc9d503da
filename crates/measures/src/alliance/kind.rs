//! Type of alliance: the strongest promise two states have given each other.
//!
//! # What it measures
//! Formal commitment, by the obligations of all treaties of the dyad in force in a year.
//!
//! # Definition
//! 3 active military support (a defensive or an offensive obligation); 2 neutrality or
//! non-aggression; 1 consultation; 0 none. The order is that of the portfolios of Signorino and
//! Ritter 1999.
//!
//! # Range and unit
//! 0 to 3; an order of levels. Undirected, though an obligation may bind one side more. `n`: the
//! obligations in force.
//!
//! # Undefined
//! Never; a dyad without a treaty in a covered year has 0. A year beyond the data is outside
//! coverage.
//!
//! # When not
//! It says what was signed, not what is meant or would be done; of all offensive obligations most
//! come with defensive ones.
//!
//! # References
//! Leeds, B. A., Ritter, J. M., Mitchell, S. M. and Long, A. G. 2002, "Alliance Treaty Obligations
//! and Provisions, 1815-1944", International Interactions 28, 237-260. Signorino, C. S. and Ritter,
//! J. M. 1999, International Studies Quarterly 43, 115-144.

use crate::value::{Measured, Value};

/// The obligations of a dyad in a year, over all its treaties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub struct Obligations {
    /// To help in defence.
    pub defense: bool,
    /// To help in attack.
    pub offense: bool,
    /// To stay neutral.
    pub neutrality: bool,
    /// Not to attack each other.
    pub nonaggression: bool,
    /// To consult.
    pub consultation: bool,
}

impl Obligations {
    /// 3 active support, 2 neutrality or non-aggression, 1 consultation, 0 none.
    pub fn level(self) -> u8 {
        if self.defense || self.offense {
            3
        } else if self.neutrality || self.nonaggression {
            2
        } else {
            u8::from(self.consultation)
        }
    }

    /// How many of the five there are.
    pub fn count(self) -> u64 {
        let all =
            [self.defense, self.offense, self.neutrality, self.nonaggression, self.consultation];
        all.into_iter().filter(|one| *one).count() as u64
    }
}

/// The type of alliance; see the page of this module.
pub fn kind(obligations: Obligations) -> Measured {
    Measured::new(Value::of(f64::from(obligations.level())), obligations.count())
}
