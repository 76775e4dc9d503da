//! `counterfactual`: whole answers, every format, and files with something wrong in them.

use crate::support::{at, expect, here, read, run, write};

fn example() -> String {
    here("../../../../examples/sanctions-2014/gdp.csv").display().to_string()
}

fn asked<'a>(file: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    let words = [
        "counterfactual",
        file,
        "--unit",
        "Russia",
        "--outcome",
        "index",
        "--time",
        "year",
        "--treated-at",
        "2014",
    ];
    words.into_iter().chain(more.iter().copied()).collect()
}

#[test]
fn the_worked_example() {
    let file = example();
    let said = run(&asked(&file, &["--placebos"]));
    let expected = here("expected/counterfactual.txt");
    let old = if expected.exists() { read(&expected) } else { String::new() };
    let found = format!("{}{}", said.out, said.err);
    assert!(found == old, "expected/counterfactual.txt should be\n{found}<<<");
    // The same with one thread.
    let again = run(&[&["--threads", "1"], asked(&file, &["--placebos"]).as_slice()].concat());
    assert_eq!(again.out, said.out);
}

/// docs/counterfactual.md quotes these runs: what the program prints, and how the page rounds it.
#[test]
fn the_page_is_true() {
    let file = example();
    let page = read(here("../../../../docs/counterfactual.md"))
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let quoted = |method: &str, pairs: &[(&str, &str)]| {
        let said = run(&asked(&file, &["--placebos", "--method", method])).out;
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        for (printed, rounded) in pairs {
            assert!(said.contains(printed), "{method} does not print {printed}\n{said}");
            assert!(page.contains(rounded), "the page does not say {rounded}");
        }
    };
    quoted(
        "sc",
        &[
            ("Angola 0.466", "Angola 0.47, Algeria 0.22, Kuwait 0.16, Norway 0.15"),
            (
                "root mean squared gap 14.3, 7 percent of the plain mean's, 5 percent",
                "14.3 points: 7 per cent",
            ),
            (
                "rank 8 of 22 by the ratio of gaps after to gaps before, p = 0.364",
                "rank 8 of 22, p = 0.36",
            ),
            ("2014 to 2021: on average 59.6", "+60 points"),
            ("-110.752 -39.572 78.019", "-111 and -95 points"),
            ("-95.462 -47.584 125.851", "(-40 to 78, -48 to 126)"),
            (
                "treated in 2006 instead, the mean gap until the true date is -79.6 (ratio 12.3)",
                "mean gap -80, ratio 12",
            ),
            (
                "treated in 2010 instead, the mean gap until the true date is 6.84 (ratio 1.08)",
                "mean gap +7 until 2013",
            ),
            ("-93.8 (without Angola)", "mean gap -94 instead of +60"),
        ],
    );
    quoted(
        "sdid",
        &[("on average -20.5", "-21, interval -192 to 151"), ("from -192 to 151", "-192 to 151")],
    );
    quoted(
        "bsts",
        &[("on average -84.7", "-85, interval -175 to 6"), ("from -175 to 5.92", "-175 to 6")],
    );
    quoted(
        "its",
        &[
            ("The path before was no line", "the path before was no line (p = 0.005)"),
            ("(p = 0.00521)", "0.005"),
        ],
    );
}

#[test]
fn every_method_has_rows_in_every_format() {
    let file = example();
    for method in ["sc", "ridge-sc", "sdid", "its", "bsts"] {
        for show in ["path", "summary", "weights"] {
            let said = run(&asked(&file, &["--method", method, "--show", show, "--format", "csv"]));
            assert_eq!(said.code, Some(0), "{method} {show}: {}", said.err);
            assert!(said.out.lines().count() > 1, "{method} {show}");
        }
    }
    let json = run(&asked(&file, &["--format", "json"])).out;
    assert!(json.trim_start().starts_with('[') && json.contains("\"counterfactual\""), "{json}");
    assert!(run(&asked(&file, &["--format", "md"])).out.starts_with("| time"));
    expect(2, &asked(&file, &["--show", "placebos", "--format", "csv"]));
}

#[test]
fn charts_are_written() {
    let (file, folder) = (example(), tempfile::tempdir().expect("a folder"));
    let charts = at(&folder, "figures");
    run(&asked(&file, &["--placebos", "--charts", &charts]));
    for name in ["path.svg", "placebos.svg", "without.svg"] {
        assert!(read(format!("{charts}/{name}")).starts_with("<svg"), "{name}");
    }
}

#[test]
fn everything_that_is_wrong_is_said_with_its_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = at(&folder, "data.csv");
    write(
        &file,
        "unit,year,index\nRussia,2012,1\nRussia,2013,one\nNorway,spring,3\nRussia,2012,4\nNorway,2013\n",
    );
    let said = expect(2, &asked(&file, &[]));
    let wanted = [
        "data.csv:3: column `index`: `one` is no number",
        "data.csv:4: column `year`: `spring` is not a time",
        "data.csv:5: Russia 2012 stands already in line 2",
        "data.csv:6: 2 cells, and the heading has 3",
    ];
    for text in wanted {
        assert!(said.err.contains(text), "{text}\n{}", said.err);
    }
    write(
        &file,
        "unit,year,index\nRussia,2012,1\nRussia,2014,2\nNorway,2012,\nNorway,2014,3\nChile,2012,1\nChile,2014,1\n",
    );
    let said = expect(2, &asked(&file, &[]));
    assert!(
        said.err.contains("Norway: 2012") && said.err.contains("--drop-incomplete"),
        "{}",
        said.err
    );
    assert!(
        run(&asked(&file, &["--drop-incomplete"]))
            .out
            .contains("Left out for missing values: Norway.")
    );
    let wrong = |words: &[&str]| expect(2, words).err;
    assert!(wrong(&asked(&file, &["--unit-column", "units"])).contains("did you mean `unit`?"));
    assert!(wrong(&asked(&file, &["--from", "2014"])).contains("0 times before the treatment"));
    assert!(wrong(&asked(&file, &["--without", "Norwy"])).contains("did you mean `Norway`?"));
    assert!(wrong(&asked(&file, &["--without", "Norway,Chile"])).contains("there is no donor"));
    assert!(wrong(&asked(&file, &["--until", "2012"])).contains("the times end with 2012"));
}

