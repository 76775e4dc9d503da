//! A work in print: in full, and in short with what tells it from others.

use super::names::{inverted, straight};
use super::work::{Names, Person, Work};
use crate::model::WorkForm;
use std::collections::{BTreeMap, BTreeSet};

/// A work as it is printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Printed {
    /// `Gabuev 2016a`, `K. Ito 2001`.
    pub(crate) short: String,
    /// `Gabuev 2016`: what several may share.
    pub(crate) author_year: String,
    /// Chicago's author-date order, as plain text.
    pub(crate) full: String,
}

/// Every work with the short form that no other has. `bundled` are those that come with the
/// program: one that the case has under another key is the same work.
pub(crate) fn print(works: &[(Work, bool)]) -> Vec<Printed> {
    let names = distinct_names(works);
    let letters = letters(works, &names);
    let one = |((work, _), (name, letter)): (&(Work, bool), (&String, &String))| Printed {
        short: format!("{name} {}", work.year.with(letter)).trim().to_owned(),
        author_year: format!("{} {}", short_names(work, ""), work.year.plain()).trim().to_owned(),
        full: full(work, letter),
    };
    works.iter().zip(names.iter().zip(&letters)).map(one).collect()
}

/// The names of the short forms: different people of one name in one year get initials, or their
/// given names where these have the same.
fn distinct_names(works: &[(Work, bool)]) -> Vec<String> {
    let mut names: Vec<String> = works.iter().map(|(work, _)| short_names(work, "")).collect();
    let mut groups: BTreeMap<(&str, String), Vec<usize>> = BTreeMap::new();
    for (at, (work, _)) in works.iter().enumerate().filter(|(_, (w, _))| !given(w).is_empty()) {
        groups.entry((&names[at], work.year.plain())).or_default().push(at);
    }
    let mut named = Vec::new();
    for group in groups.values() {
        let people: BTreeSet<&str> = group.iter().map(|at| given(&works[*at].0)).collect();
        let Some(form) = telling_apart(&people) else { continue };
        named.extend(
            group.iter().map(|at| (*at, short_names(&works[*at].0, &form(given(&works[*at].0))))),
        );
    }
    for (at, name) in named {
        names[at] = name;
    }
    names
}

/// The given name of the first author.
fn given(work: &Work) -> &str {
    work.names.people.first().map_or("", |person| &person.given)
}

/// So many given names of one family name are compared; of more every name is given.
const COMPARED: usize = 64;

/// How given names are written so that different people differ; `None` where they may be one.
fn telling_apart(people: &BTreeSet<&str>) -> Option<fn(&str) -> String> {
    if people.len() > COMPARED {
        return Some(str::to_owned);
    }
    let people: Vec<&str> = people.iter().copied().collect();
    let pairs =
        people.iter().enumerate().flat_map(|(at, a)| people[..at].iter().map(move |b| (a, b)));
    let apart: Vec<_> = pairs.filter(|(a, b)| !may_be_one(a, b)).collect();
    apart.first()?;
    let initials_do = apart.iter().all(|(a, b)| initials(a) != initials(b));
    Some(if initials_do { initials } else { str::to_owned })
}

/// `K.` may be `Ken`, and `Stephen` `Stephen M.`.
fn may_be_one(a: &str, b: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        let parts = name.split([' ', '-', '.']).filter(|word| !word.is_empty());
        parts.map(str::to_lowercase).collect()
    };
    let same = |(a, b): (&String, &String)| {
        let is_initial = a.chars().count() == 1 || b.chars().count() == 1;
        a == b || (is_initial && a.chars().next() == b.chars().next())
    };
    words(a).iter().zip(&words(b)).all(same)
}

/// `Cheng-Chwee` is `C.-C.`.
fn initials(given: &str) -> String {
    let of_word = |word: &str| {
        let parts = word.split('-').filter_map(|part| part.chars().find(|c| c.is_alphanumeric()));
        parts.map(|c| format!("{c}.")).collect::<Vec<_>>().join("-")
    };
    let words: Vec<String> =
        given.split([' ', '.']).map(of_word).filter(|w| !w.is_empty()).collect();
    words.join(" ")
}

