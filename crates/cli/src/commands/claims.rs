//! `claims`: the study's sentences as a test suite.

use crate::args::ClaimsArgs;
use crate::failure::{Failure, Outcome, Result};
use crate::open::open;
use crate::output::{Format, line, rows, table, wrapped};
use crate::style::{bad, bold, dim, good, poor};
use counterpoise_case::model::Case;
use counterpoise_study::{Choices, ClaimOutcome, ClaimResult, citations_text, claims_of, tally};

pub(crate) fn run(args: &ClaimsArgs) -> Result {
    let Some(opened) = open(&args.case)? else { return Ok(Outcome::Wanting) };
    let case = opened.case();
    let results = claims_of(case, Choices::ALL);
    let wanted: Vec<&ClaimResult> = results.iter().filter(|r| is_wanted(case, r, args.only.as_deref())).collect();
    if wanted.is_empty() && args.only.is_some() {
        return Err(Failure::new("no claim fits --only; write holds, thin, fails, untested, or the name of a claim"));
    }
    match args.format {
        Format::Table => list(case, &wanted, args.verbose)?,
        format => table(&rows(&COLUMNS, wanted.iter().flat_map(|r| tests(case, r)).collect()), format)?,
    }
    if args.format == Format::Table {
        line(&summary(&results))?;
    }
    let fails = wanted.iter().any(|r| r.outcome == ClaimOutcome::Fails);
    Ok(if fails { Outcome::Wanting } else { Outcome::Well })
}

fn is_wanted(case: &Case, result: &ClaimResult, only: Option<&str>) -> bool {
    only.is_none_or(|only| result.outcome.word() == only || case.claims[result.claim].id == only)
}

fn mark(outcome: ClaimOutcome) -> String {
    match outcome {
        ClaimOutcome::Holds => good("holds   "),
        ClaimOutcome::Thin => poor("thin    "),
        ClaimOutcome::Fails => bad("FAILS   "),
        ClaimOutcome::Untested => dim("untested"),
    }
}

fn list(case: &Case, results: &[&ClaimResult], verbose: bool) -> Result<()> {
    for result in results {
        let claim = &case.claims[result.claim];
        line(&format!("{}  {}  {}", mark(result.outcome), bold(&claim.id), claim.title))?;
        let shown = result.tests.iter().filter(|t| verbose || t.outcome == result.outcome);
        for test in shown.filter(|_| verbose || result.outcome != ClaimOutcome::Holds) {
            let reasons =
                if test.reasons.is_empty() { String::new() } else { format!(" ({})", test.reasons.join("; ")) };
            let text = format!("{}: {}{reasons}", test.text, test.found);
            for part in wrapped(&text, crate::output::width().min(120).saturating_sub(10)) {
                line(&dim(&format!("          {part}")))?;
            }
        }
        if verbose && !claim.untestable.is_empty() {
            line(&dim(&format!("          {}", claim.untestable)))?;
        }
    }
    Ok(())
}

fn summary(results: &[ClaimResult]) -> String {
    let counts = tally(results);
    let part = |(outcome, n): &(ClaimOutcome, usize)| format!("{n} {}", outcome.word());
    format!("\n{} claims: {}", results.len(), counts.iter().map(part).collect::<Vec<_>>().join(", "))
}

const COLUMNS: [&str; 8] = ["claim", "sentence", "outcome", "test", "outcome of test", "found", "reasons", "cited"];

fn tests(case: &Case, result: &ClaimResult) -> Vec<Vec<String>> {
    let claim = &case.claims[result.claim];
    let lead = |rest: [String; 4]| {
        let mut row = vec![claim.id.clone(), claim.title.clone(), result.outcome.word().to_owned()];
        row.extend(rest);
        row.push(citations_text(case, &claim.cites));
        row
    };
    if result.tests.is_empty() {
        return vec![lead([String::new(), String::new(), String::new(), claim.untestable.clone()])];
    }
    result
        .tests
        .iter()
        .map(|t| lead([t.text.clone(), t.outcome.word().to_owned(), t.found.clone(), t.reasons.join("; ")]))
        .collect()
}
