//! A mapping proposed for a sheet that nobody has described yet.

use std::collections::BTreeMap;

use super::{COMMENT, name_of, same, words};
use crate::allowed;
use crate::field::{Field, Part, named_field, part_of};
use crate::layout::Style;
use crate::row_diagnostic::{RowDiagnostic, trouble};
use crate::sheet::{self, Row, Sheet};
use counterpoise_dates::{DayOrder, proven_order, readings};
use counterpoise_world::World;

/// A mapping that a person should look at, and what it was made of.
#[derive(Clone, Debug, Default)]
pub struct Proposal {
    /// The mapping as text, with remarks.
    pub text: String,
    /// What was seen in each column, in the order of the sheet.
    pub columns: Vec<Seen>,
}

/// What was seen in a column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Its name.
    pub name: String,
    /// What it seems to be; `comment` where that cannot be told.
    pub proposed: &'static str,
    /// Why: by its name, or by what it holds.
    pub by_name: bool,
    /// Cells that are not empty.
    pub cells: usize,
    /// Different texts among them.
    pub different: usize,
    /// One of its cells.
    pub example: String,
    /// The commonest texts, with how often they occur; all of them where the field takes words of
    /// a list.
    pub values: Vec<(String, usize)>,
    /// Values that are not understood, and for which no proposal is made.
    pub open: Vec<String>,
}

/// How many values of a column are shown.
const SHOWN: usize = 8;
/// Of ten cells so many must be of a kind for the column to be of it.
const MOST: usize = 8;

/// Looks at a sheet and proposes what its columns and words mean.
///
/// # Errors
/// Where the file cannot be read, or no row names columns.
pub fn propose(name: &str, bytes: &[u8], wanted: Option<&str>) -> Result<Proposal, RowDiagnostic> {
    let chosen = sheet::choose(bytes, wanted, sheet::any_header)?;
    let sheet = &chosen.sheet;
    let Some(header) = sheet::any_header(sheet) else {
        return Err(trouble(
            "no row names the columns",
            "write a name above each column: what happened, when, who, to whom",
        ));
    };
    let columns = columns(sheet, header);
    let guessed = guesses(&columns);
    let text = beginning(name, sheet, &columns, &guessed);
    let mut proposal = Proposal { text, columns: Vec::new() };
    for (column, guessed) in columns.iter().zip(guessed) {
        let (text, seen) = described(column, guessed);
        proposal.text.push_str(&text);
        proposal.columns.push(seen);
    }
    Ok(proposal)
}

/// A column with its cells.
struct Column {
    name: String,
    cells: Vec<String>,
    /// Different texts, commonest first.
    values: Vec<(String, usize)>,
}

fn columns(sheet: &Sheet, header: usize) -> Vec<Column> {
    let heading = &sheet.rows[header];
    let rows: Vec<&Row> =
        sheet.rows[header + 1..].iter().filter(|row| sheet.fault(row).is_none()).collect();
    let mut columns: Vec<Column> = Vec::new();
    for at in 0..heading.width() {
        let name = heading.text(at).trim().to_owned();
        let texts = rows.iter().map(|row| row.text(at).trim().to_owned());
        let cells: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
        if name.is_empty() || columns.iter().any(|known: &Column| same(&known.name, &name)) {
            continue;
        }
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for cell in &cells {
            *counts.entry(cell).or_default() += 1;
        }
        let mut values: Vec<(String, usize)> =
            counts.into_iter().map(|(text, count)| (text.to_owned(), count)).collect();
        values.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        columns.push(Column { name, cells, values });
    }
    columns
}

/// What a column seems to be, and whether its name says so.
type Guess = Option<(Part, bool)>;

/// Whether a column holds what a field takes.
type Holds = fn(&Column) -> bool;

/// Names first; what is still missing by what the columns hold. Nothing is proposed twice.
fn guesses(columns: &[Column]) -> Vec<Guess> {
    let mut guessed: Vec<Guess> = vec![None; columns.len()];
    let mut taken: Vec<Part> = Vec::new();
    // Our own names before others that mean the same.
    for by in [named_field as fn(&str) -> Option<Part>, part_of] {
        for (at, column) in columns.iter().enumerate() {
            if let Some(part) = by(&column.name).filter(|part| !taken.contains(part))
                && guessed[at].is_none()
            {
                guessed[at] = Some((part, true));
                taken.push(part);
            }
        }
    }
    let kinds: [(Field, Holds); 5] = [
        (Field::Date, are_dates),
        (Field::Actors, are_actors),
        (Field::Targets, are_actors),
        (Field::Id, are_ids),
        (Field::Title, are_sentences),
    ];
    for (field, holds) in kinds {
        let part = Part::Whole(field);
        if taken.contains(&part) {
            continue;
        }
        let free = |at: &usize| guessed[*at].is_none() && holds(&columns[*at]);
        if let Some(at) = (0..columns.len()).find(free) {
            guessed[at] = Some((part, false));
            taken.push(part);
        }
    }
    for (at, column) in columns.iter().enumerate() {
        let words = [Field::Stance, Field::Mode, Field::Hardness, Field::Domain];
        let fits =
            |field: &Field| !taken.contains(&Part::Whole(*field)) && are_words(column, *field);
        if guessed[at].is_none()
            && let Some(field) = words.into_iter().find(fits)
        {
            guessed[at] = Some((Part::Whole(field), false));
            taken.push(Part::Whole(field));
        }
    }
    guessed
}

