//! Sources in prose become citations, if the bibliography has exactly one such work.

use crate::options::{Options, Work};

/// Citations that were read, and the sources that were not, each with the reason.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sources {
    pub(super) cites: Vec<String>,
    pub(super) unclear: Vec<String>,
    /// Whether the pages cannot be shared out among the sources.
    pub(super) stray_pages: bool,
}

/// `Mackinder 2014; Megoran 2004` with the pages `35; 347-348`.
pub(super) fn read(source: &str, page: &str, options: &Options) -> Sources {
    let mut found = Sources::default();
    let names: Vec<&str> = source.split(';').map(str::trim).filter(|s| !s.is_empty()).collect();
    let pages = pages(page, names.len());
    found.stray_pages = pages.is_none();
    for (at, name) in names.iter().enumerate() {
        match key(name, &options.works) {
            Ok(key) => {
                let locator = pages.as_ref().and_then(|p| p.get(at)).map_or_else(String::new, |p| locator(p));
                found.cites.push(format!("@{key} {locator}").trim_end().to_owned());
            }
            Err(why) => found.unclear.push(why),
        }
    }
    found
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
    let is_pages = page.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '–' | ',' | ' '));
    match page {
        "-" | "–" | "" => String::new(),
        _ if is_pages => format!("p. {page}"),
        _ => page.to_owned(),
    }
}

fn key<'a>(name: &'a str, works: &'a [Work]) -> Result<&'a str, String> {
    if let Some(key) = name.strip_prefix('@') {
        return Ok(key);
    }
    let (short, title) = name.strip_suffix(')').and_then(|n| n.split_once('(')).unwrap_or((name, ""));
    let same = |w: &&Work| folded(&w.short) == folded(name) || folded(&w.short) == folded(short) && folded(&w.full).contains(&folded(title));
    let found: Vec<&Work> = works.iter().filter(same).collect();
    match found.as_slice() {
        [work] => Ok(&work.key),
        [] => Err(format!("no work of the bibliography is `{name}`")),
        several => Err(format!("`{name}` may be {}", several.iter().map(|w| format!("@{}", w.key)).collect::<Vec<_>>().join(" or "))),
    }
}

/// Without regard to case, `&` for *and*, curly quotes.
fn folded(text: &str) -> String {
    let text = text.to_lowercase().replace('&', "and").replace(['’', '‘'], "'").replace('.', "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options() -> Options {
        let work = |key: &str, short: &str, full: &str| Work { key: key.into(), short: short.into(), full: full.into() };
        let works = vec![
            work("a2016bear", "Ash 2016", "Ash. 2016. Bears and dragons."),
            work("a2016friends", "Ash 2016", "Ash. 2016. Friends at last."),
            work("bc2013", "Birch and Cole 2013", "Birch and Cole. 2013."),
        ];
        Options { works, ..Options::default() }
    }

    #[test]
    fn sources_that_the_bibliography_has_once() {
        let found = read("Ash 2016 (Friends at Last); Birch & Cole 2013", "- ; 3-4", &options());
        assert_eq!(found.cites, ["@a2016friends", "@bc2013 p. 3-4"]);
        assert!(found.unclear.is_empty());
        assert_eq!(read("Birch & Cole 2013", "3; 96-99", &options()).cites, ["@bc2013 p. 3, 96-99"]);
        assert_eq!(read("Birch & Cole 2013", "Parts I-II", &options()).cites, ["@bc2013 Parts I-II"]);
    }

    #[test]
    fn other_sources_are_not_guessed() {
        assert_eq!(read("Ash 2016", "", &options()).unclear, ["`Ash 2016` may be @a2016bear or @a2016friends"]);
        assert_eq!(read("Ash 2017", "", &options()).unclear, ["no work of the bibliography is `Ash 2017`"]);
        assert_eq!(read("Ash 2017; Birch & Cole 2013", "9 (Ash)", &options()).cites, ["@bc2013"]);
        assert!(read("Ash 2017; Birch & Cole 2013", "9 (Ash)", &options()).stray_pages);
    }
}
