//! Tables of a small case, in every form.

use counterpoise_case::model::Case;
use counterpoise_case::{Folder, load};
use counterpoise_exchange::{TABLES, table};
use counterpoise_frames::{Cell, Table, to_csv, to_json, to_markdown, to_text};

const CASE: &str = r#"case small "A small case"
  subject: RUS
  target: CHN
  bibliography: small.bib
arena asia "Asia"
arena east "The East"
  within: asia
turning-point 2014-03-18 crimea "Crimea"
place khorgos "Khorgos"
  at: 44.2 N 80.4 E
project belt "The Belt"
  cite: @ash2014 p. 1
period before "Before"
  from: 2013
  until: crimea
set outside "Elsewhere"
  default: off
source @ash2014
  kind: press
  grade: B2
series trade "Trade"
  of: CHN
  unit: bn USD
  values: 2013 = 8.5; 2014 = missing
event 2014-05-21 RUS with CHN "Gas, at last"
  id: E1
  deed, accommodate, soft, weight 4, certainty 0.9
  arena: east
  gains: CHN relative promised
  motive: weakness, @ash2014 p. 3
  also: RUS -> USA in asia: resist, soft, weight 2
  second: MK: resist, weight 2, hard
  cite: @ash2014 p. 3-4
event undated RUS -> CHN "Silence"
  id: E2
  non-act, neutral, plain
  opportunity: it was asked
  follows: E1
  printed: 2014-11 because it cannot precede
  via: @ash2014
search 2014/2015 RUS -> CHN "Any objection"
  where: the press
  found: nothing
assessment 2013/2014 threat RUS -> CHN "No threat"
  degree: low
  cite: @ash2014 p. 9
claim c1 "It rises"
  count: resisting, deeds of RUS -> CHN in east during before at least 1
  rests-on: E1
"#;

fn small() -> Case {
    let bib = "@book{ash2014, author = {Ash, A.}, year = 2014, title = {On | gas}}";
    let files = vec![
        ("a.case".to_owned(), CASE.as_bytes().to_vec()),
        ("small.bib".to_owned(), bib.as_bytes().to_vec()),
    ];
    let loaded = load(&Folder { files, unreadable: Vec::new() }, &[]);
    let errors: Vec<&str> =
        loaded.diagnostics.iter().filter(|d| d.is_error()).map(|d| d.message.as_str()).collect();
    assert_eq!(errors, Vec::<&str>::new());
    loaded.case
}

#[test]
fn every_table_has_a_row_of_cells_for_its_columns() {
    let case = small();
    for name in TABLES {
        let table = table(&case, name).unwrap();
        assert!(!table.rows.is_empty(), "{name}");
        assert!(table.rows.iter().all(|r| r.len() == table.columns.len()), "{name}");
    }
    assert_eq!(table(&case, "nonsense"), None);
}

#[test]
fn events_in_the_words_of_the_language() {
    let table = table(&small(), "events").unwrap();
    let given = |row: &[Cell]| -> String {
        let given = table.columns.iter().zip(row).filter(|(_, cell)| **cell != Cell::Nothing);
        given.map(|(column, cell)| format!("{}={}\n", column.name, cell.plain())).collect()
    };
    assert_eq!(
        given(&table.rows[0]),
        "\
id=E1
date=2014-05-21
actors=RUS, CHN
relation=with
title=Gas, at last
mode=deed
stance=accommodate
hardness=soft
weight=4
certainty=0.9
arena=east
gains=CHN relative promised
motive=weakness
motive_cite=@ash2014 p. 3
also=RUS -> USA in asia: resist, soft, weight 2
second=MK: resist, weight 2, hard
cite=@ash2014 p. 3-4
"
    );
    assert_eq!(
        given(&table.rows[1]),
        "\
id=E2
date=undated
actors=RUS
relation=->
targets=CHN
title=Silence
mode=non-act
stance=neutral
hardness=plain
weight=1
opportunity=it was asked
follows=E1
printed=2014-11
printed_reason=it cannot precede
via=@ash2014
"
    );
}

#[test]
fn a_table_in_every_form() {
    let series = table(&small(), "series").unwrap();
    let csv = "\u{feff}series,title,of,measure,unit,date,value,cite,set,note\r\ntrade,Trade,CHN,,bn USD,2013,8.5,,,\r\ntrade,Trade,CHN,,bn USD,2014,,,,\r\n";
    assert_eq!(String::from_utf8(to_csv(&series, true)).unwrap(), csv);
    assert_eq!(
        to_json(&series),
        r#"[
{"series":"trade","title":"Trade","of":"CHN","measure":null,"unit":"bn USD","date":"2013","value":8.5,"cite":null,"set":null,"note":null},
{"series":"trade","title":"Trade","of":"CHN","measure":null,"unit":"bn USD","date":"2014","value":null,"cite":null,"set":null,"note":null}
]
"#
    );
    assert_eq!(
        to_text(&series, 80),
        "\
series  title  of   unit    date  value
------  -----  ---  ------  ----  -----
trade   Trade  CHN  bn USD  2013  8.5
trade   Trade  CHN  bn USD  2014
"
    );
}

