//! Choices, their options, and which of these exclude each other.

mod each;
mod edits;
mod elicitors;
mod idle;
mod phrases;

use super::context::{Context, did_you_mean};
use super::item::Item;
use crate::model::{Choice, ChoiceOption};
use counterpoise_diagnostic::{Code, Diagnostic};
use counterpoise_syntax::{Field, Piece, pieces, slice};

/// Reads all choices; exclusions name other choices and come last.
pub(crate) fn all(cx: &mut Context<'_>, items: &[Item<'_>]) {
    let read: Vec<(usize, &Item<'_>)> =
        items.iter().filter_map(|item| Some((choice(cx, item)?, item))).collect();
    for (at, item) in &read {
        excludes(cx, item, *at);
        not_with(cx, item, *at);
    }
    preferred_together(cx);
}

/// The position of the choice, if it could be read.
fn choice(cx: &mut Context<'_>, item: &Item<'_>) -> Option<usize> {
    item.check(cx);
    let [id] = item.header.words.as_slice() else {
        let message = "a choice has one short name and its question in quotation marks";
        let help = "write `choice aggregation \"How conditions combine\"`";
        cx.say(Diagnostic::new(Code::BAD_HEADER, item.head_span(), message).help(help));
        return None;
    };
    let taken = cx.case.choices.iter().any(|choice| choice.id == id.text);
    if !cx.is_new(taken, item, "choices", id.text) {
        return None;
    }
    let options = options(cx, item);
    if options.is_empty() {
        // One that was written and not understood has been named already.
        if item.field("option").is_none() && item.field("each").is_none() {
            let message = format!("the choice `{}` has no option", id.text);
            let help = "add at least two lines `option: NAME = ...`, or `each: sources`";
            cx.say(Diagnostic::new(Code::NO_OPTION, item.head_span(), message).help(help));
        }
        return None;
    }
    let preferred = item.value("preferred");
    let choice = Choice {
        id: id.text.to_owned(),
        title: item.title(),
        preferred: preferred
            .and_then(|name| option(cx, item, &name, id.text, &options))
            .unwrap_or(0),
        options,
        why: item.prose("why"),
        excludes: Vec::new(),
        alike: alike(cx, item),
        cites: cx.citations(item, "cite"),
        note: item.prose("note"),
        place: item.place(),
    };
    if choice.options.len() == 1 {
        let message = format!("the choice `{}` has one option, so nothing is chosen", choice.id);
        cx.say(
            Diagnostic::new(Code::ONE_OPTION, item.head_span(), message)
                .help("add another, or delete the choice"),
        );
    }
    cx.case.choices.push(choice);
    Some(cx.case.choices.len() - 1)
}

/// In the order in which they are written; no name twice.
fn options(cx: &mut Context<'_>, item: &Item<'_>) -> Vec<ChoiceOption> {
    let mut found: Vec<ChoiceOption> = Vec::new();
    for field in &item.directive.fields {
        let own = match slice(item.text, field.name.clone()) {
            "option" => written(cx, item, field).into_iter().collect(),
            "each" => each::options(cx, item, field),
            _ => Vec::new(),
        };
        for option in own {
            if found.iter().any(|known| known.id == option.id) {
                let message = format!("there are two options `{}`", option.id);
                cx.say(
                    Diagnostic::new(Code::DUPLICATE, item.field_span(field), message)
                        .help("rename one of them"),
                );
            } else {
                found.push(option);
            }
        }
    }
    found
}

/// `NAME = CHANGE, CHANGE "clause"`.
fn written(cx: &mut Context<'_>, item: &Item<'_>, field: &Field) -> Option<ChoiceOption> {
    let range = field.value.written().next()?.clone();
    let text = slice(item.text, range.clone());
    let bad = |cx: &mut Context<'_>| {
        let span = item.span(range.clone());
        let message = "an option has one short name, `=`, and what it changes";
        let help = "write `option: mean = aggregation mean \"necessary conditions are averaged\"`";
        cx.say(Diagnostic::new(Code::BAD_OPTION, span, message).help(help));
        None
    };
    let Some((id, rest)) = text.split_once('=') else { return bad(cx) };
    let id = id.trim();
    if id.is_empty() || id.contains([' ', ',', '"']) {
        return bad(cx);
    }
    let start = range.start + (text.len() - rest.len()) as u32;
    let (changes, phrase) = match rest.split_once('"') {
        None => (rest, None),
        Some((changes, quoted)) => match quoted.trim_end().strip_suffix('"') {
            Some(phrase) => (changes, Some(phrase.trim().to_owned())),
            None => return bad(cx),
        },
    };
    let edits = edits::read(cx, item, changes, start)?;
    let phrase =
        phrase.filter(|phrase| !phrase.is_empty()).unwrap_or_else(|| phrases::of(&cx.case, &edits));
    Some(ChoiceOption { id: id.to_owned(), phrase, edits })
}

