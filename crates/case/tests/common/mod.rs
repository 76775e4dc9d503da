//! What the tests of this crate share: cases in memory, diagnostics as lines.

#![allow(dead_code, reason = "every test uses a part of it")]

use counterpoise_case::{Folder, Loaded, load};
use counterpoise_diagnostic::{concise, pages};
use std::path::PathBuf;

/// A folder in memory.
pub(crate) fn folder(files: &[(&str, &[u8])]) -> Folder {
    let mut files: Vec<(String, Vec<u8>)> =
        files.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect();
    files.sort();
    Folder { files, unreadable: Vec::new() }
}

/// A case in memory, read.
pub(crate) fn read(files: &[(&str, &[u8])]) -> Loaded {
    load(&folder(files), &[])
}

/// Its diagnostics, one a line, as `check --concise` prints them.
pub(crate) fn lines(loaded: &Loaded) -> Vec<String> {
    loaded.diagnostics.iter().map(|d| concise(d, &loaded.files)).collect()
}

/// A folder of this repository.
pub(crate) fn repository(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// The files of the shipped case.
pub(crate) fn shipped() -> Folder {
    counterpoise_case::read_folder(&repository("cases/russia-china"))
}

/// The text of a file that a test compares with.
#[expect(clippy::disallowed_methods, reason = "a test reads what it expects")]
pub(crate) fn text(path: &std::path::Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// Every code of the catalogue that a text does not show, as in `error[E0213]`.
pub(crate) fn codes_missing_in(text: &str) -> Vec<&'static str> {
    pages().map(|p| p.code.name()).filter(|name| !text.contains(&format!("[{name}]"))).collect()
}
