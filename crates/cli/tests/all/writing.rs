//! Commands that write: `new`, `fmt`, `import`; and what cannot be read or written.

use crate::support::{at, expect, read, root, small, write};

const SHEET: &str = "id,date,actor,target,title,mode,stance,hardness,weight\nE1,2014-05-21,RUS,CHN,Gas contract,deed,accommodate,soft,4\n";

#[test]
fn a_new_case_passes_check_and_runs() {
    let folder = tempfile::tempdir().expect("a folder");
    let made = at(&folder, "japan china");
    let said = expect(
        0,
        &["new", &made, "--subject", "JPN", "--target", "CHN", "--title", "Japan \"between\" two"],
    );
    assert!(said.out.contains("counterpoise check"), "{}", said.out);
    assert!(read(format!("{made}/.gitattributes")).contains("\n* text=auto eol=lf\n"));
    let check = expect(0, &["check", "--strict", &made]);
    assert!(check.out.starts_with("nothing to mend"), "{}", check.out);
    expect(0, &["fmt", "--check", &made]);
    expect(0, &["claims", &made, "--draws", "0"]);
}

#[test]
fn new_writes_nothing_where_something_is() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path().join("mine.txt"), "mine");
    let said = expect(2, &["new", &root(&folder), "--subject", "JPN", "--target", "CHN"]);
    assert!(said.err.contains("is not empty"), "{}", said.err);
    assert_eq!(folder.path().read_dir().expect("a folder").count(), 1);
    expect(2, &["new", &at(&folder, "mine.txt"), "--subject", "JPN", "--target", "CHN"]);
    expect(2, &["new", &at(&folder, "a"), "--subject", "JPN", "--target", "JPN"]);
    expect(2, &["new", &at(&folder, "a"), "--subject", "JPN", "--target", "EU"]);
    let near = expect(2, &["new", &at(&folder, "a"), "--subject", "JAP", "--target", "CHN"]);
    assert!(near.err.contains("JPN"), "{}", near.err);
    let two = expect(2, &["new", &at(&folder, "a"), "--subject", "JPN", "--target", "China"]);
    assert_eq!(
        two.err,
        "error: The code or name `China` may mean China (CHN) or Taiwan (TWN). Give a date, or write the id of the one that is meant: CHN or TWN.\n"
    );
    assert!(!folder.path().join("a").exists());
}

#[test]
fn fmt_changes_layout_once_and_nothing_else() {
    let folder = small();
    let events = folder.path().join("events.case");
    let canonical = read(&events);
    let ragged = canonical.replace("\n  ", "\n\t").replace(", ", " ,  ").replace('\n', "\r\n");
    write(&events, &ragged);
    let would = expect(1, &["fmt", "--check", &root(&folder)]);
    assert!(would.out.ends_with("events.case would change\n"), "{}", would.out);
    assert_eq!(read(&events), ragged);
    expect(0, &["fmt", &root(&folder)]);
    let once = read(&events);
    assert_eq!(expect(0, &["fmt", &root(&folder)]).out, "");
    expect(0, &["fmt", "--check", &root(&folder)]);
    assert_eq!(read(&events), once);
    expect(0, &["check", "--strict", &root(&folder)]);
}

#[test]
fn fmt_reaches_the_folders_that_are_read_and_leaves_alone_what_is_not_text() {
    let folder = small();
    let deeper = folder.path().join("series/more.case");
    write(&deeper, "set   more    \"More\"");
    expect(0, &["fmt", &root(&folder)]);
    assert_eq!(read(&deeper), "set more \"More\"\n");
    #[expect(clippy::disallowed_methods, reason = "bytes that are no text")]
    std::fs::write(&deeper, b"set  more \"M\xe9\"").expect("written");
    let said = expect(1, &["fmt", &root(&folder)]);
    assert!(said.err.contains("is not UTF-8 and stays as it is"), "{}", said.err);
}

#[test]
fn import_prints_writes_merges_and_keeps() {
    let folder = small();
    let (sheet, to) = (at(&folder, "sheet.csv"), at(&folder, "imported.case"));
    write(&sheet, SHEET);
    let printed = expect(0, &["import", &sheet]);
    assert!(
        printed
            .out
            .contains("event 2014-05-21 RUS -> CHN \"Gas contract\"\n  id: E1\n  deed, accommodate, soft, weight 4\n"),
        "{}",
        printed.out
    );
    expect(0, &["import", &sheet, "--to", &to]);
    assert_eq!(read(&to), printed.out);
    let to = at(&folder, "mine.case");
    write(&to, "; mine\n");
    let dry = expect(0, &["import", &sheet, "--to", &to, "--dry-run"]);
    assert!(dry.err.contains("dry run") && dry.err.contains("new: 1 event"), "{}", dry.err);
    assert_eq!(read(&to), "; mine\n");
    let told = expect(0, &["import", &sheet, "--to", &to]).err;
    assert!(told.contains("the old one is"), "{told}");
    assert!(read(&to).starts_with("; mine\n\nevent 2014-05-21"), "{}", read(&to));
    assert_eq!(read(format!("{to}.bak")), "; mine\n");
    // What a person changes stays, what the sheet changes is taken.
    write(&to, &read(&to).replace("weight 4", "weight 3"));
    write(&sheet, &SHEET.replace("Gas contract", "The gas contract"));
    let told = expect(0, &["import", &sheet, "--to", &to]).err;
    assert!(told.contains("changed in the sheet: 1 event"), "{told}");
    assert!(told.contains("changed by hand, kept: 1 event"), "{told}");
    assert!(read(&to).contains("\"The gas contract\"") && read(&to).contains("weight 3"));
    write(&sheet, SHEET);
    expect(0, &["import", &sheet, "--to", &to, "--overwrite"]);
    assert_eq!(read(&to), printed.out);
    let original = expect(0, &["table", "original", &to, "--format", "csv"]).out;
    assert_eq!(original.replace("\r\n", "\n"), SHEET);
}

