//! How much of the disagreement is about words, and how much about facts.

use crate::context::Context;
use crate::figure::{Chart, unset};
use counterpoise_draw::split::{Part, Spec};

/// The pairs of schools that differ, over all arenas and periods, by why they do.
pub(crate) fn disagreement(context: &Context<'_>) -> Chart {
    let cells = context.answer.disagreements.iter().filter(|c| c.arena.is_some());
    let sums = cells.fold((0, 0), |(d, f), cell| {
        (d + cell.disagreement.definitional, f + cell.disagreement.factual)
    });
    let part = |label: &str, n: usize, note: &str| Part {
        note: format!("{n} pairs. {note}"),
        ..Part::new(label, n as f64)
    };
    let parts = vec![
        part("by definition", sums.0, "They would differ if they read every event alike."),
        part(
            "on the facts",
            sums.1,
            "They would agree if one took the other's reading of what happened.",
        ),
    ];
    let spec = Spec { head: unset(), parts: if sums == (0, 0) { Vec::new() } else { parts } };
    Chart::new(
        "disagreement",
        "Why two schools differ".to_owned(),
        "Pairs of schools with different verdicts, also where one has no name for it, over all arenas and periods".to_owned(),
        spec,
    )
}
