//! CSV.

use crate::table::{Cell, Heading, Table, full};

/// CSV (RFC 4180), UTF-8. With `mark`, it begins with a byte order mark, without which Excel
/// misreads letters beyond ASCII. Numbers stand in full, with a decimal point and without a
/// thousands sign; a column of ranges is two columns, `NAME low` and `NAME high`.
///
/// A cell that a spreadsheet would compute stands as it is: see [`formulas`] and
/// [`to_csv_for_excel`].
#[must_use]
pub fn to_csv(table: &Table, mark: bool) -> Vec<u8> {
    written(table, mark, |text| text)
}

/// The same for Excel: with the mark, and with an apostrophe before every text that a spreadsheet
/// would compute, which makes it a text. One that has such an apostrophe already gets a second, so
/// that [`without_apostrophe`] gives each text back as it was.
#[must_use]
pub fn to_csv_for_excel(table: &Table) -> Vec<u8> {
    written(table, true, |text| if is_guarded(&text) { format!("'{text}") } else { text })
}

/// A cell of such a CSV as it was before.
///
/// ```
/// use counterpoise_frames::without_apostrophe;
/// assert_eq!(without_apostrophe("'=1+1"), "=1+1");
/// assert_eq!(without_apostrophe("'tis"), "'tis");
/// ```
#[must_use]
pub fn without_apostrophe(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| is_guarded(rest)).unwrap_or(text)
}

/// A formula, or one behind apostrophes.
fn is_guarded(text: &str) -> bool {
    is_formula(text.trim_start_matches('\''))
}

/// How many texts of a table a spreadsheet would compute, and the first of them.
#[must_use]
pub fn formulas(table: &Table) -> Option<(usize, String)> {
    let words = |cell: &Cell| match cell {
        Cell::Text(text) | Cell::Written(text) => Some(text.clone()),
        Cell::List(_) => Some(cell.plain()),
        _ => None,
    };
    let heads = table.columns.iter().map(|column| column.name.clone());
    let mut found =
        heads.chain(table.rows.iter().flatten().filter_map(words)).filter(|text| is_formula(text));
    let first = found.next()?;
    Some((1 + found.count(), first))
}

/// Whether a spreadsheet takes a text for a formula: it begins as one, and is not a number. An arrow
/// (`->`) begins none; after `@` it takes a function or a program to make one (`@SUM(`), so that
/// the citation `@key p. 1` is none. The wide forms of the signs are signs to a Japanese Excel.
fn is_formula(text: &str) -> bool {
    let mut rest = text.chars();
    let Some(first) = rest.next() else { return false };
    let rest = rest.as_str();
    let numeric = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | ' ' | '\u{a0}');
    match first {
        '\t' | '\r' => !rest.is_empty(),
        '=' | '\u{ff1d}' => !rest.is_empty(),
        '+' | '-' | '\u{ff0b}' | '\u{ff0d}' => {
            let goes_on = |c: char| c.is_alphanumeric() || "(\"'${@=+-.#[_".contains(c);
            let is_number = rest.chars().all(numeric) || text.parse::<f64>().is_ok();
            rest.trim_start().starts_with(goes_on) && !is_number
        }
        '@' | '\u{ff20}' => {
            let name = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_');
            rest.trim_start_matches(name).starts_with(['(', '|', '!'])
        }
        _ => false,
    }
}

fn written(table: &Table, mark: bool, shown: fn(String) -> String) -> Vec<u8> {
    let mut bytes = if mark { b"\xEF\xBB\xBF".to_vec() } else { Vec::new() };
    let mut writer = ::csv::WriterBuilder::new()
        .terminator(::csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(&mut bytes);
    let header: Vec<String> = table.columns.iter().flat_map(names).map(shown).collect();
    let row = |row: &Vec<Cell>| {
        let cells = row.iter().zip(&table.columns).flat_map(|(cell, c)| cells(cell, c, shown));
        cells.collect()
    };
    // Writing to memory does not fail; a row without any column has no line.
    let mut lines = std::iter::once(header).chain(table.rows.iter().map(row));
    let written =
        lines.try_for_each(|r| if r.is_empty() { Ok(()) } else { writer.write_record(r) });
    let flushed = writer.flush();
    drop(writer);
    debug_assert!(written.is_ok() && flushed.is_ok(), "writing to memory does not fail");
    bytes
}

fn names(column: &Heading) -> Vec<String> {
    if column.is_range {
        vec![format!("{} low", column.name), format!("{} high", column.name)]
    } else {
        vec![column.name.clone()]
    }
}

fn cells(cell: &Cell, column: &Heading, shown: fn(String) -> String) -> Vec<String> {
    let text = || match cell {
        Cell::Text(_) | Cell::Written(_) | Cell::List(_) => shown(cell.plain()),
        other => other.plain(),
    };
    match cell {
        Cell::Range(low, high) if column.is_range => {
            vec![full(*low).to_string(), full(*high).to_string()]
        }
        _ if column.is_range => vec![text(), text()],
        _ => vec![text()],
    }
}
