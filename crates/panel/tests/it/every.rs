//! Every measure of the catalogue, in every variant and with every choice, has its data.

use counterpoise_measures::catalogue::{Sides, catalogue};
use counterpoise_measures::{Value, Years};
use counterpoise_panel::{Ask, Panel, Scope, Shelf, Units, remark};

use crate::world::{no, small};

fn lines() -> Vec<String> {
    let mut lines = Vec::new();
    for info in catalogue() {
        let variants: Vec<&str> = info.variants.iter().map(|variant| variant.name).collect();
        let variants = if variants.is_empty() { vec![""] } else { variants };
        lines.extend(variants.iter().map(|variant| format!("{} {variant}", info.name).trim_end().to_owned()));
        lines.extend(info.options.iter().map(|option| format!("{} {}", info.name, option.name)));
    }
    lines.extend(["arms.flow window=2", "dispute.count window=2", "trade.gravity on=alliance"].map(str::to_owned));
    lines
}

#[test]
fn every_measure_variant_and_choice() {
    let shelf = Shelf::new(&small().store, vec![]);
    let scope = Scope { directed: true, ..Scope::yearly(Years::new(2000, 2002).unwrap()) };
    let mut text = String::new();
    for line in lines() {
        let ask = Ask::parse(&line).unwrap();
        let units = match ask.info.sides {
            Sides::System => Units::System,
            Sides::Monadic => Units::States(vec![no("RUS"), no("KAZ")]),
            _ => Units::Dyads(vec![(no("RUS"), no("CHN")), (no("CHN"), no("KAZ"))]),
        };
        let panel = Panel::of(&shelf, &units, scope, std::slice::from_ref(&ask)).unwrap();
        assert!(!panel.used.is_empty() && panel.used.iter().all(|used| used.files[0].1.len() == 64), "{line}");
        let values = panel.columns[0].values.iter().map(|one| {
            if let (Value::Number(number), Some(low)) = (one.value, ask.info.lowest) {
                assert!(number >= low - 1e-12, "{line}: {number}");
            }
            if let (Value::Number(number), Some(high)) = (one.value, ask.info.highest) {
                assert!(number <= high + 1e-12, "{line}: {number}");
            }
            let value = one.value.number().map_or_else(|| one.value.kind().to_owned(), |number| format!("{number:.4}"));
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
