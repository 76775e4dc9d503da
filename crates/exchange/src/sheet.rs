//! Which sheet of a file has the events.

use crate::field::{Field, Part, part_of};
use crate::mapping::Mapping;
use crate::row_diagnostic::{RowDiagnostic, about, trouble};

use counterpoise_frames::without_apostrophe;
use counterpoise_intake::Origin;
pub(crate) use counterpoise_intake::{Cell, Kind, Merged, Row, Sheet};

/// The largest number of columns that is read.
const MAX_COLUMNS: usize = 1000;

/// How far down the row with the names of the columns is looked for.
const HEADER_DEPTH: usize = 20;

/// The sheet that is read, and what is said of the others.
pub(crate) struct Chosen {
    pub(crate) sheet: Sheet,
    pub(crate) found: Vec<RowDiagnostic>,
}

/// The sheet of this name; without a name the first with events that is not hidden, else the first
/// that has any text.
pub(crate) fn choose(
    bytes: &[u8],
    wanted: Option<&str>,
    header: impl Fn(&Sheet) -> Option<usize>,
) -> Result<Chosen, RowDiagnostic> {
    let mut sheets = counterpoise_intake::read(bytes)
        .map_err(|unreadable| trouble(&unreadable.message, &unreadable.help))?;
    let is_text = |sheet: &&mut Sheet| matches!(sheet.origin, Origin::Text { .. });
    sheets.iter_mut().filter(is_text).for_each(without_apostrophes);
    let at = match wanted {
        Some(wanted) => named(&sheets, wanted)?,
        None => first(&sheets, &header)?,
    };
    let others = wanted.is_none().then(|| others(&sheets, at, &header)).flatten();
    let sheet = sheets.swap_remove(at);
    if let Some(row) = sheet.rows.iter().find(|row| row.width() > MAX_COLUMNS) {
        let message = format!(
            "row {} has text in column {}; a sheet of events may have {MAX_COLUMNS} columns",
            row.number,
            row.width()
        );
        return Err(trouble(&message, "delete what stands there by mistake"));
    }
    Ok(Chosen { sheet, found: others.into_iter().collect() })
}

/// What `table --format csv --for-excel` puts before a formula is no part of the text. A workbook
/// says itself what is a text.
fn without_apostrophes(sheet: &mut Sheet) {
    for (_, cell) in sheet.rows.iter_mut().flat_map(|row| &mut row.cells) {
        let plain = without_apostrophe(&cell.text);
        if plain.len() < cell.text.len() {
            cell.text = plain.to_owned();
        }
    }
}

fn named(sheets: &[Sheet], wanted: &str) -> Result<usize, RowDiagnostic> {
    let Some(at) = sheets.iter().position(|sheet| sheet.name() == Some(wanted)) else {
        let names: Vec<&str> = sheets.iter().filter_map(Sheet::name).collect();
        return Err(match names.as_slice() {
            [] => trouble(
                "only a workbook has sheets, and this is none",
                "leave the name of the sheet out",
            ),
            names => trouble(
                &format!("the workbook has no sheet `{wanted}`"),
                &format!("its sheets are {}", names.join(", ")),
            ),
        });
    };
    Ok(at)
}

fn first(
    sheets: &[Sheet],
    header: &impl Fn(&Sheet) -> Option<usize>,
) -> Result<usize, RowDiagnostic> {
    let has_events = |sheet: &&Sheet| header(sheet).is_some();
    let position = |wanted: &dyn Fn(&&Sheet) -> bool| sheets.iter().position(|s| wanted(&s));
    position(&|sheet| has_events(sheet) && !sheet.is_hidden())
        .or_else(|| position(&|sheet| !sheet.rows.is_empty() && !sheet.is_hidden()))
        .or_else(|| position(&has_events))
        .or_else(|| position(&|sheet| sheet.name().is_none()))
        .ok_or_else(|| {
            trouble("the workbook has no text in any sheet", "export the right workbook")
        })
}

/// Sheets that have events too, and are not read.
fn others(
    sheets: &[Sheet],
    chosen: usize,
    header: &impl Fn(&Sheet) -> Option<usize>,
) -> Option<RowDiagnostic> {
    let mut names = Vec::new();
    for (at, sheet) in sheets.iter().enumerate() {
        if let Some(name) = sheet.name().filter(|_| at != chosen && header(sheet).is_some()) {
            let hidden = if sheet.is_hidden() { " (hidden)" } else { "" };
            names.push(format!("{name}{hidden}"));
        }
    }
    let read = sheets[chosen].name()?;
    if names.is_empty() {
        return None;
    }
    let message =
        format!("only the sheet \"{read}\" is read; events stand also in: {}", names.join(", "));
    Some(about(0, "", message, "import each with `--sheet NAME` into a file of its own"))
}

/// The position among the rows of the one that names the columns: the first that has a date, and an
/// id, an actor or a title.
pub(crate) fn header(sheet: &Sheet) -> Option<usize> {
    let names = |row: &Row, field| {
        row.cells.iter().any(|(_, c)| part_of(&c.text) == Some(Part::Whole(field)))
    };
    let says_what = |row: &Row| {
        [Field::Id, Field::Actors, Field::Title].into_iter().any(|field| names(row, field))
    };
    sheet.rows.iter().take(HEADER_DEPTH).position(|row| names(row, Field::Date) && says_what(row))
}

/// The same by the names that a mapping has: the row with most of them.
pub(crate) fn mapped_header(sheet: &Sheet, mapping: &Mapping) -> Option<usize> {
    let names = |row: &Row| {
        row.cells.iter().filter(|(_, cell)| mapping.column(&cell.text).is_some()).count()
    };
    let rows = sheet.rows.iter().take(HEADER_DEPTH).enumerate().rev();
    let best = rows.max_by_key(|(_, row)| names(row));
    best.filter(|(_, row)| names(row) > 0).map(|(at, _)| at)
}

/// The same for a sheet of which nothing is known: the first row that has names we know, else the
/// first that is half as wide as the sheet.
pub(crate) fn any_header(sheet: &Sheet) -> Option<usize> {
    let enough = 2.max(sheet.width() / 2);
    let wide = |row: &Row| row.cells.len() >= enough;
    header(sheet).or_else(|| sheet.rows.iter().take(HEADER_DEPTH).position(wide))
}
