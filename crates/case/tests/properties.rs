//! What must hold for any bytes.

mod common;

use common::{folder, shipped};
use counterpoise_case::{Folder, Loaded, load};
use counterpoise_diagnostic::{FileId, concise, human};
use counterpoise_syntax::{format, parse};
use proptest::prelude::*;

/// Reading the program's own schools takes most of the time of a case; so few cases, each a whole
/// one.
fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Reads, and renders everything that is said.
fn sound(folder: &Folder) -> Loaded {
    let loaded = load(folder, &[]);
    for diagnostic in loaded.diagnostics.iter().take(50) {
        assert!(!concise(diagnostic, &loaded.files).contains('\n'));
        assert!(!human(diagnostic, &loaded.files, true).is_empty());
    }
    let judgeable = loaded.case.header.subject.is_some() && loaded.case.header.target.is_some();
    assert!(judgeable || loaded.has_errors(), "a case that cannot be judged says why");
    loaded
}

const STUDY: &str = "case c \"C\"\n  subject: RUS\n  target: CHN\n  bibliography: sources.bib\narena here \"Here\"\n\
    turning-point 2014 t \"T\"\nperiod p \"P\"\n  from: 2013\n  until: t\nset out \"Out\"\n\
    series s \"S\"\n  unit: 1\n  file: s.csv column A\n";
const BIB: &str = "@book{key, title = {Title}, year = 2000}\n";
const CSV: &str = "year,A\n2013,1\n";

/// Lines that look like the language, to reach deeper than arbitrary bytes do.
fn line() -> impl Strategy<Value = String> {
    let keyword = prop::sample::select(counterpoise_case::schema::names().collect::<Vec<_>>());
    let word = prop::sample::select(vec![
        "RUS",
        "CHN",
        "USA",
        "->",
        "with",
        ",",
        "2014",
        "[2013..2015]",
        "2010/..",
        "undated",
        "here",
        "p",
        "t",
        "out",
        "s",
        "E1",
        "E2",
        "of",
        "pape-2005",
        "I14",
        "accommodates",
        "\"Title\"",
        "\"",
        "in",
        "during",
        "from",
        "to",
        "is",
        "not",
        "at least",
        "0.5",
        "1e308",
        "/",
        "net",
        "deeds",
        "resisting",
        "instrument veto",
        "hedging",
        "@key",
        "p. 3",
        ";",
        "=",
        "column A",
        ":",
        "nothing",
        "because",
        "full-out 0",
        "crossover 2",
        "full-in 6",
        "as-is",
        "weight 3",
        "1.5..3",
        "by @key",
        "-> any",
        "a year",
        "at",
        "deed",
        "resist",
        "\u{e9}\u{1f409}",
        "\u{feff}",
        "\u{a0}",
        "\t",
    ]);
    let words = prop::collection::vec(word, 0..9).prop_map(|w| w.join(" "));
    let field = prop::sample::select(vec![
        "id",
        "cite",
        "via",
        "arena",
        "also",
        "bears-on",
        "commitment",
        "ends",
        "coded",
        "lean",
        "some",
        "unit",
        "reach",
        "presence",
        "side",
        "rate",
        "most",
        "applies-if",
        "residual",
        "origin",
        "stance",
        "option",
        "second",
        "follows",
        "printed",
        "gains",
        "motive",
        "when",
        "all",
        "any",
        "none",
        "of",
        "count",
        "share",
        "balance",
        "series",
        "assessed",
        "verdict",
        "change",
        "indicator",
        "gap",
        "order",
        "number",
        "ratio",
        "values",
        "file",
        "degree",
        "found",
        "from",
        "until",
        "within",
        "members",
        "exists",
        "label",
        "level",
        "note",
        "toward",
        "set",
        "side",
        "grade",
    ]);
    prop_oneof![
        3 => (keyword, words.clone()).prop_map(|(k, w)| format!("{k} {w}")),
        5 => (field, words.clone()).prop_map(|(f, w)| format!("  {f}: {w}")),
        2 => words.clone().prop_map(|w| format!("  {w}")),
        1 => words.prop_map(|w| format!("      {w}")),
        1 => Just(String::new()),
        1 => "\\PC{0,30}",
    ]
}

fn text() -> impl Strategy<Value = String> {
    (prop::collection::vec(line(), 0..40), prop::sample::select(vec!["\n", "\r\n"]))
        .prop_map(|(lines, end)| lines.join(end))
}

