//! Any text survives, any bytes are read without harm.

use crate::xlsx::{Cell, Sheet, damaged_workbook, workbook};
use counterpoise_diagnostic::FileId;
use counterpoise_exchange::{Options, import_events, original_table};
use counterpoise_frames::{Table, to_csv, to_csv_for_excel, without_apostrophe};
use proptest::prelude::*;

const COLUMNS: [&str; 12] = [
    "id",
    "date",
    "actors",
    "targets",
    "title",
    "mode",
    "stance",
    "arena",
    "cite",
    "second",
    "note",
    "my own: column",
];
const SIMPLE: [&str; 16] = [
    "id",
    "date",
    "precision",
    "initiator",
    "target",
    "action",
    "arena",
    "domain",
    "mode",
    "hardness",
    "direction",
    "magnitude",
    "unit",
    "source",
    "page",
    "note",
];

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[ -~\\n\\t\u{a0}“”–é]{0,30}",
        prop::sample::select(vec![
            "",
            "RUS",
            "Russia; China",
            "each other",
            "-",
            "deed",
            "resist",
            "2013-09",
            "[2014..2016]",
            "undated",
            "; x",
            "\"quoted\"",
            "a, b; c",
            "#REF!",
            "TRUE",
            "1E+05",
            "central_asia",
            "@key p. 3",
            "MK: resist, weight 2",
            "none",
            "na",
            "2013.0",
            "sheet note: x",
            "=1+1",
            "'=1+1",
            "-0044-03-15",
        ])
        .prop_map(str::to_owned),
    ]
}

fn rows(width: usize) -> impl Strategy<Value = Vec<Vec<String>>> {
    let row = prop::collection::vec(cell(), width);
    prop::collection::vec((row, prop::bool::ANY, prop::bool::ANY), 0..6).prop_map(|rows| {
        rows.into_iter()
            .enumerate()
            .map(|(at, (mut row, id, date))| {
                row[0] = if id || row[0].is_empty() { format!("E{at}") } else { row[0].clone() };
                row[1] = if date { "2014-03".to_owned() } else { row[1].clone() };
                row
            })
            .collect()
    })
}

fn check(columns: &[&str], rows: Vec<Vec<String>>) -> Result<(), TestCaseError> {
    // What `--for-excel` writes comes back as it was, whatever it is.
    let table = Table::new(columns).with(rows.clone());
    let excel = import_events("sheet.csv", &to_csv_for_excel(&table), &Options::default());
    prop_assert_eq!(original_table(&excel.text), Some(table));
    // In any sheet of text an apostrophe before a formula says that it is none.
    let plain = |cells: Vec<String>| -> Vec<String> {
        cells.iter().map(|cell| without_apostrophe(cell).to_owned()).collect()
    };
    let csv = to_csv(&Table::new(columns).with(rows.clone()), true);
    let table = Table::new(columns).with(rows.into_iter().map(plain));
    let imported = import_events("sheet.csv", &csv, &Options::default());
    prop_assert_eq!(original_table(&imported.text), Some(table));
    prop_assert_eq!(imported.rows_read, imported.rows_written + imported.rows_set_aside);
    let (tree, found) = counterpoise_syntax::parse(&imported.text, FileId(0));
    prop_assert_eq!(found.len(), 0);
    prop_assert_eq!(counterpoise_syntax::format(&tree, &imported.text), imported.text);
    prop_assert_eq!(tree.directives.len(), imported.rows_written);
    Ok(())
}

proptest! {
    #[test]
    fn any_cells_survive(rows in rows(COLUMNS.len())) {
        check(&COLUMNS, rows)?;
    }

    #[test]
    fn any_cells_survive_in_the_simple_layout(rows in rows(SIMPLE.len())) {
        check(&SIMPLE, rows)?;
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = import_events("x", &bytes, &Options::default());
        let _ = original_table(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn any_text_is_read(text in "(id|date|,|;|\"|\\n|\\t|; sheet |: |event |E1|2014|[ -~]){0,40}") {
        let imported = import_events("x", text.as_bytes(), &Options::default());
        prop_assert_eq!(imported.rows_read, imported.rows_written + imported.rows_set_aside);
        let _ = original_table(&text);
    }

    /// A workbook with some bytes of its archive changed.
    #[test]
    fn a_damaged_workbook_is_read(changes in changes()) {
        let mut bytes = workbook(&[events()]);
        damage(&changes, &mut bytes);
        let _ = import_events("x.xlsx", &bytes, &Options::default());
    }

    /// A sound archive of which one part is damaged.
    #[test]
    fn a_workbook_of_damaged_parts_is_read(part in 1..5usize, changes in changes()) {
        let change = |at: usize, content: &mut Vec<u8>| if at == part { damage(&changes, content) };
        let bytes = damaged_workbook(&[events()], &change);
        let _ = import_events("x.xlsx", &bytes, &Options::default());
    }
}

type Changes = Vec<(prop::sample::Index, u8)>;

fn changes() -> impl Strategy<Value = Changes> {
    let byte = prop_oneof![any::<u8>(), prop::sample::select(b"0123456789ABZ<>/\"= -.".to_vec())];
    prop::collection::vec((any::<prop::sample::Index>(), byte), 1..12)
}

fn damage(changes: &Changes, bytes: &mut [u8]) {
    for (at, byte) in changes {
        bytes[at.index(bytes.len())] = *byte;
    }
}

fn events() -> Sheet {
    let header = ["id", "date", "title"].map(Cell::text).to_vec();
    let row = vec![Cell::text("E1"), Cell::day(41524.0), Cell::formula("A1", "x")];
    Sheet {
        merged: vec!["A3:B4"],
        ..Sheet::new("Events", vec![header, row, vec![Cell::text("E2"), Cell::number(2013.0)]])
    }
}
