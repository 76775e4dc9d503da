//! Every measure of the catalogue, in every variant and with every choice, has its data.

use std::collections::BTreeSet;

use counterpoise_measures::catalogue::{self, MeasureInfo, Sides};
use counterpoise_measures::{Value, Years};
use counterpoise_panel::{Catalogue, MeasureQuery, Panel, Scope, Units, remark};

use crate::world::{no, small};

fn lines() -> Vec<String> {
    let mut lines = Vec::new();
    for info in catalogue::catalogue() {
        let variants: Vec<&str> = info.variants.iter().map(|variant| variant.name).collect();
        let variants = if variants.is_empty() { vec![""] } else { variants };
        lines.extend(
            variants.iter().map(|variant| format!("{} {variant}", info.name).trim_end().to_owned()),
        );
        lines.extend(info.options.iter().map(|option| format!("{} {}", info.name, option.name)));
    }
    lines.extend(
        ["arms.flow window=2", "dispute.count window=2", "trade.gravity on=alliance"]
            .map(str::to_owned),
    );
    lines
}

#[test]
fn every_measure_variant_and_choice() {
    let catalogue = Catalogue::new(&small().store, vec![]);
    let scope = Scope { directed: true, ..Scope::yearly(Years::new(2000, 2002).unwrap()) };
    let mut text = String::new();
    for line in lines() {
        let query = MeasureQuery::parse(&line).unwrap();
        let units = match query.info.sides {
            Sides::System => Units::System,
            Sides::Monadic => Units::States(vec![no("RUS"), no("KAZ")]),
            _ => Units::Dyads(vec![(no("RUS"), no("CHN")), (no("CHN"), no("KAZ"))]),
        };
        let panel = Panel::of(&catalogue, &units, scope, std::slice::from_ref(&query)).unwrap();
        assert!(
            panel.used.is_empty() == (line == "power.major")
                && panel.used.iter().all(|used| used.files[0].1.len() == 64),
            "{line}"
        );
        let values = panel.columns[0].values.iter().map(|one| {
            if let (Value::Number(number), Some(low)) = (one.value, query.info.lowest) {
                assert!(number >= low - 1e-12, "{line}: {number}");
            }
            if let (Value::Number(number), Some(high)) = (one.value, query.info.highest) {
                assert!(number <= high + 1e-12, "{line}: {number}");
            }
            let value = one
                .value
                .number()
                .map_or_else(|| one.value.kind().to_owned(), |number| format!("{number:.4}"));
            let note = remark(*one);
            let note = if note.is_empty() { String::new() } else { format!(" [{note}]") };
            format!("{value} ({}){note}", one.n)
        });
        let row: Vec<String> = values.collect();
        text += &format!("{line}: {}\n", row.join(", "));
    }
    // Read line by line against the files of `world::small`.
    insta::assert_snapshot!(text);
}

/// A measure that the catalogue has and nobody has bound yet says so; it does not pass for another
/// of its family.
#[test]
fn a_measure_without_data_passes_for_no_other() {
    let catalogue = Catalogue::new(&small().store, vec![]);
    let scope = Scope::yearly(Years::new(2000, 2002).unwrap());
    let families: BTreeSet<&str> = catalogue::catalogue()
        .iter()
        .filter_map(|info| info.name.split_once('.'))
        .map(|of| of.0)
        .collect();
    for family in families {
        let known =
            catalogue::catalogue().iter().find(|info| info.name.starts_with(family)).unwrap();
        let name: &'static str = Box::leak(format!("{family}.new").into_boxed_str());
        let info: &'static MeasureInfo = Box::leak(Box::new(known.renamed(name)));
        let query = MeasureQuery { info, ..MeasureQuery::parse(known.name).unwrap() };
        let error =
            catalogue.bind(&query, scope).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(error.starts_with(&format!("{name} has no data yet.")), "{name}: {error}");
    }
}
