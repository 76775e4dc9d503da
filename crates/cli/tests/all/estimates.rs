//! `idealpoints` and `scan`: from files to a store to estimates and shifts.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "writing to a text cannot fail; what is skipped is said"
)]

use crate::support::{at, expect, read, root, write};
use counterpoise_datasets::Store;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use tempfile::TempDir;

const STATES: [&str; 6] = ["United States", "Canada", "United Kingdom", "Russia", "Cuba", "India"];

/// Thirty roll calls in each of three sessions: the first three states against the others, India in
/// between.
fn votes(folder: &TempDir) -> [String; 3] {
    let mut calls = "rcid,session,importantvote,date,unres,amend,para,short,descr\n".to_owned();
    let mut votes = "rcid,country,country_code,vote\n".to_owned();
    let mut matches = "v1,rcid1,rcid2\n".to_owned();
    for n in 0..90_u32 {
        let session = 60 + n / 30;
        writeln!(
            calls,
            "{n},{session},0,{}-10-{:02},R/{n},0,0,A TEXT,",
            1945 + session,
            n % 28 + 1
        )
        .unwrap();
        if n >= 30 && n % 10 == 0 {
            writeln!(matches, "{n},{},{n}", n - 30).unwrap();
        }
        for (place, state) in STATES.iter().enumerate() {
            let west = usize::from(n % 2 == 0);
            let vote = match (place, n % 7) {
                (5, 0..3) => "abstain",
                (_, _) if (place < 3) == (west == 1) => "yes",
                (_, 6) => "abstain",
                _ => "no",
            };
            writeln!(votes, "{n},{state},,{vote}").unwrap();
        }
    }
    [("calls.csv", calls), ("votes.csv", votes), ("matches.csv", matches)].map(|(name, text)| {
        write(folder.path().join(name), &text);
        at(folder, name)
    })
}

#[test]
fn ideal_points_from_the_store_and_back_into_it() {
    let folder = tempfile::tempdir().unwrap();
    let [calls, votes, matches] = votes(&folder);
    let store = at(&folder, "store");
    expect(0, &["data", "add", "unvotes", &votes, &calls, &matches, "--store", &store]);
    let out = at(&folder, "points.csv");
    let base = [
        "idealpoints",
        "--store",
        &store,
        "--chains",
        "2",
        "--burn-in",
        "100",
        "--iterations",
        "100",
    ];
    let run = |more: &[&str]| expect(0, &[&base[..], more].concat());
    let said = run(&["--out", &out, "--save"]);
    assert!(
        said.out.starts_with("6 states in 3 sessions from 540 votes on 84 texts\n"),
        "{}",
        said.out
    );
    assert!(said.out.contains("chains: largest R-hat"), "{}", said.out);
    assert!(said.err.contains("idealpoints-own/2005-2007."), "{}", said.err);
    let table = read(&out);
    assert!(table.starts_with("session,year,state,ccode,country,votes,ideal,sd,q5,"), "{table}");
    assert_eq!(table.lines().count(), 1 + 18);
    let place = |state: &str| -> f64 {
        let row = table
            .lines()
            .find(|line| line.starts_with(&format!("61,2006,{state},")))
            .expect("a row");
        row.split(',').nth(6).expect("a cell").parse().expect("a number")
    };
    assert!(place("RUS") < place("IND") && place("IND") < place("USA"), "{table}");
    // The same again changes nothing, on any number of threads; another seed is another vintage.
    let again = run(&["--out", &out, "--save", "--threads", "1"]);
    assert!(again.err.contains("is in the store already") && read(&out) == table, "{}", again.err);
    run(&["--save", "--seed", "2"]);
    let shown = expect(0, &["data", "show", "idealpoints-own", "--store", &store]).out;
    assert!(shown.contains("own estimate, seed 2, 2 chains of 100 + 100 iterations"), "{shown}");
    let rows = run(&["--format", "csv"]).out;
    assert_eq!(rows.lines().count(), 1 + 18);
}

