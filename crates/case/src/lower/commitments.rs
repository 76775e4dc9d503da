//! What the texts of commitments say.

use super::context::{Context, did_you_mean};
use super::item::Item;
use super::word_lists::COMMITMENT_TERMS;
use crate::model::{Commitment, CommitmentTerm};
use counterpoise_diagnostic::{Code, Diagnostic};

pub(crate) fn commitment(cx: &mut Context<'_>, item: &Item<'_>) {
    item.check(cx);
    let [id] = item.header.words.as_slice() else {
        let message = "a commitment has one short name and a title";
        cx.say(
            Diagnostic::new(Code::BAD_HEADER, item.head_span(), message)
                .help("write `commitment gas-contract \"Thirty-year gas contract\"`"),
        );
        return;
    };
    let taken = cx.case.commitments.iter().any(|own| *own.id == *id.text);
    if !cx.is_new(taken, item, "commitments", id.text) {
        return;
    }
    if !cx.case.events.iter().any(|e| e.commitment.as_deref() == Some(id.text)) {
        let names: Vec<String> = cx
            .case
            .events
            .iter()
            .filter_map(|e| e.commitment.as_deref())
            .map(str::to_owned)
            .collect();
        let help = did_you_mean(id.text, names.iter().map(String::as_str), "");
        let help = if help.is_empty() {
            format!("give the events that belong to it a line `  commitment: {}`", id.text)
        } else {
            help
        };
        let message = format!("no event belongs to the commitment `{}`", id.text);
        cx.say(
            Diagnostic::new(Code::UNKNOWN_NAME, item.span(id.range.clone()), message).help(help),
        );
    }
    let named = terms(cx, item, "names");
    let open = terms(cx, item, "leaves-open");
    if let Some(both) = named.iter().find(|term| open.contains(term)) {
        let word = crate::vocabulary::Word::word(*both);
        let message = format!("`{word}` is named and left open");
        cx.say(
            Diagnostic::new(Code::REPEATED_FIELD, item.head_span(), message)
                .help("keep it in one of `names:` and `leaves-open:`"),
        );
    }
    let commitment = Commitment {
        id: cx.word(id.text),
        title: item.title(),
        named,
        open,
        cites: cx.citations(item, "cite"),
        via: cx.citations(item, "via"),
        set: cx.set(item),
        note: item.prose("note"),
        place: item.place(),
    };
    cx.case.commitments.push(commitment);
}

fn terms(cx: &mut Context<'_>, item: &Item<'_>, field: &str) -> Vec<CommitmentTerm> {
    let mut found = Vec::new();
    for piece in item.pieces(field) {
        let what = "a term of a commitment";
        found.extend(cx.choice(item.span(piece.range.clone()), piece.text, what, COMMITMENT_TERMS));
    }
    found.sort_unstable();
    found.dedup();
    found
}
