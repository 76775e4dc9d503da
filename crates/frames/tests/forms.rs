//! Rows as typed columns, columns as rows.

use counterpoise_frames::{
    Cell, Column, Datum, Frame, Table, Values, formulas, frame_csv, to_arrow, to_csv,
    to_csv_for_excel, to_guided_xlsx, to_json, to_latex, to_markdown, to_parquet, to_stata,
    to_text, to_xlsx, without_apostrophe,
};

fn rows() -> Table {
    Table::new(&["period", "verdict", "its probability", "90%", "holds", "acts", "reason", "none"])
        .ranges(&["90%"])
        .with([
            [
                Cell::from("before"),
                Cell::from(vec!["hedging".to_owned(), "other".to_owned()]),
                Cell::Number(0.1 + 0.2),
                Cell::Range(0.25, 0.5),
                Cell::Truth(true),
                Cell::from(3),
                Cell::from("12"),
                Cell::Nothing,
            ],
            [
                Cell::from("after"),
                Cell::Nothing,
                Cell::Nothing,
                Cell::Nothing,
                Cell::Truth(false),
                Cell::from(40),
                Cell::from("split"),
                Cell::Nothing,
            ],
        ])
}

#[test]
fn rows_become_typed_columns() {
    let frame = rows().frame("two periods");
    let types: Vec<(&str, &str, &str)> = frame
        .columns
        .iter()
        .map(|column| {
            let kind = match column.values {
                Values::Text(_) => "text",
                Values::Integer(_) => "integer",
                Values::Real(_) => "real",
                Values::Day(_) => "day",
                Values::Words(_) => "words",
            };
            (column.name.as_str(), column.label.as_str(), kind)
        })
        .collect();
    let expected = [
        ("period", "period", "text"),
        ("verdict", "verdict", "text"),
        ("its_probability", "its probability", "real"),
        ("p90_low", "90% low", "real"),
        ("p90_high", "90% high", "real"),
        ("holds", "holds", "integer"),
        ("acts", "acts", "integer"),
        ("reason", "reason", "text"),
        ("none", "none", "text"),
    ];
    assert_eq!(types, expected);
    let csv = "period,verdict,its_probability,p90_low,p90_high,holds,acts,reason,none\n\
               before,hedging; other,0.3,0.25,0.5,1,3,12,\nafter,,,,,0,40,split,\n";
    assert_eq!(String::from_utf8(frame_csv(&frame)).unwrap(), csv);
}

#[test]
fn no_two_columns_have_one_name() {
    let frame = Table::new(&["net %", "net", "Net"]).with([[1.0, 2.0, 3.0]]).frame("");
    let names: Vec<&str> = frame.columns.iter().map(|column| column.name.as_str()).collect();
    assert_eq!(names, ["net", "net_2", "net_3"]);
}

fn columns() -> Frame {
    let share = Column {
        name: "share".to_owned(),
        label: "Share of trade".to_owned(),
        unit: "0 to 1".to_owned(),
        status: true,
        values: Values::Real(vec![Datum::Value(0.25), Datum::OutsideCoverage]),
    };
    let day = Column {
        name: "day".to_owned(),
        label: String::new(),
        unit: String::new(),
        status: false,
        values: Values::Day(vec![Datum::Value(16_147), Datum::Value(-40_000)]),
    };
    Frame {
        label: "An example".to_owned(),
        notes: vec!["a note".to_owned()],
        columns: vec![share, day],
    }
}

#[test]
fn columns_become_rows() {
    let table = columns().table();
    let md = "| share | share\\_status | day |\n| --- | --- | --- |\n\
              | 0.25 | value | 2014-03-18 |\n|  | outside coverage | 1860-06-26 |\n";
    assert_eq!(to_markdown(&table), md);
    let json = "[\n{\"share\":0.25,\"share_status\":\"value\",\"day\":\"2014-03-18\"},\n\
                {\"share\":null,\"share_status\":\"outside coverage\",\"day\":\"1860-06-26\"}\n]\n";
    assert_eq!(to_json(&table), json);
    assert!(to_text(&table, 80).contains("outside coverage"));
}

