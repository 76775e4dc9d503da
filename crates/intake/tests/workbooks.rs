//! Workbooks and Stata files, made here byte by byte where no program would write them so.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::io::{Cursor, Write};

use counterpoise_intake::{Kind, MAX_UNPACKED, Sheet, read};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

fn archive(members: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, text) in members {
        zip.start_file(*name, options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// A workbook with these sheets: name, state, rows.
fn workbook(properties: &str, sheets: &[(&str, &str, &str)]) -> Vec<u8> {
    workbook_with(properties, sheets, "")
}

/// The same with texts that its cells share.
fn workbook_with(properties: &str, sheets: &[(&str, &str, &str)], texts: &str) -> Vec<u8> {
    let mut listed = String::new();
    let mut related = String::new();
    let mut members = Vec::new();
    for (at, (name, state, rows)) in sheets.iter().enumerate() {
        let n = at + 1;
        listed += &format!(r#"<sheet name="{name}" sheetId="{n}" state="{state}" r:id="rId{n}"/>"#);
        related += &format!(
            r#"<Relationship Id="rId{n}" Type="{RELATIONS}/worksheet" Target="worksheets/s{n}.xml"/>"#
        );
        let (x, of) = if rows.starts_with("<x:") { ("x:", ":x") } else { ("", "") };
        let sheet = format!(
            r#"<{x}worksheet xmlns{of}="{MAIN}"><{x}sheetData>{rows}</{x}sheetData></{x}worksheet>"#
        );
        members.push((format!("xl/worksheets/s{n}.xml"), sheet));
    }
    if !texts.is_empty() {
        related += &format!(
            r#"<Relationship Id="rIdT" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>"#
        );
        members.push(("xl/sharedStrings.xml".to_owned(), texts.to_owned()));
    }
    let book = format!(
        r#"<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><workbookPr {properties}/><sheets>{listed}</sheets></workbook>"#
    );
    let relations = format!(r#"<Relationships xmlns="{PACKAGE}">{related}</Relationships>"#);
    let root = format!(
        r#"<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    let types = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
    members.push(("[Content_Types].xml".to_owned(), types.to_owned()));
    members.push(("_rels/.rels".to_owned(), root));
    members.push(("xl/workbook.xml".to_owned(), book));
    members.push(("xl/_rels/workbook.xml.rels".to_owned(), relations));
    let members: Vec<(&str, &str)> =
        members.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    archive(&members)
}

fn only(sheets: Vec<Sheet>) -> Sheet {
    let [sheet] = <[Sheet; 1]>::try_from(sheets).unwrap();
    sheet
}

#[test]
fn every_sheet_is_there_and_says_whether_it_is_hidden() {
    let row = r#"<row r="1"><c r="A1" t="str"><v>id</v></c></row>"#;
    let bytes = workbook("", &[("draft (old)", "hidden", row), ("2013", "visible", row)]);
    let sheets = read(&bytes).unwrap();
    let names: Vec<_> = sheets.iter().map(|s| (s.name().unwrap(), s.is_hidden())).collect();
    assert_eq!(names, [("draft (old)", true), ("2013", false)]);
}

#[test]
fn a_formula_that_was_never_computed_is_no_empty_cell() {
    let row =
        r#"<row r="1"><c r="A1"><f>DATE(2014,3,18)</f></c><c r="B1"><f>1+1</f><v>2</v></c></row>"#;
    let sheet = only(read(&workbook("", &[("s", "visible", row)])).unwrap());
    let cell = sheet.rows[0].cell(0).unwrap();
    assert_eq!((cell.text.as_str(), cell.kind), ("=DATE(2014,3,18)", Kind::Uncomputed));
    let cell = sheet.rows[0].cell(1).unwrap();
    assert_eq!((cell.text.as_str(), cell.kind, cell.formula), ("2", Kind::Number, true));
}

#[test]
fn days_count_from_where_the_workbook_says() {
    let row = r#"<row r="1"><c r="A1"><v>40255</v></c></row>"#;
    let day = |properties: &str| {
        let sheet = only(read(&workbook(properties, &[("s", "visible", row)])).unwrap());
        sheet.origin.day_of_serial(40255.0).unwrap()
    };
    assert_eq!(day(r#"date1904="1""#), "2014-03-19");
    assert_eq!(day(r#"date1904="true""#), "2014-03-19");
    assert_eq!(day(r#"date1904="0""#), "2010-03-18");
    assert_eq!(day(""), "2010-03-18");
}

#[test]
fn both_ends_of_both_calendars() {
    let sheet =
        |properties: &str| only(read(&workbook(properties, &[("s", "visible", "")])).unwrap());
    let old = sheet(r#"date1904="1""#).origin;
    let new = sheet("").origin;
    assert_eq!(new.day_of_serial(61.0).as_deref(), Some("1900-03-01"));
    assert_eq!(new.day_of_serial(2_958_465.0).as_deref(), Some("9999-12-31"));
    assert_eq!(old.day_of_serial(2_957_003.0).as_deref(), Some("9999-12-31"));
    assert_eq!(old.day_of_serial(1.0).as_deref(), Some("1904-01-02"));
    assert_eq!(new.day_of_serial(2_958_466.0), None);
    assert_eq!(new.day_of_serial(-1.0), None);
}

#[test]
fn a_table_of_libreoffice() {
    let content = r#"<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="Events"><table:table-row><table:table-cell office:value-type="string"><text:p>id</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="1.5"><text:p>1,5</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"#;
    let bytes = archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        (
            "META-INF/manifest.xml",
            r#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#,
        ),
        ("content.xml", content),
    ]);
    let sheet = only(read(&bytes).unwrap());
    assert_eq!((sheet.name(), sheet.rows[0].text(0)), (Some("Events"), "id"));
    assert_eq!(sheet.rows[0].text(1), "1.5");
}

/// XML that is valid and that readers of workbooks have got wrong: rich text behind plain, texts in
/// the cell, CDATA, reading aids, empty texts.
#[test]
fn odd_xml_gives_the_text_that_is_shown() {
    let cell = |xml: &str| {
        let row = format!(r#"<row r="1"><c r="A1" t="str"><v>id</v></c>{xml}</row>"#);
        let sheet = only(read(&workbook("", &[("s", "visible", &row)])).unwrap());
        sheet.rows[0].text(1).to_owned()
    };
    let inline = |text: &str| cell(&format!(r#"<c r="B1" t="inlineStr">{text}</c>"#));
    assert_eq!(
        inline(r#"<is><t><![CDATA[Trade & "gas" <deal>]]></t></is>"#),
        "Trade & \"gas\" <deal>"
    );
    assert_eq!(
        inline(
            r#"<is><r><t xml:space="preserve">First </t></r><r><rPr><b/></rPr><t>second</t></r></is>"#
        ),
        "First second"
    );
    assert_eq!(inline("<v>1</v><is><t>Inline with v</t></is>"), "Inline with v");
    assert_eq!(cell(r#"<c r="B1" t="inlineStr"/>"#), "");
    assert_eq!(cell(r#"<c r="B1" t="d"><v>2014-03-18T00:00:00</v></c>"#), "2014-03-18");
    let shared = |text: &str| {
        let row = r#"<row r="1"><c r="A1" t="str"><v>id</v></c><c r="B1" t="s"><v>0</v></c></row>"#;
        let texts = format!(r#"<sst xmlns="{MAIN}"><si>{text}</si></sst>"#);
        let sheet = only(read(&workbook_with("", &[("s", "visible", row)], &texts)).unwrap());
        sheet.rows[0].text(1).to_owned()
    };
    let behind = r#"<t xml:space="preserve">Russia </t><r><rPr><b/></rPr><t>refuses</t></r>"#;
    assert_eq!(shared(behind), "Russia refuses");
    let aided = "<t>\u{65e5}\u{672c}</t><rPh sb=\"0\" eb=\"2\"><t>\u{30cb}\u{30db}\u{30f3}</t></rPh><phoneticPr fontId=\"1\"/>";
    assert_eq!(shared(aided), "\u{65e5}\u{672c}");
    assert_eq!(shared("<t/>"), "");
    let prefixed = r#"<x:row r="1"><x:c r="A1" t="str"><x:v>id</x:v></x:c></x:row>"#;
    let sheet = only(read(&workbook("", &[("s", "visible", prefixed)])).unwrap());
    assert_eq!(sheet.rows[0].text(0), "id");
}

/// A table of our own, saved by LibreOffice 7 as `.xls` (of Excel 97) and as `.ods`.
#[test]
fn what_libreoffice_saves() {
    for (bytes, ods) in [
        (include_bytes!("fixtures/powers.xls").as_slice(), false),
        (include_bytes!("fixtures/powers.ods").as_slice(), true),
    ] {
        let sheet = only(read(bytes).unwrap());
        assert_eq!((sheet.name(), sheet.is_hidden()), (Some("powers"), false));
        let rows: Vec<Vec<&str>> =
            sheet.rows.iter().map(|row| (0..5).map(|at| row.text(at)).collect()).collect();
        assert_eq!(
            rows,
            [
                ["state", "year", "share", "day", "note"],
                ["RUS", "2001", "0.25", "2014-03-18", "one, and \"two\""],
                ["CHN", "2002", "-3", "1950-05-03", "T\u{fc}rkiye"],
                ["USA", "2003", "1000000", "1904-01-02", ""],
            ],
            "{ods}"
        );
        let kinds: Vec<Kind> = sheet.rows[1].cells.iter().map(|(_, cell)| cell.kind).collect();
        assert_eq!(kinds, [Kind::Text, Kind::Number, Kind::Number, Kind::Day, Kind::Text]);
    }
}

#[test]
fn an_archive_with_one_table_and_one_with_two() {
    let sheet = only(read(&archive(&[("a.csv", "id,date\n1,2\n")])).unwrap());
    assert_eq!(sheet.rows[1].text(1), "2");
    let error = read(&archive(&[("a.csv", "x"), ("b.csv", "y")])).unwrap_err();
    assert_eq!(error.message, "the archive has 2 files: a.csv, b.csv");
}

#[test]
fn a_gzip_file() {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(b"id;date\n1;2\n").unwrap();
    let sheet = only(read(&packed.finish().unwrap()).unwrap());
    assert_eq!(sheet.rows[1].text(1), "2");
}

/// A workbook that unpacks to a gigabyte is refused, whatever it says of its sizes.
#[test]
fn what_unpacks_without_bounds_is_refused() {
    let blanks = " ".repeat(1 << 20);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    zip.start_file("[Content_Types].xml", options).unwrap();
    for _ in 0..=(MAX_UNPACKED >> 20) {
        zip.write_all(blanks.as_bytes()).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    assert!(bytes.len() < 1 << 20);
    assert_eq!(read(&bytes).unwrap_err().message, "the file unpacks to more than 512 MiB");
}

#[test]
fn damaged_workbooks_are_errors() {
    let whole = workbook("", &[("s", "visible", r#"<row r="1"><c r="A1"><v>1</v></c></row>"#)]);
    for cut in [5, 50, whole.len() / 2, whole.len() - 3] {
        assert!(read(&whole[..cut]).is_err(), "{cut}");
    }
    let mut odd = whole.clone();
    for at in (40..odd.len()).step_by(97) {
        odd[at] ^= 0x55;
        let _ = read(&odd);
    }
    assert!(read(&[0xD0, 0xCF, 0x11, 0xE0, 0, 0]).is_err());
}

mod stata {
    use super::only;
    use counterpoise_intake::{Kind, read};
    use dta::stata::dta::byte_order::ByteOrder;
    use dta::stata::dta::dta_writer::DtaWriter;
    use dta::stata::dta::header::Header;
    use dta::stata::dta::release::Release;
    use dta::stata::dta::schema::Schema;
    use dta::stata::dta::value::Value;
    use dta::stata::dta::variable::Variable;
    use dta::stata::dta::variable_type::VariableType;
    use dta::stata::missing_value::MissingValue;
    use dta::stata::stata_byte::StataByte;
    use dta::stata::stata_double::StataDouble;
    use std::io::Cursor;

    fn file(release: Release) -> Vec<u8> {
        let header = Header::builder(release, ByteOrder::LittleEndian).build();
        let variable = Variable::builder;
        let schema = Schema::builder()
            .add_variable(
                variable(VariableType::Byte, "mode").format("%8.0g").value_label_name("m"),
            )
            .add_variable(variable(VariableType::Double, "day").format("%td"))
            .add_variable(variable(VariableType::Double, "amount").format("%10.0g"))
            .add_variable(variable(VariableType::FixedString(20), "title").format("%20s"))
            .build()
            .unwrap();
        let mut records = DtaWriter::new()
            .from_writer(Cursor::new(Vec::new()))
            .write_header(header)
            .unwrap()
            .write_schema(schema)
            .unwrap()
            .into_record_writer()
            .unwrap();
        let double = |n: f64| Value::Double(StataDouble::Present(n));
        records
            .write_record(&[
                Value::Byte(StataByte::Present(1)),
                double(19_800.0),
                double(2.5),
                Value::string("Gas contract"),
            ])
            .unwrap();
        records
            .write_record(&[
                Value::Byte(StataByte::Missing(MissingValue::A)),
                Value::Double(StataDouble::Missing(MissingValue::System)),
                double(-9.0),
                Value::string(""),
            ])
            .unwrap();
        let labels = records.into_long_string_writer().unwrap().into_value_label_writer().unwrap();
        labels.finish().unwrap().into_inner()
    }

    /// A set of labels as the release 114 has it at the end of a file: its length, its name in 33
    /// bytes and three blank ones, the number of labels, the length of their text, the places of
    /// the labels in it, their values, the text (the Stata manual, `help dta_114`, 5.6).
    fn one_label(name: &str, value: i32, label: &str) -> Vec<u8> {
        let text = [label.as_bytes(), b"\0"].concat();
        let words = [1, text.len() as i32, 0, value];
        let mut table: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
        table.extend(text);
        let mut bytes = (table.len() as i32).to_le_bytes().to_vec();
        bytes.extend(name.bytes().chain(std::iter::repeat(0)).take(36));
        bytes.extend(table);
        bytes
    }

    #[test]
    fn labels_days_and_missing_values() {
        for release in [Release::V114, Release::V117, Release::V118] {
            let old = release == Release::V114;
            let labels = if old { one_label("m", 1, "deed") } else { Vec::new() };
            let sheet = only(read(&[file(release), labels].concat()).unwrap());
            assert_eq!(sheet.rows[0].text(3), "title");
            let first = &sheet.rows[1];
            let mode = first.cell(0).unwrap();
            let expected = if old { ("deed", Some("1")) } else { ("1", None) };
            assert_eq!((mode.text.as_str(), mode.coded.as_deref()), expected);
            assert_eq!((first.text(1), first.text(2)), ("2014-03-18", "2.5"));
            let second = &sheet.rows[2];
            assert_eq!(second.cell(0).unwrap().kind, Kind::Missing);
            assert_eq!((second.text(0), second.text(1), second.text(2)), (".a", ".", "-9"));
        }
    }

    /// A length that the file cannot hold takes no memory.
    #[test]
    fn lengths_beyond_the_file_are_refused() {
        let whole = file(Release::V114);
        let expansion = 109 + 4 * (1 + 33 + 49 + 33 + 81) + 2 * 5;
        for at in [6, expansion + 1] {
            let mut odd = whole.clone();
            odd[at..at + 4].fill(0xF0);
            let error = read(&odd).unwrap_err();
            assert!(error.message.contains("longer than the file"), "{}", error.message);
        }
        // The end of the list of expansions has a length: what follows would be looked for amiss.
        let mut odd = whole.clone();
        odd[expansion + 1] = 4;
        assert!(read(&odd).unwrap_err().message.contains("longer than the file"));
        let mut old = whole;
        old[0] = 105;
        assert!(read(&old).unwrap_err().message.contains("before version 7"));
    }

    #[test]
    fn damaged_files_are_errors() {
        let whole = file(Release::V118);
        for cut in [12, whole.len() / 3, whole.len() / 2] {
            assert!(read(&whole[..cut]).is_err(), "{cut}");
        }
    }
}
