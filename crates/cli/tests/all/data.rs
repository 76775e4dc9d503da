//! `data`: the store as its users meet it. Files are made here, in the layouts of their publishers.

use crate::commands::in_every_format;
use crate::support::{at, expect, program, read, said, write};
use std::fmt::Write;
use std::process::{Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;

const NMC: &str = "ccode,year,milex,milper,irst,pec,tpop,upop,cinc\n\
    2,1816,3823,17,80,254,8659,101,0.0397\n2,1817,-9,0,1,1,1,1,0.1\n999,1817,1,1,1,1,1,1,0.1\n2,never,1,1,1,1,1,1,0.1\n";

const EVENTS: &str = "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\t\
    Target Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\tCountry\t\
    Latitude\tLongitude\n";

/// Two equal events of Russia towards Ukraine on a day, a third of another code, one of a bank, one
/// at home.
fn events() -> String {
    let row = |id: u32,
               source: &str,
               country: &str,
               text: &str,
               code: &str,
               score: &str,
               target: &str| {
        format!(
            "{id}\t2014-03-01\t{source}\tGovernment\t{country}\t{text}\t{code}\t{score}\t{target}\tNA\t{target}\t7\t1\tNews\
             \tNA\tNA\tNA\tNA\tNA\tNA\n"
        )
    };
    let russia = ("Sergey Lavrov", "Russian Federation");
    [
        EVENTS.to_owned(),
        row(1, russia.0, russia.1, "Consult", "040", "1.0", "Ukraine"),
        row(2, russia.0, russia.1, "Consult", "040", "1.0", "Ukraine"),
        row(3, russia.0, russia.1, "Threaten with military force", "138", "-7.0", "Ukraine"),
        row(4, "World Bank", "NA", "Consult", "040", "1.0", "Ukraine"),
        row(5, "Citizen (Ukraine)", "Ukraine", "Consult", "040", "1.0", "Ukraine"),
    ]
    .concat()
}

/// Codes of forty states, of which pairs are made.
const CODES: [u16; 40] = [
    2, 20, 70, 90, 91, 92, 93, 94, 95, 100, 101, 130, 135, 140, 145, 150, 155, 160, 165, 200, 205,
    210, 211, 220, 225, 230, 235, 290, 305, 310, 325, 339, 350, 355, 360, 365, 375, 380, 385, 390,
];

/// Trade of every pair, year by year from 1940: so many rows.
fn trade(rows: usize) -> String {
    let mut text = "ccode1,ccode2,year,flow1,flow2\n".to_owned();
    let n = CODES.len();
    let pairs = (0..n).flat_map(|one| (1..n).map(move |step| (one, (one + step) % n)));
    let keys = (1940..).flat_map(|year| pairs.clone().map(move |pair| (year, pair)));
    for (row, (year, (one, other))) in keys.take(rows).enumerate() {
        let _ = writeln!(text, "{},{},{year},{row}.5,", CODES[one], CODES[other]);
    }
    text
}

/// A folder with a store in it.
struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Place {
        Place { folder: tempfile::tempdir().expect("a folder") }
    }

    fn store(&self) -> String {
        at(&self.folder, "store")
    }

    fn file(&self, name: &str, text: &str) -> String {
        write(at(&self.folder, name), text);
        at(&self.folder, name)
    }

    fn data(&self, code: i32, args: &[&str]) -> crate::support::Said {
        expect(code, &[&["data"], args, &["--store", &self.store()]].concat())
    }

    fn in_every_format(&self, args: &[&str]) {
        in_every_format(0, &[&["data"], args, &["--store", &self.store()]].concat());
    }

    fn with_both() -> Place {
        let place = Place::new();
        place.data(0, &["add", &place.file("nmc.csv", NMC)]);
        place.data(
            0,
            &["add", "icews", &place.file("events.tab", &events()), "--dedup", "same-day"],
        );
        place
    }
}

/// Files with their content.
type Files = Vec<(String, Vec<u8>)>;