#[test]
fn semicolons_decimal_commas_and_months() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = at(&folder, "data.csv");
    let mut text = "\u{feff}# a comment\nyear;unit;index\n".to_owned();
    for month in 1..=12 {
        text.push_str(&format!(
            "2014-{month:02};Russia;{month},5\n2014-{month:02};Norway;{},5\n2014-{month:02};Chile;{month},0\n",
            13 - month
        ));
    }
    write(&file, &text);
    let words = [
        "counterfactual",
        &file,
        "--unit",
        "Russia",
        "--outcome",
        "index",
        "--time",
        "year",
        "--treated-at",
        "2014-09",
    ];
    let said = expect(
        0,
        &[
            words.as_slice(),
            &["--unit-column", "unit", "--method", "its", "--show", "weights", "--format", "csv"],
        ]
        .concat(),
    );
    assert!(said.out.contains("slope before,12,"), "{}", said.out);
}

#[test]
fn a_poor_fit_says_nothing_and_exits_with_1() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = at(&folder, "data.csv");
    let row = |year: i32| {
        format!(
            "Russia,{year},{}\nNorway,{year},{}\nChile,{year},{}\n",
            900 + (year * 7) % 11,
            year % 3,
            year % 5
        )
    };
    write(&file, &format!("unit,year,index\n{}", (2000..2020).map(row).collect::<String>()));
    let said = expect(1, &asked(&file, &["--placebos"]));
    assert!(said.out.contains("Nothing can be said: before the treatment"), "{}", said.out);
    assert!(said.out.contains("above all of them at 14 times"), "{}", said.out);
}

/// A panel of three units over ten years, the first between the others until it is treated in 2006.
fn panel() -> Vec<String> {
    let of = |(name, above): (&str, f64)| {
        let value = move |year: usize| {
            let gap = if above == 0.0 && year >= 2006 { 5.0 } else { 0.0 };
            let wave = if above == 0.0 { 0 } else { year % 3 };
            50.0 + above + 1.5 * (year - 2000) as f64 + 0.2 * wave as f64 - gap
        };
        let name = name.to_owned();
        (2000..2010).map(move |year| format!("{name},{year},{:.1}", value(year)))
    };
    [("Aland", 0.0), ("Bland", 5.0), ("Cland", -5.0)].into_iter().flat_map(of).collect()
}

/// Rows in any order, numbers for names and large values are read; what is missing or stands twice
/// is named with its unit and time; one time before is enough to be counted as one.
#[test]
fn panels_as_people_bring_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = at(&folder, "panel.csv");
    let asked = |unit: &str, rows: &[String], code| {
        write(&file, &format!("unit,year,y\n{}\n", rows.join("\n")));
        let words = ["counterfactual", &file, "--unit", unit, "--outcome", "y"];
        expect(code, &[&words[..], &["--time", "year", "--treated-at", "2006"]].concat())
    };
    let rows = panel();
    let whole = asked("Aland", &rows, 0).out;
    assert!(whole.contains("synthetic control, 2 donors, 6 times before and 4 after"), "{whole}");
    let reversed: Vec<String> =
        rows.chunks(10).flat_map(|unit| unit.iter().rev()).cloned().collect();
    assert_eq!(asked("Aland", &reversed, 0).out, whole);
    let blanks: Vec<String> = rows.iter().map(|row| row.replace(',', " , ")).collect();
    assert_eq!(asked("Aland", &blanks, 0).out, whole);
    let numbered: Vec<String> = rows.iter().map(|row| row.replace("land", "")).collect();
    let numbered: Vec<String> = numbered
        .iter()
        .map(|row| row.replace('A', "101").replace('B', "102").replace('C', "103"))
        .collect();
    assert!(asked("101", &numbered, 0).out.contains("2 donors, 6 times before and 4 after"));
    let large: Vec<String> = rows.iter().map(|row| format!("{row}e8")).collect();
    assert!(asked("Aland", &large, 0).out.contains("6 times before"));
    let doubled = [&rows[..], &rows[13..14]].concat();
    assert!(
        asked("Aland", &doubled, 2)
            .err
            .contains("panel.csv:32: Bland 2003 stands already in line 15")
    );
    let missing = [&rows[..13], &["Bland,2003,".to_owned()], &rows[14..]].concat();
    assert!(asked("Aland", &missing, 2).err.contains("  Bland: 2003\n"));
    let without: Vec<String> = rows.iter().filter(|row| !row.contains(",2003,")).cloned().collect();
    assert!(asked("Aland", &without, 0).out.contains("5 times before and 4 after"));
}
