//! Every form of date with what it means.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::fmt;

use counterpoise_dates::{Date, DayRange, Kind};
use serde::Deserialize;
use serde::Serialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};

/// Text | admissible days | kind and precision. `*` is an unbounded side.
const FORMS: &str = "
2013             | 2013-01-01 2013-12-31   | Once Year
2013-09          | 2013-09-01 2013-09-30   | Once Month
2013-09-07       | 2013-09-07 2013-09-07   | Once Day
2016-02          | 2016-02-01 2016-02-29   | Once Month
2014~            | 2014-01-01 2014-12-31   | Once Year
2014-03?         | 2014-03-01 2014-03-31   | Once Month
2014-03-18%      | 2014-03-18 2014-03-18   | Once Day
199X             | 1990-01-01 1999-12-31   | Once Decade
19XX             | 1900-01-01 1999-12-31   | Once Century
00XX             | 0000-01-01 0099-12-31   | Once Century
2014-XX          | 2014-01-01 2014-12-31   | Once Year
2014-XX-XX       | 2014-01-01 2014-12-31   | Once Year
2014-02-XX       | 2014-02-01 2014-02-28   | Once Month
2014-21          | 2014-03-01 2014-05-31   | Once Season
2014-22          | 2014-06-01 2014-08-31   | Once Season
2014-23          | 2014-09-01 2014-11-30   | Once Season
2014-24          | 2014-12-01 2015-02-28   | Once Season
2015-24          | 2015-12-01 2016-02-29   | Once Season
9999-24          | 9999-12-01 9999-12-31   | Once Season
0000             | 0000-01-01 0000-12-31   | Once Year
-0044-03-15      | -0044-03-15 -0044-03-15 | Once Day
-019X            | -0199-01-01 -0190-12-31 | Once Decade
-01XX            | -0199-01-01 -0100-12-31 | Once Century
-9999            | -9999-01-01 -9999-12-31 | Once Year
2010/2015        | 2010-01-01 2015-12-31   | Lasting Interval
2013-11/2014-02  | 2013-11-01 2014-02-28   | Lasting Interval
2013-09-07/2014  | 2013-09-07 2014-12-31   | Lasting Interval
2014-03-18/2014-03-18 | 2014-03-18 2014-03-18 | Lasting Interval
2014-21/2014-24~ | 2014-03-01 2015-02-28   | Lasting Interval
-0050/0014       | -0050-01-01 0014-12-31  | Lasting Interval
2014-03/..       | 2014-03-01 *            | Lasting Open
../2013          | * 2013-12-31            | Lasting Open
2014/            | 2014-01-01 *            | Lasting Open
/2014            | * 2014-12-31            | Lasting Open
[2014-03..2016]  | 2014-03-01 2016-12-31   | Once OneOf
[..2016]         | * 2016-12-31            | Once Open
[2014-03..]      | 2014-03-01 *            | Once Open
[2014,2016-05]   | 2014-01-01 2016-05-31   | Once OneOf
[2016,2014-05-02] | 2014-05-02 2016-12-31  | Once OneOf
[2011..2013,2016~] | 2011-01-01 2016-12-31 | Once OneOf
[2014,2016..]    | 2014-01-01 *            | Once Open
";

#[test]
fn forms_mean_what_the_table_says() {
    for line in FORMS.lines().filter(|line| !line.is_empty()) {
        let [text, days, kind] = columns(line);
        let date = Date::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(range(date.admissible()), days, "{text}");
        assert_eq!(format!("{:?} {:?}", date.kind(), date.precision()), kind, "{text}");
        assert_eq!(date.to_string(), text);
    }
}

#[test]
fn blanks_and_single_brackets_are_not_kept() {
    for (text, canonical) in [
        ("[2014, 2016-05]", "[2014,2016-05]"),
        ("[2014]", "2014"),
        ("[ 2014 .. 2016 ]", "[2014..2016]"),
    ] {
        assert_eq!(Date::parse(text).unwrap().to_string(), canonical);
    }
}

#[test]
fn marks_are_told_apart() {
    let marks = |text: &str| {
        let date = Date::parse(text).unwrap();
        (date.is_approximate(), date.is_uncertain())
    };
    assert_eq!(marks("2014"), (false, false));
    assert_eq!(marks("2014~"), (true, false));
    assert_eq!(marks("2014?"), (false, true));
    assert_eq!(marks("2014%"), (true, true));
    assert_eq!(marks("2010~/2015?"), (true, true));
    assert_eq!(marks("[2014..2016%]"), (true, true));
    assert_eq!(marks("[..2016]"), (false, false));
}

