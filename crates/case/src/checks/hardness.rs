//! How hard an act is coded, beside how hard acts of its instrument usually are.

use super::at;
use crate::lower::usual_hardness;
use crate::model::{Case, Event, Hardness, Role, Stance};
use crate::vocabulary::Word;
use counterpoise_diagnostic::{Code, Diagnostic};
use counterpoise_world::instrument;
use std::collections::BTreeMap;

/// The coding line says another hardness than is usual, and no note says why.
pub(super) fn unusual(event: &Event) -> Option<Diagnostic> {
    let instrument = instrument(event.instrument.as_deref()?)?;
    let usual = usual_hardness(event);
    if event.hardness == usual || !event.note.is_empty() {
        return None;
    }
    let message = format!(
        "`{}` is coded {}, but {} is usually {}",
        event.id,
        event.hardness.word(),
        instrument.id,
        usual.word()
    );
    Some(at(Code::HARDNESS_UNUSUAL, event, message).help("correct it, or say why in `note:`"))
}

/// Acts that are hard or plain because their instrument usually is: one warning for each
/// instrument, at the first of them. That an act is soft where nothing is said is no news.
pub(super) fn assumed(case: &Case) -> Vec<Diagnostic> {
    let mut silent: BTreeMap<&str, Vec<&Event>> = BTreeMap::new();
    for event in case.events.iter().filter(|event| is_assumed(event)) {
        let on = event.set.is_none_or(|set| case[set].on);
        let named = event.instrument.as_deref().filter(|_| on);
        silent.entry(named.unwrap_or_default()).or_default().push(event);
    }
    silent.remove("");
    silent.iter().filter_map(|(instrument, events)| one_warning(instrument, events)).collect()
}

/// Whether the hardness bears on anything, is not stated, and is not soft.
fn is_assumed(event: &Event) -> bool {
    let counts = event.stance != Stance::None && event.role != Role::Context;
    counts && !event.hardness_stated && event.hardness != Hardness::Soft
}

/// So many ids are named.
const NAMED: usize = 5;

fn one_warning(instrument: &str, events: &[&Event]) -> Option<Diagnostic> {
    let first = events.first()?;
    let word = first.hardness.word();
    let ids: Vec<&str> = events.iter().take(NAMED).map(|event| event.id.as_str()).collect();
    let more = events.len() - ids.len();
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let (count, silent) = match events.len() {
        1 => ("1 event is".to_owned(), "does not say"),
        n => (format!("{n} events are"), "do not say"),
    };
    let message = format!(
        "{count} taken to be {word}, as {instrument} usually is: {}{more} {silent}",
        ids.join(", ")
    );
    let help =
        format!("write `{word}` on the coding line, or another word with the reason in `note:`");
    Some(at(Code::HARDNESS_ASSUMED, first, message).help(help))
}
