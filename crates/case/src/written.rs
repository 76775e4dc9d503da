//! Terms and conditions as the language writes them.

use crate::model::{Case, Condition, Hardness, Mode, Name, Party, Stance, Term};
use crate::vocabulary::Word;

/// A term of a rule by the ids of what it names: `near`, `not near`, `near or great-power`.
#[must_use]
pub fn term_text(case: &Case, of: &Term) -> String {
    match of {
        Term::Attribute(id) => case[*id].id.clone(),
        Term::Concept(id) => case[*id].id.clone(),
        Term::Not(inner) => format!("not {}", term_text(case, inner)),
        Term::Or(terms) => {
            terms.iter().map(|t| term_text(case, t)).collect::<Vec<_>>().join(" or ")
        }
    }
}

/// A condition of a filter: `accommodating`, `issue eaeu-bloc or belt-docking`.
#[must_use]
pub fn condition_text(of: &Condition) -> String {
    match of {
        Condition::Modes(modes) => self::modes(modes),
        Condition::Stance(Stance::Accommodate) => "accommodating".to_owned(),
        Condition::Stance(Stance::Resist) => "resisting".to_owned(),
        Condition::Stance(other) => other.word().to_owned(),
        Condition::Hardness(hardness) => Hardness::word(*hardness).to_owned(),
        Condition::Stage(stage) => stage.word().to_owned(),
        Condition::Instruments(names) => any_of("instrument", names),
        Condition::Domains(names) => any_of("domain", names),
        Condition::Issues(names) => any_of("issue", names),
        Condition::Postures(all) => any_word("posture", all),
        Condition::Motives(all) => any_word("motive", all),
        Condition::Gains(subject, kind) => {
            format!("gains {} {}", if *subject { "subject" } else { "target" }, kind.word())
        }
        Condition::Conceding => "conceding".to_owned(),
        Condition::Reversing => "reversing".to_owned(),
        Condition::Joint => "joint".to_owned(),
        Condition::By(Party::Subject) => "by subject".to_owned(),
        Condition::By(Party::Target) => "by target".to_owned(),
        Condition::By(Party::Third) => "by third".to_owned(),
        Condition::Not(inner) => format!("not {}", condition_text(inner)),
    }
}

/// `deeds`; deeds and non-acts together are `acts`.
fn modes(of: &[Mode]) -> String {
    match of {
        [Mode::Deed, Mode::NonAct] | [Mode::NonAct, Mode::Deed] => "acts".to_owned(),
        _ => of.iter().map(|m| format!("{}s", m.word())).collect::<Vec<_>>().join(" or "),
    }
}

fn any_of(what: &str, names: &[Name]) -> String {
    format!("{what} {}", names.join(" or "))
}

fn any_word<T: Word>(what: &str, all: &[T]) -> String {
    format!("{what} {}", all.iter().map(|w| w.word()).collect::<Vec<_>>().join(" or "))
}
