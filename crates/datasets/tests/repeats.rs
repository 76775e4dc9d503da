//! Rows of one key: what repeats another is set aside, what contradicts another is refused until a
//! rule says which is taken; whatever the files, their packing and the number of threads.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests write the files that they import"
)]

mod common;

use std::fmt::Write as _;
use std::io::Write as _;
use std::ops::ControlFlow;
use std::path::PathBuf;

use common::{Folder, bytes, table_text};
use counterpoise_datasets::{AddOptions, Added, Error, ErrorKind, Manifest, OnConflict, Reason};

const NMC: &str = "ccode,year,milex,milper,irst,pec,tpop,upop,cinc\n\
    2,2000,303136000,1366,101803,3317009,278357,75342,0.14289317\n\
    365,2000,52000000,1520,59136,921093,146560,63532,0.05168\n\
    710,2000,41167000,2810,127236,1171042,1269117,372180,0.16016\n";
const USA: &str = "2,2000,303136000,1366,101803,3317009,278357,75342,0.14289317\n";

/// An import with a rule for contradictions, and a mapping where the kind wants one.
fn add(
    folder: &Folder,
    kind: &str,
    files: &[PathBuf],
    on_conflict: Option<OnConflict>,
    mapping: Option<&str>,
) -> Result<Added, Error> {
    let options = AddOptions {
        kind: kind.to_owned(),
        files: files.to_vec(),
        mapping: mapping.map(|text| folder.file("t.mapping", text.as_bytes())),
        on_conflict,
        ..AddOptions::default()
    };
    folder.store.add(&options, &mut |_| ControlFlow::Continue(()))
}

/// Why the rows were set aside.
fn aside(folder: &Folder, manifest: &Manifest) -> Vec<String> {
    let rows = folder.store.quarantine(&manifest.dataset, Some(&manifest.vintage)).unwrap();
    rows.iter()
        .map(|row| format!("{}:{} [{}] {}", row.file, row.line, row.reason, row.sentence))
        .collect()
}

/// Some columns of a vintage, row by row.
fn table(folder: &Folder, manifest: &Manifest, columns: &[&str]) -> Vec<String> {
    let table = folder.store.table(&manifest.dataset, Some(&manifest.vintage), columns, None);
    table_text(&table.unwrap()).lines().skip(1).map(str::to_owned).collect()
}

/// The Parquet files of an import, which are all that measures read.
fn parts(kind: &str, name: &str, text: &str) -> Vec<counterpoise_datasets::Part> {
    let folder = Folder::new();
    folder.add(kind, &[folder.file(name, text.as_bytes())]).unwrap().parts
}

#[test]
fn a_row_that_stands_twice_changes_no_byte_of_the_table() {
    let folder = Folder::new();
    let file = folder.file("nmc.csv", format!("{NMC}{USA}").as_bytes());
    let manifest = folder.add("cow-nmc", &[file]).unwrap();
    assert_eq!((manifest.rows_in, manifest.rows_kept, manifest.rows_set_aside), (4, 3, 1));
    assert_eq!(manifest.set_aside_for(Reason::Repeat), 1);
    assert_eq!(manifest.key, ["ccode", "year"]);
    assert_eq!(manifest.parts, parts("cow-nmc", "nmc.csv", NMC));
    assert_eq!(
        aside(&folder, &manifest),
        ["nmc.csv:5 [repeat] Line 5 repeats line 2: the same ccode and year, the same values."]
    );
    assert!(folder.store.check().unwrap().is_empty());
}

#[test]
fn a_repeat_is_known_by_its_values_not_by_how_they_are_written() {
    let folder = Folder::new();
    let again = "\"2\",2000,3.03136e8,1366.0,101803,3317009,278357,75342,.14289317\n";
    let file = folder.file("nmc.csv", format!("{NMC}{again}").as_bytes());
    assert_eq!(folder.add("cow-nmc", &[file]).unwrap().set_aside_for(Reason::Repeat), 1);
}

