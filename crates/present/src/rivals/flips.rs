//! What would take the lead away, in sentences.

use super::{decibels_text, distance_text, probability_text, times_text};
use crate::plain::of_hundred;
use counterpoise_case::model::{Case, ClueId, HypothesisId};
use counterpoise_study::{DrawnLead, OtherLikelihood, OwnChange, WouldFlip};
use counterpoise_tracing::TIE;

/// A change that would flip the lead, or that it would not be flipped, in a sentence.
#[must_use]
pub fn flip_text(case: &Case, of: &WouldFlip) -> String {
    let name = |id: &HypothesisId| case[*id].id.as_str();
    match of {
        WouldFlip::Tie { first, second, margin } => tie(name(first), name(second), *margin),
        WouldFlip::Priors { leader, second, margin, factor } => {
            priors(name(leader), name(second), *margin, *factor)
        }
        WouldFlip::Likelihood(change) => likelihood(case, change),
        WouldFlip::NoLikelihood { leader, by_itself } => format!(
            "None of the single likelihoods{} takes the lead from `{}`, not even 0 or 1.",
            that_count(*by_itself),
            name(leader)
        ),
        WouldFlip::Clues { leader, clues, then, is_exact } => {
            given_up(case, *leader, clues, *then, *is_exact)
        }
        WouldFlip::Worst { leader, rival, ahead, drawn } => {
            worst(name(leader), name(rival), *ahead, drawn.as_ref())
        }
        WouldFlip::OwnPriors { own, leader, times } => match times {
            Some(times) => format!(
                "Whoever thought `{}` {} as probable as `{}` beforehand would now find the two even.",
                name(own),
                times_text(*times),
                name(leader)
            ),
            None => format!(
                "`{}` is ruled out by the clues: no prior brings it level with `{}`.",
                name(own),
                name(leader)
            ),
        },
        WouldFlip::OwnLikelihood { own, leader, change, by_itself } => {
            let (own, first, outside) = (name(own), name(leader), that_count(*by_itself));
            match change {
                Some(change) => own_likelihood(case, own, first, outside, change),
                None => format!(
                    "No change of a single likelihood under it{outside} brings `{own}` level with `{first}`."
                ),
            }
        }
        WouldFlip::LeftOut { own, leads, names } => left_out(name(own), *leads, names),
    }
}

/// Where a joint or a conditional probability counts, that of a clue by itself does not, and is not
/// moved.
fn that_count(by_itself: bool) -> &'static str {
    if by_itself { " that count by themselves" } else { "" }
}

fn tie(leader: &str, second: &str, margin: f64) -> String {
    let apart =
        if margin > 1e-9 { format!("they are {margin:.2} dB apart, and ") } else { String::new() };
    format!(
        "`{leader}` and `{second}` tie, and nobody leads: {apart}less than {TIE} dB, a factor of 1.01, counts as a tie. The least \
         change gives the lead to one of them."
    )
}

fn priors(leader: &str, second: &str, margin: f64, factor: f64) -> String {
    if margin.is_infinite() {
        return format!(
            "`{second}` is ruled out: no prior above zero brings it ahead of `{leader}`."
        );
    }
    format!(
        "`{leader}` leads `{second}` by {}. Whoever thought `{second}` {} as probable as `{leader}` beforehand, compared with the \
         priors used here, would now find the two even.",
        distance_text(margin),
        times_text(factor),
    )
}

