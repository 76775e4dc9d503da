//! De-duplication: which of several reports of one day is kept.

use std::cmp::Ordering;

use super::Event;
use super::runs::{Entry, Runs, joined};

/// Which rows are taken for reports of one event. Always named beside the numbers.
///
/// Source of the rules: Schrodt, P. A. 2012, "Precedents, Progress, and Prospects in Political
/// Event Data", International Interactions 38, 546-569 (one-a-day filters); Open Event Data
/// Alliance 2021, PLOVER manual, section 1.1 (that there is no consensus).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Dedup {
    /// Every row counts.
    #[default]
    None,
    /// Rows of the same day, the same source and target and the same code count once.
    SameCode,
    /// Rows of the same day and the same source and target count once: the most intense of them,
    /// which is the one with the score farthest from zero; of equally far ones that of conflict;
    /// then the lowest code. A row without a score gives way to one with a score.
    OneADay,
}

/// How many rows wait before they are sorted.
const BUFFER: usize = 1 << 18;

/// The events kept so far.
#[derive(Debug, Clone)]
pub(crate) struct KeptEvents {
    by_code: bool,
    waiting: Vec<One>,
    runs: Runs<One>,
}

/// A row, and the code by which it is told from others of its day.
#[derive(Debug, Clone, Copy)]
struct One {
    code: u16,
    event: Event,
}

impl KeptEvents {
    /// `None` where every row counts.
    pub(crate) fn new(dedup: Dedup) -> Option<KeptEvents> {
        let by_code = match dedup {
            Dedup::None => return None,
            Dedup::SameCode => true,
            Dedup::OneADay => false,
        };
        Some(KeptEvents { by_code, waiting: Vec::new(), runs: Runs::new() })
    }

    pub(crate) fn add(&mut self, event: &Event) {
        let code = if self.by_code { event.code } else { 0 };
        self.waiting.push(One { code, event: *event });
        if self.waiting.len() >= BUFFER {
            self.sort();
        }
    }

    pub(crate) fn merge(&mut self, other: &KeptEvents) {
        self.runs.merge(&other.runs);
        other.waiting.iter().for_each(|one| self.add(&one.event));
    }

    pub(crate) fn into_events(mut self) -> impl Iterator<Item = Event> {
        self.sort();
        self.runs.finish().into_iter().map(|one| one.event)
    }

    fn sort(&mut self) {
        self.waiting.sort_unstable_by(One::place);
        self.runs.push(joined(self.waiting.drain(..)));
    }
}

impl Entry for One {
    fn place(&self, other: &One) -> Ordering {
        let key = |one: &One| (one.event.source, one.event.target, one.event.day, one.code);
        key(self).cmp(&key(other))
    }

    fn join(&mut self, other: &One) {
        if comes_before(&other.event, &self.event) {
            *self = *other;
        }
    }
}

/// Whether the one is kept rather than the other: a rule on the rows alone, so that their order
/// does not matter.
fn comes_before(one: &Event, other: &Event) -> bool {
    let intensity = |event: &Event| event.score.map(i16::unsigned_abs);
    let rest = |event: &Event| (event.score, event.code, event.quad, event.statement);
    intensity(other).cmp(&intensity(one)).then(rest(one).cmp(&rest(other))).is_lt()
}