#[test]
fn one_file_twice_is_refused_by_name() {
    let folder = Folder::new();
    let file = folder.file("nmc.csv", NMC.as_bytes());
    let copy = folder.file("copy.csv", NMC.as_bytes());
    let error = folder.add("cow-nmc", &[file.clone(), copy.clone()]).unwrap_err();
    let same = format!("{} and {} are the same file.", file.display(), copy.display());
    assert_eq!(error.to_string(), same);
    let error = folder.add("cow-nmc", &[file.clone(), file.clone()]).unwrap_err();
    assert_eq!(error.to_string(), format!("{} is named twice.", file.display()));
    assert_eq!(bytes(folder.store.folder()), []);
}

#[test]
fn one_file_in_two_packings_counts_once() {
    let folder = Folder::new();
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(NMC.as_bytes()).unwrap();
    let files = [
        folder.file("nmc.csv", NMC.as_bytes()),
        folder.file("nmc.csv.gz", &gzip.finish().unwrap()),
    ];
    let manifest = folder.add("cow-nmc", &files).unwrap();
    assert_eq!((manifest.rows_kept, manifest.set_aside_for(Reason::Repeat)), (3, 3));
    assert_eq!(manifest.parts, parts("cow-nmc", "nmc.csv", NMC));
    assert_eq!(
        aside(&folder, &manifest)[0],
        "nmc.csv.gz:2 [repeat] Line 2 of nmc.csv.gz repeats line 2 of nmc.csv: the same ccode and year, the same values."
    );
}

#[test]
fn rows_that_contradict_each_other_wait_for_a_rule() {
    let folder = Folder::new();
    let text = format!(
        "{NMC}{}{}{USA}",
        USA.replace("0.14289317", "0.9"),
        USA.replace("0.14289317", "0.8")
    );
    let files = [folder.file("nmc.csv", text.as_bytes())];
    let error = add(&folder, "cow-nmc", &files, None, None).unwrap_err();
    assert_eq!(error.kind, ErrorKind::Conflict);
    assert_eq!(
        error.lines(),
        "In nmc.csv 2 rows contradict an earlier one: the same ccode and year, other values.\n  \
         ccode 2, year 2000: line 2 and line 5\n  ccode 2, year 2000: line 2 and line 6\n  \
         Mend the file, or say which of them is taken: --on-conflict first, last or set-aside (none of them)."
    );
    assert_eq!(bytes(folder.store.folder()), []);
    let with = |rule: OnConflict| {
        let added = add(&folder, "cow-nmc", &files, Some(rule), None).unwrap();
        let manifest = added.manifest().clone();
        assert_eq!(manifest.on_conflict, Some(rule));
        let usa: Vec<String> = table(&folder, &manifest, &["state", "cinc"])
            .into_iter()
            .filter(|row| row.starts_with("USA"))
            .collect();
        let reasons = [Reason::Repeat, Reason::Conflict].map(|one| manifest.set_aside_for(one));
        (usa, reasons, manifest)
    };
    let first = with(OnConflict::First);
    assert_eq!((first.0, first.1), (vec!["USA | 0.14289317".to_owned()], [1, 2]));
    assert_eq!(
        aside(&folder, &first.2),
        [
            "nmc.csv:5 [conflict] Line 5 contradicts line 2: the same ccode and year, other values; that one is taken.",
            "nmc.csv:6 [conflict] Line 6 contradicts line 2: the same ccode and year, other values; that one is taken.",
            "nmc.csv:7 [repeat] Line 7 repeats line 2: the same ccode and year, the same values.",
        ]
    );
    let last = with(OnConflict::Last);
    assert_eq!((last.0, last.1), (vec!["USA | 0.14289317".to_owned()], [1, 2]));
    let neither = with(OnConflict::SetAside);
    assert_eq!((neither.0, neither.1), (vec![], [0, 4]));
    // Each rule makes a vintage of its own; the same one again changes nothing, nor does none.
    assert_eq!(folder.store.vintages("cow-nmc").unwrap().len(), 3);
    let before = bytes(folder.store.folder());
    for rule in [Some(OnConflict::Last), None] {
        let again = add(&folder, "cow-nmc", &files, rule, None).unwrap();
        assert!(matches!(again, Added::Already(_)), "{rule:?}");
    }
    assert_eq!(bytes(folder.store.folder()), before);
}

