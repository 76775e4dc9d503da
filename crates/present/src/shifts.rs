//! Shifts: findings, and how the answers to *whose date?* lie to each other, in words.

use crate::plain::of_hundred_together;
use counterpoise_dates::{Day, Window};
use counterpoise_shifts::{BELIEVED, Stories};
use counterpoise_study::{
    Belief, Beyond, Possibility, PossibilityOf, Power, ShiftFinding, Told, Within,
};

/// What the evidence of a watch says of a shift within a window.
pub(crate) fn belief_text(of: Belief) -> String {
    let speaks = match of.factor {
        Some(factor) if factor >= 1.0 => {
            format!("the evidence speaks for it by a factor of {factor:.1}")
        }
        Some(factor) => {
            format!("the evidence speaks against it by a factor of {:.1}", 1.0 / factor)
        }
        None => "the evidence does not reach that time".to_owned(),
    };
    format!(
        "a shift {}, none {}, a steady trend {}; if there is one, it was then with {}; {speaks}",
        share(of.stories.shift),
        share(of.stories.no_shift),
        share(of.stories.trend),
        share(of.then)
    )
}

/// `shift 93%`, or the story that is believed most.
#[must_use]
pub fn shift_brief(stories: Stories) -> String {
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
fn letter(at: usize) -> String {
    let letter = char::from(b'A' + (at % 26) as u8);
    if at < 26 { letter.to_string() } else { format!("{letter}{}", at / 26) }
}

/// Any of several claims: `C+D+E`.
fn together(claims: &[usize]) -> String {
    claims.iter().map(|at| letter(*at)).collect::<Vec<_>>().join("+")
}

/// What a possibility is called: `A`, `C+D+E`, `another date`, `no shift`, `steady trend`.
#[must_use]
pub fn possibility_name(of: &Possibility) -> String {
    match &of.of {
        PossibilityOf::Claim(at) => letter(*at),
        PossibilityOf::Several(_, claims) => together(claims),
        PossibilityOf::Another => "another date".to_owned(),
        PossibilityOf::NoShift => "no shift".to_owned(),
        PossibilityOf::Trend => "steady trend".to_owned(),
    }
}

/// The name; in brackets where it is a part of another possibility.
#[must_use]
pub fn possibility_head(of: &Possibility) -> String {
    let name = possibility_name(of);
    if of.counted { name } else { format!("({name})") }
}

/// The name of what a possibility lies within; empty of what is no shift.
#[must_use]
pub fn possibility_within(of: &Possibility) -> String {
    match &of.within {
        None => String::new(),
        Some(Within::Claim(at)) => letter(*at),
        Some(Within::Several(claims)) => together(claims),
        Some(Within::Shift) => "shift".to_owned(),
    }
}

/// How a possibility lies to claims: `within D; shares days with E`. Empty where it shares no day
/// with one.
#[must_use]
pub fn possibility_note(of: &Possibility) -> String {
    let within = of.held_by.map(|at| format!("within {}", letter(at)));
    let crossing = &of.shares_days_with;
    let letters = || crossing.iter().map(|at| letter(*at)).collect::<Vec<_>>().join(", ");
    let crossing = (!crossing.is_empty()).then(|| format!("shares days with {}", letters()));
    within.into_iter().chain(crossing).collect::<Vec<_>>().join("; ")
}

/// Probabilities in words: a dot where the data do not reach.
#[must_use]
pub fn posterior_texts(posterior: &[Option<f64>]) -> Vec<String> {
    posterior.iter().map(|p| p.map_or("\u{b7}".to_owned(), share)).collect()
}

/// Whether the possibilities are told apart, and which is the case.
#[must_use]
pub fn told_apart_text(told: &Told, possibilities: &[Possibility]) -> String {
    let name = |at: &usize| possibility_name(&possibilities[*at]);
    let names = |at: &[usize]| at.iter().map(name).collect::<Vec<_>>().join(", ");
    match told {
        Told::One(at) => format!("yes: {}", names(at)),
        Told::Shift => "a shift, not when".to_owned(),
        Told::NoShift => "no shift or a trend".to_owned(),
        Told::Nothing => "no".to_owned(),
    }
}

/// How the table of possibilities is to be read.
#[must_use]
pub fn possibilities_reading(possibilities: &[Possibility]) -> String {
    let parts = possibilities.iter().any(|it| !it.counted);
    let adds = if parts {
        "What stands without brackets adds up to one; claims in brackets share days and are parts of it."
    } else {
        "A row adds up to one."
    };
    format!(
        "The probabilities above, with that of a shift divided by its day. {adds} Every day is as likely as another beforehand, so that a long \
         claim has more to begin with. Told apart is what has 75 of 100 or more. \u{b7} The evidence does not reach the claimed days."
    )
}

/// One sentence: which story is to be believed, if any, and when.
#[must_use]
pub fn shift_sentence(of: &ShiftFinding) -> String {
    let (stories, windows, span) = (of.stories, &of.windows, of.span);
    let when = || windows.iter().map(|it| between(*it)).collect::<Vec<_>>().join(" or ");
    let days = windows.iter().map(|it| it.len_days()).sum::<i64>();
    let Stories { shift, no_shift, trend } = stories;
    if shift >= BELIEVED && 2 * days > span.len_days() {
        format!("A shift ({}), but its date is open: {}.", share(shift), when())
    } else if shift >= BELIEVED {
        format!("A shift ({}): {}, with 90 of 100.", share(shift), when())
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
        let [shift, none, trend] = of_hundred_together([shift, no_shift, trend]);
        format!(
            "The data cannot tell: a shift in {shift}, none in {none}, a steady trend in {trend} of 100."
        )
    }
}

/// *With 10 acts a turn this large would be seen in 1 of 20 cases*, or how far simulations reach.
#[must_use]
pub fn power_text(of: &Power) -> String {
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
        let beyond = of.beyond.map_or_else(String::new, beyond_text);
        return format!(
            "{with} it is not known how often a turn this large {turn} would be seen: {beyond}."
        );
    };
    let needed = of.needed.map_or("no turn would be in 4 of 5".to_owned(), |it| {
        format!("in 4 of 5 only one by {:.0} points or more", 100.0 * it)
    });
    format!("{with} a turn this large {turn} would be seen in {}; {needed}.", cases(seen))
}

