//! Findings in words.

use super::dates::{Possibility, Told};
use super::power::Power;
use counterpoise_dates::{Day, Window};
use counterpoise_shifts::{BELIEVED, POWER_ACTS, Stories, power_of_acts};

/// Whether a shift is believed.
pub(super) fn believed(stories: Stories) -> bool {
    stories.shift >= BELIEVED
}

/// `shift 93%`, or the story that is believed most.
pub(super) fn brief(stories: Stories) -> String {
    let Stories { shift, no_shift, trend } = stories;
    if shift >= no_shift && shift >= trend {
        format!("shift {}", share(shift))
    } else if no_shift >= trend {
        format!("no shift {}", share(no_shift))
    } else {
        format!("steady trend {}", share(trend))
    }
}

/// The letter of a claim: `A`, `B`, .. `Z`, `A1`, ..; charts letter claims likewise.
pub(super) fn letter(at: usize) -> String {
    let letter = char::from(b'A' + (at % 26) as u8);
    if at < 26 { letter.to_string() } else { format!("{letter}{}", at / 26) }
}

/// Any of several claims: `C+D+E`.
pub(super) fn together(claims: &[usize]) -> String {
    claims.iter().map(|at| letter(*at)).collect::<Vec<_>>().join("+")
}

/// How a claim lies to others.
pub(super) fn lies(within: Option<usize>, crossing: &[usize]) -> String {
    let within = within.map(|at| format!("within {}", letter(at)));
    let letters = || crossing.iter().map(|at| letter(*at)).collect::<Vec<_>>().join(", ");
    let crossing = (!crossing.is_empty()).then(|| format!("shares days with {}", letters()));
    within.into_iter().chain(crossing).collect::<Vec<_>>().join("; ")
}

/// Probabilities in words: a dot where the data do not reach.
pub(super) fn shares(posterior: &[Option<f64>]) -> Vec<String> {
    posterior.iter().map(|p| p.map_or("\u{b7}".to_owned(), share)).collect()
}

/// Whether the possibilities are told apart, and which is the case.
pub(super) fn told_apart(told: &Told, possibilities: &[Possibility]) -> String {
    let names =
        |at: &[usize]| at.iter().map(|it| &*possibilities[*it].name).collect::<Vec<_>>().join(", ");
    match told {
        Told::One(at) => format!("yes: {}", names(at)),
        Told::Shift => "a shift, not when".to_owned(),
        Told::NoShift => "no shift or a trend".to_owned(),
        Told::Nothing => "no".to_owned(),
    }
}

/// How the table of possibilities is to be read.
pub(super) fn reading(possibilities: &[Possibility]) -> String {
    let parts = possibilities.iter().any(|it| !it.counted);
    let adds = if parts {
        "What stands without brackets adds up to one; claims in brackets share days and are parts of it."
    } else {
        "A row adds up to one."
    };
    format!(
        "The probabilities above, with that of a shift divided by its day. {adds} Every day is as likely as another beforehand, so that a long \
         claim has more to begin with. Told apart is what has 75% or more. \u{b7} The evidence does not reach the claimed days."
    )
}

/// One sentence: which story is to be believed, if any, and when.
pub(super) fn sentence(stories: Stories, windows: &[Window], span: Window) -> String {
    let when = || windows.iter().map(|it| between(*it)).collect::<Vec<_>>().join(" or ");
    let days = windows.iter().map(|it| it.len_days()).sum::<i64>();
    let Stories { shift, no_shift, trend } = stories;
    if shift >= BELIEVED && 2 * days > span.len_days() {
        format!("A shift ({}), but its date is open: {}.", share(shift), when())
    } else if shift >= BELIEVED {
        format!("A shift ({}): {}, with 90%.", share(shift), when())
    } else if no_shift >= BELIEVED {
        format!("No shift ({}).", share(no_shift))
    } else if trend >= BELIEVED {
        format!("No shift, but a steady trend ({}).", share(trend))
    } else if no_shift + trend >= BELIEVED {
        format!(
            "No shift: a steady level ({}) or a steady trend ({}).",
            share(no_shift),
            share(trend)
        )
    } else {
        format!(
            "The data cannot tell: a shift {}, none {}, a steady trend {}.",
            share(shift),
            share(no_shift),
            share(trend)
        )
    }
}

