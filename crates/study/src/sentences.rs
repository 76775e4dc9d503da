//! The answer in three sentences, made from results.

use crate::answer::{Answer, CellAnswer, Judged};
use crate::bench::Bench;
use crate::claims::{
    ClaimOutcome, ClaimResult, ReasonKind, Reproduced, TestResult, of_schools, of_study, tally,
};
use crate::stress::percent;
use crate::text::thousands;
use crate::text::within;
use counterpoise_case::model::{Case, Direction, SchoolId, TestKind};
use counterpoise_case::vocabulary::OUTSIDE_SCOPE;
use counterpoise_concepts::{PairKind, StanceState, Standing};

/// What came of the study's main claim, if the case names one; what the author's school says of the
/// first arena over the periods; how the claims fare and what the other schools say of the last
/// period.
pub(crate) fn three(bench: &Bench<'_>, answer: &Answer) -> Vec<String> {
    let story = bench.school.and_then(|school| story(bench, answer, school));
    let (schools, claims) = (schools(bench, answer), claims(answer));
    let Some(main) = main_claim(bench.case, answer) else {
        return [story, schools, claims].into_iter().flatten().collect();
    };
    let last =
        [claims, schools].into_iter().flatten().reduce(|first, second| joined(&first, &second));
    [Some(main), story, last].into_iter().flatten().collect()
}

/// Two sentences as one.
fn joined(first: &str, second: &str) -> String {
    let mut letters = second.chars();
    let start = letters.next().map_or_else(String::new, |c| c.to_lowercase().collect());
    format!("{}; {start}{}", first.trim_end_matches('.'), letters.as_str())
}

/// The claim the study stands or falls with: its outcome, then that of each test, the turn among
/// them.
fn main_claim(case: &Case, answer: &Answer) -> Option<String> {
    let at = case.header.main_claim?;
    let claim = &case.claims[at];
    let result = answer.claims.iter().find(|r| r.claim == at)?;
    let tests =
        claim.tests.iter().zip(&result.tests).map(|(test, of)| tested(case, &test.kind, of));
    let tests: Vec<String> = tests.collect();
    let parts = if tests.is_empty() { String::new() } else { format!(": {}", join(&tests)) };
    let (title, id) = (&claim.title, &claim.id);
    Some(format!(
        "The study\u{2019}s main claim, \u{201c}{title}\u{201d} ({id}), {}{parts}.",
        fares(result.outcome)
    ))
}

/// What a test of change measures: `net of acts`.
fn quantity(text: &str) -> &str {
    let what = text
        .strip_prefix("change: ")
        .and_then(|t| t.split_once(" -> "))
        .and_then(|(t, _)| t.rsplit_once(" of "));
    what.map_or(text, |(what, _)| what)
}

/// `is not decided`, `is supported`.
fn fares(outcome: ClaimOutcome) -> &'static str {
    match outcome {
        ClaimOutcome::Supported => "is supported",
        ClaimOutcome::Thin => "is supported on thin evidence",
        ClaimOutcome::Partly => "is partly supported",
        ClaimOutcome::NotSupported => "is not supported",
        ClaimOutcome::NotDecided => "is not decided",
        ClaimOutcome::Untested => "cannot be tested",
    }
}

/// One test of the main claim: what it asks for, how it fares, why.
fn tested(case: &Case, kind: &TestKind, result: &TestResult) -> String {
    let asked = match kind {
        TestKind::Verdict { cell, period, label, negated, .. } => {
            let not = if *negated { "no " } else { "" };
            let arena = cell.arena.map_or_else(
                || "all arenas together".to_owned(),
                |arena| within(&case[arena].title),
            );
            let period = &case[*period].title;
            format!("{not}{label} in {arena} in the period \u{201c}{period}\u{201d}")
        }
        TestKind::Change { direction, .. } => {
            let way = if *direction == Direction::Rises { "a rise" } else { "a fall" };
            let change = result.found.split(';').next().unwrap_or_default();
            let share = result.share.map_or_else(String::new, |p| {
                format!(", in {:.0}% of draws as claimed", 100.0 * p)
            });
            format!("the turn ({}: {way} {change}{share})", quantity(&result.text))
        }
        _ => format!("\u{201c}{}\u{201d}", result.text),
    };
    let mut kinds: Vec<&str> = result.reasons.iter().map(|r| ReasonKind::words(r.kind)).collect();
    kinds.dedup();
    let why = if kinds.is_empty() { String::new() } else { format!(" ({})", kinds.join("; ")) };
    format!("{asked} {}{why}", fares(result.outcome))
}

