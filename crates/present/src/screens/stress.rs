//! What `stress` says: each verdict in every defensible coding, and what it hangs on.

use crate::screen::Screen;
use crate::stress::{
    explained_extent, explained_spread, explained_text, explained_unless, school_share_text,
    stress_extent, stressed_text, unless_text,
};
use crate::tables::stress as rows;
use crate::text::dyad_text;
use counterpoise_case::model::Case;
use counterpoise_concepts::NONE_OF_THESE;
use counterpoise_frames::{Cell, Table};
use counterpoise_study::{ExplainedElsewhere, Stress, Stressed};

/// All verdicts, explanations and claims that were tried, `width` characters wide.
#[must_use]
pub fn stress(case: &Case, found: &Stress, width: usize) -> Screen {
    let mut out = Screen::new(width);
    out.line(format!("{}: {}", dyad_text(case, found.dyad), stress_extent(found)));
    for verdict in &found.verdicts {
        one(&mut out, case, found, verdict);
    }
    if let Some(explained) = &found.explained {
        explanations(&mut out, case, explained);
    }
    if !found.claims.is_empty() {
        out.gap();
        out.heading(format!("Claims, in {} codings", found.claimed));
        out.table(&rows::claims(case, found));
    }
    out
}

fn one(out: &mut Screen, case: &Case, found: &Stress, verdict: &Stressed) {
    let arena = verdict.arena.map_or("All arenas", |arena| case[arena].title.as_str());
    let school =
        verdict.school.map_or_else(String::new, |school| format!(", by {}", case[school].id));
    out.gap();
    let none = verdict.label == NONE_OF_THESE;
    let name = if none { "no name for it" } else { &verdict.label };
    out.heading(format!("{arena}, {}{school}: {name}", case[verdict.period].title));
    let mut sentences = vec![format!("{}.", capital(&stressed_text(case, verdict)))];
    if !verdict.alike.is_empty() {
        sentences.push(format!("Counted as the same: {}.", verdict.alike.join(", ")));
    }
    sentences.push(unless_text(case, verdict));
    for sentence in sentences {
        out.paragraph(sentence);
    }
    out.gap();
    out.table(&labels(verdict));
    out.gap();
    out.table(&choices(case, verdict));
    let schools = verdict.schools.iter().map(|share| {
        [case[share.school].id.clone(), share.label.clone(), school_share_text(case, share)]
    });
    if found.definition.is_some() {
        out.hint("\nEach school, in the codings that have its definition:");
        out.table(&Table::new(&["school", "verdict", "how it fares"]).with(schools));
    }
}

/// Who leads among the explanations, and which choice that hangs on.
fn explanations(out: &mut Screen, case: &Case, explained: &ExplainedElsewhere) {
    out.gap();
    out.heading(format!("Why it happened: {}", explained_extent(explained)));
    let sentences = [
        Some(format!("{}.", explained_text(case, explained))),
        explained_spread(explained),
        Some(explained_unless(case, explained)),
    ];
    for sentence in sentences.iter().flatten() {
        out.paragraph(sentence);
    }
    let all: u64 = explained.leaders.iter().map(|(_, n)| n).sum();
    let leader = |(name, n): &(String, u64)| {
        [Cell::from(name.as_str()), (*n as f64 / all.max(1) as f64).into(), (*n as f64).into()]
    };
    out.gap();
    out.table(
        &Table::new(&["leads", "share", "codings"]).with(explained.leaders.iter().map(leader)),
    );
    let row = |at: usize| {
        let moved = &explained.choices[at];
        let choice = &case.choices[moved.choice];
        let said = |option: Option<usize>| {
            let led = option.and_then(|option| Some((option, moved.led(option)?)));
            led.map_or_else(String::new, |(at, led)| {
                format!("{} {:.0}%", choice.options[at].id, 100.0 * led)
            })
        };
        let extremes = moved.extremes();
        [
            Cell::from(choice.id.as_str()),
            moved.effect.into(),
            said(extremes.map(|(least, _)| least)).into(),
            said(extremes.map(|(_, most)| most)).into(),
        ]
    };
    out.gap();
    let heads = ["choice", "by itself", "leads least with", "leads most with"];
    out.table(&Table::new(&heads).with(explained.by_weight().into_iter().map(row)));
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
    Table::new(&["verdict", "share", "codings"]).with(verdict.labels.iter().map(row))
}

/// The choices, the one that explains most first, with the options in which the verdict fares worst
/// and best.
fn choices(case: &Case, verdict: &Stressed) -> Table {
    let row = |at: usize| {
        let (choice, named) = (&verdict.choices[at], &case.choices[at].options);
        let said = |option: Option<usize>| {
            let held = option.and_then(|option| Some((option, choice.held(option)?)));
            held.map_or_else(String::new, |(at, held)| {
                format!("{} {:.0}%", named[at].id, 100.0 * held)
            })
        };
        [
            Cell::from(case.choices[at].id.as_str()),
            choice.explains().into(),
            choice.shapley.map(|share| share.error).into(),
            choice.effect.into(),
            choice
                .moved(case.choices[at].preferred)
                .map(|share| format!("{:.0}%", 100.0 * share))
                .into(),
            said(choice.worst()).into(),
            said(choice.best()).into(),
        ]
    };
    Table::new(&[
        "choice",
        "explains",
        "error",
        "by itself",
        "moved in",
        "holds least with",
        "holds most with",
    ])
    .with(verdict.by_weight().into_iter().map(row))
}
