//! Schools side by side, as tables.

use super::judge::probability;
use crate::called::verdict_text;
use counterpoise_case::model::Case;
use counterpoise_concepts::PairKind;
use counterpoise_frames::{Cell, Table};
use counterpoise_study::{Answer, Judged};

/// What the schools say side by side: one row for each arena, school and period.
#[must_use]
pub fn verdicts(case: &Case, found: &Answer) -> Table {
    let mut rows = Vec::new();
    for arena in &found.arenas {
        for (at, school) in found.schools.iter().enumerate() {
            for cell in found.cells.iter().filter(|c| c.arena == Some(*arena)) {
                let lead = [&case[*arena].id, &case[*school].id, &case[cell.period].id]
                    .map(|id| id.as_str().into());
                rows.extend(
                    cell.verdicts.get(at).map(|judged| [lead.to_vec(), said(judged)].concat()),
                );
            }
        }
    }
    Table::new(&[
        "arena",
        "school",
        "period",
        "verdict",
        "probability",
        "most re-readings say",
        "their share",
    ])
    .with(rows)
}

fn said(judged: &Judged) -> Vec<Cell> {
    let most = judged.mode();
    let share = judged.probabilities.iter().map(|p| p.p).fold(0.0, f64::max);
    vec![
        verdict_text(judged).into(),
        probability(judged).into(),
        most.into(),
        most.map(|_| share).into(),
    ]
}

const DIFFERENCES: [&str; 9] = [
    "arena",
    "period",
    "school",
    "says",
    "other school",
    "says otherwise",
    "kind",
    "attribute",
    "events",
];

/// Where two schools disagree, and on what that rests.
#[must_use]
pub fn differences(case: &Case, found: &Answer) -> Table {
    let label = |l: &Option<String>| l.clone().unwrap_or_else(|| "none of these".to_owned());
    let mut rows: Vec<[Cell; 9]> = Vec::new();
    for cell in &found.disagreements {
        for pair in &cell.disagreement.pairs {
            rows.push([
                cell.arena.map_or("all", |a| case[a].id.as_str()).into(),
                case[cell.period].id.as_str().into(),
                case[pair.a].id.as_str().into(),
                label(&pair.label_a).into(),
                case[pair.b].id.as_str().into(),
                label(&pair.label_b).into(),
                if pair.kind == PairKind::Definitional { "definitional" } else { "factual" }.into(),
                pair.attribute.map(|a| case[a].id.as_str()).into(),
                pair.events.iter().map(|e| case[*e].id.clone()).collect::<Vec<_>>().into(),
            ]);
        }
    }
    Table::new(&DIFFERENCES).with(rows)
}
