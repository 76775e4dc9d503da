//! Rules of the house that the compiler does not check, read off the sources themselves.
//!
//! They are searches for words: they find a rule broken in the plain way, not one broken by guile.

use crate::sources::{crates, crates_folder, files, root};
use std::collections::BTreeSet;
use std::path::Path;

/// A line of code with where it stands, without its comment.
struct Line {
    place: String,
    code: String,
}

/// The code of a crate without comments and tests.
fn code(of: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    for path in files(&crates_folder().join(of).join("src")) {
        let name = path.strip_prefix(crates_folder()).unwrap().display().to_string();
        if name.ends_with("tests.rs") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let own = text.split("#[cfg(test)]").next().unwrap();
        let shown = |(at, line): (usize, &str)| Line {
            place: format!("{name}:{}", at + 1),
            code: line.split("//").next().unwrap().to_owned(),
        };
        lines.extend(own.lines().enumerate().map(shown).filter(|l| !l.code.trim().is_empty()));
    }
    lines
}

/// Places whose code holds one of the words.
fn holding(lines: &[Line], words: &[&str]) -> Vec<String> {
    let held = |line: &&Line| words.iter().any(|word| line.code.contains(word));
    lines.iter().filter(held).map(|line| format!("{}: {}", line.place, line.code.trim())).collect()
}

