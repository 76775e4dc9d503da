//! Terms, conditions and formulas as the language writes them.

use crate::model::{
    BalanceKind, Case, Condition, Filter, Formula, Hardness, Mode, Name, Party, SeriesExpr,
    SeriesRef, Stance, Term,
};
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

/// The field of an indicator's formula (`count`, `share`, `balance`, `series`, `assessed`), and its
/// text.
#[must_use]
pub fn formula_text(of: &Formula) -> (&'static str, String) {
    match of {
        Formula::Count(one) => ("count", filter_text(one)),
        Formula::Rate(one) => ("rate", filter_text(one)),
        Formula::Share(top, bottom) => {
            ("share", format!("{} of {}", filter_text(top), filter_text(bottom)))
        }
        Formula::Balance(kind, one) if one.all.is_empty() => {
            ("balance", quantity(*kind).to_owned())
        }
        Formula::Balance(kind, one) => {
            ("balance", format!("{} of {}", quantity(*kind), filter_text(one)))
        }
        Formula::Series(expr) => ("series", series_text(expr)),
        Formula::Assessed(name) => ("assessed", name.clone()),
    }
}

fn filter_text(of: &Filter) -> String {
    if of.all.is_empty() {
        return "all".to_owned();
    }
    of.all.iter().map(condition_text).collect::<Vec<_>>().join(", ")
}

fn series_text(of: &SeriesExpr) -> String {
    match of {
        SeriesExpr::Level(one) => series_name(one),
        SeriesExpr::Ratio(a, b) => format!("{} / {}", series_name(a), series_name(b)),
        SeriesExpr::TrendOfRatio(a, b) => format!("trend {} / {}", series_name(a), series_name(b)),
        SeriesExpr::Change(one) => format!("change {}", series_name(one)),
    }
}

fn series_name(of: &SeriesRef) -> String {
    match of {
        SeriesRef::Named(id) => id.clone(),
        SeriesRef::Of(measure, subject) => {
            format!("{measure} of {}", if *subject { "subject" } else { "target" })
        }
    }
}

/// The word of a quantity of the ledger.
fn quantity(of: BalanceKind) -> &'static str {
    match of {
        BalanceKind::Net => "net",
        BalanceKind::Ambivalence => "ambivalence",
        BalanceKind::HardShare => "hard-share",
        BalanceKind::Gap => "gap",
    }
}
