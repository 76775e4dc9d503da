//! The mappings that come with the program: each reads a small file of the layout that it names.

#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests write files")]

mod common;

use std::ops::ControlFlow;
use std::path::PathBuf;

use common::{Folder, table_text};
use counterpoise_datasets::{AddOptions, MAPPINGS, Manifest};

/// The name of the mapping, and a table of that layout.
const TABLES: &[(&str, &str)] = &[
    ("capital-distance", "ccode1,ccode2,year,capdist\n2,20,2000,732.5\n20,2,2000,732.5\n"),
    (
        "cow-alliances",
        "version4id,ccode1,ccode2,year,defense,neutrality,nonaggression,entente\n1,2,20,1960,1,0,0,1\n2,2,20,1960,0,0,1,1\n",
    ),
    (
        "cow-wars",
        "warnum,ccode1,ccode2,year,cowinterongoing,cowinteronset,batdeath1\n1,230,220,1823,1,1,600\n1,220,230,1823,1,1,-9\n",
    ),
    ("minimum-distance", "ccode1,ccode2,year,mindist\n2,20,1990,0\n2,40,1990,145.4\n"),
    (
        "polity5",
        "ccode,scode,year,democ,autoc,polity2\n364,USR,1960,0,7,-7\n2,USA,1960,10,0,10\n700,AFG,1980,-66,-66,\n",
    ),
    ("sdp-gdp", "ccode,year,wbgdp2011est,wbpopest\n2,1990,29.8,19.3\n20,1990,,17.1\n"),
    (
        "strategic-rivalries",
        "tssr_id,rivalry,ccode1,ccode2,start,end,positional,spatial,ideological,interventionary\n\
         7,Iran-Iraq,630,645,1958,1960,1,1,,\n",
    ),
    (
        "ucdp-conflicts",
        "conflict_id,year,gwno_a,gwno_b,intensity_level,type_of_conflict\n11,2003,\"2, 200\",645,2,2\n12,2003,365,,1,3\n",
    ),
    (
        "ucdp-onsets",
        "gwcode,year,sumnewconf,sumonset1,sumonset2,sumonset3,sumonset5,sumonset10\n2,1946,0,0,0,0,0,0\n365,1994,1,1,1,1,1,1\n",
    ),
    ("vdem", "country_name,country_id,year,v2x_polyarchy,v2x_libdem\nRussia,11,2000,0.4,0.2\n"),
];

fn read(name: &str, table: &str) -> (Folder, Manifest) {
    let folder = Folder::new();
    let options = AddOptions {
        kind: "generic".to_owned(),
        files: vec![folder.file("table.csv", table.as_bytes())],
        mapping: Some(PathBuf::from(name)),
        ..AddOptions::default()
    };
    let added = folder.store.add(&options, &mut |_| ControlFlow::Continue(()));
    let manifest = added.unwrap_or_else(|error| panic!("{name}: {error}")).manifest().clone();
    (folder, manifest)
}

#[test]
fn every_mapping_reads_a_table_of_its_layout() {
    let names: Vec<&str> = MAPPINGS.iter().map(|one| one.name).collect();
    assert_eq!(TABLES.iter().map(|one| one.0).collect::<Vec<_>>(), names);
    let mut told = String::new();
    for (name, table) in TABLES {
        let (folder, manifest) = read(name, table);
        let rows = folder.store.table(&manifest.dataset, None, &[], None).unwrap();
        told += &format!(
            "{name} -> {} ({:?}, {} set aside, absent {:?})\n{}\n",
            manifest.dataset,
            manifest.shape,
            manifest.rows_set_aside,
            manifest.absent,
            table_text(&rows)
        );
        assert!(manifest.bibtex.starts_with('@'), "{name}");
    }
    insta::assert_snapshot!(told);
}

#[test]
fn every_mapping_says_what_it_needs() {
    for (one, (_, table)) in MAPPINGS.iter().zip(TABLES) {
        let needs = one.needs();
        let head: Vec<&str> = table.lines().next().unwrap().split(',').collect();
        let columns = one.text.lines().filter(|line| !line.starts_with('#'));
        let from = columns.filter_map(|line| line.split_once(": ")).filter_map(|(key, value)| {
            let values = key.contains(' ') || key == "year" || key == "years";
            values.then(|| value.split(',').next().unwrap_or_default().trim())
        });
        for column in from.filter(|column| head.contains(column)) {
            let whole = |word: &str| word.trim_matches(|c: char| ",.:;()`".contains(c)) == column;
            assert!(needs.split(' ').any(whole), "{}: {column} is not in: {needs}", one.name);
        }
    }
}

#[test]
fn an_end_that_is_none_sets_the_row_aside() {
    let (folder, manifest) = read(
        "strategic-rivalries",
        "rivalry,ccode1,ccode2,start,end,positional,spatial,ideological,interventionary\n\
         Iran-Iraq,630,645,1958,9999,1,1,,\nIran-Iraq 2,630,645,1958,1959,1,1,,\n",
    );
    assert_eq!((manifest.rows_set_aside, manifest.rows_written), (1, 2));
    let aside = folder.store.quarantine("rivals", None).unwrap();
    assert_eq!(aside[0].sentence, "It reaches from 1958 to 9999.");
}
