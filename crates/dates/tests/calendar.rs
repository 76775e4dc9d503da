//! The day arithmetic against an independent calendar, and the ends of time.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use counterpoise_dates::{Day, DayRange, Window};
use jiff::civil;

#[test]
fn every_day_of_the_calendar_agrees_with_jiff() {
    let mut expected = civil::Date::MIN;
    assert_eq!(Day::MIN.ymd(), (-9999, 1, 1));
    for number in Day::MIN.number()..=Day::MAX.number() {
        let day = Day::from_number(number).unwrap();
        let (y, m, d) = day.ymd();
        let parts = (expected.year().into(), expected.month() as u8, expected.day() as u8);
        assert_eq!((y, m, d), parts);
        assert_eq!(Day::new(y, m, d), Some(day));
        expected = expected.tomorrow().unwrap_or(expected);
    }
    assert_eq!(expected, civil::Date::MAX);
}

#[test]
fn known_days() {
    let number = |y, m, d| Day::new(y, m, d).map(Day::number);
    assert_eq!(number(1970, 1, 1), Some(0));
    assert_eq!(number(2000, 2, 29), Some(11_016));
    assert_eq!(number(2014, 3, 18), Some(16_147));
    assert_eq!(number(1969, 12, 31), Some(-1));
}

#[test]
fn days_that_do_not_exist_cannot_be_made() {
    let none = [
        (2014, 4, 31),
        (2015, 2, 29),
        (1900, 2, 29),
        (2014, 0, 1),
        (2014, 13, 1),
        (2014, 1, 0),
        (10_000, 1, 1),
        (-10_000, 12, 31),
    ];
    for (y, m, d) in none {
        assert_eq!(Day::new(y, m, d), None, "{y}-{m}-{d}");
    }
    assert_eq!(Day::from_number(Day::MAX.number() + 1), None);
    assert_eq!(Day::from_number(i32::MIN), None);
}

#[test]
fn arithmetic_stays_within_the_calendar() {
    assert_eq!(Day::MAX.plus(1), Day::MAX);
    assert_eq!(Day::MIN.plus(i64::MIN), Day::MIN);
    assert_eq!(Day::MAX.plus(i64::MAX), Day::MAX);
    let day = Day::new(2014, 3, 18).unwrap();
    assert_eq!(day.plus(14).to_string(), "2014-04-01");
    assert_eq!(day.days_to(day.plus(-20)), -20);
}

#[test]
fn days_print_and_read_as_iso_dates() {
    for text in ["2014-03-18", "-0044-03-15", "0000-01-01", "9999-12-31", "-9999-01-01"] {
        assert_eq!(text.parse::<Day>().unwrap().to_string(), text);
    }
    let error = "2014-03".parse::<Day>().unwrap_err();
    assert_eq!(error.to_string(), "this is not one day; write a day as 2014-03-18");
    assert!("2014-03-18~".parse::<Day>().is_err());
}

#[test]
fn ranges_know_their_days() {
    let at = |n| Day::from_number(n).unwrap();
    let (week, later) =
        (DayRange::between(at(0), at(6)), DayRange { first: Some(at(5)), last: None });
    assert_eq!(week.len_days(), Some(7));
    assert_eq!(later.len_days(), None);
    assert_eq!(week.intersect(later), Some(DayRange::between(at(5), at(6))));
    assert_eq!(week.overlap_days(later), Some(2));
    assert_eq!(later.overlap_days(DayRange::ALL), None);
    assert_eq!(week.overlap_days(DayRange::between(at(7), at(9))), Some(0));
    assert!(week.contains(at(6)) && !week.contains(at(7)) && later.contains(Day::MAX));
    assert!(later.covers(DayRange::between(at(5), at(9))) && !week.covers(later));
}

#[test]
fn a_range_that_ends_before_it_begins_holds_nothing() {
    let at = |n| Day::from_number(n).unwrap();
    let empty = DayRange::between(at(3), at(1));
    assert!(empty.is_empty() && !empty.contains(at(2)));
    assert_eq!((empty.len_days(), empty.intersect(DayRange::ALL)), (Some(0), None));
    assert_eq!(DayRange::ALL.overlap_days(empty), Some(0));
    assert_eq!(Window::new(at(3), at(1)), None);
    assert_eq!(Window { first: at(3), last: at(1) }.len_days(), 0);
}
