//! Bytes become rows of cells.

mod grid;
mod text;
mod workbook;

pub(crate) use grid::{Cell, Kind, Merged, Row, Sheet};

use crate::row_diagnostic::{RowDiagnostic, trouble};

/// The largest file that is read, in bytes.
const MAX_BYTES: usize = 64 << 20;

/// The largest number of columns that is read.
const MAX_COLUMNS: usize = 1000;

/// Reads a workbook or a text, whatever the bytes are.
pub(crate) fn read(bytes: &[u8], wanted: Option<&str>) -> Result<Sheet, RowDiagnostic> {
    let sheet = by_content(bytes, wanted)?;
    let far = sheet.rows.iter().find(|r| r.width() > MAX_COLUMNS);
    far.map_or(Ok(()), |row| {
        let message = format!(
            "row {} has text in column {}; a sheet of events may have {MAX_COLUMNS} columns",
            row.number,
            row.width()
        );
        Err(trouble(&message, "delete what stands there by mistake"))
    })?;
    Ok(sheet)
}

fn by_content(bytes: &[u8], wanted: Option<&str>) -> Result<Sheet, RowDiagnostic> {
    match bytes {
        _ if bytes.len() > MAX_BYTES => {
            let message =
                format!("the file has {} MiB; a sheet of events may have 64", bytes.len() >> 20);
            Err(trouble(&message, "split it"))
        }
        [b'P', b'K', 3, 4, ..] => workbook::read(bytes, wanted),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => {
            Err(trouble("this is an old Excel workbook (.xls)", "save it as .xlsx or as CSV UTF-8"))
        }
        _ => text::read(bytes),
    }
}
