//! A store as its users meet it: adding twice, vintages, removing, checking, packed files, broken
//! files. What becomes of an import that is killed is tested with the program (cli: the file
//! `data`).

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests write the files that they import"
)]

mod common;

use std::io::Write;
use std::ops::ControlFlow;

use common::{Folder, bytes};
use counterpoise_datasets::{
    AddOptions, Added, Column, ErrorKind, Made, Severity, Shape, SourceFile, Stage, Store, Type,
    Values, guess_kind, kinds,
};

const NMC: &str = "ccode,year,milex,milper,irst,pec,tpop,upop,cinc\n2,1816,3823,17,80,254,8659,101,0.0397\n2,1817,1,1,1,1,1,1,0.1\n";

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
        text += &format!("{},{},{year},{row}.5,\n", CODES[one], CODES[other]);
    }
    text
}

#[test]
fn the_same_file_again_changes_nothing() {
    let folder = Folder::new();
    let file = folder.file("nmc.csv", NMC.as_bytes());
    let first = folder.add("cow-nmc", std::slice::from_ref(&file)).unwrap();
    let before = bytes(folder.store.folder());
    let again = common::add(&folder.store, "cow-nmc", &[file]).unwrap();
    assert_eq!(again, Added::Already(Box::new(first)));
    assert_eq!(bytes(folder.store.folder()), before);
}

#[test]
fn vintages_stand_side_by_side() {
    let folder = Folder::new();
    let old = folder.add("cow-nmc", &[folder.file("a.csv", NMC.as_bytes())]).unwrap();
    let newer = NMC.replace("3823", "3824");
    let new = folder.add("cow-nmc", &[folder.file("b.csv", newer.as_bytes())]).unwrap();
    assert_eq!((old.sequence, new.sequence), (1, 2));
    assert_ne!(old.vintage, new.vintage);
    let milex = |vintage: Option<&str>| {
        let table = folder.store.table("cow-nmc", vintage, &["milex"], Some((1816, 1816))).unwrap();
        table.columns[0].values.number(0)
    };
    assert_eq!((milex(None), milex(Some(&old.vintage))), (Some(3824.0), Some(3823.0)));
    folder.store.remove("cow-nmc", &new.vintage).unwrap();
    assert_eq!(milex(None), Some(3823.0));
    assert!(folder.store.check().unwrap().is_empty());
    folder.store.remove("cow-nmc", &old.vintage).unwrap();
    assert!(folder.store.datasets().unwrap().is_empty());
}

#[test]
fn what_is_not_there_is_named() {
    let folder = Folder::new();
    let said = |result: Result<_, counterpoise_datasets::Error>| {
        result.map(|_: ()| ()).unwrap_err().to_string()
    };
    let store = &folder.store;
    assert!(
        said(store.table("x", None, &[], None).map(|_| ()))
            .contains("has no dataset \"x\". It is empty.")
    );
    folder.add("cow-nmc", &[folder.file("a.csv", NMC.as_bytes())]).unwrap();
    assert!(said(store.table("x", None, &[], None).map(|_| ())).contains("It has: cow-nmc."));
    assert!(
        said(store.manifest("cow-nmc", Some("v9")).map(|_| ()))
            .contains("has no vintage \"v9\". It has: 1816-1817.")
    );
    assert!(
        said(store.table("cow-nmc", None, &["gdp"], None).map(|_| ()))
            .contains("has no column \"gdp\". It has: year, state, ccode")
    );
    assert!(
        said(store.events("cow-nmc", None, &Default::default()).map(|_| ()))
            .contains("are no events")
    );
}

