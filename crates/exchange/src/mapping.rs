//! A mapping: what the columns and words of a sheet that is not ours mean.
//!
//! It is a text in the form of a case file, so that a person can read and change it:
//!
//! ```text
//! mapping "The ledger of a colleague"
//!   sheet: Events
//!   dates: day-first
//!   default: mode deed
//!
//! column "Type of act"
//!   as: stance
//!   value: cooperation = accommodate
//!   value: conflict = resist
//!
//! column "Coder"
//!   as: comment
//! ```

mod propose;
mod words;

pub use propose::{Proposal, Seen, propose};

use crate::allowed;
use crate::field::{FIELDS, Field, Part, part_of};
use counterpoise_dates::DayOrder;
use counterpoise_diagnostic::FileId;
use counterpoise_syntax::{Directive, Header, Range, join, parse, slice};

/// What a column is called that is not read.
const COMMENT: &str = "comment";

/// What the columns and words of a sheet mean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    /// Which sheet of a workbook.
    pub(crate) sheet: Option<String>,
    /// Which number of `3/4/2014` is the day.
    pub(crate) dates: Option<DayOrder>,
    /// What is written where a row is silent.
    pub(crate) defaults: Vec<(Field, String)>,
    pub(crate) columns: Vec<Mapped>,
}

/// What a column means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mapped {
    /// Its name in the sheet.
    pub(crate) name: String,
    /// What it is read as; `None`: its cells are only kept.
    pub(crate) part: Option<Part>,
    /// Cells, and what is read for them.
    pub(crate) values: Vec<(String, String)>,
}

/// A line of a mapping that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MappingFault {
    /// Its line, from 1.
    pub line: usize,
    /// The column of the first character at fault, from 1.
    pub column: usize,
    /// What is wrong, without capital and full stop.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

impl Mapping {
    /// Reads a mapping; everything that is wrong with it comes at once.
    ///
    /// # Errors
    /// Lines that are not understood, columns named twice, words that no field takes.
    pub fn parse(text: &str) -> Result<Mapping, Vec<MappingFault>> {
        let (tree, found) = parse(text, FileId(0));
        let mut reading = Reading { text, mapping: Mapping::default(), faults: Vec::new() };
        for diagnostic in &found {
            let start = diagnostic.span.map_or(0, |span| span.start);
            reading.fault(start..start, diagnostic.message.clone(), &diagnostic.help);
        }
        for directive in &tree.directives {
            reading.directive(directive);
        }
        if reading.faults.is_empty() && reading.mapping.columns.is_empty() {
            let message = "the mapping names no column".to_owned();
            reading.fault(0..0, message, "write `column \"NAME\"` and under it `as: date`");
        }
        if reading.faults.is_empty() { Ok(reading.mapping) } else { Err(reading.faults) }
    }

    /// The columns that it names.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(|column| column.name.as_str())
    }

    /// What it says of a column, by the column's name in the sheet.
    pub(crate) fn column(&self, name: &str) -> Option<&Mapped> {
        self.columns.iter().find(|column| same(&column.name, name))
    }
}

/// What is read for a cell, if these values say so: for the whole of it, without regard to case.
pub(crate) fn meaning<'a>(values: &'a [(String, String)], cell: &str) -> Option<&'a str> {
    values.iter().find(|(from, _)| same(from, cell)).map(|(_, to)| to.as_str())
}

/// Whether two names, or two cells, are one: without regard to case, to blanks and to the kind of
/// quotation marks, which a line of a mapping cannot hold as they are.
pub(crate) fn same(a: &str, b: &str) -> bool {
    fn plain(text: &str) -> String {
        let text = text.replace('"', "'").to_lowercase();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
    a == b || plain(a) == plain(b)
}

struct Reading<'a> {
    text: &'a str,
    mapping: Mapping,
    faults: Vec<MappingFault>,
}

