//! Findings in words.

use counterpoise_dates::{Day, Window};
use counterpoise_shifts::{Contest, Score, Stories};

/// Below this no story is said to be the case.
const BELIEVED: f64 = 0.75;

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

/// The shares of a contest in words.
pub(super) fn shares(contest: &Contest) -> Vec<String> {
    let claim = |it: &Score| it.log_likelihood.map_or("\u{b7}".to_owned(), |_| share(it.share));
    contest.claims.iter().map(claim).chain([share(contest.no_shift), share(contest.trend)]).collect()
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
        format!("No shift: a steady level ({}) or a steady trend ({}).", share(no_shift), share(trend))
    } else {
        format!(
            "The data cannot tell: a shift {}, none {}, a steady trend {}.",
            share(shift),
            share(no_shift),
            share(trend)
        )
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