#[test]
fn a_rule_that_nothing_asks_for_changes_nothing() {
    let folder = Folder::new();
    let files = [folder.file("nmc.csv", NMC.as_bytes())];
    let manifest = folder.add("cow-nmc", &files).unwrap();
    assert_eq!(manifest.on_conflict, None);
    let again = add(&folder, "cow-nmc", &files, Some(OnConflict::Last), None).unwrap();
    assert_eq!(again, Added::Already(Box::new(manifest)));
    // Journeys have no key.
    let trips = "Year,Name,Level,Country\n2011,Hu Jintao,President,United States\n\
        2011,Hu Jintao,President,United States\n";
    let files = [folder.file("trips.csv", trips.as_bytes())];
    assert_eq!(folder.add("visits", &files).unwrap().rows_kept, 2);
    let error = add(&folder, "visits", &files, Some(OnConflict::Last), None).unwrap_err();
    assert_eq!(error.kind, ErrorKind::Request);
}

const SCORES: &str =
    "ccode,year,score\n260,1990,7\n255,1990,9\n365,1922,-7\n365,1922,1\n2,1990,10\n2,1990,10\n";
const MAPPING: &str =
    "dataset: t\ntitle: t\nyear: year\nstate state: ccode, cow\nfloat score: score, p, s\n";

#[test]
fn two_rows_of_a_state_and_year_in_a_table_of_ones_own() {
    let folder = Folder::new();
    let files = [folder.file("dups.csv", SCORES.as_bytes())];
    let error = add(&folder, "generic", &files, None, Some(MAPPING)).unwrap_err();
    assert_eq!(
        error.lines(),
        "In dups.csv 2 rows contradict an earlier one: the same state and year, other values.\n  \
         state DEU, year 1990: line 2 and line 3\n  state RUS, year 1922: line 4 and line 5\n  \
         Mend the file, name in the mapping the columns that tell the rows apart (`key: COLUMN, COLUMN`), or say which of them \
         is taken: --on-conflict first, last or set-aside (none of them)."
    );
    let rows = |rule: OnConflict| {
        let added = add(&folder, "generic", &files, Some(rule), Some(MAPPING)).unwrap();
        table(&folder, added.manifest(), &["year", "state", "score"])
    };
    assert_eq!(rows(OnConflict::First), ["1922 | RUS | -7", "1990 | DEU | 7", "1990 | USA | 10"]);
    assert_eq!(rows(OnConflict::Last), ["1922 | RUS | 1", "1990 | DEU | 9", "1990 | USA | 10"]);
    assert_eq!(rows(OnConflict::SetAside), ["1990 | USA | 10"]);
}

#[test]
fn a_mapping_says_what_tells_rows_apart() {
    let of = |key: &str| {
        let folder = Folder::new();
        let files = [folder.file("dups.csv", SCORES.as_bytes())];
        let mapping = format!("{MAPPING}int code: ccode\n{key}\n");
        let added = add(&folder, "generic", &files, Some(OnConflict::Last), Some(&mapping));
        added.map(|added| (added.manifest().key.clone(), added.manifest().rows_kept))
    };
    let named = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    // The code as the file has it, not the state that it means.
    assert_eq!(of("key: ccode, year").unwrap(), (named(&["code", "year"]), 4));
    assert_eq!(of("key: state").unwrap(), (named(&["state"]), 3));
    assert_eq!(of("key: year, score, ccode").unwrap(), (named(&["year", "score", "code"]), 5));
    assert_eq!(
        of("key: city").unwrap_err().to_string(),
        "The mapping file needs a line for the column \"city\" of its key."
    );
    assert_eq!(of("key: none").unwrap_err().kind, ErrorKind::Request);
    let folder = Folder::new();
    let files = [folder.file("dups.csv", SCORES.as_bytes())];
    let mapping = format!("{MAPPING}key: none\n");
    let added = add(&folder, "generic", &files, None, Some(&mapping)).unwrap();
    assert_eq!((added.manifest().rows_kept, added.manifest().key.len()), (6, 0));
}

