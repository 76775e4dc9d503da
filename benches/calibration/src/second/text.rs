//! What the text of a ledger and that of the truth have in common.

use super::{Act, Behaviour};
use crate::simulated::{Parties, Stance, Text, coding};

/// Ids of events, none of them twice.
#[derive(Default)]
pub(super) struct Ids(usize);

impl Ids {
    /// The number of the event whose id comes next.
    pub(super) fn upcoming(&self) -> usize {
        self.0 + 1
    }

    pub(super) fn next(&mut self) -> String {
        self.0 += 1;
        format!("E{:04}", self.0)
    }
}

/// The case, its actors, its arena and its period.
pub(super) fn frame(name: &str, seed: u64, coded: &[&str]) -> Text {
    let mut text = Text::of_case(name, seed, coded);
    text.actor("AAA", "The subject");
    text.actor("BBB", "The target");
    text.actor("CCC", "A rival of the target");
    text.open("arena region \"The region\"");
    text.open("period decade \"The whole decade\"");
    text.field("from", "2010");
    text.field("until", "2019");
    text
}

/// The lines of an event up to its place.
pub(super) fn begin_event(text: &mut Text, id: &str, date: &str, parties: Parties, coding: &str) {
    text.event(date, parties, &format!("Act {id}"), id, coding);
}

pub(super) fn coding_line(act: &Act, stance: Stance, weight: usize) -> String {
    coding(act.mode, stance, act.hardness.word(), weight)
}

pub(super) fn cite(keys: &[&str], page: usize) -> String {
    keys.iter().map(|key| format!("@{key} p. {page}")).collect::<Vec<_>>().join("; ")
}

/// The two numbers of a capability in ten years: subject, then target. `off` distorts each of them.
pub(super) fn capabilities(
    behaviour: &Behaviour,
    mut off: impl FnMut() -> Option<f64>,
) -> [Vec<String>; 2] {
    let mut lists = [Vec::new(), Vec::new()];
    let mut ratio = behaviour.ratio;
    for year in 2010..2020 {
        for (list, value) in lists.iter_mut().zip([100.0, 100.0 * ratio]) {
            let value = off()
                .map_or_else(|| "missing".to_owned(), |factor| format!("{:.2}", value * factor));
            list.push(format!("{year} = {value}"));
        }
        ratio *= 1.0 + behaviour.growth;
    }
    lists
}
pub(super) fn write_capabilities(text: &mut Text, lists: &[Vec<String>; 2]) {
    for (list, code) in lists.iter().zip(["AAA", "BBB"]) {
        text.capability(code, list);
    }
}

pub(super) fn write_assessment(text: &mut Text, name: &str, degree: f64, key: &str) {
    text.assessment("2010/2019", name, Parties::Subject, degree, key);
}
