//! The year of a work, as the field says it.

/// A year in print: `ca. 1914?`, `1978 [1948]`, `in press`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Year {
    /// `ca. `.
    before: String,
    /// The year itself, or the words in its place.
    year: String,
    /// The letter that the entry has itself.
    pub(crate) letter: String,
    /// `?`, ` [1948]`.
    after: String,
}

/// The words for which there is no date.
const UNDATED: &str = "n.d.";

/// Words in the place of a year, and how they are printed.
const WORDS: &[(&str, &[&str])] = &[
    ("in press", &["in press", "inpress", "im druck", "sous presse", "en prensa", "в печати"]),
    ("forthcoming", &["forthcoming", "to appear", "im erscheinen", "à paraître"]),
    ("submitted", &["submitted", "under review", "in review", "in revision"]),
    ("in preparation", &["in preparation", "inpreparation", "in prep.", "in progress"]),
    ("accepted", &["accepted"]),
    ("prepublished", &["prepublished"]),
    (
        UNDATED,
        &[
            "n.d.", "n. d.", "nd", "n.d", "no date", "undated", "s.a.", "s. a.", "o.j.", "o. j.",
            "б.г.",
        ],
    ),
];

/// Longest text with several years that is taken for one.
const LONGEST: usize = 40;

/// What to do about a year that is none.
pub(crate) const HELP: &str = "write the year in four digits, or `in press`, `forthcoming`, `n.d.`";

impl Year {
    /// No date is given.
    pub(crate) fn none() -> Year {
        Year::words(UNDATED)
    }

    /// Words that stand where a year should.
    pub(crate) fn words(words: impl Into<String>) -> Year {
        Year { year: words.into(), ..Year::default() }
    }

    /// With a letter that tells two works of one year apart.
    pub(crate) fn with(&self, letter: &str) -> String {
        let hyphen = !letter.is_empty() && !self.year.ends_with(|c: char| c.is_ascii_digit());
        let hyphen = if hyphen { "-" } else { "" };
        format!("{}{}{hyphen}{letter}{}", self.before, self.year, self.after)
    }

    /// Without a letter.
    pub(crate) fn plain(&self) -> String {
        self.with("")
    }
}

/// The year in a text, or the words in its place; `None` where there is neither.
pub(crate) fn read(text: &str) -> Option<Year> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        return Some(Year::none());
    }
    if let Some(year) = before_christ(&text).or_else(|| short_span(&text)) {
        return Some(year);
    }
    let years = years(&text);
    match years.as_slice() {
        [] => words(&text).or_else(|| old_or_rough(&text)),
        [one] => Some(single(&text, *one)),
        [first, rest @ ..] if rest.iter().all(|at| digits(&text, *at) == digits(&text, *first)) => {
            Some(single(&text, *first))
        }
        [first, ..] => several(&text, &years, *first),
    }
}

/// Words behind a year before Christ, in lower case. Each longer one stands before those that end it.
const BEFORE_CHRIST: [&str; 10] = [
    "v. chr.",
    "v.chr.",
    "av. j.-c.",
    "avant j.-c.",
    "до н. э.",
    "до н.э.",
    "b.c.e.",
    "bce",
    "b.c.",
    "bc",
];

/// A year before Christ, in words (`430 BC`) or as EDTF counts, where 0 is 1 BC: `-0430` is 431 BC.
/// A span of such years stands as it is.
fn before_christ(text: &str) -> Option<Year> {
    let ends: Vec<&str> = text.split('/').collect();
    if ends.iter().any(|end| counted_below_zero(end).is_some()) {
        let named = |end: &&str| match counted_below_zero(end) {
            Some(year) => format!("{year} BC"),
            None => digits(end, 0).trim_start_matches('0').to_owned(),
        };
        let years = ends.iter().map(named).collect::<Vec<_>>().join("\u{2013}");
        let before = if text.contains(['~', '%']) { "ca. " } else { "" };
        let years = format!("{years}{}", if text.contains(['?', '%']) { "?" } else { "" });
        return Some(Year { before: before.to_owned(), ..Year::words(years) });
    }
    let bare = text.trim_matches(['[', ']', '(', ')']).to_lowercase();
    let said = BEFORE_CHRIST.iter().find_map(|word| bare.strip_suffix(word))?.trim_end();
    let rest = said.trim_end_matches(|c: char| c.is_ascii_digit());
    let year = &said[rest.len()..];
    match year.len() {
        _ if rest.contains(|c: char| c.is_ascii_digit()) => Some(Year::words(text)),
        1..=4 => Some(Year {
            before: lead(rest, "").to_owned(),
            year: year.to_owned(),
            after: " BC".to_owned(),
            ..Year::default()
        }),
        _ => None,
    }
}

/// `-0430` is 431 BC.
fn counted_below_zero(text: &str) -> Option<u32> {
    let year = text.trim().strip_prefix('-')?;
    let own = year.get(..4).filter(|own| own.bytes().all(|b| b.is_ascii_digit()))?;
    let alone = !year[4..].starts_with(|c: char| c.is_ascii_alphanumeric());
    own.parse::<u32>().ok().filter(|_| alone).map(|year| year + 1)
}

