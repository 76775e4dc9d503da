//! Hypotheses: names first, so that they may speak of each other.

use super::context::Context;
use super::item::Item;
use crate::model::{Hypothesis, HypothesisId};
use counterpoise_diagnostic::{Code, Diagnostic};

pub(crate) fn all(cx: &mut Context<'_>, items: &[Item<'_>]) {
    let named: Vec<(&Item<'_>, HypothesisId)> =
        items.iter().filter_map(|item| name(cx, item).map(|id| (item, id))).collect();
    for (item, id) in &named {
        define(cx, item, *id);
    }
    weigh(cx);
}

fn name(cx: &mut Context<'_>, item: &Item<'_>) -> Option<HypothesisId> {
    item.check(cx);
    let [id] = item.header.words.as_slice() else {
        cx.say(
            Diagnostic::new(
                Code::BAD_HEADER,
                item.head_span(),
                "a hypothesis has one short name and its sentence in quotation marks",
            )
            .help("write `hypothesis trigger \"The sanctions made Russia turn\"`"),
        );
        return None;
    };
    let taken = cx.names.hypotheses.contains_key(id.text);
    if !cx.is_new(taken, item, "hypotheses", id.text) {
        return None;
    }
    if id.text == "others" {
        let message = "`others` means all hypotheses that are not named";
        cx.say(
            Diagnostic::new(Code::BAD_HEADER, item.span(id.range.clone()), message)
                .help("choose another name"),
        );
        return None;
    }
    if id.text.contains([':', ',']) {
        let message =
            format!("`{}` has a colon or a comma, and `under:` could not name it", id.text);
        cx.say(
            Diagnostic::new(Code::BAD_HEADER, item.span(id.range.clone()), message)
                .help("choose another name"),
        );
    }
    let at = HypothesisId(cx.case.hypotheses.len() as u32);
    cx.names.hypotheses.insert(id.text.to_owned(), at);
    cx.case.hypotheses.push(Hypothesis {
        id: id.text.to_owned(),
        title: item.title(),
        prior: None,
        asserts: Vec::new(),
        denies: Vec::new(),
        excludes: Vec::new(),
        is_weighed: true,
        held_by: Vec::new(),
        via: Vec::new(),
        predicts: item.prose("predicts"),
        when: None,
        note: item.prose("note"),
        place: item.place(),
    });
    Some(at)
}

fn define(cx: &mut Context<'_>, item: &Item<'_>, at: HypothesisId) {
    let prior = item.number(cx, "prior", 0.0..=1.0);
    let list = |cx: &mut Context<'_>, field: &str| -> Vec<HypothesisId> {
        let pieces = item.list(field);
        pieces.iter().filter_map(|p| cx.hypothesis(item.span(p.range.clone()), p.text)).collect()
    };
    let (asserts, denies) = (list(cx, "asserts"), list(cx, "denies"));
    let excludes = if item.list("excludes").iter().any(|p| p.text == "others") {
        (0..cx.case.hypotheses.len() as u32)
            .map(HypothesisId)
            .filter(|other| *other != at)
            .collect()
    } else {
        list(cx, "excludes")
    };
    let (held_by, via) = (cx.citations(item, "held-by"), cx.citations(item, "via"));
    let when = item.value("when").and_then(|v| cx.date(item.span(v.range), v.text));
    let own = &mut cx.case.hypotheses[at.0 as usize];
    *own = Hypothesis { prior, asserts, denies, excludes, held_by, via, when, ..own.clone() };
}

/// Whoever is only a part of others is not weighed itself.
fn weigh(cx: &mut Context<'_>) {
    let parts: Vec<HypothesisId> = cx
        .case
        .hypotheses
        .iter()
        .flat_map(|h| h.asserts.iter().chain(&h.denies))
        .copied()
        .collect();
    for (at, own) in cx.case.hypotheses.iter_mut().enumerate() {
        let is_compound = !own.asserts.is_empty() || !own.denies.is_empty();
        own.is_weighed = is_compound || !parts.contains(&HypothesisId(at as u32));
    }
}
