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
    for word in ["<svg", "48 specifications", "Outcome", "Controls", "sub=1", "not significant"] {
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
    let words = bad("words.csv", "y,x,c\n1,low,1\n2,high,2\n3,low,3\n4,high,4\n");
    let constant = bad("constant.csv", "y,x,k\n1,0,3\n3,1,3\n2,0,3\n5,1,3\n4,0,3\n");
    let exact = bad("exact.csv", "y,x,c\n1,0,1\n2,1,2\n3,1,3\n4,0,4\n5,1,5\n");
    let gaps = bad("gaps.csv", "y,x,c\n,0,1\n2,,2\n3,1,NA\n");
    let empty = bad("empty.csv", "y,x,c\n");
    let wrong: [(&str, &str, &str); 15] = [
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
        (
            &words,
            "--outcome y --treatment x",
            "words.csv:2: column `x`: `low` is no number, nor is any other cell of it; words can be a control",
        ),
        (
            &constant,
            "--outcome y --treatment x --always k",
            "no specification is left. `k` does not vary: 1 specification with it left out.",
        ),
        (&file, "--outcome y1 --treatment T --controls c1+c2 --always c2", "`c2` is named twice"),
    ];
    for (file, words, message) in wrong {
        let said = expect(2, &asked(file, words)).err;
        assert!(said.contains(message), "{words}:\n{said}");
    }
}

/// Made up, with a category, a column that is twice another and one more, and a constant.
const REGIONS: &str = "\
y,x,a,b,region,a2,k\n\
0.4,1.0,-1.2,0.0,asia,-1.4,3\n\
0.0,-0.3,-1.3,-0.5,europe,-1.6,3\n\
-0.8,0.2,-1.2,-1.7,africa,-1.4,3\n\
1.8,1.0,1.5,1.4,asia,4.0,3\n\
0.6,0.0,2.6,0.5,europe,6.2,3\n\
-1.2,-0.3,0.1,0.2,africa,1.2,3\n\
1.9,1.7,0.3,0.8,asia,1.6,3\n\
-2.5,-2.4,-1.8,0.2,europe,-2.6,3\n\
-2.3,-1.4,-1.5,-0.4,africa,-2.0,3\n\
3.1,2.7,3.3,0.9,asia,7.6,3\n\
-0.4,-0.5,-0.3,0.6,europe,0.4,3\n\
-0.9,0.6,0.1,-1.0,africa,1.2,3\n\
3.1,1.9,1.9,0.1,asia,4.8,3\n\
1.2,1.1,1.0,-0.3,europe,3.0,3\n\
-0.7,0.7,1.3,1.0,africa,3.6,3\n\
2.3,2.5,0.8,0.7,asia,2.6,3\n\
0.4,0.2,0.6,0.7,europe,2.2,3\n\
-1.5,-0.9,0.2,-0.5,africa,1.4,3\n\
2.4,1.7,0.6,1.7,asia,2.2,3\n\
0.9,0.2,0.8,0.9,europe,2.6,3\n\
1.4,0.0,1.8,0.2,africa,4.6,3\n\
0.8,1.5,0.2,1.0,asia,1.4,3\n\
1.6,0.8,2.4,2.5,europe,5.8,3\n\
-0.5,-0.1,0.1,-0.9,africa,1.2,3\n";

fn regions() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path().join("regions.csv"), REGIONS);
    folder
}

/// The rows of a curve by their controls: coefficient, standard error, t, degrees of freedom, p.
fn estimates(file: &str, words: &str) -> Vec<(String, [f64; 5])> {
    let words = format!("{words} --permutations 0 --format json");
    let said = expect(0, &asked(file, &words)).out;
    let rows: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    let number = |row: &serde_json::Value, name: &str| row[name].as_f64().expect("a number");
    let row = |row: &serde_json::Value| {
        let names = ["coefficient", "standard error", "t", "df", "p"];
        (
            row["controls"].as_str().unwrap_or_default().to_owned(),
            names.map(|name| number(row, name)),
        )
    };
    rows.as_array().expect("rows").iter().map(row).collect()
}

