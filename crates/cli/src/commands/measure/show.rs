//! `measure show`: the page of a measure, and how to come by its data.

use crate::args::MeasureShowArgs;
use crate::failure::{Outcome, Result};
use crate::output::{Format, bytes, json, table};
use crate::store::open;
use counterpoise_datasets::{Store, kind};
use counterpoise_measures::MeasureInfo;
use counterpoise_panel::MeasureQuery;
use counterpoise_present::tables::measures::of_one;
use std::fmt::Write;

pub(crate) fn run(args: &MeasureShowArgs) -> Result {
    let info = MeasureQuery::parse(&args.name)?.info;
    let store = open(&args.store)?;
    match args.shown.format {
        Format::Text | Format::Md => bytes(page(info, &store)?.as_bytes())?,
        Format::Json => json(info)?,
        format => table(&of_one(info), format)?,
    }
    Ok(Outcome::Well)
}

/// The page as the measure's own file has it, then its name, variants, choices and data.
fn page(info: &MeasureInfo, store: &Store) -> Result<String> {
    let mut text = info.page().trim_end().to_owned();
    let _ = write!(
        text,
        "\n\n# How to ask for it\n`{}`: of {}s; unit: {}.\n",
        info.name,
        info.sides.name(),
        info.unit
    );
    for (at, variant) in info.variants.iter().enumerate() {
        let usual = if at == 0 { " (meant where none is named)" } else { "" };
        let _ = writeln!(text, "- variant `{}`{usual}: {}", variant.name, variant.meaning);
    }
    for option in info.options {
        let _ = writeln!(text, "- choice `{}`: {}", option.name, option.meaning);
    }
    let _ = writeln!(text, "\n    {}\n\n# Data", example(info));
    for group in info.needs {
        text.push_str(&needed(group, store)?);
    }
    Ok(text)
}

fn example(info: &MeasureInfo) -> String {
    use counterpoise_measures::catalogue::Sides;
    let variant = info
        .variants
        .first()
        .map_or_else(String::new, |variant| format!(" --variant {}", variant.name));
    let of = match info.sides {
        Sides::Monadic => " --state RUS,CHN",
        Sides::System => "",
        _ => " --dyad RUS:CHN",
    };
    format!("counterpoise measure {}{of} --years 1992..2014{variant}", info.name)
}

/// Which vintages of the store would do, or how to add one.
fn needed(group: &[&str], store: &Store) -> Result<String> {
    let mut text = String::new();
    for dataset in store.datasets()? {
        for manifest in
            dataset.vintages.iter().filter(|manifest| group.contains(&manifest.kind.as_str()))
        {
            let span = manifest
                .span()
                .map_or_else(String::new, |(first, last)| format!(", {first} to {last}"));
            let _ = writeln!(
                text,
                "- in the store: {}@{} ({}{span})",
                manifest.dataset, manifest.vintage, manifest.title
            );
        }
    }
    if text.is_empty() {
        text.push_str("- not in the store. It needs");
        text.push_str(if group.len() > 1 { " one of\n" } else { "\n" });
        for kind in group.iter().filter_map(|name| kind(name)) {
            let url = if kind.url.is_empty() { String::new() } else { format!("; {}", kind.url) };
            let _ = writeln!(
                text,
                "  - {}: `counterpoise data add {} FILE...`{url}",
                kind.title, kind.name
            );
        }
    }
    Ok(text)
}