impl Reading<'_> {
    fn fault(&mut self, at: Range, message: String, help: &str) {
        let before = &self.text[..at.start as usize];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1;
        self.faults.push(MappingFault { line, column, message, help: help.to_owned() });
    }

    fn directive(&mut self, directive: &Directive) {
        match slice(self.text, directive.keyword.clone()) {
            "mapping" => self.general(directive),
            "column" => self.column(directive),
            other => {
                let message = format!("`{other}` is no part of a mapping");
                let help = "a mapping has one `mapping` and a `column` for each column";
                self.fault(directive.keyword.clone(), message, help);
            }
        }
    }

    fn general(&mut self, directive: &Directive) {
        for field in &directive.fields {
            let name = slice(self.text, field.name.clone()).to_owned();
            let value = join(self.text, field).trim().to_owned();
            match name.as_str() {
                "sheet" => self.mapping.sheet = Some(value),
                "dates" => match value.as_str() {
                    "day-first" => self.mapping.dates = Some(DayOrder::DayFirst),
                    "month-first" => self.mapping.dates = Some(DayOrder::MonthFirst),
                    _ => {
                        let message = format!("`{value}` is no order of dates");
                        self.fault(field.span(), message, "write day-first or month-first");
                    }
                },
                "default" => self.default(field.span(), &value),
                "note" => {}
                _ => {
                    let message = format!("`{name}` is no field of a mapping");
                    self.fault(field.span(), message, "it has sheet, dates, default, note");
                }
            }
        }
    }

    fn default(&mut self, at: Range, value: &str) {
        let (name, word) = value.split_once(' ').unwrap_or((value, ""));
        let word = word.trim();
        let Some((field, _)) = FIELDS.iter().find(|(_, known)| *known == name) else {
            let message = format!("`{name}` is no field of an event");
            self.fault(at, message, "write the field and its value, as in `default: mode deed`");
            return;
        };
        let whole_row = [Field::Id, Field::Date, Field::Actors, Field::Relation, Field::Targets];
        if whole_row.contains(field) {
            let message = format!("`{name}` has no default");
            self.fault(at, message, "a row without it is told; write it into the sheet");
            return;
        }
        match checked(*field, word) {
            Ok(()) if word.is_empty() => {
                let message = format!("the default of `{name}` has no value");
                self.fault(
                    at,
                    message,
                    "write the field and its value, as in `default: mode deed`",
                );
            }
            Ok(()) => {
                let own = allowed::read(*field, word, crate::layout::Style::Own);
                self.mapping.defaults.push((*field, own.unwrap_or_else(|_| word.to_owned())));
            }
            Err(help) => {
                self.fault(at, format!("`{word}` is not a {name}"), &help);
            }
        }
    }

    fn column(&mut self, directive: &Directive) {
        let header = Header::read(self.text, directive.rest.clone());
        let Some(title) = header.title.filter(|title| !title.text.trim().is_empty()) else {
            let message = "a column is called by its name in the sheet".to_owned();
            self.fault(directive.keyword.clone(), message, "write `column \"Date\"`");
            return;
        };
        let name = title.text.to_owned();
        if self.mapping.column(&name).is_some() {
            let message = format!("the column `{name}` is described twice");
            self.fault(title.range, message, "keep one of the two");
            return;
        }
        let mut mapped = Mapped { name, part: None, values: Vec::new() };
        let mut said = false;
        for field in &directive.fields {
            if slice(self.text, field.name.clone()) == "as" {
                said = true;
                let value = join(self.text, field).trim().to_owned();
                mapped.part = self.part(field.span(), &value);
            }
        }
        if !said {
            let message = format!("it is not said what the column `{}` is", mapped.name);
            let help = "write `as:` and one of the fields of an event, or `as: comment`";
            self.fault(directive.keyword.clone(), message, help);
        }
        for field in &directive.fields {
            let value = join(self.text, field).trim().to_owned();
            match slice(self.text, field.name.clone()) {
                "as" | "note" => {}
                "value" => self.value(field.span(), &value, &mut mapped),
                other => {
                    let message = format!("`{other}` is no field of a column");
                    self.fault(field.span(), message, "it has as, value, note");
                }
            }
        }
        self.mapping.columns.push(mapped);
    }

    fn part(&mut self, at: Range, name: &str) -> Option<Part> {
        let part = part_named(name);
        if name != COMMENT && part.is_none() {
            let all: Vec<&str> = names().collect();
            let near = counterpoise_world::near_miss(name, all.iter().copied());
            let help = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("one of {}, or comment", all.join(", ")),
            };
            self.fault(at.clone(), format!("`{name}` is no field of an event"), &help);
        }
        let taken = |part: &Part| {
            self.mapping.columns.iter().find(|column| column.part == Some(*part)).cloned()
        };
        if let Some(other) = part.as_ref().and_then(taken) {
            let message = format!("the column `{}` is `{name}` already", other.name);
            self.fault(at, message, "give one of the two another field, or `comment`");
            return None;
        }
        part
    }

    fn value(&mut self, at: Range, text: &str, mapped: &mut Mapped) {
        let Some((from, to)) = pair(text) else {
            let message = "a value says what a cell means".to_owned();
            self.fault(at, message, "write `value: cooperation = accommodate`");
            return;
        };
        let fault = match mapped.part {
            Some(Part::Whole(field)) => checked(field, &to)
                .err()
                .map(|help| (format!("`{to}` is not a {}", field.name()), help)),
            Some(Part::Coding) => {
                let odd = to.split(',').map(str::trim).find(|word| allowed::coded(word).is_none());
                odd.map(|odd| (format!("`{odd}` is no word of a coding line"), coding_help()))
            }
            _ => None,
        };
        if let Some((message, help)) = fault {
            self.fault(at, message, &help);
            return;
        }
        mapped.values.push((from, to));
    }
}

