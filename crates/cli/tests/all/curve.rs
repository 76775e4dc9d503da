//! `curve`: the specification curve of the reference data, every format, and files with something
//! wrong in them.

use crate::support::{at, expect, here, read, write};
use std::path::Path;
use tempfile::TempDir;

/// The simulated data of the reference specification curve, as a table.
fn simulated() -> TempDir {
    let file = read(here("../../../multiverse/tests/data/m10_multiverse.json"));
    let file: serde_json::Value = serde_json::from_str(&file).expect("JSON");
    let columns = file["data"].as_object().expect("columns");
    let heads: Vec<&str> = columns.keys().map(String::as_str).collect();
    let rows = columns["T"].as_array().expect("a column").len();
    let row = |at: usize| {
        heads.iter().map(|head| columns[*head][at].to_string()).collect::<Vec<_>>().join(",")
    };
    let lines: Vec<String> = std::iter::once(heads.join(",")).chain((0..rows).map(row)).collect();
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path().join("simulated.csv"), &lines.join("\n"));
    folder
}

const ASKED: &str =
    "--outcome y1,y2,y3 --standardise --treatment T --controls c1,c2,c3 --subset sub=1";

fn asked<'a>(file: &'a str, words: &'a str) -> Vec<&'a str> {
    ["curve", file].into_iter().chain(words.split(' ')).collect()
}

/// docs/robustness.md shows this very answer; the numbers are those of numpy (see the reference
/// tests of the crate).
#[test]
fn the_page_is_true() {
    let folder = simulated();
    let file = at(&folder, "simulated.csv");
    let said = expect(0, &asked(&file, ASKED)).out;
    let page = read(here("../../../../docs/robustness.md"));
    assert!(
        page.contains(&format!("counterpoise curve simulated.csv {}", ASKED.replace("  ", " ")))
    );
    assert!(page.contains(said.trim_end()), "{said}");
    let one = expect(0, &[asked(&file, ASKED), vec!["--threads", "1"]].concat()).out;
    assert_eq!(one, said);
}

#[test]
fn every_specification_is_a_row() {
    let folder = simulated();
    let file = at(&folder, "simulated.csv");
    let csv = expect(0, &asked(&file, &format!("{ASKED} --format csv"))).out;
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(
        (lines.len(), lines[0]),
        (49, "outcome,controls,sample,n,coefficient,standard error,t,df,p")
    );
    let coefficients: Vec<f64> =
        expect(0, &asked(&file, &format!("{ASKED} --format json --permutations 0")))
            .out
            .lines()
            .filter_map(coefficient)
            .collect();
    assert!(coefficients.len() == 48 && coefficients.windows(2).all(|pair| pair[0] <= pair[1]));
    let test = expect(0, &asked(&file, &format!("{ASKED} --show test --format csv"))).out;
    assert!(test.contains("\nStouffer's Z,-4.31944106"), "{test}");
    let none = expect(0, &asked(&file, &format!("{ASKED} --permutations 0")));
    assert!(none.out.contains("was not tested"), "{}", none.out);
    assert!(expect(0, &asked(&file, &format!("{ASKED} --format md"))).out.starts_with("| outcome"));
}

fn coefficient(line: &str) -> Option<f64> {
    let row: serde_json::Value = serde_json::from_str(line.trim_end_matches(',')).ok()?;
    row["coefficient"].as_f64()
}

#[test]
fn the_curve_is_drawn() {
    let folder = simulated();
    let (file, figures) = (at(&folder, "simulated.csv"), at(&folder, "figures"));
    expect(0, &asked(&file, &format!("{ASKED} --charts {figures}")));
    let svg = read(Path::new(&figures).join("curve.svg"));
    for word in ["<svg", "48 specifications", "Outcome", "Controls", "sub=1", "not signif."] {
        assert!(svg.contains(word), "{word}");
    }
}

/// Rows with a missing value are left out of every specification, and it is said.
#[test]
fn missing_values_are_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = at(&folder, "few.csv");
    write(
        Path::new(&file),
        "y;x;c\n1,5;0;1\n2;1;NA\n0,5;0;2\n3;1;1\n2;1;3\n1;0;..\n2,5;1;0\n;0;1\n",
    );
    let said = expect(0, &asked(&file, "--outcome y --treatment x --controls c")).out;
    assert!(
        said.contains(
            "Left out of all specifications: 3 of 8 rows, with values missing in y (1), c (2)."
        ),
        "{said}"
    );
}

#[test]
fn what_is_wrong_is_said() {
    let folder = simulated();
    let file = at(&folder, "simulated.csv");
    let bad = |name: &str, text: &str| {
        let path = at(&folder, name);
        write(Path::new(&path), text);
        path
    };
    let text = bad("text.csv", "y,x,c\n1,0,1\n2,one,2\n3,1,two\n4,0\n");
    let exact = bad("exact.csv", "y,x,c\n1,0,1\n2,1,2\n3,1,3\n4,0,4\n5,1,5\n");
    let gaps = bad("gaps.csv", "y,x,c\n,0,1\n2,,2\n3,1,NA\n");
    let empty = bad("empty.csv", "y,x,c\n");
    let wrong: [(&str, &str, &str); 12] = [
        (
            &file,
            "--outcome y4 --treatment T",
            "no column `y4`; it has T, c1, c2, c3, sub, y1, y2, y3",
        ),
        (&file, "--outcome y1 --treatment T --controls y1", "`y1` is named twice"),
        (&file, "--outcome y1 --treatment T --subset sub", "write COLUMN=VALUE"),
        (&file, "--outcome y1 --treatment T --subset sub=2", "no row has that; `sub` has 0, 1"),
        (&file, "--outcome y1 --treatment T --level 5", "between 0 and 1"),
        (
            &file,
            "--outcome y1 --treatment T --controls a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q",
            "name at most 16",
        ),
        (
            &text,
            "--outcome y --treatment x --controls c",
            "text.csv:3: column `x`: `one` is no number",
        ),
        (
            &text,
            "--outcome y --treatment x --controls c",
            "text.csv:4: column `c`: `two` is no number",
        ),
        (
            &text,
            "--outcome y --treatment x --controls c",
            "text.csv:5: 2 cells, and the heading has 3",
        ),
        (
            &exact,
            "--outcome y --treatment x --controls c",
            "in the sample `all` the outcome `y` is explained exactly",
        ),
        (
            &gaps,
            "--outcome y --treatment x --controls c",
            "no row of 3 has every value; missing: `x` in 1, `y` in 1, `c` in 1",
        ),
        (&empty, "--outcome y --treatment x", "no rows"),
    ];
    for (file, words, message) in wrong {
        let said = expect(2, &asked(file, words)).err;
        assert!(said.contains(message), "{words}:\n{said}");
    }
}