#[test]
fn approximate_dates_widen_by_half_a_unit_and_only_when_asked() {
    let widened = |text: &str| range(Date::parse(text).unwrap().admissible_widened());
    assert_eq!(widened("2014-03-18~"), "2014-03-17 2014-03-19");
    assert_eq!(widened("2014-03~"), "2014-02-13 2014-04-16");
    assert_eq!(widened("2014-XX%"), "2013-07-02 2015-07-02");
    assert_eq!(widened("2014-21~"), "2014-01-14 2014-07-16");
    assert_eq!(widened("199X~"), "1984-12-31 2004-12-31");
    assert_eq!(widened("18XX~"), "1749-12-31 1950-01-01");
    assert_eq!(widened("2014-03?"), "2014-03-01 2014-03-31");
    assert_eq!(widened("2010~/2015"), "2009-07-02 2015-12-31");
    assert_eq!(widened("2014-03~/.."), "2014-02-13 *");
    assert_eq!(widened("9999-12~"), "9999-11-15 9999-12-31");
    assert_eq!(range(Date::parse("2014-03~").unwrap().admissible()), "2014-03-01 2014-03-31");
}

#[test]
fn what_lasted_has_a_start_an_end_and_a_core() {
    let parts = |text: &str| {
        let date = Date::parse(text).unwrap();
        [date.start(), date.end(), date.certain_core()]
            .map(|days| days.map_or("none".to_owned(), range))
            .join(" | ")
    };
    assert_eq!(
        parts("2010/2015"),
        "2010-01-01 2010-12-31 | 2015-01-01 2015-12-31 | 2010-12-31 2015-01-01"
    );
    assert_eq!(parts("2014/2014"), "2014-01-01 2014-12-31 | 2014-01-01 2014-12-31 | none");
    assert_eq!(parts("2014-03/2014"), "2014-03-01 2014-03-31 | 2014-03-01 2014-12-31 | none");
    assert_eq!(parts("2014-03/.."), "2014-03-01 2014-03-31 | none | 2014-03-31 *");
    assert_eq!(parts("2014-03/"), "2014-03-01 2014-03-31 | 2014-03-01 * | none");
    assert_eq!(
        parts("2014-03-18/"),
        "2014-03-18 2014-03-18 | 2014-03-18 * | 2014-03-18 2014-03-18"
    );
    assert_eq!(parts("../2013"), "none | 2013-01-01 2013-12-31 | * 2013-01-01");
    assert_eq!(parts("/2013"), "* 2013-12-31 | 2013-01-01 2013-12-31 | none");
    assert_eq!(parts("2014-03"), "2014-03-01 2014-03-31 | 2014-03-01 2014-03-31 | none");
}

#[test]
fn single_whole_days_are_days() {
    let day = |text: &str| Date::parse(text).unwrap().as_day().map(|day| day.to_string());
    assert_eq!(day("2014-03-18").as_deref(), Some("2014-03-18"));
    for text in ["2014-03", "2014-03-18~", "2014-03-18/2014-03-18", "[2014-03-18..2014-03-18]"] {
        assert_eq!(day(text), None, "{text}");
    }
}

#[test]
fn dates_serialize_as_their_text() {
    let read = |text| {
        let deserializer: StrDeserializer<'_, Error> = IntoDeserializer::into_deserializer(text);
        Date::deserialize(deserializer)
    };
    assert_eq!(Serialized(read("[2014, 2016-05]").unwrap()).to_string(), "[2014,2016-05]");
    let error = read("2014-04-31").unwrap_err();
    assert_eq!(error.to_string(), "there is no 31 April; the last day is 2014-04-30");
}

/// Prints through `Serialize`: a formatter is a serializer of strings.
struct Serialized(Date);

impl fmt::Display for Serialized {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.serialize(f)
    }
}

#[test]
fn kinds_are_ordered_for_keys() {
    assert!(Kind::Once < Kind::Lasting);
}

fn columns(line: &str) -> [&str; 3] {
    let mut columns = line.split('|').map(str::trim);
    [(); 3].map(|()| columns.next().unwrap_or_else(|| panic!("three columns: {line}")))
}

fn range(days: DayRange) -> String {
    let side =
        |day: Option<_>| day.map_or("*".to_owned(), |day: counterpoise_dates::Day| day.to_string());
    format!("{} {}", side(days.first), side(days.last))
}
