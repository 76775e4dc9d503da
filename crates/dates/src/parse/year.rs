//! The year of a single date, its last digits perhaps unspecified.

use super::digits::{four, number};
use super::piece::{Fault, Piece, Reading};
use crate::point::Part;

/// A field of digits and X as a year, a decade or a century.
pub(super) fn year<'a>(
    body: Piece<'a>,
    negative: bool,
    field: Piece<'a>,
) -> Reading<'a, (i32, Part)> {
    let stem = field.text.trim_end_matches('X');
    if field.text.len() != 4 {
        return Err(Fault::Foreign(body));
    }
    let zeros = number(&field.text.replace('X', "0"));
    let year = if negative { -zeros } else { zeros };
    match stem.len() {
        _ if stem.contains('X') => field.fault(
            "X stands for the last digits of a year",
            "write 199X for ten years, 19XX for a hundred",
        ),
        0 => field.fault("this leaves the year out", "bound it: [2013..2019] for some day between"),
        1 => millennium(body, field, year, negative),
        digits if negative && zeros == 0 => signed_zero(body, field, digits),
        2 => Ok((year, Part::Century)),
        3 => Ok((year, Part::Decade)),
        _ => Ok((year, Part::Year)),
    }
}

fn millennium<'a>(
    body: Piece<'a>,
    field: Piece<'a>,
    year: i32,
    negative: bool,
) -> Reading<'a, (i32, Part)> {
    let (first, last) = if negative { (year - 999, year.min(-1)) } else { (year, year + 999) };
    let better = format!("[{}..{}]", four(first), four(last));
    field.mend("this leaves a thousand years", "write", body, better)
}

fn signed_zero<'a>(body: Piece<'a>, field: Piece<'a>, digits: usize) -> Reading<'a, (i32, Part)> {
    let message = "the year 0 has no sign";
    match digits {
        2 => field.mend(message, "write", body, "[-0099..-0001]".to_owned()),
        3 => field.mend(message, "write", body, "[-0009..-0001]".to_owned()),
        _ => field.fault(message, "write 0000 for 1 BC"),
    }
}
