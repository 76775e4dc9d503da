//! The answer in three sentences, made from results.

use crate::answer::{Answer, CellAnswer, Judged};
use crate::cells::author_school;
use crate::claims::{ClaimOutcome, tally};
use crate::run::Bench;
use counterpoise_case::model::{Case, SchoolId};
use counterpoise_concepts::PairKind;

/// What the author's school says of the first arena over the periods; what the other schools say of its last period;
/// how the study's claims fare.
pub(crate) fn three(bench: &Bench<'_>, answer: &Answer) -> Vec<String> {
    let mut sentences = Vec::new();
    sentences.extend(author_school(bench).and_then(|school| story(bench, answer, school)));
    sentences.extend(schools(bench, answer));
    sentences.extend(claims(answer));
    sentences
}

fn of_first_arena<'a>(bench: &Bench<'_>, answer: &'a Answer) -> Vec<&'a CellAnswer> {
    let first = bench.case.header.arenas.first();
    answer.cells.iter().filter(|c| c.arena.as_ref() == first).collect()
}

fn story(bench: &Bench<'_>, answer: &Answer, school: SchoolId) -> Option<String> {
    let cells = of_first_arena(bench, answer);
    let judged: Vec<(&CellAnswer, &Judged)> =
        cells.iter().filter_map(|c| c.verdicts.iter().find(|j| j.verdict.school == school).map(|j| (*c, j))).collect();
    let first = judged.first()?;
    let arena = &bench.case[first.0.arena?].title;
    let parts: Vec<String> = judged.iter().map(|(cell, j)| part(bench.case, cell, j)).collect();
    let (subject, target) = (&bench.case[answer.dyad.0].name, &bench.case[answer.dyad.1].name);
    let by = &bench.case[school].title;
    Some(format!(
        "By the definition \u{201c}{by}\u{201d}, the behaviour of {subject} towards {target} in {arena} is {}.",
        join(&parts)
    ))
}

fn part(case: &Case, cell: &CellAnswer, judged: &Judged) -> String {
    let resampled = !judged.probabilities.is_empty();
    let share =
        if resampled { format!("{:.0}% of draws", 100.0 * judged.probability()) } else { "not resampled".to_owned() };
    let other = judged.mode().filter(|mode| *mode != judged.label());
    let share = match other {
        Some("indeterminate") => format!("{share}; more often it cannot be told"),
        Some(mode) => format!("{share}; more often {mode}"),
        None => share,
    };
    let period = &case[cell.period].title;
    match judged.verdict.label() {
        Some(label) => format!("{label} in the period \u{201c}{period}\u{201d} ({share})"),
        None => format!("not to be told in the period \u{201c}{period}\u{201d} ({share})"),
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
    for judged in &last.verdicts {
        match counts.iter_mut().find(|(label, _)| *label == judged.label()) {
            Some((_, n)) => *n += 1,
            None => counts.push((judged.label().to_owned(), 1)),
        }
    }
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let of = |(label, n): &(String, usize)| match label.as_str() {
        "indeterminate" => format!("{n} cannot tell"),
        label => format!("{n} {} {label}", if *n == 1 { "says" } else { "say" }),
    };
    let says: Vec<String> = counts.iter().map(of).collect();
    let split = differences(answer);
    let period = &bench.case[last.period].title;
    let one = if last.verdicts.len() == 1 { "school" } else { "schools" };
    Some(format!("Of {} {one}, in the period \u{201c}{period}\u{201d} {}{split}.", last.verdicts.len(), join(&says)))
}

/// Differences between schools that both say something. What one of them cannot tell, or counts outside its scope, is no
/// disagreement. Schools that share their calibration agree on the facts by construction: the sentence says so.
fn differences(answer: &Answer) -> String {
    let says = |label: &Option<String>| label.as_deref().is_some_and(|l| l != "outside-scope");
    let pairs = answer.disagreements.iter().flat_map(|cell| &cell.disagreement.pairs);
    let both: Vec<_> = pairs.filter(|p| says(&p.label_a) && says(&p.label_b)).collect();
    let definitional = both.iter().filter(|p| p.kind == PairKind::Definitional).count();
    if both.is_empty() {
        return String::new();
    }
    format!(
        "; over all arenas and periods two schools that both give a label give different ones {} times, {definitional} times by \
         definition alone (they calibrate alike, so facts can hardly part them)",
        both.len()
    )
}

fn claims(answer: &Answer) -> Option<String> {
    if answer.claims.is_empty() {
        return None;
    }
    let count = |wanted| tally(&answer.claims).iter().find(|(outcome, _)| *outcome == wanted).map_or(0, |(_, n)| *n);
    let (holds, thin, fails, untested) = (
        count(ClaimOutcome::Holds),
        count(ClaimOutcome::Thin),
        count(ClaimOutcome::Fails),
        count(ClaimOutcome::Untested),
    );
    let n = answer.claims.len();
    let verb = |n: usize, one: &'static str, many: &'static str| if n == 1 { one } else { many };
    Some(format!(
        "Of {n} {} tested against this evidence {holds} {}, {thin} {} thin, {fails} {}, and {untested} cannot be tested by evidence of this kind.",
        verb(n, "claim", "claims"),
        verb(holds, "holds", "hold"),
        verb(thin, "is", "are"),
        verb(fails, "fails", "fail"),
    ))
}