#[test]
fn deliveries_count_once_and_orders_stay_apart() {
    let head = "supplier,recipient,year,value";
    let rows = "Russia,India,2014,100\nRussia,China,2014,200\n";
    let folder = Folder::new();
    let twice = format!("{head}\n{rows}Russia,India,2014,100\n");
    let manifest = folder.add("sipri-tiv", &[folder.file("long.csv", twice.as_bytes())]).unwrap();
    assert_eq!(manifest.parts, parts("sipri-tiv", "long.csv", &format!("{head}\n{rows}")));
    assert_eq!(
        aside(&folder, &manifest),
        [
            "long.csv:4 [repeat] Line 4 repeats line 2: the same supplier, recipient and year, the same values."
        ]
    );
    // Two orders of one pair and year, and one of them twice.
    let orders = "supplier,recipient,year,value,Order date,Weapon designation\n\
        Russia,India,2014,100,2004,Su-30MKI\nRussia,India,2014,100,2004,T-90S\nRussia,India,2014,100,2004,T-90S\n";
    let manifest = folder.add("sipri-tiv", &[folder.file("o.csv", orders.as_bytes())]).unwrap();
    assert_eq!((manifest.rows_kept, manifest.set_aside_for(Reason::Repeat)), (2, 1));
    let other = orders.replace("2014,100,2004,T-90S\nR", "2014,150,2004,T-90S\nR");
    let error = folder.add("sipri-tiv", &[folder.file("p.csv", other.as_bytes())]).unwrap_err();
    assert!(
        error.what.contains(
            "supplier Russia, recipient India, year 2014, 2004, T-90S: line 3 and line 4"
        ),
        "{error}"
    );
    // What two states of the source delivered in a year that are one state here are two rows.
    let heirs = format!("{head}\nSoviet Union,India,1992,5\nRussia,India,1992,7\n");
    let manifest = folder.add("sipri-tiv", &[folder.file("h.csv", heirs.as_bytes())]).unwrap();
    assert_eq!(table(&folder, &manifest, &["source", "tiv"]), ["RUS | 5", "RUS | 7"]);
}

#[test]
fn a_row_of_many_years_is_one_row() {
    let matrix = "\"TIV of arms exports from Russia, 2000-2002\",,,,\n,2000,2001,2002,Total\n\
        China,100,,5,105\nIndia,1,2,3,6\n";
    let folder = Folder::new();
    let twice = format!("{matrix}China,100,,5,105\n");
    let manifest = folder.add("sipri-tiv", &[folder.file("m.csv", twice.as_bytes())]).unwrap();
    assert_eq!((manifest.rows_in, manifest.rows_kept, manifest.rows_written), (3, 2, 5));
    assert_eq!(manifest.parts, parts("sipri-tiv", "m.csv", matrix));
    let other = format!("{matrix}China,100,,6,106\n");
    let error = folder.add("sipri-tiv", &[folder.file("n.csv", other.as_bytes())]).unwrap_err();
    assert_eq!(
        error.what,
        "In n.csv 1 row contradicts an earlier one: the same supplier, recipient and year, other values.\n  \
         supplier Russia, recipient China, year 2002: line 3 and line 5"
    );
}

