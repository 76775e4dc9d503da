//! BibTeX and BibLaTeX.

use super::entries::{Cut, Cutter, Kind};
use super::names;
use super::strings::Strings;
use super::tex::{self, Piece};
use super::work::{Names, Read, Work, dashed};
use super::year::{self, Year};
use crate::model::WorkForm;
use biblatex::{ParseError, ParseErrorKind, RawBibliography, Token};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;

/// The value of a field as it stands, and where.
#[derive(Clone)]
struct Value {
    raw: String,
    at: Range<usize>,
}

/// An entry whose fields are not read yet.
struct Entry {
    key: String,
    kind: String,
    at: Range<usize>,
    fields: BTreeMap<String, Value>,
}

/// Entries that an entry may take fields from, one through the other.
const GENERATIONS: usize = 8;

/// Every entry of a text.
pub(crate) fn read(text: &str) -> Read {
    let mut read = Read::default();
    let mut strings = Strings::new();
    let mut entries: Vec<Entry> = Vec::new();
    let mut cutter = Cutter::new(text);
    while let Some(cut) = cutter.next(&mut read) {
        match (take(&cut, &mut strings, &mut read), cut.next) {
            (Ok(entry), _) => entries.extend(entry),
            (Err(error), next) => {
                say(&cut, &error, next, &mut read);
                // The entry that begins within it may be whole.
                if let Some(next) = next {
                    cutter.resume(next);
                }
            }
        }
    }
    inherit(&mut entries, &mut strings, &mut read);
    let mut seen = HashSet::new();
    let mut unknown = Unknown::default();
    let lost: HashSet<String> = read.lost.keys.iter().cloned().collect();
    for entry in entries.iter().filter(|e| e.kind != "xdata" && !lost.contains(&e.key)) {
        let work = work(entry, &mut unknown, &mut read);
        read.keep(work, &mut seen);
    }
    unknown.say(&mut read);
    read
}

/// What the library makes of one entry: a work, or strings.
fn take(cut: &Cut, strings: &mut Strings, read: &mut Read) -> Result<Option<Entry>, ParseError> {
    let empty = cut.kind == Kind::Work && !cut.text.contains(',');
    if empty {
        let kind = cut.text[1..].split('{').next().unwrap_or("").trim().to_lowercase();
        let (key, at) = (cut.key.clone(), cut.at.clone());
        return Ok(Some(Entry { key, kind, at, fields: BTreeMap::new() }));
    }
    let raw = RawBibliography::parse(&cut.text)?;
    let within = |at: &Range<usize>| cut.at.start + at.start..cut.at.start + at.end;
    for pair in &raw.abbreviations {
        strings.define(pair.key.v, &pair.value.v, within(&pair.key.span), read);
    }
    Ok(raw.entries.first().map(|raw| {
        let mut fields = BTreeMap::new();
        for pair in &raw.v.fields {
            let at = within(&pair.value.span);
            let raw = strings.text(&pair.value.v, &at, read);
            fields.insert(pair.key.v.to_lowercase(), Value { raw, at });
        }
        let kind = raw.v.kind.v.to_lowercase();
        Entry { key: cut.key.clone(), kind, at: cut.at.clone(), fields }
    }))
}

/// Why the library does not read an entry, where, and what to do.
fn say(cut: &Cut, error: &ParseError, next: Option<usize>, read: &mut Read) {
    let name = if cut.key.is_empty() { "`@string`".to_owned() } else { format!("`{}`", cut.key) };
    let at = (cut.at.start + error.span.start).min(cut.at.end);
    let (message, help) = match (&error.kind, next) {
        (_, Some(_)) => (
            format!("the entry {name} is not closed where the next one begins"),
            "close the brace of the field that lacks it, or of the entry",
        ),
        (ParseErrorKind::Expected(Token::Comma), _) => (
            format!("a comma is missing here in the entry {name}"),
            "write a comma behind every value",
        ),
        (ParseErrorKind::Expected(Token::Equals), _) => (
            format!("an equals sign is missing here in the entry {name}"),
            "write `field = {value}`",
        ),
        (ParseErrorKind::Expected(Token::Identifier), _) => (
            format!("the name of a field is missing here in the entry {name}"),
            "write `field = {value}`, and one comma between two fields",
        ),
        (ParseErrorKind::UnexpectedEof, _) => (
            format!("a value is missing here in the entry {name}, or has no braces"),
            "write `field = {value}`",
        ),
        (kind, _) => (
            format!("the entry {name} cannot be read: {kind}"),
            "often a brace or a comma is missing just before this place",
        ),
    };
    let at = if next.is_some() { cut.at.start..cut.at.start } else { at..at };
    read.lose(at, Some(&cut.key), message, help);
}