/// Below the command line nobody reads a clock, the environment, the network or a random number,
/// starts a program, or writes to the terminal; only `case` and `datasets` touch files.
#[test]
fn the_world_stays_outside() {
    const NEVER: &[&str] = &[
        "std::env",
        "SystemTime",
        "Instant::",
        "std::net",
        "TcpStream",
        "std::process",
        "Command::new",
        "rand::",
        "thread_rng",
        "println!",
        "eprintln!",
        "stdout()",
        "stderr()",
        "stdin()",
    ];
    const FILES: &[&str] = &["std::fs", "File::", "OpenOptions", "read_dir(", "fs::"];
    let mut broken = Vec::new();
    for name in crates().iter().filter(|name| *name != "cli") {
        let lines = code(name);
        broken.extend(holding(&lines, NEVER));
        if name == "case" {
            let elsewhere: Vec<Line> =
                lines.into_iter().filter(|l| !l.place.starts_with("case/src/folder.rs")).collect();
            broken.extend(holding(&elsewhere, FILES));
        } else if name != "datasets" {
            broken.extend(holding(&lines, FILES));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// The first word after a keyword or a field, in every school that ships.
fn named_in_schools(keyword: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for path in root().join("crates/case/schools").read_dir().unwrap().map(|e| e.unwrap().path()) {
        if path.extension().is_none_or(|e| e != "case") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let names = text
            .lines()
            .filter_map(|l| l.trim_start().strip_prefix(keyword)?.split_whitespace().next());
        found.extend(names.map(str::to_owned));
    }
    assert!(found.len() > 5, "{keyword}: {found:?}");
    found
}

/// No code asks what a school, a concept or an attribute is called; what a label is called only the
/// palette asks, which colours it, and the vocabulary, which keeps the one label that all schools
/// share.
#[test]
fn no_code_decides_by_a_name_in_the_schools() {
    let whole =
        |names: BTreeSet<String>| names.into_iter().map(|n| format!("\"{n}\"")).collect::<Vec<_>>();
    let schools = whole(named_in_schools("school "));
    // Some attributes are called by a plain word, which code may need for other things.
    let attributes = whole(
        named_in_schools("attribute ").into_iter().filter(|name| name.contains('-')).collect(),
    );
    let labels = whole(named_in_schools("label: "));
    let words: BTreeSet<&str> = schools.iter().chain(&attributes).map(String::as_str).collect();
    let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
    let mut broken = Vec::new();
    for name in
        crates().iter().filter(|name| !["diagnostic", "world", "measures"].contains(&name.as_str()))
    {
        // The schema shows examples.
        let mut lines = code(name);
        lines.retain(|line| !line.place.starts_with("case/src/schema/"));
        broken.extend(holding(&lines, &words.iter().copied().collect::<Vec<_>>()));
        let knows = |l: &Line| {
            l.place.starts_with("draw/src/palette.rs")
                || (l.place.starts_with("case/src/vocabulary.rs")
                    && l.code.contains("OUTSIDE_SCOPE"))
        };
        let others: Vec<Line> = lines.into_iter().filter(|l| !knows(l)).collect();
        broken.extend(holding(&others, &labels));
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// The report selects, orders and words. A number with a fraction is written, never made: it is
/// named only where the size of a picture is set and where shares are written, and nothing is
/// multiplied, divided or summed.
#[test]
fn the_report_computes_nothing() {
    // What is estimated from a file is no answer of a case: its charts thin out columns and place
    // days, as a drawing of thousands of numbers must.
    const SIZES: &[&str] = &["report/src/figure.rs", "report/src/estimates/"];
    const MADE: &[&str] = &[
        "f64",
        " * ",
        " / ",
        ".sum()",
        ".sum::",
        ".product()",
        "sqrt",
        ".fold(0.0",
        ".powi(",
        "libm",
        "mean(",
    ];
    let bare = |line: Line| Line { code: without_texts(&line.code), ..line };
    let lines: Vec<Line> = code("report").into_iter().map(bare).collect();
    let allowed = |l: &&Line| {
        SIZES.iter().any(|file| l.place.starts_with(file))
            || l.code.contains("number(f64::from(")
            || l.code.contains(".map(f64::from)") // a wider type holds the same number
            || l.code.contains(".map(|share| f64::from(*share))")
            || l.code.contains("|of: Option<f64>| of.map_or_else(") // a word where there is no number
            || l.code.contains("number(n as f64)")
            || l.code.contains("n as f64)")
            || l.code.contains("let range = |(least, most): (f64, f64)|") // a setting printed as it stands
            || l.code.contains("fn signed(value: f64)")
            || l.code.contains("fn scale(") // hundreds of thousands of millions are written as billions
            || l.code.contains(".fold(0.0, f64::max)")
            || l.code.contains("v / by")
            || l.code.contains("(by, unit): &(f64, String)")
            || l.code.contains("|(label, share): (&str, f64)|") // a share drawn as it stands
            || l.code.contains("const STILL: f64") // less than an eye can see in a picture
            || l.code.contains("const BEFORE: i32 = 4 * 365") // days shown before the window
            || l.code.contains("(last - first) / 2)") // whether a lens on the window helps
    };
    let others: Vec<Line> = lines
        .iter()
        .filter(|l| !allowed(l))
        .map(|l| Line { place: l.place.clone(), code: l.code.clone() })
        .collect();
    let broken = holding(&others, MADE);
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// A line without what stands between double quotes.
fn without_texts(line: &str) -> String {
    line.split('"').step_by(2).collect::<Vec<_>>().join("\"\"")
}

/// The tests that ARCHITECTURE.md names as guards are there.
#[test]
fn the_tests_that_guard_the_invariants_exist() {
    let text = std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let invariants =
        text.split("## Invariants").nth(1).unwrap().split("## Cross-cutting").next().unwrap();
    let is_test = |word: &&str| {
        word.contains('_')
            && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    };
    let named: BTreeSet<&str> = invariants.split('`').skip(1).step_by(2).filter(is_test).collect();
    let sources: String =
        files(&crates_folder()).iter().map(|path| std::fs::read_to_string(path).unwrap()).collect();
    let fuzzed = ["read_case", "read_date", "read_bib", "import_csv"];
    let exists = |name: &&&str| fuzzed.contains(*name) || sources.contains(&format!("fn {name}("));
    let missing: Vec<_> = named.iter().filter(|name| !exists(name)).collect();
    assert!(named.len() > 40 && missing.is_empty(), "{missing:?}");
}

/// Every page of the documentation can be found from its table of contents.
#[test]
fn every_page_of_the_documentation_is_listed() {
    let contents = std::fs::read_to_string(root().join("docs/README.md")).unwrap();
    let pages = root()
        .join("docs")
        .read_dir()
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap());
    let missing: Vec<String> = pages
        .filter(|name| {
            name.ends_with(".md") && name != "README.md" && !contents.contains(name.as_str())
        })
        .collect();
    assert!(missing.is_empty(), "docs/README.md does not lead to {missing:?}");
}

/// A reader of a help or a message is sent to pages that are there.
#[test]
fn pages_that_are_named_in_code_exist() {
    let mut lost = Vec::new();
    for line in crates().iter().flat_map(|of| code(of)) {
        for named in line.code.split("docs/").skip(1) {
            let is_name = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
            let name = named.split(|c| !is_name(c)).next().unwrap().trim_end_matches('.');
            let is_page = Path::new(name).extension().is_some_and(|own| own == "md");
            if is_page && !root().join("docs").join(name).is_file() {
                lost.push(format!("{}: docs/{name}", line.place));
            }
        }
    }
    assert!(lost.is_empty(), "{lost:?}");
}