/// The letters of works that have their names and year in common, by the order of titles. An entry
/// keeps the letter that it has itself.
fn letters(works: &[(Work, bool)], names: &[String]) -> Vec<String> {
    let mut groups: BTreeMap<(&str, String), Vec<usize>> = BTreeMap::new();
    for (at, (work, _)) in works.iter().enumerate() {
        groups.entry((&names[at], work.year.plain())).or_default().push(at);
    }
    let mut letters: Vec<String> = works.iter().map(|(work, _)| work.year.letter.clone()).collect();
    for group in groups.values_mut().filter(|group| group.len() > 1) {
        group.sort_by_cached_key(|at| order(&works[*at]));
        let of_case: BTreeMap<String, usize> = group
            .iter()
            .filter(|at| !works[**at].1)
            .map(|at| (folded(&works[*at].0.title), *at))
            .collect();
        let twin = |at: usize| {
            let (work, bundled) = &works[at];
            let title = folded(&work.title);
            of_case.get(&title).copied().filter(|_| *bundled && !title.is_empty())
        };
        let own: Vec<usize> = group.iter().copied().filter(|at| twin(*at).is_none()).collect();
        if own.len() > 1 {
            give_letters(&own, &mut letters);
        }
        for at in group.iter().copied() {
            if let Some(twin) = twin(at) {
                letters[at] = letters[twin].clone();
            }
        }
    }
    letters
}

fn give_letters(group: &[usize], letters: &mut [String]) {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut without = Vec::new();
    for at in group {
        if letters[*at].is_empty() || !taken.insert(letters[*at].clone()) {
            without.push(*at);
        }
    }
    let mut free = (0..).map(letter).filter(|letter| !taken.contains(letter));
    for at in without {
        letters[at] = free.next().unwrap_or_default();
    }
}

/// `a` to `z`, then `aa`.
fn letter(mut n: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'a' + (n % 26) as u8));
        if n < 26 {
            return letters.iter().rev().collect();
        }
        n = n / 26 - 1;
    }
}

/// Works with a title come first, by their titles; keys decide between those of one title.
fn order((work, _): &(Work, bool)) -> (bool, String, String) {
    let title = folded(&work.title);
    (title.is_empty(), title, work.key.clone())
}

