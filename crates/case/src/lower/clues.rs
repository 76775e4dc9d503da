//! Clues: what was looked for, whether it was found, how likely it is under each hypothesis.

use super::context::Context;
use super::item::Item;
use super::word_lists::CLUE_STATUSES;
use super::{claims, likelihood};
use crate::model::{Clue, ClueId, ClueStatus, Test};
use counterpoise_diagnostic::{Code, Diagnostic};
use counterpoise_syntax::join;

pub(crate) fn clue(cx: &mut Context<'_>, item: &Item<'_>) {
    item.check(cx);
    let [id] = item.header.words.as_slice() else {
        cx.say(
            Diagnostic::new(
                Code::BAD_HEADER,
                item.head_span(),
                "a clue has one short name and what was looked for in quotation marks",
            )
            .help("write `clue barriers \"Barriers to Chinese investors came down\"`"),
        );
        return;
    };
    let taken = cx.names.clues.contains_key(id.text);
    if !cx.is_new(taken, item, "clues", id.text) {
        return;
    }
    let computed = computed(cx, item);
    let status = status(cx, item, computed.is_some());
    let (likelihoods, in_decibels) = likelihood::all(cx, item);
    if item.field("under").is_none() {
        let message = format!("the clue `{}` does not say how likely it is", id.text);
        cx.say(
            Diagnostic::new(Code::LIKELIHOOD_MISSING, item.head_span(), message)
                .help("add `under: h1: likely because ...` for each hypothesis"),
        );
    }
    let events = item.list("events");
    let clue = Clue {
        id: id.text.to_owned(),
        title: item.title(),
        status,
        computed,
        events: events
            .iter()
            .filter_map(|p| cx.event(item.span(p.range.clone()), p.text))
            .collect(),
        cites: cx.citations(item, "cite"),
        via: cx.citations(item, "via"),
        searched: item.prose("where"),
        in_decibels,
        likelihoods,
        given: Vec::new(),
        conditionals: Vec::new(),
        apart: Vec::new(),
        set: cx.set(item),
        note: item.prose("note"),
        place: item.place(),
    };
    cx.names.clues.insert(clue.id.clone(), ClueId(cx.case.clues.len() as u32));
    cx.case.clues.push(clue);
}

/// What a clue is given, once all clues have names.
pub(crate) fn given(cx: &mut Context<'_>, item: &Item<'_>) {
    let [id] = item.header.words.as_slice() else { return };
    let own = cx.names.clues.get(id.text).copied();
    let Some(own) = own.filter(|own| cx.case[*own].place == item.place()) else { return };
    let (given, conditionals) = likelihood::given(cx, item);
    if given.contains(&own) {
        let message = format!("`{}` is given itself", id.text);
        cx.say(
            Diagnostic::new(Code::GIVEN_IN_A_CIRCLE, item.head_span(), message)
                .help("name another clue of its cluster"),
        );
        return;
    }
    let own = &mut cx.case.clues[own.0 as usize];
    (own.given, own.conditionals) = (given, conditionals);
}

/// `apart: k1, k2 because ...`: with which clues it shares evidence and is no cluster, and why,
/// once all clues have names.
pub(crate) fn apart(cx: &mut Context<'_>, item: &Item<'_>) {
    let [id] = item.header.words.as_slice() else { return };
    let own = cx.names.clues.get(id.text).copied();
    let Some(own) = own.filter(|own| cx.case[*own].place == item.place()) else { return };
    for field in item.all("apart") {
        let Some(start) = field.value.written().next().map(|range| range.start) else { continue };
        let text = join(item.text, field);
        let (names, because) = text.split_once(" because ").unwrap_or((text.as_str(), ""));
        if because.trim().is_empty() {
            let message = "that clues are apart is not argued";
            cx.say(
                Diagnostic::new(Code::UNARGUED, item.field_span(field), message)
                    .help("add ` because ` and a sentence to the line"),
            );
        }
        let clues: Vec<ClueId> = likelihood::parts(names, start)
            .filter_map(|piece| cx.clue(item.span(piece.range.clone()), piece.text))
            .collect();
        cx.case.clues[own.0 as usize].apart.extend(clues);
    }
}

/// The test of a computed clue.
fn computed(cx: &mut Context<'_>, item: &Item<'_>) -> Option<Test> {
    let mut tests = claims::tests(cx, item);
    if tests.len() > 1 {
        let message = "a clue is computed from one test";
        cx.say(
            Diagnostic::new(Code::BAD_TEST, item.head_span(), message)
                .help("make a clue of each, and a cluster of them"),
        );
    }
    tests.drain(..).next()
}

fn status(cx: &mut Context<'_>, item: &Item<'_>, is_computed: bool) -> ClueStatus {
    let mut found = None;
    for word in item.coding() {
        let span = item.span(word.range.clone());
        let status = cx.choice(span, word.text, "a word of a clue", CLUE_STATUSES);
        if found.is_some() && status.is_some() {
            let message = "whether it was found is said twice";
            cx.say(
                Diagnostic::new(Code::REPEATED_FIELD, span, message)
                    .help("delete one of the two words"),
            );
        }
        found = found.or(status);
    }
    if found.is_some() && is_computed {
        let message = "the test says whether a computed clue was found";
        cx.say(
            Diagnostic::new(Code::REPEATED_FIELD, item.head_span(), message)
                .help("delete the coding line"),
        );
    }
    if found.is_none() && !is_computed && !item.coding().any(|_| true) {
        let message = "this clue does not say whether it was found";
        cx.say(
            Diagnostic::new(Code::MISSING_FIELD, item.head_span(), message)
                .help("add a coding line: `found`, `not-found`, or `open` if nobody has looked"),
        );
    }
    found.unwrap_or_default()
}