/// What an entry may take from the one that it names in `crossref`.
const INHERITED: [&str; 15] = [
    "address",
    "date",
    "editor",
    "institution",
    "location",
    "journal",
    "journaltitle",
    "month",
    "number",
    "organization",
    "publisher",
    "school",
    "series",
    "volume",
    "year",
];

/// Fields that an entry lacks come from those that it names in `crossref` and `xdata`.
fn inherit(entries: &mut [Entry], strings: &mut Strings, read: &mut Read) {
    let keys: HashMap<String, usize> =
        entries.iter().enumerate().rev().map(|(at, e)| (e.key.clone(), at)).collect();
    for at in 0..entries.len() {
        let added = inherited(entries, at, &keys, read);
        let bytes: usize = added.iter().map(|(field, value)| field.len() + value.raw.len()).sum();
        if bytes > 0 && !strings.may_add(bytes, &entries[at].at, read) {
            return;
        }
        entries[at].fields.extend(added);
    }
}

/// What one entry takes from others.
fn inherited(
    entries: &[Entry],
    at: usize,
    keys: &HashMap<String, usize>,
    read: &mut Read,
) -> BTreeMap<String, Value> {
    let entry = &entries[at];
    let mut added = BTreeMap::new();
    let mut seen = BTreeSet::from([at]);
    let mut open = parents(entry, keys);
    while let Some((parent, whole)) = open.pop() {
        if !seen.insert(parent) {
            continue;
        }
        if seen.len() > GENERATIONS + 1 {
            let message = format!(
                "the entry `{}` takes fields from more than {GENERATIONS} others; the further ones are left out",
                entry.key
            );
            read.doubt(entry.at.clone(), message, "write the fields into the entry");
            break;
        }
        lend(&entries[parent], entry, whole, &mut added);
        open.extend(parents(&entries[parent], keys));
    }
    added
}

/// The entries that an entry names, and whether it takes every field of them.
fn parents(entry: &Entry, keys: &HashMap<String, usize>) -> Vec<(usize, bool)> {
    let named = |field: &str, whole: bool| {
        let value = entry.fields.get(field).map_or("", |value| &value.raw);
        let found = value.split(',').filter_map(|key| keys.get(key.trim()));
        found.map(|at| (*at, whole)).take(GENERATIONS + 1).collect::<Vec<_>>()
    };
    [named("crossref", false), named("xdata", true)].concat()
}

fn lend(from: &Entry, to: &Entry, whole: bool, added: &mut BTreeMap<String, Value>) {
    let lacks = |field: &str, added: &BTreeMap<String, Value>| {
        !to.fields.contains_key(field) && !added.contains_key(field)
    };
    let dated = to.fields.contains_key("date") || to.fields.contains_key("year");
    let given: Box<dyn Iterator<Item = (&str, &Value)>> = if whole {
        Box::new(from.fields.iter().map(|(field, value)| (field.as_str(), value)))
    } else {
        Box::new(INHERITED.into_iter().filter_map(|field| Some((field, from.fields.get(field)?))))
    };
    for (field, value) in given {
        let is_date = matches!(field, "date" | "year" | "month");
        if lacks(field, added) && !(is_date && dated) {
            added.insert(field.to_owned(), value.clone());
        }
    }
    let container = if from.kind == "periodical" { "journaltitle" } else { "booktitle" };
    if let Some(title) = from.fields.get("title").filter(|_| !whole && lacks(container, added)) {
        added.insert(container.to_owned(), title.clone());
    }
}

/// Commands of TeX that are not known, with the entry in which each first stands.
#[derive(Default)]
struct Unknown {
    commands: BTreeMap<String, (String, Range<usize>)>,
}

impl Unknown {
    fn add(&mut self, names: Vec<String>, key: &str, at: &Range<usize>) {
        for name in names {
            self.commands.entry(name).or_insert_with(|| (key.to_owned(), at.clone()));
        }
    }

    /// One warning for a command, however often it stands.
    fn say(self, read: &mut Read) {
        for (name, (key, at)) in self.commands {
            let message = format!(
                "the TeX command `\\{name}` in `{key}` is not known; what stands in braces behind it is printed, or else its name"
            );
            read.doubt(
                at,
                message,
                "write what it stands for, or leave it if the text is right without it",
            );
        }
    }
}

