//! Dates that are refused, with the bytes at fault and the exact message.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use counterpoise_dates::Date;

/// Text | bytes at fault | message.
const GRAMMAR: &str = "
2014-04-31       | 8..10 | there is no 31 April; the last day is 2014-04-30
2015-02-29       | 8..10 | there is no 29 February in 2015; the last day is 2015-02-28
2014-03-45       | 8..10 | there is no 45 March; the last day is 2014-03-31
2013/2014-06-31  | 13..15 | there is no 31 June; the last day is 2014-06-30
[2014..2015-11-31] | 15..17 | there is no 31 November; the last day is 2015-11-30
2014-03-00       | 8..10 | there is no day 00; write 2014-03 if the day is not known
2014-00          | 5..7 | there is no month 00; write 2014 if the month is not known
2014-13          | 5..7 | there is no month 13; months run from 01 to 12
2013-15          | 5..7 | there is no month 15; months run from 01 to 12; for what lasted to 2015 write 2013/2015
2014-18-03       | 5..7 | there is no month 18; the month comes first: 2014-03-18
2014-2-30        | 7..9 | there is no 30 February; the last day is 2014-02-28
2014-3           | 5..6 | a month is two digits; write 2014-03
2013-9-7         | 5..6 | a month is two digits; write 2013-09-07
2013-09-7        | 8..9 | a day is two digits; write 2013-09-07
2014-25          | 5..7 | seasons are 21 (spring) to 24 (winter); write 2014-21
2014-30          | 5..7 | seasons of the southern hemisphere are not kept; write the months: [2014-12..2015-02]
2014-34          | 5..7 | quarters are not kept; write the months: [2014-04..2014-06]
2014-38          | 5..7 | thirds of a year are not kept; write the months: [2014-05..2014-08]
2014-41          | 5..7 | halves of a year are not kept; write the months: [2014-07..2014-12]
2014-23-40       | 0..10 | a season has no days; write 2014-23, or a month and a day
2014-XX-07       | 0..10 | the day is given, but not the month; write 2014-XX-XX, or give the month
199X-03          | 0..7 | without the last digits of the year there is no month; write 199X
1X99             | 0..4 | X stands for the last digits of a year; write 199X for ten years, 19XX for a hundred
1XXX             | 0..4 | this leaves a thousand years; write [1000..1999]
-0XXX            | 1..5 | this leaves a thousand years; write [-0999..-0001]
XXXX-12-25       | 0..4 | this leaves the year out; bound it: [2013..2019] for some day between
2014-1X          | 5..7 | this leaves three months; write [2014-10..2014-12]
2014-03-1X       | 8..10 | this leaves several days; write [2014-03-10..2014-03-19]
2014-02-2X       | 8..10 | this leaves several days; write [2014-02-20..2014-02-28]
-0000            | 1..5 | the year 0 has no sign; write 0000 for 1 BC
-000X            | 1..5 | the year 0 has no sign; write [-0009..-0001]
~2014            | 0..5 | one mark (~, ? or % for both) stands after the whole date; write 2014~
2014~?           | 0..6 | one mark (~, ? or % for both) stands after the whole date; write 2014%
2014?-03         | 0..8 | one mark (~, ? or % for both) stands after the whole date; write 2014-03?
2015/2013        | 0..9 | the interval ends before it begins; swap the two: 2013/2015
2014-03/2014-02-28 | 0..18 | the interval ends before it begins; swap the two: 2014-02-28/2014-03
[2016..2014]     | 1..11 | the last day comes before the first; swap the two: [2014..2016]
2016..2014       | 0..10 | the last day comes before the first; swap the two: [2014..2016]
2014-03..2016    | 0..13 | two dots stand between brackets; write [2014-03..2016] for something that happened once, some day between, or 2014-03/2016 for something that lasted
[2014..2016      | 0..11 | the bracket is not closed; write [2014..2016]
[]               | 1..1 | a date is missing here; write [2014-03..2016] or [2014,2016-05]
[2014,,2016]     | 6..6 | a date is missing here; write [2014-03..2016] or [2014,2016-05]
[..]             | 0..4 | this admits every day there is; give a first or a last day: [2014-03..] or [..2016]
[2014/2016]      | 1..10 | what lasted cannot be one of a set; write two dots between the first and the last day: [2014-03..2016]
../..            | 0..5 | an interval needs a date at one end; write 2014/.. or ../2014
/                | 0..1 | an interval needs a date at one end; write 2014/.. or ../2014
{2014,2016}      | 0..11 | a set in braces means all of its dates, and an entry has one date; write one entry for each date, or [2014,2016] for one of them
2014-03-18T10:00 | 0..16 | times of day are not kept; write the day alone: 2014-03-18
2014-03-18 10:00 | 0..16 | times of day are not kept; write the day alone: 2014-03-18
Y-12000          | 0..7 | the year -12000 lies outside the calendar; the calendar runs from -9999 to 9999: leave that end open, as in ../2013
Y12000           | 0..6 | the year 12000 lies outside the calendar; the calendar runs from -9999 to 9999: leave that end open, as in 2013/..
Y17E7            | 0..5 | years with an exponent are not kept; the calendar runs from -9999 to 9999: leave that end open, as in 2013/..
Y-44             | 0..4 | Y is for years beyond four digits; write -0044
1950S2           | 0..6 | significant digits are not kept; write 19XX
1950S3           | 0..6 | significant digits are not kept; write 195X
-1950S1          | 0..7 | significant digits are not kept; write [-1999..-1000]
2004-06-~01/2004-06-~20 | 0..11 | one mark (~, ? or % for both) stands after the whole date; write 2004-06-01~/2004-06-20~
2013-9/2014      | 5..6 | a month is two digits; write 2013-09/2014
2013-9~          | 5..6 | a month is two digits; write 2013-09~
2014-34~         | 5..7 | quarters are not kept; write the months: [2014-04~..2014-06~]
[2014-18-03..2015] | 6..8 | there is no month 18; the month comes first: [2014-03-18..2015]
unknown          | 0..7 | a date is needed, however wide; write [2013..2019] for some day between
?                | 0..1 | a date is needed, however wide; write [2013..2019] for some day between
hello            | 0..5 | `hello` is not a date; write 2013, 2013-09 or 2013-09-07; 2010/2015 for what lasted; [2014-03..2016] for what happened once, some day between
2014/..~         | 5..7 | `..` is not a date; write 2013, 2013-09 or 2013-09-07; 2010/2015 for what lasted; [2014-03..2016] for what happened once, some day between
";

/// Text | what it proposes before `, not TEXT`.
const OTHER_WAYS: &str = "
sept 2013          | 2013-09
September 7th, 2013 | 2013-09-07
7 September 2013   | 2013-09-07
2013 Sep 7         | 2013-09-07
7-Sep-99           | 1999-09-07 or 2099-09-07
7.9.2013           | 2013-09-07 or 2013-07-09
09/17/2013         | 2013-09-17
2013/09/07         | 2013-09-07
2013/9             | 2013-09
2013/09            | 2013-09
09/2013            | 2013-09
20130907           | 2013-09-07
201309             | 2013-09
14                 | 2014 or 1914
987                | 0987
2014/15            | 2014/2015
2010-2015          | 2010/2015
2010\u{2013}2015   | 2010/2015
2010 - 2015        | 2010/2015
2010 to March 2015 | 2010/2015-03
from 2010 to now   | 2010/..
2014/present       | 2014/..
between 2014 and 2016 | [2014..2016]
2014-03/04         | 2014-03-04 or 2014-03/2014-04
2014-06-07/08      | 2014-06-07/2014-06-08
2014-06\u{2013}2014-08 | 2014-06/2014-08
2014-03-18 \u{2013} 2014-03-20 | 2014-03-18/2014-03-20
2014\u{2013}15     | 2014/2015
2010/11            | 2010-11 or 2010/2011
18-20 March 2014   | 2014-03-18/2014-03-20
2014\u{5e74}3\u{6708}18\u{65e5} | 2014-03-18
18 mars 2014       | 2014-03-18
2nd quarter 2014   | [2014-04..2014-06]
winter 2014        | 2014-24 or 2013-24
before March 2014  | [..2014-02]
18.03.14           | 2014-03-18 or 1914-03-18
199x               | 199X
2014-uu            | 2014-XX
c. 2014            | 2014~
circa March 2014   | 2014-03~
autumn 2014        | 2014-23
Q1 2014            | [2014-01..2014-03]
2014-Q4            | [2014-10..2014-12]
early 2014         | [2014-01..2014-04]
1990s              | 199X
1900s              | 190X or 19XX
19th century       | 18XX
before 2014        | [..2013]
after 2014         | [2015..]
since March 2014   | 2014-03/..
until 2014         | ../2014 or [..2014]
";

#[test]
fn bad_dates_are_refused_with_a_help() {
    for (text, expected) in rows(GRAMMAR) {
        let error = Date::parse(&text).expect_err(&text);
        assert_eq!(format!("{:?} | {error}", error.span), expected, "{text}");
    }
}

#[test]
fn other_ways_of_writing_get_a_proposal_that_is_a_date() {
    for (text, better) in rows(OTHER_WAYS) {
        let error = Date::parse(&text).expect_err(&text);
        assert_eq!(error.message, "this is not how a date is written here", "{text}");
        assert_eq!(error.help, format!("write {better}, not {text}"));
        assert_eq!(error.span, 0..text.len());
        better.split(" or ").for_each(|date| assert!(Date::parse(date).is_ok(), "{date}"));
    }
}

#[test]
fn the_part_at_fault_is_the_one_that_is_mended() {
    let error = Date::parse("[Mar 2014..2016]").unwrap_err();
    assert_eq!((error.span, error.help.as_str()), (1..9, "write 2014-03, not Mar 2014"));
}

#[test]
fn a_spreadsheets_day_number_is_recognised() {
    let error = Date::parse("41524").unwrap_err();
    assert_eq!(
        error.help,
        "write 2013-09-07 or 2017-09-08, not 41524 (a spreadsheet's day number, counted from 1900 \
         or from 1904)"
    );
}

#[test]
fn a_month_and_a_number_are_a_month_or_a_day() {
    let help = |text| Date::parse(text).unwrap_err().help;
    assert_eq!(
        help("Mar 18"),
        "write 2018-03 or 1918-03, or the year too if it is 18 March, not Mar 18"
    );
    assert_eq!(
        help("Sep-13"),
        "write 2013-09 or 1913-09, or the year too if it is 13 September, not Sep-13"
    );
    assert_eq!(help("3-Apr"), "write the year with 3 April, not 3-Apr");
}

#[test]
fn a_character_that_no_reader_sees_is_named() {
    for (text, span, message) in [
        ("\u{200e}2014-03-18", 0..3, "U+200E, which no reader sees; write 2014-03-18"),
        ("\u{feff}2014-03-18", 0..3, "U+FEFF, which no reader sees; write 2014-03-18"),
        ("2014-\u{202a}03", 5..8, "U+202A, which no reader sees; write 2014-03"),
        ("\u{a0}2014", 0..2, "U+00A0, which is no common blank; write 2014"),
        ("18\u{a0}March 2014", 2..4, "U+00A0, which is no common blank; write 2014-03-18"),
        ("\u{200f}RUS", 0..3, "U+200F, which no reader sees; delete it, or type the date anew"),
    ] {
        let error = Date::parse(text).unwrap_err();
        assert_eq!(error.span, span, "{text:?}");
        assert_eq!(error.to_string(), format!("here is the character {message}"));
    }
}

#[test]
fn blank_input_has_an_answer() {
    for text in ["", "  ", "\n"] {
        let error = Date::parse(text).unwrap_err();
        assert_eq!(error.to_string(), "there is no date here; write at least a year, such as 2013");
        assert_eq!(error.span, 0..text.len());
    }
    let error = Date::parse(" 2014 ").unwrap_err();
    assert_eq!(error.to_string(), "there are blanks around the date; write 2014");
}

#[test]
fn long_input_is_quoted_in_part() {
    let error = Date::parse(&"\u{e9}".repeat(5000)).unwrap_err();
    assert_eq!(error.message, format!("`{}...` is not a date", "\u{e9}".repeat(40)));
}

fn rows(table: &str) -> Vec<(String, String)> {
    let lines = table.lines().filter(|line| !line.is_empty());
    lines
        .map(|line| line.split_once('|').expect(line))
        .map(|(a, b)| (a.trim().to_owned(), b.trim().to_owned()))
        .collect()
}
