//! `data check`: whether the store is whole.

use crate::args::CheckStoreArgs;
use crate::failure::{Outcome, Result};
use crate::output::{screen, show, width};
use crate::store::open;
use counterpoise_datasets::{Finding, Severity, Store};
use counterpoise_present::{screens, tables};

pub(crate) fn run(args: &CheckStoreArgs) -> Result {
    let store = open(&args.store)?;
    let findings = store.check()?;
    let whole = whole(&store, &findings);
    show(
        args.shown.format,
        || tables::stored::findings(&findings, &whole),
        || screen(&screens::stored::findings(&findings, whole.len(), width())),
    )?;
    let damaged = findings.iter().any(|finding| finding.severity == Severity::Error);
    Ok(if damaged { Outcome::Wanting } else { Outcome::Well })
}

/// The vintages in which nothing was found. Where a manifest cannot be read the findings say so.
fn whole(store: &Store, findings: &[Finding]) -> Vec<String> {
    let datasets = store.datasets().unwrap_or_default();
    let all = datasets.iter().flat_map(|dataset| &dataset.vintages);
    let places = all.map(|manifest| format!("{}/{}", manifest.dataset, manifest.vintage));
    places.filter(|place| !findings.iter().any(|finding| finding.place == *place)).collect()
}
