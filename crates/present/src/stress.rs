//! Verdicts and explanations under other choices, in words.

use crate::field::NO_NAME;
use crate::rivals::probability_text;
use crate::text::{counted, thousands};
use counterpoise_case::model::Case;
use counterpoise_concepts::{NONE_OF_THESE, TooMany, Touched};
use counterpoise_study::{
    ExplainedElsewhere, Flipped, NOT_WEIGHED, SchoolShare, Stress, StressError, Stressed, TIED,
};
use std::collections::BTreeMap;

/// Why nothing can be tried.
#[must_use]
pub fn stress_error_text(why: &StressError) -> String {
    match why {
        StressError::NoPair => "the case names no pair to judge".to_owned(),
        StressError::NoChoice => {
            "the case has no `choice`, so there is one coding; docs/robustness.md tells how to write some".to_owned()
        }
        StressError::Space(error) => error.to_string(),
        StressError::TooMany(TooMany { combinations, most, of }) => format!(
            "the options that {} have {combinations} combinations, and at most {most} can be \
             prepared",
            prepared_by(*of)
        ),
    }
}

/// What the options do by whose combinations something is prepared.
fn prepared_by(of: Touched) -> &'static str {
    match of {
        Touched::Coding => "change codings or sets",
        Touched::Readings => "change codings, sets or dates",
        Touched::Located => "change codings, sets or places",
        Touched::Shares => "change dates or windows",
        Touched::ContextEvidence => "change measures, sets or windows",
        Touched::ExcludedSources => "leave sources out",
        Touched::Lever => "change weights or leave modes out",
        Touched::Rule => "change schools, calibration and how conditions combine",
        Touched::Scale => {
            "change odds, thresholds, the unit of evidence and how judges are combined"
        }
        Touched::Anchors => "change calibration or how judges are combined",
    }
}

/// `holds in 71 of 100 codings (1,048,576 tried); hangs most on the definition`.
#[must_use]
pub fn stressed_text(case: &Case, verdict: &Stressed) -> String {
    let judged = verdict.labels.iter().map(|(_, n)| n).sum();
    line(
        case,
        Fate { label: &verdict.label, holds: verdict.holds, judged, drawn: verdict.drawn },
        verdict.hangs_on(),
    )
}

/// `71 of 100, definition`: the same for a narrow column.
#[must_use]
pub fn stressed_brief(case: &Case, verdict: &Stressed) -> String {
    let Some(share) = verdict.holds else { return String::new() };
    match verdict.hangs_on() {
        Some(choice) => format!("{}, {}", of_100(share), case.choices[choice].id),
        None => of_100(share),
    }
}

/// The same of the universes that have this school's definition.
#[must_use]
pub fn school_share_text(case: &Case, share: &SchoolShare) -> String {
    let SchoolShare { label, holds, judged, drawn, .. } = share;
    line(case, Fate { label, holds: *holds, judged: *judged, drawn: *drawn }, share.hangs_on)
}

#[derive(Clone, Copy)]
struct Fate<'f> {
    label: &'f str,
    holds: Option<f64>,
    judged: u64,
    drawn: bool,
}

/// `71 of 100 codings (1,048,576 tried)`; of fewer than a hundred the number itself.
fn codings(share: f64, judged: u64) -> String {
    match judged {
        1..=99 => {
            let n = (share * judged as f64).round();
            format!("{n} of {}", counted(judged as usize, "coding", "codings"))
        }
        _ => format!("{} codings ({} tried)", of_100(share), thousands(judged)),
    }
}

fn line(case: &Case, of: Fate<'_>, hangs_on: Option<usize>) -> String {
    let Some(share) = of.holds else { return "no coding was judged".to_owned() };
    let verb = if of.label == NONE_OF_THESE { "has no name for it" } else { "holds" };
    let said = format!("{verb} in {}", codings(share, of.judged));
    let agree = share <= 0.0 || share >= 1.0;
    match hangs_on {
        Some(choice) => format!("{said}; hangs most on the {}", case.choices[choice].id),
        None if of.judged < 2 => said,
        None if agree && !of.drawn => format!("{said}, whatever is chosen"),
        None if agree => said,
        None => format!("{said}; no single choice stands out"),
    }
}

