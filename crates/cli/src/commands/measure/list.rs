//! `measure list`: every measure, and whether the store has its data.

use crate::args::MeasureListArgs;
use crate::failure::{Failure, Outcome, Result};
use crate::output::{Format, line, table};
use crate::store::open;
use crate::style::dim;
use counterpoise_frames::{Cell, Table};
use counterpoise_measures::MeasureInfo;
use counterpoise_measures::catalogue::{Variant, catalogue};
use std::collections::BTreeSet;

pub(crate) fn run(args: &MeasureListArgs) -> Result {
    let datasets = open(&args.store)?.datasets()?;
    let kinds: BTreeSet<String> = datasets
        .iter()
        .flat_map(|one| one.vintages.iter().map(|manifest| manifest.kind.clone()))
        .collect();
    let like = args.like.as_deref().unwrap_or_default().to_lowercase();
    let meant = |info: &&MeasureInfo| {
        info.name.contains(&like) || info.title.to_lowercase().contains(&like)
    };
    let found: Vec<&MeasureInfo> = catalogue().iter().filter(meant).collect();
    if found.is_empty() {
        let like = args.like.as_deref().unwrap_or_default();
        return Err(Failure::new(format!(
            "no measure has `{like}` in its name or title; `counterpoise measure list` has them all"
        )));
    }
    if args.shown.format == Format::Text {
        let rows = found.iter().map(|info| short(info, &kinds));
        table(
            &Table::new(&["measure", "title", "of", "variants", "in the store"]).with(rows),
            Format::Text,
        )?;
        line(&dim(
            "\nThe first variant is meant where none is named. `counterpoise measure show NAME` is the page of one.",
        ))?;
    } else {
        let columns = [
            "measure",
            "title",
            "of",
            "unit",
            "lowest",
            "highest",
            "variants",
            "choices",
            "needs",
            "in the store",
            "cite",
        ];
        table(
            &Table::new(&columns).with(found.iter().map(|info| whole(info, &kinds))),
            args.shown.format,
        )?;
    }
    Ok(Outcome::Well)
}

fn short(info: &MeasureInfo, kinds: &BTreeSet<String>) -> [Cell; 5] {
    [
        info.name.into(),
        info.title.into(),
        info.sides.name().into(),
        names(info.variants).into(),
        in_store(info, kinds).into(),
    ]
}

fn whole(info: &MeasureInfo, kinds: &BTreeSet<String>) -> [Cell; 11] {
    let needs: Vec<String> = info.needs.iter().map(|group| group.join(" or ")).collect();
    [
        info.name.into(),
        info.title.into(),
        info.sides.name().into(),
        info.unit.into(),
        info.lowest.into(),
        info.highest.into(),
        names(info.variants).into(),
        names(info.options).into(),
        needs.into(),
        in_store(info, kinds).into(),
        info.sources.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>().into(),
    ]
}

fn names(variants: &[Variant]) -> Vec<String> {
    variants.iter().map(|variant| variant.name.to_owned()).collect()
}

/// `yes`, or the kinds that are lacking.
fn in_store(info: &MeasureInfo, kinds: &BTreeSet<String>) -> String {
    let has = |group: &&&[&str]| !group.iter().any(|kind| kinds.contains(*kind));
    let lacking: Vec<&str> = info.needs.iter().filter(has).map(|group| group[0]).collect();
    if lacking.is_empty() { "yes".to_owned() } else { format!("no: {}", lacking.join(", ")) }
}
