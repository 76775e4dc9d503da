//! `claims`: the study's sentences as a test suite.

use crate::args::ClaimsArgs;
use crate::failure::{Failure, Outcome, Result};
use crate::open::open;
use crate::output::{Format, json, line, show, wrapped};
use crate::style::{bad, bold, dim, good, poor};
use counterpoise_case::model::{Case, Causal};
use counterpoise_case::vocabulary::Word;
use counterpoise_frames::{Cell, Table};
use counterpoise_present::{
    carried_text, causal_text, citations_text, counted, found_text, kind_text, outcome_word,
    outside_sentence, outside_text, reason_text, reproduced_text, reproduced_word, rows_text,
    rules_text, through_text,
};
use counterpoise_study::{
    ClaimOutcome, ClaimResult, ReasonKind, Reproduced, TestResult, of_schools, of_study,
    reasons_of, tally,
};

pub(crate) fn run(args: &ClaimsArgs) -> Result {
    let Some(opened) = open(&args.case)? else { return Ok(Outcome::Wanting) };
    let case = opened.case();
    let results = opened.claims(None)?;
    let wanted: Vec<&ClaimResult> =
        results.iter().filter(|r| is_wanted(case, r, args.only.as_deref())).collect();
    if wanted.is_empty() && args.only.is_some() {
        return Err(Failure::new(format!(
            "{}no claim fits --only; write supported, thin, partly, not-supported, not-decided, untested, a causal word such as necessary, or the name of a claim",
            renamed(args.only.as_deref())
        )));
    }
    let text = || list(case, &wanted, args.verbose).and_then(|()| line(&summary(case, &results)));
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

/// A row for each test of each claim.
pub(crate) fn rows(case: &Case, results: &[&ClaimResult]) -> Table {
    Table::new(&COLUMNS).with(results.iter().flat_map(|r| tests(case, r)))
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

fn mark(outcome: ClaimOutcome) -> String {
    match outcome {
        ClaimOutcome::Supported => good("supported    "),
        ClaimOutcome::Thin => poor("thin         "),
        ClaimOutcome::Partly => bad("PARTLY       "),
        ClaimOutcome::NotSupported => bad("NOT SUPPORTED"),
        ClaimOutcome::NotDecided => dim("not decided  "),
        ClaimOutcome::Untested => dim("untested     "),
    }
}

fn list(case: &Case, results: &[&ClaimResult], verbose: bool) -> Result<()> {
    let (schools, study): (Vec<&ClaimResult>, Vec<&ClaimResult>) =
        results.iter().partition(|r| r.calibration.is_some());
    study.iter().try_for_each(|r| one(case, r, verbose))?;
    if !schools.is_empty() {
        line(&format!(
            "\n{}",
            bold(
                "Calibration: textbook cases, each by the rule of the school whose author judged it"
            )
        ))?;
    }
    schools.iter().try_for_each(|r| one(case, r, verbose))
}

fn one(case: &Case, result: &ClaimResult, verbose: bool) -> Result<()> {
    let claim = &case.claims[result.claim];
    let causal = claim.causal.map_or_else(String::new, |own| format!(" [{}]", own.word()));
    line(&format!("{}  {}{causal}  {}", mark(result.outcome), bold(&claim.id), claim.title))?;
    if let Some(calibration) = &result.calibration {
        let school = &case[calibration.school].id;
        let words = reproduced_text(result).unwrap_or_default();
        detail(&format!("{school}: {words}; {}", rows_text(calibration)))?;
    }
    let grounds: Vec<&str> = result.reason_kinds().into_iter().map(kind_text).collect();
    if !grounds.is_empty() {
        detail(&format!("{}: {}", outcome_word(result.outcome), grounds.join(", ")))?;
    }
    let shown: Vec<&TestResult> = if verbose {
        result.tests.iter().collect()
    } else {
        result.deciding().filter(|test| !test.reasons.is_empty()).collect()
    };
    for test in shown {
        tested(case, result.claim, test, verbose)?;
    }
    if let Some(causal) = claim.causal.filter(|_| verbose) {
        detail(&format!("as a causal word: {}", causal_text(causal)))?;
    }
    if verbose {
        result.outside.iter().try_for_each(|o| detail(&outside_sentence(case, o)))?;
        if !claim.untestable.is_empty() {
            detail(&claim.untestable)?;
        }
    }
    Ok(())
}

fn tested(case: &Case, claim: usize, test: &TestResult, verbose: bool) -> Result<()> {
    let reasons = reasons(case, test);
    let reasons = if reasons.is_empty() { reasons } else { format!(" ({reasons})") };
    detail(&format!("{}: {}{reasons}", test.text, found_text(case, &test.found)))?;
    if verbose {
        return asides(case, test).iter().try_for_each(|text| detail(text));
    }
    let rests_on = case.claims[claim].rests_on.len();
    if rests_on > 0 && test.outside.len() == rests_on {
        detail(
            "none of the events that the study rests it on is counted here; --verbose names them",
        )?;
    }
    Ok(())
}

fn detail(text: &str) -> Result<()> {
    let room = crate::output::width().min(120).saturating_sub(10);
    wrapped(text, room).iter().try_for_each(|part| line(&dim(&format!("          {part}"))))
}

fn reasons(case: &Case, test: &TestResult) -> String {
    test.reasons.iter().map(|reason| reason_text(case, reason)).collect::<Vec<_>>().join("; ")
}

/// What does not enter the outcome: what carried over, and through which works the events were
/// read.
fn asides(case: &Case, test: &TestResult) -> Vec<String> {
    let carried = test.spans.iter().filter_map(|s| carried_text(case, s));
    carried
        .chain(outside_text(case, &test.outside))
        .chain(test.through.iter().map(|t| through_text(case, t)))
        .collect()
}

fn summary(case: &Case, results: &[ClaimResult]) -> String {
    let part = |(outcome, n): &(ClaimOutcome, usize)| format!("{n} {}", outcome_word(*outcome));
    let counts = tally(of_study(results)).iter().map(part).collect::<Vec<_>>().join(", ");
    let many =
        |n: usize, what: &str| if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") };
    let mut lines = vec![format!("\n{}: {counts}", many(of_study(results).count(), "claim"))];
    for outcome in [ClaimOutcome::Thin, ClaimOutcome::NotSupported, ClaimOutcome::NotDecided] {
        let kinds = reasons_of(of_study(results), outcome);
        let kinds: Vec<String> =
            kinds.iter().map(|(kind, n)| format!("{n} {}", kind_text(*kind))).collect();
        if !kinds.is_empty() {
            lines.push(format!(
                "  {} because (a claim may have several reasons): {}",
                outcome_word(outcome),
                kinds.join(", ")
            ));
        }
    }
    lines.extend(causal(case, results));
    if of_schools(results).count() > 0 {
        lines.push(calibrations(results));
    }
    lines.push(format!("Asked of every claim that counts acts: {}", rules_text(case)));
    lines.join("\n")
}

/// What came of each causal word, which the study may use one for another.
fn causal(case: &Case, results: &[ClaimResult]) -> Option<String> {
    let mut said: Vec<(Causal, &str, ClaimOutcome)> = results
        .iter()
        .filter_map(|result| {
            let claim = &case.claims[result.claim];
            Some((claim.causal?, claim.id.as_str(), result.outcome))
        })
        .collect();
    said.sort_unstable();
    let one = |(causal, claim, outcome): &(Causal, &str, ClaimOutcome)| {
        format!("{} {} ({claim})", causal.word(), outcome_word(*outcome))
    };
    let all = said.iter().map(one).collect::<Vec<_>>().join(", ");
    (!all.is_empty()).then(|| format!("  causal words, each by its own test: {all}"))
}

fn calibrations(results: &[ClaimResult]) -> String {
    let all: Vec<Reproduced> =
        of_schools(results).filter_map(|r| r.calibration).map(|c| c.reproduced).collect();
    let part = |of: Reproduced| {
        format!("{} {}", all.iter().filter(|r| **r == of).count(), reproduced_word(of))
    };
    let each = [Reproduced::Yes, Reproduced::No, Reproduced::TooFewRows, Reproduced::Untested];
    let cases = counted(all.len(), "calibration case", "calibration cases");
    format!("{cases}: {}", each.map(part).join(", "))
}

const COLUMNS: [&str; 14] = [
    "claim",
    "sentence",
    "causal",
    "outcome",
    "because",
    "test",
    "outcome of test",
    "found",
    "test because",
    "reasons",
    "beside",
    "rests outside",
    "calibrates",
    "cited",
];

/// A row for each test; a claim without a test has one that says why.
fn tests(case: &Case, result: &ClaimResult) -> Vec<Vec<Cell>> {
    let claim = &case.claims[result.claim];
    let calibrates = result
        .calibration
        .zip(reproduced_text(result))
        .map(|(calibration, words)| format!("{}: {words}", case[calibration.school].id));
    let outside: Vec<String> = result.outside.iter().map(|o| outside_sentence(case, o)).collect();
    let lead = |rest: [Cell; 6]| {
        let first: [Cell; 4] = [
            claim.id.as_str().into(),
            claim.title.as_str().into(),
            claim.causal.map(Word::word).into(),
            outcome_word(result.outcome).into(),
        ];
        let kinds = kinds(result.reason_kinds());
        let last: [Cell; 3] = [
            outside.clone().into(),
            calibrates.clone().into(),
            citations_text(case, &claim.cites).into(),
        ];
        first.into_iter().chain([kinds]).chain(rest).chain(last).collect()
    };
    if result.tests.is_empty() {
        let mut rest: [Cell; 6] = Default::default();
        rest[4] = claim.untestable.as_str().into();
        return vec![lead(rest)];
    }
    result.tests.iter().map(|t| lead(tested_cells(case, t))).collect()
}

fn tested_cells(case: &Case, t: &TestResult) -> [Cell; 6] {
    [
        t.text.as_str().into(),
        outcome_word(t.outcome).into(),
        found_text(case, &t.found).into(),
        kinds(t.reasons.iter().map(|r| r.kind).collect()),
        reasons(case, t).into(),
        asides(case, t).into(),
    ]
}

fn kinds(kinds: Vec<ReasonKind>) -> Cell {
    kinds.into_iter().map(|kind| kind_text(kind).to_owned()).collect::<Vec<_>>().into()
}