/// *With 10 acts a turn this large would be seen in 1 of 20 cases*, or how far simulations reach.
pub(super) fn power(of: &Power) -> String {
    let worth = format!("{:.1}", of.worth);
    let equal = if worth == format!("{:.1}", of.acts as f64) {
        String::new()
    } else {
        format!(", worth {worth} of equal weight,")
    };
    let turn =
        format!("(accommodation from {} to {})", share(of.turn.before), share(of.turn.after));
    let with = format!("With {} acts{equal}", of.acts);
    let Some(seen) = of.seen else {
        return format!(
            "{with} it is not known how often a turn this large {turn} would be seen: {}.",
            beyond(of.worth, of.turn.after - of.turn.before)
        );
    };
    let needed = of.needed.map_or("no turn would be in 4 of 5".to_owned(), |it| {
        format!("in 4 of 5 only one by {:.0} points or more", 100.0 * it)
    });
    format!("{with} a turn this large {turn} would be seen in {}; {needed}.", cases(seen))
}

/// Where the simulations end that were made.
fn beyond(worth: f64, turn: f64) -> String {
    let [least, .., most] = POWER_ACTS;
    if worth < least as f64 {
        return format!("simulations begin at {least}");
    }
    let there = power_of_acts(most as f64, turn)
        .map_or(String::new(), |it| format!(", and there it is in {}", cases(it)));
    format!("simulations end at {most}{there}")
}

/// `1 of 20 cases`, to the nearest twentieth, which is about how exact simulations and
/// interpolation are.
fn cases(often: f64) -> String {
    match (20.0 * often).round() as u32 {
        0 => "fewer than 1 of 20 cases".to_owned(),
        20 => "more than 19 of 20 cases".to_owned(),
        twentieths => {
            let common =
                [10, 5, 4, 2, 1].into_iter().find(|it| twentieths % it == 0 && 20 % it == 0);
            let common = common.unwrap_or(1);
            format!("{} of {} cases", twentieths / common, 20 / common)
        }
    }
}

/// `94%`; never `100%` or `0%` for what is not certain.
pub(super) fn share(p: f64) -> String {
    match p {
        p if p > 0.995 => "over 99%".to_owned(),
        p if p < 0.005 => "under 1%".to_owned(),
        p => format!("{:.0}%", 100.0 * p),
    }
}

/// `2013-05 to 2015-02`, or one month.
fn between(window: Window) -> String {
    let month = |day: Day| {
        let (year, month, _) = day.ymd();
        format!("{year}-{month:02}")
    };
    let (first, last) = (month(window.first), month(window.last));
    if first == last { first } else { format!("{first} to {last}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use counterpoise_shifts::Turn;

    #[test]
    fn cases_are_counted_in_twentieths() {
        let said: Vec<String> = [0.01, 0.05, 0.1, 0.26, 0.5, 0.8, 0.96, 0.99].map(cases).to_vec();
        assert_eq!(
            said,
            [
                "fewer than 1 of 20 cases",
                "1 of 20 cases",
                "1 of 10 cases",
                "1 of 4 cases",
                "1 of 2 cases",
                "4 of 5 cases",
                "19 of 20 cases",
                "more than 19 of 20 cases"
            ]
        );
    }

    fn said(acts: usize, worth: f64, seen: Option<f64>, needed: Option<f64>) -> String {
        let turn = Turn { before: 0.3, after: 0.7 };
        power(&Power { acts, worth, turn, seen, needed, sentence: String::new() })
    }

    #[test]
    fn powers_are_said_as_far_as_they_are_known() {
        assert_eq!(
            said(10, 10.0, Some(0.05), None),
            "With 10 acts a turn this large (accommodation from 30% to 70%) would be seen in 1 of 20 cases; \
             no turn would be in 4 of 5."
        );
        assert_eq!(
            said(40, 33.2, Some(0.5), Some(0.63)),
            "With 40 acts, worth 33.2 of equal weight, a turn this large (accommodation from 30% to 70%) would be seen \
             in 1 of 2 cases; in 4 of 5 only one by 63 points or more."
        );
        assert_eq!(
            said(7, 4.2, None, None),
            "With 7 acts, worth 4.2 of equal weight, it is not known how often a turn this large (accommodation from 30% \
             to 70%) would be seen: simulations begin at 6."
        );
        assert!(
            said(900, 900.0, None, None)
                .contains("would be seen: simulations end at 80, and there it is in ")
        );
    }
}