#[test]
fn packed_files_are_told_by_their_content() {
    let folder = Folder::new();
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(NMC.as_bytes()).unwrap();
    let gzip = gzip.finish().unwrap();
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("NMC.csv", zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(NMC.as_bytes()).unwrap();
    zip.start_file("Metadata_NMC.csv", zip::write::SimpleFileOptions::default()).unwrap();
    let zip = zip.finish().unwrap().into_inner();
    let plain = folder.add("cow-nmc", &[folder.file("plain.gz", NMC.as_bytes())]).unwrap();
    for (name, packed) in [("a.csv", &gzip), ("b.csv", &zip)] {
        let manifest = folder.add("cow-nmc", &[folder.file(name, packed)]).unwrap();
        assert_eq!((manifest.rows_in, &manifest.parts), (2, &plain.parts), "{name}");
    }
    let cut = folder.file("cut.csv.gz", &gzip[..gzip.len() - 20]);
    let error = folder.add("cow-nmc", &[cut]).unwrap_err();
    assert_eq!(error.kind, ErrorKind::Damaged, "{error}");
    assert_eq!(folder.store.vintages("cow-nmc").unwrap().len(), 3);
}

#[test]
fn broken_files_are_explained() {
    let folder = Folder::new();
    let said = |kind: &str, name: &str, content: &[u8]| {
        let error = folder.add(kind, &[folder.file(name, content)]).unwrap_err();
        every(&error)
    };
    let mut utf16 = vec![0xff, 0xfe];
    utf16.extend("ccode,year\n".encode_utf16().flat_map(u16::to_le_bytes));
    let text = [
        said("cow-nmc", "empty.csv", b""),
        said("cow-nmc", "only-header.csv", b"ccode,year,milex,milper,irst,pec,tpop,upop,cinc\n"),
        said(
            "cow-nmc",
            "missing.csv",
            b"ccode,year,milex,milper,irst,pec,tpop,upop\n2,1816,1,1,1,1,1,1\n",
        ),
        said("cow-nmc", "trade.csv", b"ccode1,ccode2,year,flow1,flow2\n2,20,1920,1,2\n"),
        said("cow-nmc", "utf16.csv", &utf16),
        said(
            "cow-nmc",
            "unclosed.csv",
            b"ccode,year,milex,milper,irst,pec,tpop,upop,cinc\n2,\"1816,1,1,1,1,1,1,1\n",
        ),
        said("gdelt2", "cow.csv", b"ccode1,ccode2,year,flow1,flow2\n2,20,1920,1,2\n"),
        said("unvotes", "votes.csv", b"rcid,country,country_code,vote\n3,Canada,CA,yes\n"),
        said("nothing", "x.csv", b"a,b\n1,2\n"),
        said("generic", "x.csv", b"a,b\n1,2\n"),
        said("cow-nmc", "book.xlsx", &workbook()),
    ];
    insta::assert_snapshot!(text.concat());
    assert!(folder.store.datasets().unwrap().is_empty());
    assert_eq!(bytes(folder.store.folder()), []);
}

fn every(error: &counterpoise_datasets::Error) -> String {
    error.all().map(|error| format!("{error}\n  {}\n", error.help())).collect()
}

fn workbook() -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for name in ["[Content_Types].xml", "xl/workbook.xml"] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_mapping_that_cannot_be_read_is_explained() {
    let folder = Folder::new();
    let file = folder.file("x.csv", b"Y,A\n2000,RUS\n");
    let said = |mapping: &str| {
        let mapping = Some(folder.file("m.mapping", mapping.as_bytes()));
        let options = AddOptions {
            kind: "generic".into(),
            files: vec![file.clone()],
            mapping,
            ..AddOptions::default()
        };
        let error = folder.store.add(&options, &mut |_| ControlFlow::Continue(())).unwrap_err();
        every(&error)
    };
    let text = [
        said("dataset x"),
        said("dataset: x\nyear: Y"),
        said("dataset: x\nstate a: A, iso3"),
        said("year: Y\nstate a: A, iso3"),
        said("dataset: x\nyear: Y\nstate a: A, postal"),
        said("dataset: x\nyear: Y\ncolour a: A"),
        said("dataset: x\nyear: Y\nint A: A"),
        said("dataset: x\nyear: Y\nint a: B"),
        said("dataset: x\nyear: Y\nint a: A\nint a: A"),
        said("dataset: ../x\nyear: Y\nint a: A"),
        said("dataset: x\nyear: Y\ncolour a: A\nabsent: never\nstate b: B, postal"),
    ];
    insta::assert_snapshot!(text.concat());
}

#[test]
fn every_kind_is_guessed_by_its_own_columns_alone() {
    let folder = Folder::new();
    let guessed = |name: &str, text: &str| {
        guess_kind(&folder.file(name, text.as_bytes()), None)
            .unwrap()
            .map_or("none", |kind| kind.name)
    };
    assert_eq!(guessed("a", NMC), "cow-nmc");
    assert_eq!(guessed("b", &trade(3)), "cow-trade");
    assert_eq!(guessed("c", "a,b\n1,2\n"), "none");
    assert_eq!(guessed("d", "date\tsource\trelation\ttarget\n"), "icews-text");
    assert_eq!(guessed("e", "state1no,state2no,year,conttype\n2,20,2000,1\n"), "cow-contiguity");
    assert_eq!(kinds().len(), 20);
    assert!(kinds().iter().all(|kind| !kind.title.is_empty() && !kind.missing.is_empty()));
}

#[test]
fn a_changed_or_missing_file_is_found() {
    let folder = Folder::new();
    let manifest = folder.add("cow-nmc", &[folder.file("a.csv", NMC.as_bytes())]).unwrap();
    let vintage = folder.store.vintage_folder(&manifest);
    std::fs::write(vintage.join("data/year=1816/part-0.parquet"), b"PAR1").unwrap();
    std::fs::write(vintage.join("data/year=1816/part-1.parquet"), b"PAR1").unwrap();
    std::fs::remove_file(vintage.join("data/year=1817/part-0.parquet")).unwrap();
    std::fs::create_dir(folder.store.folder().join(".import-cow-nmc")).unwrap();
    let findings = folder.store.check().unwrap();
    assert_eq!(findings.len(), 4, "{findings:?}");
    assert_eq!(findings.iter().filter(|finding| finding.severity == Severity::Note).count(), 1);
}

#[test]
fn the_store_is_locked_while_it_is_written() {
    let folder = Folder::new();
    let file = folder.file("nmc.csv", NMC.as_bytes());
    let mut refused = None;
    let options =
        AddOptions { kind: "cow-nmc".into(), files: vec![file.clone()], ..AddOptions::default() };
    let added = folder.store.add(&options, &mut |progress| {
        if progress.stage == Stage::Reading {
            refused = Some(folder.add("cow-nmc", std::slice::from_ref(&file)).unwrap_err().kind);
        }
        ControlFlow::Continue(())
    });
    assert!(matches!(added.unwrap(), Added::New(_)));
    assert_eq!(refused, Some(ErrorKind::Busy));
}

#[test]
fn progress_ends_at_the_end() {
    let folder = Folder::new();
    let text = trade(20_000);
    let file = folder.file("trade.csv", text.as_bytes());
    let mut last = None;
    let options =
        AddOptions { kind: "cow-trade".into(), files: vec![file], ..AddOptions::default() };
    let mut watch = |progress| {
        last = Some(progress);
        ControlFlow::Continue(())
    };
    folder.store.add(&options, &mut watch).unwrap();
    let last = last.unwrap();
    assert_eq!(
        (last.bytes, last.total_bytes, last.rows),
        (text.len() as u64, text.len() as u64, 20_000)
    );
}

#[test]
fn threads_change_no_byte() {
    let folder = Folder::new();
    let file = folder.file("trade.csv", trade(120_000).as_bytes());
    let with = |threads: usize, name: &str| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let store = Store::open(&folder.folder.path().join(name)).unwrap();
        pool.install(|| common::add(&store, "cow-trade", std::slice::from_ref(&file)).unwrap());
        bytes(store.folder())
    };
    assert!(with(1, "one") == with(2, "two"));
}

