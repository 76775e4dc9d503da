//! Sheets as text, and what is made of them.

use counterpoise_exchange::{Imported, KnownActor, Options, Work, import_events, original_table};
use counterpoise_frames::{Cell, Table, to_csv};

fn read(text: &str) -> Imported {
    import_events("events.csv", text.as_bytes(), &Options::default())
}

/// What is said, but for the default of the mode, which has a test of its own.
fn said(imported: &Imported) -> String {
    let of_mode = |text: &String| text.starts_with("the sheet does not say the mode of");
    let all = imported.diagnostics.iter().map(|d| format!("{d}\n"));
    all.filter(|text| !of_mode(text)).collect()
}

const SIMPLE: &str = "\
id,date,precision,initiator,target,action,arena,domain,mode,hardness,direction,magnitude,unit,source,page,note
A1,2014-05-21,day,Russia; China,each other,\"Contract, \"\"long\"\" one\",far_east,energy,deed,soft,accommodate,30,years,Ash 2014; Birch 2016,- ; 3-4,plain
A2,2014-03/2016,bounded,Russia (officials),China,Doubts,far_east,diplomatic,statement,none,resist,,,own reading,,
A3,2014-06/2014-08,season,OTHER,-,Something,far_east,security,deed,hard,na,,,,,\"two
lines\"
";

