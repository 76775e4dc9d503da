//! The text of the truth: every act as it was.

use super::dates::exactly;
use super::text::{
    Ids, begin_event, capabilities, cite, coding_line, frame, write_assessment, write_capabilities,
};
use super::{Act, Behaviour, JUDGED, Past, Random, Source};
use crate::simulated::{FIELDS, Mode, TRUE_ACTS, Text};

/// Every act as it was. Its chance is that of the kind, whatever the seed of the ledger.
pub(super) fn truth_text(behaviour: &Behaviour, kind: usize) -> String {
    let mut random = Random::of([0x5452_5554, kind as u64, 0]);
    let mut text = frame("truth", 1, &FIELDS);
    let keys = ["t1", "t2", "t3"];
    for key in keys {
        Source::perfect(key.to_owned()).write(&mut text);
    }
    let mut past = Past::default();
    let mut ids = Ids::default();
    for page in 1..=TRUE_ACTS {
        let act = behaviour.act(&mut random, &mut past);
        write_true_act(&mut text, &act, &ids.next(), &cite(&keys, page));
    }
    for (name, degree) in JUDGED.into_iter().zip(behaviour.degrees) {
        for key in keys {
            write_assessment(&mut text, name, degree, key);
        }
    }
    write_capabilities(&mut text, &capabilities(behaviour, || Some(1.0)));
    text.into_string()
}

fn write_true_act(text: &mut Text, act: &Act, id: &str, cites: &str) {
    let date = act
        .last
        .map_or_else(|| exactly(act.day), |last| format!("{}/{}", exactly(act.day), exactly(last)));
    let coding = format!("{}, certainty 1", coding_line(act, act.stance, act.weight));
    begin_event(text, id, &date, act.parties, &coding);
    text.field("domain", act.domain);
    for (place, name) in FIELDS.into_iter().enumerate() {
        if let Some(value) = act.field(place) {
            text.field(name, value);
        }
    }
    text.field("stage", act.stage);
    if act.mode == Mode::NonAct {
        text.field("opportunity", "It was asked about it and did nothing.");
    }
    text.field("cite", cites);
}