/// Whole parts of a hundred, but neither none nor all unless it is exactly so.
fn of_100(share: f64) -> String {
    match share {
        s if s > 0.0 && s < 0.005 => "less than 1 of 100".to_owned(),
        s if (0.995..1.0).contains(&s) => "more than 99 of 100".to_owned(),
        s => format!("{:.0} of 100", 100.0 * s),
    }
}

/// Most single changes that are named.
const NAMED: usize = 8;

/// `It is soft-bandwagoning unless arms sales count as soft (hedging)`: the fewest changes that
/// flip the verdict.
#[must_use]
pub fn unless_text(case: &Case, verdict: &Stressed) -> String {
    let is = match verdict.label.as_str() {
        NONE_OF_THESE => "It has no name".to_owned(),
        label => format!("It is {label}"),
    };
    let fewest = verdict.flips.iter().map(|flip| flip.changes.len()).min();
    let Some(fewest) = fewest else {
        return match verdict.searched {
            0 => format!("{is}; what would flip it was not looked for."),
            1 => format!("{is}, and no single change flips it."),
            n => format!("{is}, and no {n} changes together flip it."),
        };
    };
    let own: Vec<&Flipped> =
        verdict.flips.iter().filter(|flip| flip.changes.len() == fewest).collect();
    let grouped = grouped(case, &own);
    let shown: Vec<String> = grouped.iter().take(NAMED).cloned().collect();
    let more = match grouped.len().saturating_sub(NAMED) {
        0 => String::new(),
        n => format!("; or {n} more"),
    };
    let other = verdict.flips.len() - own.len();
    let rest = match other {
        0 => String::new(),
        1 => " One more set of changes flips it, with more changes.".to_owned(),
        n => format!(
            " {} more sets of changes flip it, with more changes each.",
            thousands(n as u64)
        ),
    };
    format!("{is} unless {}{more}.{rest}", shown.join("; or "))
}

/// Flips in words; those that differ in the option of one choice alone, and have the same label,
/// together.
fn grouped(case: &Case, flips: &[&Flipped]) -> Vec<String> {
    let phrase =
        |&(choice, option): &(usize, usize)| case.choices[choice].options[option].phrase.clone();
    let mut singles: BTreeMap<(usize, &str), Vec<String>> = BTreeMap::new();
    let mut words = Vec::new();
    for flip in flips {
        match flip.changes[..] {
            [(choice, option)] => {
                singles.entry((choice, &flip.label)).or_default().push(phrase(&(choice, option)));
            }
            _ => {
                let all: Vec<String> = flip.changes.iter().map(phrase).collect();
                words.push(format!("{} (then {})", all.join(" and "), named(&flip.label)));
            }
        }
    }
    let single = |((_, label), phrases): ((usize, &str), Vec<String>)| {
        format!("{} (then {})", alternatives(&phrases), named(label))
    };
    singles.into_iter().map(single).chain(words).collect()
}

/// A label; of none of a school's, that there is none.
fn named(label: &str) -> &str {
    if label == NONE_OF_THESE { NO_NAME } else { label }
}

