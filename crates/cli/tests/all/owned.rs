//! What the user owns: rights, links, old files; and what is no file, or too much of it.

use crate::support::{at, expect, program, read, root, said, small, write};
use std::path::Path;

const SHEET: &str = "id,date,actor,target,title,mode,stance,hardness,weight\nE1,2014-05-21,RUS,CHN,Gas contract,deed,accommodate,soft,4\n";

/// The names in a folder, in order.
fn names(folder: &Path) -> Vec<String> {
    let entries = folder.read_dir().expect("a folder").map(|entry| entry.expect("an entry"));
    let mut names: Vec<String> =
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Import after import, no old file is lost, and what is the same is not kept twice.
#[test]
fn backups_are_numbered_and_never_overwritten() {
    let folder = small();
    let (sheet, to) = (at(&folder, "sheet.csv"), at(&folder, "events.case"));
    let mine = read(&to);
    let import = |title: &str, more: &[&str]| {
        write(&sheet, &SHEET.replace("Gas contract", title));
        expect(0, &[&["import", &sheet, "--to", &to, "--overwrite"], more].concat()).err
    };
    let told = import("First", &[]);
    assert!(told.contains("events.case; the old one is ") && told.contains("events.case.bak\n"));
    import("Second", &[]);
    assert!(import("Third", &[]).contains("the old one is"));
    assert!(!import("Third", &[]).contains("the old one is"), "nothing was changed");
    assert!(!import("Fourth", &["--no-backup"]).contains("the old one is"));
    let held = |name: &str| read(at(&folder, name));
    assert_eq!(held("events.case.bak"), mine);
    assert!(held("events.case.bak.1").contains("First"));
    assert!(held("events.case.bak.2").contains("Second"));
    assert!(held("events.case").contains("Fourth"));
    let backups: Vec<String> =
        names(folder.path()).into_iter().filter(|n| n.contains("bak")).collect();
    assert_eq!(backups, ["events.case.bak", "events.case.bak.1", "events.case.bak.2"]);
    // Nobody reads them: the events of a backup would be there twice.
    write(at(&folder, "events.case"), &mine);
    assert!(expect(0, &["check", &root(&folder)]).out.starts_with("nothing to mend"));
    let out = at(&folder, "out");
    expect(0, &["run", &root(&folder), "--draws", "0", "--quiet", "--out", &out]);
    assert!(!read(at(&folder, "counterpoise.lock")).contains(".bak"));
}

/// Whatever it is called, the sheet is not written over.
#[test]
fn import_does_not_write_over_its_own_sheet() {
    let folder = small();
    let sheet = at(&folder, "sheet.csv");
    write(&sheet, SHEET);
    std::fs::hard_link(&sheet, at(&folder, "again.csv")).expect("linked");
    let mut called = vec![sheet.clone(), at(&folder, "./sheet.csv"), at(&folder, "again.csv")];
    called.push(at(&folder, "series/../sheet.csv"));
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("sheet.csv", at(&folder, "link.case")).expect("linked");
        called.push(at(&folder, "link.case"));
    }
    for to in called {
        let said = expect(2, &["import", &sheet, "--to", &to, "--overwrite"]);
        assert!(said.err.contains("is the sheet itself; name another file"), "{}", said.err);
        assert_eq!(read(&sheet), SHEET);
    }
    assert!(!names(folder.path()).iter().any(|name| name.contains(".bak")));
}

#[test]
fn cells_that_a_spreadsheet_would_compute_are_said_or_made_texts() {
    let folder = small();
    let events = at(&folder, "events.case");
    write(&events, &read(&events).replace("Gas contract", "=HYPERLINK(1) | *x*"));
    let table = |more: &[&str]| {
        expect(0, &[&["table", "events", &root(&folder), "--format"], more].concat())
    };
    let plain = table(&["csv"]);
    assert!(plain.out.contains(",=HYPERLINK(1) | *x*,"), "{}", plain.out);
    assert_eq!(
        plain.err,
        "1 cell begins as a formula does, as `=HYPERLINK(1) | *x*`: a spreadsheet would compute it; take --for-excel or --format xlsx\n"
    );
    let excel = table(&["csv", "--for-excel"]);
    assert!(excel.out.contains(",'=HYPERLINK(1) | *x*,") && excel.err.is_empty(), "{}", excel.out);
    assert!(table(&["md"]).out.contains("| =HYPERLINK(1) \\| \\*x\\* |"));
}

