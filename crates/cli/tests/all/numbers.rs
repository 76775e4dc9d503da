//! What programs read: numbers as numbers, ranges with two ends, nothing as null, and no thousands
//! signs.

use crate::support::{at, expect, here, root, small, write};
use serde_json::Value;

fn case() -> String {
    here("small").display().to_string()
}

fn json(args: &[&str]) -> Vec<Value> {
    let out = expect(0, &[args, &["--format", "json"]].concat()).out;
    serde_json::from_str::<Value>(&out).expect("JSON").as_array().expect("rows").clone()
}

fn columns(args: &[&str]) -> Vec<String> {
    let out = expect(0, &[args, &["--format", "csv"]].concat()).out;
    csv::Reader::from_reader(out.as_bytes())
        .headers()
        .expect("a header")
        .iter()
        .map(str::to_owned)
        .collect()
}

#[test]
fn judge_writes_names_and_probabilities() {
    let case = case();
    let rows = json(&["judge", &case, "--arena", "central-asia"]);
    for row in &rows {
        let probabilities = row["probabilities"].as_object().expect("an object");
        let sum: f64 = probabilities.values().map(|p| p.as_f64().expect("a number")).sum();
        assert!((sum - 1.0).abs() < 1e-5 && probabilities.contains_key("none"), "{row}");
        let set = row["set"].as_array().expect("a list");
        assert!(
            set.iter().all(|label| probabilities.contains_key(label.as_str().expect("a name"))),
            "{row}"
        );
        let known = row["stance"]["state"] == "known";
        assert_eq!(row["stance"]["share"].is_array(), known, "{row}");
        assert!(
            row["arena"].is_string() && row["domain"].is_null() && row["reason"].is_string(),
            "{row}"
        );
    }
    let without_draws = json(&["judge", &case, "--draws", "0"]);
    assert!(without_draws.iter().all(|r| r["set"].is_null()), "nothing was drawn: null, not empty");
    let names = columns(&["judge", &case]);
    assert!(names.contains(&"reason".to_owned()) && names.contains(&"probability".to_owned()));
    let points = json(&["judge", &case, "--path", "--school", "study-2019"]);
    assert!(
        points.iter().any(|p| p["90%"]["low"].as_f64() < p["90%"]["high"].as_f64()),
        "{points:?}"
    );
}

#[test]
fn the_other_commands_do_so_too() {
    let case = case();
    let alpha = json(&["reliability", &case]);
    assert!(
        alpha[0]["alpha"].is_f64()
            && alpha[0]["95%"]["high"].is_number()
            && alpha[0]["coders"].is_array()
    );
    let balance = json(&["balance", &case]);
    assert!(
        balance[0]["accommodates"].is_null()
            && balance[0]["resists"].is_number()
            && balance[0]["net"].is_number()
    );
    let compared = json(&["compare", &case]);
    let silent = |r: &Value| r["verdict"] == "out of scope" || r["verdict"] == "no evidence";
    assert!(
        compared
            .iter()
            .all(|r| r["probability"].is_number() != silent(r) && r["verdict"].is_string())
    );
    let covered = json(&["coverage", &case]);
    assert!(covered.iter().all(|r| r["events"].is_u64() && r["searched"].is_boolean()));
    let schools = json(&["schools"]);
    assert!(schools.iter().all(|r| r["year"].is_u64() && r["labels"].is_array()));
}

#[test]
fn the_numbers_of_csv_are_those_of_json() {
    let case = case();
    let rows = json(&["judge", &case]);
    let out = expect(0, &["judge", &case, "--format", "csv"]).out;
    let mut reader = csv::Reader::from_reader(out.as_bytes());
    let at = reader
        .headers()
        .expect("a header")
        .iter()
        .position(|h| h == "against")
        .expect("the column");
    let lows: Vec<f64> =
        reader.records().filter_map(|r| r.expect("a row")[at].parse().ok()).collect();
    let known = rows.iter().filter(|r| r["stance"]["state"] == "known");
    let same: Vec<f64> =
        known.map(|r| r["stance"]["against"].as_f64().expect("a number")).collect();
    // JSON has six digits.
    assert_eq!(lows.len(), same.len());
    assert!(lows.iter().zip(&same).all(|(a, b)| (a - b).abs() < 1e-6), "{lows:?} {same:?}");
}

