//! CSL-JSON, as Zotero and Pandoc write it.

use super::names;
use super::work::{Names, Person, Read, Work, dashed, fault_of_key};
use super::year::{self, Year};
use crate::model::WorkForm;
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use std::collections::HashSet;
use std::ops::Range;

const HELP: &str = "export the library from Zotero as CSL JSON or as BibLaTeX: a list of works, each with `id` and `type`";

/// A list of works, or one within an object as Zotero's server sends it.
#[derive(Deserialize)]
#[serde(untagged)]
enum Shape {
    List(Vec<serde::de::IgnoredAny>),
    Items { items: Vec<serde::de::IgnoredAny> },
}

#[derive(Deserialize)]
struct Items<'a> {
    #[serde(borrow)]
    items: Vec<&'a RawValue>,
}

/// Every work of a text.
pub(crate) fn read(text: &str) -> Read {
    let mut read = Read::default();
    match items(text) {
        Ok(items) => {
            let mut seen = HashSet::new();
            for item in items {
                one(item, text, &mut seen, &mut read);
            }
        }
        Err(error) => {
            let at = place(text, &error);
            let (message, at) = if error.is_data() {
                ("this is JSON, but no bibliography in CSL-JSON".to_owned(), 0..0)
            } else {
                (format!("the file is no JSON: {}", said(&error)), at..at)
            };
            read.lose(at, None, message, HELP);
        }
    }
    read
}

/// The error without its place, which the diagnostic has.
fn said(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or("").to_owned()
}

fn items(text: &str) -> Result<Vec<&RawValue>, serde_json::Error> {
    match serde_json::from_str::<Shape>(text)? {
        Shape::List(list) => {
            drop(list);
            serde_json::from_str(text)
        }
        Shape::Items { items } => {
            drop(items);
            serde_json::from_str::<Items<'_>>(text).map(|found| found.items)
        }
    }
}

