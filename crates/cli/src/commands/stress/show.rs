//! What came of it, for a person and as rows.

use crate::failure::Result;
use crate::output::{Format, line, table, width, wrapped};
use crate::style::{bold, dim};
use counterpoise_case::model::Case;
use counterpoise_exchange::{Cell, Table};
use counterpoise_study::{Stress, Stressed, dyad_text, summary};

pub(super) fn text(case: &Case, found: &Stress) -> Result<()> {
    let pair = case.header.subject.zip(case.header.target).map_or_else(String::new, |pair| dyad_text(case, pair));
    line(&format!("{pair}: {}", found.extent()))?;
    found.verdicts.iter().try_for_each(|verdict| one(case, found, verdict))?;
    if found.claims.is_empty() {
        return Ok(());
    }
    line(&format!("\n{}", bold(&format!("Claims, in {} universes", found.claimed))))?;
    table(&claims(case, found), Format::Text)
}

fn one(case: &Case, found: &Stress, verdict: &Stressed) -> Result<()> {
    let arena = verdict.arena.map_or("all arenas", |arena| case[arena].title.as_str());
    let school = verdict.school.map_or_else(String::new, |school| format!(", by {}", case[school].id));
    line("")?;
    line(&bold(&format!("{arena}, {}{school}: {}", case[verdict.period].title, verdict.label)))?;
    let room = width().min(110);
    let mut sentences = vec![format!("{}.", capital(&summary(case, verdict)))];
    if !verdict.alike.is_empty() {
        sentences.push(format!("Counted as the same: {}.", verdict.alike.join(", ")));
    }
    sentences.push(verdict.unless(case));
    for sentence in sentences {
        wrapped(&sentence, room).iter().try_for_each(|l| line(l))?;
    }
    line("")?;
    table(&labels(verdict), Format::Text)?;
    line("")?;
    table(&choices(case, verdict), Format::Text)?;
    let schools =
        verdict.schools.iter().map(|share| [case[share.school].id.clone(), share.label.clone(), share.summary(case)]);
    if found.definition.is_some() {
        line(&dim("\nEach school, in the universes that have its definition:"))?;
        table(&Table::new(&["school", "verdict", "how it fares"]).with(schools), Format::Text)?;
    }
    Ok(())
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn labels(verdict: &Stressed) -> Table {
    let all: u64 = verdict.labels.iter().map(|(_, n)| n).sum();
    let row = |(label, n): &(String, u64)| {
        [Cell::from(label.as_str()), (*n as f64 / all.max(1) as f64).into(), (*n as f64).into()]
    };
    Table::new(&["verdict", "share", "universes"]).with(verdict.labels.iter().map(row))
}

/// The choices, the one that explains most first, with the options in which the verdict fares worst and best.
fn choices(case: &Case, verdict: &Stressed) -> Table {
    let row = |at: usize| {
        let (choice, named) = (&verdict.choices[at], &case.choices[at].options);
        let said = |option: Option<usize>| {
            let held = option.and_then(|option| Some((option, choice.held(option)?)));
            held.map_or_else(String::new, |(at, held)| format!("{} {:.0}%", named[at].id, 100.0 * held))
        };
        [
            Cell::from(case.choices[at].id.as_str()),
            choice.explains().into(),
            choice.shapley.map(|share| share.error).into(),
            choice.effect.into(),
            said(choice.worst()).into(),
            said(choice.best()).into(),
        ]
    };
    Table::new(&["choice", "explains", "error", "by itself", "holds least with", "holds most with"])
        .with(verdict.by_weight().into_iter().map(row))
}

const COLUMNS: [&str; 13] = [
    "arena",
    "period",
    "verdict",
    "holds",
    "choice",
    "explains",
    "error",
    "by itself",
    "option",
    "preferred",
    "clause",
    "holds with it",
    "universes",
];

/// One row for each option of each choice.
pub(super) fn rows(case: &Case, found: &Stress) -> Table {
    let option = |verdict: &Stressed, at: usize, option: usize| {
        let (choice, own) = (&case.choices[at], &verdict.choices[at]);
        let all = own.options[option].1;
        [
            Cell::from(verdict.arena.map_or("all", |arena| case[arena].id.as_str())),
            case[verdict.period].id.as_str().into(),
            verdict.label.as_str().into(),
            verdict.holds.into(),
            choice.id.as_str().into(),
            own.explains().into(),
            own.shapley.map(|share| share.error).into(),
            own.effect.into(),
            choice.options[option].id.as_str().into(),
            (option == choice.preferred).into(),
            choice.options[option].phrase.as_str().into(),
            own.held(option).into(),
            (all as f64).into(),
        ]
    };
    let mut rows = Vec::new();
    for verdict in &found.verdicts {
        for at in 0..case.choices.len() {
            rows.extend((0..case.choices[at].options.len()).map(|own| option(verdict, at, own)));
        }
    }
    Table::new(&COLUMNS).with(rows)
}

/// One row for each claim.
pub(super) fn claims(case: &Case, found: &Stress) -> Table {
    let share = |n: u64| found.share_of_claimed(n);
    let row = |of: &counterpoise_study::ClaimShare| {
        let claim = &case.claims[of.claim];
        [Cell::from(claim.id.as_str()), share(of.met).into(), share(of.open).into(), claim.title.as_str().into()]
    };
    Table::new(&["claim", "met", "open", "what it says"]).with(found.claims.iter().map(row))
}