/// `the definition is that of Walt 1987, Waltz 1979 or Fels 2018`: what the phrases have in common
/// is said once.
fn alternatives(phrases: &[String]) -> String {
    let Some((first, rest)) = phrases.split_first() else { return String::new() };
    if rest.is_empty() {
        return first.clone();
    }
    let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<String>>();
    let all: Vec<Vec<String>> = phrases.iter().map(|phrase| words(phrase)).collect();
    let shortest = all.iter().map(Vec::len).min().unwrap_or(0);
    let front = (0..shortest).take_while(|&at| all.iter().all(|own| own[at] == all[0][at])).count();
    let back = (0..shortest - front)
        .take_while(|&at| {
            all.iter().all(|own| own[own.len() - 1 - at] == all[0][all[0].len() - 1 - at])
        })
        .count();
    let middle: Vec<String> =
        all.iter().map(|own| own[front..own.len() - back].join(" ")).collect();
    if middle.iter().any(String::is_empty) {
        return phrases.join(" or ");
    }
    let few: Vec<String> = middle.iter().take(NAMED).cloned().collect();
    let listed = match (middle.len().saturating_sub(NAMED), few.split_last()) {
        (0, Some((last, start))) => format!("{} or {last}", start.join(", ")),
        (n, _) => format!("{} or {n} more", few.join(", ")),
    };
    let parts = [all[0][..front].join(" "), listed, all[0][all[0].len() - back..].join(" ")];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// How many universes there are and how many were judged, and how.
#[must_use]
pub fn stress_extent(of: &Stress) -> String {
    extent((of.judged, of.planned, of.total), of.all, of.seed)
}

fn extent((judged, planned, total): (u64, u64, u128), all: bool, seed: u64) -> String {
    let (done, total) = (thousands(judged), thousands_of(total));
    if judged == 0 && planned > 0 {
        return format!(
            "none of {} codings was judged before the work was ended",
            thousands(planned)
        );
    }
    if judged < planned {
        return format!(
            "{done} of {} codings were judged before the work was ended; they are spread over all {total}",
            thousands(planned)
        );
    }
    if all && judged == 1 {
        return "the only coding that the choices leave".to_owned();
    }
    if all {
        return format!("all {done} codings");
    }
    format!("{done} of {total} codings, chosen at random with seed {seed}")
}

/// In how many universes of how many.
#[must_use]
pub fn explained_extent(explained: &ExplainedElsewhere) -> String {
    extent((explained.judged, explained.planned, explained.total), explained.all, explained.seed)
}

/// `trigger leads in 71 of 100 codings (4,096 tried); hangs most on the priors`.
#[must_use]
pub fn explained_text(case: &Case, explained: &ExplainedElsewhere) -> String {
    let Some(share) = explained.leads else { return "no coding was judged".to_owned() };
    let of = format!("{} in {}", leads(&explained.leader), codings(share, explained.judged));
    match explained.hangs_on() {
        Some(choice) => format!("{of}; hangs most on the {}", case.choices[choice].id),
        None => format!("{of}, whatever is chosen"),
    }
}

/// `Its probability is 0.02 to 0.91; in the middle half of the codings 0.2 to 0.5, with the
/// median 0.34.`
#[must_use]
pub fn explained_spread(explained: &ExplainedElsewhere) -> Option<String> {
    let [least, low, median, high, greatest] = explained.range?.map(probability_text);
    Some(if least == greatest {
        format!("Its probability is {least} in all of them.")
    } else {
        format!(
            "Its probability is {least} to {greatest}; in the middle half of the codings {low} to {high}, with the median {median}."
        )
    })
}

/// `It leads unless every cluster has a dependence of 0 (then hedge leads).`
#[must_use]
pub fn explained_unless(case: &Case, explained: &ExplainedElsewhere) -> String {
    let is = match explained.leader.as_str() {
        TIED => "Nobody leads".to_owned(),
        NOT_WEIGHED => "The explanations cannot be weighed".to_owned(),
        leader => format!("{leader} leads"),
    };
    if !explained.searched {
        return format!("{is}; what would change that was not looked for.");
    }
    if explained.flips.is_empty() {
        return format!("{is}, and no single change alters that.");
    }
    let flipped: Vec<Flipped> = explained
        .flips
        .iter()
        .map(|(choice, option, leader)| Flipped {
            changes: vec![(*choice, *option)],
            label: leads(leader),
        })
        .collect();
    let grouped = grouped(case, &flipped.iter().collect::<Vec<_>>());
    let more = match grouped.len().saturating_sub(NAMED) {
        0 => String::new(),
        n => format!("; or {n} more"),
    };
    format!(
        "{is} unless {}{more}.",
        grouped.iter().take(NAMED).cloned().collect::<Vec<_>>().join("; or ")
    )
}

fn leads(leader: &str) -> String {
    match leader {
        TIED => "nobody leads".to_owned(),
        NOT_WEIGHED => "the explanations cannot be weighed".to_owned(),
        leader => format!("{leader} leads"),
    }
}

fn thousands_of(n: u128) -> String {
    match u64::try_from(n) {
        Ok(n) => thousands(n),
        Err(_) => format!("{} million million million", thousands((n / 10_u128.pow(18)) as u64)),
    }
}
