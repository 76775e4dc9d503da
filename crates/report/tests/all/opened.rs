//! The page as it is when every part of the appendix has been opened.

use flate2::read::ZlibDecoder;
use serde_json::Value;
use std::io::Read;

const PACKED: &str = "<script type=\"application/zlib\" data-form=\"";

/// The page with the content of its parts in their places, as its script puts it there.
pub(crate) fn opened(page: &str) -> String {
    let mut out = String::new();
    let mut rest = page;
    while let Some((before, after)) = rest.split_once(PACKED) {
        let (form, after) = after.split_once("\">").unwrap();
        let (data, after) = after.split_once("</script>").unwrap();
        let content = unpacked(data);
        out.push_str(before);
        match form {
            "html" => out.push_str(&content),
            "verdicts" => out.push_str(&verdicts(&serde_json::from_str(&content).unwrap())),
            "ledger" => out.push_str(&ledger(&serde_json::from_str(&content).unwrap())),
            other => panic!("no form is called {other}"),
        }
        rest = after;
    }
    out + rest
}

/// What stands in the packed part of a section.
pub(crate) fn unpacked(data: &str) -> String {
    let bytes = bytes(data);
    let mut text = String::new();
    ZlibDecoder::new(&bytes[..]).read_to_string(&mut text).unwrap();
    text
}

/// Five letters of base 85 are four bytes, as the script reads them.
fn bytes(data: &str) -> Vec<u8> {
    let mut out = Vec::new();
    for group in data.as_bytes().chunks(5) {
        let digit = |at: usize| match group.get(at) {
            Some(b'y') => u64::from(b'<' - b'#'),
            Some(letter) => u64::from(letter - b'#'),
            None => 84,
        };
        let number = (0..5).fold(0, |number, at| 85 * number + digit(at));
        out.extend_from_slice(&u32::try_from(number).unwrap().to_be_bytes()[..group.len() - 1]);
    }
    out
}

/// All pages of the ledger, its rows in the table.
fn ledger(data: &Value) -> String {
    let lead = data["lead"].as_str().unwrap();
    let rows = data["rows"].as_array().unwrap().iter();
    let rows: String = rows.map(|row| row[6].as_str().unwrap()).collect();
    lead.replace("</tbody>", &format!("{rows}</tbody>"))
}

fn verdicts(data: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let mut out = text(&data["lead"]) + &text(&data["domains"]);
    for cell in data["cells"].as_array().unwrap() {
        out += &format!("<div id=\"{}\">{}", text(&cell["id"]), text(&cell["note"]));
        for verdict in cell["verdicts"].as_array().unwrap() {
            out += &format!("<p id=\"{}\">{}</p>", text(&verdict[0]), text(&verdict[2]));
        }
        out += "</div>";
    }
    out
}