fn estimate(version: &str) -> Made {
    let text = |texts: &[&str]| Values::Text {
        codes: (0..texts.len() as u32).map(Some).collect(),
        dictionary: texts.iter().map(|text| (*text).to_owned()).collect(),
    };
    Made {
        kind: "idealpoints".to_owned(),
        shape: Shape::StateYear,
        dataset: "idealpoints-own".to_owned(),
        title: "Ideal points, estimated here".to_owned(),
        version: version.to_owned(),
        bibtex: String::new(),
        files: vec![SourceFile {
            name: "votes.csv".to_owned(),
            sha256: "ab".to_owned(),
            bytes: 3,
            rows: 2,
            sheet: String::new(),
        }],
        notes: vec![("left out: unanimous".to_owned(), 7)],
        years: vec![1947, 1946],
        columns: vec![
            (Column::new("state", Type::State, "", "id of the state"), text(&["RUS", "USA"])),
            (
                Column::new("ideal", Type::Float64, "", "mean of the posterior"),
                Values::Float(vec![Some(-1.5), None]),
            ),
        ],
    }
}

#[test]
fn what_was_computed_is_kept_beside_what_was_imported() {
    let folder = Folder::new();
    let first = folder.store.keep(&estimate("seed 1")).unwrap();
    assert!(matches!(first, Added::New(_)));
    let before = bytes(folder.store.folder());
    assert!(matches!(folder.store.keep(&estimate("seed 1")).unwrap(), Added::Already(_)));
    assert_eq!(bytes(folder.store.folder()), before);
    let second = folder.store.keep(&estimate("seed 2")).unwrap();
    assert_ne!(second.manifest().vintage, first.manifest().vintage);
    assert_eq!(folder.store.vintages("idealpoints-own").unwrap().len(), 2);
    let table =
        folder.store.table("idealpoints-own", None, &["year", "state", "ideal"], None).unwrap();
    assert_eq!(
        common::table_text(&table),
        "year | state | ideal\n1946 | USA | -\n1947 | RUS | -1.5\n"
    );
    assert!(folder.store.check().unwrap().is_empty());
    // Imported data keep their name, and what is uneven is refused.
    let file = folder.file("points.csv", b"ccode,session,NVotes,IdealPoint\n2,1,42,1.67\n");
    folder.add("idealpoints", &[file]).unwrap();
    let taken = Made { dataset: "idealpoints".to_owned(), ..estimate("seed 1") };
    assert_eq!(
        folder.store.keep(&taken).unwrap_err().to_string(),
        "The dataset \"idealpoints\" holds data that were imported."
    );
    let uneven = Made { years: vec![1946], ..estimate("seed 3") };
    assert_eq!(
        folder.store.keep(&uneven).unwrap_err().to_string(),
        "The column state has 2 values, the table has 1 row."
    );
    assert!(folder.store.check().unwrap().is_empty());
}
