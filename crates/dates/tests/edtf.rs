//! The examples of the Library of Congress for EDTF, levels 0 to 2, and what people took for EDTF in
//! the trackers of three other readers: which are dates, and what is said of the others.

use counterpoise_dates::Date;

/// Dates.
const READ: &str = "
1985-04-12
1985-04
1985
1964/2008
2004-06/2006-08
2004-02-01/2005-02-08
2004-02-01/2005-02
2004-02-01/2005
2005/2006-02
2001-21
1984?
2004-06~
2004-06-11%
201X
20XX
2004-XX
1985-04-XX
1985-XX-XX
1985-04-12/..
1985-04/..
1985/..
../1985-04-12
1985-04-12/
1985-04/
1985/
/1985-04-12
/1985-04
/1985
-1985
1984~/2004-06
1984/2004-06~
2004-06-XX/2004-07-03
2017-24/2018-21
1984?/2004%
-0043/0014
[1667,1668,1670..1672]
[..1760-12-03]
[1760-12..]
[1760-01,1760-02,1760-12..]
[1667,1760-12]
0576
0000
2014-03-18/2014-03-18
9999-12-31
[2014-03-01..2014-03-01]
";

/// Text | what is said.
const REFUSED: &str = "
1985-04-12T23:20:30 | times of day are not kept; write the day alone: 1985-04-12
1985-04-12T23:20:30Z | times of day are not kept; write the day alone: 1985-04-12
1985-04-12T23:20:30-04 | times of day are not kept; write the day alone: 1985-04-12
1985-04-12T23:20:30+05:30 | times of day are not kept; write the day alone: 1985-04-12
Y170000002 | the year 170000002 lies outside the calendar; the calendar runs from -9999 to 9999: leave that end open, as in 2013/..
Y-170000002 | the year -170000002 lies outside the calendar; the calendar runs from -9999 to 9999: leave that end open, as in ../2013
../.. | an interval needs a date at one end; write 2014/.. or ../2014
/.. | an interval needs a date at one end; write 2014/.. or ../2014
Y17E8 | years with an exponent are not kept; the calendar runs from -9999 to 9999: leave that end open, as in 2013/..
1950S2 | significant digits are not kept; write 19XX
Y171010000S3 | write 2013, 2013-09 or 2013-09-07; 2010/2015 for what lasted; [2014-03..2016] for what happened once, some day between
2001-34 | quarters are not kept; write the months: [2001-04..2001-06]
2001-29 | seasons of the southern hemisphere are not kept; write the months: [2001-09..2001-11]
{1667,1668,1670..1672} | a set in braces means all of its dates, and an entry has one date; write one entry for each date, or [2014,2016] for one of them
{1960,1961-12} | a set in braces means all of its dates, and an entry has one date; write one entry for each date, or [2014,2016] for one of them
{..1984} | a set in braces means all of its dates, and an entry has one date; write one entry for each date, or [2014,2016] for one of them
2004-06~-11 | one mark (~, ? or % for both) stands after the whole date; write 2004-06-11~
2004?-06-11 | one mark (~, ? or % for both) stands after the whole date; write 2004-06-11?
?2004-06-~11 | one mark (~, ? or % for both) stands after the whole date; write 2004-06-11%
2004-%06-11 | one mark (~, ? or % for both) stands after the whole date; write 2004-06-11%
156X-12-25 | without the last digits of the year there is no month; write 156X
15XX-12-25 | without the last digits of the year there is no month; write 15XX
XXXX-12-XX | this leaves the year out; bound it: [2013..2019] for some day between
1XXX-XX | this leaves a thousand years; write [1000..1999]
1XXX-12 | this leaves a thousand years; write [1000..1999]
1984-1X | this leaves three months; write [1984-10..1984-12]
2004-06-~01/2004-06-~20 | one mark (~, ? or % for both) stands after the whole date; write 2004-06-01~/2004-06-20~
~1945 | one mark (~, ? or % for both) stands after the whole date; write 1945~
10000 | this is not how a date is written here; write 1927-05-18 or 1931-05-19, not 10000 (a spreadsheet's day number, counted from 1900 or from 1904)
576 | this is not how a date is written here; write 0576, not 576
-0000 | the year 0 has no sign; write 0000 for 1 BC
2014-02-30 | there is no 30 February; the last day is 2014-02-28
1900-02-29 | there is no 29 February in 1900; the last day is 1900-02-28
2014-13 | there is no month 13; months run from 01 to 12
2014-00 | there is no month 00; write 2014 if the month is not known
2014-00-00 | there is no month 00; write 2014 if the month is not known
1993-00-00 | there is no month 00; write 1993 if the month is not known
2014-3 | a month is two digits; write 2014-03
199x | this is not how a date is written here; write 199X, not 199x
1990u | write 2013, 2013-09 or 2013-09-07; 2010/2015 for what lasted; [2014-03..2016] for what happened once, some day between
19uu | this is not how a date is written here; write 19XX, not 19uu
1984?~ | one mark (~, ? or % for both) stands after the whole date; write 1984%
2014–2015 | this is not how a date is written here; write 2014/2015, not 2014–2015
2014-06–2014-08 | this is not how a date is written here; write 2014-06/2014-08, not 2014-06–2014-08
1922?-40 | write 2013, 2013-09 or 2013-09-07; 2010/2015 for what lasted; [2014-03..2016] for what happened once, some day between
192X-33 | without the last digits of the year there is no month; write 192X
2012/24 | this is not how a date is written here; write 2012-24 or 2012/2024, not 2012/24
unknown/2006 | write 2013, 2013-09 or 2013-09-07; 2010/2015 for what lasted; [2014-03..2016] for what happened once, some day between
2004/open | this is not how a date is written here; write 2004/.., not 2004/open
2014-W12 | write 2013, 2013-09 or 2013-09-07; 2010/2015 for what lasted; [2014-03..2016] for what happened once, some day between
2014-077 | write 2013, 2013-09 or 2013-09-07; 2010/2015 for what lasted; [2014-03..2016] for what happened once, some day between
[] | a date is missing here; write [2014-03..2016] or [2014,2016-05]
[2014..2013] | the last day comes before the first; swap the two: [2013..2014]
XXXX | this leaves the year out; bound it: [2013..2019] for some day between
2014-XX-18 | the day is given, but not the month; write 2014-XX-XX, or give the month
";

#[test]
fn what_is_a_date_reads_and_prints_as_it_stands() {
    for text in READ.lines().filter(|line| !line.is_empty()) {
        let date = Date::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(date.to_string(), text);
    }
}

#[test]
fn what_is_none_is_refused_and_the_mend_is_a_date() {
    for line in REFUSED.lines().filter(|line| !line.is_empty()) {
        let (text, said) = line.split_once(" | ").unwrap_or((line, ""));
        let error = Date::parse(text).expect_err(text);
        let general = error.message.ends_with("is not a date");
        let own = if general { error.help.clone() } else { error.to_string() };
        assert_eq!(own, said, "{text}");
    }
}
