//! The bibliography, and what `source` directives add to it.

use super::actors;
use super::context::{Context, Unread, did_you_mean};
use super::item::Item;
use super::word_lists::KINDS_OF_SOURCE;
use crate::bibliography::{self, Cost, Fault, Read, Work};
use crate::model::{CitedBy, Grade, Source, SourceId, SourceKind};
use counterpoise_diagnostic::{Code, Diagnostic, FileId, Span};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Faults of one cost that are named; the others are counted.
const NAMED: usize = 100;

/// The works of the program's schools and of the case, before they are printed: how one is called
/// depends on all.
pub(crate) struct Works {
    /// Each with whether it comes with the program.
    works: Vec<(Work, bool)>,
}

impl Works {
    /// The works that the schools cite.
    pub(crate) fn of_program(cx: &mut Context<'_>, file: FileId, text: &str) -> Works {
        let read = bibliography::read("schools.bib", text);
        say(cx, file, text, &read.faults);
        let mut works = Works { works: Vec::new() };
        read.works.into_iter().for_each(|work| works.add(cx, work, true));
        cx.bundled_sources = works.works.len();
        works
    }

    /// The case's own works, which take the place of those of the program with the same key. Of a
    /// work that two bibliographies of the case have, that of the first counts; `span` is where the
    /// case names the bibliography.
    pub(crate) fn of_case(
        &mut self,
        cx: &mut Context<'_>,
        file: FileId,
        name: &str,
        text: &str,
        span: Span,
    ) {
        let Read { works, faults, lost } = bibliography::read(name, text);
        say(cx, file, text, &faults);
        let mut unread = Unread::clone(&cx.unread);
        unread.any |= lost.any;
        unread.keys.extend(lost.keys);
        cx.unread = Arc::new(unread);
        let before: BTreeSet<String> = self.own().map(str::to_owned).collect();
        let (twice, new): (Vec<Work>, Vec<Work>) =
            works.into_iter().partition(|work| before.contains(&work.key));
        if !twice.is_empty() {
            let keys: Vec<String> = twice.iter().map(|work| format!("`{}`", work.key)).collect();
            let message =
                format!("`{name}` has works that a bibliography before has: {}", keys.join(", "));
            cx.say(
                Diagnostic::new(Code::DOUBTFUL_ENTRY, span, message)
                    .help("the first counts; delete one of the two entries"),
            );
        }
        new.into_iter().for_each(|work| self.add(cx, work, false));
    }

    /// The keys of the case's own works.
    fn own(&self) -> impl Iterator<Item = &str> {
        self.works.iter().filter(|(_, bundled)| !bundled).map(|(work, _)| work.key.as_str())
    }

    fn add(&mut self, cx: &mut Context<'_>, work: Work, bundled: bool) {
        if let Some(at) = cx.names.sources.get(work.key.as_str()) {
            self.works[at.0 as usize] = (work, bundled);
            return;
        }
        let key = cx.word(&work.key);
        cx.names.sources.insert(key, SourceId(self.works.len() as u32));
        self.works.push((work, bundled));
    }

    /// Every work becomes a source, each with a name of its own.
    pub(crate) fn print(self, cx: &mut Context<'_>) {
        let printed = bibliography::print(&self.works);
        for ((work, _), printed) in self.works.into_iter().zip(printed) {
            let source = Source {
                key: cx.word(&work.key),
                short: printed.short,
                author_year: printed.author_year,
                full: printed.full,
                form: work.form,
                kind: SourceKind::default(),
                side: None,
                grade: None,
                origin: None,
                note: work.note,
                cited_by: CitedBy::default(),
            };
            cx.case.sources.push(source);
        }
        cx.cited = vec![CitedBy::Nothing; cx.case.sources.len()];
    }
}

