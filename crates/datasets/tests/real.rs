//! Real files, where they are: every row accounted for, and figures that their publishers and users have checked.

#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use common::{Folder, shared};
use counterpoise_datasets::reduce::{Dedup, dyad_months};
use counterpoise_datasets::{EventFilter, Manifest, Reason};

fn imported(folder: &Folder, kind: &str, paths: &[&str]) -> Option<Manifest> {
    let files: Option<Vec<_>> = paths.iter().map(|path| shared(path)).collect();
    let manifest = folder.add(kind, &files?).unwrap();
    assert_eq!(manifest.rows_in, manifest.rows_kept + manifest.rows_set_aside);
    Some(manifest)
}

#[test]
fn panels_are_complete() {
    let folder = Folder::new();
    for (kind, path, rows, aside) in [
        ("cow-nmc", "cow/cow_nmc.csv.gz", 17_121, 0),
        ("atop", "cow/atop_alliance.csv.gz", 273_296, 0),
        ("idealpoints", "unga_idealpoints/IdealpointestimatesAll_Apr2020.csv.gz", 10_469, 0),
        ("icews-dyadyear", "icews_dyadyear/icews_dyadyear_2002_2014.csv.gz", 298_376, 0),
        ("sipri-tiv", "sipri_tiv/sipri-exports-processed.csv.gz", 21_324, 574),
        ("worldbank", "worldbank_gdp/gdp.csv.gz", 13_979, 3_553),
        ("aiddata", "chinese_finance/GlobalChineseOfficialFinanceDataset_v1.0.csv.gz", 5_466, 111),
        ("visits", "chinese_finance/WHO-WHERE-WHEN-dataset-v1.1.csv", 595, 8),
    ] {
        if let Some(manifest) = imported(&folder, kind, &[path]) {
            assert_eq!((manifest.rows_in, manifest.rows_set_aside), (rows, aside), "{kind}");
        }
    }
}

#[test]
fn trade_is_complete() {
    if let Some(manifest) = imported(&Folder::new(), "cow-trade", &["cow_dyadic_trade/cow_trade_ddy.csv.gz"]) {
        assert_eq!((manifest.rows_in, manifest.rows_set_aside, manifest.span()), (1_347_308, 0, Some((1870, 2014))));
    }
}

#[test]
fn votes_are_complete_and_matched_on_names() {
    let folder = Folder::new();
    let files = ["unga_votes/un_votes.csv.gz", "unga_votes/un_roll_calls.csv.gz", "unga_votes/un_roll_call_issues.csv"];
    let Some(manifest) = imported(&folder, "unvotes", &files) else { return };
    assert_eq!((manifest.rows_in, manifest.rows_set_aside), (870_109, 0));
    let table = folder.store.table("unvotes", None, &["state", "country"], None).unwrap();
    let count = |country: &str, state: &str| {
        let (states, countries) = (&table.columns[0].values, &table.columns[1].values);
        (0..table.rows).filter(|row| countries.text(*row) == Some(country) && states.text(*row) == Some(state)).count()
    };
    // Rows without a code in the source, of which readers of CSV make Namibia.
    assert_eq!(count("Federal Republic of Germany", "DEU"), 2_151);
    assert_eq!(count("Yemen Arab Republic", "YEM"), 3_291);
    assert_eq!(count("Zanzibar", "ZAN"), 2);
    assert_eq!(count("Namibia", "NAM"), 2_455);
}

#[test]
fn arms_to_kazakhstan() {
    let folder = Folder::new();
    for file in ["sipri_tiv/sipri-exports-processed.csv.gz", "sipri_tiv/TIV-Export-RUS-1950-2021.csv"] {
        let Some(manifest) = imported(&folder, "sipri-tiv", &[file]) else { return };
        let table = folder.store.table(
            "sipri-tiv",
            Some(&manifest.vintage),
            &["year", "source", "target", "tiv"],
            Some((2014, 2015)),
        );
        let table = table.unwrap();
        let [year, source, target, tiv] = [0, 1, 2, 3].map(|at| &table.columns[at].values);
        let pair = |row: &usize| (source.text(*row), target.text(*row)) == (Some("RUS"), Some("KAZ"));
        let found: Vec<_> = (0..table.rows).filter(pair).map(|row| (year.int(row), tiv.number(row))).collect();
        assert_eq!(found, [(Some(2014), Some(28.0)), (Some(2015), Some(441.0))], "{file}");
    }
}

#[test]
fn half_of_raw_icews_repeats() {
    let folder = Folder::new();
    let Some(manifest) = imported(&folder, "icews", &["icews_raw_sample/events.2018.sample.tab.gz"]) else { return };
    assert_eq!((manifest.rows_in, manifest.set_aside.get(&Reason::SelfDyad)), (3_705, Some(&1_590)));
    let duplicates = manifest.duplicates.unwrap();
    assert_eq!((duplicates.events, duplicates.same_day_pair_code), (1_674, 827));
    let events = folder.store.events("icews", None, &EventFilter::default()).unwrap();
    let n = |dedup| dyad_months(&events, dedup).unwrap().n.iter().map(|n| u64::from(*n)).sum::<u64>();
    assert_eq!(
        (n(Dedup::None), n(Dedup::SameDayPairCode), n(Dedup::OneADay)),
        (1_674, 1_674 - 827, 1_674 - duplicates.same_day_pair)
    );
}

#[test]
fn gdelt_in_three_widths() {
    let folder = Folder::new();
    let first = imported(&folder, "gdelt1", &["gdelt/gdeltdemo_events.csv"]);
    let second = imported(&folder, "gdelt2", &["gdelt/insight_events.csv.gz"]);
    assert_eq!(first.map_or(710, |manifest| manifest.rows_in), 710);
    assert_eq!(second.map_or(2_116, |manifest| manifest.rows_in), 2_116);
}
