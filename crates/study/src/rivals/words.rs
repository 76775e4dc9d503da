//! Weights, probabilities and flips in words.

use super::Rivals;
use crate::text::number;
use counterpoise_case::model::Case;
use counterpoise_tracing::{Cluster, Flip, LikelihoodChange, Link, Status, TIE};

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

/// Computed clues that are found otherwise, `step (found in 62% of re-readings)`, each by its name.
#[must_use]
pub fn changed_text(case: &Case, rivals: &Rivals, changed: &[(usize, Status)]) -> Vec<String> {
    let one = |(at, status): &(usize, Status)| {
        format!("{} ({})", case[rivals.clues[*at]].id, rivals.found_text(case, *at, *status))
    };
    changed.iter().map(one).collect()
}

/// `found`, `not found`, `found in 62% of re-readings`, `not looked for`.
#[must_use]
pub fn clue_word(status: Status) -> String {
    match status {
        Status::Found => "found".to_owned(),
        Status::NotFound => "not found".to_owned(),
        Status::Open => "open: nobody has looked, or it is not known".to_owned(),
        Status::Share(q) => format!("found in {:.0}% of re-readings", 100.0 * q),
    }
}

/// The smallest changes of mind that would pass the lead to another hypothesis.
#[must_use]
pub fn flip_sentences(case: &Case, rivals: &Rivals) -> Vec<String> {
    let (fitted, flip) = (&rivals.fitted, &rivals.fitted.flip);
    let (leader, second) = (rivals.name(case, flip.leader), rivals.name(case, flip.runner_up));
    if fitted.is_tied {
        return vec![tie(leader, second, flip)];
    }
    let mut found = vec![odds(leader, second, flip)];
    found.push(match &flip.likelihood {
        Some(change) => likelihood(case, rivals, change, flip.alike),
        None => format!(
            "None of the single likelihoods{} takes the lead from `{leader}`, not even 0 or 1.",
            outside(rivals)
        ),
    });
    found.push(fewest(case, rivals, flip));
    found.push(worst(case, rivals, flip));
    found
}

/// Where a joint or a conditional probability counts, that of a clue by itself does not, and is not
/// moved.
pub(super) fn outside(rivals: &Rivals) -> &'static str {
    let stated = |c: &Cluster| !matches!(c.link, Link::Dependence(_));
    if rivals.spec.clusters.iter().any(stated) { " that count by themselves" } else { "" }
}

fn tie(leader: &str, second: &str, flip: &Flip) -> String {
    let apart = if flip.margin > 1e-9 {
        format!("they are {:.2} dB apart, and ", flip.margin)
    } else {
        String::new()
    };
    format!(
        "`{leader}` and `{second}` tie, and nobody leads: {apart}less than {TIE} dB, a factor of 1.01, counts as a tie. The least \
         change gives the lead to one of them."
    )
}

fn odds(leader: &str, second: &str, flip: &Flip) -> String {
    if flip.margin.is_infinite() {
        return format!(
            "`{second}` is excluded: no prior above zero brings it ahead of `{leader}`."
        );
    }
    format!(
        "`{leader}` leads `{second}` by {}. Whoever thought `{second}` {} as probable as `{leader}` beforehand, compared with the \
         priors used here, would now find the two even.",
        decibels_text(flip.margin).trim_start_matches('+'),
        times_text(flip.factor),
    )
}

fn likelihood(
    case: &Case,
    rivals: &Rivals,
    of: &LikelihoodChange,
    alike: (usize, usize),
) -> String {
    let clue = &case[rivals.clues[of.clue]];
    let under = rivals.name(case, of.hypothesis);
    let leads = rivals.name(case, of.leads);
    let (leader, moves) = (rivals.name(case, rivals.fitted.leader()), distance_text(of.decibels));
    let shown =
        |value: f64| if clue.in_decibels { decibels_text(value) } else { probability_text(value) };
    let other = if of.hypothesis == of.leads { leader } else { leads };
    let within = match (of.within, of.splits) {
        (true, _) => ", which lies within what was stated for it".to_owned(),
        (_, true) => format!(", and not under `{other}`, of which the same line speaks"),
        _ => String::new(),
    };
    let one = format!(
        "Of single likelihoods{} the least change would be one of {moves}, and it would do at the clue `{}` ({}): were it {} instead of \
         {} under `{under}`{within}, `{leads}` would draw level.",
        outside(rivals),
        clue.id,
        clue.title,
        shown(of.to),
        shown(of.from)
    );
    let (others, within) = (alike.0 - 1, alike.1 - usize::from(of.within));
    match others {
        0 => one,
        1 => format!(
            "{one} As many decibels would do at one other clue{}.",
            if within == 1 { ", within what was stated" } else { "" }
        ),
        _ => format!(
            "{one} As many decibels would do at {others} other clues, at {within} of them within what was stated; this one asks for the \
             smallest change of a probability."
        ),
    }
}

fn fewest(case: &Case, rivals: &Rivals, flip: &Flip) -> String {
    let leader = rivals.name(case, flip.leader);
    let names: Vec<String> = flip
        .fewest
        .clues
        .iter()
        .map(|clue| format!("`{}`", case[rivals.clues[*clue]].id))
        .collect();
    let then = match flip.fewest.to {
        Some(to) => format!("`{}` would lead", rivals.name(case, to)),
        None => "nobody would lead, the first two would tie".to_owned(),
    };
    let bound =
        if flip.fewest.is_exact { "at the least" } else { "at most (not every set was tried)" };
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

fn worst(case: &Case, rivals: &Rivals, flip: &Flip) -> String {
    let (leader, rival) = (rivals.name(case, flip.leader), rivals.name(case, flip.worst_rival));
    let draws = rivals.resampled.as_ref().map_or_else(String::new, |r| {
        let leads = format!("{:.0}% of {} re-readings", 100.0 * r.leads[flip.leader], r.draws);
        let ties = if r.ties >= 0.005 {
            format!("; in {:.0}% the first two tie", 100.0 * r.ties)
        } else {
            String::new()
        };
        format!(" With every judgement drawn from its interval `{leader}` leads in {leads}{ties}.")
    });
    let start = "every judgement stood at the end of its interval that is worst for";
    if flip.worst.abs() < TIE {
        return format!("If {start} `{leader}`, it would tie with `{rival}`.{draws}");
    }
    if flip.worst > 0.0 {
        return format!(
            "Even if {start} `{leader}`, it would be ahead by {}.{draws}",
            distance_text(flip.worst)
        );
    }
    format!(
        "If {start} `{leader}`, `{rival}` would be ahead by {}.{draws}",
        distance_text(-flip.worst)
    )
}
