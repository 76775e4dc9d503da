//! Every command on the shipped case, in every format; help; usage; pipes; colours.

use crate::support::{expect, program, run, said, shipped};
use std::process::Stdio;

const COMMANDS: &[&str] = &[
    "new",
    "check",
    "fmt",
    "explain",
    "export",
    "import",
    "table",
    "balance",
    "judge",
    "compare",
    "why",
    "claims",
    "rivals",
    "stress",
    "curve",
    "coverage",
    "shift",
    "counterfactual",
    "reliability",
    "run",
    "verify",
    "schools",
    "measure",
    "panel",
    "cite",
    "data",
    "idealpoints",
    "scan",
    "sql",
    "completions",
    "man",
];

#[test]
fn verdicts_and_claims_leave_in_the_forms_of_other_programs() {
    let begins = [
        ("parquet", b"PAR1".as_slice()),
        ("arrow", b"ARROW1"),
        ("dta", b"<stata_dta>"),
        ("xlsx", b"PK"),
    ];
    for command in [["judge", "--arena=central-asia"], ["claims", "--only=thin"]] {
        for (format, begin) in begins {
            let mut made = program();
            made.arg(command[0]).arg(shipped()).args([command[1], "--format", format]);
            let out = made.output().unwrap();
            assert!(out.stdout.starts_with(begin), "{command:?} {format}");
            assert!(out.stderr.is_empty(), "{command:?} {format}");
        }
    }
}

/// The result in all its formats; the three for programs hold the same rows.
pub(crate) fn in_every_format(code: i32, args: &[&str]) {
    let with = |format: &str| expect(code, &[args, &["--format", format]].concat()).out;
    assert!(!with("text").is_empty() && !with("table").is_empty(), "{args:?}");
    let json: serde_json::Value =
        serde_json::from_str(&with("json")).unwrap_or_else(|e| panic!("{args:?}: {e}"));
    let objects = json.as_array().map_or(0, Vec::len);
    let csv = with("csv");
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let columns = reader.headers().expect("a header").len();
    assert!(columns > 0, "{args:?}");
    let rows: Vec<csv::StringRecord> =
        reader.records().map(|r| r.expect("rows of one length")).collect();
    let markdown = with("md");
    let lines: Vec<&str> = markdown.lines().collect();
    assert!(rows.iter().all(|r| r.len() == columns), "{args:?}");
    assert_eq!((objects, rows.len()), (rows.len(), lines.len() - 2), "{args:?}");
    assert!(lines.iter().all(|l| l.starts_with('|') && l.ends_with('|')), "{args:?}");
}

#[test]
fn tables_of_the_shipped_case() {
    for what in counterpoise_exchange::TABLES.iter().chain(&["hypotheses", "clues"]) {
        in_every_format(0, &["table", what, &shipped()]);
    }
}

#[test]
fn verdicts_of_the_shipped_case() {
    let case = shipped();
    in_every_format(0, &["judge", &case, "--arena", "central-asia", "--draws", "0"]);
    in_every_format(0, &["compare", &case, "--arena", "central-asia", "--draws", "0"]);
    for more in ["--domains", "--pooled", "--path", "--dyad=CHN:RUS"] {
        expect(0, &["judge", &case, "--draws", "0", "--school", "study-2019", more]);
    }
    in_every_format(0, &["compare", &case, "--draws", "0", "--differences"]);
}

#[test]
fn claims_of_the_shipped_case_fail_some_and_say_so() {
    let of =
        |format: &str| expect(1, &["claims", &shipped(), "--draws", "0", "--format", format]).out;
    assert!(!of("text").is_empty() && !of("table").is_empty());
    let claims: Vec<serde_json::Value> =
        serde_json::from_str(&of("json")).expect("a list of claims");
    assert!(claims.iter().all(|claim| claim["outcome"].is_string() && claim["reason"].is_array()));
    // A row for each test, and one for a claim without any.
    let tests = claims
        .iter()
        .map(|claim| claim["tests"].as_array().map_or(0, Vec::len).max(1))
        .sum::<usize>();
    let csv = of("csv");
    assert_eq!(
        (csv::Reader::from_reader(csv.as_bytes()).records().count(), of("md").lines().count() - 2),
        (tests, tests)
    );
    expect(0, &["claims", &shipped(), "--draws", "0", "--only", "supported"]);
    let bad = expect(2, &["claims", &shipped(), "--draws", "0", "--only", "nonsense"]);
    assert!(bad.err.contains("no claim fits --only"), "{}", bad.err);
}