/// Every file of a store, but for those whose names begin with a dot.
fn visible(folder: &str) -> Files {
    fn collect(folder: &std::path::Path, found: &mut Files) {
        let Ok(entries) = folder.read_dir() else { return };
        for path in entries.map(|entry| entry.expect("an entry").path()) {
            if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')) {
                continue;
            }
            if path.is_dir() {
                collect(&path, found);
            } else {
                #[expect(clippy::disallowed_methods, reason = "a test looks at what was written")]
                found.push((path.display().to_string(), std::fs::read(&path).expect("a file")));
            }
        }
    }
    let mut found = Vec::new();
    collect(std::path::Path::new(folder), &mut found);
    found.sort();
    found
}

#[test]
fn files_go_in_and_all_about_them_comes_out() {
    let place = Place::new();
    let added = place.data(0, &["add", &place.file("nmc.csv", NMC)]);
    assert!(
        added.err.contains("kind: cow-nmc, told by the columns") && added.err.contains("store: "),
        "{}",
        added.err
    );
    assert!(added.out.contains("4 rows read, 2 kept, 2 set aside"), "{}", added.out);
    let shown = place.data(0, &["show", "cow-nmc"]).out;
    for part in [
        "1816-1817, 2 years with rows",
        "licence",
        "Singer",
        "not applicable: no member of the system then",
    ] {
        assert!(shown.contains(part), "{part}\n{shown}");
    }
    let columns = place.data(0, &["show", "cow-nmc", "columns", "--format", "csv"]).out;
    assert!(columns.contains("milex,float64,") && columns.contains(",1,0,1,0,"), "{columns}");
    assert!(place.data(0, &["show", "cow-nmc", "cite"]).out.starts_with('@'));
    let manifest: serde_json::Value =
        serde_json::from_str(&place.data(0, &["show", "cow-nmc", "--format", "json"]).out)
            .expect("JSON");
    assert_eq!((&manifest["rows_in"], &manifest["zeros"]["milper"]), (&4.into(), &1.into()));
}

#[test]
fn every_result_in_every_format() {
    let place = Place::with_both();
    place.in_every_format(&["list"]);
    place.in_every_format(&["check"]);
    for part in ["columns", "years", "files", "notes", "cite"] {
        place.in_every_format(&["show", "cow-nmc", part]);
    }
    place.in_every_format(&["show", "icews", "actors"]);
    place.in_every_format(&["quarantine", "cow-nmc"]);
    place.in_every_format(&["quarantine", "cow-nmc", "--counts"]);
    place.in_every_format(&["remove", "cow-nmc"]);
    place.in_every_format(&["add", &place.file("nmc.csv", NMC)]);
    in_every_format(0, &["data", "kinds"]);
    in_every_format(0, &["data", "kinds", "gdelt1"]);
}

#[test]
fn repetitions_are_counted_and_the_rule_is_kept() {
    let place = Place::with_both();
    let shown = place.data(0, &["show", "icews"]).out;
    for part in [
        "between two states: 3 events; with an actor that belongs to none, so in no count of states: 1",
        "repeat the day, pair and code of another: 1 (33.3%); the day and pair: 2 (66.7%)",
        "repetitions left out: same-day",
        "World Bank 1",
    ] {
        assert!(shown.contains(part), "{part}\n{shown}");
    }
    let file = at(&place.folder, "events.tab");
    let again = place.data(0, &["add", &file, "--dedup", "one-a-day"]).out;
    assert!(again.contains("in the store already") && again.contains("one-a-day"), "{again}");
    let not_events = place.data(2, &["add", &at(&place.folder, "nmc.csv"), "--dedup", "same-day"]);
    assert!(not_events.err.contains("are no events"), "{}", not_events.err);
}

#[test]
fn adding_again_changes_nothing_and_a_new_vintage_stands_beside_the_old() {
    let place = Place::new();
    let file = place.file("nmc.csv", NMC);
    place.data(0, &["add", &file]);
    let before = visible(&place.store());
    assert!(
        place.data(0, &["add", &file]).out.contains("in the store already; nothing was changed")
    );
    assert_eq!(visible(&place.store()), before);
    let newer = place.file("newer.csv", &NMC.replace("2,1817,-9,0,1,1,1,1,0.1\n", ""));
    let added = place.data(0, &["add", &newer, "--vintage", "newer"]).out;
    assert!(
        added.contains("beside the vintage 1816-1817.") && added.contains("covers fewer years"),
        "{added}"
    );
    let several = place.data(2, &["remove", "cow-nmc", "--yes"]);
    assert!(
        several.err.contains("has 2 vintages") && several.err.contains("--all"),
        "{}",
        several.err
    );
    let list = || place.data(0, &["list", "--format", "csv"]).out;
    assert!(list().contains("cow-nmc,newer,yes"), "{}", list());
    let old = list()
        .lines()
        .find(|line| line.contains("1816-1817."))
        .and_then(|l| l.split(',').nth(1))
        .map(str::to_owned);
    place.data(0, &["use", "cow-nmc", "--vintage", &old.expect("the old vintage")]);
    assert!(list().contains("cow-nmc,newer,no"), "{}", list());
    assert!(place.data(0, &["check"]).out.contains("2 vintages, every file as its manifest says"));
}

