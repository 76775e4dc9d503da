//! Whole tables in, whole files out.

#![allow(clippy::unwrap_used, reason = "tests")]

use counterpoise_frames::{
    Column, Datum, Frame, Values, frame_csv, stata_names, to_arrow, to_parquet, to_stata,
};
use proptest::prelude::*;

fn column(name: &str, status: bool, values: Values) -> Column {
    Column {
        name: name.to_owned(),
        label: format!("Label of {name}"),
        unit: String::new(),
        status,
        values,
    }
}

/// Every type of column, every way of being absent.
fn every_kind() -> Frame {
    let text = ["Côte d'Ivoire", "a, \"b\"\nc", ""].map(|t| Datum::Value(t.to_owned()));
    let columns = vec![
        column(
            "country",
            false,
            Values::Text([text.as_slice(), &[Datum::Missing, Datum::NotApplicable]].concat()),
        ),
        column(
            "ccode",
            false,
            Values::Integer(vec![
                Datum::Value(365),
                Datum::Value(-2),
                Datum::Missing,
                Datum::Value(0),
                Datum::OutsideCoverage,
            ]),
        ),
        column(
            "unga_s",
            true,
            Values::Real(vec![
                Datum::Value(0.1),
                Datum::Missing,
                Datum::NotApplicable,
                Datum::OutsideCoverage,
                Datum::Undefined,
            ]),
        ),
        column(
            "day",
            false,
            Values::Day(vec![
                Datum::Value(0),
                Datum::Value(16_147),
                Datum::Value(-1),
                Datum::Value(11_016),
                Datum::Missing,
            ]),
        ),
    ];
    Frame {
        label: "Every kind".to_owned(),
        notes: vec!["One note".to_owned(), "Another: é".to_owned()],
        columns,
    }
}

#[test]
fn csv_has_a_status_beside_what_may_be_absent() {
    let expected = "country,ccode,unga_s,unga_s_status,day\n\
        Côte d'Ivoire,365,0.1,value,1970-01-01\n\
        \"a, \"\"b\"\"\nc\",-2,,missing,2014-03-18\n\
        ,,,not applicable,1969-12-31\n\
        ,0,,outside coverage,2000-02-29\n\
        ,,,undefined,\n";
    assert_eq!(String::from_utf8(frame_csv(&every_kind())).unwrap(), expected);
}

/// What lies between two tags.
fn between<'a>(file: &'a [u8], tag: &str) -> &'a [u8] {
    let (open, close) = (format!("<{tag}>"), format!("</{tag}>"));
    let find =
        |needle: &str| file.windows(needle.len()).position(|w| w == needle.as_bytes()).unwrap();
    &file[find(&open) + open.len()..find(&close)]
}

#[test]
fn stata_places_point_at_their_sections() {
    let file = to_stata(&every_kind());
    let map = between(&file, "map");
    let places: Vec<usize> =
        map.chunks(8).map(|c| u64::from_le_bytes(c.try_into().unwrap()) as usize).collect();
    let tags = [
        "<stata_dta>",
        "<map>",
        "<variable_types>",
        "<varnames>",
        "<sortlist>",
        "<formats>",
        "<value_label_names>",
        "<variable_labels>",
        "<characteristics>",
        "<data>",
        "<strls>",
        "<value_labels>",
        "</stata_dta>",
    ];
    for (place, tag) in places.iter().zip(tags) {
        assert!(file[*place..].starts_with(tag.as_bytes()), "{tag}");
    }
    assert_eq!(places.last(), Some(&file.len()));
}

#[test]
fn stata_keeps_the_four_absences_apart() {
    let file = to_stata(&every_kind());
    let rows = between(&file, "data");
    let width = rows.len() / 5;
    let text = "Côte d'Ivoire".len();
    let number = |row: usize, at: usize| {
        u64::from_le_bytes(rows[row * width + at..][..8].try_into().unwrap())
    };
    let share: Vec<u64> = (0..5).map(|row| number(row, text + 8)).collect();
    let missing = |letter: u64| 0x7fe0_0000_0000_0000 + (letter << 40);
    assert_eq!(share, [0.1_f64.to_bits(), missing(0), missing(1), missing(2), missing(3)]);
    let days: Vec<i32> = (0..5)
        .map(|row| i32::from_le_bytes(rows[row * width + text + 16..][..4].try_into().unwrap()))
        .collect();
    assert_eq!(days, [3_653, 19_800, 3_652, 14_669, 2_147_483_621]);
}

#[test]
fn stata_names_are_short_and_different() {
    let long = "unga_agreement_half_credit_without_unanimous".to_owned();
    let given = [
        "unga.s".to_owned(),
        long.clone(),
        long,
        "2014".to_owned(),
        String::new(),
        "in".to_owned(),
    ];
    let expected = [
        "unga_s",
        "unga_agreement_half_credit_witho",
        "unga_agreement_half_credit_wit_2",
        "v2014",
        "v",
        "in_2",
    ];
    assert_eq!(stata_names(&given), expected);
}

#[test]
fn an_empty_table_is_a_file_in_every_format() {
    let empty = Frame::default();
    assert_eq!(frame_csv(&empty), b"\"\"\n");
    assert!(to_stata(&empty).starts_with(b"<stata_dta>"));
    assert!(to_parquet(&empty).is_ok() && to_arrow(&empty).is_ok());
    let no_rows =
        Frame { columns: vec![column("year", false, Values::Integer(vec![]))], ..Frame::default() };
    assert_eq!(frame_csv(&no_rows), b"year\n");
    assert!(to_parquet(&no_rows).unwrap().starts_with(b"PAR1"));
}

proptest! {
    #[test]
    fn the_same_table_gives_the_same_bytes(values in proptest::collection::vec(any::<f64>(), 0..20)) {
        let frame = Frame { columns: vec![column("x", true, Values::Real(values.into_iter().map(Datum::Value).collect()))], ..Frame::default() };
        prop_assert_eq!(to_stata(&frame), to_stata(&frame));
        prop_assert_eq!(to_parquet(&frame).unwrap(), to_parquet(&frame).unwrap());
        prop_assert_eq!(to_arrow(&frame).unwrap(), to_arrow(&frame).unwrap());
    }

    #[test]
    fn names_for_stata_are_always_legal(names in proptest::collection::vec(".{0,40}", 0..12)) {
        let made = stata_names(&names);
        for (at, name) in made.iter().enumerate() {
            prop_assert!(!made[..at].contains(name));
            prop_assert!(!name.is_empty() && name.len() <= 32 && !name.starts_with(|c: char| c.is_ascii_digit()));
            prop_assert!(name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_'));
        }
    }
}
