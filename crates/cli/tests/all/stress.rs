//! `stress`: every defensible choice of a small case tried, and what stands in the way of trying.

use crate::support::{at, expect, here, program, read, root, shipped, small, write};
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
  option: wider = reach wider
  preferred: narrow
  why: Two arenas should be told apart.
"#;

/// The small case with choices: 3 x 2 x 2 x 2 codings.
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
            let own: Vec<_> = rows
                .iter()
                .filter(|row| row["period"] == period && row["choice"] == choice)
                .collect();
            let all: f64 = own.iter().map(|row| row["universes"].as_f64().expect("a number")).sum();
            assert_eq!(all, 24.0, "{period} {choice}");
            assert_eq!(
                own.iter().filter(|row| row["preferred"] == true).count(),
                1,
                "{period} {choice}"
            );
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
        let words =
            ask(&folder, &["--period", "after", "--threads", threads, "--charts", &figures]);
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
    let drawn = |seed: &str| {
        expect(0, &ask(&folder, &["--period", "after", "--universes", "6", "--seed", seed])).out
    };
    assert!(drawn("1").contains("6 of 24 codings, chosen at random with seed 1"), "{}", drawn("1"));
    assert_eq!(drawn("1"), drawn("1"));
    let counts = |text: String| text.lines().skip(1).map(str::to_owned).collect::<Vec<_>>();
    assert!(
        (2..6).any(|seed| counts(drawn(&seed.to_string())) != counts(drawn("1"))),
        "every seed draws the same"
    );
    // Held fast, a choice has one option left.
    let held =
        expect(0, &ask(&folder, &["--period", "after", "--fix", "definition=pape-2005"])).out;
    assert!(held.contains("all 8 codings"), "{held}");
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
        (
            &["--fix", "weight=coded"],
            "no choice is called `weight`; there are definition, weights, acts, reach",
        ),
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
    assert!(
        said.err.contains("the case has no `choice`") && said.err.contains("docs/robustness.md"),
        "{}",
        said.err
    );
}

/// Every choice held fast: one universe, and nothing to hang on.
#[test]
fn nothing_left_to_compare_has_an_answer() {
    let folder = case();
    let folder = root(&folder);
    let fixed = ["definition=study-2019", "weights=coded", "acts=all", "reach=narrow"];
    let words: Vec<&str> = fixed.iter().flat_map(|fix| ["--fix", fix]).collect();
    let said = expect(0, &ask(&folder, &[&["--period", "after"], words.as_slice()].concat()));
    assert!(said.out.contains("the only coding"), "{}", said.out);
    assert!(said.out.contains("in 1 of 1 coding."), "{}", said.out);
    // Preferred options that exclude each other leave no universe to begin from.
    let clash = case();
    write(
        clash.path().join("choices.case"),
        &format!("{CHOICES}  excludes: narrow with acts all\n"),
    );
    let said = expect(1, &["stress", &root(&clash)]);
    let told = format!("{}{}", said.out, said.err);
    assert!(told.contains("E0704") && told.contains("exclude each other"), "{told}");
}

const RIVALS: &str = r#"
hypothesis sanctions "The sanctions made Russia turn"
  excludes: decline
  held-by: @kaczmarski2016 p. 9
hypothesis decline "Russia had long given way"
  held-by: @kaczmarski2016 p. 3
clue step "Deeds turned with the sanctions"
  change: net of deeds of RUS -> CHN in central-asia from before to after rises
  under: sanctions: very-likely because they put a step there
  under: decline: unlikely because it puts none there
clue loans "Loans were taken before the sanctions"
  found
  cite: @kaczmarski2016 p. 10
  under: sanctions: unlikely because there was no need
  under: decline: very-likely because there had long been need

choice priors "How probable the explanations are beforehand"
  option: equal = as stated
  option: sanguine = prior sanctions is 0.8 "the sanctions are thought more probable beforehand"
  preferred: equal
  why: Nobody has counted.
choice words "Which number a word stands for"
  option: middle = as stated
  option: bold = likelihoods bold
  preferred: middle
  why: The middle is nobody's reading in particular.
"#;

