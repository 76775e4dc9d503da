//! Options that are many of one kind: each source left out, each side, each kind, each clue; each
//! school, each person asked.

use super::super::context::Context;
use super::super::item::Item;
use super::super::word_lists::{KINDS_OF_SOURCE, word};
use super::elicitors::{AUTHOR, elicitors};
use super::phrases;
use crate::model::{
    ActorId, Assessment, Case, ChoiceOption, Citation, ClueId, Edit, Event, Role, SourceId,
    SourceKind,
};
use counterpoise_syntax::{Field, slice};
use std::collections::BTreeSet;

#[derive(Clone, Copy)]
enum Each {
    Source,
    Side,
    Kind,
    School,
    Clue,
    Elicitor,
}

const EACH: &[(&str, Each)] = &[
    ("sources", Each::Source),
    ("sides", Each::Side),
    ("kinds", Each::Kind),
    ("schools", Each::School),
    ("clues", Each::Clue),
    ("elicitors", Each::Elicitor),
];

/// The name of the option that leaves nothing out.
const ALL: &str = "all";
/// The name of the option in which everybody's likelihoods count together.
const POOLED: &str = "pooled";

pub(super) fn options(cx: &mut Context<'_>, item: &Item<'_>, field: &Field) -> Vec<ChoiceOption> {
    let Some(range) = field.value.written().next().cloned() else { return Vec::new() };
    let text = slice(item.text, range.clone());
    let Some(each) = cx.choice(item.span(range), text, "what options can be made for", EACH) else {
        return Vec::new();
    };
    let case = &cx.case;
    let option = |id: &str, edit: Edit| {
        let edits = vec![edit];
        ChoiceOption { id: id.to_owned(), phrase: phrases::of(case, &edits), edits }
    };
    let plain = |id: &str, phrase: &str| ChoiceOption {
        id: id.to_owned(),
        phrase: phrase.to_owned(),
        edits: Vec::new(),
    };
    let all = || plain(ALL, "all sources count");
    match each {
        Each::School => case
            .header
            .schools
            .iter()
            .map(|&school| option(&case[school].id, Edit::School(school)))
            .collect(),
        Each::Source => {
            let mut sources: Vec<SourceId> = sources(case).into_iter().collect();
            sources.sort_by(|a, b| case[*a].key.cmp(&case[*b].key));
            std::iter::once(all())
                .chain(
                    sources
                        .into_iter()
                        .map(|source| option(&case[source].key, Edit::WithoutSource(source))),
                )
                .collect()
        }
        Each::Side => {
            let mut sides: Vec<ActorId> =
                sources(case).into_iter().filter_map(|source| case[source].side).collect();
            sides.sort_by(|a, b| case[*a].code.cmp(&case[*b].code));
            sides.dedup();
            std::iter::once(all())
                .chain(
                    sides.into_iter().map(|side| option(&case[side].code, Edit::WithoutSide(side))),
                )
                .collect()
        }
        Each::Kind => {
            let kinds: BTreeSet<SourceKind> =
                sources(case).into_iter().map(|source| case[source].kind).collect();
            std::iter::once(all())
                .chain(
                    kinds
                        .into_iter()
                        .map(|kind| option(word(KINDS_OF_SOURCE, &kind), Edit::WithoutKind(kind))),
                )
                .collect()
        }
        Each::Clue => {
            let counts = |id: &ClueId| !case[*id].likelihoods.is_empty();
            let clues = (0..case.clues.len() as u32).map(ClueId).filter(counts);
            std::iter::once(plain(ALL, "all clues count"))
                .chain(clues.map(|clue| option(&case[clue].id, Edit::WithoutClue(clue))))
                .collect()
        }
        Each::Elicitor => {
            std::iter::once(plain(POOLED, "everybody\u{2019}s likelihoods count together"))
                .chain(elicitors(case).into_iter().map(|by| {
                    let id = if by.is_empty() {
                        AUTHOR.to_owned()
                    } else {
                        by.replace([' ', ',', '"'], "-")
                    };
                    option(&id, Edit::Elicitor(by))
                }))
                .collect()
        }
    }
}

/// The sources that something rests on which may count: an event, a judgement, a series that rules
/// ask for.
fn sources(case: &Case) -> BTreeSet<SourceId> {
    let source = |cite: &Citation| cite.source;
    let events = case
        .events
        .iter()
        .filter(|event| event.role != Role::Context && !event.readings.is_empty());
    let series = case.series.iter().filter(|series| series.measure.is_some());
    let mut found: BTreeSet<SourceId> = events.flat_map(Event::rests_on).map(source).collect();
    found.extend(case.assessments.iter().flat_map(Assessment::rests_on).map(source));
    found.extend(series.flat_map(|series| &series.cites).map(source));
    found
}
