//! The catalogue: names, pages and sources are whole.

use counterpoise_measures::catalogue::{MeasureInfo, catalogue, measure};
use counterpoise_measures::similarity::Similarity;
use counterpoise_measures::{REFERENCES, reference};

const SECTIONS: [&str; 6] =
    ["What it measures", "Definition", "Range and unit", "Undefined", "When not", "References"];

fn line(info: &MeasureInfo) -> String {
    let names = |list: &[counterpoise_measures::catalogue::Variant]| {
        list.iter().map(|v| v.name).collect::<Vec<_>>().join(" ")
    };
    let needs: Vec<String> = info.needs.iter().map(|group| group.join("|")).collect();
    let bound = |at: Option<f64>| at.map_or("..".to_owned(), |x| x.to_string());
    format!(
        "{:<22} {:<28} {:<28} {:>3} {:<3} {:<34} [{}] ({}) {}",
        info.name,
        info.title,
        info.sides.name(),
        bound(info.lowest),
        bound(info.highest),
        info.unit,
        names(info.variants),
        names(info.options),
        needs.join(" + "),
    )
}

#[test]
fn the_whole_list() {
    let list: Vec<String> = catalogue().iter().map(line).collect();
    insta::assert_snapshot!(list.join("\n"));
}

#[test]
fn names_are_unique_and_found() {
    for (at, info) in catalogue().iter().enumerate() {
        assert!(
            catalogue()[..at].iter().all(|other| other.name != info.name),
            "{} twice",
            info.name
        );
        assert_eq!(measure(info.name), Some(info));
    }
    assert_eq!(measure("unga"), None);
}

#[test]
fn every_page_has_its_title_and_sections() {
    for info in catalogue() {
        let page = info.page();
        assert!(page.starts_with(&format!("{}: ", info.title)), "{}: {page}", info.name);
        for section in SECTIONS {
            assert!(page.contains(&format!("\n# {section}\n")), "{} lacks {section}", info.name);
        }
        for variant in info.variants.iter().filter(|_| !info.name.starts_with("power.")) {
            assert!(page.contains(variant.name), "{} does not explain {}", info.name, variant.name);
        }
    }
}

#[test]
fn every_source_is_a_reference_and_every_reference_a_source() {
    for info in catalogue() {
        assert!(!info.sources.is_empty(), "{}", info.name);
        assert_eq!(info.references().len(), info.sources.len(), "{}", info.name);
    }
    for one in REFERENCES {
        assert!(
            catalogue().iter().any(|info| info.sources.contains(&one.key)),
            "{} is used by none",
            one.key
        );
        assert!(
            one.bibtex.contains(&format!("{{{},\n", one.key)) && one.bibtex.ends_with("\n}"),
            "{}",
            one.bibtex
        );
    }
    assert_eq!(reference("nobody1900"), None);
}

#[test]
fn every_variant_of_similarity_is_in_the_catalogue() {
    for one in Similarity::all() {
        let info = measure(&format!("unga.{}", one.name())).unwrap();
        assert!(one.variant().is_empty() || info.variant(one.variant()).is_some(), "{one:?}");
    }
}

#[test]
fn a_page_as_it_is_shown() {
    insta::assert_snapshot!(measure("unga.pi").unwrap().page());
}

#[test]
fn citations() {
    let list: Vec<&str> = REFERENCES.iter().map(|one| one.citation).collect();
    insta::assert_snapshot!(format!(
        "{}\n\n{}",
        list.join("\n"),
        reference("signorino1999").unwrap().bibtex
    ));
}