/// Ordinary least squares of Python's statsmodels 0.15.0: `smf.ols("y ~ x + a + C(region)")` and so
/// on, whose reference level is the first in the order of letters, too.
#[test]
fn a_category_a_group_and_what_always_stands_are_those_of_statsmodels() {
    let folder = regions();
    let file = at(&folder, "regions.csv");
    let expected: [(&str, [f64; 5]); 8] = [
        (
            "",
            [
                1.1510955434878472,
                0.1379166180043168,
                8.346315042700786,
                22.0,
                2.9004147227672074e-08,
            ],
        ),
        (
            "a",
            [
                0.9223047988972071,
                0.1496957155519088,
                6.161197035578394,
                21.0,
                4.109333004974118e-06,
            ],
        ),
        (
            "b",
            [
                1.0345337348484753,
                0.1367733756607065,
                7.563853197678191,
                21.0,
                1.9989348912651843e-07,
            ],
        ),
        (
            "region",
            [
                1.0675711391066862,
                0.18514772459800327,
                5.7660505492282965,
                20.0,
                1.2144348975612772e-05,
            ],
        ),
        (
            "a, region",
            [
                0.6392999144402529,
                0.19551546720283425,
                3.269817593392864,
                19.0,
                0.0040300783533820045,
            ],
        ),
        (
            "b, region",
            [
                1.0351304056907096,
                0.18665050278892664,
                5.545821683969878,
                19.0,
                2.384534500744493e-05,
            ],
        ),
        (
            "b, a",
            [
                0.9028474480961701,
                0.14737584452074412,
                6.1261562302300385,
                20.0,
                5.497080257157224e-06,
            ],
        ),
        (
            "b, a, region",
            [
                0.6094871363533447,
                0.20590762615508498,
                2.9600027339166775,
                18.0,
                0.00838285915747429,
            ],
        ),
    ];
    let same = |found: &[(String, [f64; 5])], wanted: &[&str]| {
        assert_eq!(found.len(), wanted.len(), "{found:?}");
        for name in wanted {
            // A group is its columns.
            let plain = name.replace('+', ", ");
            let own = &found.iter().find(|it| it.0 == *name).expect("the specification").1;
            let of = &expected.iter().find(|it| it.0 == plain).expect("the reference").1;
            for (own, of) in own.iter().zip(of) {
                // Printed with twelve decimals.
                assert!((own - of).abs() <= 1e-9 * of.abs() + 1e-12, "{name}: {own} for {of}");
            }
        }
    };
    let plain = "--outcome y --treatment x --controls";
    same(&estimates(&file, &format!("{plain} a,region")), &["", "a", "region", "a, region"]);
    let always = format!("{plain} a,region --always b");
    same(&estimates(&file, &always), &["b", "b, a", "b, region", "b, a, region"]);
    same(&estimates(&file, &format!("{plain} b+a,region")), &["", "b+a", "region", "b+a, region"]);
    let said = expect(0, &asked(&file, &format!("{always} --permutations 0"))).out;
    for sentence in [
        "4 specifications: 1 outcome, 4 sets of controls, always with b, 1 sample",
        "`region` is a category of 3 words, held against the first, `africa`.",
    ] {
        assert!(said.contains(sentence), "{said}");
    }
}

/// As `lm` of R drops aliased columns and says so; what is left is estimated as without them.
#[test]
fn a_column_that_is_too_much_is_named() {
    let folder = regions();
    let file = at(&folder, "regions.csv");
    let words = "--outcome y --treatment x --controls a,a2,k";
    let said = expect(0, &asked(&file, &format!("{words} --permutations 9"))).out;
    let text = said.replace('\n', " ");
    for sentence in [
        "3 specifications: 1 outcome, 8 sets of controls, 1 sample, 5 left out",
        "`a2` depends on the treatment and the controls before it: 2 specifications with it left out.",
        "`k` does not vary: 3 specifications with it left out.",
    ] {
        assert!(text.contains(sentence), "{said}");
    }
    let found = estimates(&file, words);
    let names: Vec<&str> = found.iter().map(|it| it.0.as_str()).collect();
    assert_eq!(names.len(), 3);
    for name in ["", "a", "a2"] {
        assert!(names.contains(&name), "{names:?}");
    }
    let rows = expect(0, &asked(&file, &format!("{words} --permutations 0 --format csv")));
    assert!(rows.err.contains("`k` does not vary"), "{}", rows.err);
}
