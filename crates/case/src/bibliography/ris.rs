//! RIS, as reference managers and publishers write it.

use super::names;
use super::work::{Cost, Fault, Read, Work, dashed, fault_of_key};
use super::year::{self, Year};
use crate::model::WorkForm;
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

/// A record: its tags, each with its values in their order.
#[derive(Default)]
struct Record {
    at: Range<usize>,
    tags: BTreeMap<String, Vec<String>>,
    /// The tag of the line before, which a line without one continues.
    last: String,
}

const FORM: &str = "a record begins with `TY  - JOUR` and ends with `ER  -`";

/// Every work of a text.
pub(crate) fn read(text: &str) -> Read {
    let mut read = Read::default();
    let mut records: Vec<Record> = Vec::new();
    let mut open: Option<Record> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let place = at..at + line.trim_end().len();
        at += line.len();
        step(
            line.trim_end().trim_start_matches('\u{feff}'),
            place,
            &mut open,
            &mut records,
            &mut read,
        );
    }
    if let Some(record) = open {
        unclosed(&record, "at the end of the file", &mut read);
    }
    if text.trim().is_empty() {
        return read;
    }
    if records.is_empty() && read.faults.is_empty() {
        read.lose(0..0, None, "this is no bibliography in RIS".to_owned(), FORM);
    }
    works(&records, &mut read);
    read
}

fn step(
    line: &str,
    place: Range<usize>,
    open: &mut Option<Record>,
    records: &mut Vec<Record>,
    read: &mut Read,
) {
    match (tag(line), open.as_mut()) {
        (Some(("TY", kind)), _) => {
            if let Some(record) = open.take() {
                unclosed(&record, "where the next one begins", read);
            }
            let tags = BTreeMap::from([("TY".to_owned(), vec![kind.to_owned()])]);
            *open = Some(Record { at: place, tags, last: "TY".to_owned() });
        }
        (Some(("ER", _)), Some(_)) => records.extend(open.take()),
        (Some((tag, value)), Some(record)) => {
            record.tags.entry(tag.to_owned()).or_default().push(value.to_owned());
            tag.clone_into(&mut record.last);
        }
        (None, Some(record)) if !line.trim().is_empty() => {
            let values = record.tags.entry(record.last.clone()).or_default();
            match values.last_mut() {
                Some(value) => {
                    value.push(' ');
                    value.push_str(line.trim());
                }
                None => values.push(line.trim().to_owned()),
            }
        }
        (Some(_), None) if !read.faults.iter().any(|fault| fault.message == OUTSIDE) => {
            read.lose(place, None, OUTSIDE.to_owned(), FORM);
        }
        _ => {}
    }
}

/// How names are written.
const NAMES: &str = "write each name on a line of its own, as in `AU  - Ito, Ken`";

const OUTSIDE: &str = "this line belongs to no record";

/// `AU  - Ash, Anna` as tag and value.
fn tag(line: &str) -> Option<(&str, &str)> {
    let (tag, value) = line.split_once('-')?;
    let name = tag.trim_end();
    let letters = name.len() == 2
        && tag.ends_with(' ')
        && name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.ends_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit());
    letters.then(|| (name, value.trim()))
}

fn unclosed(record: &Record, where_to: &str, read: &mut Read) {
    let key = record.first(&["ID"]);
    let message = format!("this record is not closed {where_to}");
    let key = Some(key.as_str()).filter(|key| !key.is_empty());
    read.lose(record.at.clone(), key, message, "write `ER  -` behind it");
}

impl Record {
    fn first(&self, tags: &[&str]) -> String {
        let found = tags.iter().filter_map(|tag| self.tags.get(*tag)).flatten();
        let mut found = found.map(|value| value.split_whitespace().collect::<Vec<_>>().join(" "));
        found.find(|value| !value.is_empty()).unwrap_or_default()
    }

    /// Values of the first of these tags that the record has.
    fn all(&self, tags: &[&str]) -> Vec<String> {
        tags.iter().find_map(|tag| self.tags.get(*tag)).cloned().unwrap_or_default()
    }
}