/// The same with explanations: their choices are crossed with those that bear on the computed clue,
/// and verdicts stay as they were.
#[test]
fn explanations_in_other_universes() {
    let folder = case();
    write(folder.path().join("rivals.case"), RIVALS);
    let folder = root(&folder);
    let said = expect(0, &ask(&folder, &["--period", "before"])).out;
    assert!(
        said.contains("all 24 codings")
            && said.contains("in 16 of 24 codings; hangs most on the definition"),
        "{said}"
    );
    let own = said.split_once("Why it happened").expect("a part on explanations").1;
    let expected = here("expected/stress-explanations.txt");
    let old = if expected.exists() { read(&expected) } else { String::new() };
    assert!(own == old, "expected/stress-explanations.txt should be\n{own}<<<");

    let rows = expect(0, &ask(&folder, &["--explanations", "1000", "--format", "json"])).out;
    let rows: Vec<serde_json::Value> = serde_json::from_str(&rows).expect("JSON");
    // weights, acts, reach, priors, words: two options each.
    assert_eq!(rows.len(), 10);
    for row in &rows {
        assert_eq!(
            (row["leader"].as_str(), row["universes"].as_f64()),
            (rows[0]["leader"].as_str(), Some(16.0))
        );
        let number = |name: &str| row[name].as_f64().expect("a number");
        assert!(
            number("least") <= number("median with it")
                && number("median with it") <= number("greatest")
        );
    }
    // Rows of verdicts have none of the choices of explanations.
    let verdicts = expect(0, &ask(&folder, &["--period", "before", "--format", "csv"])).out;
    assert!(verdicts.lines().count() == 10 && !verdicts.contains("priors"), "{verdicts}");
    let none = expect(0, &ask(&folder, &["--explanations", "0"])).out;
    assert!(!none.contains("Why it happened"), "{none}");
    let threads = |n: &str| {
        expect(0, &ask(&folder, &["--explanations", "9", "--claims", "9", "--threads", n])).out
    };
    assert_eq!(threads("1"), threads("2"));
    let asked =
        expect(0, &ask(&folder, &["--rows", "explanations", "--claims", "9", "--format", "csv"]))
            .out;
    assert!(asked.starts_with("leader,leads,choice") && asked.lines().count() == 11, "{asked}");
    let bare = case();
    let said = expect(2, &ask(&root(&bare), &["--explanations", "9", "--format", "csv"])).err;
    assert!(said.contains("the case has no hypotheses, or no choice bears on them"), "{said}");
}

/// One universe is one that is drawn; all sources out leave nothing that can be told; exclusions
/// may leave one universe.
#[test]
fn edges_have_answers() {
    let folder = case();
    let folder = root(&folder);
    let one = expect(0, &ask(&folder, &["--period", "after", "--universes", "1"])).out;
    assert!(one.contains("1 of 24 codings, chosen at random with seed 7"), "{one}");
    let out = small();
    let nothing = "choice sources \"What counts\"\n  option: all = as stated\n  option: none = without kind scholarly, without kind statistics, without kind press, without kind other \"nothing counts\"\n";
    write(out.path().join("choices.case"), nothing);
    let said = expect(0, &ask(&root(&out), &["--period", "before"])).out;
    assert!(said.contains("all 2 codings") && said.contains("no single change flips it"), "{said}");
    let two = case();
    let excluded = "choice a \"A\"\n  option: one = as stated\n  option: two = set-at 0.9\n  excludes: two with b one\n  excludes: two with b two\nchoice b \"B\"\n  option: one = as stated\n  option: two = unit 1\n  excludes: two with a one\n";
    write(two.path().join("choices.case"), excluded);
    let said = expect(0, &ask(&root(&two), &["--period", "after"])).out;
    assert!(said.contains("the only coding that the choices leave"), "{said}");
    // Two choices that change the same thing are named by `check`, and tried all the same.
    let contending = case();
    let lead = "choice a \"A\"\n  option: one = as stated\n  option: two = set-at 0.9\nchoice b \"B\"\n  option: one = as stated\n  option: two = set-at 0.7\n";
    write(contending.path().join("choices.case"), lead);
    let said = expect(0, &["check", &root(&contending)]);
    let told = format!("{}{}", said.out, said.err);
    assert!(told.contains("W0707") && told.contains("what `b` says counts"), "{told}");
    assert!(
        expect(0, &ask(&root(&contending), &["--period", "after"])).out.contains("all 4 codings")
    );
}

/// Ctrl-C keeps what is done: a fair part of the universes, and the exit code says that it is a
/// part.
#[cfg(unix)]
#[test]
fn ctrl_c_keeps_what_is_done() {
    use std::process::{Command, Stdio};
    let words = ["stress", &shipped(), "--period", "sreb-to-crimea", "--universes", "16777216"]
        .map(str::to_owned);
    for wait in [1, 2, 4, 8, 16] {
        let child = program()
            .args(&words)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        std::thread::sleep(std::time::Duration::from_secs(wait));
        let id = child.id().to_string();
        Command::new("kill").args(["-INT", &id]).stderr(Stdio::null()).status().expect("kill");
        let end = child.wait_with_output().expect("ended");
        // On a busy machine it may not have come to its universes by then.
        if end.status.code() == Some(130) {
            continue;
        }
        let (out, err) =
            (String::from_utf8_lossy(&end.stdout), String::from_utf8_lossy(&end.stderr));
        assert_eq!(end.status.code(), Some(1), "{out}{err}");
        assert!(
            out.contains("of 16,777,216 codings were judged before the work was ended"),
            "{out}"
        );
        assert!(err.contains("interrupted: "), "{err}");
        return;
    }
    panic!("it never came to its universes");
}
