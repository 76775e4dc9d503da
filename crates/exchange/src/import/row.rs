//! A row becomes the draft of an event.

use super::actors::{self, Lookup};
use super::{habits, sources};
use crate::allowed;
use crate::draft::Draft;
use crate::field::{FIELDS, Field, Part};
use crate::layout::{Layout, Style, from_sheet, is_day_and_month};
use crate::row_diagnostic::{self, RowDiagnostic};
use crate::sheet::{Cell, Kind, Row};
use crate::stubs::{Stubs, slug};
use counterpoise_dates::{Date, DayOrder, DayRange, Reading, read_as};
use counterpoise_diagnostic::Severity;
use counterpoise_intake::Origin;
use counterpoise_intake::missing::{Column, is_missing};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// What is known when a row is read.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) layout: &'a Layout,
    /// Arenas of the case; none: any name is taken.
    pub(super) arenas: &'a [String],
    /// Ids of the rows above, with their rows.
    pub(super) ids: &'a BTreeMap<String, usize>,
    pub(super) register: &'a actors::Register,
    pub(super) bibliography: &'a sources::Bibliography<'a>,
    /// Where the sheet comes from.
    pub(super) origin: &'a Origin,
    /// Which number of `3/4/2014` is the day.
    pub(super) order: Option<DayOrder>,
    /// Where stubs are made; `None`: what is not known is only reported.
    pub(super) stubs: Option<&'a RefCell<Stubs>>,
}

/// The draft, or why the row is set aside, and what is said about its cells.
pub(super) fn read(row: &Row, known: &Known<'_>) -> (Result<Draft, String>, Vec<RowDiagnostic>) {
    let mut reader = Reader {
        row,
        known: *known,
        layout: known.layout,
        found: Vec::new(),
        draft: Draft::default(),
    };
    let aside = reader.id().or_else(|| reader.date());
    if let Some((part, message, help)) = aside {
        let why =
            RowDiagnostic { severity: Severity::Error, ..reader.about(part, &message, &help) };
        let text = why.message.clone();
        return (Err(text), vec![why]);
    }
    reader.parties();
    reader.fields();
    reader.coding();
    reader.amount();
    reader.sources();
    (Ok(reader.draft), reader.found)
}

/// What keeps a row from becoming an event: where, why, and what to do.
type Aside = Option<(Part, String, String)>;

struct Reader<'a> {
    row: &'a Row,
    known: Known<'a>,
    layout: &'a Layout,
    found: Vec<RowDiagnostic>,
    draft: Draft,
}

