//! What is said once about a sheet.

use crate::field::{Field, Part};
use crate::layout::Layout;
use crate::mapping::Mapping;
use crate::options::Options;
use crate::row_diagnostic::{RowDiagnostic, about, trouble};
use crate::sheet::{Cell, Kind, Row, Sheet};
use counterpoise_diagnostic::Severity;
use counterpoise_intake::encoding::Encoding;
use counterpoise_intake::{Fault, Origin};

/// There is no row with an `id` and a `date`.
pub(super) fn no_header(sheet: &Sheet, mapping: Option<&Mapping>) -> RowDiagnostic {
    let Some(first) = sheet.rows.first() else {
        return trouble(
            "the sheet is empty",
            "name the right file, or the right sheet with `--sheet`",
        );
    };
    let names: Vec<&str> = first.cells.iter().map(|(_, c)| c.text.as_str()).take(20).collect();
    let says = format!("row {} says {}", first.number, names.join(", "));
    match mapping {
        Some(_) => trouble("no row has a name that the mapping has", &says),
        None => trouble(
            "no row names the columns: there must be a date, and an id, an actor or a title",
            &format!("name them, or describe the sheet with `--map`; {says}"),
        ),
    }
}

/// Columns of a mapping that the sheet does not have.
fn not_there(layout: &Layout, mapping: &Mapping) -> Option<RowDiagnostic> {
    let missing: Vec<String> =
        mapping.names().filter(|name| !layout.has(name)).map(|name| format!("`{name}`")).collect();
    let message =
        format!("the sheet has no column {}, which the mapping names", missing.join(", "));
    let help = "correct the names in the mapping, or delete the columns there";
    (!missing.is_empty()).then(|| about(0, "", message, help))
}

/// Everything that concerns the sheet or a column as a whole.
pub(super) fn look(
    sheet: &Sheet,
    header: usize,
    layout: &Layout,
    mapping: Option<&Mapping>,
    found: &mut Vec<RowDiagnostic>,
) {
    let rows = &sheet.rows[header + 1..];
    found.extend(above(sheet, header));
    found.extend(mapping.and_then(|mapping| not_there(layout, mapping)));
    found.extend(encoding(sheet));
    found.extend(merged(sheet, header, layout));
    for (at, column) in layout.columns.iter().enumerate() {
        let cells: Vec<(&Row, &Cell)> =
            rows.iter().filter_map(|r| r.cell(at).map(|c| (r, c))).collect();
        let say = |cell: &str, message: String, help: &str| RowDiagnostic {
            column: column.name.clone(),
            ..about(0, cell, message, help)
        };
        // What a mapping calls a comment is meant to be one.
        let is_mapped = mapping.is_some_and(|mapping| mapping.column(&column.name).is_some());
        let unknown = match mapping {
            Some(_) => unmapped(layout, at, cells.len()).filter(|_| !is_mapped),
            None => unknown(layout, at, cells.len()),
        };
        found.extend(unknown.map(|(message, help)| say("", message, help)));
        let computed = |c: &Cell| c.formula && c.kind != Kind::Uncomputed;
        let formulas = cells.iter().filter(|(_, c)| computed(c)).count();
        if formulas > 0 {
            let message = format!(
                "{} computed by formulas; the values are as last computed",
                count(formulas)
            );
            found.push(say("", message, "replace the formulas by their values"));
        }
        found.extend(typography(column.part, &cells).map(|(cell, message)| {
            say(&cell, message, "nothing need be done, unless a search for such words fails")
        }));
        found.extend(
            dates(column.part, &cells)
                .map(|message| say("", message, "write dates as text, as in `2013-09`")),
        );
        found.extend(zeros(column.part, &cells).map(|(cell, message)| {
            say(&cell, message, "format the column as text and write the zeros again")
        }));
    }
}