/// The fields of an entry, read.
struct Fields<'a> {
    entry: &'a Entry,
    unknown: &'a mut Unknown,
}

impl Fields<'_> {
    fn pieces(&mut self, field: &str) -> Vec<Piece> {
        let Some(value) = self.entry.fields.get(field) else { return Vec::new() };
        let mut unknown = Vec::new();
        let pieces = tex::pieces(&value.raw, &mut unknown);
        self.unknown.add(unknown, &self.entry.key, &value.at);
        pieces
    }

    fn text(&mut self, field: &str) -> String {
        self.pieces(field).into_iter().map(|(c, _)| c).collect()
    }

    fn first(&mut self, fields: &[&str]) -> String {
        fields
            .iter()
            .map(|field| self.text(field))
            .find(|text| !text.is_empty())
            .unwrap_or_default()
    }
}

fn work(entry: &Entry, unknown: &mut Unknown, read: &mut Read) -> Work {
    let mut fields = Fields { entry, unknown };
    let names = names_of(&mut fields, read);
    let year = year_of(&mut fields, read);
    let publishers = ["publisher", "institution", "school", "organization"];
    Work {
        key: entry.key.clone(),
        at: entry.at.clone(),
        form: form(&mut fields),
        names,
        year,
        title: fields.text("title"),
        short_title: fields.text("shorttitle"),
        container: fields.first(&["journaltitle", "journal", "booktitle"]),
        volume: fields.text("volume"),
        number: fields.text("number"),
        pages: dashed(&fields.text("pages")),
        publishers: publishers.iter().map(|f| fields.text(f)).filter(|t| !t.is_empty()).collect(),
        url: entry.fields.get("url").map_or_else(String::new, |value| tex::address(&value.raw)),
        note: fields.text("note"),
    }
}

/// Authors, or else editors.
fn names_of(fields: &mut Fields<'_>, read: &mut Read) -> Names {
    for field in ["author", "editor"] {
        let pieces = fields.pieces(field);
        let mut doubts = Vec::new();
        let names = names::bibtex(&pieces, &mut doubts);
        let Some(value) = fields.entry.fields.get(field) else { continue };
        for (message, help) in doubts {
            let message = format!("in `{field}` of `{}` {message}", fields.entry.key);
            read.doubt(value.at.clone(), message, help);
        }
        if !names.people.is_empty() {
            return names;
        }
    }
    Names::default()
}

/// The date, or else the year, or else the word for what is not out yet.
fn year_of(fields: &mut Fields<'_>, read: &mut Read) -> Year {
    for field in ["date", "year", "pubstate"] {
        let text = fields.text(field);
        let Some(value) = fields.entry.fields.get(field).filter(|_| !text.is_empty()) else {
            continue;
        };
        return year::read(&text).unwrap_or_else(|| {
            let key = &fields.entry.key;
            let message =
                format!("the {field} of `{key}`, `{text}`, is no year; it is printed as it stands");
            read.doubt(value.at.clone(), message, year::HELP);
            Year::words(text)
        });
    }
    Year::none()
}

/// The form by the kind of entry, and by what BibLaTeX and Zotero say besides.
fn form(fields: &mut Fields<'_>) -> WorkForm {
    let subtype = fields.first(&["entrysubtype", "type", "howpublished"]).to_lowercase();
    match fields.entry.kind.as_str() {
        "article" | "suppperiodical" if ["newspaper", "magazine"].contains(&subtype.as_str()) => {
            WorkForm::Press
        }
        "article" | "suppperiodical" | "review" => WorkForm::Article,
        "book" | "mvbook" | "booklet" | "collection" | "mvcollection" | "proceedings"
        | "mvproceedings" | "reference" | "mvreference" | "periodical" => WorkForm::Book,
        "inbook" | "bookinbook" | "suppbook" | "incollection" | "suppcollection"
        | "inproceedings" | "conference" | "inreference" => WorkForm::Chapter,
        "report" | "techreport" | "manual" => WorkForm::Report,
        "thesis" | "phdthesis" | "mastersthesis" => WorkForm::Thesis,
        "legislation" | "legal" | "jurisdiction" | "standard" => WorkForm::Document,
        "dataset" | "software" => WorkForm::Data,
        "online" | "electronic" | "www" => WorkForm::Page,
        _ if subtype.contains("newspaper") || subtype.contains("magazine") => WorkForm::Press,
        _ => WorkForm::Other,
    }
}