impl Reader<'_> {
    fn cell(&self, part: Part) -> Option<&Cell> {
        self.layout.position(part).and_then(|at| self.row.cell(at))
    }

    fn about(&self, part: Part, message: &str, help: &str) -> RowDiagnostic {
        let column = self
            .layout
            .position(part)
            .map_or_else(String::new, |at| self.layout.columns[at].name.clone());
        let cell = self.cell(part).map_or("", |c| c.text.as_str());
        RowDiagnostic {
            column,
            ..row_diagnostic::about(self.row.number, cell, message.to_owned(), help)
        }
    }

    fn say(&mut self, part: Part, message: &str, help: &str) {
        let diagnostic = self.about(part, message, help);
        self.found.push(diagnostic);
    }

    /// The trimmed text of a cell, unless a spreadsheet has spoilt it, which is said.
    fn text(&mut self, part: Part) -> Option<String> {
        let cell = self.cell(part)?.clone();
        if let Some(habit) = habits::of(&cell, part) {
            self.say(part, &habit.message, &habit.help);
            if !habit.read {
                return None;
            }
        }
        let prose = matches!(part, Part::Whole(field) if habits::is_prose(field));
        if cell.kind == Kind::Missing {
            return None;
        }
        let mapped = self.layout.is_mapped(part, cell.text.trim());
        if !prose && !mapped && self.says_missing(part, cell.text.trim()) {
            self.say(part, "read as a missing value", "leave the cell empty");
            return None;
        }
        let text = if prose { cell.text } else { cell.text.replace(['\u{a0}', '\u{202f}'], " ") };
        let text = self.layout.meant(part, text.trim());
        Some(text).filter(|t| !t.is_empty())
    }

    /// Whether a cell has one of the words that programs write for a missing value.
    fn says_missing(&self, part: Part, text: &str) -> bool {
        let column = match part {
            // In this layout `na` is the stance of an act that has none.
            Part::Whole(Field::Stance) if self.layout.style == Style::Simple => return false,
            Part::Whole(Field::Id) => return false,
            Part::Whole(Field::Weight | Field::Certainty) | Part::Magnitude => Column::Number,
            _ => Column::Text,
        };
        !text.is_empty() && is_missing(text, column)
    }

    fn id(&mut self) -> Aside {
        let part = Part::Whole(Field::Id);
        let aside = |message: String, help: &str| Some((part, message, help.to_owned()));
        if let Some(habit) = self.cell(part).and_then(|c| habits::of(c, part)).filter(|h| !h.read) {
            return aside(habit.message, &habit.help);
        }
        if self.layout.position(part).is_none() {
            // A sheet without ids is known by its rows.
            self.draft.set(Field::Id, format!("R{}", self.row.number));
            return None;
        }
        let Some(id) = self.text(part) else {
            return aside("the row has no id".to_owned(), "give each event a unique id");
        };
        if let Some(first) = self.known.ids.get(&id) {
            return aside(
                format!("the id `{id}` stands in row {first} already"),
                "rename one of the two",
            );
        }
        if id.contains(|c: char| {
            c.is_whitespace() || c.is_control() || matches!(c, ',' | ';' | '[' | ']')
        }) {
            return aside(
                format!("`{id}` is not one word"),
                "an id has no blanks, commas, semicolons or brackets",
            );
        }
        self.draft.set(Field::Id, id);
        None
    }

    fn date(&mut self) -> Aside {
        let part = Part::Whole(Field::Date);
        let cell = self.cell(part).cloned().unwrap_or_default();
        if let Some(habit) = habits::of(&cell, part).filter(|h| !h.read) {
            return Some((part, habit.message, habit.help));
        }
        if let Some(serial) = serial(&cell) {
            return Some((part, serial_message(&cell.text), self.serial_help(serial)));
        }
        let text = self.text(part).unwrap_or_default();
        let precision = self.text(Part::Precision).unwrap_or_default();
        match from_sheet(&text, &precision) {
            Ok(read) => {
                self.draft.set(Field::Date, read.text);
                if let Some(doubt) = read.doubt {
                    self.say(part, &doubt, "correct one of the two cells");
                }
                if cell.kind == Kind::Day && text.ends_with("-01") {
                    let help = format!(
                        "write `{}` as text if the month is all that is known",
                        text.get(..7).unwrap_or(&text)
                    );
                    self.say(
                        part,
                        "Excel may have made the first day of a month of the month; the day was written",
                        &help,
                    );
                }
                None
            }
            Err(bad) => {
                self.date_in_words(part, &text).unwrap_or(Some((part, bad.message, bad.help)))
            }
        }
    }

    /// A date written otherwise than as EDTF: read where it can mean one thing only; else the row
    /// waits, with every reading named. `None`: it is no date at all.
    fn date_in_words(&mut self, part: Part, text: &str) -> Option<Aside> {
        // What a spreadsheet shows for a date has a message of its own.
        if is_decimal(text) || text.split('-').count() == 2 && is_day_and_month(text) {
            return None;
        }
        match read_as(text, self.known.order) {
            Ok((date, note)) => {
                let mut message = format!("`{text}` was read as `{date}`");
                if let Some(note) = note {
                    message.push_str(&format!(" ({note})"));
                }
                self.draft.set(Field::Date, date.to_string());
                self.say(part, &message, "see that it is meant so");
                Some(None)
            }
            Err(readings) if readings.len() > 1 => {
                let all: Vec<String> = readings.iter().map(Reading::to_string).collect();
                let message = format!("`{text}` may be {}", all.join(" or "));
                let by_order = readings.iter().any(|reading| reading.needs.is_some());
                let help = if by_order {
                    "say which for all rows with `--dates day-first` or `month-first`, or write the \
                     date as 2014-03-18"
                } else {
                    "write the date as 2014-03-18"
                };
                Some(Some((part, message, help.to_owned())))
            }
            Err(_) => None,
        }
    }

    /// Which day a number may be to the spreadsheet.
    fn serial_help(&self, serial: f64) -> String {
        let text = self.cell(Part::Whole(Field::Date)).map_or("", |c| c.text.as_str());
        let day = |from_1904| days_from(from_1904).day_of_serial(serial).unwrap_or_default();
        match self.known.origin {
            Origin::Workbook { from_1904, .. } => {
                let year = if *from_1904 { 1904 } else { 1900 };
                format!(
                    "write {}, not {text} (a spreadsheet's day number, counted from {year})",
                    day(*from_1904)
                )
            }
            _ => format!(
                "write {}, not {text} (a spreadsheet's day number; {} where an old Mac wrote it)",
                day(false),
                day(true)
            ),
        }
    }

    fn on(&self) -> Option<DayRange> {
        Date::parse(self.draft.get(Field::Date)).ok().map(|d| d.admissible())
    }

    fn parties(&mut self) {
        let (who, whom) = (Part::Whole(Field::Actors), Part::Whole(Field::Targets));
        let actors = self.text(who).filter(|t| !actors::is_nobody(t));
        let targets = self.text(whom).filter(|t| !actors::is_nobody(t));
        let joint = self.is_joint();
        let Some(actors) = actors.and_then(|cell| self.actors(who, &cell, true)) else {
            if targets.is_some() {
                self.say(
                    whom,
                    "without an actor the addressee cannot stand in the first line",
                    "name who acts",
                );
            }
            return;
        };
        let mutual = targets.as_deref().is_some_and(actors::is_mutual);
        if actors.codes.len() > 1 && (joint || mutual) {
            self.draft.set(Field::Relation, "with");
        } else if mutual {
            self.say(whom, "one actor has no other to treat", "name the others, or the addressee");
        } else if let Some(targets) = targets.and_then(|cell| self.actors(whom, &cell, false)) {
            self.draft.set(Field::Relation, "->");
            self.draft.set(Field::Targets, targets.codes.join(", "));
        }
        if joint && actors.codes.len() < 2 {
            self.say(who, "a joint act has two actors or more", "name the others, or write `->`");
        }
        self.draft.set(Field::Actors, actors.codes.join(", "));
        if !actors.by.is_empty() && self.cell(Part::Whole(Field::By)).is_none() {
            let message =
                format!("read as {}, with the brackets in `by:`", actors.codes.join(", "));
            self.say(
                who,
                &message,
                "confirm that the brackets name the part of the state that acts",
            );
            self.draft.set(Field::By, actors.by);
        }
    }

    fn is_joint(&mut self) -> bool {
        let part = Part::Whole(Field::Relation);
        let relation = self.text(part).unwrap_or_default();
        if !relation.is_empty() && !allowed::RELATIONS.contains(&relation.as_str()) {
            self.say(
                part,
                &format!("`{relation}` is not a relation; the first actors were taken to treat the others"),
                "write `->` or `with`",
            );
        }
        relation == "with"
    }

    fn actors(&mut self, part: Part, cell: &str, brackets: bool) -> Option<actors::Actors> {
        match (Lookup {
            register: self.known.register,
            on: self.on(),
            brackets,
            stubs: self.known.stubs,
        })
        .list(cell)
        {
            Ok(actors) => {
                for (seat, code) in &actors.seats {
                    let message =
                        format!("`{seat}` was read as `{code}`, whose government sits there");
                    self.say(part, &message, "confirm that its government is meant");
                }
                Some(actors)
            }
            Err(unclear) => {
                self.say(part, &unclear.message, &unclear.help);
                None
            }
        }
    }

    /// Everything that stands in a column of its own.
    fn fields(&mut self) {
        for (field, _) in FIELDS {
            match field {
                Field::Id | Field::Date | Field::Actors | Field::Relation | Field::Targets => {}
                _ => self.field(field),
            }
        }
    }

    /// A column that holds words of several fields: `statement, resist`.
    fn coding(&mut self) {
        let Some(text) = self.text(Part::Coding) else { return };
        for word in list(&text) {
            match allowed::coded(word) {
                Some((field, word)) if self.draft.is_silent(field) => self.draft.set(field, word),
                Some(_) => {}
                None => {
                    let message = format!("`{word}` is no word of a coding line");
                    self.say(Part::Coding, &message, "say in a mapping what it means");
                }
            }
        }
    }

    fn field(&mut self, field: Field) {
        let part = Part::Whole(field);
        let Some(text) = self.text(part) else { return };
        let read = match field {
            Field::Weight | Field::Certainty => allowed::number(field, &text),
            Field::Domain => self.domains(&text),
            Field::Toward => self.toward(part, &text),
            Field::Arena => Ok(self.arenas(part, &text)),
            Field::Printed => Date::parse(&text)
                .map(|d| d.to_string())
                .map_err(|e| (format!("`{text}` is not a date: {}", e.message), e.help)),
            Field::Cite | Field::Via => self.citations(field, &text),
            Field::Also => shaped(
                &text,
                &["->", ":"],
                "a further reading is `RUS -> USA in global: resist, soft, weight 2`",
            ),
            Field::Second => {
                shaped(&text, &[":"], "a second coding is `MK: resist, weight 2, hard`")
            }
            Field::Title => Ok(self.cell(part).map_or(text, |c| c.text.clone())),
            _ if allowed::of(field).is_some() => allowed::read(field, &text, self.layout.style),
            _ => Ok(text),
        };
        match read {
            Ok(text) => self.draft.set(field, text),
            Err((message, help)) if !message.is_empty() => self.say(part, &message, &help),
            Err(_) => {}
        }
    }

    fn domains(&self, cell: &str) -> Result<String, (String, String)> {
        let words: Result<Vec<String>, _> =
            list(cell).map(|d| allowed::read(Field::Domain, d, self.layout.style)).collect();
        words.map(|w| w.join(", "))
    }

    fn toward(&mut self, part: Part, cell: &str) -> Result<String, (String, String)> {
        let nothing = (String::new(), String::new());
        if actors::is_nobody(cell) {
            return Err(nothing);
        }
        self.actors(part, cell, false).map(|a| a.codes.join(", ")).ok_or(nothing)
    }

    /// Arenas under the names that the case gives them: `central_asia` is `central-asia`.
    fn arenas(&mut self, part: Part, cell: &str) -> String {
        let known = self.known.arenas;
        let named = |typed: &str| {
            let plain = match self.known.stubs {
                Some(_) => slug(typed),
                None => typed.to_lowercase().replace(['_', ' '], "-"),
            };
            // A stub has to be one word.
            let other = known.contains(&plain)
                || self.known.stubs.is_some()
                || known.is_empty() && self.layout.style == Style::Simple;
            if !known.iter().any(|k| k == typed) && other { plain } else { typed.to_owned() }
        };
        let arenas: Vec<String> = list(cell).map(named).collect();
        if let Some(stubs) = self.known.stubs {
            for odd in arenas.iter().filter(|arena| !known.contains(arena)) {
                stubs.borrow_mut().arena(odd);
            }
        } else if let Some(odd) = arenas.iter().find(|a| !known.is_empty() && !known.contains(a)) {
            let message = format!("the case has no arena `{odd}`; it was written nevertheless");
            self.say(part, &message, &format!("declare it, or write one of {}", known.join(", ")));
        }
        arenas.join(", ")
    }

    /// Citations stand as they are; prose is looked up in the bibliography.
    fn citations(&mut self, field: Field, cell: &str) -> Result<String, (String, String)> {
        if cell.split(';').all(|c| c.trim().starts_with('@')) {
            return Ok(cell.to_owned());
        }
        let found = sources::read(cell, "", self.known.bibliography, self.known.stubs);
        for why in &found.unclear {
            self.say(Part::Whole(field), why, "add it to the bibliography, or write `@key p. 12`");
        }
        Ok(found.cites.join("; "))
    }

    fn amount(&mut self) {
        let number = self.text(Part::Magnitude).unwrap_or_default();
        let unit = self.text(Part::Unit).unwrap_or_default();
        let amount = format!("{number} {unit}").trim().to_owned();
        if !amount.is_empty() && self.draft.is_silent(Field::Amount) {
            self.draft.set(Field::Amount, amount);
        }
    }

    /// A column of sources and one of pages.
    fn sources(&mut self) {
        let Some(source) = self.text(Part::Source) else { return };
        let page = self.text(Part::Page).unwrap_or_default();
        let found = sources::read(&source, &page, self.known.bibliography, self.known.stubs);
        let looked_up = !self.known.bibliography.is_empty() || self.known.stubs.is_some();
        if found.stray_pages && looked_up {
            self.say(
                Part::Page,
                "it cannot be told which pages belong to which source",
                "write as many pages as sources, parted by semicolons, `-` for none",
            );
        }
        for why in found.unclear.iter().filter(|_| looked_up) {
            self.say(Part::Source, why, "add it to the bibliography, or write `@key`");
        }
        let before = Some(self.draft.get(Field::Cite).to_owned()).filter(|c| !c.is_empty());
        let all: Vec<String> = before.into_iter().chain(found.cites).collect();
        self.draft.set(Field::Cite, all.join("; "));
    }
}

/// `2013.1` is a year and month, or a number that a spreadsheet has made of one.
fn is_decimal(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once('.').is_some_and(|(a, b)| a.len() == 4 && digits(a) && digits(b))
}

/// A day of this or the last century as spreadsheets count days: five digits.
fn serial(cell: &Cell) -> Option<f64> {
    let digits = cell.text.trim();
    let counts = digits.len() == 5 && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| counts)
}

fn serial_message(text: &str) -> String {
    format!("`{text}` is not a date: this is not how a date is written here")
}

/// A workbook that counts days so.
fn days_from(from_1904: bool) -> Origin {
    Origin::Workbook { name: String::new(), hidden: false, from_1904 }
}

/// Items parted by commas or semicolons.
fn list(cell: &str) -> impl Iterator<Item = &str> {
    cell.split([',', ';']).map(str::trim).filter(|i| !i.is_empty())
}

/// A text that has at least these marks.
fn shaped(text: &str, marks: &[&str], form: &str) -> Result<String, (String, String)> {
    let fits = marks.iter().all(|m| text.contains(m));
    if fits {
        Ok(text.to_owned())
    } else {
        Err(("this is not understood".to_owned(), form.to_owned()))
    }
}
