//! `stress`: every defensible choice of a small case tried, and what stands in the way of trying.

use crate::support::{at, expect, here, read, root, small, write};
use tempfile::TempDir;

const CHOICES: &str = r#"
choice definition "By whose definition"
  each: schools
  preferred: study-2019
  why: It is the author's.
  alike: soft-balancing, balancing

choice weights "What an act weighs"
  option: coded = as stated
  option: equal = weight 3
  preferred: coded
  why: A treaty is more than a remark.

choice acts "Which acts count"
  option: all = as stated
  option: deeds = without statements, without non-acts "only deeds count"
  preferred: all
  why: Words are acts.

choice reach "Whether events of wider arenas count"
  option: narrow = as stated
  option: wider = wider-events yes
  preferred: narrow
  why: Two arenas should be told apart.
"#;

/// The small case with choices: 3 x 2 x 2 x 2 universes.
fn case() -> TempDir {
    let folder = small();
    write(folder.path().join("choices.case"), CHOICES);
    folder
}

fn ask<'a>(folder: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    [&["stress", folder, "--arena", "central-asia"], more].concat()
}

/// The whole answer, read by a person once and compared since.
#[test]
fn every_universe_of_a_small_case() {
    let folder = case();
    let said = expect(0, &ask(&root(&folder), &[]));
    let expected = here("expected/stress.txt");
    let old = if expected.exists() { read(&expected) } else { String::new() };
    let found = format!("{}{}", said.out, said.err);
    assert!(found == old, "expected/stress.txt should be\n{found}<<<");
}

#[test]
fn rows_add_up() {
    let folder = case();
    let folder = root(&folder);
    let rows: Vec<serde_json::Value> =
        serde_json::from_str(&expect(0, &ask(&folder, &["--format", "json"])).out).expect("JSON");
    // Two periods, with one row for each option: 3 + 2 + 2 + 2.
    assert_eq!(rows.len(), 18);
    for period in ["before", "after"] {
        for choice in ["definition", "weights", "acts", "reach"] {
            let own: Vec<_> = rows.iter().filter(|row| row["period"] == period && row["choice"] == choice).collect();
            let all: f64 = own.iter().map(|row| row["universes"].as_f64().expect("a number")).sum();
            assert_eq!(all, 24.0, "{period} {choice}");
            assert_eq!(own.iter().filter(|row| row["preferred"] == true).count(), 1, "{period} {choice}");
        }
    }
    let csv = expect(0, &ask(&folder, &["--format", "csv"])).out;
    assert_eq!(csv.lines().count(), 19, "{csv}");
    // Three claims can be tested; the fourth is said to be untestable.
    let claims = expect(0, &ask(&folder, &["--claims", "5", "--format", "csv"])).out;
    assert!(claims.starts_with("claim,met,open") && claims.lines().count() == 4, "{claims}");
}

#[test]
fn threads_change_nothing() {
    let folder = case();
    let made = |threads: &str| {
        let figures = at(&folder, &format!("figures-{threads}"));
        let folder = root(&folder);
        let words = ask(&folder, &["--period", "after", "--threads", threads, "--charts", &figures]);
        let out = expect(0, &words).out;
        let mut charts: Vec<_> = std::path::Path::new(&figures)
            .read_dir()
            .expect("a folder")
            .map(|e| e.expect("an entry").path())
            .map(|path| (path.file_name().map(ToOwned::to_owned), read(path)))
            .collect();
        charts.sort();
        assert!(!charts.is_empty() && charts.iter().all(|(_, svg)| svg.contains("<svg")));
        (out, charts)
    };
    assert_eq!(made("1"), made("2"));
}

/// A sample is drawn by its seed, and says so.
#[test]
fn a_sample_follows_its_seed() {
    let folder = case();
    let folder = root(&folder);
    let drawn = |seed: &str| expect(0, &ask(&folder, &["--period", "after", "--universes", "6", "--seed", seed])).out;
    assert!(drawn("1").contains("6 of 24 universes, drawn with seed 1"), "{}", drawn("1"));
    assert_eq!(drawn("1"), drawn("1"));
    let counts = |text: String| text.lines().skip(1).map(str::to_owned).collect::<Vec<_>>();
    assert!((2..6).any(|seed| counts(drawn(&seed.to_string())) != counts(drawn("1"))), "every seed draws the same");
    // Held fast, a choice has one option left.
    let held = expect(0, &ask(&folder, &["--period", "after", "--fix", "definition=pape-2005"])).out;
    assert!(held.contains("all 8 universes"), "{held}");
}

#[test]
fn what_cannot_be_tried_is_said() {
    let folder = case();
    let folder = root(&folder);
    let wrong = |words: &[&str]| expect(2, &[&["stress", folder.as_str()], words].concat()).err;
    let cases: &[(&[&str], &str)] = &[
        (&["--arena", "central-asi"], "central-asia"),
        (&["--period", "befor"], "before"),
        (&["--school", "pape-2006"], "pape-2005"),
        (&["--fix", "weight=coded"], "no choice is called `weight`; there are definition, weights, acts, reach"),
        (&["--fix", "weights=heavy"], "`weights` has no option `heavy`; it has coded, equal"),
        (&["--fix", "weights"], "write CHOICE=OPTION"),
        (&["--universes", "0"], "0 is not in 1..=16777216"),
    ];
    for (words, told) in cases {
        let err = wrong(words);
        assert!(err.contains(told), "{words:?}: {err}");
    }
    let bare = small();
    let said = expect(2, &["stress", &root(&bare)]);
    assert!(said.err.contains("the case has no `choice`") && said.err.contains("docs/robustness.md"), "{}", said.err);
}

/// Every choice held fast: one universe, and nothing to hang on.
#[test]
fn nothing_left_to_compare_has_an_answer() {
    let folder = case();
    let folder = root(&folder);
    let fixed = ["definition=study-2019", "weights=coded", "acts=all", "reach=narrow"];
    let words: Vec<&str> = fixed.iter().flat_map(|fix| ["--fix", fix]).collect();
    let said = expect(0, &ask(&folder, &[&["--period", "after"], words.as_slice()].concat()));
    assert!(said.out.contains("the only universe"), "{}", said.out);
    assert!(said.out.contains("in 100% of 1 universe."), "{}", said.out);
    // Preferred options that exclude each other leave no universe to begin from.
    let clash = case();
    write(clash.path().join("choices.case"), &format!("{CHOICES}  excludes: narrow with acts all\n"));
    let said = expect(1, &["stress", &root(&clash)]);
    let told = format!("{}{}", said.out, said.err);
    assert!(told.contains("E0704") && told.contains("exclude each other"), "{told}");
}
