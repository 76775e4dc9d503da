//! Sources in prose become citations, if the bibliography has exactly one such work.

use crate::options::Work;
use crate::stubs::{Stubs, key as stub_key};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// The works of a bibliography by author and year.
pub(super) struct Bibliography<'a> {
    /// The keys of all works.
    keys: BTreeSet<&'a str>,
    /// By what no other work has: `Gabuev 2016a`.
    by_short: BTreeMap<String, Vec<&'a Work>>,
    /// By what several may have: `Gabuev 2016`.
    by_author_year: BTreeMap<String, Vec<&'a Work>>,
}

impl<'a> Bibliography<'a> {
    pub(super) fn of(works: &'a [Work]) -> Bibliography<'a> {
        let mut found = Bibliography {
            keys: works.iter().map(|work| work.key.as_str()).collect(),
            by_short: BTreeMap::new(),
            by_author_year: BTreeMap::new(),
        };
        for work in works {
            found.by_short.entry(folded(&work.short)).or_default().push(work);
            found.by_author_year.entry(folded(&work.author_year)).or_default().push(work);
        }
        found
    }

    fn has(&self, key: &str) -> bool {
        self.keys.contains(key)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.by_short.is_empty()
    }

    /// Works of this author and year; a letter or a title in brackets tells several apart.
    fn find(&self, name: &str) -> Vec<&'a Work> {
        let whole = self.called(name);
        let Some((short, title)) = name.strip_suffix(')').and_then(|n| n.split_once('(')) else {
            return whole;
        };
        let title = folded(title);
        let titled = self.called(short).into_iter().filter(|w| folded(&w.full).contains(&title));
        whole.into_iter().chain(titled).collect()
    }

    /// Works that are called so; of the names, the one that only one has goes first.
    fn called(&self, name: &str) -> Vec<&'a Work> {
        let name = folded(name);
        let found = self.by_short.get(&name).or_else(|| self.by_author_year.get(&name));
        found.cloned().unwrap_or_default()
    }
}

/// Citations that were read, and the sources that were not, each with the reason.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sources {
    pub(super) cites: Vec<String>,
    pub(super) unclear: Vec<String>,
    /// Whether the pages cannot be shared out among the sources.
    pub(super) stray_pages: bool,
}

/// `Mackinder 2014; Megoran 2004` with the pages `35; 347-348`.
pub(super) fn read(
    source: &str,
    page: &str,
    bibliography: &Bibliography<'_>,
    stubs: Option<&RefCell<Stubs>>,
) -> Sources {
    let mut found = Sources::default();
    let names: Vec<&str> = source.split(';').map(str::trim).filter(|s| !s.is_empty()).collect();
    let pages = pages(page, names.len());
    found.stray_pages = pages.is_none();
    for (at, name) in names.iter().enumerate() {
        // Pages of their own column go first: then nothing is looked for in the name.
        let (name, own) = if page.trim().is_empty() { parted(name) } else { (*name, "") };
        match key(name, bibliography, stubs) {
            Ok(key) => {
                let page = pages.as_ref().and_then(|p| p.get(at)).map_or(own, String::as_str);
                let locator = locator(page);
                found.cites.push(format!("@{key} {locator}").trim_end().to_owned());
            }
            Err(why) => found.unclear.push(why),
        }
    }
    found
}

/// `Ash 2016: 12-13` or `Ash 2016, pp. 12-13`: the work, and the pages that stand behind its year.
/// Without this every page of a work would be a work of its own.
fn parted(name: &str) -> (&str, &str) {
    for (at, sign) in name.match_indices([':', ',']) {
        let (work, rest) = (name[..at].trim_end(), name[at + 1..].trim_start());
        let bare = rest.strip_prefix("pp.").or_else(|| rest.strip_prefix("p."));
        let pages = bare.unwrap_or(rest).trim_start();
        // `Ash 2015, 2016` are two years.
        let may_be_year = sign == "," && bare.is_none() && pages.len() > 3;
        if ends_in_year(work) && are_pages(pages) && !may_be_year {
            return (work, pages);
        }
    }
    (name, "")
}

