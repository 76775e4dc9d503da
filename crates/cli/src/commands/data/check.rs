//! `data check`: whether the store is whole.

use crate::args::CheckStoreArgs;
use crate::failure::{Outcome, Result};
use crate::output::{Format, line, table};
use crate::store::open;
use crate::style::{bad, good};
use counterpoise_datasets::{Finding, Severity, Store};
use counterpoise_frames::Table;

pub(crate) fn run(args: &CheckStoreArgs) -> Result {
    let store = open(&args.store)?;
    let findings = store.check()?;
    let whole = whole(&store, &findings);
    match args.shown.format {
        Format::Text => say(&findings, whole.len())?,
        format => table(&rows(&findings, &whole), format)?,
    }
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

fn say(findings: &[Finding], whole: usize) -> Result<()> {
    for finding in findings {
        let place =
            if finding.place.is_empty() { String::new() } else { format!("{}: ", finding.place) };
        let lead =
            if finding.severity == Severity::Error { bad("damaged") } else { "note".to_owned() };
        line(&format!("{lead}: {place}{}", finding.sentence))?;
    }
    let damaged = findings.iter().any(|finding| finding.severity == Severity::Error);
    match (damaged, whole) {
        (true, _) => line(
            "Remove what is damaged (`counterpoise data remove NAME --vintage V --yes`) and add its files again.",
        ),
        (false, 0) => line("The store is empty."),
        (false, n) => {
            let vintages = if n == 1 { "1 vintage".to_owned() } else { format!("{n} vintages") };
            line(&good(&format!("{vintages}, every file as its manifest says")))
        }
    }
}

fn rows(findings: &[Finding], whole: &[String]) -> Table {
    let word =
        |finding: &Finding| if finding.severity == Severity::Error { "damaged" } else { "note" };
    let found = findings
        .iter()
        .map(|finding| [word(finding), finding.place.as_str(), finding.sentence.as_str()]);
    let fine =
        whole.iter().map(|place| ["whole", place.as_str(), "every file is as its manifest says"]);
    Table::new(&["state", "place", "finding"]).with(found.chain(fine))
}