#[test]
fn ideal_points_that_cannot_be_had_are_refused_before_any_work() {
    let folder = tempfile::tempdir().unwrap();
    let store = at(&folder, "store");
    let refused =
        |more: &[&str]| expect(2, &[&["idealpoints", "--store", &store], more].concat()).err;
    assert!(refused(&[]).contains("has no votes"), "{}", refused(&[]));
    let [calls, votes, _] = votes(&folder);
    expect(0, &["data", "add", "unvotes", &votes, &calls, "--store", &store]);
    assert!(refused(&["--out", "points.xls"]).contains("let its name end in .csv"));
    assert!(
        refused(&["--issue", "xx"])
            .contains("there is no issue `xx`; there are me, nu, di, hr, co, ec")
    );
    assert!(refused(&["--issue", "hr"]).contains("No ideal points: of 0 votes"));
    assert!(refused(&["--smoothing", "0"]).contains("above 0"));
    assert!(refused(&["--thin", "5000"]).contains("would store no draw"));
    assert!(refused(&["--years", "2010..1990"]).contains("--years 2010..1990"));
    assert!(refused(&["--data", "nothing"]).contains("has no dataset \"nothing\""));
    let alone = expect(
        0,
        &[
            "idealpoints",
            "--store",
            &store,
            "--chains",
            "1",
            "--burn-in",
            "5",
            "--iterations",
            "20",
        ],
    );
    assert!(alone.out.contains("no list of repeated texts in the data"), "{}", alone.out);
}

/// Ten years of events: France turns on Russia in 2010; a leader with a term talks to Cuba.
fn events(folder: &TempDir) -> String {
    let mut text = "date\tsource\trelation\ttarget\n".to_owned();
    for year in 2005..2015 {
        let mut add = |times: u32, source: &str, relation: &str, target: &str| {
            for n in 0..times {
                writeln!(
                    text,
                    "{year}-{:02}-{:02}\t{source}\t{relation}\t{target}",
                    n % 12 + 1,
                    n % 28 + 1
                )
                .unwrap();
            }
        };
        let (friendly, hostile) = if year < 2010 { (110, 10) } else { (40, 80) };
        add(friendly, "France", "Consult", "Russia");
        add(hostile, "France", "Criticize or denounce", "Russia");
        add(100 + year % 3, "China", "Consult", "Japan");
        add(20 + year % 5, "China", "Criticize or denounce", "Japan");
        add(
            if (2008..2012).contains(&year) { 150 } else { 1 },
            "Some President",
            "Consult",
            "Cuba",
        );
        add(
            if (2008..2012).contains(&year) { 5 } else { 110 },
            "Media (United States)",
            "Criticize or denounce",
            "Cuba",
        );
        add(300, "Some Other Person", "Consult", "Japan");
    }
    write(folder.path().join("events.tsv"), &text);
    write(
        folder.path().join("actors.csv"),
        "name,state,first,last\nSome President,USA,2005-01-01,\n",
    );
    at(folder, "events.tsv")
}

#[test]
fn a_scan_ranks_shifts_and_sets_artefacts_aside() {
    let folder = tempfile::tempdir().unwrap();
    let (file, store) = (events(&folder), at(&folder, "store"));
    expect(0, &["data", "add", "icews-text", &file, "--store", &store]);
    let (page, actors) = (at(&folder, "page.html"), at(&folder, "actors.csv"));
    let base = ["scan", "--store", &store, "--shuffles", "19", "--actors", &actors];
    let said = expect(0, &[&base[..], &["--page", &page]].concat());
    insta::assert_snapshot!(said.out);
    assert!(read(&page).contains("An artefact of coverage: "));
    let one = expect(0, &[&base[..], &["--dyad", "Russia:FRA"]].concat()).out;
    insta::assert_snapshot!("one_dyad", one);
    let csv = |threads: &str| {
        expect(0, &[&base[..], &["--format", "csv", "--threads", threads]].concat()).out
    };
    assert_eq!(csv("1"), csv("3"));
    assert!(
        csv("1").lines().count() == 4 && csv("1").contains("artefact: passing actors"),
        "{}",
        csv("1")
    );
    let monthly = expect(
        0,
        &["scan", "--store", &store, "--period", "quarter", "--directed", "--minimum", "20"],
    )
    .out;
    assert!(monthly.contains("FRA:RUS"), "{monthly}");
}

