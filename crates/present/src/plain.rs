//! Words that every surface uses for the same thing. `docs/words.md` fixes them.

use crate::field::NO_NAME;
use counterpoise_case::Narrowed;
use counterpoise_case::model::{Case, SchoolId};
use counterpoise_concepts::NONE_OF_THESE;
use counterpoise_dates::{Date, Day, Kind, MONTHS, Window};

/// That not all of the evidence counts.
#[must_use]
pub fn narrowing(of: &Narrowed) -> String {
    format!(
        "Only acts aimed at {} count: {} of {} towards the target; judgements and series stand as they are.",
        of.at, of.counted, of.of
    )
}

/// A label as one says it: `soft balancing`; none of a school's names as *no name for it*.
#[must_use]
pub fn spoken(label: &str) -> String {
    label.replace(NONE_OF_THESE, NO_NAME).replace('-', " ")
}

/// `May 2015`.
#[must_use]
pub fn month(day: Day) -> String {
    let (year, month, _) = day.ymd();
    let name = MONTHS.get(usize::from(month).saturating_sub(1)).copied().unwrap_or_default();
    format!("{name} {year}")
}

/// `Sep 2013 to Feb 2014`.
#[must_use]
pub fn months(window: Window) -> String {
    let short = |day: Day| {
        let (year, month, _) = day.ymd();
        format!("{} {year}", short_month(u32::from(month)))
    };
    format!("{} to {}", short(window.first), short(window.last))
}

/// `1991 to 2019`; a single year by itself.
#[must_use]
pub fn years(window: Window) -> String {
    let (first, last) = (window.first.ymd().0, window.last.ymd().0);
    if first == last { first.to_string() } else { format!("{first} to {last}") }
}

/// A share as a whole number of a hundred. What is not all is never 100, what is not nothing
/// never 0.
#[must_use]
pub fn of_hundred(share: f64) -> u32 {
    match share {
        s if s <= 0.0 => 0,
        s if s >= 1.0 => 100,
        s => (100.0 * s).round_ties_even().clamp(1.0, 99.0) as u32,
    }
}

/// `81 of 100`.
#[must_use]
pub fn share(share: f64) -> String {
    format!("{} of 100", of_hundred(share))
}

/// Shares that together are all, as whole numbers that add up to a hundred: those that lose most by
/// being cut to a whole are rounded up.
#[must_use]
pub fn of_hundred_together<const N: usize>(shares: [f64; N]) -> [u32; N] {
    let mut whole = shares.map(|share| (100.0 * share).floor().max(0.0) as u32);
    let mut order: Vec<usize> = (0..N).collect();
    order.sort_by(|a, b| (100.0 * shares[*b]).fract().total_cmp(&(100.0 * shares[*a]).fract()));
    let left = 100_u32.saturating_sub(whole.iter().sum());
    for at in order.into_iter().take(left as usize) {
        whole[at] += 1;
    }
    whole
}

/// A date as a reader would say it: `7 Sep 2013`, `about Mar 2014`, `once, 2014 to 2016`. Dates too
/// odd for words stay as written.
#[must_use]
pub fn date(of: &Date) -> String {
    let text = of.to_string();
    let once = text.trim_matches(['[', ']']).split_once("..").filter(|_| text.starts_with('['));
    if let Some((from, to)) = once {
        return format!("once, {} to {}", end(from, "\u{2026}"), end(to, "\u{2026}"));
    }
    match text.split_once('/') {
        Some((from, to)) if of.kind() == Kind::Lasting => {
            format!("{} to {}", end(from, "\u{2026}"), end(to, "\u{2026}"))
        }
        _ => end(&text, &text),
    }
}

/// `since Aug 2015`, of what goes on; else both ends.
#[must_use]
pub fn since(of: &Date) -> String {
    let text = of.to_string();
    match text.split_once('/') {
        Some((from, "..")) if of.kind() == Kind::Lasting && from != ".." => {
            format!("since {}", end(from, &text))
        }
        _ => date(of),
    }
}

/// One end: `about Mar 2014`.
fn end(text: &str, empty: &str) -> String {
    let bare = text.trim_end_matches(['~', '?', '%']);
    let about = if bare.len() < text.len() { "about " } else { "" };
    let numbers: Option<Vec<u32>> = bare.split('-').map(|n| n.parse().ok()).collect();
    match numbers.as_deref() {
        _ if bare.is_empty() || bare == ".." => empty.to_owned(),
        _ if bare.len() == 4 && bare.ends_with('X') => {
            format!("{about}the {}s", bare.replace('X', "0"))
        }
        Some([year, month @ 1..=12, day]) => {
            format!("{about}{day} {} {year}", short_month(*month))
        }
        Some([year, month @ 1..=12]) => format!("{about}{} {year}", short_month(*month)),
        Some([year]) => format!("{about}{year}"),
        _ => text.to_owned(),
    }
}

