//! Choices: do two of them change the same thing, and is the case what they prefer?

use crate::model::{Case, Choice, Edit};
use crate::span_of;
use counterpoise_diagnostic::{Code, Diagnostic};

/// Every check.
pub(super) fn all(case: &Case) -> Vec<Diagnostic> {
    [contending(case), preferred_otherwise(case)].concat()
}

/// For each choice the first earlier one with which it contends.
fn contending(case: &Case) -> Vec<Diagnostic> {
    let contended = |at: usize| {
        let earlier = (0..at).find(|other| contend(&case.choices, *other, at))?;
        let (own, other) = (&case.choices[at], &case.choices[earlier]);
        let message = format!(
            "`{}` and `{}` change the same thing; where both do, what `{}` says counts",
            own.id, other.id, own.id
        );
        let help = "make one choice of them, or let their options exclude each other (`not-with:`)";
        Some(
            Diagnostic::new(Code::CONTENDING, span_of(own.place), message)
                .also(span_of(other.place), "the other")
                .help(help),
        )
    };
    (0..case.choices.len()).filter_map(contended).collect()
}

/// Whether some universe has an option of each that set one thing to different values.
fn contend(choices: &[Choice], earlier: usize, later: usize) -> bool {
    let excluded = |own: usize, other: usize| {
        choices[later].excludes.contains(&(other, (earlier, own)))
            || choices[earlier].excludes.contains(&(own, (later, other)))
    };
    let mut pairs = choices[earlier].options.iter().enumerate().flat_map(|(own, option)| {
        choices[later]
            .options
            .iter()
            .enumerate()
            .map(move |(other, rival)| ((own, option), (other, rival)))
    });
    let outdone = |one: &[Edit], other: &[Edit]| {
        one.iter().any(|edit| other.iter().any(|rival| outdoes(edit, rival)))
    };
    pairs.any(|((own, option), (other, rival))| {
        outdone(&option.edits, &rival.edits) && !excluded(own, other)
    })
}

/// Whether of the two changes only the later counts. What leaves something out goes together with
/// anything.
fn outdoes(one: &Edit, other: &Edit) -> bool {
    if one == other {
        return false;
    }
    match (one, other) {
        (Edit::Calibrate(one, _), Edit::Calibrate(other, _)) => one == other,
        (Edit::Hardness(one, _), Edit::Hardness(other, _)) => one == other,
        (Edit::TurningPoint(one, _), Edit::TurningPoint(other, _)) => one == other,
        (Edit::Set(one, _), Edit::Set(other, _)) => one == other,
        (Edit::Prior(one, _), Edit::Prior(other, _)) => one == other,
        (Edit::Dependence(one, _), Edit::Dependence(other, _)) => one == other,
        (
            Edit::WithoutSource(_)
            | Edit::WithoutSide(_)
            | Edit::WithoutKind(_)
            | Edit::WithoutMode(_)
            | Edit::WithoutClue(_)
            | Edit::Measure(..),
            _,
        ) => false,
        _ => std::mem::discriminant(one) == std::mem::discriminant(other),
    }
}

/// Preferred options under which the case is not as it stands.
fn preferred_otherwise(case: &Case) -> Vec<Diagnostic> {
    let otherwise = |choice: &&Choice| {
        let preferred = choice.options.get(choice.preferred);
        preferred.is_some_and(|option| !option.edits.iter().all(|edit| is_so(case, edit)))
    };
    let say = |choice: &Choice| {
        let message = format!(
            "the preferred option `{}` of the choice `{}` is not what the case does",
            choice.options[choice.preferred].id, choice.id
        );
        Diagnostic::new(Code::PREFERRED_CHANGES, span_of(choice.place), message)
            .help("prefer the option `as stated`, or state in the case what you prefer")
    };
    case.choices.iter().filter(otherwise).map(say).collect()
}

/// Whether a change leaves the case as it is.
fn is_so(case: &Case, edit: &Edit) -> bool {
    let settings = &case.settings;
    match edit {
        Edit::School(school) => {
            case.header.author_school.or_else(|| case.header.schools.last().copied())
                == Some(*school)
        }
        Edit::Aggregation(own) => settings.aggregation == *own,
        Edit::Undated(own) => settings.undated == *own,
        Edit::Reach(own) => settings.reach == *own,
        Edit::Lean(least, most) => settings.lean == (*least, *most),
        Edit::Some(least, most) => settings.some == (*least, *most),
        Edit::Unit(own) => settings.unit == *own,
        Edit::SetAt(own) => settings.set_at == *own,
        Edit::Combine(own) => settings.combine == *own,
        Edit::Set(set, on) => case[*set].on == *on,
        Edit::TurningPoint(at, day) => {
            case.turning_points.get(*at).is_some_and(|point| point.day == *day)
        }
        _ => false,
    }
}
