//! Workbooks and Stata files as input, plain and packed.

#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests write files")]

mod common;

use std::io::{Cursor, Write};
use std::ops::ControlFlow;
use std::path::PathBuf;

use common::{Folder, tell};
use counterpoise_datasets::{AddOptions, Added, Error};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn archive(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// Rows as XML: cells are parted by bars and empty where nothing is written; a row that is empty is
/// not there. Numbers are numbers, `=` begins a formula without a value.
fn rows(lines: &[&str]) -> String {
    let mut xml = String::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| !line.is_empty()) {
        xml += &format!("<row r=\"{}\">", at + 1);
        for (along, text) in line.split('|').enumerate().filter(|(_, text)| !text.is_empty()) {
            let place = format!("{}{}", char::from(b'A' + along as u8), at + 1);
            xml += &match text.strip_prefix('=') {
                Some(formula) => format!("<c r=\"{place}\"><f>{formula}</f></c>"),
                None if text.parse::<f64>().is_ok() => {
                    format!("<c r=\"{place}\"><v>{text}</v></c>")
                }
                None => format!("<c r=\"{place}\" t=\"str\"><v>{text}</v></c>"),
            };
        }
        xml += "</row>";
    }
    xml
}

/// A workbook of these sheets: name, whether it is hidden, rows.
fn workbook(sheets: &[(&str, bool, &[&str])]) -> Vec<u8> {
    let (mut listed, mut targets, mut members) = (String::new(), String::new(), Vec::new());
    for (at, (name, hidden, lines)) in sheets.iter().enumerate() {
        let state = if *hidden { "hidden" } else { "visible" };
        listed += &format!(
            "<sheet name=\"{name}\" sheetId=\"{0}\" state=\"{state}\" r:id=\"rId{0}\"/>",
            at + 1
        );
        targets += &format!(
            "<Relationship Id=\"rId{0}\" Type=\"{RELATIONS}/worksheet\" Target=\"worksheets/s{0}.xml\"/>",
            at + 1
        );
        let rows = rows(lines);
        let sheet =
            format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData></worksheet>");
        members.push((format!("xl/worksheets/s{}.xml", at + 1), sheet));
    }
    let book = format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><workbookPr/><sheets>{listed}</sheets></workbook>"
    );
    let root = format!(
        "<Relationship Id=\"rId1\" Type=\"{RELATIONS}/officeDocument\" Target=\"xl/workbook.xml\"/>"
    );
    let related = |all: &str| format!("<Relationships xmlns=\"{PACKAGE}\">{all}</Relationships>");
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
    members.push(("[Content_Types].xml".to_owned(), types.to_owned()));
    members.push(("_rels/.rels".to_owned(), related(&root)));
    members.push(("xl/workbook.xml".to_owned(), book));
    members.push(("xl/_rels/workbook.xml.rels".to_owned(), related(&targets)));
    let members: Vec<(&str, &[u8])> =
        members.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    archive(&members)
}

/// A file of Stata 10 (release 114, `help dta`): two numbers of a byte, the first with labels, and a
/// text of eight bytes.
fn stata(names: [&str; 3], label: &str, observations: &[(u8, u8, &str)]) -> Vec<u8> {
    let padded = |text: &str, length: usize| -> Vec<u8> {
        text.bytes().chain(std::iter::repeat(0)).take(length).collect()
    };
    let mut bytes = vec![114, 2, 1, 0, 3, 0];
    bytes.extend((observations.len() as i32).to_le_bytes());
    bytes.extend([0; 81 + 18]);
    bytes.extend([251, 251, 8]);
    names.iter().for_each(|name| bytes.extend(padded(name, 33)));
    bytes.extend([0; 8]);
    ["%8.0g", "%8.0g", "%8s"].iter().for_each(|format| bytes.extend(padded(format, 49)));
    ["words", "", ""].iter().for_each(|set| bytes.extend(padded(set, 33)));
    bytes.extend([0; 3 * 81 + 5]);
    for (one, other, text) in observations {
        bytes.extend([*one, *other]);
        bytes.extend(padded(text, 8));
    }
    let words = [1, label.len() as i32 + 1, 0, 2];
    let mut table: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
    table.extend(padded(label, label.len() + 1));
    bytes.extend((table.len() as i32).to_le_bytes());
    bytes.extend(padded("words", 36));
    bytes.extend(table);
    bytes
}

const MAPPING: &str = "dataset: t\ntitle: T\nyear: year\nabsent: missing\n";

/// What comes of a file by a mapping.
fn read(
    folder: &Folder,
    file: (&str, &[u8]),
    mapping: &str,
    sheet: Option<&str>,
) -> Result<String, Error> {
    let options = AddOptions {
        kind: "generic".to_owned(),
        files: vec![folder.file(file.0, file.1)],
        mapping: Some(folder.file("t.mapping", format!("{MAPPING}{mapping}").as_bytes())),
        sheet: sheet.map(str::to_owned),
        ..AddOptions::default()
    };
    let added = folder.store.add(&options, &mut |_| ControlFlow::Continue(()))?;
    let again = if matches!(added, Added::Already(_)) { "already: " } else { "" };
    Ok(format!("{again}{}", tell(&folder.store, added.manifest())))
}