/// Sources in prose, and nothing to look them up in.
pub(super) fn no_bibliography(
    sheet: &Sheet,
    header: usize,
    layout: &Layout,
    options: &Options,
) -> Option<RowDiagnostic> {
    let at = layout.position(Part::Source).filter(|_| options.works.is_empty())?;
    let prose = |r: &&Row| !r.text(at).is_empty() && !r.text(at).starts_with('@');
    let count = sheet.rows[header + 1..].iter().filter(prose).count();
    let message =
        format!("no bibliography was given, so {} kept as comments only", self::count(count));
    let help = "put your library into the case folder as a .bib file and import again, or write `@key p. 12` in a column `cite`";
    (count > 0).then(|| RowDiagnostic {
        column: layout.columns[at].name.clone(),
        ..about(0, "", message, help)
    })
}

/// `3 cells are`.
fn count(cells: usize) -> String {
    if cells == 1 { "1 cell is".to_owned() } else { format!("{cells} cells are") }
}

fn above(sheet: &Sheet, header: usize) -> Option<RowDiagnostic> {
    let row = sheet.rows.get(header)?.number;
    let text =
        sheet.rows[..header].iter().flat_map(|r| r.cells.iter().map(|(_, c)| c.text.as_str()));
    let text = text.collect::<Vec<_>>().join(" ");
    let message = format!("the columns are named in row {row}; what stands above was left out");
    (header > 0).then(|| about(0, &text, message, "note it in the case if it matters"))
}

/// A line that cannot be cut into cells.
pub(super) fn malformed(fault: &Fault) -> RowDiagnostic {
    let message = format!("line {}: {}", fault.line, fault.kind.sentence());
    let help = "close the mark, or write two of them for one that is meant; the line was set aside";
    RowDiagnostic { severity: Severity::Error, ..about(fault.row, "", message, help) }
}

/// What was written where the sheet is silent.
pub(super) fn defaulted(
    field: &str,
    word: &str,
    rows: usize,
    silent: bool,
    mapped: bool,
) -> RowDiagnostic {
    let rows = if rows == 1 { "1 event".to_owned() } else { format!("{rows} events") };
    let message = if silent {
        format!("the sheet does not say the {field} of {rows}; `{word}` was written")
    } else {
        format!(
            "what the sheet says of the {field} of {rows} was not understood; `{word}` was written"
        )
    };
    let help = if mapped {
        "the mapping's `default:` says so; correct the events for which it is wrong"
    } else {
        "correct the events for which it is wrong, or say another `default:` in a mapping"
    };
    about(0, "", message, help)
}

/// A column in which some dates begin with the day and others with the month.
pub(super) fn both_orders(column: &str, one: &str, other: &str) -> RowDiagnostic {
    let message = format!(
        "`{one}` can only be read with the day first, `{other}` only with the month first: the \
         column has both orders"
    );
    RowDiagnostic {
        column: column.to_owned(),
        ..about(0, "", message, "write the dates of one of the two as 2014-03-18")
    }
}

/// How the bytes became text, where that was not plain.
fn encoding(sheet: &Sheet) -> Option<RowDiagnostic> {
    let Origin::Text { encoding, strays: Some(strays), .. } = &sheet.origin else { return None };
    let bytes = if strays.count == 1 { "1 byte" } else { &format!("{} bytes", strays.count) };
    let (first, line) = (strays.byte, strays.line);
    let message = match encoding {
        Encoding::Utf8 => format!(
            "{bytes} of this UTF-8 text cannot be UTF-8, the first (0x{first:02X}) in line {line}; \
             read as Windows-1252"
        ),
        _ => format!(
            "the text is Windows-1252, not UTF-8; {bytes} beyond ASCII, the first \
             (0x{first:02X}) in line {line}"
        ),
    };
    Some(about(0, "", message, "see that the letters are right, and save as `CSV UTF-8`"))
}

