//! A verdict under every combination of choices.

use crate::figure::{Chart, unset};
use crate::words::capital;
use counterpoise_case::model::Case;
use counterpoise_concepts::NONE_OF_THESE;
use counterpoise_draw::universes::{Choice, Column, Row, Spec};
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
        columns: verdict.curve.lines.iter().map(|line| column(stress, line)).collect(),
        choices: shown.map(|at| choice(case, verdict, at)).collect(),
    };
    let place = verdict.arena.map_or("All arenas together", |arena| &case[arena].title);
    let title = format!("{place}, {}: {} under other choices", period.title, verdict.label);
    let height = if told {
        format!("height: by how much {} leads every other label", verdict.label)
    } else {
        "height: by how little the first label leads the second".to_owned()
    };
    let subtitle = format!("{}; {height}", capital(&stress_extent(stress)));
    Chart::new(&format!("universes-{arena}-{}", period.id), title, subtitle, spec)
}

/// Choices that are drawn; the others stand in the table.
const MOST_CHOICES: usize = 9;
/// Options of one choice that are drawn.
const MOST_OPTIONS: usize = 9;

fn column(stress: &Stress, line: &Line) -> Column {
    let most = line.labels.iter().max().copied().unwrap_or(0);
    let label = line.labels.iter().position(|n| *n == most).unwrap_or(0);
    Column { heights: line.heights.map(f64::from), label: stress.labels[label].clone() }
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
