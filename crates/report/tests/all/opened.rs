//! The page as it is when every part of the appendix has been opened.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
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
            other => panic!("no form is called {other}"),
        }
        rest = after;
    }
    out + rest
}

/// What stands in the packed part of a section.
pub(crate) fn unpacked(data: &str) -> String {
    let bytes = STANDARD.decode(data).unwrap();
    let mut text = String::new();
    ZlibDecoder::new(&bytes[..]).read_to_string(&mut text).unwrap();
    text
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
