//! Tables as other programs wrote them, read once for all who take them.
//!
//! *What it is for.* Bytes become [`Sheet`]s: text in any usual encoding with any usual separator,
//! workbooks of Excel and LibreOffice, data of Stata, each perhaps packed. What is odd about them
//! is kept beside the cells (a row that cannot be read, a formula that was never computed, bytes
//! that were no UTF-8), so that whoever takes the table can say it. [`mod@encoding`] and
//! [`mod@record`] do the same for those who stream large files; [`missing`] has the words for *no
//! value*.
//!
//! *What it may use.* Readers of formats.
//!
//! *What it must never know.* What the columns mean: events, states, dates. It opens no file.
//!
//! ```
//! let sheets = counterpoise_intake::read(b"\xEF\xBB\xBFland;wert\r\nT\xFCrkei;1,5\r\n")?;
//! assert_eq!(sheets[0].rows[1].text(0), "T\u{fc}rkei");
//! assert_eq!(counterpoise_intake::number("1,5", sheets[0].decimal_comma()), Some(1.5));
//! # Ok::<(), counterpoise_intake::Unreadable>(())
//! ```

mod bounds;
mod delimited;
pub mod encoding;
pub mod missing;
mod number;
pub mod record;
mod sheet;
mod stata;
mod stata_lengths;
mod table;
mod unpack;
mod unreadable;
mod workbook;

pub use bounds::{MAX_BYTES, MAX_CELLS, MAX_UNPACKED};
pub use delimited::{SEPARATORS, read_text, separator_of};
pub use number::number;
pub use sheet::{Cell, Fault, FaultKind, Kind, Merged, Origin, Row, Sheet};
pub use table::{Malformed, NoColumn, Record, Table, named_column};
pub use unreadable::Unreadable;

use std::borrow::Cow;

/// All sheets of a file, whatever its bytes are: one of a text or of a Stata file, as many as a
/// workbook has, in its order, hidden ones too.
///
/// # Errors
/// Where the file is too large, damaged, or no table.
pub fn read(bytes: &[u8]) -> Result<Vec<Sheet>, Unreadable> {
    if bytes.len() > MAX_BYTES {
        return Err(too_large(bytes.len()));
    }
    let bytes = unpack::unpacked(bytes)?;
    match bytes.as_ref() {
        book if workbook::is_workbook(book) => workbook::read(book),
        data if stata::is_stata(data) => stata::read(data).map(|sheet| vec![sheet]),
        text => read_text(&decoded(text)?, None).map(|sheet| vec![sheet]),
    }
}

/// Whether a file that begins so, unpacked, is a workbook or a Stata file: no text, and read whole.
#[must_use]
pub fn is_book(beginning: &[u8]) -> bool {
    workbook::is_workbook(beginning) || stata::is_stata(beginning)
}

fn decoded(bytes: &[u8]) -> Result<encoding::Decoded<'_>, Unreadable> {
    encoding::decode(bytes).ok_or_else(|| {
        Unreadable::new(
            "the file is no text, workbook or Stata file",
            "export it as CSV UTF-8 or .xlsx",
        )
    })
}

fn too_large(bytes: usize) -> Unreadable {
    let limit = MAX_BYTES >> 20;
    Unreadable::new(
        format!("the file has {} MiB; a sheet may have {limit}", bytes >> 20),
        "split it, or add it to a store (`data add`), which reads files of any size",
    )
}

/// The bytes of a file as text, from whatever encoding.
///
/// # Errors
/// Where they are no text.
pub fn text_of(bytes: &[u8]) -> Result<Cow<'_, str>, Unreadable> {
    decoded(bytes).map(|decoded| decoded.text)
}
