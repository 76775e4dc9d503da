//! Real data, where they are: what the world knows must come out, and what a filter of actors made
//! must not.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests fail and say why")]

mod common;

use counterpoise_datasets::Assignment;
use counterpoise_measures::events::Period;
use counterpoise_scan::{Evidence, Shift, Spec, coverage_sentence, scan};

fn place<'a>(shifts: &'a [Shift], source: &str, target: &str) -> Option<&'a Shift> {
    shifts.iter().find(|it| (it.series.dyad.source, it.series.dyad.target) == (source, target))
}

#[test]
fn russia_and_ukraine_in_2014_stand_among_the_largest_shifts() {
    let Some((_folder, store)) =
        common::store("icews-dyadyear", &["icews_dyadyear/icews_dyadyear_2002_2014.csv.gz"])
    else {
        return;
    };
    let scan = scan(&store, "icews-dyadyear", None, &Spec::new(Period::Year)).unwrap();
    let (found, summary) = (&scan.found, &scan.found.summary);
    let shift = place(&found.shifts, "RUS", "UKR").unwrap();
    println!("{summary:?}\nplace {:?}: {:.3} +- {:.3}", shift.rank, shift.shift, shift.error);
    assert_eq!(scan.panel.label(shift.at), "2014");
    assert!(
        summary.searched > 500 && shift.rank.unwrap() <= 24,
        "place {:?} of {}",
        shift.rank,
        summary.searched
    );
    // The conflict share of both directions together rises from 10% (mean of 2011 to 2013) to 37%.
    assert!(
        (shift.before.mean - 0.820).abs() < 0.01 && (shift.after.mean - 0.25).abs() < 0.01,
        "{shift:?}"
    );
    assert!(shift.at_the_edge() && shift.chance.unwrap().own <= 0.02);
    // Russia and China go from 1.4% conflict to 0.7%: no shift.
    assert!(
        place(&found.shifts, "CHN", "RUS")
            .is_none_or(|it| it.at + 2002 != 2014 || it.certain == 0.0)
    );
}

#[test]
fn the_persons_series_of_russia_and_the_united_states_is_an_artefact() {
    let Some((_folder, store)) =
        common::store("icews-text", &["icews05-15/icews05-15_events.tsv.gz"])
    else {
        return;
    };
    let give = |(name, state): &(&str, &str)| Assignment {
        name: (*name).to_owned(),
        state: (*state).to_owned(),
        first: None,
        last: None,
    };
    let persons = [
        ("Dmitry Anatolyevich Medvedev", "RUS"),
        ("Igor Ivanovich Shuvalov", "RUS"),
        ("Dmitry Olegovich Rogozin", "RUS"),
        ("Sergey Kuzhugetovich Shoygu", "RUS"),
        ("Barack Obama", "USA"),
        ("Donald Rumsfeld", "USA"),
        ("Chuck Hagel", "USA"),
    ];
    let spec = Spec { assigned: persons.iter().map(give).collect(), ..Spec::new(Period::Year) };
    let scan = scan(&store, "icews-text", None, &spec).unwrap();
    assert!(place(&scan.found.shifts, "RUS", "USA").is_none(), "it must not be announced");
    let flagged = place(&scan.found.artefacts, "RUS", "USA").unwrap();
    let coverage = flagged.coverage.as_ref().unwrap();
    println!("{}", coverage_sentence(flagged));
    assert_eq!((coverage.evidence, flagged.rank), (Evidence::Passing, None));
    assert!(coverage.passing.unwrap() > 0.8);
    assert_eq!(
        (coverage.names[0].name.as_str(), coverage.names[0].first),
        ("Dmitry Anatolyevich Medvedev", 2008)
    );
    assert_eq!(coverage.never_named, ["RUS", "USA"], "the extract leaves both out as countries");
    // Others, whose states are in the data under their own names, stay in the order.
    let china_iran = place(&scan.found.shifts, "CHN", "IRN").unwrap();
    assert_eq!(china_iran.coverage.as_ref().unwrap().evidence, Evidence::Lasting);
}

#[test]
fn cuba_turns_with_its_revolution() {
    let files = ["unga_votes/un_votes.csv.gz", "unga_votes/un_roll_calls.csv.gz"];
    let Some((_folder, store)) = common::store("unvotes", &files) else { return };
    let spec = Spec { years: Some((1946, 1966)), shuffles: 9, ..Spec::new(Period::Year) };
    let scan = scan(&store, "unvotes", None, &spec).unwrap();
    let shift = place(&scan.found.shifts, "CUB", "USA").unwrap();
    assert_eq!((scan.panel.label(shift.at).as_str(), shift.rank.unwrap() <= 10), ("1959", true));
    assert!(shift.before.mean > 0.85 && shift.after.mean < 0.4 && shift.coverage.is_none());
}