/// What begins as a formula does is a text to Excel where that is asked for, and counted in any
/// case; numbers are numbers.
#[test]
fn formulas_are_texts_for_excel() {
    let row = |cells: [&str; 4]| cells.map(|text| Cell::Text(text.to_owned()));
    let live = row(["=1+1", "+7 (495) 1", "-0044-03-15", "@SUM(A1)"]);
    let harmless = row(["->", "+3.5%", "-", "@key p. 1 (note)"]);
    let odd = row(["\tx", "\rx", "＝1+1", "'=1"]);
    let numbers = [
        Cell::Number(-2.5),
        Cell::Number(f64::NEG_INFINITY),
        Cell::Written("-3,5".to_owned()),
        Cell::List(vec!["=a".to_owned(), "b".to_owned()]),
    ];
    let table = Table::new(&["a", "b", "-c", "d"]).with([live, harmless, odd, numbers]);
    let excel = String::from_utf8(to_csv_for_excel(&table)).unwrap();
    let expected = "\u{feff}a,b,'-c,d\r\n'=1+1,'+7 (495) 1,'-0044-03-15,'@SUM(A1)\r\n->,+3.5%,-,@key p. 1 (note)\r\n\
                    '\tx,\"'\rx\",'＝1+1,''=1\r\n-2.5,-inf,\"-3,5\",'=a; b\r\n";
    assert_eq!(excel, expected);
    for text in ["=1+1", "'=1", "''=1", "-0044-03-15", "\tx", "'tis", "'", "->", "", "'-5"] {
        let one = Table::new(&["a"]).with([[Cell::Text(text.to_owned())]]);
        let bytes = to_csv_for_excel(&one);
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        let cell = reader.records().next().map_or_else(String::new, |r| r.unwrap()[0].to_owned());
        assert_eq!(without_apostrophe(&cell), text);
    }
    assert_eq!(formulas(&table), Some((9, "-c".to_owned())));
    let plain = String::from_utf8(to_csv(&table, false)).unwrap();
    assert!(plain.contains("\r\n=1+1,+7 (495) 1,-0044-03-15,@SUM(A1)\r\n"), "{plain}");
    assert_eq!(formulas(&Table::new(&["a"]).with([["-5"], ["x"]])), None);
}

#[test]
fn markdown_is_words_in_a_table() {
    let odd = ["*a* _b_ `c` [d](e)", "~~f~~ \\| <b>", "R&D &lt; &#60;", "one\r\ntwo\rthree"];
    let table = Table::new(&["a_b", "b", "c", "d"]).with([odd]);
    let expected = "| a\\_b | b | c | d |\n| --- | --- | --- | --- |\n| \\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \
                    | \\~\\~f\\~\\~ \\\\\\| &lt;b> | R&D &amp;lt; &amp;#60; | one<br>two<br>three |\n";
    assert_eq!(to_markdown(&table), expected);
}

#[test]
fn every_form_for_programs_is_the_same_twice() {
    for frame in [columns(), rows().frame("two periods"), Frame::default()] {
        let forms = || {
            [
                to_parquet(&frame).unwrap(),
                to_arrow(&frame).unwrap(),
                to_stata(&frame),
                to_xlsx(&frame).unwrap(),
            ]
        };
        assert_eq!(forms(), forms());
    }
    assert!(to_xlsx(&columns()).unwrap().starts_with(b"PK"));
}

/// What a guide names and the table has not is left out; a note that is too long says so.
#[test]
fn a_guide_that_does_not_fit_is_no_fault() {
    let mut table = Table::new(&["word"])
        .with([["a"]])
        .choices("elsewhere", vec!["b".to_owned()], false)
        .choices("word", Vec::new(), false)
        .choices("word", vec!["with, comma".to_owned(), "a".to_owned()], true);
    table.note(0, "elsewhere", "nobody sees this".to_owned());
    table.note(7, "word", "nor this".to_owned());
    table.note(0, "word", "\u{1f30d}".repeat(40_000));
    let book = || to_guided_xlsx(&table.frame("a guide"), &table.guide).unwrap();
    assert!(book().starts_with(b"PK"));
    assert_eq!(book(), book());
}