#[test]
fn an_import_that_reads_nothing_writes_nothing() {
    let folder = small();
    let (sheet, to) = (at(&folder, "sheet.csv"), at(&folder, "events.case"));
    write(&sheet, "a,b\n1,2\n");
    let before = read(&to);
    let said = crate::support::run(&["import", &sheet, "--to", &to, "--overwrite"]);
    assert!(matches!(said.code, Some(1 | 2)), "{said:?}");
    assert_eq!(read(&to), before);
    expect(2, &["import", &at(&folder, "none.csv")]);
}

#[test]
fn a_sheet_without_any_event_leaves_no_file_that_blocks_the_mended_one() {
    let folder = small();
    let (sheet, to) = (at(&folder, "sheet.csv"), at(&folder, "more.case"));
    let by_rows = SHEET.replace("id,", "").replace("E1,", "");
    write(&sheet, &by_rows.replace("2014-05-21", "one day"));
    let said = crate::support::run(&["import", &sheet, "--to", &to]);
    assert!(said.err.contains("more.case was not written"), "{}", said.err);
    assert!(!std::path::Path::new(&to).exists());
    // A note of one's own is no coding that could be lost.
    write(&to, "; mine\n");
    write(&sheet, &by_rows);
    expect(0, &["import", &sheet, "--to", &to]);
    assert!(read(&to).starts_with("; mine\n\nevent 2014-05-21"), "{}", read(&to));
}

#[test]
fn what_is_no_folder_is_said_with_exit_code_2() {
    let folder = small();
    for command in
        ["check", "judge", "claims", "coverage", "reliability", "run", "balance", "compare"]
    {
        let none = expect(2, &[command, &at(&folder, "none")]);
        assert!(none.err.contains("does not exist"), "{command}: {}", none.err);
        let file = expect(2, &[command, &at(&folder, "study.case")]);
        assert!(file.err.contains("is a file; name the folder"), "{command}: {}", file.err);
    }
    expect(2, &["verify", &at(&folder, "none")]);
    expect(2, &["fmt", &at(&folder, "none")]);
    expect(2, &["table", "events", &at(&folder, "none")]);
}

#[test]
fn an_empty_folder_is_no_case() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(expect(1, &["check", &root(&folder)]).out.contains("E0201"));
    assert!(expect(1, &["run", &root(&folder)]).err.contains("E0201"));
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_read_or_written() {
    use std::os::unix::fs::PermissionsExt;
    let folder = small();
    let allow = |bits| {
        std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(bits))
            .expect("set");
    };
    allow(0o000);
    if folder.path().read_dir().is_ok() {
        println!("skipped: this user may read everything");
    } else {
        assert!(expect(1, &["check", &root(&folder)]).out.contains("E0202"));
        allow(0o555);
        let said =
            expect(2, &["run", &root(&folder), "--draws", "0", "--out", &at(&folder, "out")]);
        assert!(said.err.contains("cannot write"), "{}", said.err);
    }
    allow(0o755);
}

#[test]
fn a_report_cannot_be_written_into_a_file() {
    let folder = small();
    let said =
        expect(2, &["run", &root(&folder), "--draws", "0", "--out", &at(&folder, "study.case")]);
    assert!(said.err.contains("cannot write"), "{}", said.err);
    assert!(!folder.path().join("counterpoise.lock").exists());
}

/// What is still to be done is said before it is said that the case passes: `check` would not agree.
#[test]
fn a_case_passes_once_what_is_to_do_is_done() {
    let folder = small();
    let (sheet, to) = (at(&folder, "sheet.csv"), at(&folder, "more.case"));
    let header = "id,date,actors,targets,title,mode,stance,arena,source\n";
    write(
        &sheet,
        &format!("{header}M1,2014,Russia,China,An act,deed,resist,central-asia,Ash 1999\n"),
    );
    let case = root(&folder);
    let import = || expect(0, &["import", &sheet, "--case", &case, "--to", &to]).err;
    let told = import();
    let (to_do, passes) =
        (told.find("to do: name the stubs"), told.find("the case passes `check`"));
    assert!(to_do.is_some() && to_do < passes, "{told}");
    assert!(told.contains("the case passes `check` once that is done"), "{told}");
    expect(1, &["check", &case]);
    let study = folder.path().join("study.case");
    let named = read(&study).replace("sources.bib", "sources.bib, more-stubs.bib");
    write(&study, &named);
    expect(0, &["check", &case]);
    assert!(import().contains("the case passes `check` with it"));
}

/// `table events --format csv --for-excel` and back: nothing is another text than before.
#[test]
fn the_way_through_excel_and_back_changes_nothing() {
    let folder = small();
    let case = root(&folder);
    let events = folder.path().join("events.case");
    let formulas = read(&events)
        .replace("\"Gas contract\"", "\"=1+1 contracts\"")
        .replace("\"A Eurasian Union is proposed\"", "\"'-union, proposed\"");
    write(&events, &formulas);
    let table = |words: &[&str]| expect(0, &[&["table", "events", &case], words].concat()).out;
    let excel = table(&["--format", "csv", "--for-excel"]);
    assert!(excel.contains(",'=1+1 contracts,") && excel.contains("''-union"), "{excel}");
    let sheet = at(&folder, "excel.csv");
    write(&sheet, &excel);
    let before = table(&["--format", "json"]);
    std::fs::remove_file(&events).expect("removed");
    expect(0, &["import", &sheet, "--case", &case, "--to", &events.display().to_string()]);
    assert_eq!(table(&["--format", "json"]), before);
}
