//! The words in which a case is written, for whoever writes or shows one.

use crate::lower::word_lists::{
    AGGREGATIONS, CAUSAL, CLUE_STATUSES, COMBINES, COMMITMENT_TERMS, FORMS_OF_WORK, GAINS,
    HARDNESSES, KINDS_OF_SOURCE, LEVELS, MODES, MOTIVES, POSTURES, PRESENCES, REACHES, ROLES,
    ROUTE_KINDS, ROUTE_STATUSES, SIDES, SITE_KINDS, STAGES, STANCES, STANDPOINTS, UNDATED,
    WORDINGS, word,
};
use crate::model::{
    Aggregation, ArenaId, Case, Causal, ClueStatus, Codes, Combine, CommitmentTerm, Gain, GainKind,
    Hardness, LeanSide, Level, Mode, MotiveKind, Name, Posture, Presence, Reach, Role, RouteKind,
    RouteStatus, SiteKind, SourceKind, Stage, Stance, Standpoint, Undated, Wording, WorkForm,
};

/// The label by which a school says that the case is none of its business. The one label that means
/// the same in every school, and so the one that the program may know.
pub const OUTSIDE_SCOPE: &str = "outside-scope";

/// A value that is written as one word of a closed list.
pub trait Word: Sized + Copy + PartialEq + 'static {
    /// All words with their values.
    fn words() -> &'static [(&'static str, Self)];

    /// The word of this value.
    fn word(self) -> &'static str {
        word(Self::words(), &self)
    }

    /// The value of a word.
    fn from_word(text: &str) -> Option<Self> {
        Self::words().iter().find(|(w, _)| *w == text).map(|(_, v)| *v)
    }
}

macro_rules! words {
    ($($type:ty => $list:expr;)*) => {$(
        impl Word for $type {
            fn words() -> &'static [(&'static str, Self)] {
                $list
            }
        }
    )*};
}

words! {
    Mode => MODES;
    Causal => CAUSAL;
    Stance => STANCES;
    Hardness => HARDNESSES;
    Role => ROLES;
    Stage => STAGES;
    Posture => POSTURES;
    MotiveKind => MOTIVES;
    GainKind => GAINS;
    Level => LEVELS;
    SourceKind => KINDS_OF_SOURCE;
    WorkForm => FORMS_OF_WORK;
    Undated => UNDATED;
    Aggregation => AGGREGATIONS;
    ClueStatus => CLUE_STATUSES;
    Reach => REACHES;
    Combine => COMBINES;
    LeanSide => SIDES;
    Presence => PRESENCES;
    Wording => WORDINGS;
    CommitmentTerm => COMMITMENT_TERMS;
    Standpoint => STANDPOINTS;
    RouteKind => ROUTE_KINDS;
    RouteStatus => ROUTE_STATUSES;
    SiteKind => SITE_KINDS;
}

/// The words of likelihood, from the least to the most, each with the probabilities it stands for,
/// least and greatest: those of Intelligence Community Directive 203 (Office of the Director of
/// National Intelligence, 2015, section D.6.e). Counted with is the middle.
#[must_use]
pub fn likelihoods() -> &'static [(&'static str, (f64, f64))] {
    crate::lower::word_lists::LIKELIHOODS
}

/// `2` or `1.5..3`: from the least to the most; of one number both are that number. `None`: it is
/// neither.
#[must_use]
pub fn range(text: &str) -> Option<(f64, f64)> {
    let number = |text: &str| text.trim().parse::<f64>().ok().filter(|n| n.is_finite());
    match text.split_once("..") {
        Some((least, most)) => number(least).zip(number(most)),
        None => number(text).map(|n| (n, n)),
    }
}

/// `CHN relative realised`.
#[must_use]
pub fn gain_text(case: &Case, gain: &Gain) -> String {
    let realised = if gain.realised { "realised" } else { "promised" };
    format!("{} {} {realised}", case[gain.actor].code, gain.kind.word())
}

/// Codes as `second:` states them: `resist, weight 2, hard, arena central-asia and global`.
#[must_use]
pub fn codes_text(case: &Case, codes: &Codes) -> String {
    fn named(name: &str, values: &[String]) -> String {
        format!(
            "{name} {}",
            if values.is_empty() { "none".to_owned() } else { values.join(" and ") }
        )
    }
    let many = |name: &str, values: Option<Vec<String>>| values.map(|values| named(name, &values));
    let one = |name: &str, value: Option<Option<&str>>| {
        value.map(|value| named(name, &value.map(str::to_owned).into_iter().collect::<Vec<_>>()))
    };
    let names = |names: &Vec<Name>| names.iter().map(Name::to_string).collect();
    let bearing = |(arena, weight): &(ArenaId, f64)| match *weight {
        1.0 => case[*arena].id.clone(),
        weight => format!("{} {weight}", case[*arena].id),
    };
    let said = [
        codes.mode.map(|mode| mode.word().to_owned()),
        codes.stance.map(|stance| stance.word().to_owned()),
        codes.weight.map(|weight| format!("weight {weight}")),
        codes.hardness.map(|hardness| hardness.word().to_owned()),
        codes.role.map(|role| role.word().to_owned()),
        many(
            "arena",
            codes
                .arenas
                .as_ref()
                .map(|all| all.iter().map(|arena| case[*arena].id.clone()).collect()),
        ),
        many("bears-on", codes.bears_on.as_ref().map(|all| all.iter().map(bearing).collect())),
        many("domain", codes.domains.as_ref().map(names)),
        one("instrument", codes.instrument.as_ref().map(Option::as_deref)),
        one("stage", codes.stage.map(|stage| Some(stage.word()))),
        many("issue", codes.issues.as_ref().map(names)),
        one("posture", codes.posture.map(|posture| posture.map(Word::word))),
        many(
            "gains",
            codes.gains.as_ref().map(|all| all.iter().map(|gain| gain_text(case, gain)).collect()),
        ),
    ];
    said.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