#[test]
fn rows_that_stand_twice_are_told() {
    let place = Place::new();
    let twice = format!("{NMC}2,1816,3823,17,80,254,8659,101,0.0397\n");
    let added = place.data(0, &["add", &place.file("twice.csv", &twice)]).out;
    assert!(
        added.contains(
            "1 row repeats another (the same ccode and year, the same values), which counts once"
        ),
        "{added}"
    );
    let other = place.file("other.csv", &format!("{twice}2,1816,1,1,1,1,1,1,0.5\n"));
    let refused = place.data(2, &["add", &other]).err;
    assert!(
        refused.contains("ccode 2, year 1816: line 2 and line 7")
            && refused.contains("--on-conflict"),
        "{refused}"
    );
    let added = place.data(0, &["add", &other, "--on-conflict", "last"]).out;
    assert!(added.contains("other values): the last is taken (--on-conflict last)"), "{added}");
    let notes = place.data(0, &["show", "cow-nmc", "notes", "--format", "csv"]).out;
    assert!(notes.contains("conflict: the ccode and year of another row"), "{notes}");
    let aside = place.data(0, &["quarantine", "cow-nmc", "--reason", "conflict"]).out;
    assert!(aside.contains("Line 2 contradicts line 7"), "{aside}");
    assert!(
        place.data(2, &["add", &other, &other]).err.contains("other.csv is named twice"),
        "one file is named once"
    );
}

#[test]
fn nothing_is_removed_without_yes() {
    let place = Place::with_both();
    let before = visible(&place.store());
    let dry = place.data(0, &["remove", "icews"]);
    assert!(dry.out.contains("would remove icews/2014.") && dry.err.contains("dry run"), "{dry:?}");
    assert_eq!(visible(&place.store()), before);
    assert!(place.data(0, &["remove", "icews", "--yes"]).out.contains("removed icews/2014."));
    assert!(place.data(2, &["show", "icews"]).err.contains("It has: cow-nmc."));
    place.data(0, &["remove", "cow-nmc", "--all", "--yes"]);
    assert!(place.data(0, &["list"]).out.contains("The store is empty."));
    assert_eq!(visible(&place.store()), []);
}

#[test]
fn what_was_set_aside_is_told_with_line_and_reason() {
    let place = Place::with_both();
    let all = place.data(0, &["quarantine", "cow-nmc"]).out;
    assert!(
        all.contains("nmc.csv:4  unknown-actor") && all.contains("nmc.csv:5  bad-date"),
        "{all}"
    );
    assert!(all.contains("2,never,1,1,1,1,1,1,0.1"), "{all}");
    let rows = |more: &[&str]| {
        let out =
            place.data(0, &[&["quarantine", "cow-nmc", "--format", "csv"], more].concat()).out;
        out.lines().count() - 1
    };
    assert_eq!(rows(&[]), 2);
    assert_eq!(rows(&["--reason", "bad-date"]), 1);
    assert_eq!(rows(&["--reason", "bad-date", "--reason", "unknown-actor"]), 2);
    assert_eq!(rows(&["--lines", "4..4"]), 1);
    assert_eq!(rows(&["--contains", "NEVER"]), 1);
    assert_eq!(rows(&["--limit", "1"]), 1);
    assert_eq!(rows(&["--file", "nmc.csv"]), 2);
    assert!(place.data(0, &["quarantine", "cow-nmc", "--counts"]).out.contains("1  bad-date"));
    let wrong = place.data(2, &["quarantine", "cow-nmc", "--reason", "odd", "--lines", "9..1"]).err;
    assert!(
        wrong.contains("no reason is called `odd`; there are malformed, ")
            && wrong.contains("--lines takes"),
        "{wrong}"
    );
    assert!(place.data(2, &["quarantine", "cow-nmc", "--file", "x"]).err.contains("nmc.csv"));
}