/// `1914-18`, `1914/15`: two digits that can be no month and no season (21 to 24) are the end of a
/// span, and so are any behind a dash; nobody writes a month so.
fn short_span(text: &str) -> Option<Year> {
    let (year, rest) = (text.get(..4)?, text.get(4..)?);
    let dashes = ["---", "--", "\u{2013}", "\u{2014}"];
    let dashed = dashes.iter().find_map(|dash| rest.strip_prefix(dash));
    let to = dashed.or_else(|| rest.strip_prefix(['-', '/']))?;
    let two_digits = to.len() == 2 && to.bytes().all(|b| b.is_ascii_digit());
    if !two_digits || !year.bytes().all(|b| b.is_ascii_digit()) || to <= &year[2..] {
        return None;
    }
    let end: u32 = to.parse().ok()?;
    let sign = if rest.starts_with('/') { "/" } else { "\u{2013}" };
    let is_span = dashed.is_some() || end > 24 || (13..=20).contains(&end);
    let after = format!("{sign}{to}");
    is_span.then(|| Year { year: year.to_owned(), after, ..Year::default() })
}

fn digits(text: &str, at: usize) -> &str {
    text.get(at..at + 4).unwrap_or("")
}

/// Where four digits stand by themselves, or begin a day written without hyphens.
fn years(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let length = bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
        if length == 4 || (length == 8 && is_day(&text[at + 4..at + 8])) {
            found.push(at);
        }
        at += length.max(1);
    }
    found
}

fn is_day(text: &str) -> bool {
    let number = |part: &str| part.parse().unwrap_or(0);
    (1..=12).contains(&number(&text[..2])) && (1..=31).contains(&number(&text[2..]))
}

fn words(text: &str) -> Option<Year> {
    let bare = text.trim_matches(['[', ']', '(', ')', ' ']).to_lowercase();
    let found = WORDS.iter().find(|(_, words)| words.contains(&bare.as_str()));
    found.map(|(word, _)| Year::words(*word))
}

/// A year of three digits, a decade (`199X`), a century (`19XX`).
fn old_or_rough(text: &str) -> Option<Year> {
    let is_open = |c: char| matches!(c, 'X' | 'x' | 'u');
    let known = text.trim_end_matches(is_open);
    let all_digits = !known.is_empty() && known.bytes().all(|b| b.is_ascii_digit());
    match (known.len(), text.len()) {
        (3, 3) if all_digits => Some(Year::words(text)),
        (3, 4) if all_digits => {
            Some(Year { year: format!("{known}0"), after: "s".to_owned(), ..Year::default() })
        }
        (2, 4) if all_digits => Some(Year::words(text)),
        _ => None,
    }
}

/// The only year of a text, with what makes it doubtful and the letter behind it.
fn single(text: &str, at: usize) -> Year {
    let (before, year, after) = (&text[..at], digits(text, at), &text[at + 4..]);
    let mut next = after.chars();
    let (mark, then) = (next.next(), next.next());
    let alone = then.is_none_or(|c| !c.is_alphanumeric());
    let letter = mark.filter(|c| c.is_ascii_alphabetic() && alone);
    let decade = mark == Some('s') && alone && year.ends_with('0');
    let doubtful = after.contains(['?', '%']);
    let open = after.ends_with('/') || after.ends_with("/..");
    let behind = match (decade, open, doubtful) {
        (true, _, _) => "s",
        (_, true, _) => "\u{2013}",
        (_, _, true) => "?",
        _ => "",
    };
    Year {
        before: lead(before, after).to_owned(),
        year: year.to_owned(),
        letter: letter.filter(|_| !decade).map_or_else(String::new, String::from),
        after: behind.to_owned(),
    }
}

/// What is said before a year that is not certain.
fn lead(before: &str, after: &str) -> &'static str {
    let word = before.to_lowercase();
    let word = word.trim_matches(['[', '(', ' ']);
    // `c1999` is a copyright, `c. 1914` a guess.
    let guess = ["ca.", "ca", "circa", "c.", "approx.", "approximately", "around", "um", "vers"];
    let spaced = word == "c" && before.ends_with(' ');
    let rough = after.starts_with(['~', '%']) || word.ends_with('~');
    match word.rsplit(' ').next() {
        _ if rough || spaced => "ca. ",
        Some(last) if guess.contains(&last) => "ca. ",
        Some("before" | "vor") => "before ",
        Some("after" | "nach") => "after ",
        _ => "",
    }
}