fn coding_help() -> String {
    let words = allowed::CODING.into_iter().filter_map(allowed::of).flatten();
    format!("its words are {}", words.collect::<Vec<_>>().join(", "))
}

/// What stands before and behind the last `=`; quotation marks around the first are left out.
fn pair(text: &str) -> Option<(String, String)> {
    let (from, to) = text.rsplit_once('=')?;
    let (from, to) = (from.trim(), to.trim());
    let inner = from.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let from = inner.unwrap_or(from);
    (!from.is_empty()).then(|| (from.to_owned(), to.to_owned()))
}

/// Whether a field takes a word; an empty one leaves the field out.
fn checked(field: Field, word: &str) -> Result<(), String> {
    if word.is_empty() {
        return Ok(());
    }
    let read = match field {
        Field::Weight | Field::Certainty => allowed::number(field, word),
        _ if allowed::of(field).is_some() => allowed::read(field, word, crate::layout::Style::Own),
        _ => return Ok(()),
    };
    read.map(|_| ()).map_err(|(_, help)| help)
}

/// The names by which a mapping calls what a column holds.
fn names() -> impl Iterator<Item = &'static str> {
    let parts = ["precision", "magnitude", "unit", "source", "page", "coding"];
    FIELDS.iter().map(|(_, name)| *name).chain(parts)
}

fn part_named(name: &str) -> Option<Part> {
    names().any(|known| known == name).then(|| part_of(name)).flatten()
}

/// The name by which a mapping calls what a column holds.
pub(crate) fn name_of(part: Part) -> &'static str {
    match part {
        Part::Whole(field) => field.name(),
        Part::Precision => "precision",
        Part::Magnitude => "magnitude",
        Part::Unit => "unit",
        Part::Source => "source",
        Part::Page => "page",
        Part::Coding => "coding",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXAMPLE: &str = "\
mapping \"The ledger of a colleague\"
  sheet: Events
  dates: day-first
  default: mode deed

column \"No.\"
  as: id

column \"Type of act\"
  as: stance
  value: cooperation = accommodate
  value: \"a = b\" = resist

column \"Coder\"
  as: comment
";

    #[test]
    fn a_mapping_is_read() {
        let mapping = Mapping::parse(EXAMPLE).unwrap();
        assert_eq!(mapping.sheet.as_deref(), Some("Events"));
        assert_eq!(mapping.dates, Some(DayOrder::DayFirst));
        assert_eq!(mapping.defaults, [(Field::Mode, "deed".to_owned())]);
        let stance = mapping.column("type of ACT").unwrap();
        assert_eq!(stance.part, Some(Part::Whole(Field::Stance)));
        assert_eq!(meaning(&stance.values, "Cooperation"), Some("accommodate"));
        assert_eq!(meaning(&stance.values, "a = b"), Some("resist"));
        assert_eq!(meaning(&stance.values, "other"), None);
        assert_eq!(mapping.column("Coder").unwrap().part, None);
    }

    #[test]
    fn all_that_is_wrong_comes_at_once() {
        let text = "\
mapping \"M\"
  dates: sometimes
  default: mood deed

columns \"A\"

column \"B\"
  as: stanse

column \"C\"
  as: stance
  value: conflict = fight
  value: nothing

column \"B\"
  as: id
";
        let faults = Mapping::parse(text).unwrap_err();
        let said: Vec<String> = faults
            .iter()
            .map(|f| format!("{}:{}: {}; {}", f.line, f.column, f.message, f.help))
            .collect();
        assert_eq!(
            said,
            [
                "2:10: `sometimes` is no order of dates; write day-first or month-first",
                "3:12: `mood` is no field of an event; write the field and its value, as in `default: mode deed`",
                "5:1: `columns` is no part of a mapping; a mapping has one `mapping` and a `column` for each column",
                "8:7: `stanse` is no field of an event; did you mean `stance`?",
                "12:10: `fight` is not a stance; one of accommodate, resist, neutral, none",
                "13:10: a value says what a cell means; write `value: cooperation = accommodate`",
                "15:9: the column `B` is described twice; keep one of the two",
            ]
        );
    }
}
