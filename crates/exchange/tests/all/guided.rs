//! The table of events as a workbook: what Excel offers, and the way back.

use crate::shipped::{folder, told, with_events};
use counterpoise_case::model::Case;
use counterpoise_case::{Folder, load};
use counterpoise_exchange::{Options, events_table, import_events, with_doubts};
use counterpoise_frames::{Table, to_guided_xlsx};
use counterpoise_intake::{Kind, Sheet};
use std::io::{Cursor, Read};

const FRAME: &str = "\
case small \"A small case\"
  subject: RUS
  target: CHN

arena asia \"Asia\"

arena far-east \"The Far East\"

";

const EVENTS: &str = "\
; Events from ledger.csv, read as comma-separated text.
; columns of the sheet: [\"Nr\",\"Date\",\"precision\",\"Initiator\",\"Stance\",\"source\",\"page\",\"Coder\"]

event 2014-03 RUS -> CHN \"_x0041_ 3-4: =1+1\"
  ; sheet Initiator: Russia (officials)
  ; sheet source: Nobody 2099
  ; sheet page: 3-4
  ; sheet Coder: MK
  id: 01
  statement, resist, soft, weight 2, certainty 0.7
  arena: asia, far-east
  domain: energy, trade
  instrument: supply-contract
  posture: equality
  note: -5 to +3; 2014-03

event 2013-09/2014-05 RUS with CHN \"1-2\"
  ; sheet Stance: \"\"
  id: 2-3
  deed, accommodate, hard, context

; row set aside: row 9, the date cannot be read
; sheet Date: some day
";

fn small(events: &str) -> Folder {
    let files = vec![
        ("a.case".to_owned(), FRAME.as_bytes().to_vec()),
        ("zz.case".to_owned(), events.as_bytes().to_vec()),
    ];
    Folder { files, unreadable: Vec::new() }
}

fn case(folder: &Folder) -> Case {
    load(folder, &["outside".to_owned()]).case
}

fn workbook(table: &Table) -> Vec<u8> {
    to_guided_xlsx(&table.frame("events"), &table.guide).unwrap()
}

fn part(book: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The validation of a column, by its letters.
fn validation(book: &[u8], column: &str) -> String {
    let sheet = part(book, "xl/worksheets/sheet1.xml");
    let range = format!("sqref=\"{column}2:{column}1048576\"");
    let all = sheet.split("<dataValidation ").skip(1);
    let own = all.map(|one| one.split("</dataValidation>").next().unwrap());
    own.filter(|one| one.contains(&range)).collect()
}

fn letters(table: &Table, column: &str) -> String {
    letters_at(table.column(column).unwrap())
}

fn letters_at(at: usize) -> String {
    let last = char::from(b'A' + (at % 26) as u8);
    if at < 26 { last.to_string() } else { format!("{}{last}", letters_at(at / 26 - 1)) }
}

fn sheets(book: &[u8]) -> Vec<Sheet> {
    counterpoise_intake::read(book).unwrap()
}

#[test]
fn columns_of_words_offer_their_words() {
    let table = events_table(&case(&small(EVENTS)));
    let book = workbook(&table);
    let of = |column: &str| validation(&book, &letters(&table, column));
    let short = [
        ("relation", "-&gt;,with"),
        ("mode", "deed,statement,non-act"),
        ("arena", "asia,far-east"),
    ];
    for (column, words) in short {
        assert!(of(column).contains(&format!("\"{words}\"")), "{column}: {}", of(column));
    }
    let all = [
        "relation",
        "mode",
        "stance",
        "hardness",
        "role",
        "posture",
        "stage",
        "motive",
        "domain",
        "arena",
        "instrument",
    ];
    for column in all {
        let forbids = !of(column).contains("errorStyle=\"warning\"");
        assert!(of(column).starts_with("type=\"list\""), "{column}: {}", of(column));
        assert_eq!(forbids, !["domain", "arena"].contains(&column), "{column}: {}", of(column));
    }
    for column in ["id", "date", "title", "weight", "note"] {
        assert_eq!(of(column), "", "{column}");
    }
    // An empty sheet has them as well.
    let none = case(&small(""));
    assert!(validation(&workbook(&events_table(&none)), "I").contains("deed"));
}

/// Lists beyond what Excel takes in a validation stand in a hidden sheet, whole.
#[test]
fn long_lists_stand_in_a_sheet_of_their_own() {
    let table = events_table(&case(&small(EVENTS)));
    let book = workbook(&table);
    let sheets = sheets(&book);
    let names: Vec<_> = sheets.iter().map(|sheet| (sheet.name(), sheet.is_hidden())).collect();
    let expected = [(Some("table"), false), (Some("columns"), false), (Some("words"), true)];
    assert_eq!(names, expected);
    let words = &sheets[2];
    for choices in &table.guide.choices {
        let own = validation(&book, &letters(&table, &choices.column));
        let listed = own.split("words!$").nth(1);
        let heads = &words.rows[0];
        let at = (0..words.width()).find(|at| heads.text(*at) == choices.column);
        assert_eq!(listed.is_some(), choices.words.join(",").len() > 255, "{}", choices.column);
        assert_eq!(at.is_some(), listed.is_some(), "{}", choices.column);
        if let Some((at, listed)) = at.zip(listed) {
            let cells = words.rows[1..].iter().map(|row| row.text(at).to_owned());
            let cells: Vec<String> = cells.filter(|cell| !cell.is_empty()).collect();
            assert_eq!(cells, choices.words);
            let (letter, last) = (letters_at(at), choices.words.len() + 1);
            assert!(listed.starts_with(&format!("{letter}$2:${letter}${last}<")), "{listed}");
        }
    }
}

/// Every word that is offered is one that the import takes.
#[test]
fn the_import_takes_every_word_that_is_offered() {
    let small = case(&small(EVENTS));
    for choices in &events_table(&small).guide.choices {
        let mut sheet = format!("id,date,actors,targets,mode,{0}\n", choices.column);
        if choices.column == "mode" {
            sheet = "id,date,actors,targets,title,mode\n".to_owned();
        }
        for (at, word) in choices.words.iter().enumerate() {
            sheet.push_str(&format!("E{at},2014,RUS; USA,CHN,deed,{word}\n"));
        }
        let imported = import_events("a.csv", sheet.as_bytes(), &Options::of_case(&small));
        let said: Vec<String> = imported.diagnostics.iter().map(ToString::to_string).collect();
        assert_eq!(said, Vec::<String>::new(), "{}", choices.column);
        assert_eq!(imported.rows_written, choices.words.len(), "{}", choices.column);
    }
}

#[test]
fn texts_are_texts_and_numbers_are_numbers() {
    let table = events_table(&case(&small(EVENTS)));
    let book = workbook(&table);
    let sheet = &sheets(&book)[0];
    for (at, column) in table.columns.iter().enumerate() {
        let kinds = sheet.rows[1..].iter().flat_map(|row| &row.cells);
        let mut kinds = kinds.filter(|(column, _)| *column == at).map(|(_, cell)| cell.kind);
        let is_number = ["weight", "certainty"].contains(&column.name.as_str());
        let kind = if is_number { Kind::Number } else { Kind::Text };
        assert!(kinds.all(|own| own == kind), "{}", column.name);
    }
    // What is written later into a column of text is text as well: 49 is the format `@`.
    let xml = part(&book, "xl/worksheets/sheet1.xml");
    let styles = part(&book, "xl/styles.xml");
    let formats = styles.split("<cellXfs").nth(1).unwrap().split("</cellXfs>").next().unwrap();
    let formats: Vec<&str> = formats.split("<xf ").skip(1).collect();
    let columns = xml.split("<cols>").nth(1).unwrap().split("</cols>").next().unwrap();
    let mut formatted = 0;
    for column in columns.split("<col ").skip(1) {
        let attribute = |name: &str| -> usize {
            let value = column.split(&format!("{name}=\"")).nth(1).unwrap();
            value.split('"').next().unwrap().parse().unwrap()
        };
        assert!(formats[attribute("style")].starts_with("numFmtId=\"49\""), "{column}");
        formatted += attribute("max") - attribute("min") + 1;
    }
    assert_eq!(formatted, table.columns.len() - 2);
    assert!(xml.contains("state=\"frozen\""));
}

#[test]
fn what_the_import_doubted_is_noted_on_its_cell() {
    let table = with_doubts(events_table(&case(&small(EVENTS))), [FRAME, EVENTS]);
    let notes: Vec<(usize, &str, &str)> =
        table.guide.notes.iter().map(|n| (n.row, n.column.as_str(), n.text.as_str())).collect();
    let expected = [
        (0, "id", "The sheet said under Coder: MK"),
        (0, "actors", "The sheet said under Initiator: Russia (officials)"),
        (0, "cite", "The sheet said under page: 3-4"),
        (0, "cite", "The sheet said under source: Nobody 2099"),
        (1, "stance", "The sheet said nothing under Stance."),
    ];
    assert_eq!(notes, expected);
    let comments = part(&workbook(&table), "xl/comments1.xml");
    let cite = comments.split(&format!("ref=\"{}2\"", letters(&table, "cite"))).nth(1).unwrap();
    let cite = cite.split("</comment>").next().unwrap();
    assert!(
        cite.contains(
            "The sheet said under page: 3-4\nThe sheet said under source: Nobody 2099</t>"
        ),
        "{cite}"
    );
    assert_eq!(comments.matches("<comment ").count(), 4);
    let plain = workbook(&events_table(&case(&small(EVENTS))));
    let archive = zip::ZipArchive::new(Cursor::new(plain)).unwrap();
    assert!(archive.file_names().all(|name| !name.unwrap().contains("comments")));
}

/// The events of a case through a workbook: nothing is said, and they are the same, field by field.
fn comes_back(folder: &Folder) {
    let before = load(folder, &["outside".to_owned()]);
    let texts = folder.files.iter().filter_map(|(_, bytes)| std::str::from_utf8(bytes).ok());
    let table = with_doubts(events_table(&before.case), texts);
    let known = Options::of_case(&before.case);
    let imported = import_events("events.xlsx", &workbook(&table), &known);
    let said: Vec<String> = imported.diagnostics.iter().map(ToString::to_string).collect();
    assert_eq!(said, Vec::<String>::new());
    assert_eq!(imported.read_as, "sheet \"table\" of a workbook");
    assert_eq!((imported.rows_written, imported.rows_set_aside), (before.case.events.len(), 0));
    let after = load(&with_events(folder, &imported.text), &["outside".to_owned()]);
    assert_eq!(before.case.events.len(), after.case.events.len());
    for (a, b) in before.case.events.iter().zip(&after.case.events) {
        assert_eq!(told(&before.case, a), told(&after.case, b));
    }
}

#[test]
fn a_small_ledger_survives_a_workbook() {
    let small = small(EVENTS);
    let found = load(&small, &[]).diagnostics;
    let errors: Vec<&str> =
        found.iter().filter(|d| d.is_error()).map(|d| d.message.as_str()).collect();
    assert_eq!(errors, Vec::<&str>::new());
    comes_back(&small);
}

#[test]
fn the_shipped_ledger_survives_a_workbook() {
    comes_back(&folder());
}
