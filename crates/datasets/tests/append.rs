//! Files of events that join a dataset: the rows of both, each event once, all or nothing.

#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests write files")]

mod common;

use std::ops::ControlFlow;
use std::path::PathBuf;

use common::{Folder, bytes, table_text};
use counterpoise_datasets::{AddOptions, Added, Error, Manifest, OnConflict, Reason, Store};

/// Events in the 58 columns of GDELT 1.0: number, day, first and second actor, score.
fn gdelt(events: &[(u64, &str, &str, &str, &str)]) -> String {
    let line = |(number, day, one, other, score): &(u64, &str, &str, &str, &str)| {
        let mut cells = vec![""; 58];
        let number = number.to_string();
        let year = &day[..4];
        for (at, cell) in [
            (0, number.as_str()),
            (1, day),
            (2, &day[..6]),
            (3, year),
            (5, one),
            (6, one),
            (7, one),
            (15, other),
            (16, other),
            (17, other),
            (25, "1"),
            (26, "040"),
            (27, "040"),
            (28, "04"),
            (29, "1"),
            (30, score),
            (31, "10"),
            (32, "1"),
            (33, "10"),
            (34, "2.5"),
            (56, day),
        ] {
            cells[at] = cell;
        }
        cells.join("\t") + "\n"
    };
    events.iter().map(line).collect()
}

fn joined(
    folder: &Folder,
    files: &[PathBuf],
    on_conflict: Option<OnConflict>,
) -> Result<Added, Error> {
    let options = AddOptions {
        kind: "gdelt1".to_owned(),
        files: files.to_vec(),
        append: true,
        on_conflict,
        ..AddOptions::default()
    };
    folder.store.add(&options, &mut |_| ControlFlow::Continue(()))
}

const JANUARY: &[(u64, &str, &str, &str, &str)] = &[
    (1, "20131231", "RUS", "CHN", "1.0"),
    (2, "20140102", "CHN", "RUS", "1.0"),
    (3, "20140103", "USA", "RUS", "-2.0"),
];
const FEBRUARY: &[(u64, &str, &str, &str, &str)] =
    &[(3, "20140103", "USA", "RUS", "-2.0"), (4, "20140201", "RUS", "UKR", "-10.0")];

fn begun() -> (Folder, Manifest) {
    let folder = Folder::new();
    let january = folder.file("jan.csv", gdelt(JANUARY).as_bytes());
    let manifest = folder.add("gdelt1", &[january]).unwrap();
    (folder, manifest)
}

fn rows(store: &Store) -> String {
    table_text(
        &store.table("gdelt1", None, &["year", "event_id", "source", "target"], None).unwrap(),
    )
}

#[test]
fn a_month_joins_and_an_event_that_is_there_is_not_taken_twice() {
    let (folder, old) = begun();
    let february = folder.file("feb.csv", gdelt(FEBRUARY).as_bytes());
    let new = joined(&folder, std::slice::from_ref(&february), None).unwrap();
    let new = new.manifest();
    assert_eq!(
        rows(&folder.store),
        "year | event_id | source | target\n2013 | 1 | RUS | CHN\n2014 | 2 | CHN | RUS\n\
         2014 | 3 | USA | RUS\n2014 | 4 | RUS | UKR\n"
    );
    assert_eq!(new.coverage.clone().into_iter().collect::<Vec<_>>(), [(2013, 1), (2014, 3)]);
    assert_eq!((new.rows_in, new.rows_kept, new.set_aside_for(Reason::Repeat)), (5, 4, 1));
    assert_eq!(new.states, ["CHN", "RUS", "UKR", "USA"]);
    assert_eq!((new.sequence, new.files.len()), (old.sequence + 1, 2));
    let aside = folder.store.quarantine("gdelt1", None).unwrap();
    assert_eq!((aside[0].file.as_str(), aside[0].line), ("feb.csv", 1));
    assert!(aside[0].sentence.contains("repeats a row that is in the dataset"), "{:?}", aside[0]);
    // The vintage as if all files had been named at once, but for the event that stood twice.
    assert_eq!(new.duplicates.unwrap().events, 4);
    assert!(folder.store.check().unwrap().is_empty());
    // The old vintage is as it was, and the same file again changes nothing.
    assert_eq!(folder.store.table("gdelt1", Some(&old.vintage), &[], None).unwrap().rows, 3);
    let before = bytes(folder.store.folder());
    let again = joined(&folder, std::slice::from_ref(&february), None).unwrap();
    assert!(matches!(again, Added::Already(_)));
    assert_eq!(bytes(folder.store.folder()), before);
}

#[test]
fn an_event_that_says_something_else_is_refused_and_nothing_is_changed() {
    let (folder, _) = begun();
    let before = bytes(folder.store.folder());
    let other =
        gdelt(&[(3, "20140103", "USA", "RUS", "-5.0"), (5, "20140301", "RUS", "CHN", "1.0")]);
    let march = folder.file("mar.csv", other.as_bytes());
    let refused = joined(&folder, std::slice::from_ref(&march), None).unwrap_err();
    assert!(
        refused.what.contains("1 row contradicts")
            && refused.what.contains("event_id 3: a row that is in the dataset and line 1"),
        "{refused}"
    );
    assert_eq!(bytes(folder.store.folder()), before);
    let last = joined(&folder, std::slice::from_ref(&march), Some(OnConflict::Last)).unwrap_err();
    assert!(last.what.contains("stays as it is"), "{last}");
    // What is there stays, and the rest joins it.
    let taken = joined(&folder, &[march], Some(OnConflict::First)).unwrap();
    assert_eq!(
        (taken.manifest().rows_written, taken.manifest().set_aside_for(Reason::Conflict)),
        (4, 1)
    );
}

#[test]
fn what_cannot_join_is_told_why() {
    let folder = Folder::new();
    let january = folder.file("jan.csv", gdelt(JANUARY).as_bytes());
    let none = joined(&folder, std::slice::from_ref(&january), None).unwrap_err();
    assert!(none.what.contains("no dataset \"gdelt1\" that the files could join"), "{none}");
    folder.add("gdelt1", std::slice::from_ref(&january)).unwrap();
    let same = folder.file("feb.csv", gdelt(&JANUARY[1..]).as_bytes());
    let nothing = joined(&folder, &[same], None).unwrap_err();
    assert!(nothing.what.contains("Every row of feb.csv is in the dataset already"), "{nothing}");
    let march = folder.file("mar.csv", gdelt(&[(9, "20140301", "RUS", "CHN", "1")]).as_bytes());
    let both = joined(&folder, &[january, march], None).unwrap_err();
    assert!(both.what.contains("jan.csv is in gdelt1/"), "{both}");
    let nmc =
        "ccode,year,milex,milper,irst,pec,tpop,upop,cinc\n2,1816,3823,17,80,254,8659,101,0.0397\n";
    folder.add("cow-nmc", &[folder.file("a.csv", nmc.as_bytes())]).unwrap();
    let options = AddOptions {
        kind: "cow-nmc".to_owned(),
        files: vec![folder.file("b.csv", nmc.replace("1816", "1817").as_bytes())],
        append: true,
        ..AddOptions::default()
    };
    let table = folder.store.add(&options, &mut |_| ControlFlow::Continue(())).unwrap_err();
    assert!(table.what.contains("are no events"), "{table}");
}
