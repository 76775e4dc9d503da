//! Texts with a fault that is known, and the whole text without it.

use super::grammar::grammar;
use super::piece::{Fault, Known, Mend};
use crate::DateError;

/// More faults than a date has places for.
const MOST: usize = 8;

/// The error of a known fault. Its help has the whole text mended, not only the part at fault: who
/// writes it in place of the date loses neither a mark nor the other end of an interval.
pub(super) fn error(text: &str, known: Known) -> DateError {
    let Known { mut error, mend: Some(mend) } = known else { return known.error };
    if let Some(whole) = applied(text, &mend).as_deref().and_then(mended) {
        error.help = error.help.replacen(&mend.text, &whole, 1);
    }
    error
}

/// The text with all its known faults mended, if each can be and that makes it a date.
pub(crate) fn mended(text: &str) -> Option<String> {
    let mut better = text.to_owned();
    for _ in 0..MOST {
        let mend = match grammar(&better) {
            Ok(_) => return Some(better),
            Err(Fault::Known(known)) => known.mend?,
            Err(Fault::Foreign(_)) => return None,
        };
        better = applied(&better, &mend)?;
    }
    None
}

/// The text with one part of it replaced. A mark behind a part that becomes a set belongs to both
/// ends of the set: `2014-34~` is `[2014-04~..2014-06~]`.
fn applied(text: &str, mend: &Mend) -> Option<String> {
    let (before, after) = (text.get(..mend.span.start)?, text.get(mend.span.end..)?);
    let ends = mend.text.strip_prefix('[').and_then(|set| set.strip_suffix(']')?.split_once(".."));
    let mark = after.chars().next().filter(|c| ['~', '?', '%'].contains(c));
    Some(match (ends, mark) {
        (Some((a, b)), Some(mark)) => format!("{before}[{a}{mark}..{b}{mark}]{}", &after[1..]),
        _ => format!("{before}{}{after}", mend.text),
    })
}
