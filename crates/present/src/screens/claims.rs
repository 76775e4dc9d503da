//! What `claims` says: the study's sentences as a test suite.

use crate::claims::{
    asides_texts, causal_text, found_text, kind_text, outcome_word, outside_sentence, reasons_text,
    reproduced_text, reproduced_word, rows_text, rules_text,
};
use crate::screen::{Screen, bad, bold, dim, good, poor, wrapped};
use crate::text::counted;
use counterpoise_case::model::{Case, Causal};
use counterpoise_case::vocabulary::Word;
use counterpoise_study::{
    ClaimOutcome, ClaimResult, Reproduced, TestResult, of_schools, of_study, reasons_of, tally,
};

/// The claims that are asked for, each with its grounds (`verbose`: with all of its tests), and a
/// summary of all; `width` characters wide.
#[must_use]
pub fn claims(
    case: &Case,
    asked: &[&ClaimResult],
    all: &[ClaimResult],
    verbose: bool,
    width: usize,
) -> Screen {
    let mut out = Screen::new(width);
    let (schools, study): (Vec<&ClaimResult>, Vec<&ClaimResult>) =
        asked.iter().partition(|r| r.calibration.is_some());
    for result in study {
        one(&mut out, case, result, verbose);
    }
    if !schools.is_empty() {
        out.gap();
        out.heading(
            "Calibration: textbook cases, each by the rule of the school whose author judged it",
        );
    }
    for result in schools {
        one(&mut out, case, result, verbose);
    }
    out.line(summary(case, all));
    out
}

/// The outcome, as wide as the widest.
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

fn one(out: &mut Screen, case: &Case, result: &ClaimResult, verbose: bool) {
    let claim = &case.claims[result.claim];
    let causal = claim.causal.map_or_else(String::new, |own| format!(" [{}]", own.word()));
    out.line(format!("{}  {}{causal}  {}", mark(result.outcome), bold(&claim.id), claim.title));
    if let Some(calibration) = &result.calibration {
        let school = &case[calibration.school].id;
        let words = reproduced_text(result).unwrap_or_default();
        detail(out, &format!("{school}: {words}; {}", rows_text(calibration)));
    }
    let grounds: Vec<&str> = result.reason_kinds().into_iter().map(kind_text).collect();
    if !grounds.is_empty() {
        detail(out, &format!("{}: {}", outcome_word(result.outcome), grounds.join(", ")));
    }
    let shown: Vec<&TestResult> = if verbose {
        result.tests.iter().collect()
    } else {
        result.deciding().filter(|test| !test.reasons.is_empty()).collect()
    };
    for test in shown {
        tested(out, case, result.claim, test, verbose);
    }
    if let Some(causal) = claim.causal.filter(|_| verbose) {
        detail(out, &format!("as a causal word: {}", causal_text(causal)));
    }
    if verbose {
        for of in &result.outside {
            detail(out, &outside_sentence(case, of));
        }
        if !claim.untestable.is_empty() {
            detail(out, &claim.untestable);
        }
    }
}

fn tested(out: &mut Screen, case: &Case, claim: usize, test: &TestResult, verbose: bool) {
    let reasons = reasons_text(case, test);
    let reasons = if reasons.is_empty() { reasons } else { format!(" ({reasons})") };
    detail(out, &format!("{}: {}{reasons}", test.text, found_text(case, &test.found)));
    if verbose {
        asides_texts(case, test).iter().for_each(|text| detail(out, text));
        return;
    }
    let rests_on = case.claims[claim].rests_on.len();
    if rests_on > 0 && test.outside.len() == rests_on {
        detail(
            out,
            "none of the events that the study rests it on is counted here; --verbose names them",
        );
    }
}

fn detail(out: &mut Screen, text: &str) {
    let room = out.width().min(120).saturating_sub(10);
    for part in wrapped(text, room) {
        out.hint(format!("          {part}"));
    }
}

fn summary(case: &Case, results: &[ClaimResult]) -> String {
    let part = |(outcome, n): &(ClaimOutcome, usize)| format!("{n} {}", outcome_word(*outcome));
    let counts = tally(of_study(results)).iter().map(part).collect::<Vec<_>>().join(", ");
    let claims = counted(of_study(results).count(), "claim", "claims");
    let mut lines = vec![format!("\n{claims}: {counts}")];
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
