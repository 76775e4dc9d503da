//! Any bytes as a table: text of any encoding, packed files, workbooks, files of Stata.

#![no_main]

use counterpoise_intake::{Table, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(sheets) = read(bytes) {
        for sheet in &sheets {
            for row in &sheet.rows {
                let _ = (sheet.fault(row), row.width(), row.text(0));
            }
        }
    }
    let _ = Table::read(bytes);
});
