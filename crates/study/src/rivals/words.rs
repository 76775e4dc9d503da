//! Weights, probabilities and flips in words.

use super::Rivals;
use crate::text::number;
use counterpoise_case::model::Case;
use counterpoise_tracing::{Flip, LikelihoodChange, Scale, Status};

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

/// `found`, `not found`, `found in 62% of draws`, `not looked for`.
#[must_use]
pub fn clue_word(status: Status) -> String {
    match status {
        Status::Found => "found".to_owned(),
        Status::NotFound => "not found".to_owned(),
        Status::Open => "open: nobody has looked, or it is not known".to_owned(),
        Status::Share(q) => format!("found in {:.0}% of draws", 100.0 * q),
    }
}

/// The smallest changes of mind that would pass the lead to another hypothesis.
#[must_use]
pub fn flip_sentences(case: &Case, rivals: &Rivals) -> Vec<String> {
    let (fitted, flip) = (&rivals.fitted, &rivals.fitted.flip);
    let (leader, second) = (rivals.name(case, flip.leader), rivals.name(case, flip.runner_up));
    if fitted.is_tied {
        return vec![format!("`{leader}` and `{second}` tie: the least change passes the lead to one of them.")];
    }
    let mut found = vec![odds(leader, second, flip)];
    found.extend(flip.likelihood.as_ref().map_or_else(
        || Some(format!("No change of a single likelihood{} takes the lead from `{leader}`.", outside(rivals))),
        |change| Some(likelihood(case, rivals, change)),
    ));
    found.push(fewest(case, rivals, flip));
    found.push(worst(case, rivals, flip));
    found
}

/// The clues of clusters count through the cluster: their likelihoods are not moved one by one.
pub(super) fn outside(rivals: &Rivals) -> &'static str {
    if rivals.clusters.is_empty() { "" } else { " outside the clusters" }
}

fn odds(leader: &str, second: &str, flip: &Flip) -> String {
    if flip.margin.is_infinite() {
        return format!("`{second}` is excluded: no prior above zero brings it ahead of `{leader}`.");
    }
    format!(
        "`{leader}` leads `{second}` by {}. Whoever thought `{second}` {} as probable as `{leader}` beforehand, compared with the \
         priors used here, would now find the two even.",
        decibels_text(flip.margin).trim_start_matches('+'),
        times_text(flip.factor),
    )
}

fn likelihood(case: &Case, rivals: &Rivals, of: &LikelihoodChange) -> String {
    let clue = &case[rivals.clues[of.clue]];
    let under = rivals.name(case, of.hypothesis);
    let leads = rivals.name(case, of.leads);
    let scale = if clue.in_decibels { Scale::Decibels } else { Scale::Probability };
    let shown = |value: f64| match scale {
        Scale::Decibels => decibels_text(value),
        Scale::Probability => probability_text(value),
    };
    let within = if of.within { ", which lies within what was stated for it" } else { "" };
    format!(
        "Of single likelihoods{} the least change would do at the clue `{}` ({}): were it {} instead of {} under `{under}`{within}, \
         `{leads}` would draw level.",
        outside(rivals),
        clue.id,
        clue.title,
        shown(of.to),
        shown(of.from)
    )
}

fn fewest(case: &Case, rivals: &Rivals, flip: &Flip) -> String {
    let leader = rivals.name(case, flip.leader);
    let Some(to) = flip.fewest_to else {
        return format!("No other would be ahead of `{leader}` even without every clue that speaks for it.");
    };
    let names: Vec<String> = flip.fewest.iter().map(|clue| format!("`{}`", case[rivals.clues[*clue]].id)).collect();
    let to = rivals.name(case, to);
    match names.as_slice() {
        [] => format!("`{to}` leads as soon as nothing is known."),
        [one] => format!("Without the clue {one} alone `{to}` would lead."),
        [start @ .., last] => format!(
            "It takes giving up {} clues, at the least, to pass the lead: without {} and {last} `{to}` would lead.",
            names.len(),
            start.join(", ")
        ),
    }
}

fn worst(case: &Case, rivals: &Rivals, flip: &Flip) -> String {
    let (leader, rival) = (rivals.name(case, flip.leader), rivals.name(case, flip.worst_rival));
    let draws = rivals.resampled.as_ref().map_or_else(String::new, |r| {
        format!(
            " With every likelihood drawn from its interval `{leader}` leads in {:.0}% of {} draws.",
            100.0 * r.leads[flip.leader],
            r.draws
        )
    });
    if flip.worst > 0.0 {
        return format!(
            "Even if every likelihood stood at the end of its interval that is worst for `{leader}`, it would be ahead by {}.{draws}",
            decibels_text(flip.worst).trim_start_matches('+')
        );
    }
    format!(
        "If every likelihood stood at the end of its interval that is worst for `{leader}`, `{rival}` would be ahead by {}.{draws}",
        decibels_text(-flip.worst).trim_start_matches('+')
    )
}
