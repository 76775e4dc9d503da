//! What is watched for a shift, and the dates that authors claim for one.

use super::{ActorId, ArenaId, Citation, Filter, Name, Place, SeriesId, SetId};
use counterpoise_dates::{Date, Window};
use serde::Serialize;

/// On what scale a series is watched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Scale {
    /// As it stands: a shift adds.
    #[default]
    Plain,
    /// On the logarithmic scale: a shift multiplies.
    Log,
    /// As counts of something.
    Count,
}

/// In what a shift is looked for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum WatchOf {
    /// A series, or the ratio of two.
    Series {
        /// The series, or the numerator.
        over: SeriesId,
        /// The denominator.
        under: Option<SeriesId>,
        /// On what scale.
        scale: Scale,
    },
    /// The balance of the acts that match, towards the target.
    Acts {
        /// Which acts.
        filter: Filter,
        /// Subject and target.
        dyad: (ActorId, ActorId),
        /// Where; `None`: everywhere.
        arena: Option<ArenaId>,
        /// In which matters; `None`: in all.
        domain: Option<Name>,
    },
}

/// Something that is watched for a shift.
#[derive(Clone, Debug, Serialize)]
pub struct Watch {
    /// Short name.
    pub id: String,
    /// Title.
    pub title: String,
    /// What is watched.
    pub of: WatchOf,
    /// When it is watched; `None`: as long as there is evidence.
    pub window: Option<Window>,
    /// Whether it counts where evidence is pooled.
    pub pooled: bool,
    /// Set it belongs to.
    pub set: Option<SetId>,
    /// Prose.
    pub note: String,
    /// Where it was read.
    pub place: Place,
}

/// A time at which somebody says that it shifted.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimedShift {
    /// The time as written.
    pub date: Date,
    /// Its admissible days.
    pub window: Window,
    /// Who says so, and where.
    pub by: Citation,
    /// What is said, in the words of the case.
    pub title: String,
    /// Set it belongs to.
    pub set: Option<SetId>,
    /// Prose.
    pub note: String,
    /// Where it was read.
    pub place: Place,
}
