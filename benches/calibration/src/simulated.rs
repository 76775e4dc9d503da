//! What both generators share: how a drawn ledger is handed over, how an act is called, how chance
//! is asked, how days are counted and how a case file is written.
//!
//! None of it decides how anybody behaves, what a source leaves out or how a coder errs. That is
//! written twice, by two hands, in `first` and `second`: two generators that agree tell more than
//! one. Their streams of random numbers are their own, too.

mod acts;
mod days;
mod draws;
mod text;

pub(crate) use acts::{
    FIELDS, MODES, Mode, POSTURES, Parties, STANCES, Stance, TRUE_ACTS, read_weight,
};
pub(crate) use days::{calendar, exactly, monthly};
pub(crate) use draws::Draws;
pub(crate) use text::{Text, bibliography, coding, grade};

/// A ledger with noise, and the truth that it was drawn from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Simulated {
    /// A complete case file: what a project would have.
    pub(crate) case_text: String,
    /// The file `sources.bib` of both cases.
    pub(crate) bibliography: String,
    /// A complete case file: the same kind of behaviour without noise.
    pub(crate) truth_text: String,
}
