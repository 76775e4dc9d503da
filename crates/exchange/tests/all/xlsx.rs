//! Small workbooks by hand: an uncompressed zip archive with the parts that every reader needs.

use std::fmt::Write;

/// A cell as the sheet's XML holds it.
#[derive(Clone)]
pub(crate) struct Cell {
    attributes: String,
    inside: String,
}

impl Cell {
    pub(crate) fn text(text: &str) -> Cell {
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        Cell {
            attributes: " t=\"inlineStr\"".into(),
            inside: format!("<is><t xml:space=\"preserve\">{text}</t></is>"),
        }
    }

    pub(crate) fn number(number: f64) -> Cell {
        Cell { attributes: String::new(), inside: format!("<v>{number}</v>") }
    }

    /// A date cell: style 1 has the number format 14 (a short date).
    pub(crate) fn day(serial: f64) -> Cell {
        Cell { attributes: " s=\"1\"".into(), inside: format!("<v>{serial}</v>") }
    }

    pub(crate) fn truth(truth: bool) -> Cell {
        Cell { attributes: " t=\"b\"".into(), inside: format!("<v>{}</v>", u8::from(truth)) }
    }

    pub(crate) fn fault(fault: &str) -> Cell {
        Cell { attributes: " t=\"e\"".into(), inside: format!("<v>{fault}</v>") }
    }

    pub(crate) fn formula(formula: &str, value: &str) -> Cell {
        Cell { attributes: " t=\"str\"".into(), inside: format!("<f>{formula}</f><v>{value}</v>") }
    }

    pub(crate) fn empty() -> Cell {
        Cell { attributes: String::new(), inside: String::new() }
    }
}

/// A sheet: its rows begin at row 1.
pub(crate) struct Sheet {
    pub(crate) name: &'static str,
    pub(crate) rows: Vec<Vec<Cell>>,
    /// Rows that are hidden, from 1.
    pub(crate) hidden: Vec<usize>,
    /// Merged ranges, such as `B1:C1`.
    pub(crate) merged: Vec<&'static str>,
}

impl Sheet {
    pub(crate) fn new(name: &'static str, rows: Vec<Vec<Cell>>) -> Sheet {
        Sheet { name, rows, hidden: Vec::new(), merged: Vec::new() }
    }

    fn xml(&self) -> String {
        let mut data = String::new();
        for (at, row) in self.rows.iter().enumerate() {
            let hidden = if self.hidden.contains(&(at + 1)) { " hidden=\"1\"" } else { "" };
            write!(data, "<row r=\"{}\"{hidden}>", at + 1).unwrap();
            for (column, cell) in row.iter().enumerate().filter(|(_, c)| !c.inside.is_empty()) {
                let name = char::from(b'A' + column as u8);
                write!(data, "<c r=\"{name}{}\"{}>{}</c>", at + 1, cell.attributes, cell.inside)
                    .unwrap();
            }
            data.push_str("</row>");
        }
        let merged: String =
            self.merged.iter().map(|m| format!("<mergeCell ref=\"{m}\"/>")).collect();
        let merged = if merged.is_empty() {
            merged
        } else {
            format!("<mergeCells count=\"{}\">{merged}</mergeCells>", self.merged.len())
        };
        format!(
            "{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetData>{data}</sheetData>{merged}</worksheet>"
        )
    }
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The bytes of a workbook.
pub(crate) fn workbook(sheets: &[Sheet]) -> Vec<u8> {
    damaged_workbook(sheets, &|_, _| {})
}

/// The bytes of a workbook of which something changes each part, by its position, before it is
/// packed.
pub(crate) fn damaged_workbook(sheets: &[Sheet], change: &dyn Fn(usize, &mut Vec<u8>)) -> Vec<u8> {
    let mut names = String::new();
    let mut relations = String::new();
    for (at, sheet) in sheets.iter().enumerate() {
        let n = at + 1;
        write!(names, "<sheet name=\"{}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>", sheet.name).unwrap();
        write!(
            relations,
            "<Relationship Id=\"rId{n}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>"
        )
        .unwrap();
    }
    write!(
        relations,
        "<Relationship Id=\"rId99\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/>"
    )
    .unwrap();
    let styles = format!(
        "{HEAD}<styleSheet xmlns=\"{MAIN}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>"
    );
    let mut parts = vec![
        (
            "_rels/.rels".to_owned(),
            format!(
                "{HEAD}<Relationships xmlns=\"{RELATIONS}\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml".to_owned(),
            format!(
                "{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{names}</sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!("{HEAD}<Relationships xmlns=\"{RELATIONS}\">{relations}</Relationships>"),
        ),
        ("xl/styles.xml".to_owned(), styles),
    ];
    parts.extend(
        sheets
            .iter()
            .enumerate()
            .map(|(at, s)| (format!("xl/worksheets/sheet{}.xml", at + 1), s.xml())),
    );
    let mut parts: Vec<(String, Vec<u8>)> =
        parts.into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
    for (at, (_, content)) in parts.iter_mut().enumerate() {
        change(at, content);
    }
    zip(&parts)
}

/// A zip archive without compression (APPNOTE 4.3).
fn zip(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut directory = Vec::new();
    for (name, content) in parts {
        let at = bytes.len() as u32;
        let fixed = fixed(name, content);
        bytes.extend([b'P', b'K', 3, 4]);
        bytes.extend(&fixed);
        bytes.extend(name.as_bytes());
        bytes.extend(content);
        directory.extend([b'P', b'K', 1, 2, 20, 0]);
        directory.extend(&fixed);
        directory.extend([0; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (start, count) = (bytes.len() as u32, parts.len() as u16);
    bytes.extend(&directory);
    bytes.extend([b'P', b'K', 5, 6, 0, 0, 0, 0]);
    bytes.extend(count.to_le_bytes());
    bytes.extend(count.to_le_bytes());
    bytes.extend((directory.len() as u32).to_le_bytes());
    bytes.extend(start.to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}

/// What the local and the central header of a part have in common: version to length of the extra
/// field.
fn fixed(name: &str, content: &[u8]) -> Vec<u8> {
    let mut header = vec![20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0];
    header.extend(crc(content).to_le_bytes());
    header.extend((content.len() as u32).to_le_bytes());
    header.extend((content.len() as u32).to_le_bytes());
    header.extend((name.len() as u16).to_le_bytes());
    header.extend([0, 0]);
    header
}

fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
    !bytes.iter().fold(!0, |crc: u32, b| (0..8).fold(crc ^ u32::from(*b), step))
}
