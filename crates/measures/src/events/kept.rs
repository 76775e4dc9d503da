//! De-duplication: which of several reports of one day is kept.

use super::Event;
use super::map::Map;

/// Which rows are taken for reports of one event. Always named beside the numbers.
///
/// Source of the rules: Schrodt, P. A. 2012, "Precedents, Progress, and Prospects in Political Event Data", International
/// Interactions 38, 546-569 (one-a-day filters); Open Event Data Alliance 2021, PLOVER manual, section 1.1 (that there is
/// no consensus).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Dedup {
    /// Every row counts.
    #[default]
    None,
    /// Rows of the same day, the same source and target and the same code count once.
    SameCode,
    /// Rows of the same day and the same source and target count once: the most intense of them, which is the one with
    /// the score farthest from zero; of equally far ones that of conflict; then the lowest code. A row without a score
    /// gives way to one with a score.
    OneADay,
}

type Key = (i32, u32, u32, u16);

/// The rows kept so far.
#[derive(Debug, Clone)]
pub(crate) struct Kept {
    by_code: bool,
    events: Map<Key, Event>,
}

impl Kept {
    /// `None` where every row counts.
    pub(crate) fn new(dedup: Dedup) -> Option<Kept> {
        let by_code = match dedup {
            Dedup::None => return None,
            Dedup::SameCode => true,
            Dedup::OneADay => false,
        };
        Some(Kept { by_code, events: Map::new() })
    }

    pub(crate) fn add(&mut self, event: &Event) {
        let code = if self.by_code { event.code } else { 0 };
        let key = (event.day.number(), event.source, event.target, code);
        if let Some(held) = self.events.entry(key, || *event)
            && comes_before(event, held)
        {
            *held = *event;
        }
    }

    pub(crate) fn merge(&mut self, other: &Kept) {
        other.events.entries().iter().for_each(|(_, event)| self.add(event));
    }

    pub(crate) fn into_events(self) -> impl Iterator<Item = Event> {
        self.events.into_entries().into_iter().map(|(_, event)| event)
    }
}

/// Whether the one is kept rather than the other: a rule on the rows alone, so that their order does not matter.
fn comes_before(one: &Event, other: &Event) -> bool {
    let intensity = |event: &Event| event.score.map(i16::unsigned_abs);
    let rest = |event: &Event| (event.score, event.code, event.quad, event.statement);
    intensity(other).cmp(&intensity(one)).then(rest(one).cmp(&rest(other))).is_lt()
}
