//! How hard an act is that does not say it.

mod common;

use common::{lines, read};
use counterpoise_case::model::{Case, Codes, Hardness};
use counterpoise_case::recode;

const CASE: &str = "case c \"A case\"\n  subject: RUS\n  target: CHN\n";

/// An event for each coding line and instrument.
fn file(acts: &[(&str, &str)]) -> String {
    let mut text = CASE.to_owned();
    for (at, (coding, instrument)) in acts.iter().enumerate() {
        let n = at + 1;
        text += &format!("event 2014-0{n} RUS -> CHN \"Act {n}\"\n  id: E{n}\n  {coding}\n");
        if !instrument.is_empty() {
            text += &format!("  instrument: {instrument}\n");
        }
        text += "  cite: @pape2005\n";
    }
    text
}

fn hardness(case: &Case) -> Vec<Hardness> {
    case.events.iter().map(|event| event.hardness).collect()
}

#[test]
fn a_silent_act_is_as_hard_as_its_instrument_usually_is_and_that_is_said() {
    let loaded = read(&[(
        "study.case",
        file(&[
            ("deed, resist", "alliance"),
            ("deed, resist", "sanctions"),
            ("deed, resist", ""),
            ("deed, resist", "economic-shock"),
            ("deed, resist", "alliance"),
            ("deed, resist, hard", "alliance"),
            // It has no bearing on the pair, and is counted nowhere.
            ("deed, none", "alliance"),
        ])
        .as_bytes(),
    )]);
    use Hardness::{Hard, Plain, Soft};
    assert_eq!(hardness(&loaded.case), [Hard, Soft, Soft, Plain, Hard, Hard, Hard]);
    assert_eq!(
        lines(&loaded),
        [
            "study.case:4:1: warning[W0324]: 2 events are taken to be hard, as alliance usually is: E1, E5 do not say; write `hard` on the coding line, or another word with the reason in `note:`",
            "study.case:18:1: warning[W0324]: 1 event is taken to be plain, as economic-shock usually is: E4 does not say; write `plain` on the coding line, or another word with the reason in `note:`",
        ]
    );
}

#[test]
fn what_is_said_wins_and_is_asked_for_its_reason() {
    let loaded = read(&[("study.case", file(&[("deed, resist, soft", "alliance")]).as_bytes())]);
    assert_eq!(hardness(&loaded.case), [Hardness::Soft]);
    assert_eq!(
        lines(&loaded),
        [
            "study.case:4:1: warning[W0309]: `E1` is coded soft, but alliance is usually hard; correct it, or say why in `note:`"
        ]
    );
}

/// Another coder who sees another instrument sees another hardness, unless the text says one.
#[test]
fn an_assumed_hardness_goes_with_the_instrument() {
    let acts = [("deed, resist", "sanctions"), ("deed, resist, soft", "tariff")];
    let loaded = read(&[("study.case", file(&acts).as_bytes())]);
    let codes = Codes { instrument: Some(Some("alliance".into())), ..Codes::default() };
    let mut events = loaded.case.events.clone();
    events.iter_mut().for_each(|event| recode(&loaded.case.header, event, &codes));
    let read: Vec<Hardness> = events.iter().map(|event| event.readings[0].hardness).collect();
    assert_eq!(read, [Hardness::Hard, Hardness::Soft]);
}
