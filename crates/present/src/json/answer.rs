//! The whole answer of a case.

use super::claim::claim;
use super::names::{arena, label, rounded};
use super::rivals::rivals;
use super::verdict::{by_school, fate, joined, stance};
use crate::needs::{ToldNeed, need as told};
use crate::opening::opening;
use counterpoise_case::model::Case;
use counterpoise_case::narrowed;
use counterpoise_ledger::Evidence;
use counterpoise_study::{Answer, ArenaPath, CellAnswer, Judged, needs};
use serde_json::{Value, json};

/// The version of the form: a program that reads one version can read all of its answers.
pub const VERSION: u32 = 1;

/// What one run finds out, as `docs/answer.schema.json` describes it.
#[must_use]
pub fn answer(case: &Case, found: &Answer) -> Value {
    let arenas =
        found.arenas.iter().map(|id| json!({"name": case[*id].id, "title": case[*id].title}));
    let periods = found.periods.iter().map(|id| {
        let own = &case[*id];
        let (from, until) = (own.window.first.to_string(), own.window.last.to_string());
        json!({"name": own.id, "title": own.title, "from": from, "until": until})
    });
    let schools = found.schools.iter().map(|id| {
        let own = &case[*id];
        json!({"name": own.id, "title": own.title, "author": own.author, "year": own.year})
    });
    let cells = found.cells.iter().chain(&found.pooled).chain(&found.domains);
    json!({
        "version": VERSION,
        "case": case.header.id,
        "title": case.header.title,
        "question": case.header.question,
        "subject": case[found.dyad.0].code.as_ref(),
        "target": case[found.dyad.1].code.as_ref(),
        "aim": narrowed(case).map(|only| json!({"at": only.at, "acts": only.counted, "of": only.of})),
        "seed": found.seed,
        "draws": found.draws,
        "arenas": arenas.collect::<Vec<_>>(),
        "periods": periods.collect::<Vec<_>>(),
        "schools": schools.collect::<Vec<_>>(),
        "sentences": sentences(case, found),
        "cells": cells.map(|own| cell_with(case, own, &|judged| fate(case, found, own, judged))).collect::<Vec<_>>(),
        "paths": found.paths.iter().map(|own| path(case, own)).collect::<Vec<_>>(),
        "claims": found.claims.iter().map(|own| claim(case, own)).collect::<Vec<_>>(),
        "needs": needs(case, found, |_, _| true).iter().map(|own| need(&told(case, found, own))).collect::<Vec<_>>(),
        "rivals": found.rivals.as_ref().map(|own| rivals(case, own)),
        "disagreements": found.disagreements.iter().map(|own| json!({
            "arena": arena(case, own.arena),
            "period": case[own.period].id,
            "compared": own.disagreement.compared,
            "definitional": own.disagreement.definitional,
            "factual": own.disagreement.factual,
        })).collect::<Vec<_>>(),
        "other_choices": found.stress.as_ref().map(|own| json!({
            "universes": own.judged,
            // May be more than a program's whole numbers hold.
            "of": own.total.to_string(),
            "seed": own.seed,
        })),
    })
}

/// Without what is to be written into the case: that is long, and `needs` tells it.
fn need(of: &ToldNeed) -> Value {
    json!({
        "kind": of.kind,
        "missing": of.missing,
        "attribute": of.attribute,
        "arena": of.arena,
        "period": of.period,
        "asked_by": of.asked_by,
        "settles": of.settles,
        "touches": of.touches,
        "bits": rounded(of.bits),
    })
}

/// One cell by itself, with its verdicts.
#[must_use]
pub fn cell(case: &Case, own: &CellAnswer) -> Value {
    cell_with(case, own, &|_| json!({}))
}

fn cell_with(case: &Case, own: &CellAnswer, more: &dyn Fn(&Judged) -> Value) -> Value {
    let one = |judged| joined(by_school(case, judged), more(judged));
    json!({
        "arena": arena(case, own.arena),
        "domain": own.domain.as_deref(),
        "period": case[own.period].id,
        "stance": stance(own),
        "balances": {
            "deeds": balance(&own.balances.deeds),
            "statements": balance(&own.balances.statements),
            "non_acts": balance(&own.balances.non_acts),
        },
        "verdicts": own.verdicts.iter().map(one).collect::<Vec<_>>(),
    })
}

/// The answer in words, how sure it is, what would change it most: what there is of them.
fn sentences(case: &Case, found: &Answer) -> Vec<String> {
    let told = opening(case, found);
    let all = [told.answer_text(), told.sure, told.change];
    all.into_iter().filter(|text| !text.is_empty()).collect()
}

fn balance(of: &counterpoise_ledger::Balance) -> Value {
    json!({
        "accommodating": rounded(of.accommodating),
        "resisting": rounded(of.resisting),
        "net": known(&of.net),
        "events": of.events,
    })
}

/// A number, or nothing where it is not known.
fn known(of: &Evidence) -> Option<f64> {
    of.value().map(rounded)
}

fn path(case: &Case, of: &ArenaPath) -> Value {
    let point = |point: &counterpoise_concepts::PathPoint| {
        let settled = point.doubt.as_ref().map(|doubt| &doubt.settled);
        let set =
            settled.map(|s| s.set.iter().map(|own| label(own.as_deref())).collect::<Vec<_>>());
        json!({
            "from": point.window.first.to_string(),
            "until": point.window.last.to_string(),
            "to": rounded(point.stance.to),
            "mixed": rounded(point.stance.mixed),
            "against": rounded(point.stance.against),
            "net_of_deeds": known(&point.deeds),
            "net_of_statements": known(&point.statements),
            "set": set,
            "reason": settled.map(|s| s.standing.word()),
            "probability": of.probability(point).map(rounded),
        })
    };
    json!({
        "arena": arena(case, of.arena),
        "school": case[of.school].id,
        "points": of.points.iter().map(point).collect::<Vec<_>>(),
    })
}