fn likelihood(case: &Case, of: &OtherLikelihood) -> String {
    let clue = &case[of.clue];
    let (under, leads, leader) = (&case[of.under].id, &case[of.leads].id, &case[of.leader].id);
    let shown =
        |value: f64| if clue.in_decibels { decibels_text(value) } else { probability_text(value) };
    let other = if of.under == of.leads { leader } else { leads };
    let within = match (of.within, of.splits) {
        (true, _) => ", which lies within what was stated for it".to_owned(),
        (_, true) => format!(", and not under `{other}`, of which the same line speaks"),
        _ => String::new(),
    };
    let one = format!(
        "Of single likelihoods{} the least change would be one of {}, and it would do at the clue `{}` ({}): were it {} instead of \
         {} under `{under}`{within}, `{leads}` would draw level.",
        that_count(of.by_itself),
        distance_text(of.decibels),
        clue.id,
        clue.title,
        shown(of.to),
        shown(of.from)
    );
    match (of.others, of.others_within) {
        (0, _) => one,
        (1, within) => format!(
            "{one} As many decibels would do at one other clue{}.",
            if within == 1 { ", within what was stated" } else { "" }
        ),
        (others, within) => format!(
            "{one} As many decibels would do at {others} other clues, at {within} of them within what was stated; this one asks for the \
             smallest change of a probability."
        ),
    }
}

fn given_up(
    case: &Case,
    leader: HypothesisId,
    clues: &[ClueId],
    then: Option<HypothesisId>,
    is_exact: bool,
) -> String {
    let leader = &case[leader].id;
    let names: Vec<String> = clues.iter().map(|clue| format!("`{}`", case[*clue].id)).collect();
    let then = match then {
        Some(to) => format!("`{}` would lead", case[to].id),
        None => "nobody would lead, the first two would tie".to_owned(),
    };
    let bound = if is_exact { "at the least" } else { "at most (not every set was tried)" };
    match names.as_slice() {
        [] => format!("`{leader}` would lead even without every clue that speaks for it."),
        [one] => format!("Without the clue {one} alone {then}."),
        [start @ .., last] => format!(
            "It takes giving up {} clues, {bound}, to take the lead away: without {} and {last} {then}.",
            names.len(),
            start.join(", ")
        ),
    }
}

fn worst(leader: &str, rival: &str, ahead: f64, drawn: Option<&DrawnLead>) -> String {
    let draws = drawn.map_or_else(String::new, |drawn| {
        let leads = format!("{} of 100 re-readings", of_hundred(drawn.leads));
        let ties = if drawn.ties >= 0.005 {
            format!("; in {} the first two tie", of_hundred(drawn.ties))
        } else {
            String::new()
        };
        format!(" With every judgement anywhere in its interval `{leader}` leads in {leads}{ties}.")
    });
    let start = "every judgement stood at the end of its interval that is worst for";
    if ahead.abs() < TIE {
        return format!("If {start} `{leader}`, it would tie with `{rival}`.{draws}");
    }
    if ahead > 0.0 {
        return format!(
            "Even if {start} `{leader}`, it would be ahead by {}.{draws}",
            distance_text(ahead)
        );
    }
    format!("If {start} `{leader}`, `{rival}` would be ahead by {}.{draws}", distance_text(-ahead))
}

fn own_likelihood(case: &Case, own: &str, first: &str, outside: &str, of: &OwnChange) -> String {
    format!(
        "Of single likelihoods under it{outside} the least change would be one of {}, and it would do at the clue `{}`: were it \
         {} instead of {}{}, `{own}` would draw level with `{first}`.",
        distance_text(of.decibels),
        case[of.clue].id,
        probability_text(of.to),
        probability_text(of.from),
        if of.within { ", which lies within what was stated for it" } else { "" }
    )
}

fn left_out(own: &str, leads: bool, names: &[String]) -> String {
    match (names, leads) {
        ([], true) => {
            format!("No one clue, source or side left out takes the lead from `{own}`.")
        }
        ([], false) => format!("No one clue, source or side left out gives `{own}` the lead."),
        (names, true) => format!("`{own}` loses the lead without {}.", or(names)),
        (names, false) => format!("`{own}` has the lead without {}.", or(names)),
    }
}

fn or(names: &[String]) -> String {
    match names {
        [start @ .., last] if !start.is_empty() => format!("{} or {last}", start.join(", ")),
        _ => names.join(""),
    }
}
