//! A verdict under every combination of choices.

use crate::figure::{Chart, unset};
use crate::words::capital;
use counterpoise_case::model::Case;
use counterpoise_concepts::NONE_OF_THESE;
use counterpoise_draw::universes::{Choice, Column, Row, Share, Spec};
use counterpoise_present::plain::{list, spoken};
use counterpoise_present::stress_extent;
use counterpoise_study::{Line, Stress, Stressed};

/// The specification curve with the choices beneath it, those that explain most first.
pub(crate) fn universes(case: &Case, stress: &Stress, verdict: &Stressed) -> Chart {
    let arena = verdict.arena.map_or("all", |arena| case[arena].id.as_str());
    let period = &case[verdict.period];
    let shown = verdict
        .by_weight()
        .into_iter()
        .filter(|&at| case.choices[at].options.len() > 1)
        .take(MOST_CHOICES);
    let told = verdict.label != NONE_OF_THESE;
    let spec = Spec {
        head: unset(),
        height: if told { "lead".to_owned() } else { "no lead".to_owned() },
        columns: verdict.curve.lines.iter().map(|line| column(stress, verdict, line)).collect(),
        shares: shares(verdict),
        choices: shown.map(|at| choice(case, verdict, at)).collect(),
    };
    let place = verdict.arena.map_or("All arenas together", |arena| &case[arena].title);
    let title =
        format!("{place}, {}: the likeliest name under other defensible codings", period.title);
    let subtitle = format!("{}. {}", capital(&stress_extent(stress)), height(verdict, told));
    let chart = Chart::new(&format!("universes-{arena}-{}", period.id), title, subtitle, spec);
    Chart { on_phone: false, ..chart }
}

/// Choices that are drawn; the others stand in the table.
const MOST_CHOICES: usize = 9;
/// Options of one choice that are drawn.
const MOST_OPTIONS: usize = 9;

/// What the height is, and which names count as one.
fn height(verdict: &Stressed, told: bool) -> String {
    let name = spoken(&verdict.label);
    if !told {
        return "As coded no name fits; height: by how little the first name leads the second"
            .to_owned();
    }
    let alike = match &verdict.alike[..] {
        [] => String::new(),
        alike => {
            let alike: Vec<String> = alike.iter().map(|label| spoken(label)).collect();
            format!(", with which {} counts as one", list(&alike, "or"))
        }
    };
    format!("As coded it is {name}{alike}; height: by how much it leads every other name")
}

/// The name under which a label counts: that of the verdict for those that count as the same.
fn kind<'v>(verdict: &'v Stressed, label: &'v str) -> &'v str {
    if verdict.alike.iter().any(|alike| alike == label) { &verdict.label } else { label }
}

/// How many universes have each name, the most frequent first; of equals the first of the labels.
fn counts<'v>(stress: &'v Stress, verdict: &'v Stressed, labels: &[u32]) -> Vec<(&'v str, u64)> {
    let mut counts: Vec<(&str, u64)> = Vec::new();
    for (label, n) in stress.labels.iter().zip(labels) {
        let name = kind(verdict, label);
        match counts.iter_mut().find(|(own, _)| *own == name) {
            Some((_, count)) => *count += u64::from(*n),
            None => counts.push((name, u64::from(*n))),
        }
    }
    counts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    counts
}

fn column(stress: &Stress, verdict: &Stressed, line: &Line) -> Column {
    let label = counts(stress, verdict, &line.labels).first().map_or("", |(name, _)| name);
    Column { heights: line.heights.map(f64::from), label: label.to_owned() }
}

/// The share of each name of all universes that were judged.
fn shares(verdict: &Stressed) -> Vec<Share> {
    let share = |(label, share): (&str, f64)| {
        let with = label == verdict.label && !verdict.alike.is_empty();
        let name = if label == NONE_OF_THESE { "no name for it".to_owned() } else { spoken(label) };
        let name = if with { format!("{name} and its like") } else { name };
        Share { label: label.to_owned(), name, share }
    };
    verdict.shares().into_iter().map(share).collect()
}

fn choice(case: &Case, verdict: &Stressed, at: usize) -> Choice {
    let (own, curve) = (&case.choices[at], &verdict.curve.options[at]);
    let remark = verdict.choices[at].explains().map_or_else(String::new, |share| {
        format!("explains {}", counterpoise_draw::text::percent(share))
    });
    let row = |option: usize| Row {
        name: own.options[option].id.clone(),
        preferred: option == own.preferred,
        shares: curve[option].iter().map(|share| f64::from(*share)).collect(),
    };
    let mut options: Vec<usize> = (0..own.options.len()).collect();
    if options.len() > MOST_OPTIONS {
        // The preferred one, those that flip the verdict by themselves, and those whose universes
        // fare most unlike the others.
        let flips = |option: usize| verdict.flips.iter().any(|flip| flip.changes == [(at, option)]);
        let apart = |option: usize| {
            let held = verdict.choices[at].held(option).or(verdict.holds);
            (held.unwrap_or(0.0) - verdict.holds.unwrap_or(0.0)).abs()
        };
        options.sort_by(|&a, &b| {
            let first = |option: usize| (option != own.preferred, !flips(option));
            first(a).cmp(&first(b)).then(apart(b).total_cmp(&apart(a))).then(a.cmp(&b))
        });
        options.truncate(MOST_OPTIONS);
        options.sort_unstable();
    }
    let hidden = own.options.len() - options.len();
    let name =
        if hidden > 0 { format!("{} ({hidden} more)", own.title) } else { own.title.clone() };
    Choice { name, remark, options: options.into_iter().map(row).collect() }
}