#[test]
fn the_rest_on_the_shipped_case() {
    let case = shipped();
    in_every_format(0, &["balance", &case, "--arena", "central-asia"]);
    in_every_format(0, &["reliability", &case]);
    in_every_format(0, &["schools"]);
    expect(0, &["check", &case]);
    expect(0, &["check", &case, "--with", "outside"]);
    expect(1, &["check", &case, "--strict"]);
    for line in expect(0, &["check", &case, "--format", "json"]).out.lines() {
        serde_json::from_str::<serde_json::Value>(line).expect("a line is an object");
    }
    expect(0, &["fmt", "--check", &case]);
}

/// What a verdict, a claim, an event and a school rest on, as lines of a table.
#[test]
fn unfoldings_of_the_shipped_case() {
    let case = shipped();
    for what in ["E106", "fnd-01", "central-asia/sreb-to-crimea/study-2019"] {
        unfolding(&["why", &case, what, "--draws", "0"]);
    }
    unfolding(&["schools", "korolev-2016"]);
}

/// The rows of every format but JSON, which is the tree that `text` shows.
fn unfolding(args: &[&str]) {
    let with = |format: &str| expect(0, &[args, &["--format", format]].concat()).out;
    let csv = with("csv");
    assert!(csv.starts_with("depth,kind,label,value,events,source,page\r\n0,"), "{csv}");
    let rows =
        csv::Reader::from_reader(csv.as_bytes()).into_records().filter(Result::is_ok).count();
    assert_eq!(with("md").lines().count() - 2, rows);
    let tree: serde_json::Value = serde_json::from_str(&with("json")).expect("JSON");
    assert_eq!(lines(&tree), rows);
    assert!(!with("text").is_empty() && with("table").contains("kind"));
}

fn lines(node: &serde_json::Value) -> usize {
    1 + node["children"].as_array().map_or(0, |children| children.iter().map(lines).sum())
}

#[test]
fn coverage_of_the_shipped_case() {
    in_every_format(0, &["coverage", &shipped()]);
}

#[test]
fn shifts_of_the_shipped_case() {
    in_every_format(0, &["shift", &shipped()]);
}

#[test]
fn the_shipped_case_runs() {
    let out = tempfile::tempdir().expect("a folder");
    let (report, charts) = (out.path().join("report"), out.path().join("charts"));
    let (report, charts) = (report.display().to_string(), charts.display().to_string());
    let said = expect(
        0,
        &[
            "run",
            &shipped(),
            "--draws",
            "0",
            "--no-lock",
            "--format=json",
            "--out",
            &report,
            "--charts",
            &charts,
        ],
    );
    serde_json::from_str::<serde_json::Value>(&said.out).expect("the answer as JSON");
    assert!(
        crate::support::read(format!("{report}/report.html")).ends_with("</html>\n")
            || crate::support::read(format!("{report}/report.html")).ends_with("</html>")
    );
    assert!(std::path::Path::new(&charts).read_dir().expect("made").count() > 5);
}

#[test]
fn explain_knows_every_code_and_vocabulary() {
    let all = expect(0, &["explain"]).out;
    for page in counterpoise_diagnostic::pages() {
        assert!(all.contains(page.code.name()));
    }
    expect(0, &["explain", "e0303"]);
    for what in ["instruments", "domains", "directives"] {
        in_every_format(0, &["explain", what]);
    }
    in_every_format(0, &["explain"]);
    assert!(expect(2, &["explain", "E9999"]).err.contains("there is no code `E9999`"));
}

#[test]
fn the_help_of_every_command_has_an_example() {
    for command in COMMANDS {
        let help = expect(0, &[command, "--help"]).out;
        assert!(
            help.contains("Example") && help.contains(&format!("  counterpoise {command}")),
            "{command}:\n{help}"
        );
    }
    let whole = expect(0, &["--help"]).out;
    assert!(COMMANDS.iter().all(|c| whole.contains(&format!("\n  {c} "))), "{whole}");
}

#[test]
fn completions_and_manual_pages() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let words = expect(0, &["completions", shell]).out;
        assert!(words.contains("reliability") && words.contains("without"), "{words}");
    }
    assert!(expect(0, &["man"]).out.contains(".TH"));
    let folder = tempfile::tempdir().expect("a folder");
    expect(0, &["man", "--to", &folder.path().display().to_string()]);
    let pages = folder.path().read_dir().expect("made").count();
    assert!(pages > COMMANDS.len(), "{pages}");
}