/// The position of an option by its name.
fn option(
    cx: &mut Context<'_>,
    item: &Item<'_>,
    name: &Piece<'_>,
    choice: &str,
    options: &[ChoiceOption],
) -> Option<usize> {
    let found = options.iter().position(|option| option.id == name.text);
    if found.is_none() {
        let help = did_you_mean(
            name.text,
            options.iter().map(|option| option.id.as_str()),
            "its options are",
        );
        cx.unknown(
            item.span(name.range.clone()),
            &format!("option of `{choice}`"),
            name.text,
            help,
        );
    }
    found
}

/// The position of a choice by its name.
fn named(cx: &mut Context<'_>, item: &Item<'_>, name: &Piece<'_>) -> Option<usize> {
    let found = cx.case.choices.iter().position(|choice| choice.id == name.text);
    if found.is_none() {
        let help = did_you_mean(
            name.text,
            cx.case.choices.iter().map(|choice| choice.id.as_str()),
            "declared are",
        );
        cx.unknown(item.span(name.range.clone()), "choice", name.text, help);
    }
    found
}

/// `OPTION with CHOICE OPTION`.
fn excludes(cx: &mut Context<'_>, item: &Item<'_>, at: usize) {
    for field in item.all("excludes") {
        let words: Vec<Piece<'_>> = field
            .value
            .written()
            .flat_map(|r| super::readings::words_of(slice(item.text, r.clone()), r.start))
            .collect();
        let [own, with, choice, other] = words.as_slice() else {
            bad_exclusion(cx, item, field);
            continue;
        };
        if with.text != "with" {
            bad_exclusion(cx, item, field);
            continue;
        }
        let (id, options) = (cx.case.choices[at].id.clone(), cx.case.choices[at].options.clone());
        let own = option(cx, item, own, &id, &options);
        let Some(choice) = named(cx, item, choice) else { continue };
        if choice == at {
            let message = "options of one choice never stand together";
            let help = "delete the line, or name another choice";
            cx.say(
                Diagnostic::new(Code::BAD_EXCLUSION, item.field_span(field), message).help(help),
            );
            continue;
        }
        let (id, options) =
            (cx.case.choices[choice].id.clone(), cx.case.choices[choice].options.clone());
        if let (Some(own), Some(other)) = (own, option(cx, item, other, &id, &options)) {
            cx.case.choices[at].excludes.push((own, (choice, other)));
        }
    }
}

fn bad_exclusion(cx: &mut Context<'_>, item: &Item<'_>, field: &Field) {
    let message = "this exclusion is not understood";
    let help = "write `excludes: deeds-only with acquiescence out`: an option, `with`, another choice and its option";
    cx.say(Diagnostic::new(Code::BAD_EXCLUSION, item.field_span(field), message).help(help));
}

/// Whatever is not preferred here stands only beside what is preferred there.
fn not_with(cx: &mut Context<'_>, item: &Item<'_>, at: usize) {
    for piece in item.list("not-with") {
        let Some(other) = named(cx, item, &piece).filter(|other| *other != at) else { continue };
        let pairs = {
            let (own, their) = (&cx.case.choices[at], &cx.case.choices[other]);
            let others = |choice: &Choice| {
                (0..choice.options.len())
                    .filter(|option| *option != choice.preferred)
                    .collect::<Vec<usize>>()
            };
            let theirs = others(their);
            let pair = |own: usize| {
                theirs.iter().map(move |their| (own, (other, *their))).collect::<Vec<_>>()
            };
            others(own).into_iter().flat_map(pair).collect::<Vec<_>>()
        };
        cx.case.choices[at].excludes.extend(pairs);
    }
}

/// Two preferred options that exclude each other leave no universe to begin from.
fn preferred_together(cx: &mut Context<'_>) {
    let mut found = Vec::new();
    for choice in &cx.case.choices {
        for (own, (other, option)) in &choice.excludes {
            let other = &cx.case.choices[*other];
            if *own == choice.preferred && *option == other.preferred {
                let message = format!(
                    "the preferred options of `{}` and `{}` exclude each other",
                    choice.id, other.id
                );
                let help = "prefer another option of one of them, or take the exclusion away";
                found.push(
                    Diagnostic::new(
                        Code::PREFERRED_EXCLUDED,
                        crate::span_of(choice.place),
                        message,
                    )
                    .also(crate::span_of(other.place), "the other")
                    .help(help),
                );
            }
        }
    }
    cx.diagnostics.extend(found);
}

/// `alike: bandwagoning, soft-bandwagoning`.
fn alike(cx: &mut Context<'_>, item: &Item<'_>) -> Vec<Vec<String>> {
    let mut groups = Vec::new();
    for field in item.all("alike") {
        let labels: Vec<Piece<'_>> = pieces(item.text, field, ',').collect();
        for label in &labels {
            if !cx
                .case
                .concepts
                .iter()
                .any(|concept| concept.is_verdict && concept.label == label.text)
            {
                let known =
                    cx.case.concepts.iter().filter(|c| c.is_verdict).map(|c| c.label.as_str());
                let help = did_you_mean(label.text, known, "");
                cx.unknown(item.span(label.range.clone()), "label", label.text, help);
            }
        }
        groups.push(labels.iter().map(|label| label.text.to_owned()).collect());
    }
    groups
}
