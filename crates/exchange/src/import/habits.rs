//! What spreadsheets do to text, cell by cell.

use crate::field::{Field, Part};
use crate::layout::is_day_and_month;
use crate::sheet::{Cell, Kind};

/// What is said about a cell that a spreadsheet may have changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Habit {
    pub(super) message: String,
    pub(super) help: String,
    /// Whether the cell is nevertheless read.
    pub(super) read: bool,
}

fn habit(message: impl Into<String>, help: &str, read: bool) -> Option<Habit> {
    Some(Habit { message: message.into(), help: help.to_owned(), read })
}

const FAULTS: [&str; 11] = [
    "#REF!",
    "#N/A",
    "#VALUE!",
    "#DIV/0!",
    "#NAME?",
    "#NUM!",
    "#NULL!",
    "#SPILL!",
    "#CALC!",
    "#DATA!",
    "#GETTING_DATA",
];

/// Whether any text is a value of this field.
pub(super) fn is_prose(field: Field) -> bool {
    matches!(
        field,
        Field::Title | Field::By | Field::Opportunity | Field::PrintedReason | Field::Note
    )
}

/// The habit that shows in a cell, if one does. Dates are looked at where they are read.
pub(super) fn of(cell: &Cell, part: Part) -> Option<Habit> {
    let text = cell.text.trim();
    let prose = matches!(part, Part::Whole(field) if is_prose(field));
    fault(cell, text).or_else(|| truth(cell, text, prose)).or_else(|| {
        if prose {
            None
        } else {
            made_a_date(cell, text, part).or_else(|| scientific(text)).or_else(|| typed(cell, part))
        }
    })
}

fn fault(cell: &Cell, text: &str) -> Option<Habit> {
    if cell.kind == Kind::Uncomputed {
        return habit(
            format!("`{text}` is a formula whose value was never computed"),
            "open the workbook in Excel, save it, and import it again",
            false,
        );
    }
    if cell.kind != Kind::Fault && !FAULTS.contains(&text) {
        return None;
    }
    habit(format!("`{text}` is an error value of the spreadsheet"), "correct its formula", false)
}

fn truth(cell: &Cell, text: &str, prose: bool) -> Option<Habit> {
    if cell.kind != Kind::Truth && (prose || !matches!(text, "TRUE" | "FALSE")) {
        return None;
    }
    habit(
        format!("`{text}` is a truth value to the spreadsheet"),
        "format the column as text and write the word that is meant",
        false,
    )
}

/// `3-4` has become 3 April.
fn made_a_date(cell: &Cell, text: &str, part: Part) -> Option<Habit> {
    let dated = matches!(part, Part::Whole(Field::Date | Field::Printed));
    if dated || cell.kind != Kind::Day && !is_day_and_month(text) {
        return None;
    }
    let message = format!(
        "a spreadsheet has made the date `{text}` of this cell, as of pages 3-4 the third of April"
    );
    habit(message, "format the column as text and write it again", false)
}

/// `1E+05`.
fn scientific(text: &str) -> Option<Habit> {
    let (digits, power) = text.split_once(['E', 'e'])?;
    let power = power.strip_prefix(['+', '-'])?;
    let is_number = digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && power.bytes().all(|b| b.is_ascii_digit());
    if !is_number || digits.is_empty() || power.is_empty() {
        return None;
    }
    habit(
        format!("`{text}` is how a spreadsheet shortens a long number; digits may be lost"),
        "format the column as text and write it out",
        false,
    )
}

/// Dashes, blanks and commas that a word processor or another country's spreadsheet puts in.
fn typed(cell: &Cell, part: Part) -> Option<Habit> {
    let text = cell.text.as_str();
    let number = matches!(part, Part::Magnitude | Part::Whole(Field::Weight | Field::Certainty));
    match part {
        _ if number && is_decimal_comma(text) => habit(
            format!("`{text}` has a decimal comma, or a comma between thousands"),
            "write `18.6`, and `1200` without a separator",
            part == Part::Magnitude,
        ),
        Part::Page if text.contains(['–', '—']) => habit(
            "the pages are parted by a long dash; they stand as typed",
            "write `387-388`",
            true,
        ),
        _ if text.contains(['\u{a0}', '\u{202f}']) => habit(
            "there is a non-breaking blank in this cell; it was read as a blank",
            "replace it by a blank",
            true,
        ),
        _ => None,
    }
}

fn is_decimal_comma(text: &str) -> bool {
    text.split_once(',').is_some_and(|(a, b)| {
        let digits = |t: &str| !t.is_empty() && t.bytes().all(|c| c.is_ascii_digit() || c == b'.');
        digits(a.trim()) && digits(b.trim())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str, part: Part) -> Option<String> {
        of(&Cell { text: text.to_owned(), ..Cell::default() }, part).map(|h| h.message)
    }

    #[test]
    fn habits_are_recognised() {
        let (page, id, note) = (Part::Page, Part::Whole(Field::Id), Part::Whole(Field::Note));
        for (text, part) in [
            ("#REF!", note),
            ("TRUE", Part::Whole(Field::Arena)),
            ("3-Apr", page),
            ("Apr-03", page),
            ("03-Apr-14", page),
            ("1E+05", id),
            ("2.5E-03", Part::Magnitude),
            ("18,6", Part::Magnitude),
            ("387–388", page),
            ("E001\u{a0}", id),
        ] {
            assert!(said(text, part).is_some(), "{text}");
        }
    }

    #[test]
    fn ordinary_text_is_left_alone() {
        let (page, id, note) = (Part::Page, Part::Whole(Field::Id), Part::Whole(Field::Note));
        for (text, part) in [
            ("3-4", page),
            ("1E5", id),
            ("E001", id),
            ("TRUE", note),
            ("may-be", page),
            ("1,200 troops, 3 tanks", note),
        ] {
            assert_eq!(said(text, part), None, "{text}");
        }
    }
}
