//! The page of a small case.

use crate::cases::{HOSTILE, empty, small};
use crate::html::{Tag, read};
use crate::opened::opened;
use std::collections::BTreeSet;

fn ids(tags: &[Tag]) -> Vec<&str> {
    tags.iter().filter_map(|t| t.get("id")).collect()
}

#[test]
fn tags_are_balanced_and_ids_are_unique() {
    for page in [small().page(), empty().page()].map(|page| opened(&page)) {
        let tags = read(&page);
        let all = ids(&tags);
        let different: BTreeSet<&str> = all.iter().copied().collect();
        assert_eq!(all.len(), different.len());
    }
}

#[test]
fn every_link_within_the_page_leads_somewhere() {
    for page in [small().page(), empty().page()].map(|page| opened(&page)) {
        let tags = read(&page);
        let ids: BTreeSet<&str> = ids(&tags).into_iter().collect();
        let links: Vec<&str> =
            tags.iter().filter_map(|t| t.get("href")).filter_map(|h| h.strip_prefix('#')).collect();
        let astray: Vec<&&str> = links.iter().filter(|l| !ids.contains(**l)).collect();
        assert!(links.len() > 10 && astray.is_empty(), "{astray:?}");
        let named = tags
            .iter()
            .flat_map(|t| [t.get("aria-labelledby"), t.get("aria-describedby")])
            .flatten();
        assert!(named.flat_map(|n| n.split(' ')).all(|n| ids.contains(n)));
    }
}

#[test]
fn nothing_is_loaded_and_links_to_elsewhere_are_references() {
    let page = opened(&small().page());
    let tags = read(&page);
    let loads = ["src", "srcset", "data", "poster", "action", "xlink:href"];
    assert!(tags.iter().all(|t| loads.iter().all(|l| t.get(l).is_none())));
    assert!(
        !page.contains("@import")
            && !page.contains("url(http")
            && !tags.iter().any(|t| t.name == "link")
    );
    let elsewhere: Vec<&Tag> =
        tags.iter().filter(|t| t.get("href").is_some_and(|h| !h.starts_with('#'))).collect();
    assert!(
        elsewhere.iter().all(|t| t.get("rel").is_some_and(|r| r.contains("noopener"))),
        "{elsewhere:?}"
    );
    assert!(elsewhere.iter().all(|t| t.get("href") == Some("https://example.org/one")));
}

#[test]
fn texts_of_the_case_are_escaped() {
    let page = opened(&small().page());
    assert!(
        !page.contains(HOSTILE) && !page.contains("<script>alert") && !page.contains("<b onload")
    );
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp;"));
    assert_eq!(page.matches("<script>").count(), 1, "only the page's own");
}

#[test]
fn the_same_answer_gives_the_same_bytes() {
    assert_eq!(small().page(), small().page());
    assert_eq!(small().charts(), small().charts());
}

#[test]
fn headings_come_in_order_and_tables_have_captions() {
    let page = opened(&small().page());
    let tags = read(&page);
    let levels: Vec<u8> = tags
        .iter()
        .filter(|t| t.name.len() == 2 && t.name.starts_with('h'))
        .filter_map(|t| t.name[1..].parse().ok())
        .collect();
    assert_eq!(levels.iter().filter(|l| **l == 1).count(), 1);
    assert!(levels.windows(2).all(|l| l[1] <= l[0] + 1), "{levels:?}");
    let count = |name: &str| tags.iter().filter(|t| t.name == name).count();
    assert_eq!(count("table"), count("caption"));
    assert!(tags.iter().filter(|t| t.name == "th").all(|t| t.get("scope").is_some()));
    assert_eq!((count("main"), count("nav"), count("footer")), (1, 2, 1));
}

#[test]
fn the_ledger_shows_what_is_doubtful() {
    let page = opened(&small().page());
    for expected in [
        "printed <s>Jul 2014</s>: &lt;it&gt; began earlier",
        "<span class=\"uncited\">uncited</span>",
        "outside, off",
        "coded again, MK: neutral, weight 3, soft",
        "once, Feb 2014 to Apr 2014",
        "asserted in ",
        "Nobody &lt;i&gt;knows&lt;/i&gt; what was meant.",
        "that names <a class=\"id\" href=\"#e-E2\">E2</a>",
    ] {
        assert!(page.contains(expected), "{expected}");
    }
}

#[test]
fn every_figure_tells_its_values() {
    let page = opened(&small().page());
    let figures: Vec<&str> = page.split("<figure id=\"").skip(1).collect();
    assert!(figures.len() > 10, "{}", figures.len());
    for figure in figures {
        let (id, rest) = figure.split_once('"').unwrap();
        let (within, _) = rest.split_once("</figure>").unwrap();
        let (_, values) = within.split_once(&format!("id=\"{id}-values\">")).unwrap();
        let (values, _) = values.split_once("</p>").unwrap();
        assert!(
            values.contains(|c: char| c.is_ascii_digit()) && values.ends_with('.'),
            "{id}: {values}"
        );
        assert!(within.contains(&format!("aria-describedby=\"{id}-values\"")), "{id}");
    }
}

#[test]
fn charts_are_files_without_links() {
    let charts = small().charts();
    let names: BTreeSet<&str> = charts.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names.len(), charts.len());
    assert!(
        ["verdicts.svg", "timeline.svg", "capabilities.svg", "path-steppe.svg"]
            .iter()
            .all(|n| names.contains(n)),
        "{names:?}"
    );
    for (name, svg) in &charts {
        assert!(
            svg.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\""),
            "{name}"
        );
        assert!(!svg.contains("href=") && !svg.contains("<script"), "{name}");
        assert!(svg.contains("viewBox=\"0 0 760.00 "), "{name}");
    }
}

#[test]
fn the_script_is_small() {
    let page = small().page();
    let script =
        page.split("<script>").nth(1).and_then(|s| s.split("</script>").next()).expect("a script");
    assert!(script.len() < 12_000, "{}", script.len());
}
