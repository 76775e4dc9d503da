//! Reading the reference files, where they are at hand.

use std::io::Read;

/// A file below `../shared`, plain or gzip; `None` and a line saying so if it is absent.
pub(crate) fn text(file: &str) -> Option<String> {
    let path = format!("{}/../../../shared/{file}", env!("CARGO_MANIFEST_DIR"));
    #[allow(clippy::disallowed_methods, reason = "a test compares with a reference file")]
    let Ok(bytes) = std::fs::read(&path) else {
        println!("skipped: {path} not found");
        return None;
    };
    let mut text = String::new();
    if file.ends_with(".gz") {
        flate2::read::GzDecoder::new(bytes.as_slice()).read_to_string(&mut text).ok()?;
    } else {
        text = String::from_utf8_lossy(&bytes).into_owned();
    }
    Some(text)
}

/// The names of the columns and the rows of a CSV text, whose comment lines begin with `#`.
pub(crate) fn csv(text: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let mut reader =
        csv::ReaderBuilder::new().comment(Some(b'#')).flexible(true).from_reader(text.as_bytes());
    let names = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let rows =
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    (names, rows)
}
