//! What the literature says of somebody's behaviour: who calls it what, where, when and in which
//! sense.

use super::{ActorId, ArenaId, Citation, Name, PeriodId, Place, SchoolId, SetId};
use counterpoise_dates::Date;
use serde::Serialize;

/// How a work uses the label.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Wording {
    /// It uses the word.
    #[default]
    Named,
    /// It describes the behaviour without the word.
    Described,
    /// It denies that the word applies.
    Denied,
}

/// Where the study of the case stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Standpoint {
    /// The position is the study's own.
    Own,
    /// It agrees.
    Agrees,
    /// It agrees in part.
    Partly,
    /// It disputes it.
    Disputes,
    /// It takes facts from it and takes no side.
    #[default]
    Neutral,
}

/// A position of the literature.
#[derive(Clone, Debug, Serialize)]
pub struct Position {
    /// Short name.
    pub id: String,
    /// What is said, in the words of the case.
    pub title: String,
    /// Who says so, and where.
    pub by: Vec<Citation>,
    /// Where it was read.
    pub via: Vec<Citation>,
    /// Whose behaviour towards whom; `None`: nobody's in particular.
    pub dyad: Option<(ActorId, ActorId)>,
    /// The word for it; `None`: the work gives none.
    pub label: Option<Name>,
    /// How the word is used.
    pub wording: Wording,
    /// A short name for what the word means there; positions with one name mean the same.
    pub sense: Option<Name>,
    /// Whether the work says itself what it means by the word.
    pub defined: bool,
    /// Where; empty: nowhere in particular.
    pub arenas: Vec<ArenaId>,
    /// In which periods of the case; empty: at no time in particular.
    pub periods: Vec<PeriodId>,
    /// The time that the work speaks of, if it is not that of the periods.
    pub when: Option<Date>,
    /// What the study of the case thinks of it.
    pub standpoint: Standpoint,
    /// The camp that it belongs to.
    pub camp: Option<Name>,
    /// Works from which it has its matter, or through which it is read.
    pub through: Vec<Citation>,
    /// Works whose idea it takes up.
    pub takes_up: Vec<Citation>,
    /// Works that it argues with.
    pub answers: Vec<Citation>,
    /// The school nearest to the author, which judges the evidence in the author's stead.
    pub school: Option<SchoolId>,
    /// Set it belongs to.
    pub set: Option<SetId>,
    /// Prose.
    pub note: String,
    /// Where it was read.
    pub place: Place,
}