#[test]
fn all_that_is_wrong_is_said_at_once() {
    let place = Place::new();
    let empty = place.file("empty.csv", "");
    let missing = at(&place.folder, "missing.csv");
    let said = place.data(2, &["add", "cow-nmc", &empty, &missing]).err;
    assert!(said.contains("empty.csv is empty.") && said.contains("There is no file"), "{said}");
    let strange = place.file("strange.csv", "a,b\n1,2\n");
    let said = place.data(2, &["add", &strange, &missing]).err;
    assert!(
        said.contains("the columns of strange.csv are those of no kind")
            && said.contains("There is no file"),
        "{said}"
    );
    let said = place.data(2, &["add", "cow-nmcs", &strange]).err;
    assert!(said.contains("there is no kind `cow-nmcs`; did you mean `cow-nmc`?"), "{said}");
    let two = [place.file("nmc.csv", NMC), place.file("events.tab", &events())];
    let said = place.data(2, &["add", &two[0], &two[1]]).err;
    assert!(said.contains("several kinds: cow-nmc, icews"), "{said}");
    assert!(
        place.data(2, &["add", "gdelt2", &two[0]]).err.contains("It looks like the kind cow-nmc")
    );
    assert!(place.data(2, &["show", "nothing"]).err.contains("It is empty."));
    assert!(!std::path::Path::new(&place.store()).exists());
    assert!(expect(2, &["data", "list", "--store", &two[0]]).err.contains("is a file, no store"));
    let other = expect(2, &["data", "kinds", "foo"]).err;
    assert!(
        other.contains("there is no kind `foo`; `counterpoise data kinds` lists them all"),
        "{other}"
    );
    assert!(expect(2, &["data", "kinds", "gdelt"]).err.contains("did you mean `gdelt1`?"));
}

#[test]
fn the_example_of_a_mapping_reads_its_table() {
    let place = Place::new();
    let mapping = place.file("summits.mapping", &expect(0, &["data", "kinds", "--example"]).out);
    let table = "Day,Host,Guest,Delegates,Budget,City,Took place\n2014-05-20,China,365,120,n.a.,Shanghai,yes\n";
    let table = place.file("summits.csv", table);
    assert!(place.data(2, &["add", "generic", &table]).err.contains("--mapping"));
    place.data(0, &["add", &table, "--mapping", &mapping]);
    let columns = place.data(0, &["show", "summits", "columns", "--format", "csv"]).out;
    assert!(
        columns.contains("delegates,int64,persons,1,0,0,0,size of the delegation"),
        "{columns}"
    );
    assert!(place.data(0, &["show", "summits"]).out.contains("zero: there was none"));
    let wrong = place.file("wrong.mapping", "dataset: x\nyear: Y\ncolour a: A\nabsent: never\n");
    let said = place.data(2, &["add", &table, "--mapping", &wrong]).err;
    assert!(said.contains("Line 3") && said.contains("Line 4"), "{said}");
}

#[test]
fn without_a_name_the_store_lies_where_data_of_programs_lie() {
    let home = tempfile::tempdir().expect("a folder");
    let list = |set: &[(&str, &str)]| {
        let mut command = program();
        command.args(["data", "list"]).env_clear().envs(set.iter().copied());
        said(&mut command)
    };
    let here = home.path().display().to_string();
    if cfg!(target_os = "linux") {
        let usual = list(&[("HOME", &here)]).err;
        assert!(
            usual.contains(&format!("store: {here}/.local/share/counterpoise/store")),
            "{usual}"
        );
        let named = list(&[("HOME", "/nowhere"), ("XDG_DATA_HOME", &here)]).err;
        assert!(named.contains(&format!("store: {here}/counterpoise/store")), "{named}");
        let relative = list(&[("HOME", &here), ("XDG_DATA_HOME", "relative")]).err;
        assert!(relative.contains(&format!("store: {here}/.local")), "{relative}");
    }
    let none = list(&[]);
    assert!(none.code == Some(2) && none.err.contains("--store DIR"), "{none:?}");
    assert!(home.path().read_dir().expect("a folder").next().is_none(), "looking makes nothing");
}