/// Letters and digits in small letters, for comparing titles.
fn folded(title: &str) -> String {
    let title = title.to_lowercase();
    let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// One, two or three names; of more the first and *et al.*. The given name of the first stands where
/// it tells people apart.
fn short_names(work: &Work, given: &str) -> String {
    let Names { people, more } = &work.names;
    let first = |person: &Person| format!("{given} {}", person.family).trim().to_owned();
    match people.as_slice() {
        [] => untitled(work),
        [one, ..] if *more => format!("{} et al.", first(one)),
        [one] => first(one),
        [a, b] => format!("{} and {}", first(a), b.family),
        [a, b, c] => format!("{}, {} and {}", first(a), b.family, c.family),
        [one, ..] => format!("{} et al.", first(one)),
    }
}

fn untitled(work: &Work) -> String {
    let names = [&work.short_title, &work.title, &work.key];
    names.into_iter().find(|name| !name.is_empty()).cloned().unwrap_or_default()
}

/// Names, year, title, container, publisher.
fn full(work: &Work, letter: &str) -> String {
    let mut parts = Vec::new();
    let people = work.names.people.iter().enumerate();
    let names: Vec<String> =
        people.map(|(at, p)| if at == 0 { inverted(p) } else { straight(p) }).collect();
    let more = if work.names.more { ", et al." } else { "" };
    parts.extend((!names.is_empty()).then(|| names.join("; ") + more));
    parts.push(work.year.with(letter));
    if !work.title.is_empty() {
        let alone = matches!(work.form, WorkForm::Book | WorkForm::Report);
        let title = &work.title;
        parts.push(if alone { title.clone() } else { format!("\u{201c}{title}\u{201d}") });
    }
    parts.extend(container(work));
    parts.extend(work.publishers.iter().cloned());
    parts.extend(Some(work.url.clone()).filter(|url| !url.is_empty()));
    sentences(&parts)
}

/// Parts with one full stop behind each.
fn sentences(parts: &[String]) -> String {
    let mut joined = String::new();
    for part in parts {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(part);
        if !part.ends_with(['.', '?', '!']) {
            joined.push('.');
        }
    }
    joined
}

fn container(work: &Work) -> Option<String> {
    let number = match work.number.as_str() {
        "" => String::new(),
        number => format!(" ({number})"),
    };
    let pages = match work.pages.as_str() {
        "" => String::new(),
        pages => format!(": {pages}"),
    };
    let whole = format!("{} {}{number}{pages}", work.container, work.volume);
    (!work.container.is_empty()).then(|| whole.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Person, Work, letter, print};
    use crate::bibliography::year;

    fn work(key: &str, names: &[(&str, &str)], year: &str, title: &str) -> Work {
        let person = |(family, given): &(&str, &str)| Person {
            family: (*family).to_owned(),
            given: (*given).to_owned(),
            suffix: String::new(),
        };
        let mut work = Work { key: key.into(), title: title.into(), ..Work::default() };
        work.names.people = names.iter().map(person).collect();
        work.year = year::read(year).expect("a year");
        work
    }

    fn shorts(works: &[Work]) -> Vec<String> {
        let works: Vec<(Work, bool)> = works.iter().map(|w| (w.clone(), false)).collect();
        print(&works).into_iter().map(|printed| printed.short).collect()
    }

    #[test]
    fn works_of_one_year_get_letters_in_the_order_of_their_titles() {
        let gabuev = |key: &str, title: &str| work(key, &[("Gabuev", "A.")], "2016", title);
        let works =
            [gabuev("g1", ""), gabuev("g2", "Friends"), gabuev("g3", "\u{201c}Bears\u{201d}")];
        assert_eq!(shorts(&works), ["Gabuev 2016c", "Gabuev 2016b", "Gabuev 2016a"]);
        let own = |key: &str, year: &str| work(key, &[("Ann", "K.")], year, key);
        assert_eq!(shorts(&[own("w", "2001a"), own("v", "2001b")]), ["Ann 2001a", "Ann 2001b"]);
        assert_eq!(shorts(&[own("w", "2001a"), own("v", "2001")]), ["Ann 2001a", "Ann 2001b"]);
        assert_eq!(
            shorts(&[own("w", "in press"), own("x", "in press")]),
            ["Ann in press-a", "Ann in press-b"]
        );
    }

    #[test]
    fn people_of_one_name_get_initials() {
        let ito = |key: &str, given: &str| work(key, &[("Ito", given)], "2001", key);
        assert_eq!(
            shorts(&[ito("t", "K"), ito("u", "K"), ito("v", "L")]),
            ["K. Ito 2001a", "K. Ito 2001b", "L. Ito 2001"]
        );
        assert_eq!(shorts(&[ito("t", "Ken"), ito("u", "Karl")]), ["Ken Ito 2001", "Karl Ito 2001"]);
        assert_eq!(shorts(&[ito("t", "Ken"), ito("u", "K.")]), ["Ito 2001a", "Ito 2001b"]);
        assert_eq!(shorts(&[ito("t", "Ken"), ito("u", "")]), ["Ito 2001a", "Ito 2001b"]);
    }

    #[test]
    fn a_work_that_the_program_has_too_is_one_work() {
        let pape = |key: &str| work(key, &[("Pape", "Robert A.")], "2005", "Soft Balancing");
        let other = work("x", &[("Pape", "Robert")], "2005", "Other");
        let two = [(pape("pape2005"), true), (pape("pape_soft"), false)];
        assert!(print(&two).iter().all(|printed| printed.short == "Pape 2005"));
        let three = [two[0].clone(), two[1].clone(), (other, false)];
        let shorts: Vec<String> = print(&three).into_iter().map(|printed| printed.short).collect();
        assert_eq!(shorts, ["Pape 2005b", "Pape 2005b", "Pape 2005a"]);
    }

    #[test]
    fn letters_go_on_behind_z() {
        let found: Vec<String> = [0, 25, 26, 27, 701, 702].into_iter().map(letter).collect();
        assert_eq!(found, ["a", "z", "aa", "ab", "zz", "aaa"]);
    }

    #[test]
    fn in_full() {
        let mut nye = work("n", &[("King", "Martin"), ("Nye", "Joseph S.")], "2003", "Why?");
        nye.names.people[0].suffix = "Jr.".into();
        nye.names.more = true;
        (nye.container, nye.volume, nye.pages) = ("World".into(), "3".into(), "1\u{2013}9".into());
        let printed = print(&[(nye, false)]);
        assert_eq!(
            printed[0].full,
            "King, Martin, Jr.; Joseph S. Nye, et al. 2003. \u{201c}Why?\u{201d}. World 3: 1\u{2013}9."
        );
        assert_eq!(printed[0].short, "King et al. 2003");
    }
}