/// A column that is said to hold numbers is one of numbers where none is given yet.
#[test]
fn a_column_of_numbers_without_any() {
    let frame = Table::new(&["a", "b"]).with([["", "x"]]).numbers(&["a"]).frame("");
    assert_eq!(frame.columns[0].values, Values::Real(vec![Datum::Missing]));
}

#[test]
fn a_sheet_that_would_be_too_long_is_refused() {
    let column = Column {
        name: "n".to_owned(),
        label: String::new(),
        unit: String::new(),
        status: false,
        values: Values::Integer(vec![Datum::Value(1); 1_048_576]),
    };
    let frame = Frame { columns: vec![column], ..Frame::default() };
    let why = to_xlsx(&frame).unwrap_err().to_string();
    assert_eq!(
        why,
        "the table cannot be written: a sheet holds 1048575 rows, and there are 1048576"
    );
}

#[test]
fn latex_is_ruled_and_takes_no_character_for_a_command() {
    let table = Table::new(&["actor", "share", "50% of_all"]).with([[
        Cell::from("[AUH] & \\SRB{}~^#"),
        Cell::Number(0.25),
        Cell::from("a < b \u{2212} c"),
    ]]);
    assert_eq!(
        to_latex(&table),
        "% Needs \\usepackage{booktabs,array}\n\\begin{tabular}{l r l}\n\\toprule\n\
         actor & share & 50\\% of\\_all \\\\\n\\midrule\n\
         {}[AUH] \\& \\textbackslash{}SRB\\{\\}\\textasciitilde{}\\textasciicircum{}\\# & 0.25 & \
         a \\textless{} b $-$ c \\\\\n\\bottomrule\n\\end{tabular}\n"
    );
}

#[test]
fn long_latex_tables_run_over_pages_and_wide_columns_wrap() {
    let words = "a reason that is told in many words, more than stand on a line ".repeat(2);
    let row = |n: usize| [Cell::from(n), Cell::from(words.clone()), Cell::Nothing];
    let table = Table::new(&["n", "why", "none"]).with((0..60).map(row));
    let text = to_latex(&table);
    assert!(text.starts_with("% Left out, since no row has anything there: none\n"), "{text}");
    assert!(
        text.contains(
            "\\begin{longtable}{r >{\\raggedright\\arraybackslash}p{0.93\\linewidth}}\n\\toprule\n"
        ),
        "{text}"
    );
    assert!(text.contains("n & why \\\\\n\\midrule\n\\endhead\n\\bottomrule\n\\endfoot\n0 & "));
    assert!(text.ends_with("\\end{longtable}\n"));
    assert_eq!(to_latex(&Table::new(&["a"])).matches("\\\\").count(), 1);
}

#[test]
fn a_latex_table_is_laid_across_before_it_is_told_row_by_row() {
    let wide = |n: usize| {
        let names: Vec<String> = (0..n).map(|at| format!("probability{at}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        to_latex(&Table::new(&names).with([vec![Cell::from("bandwagoning"); n]]))
    };
    assert!(!wide(6).contains("landscape"), "{}", wide(6));
    let across = wide(8);
    assert!(across.contains("\\begin{landscape}\n\\scriptsize"), "{across}");
    assert!(across.ends_with("\\end{longtable}\n\\end{landscape}\n"), "{across}");
    let told = wide(30);
    assert!(!told.contains("landscape"), "{told}");
    assert!(told.contains("\\multicolumn{2}{l}{\\textbf{bandwagoning}}"), "{told}");
    assert_eq!(told.matches("probability").count(), 29);
}