#[test]
fn wrong_usage_exits_with_2_and_says_what_there_is() {
    let case = shipped();
    let wrong: &[(&[&str], &str)] = &[
        (&["jugde"], "judge"),
        (&["judge", &case, "--arena", "mars"], "there are global, "),
        (&["judge", &case, "--school", "mars"], "there are"),
        (&["judge", &case, "--period", "mars"], "there are"),
        (&["judge", &case, "--school", "korolev"], "did you mean `korolev-2016`? there are"),
        (&["judge", &case, "--dyad", "RUS"], "write SUBJECT:TARGET"),
        (&["judge", &case, "--dyad", "RUS:RUS"], "write SUBJECT:TARGET"),
        (&["judge", &case, "--draws", "1000001"], "1000000"),
        (
            &["judge", &case, "--set", "spread"],
            "the `=` and the value are missing, as in `spread=0.2`",
        ),
        (
            &["judge", &case, "--set", "spread="],
            "the value after `=` is missing, as in `spread=0.2`",
        ),
        (
            &["judge", &case, "--set", "=0.2"],
            "the name before `=` is missing; it is one of spread, aggregation, ",
        ),
        (
            &["judge", &case, "--set", "spread:0.2"],
            "between name and value stands one `=`: write `spread=0.2`",
        ),
        (
            &["judge", &case, "--set", "spread==0.2"],
            "between name and value stands one `=`: write `spread=0.2`",
        ),
        (
            &["judge", &case, "--set", "spread>=0.2"],
            "between name and value stands one `=`: write `spread=0.2`",
        ),
        (
            &["judge", &case, "--set", "spread = 0.2"],
            "no blanks stand about `=`: write `spread=0.2`",
        ),
        (
            &["judge", &case, "--set", "spread=inf"],
            "the value `inf` does not fit `spread`, which takes a number from 0 to 1, as in 0.2",
        ),
        (
            &["judge", &case, "--set", "undated=never"],
            "the value `never` does not fit `undated`, which takes one of `",
        ),
        (
            &["judge", &case, "--set", "reach=maybe"],
            "the value `maybe` does not fit `reach`, which takes one of `bearing`, `place`, `wider`",
        ),
        (
            &["judge", &case, "--set", "fewest-events=1.5"],
            "which takes a whole number from 0 to 1000",
        ),
        (
            &["judge", &case, "--set", "spraed=0.2"],
            "no choice is called `spraed`; did you mean `spread`? there are",
        ),
        (
            &["judge", &case, "--set", "colour=red"],
            "no choice is called `colour`; there are spread, aggregation, ",
        ),
        (&["balance", &case, "--mode", "nonsense"], "deed"),
        (&["balance", &case, "--source", "nobody"], "nobody"),
        (&["why", &case], "say what is to be unfolded"),
        (
            &["why", &case, "nothing"],
            "no claim, no hypothesis, no clue and no event is called `nothing`",
        ),
        (&["why", &case, "a/b"], "say what is to be unfolded"),
        (&["table", "evnts", &case], "there is no table `evnts`"),
        (&["schools", "nobody-1999"], "there are"),
        (&["table", "original", &format!("{case}/study.case")], "does not come from an import"),
    ];
    for (args, words) in wrong {
        let said = expect(2, args);
        assert!(
            said.err.contains(words) && said.out.is_empty(),
            "{args:?}\n{}\n{}",
            said.out,
            said.err
        );
    }
}

#[test]
fn a_set_that_is_not_declared_stops_the_command() {
    let said = expect(1, &["judge", &shipped(), "--with", "outsider"]);
    assert!(said.err.contains("no set is called `outsider`"), "{}", said.err);
}

#[test]
fn nobody_listening_to_messages_is_no_error() {
    let mut child = program()
        .args(["judge", "no/such/folder"])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("starts");
    drop(child.stderr.take());
    assert_eq!(child.wait().expect("ends").code(), Some(2));
}

#[test]
fn colours_only_where_they_are_wanted() {
    let broken = crate::support::here("broken").display().to_string();
    let has_colour = |command: &mut std::process::Command| said(command).out.contains('\u{1b}');
    assert!(!has_colour(program().args(["check", &broken])));
    assert!(has_colour(program().args(["check", &broken, "--color", "always"])));
    assert!(!has_colour(program().args(["check", &broken]).env("NO_COLOR", "1")));
    assert!(!has_colour(
        program().args(["check", &broken, "--color", "never"]).env("CLICOLOR_FORCE", "1")
    ));
}

#[test]
fn the_name_alone_greets_with_what_can_be_done() {
    let said = run(&[]);
    assert_eq!(said.code, Some(0));
    assert!(said.out.contains("Write a case\n  new "), "{}", said.out);
}
