//! Every defensible choice, tried: what came of it as tables.

use crate::stress::{stressed_text, unless_text};
use counterpoise_case::model::{Case, ChoiceOption};
use counterpoise_frames::{Cell, Table};
use counterpoise_study::{ChoiceShare, ClaimShare, Flipped, Moved, SchoolShare, Stress, Stressed};

/// Arena, period and verdict, with which every row begins.
fn lead(case: &Case, verdict: &Stressed) -> Vec<Cell> {
    let arena = verdict.arena.map_or("all", |arena| case[arena].id.as_str());
    vec![arena.into(), case[verdict.period].id.as_str().into(), verdict.label.as_str().into()]
}

/// A table with rows for each verdict.
fn table<R: IntoIterator<Item = Vec<Cell>>>(
    case: &Case,
    found: &Stress,
    columns: &[&str],
    rows: impl Fn(&Stressed) -> R,
) -> Table {
    let columns = [&["arena", "period", "verdict"], columns].concat();
    let one = |verdict| {
        let lead = lead(case, verdict);
        rows(verdict).into_iter().map(move |row| [lead.clone(), row].concat()).collect::<Vec<_>>()
    };
    Table::new(&columns).with(found.verdicts.iter().flat_map(one).collect::<Vec<_>>())
}

fn judged(verdict: &Stressed) -> u64 {
    verdict.labels.iter().map(|(_, n)| n).sum()
}

fn count(n: u64) -> Cell {
    (n as f64).into()
}

fn choice_name(case: &Case, at: Option<usize>) -> Cell {
    at.map(|at| case.choices[at].id.as_str()).into()
}

/// How each verdict fares in all universes.
#[must_use]
pub fn verdicts(case: &Case, found: &Stress) -> Table {
    let columns = [
        "school",
        "holds",
        "universes",
        "of",
        "hangs most on",
        "disagreement",
        "in words",
        "unless",
    ];
    table(case, found, &columns, |verdict| {
        [vec![
            verdict.school.map(|school| case[school].id.as_str()).into(),
            verdict.holds.into(),
            count(judged(verdict)),
            (found.total as f64).into(),
            choice_name(case, verdict.hangs_on()),
            verdict.disagreement.into(),
            stressed_text(case, verdict).into(),
            unless_text(case, verdict).into(),
        ]]
    })
}

/// What else comes out, and how often.
#[must_use]
pub fn labels(case: &Case, found: &Stress) -> Table {
    table(case, found, &["comes out", "share", "universes", "counts as the verdict"], |verdict| {
        let all = judged(verdict).max(1) as f64;
        let same = |label: &String| *label == verdict.label || verdict.alike.contains(label);
        let row = |(label, n): &(String, u64)| {
            vec![label.as_str().into(), (*n as f64 / all).into(), count(*n), same(label).into()]
        };
        verdict.labels.iter().map(row).collect::<Vec<_>>()
    })
}

/// What each choice explains, the one that explains most first.
#[must_use]
pub fn choices(case: &Case, found: &Stress) -> Table {
    let columns = [
        "choice",
        "explains",
        "error",
        "by itself",
        "by chance",
        "moved in",
        "options",
        "holds least with",
        "holds most with",
    ];
    table(case, found, &columns, |verdict| {
        let row = |at: usize| {
            let (own, choice): (&ChoiceShare, _) = (&verdict.choices[at], &case.choices[at]);
            let named = |option: Option<usize>| {
                Cell::from(option.map(|option| choice.options[option].id.as_str()))
            };
            vec![
                choice.id.as_str().into(),
                own.explains().into(),
                own.shapley.map(|share| share.error).into(),
                own.effect.into(),
                own.floor.into(),
                own.moved(choice.preferred).into(),
                count(choice.options.len() as u64),
                named(own.worst()),
                named(own.best()),
            ]
        };
        verdict.by_weight().into_iter().map(row).collect::<Vec<_>>()
    })
}

