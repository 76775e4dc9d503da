//! What an analyst asks for before there is *some* of a kind of act, or a lean: thresholds, odds
//! and their ranges.
//!
//! The `case` directive, an attribute and the options of a choice say these with the same words and
//! the same limits.

use super::context::Context;
use crate::vocabulary;
use counterpoise_diagnostic::{Code, Diagnostic, Span};

/// `1.5` or `1.5..3`: odds, each at least 1.
pub(crate) fn lean(cx: &mut Context<'_>, span: Span, text: &str) -> Option<(f64, f64)> {
    let asked = range(cx, span, text, "1.5..3")?;
    if asked.0 >= 1.0 {
        return Some(asked);
    }
    let message = format!("odds of {} are no lean: both sides would have it", asked.0);
    cx.say(
        Diagnostic::new(Code::BAD_NUMBER, span, message)
            .help("write odds from 1 up, as in `1.5..3`"),
    );
    None
}

/// `0.05` or `0.05..0.20`: shares between 0 and 1.
pub(crate) fn some(cx: &mut Context<'_>, span: Span, text: &str) -> Option<(f64, f64)> {
    let asked = range(cx, span, text, "0.05..0.20")?;
    if asked.0 > 0.0 && asked.1 < 1.0 {
        return Some(asked);
    }
    let message = format!("`{text}` leaves nothing to measure: *some* is a share between 0 and 1");
    let help = "write a share such as `0.1`; if one act is enough, write `presence: standing`";
    cx.say(Diagnostic::new(Code::BAD_NUMBER, span, message).help(help));
    None
}

/// How much evidence one act is: above 0.
pub(crate) fn unit(cx: &mut Context<'_>, span: Span, text: &str) -> Option<f64> {
    let unit = cx.number(span, text, 0.0..=1000.0)?;
    if unit > 0.0 {
        return Some(unit);
    }
    let message = "with a unit of 0 no act would be evidence of anything";
    cx.say(
        Diagnostic::new(Code::BAD_NUMBER, span, message).help("write a number above 0, as in `2`"),
    );
    None
}

/// The probability that must be reached for a verdict: at least one half.
pub(crate) fn set_at(cx: &mut Context<'_>, span: Span, text: &str) -> Option<f64> {
    cx.number(span, text, 0.5..=1.0)
}

fn range(cx: &mut Context<'_>, span: Span, text: &str, form: &str) -> Option<(f64, f64)> {
    let Some((least, most)) = vocabulary::range(text) else {
        let message = format!("`{text}` is neither a number nor a range of numbers");
        let help = format!("write one number, or two as in `{form}`");
        cx.say(Diagnostic::new(Code::BAD_NUMBER, span, message).help(help));
        return None;
    };
    if least <= most {
        return Some((least, most));
    }
    let message = format!("this range begins above its end: {least} is more than {most}");
    cx.say(
        Diagnostic::new(Code::BAD_NUMBER, span, message).help(format!("write `{most}..{least}`")),
    );
    None
}
