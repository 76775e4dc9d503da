//! Whole outputs, read by a person once and compared since (`UPDATE=1` writes them anew).

use crate::support::{here, read, run, write};

fn same(name: &str, code: i32, args: &[&str]) {
    let said = run(args);
    let found = format!("{}{}", said.out, said.err);
    let expected = here(&format!("expected/{name}.txt"));
    if std::env::var_os("UPDATE").is_some() {
        write(&expected, &found);
    }
    let old = if expected.exists() { read(&expected) } else { String::new() };
    assert!(found == old, "expected/{name}.txt should be\n{found}<<<");
    assert_eq!(said.code, Some(code), "{args:?}");
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