/// More than one year: a span of days gives its years, anything else stands as it is.
fn several(text: &str, years: &[usize], first: usize) -> Option<Year> {
    let is_day = |c: char| c.is_ascii_digit() || matches!(c, '-' | '~' | '?' | '%');
    let ends: Vec<&str> = text.split('/').collect();
    let (year, rest) = (digits(text, first), &text[first + 4..]);
    let year = year.to_owned();
    if let ([from, to], [_, second]) = (ends.as_slice(), years)
        && from.chars().chain(to.chars()).all(is_day)
    {
        let after = format!("\u{2013}{}", digits(text, *second));
        return Some(Year { year, after, ..Year::default() });
    }
    let between = |at: usize| text[..at].ends_with(|c: char| c.is_ascii_digit());
    let dashed = rest.replace("---", "\u{2014}").replace("--", "\u{2013}");
    let after = match dashed.strip_prefix('-') {
        Some(to) if between(first + 4) => format!("\u{2013}{to}"),
        _ => dashed,
    };
    let before = text[..first].to_owned();
    let whole = Year { before, year, after, ..Year::default() };
    (whole.plain().len() <= LONGEST).then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::read;

    fn plain(text: &str) -> String {
        read(text).map_or_else(|| "unread".to_owned(), |year| year.with(&year.letter))
    }

    #[test]
    fn the_year_that_stands_there() {
        for (text, year) in [
            ("2014", "2014"),
            (" 2025 ", "2025"),
            ("Sept./1988", "1988"),
            ("March 2014", "2014"),
            ("2014-03-18", "2014"),
            ("2014-03-18T10:00:00Z", "2014"),
            ("18.03.2014", "2014"),
            ("20140318", "2014"),
            ("[1999]", "1999"),
            ("c1999", "1999"),
            ("\u{a9}1999", "1999"),
            ("(1999)", "1999"),
            ("2001a", "2001a"),
            ("2001/2001", "2001"),
            ("476", "476"),
        ] {
            assert_eq!(plain(text), year, "{text}");
        }
    }

    #[test]
    fn what_makes_it_doubtful_stays() {
        for (text, year) in [
            ("ca. 1914", "ca. 1914"),
            ("[ca. 1914]", "ca. 1914"),
            ("c. 1914", "ca. 1914"),
            ("circa 1914", "ca. 1914"),
            ("1914~", "ca. 1914"),
            ("1914?", "1914?"),
            ("[1914?]", "1914?"),
            ("1914%", "ca. 1914?"),
            ("before 1914", "before 1914"),
            ("199X", "1990s"),
            ("1990s", "1990s"),
            ("19XX", "19XX"),
            ("2012/..", "2012\u{2013}"),
        ] {
            assert_eq!(plain(text), year, "{text}");
        }
    }

    #[test]
    fn several_years_are_kept() {
        for (text, year) in [
            ("1978 [1948]", "1978 [1948]"),
            ("1939--1945", "1939\u{2013}1945"),
            ("1939-1945", "1939\u{2013}1945"),
            ("2012/2014", "2012\u{2013}2014"),
            ("2012-03/2014-05", "2012\u{2013}2014"),
            ("1914 or 1915", "1914 or 1915"),
        ] {
            assert_eq!(plain(text), year, "{text}");
        }
        assert_eq!(read("1978 [1948]").expect("a year").with("a"), "1978a [1948]");
    }

    #[test]
    fn years_before_christ() {
        for (text, year) in [
            ("430 BC", "430 BC"),
            ("1200 B.C.E.", "1200 BC"),
            ("ca. 431 v. Chr.", "ca. 431 BC"),
            ("[44 BCE]", "44 BC"),
            ("-0430", "431 BC"),
            ("-0430-03-15", "431 BC"),
            ("-0430~", "ca. 431 BC"),
            ("-0430/-0403", "431 BC\u{2013}404 BC"),
            ("-0062/0014", "63 BC\u{2013}14"),
            ("431-404 BC", "431-404 BC"),
            ("-430", "unread"),
        ] {
            assert_eq!(plain(text), year, "{text}");
        }
        assert_eq!(read("430 BC").expect("a year").with("a"), "430a BC");
    }

    #[test]
    fn the_second_year_in_two_digits() {
        for (text, year) in [
            ("1914-18", "1914\u{2013}18"),
            ("1914--18", "1914\u{2013}18"),
            ("1905\u{2013}07", "1905\u{2013}07"),
            ("1913/14", "1913/14"),
            ("1998-99", "1998\u{2013}99"),
            // A month, a season, and an end that is no later.
            ("1905-07", "1905"),
            ("2014-21", "2014"),
            ("2019-14", "2019"),
            ("2014/03", "2014"),
        ] {
            assert_eq!(plain(text), year, "{text}");
        }
    }

    #[test]
    fn words_and_what_cannot_be_read() {
        for (text, year) in [
            ("in press", "in press"),
            ("(In Press)", "in press"),
            ("Forthcoming", "forthcoming"),
            ("n.d.", "n.d."),
            ("", "n.d."),
            ("MMXIV", "unread"),
            ("14", "unread"),
            ("20145", "unread"),
        ] {
            assert_eq!(plain(text), year, "{text}");
        }
        assert_eq!(read("in press").expect("words").with("b"), "in press-b");
    }
}
