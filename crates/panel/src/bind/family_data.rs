//! What each family of measures hands over: data that answer, and where they come from.

use counterpoise_measures::Measured;

use crate::scope::Who;
use crate::states::StateNo;
use crate::used::Used;

/// A measure with its data, as each family has it.
pub trait Bind: Send + Sync {
    /// The measure of a state or dyad in a period. The two states of a dyad are different.
    fn value(&self, who: Who, period: i32) -> Measured;

    /// The dyads and periods with events; `None` for measures of other things.
    fn with_events(&self) -> Option<Vec<(Who, i32)>> {
        None
    }
}

/// What a family hands over.
pub(crate) struct Data {
    pub(crate) data: Box<dyn Bind>,
    pub(crate) used: Vec<Used>,
    pub(crate) notes: Vec<String>,
    /// Whether a state that changed its code within a year is asked for under either.
    pub(crate) by_code: bool,
}

impl Data {
    pub(crate) fn new(data: impl Bind + 'static, used: Vec<Used>) -> Data {
        Data { data: Box::new(data), used, notes: Vec::new(), by_code: false }
    }

    pub(crate) fn by_code(self, by_code: bool) -> Data {
        Data { by_code, ..self }
    }

    pub(crate) fn noted(mut self, note: impl Into<String>) -> Data {
        self.notes.push(note.into());
        self
    }
}

/// The two states of a dyad, for a measure of dyads; a panel never asks it of a state.
pub(super) fn dyad(who: Who) -> Option<(StateNo, StateNo)> {
    if let Who::Dyad(one, other) = who { Some((one, other)) } else { None }
}
