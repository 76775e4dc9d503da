//! What the text of a ledger and that of the truth have in common.

use super::dates::{after_first, ends};
use super::{Act, Random, Type};
use crate::simulated::{Draws, Mode, Parties, Stance, Text, coding, exactly, grade};
use counterpoise_numerics::{exp, ln};

/// The case, its actors, its arena and its period of so many days.
pub(super) fn frame(kind: &Type, length: i64, seed: u64, coded: &[&str]) -> Text {
    let mut text = Text::of_case("simulated", seed, coded);
    for code in ["AAA", "BBB", "CCC"] {
        text.actor(code, &format!("The state {code}"));
    }
    text.open("arena region \"The arena\"");
    text.field("level", if kind.global { "global" } else { "regional" });
    text.open("period whole \"The whole time\"");
    let (first, last) = ends(length);
    text.field("from", &first);
    text.field("until", &last);
    text
}

pub(super) fn write_source(text: &mut Text, key: &str, letter: usize) {
    text.open(&format!("source @{key}"));
    text.field("kind", "scholarly");
    text.field("grade", &grade(letter, letter + 1));
}

/// What a coder makes of an act.
pub(super) struct Reading {
    pub(super) stance: Stance,
    pub(super) hard: bool,
    pub(super) weight: usize,
    /// The end of the coding line, or nothing.
    pub(super) certainty: String,
}

/// The lines of an event up to its motive.
pub(super) fn begin_event(text: &mut Text, id: usize, date: &str, act: &Act, reading: &Reading) {
    let hardness = if reading.hard { "hard" } else { "soft" };
    let line =
        coding(act.mode, reading.stance, hardness, reading.weight) + reading.certainty.as_str();
    text.event(date, act.parties, &format!("Act {id}"), &format!("E{id:04}"), &line);
    text.field("domain", act.domain);
    if act.mode == Mode::NonAct {
        text.field("opportunity", "It was asked and said nothing.");
    }
    if let Some(motive) = act.motive {
        text.field("motive", motive);
    }
}

/// A judgement of the subject and one other state, the target or the rival, in the whole period.
pub(super) fn write_assessment(
    text: &mut Text,
    name: &str,
    parties: Parties,
    length: i64,
    degree: f64,
    key: &str,
) {
    let (first, last) = ends(length);
    text.assessment(&format!("{first}/{last}"), name, parties, degree, key);
}

/// Six values over the period, of which no more than the last ten years are told; the middle is the
/// type's. Without an error as many numbers are drawn as with one.
pub(super) fn write_capabilities(
    text: &mut Text,
    random: &mut Random,
    kind: &Type,
    length: i64,
    error: f64,
) {
    let span = length.min(3650);
    for (code, middle) in [("AAA", 1.0), ("BBB", kind.ratio), ("CCC", kind.rival)] {
        let value = |at: i64, random: &mut Random| {
            let years = (at as f64 - 2.5) / 6.0 * span as f64 / 365.25;
            let growth = if code == "BBB" { exp(years * ln(1.0 + kind.growth)) } else { 1.0 };
            let value = 100.0 * middle * growth * (1.0 + random.between(-error, error));
            format!("{} = {value:.3}", exactly(after_first(span, span * at / 6 + span / 12)))
        };
        let values: Vec<String> = (0..6).map(|at| value(at, random)).collect();
        text.capability(code, &values);
    }
}