/// `Ash 2016`, `Ash 2016a`, `Ash (2016)`.
fn ends_in_year(work: &str) -> bool {
    let last = work.rsplit([' ', '(']).next().unwrap_or_default().trim_end_matches(')');
    let digits = last.trim_end_matches(|c: char| c.is_ascii_lowercase());
    digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn are_pages(text: &str) -> bool {
    let sign = |c: char| c.is_ascii_digit() || matches!(c, '-' | '–' | ',' | ' ');
    text.starts_with(|c: char| c.is_ascii_digit()) && text.chars().all(sign)
}

/// As many pages as sources; the pages of a single source are its own, however many.
fn pages(page: &str, sources: usize) -> Option<Vec<String>> {
    let parts: Vec<&str> = page.split(';').map(str::trim).collect();
    match sources {
        _ if page.trim().is_empty() => Some(Vec::new()),
        1 => Some(vec![parts.join(", ")]),
        n if n == parts.len() => Some(parts.iter().map(|p| (*p).to_owned()).collect()),
        _ => None,
    }
}

/// `p. 387-388` for a number; what is no number stands as printed.
fn locator(page: &str) -> String {
    match page {
        "-" | "–" | "" => String::new(),
        _ if are_pages(page) => format!("p. {page}"),
        _ => page.to_owned(),
    }
}

fn key(
    name: &str,
    bibliography: &Bibliography<'_>,
    stubs: Option<&RefCell<Stubs>>,
) -> Result<String, String> {
    if let Some(key) = name.strip_prefix('@') {
        return Ok(key.to_owned());
    }
    let found = bibliography.find(name);
    match found.as_slice() {
        [work] => Ok(work.key.clone()),
        [] if stubs.is_some_and(|_| names_a_work(name)) => {
            // A work whose key is made of these words: a stub of last time, or the work itself.
            let key = stub_key(name);
            if bibliography.has(&key) {
                return Ok(key);
            }
            Ok(stubs.map(|stubs| stubs.borrow_mut().source(name)).unwrap_or_default())
        }
        [] => Err(format!("no work of the bibliography is `{name}`")),
        several => Err(format!(
            "`{name}` may be {}",
            several.iter().map(|w| format!("@{}", w.key)).collect::<Vec<_>>().join(" or ")
        )),
    }
}

/// Whether a text may be the name of a work: `-` and `?` are none.
fn names_a_work(name: &str) -> bool {
    name.chars().any(char::is_alphabetic)
}

/// Without regard to case, `&` for *and*, curly quotes.
fn folded(text: &str) -> String {
    let text = text.to_lowercase().replace('&', "and").replace(['’', '‘'], "'").replace('.', "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Bibliography, Sources, Work};

    fn works() -> Vec<Work> {
        let work = |key: &str, short: &str, full: &str| Work {
            key: key.into(),
            short: short.into(),
            author_year: short.trim_end_matches(['a', 'b']).into(),
            full: full.into(),
        };
        vec![
            work("a2016bear", "Ash 2016a", "Ash. 2016a. Bears and dragons."),
            work("a2016friends", "Ash 2016b", "Ash. 2016b. Friends at last."),
            work("bc2013", "Birch and Cole 2013", "Birch and Cole. 2013."),
        ]
    }

    fn read(source: &str, page: &str) -> Sources {
        super::read(source, page, &Bibliography::of(&works()), None)
    }

    #[test]
    fn sources_that_the_bibliography_has_once() {
        let found = read("Ash 2016 (Friends at Last); Birch & Cole 2013", "- ; 3-4");
        assert_eq!(found.cites, ["@a2016friends", "@bc2013 p. 3-4"]);
        assert!(found.unclear.is_empty());
        assert_eq!(
            read("Ash 2016b; Ash 2016A", "1; 2").cites,
            ["@a2016friends p. 1", "@a2016bear p. 2"]
        );
        assert_eq!(read("Birch & Cole 2013", "3; 96-99").cites, ["@bc2013 p. 3, 96-99"]);
        assert_eq!(read("Birch & Cole 2013", "Parts I-II").cites, ["@bc2013 Parts I-II"]);
    }

    #[test]
    fn pages_may_stand_behind_the_year() {
        for (written, cite) in [
            ("Birch & Cole 2013: 12-13", "@bc2013 p. 12-13"),
            ("Birch & Cole 2013, pp. 3, 96–99", "@bc2013 p. 3, 96–99"),
            ("Birch & Cole 2013, 12", "@bc2013 p. 12"),
            ("Birch & Cole 2013", "@bc2013"),
        ] {
            assert_eq!(read(written, "").cites, [cite], "{written}");
        }
        let two = read("Ash 2016a: 4; Birch & Cole 2013: 5", "");
        assert_eq!(two.cites, ["@a2016bear p. 4", "@bc2013 p. 5"]);
        // Two years, an address, and what the column of pages says already.
        for name in ["Ash 2015, 2016", "https://example.org: 80", "Treaty 1994: Art. 5"] {
            assert_eq!(super::parted(name), (name, ""));
        }
        assert_eq!(
            read("Ash 2017: 12", "9").unclear,
            ["no work of the bibliography is `Ash 2017: 12`"]
        );
    }

    #[test]
    fn other_sources_are_not_guessed() {
        assert_eq!(read("Ash 2016", "").unclear, ["`Ash 2016` may be @a2016bear or @a2016friends"]);
        assert_eq!(read("Ash 2017", "").unclear, ["no work of the bibliography is `Ash 2017`"]);
        assert_eq!(read("Ash 2017; Birch & Cole 2013", "9 (Ash)").cites, ["@bc2013"]);
        assert!(read("Ash 2017; Birch & Cole 2013", "9 (Ash)").stray_pages);
    }
}