/// Says what is wrong with a bibliography, and counts what is not named.
fn say(cx: &mut Context<'_>, file: FileId, text: &str, faults: &[Fault]) {
    for (cost, code) in [
        (Cost::Lost, Code::BAD_BIBLIOGRAPHY),
        (Cost::Double, Code::DUPLICATE_SOURCE),
        (Cost::Doubtful, Code::DOUBTFUL_ENTRY),
    ] {
        let of_cost = || faults.iter().filter(move |fault| fault.cost == cost);
        for fault in of_cost().take(NAMED) {
            let line = text.get(fault.at.clone()).and_then(|region| region.find('\n'));
            let end = line.map_or(fault.at.end, |length| fault.at.start + length);
            let span = Span { file, start: fault.at.start as u32, end: end as u32 };
            cx.say(Diagnostic::new(code, span, fault.message.clone()).help(fault.help.clone()));
        }
        let further = of_cost().count().saturating_sub(NAMED);
        if further > 0 {
            let message = format!("and {further} further faults of this kind in the bibliography");
            let span = Span { file, start: 0, end: 0 };
            cx.say(Diagnostic::new(code, span, message).help("mend those that are named first"));
        }
    }
}

/// A `source` directive.
pub(crate) fn describe(cx: &mut Context<'_>, item: &Item<'_>, seen: &mut Vec<SourceId>) {
    item.check(cx);
    let key = match item.header.words.as_slice() {
        [word] if word.text.starts_with('@') => word,
        _ => {
            let message = "a source is named by its key";
            cx.say(
                Diagnostic::new(Code::BAD_HEADER, item.head_span(), message)
                    .help("write `source @gabuev2016`"),
            );
            return;
        }
    };
    let Some(&id) = cx.names.sources.get(&key.text[1..]) else {
        if cx.unread.may_be(&key.text[1..]) {
            return;
        }
        let help = did_you_mean(&key.text[1..], cx.case.sources.iter().map(|s| &*s.key), "");
        let help =
            if help.is_empty() { "add the entry to the bibliography".to_owned() } else { help };
        let message = format!("no source has the key `{}`", &key.text[1..]);
        cx.say(
            Diagnostic::new(Code::UNKNOWN_SOURCE, item.span(key.range.clone()), message).help(help),
        );
        return;
    };
    if seen.contains(&id) {
        let message = format!("`{}` is described twice", key.text);
        cx.say(
            Diagnostic::new(Code::DUPLICATE_SOURCE, item.head_span(), message).help("join the two"),
        );
    }
    seen.push(id);
    let kind = item
        .value("kind")
        .and_then(|v| cx.choice(item.span(v.range), v.text, "a kind of source", KINDS_OF_SOURCE));
    let side = match item.value("side") {
        Some(v) if v.text == "neutral" => None,
        _ => actors::field(cx, item, "side", None),
    };
    let grade = item.value("grade").and_then(|v| grade(cx, item.span(v.range), v.text));
    let origin = super::bearings::name(cx, item, "origin");
    let note = item.prose("note");
    let source = &mut cx.case.sources[id.0 as usize];
    source.kind = kind.unwrap_or_default();
    source.form = source.form.of_kind(source.kind);
    source.side = side;
    source.grade = grade;
    source.origin = origin;
    if !note.is_empty() {
        source.note = note;
    }
}

fn grade(cx: &mut Context<'_>, span: Span, text: &str) -> Option<Grade> {
    if let [reliability @ b'A'..=b'F', credibility @ b'1'..=b'6'] = *text.as_bytes() {
        return Some(Grade { reliability, credibility: credibility - b'0' });
    }
    let message = format!("`{text}` is not an Admiralty grade");
    cx.say(
        Diagnostic::new(Code::UNKNOWN_WORD, span, message)
            .help("a letter A to F for the source and a digit 1 to 6 for what it tells: `B2`"),
    );
    None
}

/// Entries of the case's own bibliography that nothing cites. `anchor` is where the bibliography is
/// named.
pub(crate) fn unused(cx: &mut Context<'_>, anchor: Option<Span>) {
    let unused: Vec<String> = cx
        .case
        .sources
        .iter()
        .enumerate()
        .skip(cx.bundled_sources)
        .filter(|(i, _)| cx.cited[*i] != CitedBy::Case)
        .map(|(_, s)| s.key.to_string())
        .collect();
    for key in unused {
        let message = format!("nothing cites `{key}`");
        cx.say(
            Diagnostic::new(Code::UNUSED_SOURCE, anchor, message)
                .help("cite it where it is used, or delete the entry"),
        );
    }
}

/// Who cites each source.
pub(crate) fn cited(cx: &mut Context<'_>) {
    let cited = std::mem::take(&mut cx.cited);
    for (source, by) in cx.case.sources.iter_mut().zip(cited) {
        source.cited_by = by;
    }
}