fn works(records: &[Record], read: &mut Read) {
    let given: HashSet<String> = records.iter().map(|record| record.first(&["ID"])).collect();
    let (mut seen, mut named) = (HashSet::new(), Vec::new());
    for record in records {
        let mut work = work(record, read);
        if let Some((fault, help)) = fault_of_key(&work.key) {
            let message = format!("{fault}: the `ID` of this record is `{}`", work.key);
            read.lose(record.at.clone(), work.key.split_whitespace().next(), message, help);
            continue;
        }
        if work.key.is_empty() {
            work.key = made_key(&work, |key| given.contains(key) || seen.contains(key));
            named.push((work.key.clone(), record.at.clone()));
        }
        read.keep(work, &mut seen);
    }
    say_made(&named, read);
}

/// `ash2014`, with a letter if there is one already.
fn made_key(work: &Work, taken: impl Fn(&str) -> bool) -> String {
    let name = work.names.people.first().map_or(&work.title, |person| &person.family);
    let name: String = name.chars().filter(|c| c.is_alphanumeric()).take(24).collect();
    let year: String = work.year.plain().chars().filter(char::is_ascii_digit).take(4).collect();
    let key = format!("{}{year}", name.to_lowercase());
    let key = if key.is_empty() { "work".to_owned() } else { key };
    if !taken(&key) {
        return key;
    }
    let mut further = (2..).map(|n| format!("{key}-{n}"));
    further.find(|key| !taken(key)).unwrap_or(key)
}

/// One warning for all keys that were made.
fn say_made(named: &[(String, Range<usize>)], read: &mut Read) {
    let [(_, at), ..] = named else { return };
    let shown: Vec<String> = named.iter().take(8).map(|(key, _)| format!("`@{key}`")).collect();
    let more = if named.len() > 8 { ", ..." } else { "" };
    let (count, records, have) = match named.len() {
        1 => ("one".to_owned(), "record", "has"),
        n => (n.to_string(), "records", "have"),
    };
    let message = format!(
        "{count} {records} {have} no `ID`, and {have} keys made of author and year: {}{more}",
        shown.join(", ")
    );
    read.faults.push(Fault {
        at: at.clone(),
        cost: Cost::Doubtful,
        message,
        help: "write `ID  - ash2014` into each record whose key must not change".to_owned(),
    });
}

fn work(record: &Record, read: &mut Read) -> Work {
    let key = record.first(&["ID"]);
    let name = if key.is_empty() { String::new() } else { format!(" of `{key}`") };
    let mut doubts = Vec::new();
    let people = [record.all(&["AU", "A1"]), record.all(&["ED", "A2", "A3"])];
    let people = people.into_iter().find(|people| !people.is_empty()).unwrap_or_default();
    let names = names::parted(&people, NAMES, &mut doubts);
    for (message, help) in doubts {
        read.doubt(record.at.clone(), format!("in the authors{name} {message}"), help);
    }
    let written = record.first(&["PY", "Y1", "DA"]);
    // `2014///` leaves month and day out; it is no open span.
    let written = written.trim_end_matches('/').to_owned();
    let year = year::read(&written).unwrap_or_else(|| {
        let message = format!("the year{name}, `{written}`, is none; it is printed as it stands");
        read.doubt(record.at.clone(), message, year::HELP);
        Year::words(written)
    });
    let (from, to) = (record.first(&["SP"]), record.first(&["EP"]));
    let pages = match (from.is_empty(), to.is_empty()) {
        (false, false) if from != to => dashed(&format!("{from}-{to}")),
        _ => dashed(&from),
    };
    Work {
        key,
        at: record.at.clone(),
        form: form(&record.first(&["TY"])),
        names,
        year,
        title: record.first(&["TI", "T1", "CT"]),
        short_title: record.first(&["ST"]),
        container: record.first(&["JO", "JF", "T2", "JA", "J2", "BT"]),
        volume: record.first(&["VL"]),
        number: record.first(&["IS"]),
        pages,
        publishers: Some(record.first(&["PB"])).filter(|p| !p.is_empty()).into_iter().collect(),
        url: record.first(&["UR", "L2"]),
        note: record.first(&["N1"]),
    }
}

