//! The grammar of single dates.

use crate::day::days_in_month;
use crate::parse::{Fault, Piece, grammar};
use crate::point::{Part, Point, Qualifier};

type Reading<'a, T> = Result<T, Fault<'a>>;

/// Reads a single date with its mark.
pub(crate) fn point(piece: Piece<'_>) -> Reading<'_, Point> {
    let (body, qualifier) = split_mark(piece)?;
    unsupported(body)?;
    let (negative, fields) = fields(body)?;
    let (year, part) = year(body, negative, fields[0])?;
    let part = match (part, &fields[1..]) {
        (part, []) => part,
        (Part::Year, [month]) => month_alone(body, year, *month)?,
        (Part::Year, [month, day]) => month_and_day(body, year, *month, *day)?,
        _ => {
            let mend = format!(
                "write {}",
                Point {
                    year,
                    part,
                    qualifier
                }
            );
            return body.fault(
                "without the last digits of the year there is no month",
                mend,
            );
        }
    };
    Ok(Point {
        year,
        part,
        qualifier,
    })
}

const MARKS: [char; 3] = ['~', '?', '%'];

fn split_mark(piece: Piece<'_>) -> Reading<'_, (Piece<'_>, Qualifier)> {
    let body = piece.text.trim_end_matches(MARKS);
    let qualifier = match &piece.text[body.len()..] {
        "" => Qualifier::None,
        "~" => Qualifier::Approximate,
        "?" => Qualifier::Uncertain,
        "%" => Qualifier::Both,
        _ => return moved_mark(piece),
    };
    if body.contains(MARKS) {
        moved_mark(piece)
    } else {
        Ok((piece.slice(0, body.len()), qualifier))
    }
}

/// Several marks, or one that does not stand at the end.
fn moved_mark<T>(piece: Piece<'_>) -> Reading<'_, T> {
    let has = |mark: &[char]| piece.text.contains(mark);
    let mark = match (has(&['~', '%']), has(&['?', '%'])) {
        (true, true) => '%',
        (true, false) => '~',
        _ => '?',
    };
    let better = format!("{}{mark}", piece.text.replace(MARKS, ""));
    if grammar(&better).is_err() {
        return Err(Fault::Foreign(piece));
    }
    piece.fault(
        "one mark (~, ? or % for both) stands after the whole date",
        format!("write {better}"),
    )
}

/// Parts of EDTF that are not kept, each with its own answer.
fn unsupported(body: Piece<'_>) -> Reading<'_, ()> {
    if let Some(year) = body.text.strip_prefix('Y') {
        return long_year(body, year);
    }
    if let Some(day) = day_of_datetime(body.text) {
        let mend = format!("write the day alone: {day}");
        return body.fault("times of day are not kept", mend);
    }
    match body.text.split_once('S') {
        Some((year, digits)) if is_number(year) && is_number(digits) => {
            body.fault("significant digits are not kept", format!("write {year}~"))
        }
        _ => Ok(()),
    }
}

/// The day of `2014-03-18T10:00` or `2014-03-18 10:00`.
fn day_of_datetime(text: &str) -> Option<&str> {
    let (day, time) = text.split_once(['T', ' '])?;
    let timed = text.contains('T') || time.contains(':');
    (timed && day.len() >= 10 && grammar(day).is_ok()).then_some(day)
}

fn long_year<'a>(body: Piece<'a>, year: &str) -> Reading<'a, ()> {
    let (negative, digits) = year
        .strip_prefix('-')
        .map_or((false, year), |digits| (true, digits));
    let proper = is_number(digits.replacen('E', "", 1).as_str()) && !digits.starts_with('E');
    match digits.len() {
        _ if !proper || digits.ends_with('E') => Err(Fault::Foreign(body)),
        0..=4 if is_number(digits) => {
            let sign = if negative { "-" } else { "" };
            body.fault(
                "Y is for years beyond four digits",
                format!("write {sign}{digits:0>4}"),
            )
        }
        _ => {
            let open = if negative { "../2013" } else { "2013/.." };
            let mend =
                format!("the calendar runs from -9999 to 9999: leave that end open, as in {open}");
            let message = match digits.contains('E') {
                true => "years with an exponent are not kept".to_owned(),
                false => format!("the year {year} lies outside the calendar"),
            };
            body.fault(message, mend)
        }
    }
}

/// The sign and the one to three fields between hyphens, each of digits and X.
fn fields(body: Piece<'_>) -> Reading<'_, (bool, Vec<Piece<'_>>)> {
    let negative = body.text.starts_with('-');
    let mut rest = body.slice(usize::from(negative), body.text.len());
    let mut fields = Vec::new();
    while let Some((field, others)) = rest.split_once("-") {
        fields.push(field);
        rest = others;
    }
    fields.push(rest);
    let proper = |f: &Piece<'_>| {
        !f.text.is_empty() && f.text.bytes().all(|b| b.is_ascii_digit() || b == b'X')
    };
    let known = fields.len() <= 3 && fields.iter().all(proper);
    if known {
        Ok((negative, fields))
    } else {
        Err(Fault::Foreign(body))
    }
}

fn year<'a>(body: Piece<'a>, negative: bool, field: Piece<'a>) -> Reading<'a, (i32, Part)> {
    let stem = field.text.trim_end_matches('X');
    if field.text.len() != 4 {
        return Err(Fault::Foreign(body));
    }
    let zeros: i32 = number(&field.text.replace('X', "0"));
    let signed = if negative { -zeros } else { zeros };
    match stem.len() {
        _ if stem.contains('X') => field.fault(
            "X stands for the last digits of a year",
            "write 199X for ten years, 19XX for a hundred",
        ),
        0 => field.fault(
            "this leaves the year out",
            "bound it: [2013..2019] for some day between",
        ),
        1 => {
            let (first, last) = if negative {
                (signed - 999, signed)
            } else {
                (signed, signed + 999)
            };
            let (first, last) = (
                four(first.max(-9999)),
                four(if last == 0 && negative { -1 } else { last }),
            );
            field.fault(
                "this leaves a thousand years",
                format!("write [{first}..{last}]"),
            )
        }
        _ if negative && zeros == 0 => {
            let mend = [
                "",
                "",
                "write [-0099..-0001]",
                "write [-0009..-0001]",
                "write 0000 for 1 BC",
            ];
            field.fault("the year 0 has no sign", mend[stem.len()])
        }
        2 => Ok((signed, Part::Century)),
        3 => Ok((signed, Part::Decade)),
        _ => Ok((signed, Part::Year)),
    }
}

fn month_alone<'a>(body: Piece<'a>, year: i32, month: Piece<'a>) -> Reading<'a, Part> {
    match month.text {
        "XX" => Ok(Part::SomeMonth),
        "0X" => month.fault(
            "this leaves nine months",
            format!("write [{0}-01..{0}-09]", four(year)),
        ),
        "1X" => month.fault(
            "this leaves three months",
            format!("write [{0}-10..{0}-12]", four(year)),
        ),
        text if text.contains('X') || text.len() > 2 => Err(Fault::Foreign(body)),
        text if text.len() == 1 => month.fault(
            "a month is two digits",
            format!("write {}-0{text}", four(year)),
        ),
        text => match number(text) as u8 {
            n @ 1..=12 => Ok(Part::Month(n)),
            n @ 21..=24 => Ok(Part::Season(n)),
            n => no_month(year, month, n),
        },
    }
}

fn no_month(year: i32, month: Piece<'_>, n: u8) -> Reading<'_, Part> {
    let y = four(year);
    let months = |first: u8, many: u8| {
        format!(
            "write the months: [{y}-{first:02}..{y}-{:02}]",
            first + many - 1
        )
    };
    match n {
        0 => month.fault(
            "there is no month 00",
            format!("write {y} if the month is not known"),
        ),
        25..=28 => month.fault(
            "seasons are 21 (spring) to 24 (winter)",
            format!("write {y}-{}", n - 4),
        ),
        30 => month.fault(
            SOUTHERN,
            format!("write the months: [{y}-12..{}-02]", four(year + 1)),
        ),
        29..=32 => month.fault(SOUTHERN, months([9, 12, 3, 6][usize::from(n) - 29], 3)),
        33..=36 => month.fault("quarters are not kept", months(3 * (n - 33) + 1, 3)),
        37..=39 => month.fault("thirds of a year are not kept", months(4 * (n - 37) + 1, 4)),
        40..=41 => month.fault("halves of a year are not kept", months(6 * (n - 40) + 1, 6)),
        _ if i32::from(n) > year % 100 && year > 0 => {
            let last = year - year % 100 + i32::from(n);
            let mend =
                format!("months run from 01 to 12; for what lasted to {last} write {y}/{last}");
            month.fault(format!("there is no month {n}"), mend)
        }
        _ => month.fault(format!("there is no month {n}"), "months run from 01 to 12"),
    }
}

const SOUTHERN: &str = "seasons of the southern hemisphere are not kept";

fn month_and_day<'a>(
    body: Piece<'a>,
    year: i32,
    month: Piece<'a>,
    day: Piece<'a>,
) -> Reading<'a, Part> {
    if let Some(better) = mended(year, month, day) {
        return better;
    }
    match (month_alone(body, year, month)?, day.text) {
        (Part::SomeMonth, "XX") => Ok(Part::SomeMonthAndDay),
        (Part::SomeMonth, _) => {
            let mend = format!("write {}-XX-XX, or give the month", four(year));
            body.fault("the day is given, but not the month", mend)
        }
        (Part::Month(m), "XX") => Ok(Part::SomeDay(m)),
        (Part::Month(m), text) if text.len() == 2 => day_of_month(body, year, m, day),
        (Part::Season(s), _) => body.fault(
            "a season has no days",
            format!("write {0}-{s}, or a month and a day", four(year)),
        ),
        _ => Err(Fault::Foreign(body)),
    }
}

/// Mends that need both fields: single digits, and a day before its month.
fn mended<'a>(year: i32, month: Piece<'a>, day: Piece<'a>) -> Option<Reading<'a, Part>> {
    let (m, d) = (month.text, day.text);
    let proper = |text: &str| grammar(text).is_ok();
    let padded = format!("{}-{m:0>2}-{d:0>2}", four(year));
    let swapped = format!("{}-{d}-{m}", four(year));
    if (m.len() == 1 || d.len() == 1) && proper(&padded) {
        let (piece, unit) = if m.len() == 1 {
            (month, "month")
        } else {
            (day, "day")
        };
        return Some(piece.fault(format!("a {unit} is two digits"), format!("write {padded}")));
    }
    let too_large = m.len() == 2 && is_number(m) && number(m) > 12;
    let swap = too_large
        && d.len() == 2
        && is_number(d)
        && (1..=12).contains(&number(d))
        && proper(&swapped);
    swap.then(|| {
        month.fault(
            format!("there is no month {m}"),
            format!("the month comes first: {swapped}"),
        )
    })
}

fn day_of_month<'a>(body: Piece<'a>, year: i32, month: u8, day: Piece<'a>) -> Reading<'a, Part> {
    let (y, last) = (four(year), days_in_month(year, month));
    if let Some(tens) = day.text.strip_suffix('X').filter(|tens| is_number(tens)) {
        let (first, to) = (
            number(tens) * 10,
            (number(tens) * 10 + 9).min(i32::from(last)),
        );
        let mend = format!(
            "write [{y}-{month:02}-{:02}..{y}-{month:02}-{to:02}]",
            first.max(1)
        );
        return if first <= to {
            day.fault("this leaves several days", mend)
        } else {
            Err(Fault::Foreign(body))
        };
    }
    if !is_number(day.text) {
        return Err(Fault::Foreign(body));
    }
    match number(day.text) as u8 {
        0 => day.fault(
            "there is no day 00",
            format!("write {y}-{month:02} if the day is not known"),
        ),
        n if n <= last => Ok(Part::Day(month, n)),
        n => {
            let which = if n == 29 {
                format!(" in {y}")
            } else {
                String::new()
            };
            let message = format!("there is no {n} {}{which}", MONTHS[usize::from(month) - 1]);
            day.fault(message, format!("the last day is {y}-{month:02}-{last}"))
        }
    }
}

/// The months by their English names.
pub(crate) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A number of at most four digits, already checked.
fn number(text: &str) -> i32 {
    text.parse().unwrap_or(0)
}

/// A year in four digits, with its sign.
fn four(year: i32) -> String {
    format!("{}{:04}", if year < 0 { "-" } else { "" }, year.abs())
}
