//! Reads the tables compiled into the program. A wrong line is left out; a test keeps the tables
//! free of any.

use std::collections::BTreeMap;

use counterpoise_dates::{Day, DayRange};

use crate::actor::{ActorKind, Organisation};
use crate::span::{intersect, union};
use crate::state::{Code, Name, State};
use crate::system::System;

/// Reads `states.tsv`.
pub(crate) fn states(text: &'static str) -> Vec<State> {
    lines(text).filter_map(|line| state(&fields(line))).collect()
}

/// Reads `organisations.tsv`.
pub(crate) fn organisations(text: &'static str) -> Vec<Organisation> {
    lines(text).filter_map(|line| organisation(&fields(line))).collect()
}

/// Reads `names.tsv` or `seats.tsv`: the names of an actor, by id.
pub(crate) fn names(text: &'static str) -> BTreeMap<&'static str, Vec<Name>> {
    lines(text).filter_map(|line| names_of(&fields(line))).collect()
}

/// Reads `codes.tsv`, by id.
pub(crate) fn more_codes(text: &'static str) -> BTreeMap<&'static str, MoreCodes> {
    lines(text).filter_map(|line| codes_of(&fields(line))).collect()
}

/// A line of `codes.tsv`.
#[derive(Clone, Copy)]
pub(crate) struct MoreCodes {
    iso2: &'static str,
    un: &'static str,
    fips: &'static str,
    vdem: &'static str,
    polity: &'static str,
}

impl MoreCodes {
    /// The codes of an actor that existed then. V-Dem codes territories before they were states, and
    /// Polity says for each code from when.
    pub(crate) fn read(self, existence: &[DayRange]) -> Option<Vec<Code>> {
        let mut codes = lettered(self.iso2, System::Iso2, existence)?;
        codes.extend(lettered(self.un, System::UnNumber, existence)?);
        codes.extend(lettered(self.fips, System::Fips, existence)?);
        codes.extend(lettered(self.vdem, System::VdemNumber, &[DayRange::ALL])?);
        let (number, letters) = (System::PolityNumber, System::PolityLetters);
        codes.extend(numbered(self.polity, number, letters, existence)?);
        Some(codes)
    }
}

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.starts_with('#') && !line.starts_with("id\t"))
}

