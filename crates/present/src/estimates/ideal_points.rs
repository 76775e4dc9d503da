//! Where states stand in the General Assembly.

use counterpoise_datasets::SourceFile;
use counterpoise_estimates::ideal_points::Estimate;
use counterpoise_idealpoints::{Reason, Start, Steps};
use std::collections::BTreeMap;

/// How the estimates were made, in a line.
#[must_use]
pub fn recipe(it: &Estimate<'_>) -> String {
    let spec = it.spec;
    let start = match spec.start {
        Start::Anchors => "start by anchors".to_owned(),
        Start::Em { iterations } => format!("start by {iterations} EM steps"),
    };
    let steps = match spec.steps {
        Steps::Fixed(step) => format!("threshold step {step:.4}"),
        Steps::Tuned => "tuned threshold steps".to_owned(),
    };
    let only = it.issue.map_or_else(String::new, |issue| format!(", issue {issue}"));
    let years = it.years.map_or_else(String::new, |years| format!(", years {years}"));
    format!(
        "own estimate, seed {}, {} chains of {} + {} iterations, every {} stored, smoothing {}, \
         {start}, {steps}{only}{years}",
        spec.seed, spec.chains, spec.burn_in, spec.kept, spec.thin, spec.smoothing
    )
}

/// What a reader of the numbers should know.
#[must_use]
pub fn notes(it: &Estimate<'_>) -> Vec<String> {
    let file = |file: &SourceFile| format!("{} (SHA-256 {})", file.name, file.sha256);
    let files: Vec<String> = it.manifest.files.iter().map(file).collect();
    let (dataset, vintage) = (&it.manifest.dataset, &it.manifest.vintage);
    let mut notes = vec![
        recipe(it),
        format!("votes: {dataset}/{vintage}, from {}", files.join("; ")),
        "model: Bailey, Strezhnev and Voeten 2017, Journal of Conflict Resolution 61 (2), 430-456"
            .to_owned(),
    ];
    notes.extend(left_out(it).iter().map(|(why, n)| format!("votes left out: {n} {why}")));
    notes
}

/// Why votes were left out, and how many.
#[must_use]
pub fn left_out(it: &Estimate<'_>) -> BTreeMap<&'static str, u64> {
    let by_rule = it.selection.dropped.iter().map(|(why, n)| (reason(*why), *n as u64));
    let without_number = ("without a COW number", it.ballots.without_number);
    by_rule.chain(Some(without_number).filter(|it| it.1 > 0)).collect()
}

fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::Absent => "absent or no member",
        Reason::UnknownRollCall => "on unknown roll calls",
        Reason::Session => "in session 19",
        Reason::State => "of Zanzibar",
        Reason::Seat => "of South Africa in session 48",
        Reason::Part => "on paragraphs and amendments after 1989",
        Reason::Unanimous => "on texts on which all agreed",
    }
}