#[test]
fn a_scan_that_cannot_be_had_is_refused_with_all_that_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let (file, store) = (events(&folder), at(&folder, "store"));
    let refused = |more: &[&str]| expect(2, &[&["scan", "--store", &store], more].concat()).err;
    assert!(refused(&[]).contains("neither events nor votes"), "{}", root(&folder));
    expect(0, &["data", "add", "icews-text", &file, "--store", &store]);
    write(
        folder.path().join("bad.csv"),
        "name,state,first,last\n,USA,,\nA,Atlantis,,\nB,FRA,2010-02-30,\nC,FRA,2010-01-01,2009-01-01\n",
    );
    let bad = refused(&["--actors", &at(&folder, "bad.csv")]);
    for part in [
        "bad.csv:2: the actor has no name",
        "bad.csv:3:",
        "bad.csv:4: `2010-02-30` is no day",
        "bad.csv:5: the term of C",
    ] {
        assert!(bad.contains(part), "{bad}");
    }
    write(folder.path().join("bare.csv"), "who,where\nA,FRA\n");
    assert!(
        refused(&["--actors", &at(&folder, "bare.csv")])
            .contains("needs the columns name and state")
    );
    assert!(refused(&["--dyad", "RUS"]).contains("write two states with a colon"));
    assert!(refused(&["--dyad", "RUS:Russia"]).contains("two different states"));
    assert!(refused(&["--data", "gdelt9"]).contains("has no dataset \"gdelt9\""));
    expect(2, &["scan", "--window", "1"]);
}

/// Every state and session of a dataset of ideal points, with the number of its votes.
fn numbers_of_votes(store: &str, dataset: &str) -> BTreeMap<(i64, i64), i64> {
    let store = Store::open(Path::new(store)).unwrap();
    let table = store.table(dataset, None, &["session", "ccode", "votes"], None).unwrap();
    let cell = |at: usize, row: usize| table.columns[at].values.int(row).unwrap();
    (0..table.rows).map(|row| ((cell(0, row), cell(1, row)), cell(2, row))).collect()
}

/// From the files to the store to the estimates: the same rows and numbers of votes as the
/// published file, all 10,469.
///
/// `cargo test --release -p counterpoise-cli -- --ignored the_votes_of_the_store`
#[test]
#[ignore = "slow: 870,109 votes through the whole program"]
fn the_votes_of_the_store_give_the_published_numbers_of_votes() {
    let shared =
        |file: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(file);
    let files = [
        "unga_votes/un_votes.csv.gz",
        "unga_votes/un_roll_calls.csv.gz",
        "unga_idealpoints/Matches.csv",
        "unga_idealpoints/IdealpointestimatesAll_Apr2020.csv.gz",
    ]
    .map(shared);
    if let Some(missing) = files.iter().find(|file| !file.is_file()) {
        println!("skipped: {} not found", missing.display());
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let store = at(&folder, "store");
    let [votes, calls, matches, published] = files.map(|file| file.display().to_string());
    expect(0, &["data", "add", "unvotes", &votes, &calls, &matches, "--store", &store]);
    expect(0, &["data", "add", "idealpoints", &published, "--store", &store]);
    let few = ["--chains", "1", "--burn-in", "0", "--iterations", "8", "--save"];
    expect(0, &[&["idealpoints", "--store", &store][..], &few].concat());
    let (ours, theirs) =
        (numbers_of_votes(&store, "idealpoints-own"), numbers_of_votes(&store, "idealpoints"));
    assert_eq!(theirs.len(), 10_469);
    assert!(
        ours == theirs,
        "{:?}",
        ours.iter().filter(|it| theirs.get(it.0) != Some(it.1)).collect::<Vec<_>>()
    );
}