#[test]
fn every_command_has_help_with_examples_and_a_manual_page() {
    let folder = tempfile::tempdir().expect("a folder");
    expect(0, &["man", "--to", &folder.path().display().to_string()]);
    for command in ["add", "list", "show", "check", "remove", "use", "quarantine", "kinds"] {
        let help = expect(0, &["data", command, "--help"]).out;
        assert!(
            help.contains("Example") && help.contains(&format!("  counterpoise data {command}")),
            "{help}"
        );
        let page = folder.path().join(format!("counterpoise-data-{command}.1"));
        assert!(read(page).contains(".TH"), "{command}");
    }
    assert!(expect(0, &["completions", "bash"]).out.contains("quarantine"));
}

fn adding(place: &Place, file: &str) -> Command {
    let mut command = program();
    command.args(["data", "add", "cow-trade", file, "--store", &place.store()]);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// A store with one dataset, a large file to add, the store before and after, and how long adding
/// takes.
fn before_and_after(rows: usize) -> (Place, String, [Files; 2], Duration) {
    let place = Place::new();
    place.data(0, &["add", &place.file("nmc.csv", NMC)]);
    // Rows that stand twice, so that the files are read more than once.
    let trade = trade(rows);
    let twice: String = trade.lines().skip(1).take(500).map(|row| format!("{row}\n")).collect();
    let file = place.file("trade.csv", &(trade + &twice));
    let before = visible(&place.store());
    #[expect(clippy::disallowed_methods, reason = "a test times the program")]
    let begin = std::time::Instant::now();
    assert!(adding(&place, &file).status().expect("starts").success());
    let whole = begin.elapsed();
    let after = visible(&place.store());
    assert!(before.len() < after.len());
    place.data(0, &["remove", "cow-trade", "--yes"]);
    (place, file, [before, after], whole)
}

/// The store is one of the two; where it is the second, it is brought back to the first.
fn is_one_of(place: &Place, both: &[Files; 2]) -> bool {
    let now = visible(&place.store());
    let done = now == both[1];
    assert!(done || now == both[0], "neither before nor after");
    place.data(0, &["list"]);
    let check = place.data(0, &["check"]).out;
    assert!(!check.contains("damaged"), "{check}");
    if done {
        place.data(0, &["remove", "cow-trade", "--yes"]);
    }
    done
}

#[test]
fn killed_at_twenty_moments_the_store_is_as_before_or_after() {
    let (place, file, both, whole) = before_and_after(150_000);
    let mut done = 0;
    for n in 0..20u32 {
        let mut child = adding(&place, &file).spawn().expect("starts");
        // The last moments lie beyond the end, so that some imports are let be.
        std::thread::sleep(whole * n / 17);
        child.kill().expect("killed");
        child.wait().expect("ended");
        done += u32::from(is_one_of(&place, &both));
    }
    assert!(done < 20, "every import was done before it was killed");
    assert!(
        adding(&place, &file).status().expect("starts").success(),
        "what killed imports leave is no hindrance"
    );
    assert_eq!(visible(&place.store()), both[1]);
}

#[cfg(unix)]
#[test]
fn ctrl_c_takes_the_import_back() {
    let (place, file, both, whole) = before_and_after(150_000);
    let mut interrupted = 0;
    for n in 1..8u32 {
        let mut child = adding(&place, &file).spawn().expect("starts");
        std::thread::sleep(whole * n / 9);
        Command::new("kill")
            .args(["-INT", &child.id().to_string()])
            .stderr(Stdio::null())
            .status()
            .expect("kill");
        let code = child.wait().expect("ended").code();
        assert!(matches!(code, Some(0 | 130)), "{code:?}");
        let left = std::path::Path::new(&place.store()).read_dir().expect("a folder");
        let left: Vec<_> = left.map(|e| e.expect("an entry").file_name()).collect();
        assert!(!left.iter().any(|name| name.to_string_lossy().starts_with(".import")), "{left:?}");
        interrupted += u32::from(code == Some(130));
        assert_eq!(is_one_of(&place, &both), code == Some(0));
    }
    assert!(interrupted > 0, "no import was interrupted");
}