/// How a verdict fares with each option of each choice that bears on it.
#[must_use]
pub fn options(case: &Case, found: &Stress) -> Table {
    let columns = [
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
    table(case, found, &columns, |verdict| {
        let mut rows = Vec::new();
        for (choice, own) in case.choices.iter().zip(&verdict.choices).filter(|(_, own)| own.bears)
        {
            let row = |(at, option): (usize, &ChoiceOption)| {
                vec![
                    verdict.holds.into(),
                    choice.id.as_str().into(),
                    own.explains().into(),
                    own.shapley.map(|share| share.error).into(),
                    own.effect.into(),
                    option.id.as_str().into(),
                    (at == choice.preferred).into(),
                    option.phrase.as_str().into(),
                    own.held(at).into(),
                    count(own.options[at].1),
                ]
            };
            rows.extend(choice.options.iter().enumerate().map(row));
        }
        rows
    })
}

/// What each school says, in the universes that have its definition.
#[must_use]
pub fn schools(case: &Case, found: &Stress) -> Table {
    table(case, found, &["school", "says", "holds", "universes", "hangs most on"], |verdict| {
        let row = |share: &SchoolShare| {
            vec![
                case[share.school].id.as_str().into(),
                share.label.as_str().into(),
                share.holds.into(),
                count(share.judged),
                choice_name(case, share.hangs_on),
            ]
        };
        verdict.schools.iter().map(row).collect::<Vec<_>>()
    })
}

/// The smallest sets of changes with which another label comes out.
#[must_use]
pub fn flips(case: &Case, found: &Stress) -> Table {
    table(case, found, &["changes", "what is changed", "clauses", "then"], |verdict| {
        let row = |flip: &Flipped| {
            let option = |&(choice, option): &(usize, usize)| {
                (&case.choices[choice], &case.choices[choice].options[option])
            };
            let pairs: Vec<_> = flip.changes.iter().map(option).collect();
            vec![
                count(flip.changes.len() as u64),
                pairs
                    .iter()
                    .map(|(choice, option)| format!("{}={}", choice.id, option.id))
                    .collect::<Vec<_>>()
                    .into(),
                pairs.iter().map(|(_, option)| option.phrase.clone()).collect::<Vec<_>>().into(),
                flip.label.as_str().into(),
            ]
        };
        verdict.flips.iter().map(row).collect::<Vec<_>>()
    })
}

/// One row for each claim.
#[must_use]
pub fn claims(case: &Case, found: &Stress) -> Table {
    let share = |n: u64| found.share_of_claimed(n);
    let row = |of: &ClaimShare| {
        let claim = &case.claims[of.claim];
        [
            Cell::from(claim.id.as_str()),
            share(of.met).into(),
            share(of.open).into(),
            claim.title.as_str().into(),
        ]
    };
    Table::new(&["claim", "met", "open", "what it says"]).with(found.claims.iter().map(row))
}

/// One row for each option of each choice that bears on explanations.
#[must_use]
pub fn explanations(case: &Case, found: &Stress) -> Table {
    let Some(explained) = &found.explained else { return Table::new(&EXPLAINED) };
    let range = explained.range.map_or([None; 5], |range| range.map(Some));
    let option = |moved: &Moved, option: usize| {
        let choice = &case.choices[moved.choice];
        let (_, all, median) = moved.options[option];
        let own = [
            Cell::from(explained.leader.as_str()),
            explained.leads.into(),
            choice.id.as_str().into(),
            moved.effect.into(),
            choice.options[option].id.as_str().into(),
            (option == choice.preferred).into(),
            choice.options[option].phrase.as_str().into(),
            moved.led(option).into(),
            median.into(),
            (all as f64).into(),
        ];
        own.into_iter().chain(range.into_iter().map(Cell::from)).collect::<Vec<Cell>>()
    };
    let rows = explained
        .choices
        .iter()
        .flat_map(|moved| (0..moved.options.len()).map(move |at| option(moved, at)));
    Table::new(&EXPLAINED).with(rows)
}

const EXPLAINED: [&str; 15] = [
    "leader",
    "leads",
    "choice",
    "by itself",
    "option",
    "preferred",
    "clause",
    "leads with it",
    "median with it",
    "universes",
    "least",
    "lower quartile",
    "median",
    "upper quartile",
    "greatest",
];
