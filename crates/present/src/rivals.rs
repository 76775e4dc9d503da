//! Rival explanations: weights, probabilities, what was found and what hangs together, in words.

mod flips;

pub use flips::flip_text;

use crate::plain::of_hundred;
use crate::text::number;
use counterpoise_case::model::{Case, Clue, ClueId};
use counterpoise_study::{CauseAnswers, ClueFound, FurthestApart, Relation, Rivals, Uncounted};
use counterpoise_tracing::Status;

/// `+3.2 dB`, `-0.4 dB`; what excludes is `without end`.
#[must_use]
pub fn decibels_text(decibels: f64) -> String {
    if decibels.is_infinite() {
        return if decibels > 0.0 { "+\u{221e} dB" } else { "\u{2212}\u{221e} dB" }.to_owned();
    }
    let text = format!("{:.1}", decibels.abs());
    let sign = match decibels {
        _ if text == "0.0" => "",
        d if d < 0.0 => "\u{2212}",
        _ => "+",
    };
    format!("{sign}{text} dB")
}

/// The same without unit: `+3.2`.
#[must_use]
pub fn bare_decibels_text(decibels: f64) -> String {
    decibels_text(decibels).trim_end_matches(" dB").to_owned()
}

/// How far ahead or behind: decibels without their plus, `3.2 dB`.
#[must_use]
pub fn distance_text(decibels: f64) -> String {
    decibels_text(decibels).trim_start_matches('+').to_owned()
}

/// A probability with two digits that matter: `0.42`, `0.031`, `0.9997`.
#[must_use]
pub fn probability_text(p: f64) -> String {
    // A sum of probabilities misses one by the rounding of the machine.
    let rest = Some(p.min(1.0 - p)).filter(|rest| *rest > 1e-12).unwrap_or(0.0);
    let decimals = match rest {
        r if r <= 0.0 => 0,
        r if r >= 0.1 => 2,
        r if r >= 0.01 => 3,
        r if r >= 0.001 => 4,
        _ => 5,
    };
    if rest > 0.0 && rest < 0.000_01 {
        return if p < 0.5 { "<0.00001" } else { ">0.99999" }.to_owned();
    }
    format!("{p:.decimals$}")
}

/// A factor: `2.1 times`, `1 300 times`.
#[must_use]
pub fn times_text(factor: f64) -> String {
    match factor {
        f if f.is_infinite() => "any number of times".to_owned(),
        f if f >= 100.0 => format!("{} times", number(f.round())),
        f if f >= 10.0 => format!("{f:.0} times"),
        f => format!("{f:.1} times"),
    }
}

/// `found`, `not found`, `found in 62% of re-readings`, `not looked for`.
pub(crate) fn clue_word(status: Status) -> String {
    match status {
        Status::Found => "found".to_owned(),
        Status::NotFound => "not found".to_owned(),
        Status::Open => "open: nobody has looked, or it is not known".to_owned(),
        Status::Share(q) => format!("found in {} of 100 re-readings", of_hundred(q)),
    }
}

/// Whether and how a clue was found: `found`, `found in 62% of re-readings`.
pub(crate) fn found_text(of: ClueFound) -> String {
    let word = match of.status {
        Status::Share(q) if of.is_shift => {
            format!("found with {} of 100 at even odds beforehand", of_hundred(q))
        }
        status => clue_word(status),
    };
    if of.is_counted {
        word
    } else {
        format!("{word}; not counted, since its cluster is not whole")
    }
}

/// The same of the clue at a position.
#[must_use]
pub fn status_text(case: &Case, rivals: &Rivals, clue: usize) -> String {
    found_text(rivals.found(case, clue))
}

/// Computed clues that are found otherwise, `step (found in 62% of re-readings)`, each by its name.
#[must_use]
pub fn changed_text(case: &Case, rivals: &Rivals, changed: &[(usize, Status)]) -> Vec<String> {
    let one = |(at, status): &(usize, Status)| {
        let (status, is_shift) = (*status, rivals.is_shift(case, *at));
        let found = ClueFound { status, is_shift, is_counted: true };
        format!("{} ({})", case[rivals.clues[*at]].id, found_text(found))
    };
    changed.iter().map(one).collect()
}

