//! `data check`: whether the store is whole.

use crate::args::CheckStoreArgs;
use crate::failure::{Outcome, Result};
use crate::output::{Format, line, table};
use crate::store::open;
use crate::style::{bad, good};
use counterpoise_datasets::{Finding, Severity};
use counterpoise_exchange::Table;

pub(crate) fn run(args: &CheckStoreArgs) -> Result {
    let store = open(&args.store)?;
    let vintages: usize =
        store.datasets().map(|all| all.iter().map(|dataset| dataset.vintages.len()).sum()).unwrap_or(0);
    let findings = store.check()?;
    match args.shown.format {
        Format::Text => say(&findings, vintages)?,
        format => table(&rows(&findings), format)?,
    }
    let damaged = findings.iter().any(|finding| finding.severity == Severity::Error);
    Ok(if damaged { Outcome::Wanting } else { Outcome::Well })
}

fn say(findings: &[Finding], vintages: usize) -> Result<()> {
    for finding in findings {
        let place = if finding.place.is_empty() { String::new() } else { format!("{}: ", finding.place) };
        let lead = if finding.severity == Severity::Error { bad("damaged") } else { "note".to_owned() };
        line(&format!("{lead}: {place}{}", finding.sentence))?;
    }
    let damaged = findings.iter().any(|finding| finding.severity == Severity::Error);
    match (damaged, vintages) {
        (true, _) => {
            line("Remove what is damaged (`counterpoise data remove NAME --vintage V --yes`) and add its files again.")
        }
        (false, 0) => line("The store is empty."),
        (false, _) => line(&good(&format!("{vintages} vintages, every file as its manifest says"))),
    }
}

fn rows(findings: &[Finding]) -> Table {
    let row = |finding: &Finding| {
        let word = if finding.severity == Severity::Error { "error" } else { "note" };
        [word, finding.place.as_str(), finding.sentence.as_str()].map(str::to_owned)
    };
    Table::new(&["severity", "place", "finding"]).with(findings.iter().map(row))
}
