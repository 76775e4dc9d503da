//! Dates as people write them: a table of texts with everything that they may mean.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use counterpoise_dates::{Date, DayOrder, Note, Reading, proven_order, read_as, readings};
use proptest::prelude::*;

/// Text | its readings, the better known first; `none` if it is no date.
const TABLE: &str = include_str!("written.txt");

#[test]
fn texts_mean_what_the_table_says() {
    let rows: Vec<(&str, &str)> = TABLE
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with(';'))
        .map(|line| line.split_once(" | ").expect(line))
        .map(|(text, all)| (text.trim_end(), all.trim()))
        .collect();
    assert!(rows.len() >= 150, "{} rows", rows.len());
    let wrong: Vec<String> = rows
        .iter()
        .map(|(text, expected)| (text, expected, told(text)))
        .filter(|(_, expected, found)| *expected != found)
        .map(|(text, expected, found)| format!("{text}: {found}, not {expected}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The readings of a text in one line.
fn told(text: &str) -> String {
    let all: Vec<String> = readings(text).iter().map(one).collect();
    if all.is_empty() { "none".to_owned() } else { all.join(" or ") }
}

fn one(reading: &Reading) -> String {
    let order = reading.needs.map(|order| format!(" ({order})")).unwrap_or_default();
    let note = match reading.note {
        Some(Note::YearNotWritten { .. }) | None => String::new(),
        Some(note) => format!(" ({note})"),
    };
    format!("{reading}{order}{note}")
}

#[test]
fn a_column_proves_its_order() {
    let order = |cells: &[&str]| proven_order(cells.iter().copied());
    assert_eq!(order(&["3/4/2014", "18/3/2014"]), Ok(Some(DayOrder::DayFirst)));
    assert_eq!(order(&["3/4/2014", "3/18/2014"]), Ok(Some(DayOrder::MonthFirst)));
    // A year of two digits is in doubt itself, and proves nothing.
    assert_eq!(order(&["3/4/14", "3/18/14"]), Ok(None));
    assert_eq!(order(&["18/3/2014", "3/18/14"]), Ok(Some(DayOrder::DayFirst)));
    assert_eq!(order(&["3/4/2014", "3/3/2014", "2014-03-18", "18 March 2014", ""]), Ok(None));
    assert_eq!(order(&["18-20.03.2014"]), Ok(Some(DayOrder::DayFirst)));
    assert_eq!(
        order(&["1/2/2014", "3/18/2014", "3/19/2014", "18/3/2014"]),
        Err(("18/3/2014".to_owned(), "3/18/2014".to_owned()))
    );
}

#[test]
fn an_order_resolves_what_it_can() {
    let read = |text, order| read_as(text, order).map(|(date, _)| date.to_string()).ok();
    let (day, month) = (Some(DayOrder::DayFirst), Some(DayOrder::MonthFirst));
    assert_eq!(read("3/4/2014", day).as_deref(), Some("2014-04-03"));
    assert_eq!(read("3/4/2014", month).as_deref(), Some("2014-03-04"));
    assert_eq!(read("3/4/2014", None), None);
    assert_eq!(read("3/4/2014 - 5/4/2014", day).as_deref(), Some("2014-04-03/2014-04-05"));
    assert_eq!(read("18/3/2014", None).as_deref(), Some("2014-03-18"));
    assert_eq!(read("18/3/2014", month).as_deref(), Some("2014-03-18"));
    assert_eq!(read("18.03.14", day), None);
    assert_eq!(read("18 March", day), None);
    assert_eq!(read("March 3", day), None);
}

/// Faults whose help says less than the text or shows a form, in words that say so.
const SAY_LESS: [&str; 10] = [
    "199X-03",
    "2014-23-40",
    "2014-XX-07",
    "-0000",
    "XXXX-12-25",
    "1X99",
    "../..",
    "/",
    "[]",
    "[2014,,2016]",
];

/// Every proposal of a date in a help is one of the readings of the text.
#[test]
fn helps_and_readings_agree() {
    let texts = TABLE.lines().filter_map(|line| line.split_once(" | ")).map(|row| row.0.trim());
    let others = include_str!("bad_dates.rs")
        .lines()
        .filter_map(|line| line.split_once(" | "))
        .map(|row| row.0.trim().replace("\\u{2013}", "\u{2013}"));
    let mut seen = 0;
    for text in texts.map(str::to_owned).chain(others) {
        let Err(error) = Date::parse(&text) else { continue };
        // Only the forms of dates are shown there, not what this text may mean.
        if error.message.ends_with("is not a date") || error.message.starts_with("a date is") {
            continue;
        }
        let all: Vec<String> = readings(&text).iter().map(ToString::to_string).collect();
        let Some(better) = error.help.strip_prefix("write ") else { continue };
        let better = better.split_once(", ").map_or(better, |(better, _)| better);
        if SAY_LESS.contains(&text.as_str()) {
            continue;
        }
        for new in better.split(" or ") {
            if let Ok(date) = Date::parse(new) {
                assert!(all.contains(&date.to_string()), "{text}: {new} of {}", error.help);
                seen += 1;
            }
        }
    }
    assert!(seen > 100, "{seen}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_has_readings_that_are_dates(text in "\\PC{0,40}") {
        sound(&text);
    }

    #[test]
    fn texts_like_dates_have_readings_that_are_dates(text in like_a_date()) {
        sound(&text);
    }

    #[test]
    fn edtf_is_one_reading(year in 1000..2100, month in 1..=12, day in 1..=28) {
        let text = format!("{year}-{month:02}-{day:02}");
        prop_assert_eq!(told(&text), text);
    }

    #[test]
    fn all_numbers_are_two_readings_at_most(day in 1..=28, month in 1..=12, year in 1000..2100) {
        let text = format!("{day}/{month}/{year}");
        let iso = format!("{year}-{month:02}-{day:02}");
        let (date, _) = read_as(&text, Some(DayOrder::DayFirst)).unwrap();
        prop_assert_eq!(date.to_string(), iso);
        prop_assert_eq!(readings(&text).len(), if day > 12 || day == month { 1 } else { 2 });
    }
}

/// Words, numbers and marks of dates in any order.
fn like_a_date() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[0-9]{1,8}",
        4 => "[-/., \u{2013}:']",
        1 => "(march|Mar|mars|\u{43c}\u{430}\u{440}\u{442}\u{430}|q|half|th|s|century|xix|winter|\u{5e74}|\u{6708}|\u{65e5})",
        1 => "( to |from |since |before |c\\. |between | and |T|Z|\\?|~|\u{200e}|\u{a0}|\\[|\\]|\\.\\.|X|u)",
    ];
    prop::collection::vec(piece, 0..9).prop_map(|pieces| pieces.concat())
}

/// What holds for every text.
fn sound(text: &str) {
    let all = readings(text);
    for reading in &all {
        if let Some(date) = &reading.date {
            assert_eq!(Date::parse(&date.to_string()).as_ref(), Ok(date), "{text}");
        }
        assert!(!reading.to_string().is_empty());
    }
    for order in [None, Some(DayOrder::DayFirst), Some(DayOrder::MonthFirst)] {
        match read_as(text, order) {
            Ok((date, note)) => {
                let among = |one: &Reading| one.date.as_ref() == Some(&date) && one.note == note;
                assert!(all.iter().any(among), "{text}");
            }
            Err(others) => assert_eq!(others, all),
        }
    }
    if let Ok(date) = Date::parse(text) {
        assert_eq!(all.len(), 1, "{text}");
        assert_eq!(all[0].date.as_ref(), Some(&date), "{text}");
    }
}