fn of_first_arena<'a>(bench: &Bench<'_>, answer: &'a Answer) -> Vec<&'a CellAnswer> {
    let first = bench.arenas.first();
    answer.cells.iter().filter(|c| c.arena.as_ref() == first).collect()
}

fn story(bench: &Bench<'_>, answer: &Answer, school: SchoolId) -> Option<String> {
    let cells = of_first_arena(bench, answer);
    let judged: Vec<(&CellAnswer, &Judged)> = cells
        .iter()
        .filter_map(|c| c.verdicts.iter().find(|j| j.verdict.school == school).map(|j| (*c, j)))
        .collect();
    let first = judged.first()?;
    let arena = within(&bench.case[first.0.arena?].title);
    let leans: Vec<String> =
        judged.iter().map(|(cell, _)| leant(bench.case, answer, cell)).collect();
    let parts: Vec<String> = judged.iter().map(|(cell, j)| part(bench.case, cell, j)).collect();
    let subject = &bench.case[answer.dyad.0].name;
    let by = &bench.case[school].title;
    let otherwise = otherwise(bench.case, answer, &judged);
    Some(format!(
        "In {arena} what {subject} did {}; by the definition \u{201c}{by}\u{201d} this is {}.{otherwise}",
        join(&leans),
        join(&parts)
    ))
}

/// How these verdicts fare under other choices.
fn otherwise(case: &Case, answer: &Answer, judged: &[(&CellAnswer, &Judged)]) -> String {
    let Some(stress) = &answer.stress else { return String::new() };
    let tried = judged.iter().map(|(cell, _)| stress.verdict(cell.arena, None, cell.period));
    let Some(tried) = tried.collect::<Option<Vec<_>>>() else { return String::new() };
    let shares: Vec<String> = tried
        .iter()
        .map(|verdict| verdict.holds.map_or_else(|| "none".to_owned(), percent))
        .collect();
    let mut choices: Vec<_> = tried.iter().map(|verdict| verdict.hangs_on()).collect();
    choices.dedup();
    let (each, hang) = match shares.len() {
        1 => ("this verdict", "hangs"),
        _ => ("these verdicts, in their order,", "hang"),
    };
    let on = match choices[..] {
        [Some(choice)] => format!(", and {hang} most on the {}", case.choices[choice].id),
        _ => String::new(),
    };
    format!(
        " Had the analyst chosen otherwise, {each} would come out in {} of {} universes{on}.",
        join(&shares),
        thousands(stress.judged)
    )
}

/// `leaned against China in the period ... (89%)`; where no way holds most of the draws, the two
/// likeliest.
fn leant(case: &Case, answer: &Answer, cell: &CellAnswer) -> String {
    let (stance, period) = (&cell.stance, &case[cell.period].title);
    let target = &case[answer.dyad.1].name;
    let mut ways = [
        (stance.to, format!("towards {target}")),
        (stance.mixed, "to neither side".to_owned()),
        (stance.against, format!("against {target}")),
    ];
    // Stable: of equals the friendlier stands first.
    ways.sort_by(|a, b| b.0.total_cmp(&a.0));
    let share = |p: f64| format!("{:.0}%", 100.0 * p);
    let [first, second, _] = &ways;
    let when = format!("in the period \u{201c}{period}\u{201d}");
    match stance.state {
        StanceState::Known if first.0 >= case.settings.set_at => {
            format!("leaned {} {when} ({})", first.1, share(first.0))
        }
        StanceState::Known => {
            format!(
                "leaned {} or {} {when} ({} and {})",
                first.1,
                second.1,
                share(first.0),
                share(second.0)
            )
        }
        StanceState::NoSideTaken => format!("took no side {when}"),
        StanceState::NoEvidence => format!("is not on record {when}"),
    }
}

/// `soft-balancing in the period ... (49%; hard-balancing is not excluded)`.
fn part(case: &Case, cell: &CellAnswer, judged: &Judged) -> String {
    let period = &case[cell.period].title;
    let said = format!("{} in the period \u{201c}{period}\u{201d}", judged.label());
    let not_excluded = judged.not_excluded();
    match judged.standing() {
        None | Some(Standing::NoEvidence | Standing::OutOfScope) => said,
        _ if not_excluded.is_empty() => format!("{said} ({:.0}%)", 100.0 * judged.probability()),
        _ => {
            let (p, are) =
                (100.0 * judged.probability(), if not_excluded.len() == 1 { "is" } else { "are" });
            format!("{said} ({p:.0}%; {} {are} not excluded)", not_excluded.join(" and "))
        }
    }
}

fn join(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [start @ .., last] => format!("{}, and {last}", start.join(", ")),
    }
}