/// `Sep`, of a month from 1 to 12.
fn short_month(month: u32) -> &'static str {
    MONTHS.get(month as usize - 1).map_or("", |name| &name[..3])
}

/// The first words of a title that is too long for a sentence.
#[must_use]
pub fn shortened(title: &str) -> String {
    let words: Vec<&str> = title.split_whitespace().collect();
    if words.len() <= LONG {
        title.to_owned()
    } else {
        format!("{}\u{2026}", words[..LONG].join(" "))
    }
}

/// Words of a title within a sentence, at most.
const LONG: usize = 8;

/// Numbers up to ten as words.
#[must_use]
pub fn in_words(n: usize) -> String {
    const WORDS: [&str; 11] =
        ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    WORDS.get(n).map_or_else(|| n.to_string(), |word| (*word).to_owned())
}

/// Authors as a sentence names them: `Pape and Paul`.
#[must_use]
pub fn authors(list: &str) -> String {
    list.replace("; ", " and ")
}

/// Whose definition it is: `the study`, `Kuik 2008`.
#[must_use]
pub fn school_name(case: &Case, id: SchoolId) -> String {
    let school = &case[id];
    let author = authors(&school.author);
    match (author.as_str(), school.year) {
        ("", _) => format!("\u{201c}{}\u{201d}", school.title),
        // An author who is no name (`the study`) needs no year to be known by.
        (author, Some(year)) if author.starts_with(char::is_uppercase) => {
            format!("{author} {year}")
        }
        (author, _) => author.to_owned(),
    }
}

/// The name of a state within a sentence: `the United States`, `China`.
#[must_use]
pub fn state(name: &str) -> String {
    const PLURAL: [&str; 4] = ["Netherlands", "Philippines", "Maldives", "Bahamas"];
    const KINDS: [&str; 6] = ["Union", "Republic", "Federation", "Kingdom", "States", "Emirates"];
    let last = name.rsplit(' ').next().unwrap_or_default();
    let takes = name.contains(' ') && KINDS.contains(&last) || PLURAL.contains(&name);
    if takes { format!("the {name}") } else { name.to_owned() }
}

/// `a`, `a and b`, `a, b and c`, with another word than *and* where that is meant.
#[must_use]
pub fn list(parts: &[String], and: &str) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [start @ .., last] => format!("{} {and} {last}", start.join(", ")),
    }
}

/// A title within a sentence: `The world` becomes `the world`.
#[must_use]
pub fn within(title: &str) -> String {
    title.strip_prefix("The ").map_or_else(|| title.to_owned(), |rest| format!("the {rest}"))
}

/// With a capital at the start.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::{list, of_hundred, of_hundred_together, shortened, state, within};

    #[test]
    fn unions_and_states_have_an_article() {
        let said = ["China", "United States", "Soviet Union", "Union"].map(state);
        assert_eq!(said, ["China", "the United States", "the Soviet Union", "Union"]);
    }

    #[test]
    fn only_an_article_is_made_small() {
        assert_eq!(within("The world"), "the world");
        assert_eq!(within("Theatre of Asia"), "Theatre of Asia");
    }

    #[test]
    fn a_share_that_is_not_all_is_not_a_hundred() {
        let said = [0.0, 0.001, 0.5, 0.9999, 1.0].map(of_hundred);
        assert_eq!(said, [0, 1, 50, 99, 100]);
    }

    #[test]
    fn shares_of_a_whole_add_up_to_a_hundred() {
        assert_eq!(of_hundred_together([0.446, 0.267, 0.287]), [44, 27, 29]);
        assert_eq!(of_hundred_together([0.0, 1.0]), [0, 100]);
    }

    #[test]
    fn a_long_title_gives_way() {
        assert_eq!(shortened("Central Asia"), "Central Asia");
        assert_eq!(shortened(&"of ".repeat(9)), "of of of of of of of of\u{2026}");
    }

    #[test]
    fn a_list_ends_with_its_word() {
        let parts = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(list(&parts, "or"), "a, b or c");
        assert_eq!(list(&parts[..1], "or"), "a");
    }
}
