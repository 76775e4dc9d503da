//! Positions of the literature.

use super::context::{Context, did_you_mean};
use super::item::Item;
use super::readings::words_of;
use super::word_lists::{STANDPOINTS, WORDINGS, YES_NO};
use super::{actors, bearings};
use crate::model::{ActorId, Case, ConceptId, PeriodId, Position, SchoolId, Wording};
use counterpoise_diagnostic::{Code, Diagnostic};
use counterpoise_world::near_miss;
use std::collections::BTreeSet;

pub(crate) fn position(cx: &mut Context<'_>, item: &Item<'_>) {
    item.check(cx);
    let [id] = item.header.words.as_slice() else {
        let message = "a position has one short name and a title";
        let help = "write `position korolev-hedging \"In the region Russia hedges\"` with `by:`";
        cx.say(Diagnostic::new(Code::BAD_HEADER, item.head_span(), message).help(help));
        return;
    };
    let taken = cx.case.positions.iter().any(|own| own.id == id.text);
    if !cx.is_new(taken, item, "positions", id.text) {
        return;
    }
    item.require(cx, "by");
    let label = bearings::name(cx, item, "label");
    let wording = item
        .value("wording")
        .and_then(|v| cx.choice(item.span(v.range), v.text, "a way of using a label", WORDINGS));
    let defined = item
        .value("defined")
        .and_then(|v| cx.choice(item.span(v.range), v.text, "yes or no", YES_NO));
    let standpoint = item
        .value("stance")
        .and_then(|v| cx.choice(item.span(v.range), v.text, "a stance", STANDPOINTS));
    let position = Position {
        id: id.text.to_owned(),
        title: item.title(),
        by: cx.citations(item, "by"),
        via: cx.citations(item, "via"),
        dyad: dyad(cx, item),
        wording: wording.unwrap_or_default(),
        sense: bearings::name(cx, item, "sense"),
        defined: defined.unwrap_or(false),
        arenas: cx.arenas(item, "arena"),
        periods: periods(cx, item),
        when: item.value("when").and_then(|v| cx.date(item.span(v.range), v.text)),
        standpoint: standpoint.unwrap_or_default(),
        camp: bearings::name(cx, item, "camp"),
        through: cx.citations(item, "through"),
        takes_up: cx.citations(item, "takes-up"),
        answers: cx.citations(item, "answers"),
        school: school(cx, item),
        label,
        set: cx.set(item),
        note: item.prose("note"),
        place: item.place(),
    };
    without_label(cx, item, &position);
    without_page(cx, item, &position);
    without_way(cx, item, &position);
    cx.case.positions.push(position);
}

/// `of: RUS -> CHN`.
fn dyad(cx: &mut Context<'_>, item: &Item<'_>) -> Option<(ActorId, ActorId)> {
    let value = item.value("of")?;
    let words = words_of(value.text, value.range.start);
    if words.len() != 3 || words[1].text != "->" {
        let message = format!("`{}` does not say whose behaviour towards whom", value.text);
        cx.say(
            Diagnostic::new(Code::BAD_HEADER, item.span(value.range), message)
                .help("write `of: RUS -> CHN`"),
        );
        return None;
    }
    actors::dyad(cx, item, &words, None)
}

fn periods(cx: &mut Context<'_>, item: &Item<'_>) -> Vec<PeriodId> {
    let mut found: Vec<PeriodId> = Vec::new();
    for piece in item.pieces("period") {
        found.extend(cx.period(item.span(piece.range.clone()), piece.text));
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn school(cx: &mut Context<'_>, item: &Item<'_>) -> Option<SchoolId> {
    let value = item.value("school")?;
    let found = cx.names.schools.get(value.text).copied();
    if found.is_none() {
        let help = did_you_mean(value.text, cx.case.schools.iter().map(|s| s.id.as_str()), "");
        cx.unknown(item.span(value.range), "school", value.text, help);
    }
    found
}

/// What is said of a label that is not there.
fn without_label(cx: &mut Context<'_>, item: &Item<'_>, position: &Position) {
    if position.label.is_some() {
        return;
    }
    for name in ["wording", "sense", "defined", "school"] {
        if let Some(field) = item.field(name) {
            let message = format!("`{name}:` is about a label, and this position gives none");
            cx.say(
                Diagnostic::new(Code::POSITION_WITHOUT_LABEL, item.field_span(field), message)
                    .help("add `label:` with the author's word, or delete the line"),
            );
        }
    }
}

/// A position rests on a page: of the work itself, or of the work through which it was read.
fn without_page(cx: &mut Context<'_>, item: &Item<'_>, position: &Position) {
    let mut pages = position.by.iter().chain(&position.via);
    // A source that is not in the bibliography has been named already.
    if position.by.is_empty() || pages.any(|cite| !cite.locator.is_empty()) {
        return;
    }
    let message = format!("the position `{}` names no page", position.id);
    cx.say(
        Diagnostic::new(Code::POSITION_WITHOUT_PAGE, item.head_span(), message).help(
            "add the page: `by: @korolev2016 p. 384`, or `via: @study p. 21` where it was read",
        ),
    );
}

/// The school has no such label, so that it could never give it.
fn without_way(cx: &mut Context<'_>, item: &Item<'_>, position: &Position) {
    let (Some(school), Some(label)) = (position.school, &position.label) else { return };
    if position.wording == Wording::Denied {
        return;
    }
    let labels = labels(&cx.case, school);
    if labels.iter().any(|own| own == &**label) {
        return;
    }
    let message = format!("`{}` has no label `{label}`", cx.case[school].id);
    let help = did_you_mean(label, labels.iter().map(String::as_str), "its labels are");
    let span = item.field("label").map(|field| item.field_span(field));
    cx.say(Diagnostic::new(Code::UNKNOWN_LABEL, span, message).help(help));
}

/// Labels that look like a slip of the pen: no school has them, and one has a label that is spelt
/// almost alike; or nobody else has them, and another position has one. After all positions: a word
/// that two authors use is a word, unless it looks like a school's.
pub(crate) fn slips(cx: &mut Context<'_>, items: &[Item<'_>]) {
    let label = |item: &Item<'_>| item.value("label").map(|value| value.text.to_owned());
    let used: Vec<String> = items.iter().filter_map(label).collect();
    let given: BTreeSet<String> = {
        let verdicts = cx.case.concepts.iter().filter(|concept| concept.is_verdict);
        verdicts.map(|concept| concept.label.clone()).collect()
    };
    for item in items.iter().filter(|item| item.field("school").is_none()) {
        let Some(value) = item.value("label") else { continue };
        if given.contains(value.text) {
            continue;
        }
        let is_used = used.iter().filter(|own| *own == value.text).count() > 1;
        let of_others = used.iter().map(String::as_str).filter(|own| *own != value.text);
        let near = near_miss(value.text, given.iter().map(String::as_str))
            .or_else(|| near_miss(value.text, of_others).filter(|_| !is_used));
        if let Some(near) = near {
            let nobody = if is_used { "no school" } else { "no school and no other position" };
            let message = format!("{nobody} has the label `{}`", value.text);
            let help = format!("did you mean `{near}`?");
            let span = item.span(value.range);
            cx.say(Diagnostic::new(Code::LABEL_OF_NOBODY, span, message).help(help));
        }
    }
}

fn labels(case: &Case, school: SchoolId) -> Vec<String> {
    let ids = (0..case.concepts.len() as u32).map(ConceptId);
    let own = ids.filter(|id| case[*id].school == school);
    own.filter(|id| case[*id].is_verdict).map(|id| case[id].label.clone()).collect()
}