fn most(column: &Column, holds: impl Fn(&str) -> bool) -> bool {
    let count = column.cells.iter().filter(|cell| holds(cell)).count();
    !column.cells.is_empty() && 10 * count >= MOST * column.cells.len()
}

fn are_dates(column: &Column) -> bool {
    // A column of small numbers is no column of years.
    most(column, |cell| cell.len() >= 4 && !readings(cell).is_empty())
}

fn are_actors(column: &Column) -> bool {
    // A number may be a code of some list of states; it is no name.
    let is_name = |name: &str| name.chars().any(char::is_alphabetic);
    let known =
        |name: &str| is_name(name) && World::builtin().find_actor(name.trim(), None).is_ok();
    most(column, |cell| cell.split([';', ',']).all(known))
}

fn are_ids(column: &Column) -> bool {
    let short = |cell: &str| cell.len() <= 16 && !cell.contains(char::is_whitespace);
    column.values.len() == column.cells.len() && most(column, short)
}

fn are_sentences(column: &Column) -> bool {
    most(column, |cell| cell.split_whitespace().count() >= 3)
}

fn are_words(column: &Column, field: Field) -> bool {
    most(column, |cell| understood(field, cell) || words::ours(field, cell).is_some())
}

fn understood(field: Field, cell: &str) -> bool {
    let read = match field {
        Field::Weight | Field::Certainty => allowed::number(field, cell),
        _ => allowed::read(field, cell, Style::Own),
    };
    read.is_ok()
}

/// Whether the field takes words of a list, or numbers within bounds.
fn is_closed(field: Field) -> bool {
    allowed::of(field).is_some() || matches!(field, Field::Weight | Field::Certainty)
}

fn beginning(name: &str, sheet: &Sheet, columns: &[Column], guessed: &[Guess]) -> String {
    let plain: String = name.chars().filter(|c| !c.is_control() && *c != '"').collect();
    let mut text = format!(
        "; What the columns and words of a sheet mean. Change what is wrong, and import again.\n\
         ; `as:` takes a field of an event, or comment; `value: THEIRS = OURS`.\n\
         mapping \"{plain}\"\n"
    );
    if let Some(name) = sheet.name() {
        text.push_str(&format!("  sheet: {name}\n"));
    }
    let is = |field: Field| {
        guessed.iter().position(|g| g.is_some_and(|(part, _)| part == Part::Whole(field)))
    };
    if let Some(at) = is(Field::Date) {
        match proven_order(columns[at].cells.iter().map(String::as_str)) {
            Ok(Some(DayOrder::DayFirst)) => text.push_str("  dates: day-first\n"),
            Ok(Some(DayOrder::MonthFirst)) => text.push_str("  dates: month-first\n"),
            _ => {}
        }
    }
    if is(Field::Mode).is_none() {
        text.push_str("  ; no column says whether an act is a deed or a statement\n");
        text.push_str("  default: mode deed\n");
    }
    text
}

/// The column as text of a mapping, and what was seen in it.
fn described(column: &Column, guessed: Guess) -> (String, Seen) {
    let part = guessed.map(|(part, _)| part);
    let closed = match part {
        Some(Part::Whole(field)) => Some(field).filter(|field| is_closed(*field)),
        _ => None,
    };
    let shown = if closed.is_some() { column.values.len() } else { SHOWN };
    let mut seen = Seen {
        name: column.name.clone(),
        proposed: part.map_or(COMMENT, name_of),
        by_name: guessed.is_some_and(|(_, by_name)| by_name),
        cells: column.cells.len(),
        different: column.values.len(),
        example: column.values.first().map_or_else(String::new, |(text, _)| text.clone()),
        values: column.values.iter().take(shown).cloned().collect(),
        open: Vec::new(),
    };
    let name = one_line(&column.name).replace('"', "'");
    let mut text = format!("\ncolumn \"{name}\"\n");
    text.push_str(&format!("  ; {}\n", remark(&seen)));
    text.push_str(&format!("  as: {}\n", seen.proposed));
    for (value, _) in closed.map_or(&[][..], |_| seen.values.as_slice()) {
        let field = closed.unwrap_or(Field::Note);
        if understood(field, value) {
            continue;
        }
        let theirs = one_line(value);
        match words::ours(field, value) {
            Some(ours) => text.push_str(&format!("  value: {theirs} = {ours}\n")),
            None => {
                text.push_str(&format!("  ; value: {theirs} = ?\n"));
                seen.open.push(value.clone());
            }
        }
    }
    (text, seen)
}

fn remark(seen: &Seen) -> String {
    let examples: Vec<String> = seen
        .values
        .iter()
        .take(3)
        .map(|(text, count)| {
            let short: String = one_line(text).chars().take(40).collect();
            if *count > 1 { format!("{short} ({count})") } else { short }
        })
        .collect();
    format!("{} cells, {} different: {}", seen.cells, seen.different, examples.join(" | "))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
