//! Whole outputs, read by a person once and compared since (`UPDATE=1` writes them anew).

use crate::support::{at, expect, here, read, run, shipped, write};

fn same(name: &str, code: i32, args: &[&str]) {
    let said = run(args);
    is_as_expected(name, &format!("{}{}", said.out, said.err));
    assert_eq!(said.code, Some(code), "{args:?}");
}

fn is_as_expected(name: &str, found: &str) {
    let expected = here(&format!("expected/{name}.txt"));
    if std::env::var_os("UPDATE").is_some() {
        write(&expected, found);
    }
    let old = if expected.exists() { read(&expected) } else { String::new() };
    assert!(found == old, "expected/{name}.txt should be\n{found}<<<");
}

fn case() -> String {
    here("small").display().to_string()
}

#[test]
fn a_broken_case() {
    same("check", 1, &["check", &here("broken").display().to_string()]);
}

#[test]
fn a_page_and_a_vocabulary() {
    same("explain", 0, &["explain", "E0303"]);
    same("explain-domains", 0, &["explain", "domains"]);
}

#[test]
fn the_schools() {
    same("schools", 0, &["schools"]);
}

#[test]
fn verdicts() {
    same("judge", 0, &["judge", &case(), "--arena", "central-asia"]);
    same("compare", 0, &["compare", &case()]);
}

#[test]
fn unfolded() {
    same("why-verdict", 0, &["why", &case(), "central-asia/after/study-2019", "--depth", "3"]);
    same("why-claim", 0, &["why", &case(), "c2"]);
    same("why-event", 0, &["why", &case(), "E4"]);
}

#[test]
fn unfolded_as_rows() {
    same(
        "why-verdict-rows",
        0,
        &["why", &case(), "central-asia/after/study-2019", "--depth", "4", "--format", "csv"],
    );
    same("why-claim-rows", 0, &["why", &case(), "c2", "--format", "md"]);
    same("why-event-rows", 0, &["why", &case(), "E4", "--format", "json"]);
    same("school-rows", 0, &["schools", "korolev-2016", "--format", "md"]);
}

#[test]
fn claims() {
    same("claims", 1, &["claims", &case(), "--verbose"]);
}

/// A shift in 2006, claims that share days, and statements that are too few.
#[test]
fn shifts() {
    let turned = here("turned").display().to_string();
    same("shift", 0, &["shift", &turned]);
    same("shift-rows", 0, &["shift", &turned, "--format", "csv"]);
}

#[test]
fn what_is_recorded() {
    same("balance", 0, &["balance", &case(), "--arena", "central-asia"]);
    same("coverage", 0, &["coverage", &case()]);
    same("reliability", 0, &["reliability", &case()]);
}

/// The page of the shipped case as a reader meets it: what is in sight before anything is opened.
#[test]
fn the_page_of_the_shipped_case() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = at(&folder, "out");
    expect(0, &["run", &shipped(), "--quiet", "--no-lock", "--out", &out]);
    is_as_expected("page", &in_sight(&read(at(&folder, "out/report.html"))));
}

/// Elements whose text no reader sees as text; a drawing has its own tests.
const UNSEEN: [&str; 7] = ["head", "script", "style", "svg", "template", "noscript", "title"];
/// Elements that stand on a line of their own.
const LINES: [&str; 15] = [
    "p",
    "h1",
    "h2",
    "h3",
    "li",
    "tr",
    "summary",
    "figcaption",
    "dt",
    "dd",
    "button",
    "label",
    "div",
    "section",
    "footer",
];

/// The words in sight, a line for each paragraph. What is folded shows its summary and no more.
fn in_sight(html: &str) -> String {
    let (mut text, mut open) = (String::new(), Vec::<Holder>::new());
    for piece in html.split('<').skip(1) {
        let Some((tag, words)) = piece.split_once('>') else { continue };
        let name = tag.trim_start_matches('/').split([' ', '/', '\n']).next().unwrap_or_default();
        if LINES.contains(&name) {
            text.push('\n');
        } else if matches!(name, "td" | "th" | "br") {
            text.push(' ');
        }
        if tag.starts_with('/') {
            if open.last().is_some_and(|holder| holder.name == name) {
                open.pop();
            }
        } else if let Some(holder) = Holder::of(name, tag) {
            open.push(holder);
        }
        if is_seen(&open) {
            text.push_str(words);
        }
    }
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).map(|line| line + "\n").collect()
}

/// An element that decides whether what is in it is seen.
struct Holder {
    name: String,
    hides: bool,
}

impl Holder {
    fn of(name: &str, tag: &str) -> Option<Holder> {
        let is_folded = name == "details" && !tag.split([' ', '=']).any(|part| part == "open");
        let decides = UNSEEN.contains(&name) || name == "details" || name == "summary";
        let ends_itself = tag.ends_with('/');
        (decides && !ends_itself)
            .then(|| Holder { name: name.to_owned(), hides: is_folded || UNSEEN.contains(&name) })
    }
}

/// A summary is in sight though its own part is folded, but not if that lies in another.
fn is_seen(open: &[Holder]) -> bool {
    let within = match open {
        [before @ .., details, summary]
            if summary.name == "summary" && details.name == "details" =>
        {
            before
        }
        all => all,
    };
    within.iter().all(|holder| !holder.hides)
}