/// Where the simulations end that were made.
fn beyond_text(of: Beyond) -> String {
    match of {
        Beyond::Below(least) => format!("simulations begin at {least}"),
        Beyond::Above(most, seen) => {
            let there =
                seen.map_or(String::new(), |it| format!(", and there it is in {}", cases(it)));
            format!("simulations end at {most}{there}")
        }
    }
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

/// `94 of 100`; never all or none for what is not certain.
fn share(p: f64) -> String {
    match p {
        p if p > 0.995 => "over 99 of 100".to_owned(),
        p if p < 0.005 => "under 1 of 100".to_owned(),
        p => format!("{:.0} of 100", 100.0 * p),
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
        let beyond = match (seen, acts) {
            (Some(_), _) => None,
            (None, 7) => Some(Beyond::Below(6)),
            (None, _) => Some(Beyond::Above(80, Some(0.8))),
        };
        power_text(&Power { acts, worth, turn, seen, needed, beyond })
    }

    #[test]
    fn powers_are_said_as_far_as_they_are_known() {
        assert_eq!(
            said(10, 10.0, Some(0.05), None),
            "With 10 acts a turn this large (accommodation from 30 of 100 to 70 of 100) would be seen in 1 of 20 cases; \
             no turn would be in 4 of 5."
        );
        assert_eq!(
            said(40, 33.2, Some(0.5), Some(0.63)),
            "With 40 acts, worth 33.2 of equal weight, a turn this large (accommodation from 30 of 100 to 70 of 100) would be seen \
             in 1 of 2 cases; in 4 of 5 only one by 63 points or more."
        );
        assert_eq!(
            said(7, 4.2, None, None),
            "With 7 acts, worth 4.2 of equal weight, it is not known how often a turn this large (accommodation from 30 \
             of 100 to 70 of 100) would be seen: simulations begin at 6."
        );
        assert!(
            said(900, 900.0, None, None)
                .contains("would be seen: simulations end at 80, and there it is in 4 of 5 cases")
        );
    }
}
