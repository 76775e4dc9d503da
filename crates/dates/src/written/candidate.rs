//! What a text may mean, as EDTF text that need not yet be a proper date.

use super::reading::{DayOrder, Note};

/// A reading before it is known to be a date.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// EDTF; empty for a day without a year.
    pub(super) text: String,
    /// The order of day and month that it was read in, if it was all numbers.
    pub(super) order: Option<DayOrder>,
    pub(super) note: Option<Note>,
}

impl Candidate {
    pub(super) fn new(text: String) -> Candidate {
        Candidate { text, order: None, note: None }
    }

    pub(super) fn in_order(self, order: DayOrder) -> Candidate {
        Candidate { order: Some(order), ..self }
    }

    pub(super) fn noted(self, note: Note) -> Candidate {
        Candidate { note: Some(note), ..self }
    }

    /// The same with another text.
    pub(super) fn with(&self, text: String) -> Candidate {
        Candidate { text, ..self.clone() }
    }

    /// Whether it may be one end of a range: what is said in full.
    pub(super) fn is_full(&self) -> bool {
        self.note.is_none() || self.note == Some(Note::TimeLeftOut)
    }
}

/// Every first end with every second end that was read in the same order.
pub(super) fn joined(
    starts: &[Candidate],
    ends: &[Candidate],
    text: impl Fn(&str, &str) -> String,
) -> Vec<Candidate> {
    let mut all = Vec::new();
    for start in starts.iter().filter(|one| one.is_full()) {
        for end in ends.iter().filter(|one| one.is_full()) {
            let same = start.order.is_none() || end.order.is_none() || start.order == end.order;
            if same {
                all.push(Candidate {
                    text: text(&start.text, &end.text),
                    order: start.order.or(end.order),
                    note: start.note.or(end.note),
                });
            }
        }
    }
    all
}
