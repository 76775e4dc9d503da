//! The stated choices as a table.

use crate::context::Context;
use crate::outline::{row, table};
use counterpoise_case::model::Set;
use counterpoise_case::vocabulary::Word;
use counterpoise_present::number;
use maud::{Markup, html};

/// Every setting of the run, and the sets of evidence.
pub(crate) fn settings(context: &Context<'_>) -> Markup {
    let mut rows: Vec<Markup> = values(context)
        .into_iter()
        .map(|(name, value, meaning)| {
            row(&[html! { code { (name) } }, html! { (value) }, html! { (meaning) }])
        })
        .collect();
    rows.extend(context.case.sets.iter().map(set));
    table(context, "", "Choices that this result is under", &["Choice", "Here", "Meaning"], &rows)
}

fn set(of: &Set) -> Markup {
    row(&[
        html! { "set " code { (of.id) } },
        html! { @if of.on { "on" } @else { "off" } },
        html! { (of.title) },
    ])
}

fn values(context: &Context<'_>) -> Vec<(&'static str, String, &'static str)> {
    let s = &context.case.settings;
    let range = |(least, most): (f64, f64)| {
        if least == most { number(least) } else { format!("{} to {}", number(least), number(most)) }
    };
    vec![
        ("seed", context.answer.seed.to_string(), "of every random stream"),
        ("draws", number(f64::from(context.answer.draws)), "re-readings of the evidence"),
        (
            "spread",
            number(s.spread),
            "share of their distance by which calibration points move in the re-readings",
        ),
        (
            "aggregation",
            s.aggregation.word().to_owned(),
            "how necessary conditions combine, unless a school says otherwise",
        ),
        (
            "undated",
            s.undated.word().to_owned(),
            "how an act that happened once, some day between, counts",
        ),
        ("reach", s.reach.word().to_owned(), "in which arenas an act counts"),
        ("lean", range(s.lean), "odds that a side must have for a lean"),
        ("some", range(s.some), "share from which on there is some of a kind of act"),
        ("unit", number(s.unit), "what one ordinary act weighs: the unit of evidence"),
        ("set-at", number(s.set_at), "probability that must be reached for a verdict"),
        ("combine", s.combine.word().to_owned(), "how judges are combined"),
        (
            "fewest-events",
            s.fewest_events.to_string(),
            "ordinary acts whose weight a claim must rest on, in each of its periods, not to be thin",
        ),
        ("fewest-sources", s.fewest_sources.to_string(), "sources likewise"),
        (
            "confidence",
            number(s.confidence),
            "share of re-readings in which a test must be as claimed to be met; not met at 1 less that",
        ),
        (
            "cut",
            format!("{} dB", number(s.cut)),
            "by which finding or missing a clue must move the odds for it to be a decisive test",
        ),
        ("path-window", format!("{} months", s.path_window_months), "width of the sliding window"),
        ("path-step", format!("{} months", s.path_step_months), "step of the sliding window"),
    ]
}