fn told(name: &str, bytes: &[u8], mapping: &str, sheet: Option<&str>) -> String {
    match read(&Folder::new(), (name, bytes), mapping, sheet) {
        Ok(told) => told,
        Err(error) => error.lines() + "\n",
    }
}

const SHEET: &[&str] = &[
    "",
    "State|year|Delegates|Place|Held\non time",
    "RUS|2001|4|Moscow, \"Hall\"|1",
    "",
    "CHN|2002|=B3+1|two\nlines|0",
    "USA|2003|7|Rome|1|a remark beside the table",
    "IRN|2004|1.5|x|0",
];
const OWN: &str =
    "state s: State, iso3\nint n: Delegates\ntext place: Place\nflag held: Held on time";

/// Rows keep the numbers of the sheet, and what is odd is said.
#[test]
fn a_workbook() {
    let book = workbook(&[("2013", false, SHEET), ("codes", true, &["x"]), ("empty", false, &[])]);
    insta::assert_snapshot!(told("book.xlsx", &book, OWN, None));
}

#[test]
fn packed_workbooks_are_the_same() {
    let book = workbook(&[("2013", false, SHEET)]);
    let plain = told("book.xlsx", &book, OWN, None);
    assert_eq!(told("book.xlsx", &gzip(&book), OWN, None), plain);
    let beside = archive(&[("in.xlsx", &book), ("__MACOSX/in.xlsx", b"x")]);
    assert_eq!(told("book.xlsx", &beside, OWN, None), plain);
}

#[test]
fn which_sheet_is_asked_and_said() {
    let two: &[(&str, bool, &[&str])] = &[
        ("2013", false, &["State|year", "RUS|2013"]),
        ("2014", false, &["State|year", "RUS|2014", "CHN|2014"]),
        ("draft (old)", true, &["State|year", "RUS|1999"]),
    ];
    let book = workbook(two);
    let mapping = "state s: State, iso3";
    let all = [
        told("two.xlsx", &book, mapping, None),
        told("two.xlsx", &book, mapping, Some("2014")),
        told("two.xlsx", &book, mapping, Some("2015")),
        told("hidden.xlsx", &workbook(&two[2..]), mapping, None),
        told("hidden.xlsx", &workbook(&two[2..]), mapping, Some("draft (old)")),
        told("a.csv", b"State,year\nRUS,2013\n", mapping, Some("2013")),
        told("none.xlsx", &workbook(&[("empty", false, &[])]), mapping, None),
    ];
    insta::assert_snapshot!(all.join("\n"));
}

/// Another sheet of one file is another table, and the same sheet is the same.
#[test]
fn two_sheets_are_two_vintages() {
    let folder = Folder::new();
    let book = workbook(&[
        ("2013", false, &["State|year", "RUS|2013"]),
        ("2014", false, &["State|year", "RUS|2014"]),
    ]);
    let add =
        |sheet| read(&folder, ("b.xlsx", &book), "state s: State, iso3", Some(sheet)).unwrap();
    assert!(add("2013").contains("2013 | RUS"));
    assert!(add("2014").contains("2014 | RUS"));
    assert!(add("2014").starts_with("already: "));
}

/// A label has a column of its own beside its number; why a value is missing is kept where it can
/// be.
#[test]
fn a_stata_file() {
    let data = stata(
        ["ccode", "v", "year"],
        "America, United States of",
        &[(2, 5, "2001"), (20, 102, "2002"), (2, 101, "2003")],
    );
    let mapping = "state s: ccode, cow\nint v: v\ntext why: v\ntext name: ccode (label)";
    insta::assert_snapshot!(told("data.dta", &data, mapping, None));
    let plain = told("data.dta", &data, mapping, None);
    assert_eq!(told("data.dta", &gzip(&data), mapping, None), plain);
}

/// Published kinds are read from workbooks and Stata files as well.
#[test]
fn published_kinds() {
    let folder = Folder::new();
    let capabilities = workbook(&[(
        "NMC",
        false,
        &[
            "ccode|year|milex|milper|irst|pec|tpop|upop|cinc",
            "2|2000|301697000|1483|101803|3262670|282172|90411|0.1427",
            "365|2000|-9|1004|.b|876000|146890||0.05",
        ],
    )]);
    let alliances = stata(["ccode1", "ccode2", "year"], "x", &[(2, 20, "2001"), (20, 102, "2001")]);
    let events = workbook(&[(
        "events",
        false,
        &[
            "Event ID|Event Date|Source Name|Source Sectors|Source Country|Event Text|CAMEO Code|Intensity|Target Name|Target Sectors|Target Country|Story ID",
            "1|2014-03-01|Lavrov|NA|Russian Federation|Consult|40|1|Ukraine|NA|Ukraine|7",
        ],
    )]);
    let add = |kind: &str, name: &str, bytes: &[u8]| {
        let file: PathBuf = folder.file(name, bytes);
        match folder.add(kind, &[file]) {
            Ok(manifest) => tell(&folder.store, &manifest),
            Err(error) => error.lines() + "\n",
        }
    };
    let all = [
        add("cow-nmc", "NMC.xlsx", &capabilities),
        add("cow-mid", "alliances.dta", &alliances),
        add("icews", "events.xlsx", &events),
        add("gdelt1", "events.xlsx", &events),
    ];
    insta::assert_snapshot!(all.join("\n"));
}
