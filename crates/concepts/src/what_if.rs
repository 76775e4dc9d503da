//! Why a verdict is indeterminate, and what knowing more would change.

use crate::decide::decide;
use crate::degree::{Degree, Fuzzy};
use crate::judge::Situation;
use crate::{Reason, WhatIf};
use counterpoise_case::model::{AttributeId, Case, Formula};
use std::collections::BTreeSet;

/// The reason, tested in this order: nothing applies; nothing is known; nothing can reach one half; something unknown
/// leaves it open; sources that disagree leave it open; nothing reaches one half; two are too close.
pub(crate) fn reason(case: &Case, situation: &Situation<'_>, slots: &[Fuzzy], found: &[Option<Fuzzy>]) -> Reason {
    let program = situation.program;
    let used = used(situation);
    if found.iter().all(Option::is_none) {
        return Reason::NotApplicable;
    }
    if nothing_known(case, situation, &used) {
        return Reason::NoEvidence;
    }
    let open = |degree: &Fuzzy| degree.lo < degree.hi;
    let hopeless = found.iter().flatten().all(|degree| degree.hi <= 0.5);
    if !hopeless && found.iter().flatten().any(|degree| degree.doubt && open(degree)) {
        return Reason::Unknown { attributes: what_ifs(situation, slots, &used) };
    }
    let points = at_points(found);
    if decide(&points, program.margin).is_some() {
        let disputed = used.into_iter().filter(|&slot| open(&slots[slot]));
        return Reason::Disputed { attributes: disputed.map(|slot| program.attributes[slot]).collect() };
    }
    compared(&program.labels, &points, program.margin)
}

/// Slots that applicable verdict concepts use.
fn used(situation: &Situation<'_>) -> BTreeSet<usize> {
    let rules = situation.program.rules.iter().zip(&situation.applicable);
    let applies = rules.filter(|(rule, applies)| **applies && rule.label.is_some());
    applies.flat_map(|(rule, _)| rule.slots.iter().copied()).collect()
}

/// Whether nothing is known of the attributes that rest on events or judgements; where there are none, of any.
fn nothing_known(case: &Case, situation: &Situation<'_>, used: &BTreeSet<usize>) -> bool {
    let formula = |id: AttributeId| &case[case[id].of].formula;
    let evidential = |slot: &&usize| !matches!(formula(situation.program.attributes[**slot]), Formula::Series(_));
    let known = |slot: &usize| situation.attributes[*slot].value.value().is_some();
    let rest: Vec<&usize> = used.iter().filter(evidential).collect();
    if rest.is_empty() { !used.iter().any(known) } else { !rest.into_iter().any(known) }
}

fn what_ifs(situation: &Situation<'_>, slots: &[Fuzzy], used: &BTreeSet<usize>) -> Vec<WhatIf> {
    let label_with = |slot: usize, degree: f64| {
        let mut changed = slots.to_vec();
        changed[slot] = Fuzzy::constant(degree);
        situation.label(&changed).map(str::to_owned)
    };
    let unknown = used.iter().filter(|&&slot| slots[slot].doubt);
    let what_if = |&slot: &usize| WhatIf {
        attribute: situation.program.attributes[slot],
        if_absent: label_with(slot, 0.0),
        if_full: label_with(slot, 1.0),
    };
    unknown.map(what_if).collect()
}

/// The labels at their points, or, where these are unknown, at the greatest they may be.
fn at_points(found: &[Option<Fuzzy>]) -> Vec<Option<Fuzzy>> {
    let point = |degree: &Fuzzy| Fuzzy::constant(if degree.doubt { degree.hi } else { degree.point });
    found.iter().map(|degree| degree.as_ref().map(point)).collect()
}

/// No label reaches one half, or two are too close.
fn compared(labels: &[String], points: &[Option<Fuzzy>], margin: f64) -> Reason {
    let named = labels.iter().zip(points).filter_map(|(label, degree)| Some((label, (*degree)?.point)));
    let mut ranked: Vec<(&String, f64)> = named.collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
    match ranked[..] {
        [(first, high), (second, low), ..] if high > 0.5 => {
            Reason::TooClose { first: first.clone(), second: second.clone(), lead: high - low, margin }
        }
        [(best, value), ..] => Reason::NoConceptAboveHalf { best: best.clone(), value },
        [] => Reason::NotApplicable,
    }
}
