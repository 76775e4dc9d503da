//! The catalogue of codes: each with a name that never changes and the page that `explain` prints.

mod catalogue;
mod choices;
mod claims;
mod evidence;
mod folder;
mod literature;
mod page;
mod reading;
mod rivals;
mod rules;

pub use page::{Page, SECTIONS};

/// The case that stands around the examples of the pages.
pub const AROUND: &str = include_str!("codes/pages/around.case");

/// All pages, in the order of their codes' groups.
pub fn pages() -> impl Iterator<Item = &'static Page> {
    let all = [
        reading::PAGES,
        folder::PAGES,
        evidence::PAGES,
        rules::PAGES,
        claims::PAGES,
        choices::PAGES,
        rivals::PAGES,
        literature::PAGES,
    ];
    all.into_iter().flatten()
}

/// The page of a code, by its name in any case.
#[must_use]
pub fn find(name: &str) -> Option<&'static Page> {
    pages().find(|p| p.code.0.eq_ignore_ascii_case(name.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The title above, the four sections below, each with something to say, and nothing else.
    #[test]
    fn every_page_has_its_sections() {
        for page in pages() {
            let name = page.code.name();
            let mut parts = page.text.split("\n## ");
            assert_eq!(
                parts.next().map(str::trim_end),
                Some(format!("# {name}: {}", page.title).as_str())
            );
            let heads: Vec<&str> = parts.filter_map(|part| part.lines().next()).collect();
            assert_eq!(heads, SECTIONS, "{name}");
            let bodies = [page.meaning(), page.example(), page.help(), page.reason()];
            assert!(bodies.iter().all(|body| body.len() > 15), "{name}");
            assert!(
                page.example().starts_with("```") && page.example().ends_with("\n```"),
                "{name}"
            );
        }
    }

    #[test]
    fn every_code_has_one_page() {
        let mut names: Vec<&str> = pages().map(|p| p.code.name()).collect();
        names.sort_unstable();
        assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "{names:?}");
        assert!(names.iter().all(|name| find(&name.to_lowercase()).is_some()));
    }
}