fn merged(sheet: &Sheet, header: usize, layout: &Layout) -> Vec<RowDiagnostic> {
    let top = sheet.rows[header].number;
    let name = |at: usize| layout.columns.get(at).map_or("", |c| c.name.as_str());
    let say = |m: &crate::sheet::Merged| {
        let ((first, last), (from, to)) = (m.rows, m.columns);
        let message = match (first..=last).contains(&top) {
            true => {
                format!(
                    "the name of the column stands over {} merged columns; only the first has it",
                    to - from + 1
                )
            }
            false if from == to => {
                format!(
                    "the cells of rows {first} to {last} are merged; only the first has the text"
                )
            }
            false => format!(
                "the cells of rows {first} to {last} are merged over {} columns; only the first has the text",
                to - from + 1
            ),
        };
        let row = if first > top { first } else { 0 };
        RowDiagnostic {
            column: name(from).to_owned(),
            ..about(row, "", message, "unmerge the cells and fill each of them")
        }
    };
    sheet
        .merged
        .iter()
        .filter(|m| m.rows.1 >= top && m.columns.0 < layout.columns.len())
        .map(say)
        .collect()
}

/// A column with cells that the mapping does not name.
fn unmapped(layout: &Layout, at: usize, cells: usize) -> Option<(String, &'static str)> {
    let kept = layout.columns[at].part.is_none() && cells > 0;
    let message = "the mapping does not name this column; its cells are kept as comments";
    kept.then(|| (message.to_owned(), "name it there, as a field or as `comment`"))
}

/// A column that is only kept.
fn unknown(layout: &Layout, at: usize, cells: usize) -> Option<(String, &'static str)> {
    let column = &layout.columns[at];
    if column.part.is_some() || cells == 0 && column.name.is_empty() {
        return None;
    }
    let message = match crate::field::part_of(&column.name) {
        Some(part) => {
            format!(
                "a column to the left is read as `{}` already; this one is kept as comments",
                part.field().name()
            )
        }
        None if column.name.is_empty() => {
            format!("column {} has no name; its cells are kept as comments", at + 1)
        }
        None => "this column is not known; its cells are kept as comments".to_owned(),
    };
    Some((
        message,
        "give the column another name if it should be read; docs/spreadsheets.md lists them",
    ))
}

/// Curly quotes and non-breaking blanks in prose stand as they are.
fn typography(part: Option<Part>, cells: &[(&Row, &Cell)]) -> Option<(String, String)> {
    let is_prose = matches!(part, Some(Part::Whole(f)) if super::habits::is_prose(f));
    let odd = |c: &Cell| c.text.contains(['\u{a0}', '\u{202f}', '“', '”', '‘', '’']);
    let mut found = cells.iter().filter(|(_, c)| is_prose && odd(c));
    let (row, first) = found.next()?;
    let cells = count(found.count() + 1);
    let message = format!(
        "{cells} typed with curly quotation marks or non-breaking blanks, the first in row {}; they stand as they are",
        row.number
    );
    Some((first.text.clone(), message))
}

/// True dates.
fn dates(part: Option<Part>, cells: &[(&Row, &Cell)]) -> Option<String> {
    let days = cells.iter().filter(|(_, c)| c.kind == Kind::Day).count();
    let is_date = part == Some(Part::Whole(Field::Date));
    (is_date && days > 0).then(|| {
        format!("{} dates to Excel, not text; they were written as days, but Excel makes days of months (`2013-09`) and of other text (`Sep-13`)", count(days))
    })
}

/// A code `9` beside `008`.
fn zeros(part: Option<Part>, cells: &[(&Row, &Cell)]) -> Option<(String, String)> {
    let coded =
        matches!(part, Some(Part::Whole(Field::Id | Field::Follows | Field::Ends) | Part::Page));
    let digits = |c: &Cell| !c.text.is_empty() && c.text.bytes().all(|b| b.is_ascii_digit());
    let padded = cells
        .iter()
        .find(|(_, c)| coded && digits(c) && c.text.starts_with('0') && c.text.len() > 1)?;
    let short = cells.iter().find(|(_, c)| digits(c) && c.text.len() < padded.1.text.len())?;
    let message = format!(
        "row {} has `{}` where row {} has `{}`: a leading zero may be lost",
        short.0.number, short.1.text, padded.0.number, padded.1.text
    );
    Some((short.1.text.clone(), message))
}
