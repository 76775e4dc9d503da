//! The text of the truth: every act as it was.

use super::dates::{day_of, lasting};
use super::text::{
    Reading, begin_event, frame, write_assessment, write_capabilities, write_source,
};
use super::{JUDGED, Random, Type};
use crate::simulated::{FIELDS, Parties, TRUE_ACTS, exactly};

/// Its chance is that of the type, whatever the ledger.
pub(super) fn truth_text(seed: u64, number: usize, kind: &Type) -> String {
    let mut random = Random::of([seed, number as u64, 0, 0x5452_5554]);
    let length = kind.days(TRUE_ACTS);
    let mut text = frame(kind, length, seed + number as u64, &FIELDS);
    for key in ["s1", "s2", "s3", "j1", "j2", "j3"] {
        write_source(&mut text, key, 0);
    }
    for (id, act) in kind.acts(&mut random, TRUE_ACTS, |_, _| true).iter().enumerate() {
        let day = day_of(act, length);
        let date = if act.lasts > 0.0 { lasting(act, day, length) } else { exactly(day) };
        let reading = Reading {
            stance: act.stance,
            hard: act.hard,
            weight: act.weight,
            certainty: ", certainty 1".to_owned(),
        };
        begin_event(&mut text, id, &date, act, &reading);
        for (place, name) in FIELDS.into_iter().enumerate() {
            if let Some(value) = act.field(place) {
                text.field(name, value);
            }
        }
        text.field("stage", act.stage);
        text.field("cite", "@s1 p. 1; @s2 p. 1; @s3 p. 1");
    }
    for key in ["j1", "j2", "j3"] {
        for (name, degree) in JUDGED.into_iter().zip(kind.degrees) {
            write_assessment(&mut text, name, Parties::Subject, length, degree, key);
        }
        let of_rival = kind.threat_of_rival;
        write_assessment(&mut text, "threat-core", Parties::Rival, length, of_rival, key);
    }
    write_capabilities(&mut text, &mut random, kind, length, 0.0);
    text.into_string()
}