/// Of very many faults the first are shown; the number of all is right in every form.
#[test]
fn very_many_faults_are_counted() {
    let folder = small();
    write(at(&folder, "bad.case"), &"evnt x\n".repeat(30_000));
    let check = |more: &[&str]| expect(1, &[&["check", &root(&folder)], more].concat()).out;
    let text = check(&[]);
    assert!(text.contains("... and 29995 more of E0103 (the first 1000"), "{text}");
    assert!(text.contains("\n30000 errors ("), "{text}");
    let all = check(&["--all", "--concise"]);
    assert!(
        all.contains("error[E0103]: and 29,000 more of E0103, which are only counted"),
        "{all}"
    );
    assert_eq!(all.matches("error[E0103]").count(), 1001);
    let json = check(&["--format", "json"]);
    let last: serde_json::Value =
        serde_json::from_str(json.lines().last().expect("a line")).expect("JSON");
    assert_eq!((&last["code"], &last["count"]), (&"E0103".into(), &29_000.into()));
    assert!(expect(1, &["run", &root(&folder)]).err.contains("30000 errors"));
}

#[test]
fn a_lookalike_is_said_with_both_places() {
    let folder = small();
    let event = "event 2015 RUS -> CHN \"Another\"\n  id: \u{415}4\n  deed, resist, soft\n  arena: central-asia\n  cite: @kaczmarski2016 p. 1\n";
    write(at(&folder, "more.case"), event);
    let told = expect(0, &["check", &root(&folder)]).out;
    assert!(told.contains("W0221") && told.contains("has U+0415 where that has U+0045"), "{told}");
    assert!(told.contains("more.case:1:1") && told.contains("events.case:"), "{told}");
    write(at(&folder, "more.case"), &event.replace("Another", "Ano\u{2028}ther"));
    assert!(expect(1, &["check", &root(&folder)]).out.contains("U+2028, which no reader sees"));
}

#[test]
fn case_files_that_are_too_much_together_are_refused() {
    let folder = small();
    let comment = format!(";{}\n", " a".repeat(99)).repeat((23 << 20) / 200);
    ["a.case", "b.case", "c.case"].iter().for_each(|name| write(at(&folder, name), &comment));
    let told = expect(1, &["check", &root(&folder)]).out;
    assert!(
        told.contains("the case files have more than 64 MiB together, from `c.case` on"),
        "{told}"
    );
    assert!(expect(1, &["run", &root(&folder)]).err.contains("E0102"));
}

#[cfg(unix)]
mod unix {
    use super::*;
    use crate::support::Said;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
    use std::process::{Command, Stdio};
    use std::time::Duration;

    const RAGGED: &str = "set   more    \"More\"\n";
    const TIDY: &str = "set more \"More\"\n";

