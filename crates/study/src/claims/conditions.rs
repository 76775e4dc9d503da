//! Conditions of a filter in the words of the language.

use counterpoise_case::model::{Condition, Mode, Name, Party, Stance};
use counterpoise_case::vocabulary::Word;

/// `issue eaeu-bloc or belt-docking`.
pub(super) fn condition(of: &Condition) -> String {
    match of {
        Condition::Modes(modes) if modes.contains(&Mode::Deed) && modes.contains(&Mode::NonAct) => {
            "acts".to_owned()
        }
        Condition::Modes(modes) => {
            modes.iter().map(|m| format!("{}s", m.word())).collect::<Vec<_>>().join(" or ")
        }
        Condition::Stance(Stance::Accommodate) => "accommodating".to_owned(),
        Condition::Stance(Stance::Resist) => "resisting".to_owned(),
        Condition::Stance(other) => other.word().to_owned(),
        Condition::Hardness(hardness) => hardness.word().to_owned(),
        Condition::Stage(stage) => stage.word().to_owned(),
        Condition::Instruments(names) => named("instrument", names),
        Condition::Domains(names) => named("domain", names),
        Condition::Issues(names) => named("issue", names),
        Condition::Postures(all) => worded("posture", all),
        Condition::Motives(all) => worded("motive", all),
        Condition::Gains(true, kind) => format!("gains subject {}", kind.word()),
        Condition::Gains(false, kind) => format!("gains target {}", kind.word()),
        Condition::Conceding => "conceding".to_owned(),
        Condition::Reversing => "reversing".to_owned(),
        Condition::Joint => "joint".to_owned(),
        Condition::By(Party::Subject) => "by subject".to_owned(),
        Condition::By(Party::Target) => "by target".to_owned(),
        Condition::By(Party::Third) => "by third".to_owned(),
        Condition::Not(inner) => format!("not {}", condition(inner)),
    }
}

fn named(what: &str, names: &[Name]) -> String {
    format!("{what} {}", names.join(" or "))
}

fn worded<T: Word>(what: &str, all: &[T]) -> String {
    format!("{what} {}", all.iter().map(|w| w.word()).collect::<Vec<_>>().join(" or "))
}