#[test]
fn the_simple_layout() {
    let work = |key: &str, short: &str| Work {
        key: key.into(),
        short: short.into(),
        author_year: short.into(),
        full: short.into(),
    };
    let options = Options {
        works: vec![work("ash2014", "Ash 2014"), work("birch2016", "Birch 2016")],
        ..Options::default()
    };
    let imported = import_events("sheets/simple.csv", SIMPLE.as_bytes(), &options);
    let expected = r#"; Events from sheets/simple.csv, read as comma-separated text.
; columns of the sheet: ["id","date","precision","initiator","target","action","arena","domain","mode","hardness","direction","magnitude","unit","source","page","note"]

event 2014-05-21 RUS with CHN "Contract, "long" one"
  ; sheet source: Ash 2014; Birch 2016
  ; sheet page: - ; 3-4
  id: A1
  deed, accommodate, soft
  arena: far-east
  domain: energy
  amount: 30 years
  cite: @ash2014; @birch2016 p. 3-4
  note: plain

event [2014-03..2016] RUS -> CHN "Doubts"
  ; sheet initiator: Russia (officials)
  ; sheet source: own reading
  id: A2
  statement, resist, plain
  arena: far-east
  domain: diplomatic
  by: officials

event 2014-22 "Something"
  ; sheet initiator: OTHER
  ; sheet note: "two\nlines"
  id: A3
  deed, none, hard
  arena: far-east
  domain: security
  note: two lines
"#;
    assert_eq!(imported.text, expected);
    assert_eq!(said(&imported), "\
row 3, initiator: read as RUS, with the brackets in `by:`; confirm that the brackets name the part of the state that acts
row 3, source: no work of the bibliography is `own reading`; add it to the bibliography, or write `@key`
row 4, initiator: `OTHER` is not the code or name of any known actor; write an ISO-3 code or the name of a state in English
");
    let uses: Vec<Option<&str>> = imported.columns.iter().map(|c| c.read_as).collect();
    assert_eq!(uses[2..6], [Some("date"), Some("actors"), Some("targets"), Some("title")]);
}

#[test]
fn other_names_of_columns_and_other_separators() {
    let imported =
        read("sep=;\r\nEvent_ID;When;Who;To whom;Description;Coder\r\nE1;2013;RUS;CHN;One;MK\r\n");
    assert_eq!(imported.read_as, "semicolon-separated text");
    assert!(
        imported
            .text
            .ends_with("event 2013 RUS -> CHN \"One\"\n  ; sheet Coder: MK\n  id: E1\n  deed\n"),
        "{}",
        imported.text
    );
    assert_eq!(
        said(&imported),
        "column Coder: this column is not known; its cells are kept as comments; give the column another name if it should be read; docs/spreadsheets.md lists them\n"
    );
    assert_eq!(read("id\tdate\nE1\t2013\n").read_as, "tab-separated text");
}

#[test]
fn dates_that_a_spreadsheet_has_changed_are_not_guessed() {
    let dates = [
        "Sep-13",
        "13-Sep",
        "9/7/2013",
        "07.09.2013",
        "41524",
        "2013.0",
        "2013-9",
        "1E+05",
        "#REF!",
        "TRUE",
        "",
    ];
    let rows: Vec<String> =
        dates.iter().enumerate().map(|(at, d)| format!("E{at},{d}\n")).collect();
    let imported = read(&format!("id,date\n{}", rows.concat()));
    assert_eq!((imported.rows_written, imported.rows_set_aside), (1, 10));
    assert_eq!(said(&imported), "\
row 2, date: `Sep-13` is how a spreadsheet shows a date: a month of a year, or a day of a month in a year it does not show; click on the cell in Excel to see which, and write it as text: `2013-09` or `2013-09-13`
row 3, date: `13-Sep` is how a spreadsheet shows a date: a month of a year, or a day of a month in a year it does not show; click on the cell in Excel to see which, and write it as text: `2013-09` or `2013-09-13`
row 4, date: `9/7/2013` may be 2013-07-09 or 2013-09-07; say which for all rows with `--dates day-first` or `month-first`, or write the date as 2014-03-18
row 5, date: `07.09.2013` may be 2013-09-07 or 2013-07-09; say which for all rows with `--dates day-first` or `month-first`, or write the date as 2014-03-18
row 6, date: `41524` is not a date: this is not how a date is written here; write 2013-09-07, not 41524 (a spreadsheet's day number; 2017-09-08 where an old Mac wrote it)
row 7, date: a spreadsheet has made a decimal number of this date; write 2013, not 2013.0
row 8, date: `2013-9` was read as `2013-09`; see that it is meant so
row 9, date: `1E+05` is how a spreadsheet shortens a long number; digits may be lost; format the column as text and write it out
row 10, date: `#REF!` is an error value of the spreadsheet; correct its formula
row 11, date: `TRUE` is a truth value to the spreadsheet; format the column as text and write the word that is meant
row 12, date: the date is empty; give it as wide as it must be, as `[2013..2019]`, or write `undated`
");
    let first = "\
; row set aside: row 2, `Sep-13` is how a spreadsheet shows a date: a month of a year, or a day of a month in a year it does not show
; sheet id: E0
; sheet date: Sep-13
";
    assert!(imported.text.contains(first), "{}", imported.text);
    let back: Vec<String> =
        original_table(&imported.text).unwrap().rows.iter().map(|r| r[1].plain()).collect();
    assert_eq!(back, dates);
}

#[test]
fn ids_that_cannot_be() {
    let imported = read("id,date\nE1,2013\nE1,2014\n,2015\nE 2,2015\n1E+05,2016\n");
    assert_eq!(said(&imported), "\
row 3, id: the id `E1` stands in row 2 already; rename one of the two
row 4, id: the row has no id; give each event a unique id
row 5, id: `E 2` is not one word; an id has no blanks, commas, semicolons or brackets
row 6, id: `1E+05` is how a spreadsheet shortens a long number; digits may be lost; format the column as text and write it out
");
}

#[test]
fn cells_that_are_not_understood_stay() {
    let imported = read(
        "id,date,actors,targets,mode,weight,domain,also\nE1,2013,Russia,Russia (displaced),action,9,\"energy, sport\",who knows\n",
    );
    assert_eq!(said(&imported), "\
what the sheet says of the mode of 1 event was not understood; `deed` was written; correct the events for which it is wrong, or say another `default:` in a mapping
row 2, targets: `Russia (displaced)` is more than `RUS`: the brackets may change who is meant; write `RUS` if that is all, or declare an actor and write its code
row 2, mode: `action` is not a mode; one of deed, statement, non-act
row 2, weight: `9` is not a weight; write a number from 1 to 5
row 2, domain: `sport` is not a domain; one of economic, trade, energy, infrastructure, financial, technology, security, arms, institutional, diplomatic, ideational, domestic
row 2, also: this is not understood; a further reading is `RUS -> USA in global: resist, soft, weight 2`
");
}

#[test]
fn relations() {
    let imported = read(
        "id,date,actors,relation,targets\nE1,2013,RUS; CHN,with,\nE2,2013,RUS,with,CHN\nE3,2013,RUS,vs,CHN\nE4,2013,RUS; CHN,,one another\n",
    );
    let heads: Vec<&str> = imported.text.lines().filter(|l| l.starts_with("event")).collect();
    assert_eq!(
        heads,
        [
            "event 2013 RUS with CHN",
            "event 2013 RUS -> CHN",
            "event 2013 RUS -> CHN",
            "event 2013 RUS with CHN"
        ]
    );
    assert_eq!(
        said(&imported),
        "\
row 3, actors: a joint act has two actors or more; name the others, or write `->`
row 4, relation: `vs` is not a relation; the first actors were taken to treat the others; write `->` or `with`
"
    );
}

#[test]
fn lost_zeros_dashes_and_blanks() {
    let imported =
        read("id,date,title,page\n008,2013,“Quoted”,387–388\n009\u{a0},2013,x,3-Apr\n10,2014,y,\n");
    assert_eq!(said(&imported), "\
column id: row 4 has `10` where row 2 has `008`: a leading zero may be lost; format the column as text and write the zeros again
column title: 1 cell is typed with curly quotation marks or non-breaking blanks, the first in row 2; they stand as they are; nothing need be done, unless a search for such words fails
row 3, id: there is a non-breaking blank in this cell; it was read as a blank; replace it by a blank
");
}

#[test]
fn actors_of_the_case() {
    let actors =
        vec![KnownActor { code: "CENTRAL-ASIA".into(), name: "Central Asian states".into() }];
    let sheet =
        "id,date,actors,targets\nE1,2013,RUS,Central Asian states\nE2,2013,CENTRAL-ASIA,RUS\n";
    let imported = import_events("x", sheet.as_bytes(), &Options { actors, ..Options::default() });
    assert!(imported.text.contains("event 2013 RUS -> CENTRAL-ASIA\n"));
    assert!(imported.text.contains("event 2013 CENTRAL-ASIA -> RUS\n"));
    assert_eq!(said(&imported), "");
}

#[test]
fn files_that_cannot_be_read() {
    let only = |bytes: &[u8]| said(&import_events("x.csv", bytes, &Options::default()));
    assert_eq!(
        only(b"id,date,note\nE1,2013,Orl\xe9ans\n"),
        "the text is Windows-1252, not UTF-8; 1 byte beyond ASCII, the first (0xE9) in line 2; see that the letters are right, and save as `CSV UTF-8`\n"
    );
    assert_eq!(
        only(b"\0\x01\x02"),
        "the file is no text, workbook or Stata file; export it as CSV UTF-8 or .xlsx\n"
    );
    assert_eq!(
        only(b""),
        "the sheet is empty; name the right file, or the right sheet with `--sheet`\n"
    );
    assert_eq!(
        only(b"a,b\n1,2\n"),
        "no row names the columns: there must be a date, and an id, an actor or a title; name them, or describe the sheet with `--map`; row 1 says a, b\n"
    );
    let wide = format!("id,date{}far\n", ",".repeat(1200));
    assert_eq!(
        only(wide.as_bytes()),
        "row 1 has text in column 1202; a sheet of events may have 1000 columns; delete what stands there by mistake\n"
    );
    assert_eq!(
        only(b"id,date,note\nE1,2013,\"open\n"),
        "row 2: line 2: a quotation mark opens a cell in this line and is never closed; close the mark, or write two of them for one that is meant; the line was set aside\n"
    );
}

#[test]
fn an_edited_text_still_gives_the_sheet_back() {
    let imported = read("id,date,initiator,precision\nE1,2013,OTHER,year\n");
    let edited =
        imported.text.replace("event 2013\n", "; my own remark\nevent 2013 RUS \"Now named\"\n");
    assert_eq!(plain(&original_table(&edited).unwrap()), [["E1", "2013", "OTHER", "year"]]);
    assert_eq!(original_table("event 2013\n  id: E1\n"), None);
}

fn plain(table: &Table) -> Vec<Vec<String>> {
    table.rows.iter().map(|row| row.iter().map(Cell::plain).collect()).collect()
}

/// The example of docs/spreadsheets.md.
#[test]
fn the_example_of_the_documentation() {
    let page = include_str!("../../../../docs/spreadsheets.md");
    let row = |line: &str| {
        line.trim_matches(['|', ' ']).split('|').map(|c| c.trim().to_owned()).collect()
    };
    let lines: Vec<Vec<String>> = page
        .lines()
        .filter(|l| l.starts_with("| id |") || l.starts_with("| E0"))
        .map(row)
        .collect();
    let columns: Vec<&str> = lines[0].iter().map(String::as_str).collect();
    let table = Table::new(&columns).with(lines[1..].to_vec());
    let imported = import_events("events.csv", &to_csv(&table, false), &Options::default());
    let (_, shown) = page.split_once("```text\n").unwrap();
    let (shown, _) = shown.split_once("```").unwrap();
    assert!(imported.text.ends_with(shown), "{}", imported.text);
    assert_eq!((said(&imported).as_str(), imported.rows_written), ("", 3));
}

#[test]
fn a_mode_that_nobody_wrote_is_said_once() {
    let imported = read("id,date,mode\nE1,2013,\nE2,2014,statement\nE3,2015,\n");
    let said: Vec<String> = imported.diagnostics.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "the sheet does not say the mode of 2 events; `deed` was written; correct the events for which it is wrong, or say another `default:` in a mapping"
        ]
    );
    let back: Vec<String> =
        original_table(&imported.text).unwrap().rows.iter().map(|r| r[2].plain()).collect();
    assert_eq!(back, ["", "statement", ""]);
}

#[test]
fn a_column_that_proves_its_order_is_read_by_it() {
    let dates = |rows: &str| {
        let imported = read(&format!("id,date\n{rows}"));
        let events = imported.text.lines().filter_map(|line| line.strip_prefix("event "));
        events.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(
        dates("A,3/4/2014\nB,18/3/2014\nC,2014/03/18\nD,18-Mar-2014\nE,Q2 2014\nF,March 2014\n"),
        ["2014-04-03", "2014-03-18", "2014-03-18", "2014-03-18", "[2014-04..2014-06]", "2014-03"]
    );
    assert_eq!(dates("A,3/4/2014\nB,3/18/2014\n"), ["2014-03-04", "2014-03-18"]);
    assert!(dates("A,3/4/2014\n").is_empty());
    let options =
        Options { dates: Some(counterpoise_dates::DayOrder::DayFirst), ..Options::default() };
    let imported = import_events("x", b"id,date\nA,3/4/2014\n", &options);
    assert!(imported.text.contains("event 2014-04-03\n"));
    let both = read("id,date\nA,18/3/2014\nB,3/18/2014\nC,3/4/2014\n");
    assert!(said(&both).starts_with(
        "column date: `18/3/2014` can only be read with the day first, `3/18/2014` only with the month first"
    ), "{}", said(&both));
    assert_eq!(both.rows_set_aside, 1);
}

#[test]
fn words_for_a_missing_value_are_missing() {
    let imported = read("id,date,actors,weight,note\nE1,2013,NA,.,NA\n");
    assert!(imported.text.contains("event 2013\n"), "{}", imported.text);
    assert!(imported.text.contains("  note: NA\n"));
    assert_eq!(
        said(&imported),
        "row 2, actors: read as a missing value; leave the cell empty\n\
         row 2, weight: read as a missing value; leave the cell empty\n"
    );
}

#[test]
fn a_mapping_and_a_sheet_that_do_not_fit() {
    let mapping = counterpoise_exchange::Mapping::parse(
        "mapping \"m\"\n\ncolumn \"Day\"\n  as: date\n\ncolumn \"Who\"\n  as: actors\n",
    );
    let options = Options { mapping: mapping.ok(), ..Options::default() };
    let told = |sheet: &str| said(&import_events("x.csv", sheet.as_bytes(), &options));
    assert_eq!(
        told("day,what\n2013,Act\n"),
        "the sheet has no column `Who`, which the mapping names; correct the names in the mapping, or delete the columns there\n\
         column what: the mapping does not name this column; its cells are kept as comments; name it there, as a field or as `comment`\n"
    );
    assert_eq!(told("a,b\n1,2\n"), "no row has a name that the mapping has; row 1 says a, b\n");
}
