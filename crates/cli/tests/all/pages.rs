//! The pages of `explain`: their examples bring about what they explain, and nothing else.

use crate::support::{at, expect};
use counterpoise_case::{Folder, load, read_folder};
use counterpoise_diagnostic::{AROUND, Page, concise, pages};

/// A fenced block: the words behind its fence, and its text.
fn blocks(example: &str) -> Vec<(String, String)> {
    let mut parts = example.split("```");
    let mut found = Vec::new();
    while let (Some(_), Some(block)) = (parts.next(), parts.next()) {
        let (kind, text) = block.split_once('\n').expect("a fence ends its line");
        found.push((kind.to_owned(), text.to_owned()));
    }
    found
}

/// The files of an example; `None` if it is only told.
fn files(example: &str) -> Option<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    for (kind, text) in blocks(example) {
        let name = match kind.as_str() {
            "case" => {
                files.push(("around.case".to_owned(), AROUND.as_bytes().to_vec()));
                "events.case"
            }
            "case alone" => "study.case",
            "bib" => "sources.bib",
            "told" => return None,
            other => panic!("a block of kind {other}"),
        };
        files.push((name.to_owned(), text.into_bytes()));
    }
    Some(files)
}

/// What is told on a page, made.
fn told(code: &str) -> Vec<(String, Vec<u8>)> {
    let around = ("around.case".to_owned(), AROUND.as_bytes().to_vec());
    let named = |text: Vec<u8>| vec![around.clone(), ("events.case".to_owned(), text)];
    match code {
        "E0101" => named(b"; Z\xfcrich\n".to_vec()),
        "E0102" => named(vec![b'\n'; 65 << 20]),
        "E0118" => named(b"arena far \"A \x1b[1m title\"\n".to_vec()),
        "E0201" => Vec::new(),
        "E0411" => {
            let concept =
                |n: usize| format!("concept c{n} of deep-2020 \"C\"\n  all: c{}\n", n - 1);
            let first =
                "school deep-2020 \"Deep\"\nconcept c0 of deep-2020 \"C\"\n  all: accommodates\n"
                    .to_owned();
            named((first + &(1..66).map(concept).collect::<String>()).into_bytes())
        }
        other => panic!("{other} is told, and nobody makes it"),
    }
}

fn codes(page: &Page) -> Vec<String> {
    let files = files(page.example()).unwrap_or_else(|| told(page.code.name()));
    let loaded = load(&Folder { files, unreadable: Vec::new() }, &[]);
    loaded.diagnostics.iter().map(|d| concise(d, &loaded.files)).collect()
}

#[test]
fn every_example_brings_about_its_message_and_no_other() {
    let mut wrong = String::new();
    for page in pages() {
        let mine = format!("[{}]", page.code.name());
        let found = codes(page);
        if found.is_empty() || !found.iter().all(|line| line.contains(&mine)) {
            wrong += &format!("{mine}:\n  {}\n", found.join("\n  "));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn what_stands_around_the_examples_is_without_fault() {
    let loaded = load(
        &Folder {
            files: vec![("a.case".to_owned(), AROUND.as_bytes().to_vec())],
            unreadable: Vec::new(),
        },
        &[],
    );
    assert!(loaded.diagnostics.is_empty(), "{:?}", loaded.diagnostics);
}

/// A folder that holds nothing, told on the page of E0201, is empty for `check`, too.
#[test]
fn an_empty_folder_on_disk() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(load(&read_folder(folder.path()), &[]).has_errors());
    assert!(expect(1, &["check", &at(&folder, ".")]).out.contains("E0201"));
}

#[test]
fn a_page_in_every_format() {
    let markdown = expect(0, &["explain", "e0303", "--format", "md"]).out;
    assert_eq!(markdown, counterpoise_diagnostic::find("E0303").expect("a page").text);
    let json: serde_json::Value =
        serde_json::from_str(&expect(0, &["explain", "E0303", "--format", "json"]).out)
            .expect("JSON");
    assert_eq!(json[0]["code"], "E0303");
    assert!(json[0]["example"].as_str().expect("text").contains("follows: E102"));
    let csv = expect(0, &["explain", "E0303", "--format", "csv"]).out;
    assert!(
        csv.starts_with("code,severity,title,meaning,example,help,reason\r\nE0303,error,"),
        "{csv}"
    );
}
