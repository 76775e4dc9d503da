//! The table of codes, its lookups, and the files it was checked against where they are at hand.

use super::{Quad, ScoreTable, by_relation, code, codes, find, read};

#[test]
fn every_line_of_the_table_is_read() {
    let lines = include_str!("cameo.tsv").lines().filter(|line| !line.starts_with('#')).count() - 1;
    assert_eq!((codes().len(), lines), (312, 312));
    assert!(read("01\ttoo short").is_empty());
}

#[test]
fn a_code_is_text() {
    assert_eq!(find("010").unwrap().name, "Make statement");
    assert_eq!(find("10").unwrap().name, "Demand");
    assert_eq!((find(" 010"), find("0100"), find("")), (None, None, None));
}

#[test]
fn a_lost_zero_is_named() {
    let lost = "`42` is no CAMEO code; was it `042` (Make a visit) before its column was read as a number? Keep it as text";
    assert_eq!(code("42").unwrap_err().to_string(), lost);
    let none = "`9999` is no CAMEO code; codes have two to four digits and begin with a root from 01 to 20";
    assert_eq!(code("9999").unwrap_err().to_string(), none);
}

#[test]
fn classes_follow_the_root() {
    let quads = ["057", "0874", "138", "145"].map(|code| find(code).unwrap().quad());
    assert_eq!(quads, Quad::ALL);
    assert!(find("019").unwrap().is_statement() && !find("02").unwrap().is_statement());
    assert_eq!((Quad::of_root(0), Quad::of_root(21), Quad::numbered(5)), (None, None, None));
}

#[test]
fn score_tables_differ_in_five_codes() {
    let differ =
        codes().iter().filter(|c| c.goldstein(ScoreTable::Gdelt) != c.goldstein(ScoreTable::Icews));
    let differ: Vec<&str> = differ.map(|code| code.code).collect();
    assert_eq!(differ, ["016", "022", "1213", "164", "165"]);
}

#[test]
fn roots_have_the_scores_of_the_scale() {
    // METHODS of the field: the score of the bare root, in tenths, 01 to 20.
    let expected = [
        0, 30, 40, 10, 35, 60, 70, 50, -20, -50, -20, -40, -60, -65, -72, -40, -70, -90, -100, -100,
    ];
    let roots = codes().iter().filter(|code| code.code.len() == 2);
    let found: Vec<i16> = roots.map(|root| root.goldstein(ScoreTable::Icews).unwrap()).collect();
    assert_eq!(found, expected);
}

#[test]
fn relations_are_found_in_any_case() {
    let codes = [
        "Consult",
        "MAKE A VISIT",
        "fight with artillery and  tanks",
        "Yield",
        "Meet at a 'third' location",
    ];
    let found = codes.map(|text| by_relation(text).unwrap().code);
    assert_eq!(found, ["040", "042", "194", "080", "044"]);
    assert_eq!((by_relation("Make coffee"), by_relation("")), (None, None));
}

#[test]
fn every_code_is_found_by_its_name_or_one_below_it() {
    for code in codes() {
        let found = by_relation(code.name).unwrap();
        assert!(found.code.starts_with(code.code), "{} {}", code.code, found.code);
    }
}

fn reference(file: &str) -> Option<String> {
    let path = format!("{}/../../../shared/{file}", env!("CARGO_MANIFEST_DIR"));
    #[allow(clippy::disallowed_methods, reason = "a test compares with a reference file")]
    let text = std::fs::read_to_string(&path).ok();
    if text.is_none() {
        println!("skipped: {path} not found");
    }
    text
}

#[test]
fn gdelts_scores_are_those_of_its_file() {
    let Some(text) = reference("data/cameo_tables/CAMEO.goldsteinscale.txt") else { return };
    let rows: Vec<(&str, f64)> = text
        .lines()
        .skip(1)
        .filter_map(|l| l.split_once('\t'))
        .map(|(c, s)| (c, s.trim().parse().unwrap()))
        .collect();
    assert_eq!(rows.len(), 311);
    for (code, score) in rows {
        assert_eq!(
            find(code).unwrap().goldstein(ScoreTable::Gdelt).map(|s| f64::from(s) / 10.0),
            Some(score),
            "{code}"
        );
    }
}

#[test]
fn icewss_scores_names_and_classes_are_those_of_its_file() {
    let Some(text) = reference("reference/m04_goldstein_cameo.csv") else { return };
    let mut rows = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
    for row in rows.records().map(|row| row.unwrap()) {
        let code = find(&row[0]).unwrap();
        assert!(code.name.eq_ignore_ascii_case(&row[1]), "{}", code.code);
        assert_eq!(
            code.goldstein(ScoreTable::Icews).map(|s| f64::from(s) / 10.0),
            row[2].parse().ok(),
            "{}",
            code.code
        );
        assert_eq!(code.quad().number().to_string(), row[3]);
    }
}