proptest! {
    #![proptest_config(config(64))]

    #[test]
    fn any_bytes_as_any_file_are_answered(which in 0..4usize, bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let mut files = [("study.case", STUDY.as_bytes()), ("sources.bib", BIB.as_bytes()), ("s.csv", CSV.as_bytes()), ("events.case", b"".as_slice())];
        files[which].1 = &bytes;
        sound(&folder(&files));
    }

    #[test]
    fn any_lines_of_the_language_are_answered(text in text()) {
        sound(&folder(&[("study.case", STUDY.as_bytes()), ("sources.bib", BIB.as_bytes()), ("s.csv", CSV.as_bytes()), ("events.case", text.as_bytes())]));
    }

    #[test]
    fn layout_has_no_meaning(text in text()) {
        let files = |text: &str| folder(&[("study.case", STUDY.as_bytes()), ("sources.bib", BIB.as_bytes()), ("s.csv", CSV.as_bytes()), ("events.case", text.as_bytes())]);
        same(&load(&files(&text), &[]), &load(&files(&tidy(&text)), &[]))?;
    }
}

proptest! {
    #![proptest_config(config(24))]

    #[test]
    fn edits_of_the_shipped_case_are_answered(edits in prop::collection::vec((0..5u8, any::<u32>(), any::<u32>()), 1..12)) {
        let mut folder = shipped();
        edits.iter().for_each(|edit| apply(&mut folder, *edit));
        sound(&folder);
    }
}

/// Deletes, doubles or swaps lines, inserts or deletes bytes.
fn apply(folder: &mut Folder, (kind, a, b): (u8, u32, u32)) {
    let n = folder.files.len();
    let bytes = &mut folder.files[a as usize % n].1;
    let mut lines: Vec<Vec<u8>> =
        bytes.split_inclusive(|c| *c == b'\n').map(<[u8]>::to_vec).collect();
    let (i, j) = (a as usize / n % lines.len().max(1), b as usize % lines.len().max(1));
    let column = lines.get(i).map_or(0, |line| b as usize % line.len());
    match kind {
        _ if lines.is_empty() => {}
        0 => drop(lines.remove(i)),
        1 => lines.insert(i, lines[j].clone()),
        2 => lines.swap(i, j),
        3 => lines[i].insert(column, (b >> 8) as u8),
        _ => drop(lines[i].remove(column)),
    }
    *bytes = lines.concat();
}

fn tidy(text: &str) -> String {
    format(&parse(text, FileId(0)).0, text)
}

/// The same case apart from places, and the same things said; runs of blanks are layout.
fn same(a: &Loaded, b: &Loaded) -> Result<(), TestCaseError> {
    prop_assert_eq!(said(a), said(b));
    prop_assert_eq!(meaning(a), meaning(b));
    Ok(())
}

fn said(loaded: &Loaded) -> std::collections::BTreeSet<(&'static str, String)> {
    let blanks =
        |text: &str| text.replace(',', " , ").split_whitespace().collect::<Vec<_>>().join(" ");
    loaded.diagnostics.iter().map(|d| (d.code.name(), blanks(&d.message))).collect()
}

/// The case as text, without the places: `Place { file: 0, start: 12, end: 30, line: 2 }`.
fn meaning(loaded: &Loaded) -> String {
    let whole = format!("{:?}", loaded.case);
    let mut parts = whole.split("Place {");
    let first = parts.next().unwrap_or("").to_owned();
    parts.fold(first, |text, part| text + part.split_once('}').map_or("", |(_, rest)| rest))
}

#[test]
fn the_shipped_case_means_the_same_when_laid_out_anew() {
    let folder = shipped();
    let mut ragged = folder.clone();
    for (_, bytes) in ragged.files.iter_mut().filter(|(n, _)| n.ends_with(".case")) {
        let text =
            String::from_utf8_lossy(bytes).replace("\n  ", "\n\t ").replace('\n', "\r\n\r\n");
        *bytes = text.into_bytes();
    }
    let mut tidied = ragged.clone();
    for (_, bytes) in tidied.files.iter_mut().filter(|(n, _)| n.ends_with(".case")) {
        *bytes = tidy(&String::from_utf8_lossy(bytes)).into_bytes();
    }
    let (plain, ragged, tidied) = (load(&folder, &[]), load(&ragged, &[]), load(&tidied, &[]));
    assert!(!plain.has_errors());
    assert_eq!(meaning(&plain), meaning(&ragged));
    assert_eq!(meaning(&plain), meaning(&tidied));
    assert_eq!(said(&plain), said(&tidied));
}

/// The order of files and of directives has no meaning beyond the order in which things are listed.
#[test]
fn files_may_have_any_names() {
    let mut renamed = shipped();
    for (name, _) in &mut renamed.files {
        if let Some(stem) = name.strip_suffix(".case") {
            *name = format!("{}.case", stem.chars().rev().collect::<String>());
        }
    }
    renamed.files.sort();
    let (a, b) = (load(&shipped(), &[]), load(&renamed, &[]));
    assert_eq!(said(&a), said(&b));
    assert_eq!(a.case.events.len(), b.case.events.len());
}
