//! The schools that come with the program.

use crate::support::{copy, expect, here, write};

#[test]
fn every_school_on_the_list_can_be_printed_and_is_canonical() {
    let list = expect(0, &["schools", "--format", "csv"]).out;
    for row in csv::Reader::from_reader(list.as_bytes()).records() {
        let row = row.expect("a row");
        let text = expect(0, &["schools", &row[0]]).out;
        assert!(
            text.starts_with(&format!("school {} \"", &row[0])) || text.starts_with(';'),
            "{}",
            &row[0]
        );
        let tidy = counterpoise_syntax::format(
            &counterpoise_syntax::parse(&text, counterpoise_diagnostic::FileId(0)).0,
            &text,
        );
        assert_eq!(tidy, text, "{} is not in the canonical layout", &row[0]);
    }
}

/// The cases that ship have no error, lie in the canonical layout, and calibrate as they say.
#[test]
fn every_case_that_ships_is_sound() {
    let folder = here("../../../../cases");
    let mut cases = 0;
    for entry in std::fs::read_dir(&folder).expect("cases").flatten() {
        let path = entry.path().display().to_string();
        expect(0, &["check", &path]);
        expect(0, &["fmt", "--check", &path]);
        cases += 1;
    }
    assert_eq!(cases, 9);
}

/// A textbook case under every school; a folder that holds no case, and one that is broken beside
/// one that is not.
#[test]
fn a_textbook_case_is_calibrated() {
    let malaysia = here("../../../../cases/malaysia-china");
    let table = expect(0, &["calibrate", &malaysia.display().to_string(), "--format", "csv"]).out;
    let rows: Vec<&str> = table.lines().collect();
    assert_eq!(rows.len(), 3, "{table}");
    assert!(
        rows[1].starts_with("malaysia-china,kuik-2008,hedging,east-asia,to-crisis,"),
        "{table}"
    );
    assert!(rows[2].contains(",supported,"), "{table}");
    let empty = tempfile::tempdir().expect("a folder");
    let said = expect(2, &["calibrate", &empty.path().display().to_string()]);
    assert!(said.err.contains("no case in "), "{}", said.err);
    let both = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(both.path().join("broken")).expect("made");
    write(both.path().join("broken/a.case"), "case broken \"Broken\"\n  target: ATLANTIS\n");
    copy(&malaysia, &both.path().join("whole"));
    let said = expect(1, &["calibrate", &both.path().display().to_string(), "--format", "csv"]);
    assert!(said.out.contains("\nwhole,kuik-2008,hedging"), "{}\n{}", said.out, said.err);
}

/// The page of a calibration: the answer, the grid, whose case is claimed, what there is to doubt.
#[test]
fn a_calibration_has_a_page() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("calibration.html").display().to_string();
    let cases = here("../../../../cases").display().to_string();
    let table = expect(0, &["calibrate", &cases, "--page", &file, "--format", "csv"]).out;
    let page = crate::support::read(&file);
    assert!(page.len() < 300_000, "{}", page.len());
    for text in [
        "Of 9 textbook labels one comes out",
        "Of 4 more labels the case has too few rows to tell.",
        "The coder knew the labels.",
        "France and the United States over Iraq, 2002-2003",
        "Pape; Paul 2005: 82 of 100 re-readings; it calls it so",
        "Whose case they claim",
        "rest on no source that was opened",
    ] {
        assert!(page.contains(text), "{text}");
    }
    assert!(!page.contains("<script") && !page.contains("src="), "it loads nothing");
    // Without the rows for which no source was opened, China after Mao falls from 80 to 65.
    let row = table.lines().find(|row| row.contains("after-mao")).expect("a row");
    assert!(row.contains(",80,65,"), "{row}");
    let same = folder.path().join("again.html").display().to_string();
    expect(0, &["calibrate", &cases, "--page", &same]);
    assert_eq!(crate::support::read(&same), page);
}
