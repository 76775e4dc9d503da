//! Workbooks, and what Excel does to cells.

use crate::xlsx::{Cell, Sheet, damaged_workbook, workbook};
use counterpoise_exchange::{Imported, Options, import_events, original_table};

fn header(names: &[&str]) -> Vec<Cell> {
    names.iter().map(|n| Cell::text(n)).collect()
}

fn read(sheets: &[Sheet]) -> Imported {
    import_events("events.xlsx", &workbook(sheets), &Options::default())
}

/// What is said, but for the default of the mode, which has a test of its own.
fn said(imported: &Imported) -> String {
    let of_mode = |text: &String| text.starts_with("the sheet does not say the mode of");
    let all = imported.diagnostics.iter().map(|d| format!("{d}\n"));
    all.filter(|text| !of_mode(text)).collect()
}

#[test]
fn a_plain_sheet() {
    let rows = vec![
        header(&["id", "date", "actors", "targets", "title", "mode", "weight"]),
        vec![
            Cell::text("E1"),
            Cell::number(2013.0),
            Cell::text("RUS"),
            Cell::text("CHN"),
            Cell::text("A & B"),
            Cell::text("deed"),
            Cell::number(3.0),
        ],
        vec![
            Cell::text("E2"),
            Cell::text("2014-03/2016"),
            Cell::text("RUS"),
            Cell::empty(),
            Cell::text("Two"),
            Cell::text("statement"),
        ],
    ];
    let imported = read(&[Sheet { hidden: vec![3], ..Sheet::new("Events", rows) }]);
    assert_eq!(said(&imported), "");
    assert_eq!(imported.read_as, "sheet \"Events\" of a workbook");
    let text = "\
; Events from events.xlsx, read as sheet \"Events\" of a workbook.
; columns of the sheet: [\"id\",\"date\",\"actors\",\"targets\",\"title\",\"mode\",\"weight\"]

event 2013 RUS -> CHN \"A & B\"
  id: E1
  deed, weight 3

event 2014-03/2016 RUS \"Two\"
  id: E2
  statement
";
    assert_eq!(imported.text, text);
}

#[test]
fn dates_that_excel_has_made() {
    let day = |id: &str, serial| vec![Cell::text(id), Cell::day(serial), Cell::text("deed")];
    let rows = vec![
        header(&["id", "date", "mode"]),
        day("E1", 41524.0),
        day("E2", 41518.0),
        day("E3", 41524.5),
        vec![Cell::text("E4"), Cell::number(41524.0)],
        vec![Cell::text("E5"), Cell::number(2013.9)],
    ];
    let imported = read(&[Sheet::new("Events", rows)]);
    assert_eq!(said(&imported), "\
column date: 3 cells are dates to Excel, not text; they were written as days, but Excel makes days of months (`2013-09`) and of other text (`Sep-13`); write dates as text, as in `2013-09`
row 3, date: Excel may have made the first day of a month of the month; the day was written; write `2013-09` as text if the month is all that is known
row 4, date: `2013-09-07T12:00:00` was read as `2013-09-07` (the time of day is left out); see that it is meant so
row 5, date: `41524` is not a date: this is not how a date is written here; write 2013-09-07, not 41524 (a spreadsheet's day number, counted from 1900)
row 6, date: a spreadsheet has made a decimal number of this date; write 2013-09, not 2013.9
");
    assert_eq!((imported.rows_read, imported.rows_written, imported.rows_set_aside), (5, 3, 2));
    let table = original_table(&imported.text).unwrap();
    let dates: Vec<String> = table.rows.iter().map(|r| r[1].plain()).collect();
    assert_eq!(dates, ["2013-09-07", "2013-09-01", "2013-09-07T12:00:00", "41524", "2013.9"]);
}

#[test]
fn cells_that_excel_has_spoilt() {
    let rows = vec![
        header(&["id", "date", "domain", "arena", "page", "note", "title"]),
        vec![
            Cell::text("E1"),
            Cell::text("2013"),
            Cell::fault("#REF!"),
            Cell::truth(true),
            Cell::day(41732.0),
            Cell::text("as it was"),
            Cell::formula("A2", "computed"),
        ],
    ];
    let imported = read(&[Sheet::new("Events", rows)]);
    assert_eq!(
        said(&imported),
        "\
column title: 1 cell is computed by formulas; the values are as last computed; replace the formulas by their values
row 2, domain: `#REF!` is an error value of the spreadsheet; correct its formula
row 2, arena: `TRUE` is a truth value to the spreadsheet; format the column as text and write the word that is meant
"
    );
    assert!(
        imported.text.ends_with(
            "\
event 2013 \"computed\"
  ; sheet domain: #REF!
  ; sheet arena: TRUE
  ; sheet page: 2014-04-03
  id: E1
  deed
  note: as it was
"
        ),
        "{}",
        imported.text
    );
}

#[test]
fn the_sheet_with_events_is_found() {
    let cover =
        || Sheet::new("Cover", vec![vec![Cell::text("My study")], vec![Cell::text("2019")]]);
    let events = |name, id: &str| {
        Sheet::new(name, vec![header(&["ID", "Date"]), vec![Cell::text(id), Cell::number(2013.0)]])
    };
    let found = read(&[cover(), events("One", "E1"), events("Two", "E2")]);
    assert!(found.text.contains("  id: E1\n"));
    assert_eq!(
        said(&found),
        "only the sheet \"One\" is read; events stand also in: Two; import each with `--sheet NAME` into a file of its own\n"
    );
    let options = Options { sheet: Some("Two".to_owned()), ..Options::default() };
    let bytes = workbook(&[cover(), events("One", "E1"), events("Two", "E2")]);
    assert!(import_events("x", &bytes, &options).text.contains("  id: E2\n"));
    let options = Options { sheet: Some("Three".to_owned()), ..Options::default() };
    assert_eq!(
        said(&import_events("x", &bytes, &options)),
        "the workbook has no sheet `Three`; its sheets are Cover, One, Two\n"
    );
    assert_eq!(
        said(&read(&[cover()])),
        "no row names the columns: there must be a date, and an id, an actor or a title; name them, or describe the sheet with `--map`; row 1 says My study\n"
    );
    assert_eq!(
        said(&read(&[Sheet::new("Empty", Vec::new())])),
        "the workbook has no text in any sheet; export the right workbook\n"
    );
}

/// The part of a workbook that lists its sheets, with another text in it.
fn read_with(sheets: &[Sheet], from: &str, to: &str) -> Imported {
    let bytes = damaged_workbook(sheets, &|at, part| {
        if at == 1 {
            *part = String::from_utf8_lossy(part).replace(from, to).into_bytes();
        }
    });
    import_events("events.xlsx", &bytes, &Options::default())
}

/// A workbook of an old Mac counts from 1904: its dates are days, and the mend of a bare number is the
/// day of that calendar.
#[test]
fn numbers_of_a_workbook_that_counts_from_1904() {
    let rows = vec![
        header(&["id", "date", "mode"]),
        vec![Cell::text("E1"), Cell::day(40254.0), Cell::text("deed")],
        vec![Cell::text("E2"), Cell::number(40255.0), Cell::text("deed")],
    ];
    let from_1904 = "<workbookPr date1904=\"1\"/><sheets>";
    let imported = read_with(&[Sheet::new("Events", rows)], "<sheets>", from_1904);
    assert!(imported.text.contains("event 2014-03-18"), "{}", imported.text);
    let mend = "write 2014-03-19, not 40255 (a spreadsheet's day number, counted from 1904)";
    assert!(said(&imported).contains(mend), "{}", said(&imported));
}

/// A formula that nobody computed is the cell: it is neither empty nor lost.
#[test]
fn formulas_without_a_value_are_kept_and_named() {
    let rows = vec![
        header(&["id", "date", "mode", "title", "weight"]),
        vec![
            Cell::text("E1"),
            Cell::text("2014-03-18"),
            Cell::text("deed"),
            Cell::formula("A2&amp;\" act\"", ""),
            Cell::formula("1+1", ""),
        ],
        vec![Cell::text("E2"), Cell::formula("DATE(2014,3,18)", ""), Cell::text("deed")],
    ];
    let imported = read(&[Sheet::new("Events", rows)]);
    assert!(imported.text.contains("=A2&\" act\""), "{}", imported.text);
    assert!(imported.text.contains("=1+1"), "{}", imported.text);
    let said = said(&imported);
    for formula in ["=A2&\" act\"", "=1+1", "=DATE(2014,3,18)"] {
        let named = format!("`{formula}` is a formula whose value was never computed");
        assert!(said.contains(&named), "{said}");
    }
    assert!(!said.contains("the date is empty"), "{said}");
}

/// A hidden sheet that stands first is not the one that is meant.
#[test]
fn a_hidden_sheet_is_not_read() {
    let events = |name, id: &str| {
        Sheet::new(name, vec![header(&["ID", "Date"]), vec![Cell::text(id), Cell::number(2013.0)]])
    };
    let sheets = [events("Draft", "E1"), events("2013", "E2"), events("2014", "E3")];
    let hidden = "name=\"Draft\" state=\"hidden\"";
    let found = read_with(&sheets, "name=\"Draft\"", hidden);
    assert!(found.text.contains("  id: E2\n"), "{}", found.text);
    assert!(said(&found).starts_with("only the sheet \"2013\" is read; "), "{}", said(&found));
    assert!(said(&found).contains("2014"), "{}", said(&found));
}

#[test]
fn merged_cells_and_rows_above() {
    let rows = vec![
        vec![Cell::text("Ledger of 2019")],
        header(&["id", "date", "title"]),
        vec![Cell::text("E1"), Cell::number(2013.0), Cell::text("One")],
        vec![Cell::text("E2"), Cell::empty(), Cell::text("Two")],
    ];
    let imported = read(&[Sheet { merged: vec!["C2:D2", "B3:B4"], ..Sheet::new("Events", rows) }]);
    assert_eq!(said(&imported), "\
the columns are named in row 2; what stands above was left out; note it in the case if it matters
column title: the name of the column stands over 2 merged columns; only the first has it; unmerge the cells and fill each of them
row 3, date: the cells of rows 3 to 4 are merged; only the first has the text; unmerge the cells and fill each of them
row 4, date: the date is empty; give it as wide as it must be, as `[2013..2019]`, or write `undated`
");
}

#[test]
fn what_is_no_workbook_is_said() {
    let old = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1];
    assert_eq!(
        said(&import_events("x.xls", &old, &Options::default())),
        "the workbook cannot be read: Cannot detect file format; open it in Excel or LibreOffice and save it as .xlsx or as CSV UTF-8\n"
    );
    let broken = import_events("x.xlsx", b"PK\x03\x04 and no more", &Options::default());
    assert!(said(&broken).starts_with("the file is damaged: "), "{}", said(&broken));
}