/// The byte at the line and column of an error.
fn place(text: &str, error: &serde_json::Error) -> usize {
    let line = error.line().saturating_sub(1);
    let before: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let mut at = (before + error.column().saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn one(item: &RawValue, text: &str, seen: &mut HashSet<String>, read: &mut Read) {
    let raw = item.get();
    // Both are parts of one text.
    let start = (raw.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    let line = raw.find('\n').map_or(raw.len(), |end| end.max(1));
    let at = start..start + line;
    let Ok(Value::Object(fields)) = serde_json::from_str::<Value>(raw) else {
        let message = "this is no work in CSL-JSON, which stands in braces".to_owned();
        return read.lose(at, None, message, HELP);
    };
    let Some(key) = key(&fields) else {
        let message = "this work has no `id`".to_owned();
        return read.lose(at, None, message, "give it one, as in `\"id\": \"ash2014\"`");
    };
    if let Some((fault, help)) = fault_of_key(&key) {
        let message = format!("{fault}: the `id` of this work is `{key}`");
        return read.lose(at, key.split_whitespace().next(), message, help);
    }
    if !fields.contains_key("type") && !fields.contains_key("title") {
        let message = format!("the work `{key}` has neither `type` nor `title`");
        return read.lose(at, Some(&key), message, HELP);
    }
    let work = work(key, &at, &fields, read);
    read.keep(work, seen);
}

/// The key that its owner chose, or else the id of the program that wrote it.
fn key(fields: &Map<String, Value>) -> Option<String> {
    let chosen = text(fields, "citation-key");
    let of_note = || {
        let note = text(fields, "note");
        let line = note.lines().find_map(|line| line.trim().strip_prefix("Citation Key:"))?;
        Some(line.trim().to_owned())
    };
    let found = Some(chosen).filter(|key| !key.is_empty()).or_else(of_note);
    found.or_else(|| Some(text(fields, "id"))).filter(|key| !key.is_empty())
}

/// A field as text; numbers stand for themselves.
fn text(fields: &Map<String, Value>, name: &str) -> String {
    fields.get(name).map_or_else(String::new, plain)
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

/// Without the marks of HTML that CSL allows, and with blanks folded.
fn without_marks(text: &str) -> String {
    let mut left = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        left.push_str(&rest[..at]);
        let end = rest[at..].bytes().take(LONGEST_MARK).position(|byte| byte == b'>');
        let mark = end.map(|end| &rest[at..=at + end]);
        match mark.filter(|mark| is_mark(mark)) {
            Some(mark) => rest = &rest[at + mark.len()..],
            None => {
                left.push('<');
                rest = &rest[at + 1..];
            }
        }
    }
    left.push_str(rest);
    left.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Bytes within which a mark of HTML ends.
const LONGEST_MARK: usize = 100;

fn is_mark(mark: &str) -> bool {
    let name = mark.trim_start_matches(['<', '/']);
    let name = name.split([' ', '>']).next().unwrap_or("");
    ["i", "b", "em", "strong", "sup", "sub", "span"].contains(&name)
}

fn work(key: String, at: &Range<usize>, fields: &Map<String, Value>, read: &mut Read) -> Work {
    let of = |name: &str| without_marks(&text(fields, name));
    let names = authors(&key, at, fields, read);
    let year = issued(&key, at, fields, read);
    Work {
        at: at.clone(),
        form: form(&text(fields, "type")),
        names,
        year,
        title: of("title"),
        short_title: of("title-short"),
        container: of("container-title"),
        volume: of("volume"),
        number: of("issue"),
        pages: dashed(&of("page")),
        publishers: Some(of("publisher")).filter(|text| !text.is_empty()).into_iter().collect(),
        url: text(fields, "URL"),
        note: of("note"),
        key,
    }
}

fn authors(key: &str, at: &Range<usize>, fields: &Map<String, Value>, read: &mut Read) -> Names {
    for role in ["author", "editor"] {
        let mut names = Names::default();
        let people = fields.get(role).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        for person in people.iter().filter_map(Value::as_object) {
            match person_of(person) {
                person if matches!(names::inverted(&person).as_str(), "others" | "et al.") => {
                    names.more = true;
                }
                person if person.family.is_empty() => {}
                person => names.people.push(person),
            }
        }
        let odd = |p: &&Person| p.family.contains(';') || p.given.contains(';');
        if let Some(person) = names.people.iter().find(odd) {
            let message = format!(
                "in `{role}` of `{key}` the name `{}` has a semicolon",
                names::inverted(person)
            );
            read.doubt(at.clone(), message, "give each person an entry of the list");
        }
        if !names.people.is_empty() {
            return names;
        }
    }
    Names::default()
}

fn person_of(fields: &Map<String, Value>) -> Person {
    let of = |name: &str| without_marks(&text(fields, name));
    let literal = of("literal");
    if !literal.is_empty() {
        return Person::whole(literal);
    }
    let particle = [of("dropping-particle"), of("non-dropping-particle")].join(" ");
    let family = format!("{} {}", particle.trim(), of("family")).trim().to_owned();
    let given = of("given");
    if family.is_empty() {
        return Person::whole(given);
    }
    Person { family, given, suffix: of("suffix") }
}

fn issued(key: &str, at: &Range<usize>, fields: &Map<String, Value>, read: &mut Read) -> Year {
    let date = fields.get("issued");
    let written = date.map_or_else(String::new, date_text);
    let written = if written.is_empty() { text(fields, "status") } else { written };
    year::read(&written).unwrap_or_else(|| {
        let message =
            format!("the date of `{key}`, `{written}`, is no year; it is printed as it stands");
        read.doubt(at.clone(), message, year::HELP);
        Year::words(written)
    })
}

/// The years of a date, as [`year::read`] takes them.
fn date_text(date: &Value) -> String {
    let Value::Object(fields) = date else { return plain(date) };
    let parts = fields.get("date-parts").and_then(Value::as_array);
    let years: Vec<String> = parts
        .into_iter()
        .flatten()
        .filter_map(|day| day.as_array()?.first().map(year_text))
        .filter(|year| !year.is_empty())
        .collect();
    let written = if years.is_empty() {
        ["raw", "literal"].map(|name| text(fields, name)).into_iter().find(|t| !t.is_empty())
    } else {
        Some(years.join("/"))
    };
    let is_rough = |value: &Value| !matches!(value, Value::Bool(false) | Value::Null);
    let rough = fields.get("circa").is_some_and(is_rough);
    written.map_or_else(String::new, |text| if rough { format!("ca. {text}") } else { text })
}

/// In a list of numbers a year below zero is one before Christ, and there is no year 0.
fn year_text(year: &Value) -> String {
    let text = plain(year);
    match text.strip_prefix('-') {
        Some(before) if before.parse::<u32>().is_ok() => format!("{before} BC"),
        _ => text,
    }
}

fn form(kind: &str) -> WorkForm {
    match kind {
        "article-journal" | "article" | "review" | "review-book" => WorkForm::Article,
        "book" | "periodical" | "collection" => WorkForm::Book,
        "chapter" | "paper-conference" | "entry" | "entry-encyclopedia" | "entry-dictionary" => {
            WorkForm::Chapter
        }
        "report" => WorkForm::Report,
        "thesis" => WorkForm::Thesis,
        "article-newspaper" | "article-magazine" | "broadcast" => WorkForm::Press,
        "legislation" | "legal_case" | "treaty" | "hearing" | "bill" | "regulation" => {
            WorkForm::Document
        }
        "dataset" | "software" => WorkForm::Data,
        "webpage" | "post" | "post-weblog" => WorkForm::Page,
        "interview" => WorkForm::Interview,
        _ => WorkForm::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::{read, without_marks};
    use crate::bibliography::names::inverted;

    #[test]
    fn works_as_zotero_writes_them() {
        let text = r#"[
  {"id": "ash2014", "type": "article-journal", "title": "On <i>gas</i>", "container-title": "World",
   "author": [{"family": "Ash", "given": "Anna"}, {"family": "Humboldt", "given": "W.", "non-dropping-particle": "von"}],
   "issued": {"date-parts": [["2014", 3, 5]]}, "volume": 3, "page": "1-9"},
  {"id": 7, "type": "book", "title": "B", "author": [{"literal": "World Bank"}], "issued": {"raw": "in press"}},
  {"type": "book", "title": "No id"},
  {"id": "http://zotero.org/1", "citation-key": "cole", "type": "book", "issued": {"date-parts": [[1914]], "circa": 1}},
  {"id": "span", "type": "book", "issued": {"date-parts": [[2012], [2014]]}}
]"#;
        let read = read(text);
        let keys: Vec<&str> = read.works.iter().map(|work| work.key.as_str()).collect();
        assert_eq!(keys, ["ash2014", "7", "cole", "span"]);
        let years: Vec<String> = read.works.iter().map(|work| work.year.plain()).collect();
        assert_eq!(years, ["2014", "in press", "ca. 1914", "2012\u{2013}2014"]);
        let ash = &read.works[0];
        assert_eq!((ash.title.as_str(), ash.pages.as_str()), ("On gas", "1\u{2013}9"));
        let people: Vec<String> = ash.names.people.iter().map(inverted).collect();
        assert_eq!(people, ["Ash, Anna", "von Humboldt, W."]);
        assert_eq!(read.faults.len(), 1);
        assert_eq!(read.faults[0].message, "this work has no `id`");
        assert!(
            text[read.faults[0].at.clone()]
                .starts_with("{\"type\": \"book\", \"title\": \"No id\"}")
        );
    }

    #[test]
    fn what_is_no_csl_json_is_said() {
        let said = |text: &str| {
            read(text).faults.into_iter().next().map(|fault| (fault.message, fault.at.start))
        };
        let (message, at) = said("[{\"id\": \"a\",\n  \"type\" \"book\"}]").expect("a fault");
        assert_eq!((message.as_str(), at), ("the file is no JSON: expected `:`", 22));
        let (message, _) = said("{\"a\": 1}").expect("a fault");
        assert_eq!(message, "this is JSON, but no bibliography in CSL-JSON");
        assert!(said("[1]").expect("a fault").0.starts_with("this is no work"));
        assert_eq!(said("{\"items\": []}"), None);
    }

    #[test]
    fn other_brackets_stay() {
        assert_eq!(without_marks("a < b <i>c</i> <x> <"), "a < b c <x> <");
    }
}
