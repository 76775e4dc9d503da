//! The seed inventory of the study: every cell comes back.

use counterpoise_case::{Folder, load};
use counterpoise_diagnostic::Severity;
use counterpoise_exchange::{Imported, Options, import_events, original_table};
use counterpoise_frames::{Cell, to_csv};
use std::path::{Path, PathBuf};

fn seed() -> Option<Vec<u8>> {
    let path: PathBuf =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/seed/events.csv");
    let found = read(&path);
    if found.is_none() {
        println!("skipped: {} not found", path.display());
    }
    found
}

#[expect(clippy::disallowed_methods, reason = "a test reads its input")]
fn read(path: &Path) -> Option<Vec<u8>> {
    std::fs::read(path).ok()
}

fn imported(bytes: &[u8]) -> Imported {
    import_events("events.csv", bytes, &Options::default())
}

#[test]
fn every_cell_of_the_seed_comes_back() {
    let Some(bytes) = seed() else { return };
    let imported = imported(&bytes);
    assert_eq!((imported.rows_read, imported.rows_written, imported.rows_set_aside), (145, 145, 0));
    assert!(imported.diagnostics.iter().all(|d| d.severity == Severity::Warning));
    let table = original_table(&imported.text).unwrap();
    let reference = csv::Reader::from_reader(bytes.as_slice()).into_records().map(Result::unwrap);
    let expected: Vec<Vec<String>> =
        reference.map(|r| r.iter().map(str::to_owned).collect()).collect();
    for (row, expected) in table.rows.iter().zip(&expected) {
        assert_eq!(&row.iter().map(Cell::plain).collect::<Vec<_>>(), expected);
    }
    assert_eq!(table.rows.len(), expected.len());
}

#[test]
fn the_seed_given_back_is_the_same_file() {
    let Some(bytes) = seed() else { return };
    let back = to_csv(&original_table(&imported(&bytes).text).unwrap(), false);
    assert_eq!(String::from_utf8(back).unwrap(), String::from_utf8(bytes).unwrap());
}

#[test]
fn what_the_seed_becomes_is_canonical_and_understood() {
    let Some(bytes) = seed() else { return };
    let text = imported(&bytes).text;
    let (tree, found) = counterpoise_syntax::parse(&text, counterpoise_diagnostic::FileId(0));
    assert_eq!((found, counterpoise_syntax::format(&tree, &text)), (Vec::new(), text.clone()));
    let frame = "case c \"C\"\n  subject: RUS\n  target: CHN\n";
    let files = vec![
        ("a.case".to_owned(), frame.as_bytes().to_vec()),
        ("b.case".to_owned(), text.into_bytes()),
    ];
    let loaded = load(&Folder { files, unreadable: Vec::new() }, &[]);
    assert_eq!(loaded.case.events.len(), 145);
    let codes = [
        "no arena is called",
        "cites no source",
        "towards nobody",
        "looks like one event",
        "no field",
    ];
    let other: Vec<&str> = loaded
        .diagnostics
        .iter()
        .map(|d| d.message.as_str())
        .filter(|m| !codes.iter().any(|c| m.contains(c)))
        .collect();
    assert_eq!(other, Vec::<&str>::new());
}