    fn set_mode(path: impl AsRef<Path>, mode: u32) {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).expect("set");
    }

    fn mode(path: impl AsRef<Path>) -> u32 {
        std::fs::metadata(path).expect("it is there").mode() & 0o7777
    }

    #[test]
    fn rights_stay_as_they_are() {
        let folder = small();
        let (sheet, more) = (at(&folder, "sheet.csv"), at(&folder, "more.case"));
        for wanted in [0o600, 0o640, 0o664, 0o755] {
            write(&more, RAGGED);
            set_mode(&more, wanted);
            expect(0, &["fmt", &root(&folder)]);
            assert_eq!((read(&more).as_str(), mode(&more)), (TIDY, wanted));
        }
        write(&sheet, SHEET);
        set_mode(&more, 0o600);
        expect(0, &["import", &sheet, "--to", &more, "--overwrite"]);
        assert_eq!((mode(&more), mode(format!("{more}.bak"))), (0o600, 0o600));
        let (out, lock) = (at(&folder, "out"), at(&folder, "counterpoise.lock"));
        let run = || expect(0, &["run", &root(&folder), "--draws", "0", "-q", "--out", &out]);
        std::fs::remove_file(&more).expect("removed");
        run();
        set_mode(format!("{out}/report.html"), 0o600);
        set_mode(&lock, 0o600);
        run();
        assert_eq!((mode(format!("{out}/report.html")), mode(&lock)), (0o600, 0o600));
    }

    /// A link to a ledger that several cases share stays one, and the ledger is what changes.
    #[test]
    fn links_are_written_through() {
        let folder = small();
        let more = at(&folder, "more.case");
        std::fs::create_dir(at(&folder, ".kept")).expect("made");
        let ledger = at(&folder, ".kept/ledger.txt");
        write(&ledger, RAGGED);
        symlink(".kept/second", &more).expect("linked");
        symlink("ledger.txt", at(&folder, ".kept/second")).expect("linked");
        expect(0, &["fmt", &root(&folder)]);
        assert!(std::fs::symlink_metadata(&more).expect("there").is_symlink());
        assert_eq!((read(&ledger).as_str(), read(&more).as_str()), (TIDY, TIDY));
        assert_eq!(names(&folder.path().join(".kept")), ["ledger.txt", "second"]);
        // One that leads to what is not there yet makes it.
        symlink(".kept/new.txt", at(&folder, "new.case")).expect("linked");
        write(at(&folder, "sheet.csv"), SHEET);
        expect(0, &["import", &at(&folder, "sheet.csv"), "--to", &at(&folder, "new.case")]);
        assert!(read(at(&folder, ".kept/new.txt")).contains("Gas contract"));
        assert!(std::fs::symlink_metadata(at(&folder, "new.case")).expect("there").is_symlink());
        symlink("circle.case", at(&folder, "circle.case")).expect("linked");
        let sheet = at(&folder, "sheet.csv");
        let told = expect(2, &["import", &sheet, "--to", &at(&folder, "circle.case")]);
        assert!(told.err.contains("circle"), "{}", told.err);
    }

    /// A file of two names is one file afterwards.
    #[test]
    fn hard_links_stay_one_file() {
        let folder = small();
        let (more, other) = (at(&folder, "more.case"), at(&folder, "other.txt"));
        write(&more, RAGGED);
        std::fs::hard_link(&more, &other).expect("linked");
        expect(0, &["fmt", &root(&folder)]);
        assert_eq!((read(&more).as_str(), read(&other).as_str()), (TIDY, TIDY));
        assert_eq!(std::fs::metadata(&more).expect("there").nlink(), 2);
        assert!(!names(folder.path()).iter().any(|name| name.starts_with('.')));
    }

    #[test]
    fn a_read_only_file_is_refused() {
        let folder = small();
        let more = at(&folder, "more.case");
        write(&more, RAGGED);
        set_mode(&more, 0o444);
        let told = expect(2, &["fmt", &root(&folder)]);
        assert!(told.err.contains("more.case: it is read-only; make it writable"), "{}", told.err);
        assert_eq!((read(&more).as_str(), mode(&more)), (RAGGED, 0o444));
        assert!(!names(folder.path()).iter().any(|name| name.starts_with('.')));
        set_mode(&more, 0o644);
    }

    /// A case from elsewhere could name any file of its reader by a link.
    #[test]
    fn a_link_that_leads_out_is_followed_when_that_is_said() {
        let folder = small();
        let beside = tempfile::tempdir().expect("a folder");
        let ledger = at(&beside, "ledger.case");
        write(&ledger, RAGGED);
        symlink(&ledger, at(&folder, "ledger.case")).expect("linked");
        let (case, out) = (root(&folder), at(&folder, "out"));
        let told = expect(1, &["check", &case]).out;
        assert!(
            told.contains("`ledger.case` cannot be read: it is a link that leads out"),
            "{told}"
        );
        assert!(told.contains("ledger.case\n") && told.contains("--follow-links"), "{told}");
        assert!(expect(1, &["run", &case]).err.contains("--follow-links"));
        assert!(expect(2, &["fmt", &case]).err.contains("leads out of the case"));
        let follow = "--follow-links";
        expect(0, &["check", &case, follow]);
        expect(0, &["run", &case, follow, "--draws", "0", "-q", "--out", &out]);
        expect(0, &["verify", &case, follow, "--out", &out]);
        expect(0, &["fmt", &case, follow]);
        assert_eq!(read(&ledger), TIDY);
        assert!(std::fs::symlink_metadata(at(&folder, "ledger.case")).expect("there").is_symlink());
        // The case itself may be reached by a link.
        std::fs::remove_file(at(&folder, "ledger.case")).expect("removed");
        symlink(folder.path(), at(&beside, "case")).expect("linked");
        expect(0, &["check", &at(&beside, "case")]);
    }

    /// Runs, and fails if that does not end.
    fn ends(args: &[&str]) -> Said {
        let mut command = program();
        command.args(args).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("starts");
        for _ in 0..600 {
            if child.try_wait().expect("asked").is_some() {
                let output = child.wait_with_output().expect("ended");
                let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
                return Said {
                    code: output.status.code(),
                    out: text(output.stdout),
                    err: text(output.stderr),
                };
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        child.kill().expect("killed");
        panic!("counterpoise {} does not end", args.join(" "));
    }

    fn made_pipe(path: &str) {
        assert!(Command::new("mkfifo").arg(path).status().expect("mkfifo").success());
    }

    /// A pipe that nobody writes to, a socket, a device that never ends, a folder: nowhere are they
    /// waited for, and nothing is written into them.
    #[test]
    fn what_is_no_plain_file_is_refused_everywhere() {
        let folder = tempfile::tempdir().expect("a folder");
        let (pipe, socket) = (at(&folder, "pipe.csv"), at(&folder, "socket.csv"));
        made_pipe(&pipe);
        let _listens = std::os::unix::net::UnixListener::bind(&socket).expect("bound");
        std::fs::create_dir(at(&folder, "folder.csv")).expect("made");
        symlink("pipe.csv", at(&folder, "link.csv")).expect("linked");
        let (sheet, store) = (at(&folder, "sheet.csv"), at(&folder, "store"));
        write(&sheet, SHEET);
        let odd = [&pipe, &socket, &at(&folder, "folder.csv"), &at(&folder, "link.csv")];
        for odd in odd.map(String::as_str).into_iter().chain(["/dev/zero"]) {
            let asked: [&str; 9] = [
                "import ODD",
                "import SHEET --to ODD --overwrite",
                "fmt --check ODD",
                "table original ODD",
                "data add cow-nmc ODD --store STORE",
                "data add generic SHEET --mapping ODD --store STORE",
                "curve ODD --outcome a --treatment b",
                "counterfactual ODD --outcome a --unit b --time c --treated-at 2000",
                "panel power.cinc --states @ODD --years 2000 --store STORE",
            ];
            let filled = |word: &str| {
                word.replace("ODD", odd).replace("SHEET", &sheet).replace("STORE", &store)
            };
            for line in asked {
                let words: Vec<String> = line.split(' ').map(filled).collect();
                let told = ends(&words.iter().map(String::as_str).collect::<Vec<_>>());
                // A folder is what `fmt` takes, and one without case files has nothing to lay out.
                let fits = line.starts_with("fmt") && odd.ends_with("folder.csv");
                assert_eq!(told.code, Some(if fits { 0 } else { 2 }), "{words:?}: {told:?}");
                let is_said = ["a pipe", "a folder"].iter().any(|what| told.err.contains(what));
                assert!(fits || is_said, "{words:?}: {told:?}");
            }
            let told = ends(&["import", odd]);
            let is_said =
                told.err.contains("name a plain file") || told.err.contains("name a file");
            assert!(is_said, "{}", told.err);
        }
    }

    #[test]
    fn what_is_no_plain_file_in_a_case_is_said() {
        let folder = small();
        made_pipe(&at(&folder, "pipe.case"));
        symlink("/dev/zero", at(&folder, "zero.bib")).expect("linked");
        std::fs::create_dir(at(&folder, "folder.csv")).expect("made");
        for command in ["check", "run", "judge"] {
            let told = ends(&[command, &root(&folder), "--follow-links"]);
            let all = format!("{}{}", told.out, told.err);
            assert_eq!(told.code, Some(1), "{all}");
            for named in [
                "`pipe.case` cannot be read: it is not a plain file",
                "`zero.bib` cannot be read: it is not a plain file",
                "`folder.csv` cannot be read: it is a folder, and its name is that of a file",
            ] {
                assert!(all.contains(named), "{named}: {all}");
            }
        }
        let lock = at(&folder, "counterpoise.lock");
        made_pipe(&lock);
        assert!(ends(&["verify", &root(&folder)]).err.contains("it is a pipe"));
    }

    /// An output is not sent into a pipe or over a device.
    #[test]
    fn reports_are_not_written_into_what_is_no_file() {
        let folder = small();
        std::fs::create_dir(at(&folder, "out")).expect("made");
        made_pipe(&at(&folder, "out/report.html"));
        let told =
            ends(&["run", &root(&folder), "--draws", "0", "-q", "--out", &at(&folder, "out")]);
        assert_eq!(told.code, Some(2));
        assert!(told.err.contains("report.html: it is a pipe"), "{}", told.err);
    }

    /// Also while it is written, and when it is not finished, a private file is private.
    #[test]
    fn an_unfinished_file_is_as_private_as_the_old_one() {
        let folder = small();
        let events = at(&folder, "events.case");
        let ragged = read(&events).replace("\n  ", "\n     ").repeat(4000);
        let mut seen = 0;
        for n in 0..40 {
            write(&events, &ragged);
            set_mode(&events, 0o600);
            let mut command = program();
            command.args(["fmt", &root(&folder)]).stdout(Stdio::null()).stderr(Stdio::null());
            let mut child = command.spawn().expect("starts");
            std::thread::sleep(Duration::from_millis(20 * n));
            child.kill().expect("killed");
            let is_done = child.wait().expect("ended").success();
            for name in names(folder.path()).into_iter().filter(|name| name.ends_with(".tmp")) {
                assert_eq!(mode(at(&folder, &name)) & 0o077, 0, "{name}");
                std::fs::remove_file(at(&folder, &name)).expect("removed");
                seen += 1;
            }
            assert_eq!(mode(&events), 0o600);
            if is_done {
                break;
            }
        }
        println!("{seen} unfinished files were looked at");
    }

    #[test]
    fn said_of_a_folder_in_the_place_of_a_sheet() {
        let folder = small();
        let told = said(program().args(["import", &root(&folder)]));
        assert_eq!(told.code, Some(2));
        assert!(told.err.contains("it is a folder; name a file"), "{}", told.err);
    }
}

/// Two cases of one name, run from one place: neither report is written over.
#[test]
fn two_cases_of_one_name_keep_their_reports() {
    let (one, other) = (small(), small());
    let place = tempfile::tempdir().expect("a folder");
    let run = |case: &tempfile::TempDir| {
        said(program().args(["run", &root(case), "--quiet"]).current_dir(place.path()))
    };
    assert_eq!(run(&one).code, Some(0));
    assert_eq!(run(&one).code, Some(0), "a case may be run again");
    let refused = run(&other);
    assert_eq!(refused.code, Some(2), "{refused:?}");
    assert!(refused.err.contains("another case of this name"), "{}", refused.err);
    assert!(refused.err.contains("--out"), "{}", refused.err);
    let mark = place.path().join("out/small/.case-folder");
    assert!(!read(mark).starts_with('/'), "a project may be moved as a whole");
    drop(one);
    assert_eq!(run(&other).code, Some(0), "the other case is gone");
}
