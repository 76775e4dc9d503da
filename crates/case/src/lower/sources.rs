//! The bibliography, and what `source` directives add to it.

use super::actors;
use super::context::{Context, did_you_mean};
use super::item::Item;
use super::word_lists::KINDS_OF_SOURCE;
use crate::model::{Grade, Source, SourceId, SourceKind};
use biblatex::{Bibliography, ChunksExt, DateValue, Entry, ParseErrorKind, PermissiveType, Person};
use counterpoise_diagnostic::{Code, Diagnostic, FileId, Span};

/// Reads a BibTeX or BibLaTeX text. Entries that come with the program give way to the case's own.
pub(crate) fn bibliography(cx: &mut Context<'_>, file: FileId, text: &str, bundled: bool) {
    match Bibliography::parse(text) {
        Ok(read) => {
            for entry in read.iter() {
                add(cx, entry, bundled);
            }
        }
        Err(error) => {
            let clamp = |at: usize| at.min(text.len()) as u32;
            let span = Span { file, start: clamp(error.span.start), end: clamp(error.span.end) };
            cx.bibliography_unread = true;
            cx.say(match &error.kind {
                ParseErrorKind::DuplicateKey(key) => Diagnostic::new(
                    Code::DUPLICATE_SOURCE,
                    span,
                    format!("the bibliography has two entries `{key}`"),
                )
                .help("delete one of them"),
                kind => Diagnostic::new(
                    Code::BAD_BIBLIOGRAPHY,
                    span,
                    format!("the bibliography cannot be read: {kind}"),
                )
                .help("often a brace or a comma is missing just before this place"),
            });
        }
    }
    if bundled {
        cx.bundled_sources = cx.case.sources.len();
    }
}

fn add(cx: &mut Context<'_>, entry: &Entry, bundled: bool) {
    let source = source(cx, entry);
    if let Some(&at) = cx.names.sources.get(&source.key) {
        if (at.0 as usize) >= cx.bundled_sources && !bundled {
            let message = format!("the bibliography has two entries `{}`", source.key);
            cx.say(
                Diagnostic::new(Code::DUPLICATE_SOURCE, None, message).help("delete one of them"),
            );
        }
        cx.case.sources[at.0 as usize] = source;
        return;
    }
    cx.names.sources.insert(source.key.clone(), SourceId(cx.case.sources.len() as u32));
    cx.case.sources.push(source);
    cx.cited.push(false);
}

fn source(cx: &mut Context<'_>, entry: &Entry) -> Source {
    let year = year(entry);
    let authors = authors(entry);
    let short = format!("{} {year}", short_names(&authors, entry));
    Source {
        key: cx.word(&entry.key),
        short: short.trim().to_owned(),
        full: full(entry, &authors, &year),
        kind: SourceKind::default(),
        side: None,
        grade: None,
        origin: None,
        note: text(entry, "note"),
    }
}

fn text(entry: &Entry, field: &str) -> String {
    entry.get(field).map_or_else(String::new, ChunksExt::format_verbatim)
}

fn authors(entry: &Entry) -> Vec<Person> {
    let editors =
        || entry.editors().ok().and_then(|e| e.into_iter().next()).map(|(people, _)| people);
    entry.author().ok().or_else(editors).unwrap_or_default()
}

fn year(entry: &Entry) -> String {
    match entry.date() {
        Ok(PermissiveType::Typed(date)) => match date.value {
            DateValue::At(d)
            | DateValue::After(d)
            | DateValue::Before(d)
            | DateValue::Between(d, _) => d.year.to_string(),
        },
        Ok(PermissiveType::Chunks(chunks)) => chunks.format_verbatim(),
        Err(_) => "n.d.".to_owned(),
    }
}

fn family(person: &Person) -> String {
    format!("{} {}", person.prefix, person.name).trim().to_owned()
}

/// One, two or three names; of more the first and *et al.*
fn short_names(authors: &[Person], entry: &Entry) -> String {
    match authors {
        [] => untitled(entry),
        [one] => family(one),
        [a, b] => format!("{} and {}", family(a), family(b)),
        [a, b, c] => format!("{}, {} and {}", family(a), family(b), family(c)),
        [first, ..] => format!("{} et al.", family(first)),
    }
}

fn untitled(entry: &Entry) -> String {
    let title = text(entry, "shorttitle");
    let title = if title.is_empty() { text(entry, "title") } else { title };
    if title.is_empty() { entry.key.clone() } else { title }
}

/// Chicago's author-date order: names, year, title, container, publisher.
fn full(entry: &Entry, authors: &[Person], year: &str) -> String {
    let mut parts = Vec::new();
    let names: Vec<String> =
        authors.iter().enumerate().map(|(i, p)| long_name(p, i == 0)).collect();
    if !names.is_empty() {
        parts.push(names.join("; "));
    }
    parts.push(year.to_owned());
    let title = text(entry, "title");
    if !title.is_empty() {
        let is_book =
            matches!(entry.entry_type, biblatex::EntryType::Book | biblatex::EntryType::Report);
        parts.push(if is_book { title } else { format!("\u{201c}{title}\u{201d}") });
    }
    parts.extend(container(entry));
    parts.extend(
        ["publisher", "institution", "school", "organization"]
            .iter()
            .map(|f| text(entry, f))
            .filter(|t| !t.is_empty()),
    );
    parts.extend(Some(text(entry, "url")).filter(|t| !t.is_empty()));
    let mut joined = parts.join(". ");
    if !joined.ends_with(['.', '?', '!']) {
        joined.push('.');
    }
    joined
}

fn long_name(person: &Person, first: bool) -> String {
    match (person.given_name.is_empty(), first) {
        (true, _) => family(person),
        (false, true) => format!("{}, {}", family(person), person.given_name),
        (false, false) => format!("{} {}", person.given_name, family(person)),
    }
}

fn container(entry: &Entry) -> Option<String> {
    let journal = ["journaltitle", "journal", "booktitle"]
        .iter()
        .map(|f| text(entry, f))
        .find(|t| !t.is_empty())?;
    let (volume, number, pages) =
        (text(entry, "volume"), text(entry, "number"), text(entry, "pages"));
    let number = if number.is_empty() { String::new() } else { format!(" ({number})") };
    let pages = if pages.is_empty() {
        String::new()
    } else {
        format!(": {}", pages.replace("--", "\u{2013}"))
    };
    Some(format!("{journal} {volume}{number}{pages}").trim().to_owned())
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
        if cx.bibliography_unread {
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
        .filter(|(i, _)| !cx.cited[*i])
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
