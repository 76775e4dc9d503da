//! A verdict.

use super::names::{arena, label, rounded};
use crate::text::hangs_on_text;
use counterpoise_case::model::Case;
use counterpoise_concepts::{Band, DateAnswer, HangsOn};
use counterpoise_study::{Answer, CellAnswer, Judged};
use serde_json::{Map, Value, json};

/// A verdict with its place and the stance of its cell.
#[must_use]
pub fn verdict(case: &Case, answer: &Answer, cell: &CellAnswer, judged: &Judged) -> Value {
    let place = json!({
        "arena": arena(case, cell.arena),
        "domain": cell.domain.as_deref(),
        "period": case[cell.period].id,
        "subject": case[answer.dyad.0].code.as_ref(),
        "target": case[answer.dyad.1].code.as_ref(),
        "stance": stance(cell),
    });
    joined(joined(place, by_school(case, judged)), fate(case, answer, cell, judged))
}

/// What a school says, without the cell that it says it of.
pub(crate) fn by_school(case: &Case, judged: &Judged) -> Value {
    let settled = judged.settled.as_ref();
    let shares = |of: &mut dyn Iterator<Item = (Option<&str>, f64)>| -> Map<String, Value> {
        of.map(|(name, p)| (label(name).to_owned(), json!(rounded(p)))).collect()
    };
    let reread = shares(&mut judged.reread.iter().map(|own| (own.label.as_deref(), own.p)));
    let set = settled.map(|s| s.set.iter().map(|own| label(own.as_deref())).collect::<Vec<_>>());
    json!({
        "school": case[judged.verdict.school].id,
        "set": set,
        "reason": settled.map(|s| s.standing.word()),
        "probabilities": shares(&mut judged.probabilities.iter().map(|own| (own.label.as_deref(), own.p))),
        "reread": (!reread.is_empty()).then_some(reread),
        "excluded": settled.map(|s| &s.excluded),
        "scope": settled.map(|s| rounded(s.scope)),
        "unseen": settled.map(|s| shares(&mut s.unseen.iter().map(|(name, p)| (Some(name.as_str()), *p)))),
        "hangs_on": settled.map_or_else(Vec::new, |s| s.hangs_on.iter().map(|one| hangs(case, one)).collect()),
        "central": judged.verdict.label(),
        "every_date": every_date(&judged.dates.answer),
    })
}

fn hangs(case: &Case, on: &HangsOn) -> Value {
    let (kind, name) = hangs_on_text(case, &on.on);
    let alike: Vec<&str> = on.alike.iter().map(|id| case[*id].id.as_str()).collect();
    json!({"kind": kind, "name": name, "change": rounded(on.change), "alike": alike})
}

/// Whether the central reading holds wherever the acts of uncertain day fall; nothing where it
/// could not be decided.
fn every_date(answer: &DateAnswer) -> Option<bool> {
    match answer {
        DateAnswer::Holds => Some(true),
        DateAnswer::Fails { .. } => Some(false),
        DateAnswer::NotDecided { .. } => None,
    }
}

/// How the central reading fares under other choices, if they were tried.
pub(crate) fn fate(case: &Case, answer: &Answer, cell: &CellAnswer, judged: &Judged) -> Value {
    let Some(fate) = answer.fate(cell, judged.verdict.school) else { return json!({}) };
    json!({"other_choices": {
        "label": fate.label,
        "holds": fate.holds.map(rounded),
        "universes": fate.judged,
        "hangs_on": fate.hangs_on.map(|choice| case.choices[choice].id.as_str()),
    }})
}

/// Which way the acts of a cell lean.
pub(crate) fn stance(cell: &CellAnswer) -> Value {
    let stance = &cell.stance;
    let triple = |band: &Option<Band>| band.as_ref().map(|b| [b.p5, b.p50, b.p95].map(rounded));
    json!({
        "state": stance.state,
        "to": rounded(stance.to),
        "mixed": rounded(stance.mixed),
        "against": rounded(stance.against),
        "share": triple(&stance.share),
        "hard": triple(&stance.hard),
        "words_less_deeds": triple(&stance.gap),
        "acts": stance.acts,
        "weight_per_year": rounded(stance.weight_per_year),
        "rises": cell.rises.map(rounded),
    })
}

/// The fields of both.
pub(crate) fn joined(mut one: Value, other: Value) -> Value {
    if let (Some(fields), Value::Object(more)) = (one.as_object_mut(), other) {
        fields.extend(more);
    }
    one
}
