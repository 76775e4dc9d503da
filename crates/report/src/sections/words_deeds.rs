//! Statements and what became of them.

use crate::context::Context;
use crate::outline::{nothing, row, table};
use crate::words::{self, counted};
use counterpoise_case::vocabulary::Word;
use counterpoise_ledger::{Outcome, Pair};
use maud::{Markup, html};

const OUTCOMES: [(Outcome, &str, &str); 4] = [
    (Outcome::Fulfilled, "\u{2713}", "fulfilled"),
    (Outcome::Contradicted, "\u{2715}", "contradicted"),
    (Outcome::Mixed, "\u{25d0}", "mixed"),
    (Outcome::Pending, "\u{25cc}", "pending"),
];

pub(crate) fn body(context: &Context<'_>) -> Markup {
    let pairs = &context.answer.pairs;
    if pairs.is_empty() {
        return nothing(
            "There is no pair: no statement that accommodates or resists shares an issue with anything.",
        );
    }
    let count = |of: Outcome| pairs.iter().filter(|p| p.outcome == of).count();
    let counts: Vec<String> =
        OUTCOMES.iter().map(|(of, _, word)| format!("{} {word}", count(*of))).collect();
    let rows: Vec<Markup> = OUTCOMES
        .iter()
        .flat_map(|(of, ..)| pairs.iter().filter(move |p| p.outcome == *of))
        .map(|p| line(context, p))
        .collect();
    html! {
        p.lead {
            "A statement is paired with later deeds on the same issue: deeds on the same side fulfil it, deeds on the other side contradict \
             it. Of " (counted(pairs.len(), "pair", "pairs")) " " (counts.join(", ")) "."
        }
        (table(context, "cards", "Statements and what became of them", &["Statement", "Issue", "What became of it", "Through"], &rows))
    }
}

fn line(context: &Context<'_>, pair: &Pair) -> Markup {
    let event = &context.case[pair.statement];
    let (_, sign, word) =
        OUTCOMES.iter().find(|(of, ..)| *of == pair.outcome).unwrap_or(&OUTCOMES[3]);
    let when = event.date.as_ref().map_or_else(|| "undated".to_owned(), words::date);
    html! {
        (row(&[
            html! { (words::event(context, pair.statement)) " " (event.title) span.cites { (when) ", " (event.stance.word()) } },
            html! { (pair.issue) },
            html! { span.state { i aria-hidden="true" { (sign) } " " (word) } },
            html! { @if pair.deeds.is_empty() { "no later deed on the issue" } @else { (words::events(context, &pair.deeds)) } },
        ]))
    }
}