fn form(kind: &str) -> WorkForm {
    match kind {
        "JOUR" | "EJOU" | "JFULL" | "ABST" | "INPR" => WorkForm::Article,
        "BOOK" | "EBOOK" | "EDBOOK" | "WHOLE" | "CONF" | "SER" => WorkForm::Book,
        "CHAP" | "ECHAP" | "CPAPER" | "ENCYC" | "DICT" => WorkForm::Chapter,
        "RPRT" | "GOVDOC" | "STAND" => WorkForm::Report,
        "THES" => WorkForm::Thesis,
        "NEWS" | "MGZN" => WorkForm::Press,
        "BILL" | "CASE" | "HEAR" | "LEGAL" | "STAT" | "UNBILL" => WorkForm::Document,
        "DATA" | "AGGR" | "DBASE" | "COMP" => WorkForm::Data,
        "ELEC" | "BLOG" | "ICOMM" => WorkForm::Page,
        _ => WorkForm::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn records_become_works() {
        let text = "TY  - JOUR\r\nAU  - Ash, Anna\r\nAU  - Nye, Joseph S., Jr.\r\nTI  - On gas\r\n\
            and oil\r\nPY  - 2014/03/05/\r\nT2  - World\r\nSP  - 1\r\nEP  - 9\r\nID  - ash2014\r\nER  - \r\n\
            \r\nTY  - NEWS\nAU  - Reuters\nY1  - 2015\nTI  - News\nER  -\n\
            TY  - BOOK\nAU  - Reuters\nPY  - 2015\nTI  - More\nER  -\n";
        let read = read(text);
        let keys: Vec<&str> = read.works.iter().map(|work| work.key.as_str()).collect();
        assert_eq!(keys, ["ash2014", "reuters2015", "reuters2015-2"]);
        let ash = &read.works[0];
        assert_eq!((ash.title.as_str(), ash.pages.as_str()), ("On gas and oil", "1\u{2013}9"));
        assert_eq!(ash.names.people[1].suffix, "Jr.");
        let said: Vec<&str> = read.faults.iter().map(|fault| fault.message.as_str()).collect();
        assert_eq!(
            said,
            [
                "2 records have no `ID`, and have keys made of author and year: `@reuters2015`, `@reuters2015-2`"
            ]
        );
    }

    #[test]
    fn letters_of_html_part_no_names_and_helps_speak_of_ris() {
        let text = "TY  - BOOK\nID  - a\nAU  - Procter &amp; Gamble\nER  - \n\
            TY  - BOOK\nID  - b\nAU  - Ito, Ken; Park, Min\nER  - \n";
        let read = read(text);
        assert_eq!(read.works[0].names.people[0].family, "Procter &amp; Gamble");
        let families = |at: usize| read.works[at].names.people.iter().map(|p| p.family.as_str());
        assert_eq!(families(1).collect::<Vec<_>>(), ["Ito", "Park"]);
        assert_eq!(read.faults.len(), 1);
        assert!(read.faults[0].help.contains("`AU  - Ito, Ken`"), "{}", read.faults[0].help);
    }

    #[test]
    fn a_bad_record_costs_that_record() {
        let text = "TY  - BOOK\nID  - a\nTY  - BOOK\nID  - b c\nER  - \nTY  - BOOK\nID  - d\nPY  - soon\nER  - \n";
        let read = read(text);
        let said: Vec<(usize, &str)> =
            read.faults.iter().map(|f| (f.at.start, f.message.as_str())).collect();
        assert_eq!(
            said,
            [
                (0, "this record is not closed where the next one begins"),
                (19, "a key has no blanks: the `ID` of this record is `b c`"),
                (47, "the year of `d`, `soon`, is none; it is printed as it stands"),
            ]
        );
        assert_eq!(read.lost.keys, ["a", "b"]);
        assert_eq!(
            super::read("no RIS at all").faults[0].message,
            "this is no bibliography in RIS"
        );
    }
}
