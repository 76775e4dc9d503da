//! Actors who come and go, on events made up for the purpose.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "tests write the files that they import"
)]

mod common;

use std::fmt::Write;
use std::ops::ControlFlow;

use counterpoise_datasets::{AddOptions, Assignment, Store};
use counterpoise_scan::{Evidence, Scan, Spec, coverage_sentence, scan};

/// How often in a year: source, relation, target, and the number for each year from 2005 to 2014.
type Line<'a> = (&'a str, &'a str, &'a str, [u32; 10]);

fn scanned(lines: &[Line<'_>], assigned: &[(&str, &str)], spec: &Spec) -> Scan {
    let mut text = "date\tsource\trelation\ttarget\n".to_owned();
    for (source, relation, target, years) in lines {
        for (year, times) in (2005..).zip(years) {
            for n in 0..*times {
                let (month, day) = (n % 12 + 1, n % 28 + 1);
                writeln!(text, "{year}-{month:02}-{day:02}\t{source}\t{relation}\t{target}")
                    .unwrap();
            }
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("events.tsv");
    std::fs::write(&file, text).unwrap();
    let store = Store::open(&folder.path().join("store")).unwrap();
    let options =
        AddOptions { kind: "icews-text".to_owned(), files: vec![file], ..AddOptions::default() };
    store.add(&options, &mut |_| ControlFlow::Continue(())).unwrap();
    let give = |(name, state): &(&str, &str)| Assignment {
        name: (*name).to_owned(),
        state: (*state).to_owned(),
        first: None,
        last: None,
    };
    let spec =
        Spec { assigned: assigned.iter().map(give).collect(), minimum: Some(30), ..spec.clone() };
    scan(&store, "icews-text", None, &spec).unwrap()
}

const ALWAYS: [u32; 10] = [60; 10];
const TERM: [u32; 10] = [2, 2, 2, 60, 60, 60, 60, 2, 2, 2];
const AROUND: [u32; 10] = [40, 40, 40, 2, 2, 2, 2, 40, 40, 40];

#[test]
fn a_leader_who_comes_and_goes_makes_no_shift() {
    // The agencies quarrel as ever; a leader who only talks of friendship is in the data for one
    // term.
    let lines: [Line<'_>; 3] = [
        ("Ruritanian President", "Express intent to cooperate", "France", TERM),
        ("Military (Russia)", "Criticize or denounce", "France", AROUND),
        ("China", "Consult", "Japan", [600; 10]),
    ];
    let found = scanned(&lines, &[("Ruritanian President", "RUS")], &common::spec()).found;
    assert!(
        found.shifts.iter().all(|it| it.series.dyad.source != "FRA"),
        "{:?}",
        found.shifts.len()
    );
    let shift = &found.artefacts[0];
    assert_eq!(
        (shift.series.dyad.source, shift.series.dyad.target, shift.rank),
        ("FRA", "RUS", None)
    );
    let coverage = shift.coverage.as_ref().unwrap();
    assert_eq!((coverage.evidence, coverage.artefact), (Evidence::Passing, true));
    assert_eq!(coverage.never_named, ["RUS"]);
    let term = &coverage.names[0];
    assert_eq!((term.name.as_str(), term.first, term.last), ("Ruritanian President", 2008, 2011));
    let said = coverage_sentence(shift);
    assert!(
        said.starts_with("An artefact of coverage: ")
            && said.contains("Ruritanian President 2008-2011"),
        "{said}"
    );
}

#[test]
fn a_shift_of_lasting_actors_is_one() {
    let change: [u32; 10] = [0, 0, 0, 0, 0, 60, 60, 60, 60, 60];
    let before: [u32; 10] = [60, 60, 60, 60, 60, 0, 0, 0, 0, 0];
    let lines: [Line<'_>; 3] = [
        ("Russia", "Consult", "France", before),
        ("Russia", "Criticize or denounce", "France", change),
        ("China", "Consult", "Japan", ALWAYS),
    ];
    let found = scanned(&lines, &[], &common::spec()).found;
    let first = &found.shifts[0];
    assert_eq!((first.series.dyad.target, first.at), ("RUS", 5));
    assert_eq!(first.coverage.as_ref().unwrap().evidence, Evidence::Lasting);
    assert_eq!(coverage_sentence(first), "");
    assert!(found.artefacts.is_empty());
}

#[test]
fn a_shift_that_stands_without_the_passing_actors_is_confirmed() {
    let (before, after): ([u32; 10], [u32; 10]) =
        ([40, 40, 40, 40, 40, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 40, 40, 40, 40, 40]);
    let lines: [Line<'_>; 5] = [
        ("Old President", "Consult", "France", before.map(|n| 2 * n)),
        ("New President", "Criticize or denounce", "France", after.map(|n| 2 * n)),
        ("Russia", "Consult", "France", before),
        ("Russia", "Criticize or denounce", "France", after),
        ("China", "Consult", "Japan", ALWAYS),
    ];
    let found =
        scanned(&lines, &[("Old President", "RUS"), ("New President", "RUS")], &common::spec())
            .found;
    let coverage = found.shifts[0].coverage.as_ref().unwrap();
    assert_eq!((coverage.evidence, found.artefacts.len()), (Evidence::Confirmed, 0));
    assert_eq!(
        (coverage.lasting.before, coverage.lasting.after, coverage.lasting.shift),
        (120, 120, Some(-2.0))
    );
    assert!((coverage.passing.unwrap() - 2.0 / 3.0).abs() < 1e-12);
}
