//! The shipped ledger through a sheet and back: the same events, field by field.

use counterpoise_case::model::{Case, Event, Place};
use counterpoise_case::{Folder, Loaded, load, read_folder};
use counterpoise_exchange::{Options, events_table, import_events, original_table};
use counterpoise_frames::to_csv;
use std::path::Path;

pub(crate) fn folder() -> Folder {
    read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/russia-china"))
}

/// The folder with its events replaced by what an import made of them: positions stay, because the
/// order does.
pub(crate) fn with_events(folder: &Folder, events: &str) -> Folder {
    let mut files: Vec<(String, Vec<u8>)> = folder
        .files
        .iter()
        .map(|(name, bytes)| (name.clone(), without_events(name, bytes)))
        .collect();
    files.push(("zz.case".to_owned(), events.as_bytes().to_vec()));
    Folder { files, unreadable: Vec::new() }
}

fn without_events(name: &str, bytes: &[u8]) -> Vec<u8> {
    if !name.ends_with(".case") {
        return bytes.to_vec();
    }
    let mut kept = String::new();
    let mut inside = false;
    for line in std::str::from_utf8(bytes).unwrap().split_inclusive('\n') {
        if !line.starts_with([' ', ';', '\n', '\r']) {
            inside = line.starts_with("event ");
        }
        kept.push_str(if inside { "" } else { line });
    }
    kept.into_bytes()
}

/// An event with everything that refers to other things by name, so that positions do not matter.
pub(crate) fn told(case: &Case, event: &Event) -> String {
    let named: Vec<String> = event
        .readings
        .iter()
        .map(|r| format!("{}>{}", case[r.actor].code, case[r.toward].code))
        .collect();
    let plain = Event { place: Place::default(), ..event.clone() };
    format!("{plain:?} {named:?}")
}

fn messages(loaded: &Loaded) -> Vec<String> {
    loaded.diagnostics.iter().filter(|d| d.is_error()).map(|d| d.message.clone()).collect()
}

#[test]
fn the_shipped_ledger_survives_a_sheet() {
    let folder = folder();
    let before = load(&folder, &["outside".to_owned()]);
    let table = events_table(&before.case);
    let imported =
        import_events("events.csv", &to_csv(&table, true), &Options::of_case(&before.case));
    let said: Vec<String> = imported.diagnostics.iter().map(ToString::to_string).collect();
    assert_eq!(said, Vec::<String>::new());
    assert_eq!((imported.rows_written, imported.rows_set_aside), (before.case.events.len(), 0));
    let comments = imported.text.lines().filter(|l| l.trim_start().starts_with(';')).count();
    assert_eq!(comments, 2, "every cell is given back by a field");
    let again = original_table(&imported.text).unwrap();
    assert!(to_csv(&again, false) == to_csv(&table, false), "the sheet comes back");

    let after = load(&with_events(&folder, &imported.text), &["outside".to_owned()]);
    assert_eq!(messages(&before), messages(&after));
    assert_eq!(before.case.events.len(), after.case.events.len());
    for (a, b) in before.case.events.iter().zip(&after.case.events) {
        assert_eq!(told(&before.case, a), told(&after.case, b));
    }
}

#[test]
fn what_the_shipped_ledger_becomes_is_canonical() {
    let loaded = load(&folder(), &[]);
    let imported = import_events(
        "events.csv",
        &to_csv(&events_table(&loaded.case), false),
        &Options::of_case(&loaded.case),
    );
    let (tree, found) =
        counterpoise_syntax::parse(&imported.text, counterpoise_diagnostic::FileId(0));
    assert_eq!(
        (found, counterpoise_syntax::format(&tree, &imported.text)),
        (Vec::new(), imported.text)
    );
}
