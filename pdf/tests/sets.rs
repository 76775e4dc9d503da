//! The program as it is called. What looks into the PDF says so where it is not on the machine.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const MARKUP: &str = r##"#set document(title: "Did it balance?", author: "A. Author")
#set text(lang: "en")
#set page(paper: "a4", numbering: "1")
#title()
#heading(level: 1)[#"Answer"] #label("answer")
#"It did not"#footnote[#"Author 2020, "#emph[#"A Book"]#", p. 5."]#", see "#link(label("picture-bar"))[#"Figure 1"]#"."
#figure(image("bar.svg", width: 80%, alt: "A bar."), caption: [#"Москва."]) #label("picture-bar")
#figure(kind: table, table(columns: 2, table.header([#"School"], [#"Says"], ), [#"Waltz"], [#"none"], ), caption: [#"Table."])
"##;

const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 200 60\" width=\"200\" height=\"60\" \
    font-family=\"&quot;Source Sans 3&quot;, sans-serif\"><rect width=\"200\" height=\"60\" fill=\"#FFFFFF\"/>\
    <rect x=\"10\" y=\"10\" width=\"90\" height=\"20\" fill=\"#0072B2\"/>\
    <text x=\"10\" y=\"50\" font-size=\"14\">hedging 61%</text></svg>";

fn set(input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_counterpoise-pdf"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    child.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("sent");
    child.wait_with_output().expect("it ends")
}

fn input(markup: &str) -> String {
    serde_json::json!({
        "markup": markup,
        "pictures": [{ "name": "bar.svg", "svg": SVG }],
        "identity": "a case",
    })
    .to_string()
}

/// What another program says of a file; nothing if it is not here.
fn said(program: &str, args: &[&str], path: &Path) -> Option<String> {
    let output = Command::new(program).args(args).arg(path).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn a_document_is_set_tagged_with_its_fonts_and_the_same_twice() {
    let made = set(&input(MARKUP));
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    assert!(made.stdout.starts_with(b"%PDF-"));
    assert_eq!(made.stdout, set(&input(MARKUP)).stdout);
    assert!(made.stdout.len() < 200_000, "{}", made.stdout.len());
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("set.pdf");
    std::fs::write(&path, &made.stdout).expect("written");
    let Some(info) = said("pdfinfo", &[], &path) else {
        eprintln!("skipped: no pdfinfo on this machine");
        return;
    };
    for words in ["Did it balance?", "A. Author", "Tagged:          yes"] {
        assert!(info.contains(words), "{words} is not in:\n{info}");
    }
    let fonts = said("pdffonts", &[], &path).expect("said");
    for font in ["LibertinusSerif", "NotoSans"] {
        assert!(fonts.contains(font), "{font} is not in:\n{fonts}");
    }
    let images = said("pdfimages", &["-list"], &path).expect("said");
    assert_eq!(images.lines().count(), 2, "the figure is a drawing:\n{images}");
}

#[test]
fn what_cannot_be_set_is_said() {
    for (text, why) in [
        ("{", "the input is not understood"),
        (&input("#image(\"other.svg\")"), "the document cannot be set"),
        (&input("#read(\"/etc/passwd\")"), "the document cannot be set"),
        (&input("#import \"@preview/x:0.1.0\": *"), "the document cannot be set"),
    ] {
        let made = set(text);
        let err = String::from_utf8_lossy(&made.stderr).into_owned();
        assert!(made.status.code() == Some(2) && err.contains(why), "{text}: {err}");
    }
}