fn schools(bench: &Bench<'_>, answer: &Answer) -> Option<String> {
    let cells = of_first_arena(bench, answer);
    let last = cells.last().filter(|cell| !cell.verdicts.is_empty())?;
    let mut counts: Vec<(String, usize)> = Vec::new();
    let mut count = |words: String| match counts.iter_mut().find(|(own, _)| *own == words) {
        Some((_, n)) => *n += 1,
        None => counts.push((words, 1)),
    };
    let (mut open, mut nameless, mut silent) = (0, 0, 0);
    for judged in &last.verdicts {
        match judged.standing() {
            Some(Standing::Named) => count(judged.label()),
            Some(Standing::NoName) => nameless += 1,
            Some(Standing::OutOfScope | Standing::NoEvidence) => silent += 1,
            _ => open += 1,
        }
    }
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let say = |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
    let mut says: Vec<String> =
        counts.iter().map(|(label, n)| format!("{} {label}", say(*n, "says", "say"))).collect();
    let rest = [
        (open, say(open, "leaves more than one label open", "leave more than one label open")),
        (nameless, say(nameless, "has no name for it", "have no name for it")),
        (silent, say(silent, "does not speak of such a pair", "do not speak of such a pair")),
    ];
    says.extend(rest.into_iter().filter(|(n, _)| *n > 0).map(|(_, words)| words));
    let split = differences(answer);
    let period = &bench.case[last.period].title;
    let one = if last.verdicts.len() == 1 { "school" } else { "schools" };
    Some(format!(
        "Of {} {one}, in the period \u{201c}{period}\u{201d} {}{split}.",
        last.verdicts.len(),
        join(&says)
    ))
}

/// Differences between schools that both say something. What one of them cannot tell, or counts
/// outside its scope, is no disagreement. Schools that share their calibration agree on the facts
/// by construction: the sentence says so.
fn differences(answer: &Answer) -> String {
    let (labelled, definitional) = differing(answer);
    if labelled == 0 {
        return String::new();
    }
    format!(
        "; over all arenas and periods two schools that both give a label give different ones {labelled} times, \
         {definitional} times by definition alone (they calibrate alike, so facts can hardly part them)"
    )
}

/// How often two schools that both give a label give different ones, over all arenas and periods,
/// and how often of these by definition. The pooled verdicts, which repeat the arenas, are left
/// out.
#[must_use]
pub fn differing(answer: &Answer) -> (usize, usize) {
    let says = |label: &Option<String>| label.as_deref().is_some_and(|l| l != OUTSIDE_SCOPE);
    let pairs = answer
        .disagreements
        .iter()
        .filter(|cell| cell.arena.is_some())
        .flat_map(|cell| &cell.disagreement.pairs);
    let both: Vec<_> = pairs.filter(|p| says(&p.label_a) && says(&p.label_b)).collect();
    (both.len(), both.iter().filter(|p| p.kind == PairKind::Definitional).count())
}

fn claims(answer: &Answer) -> Option<String> {
    if answer.claims.is_empty() {
        return None;
    }
    let counts = tally(of_study(&answer.claims));
    let said: Vec<String> = counts
        .iter()
        .filter(|(_, n)| *n > 0)
        .map(|(outcome, n)| format!("{n} {}", counted(*outcome, *n)))
        .collect();
    let n = of_study(&answer.claims).count();
    let claims = if n == 1 { "claim" } else { "claims" };
    Some(format!("Of {n} {claims} {}{}.", join(&said), calibrated(&answer.claims)))
}

/// `are supported`, of so many.
fn counted(outcome: ClaimOutcome, n: usize) -> String {
    let are = if n == 1 { "is" } else { "are" };
    match outcome {
        ClaimOutcome::Supported => format!("{are} supported"),
        ClaimOutcome::Thin => format!("{are} supported on thin evidence"),
        ClaimOutcome::Partly => format!("{are} partly supported"),
        ClaimOutcome::NotSupported => format!("{are} not supported"),
        ClaimOutcome::NotDecided => format!("{are} not decided"),
        ClaimOutcome::Untested => "cannot be tested".to_owned(),
    }
}

/// How the cases fare whose label a school's own author gives; nothing without such cases.
fn calibrated(results: &[ClaimResult]) -> String {
    let states: Vec<Reproduced> =
        of_schools(results).filter_map(|r| r.calibration).map(|c| c.reproduced).collect();
    let count = |of: Reproduced| states.iter().filter(|s| **s == of).count();
    match states.len() {
        0 => String::new(),
        n => format!(
            "; apart from these, {} of {n} textbook cases of schools come out as their authors have them, and {} have too few rows to tell",
            count(Reproduced::Yes),
            count(Reproduced::TooFewRows)
        ),
    }
}