#[test]
fn a_state_votes_once_in_a_roll_call() {
    let folder = Folder::new();
    let calls = "rcid,session,importantvote,date,unres,amend,para,short,descr\n\
        3,45,1,1991-01-10,R/45/1,0,0,BAN,\n4,45,0,1991-01-11,R/45/2,0,0,X,\n";
    let votes = "rcid,country,country_code,vote\n3,Canada,CA,yes\n4,Canada,CA,no\n";
    let calls_file = folder.file("calls.csv", calls.as_bytes());
    let with = |name: &str, text: &str| [folder.file(name, text.as_bytes()), calls_file.clone()];
    let twice = with("v.csv", &format!("{votes}3,Canada,CA,yes\n"));
    let manifest = add(&folder, "unvotes", &twice, None, None).unwrap().manifest().clone();
    assert_eq!((manifest.rows_kept, manifest.set_aside_for(Reason::Repeat)), (2, 1));
    let other = with("w.csv", &format!("{votes}3,Canada,CA,no\n"));
    let error = add(&folder, "unvotes", &other, None, None).unwrap_err();
    assert!(error.what.contains("rcid 3, state CAN: line 2 and line 4"), "{error}");
    // Votes in two files are both read.
    let more = folder.file("more.csv", b"rcid,country,country_code,vote\n3,France,FR,yes\n");
    let both = [&with("v2.csv", votes)[..], &[more]].concat();
    assert_eq!(folder.add("unvotes", &both).unwrap().rows_kept, 3);
    // Roll calls that say two things are refused as well.
    let two =
        folder.file("two.csv", format!("{calls}3,46,1,1991-12-10,R/46/1,0,0,BAN,\n").as_bytes());
    let files = [folder.file("v3.csv", votes.as_bytes()), two];
    let error = add(&folder, "unvotes", &files, None, None).unwrap_err();
    assert_eq!(
        error.what,
        "Roll calls stand twice and say different things.\n  rcid 3: line 2 of two.csv and line 4 of two.csv"
    );
    let last = add(&folder, "unvotes", &files, Some(OnConflict::Last), None).unwrap();
    assert_eq!(table(&folder, last.manifest(), &["year", "rcid"]), ["1990 | 4", "1991 | 3"]);
}

#[test]
fn engagements_repeat_with_their_text() {
    let folder = Folder::new();
    let head = "date,year,country,leader,text\n12/25/18,2018,Portugal,Xi Jinping,met A\n";
    let more = format!("{head}12/25/18,2018,Portugal,Xi Jinping,met B\n");
    let manifest = folder.add("visits", &[folder.file("e.csv", more.as_bytes())]).unwrap();
    assert_eq!(manifest.rows_kept, 2);
    let twice = format!("{more}12/25/18,2018,Portugal,Xi Jinping,met A\n");
    let manifest = folder.add("visits", &[folder.file("f.csv", twice.as_bytes())]).unwrap();
    assert_eq!((manifest.rows_kept, manifest.set_aside_for(Reason::Repeat)), (2, 1));
}

/// Codes of forty states, of which pairs are made.
const CODES: [u16; 40] = [
    2, 20, 70, 90, 91, 92, 93, 94, 95, 100, 101, 130, 135, 140, 145, 150, 155, 160, 165, 200, 205,
    210, 211, 220, 225, 230, 235, 290, 305, 310, 325, 339, 350, 355, 360, 365, 375, 380, 385, 390,
];

/// Rows of several chunks, some of them again at the end, some of these with other values.
fn many(changed: bool) -> String {
    let mut text = "ccode1,ccode2,year,flow1,flow2\n".to_owned();
    let row = |row: usize, flow: &str| {
        let (one, other) = (CODES[row % 20], CODES[20 + row / 20 % 20]);
        format!("{one},{other},{},{row}{flow}\n", 1960 + row / 400)
    };
    (0..11_200).for_each(|at| text += &row(at, ".5,1234567890123456789012345678901234567890"));
    // Blank space fills several chunks without further keys.
    (0..120_000).for_each(|_| text += "\"                                     \",,,,\n");
    (0..300).for_each(|at| {
        let flow = if changed && at % 3 == 0 {
            ".7,1"
        } else {
            ".5,1234567890123456789012345678901234567890"
        };
        text += &row(at * 37, flow);
    });
    text
}

