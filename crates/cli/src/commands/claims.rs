//! `claims`: the study's sentences as a test suite.

use crate::args::ClaimsArgs;
use crate::failure::{Failure, Outcome, Result};
use crate::open::open;
use crate::output::{Format, json, screen, show, width};
use counterpoise_case::model::Case;
use counterpoise_case::vocabulary::Word;
pub(crate) use counterpoise_present::tables::claims::claims as rows;
use counterpoise_present::{outcome_word, screens};
use counterpoise_study::{ClaimOutcome, ClaimResult};

pub(crate) fn run(args: &ClaimsArgs) -> Result {
    let Some(opened) = open(&args.case)? else { return Ok(Outcome::Wanting) };
    let case = opened.case();
    let results = opened.claims(None)?;
    let wanted: Vec<&ClaimResult> =
        results.iter().filter(|r| is_wanted(case, r, args.only.as_deref())).collect();
    if wanted.is_empty() && args.only.is_some() {
        return Err(Failure::new(format!(
            "{}no claim fits --only; write supported, thin, partly, not-supported, not-decided, \
             untested, a causal word such as necessary, or the name of a claim",
            renamed(args.only.as_deref())
        )));
    }
    let text = || screen(&screens::claims(case, &wanted, &results, args.verbose, width()));
    match args.shown.format {
        Format::Json => {
            let all: Vec<_> = wanted.iter().map(|r| counterpoise_present::claim(case, r)).collect();
            json(&all)?;
        }
        format => show(format, || rows(case, &wanted), text)?,
    }
    let fails = wanted
        .iter()
        .any(|r| matches!(r.outcome, ClaimOutcome::NotSupported | ClaimOutcome::Partly));
    Ok(if fails { Outcome::Wanting } else { Outcome::Well })
}

/// The words of the first edition, and what stands for them now.
fn renamed(only: Option<&str>) -> &'static str {
    match only {
        Some("holds") => "`holds` is now `supported`; ",
        Some("fails") => {
            "`fails` is now `not-supported`, or `not-decided` where the evidence does not decide; "
        }
        _ => "",
    }
}

fn is_wanted(case: &Case, result: &ClaimResult, only: Option<&str>) -> bool {
    let word = outcome_word(result.outcome);
    let claim = &case.claims[result.claim];
    let is_causal = |only: &str| claim.causal.is_some_and(|own| own.word() == only);
    only.is_none_or(|only| only.replace('-', " ") == word || claim.id == only || is_causal(only))
}
