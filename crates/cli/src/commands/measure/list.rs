//! `measure list`: every measure, and whether the store has its data.

use crate::args::MeasureListArgs;
use crate::failure::{Failure, Outcome, Result};
use crate::output::{Format, line, table};
use crate::store::open;
use crate::style::dim;
use counterpoise_measures::MeasureInfo;
use counterpoise_measures::catalogue::catalogue;
use counterpoise_present::tables::measures as tables;
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
        table(&tables::in_short(&found, &kinds), Format::Text)?;
        line(&dim(
            "\nThe first variant is meant where none is named. `counterpoise measure show NAME` is \
             the page of one.",
        ))?;
    } else {
        table(&tables::whole(&found, &kinds), args.shown.format)?;
    }
    Ok(Outcome::Well)
}