#[test]
fn threads_and_chunks_change_nothing() {
    let told = |threads: usize| {
        let folder = Folder::new();
        let files = [folder.file("trade.csv", many(true).as_bytes())];
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| {
            let refused = add(&folder, "cow-trade", &files, None, None).unwrap_err();
            let mut said = refused.lines();
            for rule in [OnConflict::First, OnConflict::Last, OnConflict::SetAside] {
                let added = add(&folder, "cow-trade", &files, Some(rule), None).unwrap();
                writeln!(said, "{:?}", added.manifest().set_aside).unwrap();
                said += &aside(&folder, added.manifest()).join("\n");
            }
            (said, bytes(folder.store.folder()))
        })
    };
    let one = told(1);
    assert!(
        one.0.starts_with("In trade.csv 100 rows contradict an earlier one"),
        "{}",
        &one.0[..500]
    );
    assert!(one == told(3));
}

#[test]
fn stopped_at_any_moment_nothing_is_left() {
    let folder = Folder::new();
    let files = vec![folder.file("trade.csv", many(false).as_bytes())];
    let options = AddOptions { kind: "cow-trade".into(), files, ..AddOptions::default() };
    let mut all = 0;
    for stop in 0.. {
        let mut told = 0;
        let added = folder.store.add(&options, &mut |_| {
            told += 1;
            if told > stop { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        match added {
            Ok(added) => {
                assert_eq!(added.manifest().set_aside_for(Reason::Repeat), 300);
                all = told;
                break;
            }
            Err(error) => assert_eq!(error.kind, ErrorKind::Interrupted),
        }
        assert_eq!(bytes(folder.store.folder()), [], "stopped at {stop}");
    }
    assert!(all > 4, "the files were read once only");
    assert!(folder.store.check().unwrap().is_empty());
}

/// Records of a text by a count of its own: line ends outside quotation marks after which something
/// stands, less the header.
fn records(text: &str) -> u64 {
    let (mut inside, mut something, mut records) = (false, false, 0);
    for c in text.chars() {
        match c {
            '"' => inside = !inside,
            '\n' if !inside => {
                records += u64::from(something);
                something = false;
            }
            ',' | ' ' | '\r' => {}
            _ => something = true,
        }
    }
    records + u64::from(something) - 1
}

#[test]
fn the_counts_of_the_manifest_are_those_of_the_file() {
    let count = |kind: &str, text: &str| {
        let folder = Folder::new();
        let manifest = folder.add(kind, &[folder.file("a.csv", text.as_bytes())]).unwrap();
        assert_eq!(manifest.rows_in, records(text), "{kind}");
        assert_eq!(manifest.files[0].rows, records(text), "{kind}");
        let aside = folder.store.quarantine(&manifest.dataset, None).unwrap().len() as u64;
        let stored = folder.store.table(&manifest.dataset, None, &["year"], None).unwrap().rows;
        assert_eq!(manifest.rows_kept, stored as u64, "{kind}");
        assert_eq!(manifest.rows_kept + aside, records(text), "{kind}");
        assert_eq!(manifest.set_aside.values().sum::<u64>(), aside, "{kind}");
    };
    count("cow-nmc", &format!("{NMC}{USA}\n\n999,2000,1,1,1,1,1,1,1\n{USA}"));
    count("cow-nmc", &format!("{NMC}{USA}").replace('\n', "\r\n"));
    count("cow-nmc", format!("{NMC}{USA}").trim_end());
    count("cow-trade", &many(false));
    let engagements = "date,year,country,leader,text\n12/25/18,2018,Portugal,Xi Jinping,\"met\nA\n\"\n\
        12/25/18,2018,Portugal,Xi Jinping,\"met\nA\n\"\n12/25/18,2018,China,Xi Jinping,\"at, home\"\n";
    count("visits", engagements);
}