fn fields(line: &'static str) -> Vec<&'static str> {
    line.split('\t').map(|field| if field == "-" { "" } else { field }).collect()
}

fn state(fields: &[&'static str]) -> Option<State> {
    let [id, name, iso3, iso2, cow, gw, exists, follows, names] = *fields else {
        return None;
    };
    let mut listed = numbered(cow, System::CowNumber, System::CowLetters, &[])?;
    listed.extend(numbered(gw, System::GwNumber, System::GwLetters, &[])?);
    let existence = existence(&listed, exists)?;
    let mut codes = lettered(iso3, System::Iso3, &existence)?;
    codes.extend(lettered(iso2, System::Iso2, &existence)?);
    codes.append(&mut listed);
    let follows = follows.split_whitespace().collect();
    Some(State {
        id,
        name,
        codes,
        names: parse_names(names)?,
        foreign_names: Vec::new(),
        seats: Vec::new(),
        existence,
        follows,
    })
}

fn organisation(fields: &[&'static str]) -> Option<Organisation> {
    let [id, kind, existence, name, names] = *fields else {
        return None;
    };
    let names = parts(names).collect();
    Some(Organisation {
        id,
        kind: ActorKind::named(kind)?,
        name,
        names,
        foreign_names: Vec::new(),
        seats: Vec::new(),
        codes: Vec::new(),
        existence: parse_span(existence)?,
    })
}

fn names_of(fields: &[&'static str]) -> Option<(&'static str, Vec<Name>)> {
    let (id, names) = fields.split_first()?;
    let names: Vec<Vec<Name>> =
        names.iter().map(|names| parse_names(names)).collect::<Option<_>>()?;
    let hidden = |name: Name| Name { displayed: false, ..name };
    Some((id, names.into_iter().flatten().map(hidden).collect()))
}

fn codes_of(fields: &[&'static str]) -> Option<(&'static str, MoreCodes)> {
    let [id, iso2, un, fips, vdem, polity] = *fields else { return None };
    let codes = MoreCodes { iso2, un, fips, vdem, polity };
    codes.read(&[DayRange::ALL])?;
    Some((id, codes))
}

/// Either list's spans joined; the first day of both lists, 1816-01-01, is no founding day but
/// where they begin.
fn existence(listed: &[Code], exists: &'static str) -> Option<Vec<DayRange>> {
    let certain = listed.iter().filter(|code| !code.tentative);
    let mut spans: Vec<DayRange> =
        certain.flat_map(|code| code.spans.iter().copied().map(open_beginning)).collect();
    if !exists.is_empty() {
        spans.extend(parse_spans(exists)?);
    }
    Some(union(spans))
}

fn open_beginning(span: DayRange) -> DayRange {
    let begins_the_list = span.first == Day::new(1816, 1, 1);
    DayRange { first: span.first.filter(|_| !begins_the_list), last: span.last }
}

/// `255/GMY@SPANS; 260/GFR@SPANS`: a number and its letters, `~` before one of a tentative list.
/// Without dates it holds whenever the state existed.
fn numbered(
    field: &'static str,
    number: System,
    letters: System,
    existence: &[DayRange],
) -> Option<Vec<Code>> {
    let mut codes = Vec::new();
    for part in parts(field) {
        let (certain, tentative) = (part.trim_start_matches('~'), part.starts_with('~'));
        let (code, spans) = match certain.split_once('@') {
            Some((code, spans)) => (code, parse_spans(spans)?),
            None => (certain, existence.to_vec()),
        };
        let (digits, text) = code.split_once('/')?;
        digits.parse::<u16>().ok()?;
        let code = Code { system: number, text: digits, spans, principal: false, tentative };
        codes.push(Code { system: letters, text, ..code.clone() });
        codes.push(code);
    }
    Some(codes)
}

/// `RUS; SUN@SPAN`: a code without dates holds whenever the state existed.
fn lettered(field: &'static str, system: System, existence: &[DayRange]) -> Option<Vec<Code>> {
    let mut codes = Vec::new();
    for part in parts(field) {
        let (text, spans) = part.split_once('@').unwrap_or((part, ".."));
        let spans = intersect(&parse_spans(spans)?, existence);
        let principal = !part.contains('@');
        codes.push(Code { system, text, spans, principal, tentative: false });
    }
    Some(codes)
}

fn parse_names(field: &'static str) -> Option<Vec<Name>> {
    parts(field).map(parse_name).collect()
}

/// A dated name that has ended was the name then, unless `~` marks it as understood but not
/// displayed.
fn parse_name(part: &'static str) -> Option<Name> {
    let (text, span) = match part.split_once('@') {
        Some((text, span)) => (text, parse_span(span)?),
        None => (part, DayRange::ALL),
    };
    let shown = text.strip_prefix('~');
    Some(Name {
        text: shown.unwrap_or(text),
        span,
        displayed: shown.is_none() && span.last.is_some(),
    })
}

fn parts(field: &'static str) -> impl Iterator<Item = &'static str> {
    field.split(';').map(str::trim).filter(|part| !part.is_empty())
}

fn parse_spans(text: &str) -> Option<Vec<DayRange>> {
    text.split(',').map(parse_span).collect()
}

fn parse_span(text: &str) -> Option<DayRange> {
    let (first, last) = text.split_once("..")?;
    Some(DayRange { first: parse_end(first)?, last: parse_end(last)? })
}

/// An empty end is open; a wrong one is no end at all.
fn parse_end(text: &str) -> Option<Option<Day>> {
    if text.is_empty() { Some(None) } else { parse_day(text).map(Some) }
}

fn parse_day(text: &str) -> Option<Day> {
    let mut numbers = text.splitn(3, '-');
    let year = numbers.next()?.parse().ok()?;
    let month = numbers.next()?.parse().ok()?;
    Day::new(year, month, numbers.next()?.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::{lines, more_codes, names, organisations, states};
    use crate::World;

    #[test]
    fn every_line_of_the_tables_is_read() {
        let tables = (include_str!("states.tsv"), include_str!("organisations.tsv"));
        let read = (states(tables.0).len(), organisations(tables.1).len());
        assert_eq!(read, (lines(tables.0).count(), lines(tables.1).count()));
        assert_eq!(read, (223, 130));
    }

    #[test]
    fn every_line_by_id_is_read_and_names_an_actor() {
        let by_id = [include_str!("names.tsv"), include_str!("seats.tsv")];
        let codes = include_str!("codes.tsv");
        let mut ids: Vec<&str> = more_codes(codes).into_keys().collect();
        assert_eq!(ids.len(), lines(codes).count());
        for text in by_id {
            let read = names(text);
            assert_eq!(read.len(), lines(text).count());
            ids.extend(read.into_keys());
        }
        for id in ids {
            assert_eq!(World::builtin().actor(id).map(|actor| actor.id()), Some(id));
        }
    }

    #[test]
    fn a_wrong_line_is_left_out() {
        let wrong_day = "A\tA\t-\t-\t1/AA@1900-13-01..\t-\t-\t-\t-";
        assert_eq!((states(wrong_day), states("A\ttoo short")), (vec![], vec![]));
    }
}