#[test]
fn odd_cells_in_every_form() {
    let odd = Table::new(&["a", "b|c"]).with([["x, \"y\"\nz", "p|q <b>"]]);
    assert_eq!(to_csv(&odd, false), b"a,b|c\r\n\"x, \"\"y\"\"\nz\",p|q <b>\r\n");
    assert_eq!(
        to_markdown(&odd),
        "| a | b\\|c |\n| --- | --- |\n| x, \"y\"<br>z | p\\|q &lt;b> |\n"
    );
    assert_eq!(to_json(&odd), "[\n{\"a\":\"x, \\\"y\\\"\\nz\",\"b|c\":\"p|q <b>\"}\n]\n");
    let empty = Table::default();
    assert_eq!(
        (to_csv(&empty, false).as_slice(), to_json(&empty).as_str(), to_text(&empty, 80).as_str()),
        (&b""[..], "[]\n", "")
    );
}

#[test]
fn numbers_without_end_in_every_form() {
    let ends = Table::new(&["dB", "within"])
        .ranges(&["within"])
        .with([[Cell::Number(f64::NEG_INFINITY), Cell::Range(-1.5, f64::INFINITY)]]);
    assert_eq!(to_csv(&ends, false), b"dB,within low,within high\r\n-inf,-1.5,inf\r\n");
    assert_eq!(
        to_json(&ends),
        "[\n{\"dB\":\"-inf\",\"within\":{\"low\":-1.5,\"high\":\"inf\"}}\n]\n"
    );
    assert_eq!(to_text(&ends, 80), "dB    within\n----  ---------\n-inf  -1.5..inf\n");
}

#[test]
fn numbers_ranges_and_nothing_in_every_form() {
    let row = |range, number: Option<f64>, list: &[&str]| {
        vec![
            range,
            number.into(),
            Cell::List(list.iter().map(|w| (*w).to_owned()).collect()),
            Cell::Truth(true),
        ]
    };
    let table = Table::new(&["degree", "net", "events", "searched"]).ranges(&["degree"]).with([
        row(Cell::Range(0.25, 0.25), Some(7.694_999_999_999_999), &["E1", "E2"]),
        row(Cell::Range(0.0, 2.0 / 3.0), Some(-0.0), &["E3"]),
        row(Cell::Nothing, None, &[]),
    ]);
    assert_eq!(
        String::from_utf8(to_csv(&table, false)).unwrap(),
        "degree low,degree high,net,events,searched\r\n0.25,0.25,7.695,E1; E2,yes\r\n0,0.666666666667,0,E3,yes\r\n,,,,yes\r\n"
    );
    assert_eq!(
        to_json(&table),
        r#"[
{"degree":{"low":0.25,"high":0.25},"net":7.695,"events":["E1","E2"],"searched":true},
{"degree":{"low":0,"high":0.666666666667},"net":0,"events":["E3"],"searched":true},
{"degree":null,"net":null,"events":[],"searched":true}
]
"#
    );
    let text = "degree    net    events  searched\n--------  -----  ------  --------\n0.25      7.695  E1, E2  yes\n0..0.667  0      E3      yes\n                         yes\n";
    assert_eq!(to_text(&table, 80), text);
}

#[test]
fn text_fits_its_width() {
    let table = Table::new(&["id", "title"])
        .with([["E1", "A title that is rather long"], ["E22", "Short"]]);
    assert_eq!(
        to_text(&table, 20),
        "\
id   title
---  ---------------
E1   A title that i…
E22  Short
"
    );
    assert_eq!(
        to_text(&table, 8),
        "\
id     E1
title  A title that is rather long

id     E22
title  Short
"
    );
    let events = to_text(&super::tables::table(&small(), "events").unwrap(), 100);
    assert!(events.starts_with("id              E1\ndate            2014-05-21\n"), "{events}");
}

#[test]
fn claims_sources_and_rules() {
    let case = small();
    assert_eq!(
        table(&case, "claims").unwrap().rows[0][2].plain(),
        "count: resisting, deeds of RUS -> CHN in east during before at least 1"
    );
    let sources = table(&case, "sources").unwrap();
    let ash = sources.rows.iter().find(|r| r[0].plain() == "ash2014").unwrap();
    let said: Vec<String> = ash[1..7].iter().map(Cell::plain).collect();
    assert_eq!(said, ["Ash 2014", "Ash, A. 2014. On | gas.", "book", "press", "", "B2"]);
    let indicators = table(&case, "indicators").unwrap();
    assert!(indicators.rows.iter().all(|r| r[2] != Cell::Nothing && r[3] != Cell::Nothing));
}

/// Heads give way before cells do.
#[test]
fn heads_are_broken_between_words_where_the_width_does_not_do() {
    let rows = [["soft-balancing", "0.5", "holds"], ["hedging", "0.25", "is open"]];
    let table = Table::new(&["verdict", "its membership", "every date"]).with(rows);
    assert_eq!(
        to_text(&table, 40),
        "\x20               its         every
verdict         membership  date
--------------  ----------  -------
soft-balancing  0.5         holds
hedging         0.25        is open
"
    );
    assert!(to_text(&table, 42).starts_with("verdict         its membership  every date\n"));
}