/// A case with many slips of two kinds.
fn slips(n: usize) -> tempfile::TempDir {
    let folder = small();
    let event = |n: usize| {
        format!(
            "event 2014 RUS -> CHN \"Act {n}\"\n  id: X{n}\n  deed, reisst\n  domian: energy\n  cite: @s1\n"
        )
    };
    write(folder.path().join("slips.case"), &(0..n).map(event).collect::<String>());
    folder
}

#[test]
fn check_shows_the_first_five_of_a_code_and_counts_all() {
    let folder = slips(40);
    let few = expect(1, &["check", &root(&folder)]).out;
    assert_eq!(few.matches("error[E0107]").count(), 5, "{few}");
    assert!(
        few.contains("... and 35 more of E0107 (see them all: check --all; why: explain E0107)\n"),
        "{few}"
    );
    assert!(few.contains("120 errors") || few.contains("80 errors, "), "{few}");
    let all = expect(1, &["check", &root(&folder), "--all", "--concise"]).out;
    assert_eq!(all.matches("error[E0107]").count(), 40);
    assert!(!all.contains("more of"));
    assert_eq!(few.lines().last(), all.lines().last(), "the summary counts all");
}

#[test]
fn check_in_rows_holds_everything() {
    let folder = slips(40);
    let check = |format: &str| expect(1, &["check", &root(&folder), "--format", format]).out;
    let csv = check("csv");
    assert!(csv.starts_with("file,line,column,severity,code,message,help\r\n"), "{csv}");
    assert!(
        csv.contains(
            "slips.case,4,3,error,E0107,`event` has no field `domian:`,did you mean `domain`?\r\n"
        ),
        "{csv}"
    );
    let rows = csv.lines().count() - 1;
    let lines: Vec<Value> =
        check("json").lines().map(|l| serde_json::from_str(l).expect("an object")).collect();
    assert_eq!((lines.len(), check("md").lines().count() - 2), (rows, rows));
    assert!(lines.iter().all(|l| l["code"].is_string() && l["line"].is_number()));
    assert!(check("table").contains("error[E0107]"), "the table of `check` is for reading");
}

#[test]
fn import_tells_three_rows_of_a_kind_and_numbers_the_rest() {
    let folder = small();
    let mut sheet = "id,date,actor,target,title,mode,source\n".to_owned();
    for n in 2..=40 {
        let source = if n == 8 { String::new() } else { format!("Nobody 2014 {n}") };
        sheet += &format!("E{n},2014-05-21,RUS,CHN,Act {n},deed,{source}\n");
    }
    write(at(&folder, "sheet.csv"), &sheet);
    let args = ["import", &at(&folder, "sheet.csv"), "--case", &root(&folder)];
    let said = expect(0, &args);
    assert!(said.out.contains("event 2014-05-21 RUS -> CHN \"Act 40\""));
    let told: Vec<&str> = said.err.lines().filter(|l| l.contains("column source")).collect();
    assert_eq!(told.len(), 3, "{}", said.err);
    assert!(said.err.contains("  and 35 more rows like these: 5-7, 9-40\n"), "{}", said.err);
    let rows = expect(0, &[&args[..], &["--format", "json"]].concat());
    let rows: Vec<Value> = serde_json::from_str(&rows.out).expect("JSON");
    assert_eq!(rows.iter().filter(|r| r["column"] == "source").count(), 38);
    assert_eq!((&rows[0]["severity"], &rows[0]["row"]), (&Value::from("warning"), &Value::from(2)));
}

#[test]
fn fmt_lists_what_would_change() {
    let folder = small();
    write(folder.path().join("ragged.case"), "set   more    \"More\"");
    let list =
        |format: &str| expect(1, &["fmt", "--check", &root(&folder), "--format", format]).out;
    assert!(list("csv").ends_with("ragged.case,would change\r\n"), "{}", list("csv"));
    let json: Vec<Value> = serde_json::from_str(&list("json")).expect("JSON");
    assert_eq!((json.len(), &json[0]["what"]), (1, &Value::from("would change")));
    assert!(list("md").contains("| would change |") && list("table").contains("would change"));
}
