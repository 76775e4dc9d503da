//! Words that every surface uses for the same thing. `docs/words.md` fixes them.

use counterpoise_case::Narrowed;
use counterpoise_case::model::{Case, SchoolId};
use counterpoise_dates::{Day, MONTHS, Window};

/// That not all of the evidence counts.
#[must_use]
pub fn narrowing(of: &Narrowed) -> String {
    format!(
        "Only acts aimed at {} count: {} of {} towards the target; judgements and series stand as they are.",
        of.at, of.counted, of.of
    )
}

/// A label as one says it: `soft balancing`; nothing by which a school's other names are told.
#[must_use]
pub fn spoken(label: &str) -> String {
    label.replace('-', " ")
}

/// `May 2015`.
#[must_use]
pub fn month(day: Day) -> String {
    let (year, month, _) = day.ymd();
    let name = MONTHS.get(usize::from(month).saturating_sub(1)).copied().unwrap_or_default();
    format!("{name} {year}")
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
        s => (100.0 * s).round().clamp(1.0, 99.0) as u32,
    }
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
    use super::{list, of_hundred, state, within};

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
    fn a_list_ends_with_its_word() {
        let parts = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(list(&parts, "or"), "a, b or c");
        assert_eq!(list(&parts[..1], "or"), "a");
    }
}
