//! What an announced act commits to, by its own text.

use super::{Citation, Name, Place, SetId};
use serde::Serialize;

/// Something that a text may say of what is promised, or leave open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum CommitmentTerm {
    /// Who is to do it.
    Parties,
    /// How much of it.
    Amount,
    /// Until when.
    Deadline,
    /// What exactly is to be done, so that one could see that it was not.
    Obligation,
}

/// A `commitment` directive: what the text of acts of one commitment says.
#[derive(Clone, Debug, Serialize)]
pub struct Commitment {
    /// The name by which events belong to it.
    pub id: Name,
    /// Title.
    pub title: String,
    /// What its text names.
    pub named: Vec<CommitmentTerm>,
    /// What was looked for in its text and is not there.
    pub open: Vec<CommitmentTerm>,
    /// Sources.
    pub cites: Vec<Citation>,
    /// Where it was read.
    pub via: Vec<Citation>,
    /// Set it belongs to.
    pub set: Option<SetId>,
    /// Prose.
    pub note: String,
    /// Where it was read.
    pub place: Place,
}