/// The title of a step as it was counted: `not found: The accord binds Russia`, `found in 94% of
/// re-readings: ...`.
#[must_use]
pub fn step_label(case: &Case, rivals: &Rivals, step: usize) -> String {
    let (of, title) = (&rivals.fitted.steps[step], rivals.step_title(case, step));
    let is_shift = rivals.is_shift(case, of.clues[0]);
    match (of.cluster, rivals.status[of.clues[0]]) {
        (None, Status::NotFound) => format!("not found: {title}"),
        (None, Status::Share(q)) if is_shift => {
            format!("at even odds {} of 100: {title}", of_hundred(q))
        }
        (None, Status::Share(q)) if q < 0.005 => format!("found in no re-reading: {title}"),
        (None, Status::Share(q)) => {
            format!("found in {} of 100 re-readings: {title}", of_hundred(q))
        }
        _ => title.to_owned(),
    }
}

/// Why clues are not counted, in a sentence.
#[must_use]
pub fn uncounted_text(case: &Case, of: &Uncounted) -> String {
    let why = |clue: &Clue| match clue.set.map(|set| &case[set]) {
        Some(set) if !set.on => format!("`{}` (the set `{}` is off)", clue.id, set.id),
        _ => format!("`{}` (not known)", clue.id),
    };
    let missing: Vec<String> = of.missing.iter().map(|id| why(&case[*id])).collect();
    format!(
        "Not counted: {} of the cluster `{}`. How likely they are together is stated only with {}.",
        names(case, &of.clues),
        case.clusters[of.cluster].id,
        missing.join(" and ")
    )
}

fn names(case: &Case, of: &[ClueId]) -> String {
    of.iter().map(|id| format!("`{}`", case[*id].id)).collect::<Vec<_>>().join(" and ")
}

/// The clue about which people are furthest apart, in a sentence.
#[must_use]
pub fn furthest_apart_text(case: &Case, of: &FurthestApart) -> String {
    format!(
        "They are furthest apart about the clue `{}`: for `{}` against `{}` it says {} by {}, and {} by {}.",
        case[of.clue].id,
        case[of.of].id,
        case[of.over].id,
        decibels_text(of.least.1),
        who(&of.least.0),
        decibels_text(of.most.1),
        who(&of.most.0)
    )
}

fn who(by: &str) -> &str {
    if by.is_empty() { "whoever wrote the case" } else { by }
}

/// What clues that hang together say together of a question of cause, in sentences.
#[must_use]
pub fn together_texts(case: &Case, of: &CauseAnswers) -> Vec<String> {
    let one = |(clues, weight): &(Vec<ClueId>, f64)| {
        let (names, weight) = (names(case, clues), decibels_text(*weight));
        format!("Together {names} count with {weight}: they hang together.")
    };
    of.together(case).iter().map(one).collect()
}

/// Which clues do not count by the types of a question of cause, and why, in sentences.
#[must_use]
pub fn not_counted_texts(case: &Case, of: &CauseAnswers) -> Vec<String> {
    let one = |at: &usize| {
        format!(
            "Not counted: the clues of the cluster `{}`. How they hang together is stated of hypotheses, and not of types.",
            case.clusters[*at].id
        )
    };
    of.uncounted.iter().map(one).collect()
}

/// How the two answers to a question of cause go together, in sentences.
#[must_use]
pub fn relation_text(case: &Case, of: &Relation) -> String {
    let mediator = of.mediator.map_or("", |clue| case[clue].id.as_str());
    let clues = if of.clues == 1 { "one clue".to_owned() } else { format!("{} clues", of.clues) };
    let start = format!(
        "These are two answers, and not to be added up: the types read {clues}, the chain reads the mediator (`{mediator}`) alone."
    );
    let (types, implied) = (probability_text(of.types), probability_text(of.chain));
    if of.begin_alike {
        return format!("{start} Both begin with {types} before their clues.");
    }
    format!(
        "{start} They do not begin alike: the shares of the types say {types} before any clue, those of mediator and outcome come \
         to {implied}. Whoever believes the one cannot believe the other; correct one of them, or read one answer only."
    )
}
